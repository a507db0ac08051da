/** Which parts of the map are taken, so that no label is written over another. */

export class Room {
  constructor(private readonly width: number) {}

  private readonly taken: (readonly [number, number, number, number])[] = [];

  /** Does a line of text end before the edges? */
  holds(x: number, y: number, width: number): boolean {
    return x > 3 && x + width < this.width - 3 && y > 8;
  }

  /** Take a box; false, and nothing taken, where something stands already. */
  claim(x: number, y: number, width: number, height: number): boolean {
    if (this.taken.some(([a, b, w, h]) => x < a + w && a < x + width && y < b + h && b < y + height)) return false;
    this.force(x, y, width, height);
    return true;
  }

  force(x: number, y: number, width: number, height: number): void {
    this.taken.push([x, y, width, height]);
  }
}

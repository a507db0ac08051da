/** Which parts of the map are taken, so that no label is written over another. */

export class Room {
  private readonly taken: (readonly [number, number, number, number])[] = [];

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

/** Longitude and latitude -> pixels: Mercator, with a centre and a scale that stay inside the box of the atlas. */

import type { Box } from "./data";

export type Point = readonly [x: number, y: number];
const RAD = Math.PI / 180;
const CLOSEST = 7000; // pixels for a degree of longitude: about 12 m a pixel at 40 degrees north

export function mercator(lon: number, lat: number): Point {
  const held = Math.min(Math.max(lat, -84), 84) * RAD;
  return [lon, -Math.log(Math.tan(Math.PI / 4 + held / 2)) / RAD];
}

export class Camera {
  x = 0;
  y = 0;
  scale = 1;
  width = 1;
  height = 1;
  private readonly low: Point;
  private readonly high: Point;

  constructor(private readonly box: Box) {
    this.low = mercator(box[0], box[3]);
    this.high = mercator(box[2], box[1]);
  }

  get widest(): number {
    return Math.max(this.width / (this.high[0] - this.low[0]), this.height / (this.high[1] - this.low[1]));
  }

  resize(width: number, height: number): void {
    this.width = Math.max(width, 1);
    this.height = Math.max(height, 1);
    this.settle();
  }

  /** Show a box whole, with `margin` pixels around it. */
  frame(box: Box, margin: number, closest = CLOSEST): void {
    const [a, b] = [mercator(box[0], box[3]), mercator(box[2], box[1])];
    const fits = (pixels: number, degrees: number): number =>
      Math.max(pixels - 2 * margin, 60) / Math.max(degrees, 0.004);
    this.scale = Math.min(fits(this.width, b[0] - a[0]), fits(this.height, b[1] - a[1]), closest);
    this.x = (a[0] + b[0]) / 2;
    this.y = (a[1] + b[1]) / 2;
    this.settle();
  }

  /** Pixels of a longitude and latitude. Where the box crosses 180 degrees, longitudes go on past it. */
  pixel(lon: number, lat: number): Point {
    const [x, y] = mercator(lon < this.box[0] && lon + 360 <= this.box[2] ? lon + 360 : lon, lat);
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  degrees(px: number, py: number): Point {
    const y = (py - this.height / 2) / this.scale + this.y;
    return [(px - this.width / 2) / this.scale + this.x, (2 * Math.atan(Math.exp(-y * RAD)) - Math.PI / 2) / RAD];
  }

  pan(dx: number, dy: number): void {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.settle();
  }

  zoom(factor: number, px = this.width / 2, py = this.height / 2): void {
    const before = this.scale;
    this.scale = Math.min(Math.max(before * factor, this.widest), CLOSEST);
    const shift = 1 / before - 1 / this.scale;
    this.x += (px - this.width / 2) * shift;
    this.y += (py - this.height / 2) * shift;
    this.settle();
  }

  get closest(): boolean {
    return this.scale > CLOSEST * 0.9;
  }

  /** The scale at which the view is `km` kilometres wide. */
  close(km: number): number {
    return (this.scale * this.width * this.grain) / km;
  }

  /** Kilometres for a pixel in the middle of the view. */
  get grain(): number {
    const lat = this.degrees(this.width / 2, this.height / 2)[1];
    return (111.32 * Math.cos(lat * RAD)) / this.scale;
  }

  private settle(): void {
    this.scale = Math.min(Math.max(this.scale, this.widest), Math.max(CLOSEST, this.widest));
    const hold = (value: number, low: number, high: number, half: number): number =>
      high - low <= 2 * half ? (low + high) / 2 : Math.min(Math.max(value, low + half), high - half);
    this.x = hold(this.x, this.low[0], this.high[0], this.width / 2 / this.scale);
    this.y = hold(this.y, this.low[1], this.high[1], this.height / 2 / this.scale);
  }
}

/** The base map on canvas: water with shore lines, land, lakes, the net of degrees, routes. */

import { type Camera, mercator } from "./camera";
import type { Atlas, Leg } from "./data";

export const PAINT = {
  water: "#cfdde0", shore: "#bccfd3", coast: "#8fa6aa", land: "#f1ece0", net: "rgba(70,80,80,.09)",
  rail: "#6f675c", road: "#b39b78", ink: "#24211c", muted: "#6b645a", halo: "rgba(244,240,230,.92)",
} as const; // prettier-ignore

const FOOT = 28; // pixels in which the scale stands

/** East, west, north, south, as the reader writes them. */
export type Winds = readonly [string, string, string, string];

export interface Ground {
  draw(pen: CanvasRenderingContext2D, camera: Camera, winds: Winds): void;
}

/** Rings of steps as one path in Mercator degrees, measured from the first corner so that floats stay exact. */
function outline(rings: readonly number[][], step: number): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    let [x, y] = [0, 0];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      x += ring[i] ?? 0;
      y += ring[i + 1] ?? 0;
      const [mx, my] = mercator(x * step, y * step);
      if (i === 0) path.moveTo(mx, my);
      else path.lineTo(mx, my);
    }
    path.closePath();
  }
  return path;
}

export function ground(atlas: Atlas): Ground {
  const land = outline(atlas.ground.land, atlas.ground.step);
  const lakes = outline(atlas.ground.lakes, atlas.ground.step);
  return {
    draw(pen, camera, winds) {
      pen.fillStyle = PAINT.water;
      pen.fillRect(0, 0, camera.width, camera.height);
      pen.save();
      pen.translate(camera.width / 2, camera.height / 2);
      pen.scale(camera.scale, camera.scale);
      pen.translate(-camera.x, -camera.y);
      shores(pen, land, camera.scale);
      pen.fillStyle = PAINT.land;
      pen.fill(land, "evenodd");
      pen.lineWidth = 1 / camera.scale;
      pen.strokeStyle = PAINT.coast;
      pen.stroke(land);
      pen.fillStyle = PAINT.water;
      pen.fill(lakes, "evenodd");
      pen.stroke(lakes);
      pen.restore();
      net(pen, camera, winds);
      for (const leg of atlas.routes) route(pen, camera, leg);
    },
  };
}

/** Three lines along the shore, fainter outwards, as engraved maps have them; land is painted over their inner half. */
function shores(pen: CanvasRenderingContext2D, land: Path2D, scale: number): void {
  pen.lineJoin = "round";
  for (const [width, alpha] of [
    [26, 0.22],
    [15, 0.3],
    [7, 0.42],
  ] as const) {
    pen.globalAlpha = alpha;
    pen.strokeStyle = PAINT.shore;
    pen.lineWidth = width / scale;
    pen.stroke(land);
  }
  pen.globalAlpha = 1;
}

function net(pen: CanvasRenderingContext2D, camera: Camera, winds: Winds): void {
  const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20].find((one) => one * camera.scale > 110) ?? 30;
  const [west, north] = camera.degrees(0, 0);
  const [east, south] = camera.degrees(camera.width, camera.height);
  const marks: [string, number, number][] = [];
  pen.strokeStyle = PAINT.net;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
    const x = Math.round(camera.pixel(lon, north)[0]) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, camera.height);
    marks.push([degree(lon, step, winds[0], winds[1]), x + 4, 11]);
  }
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
    const y = Math.round(camera.pixel(west, lat)[1]) + 0.5;
    pen.moveTo(0, y);
    pen.lineTo(camera.width, y);
    if (y < camera.height - FOOT) marks.push([degree(lat, step, winds[2], winds[3]), 5, y - 5]);
  }
  pen.stroke();
  pen.font = "10px system-ui, sans-serif";
  pen.textBaseline = "alphabetic";
  pen.fillStyle = "rgba(70, 75, 70, .55)";
  for (const [text, x, y] of marks) pen.fillText(text, x, y);
}

function degree(value: number, step: number, more: string, less: string): string {
  const held = value > 180 ? value - 360 : value;
  const digits = step >= 1 ? 0 : step === 0.25 ? 2 : 1;
  return `${Math.abs(held).toFixed(digits)}° ${held < 0 ? less : more}`;
}

/** A line as the path of the pen, or, `on`, as a further part of it. */
export function trace(pen: CanvasRenderingContext2D, camera: Camera, line: readonly number[], on = false): void {
  if (!on) pen.beginPath();
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [x, y] = camera.pixel(line[i] ?? 0, line[i + 1] ?? 0);
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
}

function route(pen: CanvasRenderingContext2D, camera: Camera, leg: Leg): void {
  pen.save();
  pen.lineCap = "butt";
  const stroke = (colour: string, width: number, dash: number[] = []): void => {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.stroke();
  };
  trace(pen, camera, leg.line);
  if (leg.mode === "rail") {
    stroke(PAINT.rail, 2.6);
    stroke(PAINT.land, 1.2, [7, 7]);
  } else if (leg.mode === "sea") stroke(PAINT.coast, 1, [2, 5]);
  else if (leg.mode === "road") stroke(PAINT.road, 1.4);
  else stroke(PAINT.road, 1, [5, 4]);
  pen.restore();
}

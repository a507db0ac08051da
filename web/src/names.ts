/** Names of places on canvas: those that the sources speak of most come first, and none over another. */

import type { Camera, Point } from "./camera";
import type { Atlas } from "./data";
import { PAINT } from "./ground";
import type { Room } from "./room";
import type { Choice } from "./store";

const FAMILY = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "DejaVu Serif", serif';

function weight(atlas: Atlas, index: number, chosen: number): number {
  const place = atlas.places[index];
  if (!place) return 0;
  return (
    (index === chosen ? 1e6 : 0) + place.claims.length * 2 + (place.kind === "city" ? 8 : place.kind === "town" ? 3 : 0)
  );
}

/** A symbol: where it is drawn, and the spot that it stands for. */
export interface Taken {
  readonly at: Point;
  readonly spot: Point;
}

/** Write names: in the first round (`great`) those of cities and of the chosen place, in the second the rest. */
export function drawNames(
  pen: CanvasRenderingContext2D,
  camera: Camera,
  atlas: Atlas,
  choice: Choice,
  room: Room,
  taken: readonly Taken[],
  great: boolean,
): void {
  const chosen = choice.chosen?.kind === "place" ? choice.chosen.at : -1;
  const order = atlas.places.map((_, i) => i).sort((a, b) => weight(atlas, b, chosen) - weight(atlas, a, chosen));
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const index of order) {
    const place = atlas.places[index];
    if (!place?.at || WIDE.has(place.kind)) continue;
    const [x, y] = camera.pixel(place.at[0], place.at[1]);
    if (x < -20 || y < -20 || x > camera.width + 20 || y > camera.height + 20) continue;
    const big = place.kind === "city";
    if ((big || index === chosen) !== great) continue;
    const under = taken.some(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 12);
    const held = taken.some(({ spot }) => Math.hypot(spot[0] - x, spot[1] - y) < 3);
    if (!under || index === chosen) dot(pen, x, y, index === chosen, place.kind);
    pen.font = `${index === chosen ? "bold " : ""}${big ? 14 : 12}px ${FAMILY}`;
    label(pen, room, place.names[0] ?? "", x, y, big, held, place.claims.length === 0);
  }
}

/** Areas have no spot of their own; a dot would claim one. */
const WIDE = new Set(["region", "country", "sea", "river", "lake", "province"]);

function dot(pen: CanvasRenderingContext2D, x: number, y: number, chosen: boolean, kind: string): void {
  pen.beginPath();
  pen.arc(x, y, kind === "city" ? 3.2 : 2.2, 0, 7);
  pen.fillStyle = PAINT.ink;
  pen.fill();
  if (!chosen) return;
  pen.beginPath();
  pen.arc(x, y, 8, 0, 7);
  pen.strokeStyle = "#0f5c66";
  pen.lineWidth = 2;
  pen.stroke();
}

function label(
  pen: CanvasRenderingContext2D,
  room: Room,
  name: string,
  x: number,
  y: number,
  big: boolean,
  wide: boolean,
  faint: boolean,
): void {
  const width = pen.measureText(name).width;
  const near = [[x + 7, y], [x - 7 - width, y], [x - width / 2, y + 13], [x - width / 2, y - 13]] as const; // prettier-ignore
  const off = [[x + 23, y], [x - 23 - width, y], [x - width / 2, y + 25], [x - width / 2, y - 32], [x + 23, y - 14], [x + 23, y + 14], [x - 23 - width, y - 14], [x - 23 - width, y + 14], [x - width / 2, y + 44], [x - width / 2, y - 52], [x + 44, y], [x - 44 - width, y]] as const; // prettier-ignore
  const tries = wide ? [...near, ...off] : near;
  const spot = tries.find(([tx, ty]) => room.holds(tx, ty, width) && room.claim(tx - 2, ty - 7, width + 4, 14));
  if (!spot) return;
  pen.lineWidth = 3.4;
  pen.strokeStyle = PAINT.halo;
  pen.strokeText(name, spot[0], spot[1]);
  pen.fillStyle = faint ? PAINT.muted : big ? PAINT.ink : "#453f36";
  pen.fillText(name, spot[0], spot[1]);
}

/** The place within reach of a press, if any. */
export function nearest(atlas: Atlas, camera: Camera, x: number, y: number): number | null {
  let [found, least]: [number | null, number] = [null, 16];
  atlas.places.forEach((place, index) => {
    if (!place.at || WIDE.has(place.kind)) return;
    const [px, py] = camera.pixel(place.at[0], place.at[1]);
    const far = Math.hypot(px - x, py - y);
    if (far < least) [found, least] = [index, far];
  });
  return found;
}

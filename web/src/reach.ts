/** Where units can have been on a day of a film: bounds that Python worked out, drawn and put in words, never a track. */

import type { Camera } from "./camera";
import type { Atlas, Reach, Shape, Unit } from "./data";
import { el, redraw } from "./dom";
import { PAINT, trace } from "./ground";
import { type Choice, UNDECLARED } from "./store";
import type { Say } from "./words";

const NAMED = 6; // places and stretches of an area that are written out

export function reach(unit: Unit | undefined, day: number): Reach | null {
  return unit?.reach?.find((one) => one.from <= day && day <= one.to) ?? null;
}

const NOWHERE: Shape = { places: [], legs: [] };

function shapeOf(atlas: Atlas, bounds: Reach): Shape {
  return atlas.film?.shapes[bounds.shape ?? -1] ?? NOWHERE;
}

/** One layer of a colour: what is drawn in it is of one shade, wherever its parts meet. */
interface Layer {
  readonly colour: string;
  readonly strong: boolean;
  readonly found: Reach[];
}

/** Stretches of all units; areas, which are wide, of those alone that are chosen or pointed at. */
export function drawReach(
  pen: CanvasRenderingContext2D,
  camera: Camera,
  atlas: Atlas,
  choice: Choice,
  pointed: readonly number[],
): void {
  const layers = new Map<string, Layer>();
  const chosen = choice.chosen?.kind === "unit" ? choice.chosen.at : -1;
  atlas.units.forEach((unit, index) => {
    const bounds = reach(unit, choice.day);
    const strong = index === chosen || pointed.includes(index);
    if (!bounds || (bounds.kind !== "stretch" && !strong)) return;
    const colour = unit.side === null ? UNDECLARED : (choice.colours[unit.side] ?? UNDECLARED);
    const key = `${strong}${colour}`;
    const layer = layers.get(key) ?? { colour, strong, found: [] };
    layer.found.push(bounds);
    layers.set(key, layer);
  });
  for (const layer of [...layers.values()].sort((a, b) => Number(a.strong) - Number(b.strong)))
    spread(pen, camera, atlas, layer);
}

/** Drawn full on a sheet of its own, then laid on the map for the map to show through. */
function spread(pen: CanvasRenderingContext2D, camera: Camera, atlas: Atlas, layer: Layer): void {
  const sheet = el("canvas", { width: pen.canvas.width, height: pen.canvas.height });
  const on = sheet.getContext("2d");
  if (!on) return;
  on.setTransform(pen.getTransform());
  on.lineCap = on.lineJoin = "round";
  for (const [colour, more] of [
    [PAINT.ink, 1.2],
    [layer.colour, 0],
  ] as const)
    for (const bounds of layer.found) shape(on, camera, atlas, bounds, colour, more);
  pen.save();
  pen.resetTransform();
  pen.globalAlpha = layer.strong ? 0.7 : 0.5;
  pen.drawImage(sheet, 0, 0);
  pen.restore();
}

/** Legs as thick lines and places as discs, `more` pixels larger on every side. */
function shape(
  pen: CanvasRenderingContext2D,
  camera: Camera,
  atlas: Atlas,
  bounds: Reach,
  colour: string,
  more: number,
): void {
  const { places, legs } = shapeOf(atlas, bounds);
  const wide = bounds.kind === "stretch" ? 14 : 9;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = wide + 2 * more;
  pen.beginPath();
  for (const leg of legs) {
    const line = atlas.film?.legs[leg]?.line;
    if (line) trace(pen, camera, line, true);
  }
  pen.stroke();
  pen.beginPath();
  for (const place of places) {
    const at = atlas.film?.places[place]?.at;
    if (!at) continue;
    const [x, y] = camera.pixel(at[0], at[1]);
    pen.moveTo(x, y);
    pen.arc(x, y, 8.5 + more, 0, 7);
  }
  pen.fill();
}

/** The bounds of a unit in words: a place, stretches of way, the places of an area, or why nobody can say. */
export function bounded(atlas: Atlas, unit: Unit | undefined, day: number, say: Say): string {
  const bounds = reach(unit, day);
  if (!bounds) return say("reach_none");
  if (bounds.kind === "unknown") return say("reach_unknown", { reason: say(bounds.reason) });
  const shape = shapeOf(atlas, bounds);
  const legs = shape.legs.map((leg) => atlas.film?.legs[leg]).filter((leg) => leg !== undefined);
  const ways = legs.map((leg) => `${leg.ends.join("–")} (km ${leg.km[0]}–${leg.km[1]})`);
  const places = shape.places.map((place) => atlas.film?.places[place]?.name ?? "");
  const parts = (bounds.kind === "stretch" && ways.length) || !places.length ? ways : places;
  const names = parts.slice(0, NAMED).join(", ");
  const more = parts.length - NAMED;
  return say(`reach_${bounds.kind}`, { names: more > 0 ? say("reach_more", { names, count: more }) : names });
}

/** What the shapes mean, on the map itself; it opens with the room that the map has. */
export function key(holder: HTMLElement, say: Say): void {
  const before = holder.querySelector("details");
  const open = before ? before.open : holder.parentElement !== null && holder.parentElement.clientWidth > 500;
  const line = (look: string, words: string): HTMLElement =>
    el("li", {}, el("i", { class: `bound ${look}` }), el("span", {}, say(words)));
  redraw(
    holder,
    el(
      "details",
      { open },
      el("summary", { "data-key": "film-key" }, say("film_note")),
      el("ul", {}, line("stretch", "legend_stretch"), line("area", "legend_area"), line("none", "legend_unbounded")),
    ),
  );
}

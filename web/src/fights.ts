/** Engagements of the day on canvas: a mark at the place, the same for every side and every outcome. */

import type { Camera } from "./camera";
import type { Atlas, Claim } from "./data";
import { PAINT } from "./ground";

const VAGUE = 14; // days; an engagement dated more loosely is no mark on a day

/** An engagement that the sources give for a day or a few, and not as a plan or a denial. */
export function dated(claim: Claim): claim is Claim & { days: readonly [number, number] } {
  return (
    claim.kind === "engagement" &&
    claim.days !== null &&
    claim.days[1] - claim.days[0] <= VAGUE &&
    claim.polarity !== "planned" &&
    claim.polarity !== "negated"
  );
}

export function drawFights(pen: CanvasRenderingContext2D, camera: Camera, atlas: Atlas, day: number): void {
  const places = new Set<number>();
  for (const claim of atlas.claims)
    if (dated(claim) && claim.days[0] <= day && day <= claim.days[1] && claim.place !== null) places.add(claim.place);
  for (const place of places) {
    const at = atlas.places[place]?.at;
    if (at) star(pen, ...camera.pixel(at[0], at[1]));
  }
}

function star(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.beginPath();
  for (let i = 0; i < 24; i++) {
    const radius = i % 2 ? 20 : 28;
    const turn = (i * Math.PI) / 12;
    pen.lineTo(x + radius * Math.cos(turn), y + radius * Math.sin(turn));
  }
  pen.closePath();
  pen.fillStyle = "rgba(255, 246, 214, .92)";
  pen.fill();
  pen.lineWidth = 1.1;
  pen.strokeStyle = PAINT.ink;
  pen.stroke();
}

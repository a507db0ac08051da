/** Movements on canvas: long dashes along the quickest known way, dotted as the crow flies, short dashes where only planned. */

import type { Camera } from "./camera";
import type { Atlas, Move } from "./data";
import { trace } from "./ground";
import { type Choice, UNDECLARED } from "./store";

const TRAIL = 7; // days for which a finished movement fades

/** How strongly a movement shows on the day, 0 to 1. */
function strength(move: Move, choice: Choice): number {
  const mine = choice.chosen?.kind === "unit" && choice.chosen.at === move.unit;
  const floor = mine ? 0.4 : 0;
  if (!move.days || choice.day < move.days[0]) return mine ? 0.28 : 0;
  if (choice.day <= move.days[1]) return 1;
  if (move.planned) return floor;
  return Math.max(floor, 1 - (choice.day - move.days[1]) / TRAIL);
}

export function drawMoves(pen: CanvasRenderingContext2D, camera: Camera, atlas: Atlas, choice: Choice): void {
  for (const move of atlas.moves) {
    const alpha = strength(move, choice);
    if (alpha <= 0.02) continue;
    const side = atlas.units[move.unit]?.side ?? null;
    const colour = side === null ? UNDECLARED : (choice.colours[side] ?? UNDECLARED);
    for (const leg of move.legs) {
      pen.save();
      pen.globalAlpha = alpha;
      pen.lineJoin = "round";
      pen.lineCap = "round";
      trace(pen, camera, leg.line);
      const dash = move.planned ? [11, 8] : leg.mode === null ? [0.5, 6.5] : [18, 9];
      pen.setLineDash(dash);
      stroke(pen, "#fffdf7", move.planned ? 4 : 6.5);
      stroke(pen, "#24211c", move.planned ? 2.4 : 4.6);
      stroke(pen, colour, move.planned ? 1.6 : 3);
      pen.restore();
    }
    const last = move.legs.at(-1);
    if (last) head(pen, camera, last.line, colour, alpha, move.planned);
  }
}

function stroke(pen: CanvasRenderingContext2D, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** The arrow head, set back from the place so that it does not hide under the symbol. */
function head(
  pen: CanvasRenderingContext2D,
  camera: Camera,
  line: readonly number[],
  colour: string,
  alpha: number,
  open: boolean,
): void {
  const n = line.length;
  const [bx, by] = camera.pixel(line[n - 2] ?? 0, line[n - 1] ?? 0);
  let [ax, ay] = [bx, by];
  for (let i = n - 4; i >= 0 && Math.hypot(bx - ax, by - ay) < 18; i -= 2)
    [ax, ay] = camera.pixel(line[i] ?? 0, line[i + 1] ?? 0);
  const far = Math.hypot(bx - ax, by - ay);
  if (far < 8) return;
  pen.save();
  pen.globalAlpha = alpha;
  pen.translate(bx, by);
  pen.rotate(Math.atan2(by - ay, bx - ax));
  pen.beginPath();
  pen.moveTo(-2, 0);
  pen.lineTo(-14, -6.5);
  if (!open) pen.lineTo(-11, 0);
  else pen.moveTo(-2, 0);
  pen.lineTo(-14, 6.5);
  pen.lineWidth = 1.4;
  pen.strokeStyle = "#24211c";
  pen.fillStyle = colour;
  if (!open) {
    pen.closePath();
    pen.fill();
  }
  pen.stroke();
  pen.restore();
}

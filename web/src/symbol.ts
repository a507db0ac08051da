/** Unit symbols: one frame for every side, filled with the side's colour; parts from tools/symbols.py. */

import type { Unit } from "./data";
import { svg } from "./dom";
import parts from "./symbols.json";

type Shape = readonly [path: string, width: number, filled: number];
const arms = parts.arms as unknown as Readonly<Record<string, readonly Shape[]>>;
const echelons = parts.echelons as unknown as Readonly<Record<string, readonly Shape[]>>;

const FRAME = "M25,50H175V150H25Z";

function shape([path, width, filled]: Shape): SVGPathElement {
  return svg("path", {
    d: path,
    "stroke-width": width * 1.5,
    stroke: width ? "var(--ink)" : "none",
    fill: filled ? "var(--ink)" : "none",
  });
}

/** A symbol `height` pixels high, as the top of a stack where more lie under it. The colour comes from the CSS variable --side of what holds it. */
export function symbol(unit: Pick<Unit, "echelon" | "arm">, height: number, stacked = false): SVGSVGElement {
  const base = unit.echelon === "headquarters" ? 215 : 160;
  return svg(
    "svg",
    {
      class: "symbol",
      viewBox: `10 2 180 ${base - 2}`,
      height,
      width: Math.round((height * 180) / (base - 2)),
      "aria-hidden": "true",
      focusable: "false",
    },
    stacked && svg("path", { d: FRAME, class: "under", transform: "translate(15 -14)" }),
    svg("path", { d: FRAME, class: "shade", transform: "translate(2 5)" }),
    svg("path", { d: FRAME, class: "back" }),
    svg(
      "g",
      { class: "body" },
      svg("path", { d: FRAME, class: "frame" }),
      ...(arms[unit.arm ?? ""] ?? []).map(shape),
      ...(echelons[unit.echelon] ?? []).map(shape),
    ),
  );
}

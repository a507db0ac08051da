/** What holds for a unit on a day: found in its spells, never worked out here. */

import type { Atlas, Position, Spell, Told, Unit } from "./data";

export type Sureness = "stated" | "about" | "carried" | "near" | "way" | "undated";

export function spell(unit: Unit, day: number): Spell | null {
  let found: Spell | null = null;
  for (const one of unit.spells) {
    if (one.from > day) break;
    found = one;
  }
  return found;
}

/** Stated on the day itself, on one day of a range that holds it or beside it, carried forward, or told without any day; of a
 * place also: bound for it, or by inference at or near it. */
export function sureness(told: Told<unknown> | Position, day: number): Sureness {
  if (!told.days) return "undated";
  if ("how" in told && told.how !== "at") return told.how === "near" ? "near" : "way";
  if (day > told.days[1] || day < told.days[0]) return "carried";
  if (told.beside) return "about";
  return told.stretch || told.days[0] === told.days[1] ? "stated" : "about";
}

/** Days since it was last attested; none for what holds on the day or has no date. */
export function age(told: Told<unknown>, day: number): number {
  return told.days ? Math.max(0, day - told.days[1]) : 0;
}

export interface Standing {
  readonly unit: number;
  readonly place: number;
  readonly at: readonly [number, number];
  readonly sure: Sureness;
  readonly told: Position;
  /** How many symbols it has on this day, and how many answers of the sources they stand for. */
  readonly symbols: number;
  readonly rivals: number;
}

/** How many answers with a day there are that part: the places that one claim tells are one answer, and what a passage
 * tells beside a day, in its order, parts from nothing. */
export function parted(told: readonly Told<unknown>[]): number {
  let apart: (readonly number[])[] = [];
  for (const { claims } of told.filter((one) => one.days !== null && !one.beside)) {
    const met = apart.filter((other) => other.some((claim) => claims.includes(claim)));
    apart = [...apart.filter((other) => !met.includes(other)), [...claims, ...met.flat()]];
  }
  return apart.length;
}

/** Whether a unit is there on a day: it is founded, not dissolved, and something is told of it. */
export function there(unit: Unit | undefined, day: number): boolean {
  const holds = unit ? spell(unit, day) : null;
  if (!unit || !holds || holds.gone) return false;
  const said = [holds.positions, holds.strengths, holds.commanders, holds.parents].some((told) => told.length > 0);
  return unit.named || said;
}

/** Every unit at every place where the sources have it on a day, or for which it is bound; rival answers are all there.
 * Of places told without a date only those of the unit `asked` for: nobody says that it was there on this day. */
export function standings(atlas: Atlas, day: number, asked = -1): Standing[] {
  return atlas.units.flatMap((unit, index) => {
    const positions = (spell(unit, day)?.positions ?? []).filter(
      (told) => told.how !== "left" && (told.days !== null || index === asked),
    );
    return positions.flatMap((told) => {
      const at = atlas.places[told.value]?.at;
      return at
        ? [
            {
              unit: index,
              place: told.value,
              at,
              sure: sureness(told, day),
              told,
              symbols: positions.filter((one) => one.days !== null).length,
              rivals: parted(positions),
            },
          ]
        : [];
    });
  });
}

/** "Vidin", "Vidin → Plevne" of a unit on its way, "≈ Plevne" where it must have come, "Vidin →" where it went off. */
export function whereabouts(atlas: Atlas, position: Position): string {
  const name = (place: number): string => atlas.places[place]?.names[0] ?? "";
  const place = name(position.value);
  if (position.how === "left") return `${place} →`;
  if (position.how === "near") return `≈ ${place}`;
  if (position.how === "at") return place;
  return `${position.origin === null ? "" : `${name(position.origin)} `}→ ${place}`;
}

const ORDER = [
  "army_group",
  "front",
  "army",
  "corps",
  "group",
  "division",
  "brigade",
  "regiment",
  "detachment",
  "battalion",
  "squadron",
  "company",
  "battery",
];

/** Higher formations first, then by name as Turkish sorts. */
export function byRank(atlas: Atlas): (a: number, b: number) => number {
  const rank = (unit: Unit | undefined): number => {
    const at = ORDER.indexOf(unit?.echelon ?? "");
    return at < 0 ? ORDER.length : at;
  };
  return (a, b) =>
    rank(atlas.units[a]) - rank(atlas.units[b]) ||
    (atlas.units[a]?.names[0] ?? "").localeCompare(atlas.units[b]?.names[0] ?? "", "tr", { numeric: true });
}

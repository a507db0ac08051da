/** What holds for a unit on a day: found in its spells, never worked out here. */

import type { Atlas, Position, Spell, Told, Unit } from "./data";

export type Sureness = "stated" | "about" | "carried" | "undated";

export function spell(unit: Unit, day: number): Spell | null {
  let found: Spell | null = null;
  for (const one of unit.spells) {
    if (one.from > day) break;
    found = one;
  }
  return found;
}

/** Stated on the day itself, on one day of a range that holds it, carried forward, or told without any day. */
export function sureness(told: Told<unknown>, day: number): Sureness {
  if (!told.days) return "undated";
  if (day > told.days[1] || day < told.days[0]) return "carried";
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
  readonly told: Told<number>;
  readonly rivals: number;
}

/** Every unit at every place where the sources have it on a day; rival answers are all there. Of places told without
 * a date only those of the unit `asked` for: nobody says that it was there on this day. */
export function standings(atlas: Atlas, day: number, asked = -1): Standing[] {
  return atlas.units.flatMap((unit, index) => {
    const positions = (spell(unit, day)?.positions ?? []).filter((told) => told.days !== null || index === asked);
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
              rivals: positions.filter((rival) => rival.days !== null).length,
            },
          ]
        : [];
    });
  });
}

/** "Vidin", or "Vidin → Plevne" of a unit on its way. */
export function whereabouts(atlas: Atlas, position: Position): string {
  const name = (place: number): string => atlas.places[place]?.names[0] ?? "";
  return position.heading === null ? name(position.value) : `${name(position.value)} → ${name(position.heading)}`;
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

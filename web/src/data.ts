/** The contract between Python (src/sefer/atlas/contract.py) and this page. Days are ordinals as in Python's toordinal. */

export type Lang = "tr" | "en";
export type Span = readonly [earliest: number, latest: number];
export type Box = readonly [west: number, south: number, east: number, north: number];

/** One answer of the sources: what they say, which claims say it, and when it was said to hold. */
export interface Told<V> {
  readonly value: V;
  readonly claims: readonly number[];
  readonly days: Span | null;
  /** False where the days are bounds of one unknown day, true where every day between is meant. */
  readonly stretch: boolean;
  /** True where the day is that of the sentence: none is told of the thing itself. */
  readonly inferred: boolean;
  /** True where no day is told of it: the days are those of what its passage tells before it. */
  readonly beside: boolean;
}

/** A place at which a unit is ("at"), for which it has set out ("departs"), to which it must have come though nobody
 * tells of it ("near"), or from which it went nobody says where ("left"). */
export interface Position extends Told<number> {
  readonly origin: number | null;
  readonly how: "at" | "departs" | "near" | "left";
}

/** What holds for a unit from a day until the day before the next spell. Places, units are indexes. */
export interface Spell {
  readonly from: number;
  /** Not there: nothing is told of it yet, it is founded later, or its end was told. */
  readonly gone: boolean;
  readonly positions: readonly Position[];
  readonly strengths: readonly Told<Readonly<Record<string, readonly [number, number]>>>[];
  readonly commanders: readonly Told<string>[];
  readonly parents: readonly Told<number>[];
}

/** Where a unit can have been from one day to another, the last included. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly kind: "point" | "stretch" | "area" | "unknown";
  /** Index of a shape of the film; none where nobody can say. */
  readonly shape: number | null;
  /** The key of the sentence that says why; empty where nothing has to be said. */
  readonly reason: string;
  /** Claims that tell of that very day, and those of the nearest days before and after it. */
  readonly said: readonly number[];
  readonly bound: readonly number[];
}

export interface Shape {
  readonly places: readonly number[];
  readonly legs: readonly number[];
}

/** The places and stretches between which units can have been; without coordinates what nobody has located. */
export interface Film {
  readonly places: readonly { readonly name: string; readonly at: readonly [lon: number, lat: number] | null }[];
  readonly legs: readonly {
    readonly ends: readonly [string, string];
    readonly km: readonly [number, number];
    readonly mode: string;
    readonly line: readonly number[] | null;
  }[];
  /** Places and legs together, by their indexes. */
  readonly shapes: readonly Shape[];
}

export interface Unit {
  readonly id: string;
  /** False for a force that the source does not name ("400 asker"). */
  readonly named: boolean;
  names: readonly string[];
  readonly first?: Readonly<Record<Lang, number>>;
  readonly echelon: string;
  readonly arm: string | null;
  readonly side: number | null;
  readonly claims: readonly number[];
  readonly spells: readonly Spell[];
  readonly reach?: readonly Reach[];
}

export interface Place {
  readonly id: string;
  /** The one by which it goes in the language of the page comes first. */
  names: readonly string[];
  /** Which of the names as they were sent that is, where it is not the first in every language. */
  readonly first?: Readonly<Record<Lang, number>>;
  readonly at: readonly [lon: number, lat: number] | null;
  readonly kind: string;
  readonly confidence: string;
  readonly claims: readonly number[];
}

/** A part of a way: along the route network, or straight where no route is known. */
export interface Leg {
  readonly line: readonly number[];
  readonly mode: string | null;
}

export interface Move {
  readonly unit: number;
  readonly legs: readonly Leg[];
  readonly days: Span | null;
  readonly planned: boolean;
  readonly claim: number;
}

export interface Claim {
  readonly id: string;
  readonly kind: string;
  readonly doc: string;
  readonly page: number | null;
  readonly quote: number;
  /** The language of the words, for screen readers. */
  readonly lang: string | null;
  readonly source: readonly string[];
  readonly scope: string | null;
  readonly polarity: string;
  readonly said: string | null;
  readonly reviewed: string | null;
  readonly days: Span | null;
  readonly stretch: boolean;
  readonly place: number | null;
}

export interface Finding {
  readonly code: string;
  readonly level: string;
  readonly message: Readonly<Record<Lang, string>>;
  /** What would explain it without a fault. */
  readonly unless: Readonly<Record<Lang, readonly string[]>>;
  readonly at: Words;
  readonly related: readonly Words[];
}

export interface Words {
  readonly doc: string;
  readonly page: number | null;
  readonly quote: number;
  readonly lang: string | null;
}

export interface Atlas {
  readonly title: string;
  readonly lang: Lang;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly texts: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  /** How far the map may be moved, and what it shows first. */
  readonly box: Box;
  readonly home: Box;
  readonly ground: { readonly step: number; readonly land: readonly number[][]; readonly lakes: readonly number[][] };
  readonly routes: readonly Leg[];
  readonly sides: readonly string[];
  readonly units: readonly Unit[];
  readonly places: readonly Place[];
  readonly moves: readonly Move[];
  readonly claims: readonly Claim[];
  readonly quotes: readonly string[];
  readonly findings: readonly Finding[];
  readonly unreviewed: number;
  /** Only where the page is a film. */
  readonly film?: Film;
}

export function read(): Atlas {
  const node = document.getElementById("atlas-data");
  return JSON.parse(node?.textContent ?? "null") as Atlas;
}

const sent = new Map<Unit | Place, readonly string[]>();

/** Put first of every unit and place the name by which it goes in a language. */
export function speak(atlas: Atlas, lang: Lang): void {
  for (const one of [...atlas.units, ...atlas.places]) {
    if (!one.first) continue;
    const names = sent.get(one) ?? one.names;
    sent.set(one, names);
    const own = names[one.first[lang]] ?? names[0] ?? "";
    one.names = [own, ...names.filter((name) => name !== own)];
  }
}

/** What the reader has chosen. Every part of the page draws itself from this and nothing else. */

import type { Atlas, Lang } from "./data";

export type Chosen = { readonly kind: "unit" | "place" | "finding"; readonly at: number };
export interface Choice {
  readonly day: number;
  readonly lang: Lang;
  readonly chosen: Chosen | null;
  readonly playing: boolean;
  readonly pace: number;
  readonly colours: readonly string[];
  /** Only units that the sources place on the day stand in the order of battle. */
  readonly placed: boolean;
  readonly tab: "orbat" | "findings" | "legend";
}
type Listener = (now: Choice, before: Choice) => void;

export interface Store {
  get(): Choice;
  set(change: Partial<Choice>): void;
  on(listener: Listener): void;
}

/** Distinct for colour-blind eyes, on land and on water, and none of them red or blue (after Okabe and Ito 2008). */
const PALETTE = ["#ecb44b", "#b79fdb", "#74c2ae", "#d9a98a", "#c3c86b", "#dfa3c4"];
export const UNDECLARED = "#cfccc4";

export function create(atlas: Atlas): Store {
  let now: Choice = {
    day: atlas.start,
    lang: atlas.lang,
    chosen: null,
    playing: false,
    pace: 1,
    colours: atlas.sides.map((_, index) => PALETTE[index % PALETTE.length] ?? UNDECLARED),
    placed: false,
    tab: "orbat",
  };
  const listeners: Listener[] = [];
  return {
    get: () => now,
    set(change) {
      const before = now;
      now = { ...now, ...change };
      now = { ...now, day: Math.min(Math.max(Math.round(now.day), atlas.first), atlas.last) };
      for (const listener of listeners) listener(now, before);
    },
    on: (listener) => void listeners.push(listener),
  };
}

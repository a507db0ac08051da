/** The sentences of the page, in the language that the reader has chosen. */

import type { Atlas, Lang } from "./data";

export type Say = (key: string, gaps?: Readonly<Record<string, string | number>>) => string;

/** A sentence with its gaps filled; an unknown key comes back as it is. */
export function sayer(atlas: Atlas, lang: Lang): Say {
  const table = atlas.texts[lang];
  return (key, gaps = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole));
}

export function number(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === "tr" ? "tr-TR" : "en-GB").format(value);
}

export function range(pair: readonly [number, number], lang: Lang): string {
  return pair[0] === pair[1] ? number(pair[0], lang) : `${number(pair[0], lang)}–${number(pair[1], lang)}`;
}

/** Days as ordinals (1 January of the year 1 is 1, as in Python) and how a person reads them. */

import type { Lang, Span } from "./data";

const EPOCH = 719163; // the ordinal of 1970-01-01
const DAY = 86400000;

export function date(day: number): Date {
  return new Date((day - EPOCH) * DAY);
}

export function ordinal(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) + EPOCH;
}

export function iso(day: number): string {
  return date(day).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const found =
    formats.get(key) ??
    new Intl.DateTimeFormat(lang === "tr" ? "tr-TR" : "en-GB", { timeZone: "UTC", calendar: "gregory", ...options });
  formats.set(key, found);
  return found;
}

export function long(day: number, lang: Lang): string {
  return format(lang, { day: "numeric", month: "long", year: "numeric" }).format(date(day));
}

export function weekday(day: number, lang: Lang): string {
  return format(lang, { weekday: "long" }).format(date(day));
}

export function month(day: number, lang: Lang, width: "long" | "short"): string {
  return format(lang, { month: width }).format(date(day));
}

export function year(day: number): number {
  return date(day).getUTCFullYear();
}

/** "14 September 1918", "September 1918", "1918", "14–15 September 1918", or both days in full. */
export function span(days: Span, lang: Lang): string {
  const [a, b] = [date(days[0]), date(days[1])];
  if (days[0] === days[1]) return long(days[0], lang);
  const whole = date(days[1] + 1).getUTCDate() === 1 && a.getUTCDate() === 1;
  const sameMonth = a.getUTCMonth() === b.getUTCMonth() && a.getUTCFullYear() === b.getUTCFullYear();
  if (whole && sameMonth) return format(lang, { month: "long", year: "numeric" }).format(a);
  if (whole && a.getUTCMonth() === 0 && b.getUTCMonth() === 11 && a.getUTCFullYear() === b.getUTCFullYear())
    return String(a.getUTCFullYear());
  if (sameMonth) return `${a.getUTCDate()}–${long(days[1], lang)}`;
  return `${long(days[0], lang)} – ${long(days[1], lang)}`;
}

/** The line of days: a slider with play, how much the sources say on each day, and the engagements. */

import type { Atlas } from "./data";
import { byId, el, redraw, svg } from "./dom";
import { dated } from "./fights";
import { calm } from "./map";
import type { Store } from "./store";
import * as time from "./time";
import type { Say } from "./words";

const PACE = 450; // milliseconds a day at single speed

export function timeline(atlas: Atlas, store: Store, say: () => Say): void {
  const slider = byId("day") as HTMLInputElement;
  slider.min = String(atlas.first);
  slider.max = String(atlas.last);
  slider.addEventListener("input", () => store.set({ day: Number(slider.value), playing: false }));
  slider.addEventListener("keydown", (event) => {
    const step = { PageUp: 7, PageDown: -7 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    store.set({ day: store.get().day + step, playing: false });
  });
  byId("play").addEventListener("click", () => toggle(atlas, store));
  byId("previous").addEventListener("click", () => store.set({ day: store.get().day - 1, playing: false }));
  byId("next").addEventListener("click", () => store.set({ day: store.get().day + 1, playing: false }));
  const pace = byId("pace") as HTMLSelectElement;
  pace.addEventListener("change", () => store.set({ pace: Number(pace.value) }));
  run(atlas, store);

  const draw = (): void => {
    const { day, lang, playing } = store.get();
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", time.long(day, lang));
    redraw(
      byId("date"),
      el("span", { class: "weekday" }, time.weekday(day, lang)),
      el("strong", {}, time.long(day, lang)),
    );
    const play = byId("play");
    play.setAttribute("aria-label", say()(playing ? "pause" : "play"));
    play.title = say()(playing ? "pause" : "play");
    redraw(
      play,
      svg(
        "svg",
        { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" },
        svg("path", { d: playing ? "M5,3H9V17H5ZM11,3H15V17H11Z" : "M5,2.5L17,10L5,17.5Z", fill: "currentColor" }),
      ),
    );
    byId("needle").style.left = `${share(atlas, day) * 100}%`;
  };
  store.on((now, before) => {
    draw();
    if (now.lang !== before.lang) marks(atlas, store, say());
    if (now.day !== before.day && !now.playing) byId("live").textContent = time.long(now.day, now.lang);
  });
  let wide = 0;
  new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0);
    if (now !== wide) marks(atlas, store, say());
    wide = now;
  }).observe(byId("history"));
  marks(atlas, store, say());
  draw();
}

function share(atlas: Atlas, day: number): number {
  return atlas.last === atlas.first ? 0.5 : (day - atlas.first) / (atlas.last - atlas.first);
}

export function toggle(atlas: Atlas, store: Store): void {
  const { playing, day } = store.get();
  store.set(playing ? { playing: false } : { playing: true, day: day >= atlas.last ? atlas.first : day });
}

/** A day at a time; where the reader wants little motion, one step a second. */
function run(atlas: Atlas, store: Store): void {
  let due = 0;
  const tick = (now: number): void => {
    const { playing, day, pace } = store.get();
    if (!playing) return;
    if (now >= due) {
      due = now + (calm() ? 1000 : PACE / pace);
      if (day >= atlas.last) store.set({ playing: false });
      else store.set({ day: day + 1 });
    }
    requestAnimationFrame(tick);
  };
  store.on((now, before) => {
    if (!now.playing || before.playing) return;
    due = 0;
    requestAnimationFrame(tick);
  });
}

/** How much is said on each day: a claim dated to a range counts in parts, one vaguer than a month not at all. */
function weights(atlas: Atlas): Float64Array {
  const found = new Float64Array(atlas.last - atlas.first + 1);
  for (const { days } of atlas.claims) {
    if (!days || days[1] - days[0] > 31) continue;
    for (let day = Math.max(days[0], atlas.first); day <= Math.min(days[1], atlas.last); day++) {
      const at = day - atlas.first;
      found[at] = (found[at] ?? 0) + 1 / (days[1] - days[0] + 1);
    }
  }
  return found;
}

function marks(atlas: Atlas, store: Store, say: Say): void {
  const { lang } = store.get();
  const found = weights(atlas);
  const most = Math.max(...found, 1);
  const width = 100 / found.length;
  const bars = svg("svg", {
    viewBox: "0 0 100 100",
    preserveAspectRatio: "none",
    class: "bars",
    "aria-hidden": "true",
  });
  found.forEach((value, at) => {
    const high = value ? 12 + 88 * Math.sqrt(value / most) : 0;
    if (high)
      bars.append(svg("rect", { x: at * width, y: 100 - high, width: Math.max(width * 0.82, 0.12), height: high }));
  });
  redraw(
    byId("history"),
    bars,
    ...months(atlas, lang),
    ...fights(atlas, store, say),
    el("span", { id: "needle", class: "needle" }),
  );
  byId("needle").style.left = `${share(atlas, store.get().day) * 100}%`;
}

function months(atlas: Atlas, lang: "tr" | "en"): HTMLElement[] {
  const room = Math.min(14, Math.max(2, byId("history").clientWidth / 66));
  const starts: number[] = [];
  for (let day = atlas.first; day <= atlas.last; day++) if (time.date(day).getUTCDate() === 1) starts.push(day);
  const every = [1, 2, 3, 6, 12, 24, 60].find((one) => starts.length / one <= room) ?? 120;
  const shown = starts.filter(
    (day) => (time.date(day).getUTCMonth() + 12 * time.year(day)) % every === 0 && share(atlas, day) < 0.97,
  );
  return shown.map((day) => {
    const node = el(
      "span",
      { class: "month" },
      every >= 12 || time.date(day).getUTCMonth() === 0
        ? String(time.year(day))
        : time.month(day, lang, shown.length > room * 0.6 ? "short" : "long"),
    );
    node.style.left = `${share(atlas, day) * 100}%`;
    return node;
  });
}

function fights(atlas: Atlas, store: Store, say: Say): HTMLElement[] {
  const byDay = new Map<number, Set<string>>();
  for (const claim of atlas.claims) {
    if (!dated(claim)) continue;
    const day = claim.days[0];
    if (day < atlas.first || day > atlas.last) continue;
    const names = byDay.get(day) ?? new Set<string>();
    names.add(claim.place === null ? "" : (atlas.places[claim.place]?.names[0] ?? ""));
    byDay.set(day, names);
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, names]) => {
    const label = say("engagement_on", { date: time.long(day, store.get().lang), place: [...names].filter(Boolean).join(", ") });
    const node = el("button", { type: "button", class: "fight", "data-key": `fight-${day}`, "aria-label": label, title: label, click: () => store.set({ day, playing: false }) });
    node.style.left = `${share(atlas, day) * 100}%`;
    return node;
  }); // prettier-ignore
}

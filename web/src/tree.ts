/** The order of battle of the day, as the sources give it: sides by alphabet, units under their parents. */

import type { Atlas } from "./data";
import { byId, el, redraw } from "./dom";
import { byRank, spell, sureness, there, whereabouts } from "./holds";
import { type Store, UNDECLARED } from "./store";
import { symbol } from "./symbol";
import type { Say } from "./words";

export function tree(atlas: Atlas, store: Store, say: () => Say): void {
  const holder = byId("orbat");
  const draw = (): void => redraw(holder, ...sides(atlas, store, say()));
  store.on((now, before) => {
    if (
      now.day !== before.day ||
      now.chosen !== before.chosen ||
      now.lang !== before.lang ||
      now.colours !== before.colours ||
      now.placed !== before.placed
    )
      draw();
  });
  draw();
}

/** The first parent that the sources name on the day; where following it comes round in a circle, none. */
function parents(atlas: Atlas, day: number): (number | null)[] {
  const stands = (parent: number): boolean => there(atlas.units[parent], day);
  const direct = atlas.units.map((unit) => spell(unit, day)?.parents.find((told) => stands(told.value))?.value ?? null);
  return direct.map((parent, index) => {
    const seen = new Set([index]);
    for (let at = parent; at !== null; at = direct[at] ?? null) {
      if (seen.has(at)) return null;
      seen.add(at);
    }
    return parent;
  });
}

function sides(atlas: Atlas, store: Store, say: Say): HTMLElement[] {
  const { day, placed } = store.get();
  const above = parents(atlas, day);
  const under = new Map<number | null, number[]>();
  above.forEach((parent, index) => under.set(parent, [...(under.get(parent) ?? []), index]));
  const rank = byRank(atlas);
  const known = atlas.units.map((unit) => (spell(unit, day)?.positions ?? []).some((told) => told.days !== null));
  const gone = atlas.units.map((unit) => !there(unit, day));
  const shown = (index: number): boolean =>
    !gone[index] && (!placed || known[index] === true || (under.get(index) ?? []).some(shown));
  const branch = (index: number): HTMLElement => {
    const parts = (under.get(index) ?? []).filter(shown).sort(rank);
    return el("li", {}, row(atlas, store, say, index), parts.length > 0 && el("ul", {}, ...parts.map(branch)));
  };
  const tops = [...(under.get(null) ?? [])].filter(shown).sort(rank);
  const groups = [...atlas.sides.map((_, index) => index), null].flatMap((side) => {
    const mine = tops.filter((index) => (atlas.units[index]?.side ?? null) === side);
    if (!mine.length) return [];
    const name = side === null ? say("undeclared") : (atlas.sides[side] ?? "");
    const swatch = el("span", { class: "swatch" });
    swatch.style.background = side === null ? UNDECLARED : (store.get().colours[side] ?? UNDECLARED);
    return [el("section", {}, el("h2", {}, swatch, name), el("ul", {}, ...mine.map(branch)))];
  });
  return [filter(store, say, known.filter(Boolean).length, gone.filter((one) => !one).length), ...groups];
}

/** How many units the sources place on the day, and a switch to see only those. */
function filter(store: Store, say: Say, known: number, all: number): HTMLElement {
  const box = el("input", { type: "checkbox", "data-key": "placed" });
  box.checked = store.get().placed;
  box.addEventListener("change", () => store.set({ placed: box.checked }));
  return el("label", { class: "filter" }, box, el("span", {}, say("placed", { known, all })));
}

const kept = new Map<number, { looks: string; node: HTMLElement }>();

/** The line of a unit; one that looks as before is kept. */
function row(atlas: Atlas, store: Store, say: Say, index: number): HTMLElement {
  const { day, chosen, colours, lang } = store.get();
  const unit = atlas.units[index];
  const told = (unit && spell(unit, day)?.positions) ?? [];
  const looks = [
    lang,
    chosen?.kind === "unit" && chosen.at === index,
    colours[unit?.side ?? -1],
    ...told.map((one) => whereabouts(atlas, one) + sureness(one, day)),
  ].join("|");
  const last = kept.get(index);
  if (last?.looks === looks) return last.node;
  const node = make(atlas, store, say, index);
  kept.set(index, { looks, node });
  return node;
}

function make(atlas: Atlas, store: Store, say: Say, index: number): HTMLElement {
  const unit = atlas.units[index];
  if (!unit) return el("span");
  const { day, chosen, colours } = store.get();
  const holds = spell(unit, day);
  const told = holds?.positions ?? [];
  const sure = told[0] ? sureness(told[0], day) : "nowhere";
  const place = told.map((one) => whereabouts(atlas, one)).join(" / ");
  const on = chosen?.kind === "unit" && chosen.at === index;
  const node = el(
    "button",
    {
      type: "button",
      class: `row ${sure}${on ? " chosen" : ""}`,
      "data-key": `t${index}`,
      "aria-current": on ? "true" : null,
      click: () => store.set({ chosen: { kind: "unit", at: index } }),
    },
    symbol(unit, 24),
    el("span", { class: "who" }, unit.names[0] ?? ""),
    el("span", { class: "where", title: told.length ? say(sure) : say("unknown") }, told.length ? place : "–"),
  );
  node.style.setProperty("--side", unit.side === null ? UNDECLARED : (colours[unit.side] ?? UNDECLARED));
  return node;
}

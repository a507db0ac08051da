/** The day as a table: every unit, where it is, how that is known, its strength, its commander. */

import type { Atlas } from "./data";
import { byId, el, redraw } from "./dom";
import { byRank, spell, sureness, there, whereabouts } from "./holds";
import { bounded } from "./reach";
import type { Store } from "./store";
import * as time from "./time";
import { type Say, range } from "./words";

export function table(atlas: Atlas, store: Store, say: () => Say): void {
  const dialog = byId("table") as HTMLDialogElement;
  const draw = (): void => {
    if (dialog.open) redraw(dialog, ...content(atlas, store, say(), () => dialog.close()));
  };
  byId("open-table").addEventListener("click", () => {
    dialog.showModal();
    draw();
  });
  store.on(draw);
}

function content(atlas: Atlas, store: Store, say: Say, close: () => void): HTMLElement[] {
  const { day, lang } = store.get();
  const heads = ["side", "unit", "position", "certainty", ...(atlas.film ? ["reach_title"] : []), "strength", "commander", "parent"]; // prettier-ignore
  const order = atlas.units
    .map((_, index) => index)
    .filter((index) => there(atlas.units[index], day))
    .sort((a, b) => (atlas.units[a]?.side ?? 99) - (atlas.units[b]?.side ?? 99) || byRank(atlas)(a, b));
  return [
    el("header", {}, el("h2", {}, say("table_of", { date: time.long(day, lang) })), el("button", { type: "button", class: "close", "data-key": "close", "aria-label": say("close"), click: close }, "×")),
    el("div", { class: "scroll", tabindex: 0 },
      el("table", {}, el("thead", {}, el("tr", {}, ...heads.map((one) => el("th", { scope: "col" }, say(one))))),
        el("tbody", {}, ...order.map((index) => el("tr", {}, ...cells(atlas, index, day, store, say).map((one, at) => (at === 1 ? el("th", { scope: "row" }, one) : el("td", {}, one)))))))),
  ]; // prettier-ignore
}

function cells(atlas: Atlas, index: number, day: number, store: Store, say: Say): string[] {
  const unit = atlas.units[index];
  if (!unit) return [];
  const { lang } = store.get();
  const holds = spell(unit, day);
  const certainty = (holds?.positions ?? []).map((told) => {
    const sure = sureness(told, day);
    const date = told.days ? time.span(told.days, lang) : "";
    return sure === "carried" && date ? say("last_attested", { date }) : say(sure, { date });
  });
  const figures = (holds?.strengths ?? []).map((told) => Object.entries(told.value).map(([item, pair]) => `${range(pair, lang)} ${say(`item_${item}`)}`).join(", ")); // prettier-ignore
  return [
    unit.side === null ? say("no_side") : (atlas.sides[unit.side] ?? ""),
    unit.names[0] ?? "",
    (holds?.positions ?? []).map((told) => whereabouts(atlas, told)).join(" / ") || say("unknown"),
    certainty.join(" / "),
    ...(atlas.film ? [bounded(atlas, unit, day, say)] : []),
    figures.join(" / "),
    (holds?.commanders ?? []).map((told) => told.value).join(" / "),
    (holds?.parents ?? []).map((told) => atlas.units[told.value]?.names[0] ?? "").join(" / "),
  ];
}

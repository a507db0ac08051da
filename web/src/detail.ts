/** The panel on the right: the day, a unit, a place or a finding, each with the sentences behind it. */

import { cards, wordsOf } from "./card";
import type { Atlas, Position, Told, Unit } from "./data";
import { byId, el, redraw } from "./dom";
import { byRank, parted, spell, standings, sureness } from "./holds";
import { bounded, reach } from "./reach";
import { type Choice, type Store, UNDECLARED } from "./store";
import { symbol } from "./symbol";
import * as time from "./time";
import { type Say, range } from "./words";

interface View {
  readonly atlas: Atlas;
  readonly store: Store;
  readonly say: Say;
  readonly now: Choice;
}

export function detail(atlas: Atlas, store: Store, say: () => Say): void {
  const panel = byId("detail");
  const draw = (): void => {
    const view: View = { atlas, store, say: say(), now: store.get() };
    const { chosen } = view.now;
    const parts =
      chosen === null
        ? dayView(view)
        : { unit: unitView, place: placeView, finding: findingView }[chosen.kind](view, chosen.at);
    redraw(panel, ...parts);
  };
  store.on((now, before) => {
    draw();
    if (now.chosen !== before.chosen) panel.scrollTop = 0;
  });
  draw();
}

function close({ store, say }: View): HTMLElement {
  return el(
    "button",
    {
      type: "button",
      class: "close",
      "data-key": "close",
      "aria-label": say("close"),
      title: say("close"),
      click: () => store.set({ chosen: null }),
    },
    "×",
  );
}

function heading(text: string, count?: number): HTMLElement {
  return el("h3", {}, text, count !== undefined && el("span", { class: "tally" }, String(count)));
}

/** Claims whose date holds the day and is `least` to `most` days wide. */
function onDay(atlas: Atlas, indexes: readonly number[], day: number, least: number, most: number): number[] {
  return indexes.filter((index) => {
    const days = atlas.claims[index]?.days;
    if (!days || days[0] > day || day > days[1]) return false;
    const wide = days[1] - days[0] + 1;
    return least <= wide && wide <= most;
  });
}

function dayView(view: View): HTMLElement[] {
  const { atlas, say, now } = view;
  const every = atlas.claims.map((_, index) => index);
  const [exact, around] = [onDay(atlas, every, now.day, 1, 3), onDay(atlas, every, now.day, 4, 45)];
  const later = atlas.claims.map((one) => one.days?.[0] ?? 0).filter((day) => day > now.day && day <= atlas.last);
  const next = Math.min(...later);
  return [
    el("h2", {}, time.long(now.day, now.lang)),
    el("p", { class: "muted" }, exact.length ? say("day_claims", { count: exact.length }) : say("day_silent")),
    exact.length === 0 && later.length > 0
      ? el(
          "button",
          { type: "button", class: "plain", "data-key": "next", click: () => view.store.set({ day: next }) },
          say("next_day", { date: time.long(next, now.lang) }),
        )
      : el("span"),
    cards(atlas, view.store, say, exact),
    ...(around.length ? [heading(say("around"), around.length), cards(atlas, view.store, say, around, 4)] : []),
    el("p", { class: "hint" }, say("hint")),
  ];
}

function placeLink(view: View, place: number): HTMLElement {
  return el(
    "button",
    {
      type: "button",
      class: "link",
      "data-key": `p${place}`,
      click: () => view.store.set({ chosen: { kind: "place", at: place } }),
    },
    view.atlas.places[place]?.names[0] ?? "",
  );
}

function whereLink(view: View, told: Position): HTMLElement {
  const leaves = told.how === "departs" || told.how === "left";
  return el(
    "span",
    {},
    told.how === "near" && "≈ ",
    told.how === "departs" && told.origin !== null && placeLink(view, told.origin),
    told.how === "departs" && (told.origin === null ? "→ " : " → "),
    placeLink(view, told.value),
    told.how === "left" && " →",
    leaves && el("small", {}, ` ${view.say("way")}`),
  );
}

function unitLink(view: View, index: number): HTMLElement {
  const unit = view.atlas.units[index];
  const node = el("button", {
    type: "button",
    class: "unit",
    "data-key": `u${index}`,
    click: () => view.store.set({ chosen: { kind: "unit", at: index } }),
  });
  if (unit) node.append(symbol(unit, 22), el("span", {}, unit.names[0] ?? ""));
  colour(node, view, unit);
  return node;
}

function colour(node: HTMLElement, { now }: View, unit: Unit | undefined): void {
  const side = unit?.side ?? null;
  node.style.setProperty("--side", side === null ? UNDECLARED : (now.colours[side] ?? UNDECLARED));
}

/** One line of what holds: a label, the answer or the rival answers, and from which day it is carried. */
function line(
  view: View,
  label: string,
  told: readonly Told<unknown>[],
  show: (value: never) => Node | string,
  rivals = parted(told) > 1,
): HTMLElement[] {
  if (!told.length) return [];
  const answers = told.map((one) => {
    const sure = sureness(one, view.now.day);
    const date = one.days ? time.span(one.days, view.now.lang) : "";
    const since = one.beside
      ? view.say("beside", { date })
      : one.inferred
        ? view.say("of_sentence", { date })
        : sure === "near"
          ? view.say("near_since", { date })
          : sure === "way"
            ? date
            : sure === "carried" && one.days
              ? view.say("last_attested", { date })
              : sure === "about" && one.days
                ? view.say("about", { date })
                : one.days
                  ? ""
                  : view.say("undated");
    return el("div", { class: `answer ${sure}` }, show(one.value as never), since !== "" && el("small", {}, since));
  });
  return [el("dt", {}, label), el("dd", {}, ...answers, rivals && el("small", { class: "rival" }, view.say("rivals")))];
}

function unitView(view: View, index: number): HTMLElement[] {
  const { atlas, say, now } = view;
  const unit = atlas.units[index];
  if (!unit) return [];
  const holds = spell(unit, now.day);
  const figures = (value: Record<string, readonly [number, number]>): string =>
    Object.entries(value).map(([item, pair]) => `${range(pair, now.lang)} ${say(`item_${item}`)}`).join(", "); // prettier-ignore
  const under = atlas.units
    .flatMap((one, at) => (spell(one, now.day)?.parents.some((told) => told.value === index) ? [at] : []))
    .sort(byRank(atlas));
  const proof = [
    ...new Set(
      [
        ...(holds?.positions ?? []),
        ...(holds?.strengths ?? []),
        ...(holds?.commanders ?? []),
        ...(holds?.parents ?? []),
      ].flatMap((told) => told.claims),
    ),
  ];
  const bounds = atlas.film ? reach(unit, now.day) : null;
  const shown = [...(bounds?.said ?? []), ...(bounds?.bound ?? [])];
  const every = [...new Set([...proof, ...onDay(atlas, unit.claims, now.day, 1, 45)])];
  const today = every.filter((one) => !shown.includes(one));
  const rest = unit.claims.filter((one) => !every.includes(one) && !shown.includes(one));
  const title = el(
    "div",
    { class: "title" },
    symbol(unit, 44),
    el(
      "div",
      {},
      el("h2", {}, unit.names[0] ?? ""),
      el(
        "p",
        { class: "muted" },
        [say(`echelon_${unit.echelon}`), unit.side === null ? say("no_side") : atlas.sides[unit.side]]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  );
  colour(title, view, unit);
  return [
    close(view),
    title,
    el("p", { class: "muted" }, unit.names.length > 1 ? say("also", { names: unit.names.slice(1).join(", ") }) : ""),
    el("h3", {}, time.long(now.day, now.lang)),
    el("dl", {},
      ...(holds?.positions ?? []).flatMap((told, at, all) => line(view, at === 0 ? say("position") : "", [told], () => whereLink(view, told), parted(all) > 1 && at === all.length - 1)),
      ...(holds?.positions.length ? [] : [el("dt", {}, say("position")), el("dd", { class: "muted" }, say("unknown"))]),
      ...line(view, say("strength"), holds?.strengths ?? [], figures),
      ...line(view, say("commander"), holds?.commanders ?? [], (value) => value),
      ...line(view, say("parent"), holds?.parents ?? [], (value) => unitLink(view, value)),
      ...(under.length ? [el("dt", {}, say("parts")), el("dd", {}, ...under.map((one) => unitLink(view, one)))] : []),
    ),
    ...(atlas.film ? boundsView(view, unit) : []),
    ...(today.length || !shown.length ? [heading(say(shown.length ? "holding_else" : "holding"), today.length)] : []),
    today.length ? cards(atlas, view.store, say, today) : el("p", { class: "muted" }, shown.length ? "" : say("day_silent")),
    ...(rest.length ? [heading(say("other_claims"), rest.length), cards(atlas, view.store, say, rest, 6)] : []),
  ]; // prettier-ignore
}

/** Where it can have been, with the claims that say so and those that leave it no more room. */
function boundsView(view: View, unit: Unit): HTMLElement[] {
  const { atlas, say, now, store } = view;
  const bounds = reach(unit, now.day);
  const why = bounds?.reason && bounds.kind !== "unknown" ? say(bounds.reason) : "";
  const told = (key: "said" | "bound"): HTMLElement[] =>
    bounds?.[key].length
      ? [heading(say(`reach_${key}`), bounds[key].length), cards(atlas, store, say, bounds[key], 4)]
      : [];
  return [
    heading(say("reach_title")),
    el("p", { class: `reach ${bounds?.kind ?? "unknown"}` }, bounded(atlas, unit, now.day, say)),
    ...(why ? [el("p", { class: "muted" }, why)] : []),
    ...told("said"),
    ...told("bound"),
  ];
}

function placeView(view: View, index: number): HTMLElement[] {
  const { atlas, say, now } = view;
  const place = atlas.places[index];
  if (!place) return [];
  const here = [...new Set(standings(atlas, now.day).filter((one) => one.place === index).map((one) => one.unit))].sort(byRank(atlas)); // prettier-ignore
  const today = onDay(atlas, place.claims, now.day, 1, 45);
  const rest = place.claims.filter((one) => !today.includes(one));
  const facts = [
    place.kind && say(`place_${place.kind}`),
    place.at
      ? `${place.at[1].toFixed(3)}° ${say(place.at[1] < 0 ? "south" : "north")}, ${Math.abs(place.at[0]).toFixed(3)}° ${say(place.at[0] < 0 ? "west" : "east")}`
      : say("no_spot"),
    place.confidence && say(`confidence_${place.confidence}`),
  ].filter(Boolean);
  return [
    close(view),
    el("h2", {}, place.names[0] ?? ""),
    el("p", { class: "muted" }, place.names.length > 1 ? say("also", { names: place.names.slice(1).join(", ") }) : ""),
    el("p", { class: "muted" }, facts.join(" · ")),
    heading(say("units_here", { date: time.long(now.day, now.lang) }), here.length),
    el(
      "div",
      { class: "units" },
      ...(here.length ? here.map((one) => unitLink(view, one)) : [el("p", { class: "muted" }, say("nobody"))]),
    ),
    ...(today.length ? [heading(say("holding"), today.length), cards(atlas, view.store, say, today)] : []),
    ...(rest.length ? [heading(say("claims_here"), rest.length), cards(atlas, view.store, say, rest)] : []),
  ];
}

function findingView(view: View, index: number): HTMLElement[] {
  const { atlas, say, now } = view;
  const finding = atlas.findings[index];
  if (!finding) return [];
  return [
    close(view),
    el("p", { class: `level ${finding.level}` }, `${finding.code} · ${say(`level_${finding.level}`)}`),
    el("h2", { class: "question" }, finding.message[now.lang]),
    wordsOf(atlas, say, finding.at),
    ...(finding.related.length
      ? [heading(say("related"), finding.related.length), ...finding.related.map((one) => wordsOf(atlas, say, one))]
      : []),
    ...(finding.unless[now.lang].length
      ? [
          heading(say("unless")),
          el("ul", { class: "unless" }, ...finding.unless[now.lang].map((one) => el("li", {}, one))),
        ]
      : []),
    el("p", { class: "hint" }, say("finding_hint")),
  ];
}

/** The panel on the left: tabs for the order of battle, the findings, and the legend with the colours. */

import type { Atlas } from "./data";
import { byId, el, redraw, svg } from "./dom";
import type { Choice, Store } from "./store";
import { symbol } from "./symbol";
import type { Say } from "./words";

const TABS: readonly Choice["tab"][] = ["orbat", "findings", "legend"];

export function side(atlas: Atlas, store: Store, say: () => Say): void {
  const bar = byId("tabs");
  const draw = (): void => {
    const { tab } = store.get();
    redraw(
      bar,
      ...TABS.map((one) =>
        tabButton(one, tab, store, say()(`tab_${one}`) + (one === "findings" ? ` ${atlas.findings.length}` : "")),
      ),
    );
    for (const one of TABS) byId(one).hidden = one !== tab;
    redraw(byId("findings"), ...findings(atlas, store, say()));
    redraw(byId("legend"), ...legend(atlas, store, say()));
  };
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.stopPropagation();
    const next = TABS[(TABS.indexOf(store.get().tab) + step + TABS.length) % TABS.length];
    if (!next) return;
    store.set({ tab: next });
    bar.querySelector<HTMLElement>(`[data-key="tab-${next}"]`)?.focus();
  });
  store.on((now, before) => {
    if (
      now.tab !== before.tab ||
      now.lang !== before.lang ||
      now.colours !== before.colours ||
      now.chosen !== before.chosen
    )
      draw();
  });
  draw();
}

function tabButton(one: Choice["tab"], tab: Choice["tab"], store: Store, label: string): HTMLElement {
  return el(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${one}`,
      "data-key": `tab-${one}`,
      "aria-controls": one,
      "aria-selected": one === tab ? "true" : "false",
      tabindex: one === tab ? 0 : -1,
      click: () => store.set({ tab: one }),
    },
    label,
  );
}

function findings(atlas: Atlas, store: Store, say: Say): HTMLElement[] {
  const { chosen, lang } = store.get();
  if (!atlas.findings.length) return [el("p", { class: "muted pad" }, say("no_findings"))];
  return [
    el("p", { class: "muted pad" }, say("findings_intro")),
    el("ul", { class: "questions" }, ...atlas.findings.map((finding, index) => {
      const on = chosen?.kind === "finding" && chosen.at === index;
      return el("li", {}, el("button", { type: "button", class: on ? "chosen" : "", "data-key": `f${index}`, "aria-current": on ? "true" : null, click: () => store.set({ chosen: { kind: "finding", at: index } }) },
        el("span", { class: `level ${finding.level}` }, `${finding.code} · ${say(`level_${finding.level}`)}`), el("span", {}, finding.message[lang])));
    })),
  ]; // prettier-ignore
}

function sample(key: string, say: Say, picture: Node): HTMLElement {
  return el("li", {}, el("span", { class: "sample" }, picture), el("span", {}, say(key)));
}

function ground(kind: string): HTMLElement {
  return el("i", { class: `line ${kind}` });
}

function burst(): SVGSVGElement {
  const points = Array.from({ length: 24 }, (_, i) =>
    [(i % 2 ? 7 : 11) * Math.cos((i * Math.PI) / 12), (i % 2 ? 7 : 11) * Math.sin((i * Math.PI) / 12)]
      .map((one) => (12 + one).toFixed(1))
      .join(","),
  );
  return svg(
    "svg",
    { width: 24, height: 24, "aria-hidden": "true" },
    svg("polygon", { points: points.join(" "), class: "burst" }),
  );
}

function legend(atlas: Atlas, store: Store, say: Say): HTMLElement[] {
  const { colours } = store.get();
  const plain = (echelon: string, arm: string | null = null): SVGSVGElement => symbol({ echelon, arm }, 24);
  const faded = el("span", { class: "faded" }, plain("regiment", "infantry"));
  const hollow = el("span", { class: "mark-undated" }, plain("regiment", "infantry"));
  const marked = (sign: string, look: string): HTMLElement =>
    el("span", { class: `signed ${look}` }, plain("regiment", "infantry"), el("span", { class: "doubt" }, sign));
  const [near, way] = [marked("≈", "faded"), marked("→", "mark-undated")];
  const about = el("span", { class: "approx" }, plain("regiment", "infantry"));
  return [
    ...(atlas.film ? [el("h2", {}, say("legend_film")), el("p", {}, say("legend_bounds")), el("ul", { class: "samples" }, ...(["stretch", "area", "none"] as const).map((one) => sample(one === "none" ? "legend_unbounded" : `legend_${one}`, say, el("i", { class: `bound ${one}` }))))] : []),
    ...(atlas.sides.length ? [el("h2", {}, say("legend_sides")), el("ul", { class: "colours" }, ...atlas.sides.map((name, index) => {
      const input = el("input", { type: "color", value: colours[index] ?? "#888888", id: `colour-${index}`, "data-key": `colour-${index}` });
      input.addEventListener("change", () => store.set({ colours: colours.map((one, at) => (at === index ? input.value : one)) }));
      return el("li", {}, input, el("label", { for: `colour-${index}` }, name));
    })), el("p", { class: "muted" }, say("legend_same"))] : []),
    el("h2", {}, say("legend_certainty")),
    el("ul", { class: "samples" }, sample("legend_stated", say, plain("regiment", "infantry")), sample("legend_about", say, about), sample("legend_carried", say, faded), sample("legend_near", say, near), sample("legend_way", say, way), sample("legend_undated", say, hollow),
      sample("legend_fight", say, burst()), sample("legend_known", say, ground("known")), sample("legend_crow", say, ground("crow")), sample("legend_planned", say, ground("planned"))),
    el("h2", {}, say("legend_echelons")),
    el("ul", { class: "samples" }, ...["army_group", "front", "army", "corps", "division", "brigade", "regiment", "battalion", "company", "group", "detachment", "headquarters"].map((one) => sample(`echelon_${one}`, say, plain(one)))),
    el("h2", {}, say("legend_arms")),
    el("ul", { class: "samples" }, ...["infantry", "mountain", "cavalry", "artillery", "mountain_artillery", "machine_gun", "engineer", "signal", "medical", "armoured_train"].map((one) => sample(`arm_${one}`, say, plain("other", one)))),
    el("p", { class: "muted" }, say("legend_arm_unsaid")),
    el("h2", {}, say("legend_ground")),
    el("ul", { class: "samples" }, sample("legend_rail", say, ground("rail")), sample("legend_road", say, ground("road")), sample("legend_track", say, ground("track"))),
    el("h2", {}, say("legend_keys")),
    el("dl", { class: "keys" }, ...["space", "arrows", "pages", "zoom", "escape"].flatMap((one) => [el("dt", {}, say(`key_${one}`)), el("dd", {}, say(`does_${one}`))])),
    el("h2", {}, say("credits")),
    ...["credit_places", "credit_ground", "credit_coast", "credit_symbols"].map((one) => el("p", { class: "muted" }, say(one))),
  ]; // prettier-ignore
}

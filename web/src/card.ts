/** A claim as a card: its words, where they stand, who says so, how that is known, and whether a person has looked. */

import type { Atlas, Claim, Lang, Words } from "./data";
import { el } from "./dom";
import type { Store } from "./store";
import * as time from "./time";
import type { Say } from "./words";

export function when(claim: Claim, lang: Lang, say: Say): string {
  return claim.days ? time.span(claim.days, lang) : say("undated");
}

function where(words: { doc: string; page: number | null }, say: Say): string {
  return words.page === null ? words.doc : say("page", { doc: words.doc, page: words.page });
}

export function card(atlas: Atlas, store: Store, say: Say, index: number): HTMLElement {
  const claim = atlas.claims[index];
  if (!claim) return el("article");
  const { lang } = store.get();
  const { days } = claim;
  const reachable = days && days[0] <= atlas.last && days[1] >= atlas.first;
  return el(
    "article",
    { class: `card ${claim.polarity}`, "data-claim": claim.id },
    el(
      "header",
      {},
      el("span", { class: "kind" }, say(`kind_${claim.kind}`)),
      claim.polarity !== "asserted" && el("span", { class: "chip" }, say(`polarity_${claim.polarity}`)),
      reachable
        ? el(
            "button",
            {
              type: "button",
              class: "link",
              "data-key": `day-${claim.id}`,
              click: () => store.set({ day: days[0], playing: false }),
            },
            when(claim, lang, say),
          )
        : el("span", { class: "muted" }, when(claim, lang, say)),
    ),
    el("blockquote", { lang: claim.lang }, atlas.quotes[claim.quote] ?? ""),
    claim.said !== null && el("p", { class: "said" }, say("said_by", { who: claim.said })),
    el(
      "footer",
      {},
      el(
        "p",
        { class: "source" },
        claim.source.length ? claim.source.join("; ") : say("no_source"),
        claim.scope !== null && claim.source.length > 0 && el("span", { class: "scope" }, say(`scope_${claim.scope}`)),
      ),
      el(
        "p",
        {},
        el("span", {}, where(claim, say)),
        el(
          "span",
          { class: claim.reviewed ? "chip good" : "chip open" },
          say(claim.reviewed ? `reviewed_${claim.reviewed}` : "not_reviewed"),
        ),
      ),
    ),
  );
}

/** Cards in a list that opens by pieces, so that a unit with hundreds of claims stays quick. */
export function cards(atlas: Atlas, store: Store, say: Say, indexes: readonly number[], first = 12): HTMLElement {
  const list = el("div", { class: "cards" }, ...indexes.slice(0, first).map((index) => card(atlas, store, say, index)));
  if (indexes.length > first) {
    const rest = indexes.slice(first);
    const more = el("button", { type: "button", class: "more" }, say("more", { count: rest.length }));
    more.addEventListener("click", () => more.replaceWith(...rest.map((index) => card(atlas, store, say, index))));
    list.append(more);
  }
  return list;
}

export function wordsOf(atlas: Atlas, say: Say, words: Words): HTMLElement {
  return el(
    "div",
    { class: "words" },
    el("blockquote", { lang: words.lang }, atlas.quotes[words.quote] ?? ""),
    el("p", { class: "muted" }, where(words, say)),
  );
}

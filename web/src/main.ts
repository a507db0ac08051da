/** The atlas: one page, drawn from the data that stands in it. */

import { type Lang, read, speak } from "./data";
import { detail } from "./detail";
import { byId, redraw } from "./dom";
import { calm, mapView } from "./map";
import { side } from "./side";
import { create } from "./store";
import { table } from "./table";
import * as time from "./time";
import { timeline, toggle } from "./timeline";
import { tree } from "./tree";
import { number, sayer } from "./words";

const atlas = read();
const store = create(atlas);
speak(atlas, atlas.lang);
store.on((now, before) => {
  if (now.lang !== before.lang) speak(atlas, now.lang); // before any part of the page draws itself
});
const say = (): ReturnType<typeof sayer> => sayer(atlas, store.get().lang);

/** The words that stand in the page itself: by `data-say`, and for labels by `data-label`. */
function chrome(): void {
  const { lang } = store.get();
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll<HTMLElement>("[data-say]"))
    node.textContent = say()(node.dataset["say"] ?? "");
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]")) {
    node.setAttribute("aria-label", say()(node.dataset["label"] ?? ""));
    if (node.tagName === "BUTTON") node.title = say()(node.dataset["label"] ?? "");
  }
  for (const one of ["tr", "en"] as const) byId(`lang-${one}`).setAttribute("aria-pressed", String(one === lang));
  const [open, all] = [atlas.unreviewed, atlas.claims.length];
  redraw(
    byId("unreviewed"),
    say()(open ? "unreviewed" : "all_reviewed", { open: number(open, lang), all: number(all, lang) }),
  );
  byId("unreviewed").classList.toggle("done", open === 0);
}

/** What stands behind the # of the address; nothing where it is no proper text. */
function address(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** A day and a unit in the address, so that a view can be cited: #1918-09-14 or #1918-09-14/unit:107. */
function follow(): void {
  const [day = "", id = ""] = address().split("/");
  if (/^\d{4}-\d\d-\d\d$/.test(day)) store.set({ day: time.ordinal(day) });
  const unit = atlas.units.findIndex((one) => one.id === id);
  if (id && unit >= 0) store.set({ chosen: { kind: "unit", at: unit } });
}

function keys(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || (byId("table") as HTMLDialogElement).open) return;
  if (target.matches("input, select, textarea")) return;
  const { day } = store.get();
  const steps: Record<string, () => void> = {
    ArrowLeft: () => store.set({ day: day - 1, playing: false }), ArrowRight: () => store.set({ day: day + 1, playing: false }),
    PageUp: () => store.set({ day: day + 7, playing: false }), PageDown: () => store.set({ day: day - 7, playing: false }),
    Home: () => store.set({ day: atlas.first, playing: false }), End: () => store.set({ day: atlas.last, playing: false }),
    Escape: () => store.set({ chosen: null }), "+": () => byId("zoom-in").click(), "-": () => byId("zoom-out").click(),
    "0": () => byId("zoom-home").click(),
  }; // prettier-ignore
  if (!target.matches("button, summary")) steps[" "] = () => toggle(atlas, store);
  const scrolls =
    target.closest("#detail, #side") !== null && ["PageUp", "PageDown", "Home", "End", " "].includes(event.key);
  const step = steps[event.key];
  if (!step || scrolls) return;
  event.preventDefault();
  step();
}

document.title = atlas.title;
byId("title").textContent = atlas.title;
for (const one of ["tr", "en"] as Lang[]) byId(`lang-${one}`).addEventListener("click", () => store.set({ lang: one }));
document.addEventListener("keydown", keys);
store.on((now, before) => {
  if (now.lang !== before.lang) chrome();
});
chrome();
timeline(atlas, store, say);
tree(atlas, store, say);
side(atlas, store, say);
detail(atlas, store, say);
table(atlas, store, say);
const map = mapView(atlas, store, say);
store.on((now, before) => {
  if (now.chosen !== before.chosen && now.chosen) map.reveal();
  const unit = now.chosen?.kind === "unit" ? `/${atlas.units[now.chosen.at]?.id ?? ""}` : "";
  if (!now.playing && (now.day !== before.day || now.chosen !== before.chosen))
    history.replaceState(null, "", `#${time.iso(now.day)}${encodeURIComponent(unit).replaceAll("%2F", "/")}`);
});
follow();
window.addEventListener("hashchange", follow);
if (atlas.film && !address() && !calm()) toggle(atlas, store);
document.documentElement.dataset["ready"] = "yes";

/** Unit symbols on the map: real buttons, so that mouse, touch, keyboard and screen reader all reach them. */

import type { Camera, Point } from "./camera";
import type { Atlas } from "./data";
import { el, redraw } from "./dom";
import { type Group, grouped, ring } from "./groups";
import { type Standing, age, standings } from "./holds";
import type { Room } from "./room";
import { type Choice, type Store, UNDECLARED } from "./store";
import { symbol } from "./symbol";
import type { Say } from "./words";

const OLD = 30; // days
const HALF = 17; // half the height of a symbol
const LINE = 14; // the height of a name

/** Where a name may stand about its symbol, in the order in which they are tried: from its spot, by the width of the name. */
const ABOUT = {
  below: (width: number): Point => [-width / 2, HALF],
  above: (width: number): Point => [-width / 2, -40],
  right: (): Point => [22, -4],
  left: (width: number): Point => [-22 - width, -4],
} as const;
type Beside = keyof typeof ABOUT;
const BESIDE = Object.keys(ABOUT) as Beside[];

interface Mark {
  readonly key: string;
  readonly at: Point;
  readonly from: Point | null;
  readonly faces: readonly Standing[];
  readonly sure: string;
  /** Last attested more than a month ago. */
  readonly old: boolean;
  readonly name: string;
  readonly group: Group;
  /** "spread" for a member of a stack that lies open, "aside" for all others meanwhile. */
  readonly state: string;
}

export interface Laid {
  readonly symbols: readonly Mark[];
  /** Lines from symbols that were moved aside to their spots. */
  readonly leaders: readonly (readonly [Point, Point])[];
}

export interface Marks {
  /** Where the symbols of the day go; takes their room. */
  lay(camera: Camera, room: Room): Laid;
  /** Put them there, with the names for which there is room. */
  draw(laid: Laid, room: Room, pen: CanvasRenderingContext2D): void;
  fold(): void;
}

export function marks(
  layer: HTMLElement,
  atlas: Atlas,
  store: Store,
  say: () => Say,
  zoomTo: (group: Group) => boolean,
  point: (units: readonly number[]) => void,
): Marks {
  let open: string | null = null;

  function layout(camera: Camera, choice: Choice): Mark[] {
    const chosen = choice.chosen?.kind === "unit" ? choice.chosen.at : -1;
    const groups = grouped(atlas, camera, standings(atlas, choice.day, chosen));
    const opened = (group: Group): boolean =>
      group.members.length > 1 && (group.key === open || group.members.some((one) => one.unit === chosen));
    const some = groups.some(opened);
    return groups.flatMap((group) => {
      const spread = opened(group);
      if (!spread) return [mark(group, group.key, group.at, group.spot, group.members, some ? "aside" : "")];
      const spots = ring(group.spot, group.members.length);
      return group.members.map((one, i) =>
        mark(group, `u${one.unit}p${one.place}`, spots[i] ?? group.spot, group.spot, [one], "spread"),
      );
    });
  }

  function mark(group: Group, key: string, at: Point, spot: Point, faces: readonly Standing[], state: string): Mark {
    const far = Math.hypot(at[0] - spot[0], at[1] - spot[1]) > 7;
    const name = faces.length === 1 ? (atlas.units[faces[0]?.unit ?? 0]?.names[0] ?? "") : "";
    return {
      key,
      at,
      from: far ? spot : null,
      faces,
      sure: faces.length === 1 ? (faces[0]?.sure ?? "carried") : group.sure,
      old: faces.every((one) => age(one.told, store.get().day) > OLD),
      name,
      group,
      state,
    };
  }

  function press(one: Mark): void {
    const first = one.faces[0];
    if (!first) return;
    if (one.faces.length === 1) return store.set({ chosen: { kind: "unit", at: first.unit } });
    if (one.group.places.size > 1 && zoomTo(one.group)) return;
    open = open === one.key ? null : one.key;
    store.set({ chosen: { kind: "place", at: first.place } });
  }

  /** The button of a mark; one that looks as before is kept and only moved. */
  const kept = new Map<string, { looks: string; node: HTMLElement; mark: Mark }>();
  function button(one: Mark, choice: Choice, labelled: Beside | undefined): HTMLElement {
    const chosen = choice.chosen?.kind === "unit" && one.faces.some((face) => face.unit === choice.chosen?.at);
    const looks = [
      one.sure,
      one.old,
      one.state,
      labelled,
      chosen,
      choice.lang,
      ...choice.colours,
      ...one.faces.map((face) => `${face.unit}@${face.place}${face.sure}${face.rivals}`),
    ].join("|");
    const last = kept.get(one.key);
    const node = last?.looks === looks ? last.node : make(one, choice, labelled);
    node.style.transform = `translate(${one.at[0].toFixed(1)}px, ${one.at[1].toFixed(1)}px)`;
    kept.set(one.key, { looks, node, mark: one });
    return node;
  }

  function make(one: Mark, choice: Choice, labelled: Beside | undefined): HTMLElement {
    const first = one.faces[0];
    const unit = atlas.units[first?.unit ?? 0];
    if (!first || !unit) return el("span");
    const many = one.faces.length;
    const places = [...new Set(one.faces.map((face) => atlas.places[face.place]?.names[0] ?? ""))].join(", ");
    const label =
      many > 1
        ? say()("stack", { count: many, place: places })
        : say()(`at_${first.sure}`, { unit: one.name, place: places });
    const chosen = many === 1 && choice.chosen?.kind === "unit" && choice.chosen.at === first.unit;
    const node = el(
      "button",
      {
        class: `mark ${one.sure} ${one.old ? "old " : ""}${one.state}${many > 1 ? " many" : ""}${chosen ? " chosen" : ""}`,
        type: "button",
        "data-key": one.key,
        "aria-label": label,
        title: label,
        click: () => press(kept.get(one.key)?.mark ?? one),
        pointerenter: () => point(one.faces.map((face) => face.unit)),
        pointerleave: () => point([]),
        focus: () => point(one.faces.map((face) => face.unit)),
        blur: () => point([]),
      },
      symbol(unit, 2 * HALF, many > 1),
      many > 1 && el("span", { class: "count" }, String(many)),
      many === 1 && doubt(first) !== "" && el("span", { class: "doubt" }, doubt(first)),
      labelled && el("span", { class: `name ${labelled}` }, one.name),
    );
    if (chosen) node.setAttribute("aria-current", "true");
    node.style.setProperty("--side", unit.side === null ? UNDECLARED : (choice.colours[unit.side] ?? UNDECLARED));
    return node;
  }

  return {
    fold: () => void (open = null),
    lay(camera, room) {
      const symbols = layout(camera, store.get());
      for (const one of symbols) room.force(one.at[0] - 19, one.at[1] - 25, one.faces.length > 1 ? 50 : 38, 42);
      return { symbols, leaders: symbols.flatMap((one) => (one.from ? [[one.at, one.from] as const] : [])) };
    },
    draw({ symbols }, room, pen) {
      pen.font = "600 11px system-ui, sans-serif";
      const labelled = new Map<string, Beside>();
      for (const one of symbols) {
        if (!one.name) continue;
        const width = pen.measureText(one.name).width + 8;
        const beside = BESIDE.find((where) => {
          const [x, y] = ABOUT[where](width);
          const [left, top] = [one.at[0] + x, one.at[1] + y];
          return (where === "below" || room.holds(left, top, width)) && room.claim(left, top, width, LINE);
        });
        if (beside) labelled.set(one.key, beside);
      }
      const before = new Map([...kept].map(([key, { node }]) => [key, node.style.transform]));
      const marked = symbols.map((one) => [one.key, button(one, store.get(), labelled.get(one.key))] as const);
      const now = new Set(marked.map(([key]) => key));
      for (const key of [...kept.keys()]) if (!now.has(key)) kept.delete(key);
      place(layer, marked, before);
    },
  };
}

/** What stands on a symbol: rival places, on its way to here, or here only by inference. */
function doubt(one: Standing): string {
  if (one.rivals > 1) return "?";
  return one.sure === "way" ? "→" : one.sure === "near" ? "≈" : "";
}

/** Put the marks in the layer; while days play, a mark that stays glides from where it was. */
function place(
  layer: HTMLElement,
  marked: readonly (readonly [string, HTMLElement])[],
  before: ReadonlyMap<string, string>,
): void {
  const same = layer.children.length === marked.length && marked.every(([, node], at) => layer.children[at] === node);
  const held = layer.contains(document.activeElement);
  if (!same) redraw(layer, ...marked.map(([, node]) => node));
  if (held && !layer.contains(document.activeElement))
    (layer.querySelector<HTMLElement>(".spread") ?? layer.parentElement)?.focus({ preventScroll: true });
  if (!layer.classList.contains("gliding")) return;
  for (const [key, node] of marked) {
    const from = before.get(key);
    const to = node.style.transform;
    if (from && from !== to)
      node.animate([{ transform: from }, { transform: to }], { duration: 300, easing: "ease-in-out" });
    else if (!from) node.animate([{ opacity: 0 }, {}], { duration: 250 });
  }
}

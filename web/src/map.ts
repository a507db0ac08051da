/** The map: base, movements, symbols, names; panned, zoomed and walked by mouse, touch and keyboard. */

import { Camera, type Point } from "./camera";
import type { Atlas, Box } from "./data";
import { byId, el } from "./dom";
import { drawFights } from "./fights";
import { PAINT, ground } from "./ground";
import type { Group } from "./groups";
import { spell, standings } from "./holds";
import { steer } from "./input";
import { marks } from "./marks";
import { drawNames, nearest } from "./names";
import { drawReach, key } from "./reach";
import { Room } from "./room";
import type { Store } from "./store";
import { drawMoves } from "./ways";
import type { Say } from "./words";
import { number } from "./words";

export interface MapView {
  /** Make sure that what is chosen can be seen. */
  reveal(): void;
}

export function mapView(atlas: Atlas, store: Store, say: () => Say): MapView {
  const holder = byId("map");
  const [zoom, credit] = [".zoom", ".credit"].map((one) => holder.querySelector<HTMLElement>(one));
  const canvas = el("canvas", { "aria-hidden": "true" });
  const layer = el("div", { class: "marks" });
  const bar = el("div", { class: "scale", "aria-hidden": "true" });
  holder.append(canvas, layer, bar);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser has no canvas");
  const camera = new Camera(atlas.box);
  const base = ground(atlas);
  const legend = byId("key");
  byId("unplaced").hidden = atlas.places.some((one) => one.at !== null);
  let pointed: readonly number[] = [];
  const symbols = marks(layer, atlas, store, say, zoomTo, (units) => {
    pointed = units;
    if (atlas.film) later();
  });
  let [waiting, framed] = [false, false];

  function zoomTo(group: Group): boolean {
    if (camera.closest) return false;
    const spots = group.members.map((one) => one.at);
    const box = around(spots);
    const before = camera.scale;
    camera.frame(box, Math.min(camera.width, camera.height) * 0.3);
    if (camera.scale < before * 1.15) return false;
    later();
    return true;
  }

  function paint(): void {
    waiting = false;
    if (!pen) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    base.draw(pen, camera, [say()("east"), say()("west"), say()("north"), say()("south")]);
    drawReach(pen, camera, atlas, store.get(), pointed);
    drawFights(pen, camera, atlas, store.get().day);
    drawMoves(pen, camera, atlas, store.get());
    const room = new Room(camera.width);
    scale();
    for (const node of [zoom, bar, credit, legend]) keepOff(room, node);
    const laid = symbols.lay(camera, room);
    const taken = laid.symbols.map((one) => ({ at: one.at, spot: one.group.spot }));
    lead(pen, laid.leaders);
    drawNames(pen, camera, atlas, store.get(), room, taken, true);
    symbols.draw(laid, room, pen);
    drawNames(pen, camera, atlas, store.get(), room, taken, false);
  }

  function scale(): void {
    const km = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2].find((one) => one / camera.grain < 130) ?? 0.1;
    bar.style.width = `${(km / camera.grain).toFixed(0)}px`;
    bar.textContent = `${number(km, store.get().lang)} km`;
  }

  function later(): void {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(paint);
  }

  new ResizeObserver(() => {
    const box = holder.getBoundingClientRect();
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    camera.resize(box.width, box.height);
    if (!framed) camera.frame(atlas.home, 40);
    framed = true;
    paint();
  }).observe(holder);

  byId("zoom-day").addEventListener("click", () => {
    const spots = standings(atlas, store.get().day).map((one) => one.at);
    if (spots.length) camera.frame(around(spots), 90, camera.close(12));
    layer.classList.remove("gliding");
    later();
  });
  steer(holder, camera, {
    moved: () => {
      layer.classList.remove("gliding");
      later();
    },
    home: () => camera.frame(atlas.home, 40),
    pressed: (x, y) => {
      const place = nearest(atlas, camera, x, y);
      symbols.fold();
      store.set({ chosen: place === null ? null : { kind: "place", at: place } });
    },
  });
  store.on((now, before) => {
    layer.classList.toggle(
      "gliding",
      now.day !== before.day && Math.abs(now.day - before.day) < 8 && !atlas.film && !calm(),
    );
    if (now.chosen !== before.chosen && now.chosen?.kind !== "place") symbols.fold();
    if (now.day !== before.day && !layer.querySelector(".mark:hover, .mark:focus")) pointed = [];
    if (atlas.film && now.lang !== before.lang) key(legend, say());
    later();
  });
  if (atlas.film) {
    legend.hidden = false;
    key(legend, say());
    legend.addEventListener("toggle", later, true);
  }

  return {
    reveal() {
      const { chosen, day } = store.get();
      const places =
        chosen?.kind === "unit"
          ? (spell(atlas.units[chosen.at] ?? NOBODY, day)?.positions ?? []).map((told) => told.value)
          : chosen?.kind === "place"
            ? [chosen.at]
            : [];
      const spot = places.map((place) => atlas.places[place]?.at).find(Boolean);
      if (!spot) return;
      const [x, y] = camera.pixel(spot[0], spot[1]);
      const inside = x > 40 && y > 40 && x < camera.width - 40 && y < camera.height - 40;
      if (!inside) camera.pan(camera.width / 2 - x, camera.height / 2 - y);
      later();
    },
  };
}

/** No label goes where something stands on the map. */
function keepOff(room: Room, node: HTMLElement | null | undefined): void {
  if (node?.offsetWidth)
    room.force(node.offsetLeft - 4, node.offsetTop - 4, node.offsetWidth + 8, node.offsetHeight + 8);
}

const NOBODY = { id: "", named: false, names: [], echelon: "", arm: null, side: null, claims: [], spells: [] };

function lead(pen: CanvasRenderingContext2D, leaders: readonly (readonly [Point, Point])[]): void {
  pen.strokeStyle = pen.fillStyle = PAINT.ink;
  pen.lineWidth = 0.8;
  for (const [from, to] of leaders) {
    pen.beginPath();
    pen.moveTo(from[0], from[1]);
    pen.lineTo(to[0], to[1]);
    pen.stroke();
    pen.beginPath();
    pen.arc(to[0], to[1], 2.2, 0, 7);
    pen.fill();
  }
}

export function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function around(spots: readonly (readonly [number, number])[]): Box {
  const [lons, lats] = [spots.map((one) => one[0]), spots.map((one) => one[1])];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

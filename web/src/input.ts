/** Hands on the map: drag, wheel, pinch, double click, and the keyboard while the map has the focus. */

import type { Camera } from "./camera";
import { byId } from "./dom";

export interface Answers {
  moved(): void;
  home(): void;
  pressed(x: number, y: number): void;
}

export function steer(holder: HTMLElement, camera: Camera, answers: Answers): void {
  const held = new Map<number, { x: number; y: number }>();
  let [dragged, apart] = [0, 0];
  const offset = (event: MouseEvent): [number, number] => {
    const box = holder.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const change = (act: () => void): void => {
    act();
    answers.moved();
  };

  holder.addEventListener("pointerdown", (event) => {
    if ((event.target as Element).closest("button, .key")) return;
    holder.setPointerCapture(event.pointerId);
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (held.size === 1) dragged = 0;
    apart = 0;
  });
  holder.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged += Math.abs(dx) + Math.abs(dy);
    if (held.size === 1 && dragged > 4) change(() => camera.pan(dx, dy));
    if (held.size === 2) pinch();
  });
  function pinch(): void {
    const [a, b] = [...held.values()];
    if (!a || !b) return;
    const now = Math.hypot(a.x - b.x, a.y - b.y);
    const box = holder.getBoundingClientRect();
    if (apart > 0) change(() => camera.zoom(now / apart, (a.x + b.x) / 2 - box.left, (a.y + b.y) / 2 - box.top));
    apart = now;
  }
  const release = (event: PointerEvent): void => {
    const had = held.delete(event.pointerId);
    if (had && held.size === 0 && dragged <= 4 && event.type === "pointerup") answers.pressed(...offset(event));
  };
  holder.addEventListener("pointerup", release);
  holder.addEventListener("pointercancel", release);
  holder.addEventListener("wheel", (event) => {
    event.preventDefault();
    change(() => camera.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), ...offset(event)));
  }, { passive: false }); // prettier-ignore
  holder.addEventListener("dblclick", (event) => {
    if (!(event.target as Element).closest("button")) change(() => camera.zoom(1.8, ...offset(event)));
  });
  holder.addEventListener("keydown", (event) => {
    const steps: Record<string, () => void> = {
      ArrowLeft: () => camera.pan(70, 0), ArrowRight: () => camera.pan(-70, 0),
      ArrowUp: () => camera.pan(0, 70), ArrowDown: () => camera.pan(0, -70),
    }; // prettier-ignore
    const step = event.target === holder ? steps[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    change(step);
  });
  byId("zoom-in").addEventListener("click", () => change(() => camera.zoom(1.6)));
  byId("zoom-out").addEventListener("click", () => change(() => camera.zoom(1 / 1.6)));
  byId("zoom-home").addEventListener("click", () => change(() => answers.home()));
}

/** Making and replacing elements. Text goes in as text only, so no word of a source is ever read as markup. */

type Child = Node | string | null | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

const SVG = "http://www.w3.org/2000/svg";

function fill<E extends Element>(node: E, props: Props, children: readonly Child[]): E {
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(key, value as EventListener);
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], props, children);
}

export function byId(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no element "${id}"`);
  return node;
}

/** Replace what an element holds; the keyboard stays where it was, by `data-key`. */
export function redraw(holder: Element, ...children: Child[]): void {
  const active = document.activeElement;
  const key = active && holder.contains(active) ? active.getAttribute("data-key") : null;
  holder.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  if (key) holder.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

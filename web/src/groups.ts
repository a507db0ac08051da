/** Where the symbols stand on the screen: near ones of one side in a stack, the rest pushed apart. */

import type { Camera, Point } from "./camera";
import type { Atlas } from "./data";
import { type Standing, type Sureness, byRank } from "./holds";

const NEAR = 24; // pixels within which symbols of one side are stacked
const WIDE = 48;
const HIGH = 42;

export interface Group {
  readonly key: string;
  readonly side: number | null;
  readonly members: Standing[];
  readonly places: Set<number>;
  /** The spot on the ground and where the symbol is drawn. */
  readonly spot: Point;
  at: Point;
  readonly sure: Sureness;
}

const SURE: readonly Sureness[] = ["undated", "way", "near", "carried", "about", "stated"];

export function grouped(atlas: Atlas, camera: Camera, standings: readonly Standing[]): Group[] {
  const rank = byRank(atlas);
  const groups: { side: number | null; spot: Point; members: Standing[] }[] = [];
  for (const one of [...standings].sort((a, b) => rank(a.unit, b.unit) || a.place - b.place)) {
    const spot = camera.pixel(one.at[0], one.at[1]);
    const side = atlas.units[one.unit]?.side ?? null;
    const alone = one.sure === "undated";
    const near = alone
      ? undefined
      : groups.find(
          (group) =>
            group.side === side &&
            group.members[0]?.sure !== "undated" &&
            Math.hypot(group.spot[0] - spot[0], group.spot[1] - spot[1]) < NEAR,
        );
    if (near) near.members.push(one);
    else groups.push({ side, spot, members: [one] });
  }
  const made = groups.map(({ side, spot, members }) => ({
    key: members.length === 1 ? `u${members[0]?.unit}p${(members[0]?.symbols ?? 1) > 1 || members[0]?.sure === "undated" ? members[0]?.place : ""}` : `g${side}-${members[0]?.place}`,
    side, spot, members, at: spot, places: new Set(members.map((one) => one.place)),
    sure: SURE[Math.max(...members.map((one) => SURE.indexOf(one.sure)))] ?? "carried",
  })); // prettier-ignore
  const seen = made.filter((group) => inside(group.spot, camera));
  pushApart(seen);
  return seen;
}

function inside([x, y]: Point, camera: Camera): boolean {
  return x > -60 && y > -60 && x < camera.width + 60 && y < camera.height + 60;
}

/** A few rounds of pushing overlapping symbols away from each other, along the shorter way out. */
function pushApart(groups: Group[]): void {
  for (let round = 0; round < 24; round++) {
    let moved = false;
    for (let i = 0; i < groups.length; i++)
      for (let j = i + 1; j < groups.length; j++) {
        const [a, b] = [groups[i], groups[j]];
        if (!a || !b) continue;
        const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]];
        const [ox, oy] = [WIDE - Math.abs(dx), HIGH - Math.abs(dy)];
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        const [px, py] = ox < oy ? [((dx < 0 ? -1 : 1) * ox) / 2, 0] : [0, ((dy < 0 ? -1 : 1) * oy) / 2];
        a.at = [a.at[0] - px, a.at[1] - py];
        b.at = [b.at[0] + px, b.at[1] + py];
      }
    if (!moved) return;
  }
}

/** Places on rings around a spot for the members of a stack that is spread. */
export function ring(spot: Point, count: number): Point[] {
  const points: Point[] = [];
  for (let level = 0; points.length < count; level++) {
    const radius = 74 + level * 62;
    const room = Math.min(Math.floor((2 * Math.PI * radius) / 66), count - points.length);
    for (let i = 0; i < room; i++) {
      const turn = -Math.PI / 2 + (2 * Math.PI * (i + (level % 2) / 2)) / room;
      points.push([spot[0] + radius * Math.cos(turn), spot[1] + radius * Math.sin(turn) * 0.86]);
    }
  }
  return points;
}

"""Fit the fighting law on the battles of 1850-1918 in ../shared/data/battles.csv (a part of CDB90) and print it.

Logistic regression of the winner on ln(attacker/defender) by Newton's method; least squares of ln(-ln(1 - loss)) on
ln(enemy/own), ln(days) and whether the side lost. The coefficients that ship were fitted on the whole of CDB90.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import numpy as np

from sefer.simulate import law

SHARED = Path(os.environ.get("SEFER_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def battles(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if 1850 <= int(r["year"] or 0) <= 1918]
    return [r for r in rows if float(r["attacker_men"] or 0) > 0 and float(r["defender_men"] or 0) > 0]


def logistic(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients of a logistic regression and their standard errors."""
    beta = np.zeros(x.shape[1])
    hessian = np.eye(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = x.T @ (x * (p * (1 - p))[:, None])
        beta = beta + np.linalg.solve(hessian, x.T @ (y - p))
    return beta, np.sqrt(np.diag(np.linalg.inv(hessian)))


def outcome(rows: list[dict[str, str]]) -> None:
    decided = [r for r in rows if r["winner"] in ("attacker", "defender")]
    ratio = np.array([np.log(float(r["attacker_men"]) / float(r["defender_men"])) for r in decided])
    won = np.array([r["winner"] == "attacker" for r in decided], dtype=float)
    beta, error = logistic(np.column_stack([np.ones_like(ratio), ratio]), won)
    print(f"battles 1850-1918 with a winner: {len(decided)}, attacker won {won.mean():.3f}")
    print(f"logit P = {beta[0]:+.2f} (se {error[0]:.2f}) {beta[1]:+.2f} (se {error[1]:.2f}) ln(A/D)")
    print(f"shipped: {law.INTERCEPT:+.2f} {law.SLOPE:+.2f}")


def losses(rows: list[dict[str, str]], side: str, other: str, shipped: law.Losses) -> None:
    x, y = [], []
    for r in rows:
        men, lost = float(r[f"{side}_men"]), float(r[f"{side}_casualties"] or 0)
        if 0 < lost < men and r["winner"] in ("attacker", "defender"):
            enemy = float(r[f"{other}_men"])
            x.append([1.0, np.log(enemy / men), float(r["winner"] == other), np.log(max(1.0, float(r["days"] or 1)))])
            y.append(np.log(-np.log(1 - lost / men)))
    design, answer = np.array(x), np.array(y)
    beta, *_ = np.linalg.lstsq(design, answer, rcond=None)
    sd = float(np.std(answer - design @ beta))
    print(f"{side}: a {beta[0]:+.2f} b {beta[1]:+.2f} c {beta[2]:+.2f} g {beta[3]:+.2f} sd {sd:.2f} ({len(y)} battles)")
    print(f"shipped: a {shipped.a:+.2f} b {shipped.b:+.2f} c {shipped.c:+.2f} g {shipped.g:+.2f} sd {shipped.sd:.2f}")


def main() -> None:
    path = SHARED / "data" / "battles.csv"
    if not path.is_file():
        sys.exit("no battles.csv beside the project: nothing to fit on")
    rows = battles(path)
    outcome(rows)
    losses(rows, "attacker", "defender", law.ATTACKER)
    losses(rows, "defender", "attacker", law.DEFENDER)


if __name__ == "__main__":
    main()

"""Fit src/realpolitik/thesis/weights.toml to articles with known roles.

    python tests/thesis/fit.py [--without BATCH]

Reads articles.toml, columns.toml and the samples, each article counting the same. Hub and rival: a
conditional logit over ordered pairs of states (McFadden 1974). Members and courted states: a
linear-chain conditional random field (Lafferty, McCallum & Pereira 2001). Whether there is a
coalition at all: a logistic regression. All with a ridge penalty.
With --without, the articles of one batch are left out and measured, and no weights are written;
`--without each` does so for every batch in turn, and writes unseen.toml.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from realpolitik.coding.coder import code_document
from realpolitik.pipeline import coded
from realpolitik.reading.reader import read
from realpolitik.reading.sentences import sentences
from realpolitik.records.document import Document
from realpolitik.thesis.chain import COURTED, MEMBER, NONE, ROLES, beside
from realpolitik.thesis.inference import scene_of
from realpolitik.thesis.poles import Poles, candidates, coalition_signs
from realpolitik.thesis.role_signs import order, role_signs
from realpolitik.thesis.signs import pair_signs, pole_signs, relative

if TYPE_CHECKING:
    from realpolitik.thesis.scene import Scene

Tables = dict[str, dict[str, float]]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TARGET = ROOT / "src" / "realpolitik" / "thesis" / "weights.toml"
PENALTY_POLES, PENALTY_ROLES, PENALTY_STEPS, PENALTY_COALITION = 3.0, 6.0, 0.3, 1.0
GIVEN = ("hub", "rival", "members", "courted")
NO_COALITION = 2.0  # what an article without a coalition counts for telling whether there is one
HELD = "m"  # a batch that nothing is fitted to
# Batches of other authors than the first, whose 121 articles would else count for all.
OTHERS, OTHER = ("h", "i", "j"), 2.0
# The signs of hub and rival, each with the way in which it speaks in every author's articles: for
# being one of the two; for being the hub rather than the rival; for the two being a pair.
WAYS = {"+": (0, None), "-": (None, 0)}
POLES = {
    "pole": {
        "spread": "+",
        "allies": "+",
        "helped": "+",
        "attacks": "+",
        "begins": "-",
        "speaks": "-",
        "own_paragraphs": "+",
        "seeking": "+",
        "opposed": "+",
    },
    "hub": {
        "first_in_title": "+",
        "leads": "+",
        "holds": "+",
        "helps": "+",
        "subject": "+",
        "attacks": "+",
        "solo": "+",
        "at": "-",
        "at_end": "-",
        "strife": "-",
        "bystander": "-",
        "opposed": "-",
    },
    "pair": {"both": "+", "odds": "+", "said": "+"},
}
FOLDS = 3
UNSEEN = HERE / "unseen.toml"
UNSEEN_HEAD = """\
# What weights that have not seen a batch infer of it: written by `fit.py --without each`, not by hand.
# told: articles that tell of a coalition; poles: with hub and rival both right; swapped: with the two
# exchanged; missed: of which none was inferred; silent: articles that tell of none; none: of which
# none was inferred.
"""
IMPOSSIBLE = -1e9
HEAD = """\
# What each sign weighs. Fitted by tests/thesis/fit.py to the articles of tests/thesis and the
# samples, not edited by hand. The signs are those of signs.py, role_signs.py and poles.py; none
# depends on a name. `always` is a constant; in [apart] and [beside], a_b is for role b after role a.
"""


@dataclass(eq=False)
class Item:
    """One article: its scene and the roles a careful reader takes from it."""

    scene: Scene
    batch: str
    name: str
    hub: str
    rival: str
    members: list[str]
    courted: list[str] | None

    @property
    def weight(self) -> float:
        """What the article counts for."""
        return OTHER if self.batch in OTHERS else 1.0

    def role(self, state: str) -> str | None:
        """A state's role; None where nothing is stated of who is courted."""
        if state in self.members:
            return MEMBER
        if self.courted is None:
            return None
        return COURTED if state in self.courted else NONE


def column(text: str) -> Scene:
    """The scene of a text whose first line is its title."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text.strip() + "\n", "utf-8")
        return scene_of([code_document(d, sentences(d)) for d in read([str(path)])])


def items() -> list[Item]:
    """All articles."""
    found: list[Item] = []
    for a in tomllib.loads((HERE / "articles.toml").read_text("utf-8"))["article"]:
        document = Document.of(a["text"].strip(), "article.txt", title=a["title"] or None)
        scene = scene_of([code_document(document, sentences(document))])
        found.append(Item(scene, "short", a["name"], *(a[role] for role in GIVEN)))
    found += [
        Item(column(a["text"]), a["batch"], a["name"], *(a[role] for role in GIVEN))
        for a in tomllib.loads((HERE / "columns.toml").read_text("utf-8"))["article"]
    ]
    samples = ROOT / "samples"
    for name, a in tomllib.loads((samples / "expected.toml").read_text("utf-8")).items():
        scene = scene_of(list(coded([str(samples / name)])))
        found.append(Item(scene, "samples", name, a["hub"], a["rival"], a["members"], None))
    return found


def matrix(rows: list[dict[str, float]], names: list[str]) -> np.ndarray:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


@cache
def pairs(item: Item) -> tuple[list[tuple[str, str]], list[dict[str, float]]]:
    """The ordered pairs of an article's candidates, and the signs of each with their tables.

    `pole.x` is how much two states have of sign x, `hub.x` how much more the first has.
    """
    scene, states = item.scene, candidates(item.scene)
    signs = relative({state: pole_signs(scene, state) for state in states})
    found = [(hub, rival) for hub in states for rival in states if hub != rival]
    rows = [
        {f"pole.{name}": value + signs[rival][name] for name, value in signs[hub].items()}
        | {f"hub.{name}": value - signs[rival][name] for name, value in signs[hub].items()}
        | {f"pair.{name}": value for name, value in pair_signs(scene, hub, rival).items()}
        for hub, rival in found
    ]
    return found, rows


def fit_poles(data: list[Item]) -> Tables:
    cases = [(item, *pairs(item)) for item in data if item.hub]
    cases = [(i, found, rows) for i, found, rows in cases if (i.hub, i.rival) in found]
    names = [f"{table}.{sign}" for table, signs in POLES.items() for sign in signs]
    bounds = [WAYS[way] for signs in POLES.values() for way in signs.values()]
    scale = np.concatenate([matrix(rows, names) for _, _, rows in cases]).std(0) + 1e-9
    made = [
        (found.index((i.hub, i.rival)), matrix(rows, names) / scale, i.weight)
        for i, found, rows in cases
    ]

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = PENALTY_POLES * beta @ beta, 2 * PENALTY_POLES * beta
        for right, x, weight in made:
            points = x @ beta
            total = logsumexp(points)
            value += weight * (total - points[right])
            slope = slope + weight * (x.T @ np.exp(points - total) - x[right])
        return value, slope

    start = np.zeros(len(names))
    beta = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / scale
    tables: Tables = {table: {} for table in POLES}
    for name, value in zip(names, beta, strict=True):
        table, sign = name.split(".")
        tables[table][sign] = float(value)
    return tables


@cache
def chained(
    item: Item, hub: str, rival: str
) -> tuple[list[str], list[dict[str, float]], list[int]]:
    """The other states in order, their signs, and which stand beside the one before."""
    states = order(item.scene, hub, rival)
    near = [int(beside(item.scene, a, b)) for a, b in pairwise(states)]
    return states, [role_signs(item.scene, s, hub, rival) for s in states], near


def fit_roles(data: list[Item]) -> Tables:
    chains = [(i, *chained(i, i.hub, i.rival)) for i in data if i.hub]
    chains = [chain for chain in chains if chain[1]]
    names = sorted({name for *_, rows, _ in chains for row in rows for name in row})
    everything = matrix([row for *_, rows, _ in chains for row in rows], names)
    mean, scale = everything.mean(0), everything.std(0)
    scale[scale < 1e-9] = 1.0
    width, longest, count = len(names) + 1, max(len(c[1]) for c in chains), len(chains)
    x = np.zeros((count, longest, width))
    there, given = np.zeros((count, longest)), np.zeros((count, longest, 3))
    near = np.zeros((count, max(longest - 1, 1)), int)
    weight = np.array([c[0].weight for c in chains])
    for n, (item, states, rows, beside_) in enumerate(chains):
        x[n, : len(rows), :-1] = (matrix(rows, names) - mean) / scale
        x[n, : len(rows), -1] = there[n, : len(rows)] = 1.0
        near[n, : len(beside_)] = beside_
        for m, state in enumerate(states):
            role = item.role(state)
            if role is None:
                given[n, m, ROLES.index(MEMBER)] = IMPOSSIBLE
            else:
                given[n, m] = IMPOSSIBLE
                given[n, m, ROLES.index(role)] = 0.0

    def sums(points: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Log partition functions, marginals of roles, expected steps (forward-backward)."""
        step = steps[near]
        ahead = [points[:, 0]]
        for m in range(1, longest):
            new = points[:, m] + logsumexp(ahead[-1][:, :, None] + step[:, m - 1], axis=1)
            ahead.append(np.where(there[:, m, None] > 0, new, ahead[-1]))
        forward = np.stack(ahead, 1)
        total = logsumexp(forward[:, -1], axis=1)
        back = np.zeros_like(points)
        for m in range(longest - 2, -1, -1):
            after = (points[:, m + 1] + back[:, m + 1])[:, None, :]
            new = logsumexp(step[:, m] + after, axis=2)
            back[:, m] = np.where(there[:, m + 1, None] > 0, new, 0.0)
        own = np.exp(forward + back - total[:, None, None]) * there[:, :, None]
        two = forward[:, :-1, :, None] + step + (points + back)[:, 1:, None, :]
        two = np.exp(np.minimum(two - total[:, None, None, None], 0.0))
        two *= (there[:, 1:] * weight[:, None])[:, :, None, None]
        return (
            total,
            own,
            np.stack([(two * (near == k)[:, :, None, None]).sum((0, 1)) for k in (0, 1)]),
        )

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        beta, steps = flat[: width * 3].reshape(width, 3), flat[width * 3 :].reshape(2, 3, 3)
        all_of, own, two = sums(x @ beta, steps)
        right, own_right, two_right = sums(x @ beta + given, steps)
        value = (weight * (all_of - right)).sum()
        value += PENALTY_ROLES * (beta[:-1] ** 2).sum() + PENALTY_STEPS * (steps**2).sum()
        slope = np.einsum("nmd,nmk->dk", x * weight[:, None, None], own - own_right)
        slope[:-1] += 2 * PENALTY_ROLES * beta[:-1]
        steps_slope = two - two_right + 2 * PENALTY_STEPS * steps
        return value, np.concatenate([slope.ravel(), steps_slope.ravel()])

    options = {"maxiter": 300}
    start = np.zeros(width * 3 + 18)
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    beta, steps = flat[: width * 3].reshape(width, 3), flat[width * 3 :].reshape(2, 3, 3)
    beta = beta - beta[:, :1]
    raw = beta[:-1] / scale[:, None]
    always = beta[-1] - mean @ raw
    tables = {
        role: {
            **{name: float(raw[n, k]) for n, name in enumerate(names)},
            "always": float(always[k]),
        }
        for k, role in enumerate(ROLES)
        if role != NONE
    }
    for k, table in enumerate(("apart", "beside")):
        tables[table] = {
            f"{a}_{b}": float(steps[k, i, j])
            for i, a in enumerate(ROLES)
            for j, b in enumerate(ROLES)
        }
    return tables


def dot(table: dict[str, float], signs: dict[str, float]) -> float:
    return table.get("always", 0.0) + sum(table.get(k, 0.0) * v for k, v in signs.items())


def likeliest(item: Item, tables: Tables) -> Poles | None:
    """Hub and rival by some tables, whether or not there is a coalition."""
    found, rows = pairs(item)
    if not found:
        return None
    flat = {f"{t}.{n}": v for t in POLES for n, v in tables[t].items()}
    points = [sum(flat.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    best = int(np.argmax(points))
    return Poles(*found[best], points[best])


def decided(item: Item, hub: str, rival: str, tables: Tables) -> tuple[set[str], set[str]]:
    """Members and courted states by some tables, given the poles."""
    states, rows, near = chained(item, hub, rival)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for n, row in enumerate(rows):
        own = {
            role: tables[role]["always"] + sum(tables[role].get(k, 0.0) * v for k, v in row.items())
            if role != NONE
            else 0.0
            for role in ROLES
        }
        step = tables[("apart", "beside")[near[n - 1]]] if n else {}
        best = [
            max(
                (p + own[r] + (step[f"{path[-1]}_{r}"] if path else 0), (*path, r))
                for p, path in best
            )
            for r in ROLES
        ]
    roles = dict(zip(states, max(best)[1], strict=True))
    members = {s for s, role in roles.items() if role == MEMBER}
    return members, {s for s, role in roles.items() if role == COURTED}


def signs_of_coalition(item: Item, tables: Tables) -> dict[str, float] | None:
    """What speaks for an article's telling of a coalition, all inferred by some tables."""
    found = likeliest(item, tables)
    if found is None:
        return None
    members, courted = decided(item, found.hub, found.rival, tables)
    return coalition_signs(item.scene, found, len(members) + len(courted))


def fit_coalition(data: list[Item]) -> dict[str, float]:
    """Fitted to what other batches' tables infer of each article, as they will of a new one."""
    rows: list[dict[str, float]] = []
    spoken: list[float] = []
    count: list[float] = []
    batches = sorted({item.batch for item in data})
    for part in range(FOLDS):
        out = set(batches[part::FOLDS])
        rest = [item for item in data if item.batch not in out]
        tables = {**fit_poles(rest), **fit_roles(rest)}
        for item in data:
            signs = signs_of_coalition(item, tables) if item.batch in out else None
            if signs:
                rows.append(signs)
                spoken.append(float(bool(item.hub)))
                count.append(item.weight)
    names = sorted(rows[0])
    x, y = matrix(rows, names), np.array(spoken)
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    weight = np.array(count) * np.where(y > 0, 1.0, NO_COALITION)

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        points = z @ beta
        value = (weight * (np.logaddexp(0, points) - y * points)).sum()
        value += PENALTY_COALITION * beta[:-1] @ beta[:-1]
        slope = z.T @ (weight * (1 / (1 + np.exp(-points)) - y))
        return value, slope + np.append(2 * PENALTY_COALITION * beta[:-1], 0.0)

    beta = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    raw = beta[:-1] / scale
    always = float(beta[-1] - mean @ raw)
    return {**{n: float(v) for n, v in zip(names, raw, strict=True)}, "always": always}


def fitted(data: list[Item]) -> Tables:
    """All tables of weights."""
    return {**fit_poles(data), **fit_roles(data), "coalition": fit_coalition(data)}


def written(tables: Tables) -> str:
    """The text of weights.toml."""
    parts = [HEAD]
    for table, weights in tables.items():
        rows = [f"{name} = {round(value, 3) + 0.0}" for name, value in sorted(weights.items())]
        parts.append("\n".join([f"[{table}]", *rows, ""]))
    return "\n".join(parts)


@dataclass
class Count:
    """How many states were given a role, should have it, and both."""

    given: int = 0
    wanted: int = 0
    right: int = 0

    def add(self, given: set[str], wanted: set[str]) -> None:
        self.given += len(given)
        self.wanted += len(wanted)
        self.right += len(given & wanted)

    def shares(self) -> tuple[float, float]:
        """Precision and recall."""
        return self.right / max(self.given, 1), self.right / max(self.wanted, 1)

    def __str__(self) -> str:
        return "P {:.2f} R {:.2f}".format(*self.shares())

    @property
    def toml(self) -> str:
        return "{{ precision = {:.2f}, recall = {:.2f} }}".format(*self.shares())


def inferred(item: Item, tables: Tables) -> tuple[str, str, set[str], set[str]]:
    """Hub, rival, members and courted states; nothing where no coalition is told of."""
    found, signs = likeliest(item, tables), signs_of_coalition(item, tables)
    if not found or not signs or dot(tables["coalition"], signs) < 0:
        return "", "", set(), set()
    return found.hub, found.rival, *decided(item, found.hub, found.rival, tables)


@dataclass
class Figures:
    """How much of what a careful reader takes from some articles is inferred."""

    told: int = 0  # articles that tell of a coalition
    poles: int = 0  # those with hub and rival both right
    swapped: int = 0  # those with hub and rival exchanged
    missed: int = 0  # those of which no coalition was inferred
    silent: int = 0  # articles that tell of none
    none: int = 0  # those of which none was inferred
    members: Count = field(default_factory=Count)
    courted: Count = field(default_factory=Count)
    members_given_poles: Count = field(default_factory=Count)
    courted_given_poles: Count = field(default_factory=Count)

    def __str__(self) -> str:
        return ", ".join(f"{name} {value}" for name, value in vars(self).items())

    def toml(self) -> str:
        rows = [f"{name} = {getattr(v, 'toml', v)}" for name, v in vars(self).items()]
        return "\n".join([*rows, ""])


def measured(data: list[Item], tables: Tables) -> Figures:
    found = Figures()
    for item in data:
        hub, rival, *roles = inferred(item, tables)
        if not item.hub:
            found.silent += 1
            found.none += not hub
            continue
        found.told += 1
        found.poles += (hub, rival) == (item.hub, item.rival)
        found.swapped += (rival, hub) == (item.hub, item.rival)
        found.missed += not hub
        given = decided(item, item.hub, item.rival, tables)
        found.members.add(roles[0], set(item.members))
        found.members_given_poles.add(given[0], set(item.members))
        if item.courted is not None:
            found.courted.add(roles[1], set(item.courted))
            found.courted_given_poles.add(given[1], set(item.courted))
    return found


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--without", metavar="BATCH", help="leave one batch out and measure it")
    batch = parser.parse_args().without
    everything = items()
    batches = sorted({item.batch for item in everything})
    unseen: dict[str, Figures] = {}
    for out in batches if batch == "each" else [batch] if batch else []:
        tables = fitted([item for item in everything if item.batch not in (out, HELD)])
        unseen[out] = measured([i for i in everything if i.batch == out], tables)
        say(f"{out} unseen: {unseen[out]}")
    if batch == "each":
        rows = [f"[{name}]\n{figures.toml()}" for name, figures in unseen.items()]
        UNSEEN.write_text("\n".join([UNSEEN_HEAD, *rows]), "utf-8")
    if not batch:
        tables = fitted([item for item in everything if item.batch != HELD])
        TARGET.write_text(written(tables), "utf-8")
        for name in batches:
            say(f"{name}: {measured([i for i in everything if i.batch == name], tables)}")


if __name__ == "__main__":
    main()

"""The pages that follow from the figures: the evaluation, and the model card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evaluating import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

Figures = dict[str, Any]

NOTE = "<!-- Written by docs/evaluation.py; do not edit. -->\n\n"
TOP = 12


def evaluation(figures: Figures) -> str:
    """docs/method/evaluation.md."""
    parts = [
        wording.EVALUATION,
        _coder_line(figures),
        _roots(figures),
        _events(figures),
        _errors(figures["events"]["errors"]),
        _actors(figures),
        wording.LIMITS,
    ]
    return NOTE + "\n\n".join(part.strip() for part in parts if part) + "\n"


def card(figures: Figures) -> str:
    """docs/method/model-card.md."""
    model = figures["model"]
    parts = [wording.CARD_WITH_MODEL if model else wording.CARD_WITHOUT_MODEL]
    if model:
        files = [f"`{name}`: SHA-256 `{value}`" for name, value in model["sha256"].items()]
        size = f"Version `{model['version']}`, {model['bytes'] / 1e6:.1f} MB in all:"
        parts += [size, "\n".join(f"- {line}" for line in files)]
    parts += [
        wording.CARD_USE,
        wording.CARD_TRAINING,
        _card_scores(figures),
        _fails(figures),
        wording.CARD_LIMITS,
    ]
    return NOTE + "\n\n".join(part.strip() for part in parts if part) + "\n"


def _coder_line(figures: Figures) -> str:
    model = figures["model"]
    with_model = (
        f"model `{model['version']}`" if model else "no model: parse and lexicon decide alone"
    )
    return f"Measured: coder `{figures['coder']}`, {with_model}."


def _roots(figures: Figures) -> str:
    text = [wording.ROOTS]
    rows: list[tuple[str, ...]] = []
    for name, key in (("own gold", "roots_own"), ("development set", "roots_development")):
        found = figures.get(key)
        if not found:
            continue
        for who, scores in (("coder", found), ("linear baseline", found["baseline"])):
            rows.append(
                (
                    name,
                    who,
                    str(scores["macro_f1"]["n"]),
                    _interval(scores["macro_f1"]),
                    _interval(scores["accuracy"]),
                )
            )
    text.append(_table(("Set", "", "n", "Macro-F1", "Accuracy"), rows))
    shown = figures.get("roots_development") or figures["roots_own"]
    if not figures.get("roots_development"):
        text.append(
            "The development set was not at hand in this run, so it is not in the table, and root "
            "by root the own gold is shown."
        )
    base = shown["baseline"]["by_root"]
    text.append(
        _table(
            ("Root", "Precision", "Recall", "F1", "F1 of the baseline", "n"),
            [
                (
                    root,
                    *(f"{score[part]:.2f}" for part in ("precision", "recall", "f1")),
                    f"{base[root]['f1']:.2f}",
                    str(score["n"]),
                )
                for root, score in shown["by_root"].items()
            ],
        )
    )
    text.append(wording.PICTURE)
    text.append(
        f"Expected calibration error of the coder's confidence in its root: "
        f"{shown['calibration_error']:.3f} (ten bins; Guo et al. 2017)."
    )
    return "\n\n".join(part.strip() for part in text)


def _events(figures: Figures) -> str:
    rows: list[tuple[str, Figures]] = []
    for name, key in (
        ("test", "events_held"),
        ("second test", "events_fresh"),
        ("development", "events"),
    ):
        events = figures[key]
        rows.append((f"**{name}**", events))
        rows += [(f"{name}, `{r}`", f) for r, f in events["registers"].items()]
        if "without_model" in events:
            rows.append((f"{name}, without the model", events["without_model"]))
    both = figures["agreement"]
    rows.append((f"a second annotator, {both['paragraphs']} test paragraphs", both))
    scores = _table(
        ("", "Gold", "Coded", "Dyad + root F1", "Precision", "Recall", "Root F1", "Dyad F1"),
        [
            (
                name,
                str(f["gold"]),
                str(f["coded"]),
                _interval(f["dyad_root_f1"]),
                *(f"{f[part]:.2f}" for part in ("precision", "recall", "root_f1", "dyad_f1")),
            )
            for name, f in rows
        ],
    )
    fields = _table(
        ("", "Matched events", "Status", "Attribution", "Date"),
        [
            (name, str(f["matched"]), *(_interval(f[k]) for k in ("status", "attribution", "date")))
            for name, f in rows
        ],
    )
    told = figures["events_held"]["calibration"]
    bins = _table(
        ("Confidence", "Events", "Mean confidence", "Right"),
        [
            (
                f"{b['from']:.1f} to {b['to']:.1f}",
                str(b["n"]),
                f"{b['confidence']:.2f}",
                f"{b['right']:.2f}",
            )
            for b in told["bins"]
        ],
    )
    error = f"Expected calibration error: {told['calibration_error']:.3f}."
    return "\n\n".join(
        part.strip()
        for part in (wording.EVENTS, scores, wording.FIELDS, fields, wording.BINS, bins, error)
    )


def _errors(errors: Figures) -> str:
    kinds = sorted({*errors["lost"], *errors["made_up"]})
    nearest = _table(
        ("The nearest on the other side has", "Gold events lost", "Events made up"),
        [(k, str(errors["lost"].get(k, 0)), str(errors["made_up"].get(k, 0))) for k in kinds],
    )
    names = sorted({*errors["lost_by_root"], *errors["made_up_by_root"]})
    by_root = _table(
        ("Root", "Lost", "Made up"),
        [
            (n, str(errors["lost_by_root"].get(n, 0)), str(errors["made_up_by_root"].get(n, 0)))
            for n in names
        ],
    )
    fields = _table(
        ("Field", "What is wrong", "Events"),
        [
            (field, kind, str(count))
            for field in ("status", "attribution", "date")
            for kind, count in list(errors[field].items())[:TOP]
        ],
    )
    return "\n\n".join(
        part.strip() for part in (wording.ERRORS, nearest, by_root, wording.ERROR_FIELDS, fields)
    )


def _actors(figures: Figures) -> str:
    found = figures.get("actors")
    if not found:
        return "## Actors\n\nThe development set of actor names was not at hand in this run."
    rows = [
        (what, str(found[key]["n"]), _interval(found[key]))
        for what, key in (("Country", "country"), ("Sector", "sector"))
    ]
    return wording.ACTORS.strip() + "\n\n" + _table(("", "n", "Right"), rows)


def _card_scores(figures: Figures) -> str:
    events, own = figures["events_held"], "own test gold"
    pair = "root of a marked pair, macro-F1"
    rows = [
        ("events end to end: dyad + root F1", own, events["dyad_root_f1"]),
        ("status of matched events", own, events["status"]),
        ("attribution of matched events", own, events["attribution"]),
        ("date of matched events", own, events["date"]),
        (pair, own, figures["roots_own"]["macro_f1"]),
    ]
    if figures.get("roots_development"):
        rows.append((pair, "development set", figures["roots_development"]["macro_f1"]))
    shown = [(what, on, _interval(score)) for what, on, score in rows]
    return (
        "## Scores\n\n"
        + _table(("What", "On", "Score"), shown)
        + "\n\n"
        + wording.CARD_SCORES.strip()
    )


def _fails(figures: Figures) -> str:
    shown = figures.get("roots_development") or figures["roots_own"]
    weakest = sorted(shown["by_root"].items(), key=lambda item: item[1]["f1"])[:4]
    wrong = sorted((c for c in shown["confusion"] if c[0] != c[1]), key=lambda c: (-c[2], c[:2]))[
        :6
    ]
    errors = figures["events"]["errors"]
    lost = sum(errors["lost"].values())
    return "\n".join(
        [
            "## Where it fails",
            "",
            "- Weakest roots, by F1: "
            + ", ".join(f"{root} ({score['f1']:.2f})" for root, score in weakest)
            + ".",
            "- Most frequent confusions, gold → predicted: "
            + ", ".join(f"{gold} → {said} ({n})" for gold, said, n in wrong)
            + ".",
            f"- Of {figures['events']['gold']} gold events, {lost} are not found; of those, "
            + ", ".join(f"{n} with {kind}" for kind, n in errors["lost"].items())
            + ".",
            "- Wrong statuses: "
            + (", ".join(f"{k} ({n})" for k, n in list(errors["status"].items())[:4]) or "none")
            + ".",
            "",
            "All counts are in [the evaluation](evaluation.md).",
        ]
    )


def _interval(score: Figures) -> str:
    return f"{score['value']:.3f} [{score['low']:.3f}, {score['high']:.3f}]"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(header)
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])

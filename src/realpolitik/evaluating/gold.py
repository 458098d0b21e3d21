"""Gold files: one JSON object a line, checked as they are read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, Any]


def rows(path: Path, required: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a gold file, each with the keys `required`; raises BadInput naming file:line."""
    return (row for _, row in numbered_rows(path, required))


def numbered_rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """The same with the number of each line; raises BadInput naming file:line."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: cannot be read: {error}", hint="Give a UTF-8 JSONL file."
        ) from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(
                f"{path}:{number}: not JSON: {error.msg}", hint="One object a line."
            ) from None
        missing = [key for key in required if not isinstance(row, dict) or key not in row]
        if missing:
            raise BadInput(
                f"{path}:{number}: lacks {', '.join(missing)}",
                hint=f"This task needs {', '.join(required)} on each line.",
            )
        yield number, row


def phrase_span(text: str, phrase: str, marked: str | None, tag: str) -> tuple[int, int] | None:
    """Where a phrase stands in a sentence; `marked` text with `<s>…</s>`, `<t>…</t>` decides.

    >>> phrase_span("A met B.", "B", "<s>A</s> met <t>B</t>.", "t")
    (6, 7)
    """
    if marked:
        match = re.search(rf"<{tag}>(.*?)</{tag}>", marked, re.DOTALL)
        if match:
            before = re.sub(r"</?[st]>", "", marked[: match.start()])
            inside = re.sub(r"</?[st]>", "", match.group(1))
            start = len(before)
            if text[start : start + len(inside)] == inside:
                return start, start + len(inside)
    start = text.find(phrase)
    if start < 0:
        start = text.lower().find(phrase.lower())
    return (start, start + len(phrase)) if start >= 0 and phrase else None

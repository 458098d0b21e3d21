"""One row of a chunk cut into cells, or the reason why it cannot be."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from realpolitik.importing.chunks import LONGEST

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from realpolitik.importing.format import Format, Variant

SHOWN = 4_000  # characters of a rejected row that are kept with the reason


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be used: its line, the reason, and the row as it stood."""

    line: int
    reason: str
    row: str


class Unsound(Exception):
    """A row that cannot be cut into cells; says why."""


def shown(raw: bytes) -> str:
    """A row as it is shown with the reason it was rejected for."""
    return raw[: SHOWN * 4].decode("utf-8", "replace").rstrip("\r\n").replace("\0", "␀")[:SHOWN]


def lines(data: bytes, first_line: int, *, quoted: bool) -> Generator[tuple[int, bytes]]:
    """The rows of a chunk with the number of the line each begins on.

    A quotation mark that is never closed would swallow every row after it: then its line is given
    as a row by itself, and the next line begins afresh.
    """
    if not quoted:
        yield from enumerate(io.BytesIO(data), first_line)
        return
    physical = list(io.BytesIO(data))
    at = 0
    while at < len(physical):
        end, length = at, 0
        open_ = 0
        while end < len(physical):
            open_ ^= physical[end].count(b'"') % 2
            length += len(physical[end])
            end += 1
            if not open_ or length > LONGEST:
                break
        if open_:
            end = at + 1
        yield first_line + at, b"".join(physical[at:end])
        at = end


def check(raw: bytes) -> None:
    """Raises Unsound for a row that no reader should take."""
    if len(raw) > LONGEST:
        raise Unsound(f"the row is {len(raw):,} bytes long")
    if b"\0" in raw:
        raise Unsound("the row holds a NUL byte")
    if not raw.isascii():
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as said:
            raise Unsound(f"not UTF-8 at byte {said.start} of the row") from None
    if not raw.strip():
        raise Unsound("the row is empty")


def check_width(width: int, header: Sequence[str], variant: Variant, format_: Format) -> None:
    """Raises Unsound for a row with more or fewer cells than there are columns."""
    least = fewest(header, variant, format_)
    if not least <= width <= len(header):
        what = "short" if width < least else "long"
        raise Unsound(f"the row is too {what}: {width} columns where {len(header)} are expected")


def cells(
    raw: bytes, format_: Format, variant: Variant, header: Sequence[str]
) -> Sequence[str | None]:
    """The cells of one row; raises Unsound saying why it has none."""
    check(raw)
    line = raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
    if format_.shape == "jsonl":
        return json_cells(line, header)
    row = quoted_cells(line, format_) if format_.quoted else line.split(format_.delimiter)
    check_width(len(row), header, variant, format_)
    return row


def fewest(header: Sequence[str], variant: Variant, format_: Format) -> int:
    """How many columns a row has at least: a header names them all, and all must be there."""
    return len(header) - (0 if format_.header else len(variant.optional))


def quoted_cells(line: str, format_: Format) -> list[str]:
    """The cells of a row that may quote them."""
    if line.count('"') % 2:
        raise Unsound("a quotation mark is never closed")
    try:
        rows = list(csv.reader([line], delimiter=format_.delimiter, strict=True))
    except csv.Error as said:
        raise Unsound(f"the quotation marks do not match: {said}") from None
    return rows[0]


def json_cells(line: str, header: Sequence[str]) -> list[str | None]:
    """The cells of a row that is a JSON object, nested names joined with `_`."""
    try:
        found: Any = json.loads(line)
        flat = flattened(found)
    except (ValueError, RecursionError, TypeError, AttributeError, KeyError) as said:
        raise Unsound(f"not a JSON object of ours: {said}") from None
    return [flat.get(name) for name in header]


def flattened(row: dict[str, Any]) -> dict[str, str | None]:
    """A JSON object of our exports, nested or flat already, as flat cells of text."""
    flat: dict[str, str | None] = {}
    for name, value in row.items():
        if name == "span":
            flat["span_start"], flat["span_end"] = (str(int(end)) for end in value)
        elif name == "trigger":
            flat["trigger_text"] = str(value["text"])
            start, end = value["span"]
            flat["trigger_span_start"], flat["trigger_span_end"] = str(int(start)), str(int(end))
        elif name in {"source", "target"}:
            flat |= {f"{name}_{part}": str(cell) for part, cell in (value or {}).items()}
        elif isinstance(value, str):
            flat[name] = value
        elif name == "contexts":
            flat[name] = ";".join(map(str, value))
        elif name == "attribution":
            flat[name] = json.dumps(value, ensure_ascii=False)
        else:
            flat[name] = None if value is None else str(value)
    return flat

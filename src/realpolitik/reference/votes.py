"""United Nations votes: the publisher's codes, and the tables that measures take."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput, UnknownName
from realpolitik.gazetteer.crosswalk import convert

CHOICES = {
    "1": "yes", "2": "abstain", "3": "no", "yes": "yes", "abstain": "abstain", "no": "no",
    "y": "yes", "a": "abstain", "n": "no",
}  # fmt: skip
NO_CHOICE = frozenset({"8", "9", "0", "x", "absent", "", "na"})  # absent, not a member
RELEASE_OF_2024 = 1000  # its roll calls are numbered session·1000 + running number


def shaped_votes(table: pa.Table, where: str) -> pa.Table:
    """Votes with choices in words, absences left out, and a code for every seat.

    Voeten's codes are 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member. Where the file has no
    session, the 2024 release's roll call number holds it.
    """
    text = pc.utf8_lower(table["choice"])
    known = [*CHOICES, *sorted(NO_CHOICE)]
    odd = table.filter(pc.and_(pc.is_valid(text), pc.invert(_in(text, known))))
    if odd.num_rows:
        raise BadInput(
            f"{where}, column 'choice': {odd['choice'][0].as_py()!r} is no vote.",
            hint="Votes are yes, abstain, no, or Voeten's 1, 2, 3 (8 and 9 for none).",
        )
    cast = pc.fill_null(_in(text, list(CHOICES)), False)
    table, text = table.filter(cast), text.filter(cast)
    place = pc.index_in(text, value_set=pa.array(list(CHOICES), pa.string()))
    table = _set(table, "choice", pc.take(pa.array(list(CHOICES.values())), place))
    if table["country"].null_count == table.num_rows:
        table = _set(table, "country", _seats(table["ccode"], where))
    if table["session"].null_count == table.num_rows:
        session = pc.divide(table["roll_call"], RELEASE_OF_2024)
        numbered = bool(pc.all(pc.greater(table["roll_call"], RELEASE_OF_2024)).as_py())
        if numbered and pc.max(session).as_py() < 200:
            table = _set(table, "session", pc.cast(session, pa.int32()))
    return table


def shaped_roll_calls(table: pa.Table, where: str) -> pa.Table:
    """Roll calls, each once, with the year its date falls in."""
    del where
    table = _set(
        table, "year", pc.coalesce(pc.cast(pc.year(table["date"]), pa.int32()), table["year"])
    )
    first = pc.index_in(table["roll_call"], value_set=pc.unique(table["roll_call"]))
    kept = pa.table({"place": first, "row": pa.array(range(table.num_rows))})
    rows = kept.group_by("place", use_threads=False).aggregate([("row", "min")])["row_min"]
    return table.take(rows)


def choices(votes: pa.Table, roll_calls: pa.Table | None = None) -> pa.Table:
    """Votes as the measures take them: country, session, year, item, choice (texts encoded).

    Takes:   a table of un-votes, tidy (roll_call, country, choice …) or as the tidy files have it
             (resid or rcid, iso3, vote); the table of its roll calls, for years and sessions that
             the votes themselves lack.
    Raises:  BadInput if neither table dates the votes, or a vote's roll call is not among those.
    """
    item = _first(votes, ("roll_call", "resid", "rcid"))
    columns = {
        "country": pc.dictionary_encode(_first(votes, ("country", "iso3"))),
        "item": pc.cast(item, pa.int32()),
        "choice": pc.dictionary_encode(_first(votes, ("choice", "vote"))),
    }
    for name in ("session", "year"):
        own = votes[name] if name in votes.column_names else None
        if own is not None and own.null_count == 0:
            columns[name] = pc.cast(own, pa.int32())
        elif roll_calls is not None:
            columns[name] = _from_roll_calls(item, roll_calls, name)
        elif own is not None:
            columns[name] = pc.cast(own, pa.int32())
        else:
            columns[name] = pa.nulls(votes.num_rows, pa.int32())
    if columns["year"].null_count == votes.num_rows and columns["session"].null_count:
        raise BadInput(
            "The votes carry no year or session, and no roll calls were given.",
            hint="Add the roll calls too: realpolitik data add un-roll-calls PATH.",
        )
    return pa.table(columns)


def _from_roll_calls(item: pa.ChunkedArray, roll_calls: pa.Table, name: str) -> pa.ChunkedArray:
    key = pc.cast(_first(roll_calls, ("roll_call", "resid", "rcid")), pa.int32())
    place = pc.index_in(pc.cast(item, pa.int32()), value_set=key.combine_chunks())
    if place.null_count:
        stray = item.filter(pc.is_null(place))[0].as_py()
        raise BadInput(
            f"Roll call {stray} of the votes is not among the roll calls.",
            hint="Add votes and roll calls of one release; their numbers differ between releases.",
        )
    return pc.cast(pc.take(roll_calls[name], place), pa.int32())


def _first(table: pa.Table, names: tuple[str, ...]) -> pa.ChunkedArray:
    for name in names:
        if name in table.column_names:
            return table[name]
    raise BadInput(
        f"The table has none of the columns {', '.join(names)}.",
        hint="Give a table of un-votes with its roll calls.",
    )


def _seats(ccode: pa.ChunkedArray, where: str) -> pa.Array:
    """The code of each seat: that of the latest state to hold it, so that a seat stays one."""
    known: dict[int | None, str | None] = {}
    for code in ccode.unique().to_pylist():
        try:
            known[code] = None if code is None else convert(code, "cow", "iso3")
        except UnknownName:
            raise BadInput(
                f"{where}, column 'ccode': {code!r} is no COW code.",
                hint="Give the votes an iso3 column, or COW codes.",
            ) from None
    return pa.array([known[code] for code in ccode.to_pylist()], pa.string())


def _in(column: pa.ChunkedArray, values: list[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(values, pa.string()))


def _set(table: pa.Table, name: str, values: pa.ChunkedArray | pa.Array) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, values)

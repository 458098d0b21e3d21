"""Columns of choices to whole numbers: who chose, on what, which category."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from realpolitik.measures.intervals import Floats


def coded(column: pa.ChunkedArray) -> tuple[list[str], NDArray[np.int32]]:
    """The column's distinct values in order, and each row's place among them."""
    if not len(column):
        return [], np.empty(0, dtype=np.int32)
    encoded = pc.dictionary_encode(column).combine_chunks()
    values = encoded.dictionary.to_pylist()
    ranked = sorted(set(values))
    place = {value: rank for rank, value in enumerate(ranked)}
    rank = np.array([place[value] for value in values], dtype=np.int32)
    return ranked, rank[encoded.indices.to_numpy(zero_copy_only=False)]


def categorised(column: pa.ChunkedArray, categories: Sequence[str]) -> NDArray[np.int32]:
    """Each row's category by its place among `categories`; raises BadInput for another."""
    values, code = coded(column)
    unknown = [value for value in values if value not in categories]
    if unknown:
        raise unknown_choice(unknown, categories)
    place = np.array([list(categories).index(value) for value in values], dtype=np.int32)
    return place[code] if values else code


def weights_of(items: list[str], given: pa.Table | None) -> Floats | None:
    """The weight of each item, 0 for one that has none; None where no weights are given."""
    if given is None:
        return None
    weight = dict(zip(given["item"].to_pylist(), given["weight"].to_pylist(), strict=True))
    return np.array([weight.get(item) or 0.0 for item in items], dtype=np.float64)


def unknown_choice(values: Sequence[str], categories: Sequence[str]) -> BadInput:
    """The error for choices that are in no category."""
    return BadInput(
        f"Unknown choice {', '.join(map(repr, values[:3]))}.",
        hint=f"The categories, in order, are {', '.join(categories)}.",
    )

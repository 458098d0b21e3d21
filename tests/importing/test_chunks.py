"""Chunks end where rows end, and together are the stream."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from realpolitik.importing.chunks import ahead, chunks, row_end
from realpolitik.importing.sources import Source


def source(data: bytes) -> Source:
    raw = io.BytesIO(data)
    return Source("x", raw, raw, len(data))


@given(st.binary(max_size=300), st.integers(1, 50), st.booleans())
def test_chunks_together_are_the_stream(data, size, quoted) -> None:
    found = list(chunks(source(data * 800), quoted=quoted, size=size * 2**12))
    whole = (data * 800).removeprefix(b"\xef\xbb\xbf")
    assert b"".join(chunk.data for chunk in found) == whole
    line = 1
    for chunk in found:
        assert chunk.first_line == line
        line += chunk.data.count(b"\n")


def test_quoted_rows_are_not_cut() -> None:
    data = b'a,"b\nc ""d""\n",e\n' * 20_000
    for chunk in chunks(source(data), quoted=True, size=2**16):
        assert chunk.data.startswith(b"a,")
        assert chunk.data.endswith(b",e\n")


def test_a_mark_that_is_never_closed_does_not_swallow_the_stream() -> None:
    data = b'"' + b"a,b\n" * 600_000
    found = list(chunks(source(data), quoted=True, size=2**20))
    assert len(found) > 1
    assert row_end(data, quoted=True) == len(data)


def test_reading_ahead_changes_nothing_and_passes_errors_on() -> None:
    data = b"a\tb\n" * 100_000
    some = list(chunks(source(data), quoted=False, size=2**16))
    assert list(ahead(iter(some))) == some

"""A stream of bytes cut into chunks that end where rows end.

The cuts depend on the decompressed bytes alone, so that a file imported again, resumed, renamed or
compressed otherwise has the same chunks.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from hashlib import sha256

from realpolitik.importing.sources import Broken, Source

CHUNK = 64 * 2**20
LONGEST = 2**20  # no row of any format comes near; DuckDB reads rows of up to 2 MB


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole rows: their bytes, and where they stand in the decompressed stream.

    `broken` says why the stream ends with this chunk, where it ends amid its data.
    """

    data: bytes
    first_byte: int
    first_line: int
    broken: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the bytes: with their place and format, what makes a chunk the same chunk."""
        return sha256(self.data).hexdigest()


def chunks(source: Source, *, quoted: bool, size: int = CHUNK) -> Generator[Chunk]:
    """The chunks of a stream, in order. A byte order mark at its start is left out."""
    rest, byte, line, ended = b"", 0, 1, False
    while not ended:
        broken = ""
        try:
            more = source.read(max(size - len(rest), 2**16))
        except Broken as said:
            more, broken = said.rest, said.why
        data = rest + more
        if byte == 0 and line == 1 and data.startswith(b"\xef\xbb\xbf"):
            data, byte = data[3:], 3
        ended = not more or bool(broken)
        cut = len(data) if ended else row_end(data, quoted=quoted)
        if not cut and not ended and len(data) >= size:
            cut = len(data)
        rest = data[cut:]
        if cut:
            yield Chunk(data[:cut], byte, line, broken)
        elif broken:
            yield Chunk(b"", byte, line, broken)
        byte += cut
        line += data.count(b"\n", 0, cut)


def row_end(data: bytes, *, quoted: bool) -> int:
    """Where the last whole row of `data` ends; 0 if there is none.

    In quoted text a line's end within quotation marks ends no row: the marks before the cut are
    even in number. Where no such cut is near the end, some mark was never closed, and the last
    line's end is as good as any.

    >>> row_end(b'a,"b\\nc"\\nd,"e\\n', quoted=True), row_end(b"a\\nb", quoted=False)
    (8, 2)
    """
    end = data.rfind(b"\n") + 1
    if not quoted or not end:
        return end
    cut = end
    odd = data.count(b'"', 0, cut) % 2
    while odd and cut and end - cut < LONGEST:
        mark = data.rfind(b'"', 0, cut)
        cut = data.rfind(b"\n", 0, mark) + 1
        odd = data.count(b'"', 0, cut) % 2
    return cut if cut and not odd else end

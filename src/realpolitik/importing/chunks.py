"""A stream of bytes cut into chunks that end where rows end.

The cuts depend on the decompressed bytes alone, so that a file imported again, resumed, renamed or
compressed otherwise has the same chunks.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from realpolitik.importing.sources import Broken, Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

CHUNK = 96 * 2**20  # some 250,000 GDELT rows; two of them are in memory at a time
LONGEST = 2**20  # no row of any format comes near; DuckDB reads rows of up to 2 MB


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole rows: their bytes, and where they stand in the decompressed stream.

    `sha256` is of the bytes: with their place and format, what makes a chunk the same chunk.
    `lines` counts them; `even` says that no NUL, carriage return or empty line among them can make
    two readers count differently. `broken` says why the stream ends with this chunk, where it ends
    amid its data.
    """

    data: bytes
    first_byte: int
    first_line: int
    broken: str = ""
    sha256: str = field(init=False)
    lines: int = field(init=False)
    even: bool = field(init=False)

    def __post_init__(self) -> None:
        data = self.data
        odd = data.startswith(b"\n") or any(part in data for part in (b"\0", b"\r", b"\n\n"))
        open_end = bool(data) and not data.endswith(b"\n")
        object.__setattr__(self, "sha256", sha256(data).hexdigest())
        object.__setattr__(self, "lines", data.count(b"\n") + open_end)
        object.__setattr__(self, "even", not odd)


def chunks(source: Source, *, quoted: bool, size: int = CHUNK) -> Generator[Chunk]:
    """The chunks of a stream, in order. A byte order mark at its start is left out."""
    rest, byte, line, ended = b"", 0, 1, False
    while not ended:
        broken = ""
        try:
            data = source.read(max(size - len(rest), 2**16), after=rest)
        except Broken as said:
            data, broken = said.rest, said.why
        ended = bool(broken) or len(data) == len(rest)
        if byte == 0 and data.startswith(b"\xef\xbb\xbf"):
            data, byte = data[3:], 3
        cut = len(data) if ended else row_end(data, quoted=quoted)
        if not cut and len(data) >= size:
            cut = len(data)
        rest = data[cut:]
        if cut or broken:
            chunk = Chunk(data[:cut] if rest else data, byte, line, broken)
            del data
            yield chunk
            line += chunk.lines
        byte += cut


def ahead(some: Iterable[Chunk]) -> Iterator[Chunk]:
    """The same chunks, each read while the one before it is worked on."""
    chunks_ = iter(some)
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, chunks_, None)
        while (chunk := coming.result()) is not None:
            coming = reader.submit(next, chunks_, None)
            yield chunk


def row_end(data: bytes, *, quoted: bool) -> int:
    r"""Where the last whole row of `data` ends; 0 if there is none.

    In quoted text a line's end within quotation marks ends no row: the marks before the cut are
    even in number. Where no such cut is near the end, some mark was never closed, and the last
    line's end is as good as any.

    >>> row_end(b'a,"b\nc"\nd,"e\n', quoted=True), row_end(b"a\nb", quoted=False)
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

"""A table's file, CSV, tab-separated or Parquet, as text or typed columns."""
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
# (pyarrow carries no types)

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from realpolitik.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

PARQUET = b"PAR1"
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"


def read_file(path: Path) -> pa.Table:
    """The whole table in the file; columns of a text file are all text.

    Takes:   CSV, tab-separated or Parquet, told apart by content; text may be gzipped, in UTF-8 or
             Latin-1.
    Raises:  BadInput if there is no such file, it is none of these, or its lines do not agree.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == PARQUET:
            return pq.read_table(path)
        if start == ZIP:
            raise BadInput(f"{path} is a zip archive.", hint="Unpack it and give the table inside.")
        data = path.read_bytes()
        return _read_text(gzip.decompress(data) if start[:2] == GZIP else data)
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.", hint="Check the path.") from None
    except (OSError, EOFError, pa.ArrowInvalid) as problem:
        raise BadInput(
            f"{path} cannot be read as a table: {problem}".rstrip(),
            hint="Give the publisher's CSV, or a Parquet file, whole and unchanged.",
        ) from None


def _read_text(data: bytes) -> pa.Table:
    header = data.split(b"\n", 1)[0]
    try:
        data.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = "latin-1"
    separator = max("\t,;", key=lambda mark: header.count(mark.encode()))
    names = pc_csv.open_csv(
        pa.BufferReader(data),
        read_options=pc_csv.ReadOptions(encoding=encoding),
        parse_options=pc_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
    ).schema.names
    return pc_csv.read_csv(
        pa.BufferReader(data),
        read_options=pc_csv.ReadOptions(encoding=encoding),
        parse_options=pc_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
        convert_options=pc_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )

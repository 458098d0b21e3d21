"""Data sets over the network, with a checksum, resumable, with progress."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import httpx
import pooch

from realpolitik.errors import BadInput, UnreadableSource
from realpolitik.reference.datasets import dataset_named

Progress = Callable[[int, int | None], None]
"""Called with the bytes had so far and, where the server says, the bytes there are."""

PATIENCE = 60.0  # seconds without a byte before giving up; what came is kept
CHUNK = 1 << 16


def fetch(
    name: str,
    folder: Path,
    *,
    url: str = "",
    sha256: str = "",
    progress: Progress | None = None,
) -> Path:
    """Download the data set `name` into `folder`, or take it from there if it is there already.

    Takes:   a name of the catalogue; the folder; address and SHA-256 where the catalogue has none
             or another file is wanted. What an interrupted run left is gone on with.
    Returns: the file, its checksum verified.
    Raises:  UnknownName for the name; BadInput where neither the catalogue nor the caller knows
             address and checksum, naming the page to get the file from; UnreadableSource if the
             download fails or is not the file that the checksum promises.
    """
    dataset = dataset_named(name)
    url, sha256 = url or dataset.url, sha256 or dataset.sha256
    if not url or not sha256:
        raise BadInput(
            f"Bring your own file of {name}: no address with a known checksum is on record.",
            hint=f"Get it from: {dataset.page}. Then: realpolitik data add {name} PATH",
        )
    part = folder / f"{name}-{sha256[:12]}.part"

    def download(address: str, output: object, _: object) -> None:
        _resume(address, part, progress)
        part.replace(Path(str(output)))

    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = pooch.retrieve(
            url,
            known_hash=f"sha256:{sha256}",
            fname=f"{name}-{sha256[:12]}{''.join(Path(httpx.URL(url).path).suffixes[-2:])}",
            path=folder,
            downloader=download,  # pyright: ignore[reportArgumentType]
        )
    except httpx.HTTPError as problem:
        raise UnreadableSource(
            f"{url} could not be downloaded: {problem}",
            hint="Run the same again: it goes on where it stopped.",
        ) from None
    except ValueError:
        raise UnreadableSource(
            f"{url} is not the file of {name} that was expected: its SHA-256 differs.",
            hint=f"The publisher may have a new version. Get it from: {dataset.page}.",
        ) from None
    return Path(kept)


def _resume(url: str, part: Path, progress: Progress | None) -> None:
    """Download `url` to `part`, from where an earlier run stopped if the server allows it."""
    had = part.stat().st_size if part.exists() else 0
    asked = {"Range": f"bytes={had}-"} if had else {}
    with httpx.stream(
        "GET", url, headers=asked, follow_redirects=True, timeout=PATIENCE
    ) as response:
        if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # the part is the whole; its checksum will say
        response.raise_for_status()
        if response.status_code != HTTPStatus.PARTIAL_CONTENT:
            had = 0
        length = response.headers.get("Content-Length")
        whole = had + int(length) if length else None
        with part.open("ab" if had else "wb") as file:
            for chunk in response.iter_bytes(CHUNK):
                file.write(chunk)
                had += len(chunk)
                if progress is not None:
                    progress(had, whole)

"""Files from research archives: checked, gone on with after an interruption, and accounted for."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pooch

from realpolitik.errors import UnreadableSource
from realpolitik.network import Answer, Resolver, answered, resolve

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from realpolitik.reference.archives import Ask, Chosen, Filed

Progress = Callable[[str, int, int | None], None]
"""Called with a file's name, the bytes had so far and, where the server says, those there are."""

PATIENCE = 60.0  # seconds without a byte before giving up; what came is kept
LISTING = 64 * 1_048_576  # bytes that an archive's list of files may have
TOLD = 200  # characters of an archive's own words that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What a file is, kept beside it as JSON: whose, which version, its checksum, since when."""

    name: str
    doi: str
    version: str
    published: str
    newest: str
    file: str
    url: str
    checksum: str
    size: int
    got: str


def asking(resolver: Resolver | None = None) -> Ask:
    """How an archive is asked: from an address to its JSON; raises UnreadableSource."""

    def ask(url: str) -> object:
        with _reached(url, {"Accept": "application/json"}, resolver) as answer:
            body = bytearray()
            for piece in answer.pieces:
                body += piece
                if len(body) > LISTING:
                    raise UnreadableSource("the list of files is too long.", hint=_AGAIN)
            if answer.status != HTTPStatus.OK:
                raise _refused(answer.status, bytes(body))
        try:
            return json.loads(body)
        except ValueError as error:
            raise UnreadableSource(f"{url}: the answer is not JSON.", hint=_AGAIN) from error

    return ask


def fetch(
    name: str,
    chosen: Chosen,
    file: Filed,
    folder: Path,
    *,
    progress: Progress | None = None,
    resolver: Resolver | None = None,
) -> tuple[Path, Got]:
    """Download a file into `folder`, or take it from there if it is there already.

    Takes:   the data set's name; the deposit as it was chosen from, and the file of it; the folder.
             What an interrupted run left is gone on with.
    Returns: the file, its checksum verified, and the account of it that stands beside it.
    Raises:  UnreadableSource if the download fails, or is not the file that the checksum promises;
             then nothing of it is kept.
    """
    kind, _, digest = file.checksum.partition(":")
    part = folder / f".{file.name}-{digest[:12]}.part"

    def download(address: str, output: object, _: object) -> None:
        _resume(address, part, file.name, progress, resolver)
        part.replace(Path(str(output)))

    folder.mkdir(parents=True, exist_ok=True)
    pooch.get_logger().setLevel("WARNING")
    try:
        kept = pooch.retrieve(
            file.url,
            known_hash=file.checksum,
            fname=file.name,
            path=folder,
            downloader=download,  # pyright: ignore[reportArgumentType]
        )
    except ValueError:
        raise UnreadableSource(
            f"{file.url} is not the {file.name} that the archive promises: its {kind.upper()} "
            "differs. Nothing of it was kept.",
            hint="Run the same again; if it differs again, tell the archive.",
        ) from None
    path = Path(kept)
    return path, _accounted(name, chosen, file, path)


def _accounted(name: str, chosen: Chosen, file: Filed, path: Path) -> Got:
    """The account beside a file, written unless there is one of this very file."""
    beside = path.with_name(f"{path.name}.got.json")
    if beside.exists():
        found = json.loads(beside.read_text("utf-8"))
        if (found["doi"], found["checksum"]) == (chosen.doi, file.checksum):
            return Got(**found)
    got = Got(
        name=name,
        doi=chosen.doi,
        version=chosen.version.number,
        published=chosen.version.published,
        newest=chosen.newest.number,
        file=file.name,
        url=file.url,
        checksum=file.checksum,
        size=path.stat().st_size,
        got=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )
    beside.write_text(json.dumps(asdict(got), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return got


_AGAIN = "Run the same again: it goes on where it stopped."


def _reached(
    url: str, headers: dict[str, str], resolver: Resolver | None
) -> AbstractContextManager[Answer]:
    return answered(
        url,
        headers={**headers, "Accept-Encoding": "identity"},
        left=lambda: PATIENCE,
        late=f"nothing came for {PATIENCE:g} seconds",
        hint=_AGAIN,
        resolver=resolver or resolve,
    )


def _refused(status: int, body: bytes) -> UnreadableSource:
    """The error that an archive's answer amounts to, with its own words where it has any."""
    try:
        said = str(json.loads(body)["message"])[:TOLD]
    except (ValueError, LookupError, TypeError):
        said = ""
    return UnreadableSource(
        f"the archive answered {status}{f', «{said}»' if said else ''}.",
        hint="Try again later, or get the file from its page and give it: "
        "realpolitik data add NAME PATH",
    )


def _resume(
    url: str, part: Path, name: str, progress: Progress | None, resolver: Resolver | None
) -> None:
    """Download `url` to `part`, from where an earlier run stopped if the server allows it."""
    had = part.stat().st_size if part.exists() else 0
    asked = {"Range": f"bytes={had}-"} if had else {}
    with _reached(url, asked, resolver) as answer:
        if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # the part is the whole; its checksum will say
        if answer.status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
            raise _refused(answer.status, next(iter(answer.pieces), b""))
        if answer.status != HTTPStatus.PARTIAL_CONTENT:
            had = 0
        length = answer.headers.get("content-length", "")
        whole = had + int(length) if length.isdigit() else None
        with part.open("ab" if had else "wb") as file:
            for piece in answer.pieces:
                file.write(piece)
                had += len(piece)
                if progress is not None:
                    progress(name, had, whole)

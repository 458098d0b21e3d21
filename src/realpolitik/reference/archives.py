"""Research archives: which files a deposit has, with the checksums the archive itself states.

Two archives are asked, each by its public interface: Harvard Dataverse by its native API, Zenodo by
its records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import chain
from typing import Any

from realpolitik.errors import BadInput, UnreadableSource

Ask = Callable[[str], Any]
"""From an address to the JSON that is there."""

DATAVERSES = {"10.7910": "https://dataverse.harvard.edu"}
ZENODO = "https://zenodo.org"
ANY = r".+"
FEW = 8  # files that a message lists
SUFFIXES = {"text/csv": ".csv", "text/tab-separated-values": ".tab", "text/tsv": ".tsv"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One file of a deposit; `checksum` as in md5:0f…, "" where the archive states none."""

    name: str
    url: str
    checksum: str
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a deposit."""

    number: str
    published: str
    files: tuple[Filed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The files wanted of a deposit, the version they are of, and the newest version there is."""

    doi: str
    files: tuple[Filed, ...]
    version: Version
    newest: Version


def choose(doi: str, pattern: str, only: str, ask: Ask) -> Chosen:
    """The files wanted, of the newest version that has any.

    Takes:   a DOI; a regular expression for the whole of a file's name; a shell pattern, as in
             *2022*, that narrows it down, or "".
    Raises:  BadInput where no version has such a file, where one is not open to all, or where the
             archive states no checksum of it; UnreadableSource for an answer of another shape.
    """
    found = versions(doi, ask)
    newest = next(found)
    for version in chain([newest], found):
        wanted = tuple(file for file in version.files if _wanted(file.name, pattern, only))
        if not wanted:
            continue
        for file in wanted:
            if file.restricted or not file.checksum:
                why = "is not open to all" if file.restricted else "has no checksum there"
                raise BadInput(f"{file.name} of {doi} {why}.", hint=_by_hand(doi))
        return Chosen(doi=doi, files=wanted, version=version, newest=newest)
    like = f"called {only}" if only else f"like {pattern}"
    raise BadInput(
        f"No version of {doi} has a file {like}.",
        hint=f"Version {newest.number} has {_listed(newest.files)}. {_by_hand(doi)}",
    )


def one_of(chosen: Chosen) -> Filed:
    """The only file wanted; raises BadInput where there are several."""
    first, *more = chosen.files
    if more:
        raise BadInput(
            f"{len(chosen.files)} files of {chosen.doi} may be meant: {_listed(chosen.files)}.",
            hint=f"Say which, as in --files '{first.name}'.",
        )
    return first


def versions(doi: str, ask: Ask) -> Iterator[Version]:
    """The versions of a deposit, newest first, each asked for only when it is wanted."""
    prefix, _, rest = doi.partition("/")
    try:
        if prefix == "10.5281" and rest.startswith("zenodo."):
            yield _zenodo(ask(f"{ZENODO}/api/records/{rest.removeprefix('zenodo.')}"))
        elif prefix in DATAVERSES:
            yield from _dataverse(doi, DATAVERSES[prefix], ask)
        else:
            raise BadInput(
                f"{doi!r} is not a DOI of Harvard Dataverse or Zenodo.",
                hint="Give one as in 10.7910/DVN/LEJUQZ or 10.5281/zenodo.1234, or the file "
                "itself: realpolitik data add NAME PATH",
            )
    except (LookupError, TypeError, AttributeError) as error:
        raise UnreadableSource(
            f"What the archive says of {doi} is not in the documented form ({error!r}).",
            hint=_by_hand(doi),
        ) from error


def _dataverse(doi: str, host: str, ask: Ask) -> Iterator[Version]:
    at, which = f"{host}/api/datasets/:persistentId", f"persistentId=doi:{doi}"
    newest = _dataverse_version(ask(f"{at}/?{which}")["data"]["latestVersion"], host)
    yield newest
    for found in ask(f"{at}/versions?{which}")["data"]:
        version = _dataverse_version(found, host)
        if version.number != newest.number:
            yield version


def _dataverse_version(found: Mapping[str, Any], host: str) -> Version:
    return Version(
        number=f"{found['versionNumber']}.{found.get('versionMinorNumber', 0)}",
        published=str(found.get("releaseTime") or "")[:10],
        files=tuple(_dataverse_file(file, host) for file in found["files"]),
    )


def _dataverse_file(found: Mapping[str, Any], host: str) -> Filed:
    """One file, as it was deposited.

    Dataverse rewrites tables to its own tab-separated form, but the checksum it states is that of
    what was deposited, which `format=original` gets.
    """
    file = found["dataFile"]
    name, url = str(file["filename"]), f"{host}/api/access/datafile/{file['id']}"
    rewritten = file.get("originalFileFormat")
    if rewritten:
        stem = name.removesuffix(".tab")
        name = str(file.get("originalFileName") or stem + SUFFIXES.get(rewritten, ".original"))
        url += "?format=original"
    stated = file.get("checksum") or {"type": "MD5", "value": file.get("md5")}
    return Filed(
        name=name,
        url=url,
        checksum=_checksum(stated["type"], stated["value"]),
        restricted=bool(found.get("restricted")),
    )


def _zenodo(found: Mapping[str, Any]) -> Version:
    about = found["metadata"]
    return Version(
        number=str(about.get("version") or found["id"]),
        published=str(about.get("publication_date") or ""),
        files=tuple(
            Filed(
                name=str(file["key"]),
                url=str(file["links"]["self"]),
                checksum=_zenodo_checksum(str(file["checksum"])),
            )
            for file in found["files"]
        ),
    )


def _zenodo_checksum(stated: str) -> str:
    kind, _, value = stated.rpartition(":")
    return _checksum(kind or "md5", value)


def _checksum(kind: str, value: str | None) -> str:
    """A checksum as pooch takes it; "" for none.

    >>> _checksum("SHA-256", "AB12")
    'sha256:ab12'
    """
    return f"{kind.lower().replace('-', '')}:{value.lower()}" if value else ""


def _wanted(name: str, pattern: str, only: str) -> bool:
    """Whether a file is wanted; a name that is more than a name never is."""
    if re.search(r"[/\\\x00-\x1f]", name) or name.startswith("."):
        return False
    narrowed = not only or fnmatchcase(name.lower(), only.lower())
    return narrowed and bool(re.fullmatch(pattern, name, re.IGNORECASE))


def _listed(files: Sequence[Filed]) -> str:
    names = ", ".join(file.name for file in files[:FEW])
    return names + (f" … and {len(files) - FEW} more" if len(files) > FEW else "")


def _by_hand(doi: str) -> str:
    return f"Get the file at https://doi.org/{doi}, then give it: realpolitik data add NAME PATH"

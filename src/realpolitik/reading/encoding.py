"""Bytes to characters: which encoding, and the refusal of what is not text.

Characters are normalised here, to NFC, once and before any offset is taken.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from realpolitik.errors import UnreadableSource

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_PUNCTUATION_1252 = re.compile(rb"[\x85\x91-\x97\xa0\xa3\xa9\xae\xb0\xb7\xbb\xab]")
_TWICE_ENCODED = re.compile("â€[™œ“”¦˜\x9d\x93\x94]|Ã[©¨¼¶¤±³¡]")
_INVISIBLE = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        *map(ord, "\ufeff\ufffe\uffff\u00ad\u200b\u2060"),
    ]
)
_REPLACED = _INVISIBLE | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_SAVE_AGAIN = "Save it again as UTF-8 text."
_SEVERAL = 3  # a single such sequence may be a quotation


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, and a note where their encoding had to be guessed."""

    text: str
    note: str | None = None


def normalised(text: str) -> str:
    r"""The text in NFC, with line feeds, plain spaces and no invisible or control characters.

    A lone half of a surrogate pair, which is no character, becomes the replacement character.

    >>> normalised("cafe\u0301\r\n")
    'café\n'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\x0c", "\n\n").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text.translate(_REPLACED))


def decoded(data: bytes, ref: str, charset: str | None = None) -> Decoded:
    """The text that `data` holds; `charset` is what its source declares.

    Raises UnreadableSource, with the offset of the first offending byte, where `data` is binary,
    mixes encodings, or was encoded twice.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(normalised(_strict(data, name, ref)))
    control = _CONTROL.search(data)
    if control:
        raise UnreadableSource(
            f"{ref}: byte {control.start()} (0x{control.group()[0]:02x}) is not text; "
            "the file is binary or its encoding is unknown.",
            hint="Give the document as text, Markdown, HTML or PDF, in UTF-8.",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, ref, charset, error.start)
    _refuse_twice_encoded(text, ref)
    return Decoded(normalised(text))


def _strict(data: bytes, encoding: str, ref: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"{ref}: byte {error.start} does not belong to {encoding.upper()}, "
            "which the file's first bytes or its source declare.",
            hint=_SAVE_AGAIN,
        ) from error


def _not_utf8(data: bytes, ref: str, charset: str | None, offset: int) -> Decoded:
    """Text in an older encoding: the declared one, else Windows-1252, else a guess."""
    wrong = UnreadableSource(
        f"{ref}: byte {offset} (0x{data[offset]:02x}) is wrongly encoded; "
        "the text is neither UTF-8 nor, throughout, any other encoding.",
        hint=_SAVE_AGAIN,
    )
    if charset and charset.lower().replace("_", "-") not in {"utf-8", "utf8"}:
        try:
            return Decoded(normalised(_strict(data, charset, ref)))
        except LookupError:
            pass
    high = sum(byte > 0x7F for byte in data)
    utf8 = sum(len(found) for found in _MULTIBYTE.findall(data))
    if utf8 * 2 > high:  # mostly UTF-8: something broke it
        raise wrong
    latin = len(_PUNCTUATION_1252.findall(data))
    if high < len(data) * 0.02 or latin * 2 > high:
        try:
            return Decoded(normalised(data.decode("cp1252")), "encoding guessed: cp1252")
        except UnicodeDecodeError:
            pass
    return _guessed(data, wrong)


def _guessed(data: bytes, wrong: UnreadableSource) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=0.1).best()
    if best is None:
        raise wrong
    return Decoded(normalised(str(best)), f"encoding guessed: {best.encoding}")


def _refuse_twice_encoded(text: str, ref: str) -> None:
    found = list(_TWICE_ENCODED.finditer(text))
    if len(found) >= _SEVERAL:
        offset = len(text[: found[0].start()].encode())
        raise UnreadableSource(
            f"{ref}: at byte {offset} stands {found[0].group()!r}: UTF-8 that was read as "
            "Windows-1252 and saved again.",
            hint="Take the text from its source again, and save it as UTF-8.",
        )

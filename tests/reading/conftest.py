"""Small inputs, made here: nothing in these tests comes from the web."""

from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PARAGRAPH = (
    "The ministers of Norway and Finland met in Oslo on Monday and agreed that the border would "
    "stay where it had been for a hundred years, whatever the maps of the neighbours said."
)
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="The Northern Paper">{meta}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>
<figure><img src="a.jpg" alt=""><figcaption>A minister waves. (Ann Lee/AFP)</figcaption></figure>
<p>{paragraph}</p><h2>What Was Said</h2><p>Neither minister spoke to reporters after the meeting
in the old castle, and both went home by train on the same evening.</p></article>
<section id="comments"><h3>Leave a Reply</h3><p>A reader says that Finland attacked Norway with a
thousand ships, which is not so.</p><form><p>Your email address will not be published.</p></form>
</section><footer>Copyright 2014 The Northern Paper. We use cookies.</footer></body></html>"""


def page(title: str = "Border Stays", meta: str = "", paragraph: str = PARAGRAPH) -> str:
    return PAGE.format(title=title, meta=meta, paragraph=paragraph)


def pdf_bytes(*pages: list[str], password: str | None = None, title: str | None = None) -> bytes:
    """A PDF whose pages show the given lines; a page without lines shows a drawing."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        sheet = writer.add_blank_page(width=595, height=842)
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = "\n".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = DecodedStreamObject()
        drawn = f"BT /F1 11 Tf 50 800 Td\n{shown}\nET" if lines else "10 10 100 100 re f"
        stream.set_data(drawn.encode("latin-1"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def warc_bytes(*pages: tuple[str, bytes, str], gzip: bool = True, encoding: str = "") -> bytes:
    """A WARC file of responses: (address, body, media type)."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, body, kind in pages:
        named = [("Content-Type", kind), *([("Content-Encoding", encoding)] if encoding else [])]
        headers = StatusAndHeaders("200 OK", named, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), http_headers=headers
        )
        with closing(record.raw_stream):  # warcio leaves its temporary file open
            writer.write_record(record)
    return out.getvalue()


@pytest.fixture(name="page")
def _page() -> Callable[..., str]:
    return page


@pytest.fixture(name="pdf_bytes")
def _pdf_bytes() -> Callable[..., bytes]:
    return pdf_bytes


@pytest.fixture(name="warc_bytes")
def _warc_bytes() -> Callable[..., bytes]:
    return warc_bytes


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, bytes | str], str]:
    """Writes a file of that name and gives its path."""

    def save(name: str, data: bytes | str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    return save

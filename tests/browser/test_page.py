"""The brief in Chromium: it renders, without errors, at every width, in the dark and on paper."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

from realpolitik.brief.writing import write

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium found (Debian: apt-get install chromium)"
    ),
]
PROBE = """
<body><iframe id="page" src="{src}" style="width:{width}px;height:900px;border:0"></iframe>
<script>
onload = () => {{
  const d = document.getElementById("page").contentDocument, e = d.documentElement;
  document.body.dataset.over = e.scrollWidth - e.clientWidth;
  document.body.dataset.sections = d.querySelectorAll("main > section").length;
}};
</script></body>
"""


@pytest.fixture(scope="module")
def page(full, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "brief.html"
    write(full, path)
    return path


def _chromium(*arguments: str, home: Path) -> str:
    done = subprocess.run(
        [str(CHROMIUM), *FLAGS, f"--user-data-dir={home / 'profile'}", *arguments],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def _darkness(png: Path) -> float:
    """The mean brightness, 0 to 255, of the first row of an 8-bit PNG."""
    data, at, packed, width, channels = png.read_bytes(), 8, b"", 0, 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour = struct.unpack(">IIBB", body[:10])
            assert depth == 8
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    row = zlib.decompress(packed)[1 : 1 + channels]  # the first pixel: any filter leaves it as is
    assert width
    return sum(row[:3]) / 3


@pytest.mark.parametrize("width", [360, 400, 800, 1400])
def test_nothing_overflows_at_any_width(page, tmp_path, width) -> None:
    probe = page.parent / f"probe-{width}.html"
    probe.write_text(PROBE.format(src=page.name, width=width))
    dom = _chromium("--allow-file-access-from-files", "--dump-dom", probe.as_uri(), home=tmp_path)
    assert 'data-sections="7"' in dom
    assert 'data-over="0"' in dom


def test_it_is_dark_where_the_reader_wants_it_dark(page, tmp_path) -> None:
    brightness = {}
    for name, flag in (("light", "1"), ("dark", "0")):
        shot = tmp_path / f"{name}.png"
        _chromium(
            f"--blink-settings=preferredColorScheme={flag}", f"--screenshot={shot}",
            "--window-size=800,600", page.as_uri(), home=tmp_path / name,
        )  # fmt: skip
        brightness[name] = _darkness(shot)
    assert brightness["dark"] < 64 < 192 < brightness["light"]


def test_on_paper_all_is_there_the_folded_tables_too(page, tmp_path) -> None:
    from pypdf import PdfReader

    pdf = tmp_path / "brief.pdf"
    _chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri(), home=tmp_path)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    for wanted in ("Members and tests", "bars stricter", "What is missing", "Literature"):
        assert wanted in text

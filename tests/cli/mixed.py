"""Documents of mixed kinds, made from the samples' texts: run it to make many.

python tests/cli/mixed.py FOLDER COUNT
"""

from __future__ import annotations

import html
import importlib.util
import json
import random
import re
import sys
from pathlib import Path

from realpolitik.reading.reader import read

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = ("txt", "md", "html", "jsonl", "txt", "md", "html", "jsonl", "pdf")
DAYS = 28


def paragraphs() -> list[list[str]]:
    """The paragraphs of each sample."""
    folders = sorted(str(path) for path in SAMPLES.iterdir() if path.is_dir())
    return [document.text.split("\n\n") for document in read(folders)]


def make(folder: Path, count: int, *, seed: int = 0) -> None:
    """Write `count` documents into `folder`: other choices and orders of paragraphs each."""
    draw = random.Random(seed)
    texts = paragraphs()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        chosen = [
            paragraph
            for text in draw.sample(texts, 2)
            for paragraph in draw.sample(text, min(len(text), draw.randint(1, 3)))
        ]
        day = f"{1990 + number % 30}-{number % 12 + 1:02d}-{number % DAYS + 1:02d}"
        path = folder / f"{number:04d}.{kind}"
        path.write_bytes(written(kind, f"Report Number {number}", day, chosen))


def written(kind: str, title: str, day: str, chosen: list[str]) -> bytes:
    """The paragraphs as a file of a kind."""
    if kind == "md":
        head = f"---\ntitle: {title}\ndate: {day}\n---\n\n"
        return (head + "\n\n".join(chosen) + "\n").encode()
    if kind == "html":
        body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in chosen)
        return (
            f'<!doctype html><html lang="en"><head><title>{title}</title>'
            f'<meta property="article:published_time" content="{day}"></head><body><nav>'
            f'<a href="/">Home</a></nav><article><h1>{title}</h1>\n{body}</article></body></html>'
        ).encode()
    if kind == "pdf":
        plain = "\n\n".join(chosen).encode("latin-1", "ignore").decode("latin-1")
        lines = [line for block in plain.split("\n\n") for line in (*wrapped(block), "")]
        pages = [lines[start : start + 50] for start in range(0, len(lines), 50)]
        return pdf_bytes(pages)
    if kind == "jsonl":
        half = max(len(chosen) // 2, 1)
        rows = [
            {"id": str(n), "title": title, "text": "\n\n".join(part), "published": day}
            for n, part in enumerate((chosen[:half], chosen[half:]))
            if part
        ]
        return "".join(json.dumps(row) + "\n" for row in rows).encode()
    return (f"{title}\n\n" + "\n\n".join(chosen) + "\n").encode()


def wrapped(block: str) -> list[str]:
    """The lines of a paragraph on a page, parentheses and backslashes escaped."""
    lines = re.findall(r".{1,85}(?:\s|$)", block.replace("\n", " "))
    return [re.sub(r"([\\()])", r"\\\1", line.strip()) for line in lines]


def pdf_bytes(pages: list[list[str]]) -> bytes:
    """A PDF, by the maker that the tests of reading use."""
    path = Path(__file__).parents[1] / "reading" / "conftest.py"
    spec = importlib.util.spec_from_file_location("reading_inputs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pdf_bytes(*pages)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))

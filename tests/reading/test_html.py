"""Web pages: the article, its date with evidence, and pages without one."""

import datetime as dt
from collections.abc import Callable

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reading.reader import read
from realpolitik.records.document import Document

Save = Callable[[str, bytes | str], str]


def one(path: str) -> Document:
    (document,) = read([path])
    return document


def test_the_article_and_nothing_around_it(saved: Save, page: Callable[..., str]) -> None:
    document = one(saved("a.html", page(meta='<meta name="author" content="Jane Doe">')))
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].startswith("The ministers of Norway")
    assert paragraphs[1] == "What Was Said"
    assert paragraphs[2].endswith("by train on the same evening.")
    assert len(paragraphs) == 3
    assert (document.title, document.byline) == ("Border Stays", "Jane Doe")
    assert (document.outlet, document.media_type) == ("The Northern Paper", "text/html")


@pytest.mark.parametrize(
    ("meta", "day", "evidence"),
    [
        (
            '<meta property="article:published_time" content="2014-03-03T23:00:00-05:00">',
            dt.date(2014, 3, 3),
            "meta",
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2014-03-03"}</script>',
            dt.date(2014, 3, 3),
            "meta",
        ),
        (
            '<link rel="canonical" href="https://example.org/2014/03/03/border">',
            dt.date(2014, 3, 3),
            "url",
        ),
        ('<meta property="article:published_time" content="2014-03">', None, None),
        ('<meta property="article:modified_time" content="2014-03-03">', None, None),
        ('<meta property="article:published_time" content="2999-03-03">', None, None),
        ('<meta name="date" content="1850-03-03">', None, None),
        ('<meta name="date" content="04/03/2014">', None, None),
        ("", None, None),
    ],
)
def test_the_date_comes_with_its_evidence_or_not_at_all(
    saved: Save, page: Callable[..., str], meta: str, day: dt.date | None, evidence: str | None
) -> None:
    document = one(saved("a.html", page(meta=meta)))
    assert (document.published, document.published_evidence) == (day, evidence)


def test_a_time_in_the_article_is_evidence_in_the_text(
    saved: Save, page: Callable[..., str]
) -> None:
    marked = page().replace("<h1>", '<time datetime="2014-03-03">yesterday</time><h1>')
    document = one(saved("a.html", marked))
    assert (document.published, document.published_evidence) == (dt.date(2014, 3, 3), "text")


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><nav><a href=/>Home</a><a href=/w>World</a></nav></body></html>",
        "<html><head><title>Log in</title></head><body><form><input name=a><p>Password</p></form></body></html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<html><body><ul>"
        + "".join(f"<li><a href=/{n}>Headline number {n}</a></li>" for n in range(40))
        + "</ul></body></html>",
        "<html></html>",
    ],
)
def test_a_page_without_an_article_is_refused(saved: Save, markup: str) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.html: .*no article") as refused:
        one(saved("a.html", markup))
    assert "save its text" in refused.value.hint


def test_the_declared_charset_is_used(saved: Save, page: Callable[..., str]) -> None:
    text = page(
        meta='<meta charset="iso-8859-2">',
        paragraph="Premiér Čech přijel do Varšavy a jednal tam o smlouvě s polským ministrem zahraničí. "
        * 3,
    )
    document = one(saved("a.html", text.encode("iso-8859-2")))
    assert "Varšavy" in document.text


def test_markup_nested_without_end_is_refused_or_read_but_never_a_crash(saved: Save) -> None:
    with pytest.raises(UnreadableSource):
        one(saved("a.html", "<html><body>" + "<div>" * 20_000))

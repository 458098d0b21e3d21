"""The article of a web page: trafilatura finds it, furniture.py goes over what it kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from realpolitik.errors import UnreadableSource
from realpolitik.reading.dating import EARLIEST, FULL_DATE, Dated, stated, today
from realpolitik.reading.encoding import decoded, normalised
from realpolitik.reading.furniture import cleaned
from realpolitik.reading.quiet import quiet
from realpolitik.reading.source import MEGABYTE, Source
from realpolitik.reading.text import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement, HTMLParser

    from realpolitik.reading.article import Article, Report

MAX_HTML = 20 * MEGABYTE  # a parsed tree takes some ten times the room of its page
_PRUNED = [
    "//figcaption",
    "//form",
    "//nav",
    "//aside",
    "//footer",
    "//button",
    "//*[contains(@class, 'caption')]",
    "//*[@id='comments' or @id='respond' or contains(@class, 'comment-form')]",
]
_BLOCKS = {"p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"}
_CHARSET = re.compile(rb"<meta[^>]{0,80}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_ABOUT_DATE = re.compile(r"dat|time|publi|issued|created", re.IGNORECASE)
_ABOUT_CHANGE = re.compile(r"modif|updat|expir", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?…。！？][\"'”’)\]]*(?:\s|$)")
_WORDS_OF_AN_ARTICLE = 20


def html(source: Source, report: Report) -> Iterator[Article]:
    """The article of a web page; raises UnreadableSource where there is none."""
    data = source.data(MAX_HTML)
    declared = _CHARSET.search(data[:4096])
    charset = source.charset or (declared[1].decode("ascii") if declared else None)
    read = decoded(data, source.ref, charset)
    yield article_in(read.text, source, note=read.note)


def article_in(page: str, source: Source, *, note: str | None = None) -> Article:
    """The article in a page's markup."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    quiet("trafilatura", "htmldate")
    none = UnreadableSource(
        f"{source.ref}: this page holds no article, only navigation, forms or scripts.",
        hint="Give the address of the article itself, or save its text in a file.",
    )
    try:
        tree: Any = lxml_html.document_fromstring(page.encode(), parser=_parser())
        url = source.url or _canonical(tree)
        published = _published(tree, url)
        found: Any = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_PRUNED,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise none from error
    if found is None or found.body is None:
        raise none
    article = cleaned(list(_blocks(found.body)), title=found.title, byline=_names(found.author))
    words = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    spaced = sum(len(paragraph) for paragraph in article.paragraphs) < words * 30
    if spaced and (
        words < _WORDS_OF_AN_ARTICLE or not any(map(_SENTENCE.search, article.paragraphs))
    ):
        raise none
    return article_of(
        article,
        source,
        "text/html",
        note=note,
        outlet=found.sitename or None,
        published=published,
        url=url,
    )


def paragraphs_in(fragment: str) -> list[str]:
    """The paragraphs of a piece of HTML, as feeds carry it, without pictures and forms."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
    from lxml import html as lxml_html

    if not fragment.strip():
        return []
    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
        tree: Any = lxml_html.fragment_fromstring(fragment, create_parent=True, parser=parser)
    except (etree.LxmlError, ValueError):
        return []
    for element in tree.xpath("//script|//style|//figure|//figcaption|//form|//nav|//table"):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        between = "\n\n" if element.tag in _BLOCKS else ""
        words = element.text if event == "start" else element.tail
        pieces += [between, words or ""]
    blocks = re.split(r"\n\s*\n", normalised("".join(pieces)))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _parser() -> HTMLParser:
    from lxml import html as lxml_html

    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _blocks(body: HtmlElement) -> Iterator[str]:
    """The text of each block that trafilatura kept; list items keep their mark."""
    for element in body.iter("p", "head", "item", "quote"):
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        if element.tag == "p" and element.xpath("ancestor::item|ancestor::cell"):
            continue
        words = " ".join("".join(element.itertext()).split())
        if words:
            yield f"- {words}" if element.tag == "item" else words


def _names(author: str | None) -> str | None:
    """Trafilatura parts several authors by semicolons."""
    names = [name.strip() for name in (author or "").split(";") if name.strip()]
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names) or None


def _canonical(tree: HtmlElement) -> str | None:
    """The address the page gives as its own."""
    for found in tree.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content"):
        if str(found).startswith(("http://", "https://")):
            return str(found)
    return None


def _published(tree: HtmlElement, url: str | None) -> Dated | None:
    """The date the page's metadata states, else its address, else a `time` in its article."""
    meta = _date_in_meta(tree)
    if meta:
        return meta
    from htmldate import find_date

    if url:
        bounds = {"min_date": EARLIEST.isoformat(), "max_date": today().isoformat()}
        found = find_date("<html><body></body></html>", url=url, **bounds)  # type: ignore[arg-type]
        date = stated(found) if found else None
        if date:
            return Dated(date, "url")
    for time in tree.xpath(
        "//time[@datetime][not(ancestor::nav or ancestor::aside or ancestor::footer)]"
        "[ancestor::article or ancestor::main or ancestor::header or @pubdate"
        " or @itemprop='datePublished' or contains(@class, 'publi')]"
    ):
        date = stated(str(time.get("datetime")))
        if date and not _ABOUT_CHANGE.search(f"{time.get('class')} {time.get('itemprop')}"):
            return Dated(date, "text")
    return None


def _date_in_meta(tree: HtmlElement) -> Dated | None:
    """What htmldate reads from the elements of the head and JSON-LD that state a full date.

    Only those are shown to it, so that it can neither complete a month nor take a day of change.
    """
    from htmldate import find_date
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    shown: list[str] = []
    for meta in tree.xpath("//meta[@content]"):
        kind = " ".join(str(meta.get(key, "")) for key in ("name", "property", "itemprop"))
        if (
            _ABOUT_DATE.search(kind)
            and not _ABOUT_CHANGE.search(kind)
            and stated(str(meta.get("content")))
        ):
            shown.append(etree.tostring(meta, encoding="unicode", with_tail=False))
    shown += [
        etree.tostring(script, encoding="unicode", with_tail=False)
        for script in tree.xpath("//script[@type='application/ld+json']")
        if FULL_DATE.search(str(script.text))
    ]
    if not shown:
        return None
    found = find_date(
        f"<html><head>{''.join(shown)}</head><body></body></html>",
        extensive_search=False,
        original_date=True,
        min_date=EARLIEST.isoformat(),
        max_date=today().isoformat(),
    )
    date = stated(found) if found else None
    return Dated(date, "meta") if date else None

"""Feeds: an article an entry; no entities, no paths."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from realpolitik.errors import UnreadableSource
from realpolitik.reading.html import paragraphs_in
from realpolitik.reading.reader import read

Save = Callable[[str, bytes | str], str]

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Northern Paper</title>
<item><title>Border &amp; Stays</title><link>https://example.org/1</link><guid>one</guid><dc:creator>Ann Lee</dc:creator>
<pubDate>Mon, 03 Mar 2014 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Norway and Finland agreed on their border.</p><figure><img/><figcaption>A hut.</figcaption></figure>
<p>Sweden was <b>not</b> asked.</p><p>Share this article</p>]]></content:encoded></item>
<item><title>Second</title><link>https://example.org/2</link><description>Denmark recalled its envoy from the capital.</description></item>
<item><title>Empty</title><link>https://example.org/3</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:a</id>
<title>Talks</title><updated>2015-01-01T00:00:00Z</updated><published>2014-03-03T10:00:00Z</published>
<content type="html">&lt;p&gt;Peru and Chile held talks in Lima.&lt;/p&gt;</content></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title><item><title>t</title><description>&b;</description></item></channel></rss>"""
OUTSIDE = BOMB.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


def test_each_entry_is_a_document(saved: Save) -> None:
    problems: list[UnreadableSource] = []
    first, second = read([saved("feed.rss", RSS)], on_problem=problems.append)
    assert first.text == "Norway and Finland agreed on their border.\n\nSweden was not asked."
    assert (first.title, first.byline, first.outlet) == (
        "Border & Stays",
        "Ann Lee",
        "The Northern Paper",
    )
    assert (first.published, first.published_evidence) == (dt.date(2014, 3, 3), "meta")
    assert first.url == "https://example.org/1"
    assert first.ref.endswith("feed.rss#one")
    assert second.published is None
    assert "summary only" in second.notes
    assert [problem.message.split("#")[1].split(": ")[0] for problem in problems] == [
        "https://example.org/3"
    ]


def test_an_entrys_markup_becomes_paragraphs() -> None:
    marked = "One<!-- not this --> two.<br>Three.<ul><li>Four</li><li>Fi&#1;ve</li></ul>tail<script>x</script> end"
    assert paragraphs_in(marked) == ["One two.", "Three.", "Four", "Five", "tail end"]
    assert paragraphs_in(" ") == []


def test_atom_gives_the_day_of_publication_not_of_change(saved: Save) -> None:
    (document,) = read([saved("feed.xml", ATOM)])
    assert (document.text, document.published) == (
        "Peru and Chile held talks in Lima.",
        dt.date(2014, 3, 3),
    )


@pytest.mark.parametrize("bomb", [BOMB, OUTSIDE])
def test_entities_are_refused(saved: Save, bomb: str) -> None:
    with pytest.raises(UnreadableSource, match="declares entities"):
        list(read([saved("feed.rss", bomb)]))


def test_a_path_instead_of_xml_is_refused_and_not_opened(saved: Save, tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(RSS)
    with pytest.raises(UnreadableSource, match="not a feed"):
        list(read([saved("feed.rss", str(tmp_path / "secret.xml"))]))


@pytest.mark.parametrize(
    ("xml", "named"),
    [
        ("<a><b/></a>", "neither RSS nor Atom"),
        ('<rss version="2.0"><channel><title>t</title></channel></rss>', "no entries"),
    ],
)
def test_xml_that_is_no_feed_is_named(saved: Save, xml: str, named: str) -> None:
    with pytest.raises(UnreadableSource, match=named):
        list(read([saved("feed.xml", xml)]))


@pytest.mark.parametrize(
    ("cut", "count", "inside"),
    [
        ("<item><title>Empty", 2, "feed"),
        ("<title>Empty", 2, "entry"),
        ("Denmark recalled", 1, "entry"),
        ("recalled its envoy", 1, "entry"),
        ("Share this", 0, "entry"),
    ],
)
def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_and_says_so(
    saved: Save, cut: str, count: int, inside: str
) -> None:
    data = RSS[: RSS.index(cut)].encode()
    problems: list[UnreadableSource] = []
    documents = list(read([saved("feed.rss", data)], on_problem=problems.append))
    assert len(documents) == count
    assert all("not well-formed" in " ".join(document.notes) for document in documents)
    (problem,) = problems
    assert f"truncated; it ends at byte {len(data)} inside the {inside}" in problem.message
    with pytest.raises(UnreadableSource, match="truncated"):
        list(read([saved("feed.rss", data)]))


def test_an_atom_feed_that_breaks_off_says_so(saved: Save) -> None:
    problems: list[UnreadableSource] = []
    path = saved("feed.atom", ATOM.removesuffix("</feed>"))
    assert len(list(read([path], on_problem=problems.append))) == 1
    assert "truncated" in problems[0].message


def test_a_feed_that_is_whole_but_not_well_formed_is_not_called_truncated(saved: Save) -> None:
    problems: list[UnreadableSource] = []
    path = saved("feed.rss", RSS.replace("Short.", "R&B <br>") + "<!-- made by hand")
    document, _ = read([path], on_problem=problems.append)
    assert "the feed is not well-formed XML" in document.notes
    assert [problem.message.split("#")[1][:21] for problem in problems] == ["https://example.org/3"]


def test_a_feed_with_the_number_of_no_character_is_named(saved: Save) -> None:
    with pytest.raises(UnreadableSource, match="damaged"):
        list(read([saved("feed.rss", RSS.replace("Denmark", "Den&#xD800;mark"))]))

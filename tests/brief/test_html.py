import itertools
import re
from xml.etree import ElementTree  # of our own output, not outside data

import pytest
from lxml import html as parser

from realpolitik.brief.html import html


@pytest.fixture(scope="module")
def page(full):
    return html(full)


@pytest.fixture(scope="module")
def tree(page):
    return parser.document_fromstring(page)


def test_it_needs_no_script_and_no_network(page, tree) -> None:
    assert not tree.xpath("//script|//link|//img|//iframe|//@onclick")
    assert "url(" not in page
    assert "@import" not in page
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_every_link_leads_somewhere_and_every_id_is_one(tree) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)


def test_outside_text_is_text(tree, page) -> None:
    assert "<b>Bold</b>" not in page
    assert "<wicked>" not in page
    assert "Bold" in page
    assert not tree.xpath("//b")


def test_the_title_of_a_document_stands_in_quotation_marks(page) -> None:
    assert "“A &lt;wicked&gt; alliance”" in page


def test_the_sections_come_in_the_promised_order(tree) -> None:
    assert tree.xpath("//main/section/@id") == [
        "verdict", "members", "claims", "standing", "events", "missing", "method",
    ]  # fmt: skip


def test_landmarks_headings_and_a_way_past_the_navigation(tree) -> None:
    assert tree.xpath("count(//main)") == 1
    assert tree.xpath("//html/@lang") == ["en"]
    assert tree.xpath("//body/a[1]/@href") == ["#main"]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_marks_are_words_too_not_colour_alone(tree) -> None:
    marks = tree.xpath("//table[contains(@class, 'matrix')]//span[contains(@class, 'mark')]")
    assert len(marks) == 14
    assert all(re.search(r"for|against|cannot tell", mark.text_content()) for mark in marks)


def test_each_mark_leads_to_its_finding_and_each_finding_to_its_events(tree) -> None:
    (cell,) = tree.xpath("//table[contains(@class, 'matrix')]//a[@href='#finding-IRN-1']")
    assert "for" in cell.text_content()
    links = tree.xpath("//li[@id='finding-IRN-1']//a/@href")
    assert links
    assert all(link.startswith("#event-") for link in links)


def test_every_drawing_has_a_name_a_description_and_a_table(tree) -> None:
    drawings = tree.xpath("//*[local-name()='svg']")
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing.xpath("./*[local-name()='title']/text()")
        assert drawing.xpath("./*[local-name()='desc']/text()")
        figure = drawing.getparent()
        assert figure.xpath(".//table")


def test_drawings_are_well_formed(page) -> None:
    for drawing in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert ElementTree.fromstring(drawing).attrib["role"] == "img"


def test_a_date_without_its_year_is_flagged(tree) -> None:
    flags = tree.xpath("//ol[contains(@class, 'events')]//*[contains(@class, 'flag')]")
    assert [flag.text_content() for flag in flags] == ["⚑ year missing"]


def test_attribution_and_status_are_shown(tree) -> None:
    events = tree.xpath("//ol[contains(@class, 'events')]")[0].text_content()
    assert "on the word of Xinhua" in events
    assert "speculated" in events
    assert "opined" in events


def test_the_rule_of_the_verdict_is_printed(page) -> None:
    assert "at least two independent origins" in page


def test_a_row_of_the_record_is_told_in_names(tree) -> None:
    rows = tree.xpath("//ul[contains(@class, 'rows')]")[0].text_content()
    assert "China and Iran" in rows

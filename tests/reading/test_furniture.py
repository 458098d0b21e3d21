"""Plain-text copies of web articles: what is furniture, and what must stay."""

import datetime as dt
from pathlib import Path

import pytest

from realpolitik.reading.furniture import cleaned, is_heading
from realpolitik.reading.reader import read
from realpolitik.reading.text import paragraphs_of
from realpolitik.records.document import Document

SEED = Path(__file__).parents[3] / "shared" / "seed_article.txt"

WIRE = """WORLD

Norway and Finland sign border treaty

Published: March 3, 2014

By Ingrid Solberg and Matti Virtanen, Staff Writers

Norwegian Foreign Minister Børge Brende (R) shakes hands with Finnish Foreign Minister Erkki Tuomioja in Oslo on March 2, 2014. (Lise Aaserud/AFP via Getty Images)

OSLO, March 3 (Reuters) - Norway and Finland signed a treaty on their common border on Monday, ministers said.

"We are content," the Norwegian minister said. "The work of nine years is done."

Advertisement

FILE PHOTO: A border post stands in the snow near Kirkenes, Norway, January 12, 2010. REUTERS/Ann Lee

The treaty replaces one of 1925 (see Treaty Series, vol. 49).

Read more: What the border means for reindeer

(Reporting by Ingrid Solberg; Editing by John Doe)

Our Standards: The Trust Principles.

Related Articles

Finland weighs its options

Sweden's quiet year

Sign up for our daily newsletter and get the world in your inbox.

© 2014 The Northern Paper. All rights reserved.
"""

OPED = """Skip to content
Home | World | Opinion | Sport

Opinion

Who Needs Whom in the Gulf?

By Dr. Layla Haddad

April 9, 2019 | 6 min read

Share this article

Facebook Twitter WhatsApp

Saudi Arabia and the Emirates have long spoken with one voice. They no longer do.

Photo: The two crown princes at a summit. Credit: SPA/Handout

What the Emirates Want

Abu Dhabi withdrew its troops from Yemen in July. Riyadh did not.

The cookie factory in Jeddah reopened, and its owner reserved all rights of sale to one buyer.

This website uses cookies. By continuing to use it you agree to our privacy policy.

What Comes Next?

Neither side will say so in public.

Layla Haddad is a senior fellow at the Institute for Gulf Affairs and the author of two books on oil. Follow her on Twitter @lhaddad.

The views expressed in this article are the author's own and do not necessarily reflect those of the paper.

3 Comments

Reader One
The Emirates bombed the port and nobody says so.

Leave a Comment

Your email address will not be published.
"""


def text_of(article: str) -> str:
    return "\n\n".join(cleaned(paragraphs_of(article)).paragraphs)


def test_a_wire_report_keeps_its_report_and_nothing_else() -> None:
    found = cleaned(paragraphs_of(WIRE))
    assert found.title == "Norway and Finland sign border treaty"
    assert found.byline == "Ingrid Solberg and Matti Virtanen"
    assert found.outlet == "Reuters"
    assert found.published is not None
    assert (found.published.date, found.published.evidence) == (dt.date(2014, 3, 3), "text")
    assert found.paragraphs == (
        "Norway and Finland signed a treaty on their common border on Monday, ministers said.",
        '"We are content," the Norwegian minister said. "The work of nine years is done."',
        "The treaty replaces one of 1925 (see Treaty Series, vol. 49).",
    )
    assert "left out: caption ×2" in found.notes
    assert "dateline: OSLO, March 3 (Reuters)" in found.notes


def test_an_opinion_piece_keeps_its_headings_and_loses_forms_and_readers() -> None:
    found = cleaned(paragraphs_of(OPED))
    assert found.title == "Who Needs Whom in the Gulf?"
    assert found.byline == "Dr. Layla Haddad"
    assert found.published is not None
    assert found.published.date == dt.date(2019, 4, 9)
    assert found.paragraphs == (
        "Saudi Arabia and the Emirates have long spoken with one voice. They no longer do.",
        "What the Emirates Want",
        "Abu Dhabi withdrew its troops from Yemen in July. Riyadh did not.",
        "The cookie factory in Jeddah reopened, and its owner reserved all rights of sale to one buyer.",
        "What Comes Next?",
        "Neither side will say so in public.",
    )


CAPTIONS = [
    "Leaders pose for a family photo at the summit in Lima on April 13, 2018.",
    "President A (C) walks past an honour guard in Bogota on May 4, 2011. (Eva Ruiz/AP Photo)",
    "A tanker leaves port. (Courtesy of the Ministry of Defence)",
    "The minister speaks to reporters. Photo: Jan Novak/CTK",
    "Image: Reuters",
    "FILE - In this May 4, 2011 file photo, the president waves to a crowd.",
    "In this photo released by the ministry, a missile is launched from a mobile platform.",
    "Smoke rises over the port. | Omar Said/AFP/Getty Images",
    "Two presidents, left and right, on a bench in Sochi. (Kremlin Pool Photo via AP)",
    "Chancellor A (L) and President B (R) attend a press conference in Paris on July 5, 2012.",
    "The prime minister at the port. Xinhua/Li Hua",
    "Prime Minister Ana Ruiz during the summit in Osaka, Japan, on June 28, 2019.",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_are_left_out(caption: str) -> None:
    body = ["The talks opened on Monday.", caption, "They closed on Tuesday."]
    assert caption not in cleaned(body, title="Talks").paragraphs


def test_a_lone_sentence_is_text_even_where_it_reads_like_a_caption() -> None:
    lone = "Prime Minister A (R) holds talks with Defence Minister B in Seoul on April 24, 2018."
    assert cleaned([lone]).paragraphs == (lone,)


PROSE = [
    "China signed the agreement with Laos on May 4, 2011.",
    "Putin meets Xi in Beijing on May 16, 2024, for the third time this year.",
    "Sen. John Smith (R) of Ohio opposed the bill, and Rep. Ann Lee (D) supported it.",
    "The Korean People's Army (KPA) fired two missiles into the sea (the third test this month).",
    "Reuters reported that France recalled its ambassador.",
    "The treaty covers trade between the two (China/ASEAN).",
    "He holds talks with the Polish president in Warsaw, the ministry said on May 4, 2011.",
    "The ministers of the two (France and Germany) agreed on a plan, AFP reported.",
    "By Monday, the two had agreed.",
    "Germany recalls its envoy to Peru on May 4, 2011.",
    "By Sea and by Land",
    "Iran copied the drone; its author is a student of the art of war, a general said.",
    "On April 7 – Easter Sunday – the two sides met.",
    "Share prices fell in Tokyo after the tariffs were announced.",
    "Print media in Russia were told to leave.",
    "Follow-up talks will be held in Geneva.",
    "Donations to Ukraine rose; Germany supported the fund.",
    "The comment period on the treaty has closed, the ministry said.",
    "Copyrights were the subject of the dispute between India and the United States.",
    "Subscribers to the satellite service lost access when Russia attacked it.",
    "The United States is a member of NATO and a contributor to its budget.",
    "NATO – which met in Oslo – agreed.",
    "EU - China relations soured, and Beijing withdrew its envoy.",
    "Wang Yi is the director of the commission that oversees foreign policy.",
    "“Related talks”, as she called them, were suspended by Kenya.",
    "Read in full, the communique commits Japan to nothing.",
    "Loading of grain at Odesa was stopped by the Russian navy.",
    "Trending down since March, exports to Iran ended.",
]


@pytest.mark.parametrize("paragraph", PROSE)
@pytest.mark.parametrize("place", [0, 3, 6])
def test_prose_that_resembles_furniture_stays(paragraph: str, place: int) -> None:
    body = [f"The {n} talks opened with a long speech on Monday." for n in range(6)]
    body.insert(place, paragraph)
    assert paragraph in cleaned(body, title="Talks").paragraphs


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Yang Wei", "Yang Wei"),
        ("By ANA DE LA CRUZ", "ANA DE LA CRUZ"),
        ("Written by José Núñez | Updated 3 May 2018", "José Núñez"),
        ("By Jane Smith in Beijing and John Roe in Seoul", "Jane Smith"),
        ("By Jane Smith, Diplomatic Correspondent", "Jane Smith"),
        ("Author: Omar al-Said", "Omar al-Said"),
        ("By Reuters", "Reuters"),
        ("By our correspondent", "our correspondent"),
        ("by Kim Min-ji, Lee Soo-jin and Park Ha-na", "Kim Min-ji, Lee Soo-jin and Park Ha-na"),
    ],
)
def test_bylines_go_to_the_byline(line: str, byline: str) -> None:
    found = cleaned(["A Title", line, "Oslo spoke on Monday."])
    assert (found.byline, found.paragraphs) == (byline, ("Oslo spoke on Monday.",))


NOTES_ABOUT_AUTHORS = [
    "Jane Smith has been covering trade for a decade.",
    "Smith writes on Asia for several papers.",
    "Jane Smith is a professor of history at the University of Nowhere.",
    "Maria Lopez is a columnist for the paper and the author of three books.",
    "The author is a former diplomat who served in Lagos.",
    "Email: jane.smith@example.org",
]


@pytest.mark.parametrize("note", NOTES_ABOUT_AUTHORS)
def test_a_note_about_the_author_is_left_out_at_the_end_only(note: str) -> None:
    body = ["By Jane Smith", *(f"Talks number {n} were held in Oslo." for n in range(6))]
    assert note not in cleaned([*body, note], title="T").paragraphs
    if "@" not in note:
        assert note in cleaned([*body[:3], note, *body[3:]], title="T").paragraphs


def test_a_chronicles_days_are_headings_not_dates_of_publication() -> None:
    body = ["March 3, 2014", "Russia sent troops.", "March 4, 2014", "Poland protested."]
    found = cleaned(body, title="A chronicle")
    assert found.published is None
    assert found.paragraphs == tuple(body)


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Russia Is Also Using the CCP", True),
        ("A quiet winter in the north", True),
        ("Talks With the U.S.", True),
        ("They met.", False),
        ("Why did they meet?", False),
        ("Why Did They Meet?", True),
        ("- Germany", False),
        ("1. Trade", False),
    ],
)
def test_headings(heading: str, is_one: bool) -> None:
    assert is_heading(heading) is is_one


@pytest.mark.shared
def test_the_seed_article_is_its_text_alone() -> None:
    if not SEED.exists():
        pytest.skip("the development data beside the checkout are absent")
    (document,) = read([str(SEED)])
    assert isinstance(document, Document)
    assert document.title == "The CCP Is Alone in Its Anti-American Alliance"
    assert document.byline == "Yang Wei"
    assert document.published is None
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].startswith("Every civilized country")
    assert paragraphs[-1].endswith("isolated frontline.")
    assert len(paragraphs) == 28
    for left_out in ("Getty", "Yang Wei", "Martyrs", "Akismet", "Reply", "email"):
        assert left_out not in document.text

import re

from realpolitik.brief.figures import Bar, Tie, intervals, network, ties, timeline
from realpolitik.brief.svg import element
from realpolitik.records.estimate import Estimate
from realpolitik.thesis.thesis import Thesis

THESIS = Thesis(hub="CHN", rival="USA", members=("IRN",), courted=("DEU",))


def test_what_prevails_gives_the_line_its_kind() -> None:
    assert Tie("A", "B", 2, 1, ()).sign == "cooperation"
    assert Tie("A", "B", 1, 2, ()).sign == "conflict"
    assert Tie("A", "B", 1, 1, ()).sign == "even"
    assert Tie("A", "B", 2, 1, ()).label == "+2 −1"


def test_both_directions_of_a_pair_are_one_tie(full) -> None:
    pairs = [frozenset((t.a, t.b)) for t in ties(full.method.measures)]
    assert len(pairs) == len(set(pairs))
    assert frozenset(("IRN", "CHN")) in pairs


def test_the_network_names_every_state_and_counts_every_tie_of_a_pole() -> None:
    drawn = str(network(THESIS, [Tie("CHN", "IRN", 3, 1, ()), Tie("CHN", "USA", 0, 2, ())]))
    for name in ("China", "Iran", "Germany", "+3 −1", "−2"):
        assert name in drawn
    assert "state courted" in drawn
    assert "China and Iran: 3 cooperative, 1 conflictual acts" in drawn


def test_a_network_without_ties_says_so() -> None:
    assert "No acts between these states" in str(network(THESIS, []))


def test_a_timeline_keeps_cooperation_and_conflict_apart() -> None:
    drawn = str(timeline([Bar("2021-04", 3, 1, ()), Bar("undated", 0, 0, ())]))
    assert drawn.count("<rect") == 2
    assert "2021-04: 3 cooperative, 1 conflictual" in drawn


def test_too_few_cases_are_drawn_hollow_and_no_value_is_not_drawn() -> None:
    rows = [
        ("many", Estimate(0.5, 0.3, 0.7, 20, enough=True)),
        ("few", Estimate(0.5, 0.1, 0.9, 2, enough=False)),
        ("none", Estimate(float("nan"), 0.0, 1.0, 0, enough=False)),
    ]
    drawn = str(intervals("x", "X", ("low", "high"), rows))
    assert re.findall(r'class="(dot[^"]*)"', drawn) == ["dot", "dot few"]


def test_text_in_a_drawing_is_escaped() -> None:
    assert str(element("text", "<b>")) == "<text>&lt;b&gt;</text>"
    assert str(element("text", x='"')) == '<text x="&quot;"></text>'


def test_a_long_name_is_broken_in_two() -> None:
    drawn = str(network(Thesis(hub="ARE", rival="USA"), []))
    assert drawn.count("<tspan") == 3

"""Who did what is judged by its noun alone: "condemned the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.pronouns import acting_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from realpolitik.coding.discourse import Discourse, Mention
    from realpolitik.records.actor import Actor

# Acts that are judged by a noun alone ("condemned the raid"), and the roots they may be told by.
DEEDS = {
    **dict.fromkeys(
        (
            *(
                "raid",
                "attack",
                "strike",
                "bombing",
                "invasion",
                "assault",
                "shelling",
                "offensive",
            ),
            *("coup", "killing", "massacre", "incursion", "ambush", "putsch", "seizure", "murder"),
            *("bombardment", "aggression", "annexation", "occupation", "abduction", "airstrike"),
        ),
        frozenset({"ASSAULT", "COERCE"}),
    ),
    **dict.fromkeys(
        (
            *(
                "sanction",
                "embargo",
                "ban",
                "expulsion",
                "blockade",
                "tariff",
                "crackdown",
                "arrest",
            ),
            *("detention", "suspension", "verdict", "sentence", "execution", "deportation"),
            *("dismissal", "curfew", "trial"),
        ),
        frozenset({"SANCTION", "COERCE", "ACCUSE"}),
    ),
    **dict.fromkeys(
        ("launch", "test", "deployment", "manoeuvre", "exercise", "mobilisation", "mobilization"),
        frozenset({"MOBILIZE", "COOPERATE"}),
    ),
    **dict.fromkeys(
        (
            *("charge", "accusation", "claim", "allegation", "demand", "ultimatum", "threat"),
            *("warning", "offer", "proposal", "appeal", "request", "plan", "call"),
        ),
        frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT"}),
    ),
    **dict.fromkeys(
        ("decision", "move", "step", "withdrawal", "gesture", "announcement", "betrayal", "visit"),
        frozenset(),
    ),
}
JUDGING = frozenset(
    {
        *(
            "condemn",
            "denounce",
            "criticise",
            "criticize",
            "deplore",
            "praise",
            "welcome",
            "protest",
        ),
        *("applaud", "support", "back", "oppose", "reject", "dismiss", "deny", "accept", "decry"),
        *("defend", "endorse", "blame", "call", "regret", "resent", "ridicule", "attack", "hail"),
        *("approve", "ignore", "refuse", "answer", "mock", "lament", "justify", "excuse", "slam"),
    }
)


def deed(
    token: Token, determiners: set[str], mentions: Sequence[Mention], discourse: Discourse
) -> tuple[Actor, ...]:
    """Who did what `token` names and its verb judges; () if that is not told."""
    lemma = token.lemma_.lower()
    if (
        lemma not in DEEDS
        or token.dep_ not in ("dobj", "pobj")
        or not determiners & {"the", "this", "that", "these", "those"}
        or any(m.start <= c.i < m.end for c in token.subtree for m in mentions)
    ):
        return ()
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if verb.lemma_.lower() not in JUDGING:
        return ()
    acting = acting_with(token)
    barred = {m.country for m in mentions if m.head in acting}
    for event in reversed(discourse.events[-12:]):
        if (not DEEDS[lemma] or event.root in DEEDS[lemma]) and event.source.country not in barred:
            return (event.source,)
    return ()

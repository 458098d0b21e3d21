"""The words by which English marks an act as planned, doubtful, denied or conditional."""

from __future__ import annotations

from realpolitik.records.event import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPECULATIVE_AUX = _words("may might could should can ought would must")
FUTURE_AUX = _words("will shall 'll ’ll wo ll")
DOUBT = _words(
    "perhaps maybe possibly probably likely presumably reportedly allegedly apparently supposedly "
    "seemingly conceivably purportedly"
)
NOBODY = _words("none nobody nothing")
NO_WAY = _words("circumstances way account sense means time")

INVERTED = _words("had were should")
CONDITION = _words("if unless provided lest")
REMARKED = _words("count remember recall understand read hear mistake like")
SUPPOSING = _words("provided providing assuming supposing")

# Nouns, and what they make of the act that depends on them.
HYPOTHETICAL_NOUN = _words(
    "plan proposal hope wish desire intention threat possibility prospect risk fear talk idea "
    "option chance opportunity attempt effort bid call demand request readiness willingness "
    "ability right need refusal failure likelihood danger suggestion expectation pressure rumour "
    "rumor"
)
PLAN_NOUN = _words("plan intention promise pledge decision agreement threat commitment offer deal")
REFUSAL_NOUN = _words("refusal failure inability unwillingness denial")
CLAIM_NOUN = _words("accusation charge suggestion")
EVIDENCE_NOUN = _words("evidence proof sign indication")

# Adjectives before a noun that names an act.
PLANNED_ADJECTIVE = _words("planned upcoming scheduled forthcoming impending imminent future")
DOUBTFUL_ADJECTIVE = _words(
    "possible potential likely proposed hypothetical would-be prospective alleged suspected "
    "threatened eventual feared rumoured rumored"
)

# Verbs.
PAST_SAYING = _words(
    "say announce warn declare tell promise pledge vow confirm state add agree report assure write "
    "reply insist swear rule reveal disclose signal indicate claim boast know"
)
DENYING = _words("deny reject dismiss refute rebut dispute")
ANSWERING = _words("reject refuse deny decline oppose")
UNFAILING = _words("fail hesitate forget neglect stop cease")
ENDING = _words("stop cease")
ORDERING = _words("order instruct command direct tell")
WISHING = _words("hope wish want fear expect urge ask demand request beg pray")
HAPPENING = _words(
    "take happen occur begin start hold go come follow materialise materialize succeed resume make "
    "sign reach conclude ratify plan schedule launch carry give offer"
)
HEARSAY = _words("say allege rumour rumor report claim believe suspect think understand fear")
RUMOURED = _words("supposed rumoured rumored")

# What governs a noun that names an act: `sought talks`, `avoid war`, `cancelled the visit`.
OBJECT_STATUS: dict[str, Status] = {
    **dict.fromkeys(
        _words(
            "seek want hope_for propose consider demand urge request fear expect predict "
            "anticipate call_for ask_for push_for mull weigh suggest discuss contemplate favor "
            "favour encourage threaten advocate risk invite provoke_fear offer await resist"
        ),
        Status.SPECULATED,
    ),
    **dict.fromkeys(
        _words(
            "plan schedule prepare prepare_for promise pledge arrange organise_for agree_to "
            "agree_on vow"
        ),
        Status.PLANNED,
    ),
    **dict.fromkeys(
        _words(
            "avoid prevent avert cancel call_off reject refuse deny rule_out postpone lack forgo "
            "shun decline oppose stop block withhold scrap abandon drop thwart foil abort"
        ),
        Status.NEGATED,
    ),
}

# Verbs whose object is still to come: its date is not theirs.
FORWARD = _words(
    "call invite ask demand propose urge plan schedule announce promise offer set agree request "
    "seek prepare want suggest summon"
)

# A refused request was made all the same: the roots whose nouns are words said.
WORDS_SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN"})

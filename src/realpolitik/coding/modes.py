"""The PLOVER mode of an act, where its words make it clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.codebook.plover import root_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Root → mode → words near the trigger that make it clear; lemmas, first match wins.
SIGNS: dict[str, dict[str, frozenset[str]]] = {
    "CONSULT": {
        "phone": frozenset({"telephone", "phone", "call", "videoconference"}),
        "third-party": frozenset({"mediate", "mediation", "broker"}),
        "visit": frozenset({"visit", "trip", "host", "tour", "travel", "fly", "arrive", "receive"}),
        "multilateral": frozenset({"summit", "multilateral", "conference"}),
    },
    "SUPPORT": {
        "sign": frozenset({"sign", "ratify", "ink", "initial"}),
        "recognise": frozenset({"recognise", "recognize", "recognition"}),
        "apologise": frozenset({"apologise", "apologize", "apology"}),
    },
    "COOPERATE": {
        "military": frozenset({"exercise", "drill", "manoeuvre", "maneuver", "patrol", "military"}),
        "economic": frozenset({"trade", "invest", "economic"}),
        "judicial": frozenset({"extradite", "extradition"}),
        "intelligence": frozenset({"intelligence"}),
    },
    "AID": {
        "military": frozenset(
            {"weapon", "arm", "ammunition", "missile", "tank", "military", "train"}
        ),
        "peacekeeping": frozenset({"peacekeeper", "peacekeeping", "observer"}),
        "asylum": frozenset({"asylum", "refuge", "shelter"}),
        "humanitarian": frozenset({"humanitarian", "food", "medicine", "relief", "vaccine"}),
        "economic": frozenset({"loan", "fund", "credit", "finance", "financial", "economic"}),
    },
    "RETREAT": {
        "withdraw": frozenset({"withdraw", "withdrawal", "pull_out", "pullout"}),
        "release": frozenset({"release", "free", "pardon"}),
        "return": frozenset({"return", "repatriate"}),
        "resign": frozenset({"resign", "resignation", "step_down", "abdicate"}),
        "ceasefire": frozenset({"ceasefire", "truce", "cease-fire"}),
        "disarm": frozenset({"disarm", "demobilise", "demobilize"}),
    },
    "ACCUSE": {
        "investigate": frozenset({"investigate", "investigation", "probe", "inquiry"}),
        "sue": frozenset({"sue", "lawsuit", "indict", "charge", "prosecute"}),
        "allege": frozenset({"accuse", "allege", "accusation", "allegation"}),
        "disapprove": frozenset({"criticise", "criticize", "condemn", "denounce", "criticism"}),
    },
    "MOBILIZE": {
        "weapons": frozenset({"missile", "rocket", "test", "warhead"}),
        "police": frozenset({"police"}),
        "troops": frozenset({"troop", "soldier", "force", "army", "warship", "carrier", "fleet"}),
    },
    "SANCTION": {
        "expel": frozenset({"expel", "expulsion", "recall"}),
        "embargo": frozenset({"sanction", "embargo", "tariff"}),
        "withdraw": frozenset({"withdraw", "quit"}),
        "discontinue": frozenset({"suspend", "sever", "halt", "cut"}),
    },
    "COERCE": {
        "arrest": frozenset({"arrest", "detain", "jail", "imprison"}),
        "seize": frozenset({"seize", "confiscate", "seizure"}),
        "deport": frozenset({"deport", "deportation"}),
        "cyber": frozenset({"hack", "cyberattack"}),
        "ban": frozenset({"ban", "outlaw", "prohibit"}),
    },
    "ASSAULT": {
        "abduct": frozenset({"abduct", "kidnap", "hostage"}),
        "aerial": frozenset({"airstrike", "drone", "bombard"}),
        "explosives": frozenset({"bomb", "bombing", "explosive"}),
        "firearms": frozenset({"shoot", "fire"}),
        "heavy-weapons": frozenset({"shell", "artillery", "shelling"}),
        "assassinate": frozenset({"assassinate", "assassination"}),
    },
    "PROTEST": {
        "hunger": frozenset({"hunger"}),
        "strike": frozenset({"strike"}),
        "riot": frozenset({"riot"}),
        "demo": frozenset({"demonstrate", "demonstration", "march", "rally"}),
    },
    "THREATEN": {"ultimatum": frozenset({"ultimatum", "deadline"})},
}


def mode_of(root: str, given: str, doc: Doc, words: tuple[int, ...]) -> str:
    """The mode a frame gave, else the one the words at the trigger make clear, or ""."""
    if given and given in root_named(root).modes:
        return given
    near = {doc[i].lemma_.lower() for i in words}
    for i in words:
        near |= {
            c.lemma_.lower() for c in doc[i].children if c.dep_ in ("compound", "amod", "dobj")
        }
    return next((mode for mode, signs in SIGNS.get(root, {}).items() if near & signs), "")

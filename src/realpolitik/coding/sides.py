"""Who stands on either side of an act, as the parse has it.

Looks beyond subject–verb–object: passives, agents, relative and participial clauses, control,
possessives and modifiers of event nouns ("US sanctions on Russia"), "between A and B".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from realpolitik.coding.acts import LIGHT, Act
from realpolitik.coding.clauses import (
    child,
    children,
    conjoined,
    is_passive,
    lemma,
    surface_subject,
)
from realpolitik.coding.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from realpolitik.coding.discourse import Mention
    from realpolitik.coding.phrases import Phrases

TOWARDS = frozenset(
    "with on against to at of from over in into toward towards upon for about by before "
    "between among".split()
)
TARGET_PREPOSITIONS = frozenset(
    "on against of with to into in for toward towards at from over upon".split()
)
NOT_WITH = frozenset({"against", "over", "about", "at", "before", "in"})
ARRIVING = frozenset({"arrive", "land", "deploy"})
WHERE = frozenset({"in", "by", "at", "before", "near"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})


def sides(act: Act, phrases: Phrases) -> tuple[list[Mention], list[Mention]]:
    """The mentions that act and those acted upon."""
    if act.trigger.pos_ in ("VERB", "AUX"):
        return _verb_sides(act, phrases)
    sources, targets = _noun_sides(act.trigger, phrases)
    if not sources and targets:
        sources = [m for m in _borrowed(act.trigger, phrases) if m not in targets]
    return sources, targets


def _verb_sides(act: Act, phrases: Phrases) -> tuple[list[Mention], list[Mention]]:
    verb = act.trigger
    subject = surface_subject(verb)
    patients: list[Mention] = []
    if is_passive(verb):
        agent = child(verb, "agent")
        by = child(agent, "pobj") if agent is not None else None
        sources = phrases.actors(by)
        patients = phrases.actors(subject)
        if not sources and len(act.words) > 1:
            sources, _ = _noun_sides(act.words[1], phrases)
            patients = [m for m in patients if m not in sources]
    else:
        sources = phrases.actors(subject)
    targets = list(patients)
    own = {t.i for t in act.words}
    for obj in children(verb, "dobj", "dative", "iobj", "oprd"):
        if obj.i in own:
            around = _noun_sides(obj, phrases)
            mine = {m.country for m in sources}
            targets += around[1] or [
                m for m in (*around[0], *phrases.at(obj)) if m.country and m.country not in mine
            ]
            continue
        targets += phrases.actors(obj if obj.pos_ != "ADP" else child(obj, "pobj"))
    if (
        verb.dep_ == "relcl"
        and not targets
        and child(verb, "dobj") is None
        and subject is not None
        and subject.i != verb.head.i
    ):
        targets += phrases.actors(verb.head)
    else:
        targets += _prepositional(
            verb, phrases, cooperative=act.root in COOPERATIVE, aimed=bool(targets)
        )
    for prep in children(verb, "prep", "prt", "advmod"):
        if prep.i in own:
            targets += phrases.actors(child(prep, "pobj"))
    if not targets:
        targets += _clausal_target(verb, phrases)
    if act.root in ("RETREAT", "MOBILIZE", "AID"):
        targets = [m for m in targets if not _instrument(m)]
    return sources, [m for m in _unique(targets) if m not in sources]


def _instrument(mention: Mention) -> bool:
    """Whether the mention is of troops sent or withdrawn, with which one acts."""
    actor = mention.actors[0]
    return actor.sector == "MIL" and actor.basis.value == "office"


def _prepositional(
    verb: Token, phrases: Phrases, *, cooperative: bool = False, aimed: bool = False
) -> list[Mention]:
    """Actors governed by prepositions; one does not cooperate with what one is "against"."""
    found: list[Mention] = []
    for prep in children(verb, "prep"):
        if cooperative and prep.lower_ in NOT_WITH and verb.lemma_.lower() not in ARRIVING:
            continue
        if prep.lower_ in TOWARDS and not (prep.lower_ in WHERE and (found or aimed)):
            found += phrases.actors(child(prep, "pobj"))
        if found and prep.lower_ in ("with", "on", "against", "to", "of", "from", "for"):
            break
    return found


def _clausal_target(verb: Token, phrases: Phrases) -> list[Mention]:
    """The subject of the complement: "demanded that B withdraw", "asked B to"."""
    for complement in children(verb, "ccomp", "xcomp", "advcl"):
        if complement.dep_ == "advcl" and not any(
            c.lower_ in ("if", "unless") for c in complement.children
        ):
            continue
        subject = child(complement, "nsubj", "nsubjpass")
        if subject is not None and subject.lemma_.lower() not in lexicon().nouns:
            found = phrases.actors(subject)
            if found:
                return found
        if verb.lemma_.lower() not in ("say", "agree"):
            for obj in children(complement, "dobj"):
                found = phrases.actors(obj)
                if found:
                    return found
            found = _prepositional(complement, phrases)
            if found:
                return found
    return []


def _noun_sides(noun: Token, phrases: Phrases) -> tuple[list[Mention], list[Mention]]:
    """Source and target around an event noun."""
    sources: list[Mention] = []
    targets: list[Mention] = []
    for c in noun.children:
        if c.dep_ in ("poss", "compound", "amod", "nmod"):
            for t in (*children(c, "compound", "amod", "nmod"), *conjoined(c)):
                sources += [m for m in phrases.at(t) if m.head != noun.i or m.modifier]
    for prep in children(noun, "prep", "agent"):
        obj = child(prep, "pobj")
        if prep.lower_ == "between":
            both = phrases.actors(obj)
            sources += both
        elif prep.lower_ == "by" or (prep.lower_ == "from" and not sources):
            sources += phrases.actors(obj)
        elif prep.lower_ in TARGET_PREPOSITIONS:
            found = phrases.actors(obj)
            if prep.lower_ == "of" and not sources and _subjective(noun):
                sources += found
            else:
                targets += found
    return _unique(sources), [m for m in _unique(targets) if m not in sources]


def _borrowed(noun: Token, phrases: Phrases) -> list[Mention]:
    """Who acts where the event noun does not say: the subject of the verb it completes.

    "issued statements of threat", "made a call for": through "of" and light verbs only.
    """
    token = noun
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
    verb = token.head
    if (
        token.dep_ == "dobj"
        and verb.pos_ == "VERB"
        and (verb.lemma_.lower() in LIGHT or lemma(verb) in LIGHT)
    ):
        return phrases.actors(surface_subject(verb))
    return []


def _subjective(noun: Token) -> bool:
    """Whether "of X" names the one who acts: "the withdrawal of X" but not "the invasion of X"."""
    return noun.lemma_.lower() in (
        "withdrawal retreat return resignation surrender support backing approval refusal "
        "opposition visit leader".split()
    ) or any(
        p.lower_ in ("on", "against", "to", "with", "for") and child(p, "pobj") is not None
        for p in children(noun, "prep")
    )


def _unique(mentions: list[Mention]) -> list[Mention]:
    seen: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.head, mention.start), mention)
    return list(seen.values())

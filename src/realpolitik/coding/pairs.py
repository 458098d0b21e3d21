"""From a parse to candidate acts: trigger, the noun phrases on either side, a first root.

Looks beyond subject–verb–object: passives, agents, relative and participial clauses, control,
light verbs with event nouns ("held talks"), possessives and modifiers of event nouns ("US
sanctions on Russia"), "between A and B", and lists, which are multiplied out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.coding.clauses import (
    child,
    children,
    conjoined,
    is_passive,
    lemma,
    surface_subject,
)
from realpolitik.coding.lexicon import Lexicon, lexicon
from realpolitik.coding.discourse import Mention
from realpolitik.records.actor import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
LIGHT = frozenset(
    "hold have launch conduct stage issue make impose announce begin start carry_out sign express "
    "offer give provide mount order open resume continue lift end pay send take put wage do engage "
    "perform undertake file bring face deliver voice raise call extend declare enjoy enter join "
    "participate attend lead engage_in".split()
)
TOWARDS = frozenset("with on against to at of from over in into toward towards upon for about by before".split())
SOURCE_PREPOSITIONS = frozenset({"by", "from", "of"})
TARGET_PREPOSITIONS = frozenset("on against of with to into in for toward towards at from over upon".split())
AT_THINGS = frozenset({"SUPPORT", "REJECT"})
NOT_WITH = frozenset({"against", "over", "about", "at", "before", "in"})
ARRIVING = frozenset({"arrive", "land", "deploy"})
TOGETHER = frozenset({"together", "alongside", "side", "jointly"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ASSAULT"})
UNAIMED = frozenset({"MOBILIZE", "RETREAT", "PROTEST", "CONCEDE", "ASSAULT", "COERCE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible act: its trigger, a first root and mode, and one actor on each side.

    `aimed` is False where the text names no target. `own` lists token indexes that word the
    trigger.
    """

    trigger: int
    words: tuple[int, ...]
    root: str
    mode: str
    source: Actor
    target: Actor | None


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger before its sides are multiplied out."""

    trigger: Token
    words: tuple[Token, ...]
    root: str
    mode: str


class Phrases:
    """The mentions of one sentence, looked up by noun phrase."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            for i in {mention.head, *range(mention.start, mention.end)}:
                self._at.setdefault(i, []).append(mention)

    def at(self, token: Token) -> list[Mention]:
        """The mentions that have `token` as head or as one of their words."""
        return self._at.get(token.i, [])

    def actors(self, head: Token | None, *, deep: bool = True) -> list[Mention]:
        """The mentions a noun phrase stands for, its list members included.

        The head itself; else "leaders of A and B", "A's decision", "the Chinese proposal"; else,
        if `deep`, the first actor named inside the phrase.
        """
        if head is None:
            return []
        found: list[Mention] = []
        for member in conjoined(head):
            found += self._one(member, deep=deep)
        unique: dict[tuple[int, int], Mention] = {}
        for mention in found:
            unique.setdefault((mention.head, mention.start), mention)
        return list(unique.values())

    def _one(self, head: Token, *, deep: bool) -> list[Mention]:
        direct = [m for m in self.at(head) if m.head == head.i and not m.modifier]
        whole = [m for m in direct if m.actors[0].country]
        governed = self._governed(head)
        if governed and (not whole or direct[0].actors[0].basis.value == "office"):
            return governed
        if direct:
            return direct
        covering = [m for m in self.at(head) if not m.modifier or m.head == head.i]
        if covering:
            return covering
        inside = [
            m
            for c in head.children
            if c.dep_ in ("poss", "compound", "amod", "nmod", "appos")
            for t in conjoined(c)
            for m in self.at(t)
        ]
        if inside or not deep:
            return inside
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "from", "against", "to", "on", "by", "with", "over"):
                nested = self.actors(child(prep, "pobj"), deep=False)
                if nested:
                    return nested
        for c in head.children:
            if c.dep_ in ("poss", "compound", "amod", "nmod"):
                nested = self._one(c, deep=False)
                if nested:
                    return nested
        return []

    def _governed(self, head: Token) -> list[Mention]:
        """"the foreign ministers of A, B and C": the states, with the ministers' sector."""
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "from") and any(m.head == head.i for m in self.at(head)):
                obj = child(prep, "pobj")
                if obj is None:
                    continue
                found = [m for t in conjoined(obj) for m in self.at(t) if m.country]
                if found:
                    return found
        return []


def candidates(doc: Doc, mentions: list[Mention], words: Lexicon) -> Iterator[Candidate]:
    """The possible acts of one sentence, in the order of their triggers.

    Takes:   a parse, its mentions in text order, the lexicon.
    Returns: one candidate for each act, source and target; none from an actor to itself.
    Raises:  nothing.
    """
    phrases = Phrases(doc, mentions)
    for act in acts(doc, words):
        sources, targets = sides(act, phrases)
        yield from multiplied(act, sources, targets)


def acts(doc: Doc, words: Lexicon) -> Iterator[Act]:
    """The triggers of a sentence, verbs with their frames, then event nouns that stand alone."""
    covered: set[int] = set()
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass") and not (token.dep_ == "amod" and not children(token, "agent", "prep")):
            act = _verbal(token, words)
            if act is not None:
                covered.update(t.i for t in act.words)
                yield act
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in covered:
            act = _nominal(token, words)
            if act is not None:
                yield act


def _verbal(verb: Token, words: Lexicon) -> Act | None:
    base, full = verb.lemma_.lower(), lemma(verb)
    objects = [o for o in children(verb, "dobj", "nsubjpass", "attr", "oprd")]
    if is_passive(verb) and verb.dep_ in ("acl", "relcl"):
        objects.append(verb.head)
    prepositional = [o for p in children(verb, "prep") if (o := child(p, "pobj")) is not None]
    for noun in objects + prepositional:
        for member in conjoined(noun):
            frame = words.frame(full, member.lemma_.lower()) or words.frame(base, member.lemma_.lower())
            if frame is not None:
                root = _joint(frame.root, verb, member)
                if frame.mode == "weapons" and any(p.lower_ in ("at", "into", "on", "onto") for p in children(verb, "prep")):
                    root = "ASSAULT"
                return Act(verb, (verb, member), root, frame.mode)
    for prep in children(verb, "prep"):
        key = f"{base}_{prep.lower_}"
        if key in words.verbs:
            return Act(verb, (verb, prep), words.verbs[key], "")
    if full in words.verbs or base in words.verbs:
        root = words.verbs.get(full) or words.verbs[base]
        return Act(verb, (verb,), root, "")
    if base == "be" or base == "stand":
        ready = child(verb, "acomp", "oprd")
        if ready is not None and ready.lemma_.lower() in ("ready", "willing", "prepared"):
            return Act(verb, (verb, ready), "AGREE", "")
    if base in LIGHT or full in LIGHT:
        for noun in objects:
            root = words.nouns.get(noun.lemma_.lower())
            if root is not None:
                return Act(verb, (verb, noun), _joint(root, verb, noun), "")
    return None


def _joint(root: str, verb: Token, noun: Token) -> str:
    """An exercise held with another is cooperation; one held alone is mobilisation."""
    if root != "MOBILIZE" or noun.lemma_.lower() not in ("exercise", "drill", "manoeuvre", "maneuver", "patrol", "wargame", "game"):
        return root
    together = any(c.lower_ in ("joint", "combined", "bilateral", "trilateral") for c in noun.children)
    shared = any(p.lower_ in ("with", "alongside", "between") for t in (verb, noun) for p in children(t, "prep"))
    return "COOPERATE" if together or shared else root


def _nominal(noun: Token, words: Lexicon) -> Act | None:
    root = words.nouns.get(noun.lemma_.lower())
    if root is None or noun.dep_ == "compound":
        return None
    return Act(noun, (noun,), _joint(root, noun, noun), "")


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
    if verb.dep_ == "relcl" and not targets and child(verb, "dobj") is None and subject is not None and subject.i != verb.head.i:
        targets += phrases.actors(verb.head)
    else:
        targets += _prepositional(verb, phrases, cooperative=act.root in COOPERATIVE)
    for prep in children(verb, "prep", "prt", "advmod"):
        if prep.i in own:
            targets += phrases.actors(child(prep, "pobj"))
    if not targets:
        targets += _clausal_target(verb, phrases)
    if act.root in ("RETREAT", "MOBILIZE", "AID"):
        targets = [m for m in targets if not _instrument(m)]
    return sources, [m for m in _unique(targets) if m not in sources]


def _instrument(mention: Mention) -> bool:
    """Troops that are sent or withdrawn are what one acts with, unless they are said to be another's."""
    actor = mention.actors[0]
    return actor.sector == "MIL" and actor.basis.value == "office"


def _prepositional(verb: Token, phrases: Phrases, *, cooperative: bool = False) -> list[Mention]:
    """Actors governed by prepositions; what one cooperates "against" is not whom one cooperates with."""
    found: list[Mention] = []
    for prep in children(verb, "prep"):
        if cooperative and prep.lower_ in NOT_WITH and verb.lemma_.lower() not in ARRIVING:
            continue
        if prep.lower_ in TOWARDS and not (prep.lower_ in ("in", "by", "at", "before") and found):
            found += phrases.actors(child(prep, "pobj"))
        if found and prep.lower_ in ("with", "on", "against", "to", "of", "from", "for"):
            break
    return found


def _clausal_target(verb: Token, phrases: Phrases) -> list[Mention]:
    """"demanded that B withdraw", "asked B to": the subject of the complement."""
    for complement in children(verb, "ccomp", "xcomp", "advcl"):
        if complement.dep_ == "advcl" and not any(c.lower_ in ("if", "unless") for c in complement.children):
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
    if token.dep_ == "dobj" and verb.pos_ == "VERB" and (verb.lemma_.lower() in LIGHT or lemma(verb) in LIGHT):
        return phrases.actors(surface_subject(verb))
    return []


def _subjective(noun: Token) -> bool:
    """Whether "of X" names the one who acts: "the withdrawal of X" but not "the invasion of X"."""
    return noun.lemma_.lower() in (
        "withdrawal retreat return resignation surrender support backing approval refusal "
        "opposition visit leader".split()
    ) or any(p.lower_ in ("on", "against", "to", "with", "for") and child(p, "pobj") is not None for p in children(noun, "prep"))


def _unique(mentions: list[Mention]) -> list[Mention]:
    seen: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.head, mention.start), mention)
    return list(seen.values())


def _mutual(act: Act) -> bool:
    """Whether several sources without a target act on one another: "A and B signed", "fought".

    Those who fight together, or vote for a thing, do nothing to one another.
    """
    if act.root not in MUTUAL:
        return False
    if act.root == "SUPPORT" and len(act.words) < 2:
        return False
    if act.root == "ASSAULT" and any(t.lower_ in TOGETHER for t in act.trigger.subtree):
        return False
    thing = child(act.trigger, "dobj")
    return (
        thing is None
        or thing.i in {t.i for t in act.words}
        or thing.lemma_.lower() in lexicon().nouns
    )


def multiplied(
    act: Act, sources: list[Mention], targets: list[Mention], *, untargeted: bool | None = None
) -> Iterator[Candidate]:
    """Each source with each target; sources with one another where the act is mutual.

    Takes:   an act, its sides, and whether it may stand without a target (None: by its root).
    Returns: candidates, none from an actor to itself, no pair twice.
    """
    who = [a for m in sources for a in m.actors if a.country]
    whom = [a for m in targets for a in m.actors if a.country]
    words = tuple(t.i for t in act.words)
    pairs: list[tuple[Actor, Actor | None]] = [(s, t) for s in who for t in whom]
    if not whom and _mutual(act) and len({a.code for a in who}) > 1:
        pairs = [(s, t) for i, s in enumerate(who) for t in who[i + 1 :]]
    elif not whom and (_aimless(act) if untargeted is None else untargeted):
        pairs = [(s, None) for s in who]
    seen: set[tuple[str, str]] = set()
    for source, target in pairs:
        codes = (source.code, target.code if target else "")
        if codes in seen or (target is not None and same_side(source, target)):
            continue
        seen.add(codes)
        yield Candidate(act.trigger.i, words, act.root, act.mode, source, target)


def _aimless(act: Act) -> bool:
    """Whether a verb of this root may stand without a target."""
    if act.trigger.pos_ not in ("VERB", "AUX"):
        return False
    at_thing = act.root in AT_THINGS and child(act.trigger, "dobj", "xcomp") is not None
    return act.root in UNAIMED or at_thing


def same_side(source: Actor, target: Actor) -> bool:
    """Whether the two are one actor: one country, and no sectors that tell them apart."""
    if source.code == target.code:
        return True
    return source.country == target.country and {source.sector, target.sector} <= {"", "GOV"}

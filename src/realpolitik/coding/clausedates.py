"""Which of a sentence's time expressions dates an act.

A date belongs to the clause it stands in. From there it reaches clauses that share its subject,
those that tell the same moment ("when", "by doing", "failed to"), and another's act in the simple
past that is joined by "and"; it does not reach what came before ("after he had"), nor what was
said, asked or planned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from realpolitik.coding.certainty import FORWARD
from realpolitik.coding.clauses import above, child, children
from realpolitik.coding.counting import shifted
from realpolitik.coding.lexicon import lexicon
from realpolitik.coding.negation import is_infinitive
from realpolitik.records.event import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from realpolitik.coding.dating import Expression
    from realpolitik.records.date import EventDate

HAPPENED = (Status.ASSERTED, Status.NEGATED)
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
SAME_TIME = frozenset({"when", "as", "whereupon"})
COMING = frozenset({"weekday", "near", "past", "ordinal", "season_rel", "month_rel"})
# Verbs that are one act with their complement, and verbs that say of an act that it took place.
ONE_ACT = frozenset(
    "let make help begin start continue resume fail manage try attempt cease stop finish go "
    "come".split()
)
OCCURRING = frozenset(
    "announce sign reach conclude hold begin start take occur happen launch stage make strike open "
    "carry end".split()
)
MANNER = frozenset({"by", "in", "without", "with", "on"})
CLAUSES = frozenset(
    {
        "ROOT",
        "ccomp",
        "xcomp",
        "advcl",
        "relcl",
        "acl",
        "conj",
        "parataxis",
        "pcomp",
        "csubj",
        "dep",
    }
)
REFERRING = frozenset({"he", "she", "it", "they"})
OWNING = frozenset({"his", "her", "its", "their"})
TIMES = frozenset(
    {"night", "morning", "evening", "afternoon", "day", "eve", "week", "weekend", "hour", "dawn",
     "end", "month", "year", "start", "beginning", "course"}
)  # fmt: skip
VERBAL = ("VERB", "AUX")


class Dates:
    """The time expressions of one parsed sentence, each with the clause or noun it belongs to."""

    def __init__(self, doc: Doc, found: Sequence[Expression]) -> None:
        self._placed = [p for e in found if (p := _place(doc, e)) is not None]

    def of(self, head: Token, status: Status) -> EventDate | None:
        """The date of the act that `head` names; None if no expression of the sentence dates it."""
        if head.pos_ not in VERBAL:
            own = self._of_noun(head, status)
            if own is not None:
                return own
            clause = _clause_of(head)
            if clause is None or not _takes_part(head, clause):
                return None
            if status in HAPPENED or clause.tag_ == "VB":
                return self._of_clause(clause, status, head.i)
            return self._trailing(clause, head)
        return self._of_clause(head, status, head.i)

    def _of_noun(self, noun: Token, status: Status) -> EventDate | None:
        under = [p for p in self._placed if any(n.i == noun.i for n in p.nouns)]
        date = self._nearest(under, noun.i, noun)
        if date is None and status in HAPPENED:
            for c in children(noun, "relcl", "acl"):
                if c.lemma_.lower() in OCCURRING and not is_past_perfect(c):
                    date = date or self._nearest(self._own(c), c.i, c)
        return date

    def _trailing(self, clause: Token, noun: Token) -> EventDate | None:
        """What follows a planned act right away: "called for a strike on Friday"."""
        last = noun.right_edge.i
        near = [
            p
            for p in self._own(clause, Status.PLANNED)
            if noun.i < p.first <= last + 2 and (p.ahead or p.expression.kind in COMING)
        ]
        return self._nearest(near, noun.i, clause)

    def _own(self, clause: Token, status: Status = Status.ASSERTED) -> list[_Placed]:
        return [
            p
            for p in self._placed
            if p.clause is not None
            and p.clause.i == clause.i
            and p.free
            and not (p.ahead and status in HAPPENED)
        ]

    def _of_clause(self, clause: Token, status: Status, at: int) -> EventDate | None:
        date = self._nearest(self._own(clause, status), at, clause)
        if date is None:
            date = self._inherited(clause, status)
        if date is None and status in HAPPENED:
            date = self._from_later(clause) or self._from_when(clause) or self._from_step(clause)
        if date is None and status in HAPPENED and clause.lemma_.lower() in OCCURRING:
            for thing in children(clause, "dobj"):  # "signed the pact of 1963"
                date = date or self._of_noun(thing, status)
        if date is None and status in HAPPENED and _is_main(clause):
            date = self._nearest([p for p in self._placed if p.opens], at, clause)
        if date is None and clause.lemma_.lower() in ONE_ACT:
            for c in children(clause, "xcomp", "ccomp"):
                date = date or self._nearest(self._own(c, status), c.i, c)
        return date

    def _inherited(self, clause: Token, status: Status) -> EventDate | None:
        head, link = above(clause)
        if head.i == clause.i:
            return None
        match link:
            case "conj" if head.pos_ in VERBAL:
                return self._from_first(clause, head, status)
            case "xcomp" | "ccomp" if head.pos_ in VERBAL:
                if link == "ccomp":
                    before = [
                        p
                        for p in self._own(head)
                        if p.first < clause.left_edge.i + 1 and clause.i < head.i
                    ]
                    return self._nearest(before, clause.i, head)
                if status in HAPPENED:
                    return self._of_clause(head, status, clause.i)
                later = [p for p in self._own(head) if p.first > clause.i]
                return self._nearest(later, clause.i, head)
            case "advcl" if status is Status.PLANNED and is_infinitive(clause):
                return self._of_clause(head, status, clause.i)
            case "advcl" if status in HAPPENED and head.pos_ in VERBAL:
                return self._of_clause(head, status, clause.i) if _same_time(clause) else None
            case "relcl" if status in HAPPENED:
                outer = _clause_of(head)
                where = _relative_place(clause) and not is_past_perfect(clause)
                return self._of_clause(outer, status, clause.i) if where and outer else None
            case "pcomp" if status in HAPPENED and head.lower_ in MANNER:
                outer = _clause_of(head)
                return self._of_clause(outer, status, clause.i) if outer else None
            case _:
                return None

    def _from_first(self, clause: Token, head: Token, status: Status) -> EventDate | None:
        """What a clause joined by "and" takes from the first of its list."""
        if is_past_perfect(clause) != is_past_perfect(head) and child(clause, "aux") is not None:
            return None
        if _same_side(child(clause, *SUBJECTS)):
            same = _auxiliaries(clause) == _auxiliaries(head) or child(clause, "aux") is None
            return self._of_clause(head, status, clause.i) if same or status in HAPPENED else None
        first = child(head, *SUBJECTS)
        while first is None and head.dep_ == "conj" and head.head.pos_ in VERBAL:
            head = head.head
            first = child(head, *SUBJECTS)
        told = clause.tag_ == head.tag_ == "VBD"  # "shelled it on Friday, and Minsk protested"
        shared = [
            p
            for p in self._own(head)
            if told or (first is not None and p.first < first.left_edge.i)
        ]
        return self._nearest(shared, clause.i, head) if status in HAPPENED else None

    def _from_later(self, clause: Token) -> EventDate | None:
        """For the first of two verbs of one subject and tense: "resigned and fled on Monday"."""
        for later in children(clause, "conj"):
            alike = later.tag_ == clause.tag_ and child(later, *SUBJECTS, "aux") is None
            if alike and later.pos_ in VERBAL:
                behind = [p for p in self._own(later) if p.first > later.i]
                date = self._nearest(behind, later.i, later)
                if date is not None:
                    return date
        return None

    def _from_when(self, clause: Token) -> EventDate | None:
        """For what happened when something else did: "when A left in May, B fled"."""
        for c in children(clause, "advcl"):
            marks = {m.lower_ for m in children(c, "mark", "advmod")}
            if marks & SAME_TIME and not is_past_perfect(c):
                date = self._nearest(self._own(c), c.i, c)
                if date is not None:
                    return date
        return None

    def _from_step(self, clause: Token) -> EventDate | None:
        """For what happened "one day after" something that has a date."""
        for c in children(clause, "advcl"):
            for p in self._own(c):
                if p.expression.step is not None and _marks(p, c):
                    plain = [o for o in self._own(c) if o.expression.step is None]
                    date = self._nearest(plain, c.i, c)
                    return shifted(date, *p.expression.step) if date else p.expression.date
        return None

    def _nearest(self, placed: Sequence[_Placed], at: int, clause: Token) -> EventDate | None:
        """The nearest of these, counted from what it stands beside where it is "a day after …"."""
        if not placed:
            return None
        plain = [p for p in placed if p.expression.step is None]
        chosen = min(plain or placed, key=lambda p: (max(p.first - at, at - p.last), p.first))
        step = chosen.expression.step
        if step is None:
            return chosen.expression.date
        if _marks(chosen, clause):
            plain = [p for p in self._own(clause.head) if p.expression.step is None]
            main = self._nearest(plain, clause.i, clause.head)
            return shifted(main, -step[0], step[1]) if main else None
        beside = self._beside(chosen, clause)
        return shifted(beside, step[0], step[1]) if beside else chosen.expression.date

    def _beside(self, counted: _Placed, clause: Token) -> EventDate | None:
        """The date of what "a day after" is followed by, if the sentence gives one."""
        for p in self._placed:
            if (
                p.first > counted.last
                and p.expression.step is None
                and (p.clause is None or p.clause.i != clause.i or not p.free)
            ):
                return p.expression.date
        return None


def _marks(counted: _Placed, clause: Token) -> bool:
    """Whether "one day after" opens `clause` and so counts from it, for the clause above."""
    return clause.dep_ == "advcl" and any(
        c.i == counted.last and c.i < clause.i for c in children(clause, "mark")
    )


class _Placed:
    """An expression with its tokens, the nouns it hangs on and the clause around them.

    It is `free` for the clause unless it belongs to a noun alone: "last week's launch". It is
    `ahead` if it says when something is to be, "called for the 16th", and `opens` a sentence that
    tells of several acts.
    """

    def __init__(
        self,
        expression: Expression,
        first: int,
        last: int,
        nouns: list[Token],
        clause: Token | None,
        free: bool,
    ) -> None:
        self.expression, self.first, self.last = expression, first, last
        self.opens = free and clause is not None and _opens(clause, first)
        self.ahead = expression.text.lower().startswith("for the ") or (
            clause is not None and first > 0 and clause.doc[first - 1].lower_ == "for"
        )
        self.nouns, self.clause, self.free = nouns, clause, free


def _same_side(subject: Token | None) -> bool:
    """Whether a joined clause goes on with who acted before: no subject, a pronoun, "its army"."""
    if subject is None or (subject.pos_ == "PRON" and subject.lower_ in REFERRING):
        return True
    return any(c.dep_ == "poss" and c.lower_ in OWNING for c in subject.children)


def _opens(clause: Token, first: int) -> bool:
    """Whether what begins at token `first` opens its sentence, before whoever acts in it."""
    if clause.dep_ == "csubj":
        return True
    before = [t for t in clause.doc[:first] if t.dep_ in SUBJECTS]
    return not before and _is_main(clause) and clause.i > first


def _is_main(clause: Token) -> bool:
    """Whether a clause is one of those that a sentence strings together, and no background."""
    if is_past_perfect(clause):
        return False
    while True:
        head, link = above(clause)
        if head.i == clause.i:
            if clause.dep_ == "ROOT" or clause.head.i == clause.i:
                return True
            head, link = clause.head, "conj"
        if link not in ("conj", "parataxis") and not (link == "ccomp" and _strung(clause, head)):
            return False
        clause = head


def _strung(clause: Token, head: Token) -> bool:
    """Whether the parser took one of a string of clauses, "A did x, B did y", for content."""
    said = head.lemma_.lower() in lexicon().reporting_verbs | lexicon().governing.keys()
    return not said and child(clause, "mark") is None and child(clause, *SUBJECTS) is not None


def _place(doc: Doc, expression: Expression) -> _Placed | None:
    span = doc.char_span(expression.span.start, expression.span.end, alignment_mode="expand")
    if span is None:
        return None
    token = span.root
    nouns: list[Token] = []
    free = not re.match(r"(?:until|till)\b", expression.text, re.IGNORECASE)
    while token.head.i != token.i:
        clausal = token.pos_ in VERBAL and token.dep_ in CLAUSES
        if clausal and not span.start <= token.i < span.end:
            break
        link, head = token.dep_, token.head
        noun = head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() not in TIMES
        if noun and not span.start <= head.i < span.end:
            beside = link in ("compound", "nmod", "amod") and head.pos_ == "NOUN"
            if expression.kind == "counted" and head.dep_ in SUBJECTS and head.i >= span.end:
                token = head  # "a week later gunmen attacked"
                continue
            owned = link == "poss" or beside or (link == "prep" and token.lower_ == "of")
            nouns.append(head)
            free = free and not owned and not _ahead(head)
        token = head
    clause = token if token.pos_ in VERBAL else None
    planned = _plan_before(clause, span.start) if clause is not None and not nouns else None
    if planned is not None:
        nouns, free = [planned], False
    return _Placed(expression, span.start, span.end - 1, nouns, clause, free)


def _plan_before(verb: Token, first: int) -> Token | None:
    """The talks of "called for talks on Saturday", where the parse gives the day to the calling."""
    end = first - 2 if first > 1 and verb.doc[first - 1].pos_ == "ADP" else first - 1
    for token in verb.doc[max(0, end - 6) : end + 1]:
        ends = token.pos_ == "NOUN" and token.right_edge.i == end
        if ends and _ahead(token) and _clause_of(token) == verb:
            return token
    return None


def _ahead(noun: Token) -> bool:
    """Whether a noun names what somebody asks for or plans: its date is not the asking's."""
    if noun.lemma_.lower() not in lexicon().nouns:
        return False
    verb = _clause_of(noun)
    return verb is not None and verb.lemma_.lower() in FORWARD and noun.i > verb.i


def is_asked(head: Token) -> bool:
    """Whether an act is what somebody calls for, invites to or proposes: still to come."""
    if head.pos_ in VERBAL:
        return head.dep_ in ("xcomp", "ccomp") and head.head.lemma_.lower() in FORWARD
    verb = _clause_of(head)
    return verb is not None and verb.lemma_.lower() in FORWARD and head.i > verb.i


def _clause_of(token: Token) -> Token | None:
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
            return token
    return None


def _takes_part(noun: Token, clause: Token) -> bool:
    """Whether a noun stands in its clause itself, and not in something said or done about it."""
    while noun.dep_ == "conj" and noun.head.i != clause.i:
        noun = noun.head
    if noun.head.i == clause.i:
        return clause.lemma_.lower() not in ABOUT or noun.dep_ in SUBJECTS
    if noun.dep_ != "pobj" or noun.head.head.i != clause.i:
        return False
    return noun.head.lower_ in ("on", "for", "in", "to", "into", "at", "by", "with", "from")


ABOUT = frozenset(
    "condemn criticise criticize denounce praise welcome regret deplore call describe blame "
    "applaud reject deny oppose protest discuss remember recall mention celebrate mourn".split()
)


def _same_time(clause: Token) -> bool:
    marks = {c.lower_ for c in children(clause, "mark", "advmod")}
    if marks & SAME_TIME:
        return not is_past_perfect(clause)
    unmarked = not children(clause, "mark")
    return unmarked and clause.tag_ in ("VBG", "VBN") and child(clause, "aux") is None


def _relative_place(clause: Token) -> bool:
    """Whether a relative clause goes on with the story: "where", "whereupon", "by which"."""
    for c in clause.children:
        if c.lower_ in ("where", "whereupon") and c.dep_ == "advmod":
            return True
        thing = child(c, "pobj") if c.dep_ == "prep" else None
        if (
            thing is not None
            and thing.lower_ == "which"
            and c.lower_ in ("by", "in", "at", "with", "upon")
        ):
            return True
    return False


def _auxiliaries(clause: Token) -> set[str]:
    return {c.lower_ for c in children(clause, "aux")}


def is_past_perfect(clause: Token) -> bool:
    """Whether `clause` tells what had happened before; a list shares its first "had"."""
    while True:
        aux = children(clause, "aux")
        if any(a.lower_ in ("had", "'d", "’d") for a in aux) and clause.tag_ in ("VBN", "VBD"):
            return True
        if (
            aux
            or clause.dep_ != "conj"
            or child(clause, *SUBJECTS) is not None
            or clause.tag_ != "VBN"
        ):
            return False
        clause = clause.head

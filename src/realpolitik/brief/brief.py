"""The brief: plain data, from documents, a thesis and the record. Its fields are its JSON keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from realpolitik.brief.citations import check
from realpolitik.brief.claims import Claim, claims
from realpolitik.brief.measured import Measurement, measurements
from realpolitik.brief.missing import missing
from realpolitik.brief.versions import versions
from realpolitik.thesis.implications import IMPLICATIONS, Implication
from realpolitik.thesis.inference import complete
from realpolitik.thesis.readings import Reading, ranked
from realpolitik.thesis.robustness import Curve, curve
from realpolitik.thesis.testimony import all_testimony
from realpolitik.thesis.verdict import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from realpolitik.records.document import Document
    from realpolitik.records.event import Event
    from realpolitik.records.reading import CodedDocument
    from realpolitik.thesis.finding import Finding
    from realpolitik.thesis.record import Gap, Record, Row
    from realpolitik.thesis.thesis import Thesis


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The verdict: the specification curve holds the overall one and each member's."""

    curve: Curve
    rule: str = RULE

    @property
    def sentence(self) -> str:
        """The overall verdict and how many other ways of counting agree, on one line."""
        agreeing, of = self.curve.agreeing, len(self.curve.others)
        return f"{self.curve.proper.verdict} ({agreeing} of {of} other ways of counting agree)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the brief was made: the tests, the readings, the measures, the rows cited."""

    implications: tuple[Implication, ...]
    readings: tuple[Reading, ...]
    measures: tuple[Measurement, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document, and what became of it."""

    document: Document
    sentences: int
    events: int
    unresolved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a brief says, in any format."""

    thesis: Thesis
    verdict: Verdicts
    implications: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    missing: tuple[Gap, ...]
    documents: tuple[Source, ...]
    method: Method
    versions: dict[str, str]


def build(thesis: Thesis | None, coded: Sequence[CodedDocument], record: Record) -> Brief:
    """The brief on a thesis, every citation in it checked.

    Takes:   a thesis, or None to infer it from the documents (as `thesis.inference.complete`
             does, which the pipeline calls first, to know what to look up for the record);
             the coded documents; the record outside them.
    Returns: the brief; the same input gives the same brief.
    Raises:  BadInput where no thesis is given and none can be inferred; UncheckedCitation where
             a statement's sentence or row does not bear it out.
    """
    thesis = thesis or complete(None, coded)
    evidence = all_testimony(coded, record.events, record.documents)
    specified = curve(thesis, evidence, record)
    findings = specified.proper.findings
    claimed = claims(thesis, coded, record)
    measured = measurements(thesis, evidence)
    cited = [
        *(finding.evidence for finding in findings),
        *(claim.elsewhere for claim in claimed),
        *(measurement.evidence for measurement in measured),
    ]
    brief = Brief(
        thesis=thesis,
        verdict=Verdicts(curve=specified),
        implications=findings,
        claims=claimed,
        events=(
            *(event for reading in coded for event in reading.events),
            *_cited(cited, record),
        ),
        missing=missing(thesis, coded, record),
        documents=tuple(
            Source(
                document=reading.document,
                sentences=len(reading.sentences),
                events=len(reading.events),
                unresolved=reading.unresolved,
            )
            for reading in coded
        ),
        method=Method(
            implications=IMPLICATIONS,
            readings=ranked(findings),
            measures=measured,
            rows=_rows(findings, record),
        ),
        versions=versions(coded, record),
    )
    check(brief, coded)
    return brief


def _cited(brief_parts: Sequence[Sequence[str]], record: Record) -> tuple[Event, ...]:
    """The events of the record that something in the brief rests on."""
    ids = {i for part in brief_parts for i in part}
    return tuple(event for event in record.events if event.event_id in ids)


def _rows(findings: Sequence[Finding], record: Record) -> tuple[Row, ...]:
    """The reference rows that a finding rests on, by id."""
    ids = {i for finding in findings for i in finding.evidence}
    rows = {
        row.row_id: row
        for table in (record.alliances, record.votes, record.trade)
        for looked in table.values()
        for row in looked.rows
    }
    return tuple(rows[i] for i in sorted(ids & rows.keys()))

"""The brief as JSON: the same record, under the keys the documentation promises."""

from __future__ import annotations

import json
from math import isnan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realpolitik.brief.brief import Brief, Source
    from realpolitik.brief.claims import Claim
    from realpolitik.brief.measured import Measurement
    from realpolitik.records.actor import Actor
    from realpolitik.records.estimate import Estimate
    from realpolitik.records.event import Event
    from realpolitik.thesis.finding import Finding
    from realpolitik.thesis.robustness import Curve
    from realpolitik.thesis.thesis import Thesis

Json = dict[str, Any]


def json_text(brief: Brief) -> str:
    """The brief as a JSON object, keys in a fixed order, with a final newline."""
    return json.dumps(as_json(brief), ensure_ascii=False, indent=2) + "\n"


def as_json(brief: Brief) -> Json:
    """The brief as plain dictionaries and lists; what is missing is null."""
    return {
        "thesis": _thesis(brief.thesis),
        "verdict": _verdict(brief.verdict.curve, brief.verdict.rule),
        "implications": [_finding(finding) for finding in brief.implications],
        "claims": [_claim(claim) for claim in brief.claims],
        "events": [_event(event) for event in brief.events],
        "missing": [
            {"what": gap.what, "why": gap.why, "how_to_get": gap.how_to_get}
            for gap in brief.missing
        ],
        "documents": [_source(source) for source in brief.documents],
        "method": _method(brief),
        "versions": brief.versions,
    }


def _thesis(thesis: Thesis) -> Json:
    return {
        "hub": thesis.hub,
        "rival": thesis.rival,
        "members": list(thesis.members),
        "courted": list(thesis.courted),
        "inferred_from": [
            {
                "role": ground.role,
                "state": ground.state,
                "doc_id": ground.doc_id,
                "doc_ref": ground.doc_ref,
                "sentence": ground.sentence if ground.sentence >= 0 else None,
                "text": ground.text,
                "cue": ground.cue,
            }
            for ground in thesis.inferred_from
        ],
    }


def _verdict(curve: Curve, rule: str) -> Json:
    return {
        "overall": curve.proper.verdict.value,
        "agreement": {
            "share": curve.agreement,
            "agreeing": curve.agreeing,
            "specifications": [
                {"name": result.specification.name, "verdict": result.verdict.value}
                for result in curve.others
            ],
        },
        "by_member": {
            member.member: {
                "verdict": member.verdict.value,
                "for": list(member.decided_for),
                "against": list(member.decided_against),
            }
            for member in curve.proper.by_member
        },
        "rule": rule,
    }


def _finding(finding: Finding) -> Json:
    return {
        "member": finding.member,
        "implication": finding.implication,
        "outcome": finding.outcome.value,
        **_estimate(finding.estimate),
        "evidence": list(finding.evidence),
    }


def _claim(claim: Claim) -> Json:
    return {
        "text": claim.event.text,
        "status": claim.event.status.value,
        "stance": claim.event.stance.value,
        "attribution": [speaker.text for speaker in claim.event.attribution],
        "against_record": claim.against_record.value,
    }


def _event(event: Event) -> Json:
    return {
        "event_id": event.event_id,
        "doc_id": event.doc_id,
        "doc_ref": event.doc_ref,
        "sentence": event.sentence,
        "span": [event.span.start, event.span.end],
        "text": event.text,
        "source": _actor(event.source),
        "target": _actor(event.target) if event.target else None,
        "root": event.root,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "status": event.status.value,
        "stance": event.stance.value,
        "attribution": [
            {"text": s.text, "country": s.country, "sector": s.sector} for s in event.attribution
        ],
        "date": event.date.edtf or None,
        "date_precision": event.date.precision.value,
        "date_basis": event.date.basis.value,
        "trigger": {
            "text": event.trigger.text,
            "span": [event.trigger.span.start, event.trigger.span.end],
        },
        "pair_id": event.pair_id,
        "confidence": event.confidence,
        "coder": event.coder,
        "published": event.published,
        "outlet": event.outlet,
        "byline": event.byline,
        "url": event.url,
    }


def _actor(actor: Actor) -> Json:
    return {
        "country": actor.country,
        "sector": actor.sector,
        "code": actor.code,
        "text": actor.text,
        "basis": actor.basis.value,
    }


def _source(source: Source) -> Json:
    document = source.document
    return {
        "doc_id": document.doc_id,
        "ref": document.ref,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "published_evidence": document.published_evidence,
        "language": document.language,
        "origin": document.origin or document.doc_id,
        "sentences": source.sentences,
        "events": source.events,
        "unresolved": source.unresolved,
        "notes": list(document.notes),
    }


def _method(brief: Brief) -> Json:
    method = brief.method
    return {
        "implications": [
            {
                "implication": i.number,
                "name": i.name,
                "expects": i.expects,
                "measure": i.measure,
                "conduct": i.conduct,
                "threshold": i.threshold,
                "for_if": "above" if i.above else "below",
                "step": i.step,
                "minimum": i.minimum,
            }
            for i in method.implications
        ],
        "readings": [
            {
                "reading": reading.name,
                "against": [{"member": m, "implication": n} for m, n in reading.against],
            }
            for reading in method.readings
        ],
        "measures": [_measurement(m) for m in method.measures],
        "because": [
            {"member": f.member, "implication": f.implication, "because": f.because}
            for f in brief.implications
        ],
        "claimed_in": [  # in the order of `claims`
            {"event_id": claim.event.event_id, "elsewhere": list(claim.elsewhere)}
            for claim in brief.claims
        ],
        "rows": [
            {
                "row_id": row.row_id,
                "dataset": row.dataset,
                "states": list(row.states),
                "matter": row.matter,
                "says": row.says,
            }
            for row in method.rows
        ],
    }


def _measurement(measurement: Measurement) -> Json:
    return {
        "measure": measurement.measure,
        "source": measurement.source,
        "target": measurement.target,
        **_estimate(measurement.estimate),
        "enough": measurement.estimate.enough,
        "cooperative": measurement.cooperative,
        "conflictual": measurement.conflictual,
        "evidence": list(measurement.evidence),
    }


def _estimate(estimate: Estimate | None) -> Json:
    """value, low, high and n; a value that is not a number is null."""
    if estimate is None:
        return {"value": None, "low": None, "high": None, "n": 0}
    return {
        "value": _number(estimate.value),
        "low": _number(estimate.low),
        "high": _number(estimate.high),
        "n": estimate.n,
    }


def _number(value: float) -> float | None:
    return None if isnan(value) else round(value, 6)

"""Case studies: stories used as evidence."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A story used as evidence; the longer fields are plain words, one paragraph a line."""

    id: str
    title: str = ""
    service: str = ""
    region: str = ""
    funder: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    need: str = ""
    what_we_did: str = ""
    result: str = ""
    evidence: str = ""
    evidence_source: str = ""
    referee: str = ""
    referee_contact: str = ""

"""Published notices: what an OCDS file says of an opportunity, before it enters the workspace."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bidprep.domain.money import Money


@dataclass(frozen=True, slots=True)
class NoticeCriterion:
    """An award criterion of a lot or of the whole. `weighting` is in per cent where the notice says so in figures."""

    name: str
    kind: str = ""
    weighting: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NoticeLot:
    """A lot as published. `id` is the publisher's; `status` is as published (active, cancelled …).

    `days` is how long its contract runs, where the notice says that instead of, or beside, its dates; `extends_on`
    the last day it can be renewed to. Where a range is given, `least_value` is its lower end and `value` its upper.
    `emptied` names the fields that the notice takes back: a field that is merely not there says nothing, for an
    update may hold only what it changes.
    """

    id: str
    title: str = ""
    description: str = ""
    value: Money | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    status: str = ""
    criteria: tuple[NoticeCriterion, ...] = ()
    days: int | None = None
    extends_on: date | None = None
    renewal: str = ""
    region: str = ""
    area: str = ""
    least_value: Money | None = None
    emptied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """A document that the notice points to. It is never fetched: the address is shown to the person."""

    title: str = ""
    url: str = ""
    kind: str = ""

    @property
    def called(self) -> str:
        """Its title; where it has none, the words of its kind: “Economic selection criteria” for economicSelectionCriteria."""
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.kind).lower()
        return self.title or f"{words[:1].upper()}{words[1:]}" or "Without a name"


@dataclass(frozen=True, slots=True)
class NoticeAward:
    """An award, or a contract signed under one: to whom, of which lots, for what and how long.

    `decided_on` is the day of the award, or that on which the contract was signed.
    """

    id: str
    title: str = ""
    suppliers: tuple[str, ...] = ()
    value: Money | None = None
    lots: tuple[str, ...] = ()
    status: str = ""
    decided_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    extends_on: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeDate:
    """A date that has no field of its own and is not that of the deadline, in UTC, such as when bids are opened."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TouchedText:
    """An answer that was signed off or handed in when a notice changed what it was written for.

    `digest` is that of its text then, `at` the UTC time when the notice was taken in, `reason` what it changed.
    """

    answer_id: str
    digest: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What the releases of one contracting process say together. Times are UTC; lots are in their natural order.

    `warnings` are whole sentences: a deadline at midnight, a window under 28 days, a cancelled process. `tags` are
    those of the newest release, which was made at `updated_at`. `website` is where the notice can be seen, or the
    buyer's portal. `days`, `extends_on`, `least_value` and `emptied` as in `NoticeLot`. `touched` no
    file tells: it is noted beside what was published when an update is taken in.
    """

    ocid: str
    title: str = ""
    description: str = ""
    buyer: str = ""
    reference: str = ""
    procedure: str = ""
    status: str = ""
    published_at: datetime | None = None
    clarify_by: datetime | None = None
    submit_by: datetime | None = None
    award_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    value: Money | None = None
    lots: tuple[NoticeLot, ...] = ()
    criteria: tuple[NoticeCriterion, ...] = ()
    documents: tuple[NoticeDocument, ...] = ()
    warnings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    updated_at: datetime | None = None
    website: str = ""
    days: int | None = None
    extends_on: date | None = None
    least_value: Money | None = None
    awards: tuple[NoticeAward, ...] = ()
    contracts: tuple[NoticeAward, ...] = ()
    dates: tuple[NoticeDate, ...] = ()
    emptied: frozenset[str] = frozenset()
    touched: tuple[TouchedText, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeChange:
    """One field that an update changes, in words: what, as it was, as it is now.

    `field` is the name of the field in `Notice` or `NoticeLot`, `lot` the id of the lot concerned, "" for the whole.
    """

    what: str
    before: str
    after: str
    field: str = ""
    lot: str = ""

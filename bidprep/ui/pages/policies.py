"""Policies: our own rules, the insurances we hold and the marks we were given, and until when they hold."""

from datetime import date, timedelta

from bidprep.domain.dates import say_date, today
from bidprep.domain.money import read_money, say_money
from bidprep.domain.policies import POLICY_WORDS, USUAL_INSURANCES, Policy, policy_values
from bidprep.operations.organisation import keep_evidence
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.attachments import AttachmentsList
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import heading, note

SOON = timedelta(days=60)
"""How long before its day an expiry or a review is pointed out."""


def _until_words(day: date | None, past: str) -> str:
    if day is None or day > today() + SOON:
        return say_date(day)
    left = (day - today()).days
    when = past if left < 0 else "Today:" if left == 0 else "In 1 day:" if left == 1 else f"In {left} days:"
    return f"{when} {say_date(day)}"


def _until_tone(day: date | None, past: Tone) -> Tone | None:
    if day is None or day > today() + SOON:
        return None
    return past if day < today() else Tone.CAUTION


_COLUMNS = (
    Column("Policy", lambda policy: policy.name or "Unnamed", stretch=True),
    Column(
        "Holds until",
        lambda policy: _until_words(policy.expires_on, "Expired"),
        key=lambda policy: policy.expires_on,
        tone=lambda policy: _until_tone(policy.expires_on, Tone.BAD),
        width=30,
    ),
    Column(
        "Next review",
        lambda policy: _until_words(policy.review_on, "Due since"),
        key=lambda policy: policy.review_on,
        tone=lambda policy: _until_tone(policy.review_on, Tone.CAUTION),
        width=30,
    ),
    Column("Kind", lambda policy: POLICY_WORDS[policy.kind], width=16),
    Column(
        "Cover",
        lambda policy: say_money(policy.cover),
        key=lambda policy: policy.cover.amount if policy.cover else None,
        number=True,
        width=16,
    ),
)

_FIELDS = (
    Field("kind", "Kind", choices=tuple(POLICY_WORDS.items())),
    Field("name", "Name", "For example Public liability, or Safeguarding", suggestions=USUAL_INSURANCES),
    Field("issuer", "Insurer or issuer", "Who insures or accredits you"),
    Field("reference", "Reference", "The number on the certificate"),
    Field("cover", "Cover", "In pounds, for example 5,000,000 or 5 million", read=read_money, write=say_money),
    date_field("issued_on", "Issued"),
    date_field("expires_on", "Holds until", "The last day; leave empty if it never expires"),
    date_field("review_on", "Next review"),
    Field("kept_at", "Where it is kept", "Where the original lies, for example the office safe"),
    Field("notes", "Notes", lines=3),
)


class PoliciesPage(RecordsPage):
    """The policies, insurances and accreditations; below the open one its merge fields and its files."""

    def __init__(self, session: Session) -> None:
        empty = (
            "Policies, insurances and accreditations: what each covers and until when. bidprep tells you before one "
            "expires, and fills cover and dates into your answers."
        )
        told = RecordsPageForm("policies", "Policies", Policy, _COLUMNS, _FIELDS, empty, keep_evidence)
        super().__init__(session, told)
        self.kinds = frozenset({"policy", "attachment"})
        self.merge_fields = note("")
        self.files = AttachmentsList(
            session, "Files", "Keep the certificate or the policy itself here, ready to hand in."
        )
        self.add_below(heading("In an answer", 2))
        self.add_below(self.merge_fields)
        self.add_below(self.files)

    def show_more(self, record: Policy) -> None:
        """Show the merge fields and the files of the open policy."""
        self.merge_fields.setText(_merge_words(record))
        self.files.show_of(record.id)

    def leave(self) -> None:
        """Save what is being typed."""
        self.files.draft.leave()
        super().leave()


def _merge_words(policy: Policy) -> str:
    if not policy.name.strip():
        return "Give it a name. Answers can then state its cover and its dates by merge fields that follow this page."
    values = policy_values((policy,), today())
    if not values:
        return f"“{policy.name}” has expired, so it fills nothing into answers. Note the new one’s last day."
    lines = "\n".join(f"{{{{{name}}}}} becomes “{value}”" for name, value in values.items())
    return f"Write one of these in an answer. It follows what you note here.\n{lines}"

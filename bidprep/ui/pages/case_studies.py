"""Case studies: the stories used as evidence."""

from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.dates import say_date
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field

_COLUMNS = (
    Column("Case study", lambda study: study.title or "Untitled", stretch=True),
    Column("Service", lambda study: study.service, width=26),
    Column("Region", lambda study: study.region, width=18),
    Column(
        "Ended",
        lambda study: say_date(study.ended_on) or "Running",
        key=lambda study: study.ended_on,
        width=18,
    ),
)

_FIELDS = (
    Field("title", "Title", "What you call this story"),
    Field("service", "Service", "For example Accommodation"),
    Field("region", "Region"),
    Field("funder", "Funder"),
    date_field("started_on", "Started"),
    date_field("ended_on", "Ended", "Leave empty while it runs"),
    Field("need", "The need", "Who needed what, and how many", lines=5, section="The story"),
    Field("what_we_did", "What we did", lines=7),
    Field("result", "The result", "What changed for people", lines=5),
    Field("evidence", "Evidence", "Figures, and how they were counted", lines=4, section="The proof"),
    Field("evidence_source", "Source of the figures"),
    Field("referee", "Referee", "Who will confirm this in writing"),
    Field("referee_contact", "How to reach the referee"),
)


class CaseStudiesPage(RecordsPage):
    """The case studies and the one that is open."""

    def __init__(self, session: Session) -> None:
        empty = (
            "A case study shows what you have done: the need, what you did, the result and the proof. "
            "Many buyers ask for exactly two. Write it once here and use it in every bid."
        )
        super().__init__(session, RecordsPageForm("case-studies", "Case studies", CaseStudy, _COLUMNS, _FIELDS, empty))

"""The dashboard: what is coming, what is late, and where each line leads."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, Consent
from bidprep.domain.dates import last_full_day, say_date, say_day, today, uk_time
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Opportunity, Stage, StageKind
from bidprep.domain.partners import Partner
from bidprep.domain.policies import Policy
from bidprep.domain.timelines import PlanStep
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.dashboard import DashboardPage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.widgets.link_row import LinkRow
from tests.journeys.hands import Hands, everything, words_on


def put(hands: Hands, *records: Record) -> None:
    def fill(workspace: Workspace) -> None:
        with workspace.step("Fill") as step:
            for record in records:
                step.put(record)

    hands.window.session.do(fill)
    hands.settle()


def day(after: int) -> date:
    return today() + timedelta(days=after)


def noon(after: int) -> datetime:
    return uk_time(day(after), time(12))


def rows(hands: Hands, containing: str) -> list[str]:
    """The lines of the dashboard that say something, from top to bottom."""
    found = [row for row in hands.page(DashboardPage).findChildren(LinkRow) if containing in row.accessibleName()]
    return [row.accessibleName() for row in sorted(found, key=lambda row: row.mapTo(hands.window, row.pos()).y())]


def said(hands: Hands) -> str:
    labels = hands.page(DashboardPage).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def buttons(hands: Hands) -> list[str]:
    return [words_on(button) for button in hands.page(DashboardPage).findChildren(QPushButton) if button.isVisible()]


def bid(
    name: str,
    *,
    clarify_by: datetime | None = None,
    submit_by: datetime | None = None,
    award_on: date | None = None,
    starts_on: date | None = None,
) -> tuple[Record, ...]:
    opportunity = Opportunity(new_id(), name)
    stage = Stage(new_id(), opportunity.id, StageKind.SINGLE, name, None, clarify_by, submit_by, award_on, starts_on)
    return opportunity, stage, Bid(new_id(), stage.id, name)


def test_an_empty_workspace_says_of_each_section_what_belongs_there_and_how_to_begin(own: Hands) -> None:
    hands = own
    assert "No bid yet. A bid starts from a template, or empty." in said(hands)
    assert "No date of a bid falls in the next 90 days." in said(hands)
    assert "Nothing is due. What you note in a partner’s contact log appears here." in said(hands)
    assert "No policy or consent ends or falls due for review in the next 60 days." in said(hands)
    assert "The answers you worked on last appear here." in said(hands)
    assert buttons(hands) == ["Start a bid", "Add a partner", "Add a policy"]


@pytest.mark.parametrize(
    ("words", "page", "kind"), [("Add a partner", "partners", Partner), ("Add a policy", "policies", Policy)]
)
def test_the_button_of_an_empty_section_adds_the_first_record_and_is_gone_then(
    own: Hands, words: str, page: str, kind: type
) -> None:
    hands = own
    hands.tab_to_called(words)
    hands.press("Space")
    assert hands.window.place.page == page
    assert hands.window.place.id
    hands.go("dashboard")
    assert words not in buttons(hands)
    assert len(everything(hands.close(), kind)) == 1


def test_the_coming_dates_of_all_bids_stand_there_nearest_first_and_lead_to_their_bid(own: Hands) -> None:
    hands = own
    put(
        hands,
        *bid("Grant", clarify_by=noon(3), submit_by=noon(10), award_on=day(60), starts_on=day(91)),
        *bid("Tender", clarify_by=noon(-1), submit_by=noon(5), award_on=day(0)),
    )
    names = rows(hands, "Grant, ") + rows(hands, "Tender, ")
    assert len(names) == 5
    assert rows(hands, "by: ") == [
        f"Clarifications by: Grant, {_brief(3)}, 12:00",
        f"Hand in by: Tender, {_brief(5)}, 12:00",
        f"Hand in by: Grant, {_brief(10)}, 12:00",
    ]
    assert rows(hands, "Award") == [
        f"Award: Tender, today, {say_day(day(0))}",
        f"Award: Grant, {say_day(day(60))}",
    ]
    assert rows(hands, "Service starts") == []  # it is 91 days off
    row = next(
        row for row in hands.page(DashboardPage).findChildren(LinkRow) if "Hand in by: Tender" in row.accessibleName()
    )
    hands.tab_to(row)
    hands.press("Return")
    assert hands.window.place.page == "bid"
    assert hands.window.windowTitle().startswith("Tender")


def test_steps_with_a_day_of_their_own_stand_there_and_say_when_they_are_late(own: Hands) -> None:
    hands = own
    opportunity, stage, grant = bid("Grant", submit_by=noon(10))
    past = bid("Past", submit_by=noon(-1))
    put(
        hands, opportunity, stage, grant, *past,
        PlanStep("a", grant.id, 1, "Trustees read", 1, fixed_on=day(-2)),
        PlanStep("b", grant.id, 2, "Trustees meet", 1, fixed_on=day(5)),
        PlanStep("c", grant.id, 3, "Done", 1, fixed_on=day(5), done=True),
        PlanStep("d", grant.id, 4, "Draft", 5),
        PlanStep("e", past[-1].id, 1, "Over", 1, fixed_on=day(-4)),
    )  # fmt: skip
    assert rows(hands, "Grant, ") == [
        f"Trustees read: Grant, late: {say_date(day(-2))}",
        f"Trustees meet: Grant, {say_day(day(5))}",
        f"Hand in by: Grant, {_brief(10)}, 12:00",
    ]
    assert rows(hands, "Over") == []
    row = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if "meet" in row.accessibleName())
    hands.tab_to(row)
    hands.press("Return")
    assert hands.window.place.page == "timeline"


def test_no_more_than_eight_deadlines_are_listed(own: Hands) -> None:
    hands = own
    put(hands, *(record for at in range(10) for record in bid(f"Bid {at}", submit_by=noon(at + 1))))
    assert len(rows(hands, "Hand in by")) == 8


def test_a_deadline_at_midnight_says_which_day_is_the_last_full_one(own: Hands) -> None:
    hands = own
    put(hands, *bid("Grant", submit_by=uk_time(day(10), time(0))), *bid("Tender", submit_by=noon(11)))
    warning = f"That is at midnight, so {say_day(day(9))}, the day before, is the last full day."
    assert said(hands).count("midnight") == 1
    assert warning in said(hands)
    row = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if "by: Grant" in row.accessibleName())
    assert row.accessibleDescription() == warning


def test_a_midnight_is_one_in_the_united_kingdom_in_summer_too() -> None:
    assert last_full_day(uk_time(date(2026, 6, 4), time(0))) == date(2026, 6, 3)
    assert last_full_day(uk_time(date(2026, 12, 4), time(0))) == date(2026, 12, 3)
    assert last_full_day(datetime(2026, 6, 4, tzinfo=UTC)) is None  # one in the morning


def test_what_expires_is_listed_and_what_is_late_says_so_in_words(own: Hands) -> None:
    hands = own
    study = CaseStudy(new_id(), "Through the gate")
    put(
        hands,
        Policy(new_id(), name="Public liability", expires_on=day(-3)),
        Policy(new_id(), name="Safeguarding", review_on=day(20)),
        Policy(new_id(), name="Cyber", expires_on=day(61)),
        study,
        Consent(new_id(), study.id, ends_on=day(5)),
    )
    assert rows(hands, "Public liability") == [f"Public liability, late: expired {say_date(day(-3))}"]
    assert rows(hands, "Safeguarding") == [f"Safeguarding, review by {say_day(day(20))}"]
    assert rows(hands, "Consent") == [f"Consent: Through the gate, ends {say_day(day(5))}"]
    assert rows(hands, "Cyber") == []


@pytest.mark.parametrize(
    ("line", "page", "title"),
    [("Public", "policies", "Public liability"), ("Consent", "case-studies", "Through the gate")],
)
def test_a_line_about_what_expires_leads_to_its_record(own: Hands, line: str, page: str, title: str) -> None:
    hands = own
    study = CaseStudy(new_id(), "Through the gate")
    put(
        hands,
        Policy(new_id(), name="Public liability", expires_on=day(3)),
        study,
        Consent(new_id(), study.id, ends_on=day(5)),
    )
    row = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if row.accessibleName().startswith(line))
    hands.tab_to(row)
    hands.press("Return")
    assert hands.window.place.page == page
    assert hands.window.windowTitle().startswith(title)


def test_a_withdrawn_consent_leaves_the_dashboard_at_once(own: Hands) -> None:
    hands = own
    study = CaseStudy(new_id(), "Through the gate")
    consent = Consent(new_id(), study.id, ends_on=day(5))
    put(hands, study, consent)
    assert len(rows(hands, "Consent")) == 1
    put(hands, Consent(consent.id, study.id, ends_on=day(5), withdrawn_on=today()))
    assert rows(hands, "Consent") == []


def test_the_sections_stand_beside_one_another_and_under_one_another_in_a_narrow_window(sample: Hands) -> None:
    hands = sample
    page = hands.page(DashboardPage)
    headings = {
        label.text(): label
        for label in page.findChildren(QLabel)
        if label.text() in ("Bids", "Deadlines", "Due with partners", "Expiring", "Recent work")
    }

    def places() -> list[tuple[str, int, int]]:
        found = [(name, label.mapTo(page, label.rect().topLeft())) for name, label in headings.items()]
        return sorted(((name, at.y(), at.x()) for name, at in found), key=lambda place: (place[1], place[2]))

    wide = places()
    assert [name for name, _, _ in wide] == ["Bids", "Deadlines", "Due with partners", "Expiring", "Recent work"]
    assert wide[1][1] == wide[2][1]
    hands.window.resize(683, 384)
    hands.settle()
    narrow = places()
    assert [name for name, _, _ in narrow] == [name for name, _, _ in wide]
    assert len({x for _, _, x in narrow}) == 1


def test_a_partners_line_leads_to_the_partner(sample: Hands) -> None:
    hands = sample
    row = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if "late: " in row.accessibleName())
    hands.tab_to(row)
    hands.press("Return")
    assert hands.page(PartnersPage).title.text() == row.accessibleName().partition(":")[0]


def _brief(after: int) -> str:
    return f"{day(after):%a} {say_day(day(after))}"


def test_the_keyboard_stays_on_its_line_when_the_lines_are_read_anew(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+1")
    line = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if "Award" in row.accessibleName())
    hands.tab_to(line)
    named = line.accessibleName()
    put(hands, Partner(new_id(), "Westmead Trust"))
    assert isinstance(hands.focus, LinkRow)
    assert hands.focus.accessibleName() == named
    assert hands.focus is not line


def test_a_small_window_gives_a_bid_a_second_line_and_tells_the_last_backup_with_what_is_saved(sample: Hands) -> None:
    hands = sample
    hands.choose("back-up")
    hands.go("dashboard")
    [row] = [row for row in hands.page(DashboardPage).findChildren(LinkRow) if "15 of 18 answered" in row.toolTip()]
    in_one_line = row.height()
    hands.window.resize(683, 384)
    hands.settle()
    assert row.height() >= in_one_line + row.fontMetrics().lineSpacing()
    status = hands.window.status
    assert not status.backup.isVisible()
    assert status.saved.toolTip().startswith("Last backup: today ")
    assert (
        QAccessible.queryAccessibleInterface(status.saved).text(QAccessible.Text.Description) == status.saved.toolTip()
    )
    assert QAccessible.queryAccessibleInterface(status.saved).text(QAccessible.Text.Name) == status.saved.text()

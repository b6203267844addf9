"""A third lot of unseen workbooks, and of documents that ask nothing."""

from pathlib import Path

from tests.documents.form_files import PER_CENT, p, run, sheet, tbl, tc, tr, word_file, workbook_file
from tests.documents.unseen.making import Ask, UnseenForm, row_of
from tests.documents.unseen.workbooks import Cells

# --- long notes above the head, marks for evaluators on another sheet -----------------------------

NOTED = (
    Ask("1.1", "Please describe the governance of your organisation.", "", "5"),
    Ask("1.2", "Please describe your financial controls.", "", "5"),
    Ask("2.1", "How will you find and keep host families for young people?", "", "20"),
    Ask("2.2", "How will you match young people with host families?", "", "15"),
    Ask("2.3", "How will you support a host family when things go wrong?", "", "15"),
    Ask("3.1", "What added value will you bring?", "", "10"),
)


def noted(path: Path) -> Path:
    """Fifteen rows of notes, then the head; a sheet for evaluators repeats the questions."""
    cells: Cells = {"A1": "Supported Lodgings – Tender Questionnaire"}
    notes = (
        "Read the specification first.",
        "Answers are limited to 3,000 characters each, including spaces.",
        "Use Alt+Enter for a new line.",
        "Do not unlock the sheet.",
        "Do not hide rows.",
        "Who should I contact? Use the portal.",
    )
    for at, words in enumerate(notes, 3):
        cells[f"A{at}"] = words
    cells |= row_of("ABCD", 17, "Question number", "Question", "Weighting", "Tenderer response")
    marks: Cells = row_of(
        "ABCDE", 1, "Question number", "Question", "Evaluator 1 score", "Evaluator 2 score", "Consensus score"
    )
    at = 18
    titles = {"1": "Organisation", "2": "Service", "3": "Value"}
    for place, ask in enumerate(NOTED, 2):
        if title := titles.pop(ask.number[0], ""):
            cells[f"A{at}"] = title
            at += 1
        cells |= row_of("ABCD", at, float(ask.number), ask.text, (float(ask.weight) / 100, PER_CENT), None)
        marks |= row_of("ABCDE", place, float(ask.number), ask.text, None, None, None)
        at += 1
    cells[f"A{at + 1}"] = "End of questionnaire. Please check that every question is answered."
    return workbook_file(path, {"Questionnaire": sheet(cells), "Scores": sheet(marks)})


# --- no head, no numbers --------------------------------------------------------------------------

BARE = (
    Ask("", "What is the purpose of your organisation?"),
    Ask("", "How many people did you help last year?", kind=""),
    Ask("", "What would you do with a grant of £10,000?"),
    Ask("", "Who else funds this work?"),
    Ask("", "How will you know that the work has made a difference?"),
)


def bare(path: Path) -> Path:
    """Questions in one column, cells made ready in the next."""
    cells: Cells = {"A1": "Grant enquiry form", "A2": "Fill in the blue cells"}
    for at, ask in enumerate(BARE, 4):
        cells |= row_of("AB", at, ask.text, None)
    return workbook_file(path, {"Sheet1": sheet(cells)})


# --- yes or no, with a column of evidence, pass or fail -------------------------------------------

GATES = (
    Ask("PQ1", "The bidder has not been convicted of an offence listed in section 1.", kind=""),
    Ask("PQ2", "The bidder has a turnover of at least twice the annual value of the contract.", kind=""),
    Ask("PQ3", "The bidder is registered for VAT or exempt.", kind=""),
    Ask("PQ4", "The bidder has a modern slavery statement, if the law requires one.", kind=""),
    Ask("PQ5", "The bidder will pay its sub-contractors within 30 days.", kind=""),
)
DETAIL = (
    Ask("TQ1", "Describe how you will set up a helpline for families of prisoners.", "800 words", "40"),
    Ask("TQ2", "Describe how you will reach families who do not speak English.", "500 words", "30"),
    Ask("TQ3", "Describe how you will work with prisons on visits.", "500 words", "30"),
)


def gates(path: Path) -> Path:
    """A sheet of statements to comply with, a sheet of questions whose limit is beside the answer."""
    first: Cells = {"A1": "Stage 1 – Pass/Fail"}
    first |= row_of(
        "ABCDE", 2, "Ref", "Requirement", "Pass/Fail criteria", "Bidder response (Yes/No)", "Evidence or comments"
    )
    for at, ask in enumerate(GATES, 3):
        first |= row_of("ABCDE", at, ask.number, ask.text, "Yes = Pass, No = Fail", None, None)
    second: Cells = {"A1": "Stage 2 – Scored questions"}
    second |= row_of("ABCDEF", 2, "Ref", "Scored question", "Weight", "Bidder response", "Max words", "Word count")
    for at, ask in enumerate(DETAIL, 3):
        second |= row_of("ABCDEF", at, ask.number, ask.text, f"{ask.weight}%", None, float(ask.limit.split()[0]), 0)
    second |= row_of("BC", 6, "Total", "100%")
    return workbook_file(
        path,
        {
            "Stage 1": sheet(first, lists={"D3:D7": "Lists!$A$1:$A$2"}),
            "Stage 2": sheet(second),
            "Lists": sheet({"A1": "Yes", "A2": "No"}),
        },
        hidden=("Lists",),
    )


# --- nothing asked --------------------------------------------------------------------------------


def management(path: Path) -> Path:
    """A schedule of contract management: measures with empty columns, meetings, staff that may transfer."""
    return word_file(
        path,
        p("Schedule 7 – Contract Management", style="Heading1"),
        tbl(
            ("Ref", "Measure", "Target", "Actual", "RAG"),
            ("KPI 1", "Referrals answered in two days", "95%", "", ""),
            ("KPI 2", "People with a plan", "90%", "", ""),
            ("KPI 3", "Planned endings", "70%", "", ""),
        ),
        p("Meetings", style="Heading2"),
        tbl(
            ("Meeting", "Frequency", "Attendees"),
            ("Operational", "Monthly", "Both parties"),
            ("Strategic", "Every six months", "Directors"),
        ),
        p("Staff who may transfer", style="Heading2"),
        tbl(
            ("Role", "Hours", "Start date", "Salary"),
            ("Support worker", "37", "", ""),
            ("Support worker", "22", "", ""),
            ("Manager", "37", "", ""),
        ),
        p("Issues log", style="Heading2"),
        tbl(("No.", "Issue", "Raised by", "Action", "Closed"), ("1", "", "", "", ""), ("2", "", "", "", "")),
    )


def evaluation(path: Path) -> Path:
    """Guidance for evaluators: each question with what a good answer holds."""
    body = [p("Evaluation guidance", style="Heading1"), p("For use by the panel only.")]
    for place, (question, points) in enumerate(
        (
            ("Model of delivery", "A good answer shows who does what and when."),
            ("Staffing", "A good answer gives ratios and cover."),
            ("Social value", "A good answer gives numbers and dates."),
        ),
        1,
    ):
        body += [
            p(f"Question {place} – {question} (20%)", style="Heading2"),
            p(points),
            tbl(
                ("Score", "Meaning"),
                ("4", "All points are met"),
                ("2", "Some points are met"),
                ("0", "No points are met"),
            ),
        ]
    return word_file(path, *body)


def engagement(path: Path) -> Path:
    """A briefing that asks rhetorically."""
    return word_file(
        path,
        p("Provider briefing", style="Heading1"),
        p("Why are we changing the service?", style="Heading2"),
        p("Because the present contract ends in March, and because people have told us that it is hard to reach."),
        p("What will be different?", style="Heading2"),
        p("There will be one front door."),
        p("What happens next?", style="Heading2"),
        p("1. We publish the tender in May."),
        p("2. You submit your bid in June. Please submit early."),
        p("3. We award in August."),
        tbl(
            tr(tc(p(run("Lot", bold=True))), tc(p(run("Area", bold=True))), tc(p(run("Annual value", bold=True)))),
            ("1", "North", "£400,000"),
            ("2", "South", "£350,000"),
        ),
    )


def data_sheet(path: Path) -> Path:
    """A workbook of data: referrals by month, addresses of premises, an empty month."""
    months: Cells = row_of("ABCD", 1, "Month", "Referrals", "Starts", "Completions")
    for at, month in enumerate(("April", "May", "June", "July"), 2):
        months |= row_of("ABCD", at, month, 40 + at, 30 + at, "" if at == 5 else 20 + at)
    sites: Cells = (
        row_of("ABC", 1, "Site", "Address", "Lease ends")
        | row_of("ABC", 2, "Hub", "1 High Street", None)
        | row_of("ABC", 3, "Annexe", "3 High Street", None)
    )
    return workbook_file(path, {"Activity": sheet(months), "Premises": sheet(sites)})


FORMS = (
    UnseenForm(
        "workbook notes above",
        noted,
        tuple(Ask(each.number, each.text, "3000 characters", each.weight) for each in NOTED),
    ),
    UnseenForm("workbook bare questions", bare, BARE),
    UnseenForm("workbook gates and details", gates, GATES + DETAIL),
    UnseenForm("contract management schedule", management),
    UnseenForm("evaluators guidance", evaluation),
    UnseenForm("provider briefing", engagement),
    UnseenForm("workbook of data", data_sheet),
)

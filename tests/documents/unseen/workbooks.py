"""Workbooks that buyers send to be filled in."""

from pathlib import Path

from tests.documents.form_files import PER_CENT, sheet, workbook_file
from tests.documents.unseen.making import Ask, UnseenForm, row_of

Cells = dict[str, str | float | tuple[float, int] | None]

# --- a council: banners, weightings, limits, answer far right, lists hidden -----------------------

QUALITY = (
    Ask("Q1.1", "Describe your model of delivery and how it will achieve the outcomes.", "1000 words", "15"),
    Ask("Q1.2", "Describe how people will be referred and assessed.", "750 words", "10"),
    Ask("Q1.3", "Describe how the service will be closed or transferred at the end of the contract.", "500 words", "5"),
    Ask("Q2.1", "Describe how staff will be vetted.", "500 words", "10"),
    Ask("Q2.2", "Describe how staff will be trained in trauma-informed practice.", "500 words", "10"),
    Ask("Q3.1", "Describe the governance of the partnership.", "750 words", "10"),
    Ask("Q3.2", "Describe how you will work with the Youth Justice Service.", "500 words", "10"),
)


def quality(path: Path) -> Path:
    """Banners merged over the sheet; the answer eight columns to the right."""
    banners = {"1": "1. SERVICE DELIVERY", "2": "2. STAFFING", "3": "3. PARTNERSHIP"}
    cells: Cells = {
        "A1": "Youth Support Service – Quality Response",
        "A2": "Please complete the cells shaded yellow only.",
    }
    cells |= row_of(
        "ABCDEFGH",
        4,
        "Ref",
        "Question",
        "Evaluation criteria",
        "Min. score",
        "Weighting",
        "Word limit",
        "Words used",
        "Bidder response",
    )
    merged = ["A1:H1", "A2:H2"]
    at = 5
    for ask in QUALITY:
        banner = banners.pop(ask.number[1], "")
        if banner:
            cells[f"A{at}"] = banner
            merged.append(f"A{at}:H{at}")
            at += 1
        cells |= row_of(
            "ABCDEFGH",
            at,
            ask.number,
            ask.text,
            "See scoring matrix",
            2,
            (float(ask.weight) / 100, PER_CENT),
            float(ask.limit.split()[0]),
            0,
            None,
        )
        at += 1
    cells[f"B{at}"] = "Total"
    cells[f"E{at}"] = (0.7, PER_CENT)
    instructions: Cells = {
        f"A{row}": words
        for row, words in enumerate(
            (
                "Instructions",
                "1. Complete every tab.",
                "2. Do not change the structure of the workbook.",
                "3. What happens if I miss the deadline? Late tenders are rejected.",
                "4. Save as .xlsx.",
            ),
            1,
        )
    }
    matrix: Cells = (
        row_of("AB", 1, "Score", "Definition")
        | row_of("AB", 2, 5, "Excellent")
        | row_of("AB", 3, 3, "Acceptable")
        | row_of("AB", 4, 0, "Unacceptable")
    )
    lists: Cells = {f"A{row}": words for row, words in enumerate(("Yes", "No", "Partly"), 1)}
    return workbook_file(
        path,
        {
            "Instructions": sheet(instructions),
            "Scoring matrix": sheet(matrix),
            "Quality": sheet(cells, merged=merged),
            "Lists": sheet(lists),
        },
        hidden=("Lists",),
    )


# --- an NHS body: drop-downs and comments ---------------------------------------------------------

DIGITAL = (
    Ask("C1.1", "Please confirm that you are registered with the Information Commissioner.", kind="yes-no"),
    Ask("C1.2", "Do you have a nominated Data Protection Officer?", kind="yes-no"),
    Ask("C1.3", "Has a data protection impact assessment been completed for the product?", kind="yes-no"),
    Ask("C2.1", "Is all access to the product logged?", kind="yes-no"),
    Ask("C2.2", "Has a penetration test been carried out in the last 12 months?", kind="yes-no"),
    Ask("C2.3", "Please provide the summary report of the latest penetration test.", kind=""),
    Ask("C3.1", "Does the product use open standards for exchange of data?", kind="yes-no"),
    Ask("C3.2", "Please describe how the product authenticates users."),
    Ask("C4.1", "Does the product comply with WCAG 2.2 level AA?", kind="yes-no"),
    Ask("C4.2", "Please describe how you have tested the product with people who use it."),
)


def digital(path: Path) -> Path:
    """Rows with a drop-down for yes and no, a column for supporting words."""
    names = {
        "C1": "Data protection",
        "C2": "Technical security",
        "C3": "Interoperability",
        "C4": "Usability and accessibility",
    }
    cells: Cells = {"B2": "Digital assessment criteria", "B3": "To be completed by the supplier"}
    cells |= row_of("BCDEF", 5, "Code", "Question", "Options", "Supplier answer", "Supporting information / evidence")
    at, lists = 6, {}
    for ask in DIGITAL:
        name = names.pop(ask.number[:2], "")
        if name:
            cells[f"B{at}"] = name
            at += 1
        cells |= row_of("BCDEF", at, ask.number, ask.text, "Yes | No" if ask.kind else "Free text", None, None)
        if ask.kind == "yes-no":
            lists[f"E{at}"] = '"Yes,No"'
        at += 1
    company: Cells = {}
    for place, label in enumerate(("Supplier name", "Product name", "Version", "Completed by", "Date"), 2):
        company |= row_of("BC", place, label, None)
    return workbook_file(path, {"Company information": sheet(company), "Assessment": sheet(cells, lists=lists)})


# --- a council: weightings on another sheet -------------------------------------------------------

APART = (
    Ask("1", "How will you deliver the accommodation service across the whole of the region?", "1000 words", "20"),
    Ask("2", "How will you work with landlords in the private rented sector?", "750 words", "15"),
    Ask("3", "How will you support people released from prison on a Friday?", "500 words", "15"),
    Ask("4", "How will you record and report what you do?", "500 words", "10"),
    Ask("5", "How will you make sure that quality is kept when demand rises?", "500 words", "10"),
)


def apart(path: Path) -> Path:
    """Questions on one sheet, weightings and limits on another."""
    titles = ("Delivery", "Landlords", "Friday releases", "Reporting", "Quality")
    weights: Cells = row_of("ABCD", 1, "Question no.", "Title", "Weighting", "Word limit")
    asked: Cells = {"A1": "Response to quality questions"}
    asked |= row_of("ABC", 3, "No.", "Question", "Response")
    for place, (ask, title) in enumerate(zip(APART, titles, strict=True)):
        weights |= row_of(
            "ABCD", place + 2, float(ask.number), title, (float(ask.weight) / 100, PER_CENT), ask.limit.split()[0]
        )
        asked |= row_of("ABC", place + 4, float(ask.number), ask.text, None)
    weights |= row_of("BC", 7, "Price", (0.3, PER_CENT)) | row_of("BC", 8, "Total", (1.0, PER_CENT))
    return workbook_file(path, {"Evaluation": sheet(weights), "Questions": sheet(asked)})


# --- a consortium: a column for each supplier -----------------------------------------------------

WIDE = (
    Ask("1.1", "Is the organisation able to start on 1 April?", kind=""),
    Ask("1.2", "How many staff will work on the contract?", kind=""),
    Ask("1.3", "What is the organisation's annual turnover?", kind=""),
    Ask("2.1", "Describe the organisation's experience of mentoring."),
    Ask("2.2", "Describe the organisation's safeguarding arrangements."),
    Ask("2.3", "Which areas will the organisation cover?"),
    Ask("2.4", "Does the organisation hold a quality mark?", kind=""),
)


def wide(path: Path) -> Path:
    """A column for each member of a consortium."""
    cells: Cells = {"A1": "Consortium members: please complete one column each"}
    cells |= row_of("ABCDEF", 3, "Ref", "Question", "Lead organisation", "Member 1", "Member 2", "Member 3")
    for place, ask in enumerate(WIDE):
        cells |= row_of("ABCDEF", place + 4, ask.number, ask.text, None, None, None, None)
    return workbook_file(path, {"Members": sheet(cells)})


# --- a housing association: numbers restart per sheet, answers to be typed over, a price sheet ----

TYPE = "TYPE RESPONSE HERE"
RESTART = (
    Ask("1", "Please provide an overview of your organisation.", "300 words"),
    Ask("2", "Please list your current contracts with housing associations."),
    Ask("3", "Please describe your approach to lone working.", "300 words"),
    Ask("1.1", "How will you allocate work between schemes?", "500 words"),
    Ask("1.2", "How will you cover sickness and leave?", "300 words"),
    Ask("2.1", "How will you check the quality of what is done?", "300 words"),
    Ask("1", "What will you do for the communities in which we work?", "500 words"),
    Ask("2", "How will you reduce waste?", "200 words"),
)


def restart(path: Path) -> Path:
    """Three sheets of questions whose numbers restart, and one of prices."""

    def asked(title: str, asks: tuple[Ask, ...]) -> str:
        cells: Cells = {"A1": title}
        cells |= row_of("AB", 2, "No", "Question and response")
        at = 3
        for ask in asks:
            limit = f" ({ask.limit.split()[0]} words max)" if ask.limit else ""
            cells |= row_of("AB", at, float(ask.number), ask.text + limit)
            cells[f"B{at + 1}"] = TYPE
            at += 3
        return sheet(cells)

    prices: Cells = row_of("ABCD", 1, "Item", "Unit", "Rate (£)", "Annual cost (£)")
    for place, item in enumerate(("Support worker", "Team leader", "On-call", "Management fee"), 2):
        prices |= row_of("ABCD", place, item, "Hour", None, None)
    return workbook_file(
        path,
        {
            "Organisation": asked("Part 1 – Organisation", RESTART[:3]),
            "Service": asked("Part 2 – Service", RESTART[3:6]),
            "Social value": asked("Part 3 – Social value", RESTART[6:]),
            "Pricing": sheet(prices),
        },
    )


# --- a university: the answer in a merged row below each question ---------------------------------

ROWS = (
    Ask("A.1", "Please describe how the mentoring scheme will be set up in the first term.", "400 words"),
    Ask("A.2", "Please describe how mentors will be matched with students.", "400 words"),
    Ask("A.3", "Please describe how the scheme will be evaluated.", "400 words"),
    Ask("B.1", "Please describe your complaints procedure.", "250 words"),
    Ask("B.2", "Please describe your business continuity arrangements.", "250 words"),
)


def rows(path: Path) -> Path:
    """Each question over a merged row made ready for the answer."""
    cells: Cells = {"A1": "ITT – Mentoring Scheme: Supplier Response"}
    merged = ["A1:F1"]
    at = 3
    for part, limit, name in (("A", 400, "PART A – THE SCHEME"), ("B", 250, "PART B – YOUR ORGANISATION")):
        cells[f"A{at}"] = f"{name} (each response is limited to {limit} words)"
        merged.append(f"A{at}:F{at}")
        at += 1
        for ask in ROWS:
            if ask.number[0] == part:
                cells |= row_of("AB", at, ask.number, ask.text)
                cells[f"A{at + 1}"] = None
                merged += [f"B{at}:F{at}", f"A{at + 1}:F{at + 1}"]
                at += 2
    return workbook_file(path, {"Response": sheet(cells, merged=merged)})


FORMS = (
    UnseenForm("workbook banners", quality, QUALITY),
    UnseenForm(
        "workbook drop-downs", digital, DIGITAL, ("Supplier name", "Product name", "Version", "Completed by", "Date")
    ),
    UnseenForm("workbook weights apart", apart, APART),
    UnseenForm("workbook column for each member", wide, WIDE),
    UnseenForm("workbook numbers restart", restart, RESTART),
    UnseenForm("workbook answer rows", rows, ROWS),
)

"""Documents that buyers send with their forms and that ask nothing."""

from pathlib import Path

from tests.documents.form_files import p, run, sheet, tbl, tc, tr, word_file, workbook_file
from tests.documents.unseen.making import UnseenForm, bullets, contents, glossary, row_of, scores


def specification(path: Path) -> Path:
    """A service specification with numbered clauses, measures and reports."""
    body = [p("Service Specification", style="Heading1"), contents("1 Background", "2 Outcomes", "3 Requirements")]
    clauses = (
        ("1.1", "The Authority wishes to appoint a Provider to support people who leave prison."),
        ("2.1", "The Provider shall describe to each person what the service offers and what it does not."),
        ("2.2", "The Provider shall explain how personal data will be used."),
        ("3.1", "The Provider must ensure that every person has an action plan within ten working days."),
        ("3.2", "Please note that the Provider is expected to attend quarterly reviews."),
        ("3.3", "How the Provider organises its teams is a matter for the Provider."),
    )
    body += [p(f"{number}\t{words}") for number, words in clauses]
    body += [
        p("Performance measures", style="Heading2"),
        tbl(
            ("KPI", "Description", "Target", "Frequency"),
            ("1", "First appointment held within five days", "90%", "Monthly"),
            ("2", "Action plans completed", "95%", "Monthly"),
            ("3", "People who say that they were treated with respect", "85%", "Quarterly"),
        ),
        p("Volumes", style="Heading2"),
        tbl(
            ("Area", "Year 1", "Year 2", "Year 3"),
            ("North", "120", "130", ""),
            ("South", "90", "95", ""),
            ("Not yet known", "", "", ""),
        ),
    ]
    return word_file(path, *body)


def terms(path: Path) -> Path:
    """Terms and conditions, with blanks for the parties' particulars in the contract itself."""
    body = [
        p("Terms and Conditions of Contract", style="Heading1"),
        glossary(
            ("Agreement", "This agreement."),
            ("Charges", "The charges in Schedule 3."),
            ("Force Majeure", "Any event beyond a party's control."),
        ),
    ]
    for words in ("Term", "Services", "Payment", "Confidentiality", "Data protection", "Termination", "Disputes"):
        body += [
            p(words, numbered=(1, 0), bold=True),
            p(
                f"The Supplier shall comply with the Authority's reasonable requirements concerning {words.lower()}.",
                numbered=(1, 1),
            ),
            p("The Supplier shall, when asked:", numbered=(1, 1)),
            p("provide details of its arrangements; and", numbered=(1, 2)),
            p("describe any change that it intends to make.", numbered=(1, 2)),
        ]
    body.append(tbl(("Signed by the Authority", ""), ("Signed by the Supplier", ""), ("Date", "")))
    return word_file(path, *body)


def guidance(path: Path) -> Path:
    """Guidance for applicants that quotes each question."""
    body = [
        p("Guidance notes for applicants", style="Heading1"),
        p("Read these notes beside the application form. Do not write your answers here."),
    ]
    for place, (question, words) in enumerate(
        (
            (
                "What would you like to do?",
                "Tell us in plain words what you will do, where and when. The limit is 500 words.",
            ),
            ("Why is it needed?", "We want to see evidence. It may be figures, or what people have told you."),
            ("How will you know that it worked?", "Choose two or three measures that you can really collect."),
            ("What will it cost?", "Use the budget template. Round to the nearest pound."),
        ),
        1,
    ):
        body += [
            p(f"Question {place}: {question}", style="Heading2"),
            p(words),
            bullets("Keep to the limit.", "Write for a reader who does not know you."),
        ]
    body += [
        p("Frequently asked questions", style="Heading1"),
        p(run("Can I apply twice?", bold=True)),
        p("No. One application for each organisation."),
        p(run("When will I hear?", bold=True)),
        p("Within twelve weeks."),
    ]
    return word_file(path, *body)


def instructions(path: Path) -> Path:
    """Instructions to tenderers: timetable, criteria with weightings, scoring, a worked example."""
    return word_file(
        path,
        p("Instructions to Tenderers", style="Heading1"),
        p("Timetable", style="Heading2"),
        tbl(
            ("Stage", "Date"),
            ("Tender published", "3 March"),
            ("Deadline for questions", "24 March"),
            ("Deadline for tenders", "7 April, noon"),
            ("Award", "To be confirmed"),
        ),
        p("Award criteria", style="Heading2"),
        tbl(
            ("Criterion", "Sub-criterion", "Weighting"),
            ("Quality", "Q1 Describe your model of delivery", "25%"),
            ("", "Q2 Describe your approach to safeguarding", "20%"),
            ("", "Q3 How will you deliver social value?", "15%"),
            ("Price", "Lowest total price", "40%"),
        ),
        scores(),
        p("Worked example", style="Heading2"),
        tbl(("Bidder", "Price", "Score"), ("A", "£100,000", "40.0"), ("B", "£120,000", "33.3")),
        p(
            "Tenderers may ask for clarification through the portal. Please state "
            "clearly if you consider your question to be confidential."
        ),
        p("Checklist", style="Heading2"),
        tbl(
            ("Document", "Format"),
            ("Response document", "Word"),
            ("Pricing schedule", "Excel"),
            ("Form of tender", "PDF, signed"),
        ),
    )


def privacy(path: Path) -> Path:
    """A privacy notice whose headings are questions."""
    pairs = (
        ("Who are we?", "We are the Council. Our data protection officer can be reached at the address below."),
        ("What information do we collect about you?", "Your name, your address, and what you tell us."),
        ("Why do we need it?", "To decide on your application and to pay you."),
        ("How long will we keep it?", "Six years after the end of the financial year."),
        ("Do we share it?", "Only with our auditors and, where the law says so, with the police."),
        ("What are your rights?", "You may ask for a copy, ask us to correct it, and complain to the Commissioner."),
    )
    body = [p("Privacy notice", style="Heading1")]
    for place, (question, words) in enumerate(pairs, 1):
        body += [p(f"{place}. {question}", style="Heading2"), p(words), p()]
    body.append(
        tbl(
            ("Data", "Lawful basis", "Kept for"),
            ("Name and address", "Public task", "6 years"),
            ("Bank details", "Contract", "6 years"),
        )
    )
    return word_file(path, *body)


def prices(path: Path) -> Path:
    """A pricing workbook."""
    rates = row_of("ABCDE", 1, "Ref", "Role", "Day rate (£)", "Days", "Total (£)")
    for place, role in enumerate(("Director", "Manager", "Practitioner", "Administrator"), 2):
        rates |= row_of("ABCDE", place, f"P{place - 1}", role, None, None, None)
    rates |= row_of("BE", 6, "Total tender price", None)
    volumes = row_of("ABC", 1, "Activity", "Estimated volume", "Unit price (£)")
    for place, item in enumerate(
        ("Initial assessment", "Group session (two hours)", "One-to-one session", "Closing report"), 2
    ):
        volumes |= row_of("ABC", place, item, 100 * place, None)
    notes = {
        "A1": "Notes",
        "A2": "All prices must exclude VAT.",
        "A3": "Enter prices in the yellow cells only.",
        "A4": "Prices are fixed for the initial term.",
    }
    return workbook_file(path, {"Notes": sheet(notes), "Rates": sheet(rates), "Volumes": sheet(volumes)})


def price_schedule(path: Path) -> Path:
    """A pricing schedule in Word."""
    return word_file(
        path,
        p("Schedule 3 – Pricing", style="Heading1"),
        p("Prices must be in pounds sterling and exclude VAT. Any assumption must be stated in your method statement."),
        tbl(
            ("Item", "Description", "Unit", "Price per unit (£)", "Annual price (£)"),
            tr("1", "Key worker", "Full-time post", tc(), tc()),
            tr("2", "Premises", "Month", tc(), tc()),
            tr("3", "Management charge", "Year", tc(), tc()),
            tr(tc("Total", span=4), tc()),
        ),
        tbl(("Year", "Total price (£)"), ("Year 1", ""), ("Year 2", ""), ("Year 3", "")),
    )


FORMS = (
    UnseenForm("specification", specification),
    UnseenForm("terms and conditions", terms, (), ("Signed by", "Date")),
    UnseenForm("guidance notes", guidance),
    UnseenForm("instructions to tenderers", instructions),
    UnseenForm("privacy notice", privacy),
    UnseenForm("pricing workbook", prices),
    UnseenForm("pricing schedule", price_schedule),
)

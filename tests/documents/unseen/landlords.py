"""Housing associations' and universities' forms in Word."""

from pathlib import Path

from tests.documents.form_files import p, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, bullets, details, header_row, room, scores, signature

# --- a housing association: sections merged down the side -----------------------------------------

MERGED = (
    Ask(
        "1.1",
        "Please describe the experience and qualifications of the key people who will deliver the contract.",
        "500 words",
        "10",
    ),
    Ask("1.2", "How will you make sure that there are enough staff at all times?", "500 words", "5"),
    Ask("2.1", "How will tenants be involved in the design and review of the service?", "500 words", "10"),
    Ask("2.2", "How will you deal with complaints from tenants?", "500 words", "5"),
    Ask("2.3", "How will you support tenants who are at risk of losing their home?", "500 words", "10"),
    Ask("3.1", "Please provide your mobilisation programme.", "500 words", "10"),
    Ask("3.2", "What support will you need from the Association during mobilisation?", "500 words", "5"),
    Ask("4.1", "How will you contribute to the Association's community investment strategy?", "500 words", "5"),
)


def merged(path: Path) -> Path:
    """Sections merged down the side of one table, answers in the last column."""
    names = {"1": "People", "2": "Tenants", "3": "Mobilisation", "4": "Community"}
    rows = [header_row("Section", "No.", "Question", "Weighting", "Tenderer's response")]
    for ask in MERGED:
        name = names.pop(ask.number[0], "")
        side = tc(name, merge="start") if name else tc("", merge="on")
        rows.append(tr(side, tc(ask.number), tc(ask.text), tc(f"{ask.weight}%"), tc("")))
    rows.append(tr(tc("Total", span=3), tc("60%"), tc("")))
    return word_file(
        path,
        p("Tender Submission – Quality", style="Heading1"),
        p(
            "All answers are limited to 500 words unless otherwise stated. "
            "Answers that repeat the specification will score poorly."
        ),
        tbl(*rows),
        p("Scoring", style="Heading1"),
        scores(),
    )


# --- a housing association: paragraphs with typed numbers, a contract after -----------------------

CONTRACT = (
    Ask("4.1", "Please explain how you will carry out the service across all of our schemes.", "2 pages", "20"),
    Ask("4.2", "Please explain how you will respond outside office hours.", "1 pages", "10"),
    Ask(
        "4.3",
        "Please give an example of how you have turned round a service that was performing poorly.",
        "1 pages",
        "10",
    ),
    Ask(
        "4.4",
        "Please describe how you will monitor quality and report it to us. Include a sample report.",
        "2 pages",
        "10",
    ),
    Ask("4.5", "Please describe how equality, diversity and inclusion are built into what you do.", "1 pages", "10"),
)


def contract(path: Path) -> Path:
    """Paragraphs with typed numbers, then the contract itself."""
    body = [
        p("4. Quality questions", style="Heading1"),
        p("The quality questions account for 60% of the available marks."),
    ]
    for ask in CONTRACT:
        pages = int(ask.limit.split()[0])
        body += [
            p(f"{ask.number}\t{ask.text} ({ask.weight} marks)"),
            p(f"Response – no more than {pages} page{'s' if pages > 1 else ''} of A4, Arial 11:"),
            room(3),
        ]
    body += [
        p("5. Terms of the contract", style="Heading1"),
        *(
            p(f"5.{place}\t{words}")
            for place, words in enumerate(
                (
                    "The Contractor shall provide the Services with reasonable skill and care.",
                    "The Association shall pay the Charges within 30 days of a valid invoice.",
                    "The Contractor shall describe in each monthly report how the Services have been performed.",
                    "Either party may end this Agreement by giving three months' notice in writing.",
                    "The Contractor shall provide evidence of insurance on request.",
                ),
                1,
            )
        ),
        p("Schedule 1: Data processing"),
        tbl(
            ("Description", "Details"),
            ("Subject matter of the processing", "Support records of tenants"),
            ("Duration of the processing", "The term"),
            ("Categories of data subject", "Tenants and their families"),
        ),
        signature("Signed as an agreement.", ("Signed for the Association", "Signed for the Contractor")),
    ]
    return word_file(path, *body)


# --- a university: a compliance matrix ------------------------------------------------------------

MATRIX = (
    Ask("R1", "The supplier must provide a named account lead."),
    Ask("R2", "The service must be available to students between 08:00 and 22:00, seven days a week."),
    Ask("R3", "Counsellors must be registered with a recognised professional body."),
    Ask("R4", "The supplier should offer sessions in languages other than English."),
    Ask("R5", "The supplier must provide monthly reports of use, waiting times and outcomes."),
    Ask("R6", "The system must support single sign-on using SAML 2.0."),
    Ask("R7", "The supplier should offer a mobile application."),
    Ask("R8", "All personal data must be stored within the UK or the EEA."),
    Ask("R9", "The supplier must report a data breach to the University within 24 hours."),
    Ask("R10", "The supplier should hold ISO 27001 certification."),
)
OPEN = (
    Ask("Q1", "Describe your clinical governance structure.", "750 words", "20"),
    Ask("Q2", "Describe how you would manage a student in crisis out of hours.", "750 words", "30"),
    Ask(
        "Q3",
        "Describe how the service will be promoted to students from groups who seldom ask for help.",
        "500 words",
        "10",
    ),
)


def matrix(path: Path) -> Path:
    """A compliance matrix, then open questions."""
    rows = [header_row("Req. ID", "Requirement", "M / D", "Fully / Partially / Does not comply", "Supplier comments")]
    rows += [tr(ask.number, ask.text, "D" if "should" in ask.text else "M", "", "") for ask in MATRIX]
    return word_file(
        path,
        p("Student Counselling Service – Response Template", style="Heading1"),
        tbl(("Code", "Meaning"), ("M", "Mandatory"), ("D", "Desirable")),
        p("Requirements", style="Heading2"),
        tbl(*rows),
        p("Method statements", style="Heading2"),
        *(
            tbl(
                (f"{ask.number}", f"{ask.text}", f"{ask.weight}%"),
                tr(tc(f"Supplier response (max. {ask.limit}):", span=3)),
                tr(tc("", span=3)),
            )
            + p()
            for ask in OPEN
        ),
    )


# --- a university: sections in bands, questions of several paragraphs -----------------------------

SECTIONS = (
    Ask(
        "B1",
        "Please describe your understanding of our requirement. The University has published its "
        "access and participation plan, and tenderers should be familiar with it.",
        "500 words",
        "10",
    ),
    Ask(
        "B2",
        "Please describe how you will recruit schools to the programme. In your answer please set out: your existing "
        "relationships; how you will reach schools with few applicants; your targets for each year",
        "800 words",
        "25",
    ),
    Ask("B3", "Please provide the CVs of the proposed team.", "", "5"),
    Ask(
        "C1",
        "How will you evaluate the programme? We expect designs at level 2 of the standards of evidence or above.",
        "800 words",
        "20",
    ),
    Ask("C2", "Describe how you will protect the personal data of pupils.", "400 words", "10"),
    Ask("D1", "Please describe how you will reduce the environmental impact of travel.", "300 words", "10"),
)


def sections(path: Path) -> Path:
    """Bands for sections, questions of several paragraphs, an answer row each."""
    titles = {
        "B": "SECTION B: DELIVERY (40%)",
        "C": "SECTION C: EVALUATION AND DATA (30%)",
        "D": "SECTION D: SUSTAINABILITY (10%)",
    }
    rows: list[str] = []
    for ask in SECTIONS:
        title = titles.pop(ask.number[0], "")
        if title:
            rows.append(tr(tc(p(run(title, bold=True)), span=3)))
        if ":" in ask.text:
            lead, points = ask.text.split(": ")
            first, second = lead.split(". ")
            words = p(f"{first}.") + p(f"{second}:") + bullets(*points.split("; "))
        else:
            words = "".join(p(piece) for piece in ask.text.replace("? ", "?\n").replace(". ", ".\n").split("\n"))
        if ask.limit:
            words += p(run(f"Maximum {ask.limit}", bold=True))
        rows.append(tr(tc(ask.number), tc(words), tc(f"{ask.weight}%")))
        rows.append(tr(tc("Tenderer response", span=3)))
        rows.append(tr(tc("", span=3)))
    return word_file(
        path,
        p("Appendix 2: Tender Response", style="Heading1"),
        p("SECTION A: TENDERER DETAILS", bold=True),
        details(),
        tbl(*rows),
    )


FORMS = (
    UnseenForm("housing merged sections", merged, MERGED),
    UnseenForm("housing paragraphs and contract", contract, CONTRACT),
    UnseenForm("university matrix", matrix, MATRIX + OPEN),
    UnseenForm("university bands", sections, SECTIONS, ("Name of organisation",)),
)

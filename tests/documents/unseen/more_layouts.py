"""Further unseen forms: paragraphs, workbooks, and documents that ask nothing."""

from pathlib import Path

from tests.documents.form_files import p, run, sheet, tbl, tc, tr, word_file, workbook_file
from tests.documents.unseen.making import Ask, UnseenForm, box, contents, details, room, row_of, signature
from tests.documents.unseen.workbooks import Cells

# --- a landlord: bold line with weight and limit, the question, a box that says "Answer" ----------

BOLD = (
    Ask(
        "1",
        "Bidders are asked to describe how they would run the drop-in centre, "
        "taking account of the opening hours in the Specification.",
        "800 words",
        "20",
    ),
    Ask("2", "Bidders are asked to describe how they would keep the building safe and clean.", "400 words", "10"),
    Ask(
        "3",
        "Bidders are asked to explain what they would do if a worker did not arrive for a shift.",
        "400 words",
        "10",
    ),
    Ask(
        "4",
        "Bidders are asked to give two examples of how they have changed a "
        "service after listening to the people who use it.",
        "600 words",
        "15",
    ),
)


def bold(path: Path) -> Path:
    """A bold line, a paragraph, a box with “Answer” in it."""
    body = [p("Volume 2 – Quality", style="Heading1"), contents("Question 1", "Question 2", "Question 3", "Question 4")]
    for ask in BOLD:
        body += [
            p(run(f"Question {ask.number} ({ask.weight}%) – {ask.limit} maximum", bold=True)),
            p(ask.text),
            box("Answer\n\n"),
            p(),
        ]
    return word_file(path, *body)


# --- a university: a cue below each question, requirements in the same breath ---------------------

CUES = (
    Ask(
        "3.1",
        "The University requires a service that is open in vacations. "
        "Tenderers should explain how they will provide it.",
    ),
    Ask("3.2", "Please detail the arrangements for handing over cases at the end of a student's time with us."),
    Ask("3.3", "What steps will you take so that waiting times in October and November do not grow?"),
    Ask(
        "3.4",
        "Please confirm that all practitioners have an enhanced check from the Disclosure and Barring Service.",
        kind="",
    ),
    Ask("3.5", "Give the name and the qualifications of the clinical lead."),
)


def cues(path: Path) -> Path:
    """Paragraphs with a cue below each."""
    body = [
        p("3. Technical response", style="Heading1"),
        p("Responses should be brief: no more than 400 words for each question."),
    ]
    for ask in CUES:
        body += [p(f"{ask.number} {ask.text}"), p("Please insert your response below:"), room(2)]
    body += [p("4. Price", style="Heading1"), p("Please complete the pricing schedule in Appendix 4.")]
    return word_file(path, *body)


# --- a small trust: a letter-like form, everything in sentences -----------------------------------

LETTERS = (
    Ask("(a)", "What does your charity do?", "100 words"),
    Ask("(b)", "Who would benefit from a grant?", "100 words"),
    Ask("(c)", "What would you buy with the grant?", "100 words"),
    Ask("(d)", "When must the money be spent?"),
    Ask("(e)", "Are your accounts filed on time?", kind="yes-no"),
)


def letters(path: Path) -> Path:
    """Letters in brackets, lines to write on."""
    body = [
        p("The Meadow Trust: application form"),
        details(("Name of charity", "Registered number", "Your name", "Your role")),
    ]
    body.append(p("Please answer each of the following. Use up to 100 words for each answer."))
    for ask in LETTERS:
        body += [p(f"{ask.number} {ask.text}"), p("Yes / No") if ask.kind else p("." * 80)]
    return word_file(path, *body, signature("To the best of my knowledge this is true.", ("Signature", "Date")))


# --- a workbook: head in two rows, guidance beside, several tabs of lots that share questions -----

LOTS = (
    Ask("G1", "Describe your organisation's structure and attach a chart.", "300 words"),
    Ask("G2", "Describe your arrangements for whistle-blowing.", "300 words"),
    Ask(
        "L1.1",
        "Describe how accommodation will be found for people with no recourse to public funds.",
        "600 words",
        "40",
    ),
    Ask("L1.2", "Describe how tenancies will be sustained.", "600 words", "60"),
    Ask("L2.1", "Describe how people will be prepared for work.", "600 words", "50"),
    Ask("L2.2", "Describe how employers will be found who welcome applicants with convictions.", "600 words", "50"),
)


def lots(path: Path) -> Path:
    """A tab for all lots and a tab each; a head of two rows."""

    def asked(title: str, start: str) -> str:
        cells: Cells = {"B1": title, "B3": "Question", "F3": "Response"}
        cells |= row_of(
            "BCDEFGH", 4, "ID", "Text", "Guidance", "Weight (%)", "Answer", "Words", "Attachment (file name)"
        )
        at = 5
        for ask in LOTS:
            if ask.number.startswith(start):
                weight = float(ask.weight) if ask.weight else "n/a"
                cells |= row_of(
                    "BCDEFGH",
                    at,
                    ask.number,
                    f"{ask.text}\nMaximum {ask.limit}",
                    "Refer to the specification.",
                    weight,
                    None,
                    None,
                    None,
                )
                at += 1
        return sheet(cells, merged=("B1:H1", "B3:E3", "F3:H3"))

    cover: Cells = {
        "B2": "Invitation to Tender",
        "B4": "Bidder name",
        "C4": None,
        "B5": "Lots bid for",
        "C5": None,
        "B7": "How to complete this workbook",
        "B8": "Complete the General tab and the tab of each lot for which you bid.",
    }
    changes = (
        row_of("ABC", 1, "Version", "Date", "Change")
        | row_of("ABC", 2, "0.1", "1 May", "First draft")
        | row_of("ABC", 3, "1.0", "9 May", "Issued")
    )
    return workbook_file(
        path,
        {
            "Cover": sheet(cover),
            "General": asked("General questions – all lots", "G"),
            "Lot 1": asked("Lot 1 – Accommodation", "L1"),
            "Lot 2": asked("Lot 2 – Employment", "L2"),
            "Version control": sheet(changes),
        },
    )


# --- a workbook: requirements with response codes and comments ------------------------------------

CODES = tuple(
    Ask(f"{part}.{place:02}", words)
    for part, rows in (
        (
            "FR",
            (
                "The system records every contact with a person.",
                "The system produces letters from templates.",
                "The system reminds staff of dates.",
                "Users can search by name and by date of birth.",
            ),
        ),
        (
            "NF",
            (
                "The system is available 99.5% of the time.",
                "Data are backed up each night.",
                "The system works on a tablet.",
            ),
        ),
    )
    for place, words in enumerate(rows, 1)
)


def codes(path: Path) -> Path:
    """Requirements with a priority, a code and comments."""
    cells = row_of("ABCDE", 6, "Req No", "Requirement", "Priority (MoSCoW)", "Response code", "Supplier comments")
    cells |= {
        "A1": "Case management system: requirements",
        "A2": "Response codes",
        "A3": "F = fully met; P = partly met; N = not met",
    }
    for at, ask in enumerate(CODES, 7):
        cells |= row_of("ABCDE", at, ask.number, ask.text, "Must", None, None)
    return workbook_file(path, {"Requirements": sheet(cells, lists={f"D7:D{6 + len(CODES)}": '"F,P,N"'})})


# --- nothing asked --------------------------------------------------------------------------------


def clarifications(path: Path) -> Path:
    """A log of other bidders' questions with the buyer's replies."""
    return word_file(
        path,
        p("Clarification log no. 3", style="Heading1"),
        tbl(
            ("No.", "Clarification question", "Authority's response"),
            ("1", "Can you confirm the length of the contract?", "Three years, with an option of two more."),
            ("2", "Will TUPE apply?", "The Authority believes that it may. Information is on the portal."),
            ("3", "Please provide the number of referrals last year.", "There were 1,204."),
            ("4", "Could the deadline be extended?", "No."),
        ),
    )


def contract_terms(path: Path) -> Path:
    """An order form of a contract with brackets to be filled by the buyer."""
    return word_file(
        path,
        p("Order Form", style="Heading1"),
        tbl(
            ("Start date", "[To be inserted on award]"),
            ("Expiry date", "[To be inserted on award]"),
            ("Charges", "As in Schedule 2"),
            ("Supplier's address for notices", "[To be inserted on award]"),
        ),
        p("Special terms", style="Heading2"),
        p("1. The Supplier shall explain any delay within two working days.", numbered=(1, 0)),
        p("Exit plan: the Supplier will set out how the services will be handed over.", numbered=(1, 0)),
        tbl(
            tr(tc(p(run("Signed for the Buyer", bold=True))), tc(p(run("Signed for the Supplier", bold=True)))),
            tr("", ""),
        ),
    )


FORMS = (
    UnseenForm("drop-in bold lines", bold, BOLD),
    UnseenForm(
        "university cues", cues, tuple(Ask(each.number, each.text, "400 words", "", each.kind) for each in CUES)
    ),
    UnseenForm(
        "small trust letters", letters, LETTERS, ("Name of charity", "Registered number", "Your name", "Your role")
    ),
    UnseenForm("workbook lots with two heads", lots, LOTS, ("Bidder name", "Lots bid for")),
    UnseenForm("workbook response codes", codes, CODES),
    UnseenForm("clarification log", clarifications),
    UnseenForm("order form", contract_terms, (), ("Start date", "Expiry date", "Charges", "Supplier's address")),
)

"""Funders' application forms."""

from pathlib import Path

from tests.documents.form_files import drop_down, p, prompt, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, box, details, signature

# --- a lottery's: bold questions, notes below each, a limit, a box --------------------------------

LOTTERY = (
    Ask("1", "What would you like to do?", "500 words"),
    Ask("2", "How does your project involve your community?", "500 words"),
    Ask("3", "How does your project meet our funding priorities?", "500 words"),
    Ask("4", "How does your project fit in with other local activities?", "300 words"),
    Ask("5", "Project name", "15 words"),
    Ask("6", "When would you like to start?", kind=""),
    Ask("7", "How much money do you want from us?", kind=""),
    Ask("8", "What would you spend the money on?"),
    Ask("9", "What are the total costs of the project?", kind=""),
    Ask("10", "Is your project aimed at a specific group of people?", kind="yes-no"),
    Ask("11", "What is the full legal name of your organisation?"),
    Ask("12", "What sort of organisation are you?", kind=""),
)


def lottery(path: Path) -> Path:
    """A lottery's form of plain questions with notes."""
    notes = {
        "1": (
            "Please tell us:",
            "• what you would like to do",
            "• what difference your project will make",
            "• who will benefit from it",
            "• how long you expect to run it",
        ),
        "2": (
            "We believe that people understand what is needed in their communities better than anyone.",
            "Tell us how your community came up with the idea.",
        ),
        "3": ("You can tell us if it meets one, two or all of them.",),
        "5": ("The project name should be simple and to the point.",),
        "11": ("This must be as shown in your governing document.",),
    }
    body = [
        p("Apply for funding", style="Heading1"),
        p("It should take about an hour to fill in. We will ask for documents later."),
    ]
    for ask in LOTTERY:
        body.append(p(run(f"{ask.number}. {ask.text}", bold=True)))
        body += [p(note) for note in notes.get(ask.number, ())]
        if ask.limit:
            body.append(p(f"You can write up to {ask.limit} for this section."))
        if ask.kind == "yes-no":
            body.append(p("☐ Yes   ☐ No"))
        elif ask.number == "12":
            body.append(p("☐ Registered charity   ☐ Company limited by guarantee   ☐ CIC   ☐ School   ☐ Other"))
        else:
            body.append(box())
        body.append(p())
    return word_file(path, *body)


# --- a community foundation's: a table of two columns, everything in it, no numbers ---------------

FOUNDATION = (
    Ask("", "Please summarise your project in one sentence.", "30 words"),
    Ask("", "What will you do with the grant?", "300 words"),
    Ask("", "Why is the project needed? How do you know?", "300 words"),
    Ask("", "How many people will benefit directly?", kind=""),
    Ask("", "Which of our themes does your project meet?", kind=""),
    Ask("", "What difference will you make, and how will you know that you have made it?", "300 words"),
    Ask("", "Have you had a grant from us in the last 12 months?", kind="yes-no"),
    Ask("", "What would happen if we could fund only part of the project?", "150 words"),
)


def foundation(path: Path) -> Path:
    """A table of two columns with heads as bands."""
    theme = drop_down("Better health", "Greener places", "Fair chances")

    def row(ask: Ask) -> str:
        words = ask.text + (f"\n({ask.limit} max)" if ask.limit else "")
        answer = p(theme) if "themes" in ask.text else p("Yes / No") if ask.kind == "yes-no" else p()
        return tr(tc(words), tc(answer))

    band = [
        tr(tc(p(run(title, bold=True)), span=2))
        for title in ("ABOUT YOUR ORGANISATION", "ABOUT YOUR PROJECT", "OTHER INFORMATION")
    ]
    return word_file(
        path,
        p("Small Grants Programme – Application Form"),
        tbl(
            band[0],
            *(
                tr(label, "")
                for label in (
                    "Name of organisation",
                    "Address and postcode",
                    "Charity number (if registered)",
                    "Telephone",
                )
            ),
            band[1],
            *(row(ask) for ask in FOUNDATION[:6]),
            band[2],
            *(row(ask) for ask in FOUNDATION[6:]),
        ),
        signature("We agree to the terms of the grant."),
    )


# --- a trust's: controls that show prompts, choices from lists ------------------------------------

TRUST = (
    Ask("1.", "Which programme are you applying to?", kind="choice"),
    Ask("2.", "What is your annual turnover?", kind=""),
    Ask("3.", "Please give a brief history of your organisation and its main activities.", "250 words"),
    Ask("4.", "Who are your beneficiaries?", "150 words"),
    Ask("5.", "What do you need funding for?", "400 words"),
    Ask("6.", "Please describe up to three outcomes that you expect.", "300 words"),
    Ask(
        "7.",
        "How are people with lived experience of the criminal justice system involved in leading your organisation?",
        "250 words",
    ),
    Ask("8.", "In which region do you mainly work?", kind="choice"),
    Ask("9.", "Do you have at least three trustees who are not related to one another?", kind="yes-no"),
)


def trust(path: Path) -> Path:
    """Paragraphs with controls under each question."""
    body = [
        p("Core Costs Grants", style="Heading1"),
        p("Applicants must have been established for at least two years."),
    ]
    lists = {
        "1.": ("Core costs", "Women in prison", "Young adults"),
        "8.": ("North", "Midlands", "South", "Wales"),
        "9.": ("Yes", "No"),
    }
    for ask in TRUST:
        words = f"{ask.number} {ask.text}" + (f" (Maximum {ask.limit})" if ask.limit else "")
        body.append(p(words))
        body.append(
            p(drop_down(*lists[ask.number])) if ask.number in lists else prompt("Click here to enter text.", block=True)
        )
    return word_file(path, *body)


# --- a family trust's: headings that are questions, an empty paragraph after each, an appendix of a privacy notice

FAMILY = (
    Ask("", "Tell us about your organisation", "200 words"),
    Ask("", "What is the issue that you want to address?", "200 words"),
    Ask("", "What will you do about it?", "400 words"),
    Ask("", "What experience do you have of this sort of work?", "200 words"),
    Ask("", "What will it cost?", "200 words"),
    Ask("", "Who else have you asked for money?", "100 words"),
)


def family(path: Path) -> Path:
    """Headings that are questions with room beneath."""
    body = [p("Application form", style="Heading1"), details(("Charity", "Address", "Telephone"))]
    for ask in FAMILY:
        body += [p(f"{ask.text} ({ask.limit})", style="Heading2"), p(), p()]
    body += [
        p("Privacy notice", style="Heading1"),
        p("What information do we hold?", style="Heading2"),
        p("We hold what you tell us on this form, and our notes of any visit."),
        p("How long do we keep it?", style="Heading2"),
        p("We keep it for seven years after the end of the grant."),
        p("Who do we share it with?", style="Heading2"),
        p("We share it with our trustees and our auditor, and with nobody else."),
    ]
    return word_file(path, *body)


FORMS = (
    UnseenForm("lottery plain questions", lottery, LOTTERY),
    UnseenForm(
        "community foundation two columns",
        foundation,
        FOUNDATION,
        ("Name of organisation", "Address and postcode", "Charity number", "Telephone"),
    ),
    UnseenForm("trust controls and lists", trust, TRUST),
    UnseenForm("family trust headings", family, FAMILY, ("Charity", "Address", "Telephone")),
)

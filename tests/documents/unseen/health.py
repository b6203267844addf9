"""NHS bodies' forms."""

from pathlib import Path

from tests.documents.form_files import p, prompt, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, bullets, details, header_row, scores

# --- an integrated care board: a card of labelled rows for each question --------------------------

BOARD = (
    Ask(
        "Q1",
        "Please describe your clinical model and how it meets the service "
        "specification, with reference to national guidance.",
        "1500 words",
        "12",
    ),
    Ask(
        "Q2",
        "Please describe your approach to clinical governance, including learning from incidents.",
        "1000 words",
        "10",
    ),
    Ask(
        "Q3",
        "Please explain how you will address health inequalities within the population served.",
        "1000 words",
        "10",
    ),
    Ask(
        "Q4",
        "Please describe how you will integrate with primary care, social care and the voluntary sector.",
        "1000 words",
        "10",
    ),
    Ask("Q5", "Please detail your workforce plan including vacancy management and TUPE.", "1000 words", "8"),
    Ask(
        "Q6",
        "Please confirm that you are, or will be by the start date, registered with the Care Quality Commission.",
        "",
        "",
        "yes-no",
    ),
    Ask(
        "Q7",
        "Please describe your digital systems and how they will exchange information with local systems.",
        "750 words",
        "5",
    ),
    Ask("Q8", "Please set out how the service will support the NHS to reach net zero.", "500 words", "5"),
)


def board(path: Path) -> Path:
    """A card of labelled rows for each question."""
    names = (
        "Clinical model",
        "Governance",
        "Inequalities",
        "Integration",
        "Workforce",
        "Registration",
        "Digital",
        "Net zero",
    )
    body = [
        p("Bidder Response Document", style="Heading1"),
        p("The questions are arranged by theme. The table below shows how marks are distributed."),
        tbl(
            ("Theme", "Question", "Weighting"),
            *(
                (name, ask.number, f"{ask.weight}%" if ask.weight else "Pass/Fail")
                for ask, name in zip(BOARD, names, strict=True)
            ),
        ),
        scores(),
    ]
    for ask, name in zip(BOARD, names, strict=True):
        rows = [tr("Question number", ask.number), tr("Theme", name), tr("Question", ask.text)]
        if ask.weight:
            rows += [
                tr("Weighting", f"{ask.weight}%"),
                tr("Word limit", f"{ask.limit.split()[0]}"),
                tr("Scored", "0 – 5"),
            ]
            rows.append(tr(tc("Response", span=2)))
            rows.append(tr(tc("", span=2)))
        else:
            rows += [tr("Weighting", "Pass/Fail"), tr("Response", "Yes / No (delete as applicable)")]
        body += [tbl(*rows), p()]
    return word_file(path, *body)


# --- a hospital trust: head repeated, limits in sides of paper ------------------------------------

TRUST = (
    Ask("1.1", "Does your organisation hold Cyber Essentials certification?", "", "", "yes-no"),
    Ask(
        "1.2",
        "Has your organisation completed the Data Security and Protection Toolkit to “standards met”?",
        "",
        "",
        "yes-no",
    ),
    Ask("1.3", "Do you agree to the NHS Terms and Conditions without amendment?", "", "", "yes-no"),
    Ask(
        "2.1",
        "Provide an outline of your organisation's experience of providing befriending to people leaving hospital.",
        "2 pages",
        "10",
    ),
    Ask(
        "2.2",
        "Describe how referrals from wards will be received, triaged and responded to within one working day.",
        "2 pages",
        "10",
    ),
    Ask("2.3", "Describe how volunteers will be recruited, checked, trained and supervised.", "1 pages", "5"),
    Ask("3.1", "Provide an implementation plan.", "1 pages"),
    Ask("3.2", "What are the main risks to delivery and how will you mitigate them?", "1 pages"),
    Ask(
        "4.1",
        "How will your organisation fight climate change and tackle economic inequality through the contract?",
        "2 pages",
    ),
)


def trust(path: Path) -> Path:
    """Several tables with heads repeated, and limits in sides of A4."""
    body = [p("Part B – Technical Envelope"), p("1. Mandatory requirements (Pass/Fail)", style="Heading2")]
    body.append(
        tbl(
            header_row("Ref", "Requirement", "Evaluation", "Bidder response"),
            *(tr(ask.number, ask.text, "Pass/Fail", "Yes/No") for ask in TRUST[:3]),
        )
    )
    for title, start in (("2. Service delivery", "2."), ("3. Implementation", "3."), ("4. Social value", "4.")):
        body.append(p(title, style="Heading2"))
        rows = []
        for ask in TRUST:
            if ask.number.startswith(start):
                sides = int(ask.limit.split()[0])
                rows.append(
                    tr(
                        ask.number,
                        f"{ask.text}\nResponse (max {sides} side{'s' if sides > 1 else ''} A4, Arial 11)",
                        str(5 * sides),
                        "",
                    )
                )
        body.append(tbl(header_row("Ref", "Question", "Max score", "Bidder response"), *rows))
    return word_file(path, *body)


# --- provider selection: key criteria with content controls ---------------------------------------

HERE = "Click or tap here to enter text."
SELECTION = (
    Ask("1a", "Explain how your service will deliver high quality, safe and effective care.", "1000 words", "15"),
    Ask("1b", "Explain how innovation will be brought into the service.", "500 words", "10"),
    Ask(
        "2a",
        "Demonstrate how the proposal offers good value in terms of the balance "
        "of costs, overall benefits and financial implications.",
        "750 words",
        "15",
    ),
    Ask(
        "3a",
        "Explain how your service will be integrated with, and collaborate across, the local system.",
        "750 words",
        "10",
    ),
    Ask("3b", "Describe how your proposal will help the service to remain sustainable.", "500 words", "10"),
    Ask(
        "4a", "Describe how you will improve access and reduce inequalities, and facilitate choice.", "1000 words", "20"
    ),
    Ask(
        "5a",
        "Describe how the service will contribute to wider social "
        "responsibilities, including employment in the local area.",
        "500 words",
        "10",
    ),
)


def selection(path: Path) -> Path:
    """Key criteria with content controls to type in."""
    names = {
        "1": "Quality and innovation",
        "2": "Value",
        "3": "Integration, collaboration and service sustainability",
        "4": "Improving access, reducing health inequalities and facilitating choice",
        "5": "Social value",
    }
    body = [
        p("Provider Questionnaire", style="Heading1"),
        p("Name of provider: ", prompt(HERE)),
        p("Lead contact: ", prompt(HERE)),
        p("Guidance", style="Heading2"),
        bullets(
            "Do not exceed the stated number of words.",
            "Do not include links to web sites.",
            "Answers are evaluated by at least three people.",
        ),
    ]
    for ask in SELECTION:
        title = names.pop(ask.number[0], "")
        if title:
            body.append(p(f"Key criterion {ask.number[0]}: {title}", style="Heading2"))
        body += [
            p(run(f"{ask.number}) {ask.text}", bold=True)),
            p(f"Weighting: {ask.weight}%. Word count: {ask.limit.split()[0]} words maximum."),
            prompt(HERE, block=True),
        ]
    return word_file(path, *body)


# --- an old bid for a wellbeing grant, filled in --------------------------------------------------

FILLED = (
    (
        Ask("1", "What is the aim of your project?", "200 words"),
        "Our project brings people who live alone together for a weekly cooked lunch in the village hall.",
    ),
    (
        Ask("2", "Which priority of the wellbeing strategy does it address?", ""),
        "Priority two, loneliness and isolation.",
    ),
    (Ask("3", "How many people will take part each month?", "", kind=""), "42"),
    (
        Ask("4", "Describe how people will be involved in running the project.", "300 words"),
        "A panel of eight members meets each quarter.\nThey choose the menu, "
        "the speakers and the outings, and two of them sit on our board.",
    ),
    (Ask("5", "Have you received funding from us before?", "", kind="yes-no"), "Yes"),
    (
        Ask("6", "If yes, please tell us what it achieved.", "200 words"),
        "The grant of 2021 paid for a minibus. It has carried 310 people to appointments.",
    ),
)
OLD_BID = tuple(ask for ask, _ in FILLED)


def old_bid(path: Path) -> Path:
    """A form that somebody has filled in."""
    return word_file(
        path,
        p("Wellbeing Small Grants 2022", style="Heading1"),
        tbl(
            ("Organisation", "Hillside Neighbours"),
            ("Charity number", "1099999"),
            ("Contact", "Jo Bloggs"),
            ("Amount requested", "£4,900"),
        ),
        p(),
        tbl(*((ask.number, ask.text + (f" (max {ask.limit})" if ask.limit else ""), answer) for ask, answer in FILLED)),
        p("For office use only", bold=True),
        tbl(("Date received", "", "Reference", ""), ("Panel date", "", "Decision", "")),
    )


# --- a mental health trust: questions in full-width rows, answers in rows beneath, criteria beside

MENTAL = (
    Ask("3.1", "Please describe how peer support workers will be embedded in the crisis house.", "1000 words", "10"),
    Ask("3.2", "Please provide a rota for a typical week and explain how shifts will be covered.", "500 words", "10"),
    Ask("3.3", "Describe how you will keep guests safe, including ligature and medication risks.", "1000 words", "15"),
    Ask("3.4", "Describe your approach to planning for discharge from the day of arrival.", "750 words", "15"),
)


def mental(path: Path) -> Path:
    """Full-width rows: the question, what the evaluators look for, the limit, and room."""
    looks = (
        ("Evidence of lived experience in leadership", "Clear supervision arrangements"),
        ("Two staff awake at all times", "Credible cover for sickness"),
        ("Knowledge of environmental risks", "Links with the crisis team"),
        ("Housing and benefits considered early", "Involvement of carers"),
    )
    body = [p("Quality Questions – Crisis House"), details(("Bidder",))]
    for ask, points in zip(MENTAL, looks, strict=True):
        body.append(
            tbl(
                tr(
                    tc(f"Question {ask.number}"),
                    tc(f"Weighting {ask.weight}%"),
                    tc(f"Word limit {int(ask.limit.split()[0]):,}"),
                ),
                tr(tc(p(ask.text), span=3)),
                tr(tc(p("Evaluators will look for:") + bullets(*points), span=3)),
                tr(tc(p(run("Bidder's Response", bold=True)), span=3)),
                tr(tc("\n\n", span=3)),
            )
        )
        body.append(p())
    return word_file(path, *body)


FORMS = (
    UnseenForm("care board cards", board, BOARD),
    UnseenForm("hospital trust repeated heads", trust, TRUST),
    UnseenForm("provider selection controls", selection, SELECTION, ("Name of provider", "Lead contact")),
    UnseenForm(
        "wellbeing grant filled in", old_bid, OLD_BID, ("Organisation", "Charity number", "Contact", "Amount requested")
    ),
    UnseenForm("crisis house full-width rows", mental, MENTAL, ("Bidder",)),
)

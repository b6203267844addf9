"""The Ministry's and the prison and probation service's forms, and police and crime commissioners' tenders."""

from pathlib import Path

from tests.documents.form_files import old_box, old_field, p, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, bullets, contents, room, scores, signature, text_box

OLD_TEXT = old_field("<w:textInput/>")

# --- a grant with fields of old Word, sub-questions with an answer each ---------------------------

GRANT = (
    Ask("1.1", "Name of lead organisation"),
    Ask("1.2", "Is your organisation a registered charity?", kind="yes-no"),
    Ask("1.3", "Please state your annual income for the last financial year", kind=""),
    Ask("2.1", "Please provide a summary of the proposed activity.", "250 words"),
    Ask("2.2", "Which prisons or probation regions will the activity take place in?"),
    Ask("2.3", "When will the activity start?", kind="date"),
    Ask("3.1(a)", "Describe the evidence that the activity reduces reoffending", "500 words"),
    Ask("3.1(b)", "Describe how you will evaluate the activity", "500 words"),
    Ask("3.1(c)", "Describe how learning will be shared", "250 words"),
    Ask("3.2", "Describe how people with experience of the justice system have shaped this proposal.", "500 words"),
    Ask("4.1", "Will any of the activity be delivered by partners?", kind="yes-no"),
    Ask("4.2", "If yes to 4.1, name each partner and describe its role.", "300 words"),
)


def grant(path: Path) -> Path:
    """A grant application with form fields of old Word."""
    ticks = p(run("Yes "), old_box(), run("  No "), old_box())

    def row(ask: Ask) -> str:
        words = ask.text + (f" (maximum {ask.limit})" if ask.limit else "")
        return tr(tc(ask.number), tc(words), tc(ticks if ask.kind == "yes-no" else p(OLD_TEXT)))

    lettered = [
        tr(tc("3.1"), tc("Evidence and learning. Please answer each part.", span=2)),
        *(tr(tc(""), tc(f"{ask.number[3:]} {ask.text} (maximum {ask.limit})"), tc(p(OLD_TEXT))) for ask in GRANT[6:9]),
    ]
    return word_file(
        path,
        p("Grant Competition: Application Form", style="Heading1"),
        p("This form is protected. Use the Tab key to move between the fields."),
        p("Section 1: About your organisation", style="Heading2"),
        tbl(*(row(ask) for ask in GRANT[:3])),
        p("Section 2: The activity", style="Heading2"),
        tbl(*(row(ask) for ask in GRANT[3:6])),
        p("Section 3: Evidence", style="Heading2"),
        tbl(*lettered, row(GRANT[9])),
        p("Section 4: Partners", style="Heading2"),
        tbl(*(row(ask) for ask in GRANT[10:])),
        p("Section 5: Budget", style="Heading2"),
        tbl(
            ("Cost heading", "Year 1", "Year 2", "Total"),
            ("Staff", "", "", ""),
            ("Travel", "", "", ""),
            ("Premises", "", "", ""),
            ("Overheads", "", "", ""),
            ("Total", "", "", ""),
        ),
        signature(
            "I am authorised to make this application on behalf of the organisation named in 1.1.",
            ("Name", "Role", "Date"),
        ),
    )


# --- a call-off: marking schemes, one limit for the whole document --------------------------------

CALL_OFF = (
    Ask(
        "1.1",
        "Describe how you will deliver the service to people on probation from first "
        "appointment to completion, and how you will sequence your interventions.",
        "3 pages",
        "25",
    ),
    Ask(
        "1.2",
        "Describe how you will meet the needs of women and of people with protected characteristics.",
        "3 pages",
        "15",
    ),
    Ask(
        "1.3",
        "Describe how you will work with probation practitioners, and how "
        "disagreements about priorities will be resolved.",
        "3 pages",
        "15",
    ),
    Ask("2.1", "Provide details of your mobilisation plan and of the resources to deliver it.", "3 pages", "20"),
    Ask(
        "2.2",
        "Describe how you will manage your supply chain, with particular regard to small and voluntary organisations.",
        "3 pages",
        "15",
    ),
    Ask(
        "3.1",
        "Explain how you will create employment and training for people with "
        "convictions through the delivery of the contract.",
        "3 pages",
        "10",
    ),
)


def call_off(path: Path) -> Path:
    """A call-off with a marking scheme in each card."""
    scheme = tbl(
        ("Mark", "Comment"),
        ("100", "Fully meets all of the requirement."),
        ("66", "Meets most of the requirement."),
        ("33", "Meets some of the requirement."),
        ("0", "Fails to meet the requirement."),
    )
    body = [
        p("Attachment 3 – Call-Off Technical Questions"),
        contents(
            "Overview",
            "Section 1: Service delivery",
            "Section 2: Mobilisation and supply chain",
            "Section 3: Social value",
        ),
        p("Overview", style="Heading1"),
        p(
            "Responses to every question in this attachment are limited to 3 sides "
            "of A4 in Arial 12. Anything beyond will be disregarded."
        ),
        tbl(
            ("Section", "Question", "Title", "Weighting"),
            *(("Technical", ask.number, "See below", f"{ask.weight}%") for ask in CALL_OFF),
        ),
    ]
    names = {
        "1": "Section 1: Service delivery",
        "2": "Section 2: Mobilisation and supply chain",
        "3": "Section 3: Social value",
    }
    for ask in CALL_OFF:
        title = names.pop(ask.number[0], "")
        if title:
            body.append(p(title, style="Heading1"))
        body += [
            tbl(
                tr(tc(p(run(f"Question {ask.number}", bold=True)))),
                tr(tc(p(ask.text))),
                tr(
                    tc(
                        p(run("Response guidance", bold=True))
                        + p("Your response should:")
                        + bullets(
                            "be specific to the lot for which you are bidding;",
                            "show how the requirement in Schedule 2 will be met;",
                            "identify risks and how they will be managed.",
                        )
                    )
                ),
                tr(tc(p(run("Marking scheme", bold=True)) + scheme + p())),
                tr(tc(p(run("Supplier's response", bold=True)) + p())),
            ),
            p(),
        ]
    return word_file(path, *body)


# --- an innovation grant with text boxes ----------------------------------------------------------

INNOVATION = (
    Ask("1", "What is the problem you want to solve?", "150 words"),
    Ask("2", "What is new about your idea?", "150 words"),
    Ask("3", "How will you test whether it works?", "300 words"),
    Ask("4", "Which prison has agreed to take part, and who is your contact there?"),
    Ask("5", "What are the security implications of the project?", "200 words"),
    Ask("6", "How much money are you asking for, and what will it be spent on?", "200 words"),
)


def innovation(path: Path) -> Path:
    """Questions as paragraphs with text boxes to write in."""
    body = [
        p("Innovation Fund: expression of interest", style="Heading1"),
        p("Please type inside the boxes. They will not grow, so keep to the limit."),
        p("Lead applicant: ........................................"),
    ]
    for ask in INNOVATION:
        body += [p(f"{ask.number}. {ask.text}" + (f" [{ask.limit} max]" if ask.limit else "")), text_box()]
    body.append(p("Thank you for your interest. We will reply within ten working days."))
    return word_file(path, *body)


# --- a commissioner's tender: a table within a table ----------------------------------------------

ABUSE = (
    Ask(
        "Q1",
        "Describe how your service will support people affected by domestic abuse to be safe and to recover.",
        "1000 words",
        "25",
    ),
    Ask("Q2", "Describe how you will assess risk and contribute to MARAC.", "1000 words", "20"),
    Ask(
        "Q3",
        "Describe how the service will be accessible to male victims, LGBT+ "
        "people and people from minoritised communities.",
        "750 words",
        "20",
    ),
    Ask("Q4", "Explain how you will support children as victims in their own right.", "750 words", "20"),
    Ask("Q5", "Explain how you will keep your staff well.", "500 words", "15"),
)


def abuse(path: Path) -> Path:
    """A table within a table: the inner one holds the answer."""
    rows = []
    for ask in ABUSE:
        inner = tbl(tr(tc("Insert response here:\n\n")))
        rows.append(
            tr(
                tc(
                    p(run(f"{ask.number} ({ask.weight}%)", bold=True))
                    + p(ask.text)
                    + p(f"Word limit: {ask.limit.split()[0]}")
                    + inner
                    + p()
                )
            )
        )
    return word_file(
        path,
        p("Domestic Abuse Outreach – Quality Response", style="Heading1"),
        p("Please complete the responses in the boxes provided."),
        scores(),
        tbl(*rows),
        p("Schedule 1 – Form of Tender", style="Heading1"),
        p("1. We offer to provide the Services in accordance with the Contract."),
        p("2. We agree that this Tender remains open for acceptance for 120 days."),
        p("3. We understand that the Commissioner is not bound to accept any Tender."),
        tbl(("Signature", ""), ("Name", ""), ("Position", ""), ("Date", "")),
    )


# --- a commissioner's small fund: Part A to D, room as dots and lines -----------------------------

FUND = (
    Ask("A1", "What is the name of your group?"),
    Ask("A2", "When was your group set up?", kind=""),
    Ask("A3", "How many people volunteer for you?", kind=""),
    Ask("B1", "Tell us about the project in no more than 300 words.", "300 words"),
    Ask("B2", "How will the project reduce crime or anti-social behaviour?", "200 words"),
    Ask("B3", "Where will it take place?"),
    Ask("B4", "Will young people under 18 take part?", kind="yes-no"),
    Ask("C1", "What is the total cost of the project?", kind=""),
    Ask("C2", "How much are you asking for (maximum £5,000)?", kind=""),
    Ask("C3", "Where will the rest of the money come from?"),
    Ask("D1", "Please give the name of a referee who knows your work."),
)


def fund(path: Path) -> Path:
    """Paragraphs followed by dots, lines or ticks."""
    parts = {"A": "Part A – Your group", "B": "Part B – Your project", "C": "Part C – Money", "D": "Part D – Referee"}
    body = [p("Safer Streets Community Fund"), p("Use black ink or type. Return the form by 31 January.")]
    for ask in FUND:
        title = parts.pop(ask.number[0], "")
        if title:
            body.append(p(title, bold=True))
        limit = f" (up to {ask.limit})" if ask.limit and "no more" not in ask.text else ""
        body.append(p(f"{ask.number}\t{ask.text}{limit}"))
        body.append(
            p("Yes ☐    No ☐")
            if ask.kind == "yes-no"
            else p("…" * 60)
            if ask.number[0] in "AC"
            else p("_" * 70) + p("_" * 70)
        )
    body += [
        p("How we use your data", bold=True),
        p("We keep your form for six years and share it with the panel only."),
    ]
    return word_file(path, *body, room(1))


FORMS = (
    UnseenForm("ministry grant old fields", grant, GRANT),
    UnseenForm("call-off marking schemes", call_off, CALL_OFF),
    UnseenForm("innovation fund text boxes", innovation, INNOVATION, ("Lead applicant",)),
    UnseenForm("commissioner nested tables", abuse, ABUSE),
    UnseenForm("commissioner small fund dots", fund, FUND),
)

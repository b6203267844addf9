"""A third lot of unseen forms in Word: cells that hold everything, places left out, columns in another order."""

from pathlib import Path

from tests.documents.form_files import old_box, p, prompt, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, bullets, details, header_row, room, scores, signature

# --- everything about a question in its cell ------------------------------------------------------

CROWDED = (
    Ask(
        "1",
        "How will you make sure that the right people are referred and that nobody waits longer than ten working days?",
        "750 words",
        "15",
    ),
    Ask(
        "2",
        "Please set out who will deliver the service, how they will be supervised and how absence will be covered.",
        "1000 words",
        "20",
    ),
    Ask("3", "What will you do to help people to keep the tenancy that they have found?", "750 words", "15"),
    Ask("4", "Please describe how you will learn from complaints, compliments and incidents.", "500 words", "10"),
    Ask("5", "Please describe how your premises meet the needs of disabled people.", "500 words", "10"),
)


def crowded(path: Path) -> Path:
    """Weighting, marks, background, question, guidance and limit in one cell, an empty row below."""
    backgrounds = (
        "Demand has risen by a fifth since 2022.",
        "The Council expects continuity of staff.",
        "Most tenancies fail in the first six months.",
        "The Council values openness.",
        "The Equality Act 2010 applies.",
    )
    body = [
        p("Schedule 6: Tenderer’s Technical Submission", style="Heading1"),
        p("Evaluators will not read beyond the word limit."),
    ]
    for ask, background in zip(CROWDED, backgrounds, strict=True):
        cell = (
            p(run(f"Question {ask.number}", bold=True))
            + p(f"Weighting: {ask.weight}%")
            + p("Minimum score required: 2")
            + p(f"Background: {background}")
            + p(ask.text)
            + p("Your response should as a minimum address:")
            + bullets(
                "the steps that you will take;", "who is responsible for each;", "how you will know that they work."
            )
            + p(f"Maximum word limit: {ask.limit.split()[0]}")
        )
        body += [tbl(tr(tc(cell)), tr(tc("\n\n"))), p()]
    return word_file(path, *body)


# --- no room at all: answers come on other sheets -------------------------------------------------

SEPARATE = (
    Ask(
        "1",
        "Describe your organisation, its aims and its track record with young people at risk of offending.",
        "500 words",
        "20",
    ),
    Ask("2", "Explain how you would deliver the programme in custody and in the community.", "1000 words", "30"),
    Ask("3", "Explain how you would measure the difference that the programme makes.", "500 words", "20"),
    Ask("4", "Describe how you would keep young people and staff safe.", "500 words", "20"),
    Ask("5", "Provide a budget with a narrative.", "500 words", "10"),
)


def separate(path: Path) -> Path:
    """A table of questions whose answers are written elsewhere."""
    return word_file(
        path,
        p("How to apply", style="Heading1"),
        p(
            "Please answer the five questions below on separate sheets, "
            "numbered to match, and send them with the signed form."
        ),
        tbl(
            header_row("No.", "Question", "Word limit", "Weighting"),
            *(tr(ask.number, ask.text, ask.limit.split()[0], f"{ask.weight}%") for ask in SEPARATE),
        ),
        p("Applications are scored by a panel of three, using this scale:"),
        scores(),
        signature("We agree to the conditions of funding."),
    )


# --- the question and what to write it against, down the side -------------------------------------

SIDE = (
    Ask(
        "Q1",
        "Please describe how you will work with courts to offer the service as part of a sentence.",
        "600 words",
        "25",
    ),
    Ask("Q2", "Please describe the interventions that you will use and the evidence for each.", "900 words", "35"),
    Ask("Q3", "Please describe how you will report on compliance.", "400 words", "20"),
    Ask("Q4", "Please describe how you will recruit people with convictions as mentors.", "600 words", "20"),
)


def side(path: Path) -> Path:
    """The number down the side of a card; title, question, limit and response beside it."""
    names = ("Courts", "Interventions", "Reporting", "Mentors")
    body = [p("Tender Questions – Personal Wellbeing", style="Heading1")]
    for ask, name in zip(SIDE, names, strict=True):
        body += [
            tbl(
                tr(tc(ask.number, merge="start"), tc("Title"), tc(name)),
                tr(tc("", merge="on"), tc("Question"), tc(ask.text)),
                tr(tc("", merge="on"), tc("Weighting"), tc(f"{ask.weight}%")),
                tr(tc("", merge="on"), tc("Word limit"), tc(ask.limit)),
                tr(tc("", merge="on"), tc("Response"), tc("")),
            ),
            p(),
        ]
    return word_file(path, *body)


# --- answers before notes -------------------------------------------------------------------------

ORDERED = (
    Ask("A.1", "Do you accept the terms and conditions in Annex 3?", kind="yes-no"),
    Ask("A.2", "Please confirm that you hold employer’s liability insurance of at least £10 million.", kind="yes-no"),
    Ask("A.3", "Are any of your directors related to a member or an officer of the Authority?", kind="yes-no"),
    Ask("B.1", "Describe your experience of providing services to women who have been in prison."),
    Ask("B.2", "Describe your approach to trauma."),
    Ask("B.3", "What accreditation does your organisation hold?"),
    Ask("B.4", "How do you train volunteers?"),
)


def ordered(path: Path) -> Path:
    """The answer stands before the notes."""

    def row(ask: Ask) -> str:
        answer = p(run("Yes "), old_box(), run(" No "), old_box()) if ask.kind else p()
        return tr(tc(ask.number), tc(ask.text), tc(answer), tc("See the guidance, section 3."))

    head = header_row("Ref", "Question", "Supplier’s answer", "Notes for completion")
    return word_file(
        path,
        p("Request for Information", style="Heading1"),
        p("Part A", style="Heading2"),
        tbl(head, *(row(ask) for ask in ORDERED[:3])),
        p("Part B", style="Heading2"),
        tbl(head, *(row(ask) for ask in ORDERED[3:])),
        p("Nothing in this request commits the Authority to a procurement."),
    )


# --- choices below each other ---------------------------------------------------------------------

TICKS = (
    Ask("1", "What type of organisation are you?", kind=""),
    Ask("2", "Which areas do you work in? (tick all that apply)", kind=""),
    Ask("3", "How long has your organisation existed?", kind=""),
    Ask("4", "Please tell us about the group and what it does.", "150 words"),
    Ask("5", "What do you want to spend the money on?", "150 words"),
    Ask("6", "Please give the total cost of your project.", kind=""),
)


def ticks(path: Path) -> Path:
    """A shaded row asks; rows of boxes, or one empty row, answer."""
    choices = {
        "1": ("Registered charity", "Community interest company", "Unincorporated group"),
        "2": ("North", "East", "South", "West"),
        "3": ("Less than a year", "One to five years", "More than five years"),
    }
    body = [p("Neighbourhood Grants"), details(("Name of group", "Name of main contact", "Address", "Postcode"))]
    for ask in TICKS:
        words = f"{ask.number}. {ask.text}" + (f" (no more than {ask.limit})" if ask.limit else "")
        rows = [tr(tc(p(run(words, bold=True)), span=2))]
        if ask.number in choices:
            rows += [tr(tc("☐"), tc(choice)) for choice in choices[ask.number]]
        else:
            rows.append(tr(tc("", span=2)))
        body += [tbl(*rows), p()]
    return word_file(path, *body)


# --- an old bid in paragraphs ---------------------------------------------------------------------

OLD = (
    (
        Ask("3.1", "Please describe your relevant experience.", "500 words"),
        (
            "We have run supported housing since 1994.",
            "In 2019 we won a contract with the county for forty places, which was extended twice.",
        ),
    ),
    (
        Ask("3.2", "Please describe how you will manage referrals.", "300 words"),
        ("Referrals come to one inbox.", "A worker calls the person within a day."),
    ),
    (
        Ask("3.3", "How will you ensure good value?", "300 words"),
        ("We share our back office with two sister charities.",),
    ),
    (
        Ask("3.4", "What are the risks, and how will you deal with them?", "300 words"),
        (
            "The main risk is recruitment.",
            "We keep a bank of sessional staff.",
            "The trustees see the register each quarter.",
        ),
    ),
)


def old(path: Path) -> Path:
    """Questions in bold with a limit, answers beneath, as an old bid in Word is."""
    body = [p("Response to Invitation to Tender", style="Heading1"), p("Submitted by Harbour Homes, 4 May 2021")]
    body.append(p("3. Quality", style="Heading1"))
    for ask, answers in OLD:
        body.append(p(run(f"{ask.number} {ask.text} ({ask.limit})", bold=True)))
        body.append(p("Response:"))
        body += [p(answer) for answer in answers]
    return word_file(path, *body)


# --- a plan for the market: open questions with a control each ------------------------------------

MARKET = (
    Ask("1", "What is your view of the proposed length of the contract?"),
    Ask("2", "Would you bid for one lot, for several or for all? Please explain why."),
    Ask("3", "What would stop a small charity from bidding?"),
    Ask("4", "Which outcomes should be paid for, and why?"),
    Ask("5", "How much time would you need to mobilise?"),
    Ask("6", "Is there anything else that we should know?"),
)


def market(path: Path) -> Path:
    """A market engagement questionnaire with numbered list questions and controls."""
    body = [
        p("Early Market Engagement: Questionnaire", style="Heading1"),
        p(
            "Taking part does not give any advantage in a later procurement. Why are we doing this? "
            "We want to hear from the market before the specification is settled."
        ),
        tbl(("Organisation", ""), ("Contact", "")),
    ]
    for ask in MARKET:
        body += [p(ask.text, numbered=(1, 0)), prompt("Click here to enter text", block=True), p()]
    return word_file(path, *body)


# --- sub-questions with one weighting -------------------------------------------------------------

PARTS = (
    Ask("1a", "How will you find out what each person wants?", "400 words", ""),
    Ask("1b", "How will you write the plan with them?", "400 words", ""),
    Ask("2a", "How will you involve families?", "300 words", ""),
    Ask("2b", "What will you do when a family does not want to be involved?", "300 words", ""),
    Ask("3", "How will you end your work with a person?", "500 words", ""),
)


def parts(path: Path) -> Path:
    """Bands with a weighting, parts below them with a limit each, room in the next row."""
    rows: list[str] = []
    bands = {
        "1": "1. Planning (40% of quality)",
        "2": "2. Families (30% of quality)",
        "3": "3. Endings (30% of quality)",
    }
    for ask in PARTS:
        if title := bands.pop(ask.number[0], ""):
            rows.append(tr(tc(p(run(title, bold=True)), span=2)))
        rows.append(tr(tc(ask.number), tc(f"{ask.text}\nLimit: {ask.limit}")))
        rows.append(tr(tc(""), tc("\n\n")))
    return word_file(path, p("Quality questionnaire"), tbl(*rows), room(2))


FORMS = (
    UnseenForm("crowded cells", crowded, CROWDED),
    UnseenForm("answers on separate sheets", separate, SEPARATE),
    UnseenForm("number down the side", side, SIDE),
    UnseenForm("answer before notes", ordered, ORDERED),
    UnseenForm("choices in rows", ticks, TICKS, ("Name of group", "Name of main contact", "Address", "Postcode")),
    UnseenForm("old bid in paragraphs", old, tuple(ask for ask, _ in OLD)),
    UnseenForm("market questionnaire", market, MARKET, ("Organisation", "Contact")),
    UnseenForm("parts under bands", parts, PARTS),
)

"""Councils' forms, English ones."""

from pathlib import Path

from tests.documents.form_files import p, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import (
    Ask,
    UnseenForm,
    box,
    bullets,
    contents,
    details,
    glossary,
    room,
    scores,
    signature,
)

# --- a county: a card for each method statement, the same questions listed for the evaluation before

COUNTY = (
    Ask(
        "1",
        "Please describe how you will mobilise the service between contract award and "
        "the commencement date, including transfer of staff and premises.",
        "750 words",
        "15",
    ),
    Ask(
        "2",
        "Please set out your proposed staffing structure and explain how it "
        "will deliver the outcomes in the Specification.",
        "1000 words",
        "20",
    ),
    Ask(
        "3",
        "How will you ensure that people who find it hard to use services are able to take part?",
        "750 words",
        "15",
    ),
    Ask(
        "4",
        "Explain your approach to safeguarding adults and children. Your "
        "answer should make reference to the Care Act 2014.",
        "500 words",
        "10",
    ),
    Ask("5", "Describe how you will work with district councils, the NHS and the voluntary sector.", "750 words", "15"),
    Ask(
        "6",
        "Describe your arrangements for performance management and for reporting to the Council.",
        "500 words",
        "10",
    ),
    Ask(
        "7",
        "What social value will you deliver in the county through this contract, and how will it be measured?",
        "500 words",
        "10",
    ),
    Ask("8", "How will you reduce the carbon emissions that arise from delivering the service?", "300 words", "5"),
)
COUNTY_NAMES = (
    "Mobilisation",
    "Staffing",
    "Access and Inclusion",
    "Safeguarding",
    "Partnership",
    "Performance",
    "Social Value",
    "Environment",
)


def county(path: Path) -> Path:
    """A county council's method statements."""
    body = [
        p("Invitation to Tender – Document 4: Tender Response Document"),
        p("Provision of a Floating Support Service"),
        contents(
            "1. Instructions for completion", "2. Organisation details", "3. Method statements", "4. Declarations"
        ),
        p("1. Instructions for completion", style="Heading1"),
        p("Tenderers must complete every part of this document. Do not alter the wording of any question."),
        p("Words above the limit will not be evaluated. Text in diagrams counts towards the limit."),
        p("Each method statement will be scored as follows:"),
        scores(),
        p("The weighting of each method statement is set out below."),
        tbl(
            ("Method Statement", "Subject", "Weighting"),
            *((ask.number, name, f"{ask.weight}%") for ask, name in zip(COUNTY, COUNTY_NAMES, strict=True)),
            ("", "Total", "100%"),
        ),
        p("2. Organisation details", style="Heading1"),
        details(),
        p("3. Method statements", style="Heading1"),
    ]
    for ask, name in zip(COUNTY, COUNTY_NAMES, strict=True):
        body += [
            tbl(
                tr(
                    tc(p(run(f"Method Statement {ask.number} – {name}", bold=True))),
                    tc(f"Weighting: {ask.weight}%"),
                    tc(f"Word limit: {ask.limit.split()[0]}"),
                ),
                tr(tc(p(ask.text), span=3)),
                tr(tc("Response:\n\n\n", span=3)),
            ),
            p(),
        ]
    body.append(
        signature("We declare that the information in this Tender is true and complete to the best of our knowledge.")
    )
    return word_file(path, *body)


# --- a city: headings, paragraphs and bullets, then an empty box ----------------------------------

CITY = (
    Ask(
        "1",
        "Please tell us how you will work in partnership to prevent homelessness in the city. "
        "Your response should cover: how you will "
        "identify people at risk early; your links with prisons, hospitals and landlords; "
        "how you will share information lawfully",
        "1000 words",
        "20",
    ),
    Ask("2", "Describe the model of support you will offer, from referral to move-on.", "1500 words", "25"),
    Ask(
        "3",
        "How will you recruit, train and keep a skilled workforce? Please include: "
        "induction; supervision; the use of volunteers and peer mentors",
        "800 words",
        "15",
    ),
    Ask(
        "4",
        "A resident who has been sleeping rough tells your worker that he has lost his medication and has nowhere to stay "
        "tonight. Describe what your service would do in the first 24 hours and in the following week.",
        "600 words",
        "15",
    ),
    Ask("5", "Outline how risks to residents, staff and the public will be managed.", "600 words", "10"),
    Ask("6", "Tell us how the experience of people who use the service will shape it.", "500 words", "10"),
    Ask("7", "Please submit a mobilisation plan as a Gantt chart.", "2 pages", "5"),
)


def city(path: Path) -> Path:
    """A city council's quality questions."""
    names = (
        "Partnership working",
        "Service model",
        "Workforce",
        "Case study",
        "Risk",
        "Co-production",
        "Mobilisation plan",
    )
    bulleted = {
        "1": (
            "how you will identify people at risk early;",
            "your links with prisons, hospitals and landlords;",
            "how you will share information lawfully.",
        ),
        "3": ("induction;", "supervision;", "the use of volunteers and peer mentors."),
    }
    body = [
        p("Quality Submission", style="Heading1"),
        p(
            "This section carries 60% of the total marks. Bidders must "
            "achieve a score of at least 2 for every question."
        ),
        glossary(
            ("Authority", "The City Council."),
            ("Service User", "A person referred to the service."),
            ("Move-on", "A planned departure to settled housing."),
        ),
        p("Questions", style="Heading1"),
    ]
    for ask, name in zip(CITY, names, strict=True):
        body.append(p(f"Question {ask.number}: {name} ({ask.weight}%)", style="Heading2"))
        points = bulleted.get(ask.number)
        if points:
            lead = ask.text[: ask.text.index(points[0][:12])].strip()
            cut = max(lead.rfind(". "), lead.rfind("? "))
            body += [p(lead[: cut + 1]), p(lead[cut + 2 :]), bullets(*points)]
        else:
            body.append(p(ask.text))
        size = ask.limit.split()[0]
        body.append(p(f"Maximum {size} sides of A4" if "pages" in ask.limit else f"Maximum {int(size):,} words"))
        body += [box("\n\n"), p()]
    return word_file(path, *body)


# --- a London borough: Word's own list numbers, one limit for a section ---------------------------

BOROUGH = (
    Ask(
        "1.1",
        "Provide an overview of your organisation and its experience of delivering similar services in London.",
        "750 words",
    ),
    Ask(
        "1.2",
        "Provide two examples of contracts delivered in the last three years that are relevant to this requirement.",
        "750 words",
    ),
    Ask("1.3", "Describe how your organisation is governed.", "750 words"),
    Ask(
        "2.1",
        "Explain how you will deliver the outreach element of the service, including evenings and weekends.",
        "500 words",
    ),
    Ask("2.2", "Explain how you will deliver the group programme.", "500 words"),
    Ask("2.3", "Explain how you will manage demand when referrals exceed capacity.", "500 words"),
    Ask("2.4", "Set out how you will measure outcomes and demonstrate distance travelled.", "500 words"),
    Ask("3.1", "How will you support the borough's commitment to pay the London Living Wage?", ""),
    Ask("3.2", "How many apprenticeships will you create in the borough over the life of the contract?", ""),
)


def borough(path: Path) -> Path:
    """A London borough's numbered list of questions without tables."""
    parts = {
        "1": ("Experience", "Each answer in this section is limited to 750 words."),
        "2": ("Delivery", "Answers in this section must not exceed 500 words each."),
        "3": ("Added value", "There is no word limit for this section but please be concise."),
    }
    body = [
        p("Appendix C – Tender Questionnaire"),
        p("Bidders are to answer all of the questions below in the space provided."),
    ]
    part = ""
    for ask in BOROUGH:
        if ask.number[0] != part:
            part = ask.number[0]
            name, said = parts[part]
            body += [p(name, numbered=(1, 0), bold=True), p(said)]
        body += [p(ask.text, numbered=(1, 1)), p("Answer:"), room(2)]
    body += [
        p("End of questionnaire"),
        p("Please return this document through the portal by noon on the closing date."),
    ]
    return word_file(path, *body)


# --- a district: a request for quotation without numbers ------------------------------------------

DISTRICT = (
    Ask(
        "",
        "Please describe your proposed approach to delivering the workshops, including a timetable.",
        "400 words",
        "30",
    ),
    Ask("", "Who will deliver the work? Please give names, roles and relevant qualifications.", "", "20"),
    Ask("", "Please give one example of similar work completed in the last two years.", "300 words", "20"),
    Ask("", "Do you hold public liability insurance of at least £5 million?", "", "", "yes-no"),
    Ask("", "Do you have a safeguarding policy?", "", "", "yes-no"),
    Ask("", "Are you registered with the Information Commissioner's Office?", "", "", "yes-no"),
)


def district(path: Path) -> Path:
    """A district council's request for quotation."""
    return word_file(
        path,
        p("Request for Quotation: Youth Diversion Workshops", style="Heading1"),
        p("Please return this form by email to the address in the covering letter no later than 5pm on 12 March."),
        details(("Supplier name", "Address", "Contact", "Email", "Telephone", "VAT number")),
        p("Quality (70%)", style="Heading2"),
        tbl(
            ("Question", "Supplier response"),
            *(
                (ask.text + (f"\n(max {ask.limit})" if ask.limit else "") + f"\nWeighting {ask.weight}%", "")
                for ask in DISTRICT[:3]
            ),
        ),
        p("Minimum requirements", style="Heading2"),
        tbl(("Requirement", "Yes / No"), *((ask.text, "") for ask in DISTRICT[3:])),
        p("Price (30%)", style="Heading2"),
        tbl(
            ("Item", "Unit", "Quantity", "Unit price (£)", "Total (£)"),
            ("Workshop", "Session", "24", "", ""),
            ("Materials", "Set", "24", "", ""),
            ("Total (excluding VAT)", "", "", "", ""),
        ),
        p("Signed: ____________________    Date: ______________"),
    )


# --- a metropolitan council: a selection questionnaire of its own making --------------------------

YES_NO = "☐ Yes\n☐ No"
METROPOLITAN = (
    Ask("1.1(a)", "Full name of the potential supplier submitting the information"),
    Ask("1.1(b)", "Registered office address (if applicable)"),
    Ask(
        "1.1(c)",
        "Trading status: public limited company, limited company, limited "
        "liability partnership, third sector, other (please specify)",
    ),
    Ask("1.1(d)", "Date of registration in country of origin", kind="date"),
    Ask("1.1(e)", "Company or charity registration number (if applicable)"),
    Ask("1.2(a)", "Are you bidding as the single point of contact for a group of economic operators?", kind="yes-no"),
    Ask(
        "1.2(b)",
        "If you responded yes to 1.2(a), please provide the name of the group and its proposed legal structure",
    ),
    Ask(
        "2.1",
        "Within the past five years, has your organisation been convicted of "
        "any of the offences listed on the Council's web page?",
        kind="yes-no",
    ),
    Ask(
        "2.2",
        "If you have answered yes to question 2.1, please provide further details: date "
        "of conviction, which offences, and the reasons for conviction",
    ),
    Ask(
        "3.1",
        "Are you able to provide a copy of your audited accounts for the last two years, if requested?",
        kind="yes-no",
    ),
    Ask("3.2", "Please state your annual turnover for each of the last two financial years", kind=""),
    Ask(
        "4.1",
        "Please provide details of up to three contracts from the public or "
        "private sector that are relevant to the requirement",
    ),
    Ask(
        "4.2",
        "If you cannot provide at least one example for question 4.1, please explain why this is the case",
        "500 words",
    ),
    Ask(
        "5.1",
        "Do you have, or will you commit to obtain, Employer's Liability Insurance of "
        "£10m, Public Liability of £5m and Professional Indemnity of £2m?",
        kind="yes-no",
    ),
    Ask(
        "5.2",
        "Please self-certify that your organisation has a health and safety "
        "policy that complies with current legislative requirements",
        kind="yes-no",
    ),
    Ask(
        "5.3",
        "In the last three years, has any finding of unlawful discrimination been "
        "made against your organisation by an Employment Tribunal?",
        kind="yes-no",
    ),
)


def metropolitan(path: Path) -> Path:
    """A metropolitan council's selection questionnaire."""

    def answer(ask: Ask) -> str:
        return YES_NO if ask.kind == "yes-no" else ""

    sections = (
        ("Part 1: Potential supplier information", "1."),
        ("Part 2: Grounds for exclusion", "2."),
        ("Section 3 Economic and financial standing", "3."),
        ("Section 4 Technical and professional ability", "4."),
        ("Section 5 Additional questions", "5."),
    )
    body = [p("Selection Questionnaire"), p("Notes for completion", style="Heading1")]
    body += [
        p(words, numbered=(1, 0))
        for words in (
            "The “authority” means the Council.",
            "“You” means the potential supplier completing these questions.",
            "Please ensure that all questions are completed in full.",
        )
    ]
    for title, start in sections:
        rows: list[str] = [tr(tc(p(run(title, bold=True)), span=3)), tr("Question number", "Question", "Response")]
        for ask in METROPOLITAN:
            if ask.number.startswith(start):
                words = ask.text + (f"\n(maximum {ask.limit})" if ask.limit else "")
                rows.append(tr(tc(ask.number), tc(words), tc(answer(ask))))
        body += [tbl(*rows), p()]
    body.append(p("Contact details and declaration", style="Heading1"))
    body.append(p("I declare that to the best of my knowledge the answers submitted are correct and accurate."))
    body.append(tbl(("Signature", ""), ("Date", ""), ("Job title", "")))
    return word_file(path, *body)


# --- a unitary: the questions with limits in a table in front, the answer sheets behind -----------

UNITARY = (
    Ask(
        "MS1",
        "Describe how you will deliver each element of the service described in section 4 of the Specification.",
        "2000 words",
        "30",
    ),
    Ask("MS2", "Describe how you will make sure that the service reaches rural communities.", "1000 words", "20"),
    Ask("MS3", "Describe how outcomes will be recorded, analysed and used to improve the service.", "1000 words", "20"),
    Ask("MS4", "Provide your implementation plan with milestones, owners and risks.", "1500 words", "20"),
    Ask(
        "MS5", "Describe the social value commitments you will make, using the themes in Appendix F.", "500 words", "10"
    ),
)


def unitary(path: Path) -> Path:
    """A unitary council's table of method statements with a sheet for each behind."""
    body = [
        p("Schedule 5 – Method Statements", style="Heading1"),
        p(
            "Tenderers shall respond to each of the following method statements on the "
            "sheets that follow. Please note the maximum word count."
        ),
        tbl(
            ("Ref", "Method statement", "Max. word count", "Weighting (%)"),
            *((ask.number, ask.text, f"{int(ask.limit.split()[0]):,}", ask.weight) for ask in UNITARY),
            ("", "Total", "", "100"),
        ),
        p("Response sheets", style="Heading1"),
    ]
    for ask in UNITARY:
        body += [tbl((f"{ask.number} – Tenderer's response",), ("",)), p("Word count: _______"), p()]
    return word_file(path, *body)


FORMS = (
    UnseenForm("county council method statements", county, COUNTY, ("Name of organisation",)),
    UnseenForm("city council headings and boxes", city, CITY),
    UnseenForm("london borough list numbers", borough, BOROUGH),
    UnseenForm("district council quotation", district, DISTRICT, ("Supplier name", "VAT number")),
    UnseenForm("metropolitan selection questionnaire", metropolitan, METROPOLITAN, ("Signature", "I declare")),
    UnseenForm("unitary method statement sheets", unitary, UNITARY),
)

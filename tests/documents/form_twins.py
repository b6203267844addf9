"""Twins of the forms that UK buyers and funders send out: layouts as they occur, all words invented, each with what it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.documents.form_files import (
    PER_CENT,
    TWO_PLACES,
    around,
    drop_down,
    old_box,
    old_field,
    p,
    prompt,
    run,
    sheet,
    tbl,
    tc,
    tr,
    word_file,
    workbook_file,
)


@dataclass(frozen=True)
class Asked:
    """A question that a twin asks: its number, how its text begins, and what else is said of it."""

    number: str
    begins: str
    kind: str = "text"
    limit: str = ""
    weighting: str = ""
    choices: tuple[str, ...] = ()
    places: int = 1


@dataclass(frozen=True)
class Twin:
    """A form: how it is made, what it asks, and how many fields it has that are no questions."""

    name: str
    make: Callable[[Path], Path]
    asks: tuple[Asked, ...] = ()
    fields: int = 0


def _word(*body: str) -> Callable[[Path], Path]:
    return lambda folder: word_file(folder / "form.docx", *body)


def _book(sheets: dict[str, str], hidden: tuple[str, ...] = ()) -> Callable[[Path], Path]:
    return lambda folder: workbook_file(folder / "form.xlsx", sheets, hidden=hidden)


SCORES = tbl(
    ("Score", "Description"),
    ("5", "Excellent: the response exceeds the requirement and gives full confidence."),
    ("3", "Satisfactory: the response meets the requirement."),
    ("0", "No response, or one that is not relevant."),
)
DATES = tbl(
    ("Activity", "Date"), ("Tender published", "3 March"), ("Deadline for questions", ""), ("Contract start", "")
)
TERMS = tbl(("Term", "Meaning"), ("Authority", "The council named on the cover."), ("Provider", ""))

TWINS = (
    Twin(
        "a council's method statements: number, question, weighting, word limit, response",
        _word(
            p("Part B – Method statements", style="Heading1"),
            p("Answer every question. Answers over the word limit will not be read beyond it."),
            tbl(
                ("Q. No.", "Question", "Weighting %", "Max words", "Tenderer’s response", "Score awarded"),
                ("B1", "How will you recruit and keep volunteers in rural wards?", "25%", "750", "", ""),
                ("B2", "Set out your approach to safeguarding adults at risk.", "20%", "500 words", "", ""),
                ("B3", "Please provide a mobilisation plan.", "15", "2 sides of A4", "", ""),
                ("", "Total", "60%", "", "", ""),
            ),
            SCORES,
        ),
        (
            Asked("B1", "How will you recruit", limit="750 words", weighting="25"),
            Asked("B2", "Set out your approach", limit="500 words", weighting="20"),
            Asked("B3", "Please provide a mobilisation", limit="2 pages", weighting="15"),
        ),
    ),
    Twin(
        "a trust's application form: list numbers, and a box below each question",
        _word(
            p("About your organisation", style="Heading2"),
            tbl(
                ("Name of organisation", ""),
                ("Charity number", ""),
                ("Contact name and position", ""),
                ("Email", ""),
                ("Telephone", ""),
            ),
            p("About your project", style="Heading2"),
            p("What do you want to do with our grant? (maximum 300 words)", numbered=(1, 0)),
            tbl(("",)),
            p("Who will benefit, and how do you know that they need it?", numbered=(1, 0)),
            p("Please use no more than 1,500 characters including spaces."),
            tbl(("",)),
            p("How much money are you asking for?", numbered=(1, 0)),
            tbl(("£",)),
            p("Have you had a grant from us before?", numbered=(1, 0)),
            p("☐ Yes\t☐ No"),
        ),
        (
            Asked("1", "What do you want to do", limit="300 words"),
            Asked("2", "Who will benefit", limit="1,500 characters"),
            Asked("3", "How much money", "money"),
            Asked("4", "Have you had a grant", "yes-no"),
        ),
        fields=5,
    ),
    Twin(
        "an NHS body's cards: one table a question, with criteria and marking scheme",
        _word(
            p("Quality questions", style="Heading1"),
            tbl(
                ("Question 1", "Describe how patients will be involved in the design of the service."),
                ("Weighting", "12.5%"),
                ("Word limit", "1,000 words"),
                ("Evaluation criteria", "We look for co-design from the outset."),
                ("Response", ""),
            ),
            p(""),
            tbl(
                ("Question 2", "Explain how you will reach people who do not speak English."),
                ("Weighting", "7.5%"),
                ("Page limit", "3 pages"),
                ("Scoring methodology", "0 to 4, see the marking scheme."),
                ("Bidder response", ""),
            ),
        ),
        (
            Asked("1", "Describe how patients", limit="1,000 words", weighting="12.5"),
            Asked("2", "Explain how you will reach", limit="3 pages", weighting="7.5"),
        ),
    ),
    Twin(
        "cards without a box, for answers that go into a portal",
        _word(
            tbl(
                ("Question 4.1", "How will you manage the transition?"),
                ("Weighting", "30%"),
                ("Criteria", "A credible plan."),
                ("Maximum words", "800"),
            ),
            p(""),
            tbl(
                ("Question 4.2", "What risks do you see?"),
                ("Weighting", "10%"),
                ("Criteria", "A register of risks."),
                ("Maximum words", "400"),
            ),
        ),
        (
            Asked("4.1", "How will you manage", limit="800 words", weighting="30", places=0),
            Asked("4.2", "What risks", limit="400 words", weighting="10", places=0),
        ),
    ),
    Twin(
        "a lottery fund's form: content controls that show a prompt, a drop-down list, boxes",
        _word(
            p("Your project", style="Heading1"),
            p("1. Tell us what your project will do (up to 250 words)"),
            prompt("Click or tap here to enter text.", block=True),
            p("2. Which region will it take place in?"),
            p(drop_down("North East", "Yorkshire", "Wales")),
            p("3. When will it start?"),
            p(prompt("Click or tap to enter a date.", kind="<w:date/>")),
            p("4. Which groups will benefit? Tick all that apply."),
            p("☐ Young people"),
            p("☐ Older people"),
            p("☐ Disabled people"),
        ),
        (
            Asked("1", "Tell us what", limit="250 words"),
            Asked("2", "Which region", "choice", choices=("North East", "Yorkshire", "Wales")),
            Asked("3", "When will it start", "date"),
            Asked("4", "Which groups", "many-choices", choices=("Young people", "Older people", "Disabled people")),
        ),
    ),
    Twin(
        "full-width questions over full-width room",
        _word(
            tbl(
                tr(tc("Section C: Workforce (30%)", span=2)),
                ("C1", "Describe your staffing structure. Maximum 400 words."),
                tr(tc("", span=2)),
                ("C2", "How do you supervise volunteers?"),
                tr(tc("", span=2)),
                ("C3", "Outline your training plan [max. 2 pages]."),
                tr(tc("Response:\n\n", span=2)),
            )
        ),
        (
            Asked("C1", "Describe your staffing", limit="400 words"),
            Asked("C2", "How do you supervise"),
            Asked("C3", "Outline your training", limit="2 pages"),
        ),
    ),
    Twin(
        "a form of paragraphs: labels with lines, dots, and Yes/No at the end",
        _word(
            p("Name of applicant: ______________________________"),
            p("Postcode: __________"),
            p("Project title: ………………………………………"),
            p("1. Is your organisation a registered charity? Yes/No"),
            p("2. Do you hold public liability insurance of at least £5m?\tYES / NO"),
            p("3. Please give a brief summary of your project"),
            p("................................................................................"),
            p("................................................................................"),
            p("4. How many people will take part? ____________"),
            p("Signed: ____________________ Date: ____________"),
        ),
        (
            Asked("", "Project title"),
            Asked("1", "Is your organisation", "yes-no"),
            Asked("2", "Do you hold public", "yes-no"),
            Asked("3", "Please give a brief"),
            Asked("4", "How many people", "number"),
        ),
        fields=3,
    ),
    Twin(
        "method statements with a prompt in brackets below each",
        _word(
            p("Method Statement 1 – Service model (Weighting 40%)", style="Heading2"),
            p("Please describe how you will deliver the service in all three localities."),
            p("Your response must not exceed 2,000 words."),
            p("[Insert response here]"),
            p("Method Statement 2 – Social value (Weighting 10%)", style="Heading2"),
            p("Please explain what you will do for local employment."),
            p("Maximum of 4 sides of A4"),
            p("[Insert response here]"),
        ),
        (
            Asked("1", "Please describe how you will deliver", limit="2,000 words", weighting="40"),
            Asked("2", "Please explain what", limit="4 pages", weighting="10"),
        ),
    ),
    Twin(
        "a protected form with old form fields",
        _word(
            p("Organisation: ", old_field("<w:textInput/>")),
            p("Q1. Do you have an equal opportunities policy? ", old_box(), " Yes ", old_box(), " No"),
            p("Q2. In which year were you founded? ", old_field("<w:textInput/>")),
            p(
                "Q3. What is your legal form? ",
                old_field('<w:ddList><w:listEntry w:val="Charity"/><w:listEntry w:val="CIC"/></w:ddList>', ""),
            ),
            tbl(("Q4. Describe your experience (500 words)", tc(p(old_field("<w:textInput/>"))))),
        ),
        (
            Asked("Q1", "Do you have an equal", "yes-no"),
            Asked("Q2", "In which year"),
            Asked("Q3", "What is your legal", "choice", choices=("Charity", "CIC")),
            Asked("Q4", "Describe your experience", limit="500 words"),
        ),
        fields=1,
    ),
    Twin(
        "rows in content controls, rows inserted and removed with tracking on",
        _word(
            around(
                tbl(
                    ("Ref", "Requirement", "Supplier response"),
                    around(tr("1.1", around(tc("Confirm that you hold Cyber Essentials.")), "Yes / No")),
                    tr(
                        "1.2",
                        tc(f'<w:p><w:ins w:id="1" w:author="A">{run("How do you store personal data?")}</w:ins></w:p>'),
                        "",
                        own='<w:ins w:id="2" w:author="A"/>',
                    ),
                    tr("1.3", "Where are your servers?", "", own='<w:del w:id="3" w:author="A"/>'),
                    tr(
                        "1.4",
                        tc(
                            f'<w:p>{run("Describe your backups")}<w:del w:id="4" w:author="A"><w:r><w:delText> and their'
                            f" colour</w:delText></w:r></w:del>{run('.')}</w:p>"
                        ),
                        "",
                    ),
                )
            )
        ),
        (
            Asked("1.1", "Confirm that you hold", "yes-no"),
            Asked("1.2", "How do you store"),
            Asked("1.4", "Describe your backups."),
        ),
    ),
    Twin(
        "a compliance matrix with sub-requirements under a stem",
        _word(
            tbl(
                ("Ref.", "Requirement", "Compliant (Y/N)", "Comments"),
                ("3", "Reporting", "", ""),
                ("3.1", "The provider must report monthly.", "", ""),
                ("3.2", "The provider must attend quarterly reviews.", "", ""),
                ("4", "Please confirm that you hold each of the following:", "", ""),
                ("4(a)", "Employer’s liability insurance", "", ""),
                ("4(b)", "Public liability insurance", "", ""),
            )
        ),
        (
            Asked("3.1", "The provider must report", "yes-no"),
            Asked("3.2", "The provider must attend", "yes-no"),
            Asked("4(a)", "Employer’s liability", "yes-no"),
            Asked("4(b)", "Public liability", "yes-no"),
        ),
    ),
    Twin(
        "statements with a column to tick for each choice",
        _word(
            tbl(
                ("Statement", "Yes", "No", "N/A"),
                ("All staff are paid the real living wage.", "", "", ""),
                ("We publish our accounts.", "", "", ""),
            )
        ),
        (Asked("", "All staff are paid", "yes-no"), Asked("", "We publish", "yes-no")),
    ),
    Twin(
        "a checklist of documents",
        _word(
            p("Checklist", style="Heading1"),
            tbl(
                ("Document", "Enclosed (Y/N)"),
                ("Safeguarding policy", ""),
                ("Latest accounts", ""),
                ("Completed Form of Tender", ""),
            ),
            tbl(("Signed:", ""), ("Name:", ""), ("Position:", ""), ("Date:", "")),
        ),
        (
            Asked("", "Safeguarding policy", "yes-no"),
            Asked("", "Latest accounts", "yes-no"),
            Asked("", "Completed Form", "yes-no"),
        ),
        fields=4,
    ),
    Twin(
        "a grid to fill in, which belongs to the question before it",
        _word(
            p("5. Please give details of up to three contracts of a similar kind."),
            tbl(
                ("Detail", "Contract 1", "Contract 2", "Contract 3"),
                ("Customer", "", "", ""),
                ("Value", "", "", ""),
                ("Dates", "", "", ""),
            ),
            p("6. List the people who will work on the contract."),
            tbl(("Name", "Role", "Qualifications"), ("", "", ""), ("", "", "")),
        ),
        (Asked("5", "Please give details", places=3), Asked("6", "List the people")),
    ),
    Twin(
        "one cell that holds question, note, limit and where the answer goes",
        _word(
            tbl(
                ("No", "Question and response"),
                (
                    "7",
                    "Describe your complaints procedure.\n\nNote: attach no documents.\n\nWord limit: 350\n\n"
                    "Bidder’s Response:\n\n\n",
                ),
                ("8", "Explain your pricing assumptions.\n\nBidder’s Response:\n\n\n"),
            )
        ),
        (Asked("7", "Describe your complaints", limit="350 words"), Asked("8", "Explain your pricing")),
    ),
    Twin(
        "questions as headings, with a note and a box below each",
        _word(
            p("The need", style="Heading1"),
            p("Describe the need for your project", style="Heading2"),
            p("Guidance: use figures from your area. No more than 300 words."),
            tbl(("",)),
            p("Evidence of support", style="Heading2"),
            tbl(("",)),
        ),
        (Asked("", "Describe the need", limit="300 words"), Asked("", "Evidence of support")),
    ),
    Twin(
        "a title row, the question, its limit and room, one below the other",
        _word(
            tbl(
                ("Question 1: Experience", "Weighting: 10%"),
                tr(tc("Please tell us about your experience of similar contracts.", span=2)),
                tr(tc("Word limit: 500 words", span=2)),
                tr(tc("", span=2)),
                ("Question 2: Team", "Weighting: 20%"),
                tr(tc("Who will lead the team?", span=2)),
                tr(tc("Response:", span=2)),
            )
        ),
        (
            Asked("1", "Please tell us about", limit="500 words", weighting="10"),
            Asked("2", "Who will lead", weighting="20"),
        ),
    ),
    Twin(
        "a section’s name in the header row, beside “Response”",
        _word(
            tbl(
                ("1", "Company details", "Response"),
                ("1.1", "Full name of organisation", ""),
                ("1.2", "Date of incorporation", ""),
                ("1.3", "Annual turnover in the last three years", ""),
            ),
            tbl(("2", "Insurance", "Response"), ("2.1", "Public liability of £5m", "☐ Yes ☐ No")),
        ),
        (
            Asked("1.1", "Full name"),
            Asked("1.2", "Date of incorporation", "date"),
            Asked("1.3", "Annual turnover", "money"),
            Asked("2.1", "Public liability", "yes-no"),
        ),
    ),
    Twin(
        "sections in a merged cell left of the questions",
        _word(
            tbl(
                ("Section", "Question", "Response"),
                (tc("A. Governance", merge="restart"), "Do you have a board?", ""),
                (tc("", merge="on"), "How often does it meet?", ""),
            )
        ),
        (Asked("", "Do you have a board", "yes-no"), Asked("", "How often does it")),
    ),
    Twin(
        "numbered paragraphs with nothing but empty lines to write on",
        _word(
            p("1) What is the aim of your project?"),
            p(""),
            p(""),
            p(""),
            p("2) Who will run it?"),
            p(""),
            p(""),
            p(""),
            p("Thank you for applying."),
        ),
        (Asked("1", "What is the aim"), Asked("2", "Who will run")),
    ),
    Twin(
        "the questions of an online form, listed with their limits",
        _word(
            p("These are the questions that the online form asks."),
            p("What would you like to do? You can write up to 300 words."),
            p("How does your project involve your community? You can write up to 200 words."),
            p("How does it fit in with what others do? You can write up to 150 words."),
        ),
        (
            Asked("", "What would you like", limit="300 words", places=0),
            Asked("", "How does your project", limit="200 words", places=0),
            Asked("", "How does it fit", limit="150 words", places=0),
        ),
    ),
    Twin(
        "a form of tender and an order form, which only want to be completed",
        _word(
            p("Form of tender", style="Heading1"),
            p("I/We ______________ of ______________ hereby offer the services for the sum of £ ________ without VAT."),
            p("Signed: ____________"),
            p("In the capacity of: ____________"),
            tbl(
                ("Call-off reference:", "[Insert]"),
                ("The Buyer:", "[Insert name]"),
                ("Start date", ""),
                ("Governing law", ""),
            ),
        ),
        fields=6,
    ),
    Twin(
        "limits of every wording",
        _word(
            tbl(
                ("No", "Question", "Answer"),
                ("1", "Please provide two case studies of no more than 300 words each.", ""),
                ("2", "Tell us about your aims in 4,000 characters (excluding spaces).", ""),
                ("3", "Between 300 and 500 words, tell us why you apply.", ""),
                ("4", "What will change? Limit your response to two sides of A4 in Arial 11.", ""),
                ("5", "Say who you are, in at least 50 words.", "[Max. 200 words]"),
            )
        ),
        (
            Asked("1", "Please provide two", limit="300 words × 2"),
            Asked("2", "Tell us about", limit="4,000 characters without spaces"),
            Asked("3", "Between 300", limit="500 words"),
            Asked("4", "What will change", limit="2 pages (Arial, 11 point)"),
            Asked("5", "Say who", limit="200 words"),
        ),
    ),
    Twin(
        "yes and no in cells of their own, with boxes in them or beside them",
        _word(
            tbl(
                ("Do you have a complaints policy?", "Yes ☐", "No ☐"),
                ("Do you insure your volunteers?", "Yes ☐", "No ☐"),
            ),
            p(""),
            tbl(("Are you a charity?", "Yes", "☐", "No", "☐"), ("Are you registered for VAT?", "Yes", "☐", "No", "☐")),
            p(""),
            tbl(("Item", "Document", "Tick if enclosed"), ("1", "Constitution", "☐"), ("2", "Accounts", "☐")),
        ),
        (
            Asked("", "Do you have a complaints", "yes-no"),
            Asked("", "Do you insure", "yes-no"),
            Asked("", "Are you a charity", "yes-no"),
            Asked("", "Are you registered", "yes-no"),
            Asked("1", "Constitution", "yes-no"),
            Asked("2", "Accounts", "yes-no"),
        ),
    ),
    Twin(
        "a budget to fill in, and parts by letter under a stem",
        _word(
            p("8. Please provide a budget for your project."),
            tbl(("Item", "Cost (£)", "Amount requested (£)"), ("", "", ""), ("", "", ""), ("Total", "", "")),
            p(""),
            tbl(
                ("Ref", "Question", "Response"),
                ("9", "Insurance. Please confirm that you hold:", ""),
                ("", "a) Employer’s liability of £5m", "Yes/No"),
                ("", "b) Public liability of £5m", "Yes/No"),
            ),
        ),
        (
            Asked("8", "Please provide a budget"),
            Asked("a", "Employer’s", "yes-no"),
            Asked("b", "Public", "yes-no"),
        ),
    ),
    Twin(
        "a log of clarifications and a table of weightings, which ask nothing",
        _word(
            p("Clarifications", style="Heading1"),
            tbl(
                ("No", "Question", "Response"),
                ("1", "Is TUPE relevant?", "Yes, see annex 4."),
                ("2", "What is the budget?", ""),
            ),
            p("Award criteria", style="Heading1"),
            tbl(("Question", "Weighting"), ("1. Delivery: how will you deliver?", "20%"), ("2. Social value", "10%")),
            tbl(("KPI", "Target", "Frequency"), ("Response time", "2 hours", "Monthly"), ("Uptime", "", "Monthly")),
            tbl(("Version", "Date", "Author", "Changes"), ("0.1", "1 May", "AB", "First draft"), ("", "", "", "")),
        ),
    ),
    Twin(
        "a workbook with response options, and sheets of rates and risks that are no questions",
        _book(
            {
                "Questions": sheet(
                    {
                        "A1": "Question ID",
                        "B1": "Question",
                        "C1": "Response options",
                        "D1": "Guidance",
                        "E1": "Supplier response",
                        "A2": "Q1",
                        "B2": "Are you a social enterprise?",
                        "C2": "Yes / No",
                        "D2": "See the note.",
                        "A3": "Q2",
                        "B3": "Describe your aims.",
                        "C3": "Free text (2000 characters)",
                    }
                ),
                "Rates": sheet(
                    {"A1": "Role", "B1": "Day rate (£)", "C1": "Hours", "A2": "Manager", "B2": None, "C2": None}
                ),
                "Risks": sheet(
                    {"A1": "Risk", "B1": "Likelihood", "C1": "Impact", "D1": "Mitigation", "A2": None, "B2": None}
                ),
            }
        ),
        (Asked("Q1", "Are you a social", "yes-no"), Asked("Q2", "Describe your aims", limit="2,000 characters")),
    ),
    Twin(
        "an old bid with its answers in it",
        _word(
            tbl(
                ("No.", "Question", "Your answer"),
                ("1", "Describe your organisation.", "We are a charity of twelve staff in Ashford.\nWe began in 1998."),
                ("2", "Do you hold insurance?", "Yes"),
                ("3", "What will you measure?", ""),
            )
        ),
        (
            Asked("1", "Describe your organisation"),
            Asked("2", "Do you hold insurance", "yes-no"),
            Asked("3", "What will you measure"),
        ),
    ),
    Twin(
        "instructions that ask nothing",
        _word(
            p("Instructions to tenderers", style="Heading1"),
            p("You must answer every question in the portal.", numbered=(1, 0)),
            p("If you have a question, send it by 3 March.", numbered=(1, 0)),
            p("How will tenders be evaluated?", style="Heading2"),
            p("Quality counts for 60% and price for 40%. Answers may be up to 500 words long."),
            SCORES,
            DATES,
            TERMS,
            p("Example:"),
            tbl(("", "Bidder A", "Bidder B"), ("Price", "£10", "£12"), ("Score", " ", " ")),
            tbl(("Criterion", "Weighting"), ("Quality", "60%"), ("Price", "40%")),
            tbl(("Item", "Unit price", "Quantity", "Total (£)"), ("Session", "", "", ""), ("Travel", "", "", "")),
        ),
    ),
    Twin(
        "questions in a frame, and in a text box",
        _word(
            tbl((tc(p("1. What is your vision?") + tbl(("",)) + p("")),)),
            f"<w:p><w:r><w:pict><w:txbxContent>{p('2. How will you sustain it?')}{p('Answer:')}</w:txbxContent></w:pict>"
            "</w:r></w:p>",
        ),
        (Asked("1", "What is your vision"), Asked("2", "How will you sustain")),
    ),
    Twin(
        "a framework questionnaire in Excel, with sheets that ask nothing and a hidden list",
        _book(
            {
                "Instructions": sheet(
                    {"A1": "How to use this workbook", "A3": "Complete every yellow cell.", "A4": "Save it as .xlsx."}
                ),
                "Questionnaire": sheet(
                    {
                        "A1": "Supplier questionnaire",
                        "A3": "Ref",
                        "B3": "Question",
                        "C3": "Guidance",
                        "D3": "Max words",
                        "E3": "Weighting",
                        "F3": "Bidder response",
                        "A4": "Section 1 – Quality",
                        "A5": (1.1, TWO_PLACES),
                        "B5": "How will you meet the specification?",
                        "C5": "Refer to section 3.",
                        "D5": 500,
                        "E5": (0.3, PER_CENT),
                        "F5": None,
                        "A6": (1.2, TWO_PLACES),
                        "B6": "Describe your quality assurance.",
                        "D6": 250,
                        "E6": (0.1, PER_CENT),
                        "F6": None,
                        "A7": "Section 2 – Policy",
                        "A8": 2,
                        "B8": "Do you have a modern slavery statement?",
                        "F8": None,
                        "A9": 3,
                        "B9": "What is the size of your organisation?",
                        "F9": None,
                        "A10": 4,
                    },
                    merged=("A4:F4", "A7:F7"),
                    lists={"F8": '"Yes,No"', "F9": "Lists!$A$1:$A$3"},
                ),
                "Pricing": sheet(
                    {
                        "A1": "Item",
                        "B1": "Unit",
                        "C1": "Unit price (£)",
                        "D1": "Total (£)",
                        "A2": "Session",
                        "B2": "Hour",
                        "C2": None,
                        "D2": None,
                    }
                ),
                "Scoring": sheet(
                    {"A1": "Score", "B1": "Definition", "A2": 5, "B2": "Excellent", "A3": 0, "B3": "Poor"}
                ),
                "Lists": sheet({"A1": "Micro", "A2": "Small", "A3": "Medium"}),
            },
            hidden=("Lists",),
        ),
        (
            Asked("1.10", "How will you meet", limit="500 words", weighting="30"),
            Asked("1.20", "Describe your quality", limit="250 words", weighting="10"),
            Asked("2", "Do you have a modern", "yes-no"),
            Asked("3", "What is the size", "choice", choices=("Micro", "Small", "Medium")),
        ),
    ),
    Twin(
        "a workbook without headers whose numbers restart on each sheet; lots repeat the same questions",
        _book(
            {
                "General": sheet(
                    {
                        "A1": "General information",
                        "A2": 1,
                        "B2": "Registered VAT number",
                        "C2": None,
                        "A3": 2,
                        "B3": "Date of registration",
                        "C3": None,
                    },
                    merged=("A1:B1",),
                ),
                "Lot 1": sheet(
                    {
                        "A1": "Insurance",
                        "A2": 1,
                        "B2": "Please confirm that you hold, or will obtain, the insurance below.",
                        "C2": None,
                        "A3": 2,
                        "B3": "How many staff are based in the area?",
                        "C3": None,
                    },
                    merged=("A1:B1",),
                    newer_lists={"C2": '"Yes,No"'},
                ),
                "Lot 2": sheet(
                    {
                        "A1": "Insurance",
                        "A2": 1,
                        "B2": "Please confirm that you hold, or will obtain, the insurance below.",
                        "C2": None,
                        "A3": 2,
                        "B3": "Which vehicles will you use?",
                        "C3": None,
                    },
                    merged=("A1:B1",),
                    newer_lists={"C2": '"Yes,No"'},
                ),
            }
        ),
        (
            Asked("1", "Registered VAT"),
            Asked("2", "Date of registration", "date"),
            Asked("1", "Please confirm that you hold", "yes-no", places=2),
            Asked("2", "How many staff", "number"),
            Asked("2", "Which vehicles"),
        ),
    ),
    Twin(
        "a checklist in Excel whose cells are filled with a prompt",
        _book(
            {
                "Checklist": sheet(
                    {
                        "B1": "Completed by:",
                        "C1": "ENTER RESPONSE HERE",
                        "A3": "Item",
                        "B3": "Standard",
                        "C3": "How you meet it",
                        "D3": "Council use only",
                        "A4": "A",
                        "B4": "Data is encrypted at rest.",
                        "C4": "ENTER RESPONSE HERE",
                        "D4": None,
                        "A5": "B",
                        "B5": "Access is by role.",
                        "C5": "ENTER RESPONSE HERE",
                        "D5": None,
                        "A6": "C",
                        "B6": "Logging, made up of:",
                        "C6": None,
                        "B7": "C1 Events are recorded.",
                        "C7": "ENTER RESPONSE HERE",
                    }
                )
            }
        ),
        (Asked("A", "Data is encrypted"), Asked("B", "Access is by role"), Asked("C1", "Events are recorded")),
        fields=1,
    ),
    Twin(
        "a workbook with full-width questions over merged room",
        _book(
            {
                "Application": sheet(
                    {
                        "A1": "Community fund application",
                        "A3": "1. What will you do? (max 200 words)",
                        "A4": None,
                        "A6": "2. What difference will it make?",
                        "A7": None,
                    },
                    merged=("A1:F1", "A3:F3", "A4:F4", "A6:F6", "A7:F7"),
                )
            }
        ),
        (Asked("1", "What will you do", limit="200 words"), Asked("2", "What difference")),
    ),
)

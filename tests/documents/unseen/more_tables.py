"""Further unseen forms in Word that are built of tables."""

from pathlib import Path

from tests.documents.form_files import around, drop_down, p, prompt, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, box, bullets, header_row, scores

# --- a council: one table for each question with its own head -------------------------------------

HEADED = (
    Ask(
        "Q1",
        "Please outline your experience of running day opportunities for adults with learning disabilities.",
        "600 words",
        "10",
    ),
    Ask(
        "Q2",
        "Please explain how support plans will be written with each person: (a) "
        "before they start; (b) at review; (c) when their needs change.",
        "900 words",
        "20",
    ),
    Ask("Q3", "Please explain how you will help people to move towards paid work.", "600 words", "15"),
    Ask("Q4", "Please set out how transport will be arranged.", "300 words", "5"),
    Ask("Q5", "Please provide your business continuity plan as an attachment.", "", "5"),
)


def headed(path: Path) -> Path:
    """One table for each question: a head, a row, and a row to answer in."""
    body = [
        p("Lot 2: Day Opportunities", style="Heading1"),
        p("Answers must be in Arial 11. Pictures are not accepted."),
    ]
    for ask in HEADED:
        lead, *parts = ask.text.replace("(", "\n(").split("\n") if "(a)" in ask.text else [ask.text]
        words = p(lead.strip()) + "".join(p(part.strip()) for part in parts)
        body += [
            tbl(
                header_row("Q. No.", "Question", "Weighting", "Max. words"),
                tr(tc(ask.number), tc(words), tc(f"{ask.weight}%"), tc(ask.limit.split()[0] if ask.limit else "N/A")),
                tr(tc(p(run("Tenderer's answer:", bold=True)) + p() * 3, span=4)),
            ),
            p(),
        ]
    return word_file(path, *body)


# --- an NHS body: rows in content controls, words deleted and inserted under tracking -------------

TRACKED = (
    Ask("2.1", "Describe how patients will be offered a choice of appointment.", "400 words", "10"),
    Ask("2.2", "Describe how you will communicate with people who do not read English.", "400 words", "10"),
    Ask("2.3", "Describe how waiting times will be kept below six weeks.", "400 words", "15"),
    Ask("2.4", "State the locations from which the service will be delivered.", "", "5"),
)


def tracked(path: Path) -> Path:
    """Rows in content controls; the buyer's last changes still marked."""
    change = (
        '<w:p><w:r><w:t xml:space="preserve">Describe how waiting times will be kept below </w:t></w:r>'
        '<w:del w:id="1" w:author="Buyer"><w:r><w:delText>eight</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="Buyer"><w:r><w:t>six</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> weeks.</w:t></w:r></w:p>'
    )
    rows = [header_row("Ref.", "Award question", "% of quality score", "Response")]
    for ask in TRACKED:
        words = (change if "six" in ask.text else p(ask.text)) + (
            p(f"Response limit: {ask.limit}") if ask.limit else ""
        )
        rows.append(around(tr(tc(ask.number), tc(words), tc(ask.weight), tc(prompt("Enter response", block=True)))))
    return word_file(
        path,
        p("Part 2 – Award questions"),
        tbl(*rows),
        p("Part 3 – Conflicts of interest"),
        p("Any conflict must be told to the contracting authority at once."),
    )


# --- the Ministry: cards with labels in the first column and several in a row ---------------------

LABELLED = (
    Ask(
        "1",
        "Tell us how you will make sure that people with convictions can open a "
        "bank account and obtain identification before release.",
        "4 pages",
        "30",
    ),
    Ask("2", "Tell us how you will engage people who are reluctant to take part.", "4 pages", "30"),
    Ask("3", "Tell us how you will work with creditors and advice agencies.", "2 pages", "20"),
    Ask("4", "Tell us how you will train your staff and keep their knowledge up to date.", "2 pages", "20"),
)


def labelled(path: Path) -> Path:
    """Cards: “Question 1 of 4”, weighting and page limit in one row."""
    body = [p("Technical Envelope – Finance, Benefit and Debt")]
    for ask in LABELLED:
        body += [
            tbl(
                tr(tc(p(run(f"Question {ask.number} of 4", bold=True)), span=4)),
                tr("Weighting:", f"{ask.weight}%", "Page limit:", f"{ask.limit.split()[0]} sides of A4"),
                tr(tc("Question:"), tc(ask.text, span=3)),
                tr(
                    tc("Guidance:"),
                    tc(
                        p("A good answer will:")
                        + bullets("describe the steps in order;", "give evidence that they work."),
                        span=3,
                    ),
                ),
                tr(tc("Response:"), tc("", span=3)),
            ),
            p(),
        ]
    return word_file(path, *body)


# --- a landlord: questions answered by a small table to fill in -----------------------------------

FILLABLE = (
    Ask("1", "Please give details of three contracts of a similar nature."),
    Ask("2", "Please complete the risk register for the first year of the contract."),
    Ask("3", "Please describe how you will deal with anti-social behaviour.", "500 words"),
    Ask("4", "Please list the people who will work on the contract."),
    Ask("5", "Please describe your approach to net zero.", "250 words"),
)


def fillable(path: Path) -> Path:
    """Questions answered by tables that the bidder fills in."""
    return word_file(
        path,
        p("Supplier Questionnaire", style="Heading1"),
        p("Question 1", style="Heading2"),
        p(FILLABLE[0].text),
        tbl(
            ("", "Contract 1", "Contract 2", "Contract 3"),
            *(
                (label, "", "", "")
                for label in ("Customer", "Contact and email", "Start and end dates", "Value", "Description")
            ),
        ),
        p("Question 2", style="Heading2"),
        p(FILLABLE[1].text),
        tbl(("Risk", "Likelihood", "Impact", "Mitigation", "Owner"), *(("", "", "", "", ""),) * 5),
        p("Question 3", style="Heading2"),
        p(f"{FILLABLE[2].text} ({FILLABLE[2].limit})"),
        box(),
        p("Question 4", style="Heading2"),
        p(FILLABLE[3].text),
        tbl(("Name", "Role", "Qualifications", "Days per week"), *(("", "", "", ""),) * 4),
        p("Question 5", style="Heading2"),
        p(f"{FILLABLE[4].text} ({FILLABLE[4].limit})"),
        box(),
    )


# --- a grant of numbered prompts, many of a few words ---------------------------------------------

PROMPTS = (
    Ask("1.1", "Organisation's legal name"),
    Ask("1.2", "Type of organisation", kind=""),
    Ask("1.3", "Charity number"),
    Ask("2.1", "Project title", "10 words"),
    Ask("2.2", "Project summary", "100 words"),
    Ask("2.3", "Start date", kind="date"),
    Ask("2.4", "End date", kind="date"),
    Ask("2.5", "Location of project"),
    Ask("3.1", "Need for the project", "300 words"),
    Ask("3.2", "Activities", "500 words"),
    Ask("3.3", "Outcomes and how they will be measured", "400 words"),
    Ask("3.4", "Risks", "200 words"),
    Ask("4.1", "Total project cost", kind=""),
    Ask("4.2", "Grant requested", kind=""),
    Ask("4.3", "Match funding: is it confirmed?", kind=""),
)


def prompts(path: Path) -> Path:
    """A table of numbered prompts with the limit in a column."""
    names = {"1": "1. Applicant", "2": "2. Project", "3": "3. Proposal", "4": "4. Budget"}
    body = [p("Rural Grants 2026 – Application", style="Heading1")]
    for part, name in names.items():
        rows = [tr(tc(p(run(name, bold=True)), span=4))]
        for ask in PROMPTS:
            if ask.number[0] == part:
                choice = p(drop_down("Charity", "CIC", "Parish council")) if ask.number == "1.2" else p()
                rows.append(tr(tc(ask.number), tc(ask.text), tc(f"max. {ask.limit}" if ask.limit else ""), tc(choice)))
        body += [tbl(*rows), p()]
    return word_file(path, *body)


# --- a council: criteria on one side and the question on the other, "insert response" beneath the table

CRITERIA = (
    Ask("T1", "How will you protect women from exploitation while they use the service?", "1200 words", "20"),
    Ask("T2", "How will you provide a women-only space in each locality?", "800 words", "15"),
    Ask("T3", "How will you involve women with lived experience in the governance of the service?", "800 words", "15"),
    Ask("T4", "How will children be cared for when their mothers attend?", "400 words", "10"),
)


def criteria(path: Path) -> Path:
    """A table for each question, with a cue in brackets beneath it."""
    body = [p("Annex D: Technical response", style="Heading1"), scores()]
    for ask in CRITERIA:
        body += [
            tbl(
                ("Ref", "Question", "What we are looking for", "Weight"),
                (
                    ask.number,
                    f"{ask.text} (word limit {ask.limit.split()[0]})",
                    "Practical detail; evidence from similar services; a clear account of who does what.",
                    f"{ask.weight}%",
                ),
            ),
            p("[Insert your response here]"),
            p(),
        ]
    return word_file(path, *body)


FORMS = (
    UnseenForm("day opportunities headed tables", headed, HEADED),
    UnseenForm("outpatients tracked rows", tracked, TRACKED),
    UnseenForm("technical envelope labelled cards", labelled, LABELLED),
    UnseenForm("landlord tables to fill in", fillable, FILLABLE),
    UnseenForm("rural grant prompts", prompts, PROMPTS),
    UnseenForm("women's service criteria beside", criteria, CRITERIA),
)

"""More twins of real layouts, written without a look at how forms are read."""

from tests.documents.form_files import around, old_box, p, prompt, run, sheet, tbl, tc, tr
from tests.documents.form_twins import Asked, Twin, _book, _word

TEXT_BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Do not print this.</w:t></w:r>"
NO_BREAK = "<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>contractors</w:t></w:r>"

FURTHER = (
    Twin(
        "a sheet with questions and nothing made ready for the answers",
        _book(
            {
                "Questions": sheet(
                    {
                        "A1": "Expression of interest",
                        "A3": 1.0, "B3": "How many years have you worked with care leavers?",
                        "A4": 2.0, "B4": "Describe your presence in the county.",
                        "A5": 3.0, "B5": "What outcomes did you achieve last year?",
                        "A6": 4.0, "B6": "Which other bodies would you work with?",
                    }
                )
            }
        ),
        (
            Asked("1", "How many years", "number"), Asked("2", "Describe your presence"), Asked("3", "What outcomes"),
            Asked("4", "Which other bodies"),
        ),
    ),
    Twin(
        "titles in a row of their own, then a cell with the question and a cue for the response",
        _word(
            tbl(
                ("Question 1 – Safeguarding (30%)",),
                (tc(p("How do you keep children safe? (600 words)") + p("Response:") + p("")),),
                ("Question 2 – Staffing (20%)",),
                (tc(p("How do you recruit and keep staff? (400 words)") + p("Response:") + p("")),),
            ),
        ),
        (
            Asked("1", "How do you keep children", limit="600 words", weighting="30"),
            Asked("2", "How do you recruit", limit="400 words", weighting="20"),
        ),
    ),
    Twin(
        "questions of a cell each, with a content control to write in below the words",
        _word(
            tbl(
                (tc(p("1. Describe the need that your project meets.") + p(prompt("Click or tap here to enter text."))),),
                (tc(p("2. Explain how you know.") + p(prompt("Click or tap here to enter text."))),),
                (tc(p("3. Who else works on this?") + p(prompt("Click or tap here to enter text."))),),
            ),
        ),
        (Asked("1", "Describe the need"), Asked("2", "Explain how"), Asked("3", "Who else works")),
    ),
    Twin(
        "a question and its limit and guidance in rows, then room",
        _word(
            tbl(
                ("Q1", "How will you manage the risks of the service?"),
                (tc("Word limit: 350", span=2),),
                (tc("Guidance: name the three largest risks and who owns each.", span=2),),
                (tc("", span=2),),
                ("Q2", "How will you report to the council?"),
                (tc("Word limit: 250", span=2),),
                (tc("Guidance: say how often, and to whom.", span=2),),
                (tc("", span=2),),
            ),
        ),
        (
            Asked("Q1", "How will you manage", limit="350 words"),
            Asked("Q2", "How will you report", limit="250 words"),
        ),
    ),
    Twin(
        "a cue beside the room for each question",
        _word(
            tbl(
                ("1", "What experience do you have of work in prisons?"),
                ("Response", ""),
                ("2", "What do you do when somebody does not attend?"),
                ("Response", ""),
            ),
        ),
        (Asked("1", "What experience"), Asked("2", "What do you do")),
    ),
    Twin(
        "statements to confirm in one wide cell with boxes",
        _word(
            tbl(
                ("Declarations",),
                ("Have you been made bankrupt in the past three years?  ☐ Yes  ☐ No",),
                ("Do you hold public liability insurance of £5m?  ☐ Yes  ☐ No",),
            ),
        ),
        (Asked("", "Have you been made", "yes-no"), Asked("", "Do you hold public", "yes-no")),
    ),
    Twin(
        "the header again on every page of a long table, and bands between",
        _word(
            tbl(
                ("Ref", "Requirement", "Supplier response"),
                (tc("Governance", span=3),),
                ("G1", "Describe how trustees oversee the service.", ""),
                ("G2", "Set out how complaints are dealt with.", ""),
                ("Ref", "Requirement", "Supplier response"),
                (tc("Quality", span=3),),
                ("Q1", "Explain how quality is measured.", ""),
                ("Q2", "Give an example of an improvement.", ""),
            ),
        ),
        (
            Asked("G1", "Describe how trustees"), Asked("G2", "Set out how complaints"),
            Asked("Q1", "Explain how quality"), Asked("Q2", "Give an example"),
        ),
    ),
    Twin(
        "questions in numbered headings, each with an empty text box below",
        _word(
            p("1. Your organisation", style="Heading1"),
            p("1.1 Tell us about your organisation and its work (maximum 250 words)"),
            tbl(("",)),
            p("2. Your project", style="Heading1"),
            p("2.1 What will change for people because of your project? (maximum 400 words)"),
            tbl(("",)),
            p("2.2 How will you involve people with lived experience? (maximum 300 words)"),
            tbl(("",)),
        ),
        (
            Asked("1.1", "Tell us about", limit="250 words"),
            Asked("2.1", "What will change", limit="400 words"),
            Asked("2.2", "How will you involve", limit="300 words"),
        ),
    ),
    Twin(
        "hidden words, hyphens that do not break, and a question in a text box",
        _word(
            p(run("1. Do you use "), NO_BREAK, run(" for this?"), HIDDEN),
            p("☐ Yes\t☐ No"),
            p(TEXT_BOX.format(p("2. Who are they, and what do they deliver? (150 words)") + tbl(("",)))),
        ),
        (Asked("1", "Do you use sub", "yes-no"), Asked("2", "Who are they", limit="150 words")),
    ),
    Twin(
        "an Excel questionnaire: reference, question, response, maximum characters, with per-section sheets",
        _book(
            {
                "Instructions": sheet({"A1": "Complete the yellow cells only.", "A2": "Save the file under your name."}),
                "Quality": sheet(
                    {
                        "A1": "Ref", "B1": "Question", "C1": "Max characters", "D1": "Bidder response",
                        "A2": "Q1", "B2": "How will you deliver the service across the county?", "C2": 4000.0, "D2": None,
                        "A3": "Q2", "B3": "How will you monitor and improve quality?", "C3": 2000.0, "D3": None,
                    }
                ),
                "Social value": sheet(
                    {
                        "A1": "Ref", "B1": "Question", "C1": "Max characters", "D1": "Bidder response",
                        "A2": "SV1", "B2": "What social value will you add?", "C2": 3000.0, "D2": None,
                    }
                ),
            }
        ),
        (
            Asked("Q1", "How will you deliver", limit="4,000 characters"),
            Asked("Q2", "How will you monitor", limit="2,000 characters"),
            Asked("SV1", "What social value", limit="3,000 characters"),
        ),
    ),
    Twin(
        "two columns headed item and details",
        _word(
            tbl(
                ("Item", "Details"),
                ("What is your annual turnover?", ""),
                ("How many staff do you employ?", ""),
                ("Where are your offices?", ""),
            ),
        ),
        (
            Asked("", "What is your annual", "money"), Asked("", "How many staff", "number"),
            Asked("", "Where are your offices"),
        ),
    ),
    Twin(
        "questions by number, with nothing but the number and the question, for answers in a portal",
        _word(
            p("The questions below are answered in the portal."),
            tbl(
                ("Question number", "Question", "Weighting"),
                ("1", "Describe your model of delivery. (1,000 words)", "40%"),
                ("2", "Explain your mobilisation plan. (750 words)", "35%"),
                ("3", "How will you work with local services? (500 words)", "25%"),
            ),
        ),
        (
            Asked("1", "Describe your model", limit="1,000 words", weighting="40", places=0),
            Asked("2", "Explain your mobilisation", limit="750 words", weighting="35", places=0),
            Asked("3", "How will you work", limit="500 words", weighting="25", places=0),
        ),
    ),
    Twin(
        "old check boxes beside yes and no, rows inside content controls",
        _word(
            tbl(
                ("No", "Question", "Yes", "No"),
                around(tr("1", "Are you a member of a trade body?", tc(p(old_box())), tc(p(old_box())))),
                around(tr("2", "Have you had a contract ended early?", tc(p(old_box())), tc(p(old_box())))),
            ),
        ),
        (Asked("1", "Are you a member", "yes-no"), Asked("2", "Have you had a contract", "yes-no")),
    ),
    Twin(
        "one table a question, its number, weighting and limit in the head",
        _word(
            p("Section 4 – Quality questions", style="Heading1"),
            tbl(
                ("Question 4.1", "Weighting: 10%", "Maximum 500 words"),
                (tc("Please describe how you will mobilise the service.", span=3),),
                (tc("Response:", span=3),),
                (tc("", span=3),),
            ),
            p(""),
            tbl(
                ("Question 4.2", "Weighting: 15%", "Maximum 750 words"),
                (tc("How will you ensure continuity of care for existing clients?", span=3),),
                (tc("Response:", span=3),),
                (tc("", span=3),),
            ),
        ),
        (
            Asked("4.1", "Please describe how", limit="500 words", weighting="10"),
            Asked("4.2", "How will you ensure", limit="750 words", weighting="15"),
        ),
    ),
    Twin(
        "questions by number and letter, and boxes to tick below one",
        _word(
            p("3. About your project", style="Heading2"),
            p("3a) What is the name of your project?"),
            tbl(("",)),
            p("3b) Describe your project. We want to know: what you will do, and who for. (up to 1,000 words)"),
            tbl(("",)),
            p("3c) How does it meet our priorities? Tick all that apply."),
            p("☐ Stronger communities"),
            p("☐ Better health"),
            p("☐ Fairer chances"),
            p("4. Money", style="Heading2"),
            p("4a) How much do you need from us?"),
            tbl(("£",)),
        ),
        (
            Asked("3a", "What is the name"),
            Asked("3b", "Describe your project", limit="1,000 words"),
            Asked("3c", "How does it", "many-choices", choices=("Stronger communities", "Better health", "Fairer chances")),
            Asked("4a", "How much do you need", "money"),
        ),
    ),
    Twin(
        "method statements in bold, with what the response must address",
        _word(
            p("Method Statement 1: Service delivery (weighting 40%)", bold=True),
            p("Bidders should set out how they will deliver the service. Your response should address:"),
            p("staffing", numbered=(2, 0)),
            p("referral routes", numbered=(2, 0)),
            p("Word limit: 2,000 words"),
            tbl(("[Insert response here]",)),
            p("Method Statement 2: Safeguarding (weighting 20%)", bold=True),
            p("Bidders should explain how they will safeguard people who use the service."),
            p("Word limit: 1,000 words"),
            tbl(("[Insert response here]",)),
        ),
        (
            Asked("1", "Bidders should set out", limit="2,000 words", weighting="40"),
            Asked("2", "Bidders should explain", limit="1,000 words", weighting="20"),
        ),
    ),
    Twin(
        "a form of tender with rates to fill in",
        _word(
            p("Form of tender", style="Heading1"),
            p("We offer to provide the services for the sums below."),
            tbl(("Item", "Unit", "Rate (£)", "Total (£)"), ("Assessment", "Hour", "", ""), ("Support", "Hour", "", "")),
            p("Signed: ____________________"),
            p("Name: ____________________"),
            p("Date: ____________________"),
        ),
        fields=3,
    ),
    Twin(
        "policies to tick, with the date of each",
        _word(
            tbl(
                ("Policy", "Yes", "No", "Date last reviewed"),
                ("Safeguarding", "☐", "☐", ""),
                ("Equality and diversity", "☐", "☐", ""),
                ("Data protection", "☐", "☐", ""),
            ),
        ),
        (
            Asked("", "Safeguarding", "yes-no"), Asked("", "Equality and", "yes-no"), Asked("", "Data protection", "yes-no"),
        ),
    ),
    Twin(
        "a functional matrix in Excel, with compliance and comments",
        _book(
            {
                "Functional": sheet(
                    {
                        "A1": "Ref", "B1": "Requirement", "C1": "Priority (M/D)", "D1": "Compliant? (Yes/No/Partial)",
                        "E1": "Comments",
                        "A2": "F1", "B2": "The system must record each contact.", "C2": "M", "D2": None, "E2": None,
                        "A3": "F2", "B3": "The system should send text messages.", "C3": "D", "D3": None, "E3": None,
                        "A4": "F3", "B4": "The system must export data as CSV.", "C4": "M", "D4": None, "E4": None,
                    }
                )
            }
        ),
        (Asked("F1", "The system must record", "yes-no"), Asked("F2", "The system should", "yes-no"),
         Asked("F3", "The system must export", "yes-no")),
    ),
    Twin(
        "a letter with questions and their answers, which asks nothing",
        _word(
            p("Dear provider"),
            p("Thank you for your interest. What happens next? We will write to you in May."),
            p("How do I ask a question? Send it through the portal."),
            p("Yours sincerely"),
        ),
    ),
    Twin(
        "minutes of a meeting, which ask nothing of a bidder",
        _word(
            p("Minutes of the board", style="Heading1"),
            tbl(("Item", "Action", "Owner", "By when"), ("1", "Send the accounts", "AB", "3 May"), ("2", "Book it", "CD", "")),
            p("Any other business: how do we thank the volunteers? It was agreed to hold a lunch."),
        ),
    ),
    Twin(
        "questions by number and weighting, each with rows for guidance, the response and room",
        _word(
            tbl(
                ("Question number", "Question", "Weighting"),
                ("1", "Describe your model of delivery.", "40%"),
                (tc("Guidance: cover referral, delivery and exit. Word limit 800 words.", span=3),),
                (tc("Supplier response:", span=3),),
                (tc("", span=3),),
                ("2", "Explain your approach to quality.", "60%"),
                (tc("Guidance: cover audits. Word limit 400 words.", span=3),),
                (tc("Supplier response:", span=3),),
                (tc("", span=3),),
            ),
        ),
        (
            Asked("1", "Describe your model", limit="800 words", weighting="40"),
            Asked("2", "Explain your approach", limit="400 words", weighting="60"),
        ),
    ),
    Twin(
        "a table whose second half has other heads",
        _word(
            tbl(
                ("Ref", "Question", "Yes / No"), ("1", "Are you insured?", ""), ("2", "Are you registered?", ""),
                ("Ref", "Question", "Your answer"), ("3", "Who is your lead for safeguarding?", ""),
                ("4", "How do you check references?", ""),
            ),
        ),
        (
            Asked("1", "Are you insured", "yes-no"), Asked("2", "Are you registered", "yes-no"),
            Asked("3", "Who is your lead"), Asked("4", "How do you check"),
        ),
    ),
    Twin(
        "cells with a question and empty lines",
        _word(
            tbl(
                (tc(p("1. How did you hear of us?") + p("") + p("") + p("")),),
                (tc(p("2. What would a grant change for you?") + p("") + p("") + p("")),),
                (tc(p("3. Who else have you asked?") + p("") + p("") + p("")),),
            ),
        ),
        (Asked("1", "How did you hear"), Asked("2", "What would a grant"), Asked("3", "Who else have")),
    ),
    Twin(
        "lines to write on, for names and for questions",
        _word(
            p("Organisation: ________________"),
            p("Charity number: ________________"),
            p("Main contact: ________________"),
            p("Please describe your organisation’s purpose: ________________________________"),
            p("Have you applied before?  Yes / No"),
            p("How many people will benefit? ______"),
        ),
        (
            Asked("", "Please describe your"), Asked("", "Have you applied", "yes-no"), Asked("", "How many people", "number"),
        ),
        fields=3,
    ),
    Twin(
        "cards of label and value",
        _word(
            *(
                tbl(
                    ("Question number", number), ("Question", asked), ("Weighting", weighting),
                    ("Maximum word count", words), ("Scoring criteria", "0-5 as set out in the guidance"), ("Response", ""),
                )
                for number, asked, weighting, words in (
                    ("Q7", "How will you manage subcontractors?", "15%", "600"),
                    ("Q8", "What are your contingency plans?", "10%", "400"),
                )
            ),
        ),
        (
            Asked("Q7", "How will you manage", limit="600 words", weighting="15"),
            Asked("Q8", "What are your", limit="400 words", weighting="10"),
        ),
    ),
    Twin(
        "a sheet of labels with room beside each",
        _book(
            {
                "Sheet1": sheet(
                    {
                        "A1": "Supplier questionnaire", "A3": "Company details", "A4": "Company name", "B4": None,
                        "A5": "Company number", "B5": None, "A7": "Capability",
                        "A8": "Describe your experience of similar contracts", "B8": None,
                        "A9": "How many staff would work on this contract?", "B9": None,
                        "A10": "Do you hold Cyber Essentials?", "B10": None,
                    }
                )
            }
        ),
        (
            Asked("", "Describe your experience"), Asked("", "How many staff", "number"),
            Asked("", "Do you hold Cyber", "yes-no"),
        ),
        fields=2,
    ),
    Twin(
        "criteria in merged cells, beside questions with numbers of their own",
        _word(
            tbl(
                ("Criterion", "Sub-criterion", "Weighting", "Response (max 500 words)"),
                (tc("Delivery", merge="start"), "1.1 How will you deliver outreach?", "20%", ""),
                (tc("", merge="on"), "1.2 How will you involve users?", "10%", ""),
                (tc("Team", merge="start"), "2.1 Who will lead the service?", "10%", ""),
            ),
        ),
        (
            Asked("1.1", "How will you deliver", limit="500 words", weighting="20"),
            Asked("1.2", "How will you involve", limit="500 words", weighting="10"),
            Asked("2.1", "Who will lead", limit="500 words", weighting="10"),
        ),
    ),
    Twin(
        "grounds for exclusion, each with two boxes to tick",
        _word(
            p("Mandatory exclusion grounds", style="Heading1"),
            p("Has your organisation, or any person who represents it, been convicted of any of the following?"),
            tbl(
                ("Offence", "Yes", "No"), ("(a) Conspiracy", "☐", "☐"), ("(b) Corruption", "☐", "☐"), ("(c) Fraud", "☐", "☐"),
            ),
        ),
        (
            Asked("(a)", "Conspiracy", "yes-no"), Asked("(b)", "Corruption", "yes-no"), Asked("(c)", "Fraud", "yes-no"),
        ),
    ),
    Twin(
        "cards whose weighting stands above the question, with guidance, one of them answered",
        _word(
            tbl(
                ("Weighting", "20%"), ("Question", "How will you keep records?"),
                ("Guidance", "Say who may see them. No more than 300 words."), ("Response", ""),
            ),
            tbl(
                ("Weighting", "10%"), ("Question", "How will you share them?"), ("Guidance", "Name each body."),
                ("Response", "With the probation service, by secure e-mail."),
            ),
            tbl(("Weighting", "5%"), ("Question", "Who answers for them?"), ("Response", tc(p(prompt("Click to enter"))))),
        ),
        (
            Asked("", "How will you keep", limit="300 words", weighting="20"),
            Asked("", "How will you share", weighting="10"),
            Asked("", "Who answers", weighting="5"),
        ),
    ),
    Twin(
        "names asked one above the other, and a question with a long title above it",
        _word(
            tbl(("Name of organisation",), ("",), ("Contact name",), ("",)),
            tbl(
                (
                    "This part is about how the service is run from day to day, and about what the people who use it can "
                    "expect of those who work in it whenever they come through the door.",
                ),
                ("How do you make people welcome?",),
                ("",),
            ),
        ),
        (Asked("", "How do you make"),),
        fields=2,
    ),
    Twin(
        "questions listed by name, with an empty row below each",
        _word(
            tbl(
                ("Question number", "Question"),
                ("1", "Describe how you will keep people safe."),
                ("", ""),
                ("2", "Describe how you will keep records safe."),
                ("", ""),
            ),
        ),
        (Asked("1", "Describe how you will keep people"), Asked("2", "Describe how you will keep records")),
    ),
    Twin(
        "a sheet with bands between its questions, some without room",
        _book(
            {
                "Quality": sheet(
                    {
                        "A1": "Ref", "B1": "Question", "C1": "Response",
                        "B2": "About the service",
                        "A3": "1", "B3": "How will you begin?", "C3": None,
                        "A4": "2", "B4": "How will you end?", "C4": None,
                        "B5": "About the team",
                        "A6": "3", "B6": "Who will lead?", "C6": "TYPE RESPONSE HERE",
                        "A7": "4", "B7": "Who will follow?", "C7": None,
                    }
                )
            }
        ),
        (
            Asked("1", "How will you begin"), Asked("2", "How will you end"), Asked("3", "Who will lead"),
            Asked("4", "Who will follow"),
        ),
    ),
    Twin(
        "paragraphs with names on lines, choices after words, and prompts below",
        _word(
            p("Name of your organisation"),
            p("______________________"),
            p("Are you a charity?"),
            p("☐ Yes  ☐ No"),
            p("1. What is your project?"),
            p("[Insert your answer here]"),
            p("2. Is it new? Yes ☐ No ☐"),
        ),
        (
            Asked("", "Are you a charity", "yes-no"), Asked("1", "What is your project"), Asked("2", "Is it new", "yes-no"),
        ),
        fields=1,
    ),
)  # fmt: skip

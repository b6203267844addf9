"""Twins of what a further set of forms got wrong: boxes that stand apart, limits told once for all, tables in rooms."""

from tests.documents.form_files import p, prompt, sheet, tbl, tc, tr
from tests.documents.form_twins import Asked, Twin, _book, _word

_ROOM = tbl(("",))
_COUNTED = "Word count (maximum {}): _______"


def _counted(most: int) -> str:
    return tbl(("",), (_COUNTED.format(most),))


LATEST = (
    Twin(
        "a box each for the title, the question and the room, and one limit in a box in front unless a question says otherwise",
        _word(
            tbl(
                (
                    "Guidance for completion\nPlease answer every question in the white box beneath it.\nUnless a question"
                    " says otherwise, each answer must be no longer than two sides of A4 in Arial 11.",
                )
            ),
            p("Part 2: Quality", style="Heading1"),
            tbl(("2.1†  Clinical model (15%)",)), p(""),
            tbl(("Please describe the clinical model that you propose.",)), p(""),
            tbl((tc(prompt("Bidder response", block=True)),)), p(""),
            tbl(("2.2  Workforce (10%)",)), p(""),
            tbl(("Please set out your workforce plan.\nLimit for this question: three sides of A4.",)), p(""),
            tbl((tc(prompt("Bidder response", block=True)),)),
            p("Part 3: Value", style="Heading1"),
            tbl(("3.1  Productivity (10%)",)), p(""),
            tbl(("Explain how you will deliver the activity plan.",)), p(""),
            tbl((tc(prompt("Bidder response", block=True)),)),
        ),
        (
            Asked("2.1", "Please describe", limit="2 pages", weighting="15"),
            Asked("2.2", "Please set out", limit="3 pages", weighting="10"),
            Asked("3.1", "Explain how", limit="2 pages", weighting="10"),
        ),
    ),
    Twin(
        "a line for the count of words below each room",
        _word(
            p("1.1 How do you make sure that drivers are suitable?", style="Heading2"), p("Weighting: 9%"), _counted(500),
            p("1.2 What would you do if an assistant did not come?", style="Heading2"), p("Weighting: 6%"), _counted(300),
            p("1.3 Describe how vehicles are maintained.", style="Heading2"), tbl(("",), ("Words used: ___ / 400",)),
        ),
        (
            Asked("1.1", "How do you make", limit="500 words", weighting="9"),
            Asked("1.2", "What would you do", limit="300 words", weighting="6"),
            Asked("1.3", "Describe how", limit="400 words"),
        ),
    ),
    Twin(
        "a limit for all but what says otherwise, one question without any, and a list in Roman figures below a question",
        _word(
            p("Part C – Quality questions", style="Heading2"),
            p("Please respond below each question. Responses are limited to 3,000 characters unless stated otherwise."),
            p("C1 Describe your approach to design. [12 marks]"), _ROOM,
            p("C2 How will you involve children and residents? [8 marks]"),
            p("(i) at concept stage"), p("(ii) before the design is signed off"), _ROOM,
            p("C3 Provide a programme for the first four sites. [8 marks]"),
            p("Attach the programme as a PDF. No character limit applies."), _ROOM,
            p("C4 Set out how you will manage health and safety. [8 marks]"), _ROOM,
            p("C5 Explain your inspection service. [5 marks]"), p("Limit for this question: 2,000 characters."), _ROOM,
        ),
        (
            Asked("C1", "Describe your", limit="3,000 characters", weighting="12"),
            Asked("C2", "How will you", limit="3,000 characters", weighting="8"),
            Asked("C3", "Provide a programme", "file", weighting="8"),
            Asked("C4", "Set out how", limit="3,000 characters", weighting="8"),
            Asked("C5", "Explain your", limit="2,000 characters", weighting="5"),
        ),
    ),
    Twin(
        "a limit for some questions by their numbers, and points at the end of a question with help below it",
        _word(
            p("For questions 2.6 to 2.7 please write in the box. The maximum is 300 words per question."),
            tbl(("2.6 What will you do? (20 points)",), ("",)), p(""),
            tbl(("2.7 How do you know there is a need? (15 points)\nTell us who you have asked.",), ("",)), p(""),
            tbl(("2.8 What happens when the money ends? (10 points)",), ("",)),
        ),
        (
            Asked("2.6", "What will you do", limit="300 words", weighting="20"),
            Asked("2.7", "How do you know", limit="300 words", weighting="15"),
            Asked("2.8", "What happens", weighting="10"),
        ),
    ),
    Twin(
        "the government's social value question, which begins with its limit",
        _word(
            tbl(
                ("Question E7 – Social value", "Weighting: 10%"),
                (tc("Using a maximum of 500 words describe the commitment your organisation will make.", span=2),),
                (tc("Evaluators will look for: jobs for people who face barriers.", span=2),),
                (tc("Bidder response:", span=2),),
            ),
        ),
        (Asked("E7", "Using a maximum", limit="500 words", weighting="10"),),
    ),
    Twin(
        "marks that differ in a column of the most to be had, a table in a room, and one for what stands above it",
        _word(
            p("4. Award questions", style="Heading2"),
            tbl(
                ("No.", "Question", "Response", "Max score"),
                ("4.1", "Describe the courses that you will deliver.", tc(p(prompt("Click or tap here to enter text."))), "20"),
                ("4.2", "How will you recruit learners?", tc(p(prompt("Click or tap here to enter text."))), "15"),
                tr(
                    "4.3", "List your top risks and how you reduce each.",
                    tc(tbl(("Risk", "Likelihood", "Mitigation"), ("", "", ""), ("", "", "")) + p("")), "5",
                ),
            ),
            p("5. Lots and prices", style="Heading2"),
            tbl(
                ("5.1", "Legal name of the tenderer", tc(p(prompt("Click or tap here to enter text.")))),
                tr(
                    "5.2", "For which lots are you tendering?",
                    tc(p("Tick all that apply") + tbl(("Lot", "Applying?"), ("1 Digital", "☐"), ("2 Green", "☐")) + p("")),
                ),
            ),
            p("5.3 For each lot tendered, state the number of learners who start in each quarter."),
            tbl(
                ("Lot", tc("Learner starts", span=4)), ("", "Q1", "Q2", "Q3", "Q4"),
                ("1 Digital", "", "", "", ""), ("2 Green", "", "", "", ""),
            ),
        ),
        (
            Asked("4.1", "Describe the courses", weighting="20"), Asked("4.2", "How will you recruit", weighting="15"),
            Asked("4.3", "List your top risks", weighting="5"), Asked("5.1", "Legal name"),
            Asked("5.2", "For which lots"), Asked("5.3", "For each lot"),
        ),
    ),
    Twin(
        "plain help below a question, which asks too",
        _word(
            p("What does your charity do? (about 150 words)"), p("Tell us about your usual work, not the project."),
            p("_" * 60), p("_" * 60),
            p("What will you do? (up to 400 words)"), p("_" * 60),
        ),
        (Asked("", "What does your charity"), Asked("", "What will you do", limit="400 words")),
    ),
    Twin(
        "limit and share beside a question over its room, a limit in a sheet's title, and a list to fill in",
        _book(
            {
                "Narrative": sheet(
                    {
                        "A1": "N1", "B1": "Please describe how you will set it up.", "C1": "1000 words max", "D1": "12%",
                        "A2": None, "A4": "N2", "B4": "How will data be moved?", "C4": "600 words max", "D4": "8%", "A5": None,
                    },
                    merged=("A2:D2", "A5:D5"),
                ),
                "Methods": sheet(
                    {
                        "A1": "Method statements – each answer is limited to 4,000 characters including spaces",
                        "A3": "MS1", "B3": "Describe how you will plan the work.", "F3": "Weighting 10%", "A4": None,
                        "A6": "MS2", "B6": "How will you manage safety?", "F6": "Weighting 8%",
                        "A7": "Include vibration.", "A8": None,
                    },
                    merged=("B3:E3", "A4:F4", "B6:E6", "A7:F7", "A8:F8"),
                ),
                "Budget": sheet(
                    {
                        "A1": "Please list what you would like us to fund, and why.",
                        "A2": "Item or activity", "B2": "Total cost", "C2": "Amount from us",
                        "A3": None, "B3": None, "C3": None, "A4": None, "B4": None, "C4": None,
                    },
                    merged=("A1:C1",),
                ),
            }
        ),
        (
            Asked("N1", "Please describe", limit="1,000 words", weighting="12"),
            Asked("N2", "How will data", limit="600 words", weighting="8"),
            Asked("MS1", "Describe how you", limit="4,000 characters", weighting="10"),
            Asked("MS2", "How will you manage", limit="4,000 characters", weighting="8"),
            Asked("", "Please list what"),
        ),
    ),
    Twin(
        "what the buyer says of an answer in a column that looks like one of answers",
        _book(
            {
                "Usability": sheet(
                    {
                        "A1": "Code", "B1": "Question", "C1": "Options", "D1": "Response", "E1": "Supporting information",
                        "F1": "Scoring criteria",
                        "A2": "D1", "B2": "How do you engage the people who use it?", "C2": "Free text", "D2": None,
                        "E2": "Up to 3,000 characters", "F2": "0-5; max 40 points",
                        "A3": "D2", "B3": "Is all data encrypted?", "C3": "Yes | No", "D3": None,
                        "E3": "At rest and in transit.", "F3": "Max 25 points",
                    }
                )
            }
        ),
        (
            Asked("D1", "How do you engage", limit="3,000 characters", weighting="40"),
            Asked("D2", "Is all data", "yes-no", weighting="25"),
        ),
    ),
    Twin(
        "a portal's list of questions with their limits, and the places by their numbers on a sheet behind",
        _book(
            {
                "Questions": sheet(
                    {
                        "A1": "Section", "B1": "Question ID", "C1": "Type", "D1": "Question Text", "E1": "Help Text",
                        "F1": "Response Type", "G1": "Max Length", "H1": "Max Score", "I1": "Weight (%)",
                        "A2": "Quality", "C2": "Note", "D2": "Quality accounts for 70% of the score.",
                        "A3": "Quality", "B3": "3.01", "C3": "Question", "D3": "Describe your service model.",
                        "F3": "Text (long)", "G3": "8,000 characters", "H3": 5, "I3": 20,
                        "A4": "Quality", "B4": "3.02", "C4": "Question", "D4": "How will you support children?",
                        "F4": "Text (long)", "G4": "6,000 characters", "H4": 5, "I4": 15,
                        "A5": "Price", "B5": "5.01", "C5": "Question", "D5": "Total price for three years (£)",
                        "F5": "Currency", "I5": 30,
                    }
                ),
                "Responses": sheet(
                    {
                        "A1": "Question ID", "B1": "Response Type", "C1": "Response", "D1": "Attachment File Name",
                        "A2": "3.01", "B2": "Text (long)", "C2": None, "A3": "3.02", "B3": "Text (long)", "C3": None,
                        "A4": "5.01", "B4": "Currency", "C4": None,
                    }
                ),
            }
        ),
        (
            Asked("3.01", "Describe your", limit="8,000 characters", weighting="20"),
            Asked("3.02", "How will you", limit="6,000 characters", weighting="15"),
            Asked("5.01", "Total price", "money", weighting="30"),
        ),
    ),
    Twin(
        "a strip of share and limit between question and room, lettered items below a question, and a grid with an example",
        _word(
            p("4.2 Describe the delivery model that you will use across the whole region."),
            p("(a) how referrals will be received and allocated;"), p("(b) how you will work with landlords."),
            tbl(("Weighting: 30%", "Page limit: 4 sides of A4"), (tc(prompt("Insert response here", block=True), span=2),)),
            p("4.3 Explain how you will train staff. You may attach a chart of no more than one side of A4."),
            p("(a) Include an organogram."),
            tbl(("Weighting: 20%", "Page limit: 2 sides of A4"), (tc(prompt("Insert response here", block=True), span=2),)),
            p("4.4 Complete the risk register below. Add rows if needed."),
            p("Weighting: 15%  Page limit: 2 sides of A4 (landscape). The first row is an example only and should be deleted."),
            tbl(
                ("No.", "Risk", "Mitigation", "Owner"), ("Ex.", "Premises are late", "Share offices", "Director"),
                ("1", "", "", ""), ("2", "", "", ""),
            ),
        ),
        (
            Asked("4.2", "Describe the", limit="4 pages", weighting="30"),
            Asked("4.3", "Explain how", limit="2 pages", weighting="20"),
            Asked("4.4", "Complete the", limit="2 pages", weighting="15"),
        ),
    ),
    Twin(
        "labels and values in a row above a question, papers to be ticked, and a list that is nobody's",
        _word(
            *(
                tbl(
                    ("METHOD STATEMENT NO.", number, "WEIGHTING", share), ("SUBJECT", tc(subject, span=3)),
                    (tc(asked, span=4),), (tc("TENDERER’S RESPONSE", span=4),), (tc("", span=4),),
                ) + p("")
                for number, share, subject, asked in (
                    ("1", "10%", "Menus", "Describe your approach to planning menus."),
                    ("2", "8%", "Allergens", "How will you manage allergens?"),
                )
            ),
            p("17. Please tick to show what you have sent with this form."),
            tbl(("Our constitution or rules", "□"), ("Latest accounts", "□")),
            p("Checklist", style="Heading2"), p("For your own use. This list need not be returned."),
            tbl(("Document", "✓"), ("Pricing schedule", ""), ("Signed certificate", "")),
        ),
        (
            Asked("1", "Describe your", weighting="10"), Asked("2", "How will you", weighting="8"),
            Asked("17", "Please tick", "choice"),
        ),
    ),
    Twin(
        "what is to be listed below a request, with an example on top, and limits in the titles of a sheet's parts",
        _book(
            {
                "References": sheet(
                    {
                        "A1": "4.1", "B1": "Give details of up to three similar contracts.", "B2": "Weighting: P/F",
                        "A3": "No.", "B3": "Client", "C3": "Works", "D3": "Value (£)",
                        "A4": "e.g.", "B4": "Anytown Homes", "C4": "420 kitchens", "D4": "1,900,000",
                        "A5": "1", "B5": None, "C5": None, "D5": None, "A6": "2", "B6": None, "C6": None, "D6": None,
                    }
                ),
                "Bid": sheet(
                    {
                        "B1": "Part B: Bid questions", "B2": "Strategic fit – each answer is limited to 2,500 characters",
                        "B3": "B1", "C3": "Explain which priorities your bid addresses.", "C4": None,
                        "B6": "B2", "C6": "Describe how employers have shaped it.", "C7": "Name the employers.", "C8": None,
                        "B10": "Delivery – each answer is limited to 3,000 characters",
                        "B11": "B3", "C11": "What are the main risks?", "C12": None,
                        "B14": "B4", "C14": "How will the work go on?", "C15": None,
                    }
                ),
            }
        ),
        (
            Asked("4.1", "Give details"),
            Asked("B1", "Explain which", limit="2,500 characters"), Asked("B2", "Describe how", limit="2,500 characters"),
            Asked("B3", "What are the", limit="3,000 characters"), Asked("B4", "How will the", limit="3,000 characters"),
        ),
    ),
    Twin(
        "a workbook like paper: boxes in a row below a question, help between question and room, statements before a request",
        _book(
            {
                "Schedule": sheet(
                    {
                        "B1": "2.1", "C1": "Are all interpreters vetted?", "H1": "Pass / Fail",
                        "C2": "☐ Yes", "D2": "☐ No",
                        "B4": "2.2", "C4": "In which of these areas can you work? Tick all which apply.",
                        "C5": "☐ North", "D5": "☐ South", "E5": "☐ West",
                        "B7": "3.1", "C7": "An interpreter has not come. Please state what you would do.", "H7": "15%",
                        "B8": "Limit: 250 words.", "B9": None,
                    },
                    merged=("C1:G1", "C4:G4", "C7:G7", "B8:H8", "B9:H9"),
                ),
                "Proposal": sheet(
                    {
                        "B1": "C1", "C1": "Which skills gap will it fill?", "E1": "25 points", "B2": None,
                        "C2": "Name at least three employers. Up to 3,000 characters.", "E2": None,
                        "B3": None, "C3": None, "E3": None,
                        "B5": "C2", "C5": "Describe the course.", "E5": "20 points", "B6": None,
                        "C6": "There must be 60 hours. Up to 4,000 characters.", "E6": None, "B7": None, "C7": None, "E7": None,
                    },
                    merged=("C1:D1", "C2:D2", "C3:D3", "C5:D5", "C6:D6", "C7:D7"),
                ),
            }
        ),
        (
            Asked("2.1", "Are all interpreters", "yes-no"), Asked("2.2", "In which of these", "many-choices"),
            Asked("3.1", "An interpreter has", limit="250 words", weighting="15"),
            Asked("C1", "Which skills", limit="3,000 characters", weighting="25"),
            Asked("C2", "Describe the", limit="4,000 characters", weighting="20"),
        ),
    ),
    Twin(
        "declarations to be picked, a scale of marks within the card of a question, and two languages in one cell",
        _word(
            tbl(
                ("Ser", "Declaration", "Tenderer's Declaration"),
                ("a", "Are the deliverables subject to rights of others?", "Yes* / No*"),
                ("b", "Have you completed the questionnaire on cyber risks?", "Yes* / No*"),
            ),
            tbl(
                ("Question B.1", "Mobilisation"), ("Question", "Describe how you will mobilise."),
                ("Response guidance", "Your response must be no longer than 3,000 characters."), ("Weighting", "20%"),
                (tc("Marking scheme", span=2),), ("100", "Addresses all elements."), ("66", "Minor shortfalls."),
                ("0", "No response."), (tc(p("Your response to B.1") + p(""), span=2),),
            ),
            tbl(
                ("3.1", "Disgrifiwch sut y byddwch yn teithio'n ddiogel.\nDescribe how learners will travel safely.",
                 "Pwysoliad / Weighting: 10%"),
                (tc("Uchafswm o 400 gair / Maximum 400 words", span=3),), (tc("", span=3),),
            ),
        ),
        (
            Asked("a", "Are the deliverables", "yes-no"), Asked("b", "Have you completed", "yes-no"),
            Asked("B.1", "Describe how", limit="3,000 characters", weighting="20"),
            Asked("3.1", "Disgrifiwch sut", limit="400 words", weighting="10"),
        ),
    ),
    Twin(
        "headings with room by name below, marks in two languages, and marks of a whole with limits in a column",
        _word(
            p("MS1: Right first time", style="Heading2"), p("Set out how you will repair at the first visit."),
            p("Response to MS1"), p(""), p(""),
            p("MS2: Empty homes", style="Heading2"), p("How will you return homes within twelve days?"),
            p("Response to MS2"), p(""), p(""),
            tbl(
                ("Cwestiwn / Question B1", "Marciau ar gael / Marks available: 30"),
                (tc("Describe how you will support people to live well.", span=2),), (tc("Ateb / Answer:", span=2),),
            ),
            tbl(
                ("No.", "Question", "Marks", "Limit", "Response"),
                ("N1", "Describe how you will set it up.", "15 of 50", "3 pages A4", ""),
                ("N2", "How will data be moved?", "10 of 50", "500 words", ""),
                ("", "Total quality marks", "50 of 50", "", ""),
            ),
        ),
        (
            Asked("MS1", "Set out how"), Asked("MS2", "How will you"), Asked("", "Describe how", weighting="30"),
            Asked("N1", "Describe how", limit="3 pages", weighting="15"),
            Asked("N2", "How will data", limit="500 words", weighting="10"),
        ),
    ),
    Twin(
        "a row of share, limit and count between question and box of a sheet",
        _book(
            {
                "Technical": sheet(
                    {
                        "A1": "Technical response (60%)",
                        "A3": "3.1", "B3": "Describe your platform.", "B4": "Weighting: 20%", "C4": "Limit: 1,000 words",
                        "D4": "Word count used:", "A5": None,
                        "A7": "3.2", "B7": "How will you respond to a risk?", "B8": "Weighting: 15%",
                        "C8": "Limit: 750 words", "D8": "Word count used:", "A9": None,
                    },
                    merged=("B3:D3", "A5:D5", "B7:D7", "A9:D9"),
                ),
            }
        ),
        (
            Asked("3.1", "Describe your", limit="1,000 words", weighting="20"),
            Asked("3.2", "How will you", limit="750 words", weighting="15"),
        ),
    ),
)  # fmt: skip

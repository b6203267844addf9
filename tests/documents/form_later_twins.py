"""Twins of what forms that nobody had looked at before got wrong: one for each thing that was mended."""

from tests.documents.form_files import p, prompt, sheet, tbl, tc, tr
from tests.documents.form_twins import Asked, Twin, _book, _word

POINTS = ("Topic", "Lot", "Points available", "Maximum length")
LATER = (
    Twin(
        "a table that the funder fills in, and a subtotal among the questions",
        _word(
            tbl(
                ("No", "Question", "Weighting", "Response"),
                ("1", "How will you involve residents?", "20%", ""),
                ("2", "How will you measure change?", "10%", ""),
                ("", "Sub-total for quality", "30%", ""),
            ),
            p("For office use only", style="Heading2"),
            tbl(("Application reference", ""), ("Panel score", ""), ("Eligibility check done?", "Y / N")),
        ),
        (Asked("1", "How will you involve", weighting="20"), Asked("2", "How will you measure", weighting="10")),
    ),
    Twin(
        "requirements under an example, with a limit in the head of a further column",
        _book(
            {
                "Matrix": sheet(
                    {
                        "A1": "Ref", "B1": "Requirement", "C1": "Compliant? (Yes / No / Partial)",
                        "D1": "Comments (max 150 words)",
                        "A2": "e.g.", "B2": "The system shall show the trust’s emblem.", "C2": "Yes", "D2": "It does.",
                        "A3": "1.01", "B3": "The system must keep an audit trail.", "C3": None, "D3": None,
                        "A4": "1.02", "B4": "The system should work without a network.", "C4": None, "D4": None,
                        "A5": "1.03", "B5": "The system must export all records.", "C5": None, "D5": None,
                    }
                )
            }
        ),
        (
            Asked("1.01", "The system must keep", "yes-no", limit="150 words"),
            Asked("1.02", "The system should work", "yes-no", limit="150 words"),
            Asked("1.03", "The system must export", "yes-no", limit="150 words"),
        ),
    ),
    Twin(
        "a head that stands again over each part, with a column that says nothing known",
        _book(
            {
                "Assessment": sheet(
                    {
                        "A1": "Part 1 – Governance",
                        "A2": "Ref", "B2": "Control question", "C2": "Answer", "D2": "Maturity (0-3)",
                        "A3": "1", "B3": "Who on the board answers for security?", "C3": None, "D3": None,
                        "A4": "2", "B4": "How often is it reported on?", "C4": None, "D4": None,
                        "A5": "Part 2 – Access",
                        "A6": "Ref", "B6": "Control question", "C6": "Answer", "D6": "Maturity (0-3)",
                        "A7": "3", "B7": "How are leavers’ accounts closed?", "C7": None, "D7": None,
                    }
                )
            }
        ),
        (Asked("1", "Who on the board"), Asked("2", "How often is it"), Asked("3", "How are leavers")),
    ),
    Twin(
        "a portal's list with notes, and a scale of marks below it",
        _book(
            {
                "Export": sheet(
                    {
                        "A1": "Question ID", "B1": "Question Type", "C1": "Question", "D1": "Response",
                        "A2": "1.1", "B2": "Note", "C2": "Please save often, for the portal times out.", "D2": None,
                        "A3": "1.2", "B3": "Text", "C3": "Describe your team.", "D3": None,
                        "A4": "1.3", "B4": "Text", "C4": "Explain your quality checks.", "D4": None,
                        "A5": "50%", "B5": "", "C5": "Partly meets what is required", "D5": None,
                    }
                )
            }
        ),
        (Asked("1.2", "Describe your team"), Asked("1.3", "Explain your quality")),
    ),
    Twin(
        "a card for each question, its weighting beside a number with letters, and a file to be named",
        _word(
            tbl(
                ("Question AQ1 – Delivery", "Weighting: 30%"),
                ("Question", "Please describe how you will deliver the service."),
                ("Word limit", "2,000 words maximum"),
                ("Supplier response:", ""),
            ),
            tbl(
                ("Question AQ2 – Staffing", "Weighting: 20%"),
                ("Question", "Please set out your staffing and how posts are filled."),
                ("Word limit", "750 words maximum"),
                ("Supplier response:", ""),
            ),
            p("Confirmations", style="Heading1"),
            tbl(
                ("Ref", "Confirmation", "Supplier response"),
                ("PF1", "Do you accept the terms?", "☐ Yes ☐ No"),
                ("PF2", "Please attach a copy of the certificate that you hold.", "File name:"),
            ),
        ),
        (
            Asked("AQ1", "Please describe how", limit="2,000 words", weighting="30"),
            Asked("AQ2", "Please set out", limit="750 words", weighting="20"),
            Asked("PF1", "Do you accept", "yes-no"), Asked("PF2", "Please attach a copy", "file"),
        ),
    ),
    Twin(
        "two languages side by side, with the answer below both",
        _word(
            tbl(
                ("Rhif / No.", "Adran A: Amdanoch chi", "Section A: About you"),
                ("1", "Sut y byddwch yn gweithio?", "How will you work?"),
                (tc("Ateb / Answer:", span=3),),
                ("2", "Pwy fydd yn elwa?", "Who will benefit?"),
                (tc("Ateb / Answer:", span=3),),
            ),
            tbl(("Llofnod / Signature", ""), ("Enw / Name", ""), ("Dyddiad / Date", "")),
        ),
        (Asked("1", ""), Asked("2", "")),
        fields=3,
    ),
    Twin(
        "amounts on a line after a pound sign, and a choice that says other",
        _word(
            p("1. What is your group called, and what does it do?"), p("______________________"),
            p("2. Are you (please tick one)"), p("☐ A charity  ☐ A sports club  ☐ Other (please say) ________"),
            p("3. Total cost of the project"), p("£ ____________"),
            p("4. How much do you ask us for?"), p("Response: £"),
        ),
        (
            Asked("1", "What is your group"),
            Asked("2", "Are you", "choice", choices=("A charity", "A sports club", "Other (please say)")),
            Asked("3", "Total cost", "money"), Asked("4", "How much do you ask", "money"),
        ),
    ),
    Twin(
        "parts under letters, before questions whose numbers begin with the same letter",
        _word(
            tbl(
                ("B1", "What did you turn over in each of the last two years?", ""),
                ("a)", "Most recent year", ""), ("b)", "The year before", ""),
                ("B2", "Have your accounts been qualified?", ""),
                ("B3", "Please attach your latest audited accounts", ""),
            ),
        ),
        (
            Asked("B1", "What did you"), Asked("a", "Most recent"), Asked("b", "The year before"),
            Asked("B2", "Have your", "yes-no"), Asked("B3", "Please attach", "file"),
        ),
    ),
    Twin(
        "numbers of a figure, a letter and more figures",
        _word(
            tbl(
                ("4B.1.1", "The bidder’s yearly turnover for the last three years", ""),
                ("4B.5.1a", "The sum insured for professional risks is the following", ""),
                ("4C.2", "Describe the measures for keeping up quality.", ""),
            ),
        ),
        (Asked("4B.1.1", "The bidder’s yearly", "money"), Asked("4B.5.1a", "The sum insured"),
            Asked("4C.2", "Describe the measures")),
    ),
    Twin(
        "pledges under two rows of heads, with prices of the buyer's between",
        _book(
            {
                "Pledges": sheet(
                    {
                        "A1": "Council to complete", "E1": "Bidder to complete",
                        "A2": "Ref", "B2": "Measure", "C2": "Unit", "D2": "Proxy value (£)", "E2": "Your target (quantity)",
                        "F2": "Evidence of how you will deliver",
                        "A3": "NT1", "B3": "Local people employed on the contract", "C3": "people", "D3": 32000.0, "E3": None,
                        "A4": "NT3", "B4": "Hours given to schools and colleges", "C4": "hours", "D4": 16.9, "E4": None,
                        "A5": "NT5", "B5": "Miles saved by green transport", "C5": "miles", "D5": 5.7, "E5": None,
                    },
                    merged=("A1:D1", "E1:F1"),
                )
            }
        ),
        (Asked("NT1", "Local people"), Asked("NT3", "Hours given"), Asked("NT5", "Miles saved")),
    ),
    Twin(
        "numbers that only the list writes, in cells without a word",
        _word(
            tbl(
                ("Ref", "Requirement", "Supplier response"),
                (tc(p(numbered=(1, 0))), "Describe how calls are answered at night.", ""),
                (tc(p(numbered=(1, 0))), "Explain how records are kept.", ""),
            ),
        ),
        (Asked("1", "Describe how calls"), Asked("2", "Explain how records")),
    ),
    Twin(
        "a statement between the title of a question and the question",
        _word(
            p("Method Statement 4 – Workforce (Weighting: 15%)", style="Heading2"),
            p("Facts about the present staff are in annex C."),
            p("How will you keep staff through the transfer, and fill posts after it?"),
            p("Maximum 750 words"),
            tbl(("",)),
            p("Method Statement 5 – Partners (Weighting: 10%)", style="Heading2"),
            p("Explain how you will work with others in the county."),
            p("Maximum 500 words"),
            tbl(("",)),
        ),
        (
            Asked("4", "How will you keep", limit="750 words", weighting="15"),
            Asked("5", "Explain how", limit="500 words", weighting="10"),
        ),
    ),
    Twin(
        "yes or no at the head of a column, and a column of the buyer's",
        _book(
            {
                "Protection": sheet(
                    {
                        "B2": "Ref", "C2": "Question", "D2": "Yes / No / N/A",
                        "E2": "If yes, provide details. If no, explain why",
                        "F2": "Council rating",
                        "B3": "1. Governance",
                        "B4": "1.1", "C4": "Is your organisation registered?", "D4": None, "E4": None, "F4": None,
                        "B5": "1.2", "C5": "Have you appointed an officer?", "D5": None, "E5": None, "F5": None,
                        "B6": "1.3", "C6": "Do all staff receive training?", "D6": None, "E6": None, "F6": None,
                    }
                )
            }
        ),
        (
            Asked("1.1", "Is your", "yes-no"),
            Asked("1.2", "Have you", "yes-no"),
            Asked("1.3", "Do all staff", "yes-no"),
        ),
    ),
    Twin(
        "banners that are tables, limits and marks beside a question with its room below, and a part of the department's",
        _word(
            tbl(("PART 2: PROJECT",)),
            tbl(("2.1  Provide a summary of the project.", "Max 200 words"), (tc(span=2),)),
            tbl(("2.2  Outline the need for the project.", "Max 500 words / 25 marks"), (tc(span=2),)),
            tbl(("PART 3: FINANCE",)),
            tbl(("3.1", "Total project cost", "£"), ("3.2", "Has anybody else been asked?", "Yes ☐   No ☐")),
            tbl(("FOR DEPARTMENTAL USE",)),
            tbl(("Is the application eligible?", ""), ("Case officer", "")),
        ),
        (
            Asked("2.1", "Provide a summary", limit="200 words"),
            Asked("2.2", "Outline the need", limit="500 words", weighting="25"),
            Asked("3.1", "Total project cost", "money"), Asked("3.2", "Has anybody", "yes-no"),
        ),
    ),
    Twin(
        "limits after a dash, and lettered parts that are no sentences over the word response",
        _word(
            p("Q1. Describe the project and whom it is for – 400 words, weighting x3"), tbl(("",)),
            p("Q2. What is the evidence of need – 350 words"), tbl(("",)),
            p("3. Please explain how you would:"),
            p("(a) identify pupils who may take part;"), p("Response:"),
            p("(b) work with schools to find room in the timetable."), p("Response:"),
        ),
        (
            Asked("Q1", "Describe the project", limit="400 words", weighting="3"),
            Asked("Q2", "What is the evidence", limit="350 words"),
            Asked("(a)", "identify pupils"), Asked("(b)", "work with schools"),
        ),
    ),
    Twin(
        "a table of title, question, guidance and response, with the scale of marks below it",
        _word(
            tbl(
                (tc("2.2.1 Account management", span=2),),
                (tc("Please describe how you will mobilise the account for each buyer.", span=2),),
                ("Response guidance", "Maximum character count – 4,000 characters including spaces."),
                ("Your response", ""),
                ("Marking scheme", "Evaluation guidance"),
                ("100", "The response addresses all parts of the question."),
                ("0", "No response."),
            ),
        ),
        (Asked("2.2.1", "Please describe how", limit="4,000 characters"),),
    ),
    Twin(
        "a number before the words that announce the response, and a prompt after them",
        _word(
            p("AC1: Contract management (120 marks)", style="Heading2"),
            p("Tenderers are required to demonstrate how the contract will be managed."),
            p("Responses should not exceed 4 A4 pages."),
            tbl(("AC1 TENDERER RESPONSE",), ("",)),
            p("4.1  Partnership working"),
            p("Bidders should describe how they will work with others."),
            p("Word limit: 1000 words."),
            tbl(("Bidder response: click or tap here to enter text.",)),
        ),
        (
            Asked("AC1", "Tenderers are required", limit="4 pages"),
            Asked("4.1", "Partnership working", limit="1,000 words"),
        ),
    ),
    Twin(
        "questions under areas that reach over several rows, a score beside each and its response below it",
        _word(
            tbl(
                ("Area", "Ref", "Question", "Score available", "Word limit"),
                tr(tc(p("A. Teaching"), merge="restart"), "1a", "Describe what you will teach.", "10", "500"),
                tr(tc(merge="on"), tc(p("Response:") + p(), span=4)),
                tr(tc(merge="on"), "1b", "How will you suit it to learners?", "10", "400"),
                tr(tc(merge="on"), tc(p("Response:") + p(), span=4)),
                tr(tc(p("Total score available"), span=3), "20", ""),
            ),
        ),
        (
            Asked("1a", "Describe what you", limit="500 words", weighting="10"),
            Asked("1b", "How will you suit", limit="400 words", weighting="10"),
        ),
    ),
    Twin(
        "headings that tell weighting and limit, lettered parts that share one box, and a request for more below a question",
        _word(
            p("Award questions", style="Heading1"),
            p("Understanding (weighting 10%, maximum 500 words)", style="Heading2"),
            p("How do you understand what the buyer needs?"),
            tbl((tc(p(prompt("Click here to enter text."))),)),
            p("Approach (weighting 20%, maximum 1,200 words)", style="Heading2"),
            p("Describe how you will deliver each phase of the work."),
            p("Your response should explain:"),
            p("(i) how you will put the work in order"),
            p("(ii) what you need from the buyer"),
            prompt("Click here to enter text.", block=True),
            p("Climate (weighting 5%, maximum 400 words)", style="Heading2"),
            p("MAC 4a: Describe the benefits for the environment that you will bring."),
            p("Please include your method and a timed plan."),
            prompt("Click here to enter text.", block=True),
        ),
        (
            Asked("", "How do you understand", limit="500 words", weighting="10"),
            Asked("", "Describe how you will deliver", limit="1,200 words", weighting="20"),
            Asked("", "MAC 4a: Describe", limit="400 words", weighting="5"),
        ),
    ),
    Twin(
        "marks on a line between the heading and its question",
        _word(
            p("Customer care", style="Heading2"),
            p("Marks available: 15", bold=True),
            p("What will you do to give residents a choice of times?"),
            tbl(("Response:",)),
            p("Empty homes", style="Heading2"),
            p("Marks available: 10", bold=True),
            p("Describe how you will turn homes round quickly."),
            tbl(("Response:",)),
        ),
        (Asked("", "What will you do", weighting="15"), Asked("", "Describe how you will turn", weighting="10")),
    ),
    Twin(
        "lists to tick: one under a head, one that answers a numbered question; and help that asks on below a question",
        _word(
            p("Please tick the zones that you wish to be considered for:"),
            tbl(("Zone", "Wards", "Tick"), ("1", "Northgate, Harle", "☐"), ("2", "Mossley, Upper Darr", "☐")),
            p("2.  Tell us briefly what your group does.  (Max 750 characters)"),
            p("What would you say to somebody who had never heard of you?"),
            tbl(("",)),
            p("3.  Which of our aims will the project meet? (tick all that apply)"),
            tbl(("Keeping people warm at home", "☐"), ("Food for those without", "☐"), ("Good mental health", "☐")),
        ),
        (
            Asked("", "Please tick the zones", "choice"),
            Asked("2", "Tell us briefly", limit="750 characters"),
            Asked("3", "Which of our aims", "many-choices"),
        ),
    ),
    Twin(
        "questions in a list, and boxes further on that name them by their numbers",
        _word(
            tbl(
                ("Ref", "Theme", "Question", "What we are looking for", "Weighting", "Page limit"),
                ("2.1", "Need", "How does your proposal meet the need?", "Is there evidence?", "15%", "2 pages"),
                ("2.2", "Courses", "Please set out the courses that you will run.", "", "20%", "3 pages"),
            ),
            p("Your answers", style="Heading1"),
            tbl(("Answer to question 2.1 (Need)",), ("",)),
            tbl(("Answer to question 2.2 (Courses)",), ("",)),
        ),
        (
            Asked("2.1", "How does your proposal", limit="2 pages", weighting="15"),
            Asked("2.2", "Please set out the courses", limit="3 pages", weighting="20"),
        ),
    ),
    Twin(
        "a small table that tells points and length over each question, and days to be filled in",
        _word(
            tbl(
                (tc(tbl(POINTS, ("Staffing", "All", "80", "2 sides of A4")) + p()),),
                ("What staffing will you put in place?",),
                ("[Bidder to insert response here]",),
            ),
            p(),
            tbl(
                (tc(tbl(POINTS, ("Data", "1", "40", "1 side of A4")) + p()),),
                ("How will you keep personal data safe?",),
                ("[Bidder to insert response here]",),
            ),
            p(),
            tbl(("5a When do you expect the work to start?",), ("Day / Month / Year: ",)),
        ),
        (
            Asked("", "What staffing", limit="2 pages", weighting="80"),
            Asked("", "How will you keep personal", limit="1 page", weighting="40"),
            Asked("5a", "When do you expect", "date"),
        ),
    ),
    Twin(
        "a sheet with points and limits for each lot, help below a numbered question, and a round that is closed",
        _book(
            {
                "Questions": sheet(
                    {
                        "A1": "No", "B1": "Question", "C1": "Points", "D1": "Word limit", "E1": "Your answer",
                        "A2": "A1", "B2": "How will you keep to one standard?", "C2": "30", "D2": "300 words per Lot",
                        "E2": None,
                        "A3": "A2", "B3": "Tell us how you talk with residents.", "C3": "15", "D3": "400 words", "E3": None,
                    }
                ),
                "Round 1 (closed)": sheet(
                    {
                        "A1": "Round 1 – closed, for reference, no further response needed",
                        "A3": "No", "B3": "Question", "C3": "Your response",
                        "A4": "1.1", "B4": "Please confirm that four weeks are enough.", "C4": "They are.",
                        "A5": "1.2", "B5": "Please correct the total.", "C5": "Done.",
                    }
                ),
            }
        ),
        (
            Asked("A1", "How will you keep", limit="300 words", weighting="30"),
            Asked("A2", "Tell us how you talk", limit="400 words", weighting="15"),
        ),
    ),
    Twin(
        "a trust's old form: lines with tabs, wide brackets, a pound sign at the end, what to circle and what follows a yes",
        _word(
            p("TEL. (DAY):\t________________\tE-MAIL:\t______________"),
            p("1.\tIs your organisation a registered charity?\t\tYES  [   ]\tNO  [   ]"),
            p("If YES, give the number  .............................."),
            p("2.\tHave you read the support plan?\tYES / NO (delete as appropriate)"),
            p("3.\tKind of home offered (please circle):\tflat   /   shared house   /   none"),
            p("4.\tHow much are you applying for?   £"),
        ),
        (
            Asked("1", "Is your organisation", "yes-no"), Asked("", "If YES, give the number"),
            Asked("2", "Have you read", "yes-no"),
            Asked("3", "Kind of home", "choice", choices=("flat", "shared house", "none")),
            Asked("4", "How much are you", "money"),
        ),
        fields=1,
    ),
    Twin(
        "a numbered question with help that asks on within a limit, and one that a table with an example answers",
        _word(
            p("How does your project fit in with others?", numbered=(1, 0), bold=True),
            p("Tell us about any gaps that it fills, and who you work with. (500 words)"),
            p("Write your answer here"),
            p("What will you spend the money on?", numbered=(1, 0), bold=True),
            p("Fill in the table. The first row is an example."),
            tbl(
                ("Heading", "Description", "Year 1", "Year 2"), ("e.g. Staff", "A worker", "£19,400", "£19,900"),
                ("", "", "", ""), ("", "", "", ""),
            ),
            p("Explain how you will keep people safe. (250 words max – 20 points)", numbered=(1, 0)),
            tbl(("If none, state “None”.",)),
        ),
        (
            Asked("1", "How does your project", limit="500 words"), Asked("2", "What will you spend"),
            Asked("3", "Explain how you will", limit="250 words", weighting="20"),
        ),
    ),
    Twin(
        "questions with limit and share beside them and the response below, under bands with shares of their own",
        _word(
            tbl(
                (tc("Key criterion 1: Quality", span=3), "30%"),
                ("C1.1", "How will you deliver the service?", "Max 2 sides of A4", "20%"),
                (tc("Provider response:", span=4),),
                ("C1.2", "Give one example of what you changed.", "Max 1 side of A4", "10%"),
                (tc("Provider response:", span=4),),
            ),
        ),
        (
            Asked("C1.1", "How will you deliver", limit="2 pages", weighting="20"),
            Asked("C1.2", "Give one example", limit="1 page", weighting="10"),
        ),
    ),
    Twin(
        "a sheet for each question with its weighting and limit above it, and a checklist to select from",
        _book(
            {
                "Q1": sheet(
                    {
                        "A1": "ITT/7", "A2": "Weighting", "B2": "25%", "A3": "Word limit", "B3": "1500 words",
                        "A5": "Please explain how you will run the service.", "A6": None,
                    }
                ),
                "Q2": sheet(
                    {
                        "A1": "ITT/7", "A2": "Weighting", "B2": "15%", "A3": "Word limit", "B3": "800 words",
                        "A5": "Who will run the service?", "A6": None,
                    }
                ),
                "Checks": sheet(
                    {
                        "A1": "Ref", "B1": "Question", "C1": "Select", "D1": "Supporting comment / evidence", "E1": "Max score",
                        "A2": "A1", "B2": "Do you have a policy on slavery?", "C2": None, "D2": None, "E2": 10,
                        "A3": "A2", "B3": "How often do you look at your suppliers?", "C3": None, "D3": None, "E3": 5,
                    }
                ),
            }
        ),
        (
            Asked("", "Please explain how", limit="1,500 words", weighting="25"),
            Asked("", "Who will run", limit="800 words", weighting="15"),
            Asked("A1", "Do you have a policy", "yes-no", weighting="10"),
            Asked("A2", "How often do you", weighting="5"),
        ),
    ),
    Twin(
        "a sheet that asks on below its prices, with examples between a question and its box",
        _book(
            {
                "Bid": sheet(
                    {
                        "A1": "Q1. How will your sessions be open to all? (max 200 words)",
                        "A2": "e.g. quiet rooms, transport. Do you know what help there is?", "A3": None,
                        "A5": "Item", "B5": "Price per day", "C5": "Days", "D5": "Total price",
                        "A6": "Food", "B6": None, "C6": None, "D6": None,
                        "A7": "Staff", "B7": None, "C7": None, "D7": None,
                        "A9": "Q2. Please explain how your costs are good value.", "A10": None,
                    },
                    merged=("A1:D1", "A2:D2", "A3:D3", "A9:D9", "A10:D10"),
                )
            }
        ),
        (Asked("Q1", "How will your sessions", limit="200 words"), Asked("Q2", "Please explain how")),
    ),
    Twin(
        "cards in a sheet: a number with letters over each, its weighting in the title, marks and a count below the response",
        _book(
            {
                "Quality": sheet(
                    {
                        "A1": "AQB1", "B1": "Journey – Weighting 25%",
                        "A2": "Question", "B2": "Describe the journey that people will make.",
                        "A3": "Response guidance", "B3": "Your response must address each stage.",
                        "A4": "Maximum characters", "B4": "8,000 characters including spaces",
                        "A5": "Mark 100", "B5": "The response addresses all parts.", "A6": "Mark 0", "B6": "It does not.",
                        "A7": "Your response", "B7": None, "A8": "Character count", "B8": None,
                        "A10": "AQB2", "B10": "Employers – Weighting 20%",
                        "A11": "Question", "B11": "Explain how you will find employers.",
                        "A12": "Response guidance", "B12": "Your response must name some.",
                        "A13": "Maximum characters", "B13": "6,000 characters including spaces",
                        "A14": "Your response", "B14": None, "A15": "Character count", "B15": None,
                    }
                )
            }
        ),
        (
            Asked("AQB1", "Describe the journey", limit="8,000 characters", weighting="25"),
            Asked("AQB2", "Explain how you will find", limit="6,000 characters", weighting="20"),
        ),
    ),
    Twin(
        "an export with two kinds of type, sections and notes among its rows, choices in a cell and scores that stand there",
        _book(
            {
                "Envelope": sheet(
                    {
                        "A1": "Position", "B1": "Item type", "C1": "Question label", "D1": "Description",
                        "E1": "Response type", "F1": "Options", "G1": "Score", "H1": "Response",
                        "A2": "1.1", "B2": "Section", "C2": "Details", "D2": None, "E2": None, "F2": None,
                        "G2": None, "H2": None,
                        "A3": "1.1.1", "B3": "Question", "C3": "Bidding model",
                        "D3": "Please indicate how you are bidding for this.", "E3": "Option list",
                        "F3": "Alone;Lead of a group;Lead with others", "G3": None, "H3": None,
                        "A4": "1.1.2", "B4": "Note", "C4": "How to respond", "D4": "Please use the area below for files.",
                        "E4": None, "F4": None, "G4": None, "H4": None,
                        "A5": "1.1.3", "B5": "Question", "C5": "Staffing", "D5": "Set out how you will staff the service.",
                        "E5": "Text (4000)", "F5": None, "G5": 15, "H5": None,
                    }
                )
            }
        ),
        (
            Asked("1.1.1", "Please indicate how", "choice", choices=("Alone", "Lead of a group", "Lead with others")),
            Asked("1.1.3", "Set out how", limit="4,000 characters", weighting="15"),
        ),
    ),
    Twin(
        "lines to write on below numbered questions, and a share with a limit in brackets",
        _word(
            p("How many young people will benefit?", numbered=(1, 0)), p("Number: __________"),
            p("When will the project start?", numbered=(1, 0)), p("Start date: ___ / ___ / ______"),
            p("Set out how you will deliver it. (10%; maximum 2 pages)", numbered=(1, 0)), tbl(("Response to 3:",)),
        ),
        (
            Asked("1", "How many young", "number"), Asked("2", "When will the project", "date"),
            Asked("3", "Set out how", limit="2 pages", weighting="10"),
        ),
    ),
    Twin(
        "a long table with a table of outcomes in its midst, and questions from side to side that go on below it",
        _word(
            tbl(
                (tc("2.1 What is the need? (max. 400 words)", span=4),), (tc(span=4),),
                (tc("3.1 Please complete the table below to show your outcomes. (20 points)", span=4),),
                ("Outcome", "How measured", "Target", "By when"), ("", "", "", ""), ("", "", "", ""),
                (tc("3.2 How will you keep people safe? (10 points – 250 words)", span=4),), (tc(span=4),),
            ),
        ),
        (
            Asked("2.1", "What is the need", limit="400 words"), Asked("3.1", "Please complete the table", weighting="20"),
            Asked("3.2", "How will you keep", limit="250 words", weighting="10"),
        ),
    ),
    Twin(
        "cards whose head tells of attachments too, scores told below a question, and limits told as a threat",
        _word(
            tbl(
                ("Question 3.1", "Weighting: 15%", "Word limit: 2,000", "Attachments: one diagram"),
                (tc("Describe your model.", span=4),), (tc("Bidder response:", span=4),),
            ),
            p("What training will you give?", numbered=(1, 0)), p("Score available: 10 – 400 words"), tbl(("",)),
            p("4C.4\tPlease describe your supply chain.", bold=True),
            p("Weighting 20%. Answers over 300 words will be truncated."), tbl(("",)),
        ),
        (
            Asked("3.1", "Describe your model", limit="2,000 words", weighting="15"),
            Asked("1", "What training", limit="400 words", weighting="10"),
            Asked("4C.4", "Please describe", limit="300 words", weighting="20"),
        ),
    ),
    Twin(
        "two languages side by side, and help that begins with an example below a heading that asks",
        _word(
            tbl(("3. Disgrifiwch eich prosiect.", "3. Describe your project."), (tc(span=2),)),
            p("Who will come? Tell us about the people and how you will reach them", style="Heading2"),
            p("For example, are they new to this? Think about travel and cost."),
            p("Maximum 1,500 characters"),
            prompt("Click or tap here to enter text.", block=True),
        ),
        (Asked("3", "Describe your project"), Asked("", "Who will come?", limit="1,500 characters")),
    ),
    Twin(
        "a sheet with limit and score right of the room, and a list of statements with a weight each and no other head",
        _book(
            {
                "Form": sheet(
                    {
                        "A1": "2a", "B1": "What have you found of the causes?", "C1": None,
                        "D1": "Limit: 400 words. Score available: 10.",
                        "A2": "2b", "B2": "How were residents asked?", "C2": None,
                        "D2": "Limit: 250 words. Score available: 5.",
                    }
                ),
                "Skills": sheet(
                    {
                        "A1": "Essential skills and experience", "C1": "Weight", "D1": "Word count",
                        "A2": "Show how you did research with people who are not online.", "B2": None, "C2": "10%", "D2": None,
                        "A3": "Provide evidence of designing for everybody.", "B3": None, "C3": "8%", "D3": None,
                    }
                ),
                "Envelope": sheet(
                    {
                        "A1": "Section", "B1": "Note/Question", "C1": "Label", "D1": "Description", "E1": "Supplier Response",
                        "A2": "1.1", "B2": "Note", "C2": "N1", "D2": "Please answer all. Have you read the guide?", "E2": None,
                        "A3": "1.1", "B3": "Question", "C3": "Q1", "D3": "Do you agree to the charge?", "E3": None,
                    }
                ),
            }
        ),
        (
            Asked("2a", "What have you found", limit="400 words", weighting="10"),
            Asked("2b", "How were residents", limit="250 words", weighting="5"),
            Asked("", "Show how you did", weighting="10"), Asked("", "Provide evidence", weighting="8"),
            Asked("1.1", "Do you agree", "yes-no"),
        ),
    ),
    Twin(
        "limits that stand below the rooms of a sheet, marks in a column of how it is assessed",
        _book(
            {
                "Bid": sheet(
                    {
                        "A1": "2.1", "B1": "Describe the people you will support.", "C1": "Score available: 15",
                        "A2": "", "B2": None, "B3": "Characters used: 0 of 2500", "C3": "Max 2500 characters",
                        "A5": "2.2", "B5": "Explain your model.", "C5": "Score available: 25",
                        "A6": "", "B6": None, "B7": "Characters used: 0 of 4000", "C7": "Max 4000 characters",
                    },
                    merged=("B2:E2", "B6:E6"),
                ),
                "Part 3": sheet(
                    {
                        "A1": "Question number", "B1": "Question", "C1": "Response", "D1": "Assessment",
                        "A2": "3.4", "B2": "Describe your volunteers. (500 words)", "C2": None, "D2": "Scored: 20 points",
                        "A3": "3.5", "B3": "Do you have insurance?", "C3": None, "D3": "Pass / Fail",
                    }
                ),
            }
        ),
        (
            Asked("2.1", "Describe the people", limit="2,500 characters", weighting="15"),
            Asked("2.2", "Explain your model", limit="4,000 characters", weighting="25"),
            Asked("3.4", "Describe your volunteers", limit="500 words", weighting="20"),
            Asked("3.5", "Do you have", "yes-no"),
        ),
    ),
    Twin(
        "points beside a question over its room, limits to keep to, and pages that are about attachments",
        _word(
            tbl(
                ("B3", tc(p("What is the need?") + p("Up to 400 words"), span=2), "Points: 20"), (tc(span=4),),
                ("B4", tc(p("What will you do?") + p("Up to 600 words"), span=2), "Points: 25"), (tc(span=4),),
            ),
            p("A)\tWhat would you do if a mentor was off? Keep to 100 words. [5 points]"), p("Answer:"),
            p("(a) What will you do to prepare people? [5 marks; one side of A4]"), tbl(("",)),
            tbl(
                ("Question TQ1", "Weighting: 25%", "Maximum word count: 1,500"),
                (tc(p("How will you run it?") + p("Attachments permitted: one map (one side of A4)"), span=3),),
                (tc("Response:", span=3),),
            ),
        ),
        (
            Asked("B3", "What is the need", limit="400 words", weighting="20"),
            Asked("B4", "What will you do", limit="600 words", weighting="25"),
            Asked("A", "What would you do", limit="100 words", weighting="5"),
            Asked("(a)", "What will you do to prepare", limit="1 page", weighting="5"),
            Asked("TQ1", "How will you run", limit="1,500 words", weighting="25"),
        ),
    ),
)  # fmt: skip

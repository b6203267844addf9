"""Twins of forms that tell above, below or beside a question what it is worth, and of requests that a table answers."""

from tests.documents.form_files import p, prompt, sheet, tbl, tc
from tests.documents.form_twins import Asked, Twin, _book, _word

WORTH = (
    Twin(
        "a strip of weighting and page limit below each question, with the room in it or a grid after it",
        _word(
            p("Response", style="Heading1"),
            p("T1 How will you respond to a call within an hour?"),
            tbl(("Question weighting", "Page limit"), ("20%", "2 pages"), (tc("Bidder’s response:", span=2),)), p(""),
            p("T2 Provide details of the plant for each Lot by completing the table below."),
            tbl(("Question weighting", "Page limit"), ("15%", "Not applicable")), p(""),
            tbl(("Lot", "Make", "Operator"), ("", "", ""), ("", "", "")), p(""),
            p("T3 Describe your approach to fair work."),
            tbl(("Question weighting", "Page limit"), ("5%", "1 page"), (tc("Bidder’s response:", span=2),)),
        ),
        (
            Asked("T1", "How will you respond", limit="2 pages", weighting="20"),
            Asked("T2", "Provide details", weighting="15"),
            Asked("T3", "Describe your", limit="1 page", weighting="5"),
        ),
    ),
    Twin(
        "tables of one question that begin with what it is worth, below headings that have its number",
        _word(
            p("Question 1 – Service model", style="Heading2"),
            tbl(
                ("Weighting: 10%", "Limit: 1,500 words"), (tc("Please describe the service model.", span=2),),
                (tc("Response:", span=2),), (tc("Word count:", span=2),),
            ),
            p("Question 2 – Safeguarding", style="Heading2"),
            tbl(
                ("Weighting: 8%", "Limit: see each part"), (tc("Please answer both parts.", span=2),),
                ("(a)", "Describe the support by age group. [600 words, 3%]"), (tc("", span=2),),
                ("(b)", "Explain how concerns are recorded. [400 words, 5%]"), (tc("", span=2),),
            ),
        ),
        (
            Asked("1", "Please describe the", limit="1,500 words", weighting="10"),
            Asked("(a)", "Describe the support", limit="600 words", weighting="3"),
            Asked("(b)", "Explain how concerns", limit="400 words", weighting="5"),
        ),
    ),
    Twin(
        "coded titles in bold with a weighting, a lettered list that ends in a limit, and questions under a code",
        _word(
            p("MS1  Service delivery model (20%)", bold=True), p("Please describe the model."),
            p("Word limit: 1,500 words", bold=True), tbl((tc("Response:"),), (tc("Word count:"),)),
            p("AC2 – Delivery methodology", style="Heading2"), p("Weighting: 25%", bold=True),
            p("Tenderers must set out their proposed methodology, to include:"),
            p("(i) the stages of the journey;"), p("(ii) the mix of support; and"), p("(iii) work with employers."),
            p("Response should be no more than 4 A4 pages."), tbl((tc("Tenderer’s response to AC2"),), ("",)),
            tbl(
                (tc("Question 3.1 – Social value", span=2),), ("Weighting", "6%"),
                ("Question", "MAC 2.2: Describe the employment opportunities that you will create."),
                ("Required Response Elements", "The response must include a timed plan."),
                (tc("[Bidder to insert response here]", span=2),),
            ),
        ),
        (
            Asked("MS1", "Please describe the model", limit="1,500 words", weighting="20"),
            Asked("AC2", "Tenderers must set out", limit="4 pages", weighting="25"),
            Asked("3.1", "MAC 2.2: Describe", weighting="6"),
        ),
    ),
    Twin(
        "a sheet whose questions have label and value of their weighting beside them, then a limit, help and the room",
        _book(
            {
                "Lot 1": sheet(
                    {
                        "A1": "Lot 1 – Adults", "A3": "Section A: Access",
                        "A5": "L1.1", "B5": "Describe how people will get into treatment within five days.",
                        "C5": "Weighting", "D5": "10%", "E5": "Limit: 750 words",
                        "A6": "Bidders should refer to paragraph 4.7.", "A7": None, "D8": "Word count", "E8": "0",
                        "A10": "L1.2", "B10": "How will you deliver continuity of care?",
                        "C10": "Weighting", "D10": "5%", "E10": "Limit: 500 words", "A11": None,
                        "D12": "Word count", "E12": "0",
                        "A14": "L1.3", "B14": "Upload a chart to support your answer.", "C14": "Weighting", "D14": "Not scored",
                        "B15": "File name as uploaded", "C15": None,
                    },
                    merged=("A6:E6", "A7:E7", "A11:E11"),
                ),
            }
        ),
        (
            Asked("L1.1", "Describe how people", limit="750 words", weighting="10"),
            Asked("L1.2", "How will you deliver", limit="500 words", weighting="5"),
            Asked("L1.3", "Upload a chart", "file"),
        ),
    ),
    Twin(
        "requests that a table answers: rooms with labels, a grid after a numbered row, ticks by area, rates, a profile",
        _word(
            p("1. When will the project start and finish?"), tbl(("Start date", "", "End date", "")), p(""),
            p("2. State the day rate for additional work."), tbl(("£ per day", "")), p(""),
            tbl(("D1", "Complete the budget table.")),
            tbl(("Cost", "2027", "2028"), ("Staff", "", ""), ("Premises", "", "")), p(""),
            p("3. Please tick the areas in which you deliver now."),
            tbl(("Area", "Deliver now", "Could deliver"), ("Durham", "", ""), ("Humberside", "", "")), p(""),
            p("4. Please price every line, without VAT."),
            tbl(("Item", "Qty", "Rate £"), ("Fencing", "310", ""), ("Gates", "24", "")), p(""),
            p("Question 5: Delivery profile", style="Heading2"),
            p("Complete the profile below for your first year.", bold=True),
            p("10% of the quality score"), tbl(("Measure", "Autumn", "Spring"), ("Starts", "", ""), ("Completions", "", "")),
        ),
        (
            Asked("1", "When will the", "date", places=2), Asked("2", "State the day rate", "money"),
            Asked("D1", "Complete the budget"), Asked("3", "Please tick the areas", places=2),
            Asked("4", "Please price every"), Asked("5", "Complete the profile", weighting="10", places=2),
        ),
    ),
    Twin(
        "requests of a sheet that grids answer: numbered lines, labels under years, accounts below questions in columns",
        _book(
            {
                "Outcomes": sheet(
                    {
                        "A1": "Section D", "A3": "D1", "B3": "List up to three outcomes and how you will measure them.",
                        "B4": "Outcome", "C4": "Measure", "D4": "Target",
                        "A5": "1", "B5": None, "C5": None, "D5": None, "A6": "2", "B6": None, "C6": None, "D6": None,
                        "A8": "D2", "B8": "How many people will the project support in each year?",
                        "B9": None, "C9": "Year 1", "D9": "Year 2", "B10": "Adults", "C10": None, "D10": None,
                        "B11": "Carers", "C11": None, "D11": None,
                    },
                    merged=("B3:D3", "B8:D8"),
                ),
                "Finance": sheet(
                    {
                        "A1": "Ref", "B1": "Question", "C1": "Answer",
                        "A2": "3.1", "B2": "Does any funder give more than half of your income?", "C2": None,
                        "A4": "3.2   Complete the table below from your published accounts.",
                        "A5": "£000", "B5": "This year", "C5": "Last year",
                        "A6": "Total income", "B6": None, "C6": None, "A7": "Net assets", "B7": None, "C7": None,
                    },
                    merged=("A4:C4",),
                ),
            }
        ),
        (
            Asked("D1", "List up to three"), Asked("D2", "How many people"),
            Asked("3.1", "Does any funder"), Asked("3.2", "Complete the table"),
        ),
    ),
    Twin(
        "a request that tells its weighting in a box over a grid, and one with a number that no point follows",
        _word(
            p("B. Delivery", style="Heading1"), tbl(("B5. Complete the logic model for your service.\nWeighting: 10%",)),
            tbl(("Inputs", "Outputs", "Impact"), ("", "", ""), ("", "", "")), p(""),
            p("5a Complete the project plan", bold=True), p("Include all the main activities. Use one line for each."),
            tbl(("Activity", "Start", "Who"), ("", "", ""), ("", "", "")), p(""),
            p("7a Which documents are you attaching?", bold=True),
            tbl(("Document", "Attached", "Not needed"), ("Accounts", "", ""), ("Job descriptions", "", "")),
        ),
        (
            Asked("B5", "Complete the logic", weighting="10"), Asked("5a", "Complete the project"),
            Asked("7a", "Which documents", places=2),
        ),
    ),
    Twin(
        "a sheet that is turned: a column for each question",
        _book(
            {
                "Quality": sheet(
                    {
                        "A1": "One column for each criterion. Type in the row “Supplier response”.",
                        "A2": "Criterion", "B2": "Safeguarding", "C2": "Delivery",
                        "A3": "Question ID", "B3": "Q1", "C3": "Q2",
                        "A4": "Weighting (%)", "B4": "10", "C4": "15",
                        "A5": "Question", "B5": "Explain how safeguarding will be managed.", "C5": "Describe the service.",
                        "A6": "Word limit", "B6": "600", "C6": "1000",
                        "A7": "Supplier response", "B7": None, "C7": None,
                    }
                ),
            }
        ),
        (
            Asked("Q1", "Explain how", limit="600 words", weighting="10"),
            Asked("Q2", "Describe the", limit="1,000 words", weighting="15"),
        ),
    ),
    Twin(
        "sheets in Welsh and English, side by side and in one cell, and a limit of the comments beside the answer",
        _book(
            {
                "Atodlen 2": sheet(
                    {
                        "A1": "Rhif / No.", "B1": "Cymraeg", "C1": "English", "D1": "Ymateb / Response",
                        "A2": "2.1", "B2": "A oes gennych yswiriant?", "C2": "Do you have insurance?", "D2": None,
                        "A3": "2.2", "B3": "A oes gennych bolisi?", "C3": "Do you have a policy?", "D3": None,
                    }
                ),
                "Atodlen 3": sheet(
                    {
                        "A1": "Rhif / No.", "B1": "Cwestiwn", "C1": "Question", "D1": "Pwysoliad / Weighting",
                        "E1": "Terfyn / Limit", "F1": "Ymateb / Response",
                        "A2": "3.1", "B2": "Disgrifiwch y gwasanaeth.", "C2": "Describe the service.", "D2": "15%",
                        "E2": "800 gair / 800 words", "F2": None,
                        "A3": "3.2", "B3": "Eglurwch sut.", "C3": "Explain how you recruit.", "D3": "10%",
                        "E3": "500 gair / 500 words", "F3": None,
                    }
                ),
                "ESG": sheet(
                    {
                        "A1": "No.", "B1": "Question", "C1": "Answer", "D1": "Comments (max. 1,000 characters)",
                        "A2": "4.1", "B2": "What is your policy on pay?", "C2": None, "D2": None,
                        "A3": "4.2", "B3": "How do you audit suppliers?", "C3": None, "D3": None,
                    }
                ),
            }
        ),
        (
            Asked("2.1", "Do you have insurance", "yes-no"), Asked("2.2", "Do you have a policy", "yes-no"),
            Asked("3.1", "Describe the", limit="800 words", weighting="15"),
            Asked("3.2", "Explain how", limit="500 words", weighting="10"),
            Asked("4.1", "What is your"), Asked("4.2", "How do you"),
        ),
    ),
    Twin(
        "portal cards with their weighting beside the title, headings that ask over help that asks, labels in a box",
        _word(
            *(
                tbl(
                    (f"B{at} – {title}", f"Weighting: {weight}%"), (tc(f"Question\n{asked}", span=2),),
                    (tc("Response guidance\nAll Bidders must answer this question.", span=2),),
                    (tc("Maximum character count\n8,000 characters including spaces.", span=2),),
                    ("Marking scheme: 100 / 70 / 40 / 10 / 0", "Insert your response in the portal text field"),
                ) + p("")
                for at, title, weight, asked in (
                    (1, "Delivery", 15, "Please describe how you will deliver it."),
                    (2, "Partners", 10, "How will you work together?"),
                )
            ),
            p("Why is your project needed now?", style="Heading2"),
            p("Has something changed? Who has told you that it is needed?"), p("Maximum 1,500 characters"),
            p(prompt("Type here")),
            p("1.2  What is your current rating and the date of the report?", bold=True),
            tbl(("Rating:                         Date:",)), p(""),
            p("Bidders for Lot 2 must list the coaches who will lead delivery.", bold=True),
            tbl(("No.", "Name", "Accreditation"), ("1", "", ""), ("2", "", "")), p(""),
            tbl(
                ("6.1  Total amount requested (£)", ""),
                (tc("6.2  Please provide a full breakdown of project costs.\nOverheads are at most 12%.", span=2),),
            ),
            tbl(("Item", "Year 1", "Year 2"), ("Salaries", "", ""), ("Premises", "", "")),
        ),
        (
            Asked("B1", "Please describe", limit="8,000 characters", weighting="15", places=0),
            Asked("B2", "How will you work", limit="8,000 characters", weighting="10", places=0),
            Asked("", "Why is your project", limit="1,500 characters"), Asked("1.2", "What is your current", "date"),
            Asked("", "Bidders for Lot 2"), Asked("6.1", "Total amount", "money"),
            Asked("6.2", "Please provide a full", places=2),
        ),
    ),
    Twin(
        "a sum to fill in among other rooms, choices to strike out, cards whose limit is a figure beside its label",
        _word(
            p("Your grant", style="Heading1"),
            tbl(
                ("1. Project name", ""), ("2. Amount requested", "£"),
                ("3. Legal status", "Charity / CIC / Company (delete as appropriate)"), ("4. How will you spend it?", ""),
            ),
            p("Quality", style="Heading1"),
            tbl(("Question", "Outline your proposed model."), ("Character limit", "4000"), ("Response", "")), p(""),
            tbl(("Question", "Describe your staff."), ("Page limit", "2 sides of A4, Arial 11"), ("Response", "")),
        ),
        (
            Asked("1", "Project name"), Asked("2", "Amount requested", "money"),
            Asked("3", "Legal status", "choice", choices=("Charity", "CIC", "Company")), Asked("4", "How will you spend"),
            Asked("", "Outline your", limit="4,000 characters"), Asked("", "Describe your staff", limit="2 pages"),
        ),
    ),
    Twin(
        "limits with what they leave out, for each of some examples and before the request, and weighted headings with numbers",
        _word(
            p("3.1 Mobilisation (15%)", style="Heading2"), p("Please set out your mobilisation plan."), tbl(("",)),
            p("4 Delivery", style="Heading2"),
            tbl(
                ("No", "Question", "Response"),
                ("1", "Describe risk. Maximum 500 words (excluding tables and diagrams).", ""),
                ("2", "Give 2 examples, 400 words each", ""), ("3", "Provide two case studies (400 words each).", ""),
                ("4", "Up to two A4 sides: describe your method.", ""),
            ),
        ),
        (
            Asked("3.1", "Please set out", weighting="15"), Asked("1", "Describe risk", limit="500 words"),
            Asked("2", "Give 2 examples", limit="400 words × 2"), Asked("3", "Provide two case", limit="400 words × 2"),
            Asked("4", "Up to two A4", limit="2 pages"),
        ),
    ),
    Twin(
        "a list of questions whose responses are announced below it by their numbers",
        _word(
            tbl(
                ("No", "Question", "Weighting", "Limit"), ("MS1", "Describe your approach to safety.", "20%", "750 words"),
                ("MS2", "Describe your approach to staffing.", "20%", "500 words"),
            ),
            p("MS1 Response:"), p(""), p(""), p("Response to MS2:"), p(""),
        ),
        (
            Asked("MS1", "Describe your approach", limit="750 words", weighting="20"),
            Asked("MS2", "Describe your approach", limit="500 words", weighting="20"),
        ),
    ),
    Twin(
        "a sheet whose weightings are shares of one, with sections in the column of the numbers",
        _book(
            {
                "Quality": sheet(
                    {
                        "A1": "No", "B1": "Question", "C1": "Weighting", "D1": "Response",
                        "A2": "Section A: Delivery", "A3": "1", "B3": "Describe your model.", "C3": "0.25", "D3": None,
                        "A4": "2", "B4": "Describe your staff.", "C4": "0.25", "D4": None,
                        "A5": "Section B: Value", "A6": "3", "B6": "Describe your social value.", "C6": "0.5", "D6": None,
                    }
                ),
            }
        ),
        (
            Asked("1", "Describe your model", weighting="25"), Asked("2", "Describe your staff", weighting="25"),
            Asked("3", "Describe your social", weighting="50"),
        ),
    ),
    Twin(
        "choices with their boxes behind them below a question of the same table, and a title over what is asked",
        _word(
            tbl(
                ("C2", tc("Please indicate the basis on which you are tendering (tick one)", span=2)),
                ("", "Single organisation", "☐"), ("", "Lead member of a consortium", "☐"), ("", "Prime contractor", "☐"),
            ),
            p(""),
            tbl(
                (tc("4.1", merge="first"), "Value for money\nHow do you know that it is good value?"),
                (tc("", merge="on"), "Give the cost for each person. Maximum 1,500 characters."), (tc("", merge="on"), ""),
            ),
        ),
        (
            Asked(
                "C2", "Please indicate the basis", "choice",
                choices=("Single organisation", "Lead member of a consortium", "Prime contractor"),
            ),
            Asked("4.1", "Value for money", limit="1,500 characters"),
        ),
    ),
    Twin(
        "blocks of a sheet with requirement, guidance, weighting, scheme and a count of characters",
        _book(
            {
                "Section B": sheet(
                    {
                        "A1": "Section B – Quality questions",
                        "A3": "Question B1 – Delivery",
                        "A4": "Requirement", "B4": "Please explain how you will deliver the services.",
                        "A5": "Response guidance", "B5": "All parts must be answered.", "A6": "Weighting", "B6": "20%",
                        "A7": "Marking scheme", "B7": "100 – addresses all parts.", "A8": "Your response", "B8": None,
                        "A9": "Characters used", "B9": "0", "C9": "of", "D9": "6000",
                        "A11": "Question B2 – Clinical quality",
                        "A12": "Requirement", "B12": "Please describe the clinical framework.",
                        "A13": "Response guidance", "B13": "Name each standard.", "A14": "Weighting", "B14": "15%",
                        "A15": "Marking scheme", "B15": "100 – addresses all parts.", "A16": "Your response", "B16": None,
                        "A17": "Characters used", "B17": "0", "C17": "of", "D17": "4500",
                    }
                ),
            }
        ),
        (
            Asked("B1", "Please explain how", limit="6,000 characters", weighting="20"),
            Asked("B2", "Please describe the", limit="4,500 characters", weighting="15"),
        ),
    ),
    Twin(
        "questions of a list with a title line over each request, a row of help before the room, a table of lines to fill",
        _word(
            tbl(
                ("No.", "Question", "Page limit", "Weighting"),
                ("Q1", "Method\nExplain how you will find people.", "2 sides of A4", "15%"), (tc("", span=4),),
                ("Q2", "Management\nProvide a delivery plan.", "1 side of A4", "5%"), (tc("", span=4),),
            ), p(""),
            tbl(
                ("A1", "Briefly describe what your organisation does.", "Not scored"),
                (tc("Tell us about the last three years only. Maximum 300 words.", span=3),),
                (tc(p(prompt("Type here")), span=3),),
            ), p(""),
        ),
        (
            Asked("Q1", "Method", limit="2 pages", weighting="15"),
            Asked("Q2", "Management", limit="1 page", weighting="5"),
            Asked("A1", "Briefly describe", limit="300 words"),
        ),
    ),
)  # fmt: skip

"""Twins of cards without room, of grids that one question asks for, and of limits and marks that stand beside a question."""

from tests.documents.form_files import p, prompt, run, sheet, tbl, tc, tr
from tests.documents.form_twins import Asked, Twin, _book, _word


def _card(title: str, asked: str, guidance: str) -> str:
    return tbl(
        (tc(title, span=2),), (tc(asked, span=2),), ("Response guidance", guidance),
        ("Marking scheme", "Evaluation guidance"), ("100", "The response covers all of it."), ("0", "It covers nothing."),
    )  # fmt: skip


GRIDS = (
    Twin(
        "cards whose answers are typed into a portal, and a table in front of their weightings and most marks",
        _word(
            p("3. How bids are marked", style="Heading1"),
            tbl(
                ("Question", "Marking scheme", "Weighting", "Maximum mark available"),
                ("AQA1 Service delivery", "100/50/0", "25%", "100"), ("AQA2 Handover", "100/50/0", "15%", "100"),
            ),
            p("4. Award questionnaire", style="Heading1"),
            _card("AQA1  Service delivery", "Please describe how you will run the service in each prison.",
                  "All bidders must answer. Your response must be within 4,000 characters."), p(""),
            _card("AQA2  Handover", "How will you take over the cases that are open?", "Maximum 2,000 characters."),
        ),
        (
            Asked("AQA1", "Please describe", limit="4,000 characters", weighting="25", places=0),
            Asked("AQA2", "How will you", limit="2,000 characters", weighting="15", places=0),
        ),
    ),
    Twin(
        "method statements under headings, each with a box that names it, and a chart that may be attached",
        _word(
            tbl(
                ("Method Statement", "Subject", "Weighting", "Word limit"), ("1", "Model", "20%", "1,500"),
                ("2(a)", "Families", "5%", "500"), ("2(b)", "Schools", "5%", "500"), ("", "Total", "30%", ""),
            ),
            p("Method Statements", style="Heading1"), p("Method Statement 1 – Model", style="Heading2"),
            p("Please describe the model that you will use."), p("A chart may be attached (maximum two sides of A3)."),
            tbl(("Tenderer’s response to Method Statement 1",), ("",)), p(""),
            p("Method Statement 2 – Partners", style="Heading2"), p("This Method Statement is in two parts."),
            p("2(a)   How will you work with families?"),
            tbl(("Tenderer’s response to Method Statement 2(a)",), ("",)), p(""),
            p("2(b)   How will you work with schools?"),
            tbl(("Tenderer’s response to Method Statement 2(b)",), ("",)),
        ),
        (
            Asked("1", "Please describe", limit="1,500 words", weighting="20"),
            Asked("2(a)", "How will you", limit="500 words", weighting="5"),
            Asked("2(b)", "How will you", limit="500 words", weighting="5"),
        ),
    ),
    Twin(
        "a sheet whose rows name the question below them with what it is worth, beside columns for the buyer’s marks",
        _book(
            {
                "Quality": sheet(
                    {
                        "A1": "Quality questions", "G1": "TRUST USE ONLY", "G2": "Score (0-5)", "H2": "Comments",
                        "A4": "Q1", "B4": "Information governance", "C4": "Weighting: 12%", "D4": "Max characters: 6,000",
                        "E4": None, "B5": "Describe how data are kept safe.",
                        "B6": "What we are looking for: honesty about gaps.", "A7": "Answer", "B7": None, "G7": None,
                        "H7": None,
                        "A10": "Q2", "B10": "Integration", "C10": "Weighting: 8%", "D10": "Max characters: 4,000", "E10": None,
                        "B11": "How will it work with what we have?", "B12": "What we are looking for: standards used.",
                        "A13": "Answer", "B13": None, "G13": None, "H13": None,
                    },
                    merged=("G1:H1", "B5:E5", "B6:E6", "B7:E7", "B11:E11", "B12:E12", "B13:E13"),
                ),
            }
        ),
        (
            Asked("Q1", "Describe how", limit="6,000 characters", weighting="12"),
            Asked("Q2", "How will it", limit="4,000 characters", weighting="8"),
        ),
    ),
    Twin(
        "a title with its weighting and sides over each question, and room by name",
        _word(
            p("Part 2 – Technical", style="Heading1"),
            tbl(("1.1.1   Model", "Weighting: 15%", "Max. 4 sides"), (tc("Bidders must describe how they will work.", span=3),),
                (tc("Bidder’s response:", span=3),)), p(""),
            tbl(("1.1.2   Benefits", "Weighting: 5%", "Max. 1 side"),
                (tc("Bidders should set out the community benefits which they will deliver.", span=3),),
                (tc("Bidder’s response:", span=3),)),
        ),
        (
            Asked("1.1.1", "Bidders must", limit="4 pages", weighting="15"),
            Asked("1.1.2", "Bidders should", limit="1 page", weighting="5"),
        ),
    ),
    Twin(
        "a box of guidance between a question and the words to be overwritten, and a file that is asked for by its name",
        _word(
            p("Delivery", style="Heading1"),
            p("4.1 Describe how you will deliver brokerage in each prison. (20%)"),
            tbl(("Guidance\n•  Refer to the different people held there.",)), p("[Insert response here]"),
            p("4.2 How will you keep employers? (15%)"), p("[Insert response here]"),
            p("4.3 Please attach a plan of what happens before the start. (10%)"), p("File name: [insert file name]"),
        ),
        (
            Asked("4.1", "Describe how", weighting="20"), Asked("4.2", "How will you", weighting="15"),
            Asked("4.3", "Please attach", "file", weighting="10"),
        ),
    ),
    Twin(
        "a limit for each question of a section whose questions have headings, and one for three that are named",
        _word(
            p("Section B: Your service", style="Heading1"), p("Maximum 600 words for each question in this section."),
            p("Question B1 (weight 6)", style="Heading2"), p("What will you provide?"), tbl(("",)),
            p("Question B2 (weight 4)", style="Heading2"), p("How do you know what is needed?"), tbl(("",)),
            p("Section C: Ability", style="Heading1"),
            p("Please use no more than 500 words for each of C2 and C3."),
            p("C1  Please list your sites.  [Weighting 40]"), tbl(("",)),
            p("C2  How do you recruit?  [Weighting 20]"), tbl(("",)),
            p("C3  How do you train?  [Weighting 10]"), tbl(("",)),
        ),
        (
            Asked("B1", "What will you", limit="600 words", weighting="6"),
            Asked("B2", "How do you know", limit="600 words", weighting="4"),
            Asked("C1", "Please list", weighting="40"), Asked("C2", "How do you", limit="500 words", weighting="20"),
            Asked("C3", "How do you", limit="500 words", weighting="10"),
        ),
    ),
    Twin(
        "two languages in one line of marks and sides, boxes side by side, and marks with pages in brackets",
        _word(
            p("3.1 Does the tenderer hold a licence?"), tbl(("Ie / Yes  ☐", "Na / No  ☐")), p(""),
            p("4.1 Please describe how you will plan the routes."), p("The response should cover journey times."),
            p("Pwysoliad / Weighting: 12%      Uchafswm / Maximum: 2 A4 sides"), tbl(("Ymateb / Response:",)), p(""),
            p("4.2 How will you deal with a breakdown?"),
            p("Pwysoliad / Weighting: 8%      Uchafswm / Maximum: 1 A4 side"), tbl(("Ymateb / Response:",)), p(""),
            p("4.3 Describe the supervision that drivers have."), p("[10 marks – 3 pages max]"),
            tbl(("[Insert response here]",)),
        ),
        (
            Asked("3.1", "Does the tenderer", "choice"), Asked("4.1", "Please describe", limit="2 pages", weighting="12"),
            Asked("4.2", "How will you", limit="1 page", weighting="8"),
            Asked("4.3", "Describe the", limit="3 pages", weighting="10"),
        ),
    ),
    Twin(
        "answers below their questions without a box, limited and weighed in front",
        _word(
            p("Each answer is marked out of 10. Please keep them short: we will not read more than 400 words for"
              " any one answer."),
            tbl(("Question", "Weight (%)"), ("B1", "20"), ("B2", "15"), ("B3", "5"), ("Price", "40"), ("Total", "75")),
            p("A1. Are your practitioners accredited?"), p("Yes  ☐      No  ☐"),
            p("A2. Are you insured?"), p("Yes  ☐      No  ☐"), p("A3. Are you registered?"), p("Yes  ☐      No  ☐"),
            p("B1. Please explain how you would manage a referral."), p("Response:"), p(""), p(""),
            p("B2. How would you respond to an incident?"), p("Response:"), p(""), p(""),
            p("B3. How will you know that it helps?"), p("Response:"), p(""), p(""),
        ),
        (
            Asked("A1", "Are your", "yes-no"), Asked("A2", "Are you", "yes-no"), Asked("A3", "Are you", "yes-no"),
            Asked("B1", "Please explain", limit="400 words", weighting="20"),
            Asked("B2", "How would you", limit="400 words", weighting="15"),
            Asked("B3", "How will you", limit="400 words", weighting="5"),
        ),
    ),
    Twin(
        "sheets with a grid below the request for it, a wide question with its room beside it, and prices",
        _book(
            {
                "Delivery": sheet(
                    {
                        "A1": "C. DELIVERY (20 marks)",
                        "A3": "C1   Please profile the outputs that the project will achieve in each quarter.",
                        "B4": "Output", "C4": "Q1 Aug–Oct", "D4": "Q2 Nov–Jan", "E4": "Total",
                        "A5": "1", "B5": "Enrolments", "C5": None, "D5": None, "E5": None,
                        "A6": "2", "B6": "Completions", "C6": None, "D6": None, "E6": None,
                        "A9": "C2. What is the price per learner (£)?", "E9": None,
                        "A10": "C3. What percentage of it is overheads?", "E10": None, "A11": "Total (calculated)", "E11": None,
                        "A13": "C4   What could go wrong?  (maximum 250 words)", "A14": None,
                    },
                    merged=("A3:E3", "A9:D9", "A10:D10", "A13:E13", "A14:E14"),
                ),
                "Price": sheet(
                    {
                        "A1": "Complete the table below. Day rates must not exceed those of the framework.",
                        "A3": "Grade", "B3": "Name(s)", "C3": "Day rate (£)", "D3": "Number of days", "E3": "Cost (£)",
                        "A4": "Director", "B4": None, "C4": None, "D4": None, "E4": None,
                        "A5": "Analyst", "B5": None, "C5": None, "D5": None, "E5": None, "A6": "Total", "E6": None,
                    },
                    merged=("A1:E1",),
                ),
            }
        ),
        (
            Asked("C1", "Please profile"), Asked("C2", "What is the price", "money"), Asked("C3", "What percentage", "number"),
            Asked("C4", "What could", limit="250 words"), Asked("", "Complete the table"),
        ),
    ),
    Twin(
        "room that only counts words, a date in months, grids of pounds and of one empty column, and what is attached",
        _word(
            tbl(("1.6", "When was your organisation set up?", "Month / Year:"), ("1.7", "How many staff have you?", "")),
            tbl(tr("B2", "Please give a short summary."), (tc("\n\nWord count: ", span=2),),
                tr("B4", "What is the need?\nMaximum 400 words."), (tc("\n\nWord count: ", span=2),)),
            p("C3. Using the table, tell us how many people you expect to support."),
            tbl(("", "2026/27", "2027/28"), ("Referrals", "£", "£"), ("People supported", "£", "£")),
            p("E1.  Complete the schedule of rates. All rates to exclude VAT."),
            tbl(("Item", "Description", "Unit", "Quantity", "Rate £"), ("1", "Close clean", "visit", "1,820", ""),
                ("2", "Bin store clean", "each", "210", ""), ("3", "Void clearance", "each", "30", "")),
            p("Please tick to confirm that you have attached the following."),
            tbl(("Constitution", "☐"), ("Bank statement", "☐"), ("Safeguarding policy", "☐")),
        ),
        (
            Asked("1.6", "When was", "date"), Asked("1.7", "How many", "number"), Asked("B2", "Please give"),
            Asked("B4", "What is the need", limit="400 words"), Asked("C3", "Using the table", places=2),
            Asked("E1", "Complete the"),
            Asked("", "Please tick", "many-choices"),
        ),
    ),
    Twin(
        "bold questions with help in plain letters that asks on, and one that depends on the answer before it",
        _word(
            p("What difference will it make?  (max. 300 words)", bold=True),
            p("We are interested in people. Which changes will you see first? How will you know?"), p(prompt("Click here.")),
            p("Have you applied to any other funder?", bold=True), p("☐ Yes   ☐ No"),
            p("If so, tell us who, and when you’ll hear.", bold=True), p(prompt("Click here.")),
        ),
        (
            Asked("", "What difference", limit="300 words"), Asked("", "Have you applied", "yes-no"),
            Asked("", "If so, tell us"),
        ),
    ),
    Twin(
        "cards under a code, parts answered under their letters, boxes of yes and no below a row, and a file by its name",
        _word(
            tbl(("AQB1  Booking",), ("Question", "Please describe how you will fulfil assignments."),
                ("Response guidance", "Tell us of the system that you use."), ("Maximum response", "8,000 characters"),
                ("Your response", "[Insert your response here]"), ("Marking scheme", "100 / 50 / 0")),
            p("Question 4 – Working in a prison"), p("This question is in two parts."),
            p("(a) Explain how you will work with the Governor."), p("BIDDER RESPONSE TO PART (a):"), p("[Bidder to insert]"),
            p("(b) Describe how you will report concerns."), p("BIDDER RESPONSE TO PART (b):"), p("[Bidder to insert]"),
            tbl(
                ("ID", "Sub-criteria / Requirement", "Weighting"),
                ("M01", "Please confirm that you may operate in the country.", "Pass/Fail"), (tc("Yes / No", span=3),),
                ("M02", "Provide a workplan that shows the activities.", "5%"),
                (tc("Document attached? Filename:", span=3),),
                ("M03", "Asbestos is present. Explain how you will work around it.", "10%"), (tc("Response:", span=3),),
            ),
        ),
        (
            Asked("AQB1", "Please describe", limit="8,000 characters"), Asked("(a)", "Explain how"),
            Asked("(b)", "Describe how"), Asked("M01", "Please confirm", "yes-no"), Asked("M02", "Provide a", weighting="5"),
            Asked("M03", "Asbestos is", weighting="10"),
        ),
    ),
    Twin(
        "a table in front with the numbers in its third column, limits for ranges, and one for all that says no otherwise",
        _word(
            p("Responses to Q1 – Q2 are limited to 1,000 words each. Responses to Q3 – Q4 are limited to 600 words each."),
            tbl(
                ("Key criterion", "Title", "Ref", "Weighting"), ("KC1", "Model", "Q1", "14%"), ("", "Safety", "Q2", "10%"),
                ("KC2", "Value", "Q3", "8%"), ("", "Demand", "Q4", "7%"), ("", "Presentation", "n/a", "5%"),
            ),
            *(block for at, asked in enumerate(
                ("Please describe the model.", "How will you keep people safe?", "Tenderers are to detail how they will save.",
                 "What do you expect?"), 1) for block in (p(f"Q{at}  {asked}"), tbl(("",)), p(""))),
        ),
        (
            Asked("Q1", "Please describe", limit="1,000 words", weighting="14"),
            Asked("Q2", "How will you", limit="1,000 words", weighting="10"),
            Asked("Q3", "Tenderers are", limit="600 words", weighting="8"),
            Asked("Q4", "What do you", limit="600 words", weighting="7"),
        ),
    ),
    Twin(
        "an answer that should not be longer unless its question says so, in two languages, and tables of pounds",
        _word(
            p("Unless a question states otherwise, an answer should not exceed 800 words."),
            p("1. Explain how you will respond to alarms."), p("The limit for this question is 1,200 words."),
            p("Ateb / Answer:"), p("2. Describe how you will work in the rural parts."), p("Ateb / Answer:"),
            p("3. How will you speak Welsh?"), p("(500 gair / words)"), p("Ateb / Answer:"), p("Cost", style="Heading1"),
            tbl(
                ("4  Total grant requested", "2025/26  £\n2026/27  £"),
                ("5  When will it begin?", "Click or tap to enter a date."),
                (tc(p("6  Complete the table below to show what you expect.")
                    + tbl(("Outcome", "Target"), ("", ""), ("", "")) + p(""), span=2),),
            ),
            p("Please complete the table below for Year 1 of the contract."),
            tbl(("", "Primary", "Total"), ("Food", "£", "£"), ("Labour", "£", "£")),
        ),
        (
            Asked("1", "Explain how", limit="1,200 words"), Asked("2", "Describe how", limit="800 words"),
            Asked("3", "How will you", limit="500 words"), Asked("4", "Total grant", "money"), Asked("5", "When will", "date"),
            Asked("6", "Complete the"), Asked("", "Please complete", places=2),
        ),
    ),
    Twin(
        "rates for every item, and lines of a table without heads",
        _book(
            {
                "Rates": sheet(
                    {
                        "A1": "Bidders must enter a rate for every item. Rates are to include all labour.",
                        "A2": "Price weighting 50%", "A4": "Code", "B4": "Item", "C4": "Unit", "D4": "Rate (£)",
                        "A5": "VC01", "B5": "Full clean", "C5": "each", "D5": None,
                        "A6": "VC02", "B6": "Garden clearance", "C6": "hour", "D6": None,
                        "A8": "Please break down your rate for a clean in the table below.",
                        "A9": "Basic pay", "B9": None, "A10": "Travel", "B10": None, "A11": "Surplus", "B11": None,
                    },
                    merged=("A1:D1", "A2:D2", "A8:D8"),
                ),
            }
        ),
        (Asked("", "Bidders must", weighting="50"), Asked("", "Please break down")),
    ),
    Twin(
        "stars behind what must be filled in, with help that asks on, and a grid without a head over its labels",
        _word(
            p("Project name", bold=True), p("60 characters"), p(prompt("Click here.")),
            p(run("Describe the project that you want us to fund", bold=True) + run(" *")),
            p("What will you do? Who will deliver it? You may send a leaflet."), p("3,000 characters"),
            p(prompt("Click here.")),
            p(run("Planned start date", bold=True) + run(" *")), p(prompt("DD/MM/YYYY")),
            p(run("How many of the following are there in your organisation?", bold=True)),
            tbl(("", "Full time", "Part time"), ("Paid staff", "", ""), ("Volunteers", "", "")),
            p(run("What will change as a result?", bold=True) + run(" *")), p("1,500 characters"), p(prompt("Click here.")),
        ),
        (
            Asked("", "Describe the project", limit="3,000 characters"), Asked("", "Planned start date", "date"),
            Asked("", "How many of", places=2), Asked("", "What will change", limit="1,500 characters"),
        ),
    ),
    Twin(
        "labels within the cells of a card, a title beside the number, shares in two languages, and a limit for a section",
        _word(
            p("Responses are limited to two sides of A4 per question in section C.4."),
            tbl(
                (tc("B2  Workplace data", span=2),), (tc("Requirement:\nBuyers have to report.", span=2),),
                (tc("Question:\nExplain how you will collect data.", span=2),),
                (tc("Response guidance\nAll bidders must answer this question.", span=2),),
                ("Marking scheme", "Evaluation guidance"), ("100", "All of it."), ("0", "None of it."),
            ), p(""),
            tbl(
                ("C1", "Need (weighting 25%)"), ("", "Describe the problem that your project seeks to address."),
                (tc(prompt("Click here.", block=True), span=2),), ("", "Word count:"),
            ),
            p("C.4.1  Please describe how you will deliver the service."),
            p("[20%] Uchafswm o 1000 gair / Maximum 1000 words"), p("Ateb / Answer:"),
            p("C.4.2  How will you involve people?"), p("Ateb / Answer:"),
            p("C.5.1  Complete the labour schedule."), tbl(("Post", "Hours", "Rate £"), ("", "", ""), ("", "", "")),
            p("C.5.2  What investment, if any, are you offering?"), p(""), p(""), p(""),
        ),
        (
            Asked("B2", "Explain how", places=0), Asked("C1", "Describe the problem", weighting="25"),
            Asked("C.4.1", "Please describe", limit="1,000 words", weighting="20"),
            Asked("C.4.2", "How will you", limit="2 pages"), Asked("C.5.1", "Complete the labour"),
            Asked("C.5.2", "What investment"),
        ),
    ),
    Twin(
        "rates to be inserted, costs to be itemised, a price behind a sentence, pledges in a table, and what is offered",
        _word(
            p("Bidders are to insert rates for each of the sites below. Rates are to remain firm."),
            tbl(("Site", "Area m²", "Rate per m² (£)", "Total (£)"), ("Bridge", "112", "", ""), ("Lochside", "95", "", "")),
            p("2. Please itemise the costs of the project."),
            tbl(("Item", "Basis", "2025/26 (£)"), ("Salaries", "", ""), ("Travel", "", "")),
            p("3. State the price of a meal in year one.   £………………"),
            p("4. Complete the table below with the commitments you will make each year."),
            tbl(("Measure", "Unit", "Your commitment"), ("Local people employed", "FTE", ""), ("Volunteering", "hours", "")),
            tbl(("Bidder name", ""), ("Contact name", ""), ("Product name and version offered", ""), ("Operator licence", "")),
        ),
        (
            Asked("", "Bidders are"), Asked("2", "Please itemise"), Asked("3", "State the price", "money"),
            Asked("4", "Complete the"), Asked("", "Product name"), Asked("", "Operator licence"),
        ),
        fields=2,
    ),
    Twin(
        "a question under the word that says so, between its requirement and its guidance, without any room",
        _word(
            p("B1 Quality assurance", style="Heading2"), p("Requirement", bold=True), p("Buyers include courts and hospitals."),
            p("Question", bold=True), p("How will you assure the quality of language services?"),
            p("Response guidance", bold=True), p("All bidders must answer this question. Your response should demonstrate:"),
            p("a)  how qualifications are checked"), p("b)  how a linguist is suspended"),
            p("Your response must be no more than 6,000 characters including spaces. Weighting: 15%."),
            tbl(("Mark", "Marking scheme"), ("100", "All of it"), ("0", "None of it")),
            p("B2 Supply of linguists", style="Heading2"), p("Requirement", bold=True), p("Demand varies by language."),
            p("Question", bold=True), p("Describe how you will keep a supply of linguists."), p("Response guidance", bold=True),
            p("Name the languages that are rare."), p("How will the marks be given?", style="Heading2"), p("By two readers."),
        ),
        (
            Asked("B1", "How will you", limit="6,000 characters", weighting="15", places=0),
            Asked("B2", "Describe how", places=0),
        ),
    ),
    Twin(
        "a question and its answer by the same figure, with what it is worth behind it",
        _book(
            {
                "Technical": sheet(
                    {
                        "A1": "TECHNICAL ENVELOPE (40%)",
                        "A4": "Q1", "B4": "Describe how you will keep vehicles clean.", "C4": "Weighting", "D4": "10%",
                        "A5": "A1", "B5": None,
                        "A7": "Q2", "B7": "How will you select drivers?", "C7": "Weighting", "D7": "8%",
                        "B8": "In your answer make reference to:", "B9": "  (i) communication", "A12": "A2", "B12": None,
                    },
                    merged=("B5:D5", "B12:D12"),
                ),
            }
        ),
        (Asked("Q1", "Describe how", weighting="10"), Asked("Q2", "How will you", weighting="8")),
    ),
    Twin(
        "labels with boxes or pounds right of them, lines to be filled in, and a grid right below a question",
        _word(
            tbl(
                ("Do you have a safeguarding policy?", "☐ Yes  ☐ No"), ("Date last reviewed", ""),
                ("How do you make sure that staff are suitable?", ""),
            ), p("Money", style="Heading1"),
            tbl(
                ("Total income in last year", "£"), ("Unrestricted reserves", "£"),
                ("How many of these?", "Paid staff:\nVolunteers:"),
            ),
            p("How many people will benefit directly, and which ages?"),
            tbl(("Age", "10 – 13", "14 – 16", "Total"), ("Number", "", "", "")),
        ),
        (
            Asked("", "Do you have", "yes-no"), Asked("", "How do you"),
            Asked("", "Total income", "money"), Asked("", "Unrestricted", "money"), Asked("", "How many of these"),
            Asked("", "How many people"),
        ),
        fields=1,
    ),
    Twin(
        "points and characters in a line of their own, and marks with a limit at the end of a question",
        _word(
            p("B1  Which gap will your service address?"), p("Max 3,000 characters. Up to 10 points."), tbl(("",)), p(""),
            p("B2  Explain how the service will reach people."), p("12 points, 2,500 characters"), tbl(("",)), p(""),
            p("3.1  Tell us about the service that you would offer. [4 marks] Max 200 words"), tbl(("",)),
        ),
        (
            Asked("B1", "Which gap", limit="3,000 characters", weighting="10"),
            Asked("B2", "Explain how", limit="2,500 characters", weighting="12"),
            Asked("3.1", "Tell us", limit="200 words", weighting="4"),
        ),
    ),
    Twin(
        "a strip of what it is worth below each heading, a counted list with weightings and no room, and people by their kind",
        _word(
            p("Question 1 – Service delivery", style="Heading2"), tbl(("Weighting: 30%", "Page limit: 4 sides of A4")),
            p("Please describe how you will deliver the services."), p("Responses that repeat it are marked low."),
            tbl(("[Bidder response to Question 1 to be inserted here]",)),
            p("Question 2 – Engagement", style="Heading2"), tbl(("Weighting: 20%", "Page limit: 2 sides of A4")),
            p("Please explain how you will motivate people."), tbl(("[Bidder response to Question 2 to be inserted here]",)),
            p("B6. Who will benefit?"),
            tbl(("", "Number of people"), ("Victims of crime", ""), ("Young adults", ""), ("Professionals trained", "")),
            p("Section C. Quality", style="Heading2"), p("You may type below each question or attach your answers."),
            p("Tell us about your track record. (10%)", numbered=(1, 0)),
            p("Explain how you would run the pilot. (20%)", numbered=(1, 0)),
            p("Who will work on the pilot? Give names. (10%)", numbered=(1, 0)),
        ),
        (
            Asked("1", "Please describe", limit="4 pages", weighting="30"),
            Asked("2", "Please explain", limit="2 pages", weighting="20"), Asked("B6", "Who will benefit"),
            Asked("1", "Tell us about", weighting="10", places=0), Asked("2", "Explain how", weighting="20", places=0),
            Asked("3", "Who will work", weighting="10", places=0),
        ),
    ),
    Twin(
        "stacked blocks of a sheet whose heads stand beside a title, with what they head in the row that asks",
        _book(
            {
                "Method statements": sheet(
                    {
                        "A1": "3. Method statements (80% of total)",
                        "A3": "MS1", "B3": "Need and curriculum", "C3": "Weighting", "D3": "Max. characters",
                        "A4": None, "B4": "Describe your proposed curriculum offer.", "C4": "20%", "D4": "4000",
                        "B5": "Guidance: Evaluators will look for evidence.",
                        "A6": "Answer", "B6": None, "C6": "Characters used", "D6": "0",
                        "A8": "MS2", "B8": "Reaching residents", "C8": "Weighting", "D8": "Max. characters",
                        "A9": None, "B9": "How will you engage residents?", "C9": "15%", "D9": "3000",
                        "A11": "Answer", "B11": None, "C11": "Characters used", "D11": "0",
                    }
                ),
            }
        ),
        (
            Asked("MS1", "Describe your", limit="4,000 characters", weighting="20"),
            Asked("MS2", "How will you", limit="3,000 characters", weighting="15"),
        ),
    ),
    Twin(
        "questions with the star of what must be answered and one empty line below each",
        _word(
            p("Your organisation", style="Heading1"), p("Questions marked with a star (*) must be answered."),
            p("What does your organisation do? *", bold=True), p("Say what you do, for whom and where."),
            p("(1,000 characters max)"), p(""),
            p("How much are you asking for? *", bold=True), p(""),
            p("Which outcome of ours does your work support? *", bold=True), p("Choose the one that fits best."), p(""),
            p("Is there anything else that we should know? *", bold=True), p("(500 characters max)"), p(""),
        ),
        (
            Asked("", "What does your", limit="1,000 characters"), Asked("", "How much are you", "money"),
            Asked("", "Which outcome"), Asked("", "Is there anything", limit="500 characters"),
        ),
    ),
)  # fmt: skip

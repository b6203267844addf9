"""Welsh councils' forms in two languages, and a police and crime commissioner's for Wales."""

from pathlib import Path

from tests.documents.form_files import p, run, tbl, tc, tr, word_file
from tests.documents.unseen.making import Ask, UnseenForm, box, header_row, scores, signature

# --- both languages side by side ------------------------------------------------------------------

PAIRS = (
    (
        Ask("1", "How will the service be offered in Welsh and English without delay for either?", "600 words", "15"),
        "Sut bydd y gwasanaeth yn cael ei gynnig yn Gymraeg a Saesneg heb oedi i'r naill na'r llall?",
    ),
    (
        Ask("2", "Describe your experience of supporting families affected by substance use.", "800 words", "20"),
        "Disgrifiwch eich profiad o gefnogi teuluoedd yr effeithir arnynt gan ddefnyddio sylweddau.",
    ),
    (
        Ask("3", "Set out how the service will contribute to the seven well-being goals.", "600 words", "15"),
        "Nodwch sut bydd y gwasanaeth yn cyfrannu at y saith nod llesiant.",
    ),
    (
        Ask("4", "Explain how you will work with the Area Planning Board.", "600 words", "15"),
        "Eglurwch sut byddwch yn gweithio gyda'r Bwrdd Cynllunio Ardal.",
    ),
    (
        Ask("5", "Describe how volunteers with lived experience will be supported.", "600 words", "15"),
        "Disgrifiwch sut bydd gwirfoddolwyr â phrofiad bywyd yn cael eu cefnogi.",
    ),
    (
        Ask("6", "What community benefits will you deliver?", "600 words", "20"),
        "Pa fuddion cymunedol y byddwch yn eu darparu?",
    ),
)
SIDE_BY_SIDE = tuple(ask for ask, _ in PAIRS)


def side_by_side(path: Path) -> Path:
    """English and Welsh in columns, the answer in a row of its own."""
    rows: list[str] = [header_row("No. / Rhif", "Question", "Cwestiwn", "Weighting / Pwysoliad")]
    for ask, welsh in PAIRS:
        count = ask.limit.split()[0]
        rows.append(
            tr(
                ask.number,
                f"{ask.text}\n(max. {count} words)",
                f"{welsh}\n(uchafswm {count} o eiriau)",
                f"{ask.weight}%",
            )
        )
        rows.append(tr(tc("Answer / Ateb:\n\n", span=4)))
    return word_file(
        path,
        p("Tender Response / Ymateb i'r Tendr", style="Heading1"),
        p(
            "Tenders may be submitted in Welsh. A tender submitted in Welsh will be "
            "treated no less favourably than one submitted in English."
        ),
        p("Gellir cyflwyno tendrau yn Gymraeg. Ni fydd tendr a gyflwynir yn Gymraeg yn cael ei drin yn llai ffafriol."),
        scores(
            ("10", "Excellent / Rhagorol"), ("7", "Good / Da"), ("4", "Fair / Gweddol"), ("0", "No answer / Dim ateb")
        ),
        tbl(*rows),
    )


# --- English, then Welsh below, then a box --------------------------------------------------------

BELOW = (
    (
        Ask("A1", "Please describe the need for your project and how you know about it.", "500 words"),
        "Disgrifiwch yr angen am eich prosiect a sut rydych yn gwybod amdano.",
    ),
    (
        Ask("A2", "Please tell us what you plan to do and where.", "500 words"),
        "Dywedwch wrthym beth rydych yn bwriadu ei wneud ac ymhle.",
    ),
    (Ask("A3", "Who will benefit, and how many people?", "250 words"), "Pwy fydd yn elwa, a faint o bobl?"),
    (
        Ask("B1", "How will you promote the Welsh language through the project?", "250 words"),
        "Sut byddwch yn hyrwyddo'r Gymraeg drwy'r prosiect?",
    ),
    (
        Ask("B2", "How will the project carry on after the grant ends?", "300 words"),
        "Sut bydd y prosiect yn parhau ar ôl i'r grant ddod i ben?",
    ),
)
BENEATH = tuple(ask for ask, _ in BELOW)


def beneath(path: Path) -> Path:
    """Each question in English, then in Welsh, then a box."""
    body = [
        p("Community Fund Application / Cais i'r Gronfa Gymunedol", style="Heading1"),
        tbl(("Organisation / Sefydliad", ""), ("Address / Cyfeiriad", ""), ("Email / E-bost", "")),
    ]
    for ask, welsh in BELOW:
        count = ask.limit.split()[0]
        body += [
            p(run(f"{ask.number}. {ask.text} (max {count} words)", bold=True)),
            p(f"{welsh} (uchafswm o {count} o eiriau)"),
            box(),
            p(),
        ]
    body.append(
        signature(
            "I confirm that the information is correct. / Cadarnhaf fod yr wybodaeth yn gywir.",
            ("Signed / Llofnod", "Date / Dyddiad"),
        )
    )
    return word_file(path, *body)


# --- a commissioner's: questions over a row of room, in one table, split by bands -----------------

VICTIMS = (
    Ask("2.1", "Project summary: please describe the service you want us to fund in plain English.", "1500 characters"),
    Ask("2.2", "Which victims of crime will the service support, and how will they be referred?", "2500 characters"),
    Ask("2.3", "What evidence do you have of need in the force area?", "2500 characters"),
    Ask("3.1", "Describe how the service will be delivered, including locations and opening times.", "4000 characters"),
    Ask("3.2", "Explain how you will safeguard children and adults at risk.", "2500 characters"),
    Ask("3.3", "How does your proposal meet the Code of Practice for Victims?", "2500 characters"),
    Ask("4.1", "What outcomes will be achieved (cope and recover)?", "2500 characters"),
    Ask("4.2", "How will you collect feedback from victims?", "1500 characters"),
    Ask("5.1", "Does your organisation have reserves equal to at least three months' running costs?", kind="yes-no"),
    Ask("5.2", "Total amount requested (£)", kind=""),
)


def victims(path: Path) -> Path:
    """A commissioner's grant: one table, a band for a section, limits of characters."""
    names = {
        "2": "SECTION 2: ABOUT YOUR PROJECT",
        "3": "SECTION 3: DELIVERY",
        "4": "SECTION 4: OUTCOMES",
        "5": "SECTION 5: FINANCE",
    }
    rows: list[str] = []
    for ask in VICTIMS:
        title = names.pop(ask.number[0], "")
        if title:
            rows.append(tr(tc(p(run(title, bold=True)), span=2)))
        if ask.limit:
            count = ask.limit.split()[0]
            rows.append(tr(ask.number, f"{ask.text} ({count} characters including spaces)"))
            rows.append(tr(tc("", span=2)))
        elif ask.kind == "yes-no":
            rows.append(tr(tc(ask.number), tc(f"{ask.text}  Yes ☐  No ☐")))
        else:
            rows.append(tr(ask.number, f"{ask.text}: £"))
    return word_file(
        path,
        p("Victims' Services Grant – Application Form"),
        p("Please read the guidance before you start. Do not attach anything unless we ask for it."),
        p("SECTION 1: ABOUT YOU", bold=True),
        tbl(("1.1", "Organisation name", ""), ("1.2", "Charity number", ""), ("1.3", "Main contact", "")),
        tbl(*rows),
        p("SECTION 6: CHECKLIST", bold=True),
        tbl(
            ("Document", "Attached (please tick)"), ("Accounts", ""), ("Safeguarding policy", ""), ("Constitution", "")
        ),
    )


FORMS = (
    UnseenForm("welsh council side by side", side_by_side, SIDE_BY_SIDE),
    UnseenForm("welsh fund beneath", beneath, BENEATH, ("Organisation", "Address", "Email")),
    UnseenForm(
        "commissioner victims grant",
        victims,
        VICTIMS,
        ("Organisation name", "Charity number", "Main contact", "Accounts", "Safeguarding policy", "Constitution"),
    ),
)

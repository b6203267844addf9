"""Make the old file of the present schema: `python -m tests.old_files.make`, once, before it is released.

It writes schema-N.bidprep.gz, a workspace with a few records of every kind and a history, and schema-N.json,
which says what is in it. Both are then kept for ever as they are: they are never made anew.
"""

import gzip
import json
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.asks import Ask, Tick
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question, QuestionKind, Respondent
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Figure, Telling
from bidprep.domain.clarifications import Clarification
from bidprep.domain.criteria import Criterion
from bidprep.domain.decisions import (
    Absence,
    CriterionPurpose,
    CriterionScore,
    Decision,
    DecisionCriterion,
    DecisionOutcome,
    Qualified,
    Result,
    ResultState,
)
from bidprep.domain.files import Attachment, KeptFile
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.kinds import KIND_OF, KINDS, Record
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.materials import Material, Pin
from bidprep.domain.mobilisation import Risk, Task
from bidprep.domain.money import Money
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage, StageKind
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import (
    Contact,
    LetterState,
    LogEntry,
    Offer,
    Partner,
    PartnerRole,
    Standing,
    StandingState,
)
from bidprep.domain.people import Person, PersonKind
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.domain.record_json import as_json
from bidprep.domain.reviews import (
    MatchedBy,
    Remark,
    RemarkState,
    ReturnedCopy,
    ReviewCopy,
    ReviewRound,
    SentAnswer,
    SignOff,
    Suggestion,
    SuggestionState,
)
from bidprep.domain.scores import Mark, MarkBy, SectionWeight
from bidprep.domain.timelines import PlanStep
from bidprep.domain.word_lists import WordList
from bidprep.operations.workspaces import NOTING
from bidprep.storage.schema import SCHEMA_VERSION
from bidprep.storage.workspace import Keep, make_workspace

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CONTENT = "A letterhead, let us say."
TEXT = (
    "## What we do\n\nWe meet **each person** at the *gate*: {{Legal name}} — [see](https://example.org).\n\n"
    "- one\n   - two\n"
)

RECORDS: tuple[Record, ...] = (
    Fact("fact-1", "Legal name", "The Gate Trust", date(2026, 4, 1), "Register"),
    Fact("fact-2", "Patron", "“Ann” O’Neill\nsecond line"),
    Person("person-1", "Ann Example", PersonKind.TRUSTEE, "Chair", "ann@example.org", 3.5),
    Person("person-2", "Bob"),
    CaseStudy("study-1", "Through the gate", "Mentoring", "Leeds", "Lottery", date(2024, 1, 1),
              date(2025, 12, 31), "The children's café", "We met them.", "They stayed.",
              "Cat", "cat@example.org", False),
    CaseStudy("study-2", "Café für Łódź"),
    Partner("partner-1", "Shelter Example", "charity", "1234567", "01234567", "https://example.org",
            "Flats", date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3), date(2026, 9, 4), date(2026, 9, 5), "Notes"),
    Partner("partner-2", "Another"),
    Contact("contact-1", "partner-1", "Dee", "Director", "dee@example.org", "0113 496 0000", "Bid",
            date(2027, 1, 1)),
    LogEntry("entry-1", "partner-1", "contact-1", date(2026, 10, 1), "call", "Agreed", "Send terms",
             date(2026, 12, 1)),
    LogEntry("entry-2", "partner-2", None, None, "", "", "", None, True),
    Opportunity("opportunity-1", "Dynamic Framework", "Ministry of Justice", "MOJ-1", "ocds-b5fd17-1",
                "https://example.org", "N", "Open", "active", sha256(CONTENT.encode()).hexdigest()),
    Stage("stage-1", "opportunity-1", StageKind.CALL_OFF, "Leeds", date(2026, 11, 1), AT,
          datetime(2026, 12, 4, 12, tzinfo=UTC), date(2027, 2, 1), date(2027, 4, 1)),
    Stage("stage-2", "opportunity-1"),
    Lot("lot-1", "stage-1", 1, "L1", "Leeds", "Accommodation", "Yorkshire", "Leeds",
        Money(Decimal("1200000.10")), date(2027, 4, 1), date(2029, 3, 31), "None", "Acme",
        ("Bee", "Cee"), LotChoice.BID, 1, "N"),
    Lot("lot-2", "stage-1", 2, choice=LotChoice.NO_BID),
    Bid("bid-1", "stage-1", "Leeds bid", date(2026, 11, 2), "call-off", "Notes", 2, ("answers", "cover"),
        sha256(CONTENT.encode()).hexdigest()),
    Question("question-1", "bid-1", 1, "1.1", "Delivery", "How will you deliver?", QuestionKind.TEXT, (),
             Limit(LimitUnit.CHARACTERS, 5000, 2, "portal"), Decimal("12.5"), "Be short.", "Clarity",
             "Charity number", Respondent.LEAD, "if yes to 1", "1"),
    Question("question-2", "bid-1", 2, "1.2", kind=QuestionKind.CHOICE, choices=("Yes", "No", "“Maybe”")),
    Answer("answer-1", "question-1", None, TEXT, AnswerStatus.DRAFTING, "person-1", "revision-2", None,
           "revision-1"),
    Answer("answer-2", "question-1", "lot-1", "For Leeds.\n", AnswerStatus.NOT_STARTED, None, None,
           "revision-2"),
    Answer("answer-3", "question-2"),
    AccountsYear("year-1", date(2026, 3, 31), Money(Decimal("812400")), Money(Decimal("790000.50")), None, True, "N"),
    Policy("policy-1", PolicyKind.INSURANCE, "Public liability", "Acme Mutual", "PL-1", Money(Decimal(5000000)),
           date(2026, 4, 1), date(2027, 3, 31), date(2027, 2, 1), "Safe", "N"),
    WordList("list-1", "regions", ("North East", "“Łódź”")),
    Figure("figure-1", "study-1", 1, "120 of 140", "Report 2025"),
    Telling("telling-1", "study-1", 150, "We met **them**.\n"),
    Consent("consent-1", "study-1", "Dan", date(2026, 1, 1), "form", ConsentScope.THIS_BUYER, "Ministry of Justice",
            True, date(2027, 1, 1), date(2026, 12, 1), "N"),
    OwnRule("rule-1", "council", "The council’s portal", 2, 1, 1, False, True, True),
    Criterion("criterion-1", "stage-1", "lot-1", 1, "Quality", "quality", Decimal("60")),
    Material("material-1", "opportunity-1", sha256(CONTENT.encode()).hexdigest(), "pack.txt", "The pack",
             date(2026, 11, 1), "Older words", None),
    Material("material-2", "opportunity-1", sha256(CONTENT.encode()).hexdigest(), "pack 2.txt", "The pack", None,
             "Newer words", "material-1"),
    Pin("pin-1", "material-1", "question-1", 6, "words"),
    BuyerForm("form-1", "bid-1", sha256(CONTENT.encode()).hexdigest(), "form.docx", date(2026, 11, 2)),
    FormPlace("place-1", "question-1", "form-1", 1, "body", "table 1/row 2/cell 3", "0" * 64),
    Offer("offer-1", "partner-1", "Housing", ("York", "Leeds"), "N"),
    Standing("standing-1", "partner-1", "stage-1", "lot-1", StandingState.SIGNED, PartnerRole.LEAD, Decimal("40"),
             Decimal("12.5"), "Finance", LetterState.ASKED, "N"),
    Standing("standing-2", "partner-2", "stage-2"),
    CaseStudyUse("use-1", "bid-1", "study-1", 1, "question-1"),
    Attachment("attachment-1", "policy-1", sha256(CONTENT.encode()).hexdigest(), "letter.png", "A letter", date(2026, 1, 1)),
    Snapshot("snapshot-1", "revision-1", "First draft", AT),
    Snapshot("snapshot-2", "revision-2", automatic=True),
    OwnWord("word-1", "Netherfell"),
    DecisionCriterion("own-1", CriterionPurpose.LOT, 1, "Fit", 3, is_deal_breaker=True, guidance="Do we want it?"),
    Absence("absence-1", "person-1", date(2026, 12, 21), date(2026, 12, 31), "Leave"),
    Passage("passage-1", "Vetting", "How do you vet?", TEXT, ("staff", "vetting"), "person-1", date(2027, 6, 1),
            date(2026, 3, 1), "Leeds 2025", "Ministry of Justice", ResultState.WON, Decimal("8"), Decimal("10"), "N"),
    Passage("passage-2"),
    Qualified("qualified-1", "opportunity-1", "Accommodation", ("Yorkshire",), Money(Decimal("5000000")), "N"),
    Need("need-1", "stage-1", "lot-1", 1, "Housing", is_ours=True, notes="N"),
    Clarification("clarification-1", "stage-1", 1, "May we?", ("question-1", "question-2"), date(2026, 11, 5), "Yes.",
                  date(2026, 11, 9), "N"),
    Decision("decision-1", "bid-1", DecisionOutcome.GO, "It fits.", "Ann Example", date(2026, 11, 3), Decimal("71.5"),
             120.5, 150),
    CriterionScore("score-1", "own-1", "bid-1", "lot-1", 4, "Close to home"),
    Result("result-1", "bid-1", "lot-1", ResultState.LOST, date(2027, 2, 1), Decimal("64.25"), "Acme", "Thin on staff"),
    SectionWeight("weight-1", "bid-1", 1, "Delivery", "Technical", Decimal("40")),
    PlanStep("step-1", "bid-1", 1, "Trustees read", 5, date(2026, 11, 24), "person-1", done=True, notes="N"),
    Task("task-1", "bid-1", 1, "Recruit", "Recruitment", 20, (), date(2027, 2, 1), "person-1", "partner-1"),
    Task("task-2", "bid-1", 2, "Vet", "Vetting", 50, ("task-1",), is_vetting=True, done=True, notes="N"),
    Risk("risk-1", "bid-1", 1, "Vetting is late", 4, 5, "Begin early", "person-1"),
    Ask("ask-1", "question-1", 1, "how staff are vetted"),
    Mark("mark-1", "question-1", "lot-1", MarkBy.BUYER, Decimal("3"), "Clear"),
    Tick("tick-1", "ask-1", "answer-1", "We meet each person at the gate."),
    PassageUse("passage-use-1", "passage-1", "answer-1", "First.\n", date(2026, 11, 4), is_tailored=True),
    SignOff("sign-1", "answer-1", "revision-1", text_digest("First.\n"), "person-1", "Ann Example", "Chair", AT),
    ReviewRound("round-1", "bid-1", "First round", date(2026, 11, 6), date(2026, 11, 12), "Dear all", "Go on?", "Time"),
    ReviewCopy("copy-1", "round-1", "person-1", "Ann Example", sha256(CONTENT.encode()).hexdigest(), True, True),
    SentAnswer("sent-1", "round-1", "question-1", "lot-1", 1, "1.1 Delivery", "revision-1"),
    ReturnedCopy("returned-1", "round-1", sha256(CONTENT.encode()).hexdigest(), "copy-1", "back.docx", "Ann", AT, 2, 1,
                 1, "An older round."),
    Remark("remark-1", "returned-1", "sent-1", 1, MatchedBy.BOOKMARK, "Ann", AT, "Which?", "First", 0, 0, 5),
    Remark("remark-2", "returned-1", None, 2, MatchedBy.NOTHING, "Bob", None, "This one.", "", parent_id="remark-1",
           is_resolved=True, state=RemarkState.DONE, reply="Said.", decided_by="Ann", decided_at=AT),
    Suggestion("suggestion-1", "returned-1", "sent-1", 1, MatchedBy.LIKENESS, "insertion", "Ann", AT, 0, 0, 0, 5, "First",
               "Second", "Second.\n", "m1", 2, is_untracked=True, state=SuggestionState.ADAPTED,
               reply="Shorter", decided_by="Ann", decided_at=AT),
)  # fmt: skip
REVISIONS = (
    Revision("revision-1", "answer-1", "First.\n", text_digest("First.\n"), (), AT, "Ann Example"),
    Revision("revision-2", "answer-1", TEXT, text_digest(TEXT), ("revision-1",), AT.replace(hour=10)),
)
FILES = (KeptFile(sha256(CONTENT.encode()).hexdigest(), "letterhead.docx", len(CONTENT), AT),)


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        workspace = make_workspace(
            place / "old.bidprep", Keep(place / "locks", place / "backups"), "make", made_at=AT, noting=NOTING
        )
        with workspace.step("Keep") as step:
            for revision in REVISIONS:
                step.keep_revision(revision)
            for kept in FILES:
                step.keep_file(kept, CONTENT.encode())
            step.lay_tombstone("erased-1", AT)
        for kind in KINDS:
            with workspace.step(f"Add {kind}") as step:
                for record in RECORDS:
                    if KIND_OF[type(record)] == kind:
                        step.put(record)
        with workspace.step("Add and remove") as step:
            step.put(Person("person-3", "Nobody"))
        with workspace.step("Remove") as step:
            step.remove(Person, "person-3")
        workspace.close()
        raw = workspace.path.read_bytes()
    told: dict[str, object] = {
        kind: [as_json(record) for record in RECORDS if KIND_OF[type(record)] == kind] for kind in KINDS
    }
    told |= {
        "revision": [as_json(revision) for revision in REVISIONS],
        "file": [as_json(kept) for kept in FILES],
        "content": [CONTENT],
        "tombstone": ["erased-1"],
        "search": {
            "children's": ["study-1"],
            "gate": ["answer-1", "fact-1", "passage-1", "study-1"],
            "Leeds": ["answer-2", "bid-1", "lot-1", "offer-1", "study-1"],
        },
    }
    packed = folder / f"schema-{SCHEMA_VERSION}.bidprep.gz"
    if packed.exists():
        sys.exit(f"{packed.name} is there already and stays as it is.")
    packed.write_bytes(gzip.compress(raw, mtime=0))
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (folder / f"schema-{SCHEMA_VERSION}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(__file__).parent)

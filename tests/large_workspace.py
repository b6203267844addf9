"""A workspace of the largest size that bidprep must carry, the same each time; for tests and benchmarks.

40 bids of 60 questions, one of them with 196 lots where one answer in ten varies; answers of about 500 words with
ten revisions each; 300 case studies with figures and consents; 500 partners with contacts and a log, three for each lot;
10,000 passages of about 250 words.
"""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Figure, Telling
from bidprep.domain.decisions import ResultState
from bidprep.domain.ids import known_id
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage, StageKind
from bidprep.domain.organisation import KNOWN_FACTS, Fact
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing, StandingState
from bidprep.domain.people import Person, PersonKind
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.operations.workspaces import NOTING
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Keep, make_workspace

BIDS, QUESTIONS, LOTS, REVISIONS = 40, 60, 196, 10
CASE_STUDIES, PARTNERS, CONTACTS, LOG_ENTRIES, PEOPLE = 300, 500, 2, 6, 12
POLICIES, STANDINGS, PASSAGES = 40, 3, 10_000
ONE_IN = 10
SENTENCES = 27  # of about 19 words each: about 500 words

_FIRST_DAY = date(2026, 1, 5)
_FIRST_MOMENT = datetime(2026, 1, 5, 9, tzinfo=UTC)
_WHO = (
    "Our team", "Each mentor", "The hub manager", "Every volunteer", "Our partner in Northmoor", "The link worker",
    "A trained peer", "Our safeguarding lead", "The night staff", "Each caseworker",
)  # fmt: skip
_DOES = (
    "meets people at the gate", "agrees a plan with each person", "visits the prison every second week",
    "keeps a warm handover to the next service", "records what was agreed on the day", "checks housing before release",
    "reviews progress against the plan", "brings families in where that is wanted", "answers calls until late",
)  # fmt: skip
_HOW = (
    "within two working days of referral", "before the first appointment is missed", "with the probation practitioner present",
    "in a place that the person has chosen", "and tells the commissioner each quarter", "so that nobody tells a story twice",
    "across all towns of the region", "with evidence from last year’s evaluation", "at no cost to the person",
)  # fmt: skip


def make_large_workspace(path: Path) -> Path:
    """Make the large workspace at `path`; its locks and backups are kept beside it. Takes about a minute."""
    folder = path.parent / f"{path.stem} app data"
    workspace = make_workspace(
        path, Keep(folder / "locks", folder / "backups"), "a test", made_at=_FIRST_MOMENT, noting=NOTING
    )
    chance = random.Random(417)
    try:
        with workspace.step("Add the organisation") as step:
            _put_organisation(step, chance)
        for number in range(PARTNERS // 100):
            with workspace.step("Add partners") as step:
                for partner in range(number * 100, number * 100 + 100):
                    _put_partner(step, partner, chance)
        for number in (*range(1, BIDS), 0):  # the bid with lots is the one that was worked on last
            with workspace.step(f"Add bid {number + 1}") as step:
                _put_bid(step, number, chance)
        for number in range(PASSAGES // 1000):
            with workspace.step("Add passages") as step:
                for passage in range(number * 1000, number * 1000 + 1000):
                    _put_passage(step, passage, chance)
    finally:
        workspace.close()
    return path


def _put_organisation(step: Step, chance: random.Random) -> None:
    for known in KNOWN_FACTS:
        step.put(Fact(known.id, known.name, "" if known.read is not str.strip else f"Our {known.name.lower()}"))
    for number in range(PEOPLE):
        kind = list(PersonKind)[number % 3]
        step.put(Person(known_id(f"person {number}"), f"Person {number}", kind, weekly_hours=float(number)))
    for number in range(CASE_STUDIES):
        told = [_sentences(chance, 8) for _ in range(3)]
        study = CaseStudy(known_id(f"study {number}"), f"Story {number}: {_sentence(chance)}", "Wellbeing", "Northmoor")
        step.put(
            CaseStudy(
                study.id, study.title, study.service, study.region, "A foundation", _FIRST_DAY, None,
                " ".join(told[0]), " ".join(told[1]), " ".join(told[2]), "A referee", "a@example.org",
            )
        )  # fmt: skip
        _put_evidence(step, study.id, number, chance)
    for number in range(POLICIES):
        day = date(2026, 6, 1) + timedelta(days=20 * number)
        policy = Policy(known_id(f"policy {number}"), list(PolicyKind)[number % 3], f"Policy {number}", expires_on=day)
        step.put(policy)
    for year in range(2020, 2026):
        amount = Money(Decimal(100_000 + year))
        step.put(AccountsYear(known_id(f"accounts {year}"), date(year, 3, 31), amount, amount, amount))


def _put_evidence(step: Step, study_id: str, number: int, chance: random.Random) -> None:
    for place in range(2):
        step.put(Figure(known_id(f"figure {number} {place}"), study_id, place + 1, _sentence(chance), "Our records"))
        words = " ".join(_sentences(chance, 8 * (place + 1)))
        step.put(Telling(known_id(f"telling {number} {place}"), study_id, 150 * (place + 1), f"{words}\n"))
    given_on = _FIRST_DAY + timedelta(days=number)
    consent = Consent(
        known_id(f"consent {number}"), study_id, f"Person {number}", given_on, "form", ConsentScope.PUBLIC
    )
    step.put(consent)


def _put_partner(step: Step, number: int, chance: random.Random) -> None:
    partner = Partner(
        known_id(f"partner {number}"), f"Partner {number:03}", notes=_sentence(chance), brings=_sentence(chance)
    )
    step.put(partner)
    contacts = [
        Contact(known_id(f"contact {number} {place}"), partner.id, f"Contact {number}-{place}", email="a@example.org")
        for place in range(CONTACTS)
    ]
    for contact in contacts:
        step.put(contact)
    for place in range(2):
        service = f"Service {(number + place) % 14}"
        step.put(Offer(known_id(f"offer {number} {place}"), partner.id, service, (f"Region {number % 12}",)))
    for place in range(LOG_ENTRIES):
        day = _FIRST_DAY + timedelta(days=number % 200 + place)
        step.put(
            LogEntry(
                known_id(f"log {number} {place}"), partner.id, contacts[place % CONTACTS].id, day, "telephone",
                _sentence(chance), f"Ring again about part {place}", day + timedelta(days=30), done=place > 0,
            )
        )  # fmt: skip


def _put_bid(step: Step, number: int, chance: random.Random) -> None:
    """Put a bid with its questions and answers; the first one is the one with lots."""
    opportunity = Opportunity(known_id(f"opportunity {number}"), f"Framework {number:02}", f"Buyer {number % 9}")
    submit_by = _FIRST_MOMENT + timedelta(days=30 * number)
    stage = Stage(known_id(f"stage {number}"), opportunity.id, StageKind.CALL_OFF, "Call-off", submit_by=submit_by)
    bid = Bid(known_id(f"bid {number}"), stage.id, f"Bid {number:02}", _FIRST_DAY + timedelta(days=number), "blank")
    lots = [_lot(stage.id, place) for place in range(LOTS if number == 0 else 0)]
    records: tuple[Record, ...] = (opportunity, stage, bid, *lots)
    for record in records:
        step.put(record)
    for order, lot in enumerate(lots):
        for place in range(STANDINGS):
            partner_id = known_id(f"partner {(order * STANDINGS + place) % PARTNERS}")
            state = list(StandingState)[order % 6]
            step.put(Standing(known_id(f"standing {order} {place}"), partner_id, stage.id, lot.id, state))
    for place in range(2):
        study_id = known_id(f"study {(number * 2 + place) % CASE_STUDIES}")
        step.put(CaseStudyUse(known_id(f"use {number} {place}"), bid.id, study_id, place + 1))
    for place in range(QUESTIONS):
        question = Question(
            known_id(f"question {number} {place}"), bid.id, place + 1, str(place + 1), f"Section {place // 10 + 1}",
            f"Describe how you will do part {place + 1}. {_sentence(chance)}",
            limit=Limit(LimitUnit.WORDS, 500), weighting=Decimal("1.5"), guidance=_sentence(chance),
        )  # fmt: skip
        step.put(question)
        shared = _put_answer(step, question, None, None, chance)
        for order, lot in enumerate(lots):
            if (place * LOTS + order) % ONE_IN == 0:
                _put_answer(step, question, lot, shared.revision_id, chance)


def _put_passage(step: Step, number: int, chance: random.Random) -> None:
    title, question = _sentence(chance), f"Describe how you do part {number % QUESTIONS}. {_sentence(chance)}"
    step.put(
        Passage(
            known_id(f"passage {number}"), title, question, _text(_sentences(chance, SENTENCES // 2)),
            ("housing", "women") if number % 2 else (), known_id(f"person {number % PEOPLE}") if number % 3 else None,
            _FIRST_DAY + timedelta(days=number % 700), _FIRST_DAY, f"Bid {number % BIDS:02}", f"Buyer {number % 9}",
            list(ResultState)[number % 4] if number % 5 else None,
            Decimal(number % 11) if number % 2 else None, Decimal(10) if number % 2 else None,
        )
    )  # fmt: skip


def _lot(stage_id: str, place: int) -> Lot:
    choice = list(LotChoice)[place % 3]
    return Lot(
        known_id(f"lot {place}"), stage_id, place + 1, f"LOT-{place:03}", f"Service {place % 14} in area {place % 41}",
        f"Service {place % 14}", f"Region {place % 12}", f"Area {place % 41}", Money(Decimal(100_000 + place)),
        incumbent=f"Provider {place % 28}", choice=choice, preference=place if choice is LotChoice.BID else None,
    )  # fmt: skip


def _put_answer(step: Step, question: Question, lot: Lot | None, base_id: str | None, chance: random.Random) -> Answer:
    """Put an answer with its revisions: each changes one sentence of the one before."""
    answer_id = known_id(f"answer {question.id} {lot.id if lot else ''}")
    sentences = _sentences(chance, SENTENCES)
    parent: tuple[str, ...] = ()
    text = ""
    for number in range(REVISIONS):
        sentences[chance.randrange(SENTENCES)] = _sentence(chance)
        text = _text(sentences)
        made_at = _FIRST_MOMENT + timedelta(hours=number)
        revision = Revision(
            known_id(f"{answer_id} {number}"), answer_id, text, text_digest(text), parent, made_at, "Person 1"
        )
        step.keep_revision(revision)
        parent = (revision.id,)
    status = list(AnswerStatus)[1 + chance.randrange(5)]
    owner_id = known_id(f"person {chance.randrange(PEOPLE)}")
    answer = Answer(answer_id, question.id, lot.id if lot else None, text, status, owner_id, parent[0], base_id)
    step.put(answer)
    return answer


def _text(sentences: list[str]) -> str:
    """Return the sentences as canonical Markdown: paragraphs, with a list in the middle."""
    third = len(sentences) // 3
    opening, closing = " ".join(sentences[:third]), " ".join(sentences[-third:])
    middle = "\n".join(f"- {sentence}" for sentence in sentences[third:-third])
    return f"{opening}\n\n{middle}\n\n{closing}\n"


def _sentences(chance: random.Random, count: int) -> list[str]:
    return [_sentence(chance) for _ in range(count)]


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_HOW)}, as in year {chance.randrange(2000, 2026)}."

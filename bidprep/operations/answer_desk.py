"""What the answer page shows: one question, its answer for the lot at hand, and what surrounds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, consent_fault
from bidprep.domain.counting import BUNDLED_RULES, Count, CountingRule, all_rules, count_by, rule_of, used_of
from bidprep.domain.dates import today
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.merge_values import merge_values
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage, chosen_lots
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.page_estimate import words_a_page
from bidprep.domain.people import Person
from bidprep.domain.readability import Reading, read_over
from bidprep.domain.text import EMPTY, Text, fill_fields
from bidprep.domain.whole_bid import submission_day
from bidprep.errors import BidprepError
from bidprep.operations.case_studies import story_of, use_case_study
from bidprep.operations.organisation import read_whole_organisation
from bidprep.storage.workspace import Workspace

CHARACTERS_A_WORD = 6
"""What a word takes of a limit in characters, with the space behind it; for choosing a length, not for counting."""


@dataclass(frozen=True, slots=True)
class StoryInBid:
    """A case study that the bid uses, the question it is told in ("" in the appendix), and why it may not be used."""

    use: CaseStudyUse
    study: CaseStudy
    number: str
    fault: str


@dataclass(frozen=True, slots=True)
class AnswerDesk:
    """A question at work. `answer` is the shared answer or the variation for `lot`; `shared` is always the shared one.

    `lots` are those that can be varied for: the chosen ones and the one at hand, or all where none is chosen.
    `fields` are the values of merge fields, `rules` the counting rules by their names. `stories` are the case studies
    that the bid uses. `before` and `after` are the questions next to this one.
    """

    bid: Bid
    question: Question
    lot: Lot | None
    answer: Answer | None
    shared: Answer | None
    lots: tuple[Lot, ...]
    varied: frozenset[str]
    fields: dict[str, str]
    rules: Mapping[str, CountingRule]
    people: tuple[Person, ...]
    stories: tuple[StoryInBid, ...]
    before: str | None
    after: str | None

    @property
    def served(self) -> Answer | None:
        """The answer that serves here: the variation where there is one, else the shared answer."""
        return self.answer or self.shared


def served_text(desk: AnswerDesk | None, standing: Text | None) -> Text:
    """Return the text of the answer that serves: `standing` itself, which stands in the editor, where they say the same.

    To compare them, or to read a long one, takes its time: done where the workspace is, it does not hold up the window.
    """
    answer = desk.served if desk else None
    if answer is None:
        return EMPTY
    if standing is not None and write_markdown(standing) == answer.text:
        return standing
    return read_markdown(answer.text)


def read_answer_desk(workspace: Workspace, question_id: str, lot_id: str | None) -> AnswerDesk:
    """Return what the answer page shows; raises BidprepError where the question is gone."""
    question = workspace.get(Question, question_id)
    bid = workspace.get(Bid, question.bid_id) if question else None
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    if not question or not bid or not stage or not opportunity:
        raise BidprepError("That question is not there any more.", "Choose another, or undo its removal.")
    answers = {answer.lot_id: answer for answer in workspace.find(Answer, question_id=question.id)}
    all_lots = workspace.find(Lot, stage_id=bid.stage_id)
    chosen = tuple(lot for lot in all_lots if lot.choice is LotChoice.BID or lot.id in answers or lot.id == lot_id)
    numbers = {other.id: other.number for other in workspace.find(Question, bid_id=bid.id)}
    order = list(numbers)
    at = order.index(question.id)
    return AnswerDesk(
        bid,
        question,
        next((lot for lot in all_lots if lot.id == lot_id), None),
        answers.get(lot_id),
        answers.get(None),
        chosen or all_lots,
        frozenset(lot for lot in answers if lot),
        merge_values(read_whole_organisation(workspace).values(today()), opportunity, chosen_lots(all_lots)),
        all_rules(workspace.find(OwnRule)),
        workspace.find(Person),
        _stories(workspace, bid, stage, opportunity, numbers),
        order[at - 1] if at else None,
        order[at + 1] if at + 1 < len(order) else None,
    )


def words_left(
    limit: Limit | None, count: Count, rules: Mapping[str, CountingRule] = BUNDLED_RULES, asked: str = ""
) -> int | None:
    """Return about how many words a limit leaves beside what there is; None where nothing limits them.

    `asked` is the question, for rules that count it.
    """
    if limit is None or limit.unit is LimitUnit.ITEMS:
        return None
    if limit.unit is LimitUnit.PAGES:
        words = count_by(rule_of(limit, rules), count, asked).words
        return max(0, limit.total * words_a_page(limit.font, limit.size) - words)
    left = max(0, limit.total - int(used_of(limit, count, rules, asked)))
    return left if limit.unit is LimitUnit.WORDS else left // CHARACTERS_A_WORD


def tell_here(workspace: Workspace, question: Question, study: CaseStudy, most_words: int | None) -> Text:
    """Return a case study told in at most so many words where one of its lengths allows, for the answer to a question.

    The bid uses it from now on, told in that answer. Raises BidprepError where there is no story to tell.
    """
    story = story_of(workspace, study, most_words)
    if not story:
        raise BidprepError(
            f"“{study.title or 'Untitled'}” has no story yet.", "Write it on the Case studies page, then tell it here."
        )
    use_case_study(workspace, question.bid_id, study, question.id)
    return story


def _stories(
    workspace: Workspace, bid: Bid, stage: Stage, opportunity: Opportunity, numbers: Mapping[str, str]
) -> tuple[StoryInBid, ...]:
    found: list[StoryInBid] = []
    for use in workspace.find(CaseStudyUse, bid_id=bid.id):
        study = workspace.get(CaseStudy, use.case_study_id)
        if study is not None:
            consents = workspace.find(Consent, case_study_id=study.id)
            fault = consent_fault(study, consents, opportunity.buyer, submission_day(stage, today()))
            found.append(StoryInBid(use, study, numbers.get(use.question_id or "", ""), fault))
    return tuple(found)


def read_answer_over(workspace: Workspace, question_id: str, lot_id: str | None) -> tuple[AnswerDesk, Reading]:
    """Return an answer's desk and how its text reads, merge fields filled; raises BidprepError where the question is gone."""
    desk = read_answer_desk(workspace, question_id, lot_id)
    return desk, read_over(fill_fields(served_text(desk, None), desk.fields))

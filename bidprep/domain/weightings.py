"""Weightings: what share of all the marks each question has, through envelopes, sections and questions with parts.

Buyers state weightings at each level either as shares of 100 or as shares of the level above (“section 3: 30%; 3.1: 20%,
3.2: 10%”). Both are read: where the members of a level add up to what the level itself has, they are shares of that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bidprep.domain.bids import Question
from bidprep.domain.scores import SectionWeight

WHOLE = Decimal(100)
NEAR = Decimal("0.1")
"""Thirds are stated as 33.33: a sum so near to what it should be is taken for it. In per cent."""


class Level(StrEnum):
    """What a branch of the weightings is."""

    BID = "bid"
    ENVELOPE = "envelope"
    SECTION = "section"
    QUESTION = "question"


@dataclass(slots=True)
class Branch:
    """A part of all the marks: `share` of the whole (1 for all), `stated` as the buyer put it, in per cent."""

    level: Level
    name: str
    stated: Decimal | None = None
    question: Question | None = None
    branches: list["Branch"] = field(default_factory=list)
    share: Fraction = Fraction(0)
    total: Decimal = Decimal(0)

    @property
    def is_leaf(self) -> bool:
        """Whether a mark is given here, not below."""
        return not any(branch.is_weighted for branch in self.branches)

    @property
    def is_weighted(self) -> bool:
        """Whether a weighting is stated here or below."""
        return self.stated is not None or any(branch.is_weighted for branch in self.branches)

    @property
    def adds_up(self) -> bool:
        """Whether the weightings of the members add up: to 100, or to what this has itself."""
        wanted = [WHOLE] if self.stated is None else [WHOLE, self.stated]
        return not any(self.members()) or any(abs(self.total - sum_) <= NEAR for sum_ in wanted)

    def members(self) -> Iterator["Branch"]:
        """Yield the nearest branches below that have a weighting of their own."""
        for branch in self.branches:
            if branch.stated is not None:
                yield branch
            else:
                yield from branch.members()

    def all(self) -> Iterator["Branch"]:
        """Yield this and all below, in order."""
        yield self
        for branch in self.branches:
            yield from branch.all()


def weigh(questions: Iterable[Question], sections: Iterable[SectionWeight]) -> Branch:
    """Return the whole of the marks with all its branches and the share of each.

    An envelope’s own weighting is a `SectionWeight` without a section. A question with weighted parts is marked by them.
    """
    whole = Branch(Level.BID, "")
    envelopes: dict[str, Branch] = {}
    placed: dict[str, Branch] = {}
    for row in sorted(sections, key=lambda row: row.position):
        above = whole
        if row.envelope.strip():
            above = _found(envelopes, whole, Level.ENVELOPE, row.envelope)
        if row.section.strip():
            _found(placed, above, Level.SECTION, row.section).stated = row.weighting
        elif above is not whole:
            above.stated = row.weighting
    _place_questions(tuple(questions), whole, placed)
    _share_out(whole, Fraction(1))
    return whole


def find_parts_that_do_not_add_up(whole: Branch) -> Iterator[Branch]:
    """Yield each level whose members’ weightings do not add up; nothing where no weighting is stated."""
    for branch in whole.all():
        if branch.is_weighted and branch.stated is None and branch.level is not Level.BID:
            continue  # its members count as those of the level above
        if not branch.adds_up:
            yield branch


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _found(known: dict[str, Branch], above: Branch, level: Level, name: str) -> Branch:
    there = known.get(_key(name))
    if there is None:
        there = known[_key(name)] = Branch(level, " ".join(name.split()))
        above.branches.append(there)
    return there


def _place_questions(questions: tuple[Question, ...], whole: Branch, sections: dict[str, Branch]) -> None:
    made = {
        question.id: Branch(Level.QUESTION, question.number, question.weighting, question) for question in questions
    }
    by_number: dict[tuple[str, str], Question] = {}
    for question in reversed(questions):
        by_number[_key(question.section), question.number] = question
        by_number["*", question.number] = question
    for question in questions:
        parent = _parent_of(question, by_number)
        if parent is not None:
            made[parent.id].branches.append(made[question.id])
        elif question.section.strip():
            _found(sections, whole, Level.SECTION, question.section).branches.append(made[question.id])
        else:
            whole.branches.append(made[question.id])


def _parent_of(question: Question, by_number: dict[tuple[str, str], Question]) -> Question | None:
    """Return the question that this one is a part of; None where there is none, or where parts go in a circle."""
    found = first = _named_parent(question, by_number)
    seen = {question.id}
    while found is not None:
        if found.id in seen:
            return None
        seen.add(found.id)
        found = _named_parent(found, by_number)
    return first


def _named_parent(question: Question, by_number: dict[tuple[str, str], Question]) -> Question | None:
    if not question.parent:
        return None
    return by_number.get((_key(question.section), question.parent)) or by_number.get(("*", question.parent))


def _share_out(branch: Branch, share: Fraction) -> None:
    """Give a branch its share, and its members theirs of it."""
    branch.share = share
    members = list(branch.members())
    branch.total = sum((member.stated or Decimal(0) for member in members), Decimal(0))
    own = branch.stated or WHOLE
    is_of_own = abs(branch.total - own) <= NEAR < abs(branch.total - WHOLE)
    divisor = Fraction(own) if is_of_own else Fraction(WHOLE)
    for member in members:
        _share_out(member, share * Fraction(member.stated or 0) / divisor)
    _share_unstated(branch)


def _share_unstated(branch: Branch) -> None:
    """Give what has no weighting of its own the shares of its members together."""
    for below in branch.branches:
        if below.stated is None:
            _share_unstated(below)
            members = list(below.members())
            below.share = sum((member.share for member in members), Fraction(0))
            below.total = sum((member.stated or Decimal(0) for member in members), Decimal(0))

"""Bidders typed one a line, for replaying a commissioner’s model: name; price; then a mark for each question in its order."""

from collections.abc import Sequence
from decimal import Decimal

from bidprep.domain.money import read_money
from bidprep.domain.score_scales import read_mark
from bidprep.domain.scoring import Bidder, QuestionScore
from bidprep.errors import BidprepError

EXAMPLE = "Harbour Trust; 240,000; 66 100 66"


def read_bidders(typed: str, questions: Sequence[QuestionScore]) -> tuple[Bidder, ...]:
    """Read one bidder a line; `questions` are those that are marked, in their order.

    The price may be left empty, and so may marks at the end; a dash is no mark. Raises BidprepError naming the line.
    """
    return tuple(_read_bidder(line, questions) for line in typed.splitlines() if line.strip())


def write_bidder(bidder: Bidder, questions: Sequence[QuestionScore]) -> str:
    """Return a bidder as it is typed; `read_bidders` reads it back."""
    price = "" if bidder.price is None else f"{bidder.price:f}"
    marks = [scored.scale.say(bidder.marks[scored.id]) if scored.id in bidder.marks else "-" for scored in questions]
    return f"{bidder.name}; {price}; {' '.join(marks)}".rstrip()


def _read_bidder(line: str, questions: Sequence[QuestionScore]) -> Bidder:
    name, _, rest = line.partition(";")
    price, _, words = rest.partition(";")
    marks = words.split()
    if len(marks) > len(questions):
        raise BidprepError(
            f"“{name.strip()}” has {len(marks)} marks, and {len(questions)} questions are marked.",
            f"Type one bidder a line: {EXAMPLE}",
        )
    found: dict[str, Decimal] = {}
    for scored, typed in zip(questions, marks, strict=False):
        if typed not in ("-", "–"):
            mark = read_mark(typed, scored.scale)
            if mark is not None:
                found[scored.id] = mark
    money = read_money(price)
    return Bidder(name.strip(), found, money.amount if money else None)

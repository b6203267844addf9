"""What is worked out of an answer’s text: once for each text, and anew when the text or a fact in it changes."""

from dataclasses import replace

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.counting import count_words
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.text import merge_fields, plain
from bidprep.domain.whole_bid import Organisation, WholeBid

ANSWER = Answer("a", "q", text="We are {{staff}} people in {{town}}.\n")


def _whole(*facts: Fact) -> WholeBid:
    bid, stage, opportunity = Bid("b", "s"), Stage("s", "o"), Opportunity("o")
    return WholeBid(bid, stage, opportunity, (Question("q", "b"),), (ANSWER,), (), Organisation(facts))


def _names(words: str) -> tuple[str, ...]:
    return merge_fields(plain(words))


def test_what_is_worked_out_follows_the_facts_and_the_text() -> None:
    few, more = _whole(Fact("f", "Staff", "24")), _whole(Fact("f", "Staff", "twenty four"))
    assert few.worked_out(ANSWER, count_words).words == 6
    assert more.worked_out(ANSWER, count_words).words == 7
    assert few.worked_out(replace(ANSWER, text="Gone\n"), count_words).words == 1
    assert few.worked_out(ANSWER, _names) == ("town",)
    assert _whole().worked_out(ANSWER, _names) == ("staff", "town")


def test_a_value_does_not_run_into_another() -> None:
    one = _whole(Fact("f", "Staff", "a"), Fact("g", "Town", "b c"))
    other = _whole(Fact("f", "Staff", "a b"), Fact("g", "Town", "c"))
    assert one.worked_out(ANSWER, str) != other.worked_out(ANSWER, str)


def test_a_text_is_worked_on_once_however_often_it_is_looked_at() -> None:
    looks: list[str] = []

    def look(text: str) -> int:
        looks.append(text)
        return len(looks)

    for _ in range(3):
        assert _whole(Fact("f", "Staff", "24")).worked_out(ANSWER, look) == 1
    assert _whole(Fact("f", "Staff", "25")).worked_out(ANSWER, look) == 2


def test_an_unrelated_fact_makes_no_work() -> None:
    looks: list[str] = []

    def look(text: str) -> bool:
        looks.append(text)
        return True

    for facts in ((), (Fact("v", "Volunteers", "9"),)):
        _whole(*facts).worked_out(ANSWER, look)
    assert len(looks) == 1

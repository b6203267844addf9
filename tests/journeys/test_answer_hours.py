"""The hours spent on an answer, kept beside it by keyboard, for all lots and for one."""

from bidprep.domain.answers import Answer
from bidprep.ui.pages.decision import DecisionPage
from tests.journeys.hands import Hands, everything


def test_hours_are_noted_where_one_writes_and_stand_on_the_decision_page(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    question_id = page.place.id
    before = page.desk.served.hours_spent if page.desk and page.desk.served else 0.0
    hands.tab_to(page.hours.spent)
    hands.press("Ctrl+A")
    hands.write("two")
    hands.press("Return")
    assert page.hours.fault.text() == "“two” is not a number of hours. Type for example 7.5."
    hands.press("Ctrl+A")
    hands.write("2,5")
    hands.press("Return")
    assert page.hours.fault.isHidden()
    assert page.hours.words().startswith("2.5 hours spent of ")
    hands.press("Ctrl+A")
    hands.write("+1")
    hands.press("Tab")
    assert page.hours.spent.text() == "3.5"
    assert page.hours.words().startswith("3.5 hours spent of ")
    hands.choose("decision")
    rows = hands.page(DecisionPage).hours.answers.list.model.rows
    assert next(row.hours.spent for row in rows if row.question.id == question_id) == 3.5
    hands.press("Alt+Left")
    hands.choose("undo")  # one visit to the field is one step
    assert page.hours.spent.text() == (f"{before:g}" if before else "")


def test_a_variation_has_hours_of_its_own_and_without_one_they_are_only_read(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    question_id = page.place.id
    hands.tab_to(page.hours.spent)
    hands.press("Ctrl+A")
    hands.write("4")
    hands.press("Return")
    assert page.desk is not None
    lot = next(lot for lot in page.desk.lots if lot.id not in page.desk.varied)
    hands.go("answer", question_id, lot.id)
    assert not page.hours.spent.isEnabled()
    assert page.hours.spent.text() == "4"
    hands.press("Alt+Y")
    assert page.hours.spent.isEnabled()
    assert page.hours.spent.text() == ""
    hands.tab_to(page.hours.spent)
    hands.write("0.5")
    hands.press("F6")
    path = hands.close()
    kept = {answer.lot_id: answer.hours_spent for answer in everything(path, Answer, question_id=question_id)}
    assert (kept[None], kept[lot.id]) == (4.0, 0.5)

"""An answer's past by keyboard: named, compared, brought back; and a variation that takes up what the shared answer says."""

from dataclasses import replace

from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Lot
from bidprep.operations.answers import vary_answer, write_markdown_answer
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.snapshots import SnapshotsPage
from tests.journeys.hands import Hands, everything, start_blank_bid

FIRST = "We meet people at the gate. We walk with them.\n\nEach has a mentor for six months, and a plan of their own."
SECOND = "We meet people at the door. We walk with them.\n\nOur doors are open on Saturdays."


def write(hands: Hands, words: str) -> None:
    hands.window.session.do(
        lambda workspace: write_markdown_answer(workspace, workspace.find(Question)[0], None, words)
    )
    hands.settle()


def test_an_answer_is_named_compared_and_brought_back_without_the_mouse_and_nothing_is_lost(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="1", text="How do you work?"))
    write(hands, FIRST)
    page = hands.go_to_answer("Village grant", "1")
    hands.tab_to(page.past)
    hands.press("Space")
    snapshots = hands.page(SnapshotsPage)
    hands.press("Ctrl+Home")
    hands.tab_to(snapshots.name)
    hands.write("For the board")
    hands.press("Return")
    assert hands.said == "Kept as “For the board”."
    write(hands, SECOND)
    snapshots.list.table.setFocus()
    hands.press("Ctrl+Home", "Down", "Down")
    assert snapshots.list.current().snapshots[0].name == "For the board"
    assert snapshots.view.said.text().startswith("3 changes: ")
    hands.tab_to(snapshots.view.text)
    hands.press("N")
    assert snapshots.view.said.text() == "Change 1 of 3: “gate” replaced by “door”"
    assert snapshots.view.text.textCursor().selectedText() == "gatedoor"
    hands.press("N")
    assert snapshots.view.said.text().startswith("Change 2 of 3: Paragraph removed: “Each has a mentor")
    hands.press("Alt+R")
    hands.settle()
    assert "Each has a mentor" in text_of_answer(hands)
    assert "door" in text_of_answer(hands)
    hands.press("Alt+K")
    assert "is back" in hands.said
    assert text_of_answer(hands).strip() == FIRST
    hands.choose("undo")
    hands.choose("undo")
    assert text_of_answer(hands).strip() == SECOND
    assert any(past.text.strip() == FIRST for past in snapshots._history.past) if snapshots._history else False
    path = hands.close()
    assert [each.name for each in everything(path, Snapshot)] == ["For the board"]


def text_of_answer(hands: Hands) -> str:
    found: list[str] = []

    def read(workspace: Workspace) -> str:
        return workspace.find(Answer)[0].text

    hands.window.session.ask(read, found.append)
    hands.settle()
    return found[0]


def test_a_variation_shows_what_differs_and_takes_up_the_shared_change(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="1", text="How do you work?"))
    write(hands, FIRST)
    lot = Lot(new_id(), "", reference="1", title="Cumbria")

    def vary(workspace: Workspace) -> None:
        question, bid = workspace.find(Question)[0], workspace.find(Bid)[0]
        with workspace.step("Add lot") as step:
            step.put(replace(lot, stage_id=bid.stage_id))
        vary_answer(workspace, question, lot)

    hands.window.session.do(vary)
    hands.settle()
    page = hands.go_to_answer("Village grant", "1")
    hands.go("answer", page.place.id, lot.id)
    page = hands.page(AnswerPage)
    hands.tab_to(page.editor)
    hands.press("Ctrl+End")
    hands.write(" In Kendal too.")
    page.draft.flush()
    hands.settle()
    hands.press("Alt+W")
    card = page.variation
    assert card.words() == "Against the shared answer: 1 change: 3 words added, 0 removed."
    assert card.view.isVisible()
    assert not card.bring_in.isVisible()
    write(hands, FIRST.replace("gate", "door"))
    assert card.bring_in.isVisible()
    assert "All of it fits in" in card.since.text()
    hands.press("Alt+C")
    assert hands.said == "The shared change is in this variation. Undo takes it out again."
    assert page.editor.toPlainText().startswith("We meet people at the door.")
    assert page.editor.toPlainText().endswith("In Kendal too.")
    hands.choose("undo")
    assert page.editor.toPlainText().startswith("We meet people at the gate.")

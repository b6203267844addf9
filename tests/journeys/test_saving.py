"""Nothing that was typed is lost: by time, on leaving, on closing, and where the file cannot be written."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from bidprep import paths
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.partners import Partner
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.partners import PartnersPage
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, everything, start_blank_bid, words_on

ASKED = (Question("", "", number="1", text="Who are you?"), Question("", "", number="2", text="What will you do?"))


@pytest.fixture
def writing(own: Hands) -> Hands:
    """Hands on an answer that is still empty."""
    start_blank_bid(own, *ASKED)
    own.go_to_answer("Village grant", "1")
    return own


def saved_texts(hands: Hands) -> list[str]:
    """The texts that the open workspace holds, read from its file."""
    found: list[str] = []

    def read(workspace: Workspace) -> list[str]:
        return [answer.text for answer in workspace.find(Answer)]

    hands.window.session.ask(read, found.extend)
    hands.window.session.settle()
    return found


def rescued() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(paths.rescue_folder().glob("*.txt"))]


def test_who_goes_on_typing_is_saved_without_a_pause(writing: Hands) -> None:
    hands = writing
    hands.write("W")
    assert hands.window.status.saved.text() == "Not saved yet…"
    typed = 1
    while not saved_texts(hands) and typed < 40:  # six seconds, and no two of them without a key
        QTest.qWait(150)
        hands.write("e")
        typed += 1
    assert typed < 40
    assert saved_texts(hands)[0].startswith("We")


def test_saved_is_said_only_when_it_is_on_the_disk(writing: Hands) -> None:
    hands = writing
    status = hands.window.status
    said: list[tuple[str, int]] = []
    hands.window.session.saved.connect(lambda _at: said.append((status.saved.text(), len(saved_texts(hands)))))
    hands.write("We are a charity")
    assert status.saved.text() == "Not saved yet…"
    hands.window.save_drafts()
    assert status.saved.text() == "Not saved yet…"  # on its way is not there
    hands.settle()
    assert status.saved.text().startswith("Saved on this computer at ")
    assert said[-1][1] == 1


def test_leaving_an_answer_saves_it_without_waiting(writing: Hands) -> None:
    hands = writing
    hands.write("We are a charity")
    hands.press("Ctrl+1")
    assert saved_texts(hands) == ["We are a charity\n"]
    assert hands.window.status.saved.text().startswith("Saved on this computer at ")


def test_closing_while_typing_loses_nothing(writing: Hands) -> None:
    writing.write("We are a char")
    assert [answer.text for answer in everything(writing.close(), Answer)] == ["We are a char\n"]


def test_opening_another_workspace_while_typing_loses_nothing(writing: Hands) -> None:
    hands = writing
    first = hands.window.session.path
    assert first is not None
    hands.write("We are a char")
    hands.window.files.open_sample()
    hands.settle()
    assert hands.window.session.path != first
    assert [answer.text for answer in everything(first, Answer)] == ["We are a char\n"]


def test_what_is_typed_while_the_file_is_away_is_kept_told_and_saved_when_it_is_back(writing: Hands) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    away = path.rename(path.with_name("away.bidprep"))
    hands.write("We are a charity")
    hands.window.save_drafts()
    hands.settle()
    assert hands.page(AnswerPage).editor.toPlainText() == "We are a charity"
    assert hands.window.status.saved.text() == "Not saved yet…"
    assert rescued() == ["Question 1\n\nWe are a charity\n"]
    assert "A copy of your words is safe in" in hands.said
    assert str(paths.rescue_folder()) in hands.said
    assert hands.said.endswith(".")
    away.rename(path)
    hands.write(" in the north")
    hands.window.save_drafts()
    hands.settle()
    assert hands.window.status.saved.text().startswith("Saved on this computer at ")
    assert [answer.text for answer in everything(hands.close(), Answer)] == ["We are a charity in the north\n"]


def test_the_same_words_are_rescued_only_once_however_often_saving_fails(writing: Hands) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    path.rename(path.with_name("away.bidprep"))
    hands.write("We are a charity")
    for _ in range(3):
        hands.window.save_drafts()
        hands.settle()
    assert len(rescued()) == 1


def test_what_could_not_be_saved_is_saved_later_even_from_another_page(writing: Hands) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    away = path.rename(path.with_name("away.bidprep"))
    hands.write("We are a charity")
    hands.press("Alt+N")
    page = hands.page(AnswerPage)
    hands.press("Ctrl+1")
    assert rescued() == ["Question 1\n\nWe are a charity\n"]
    assert hands.window.status.saved.text() == "Not saved yet…"
    away.rename(path)
    hands.window.save_drafts()
    hands.settle()
    assert hands.window.status.saved.text().startswith("Saved on this computer at ")
    assert not page.draft.is_unsaved
    assert [answer.text for answer in everything(hands.close(), Answer)] == ["We are a charity\n"]


def test_a_form_left_while_the_file_is_away_is_rescued_with_its_words(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    path = hands.window.session.path
    assert path is not None
    away = path.rename(path.with_name("away.bidprep"))
    hands.write("Westmead Trust")
    hands.press("Ctrl+1")
    assert any("Westmead Trust" in words for words in rescued())
    away.rename(path)
    hands.window.save_drafts()
    hands.settle()
    assert [partner.name for partner in everything(hands.close(), Partner)] == ["Westmead Trust"]


def test_closing_is_refused_once_where_the_last_words_cannot_be_saved(writing: Hands) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    path.unlink()
    hands.write("We are a charity")
    assert not hands.window.close()
    assert hands.window.isVisible()
    assert "A copy of your words is safe in" in hands.said
    assert hands.window.close()
    assert rescued() == ["Question 1\n\nWe are a charity\n"]


def test_closing_is_refused_again_for_a_new_loss_after_all_was_saved(writing: Hands) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    away = path.rename(path.with_name("away.bidprep"))
    hands.write("One")
    assert not hands.window.close()
    away.rename(path)
    hands.window.save_drafts()
    hands.settle()
    assert saved_texts(hands) == ["One\n"]
    path.rename(away)
    hands.tab_to(hands.page(AnswerPage).editor)
    hands.write("Two")
    assert not hands.window.close()


def test_another_workspace_is_not_opened_over_words_that_cannot_be_saved(writing: Hands, tmp_path: Path) -> None:
    hands = writing
    path = hands.window.session.path
    assert path is not None
    away = path.rename(path.with_name("away.bidprep"))
    hands.write("We are a charity")
    hands.window.files.open_sample()
    hands.settle()
    assert hands.window.session.path == path
    assert hands.page(AnswerPage).editor.toPlainText() == "We are a charity"
    away.rename(path)
    hands.window.files.open_sample()
    hands.settle()
    assert hands.window.session.path != path
    assert [answer.text for answer in everything(path, Answer)] == ["We are a charity\n"]


def test_what_was_typed_before_a_kill_is_there_at_the_next_start(writing: Hands, started: Start) -> None:
    hands = writing
    hands.write("We are a charity")
    hands.window.save_drafts()
    hands.settle()
    path = hands.window.session.path
    assert path is not None
    copy = path.with_name("as the kill left it.bidprep")
    hands.window.files.copy(copy)
    hands.settle()
    assert hands.said == f"A checked copy stands in {copy}."
    assert [answer.text for answer in everything(copy, Answer)] == ["We are a charity\n"]


def test_partners_typing_is_not_replaced_by_news_of_something_else(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    page = hands.page(PartnersPage)
    hands.write("Westmead ")
    page.reload()
    hands.settle()
    assert words_on(page.form.editor("name")) == "Westmead "
    hands.window.save_drafts()
    hands.settle()
    page.reload()
    hands.settle()
    assert words_on(page.form.editor("name")) == "Westmead "  # the blank that was just typed stays
    hands.write("Trust")
    assert [partner.name for partner in everything(hands.close(), Partner)] == ["Westmead Trust"]

"""Lines that offer words, alone and in a form."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.suggesting_line import SuggestingLine

REGIONS = ("North West", "South West", "Wales")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form((Field("region", "Region", suggestions=REGIONS), Field("funder", "Funder")), "Thing")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    QApplication.processEvents()
    form.show_values({"region": "", "funder": ""})
    return form


@pytest.fixture
def edits(form: Form) -> list[tuple[str, Any]]:
    got: list[tuple[str, Any]] = []
    form.edited.connect(lambda name, value: got.append((name, value)))
    return got


def line(form: Form, name: str) -> SuggestingLine:
    editor = form.editor(name)
    assert isinstance(editor, SuggestingLine)
    return editor


def popup(found: SuggestingLine) -> QWidget:
    shown = found.completer().popup()
    assert shown is not None
    return shown


def offered(found: SuggestingLine) -> list[str]:
    model = found.completer().completionModel()
    assert model is not None
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_down_offers_everything_and_enter_takes_what_is_marked(form: Form, edits: list[tuple[str, Any]]) -> None:
    region = line(form, "region")
    region.setFocus()
    QTest.keyClick(region, Qt.Key.Key_Down)
    assert offered(region) == list(REGIONS)
    QTest.keyClick(popup(region), Qt.Key.Key_Down)
    QTest.keyClick(popup(region), Qt.Key.Key_Down)
    QTest.keyClick(popup(region), Qt.Key.Key_Return)
    assert region.text() == "South West"
    assert edits == [("region", "South West")]
    assert not popup(region).isVisible()


def test_typing_narrows_the_offer_down_by_any_part_and_case(form: Form) -> None:
    region = line(form, "region")
    region.setFocus()
    QTest.keyClicks(region, "wes")
    assert popup(region).isVisible()
    assert offered(region) == ["North West", "South West"]
    QTest.keyClick(popup(region), Qt.Key.Key_Escape)
    assert not popup(region).isVisible()
    assert region.text() == "wes"


def test_down_offers_everything_again_whatever_stands_there(form: Form) -> None:
    region = line(form, "region")
    form.show_values({"region": "Wales"})
    region.setFocus()
    QTest.keyClick(region, Qt.Key.Key_Down)
    assert offered(region) == list(REGIONS)
    assert region.text() == "Wales"


def test_words_that_are_not_offered_may_be_typed(form: Form, edits: list[tuple[str, Any]]) -> None:
    region = line(form, "region")
    region.setFocus()
    QTest.keyClicks(region, "The Islands")
    assert edits[-1] == ("region", "The Islands")


def test_a_line_without_suggestions_offers_nothing_until_the_page_gives_it_some(form: Form) -> None:
    funder = line(form, "funder")
    funder.setFocus()
    QTest.keyClick(funder, Qt.Key.Key_Down)
    assert funder.completer() is None
    form.suggest("funder", ("A foundation",))
    QTest.keyClick(funder, Qt.Key.Key_Down)
    assert offered(funder) == ["A foundation"]
    form.suggest("funder", ())
    assert funder.suggestions == ()


def test_nothing_is_offered_where_nothing_may_be_typed(form: Form) -> None:
    form.stop_typing()
    region = line(form, "region")
    region.setFocus()
    QTest.keyClick(region, Qt.Key.Key_Down)
    assert not popup(region).isVisible()

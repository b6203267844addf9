"""Places in a text as Qt and as Python count them."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from bidprep.ui.text_units import TextUnits


@given(st.text(st.sampled_from("ab\n😀é𝄞"), max_size=30))
def test_places_go_there_and_back_and_are_those_of_qt(text: str) -> None:
    units = TextUnits(text)
    document = QTextDocument(text)
    for place in range(len(text) + 1):
        assert units.place(units.units(place)) == place
        cursor = QTextCursor(document)
        cursor.setPosition(units.units(place), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText().replace("\u2029", "\n") == text[:place]

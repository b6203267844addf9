"""Asks for the words and the address of a link."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QTextEdit

from bidprep.ui.widgets.text_editor_formatting import link_at, set_link, whole_address


class LinkDialog(QDialog):
    """Two lines: what the link says and where it leads. An empty address removes the link."""

    def __init__(self, parent: QTextEdit, words: str, address: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Link")
        self._words = QLineEdit(words)
        self._address = QLineEdit(address)
        self._address.setPlaceholderText("www.example.org.uk")
        self._address.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow("&Words", self._words)
        form.addRow("&Address", self._address)
        form.addRow(buttons)
        if words:
            self._address.setFocus()

    def words(self) -> str:
        """Return what the link says."""
        return " ".join(self._words.text().split())

    def address(self) -> str:
        """Return where the link leads; empty if it is to be none."""
        return whole_address(self._address.text())


def ask_for_link(editor: QTextEdit) -> None:
    """Open the dialog for the selection or the link at the cursor, and do what it says."""
    cursor = editor.textCursor()
    there = link_at(cursor)
    if there is not None and not cursor.hasSelection():
        cursor.setPosition(there.start)
        cursor.setPosition(there.end, QTextCursor.MoveMode.KeepAnchor)
    dialog = LinkDialog(editor, cursor.selectedText(), there.format.anchorHref() if there else "")

    def set_it() -> None:
        if dialog.words() or dialog.address():
            set_link(cursor, dialog.words(), dialog.address())

    dialog.accepted.connect(set_it)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

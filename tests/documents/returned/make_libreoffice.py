"""Make the returned files whose names begin with “libreoffice”, by a LibreOffice that edits the copy as a reviewer would.

It is run by a Python that has UNO (on Debian ``python3-uno``), with no more than the copy that ``sent.py`` writes::

    python3 make_libreoffice.py sent.docx FOLDER

Beside each file it saves what LibreOffice itself says that accepting and rejecting all gives, as text (``.accepted.txt``,
``.rejected.txt``), which the tests compare with.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

PIPE = "bidprepreturned"
WHEN = DateTime(0, 0, 15, 10, 2, 3, 2026, False)


class Reviewer:
    """One document open in LibreOffice, edited with the changes recorded."""

    def __init__(self, office: "Office", path: Path) -> None:
        self.office = office
        self.document = office.open(path)
        self.document.RecordChanges = True
        self.controller = self.document.CurrentController
        self.text = self.document.Text

    def find(self, words: str) -> Any:
        """Return where some words stand."""
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        found = self.document.findFirst(search)
        assert found is not None, words
        return found

    def insert(self, words: str, *, after: str) -> None:
        """Type words after others."""
        cursor = self._cursor(self.find(after).End)
        cursor.Text.insertString(cursor, words, False)

    def delete(self, words: str) -> None:
        """Delete words."""
        self.find(words).setString("")

    def delete_from_to(self, first: str, last: str) -> None:
        """Delete from some words to others, over paragraphs."""
        cursor = self._cursor(self.find(first).Start)
        cursor.gotoRange(self.find(last).End, True)
        cursor.setString("")

    def new_paragraph(self, words: str, *, after: str) -> None:
        """Press Enter after some words and type."""
        cursor = self._cursor(self.find(after).End)
        cursor.Text.insertControlCharacter(cursor, 0, False)
        cursor.Text.insertString(cursor, words, False)

    def embolden(self, words: str) -> None:
        """Make words bold."""
        self.find(words).CharWeight = 150.0

    def comment(self, said: str, on: str, author: str = "Ann Trustee", *, resolved: bool = False) -> None:
        """Comment on words."""
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content = said
        note.Author = author
        note.Initials = "".join(name[0] for name in author.split())
        note.DateTimeValue = WHEN
        where = self.find(on)
        where.Text.insertTextContent(where, note, True)
        note.Resolved = resolved

    def select(self, words: str) -> None:
        """Select words, as with the mouse."""
        self.controller.select(self.find(words))

    def do(self, command: str, **values: object) -> None:
        """Give a command of the menus."""
        self.office.dispatcher.executeDispatch(
            self.controller.Frame,
            f".uno:{command}",
            "",
            0,
            tuple(_property(key, value) for key, value in values.items()),
        )

    def as_author(self, given: str, family: str) -> None:
        """Go on as somebody else."""
        self.office.name_author(given, family)

    def table(self) -> Any:
        """Return the first table."""
        return self.document.TextTables.getByIndex(0)

    def save(self, path: Path) -> None:
        """Save it as Word, and what accepting and rejecting all gives as text."""
        self.document.storeToURL(path.as_uri(), (_property("FilterName", "MS Word 2007 XML"),))
        self.document.close(True)
        for command, name in (("AcceptAllTrackedChanges", "accepted"), ("RejectAllTrackedChanges", "rejected")):
            again = self.office.open(path)
            again.RecordChanges = False
            self.office.dispatcher.executeDispatch(again.CurrentController.Frame, f".uno:{command}", "", 0, ())
            again.storeToURL(
                path.with_suffix(f".{name}.txt").as_uri(),
                (_property("FilterName", "Text (encoded)"), _property("FilterOptions", "UTF8,LF")),
            )
            again.close(True)

    def _cursor(self, where: Any) -> Any:
        return where.Text.createTextCursorByRange(where)


class Office:
    """A LibreOffice without a window, in a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             f"--accept=pipe,name={PIPE};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        services = self.context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        self.name_author("Ann", "Trustee")

    def name_author(self, given: str, family: str) -> None:
        """Say who is at the keyboard."""
        provider = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (_property("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        access.setPropertyValue("givenname", given)
        access.setPropertyValue("sn", family)
        access.setPropertyValue("initials", given[0] + family[0])
        access.commitChanges()

    def open(self, path: Path) -> Any:
        """Open a document without a window."""
        return self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (_property("Hidden", True),))

    def close(self) -> None:
        """End it."""
        try:
            self.desktop.terminate()
        except Exception:
            self.process.kill()
        self.process.wait(30)


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def untouched(reviewer: Reviewer) -> None:
    """Only open and save."""


def words(reviewer: Reviewer) -> None:
    """Insert, delete and replace words."""
    reviewer.insert(" and five", after="four")
    reviewer.delete("night shelter in ")
    reviewer.delete("years")
    reviewer.insert("decades", after="here for ")
    reviewer.delete("naïve ")


def paragraphs(reviewer: Reviewer) -> None:
    """Split, join, add and remove paragraphs."""
    reviewer.new_paragraph("", after="for years.")
    reviewer.new_paragraph("A new point.", after="at the door")
    reviewer.delete_from_to("with a radio", "Two more")
    reviewer.new_paragraph("New words under the sub-heading.", after="How we work")


def across(reviewer: Reviewer) -> None:
    """Delete from one answer into the next, over its heading."""
    reviewer.delete_from_to("Every plan", "Ünïcode is")


def bold(reviewer: Reviewer) -> None:
    """Change the looks of words."""
    reviewer.embolden("lived here")
    reviewer.embolden("listen")


def table(reviewer: Reviewer) -> None:
    """Change words in a table, remove a row and add one."""
    reviewer.delete("First ")
    reviewer.insert(" and signed", after="agreed")
    reviewer.select("Week 3")
    reviewer.do("DeleteRows")
    reviewer.select("Week 1")
    reviewer.do("InsertRowsAfter", Amount=1, After=True)


def comments(reviewer: Reviewer) -> None:
    """Comment on words, over paragraphs and in a table."""
    reviewer.comment("Since when?", "four")
    reviewer.comment("Do they?", "They know the town")
    reviewer.comment("Is that Ben B.?", "Ben", author="Ben Chair")
    reviewer.insert(" or five", after="four")
    reviewer.comment("Why six?", "six weeks", resolved=True)


def move(reviewer: Reviewer) -> None:
    """Move a paragraph down."""
    reviewer.select("Our team")
    reviewer.do("MoveDown")
    reviewer.select("A worker")
    reviewer.do("MoveDown")


def people(reviewer: Reviewer) -> None:
    """Two people one after the other, the second changing what the first wrote."""
    reviewer.insert(" brave and able", after="Our")
    reviewer.as_author("Ben", "Chair")
    reviewer.delete("brave and ")
    reviewer.insert(" really", after="They")
    reviewer.as_author("Ann", "Trustee")


def untracked(reviewer: Reviewer) -> None:
    """Type with the recording off, then on again."""
    reviewer.document.RecordChanges = False
    reviewer.insert(" seven", after="team of")
    reviewer.document.RecordChanges = True
    reviewer.delete("Each of ")


ACTS: tuple[Callable[[Reviewer], None], ...] = (
    untouched, words, paragraphs, across, bold, table, comments, move, people, untracked,
)  # fmt: skip


def main(sent: Path, target: Path) -> None:
    """Make all files."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        try:
            for act in ACTS:
                reviewer = Reviewer(office, sent)
                act(reviewer)
                reviewer.save(target / f"libreoffice-{act.__name__}.docx")
        finally:
            office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())

"""Work in a child process: its value, its faults and its progress come home, and it is ended where it must be."""

import os
import time
from pathlib import Path

import pytest

from bidprep.documents.child import CancelledError, in_child, tell_progress
from bidprep.documents.forms.reading import read_form
from bidprep.domain.form_proposals import FormProposal
from bidprep.errors import BidprepError
from tests.documents.form_files import p, tbl, word_file


def add(one: int, other: int) -> int:
    tell_progress("adding")
    tell_progress("nearly there")
    return one + other


def refuse(words: str) -> None:
    raise BidprepError(words, "Do something else.")


def blunder() -> None:
    raise KeyError("a mistake of our own")


def eat_memory() -> int:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))


def die() -> None:
    os._exit(3)


def test_a_value_and_its_progress_come_home() -> None:
    heard: list[str] = []
    assert in_child(add, 2, 3, progress=heard.append) == 5
    assert heard == ["adding", "nearly there"]


def test_what_a_child_says_is_said() -> None:
    with pytest.raises(BidprepError) as said:
        in_child(refuse, "It is no form.")
    assert (said.value.happened, said.value.do) == ("It is no form.", "Do something else.")


def test_a_mistake_of_ours_is_no_sentence_to_a_person() -> None:
    with pytest.raises(RuntimeError, match="a mistake of our own"):
        in_child(blunder)


def test_a_child_that_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(BidprepError, match=r"Form\.docx took more than 1 seconds"):
        in_child(time.sleep, 60, called="Form.docx", seconds=1)
    assert time.monotonic() - begun < 5


def test_a_child_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(BidprepError, match=r"Form\.docx needs more than 200 MB of memory"):
        in_child(eat_memory, called="Form.docx", megabytes=200)


def test_a_child_that_dies_has_its_own_sentence() -> None:
    with pytest.raises(BidprepError, match=r"Form\.docx could not be read: the reader stopped"):
        in_child(die, called="Form.docx")


def test_cancelling_ends_the_child_at_once() -> None:
    begun = time.monotonic()
    with pytest.raises(CancelledError, match="nothing was changed"):
        in_child(time.sleep, 60, is_cancelled=lambda: time.monotonic() > begun + 0.5)
    assert time.monotonic() - begun < 5


def test_a_form_is_read_in_a_child(tmp_path: Path) -> None:
    path = word_file(tmp_path / "form.docx", p("1. What will you do?"), tbl(("",)))
    form = in_child(read_form, path)
    assert isinstance(form, FormProposal)
    assert form == read_form(path)
    (tmp_path / "notes.docx").write_bytes(b"notes")
    with pytest.raises(BidprepError, match=r"“notes\.docx” is no Word document"):
        in_child(read_form, tmp_path / "notes.docx")

"""Plain files from strangers: every usual encoding, and a sentence for all else."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents.reading import MOST_BYTES, decode_words, read_bytes, read_words
from bidprep.errors import BidprepError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_words_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("Café – “naïve”\n£5".encode(encoding))
    assert read_words(path) == "Café – “naïve”\n£5"


def test_utf_16_is_read_in_either_order() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode_words(mark + "£5".encode(encoding), "it") == "£5"
    assert decode_words(b"\xff\xfea", "it"), "half a character is replaced"


@given(words=st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_all_that_utf_8_can_say_is_read(words: str) -> None:
    assert decode_words(words.encode(), "it") == words


@given(raw=st.binary())
def test_any_bytes_are_words_or_no_text(raw: bytes) -> None:
    with suppress(BidprepError):
        decode_words(raw, "it").encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("raw", [b"a\0b", bytes(range(256)), "title".encode("utf-16-le"), b"PK\x03\x04\0\0\xff"])
def test_bytes_with_nul_are_no_text(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "form.docx").write_bytes(raw)
    with pytest.raises(BidprepError, match=r"form\.docx is not text"):
        read_words(tmp_path / "form.docx")


def test_what_is_missing_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BidprepError, match=r"There is no file .*missing\.txt\. Check the name\."):
        read_bytes(tmp_path / "missing.txt")
    with pytest.raises(BidprepError, match="is a folder"):
        read_bytes(tmp_path)
    with pytest.raises(BidprepError, match="cannot be read"):
        read_bytes(tmp_path / ("x" * 300))


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(BidprepError, match=r"large\.csv is larger than 50 MB"):
        read_bytes(path)
    assert len(read_bytes(path, MOST_BYTES + 1)) == MOST_BYTES + 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this person may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.touch(mode=0)
    with pytest.raises(BidprepError, match="Check that you may read it"):
        read_bytes(path)

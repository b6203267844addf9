"""Runs that Word cut and that are one: joining them before a file is parsed makes it quicker, and changes nothing."""

import io
import zipfile

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bidprep.documents.reviewed.joined_runs import join_runs
from bidprep.documents.reviewed.reading import read_reviewed_here
from tests.documents.reviewed_files import (
    NAMES,
    box,
    cell,
    change,
    cut,
    field,
    gone,
    p,
    r,
    ranged,
    row,
    table,
    word_file,
)

LANGUAGE, BOLD = '<w:lang w:val="en-GB"/>', "<w:b/>"
SYMBOLS = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
WAS_PLAIN = '<w:rPrChange w:id="7" w:author="Ann Trustee"><w:rPr/></w:rPrChange>'
SPELLING = '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'


def saved(words: str, properties: str = LANGUAGE, number: str = "00AB12CD") -> str:
    """A run as Word saves it."""
    return r(words, properties).replace("<w:r>", f'<w:r w:rsidR="{number}" w:rsidRPr="{number}">')


words = st.sampled_from(
    ["We ", "help", " families.", "a > b", "&", "“é”", " ", "", "{{legal ", "name}}", "שלום", "\ufffc", "—"]
)
looks = st.sampled_from(
    ["", LANGUAGE, BOLD, BOLD + LANGUAGE, SYMBOLS, BOLD + WAS_PLAIN, '<w:ins w:id="8" w:author="Bo"/>']
)
runs = st.one_of(
    st.builds(saved, words, looks, st.sampled_from(["00AB12CD", "00112233"])),
    st.builds(r, words, looks),
    st.sampled_from(
        [
            SPELLING,
            "<w:r><w:tab/></w:r>",
            "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>",
            '<w:r w:rsidR="00AB12CD"><w:rPr/><w:t>three</w:t></w:r>',
            '<w:bookmarkStart w:id="4" w:name="here"/><w:bookmarkEnd w:id="4"/>',
            '<w:ins w:id="9" w:author="Ann Trustee"/>',
            cut("gone"),
            gone("stray"),
            box(p(saved("in "), saved("a box"))),
            "<!-- a comment -->",
            f"<!-- {saved('so ')}{saved('said ')}{SPELLING} -->",
            "<?a thing?>",
            "<w:r><w:t>four<!-- </w:t></w:r><w:r><w:t>five</w:t></w:r> -->six</w:t></w:r>",
        ]
    ),
)
sequences = st.lists(runs, max_size=6).map("".join)
around = st.one_of(
    sequences,
    st.builds(lambda kind, inner: change(kind, inner), st.sampled_from(["ins", "moveTo", "moveFrom"]), sequences),
    st.builds(lambda inner: f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>', sequences),
    st.builds(lambda inner: change("ins", f"<w:hyperlink>{inner}</w:hyperlink>"), sequences),
    st.builds(lambda inner: ranged(3, inner), sequences),
    st.builds(lambda inner: field(' HYPERLINK "https://example.org" ', inner), sequences),
    st.builds(lambda inner: change("ins", field("PAGE", inner) + saved("and ") + saved("more")), sequences),
)
paragraphs = st.builds(
    lambda parts, mark: p(*parts, mark=mark),
    st.lists(around, max_size=5),
    st.sampled_from(["", "", change("ins"), change("del")]),
)
blocks = st.one_of(paragraphs, st.builds(lambda one, other: table(row(cell(one), cell(other))), paragraphs, paragraphs))


@given(st.lists(blocks, min_size=1, max_size=4).map("".join))
def test_a_file_whose_runs_are_joined_says_what_it_says_with_each_run_by_itself(body: str) -> None:
    # With CDATA in it, a file is read run by run.
    assert read_reviewed_here(word_file(body)) == read_reviewed_here(word_file(f"{body}<![CDATA[ ]]>"))


def main_part(body: str, before: str = "", names: str = NAMES) -> bytes:
    return f"{before}<w:document {names}><w:body>{body}</w:body></w:document>".encode()


def test_runs_that_word_cut_are_one_run() -> None:
    cut_up = main_part(p(saved("We help "), saved("forty", number="00112233"), SPELLING, saved(" families.")))
    assert join_runs(cut_up) == main_part(p(saved("We help forty families.")))


@pytest.mark.parametrize(
    "before", ['<?xml version="1.0" encoding="utf-8"?>\r\n', "<?xml version='1.0'?>\n", "\ufeff", " "]
)
def test_they_are_one_whatever_the_file_begins_with(before: str) -> None:
    assert join_runs(main_part(p(saved("We "), saved("help.")), before)) == main_part(p(saved("We help.")), before)


@pytest.mark.parametrize(
    "content",
    [
        p(saved("We "), saved("help", BOLD), saved(" families.")),
        p(change("ins", saved("We ") + saved("help."))),
        p(saved("We ", BOLD + WAS_PLAIN), saved("help", BOLD + WAS_PLAIN)),
        p(saved("We "), '<w:bookmarkStart w:id="4" w:name="here"/>', saved("help.")),
        p(saved("We ")) + p(saved("help.")),
        p(saved("We "), "<!-- a comment -->", saved("help.")),
        p(saved("We "), saved("help.")) + "<w:x><![CDATA[<w:r>]]></w:x>",
        p(saved("We "), "<?a thing?>", saved("help.")),
        p(saved("We\r"), saved("\nhelp.")),
        p(saved("We "), saved("help.")) + '<w:p xmlns:w="urn:another"/>',
    ],
)
def test_runs_that_differ_or_may_mean_something_by_themselves_stay_apart(content: str) -> None:
    assert join_runs(main_part(content)) == main_part(content)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"<w:document/>",
        main_part(p(saved("We "), saved("help.")), '<?xml version="1.0" encoding="ISO-8859-1"?>'),
        main_part(p(saved("We "), saved("help.")), names='xmlns:w="urn:another"'),
        main_part(p(saved("We "), saved("help."))).decode().encode("utf-16"),
    ],
)
def test_a_part_that_is_written_in_another_way_stays_as_it_is(written: bytes) -> None:
    assert join_runs(written) == written


def test_runs_of_strict_open_xml_are_joined_too() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    part = main_part(p(saved("We "), saved("help.")), names=strict)
    assert join_runs(part) == main_part(p(saved("We help.")), names=strict)


def test_a_file_that_breaks_off_amid_runs_is_still_told_to_be_damaged() -> None:
    from bidprep.errors import BidprepError

    content = word_file(p(saved("We "), saved("help.")))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    entries["word/document.xml"] = entries["word/document.xml"].replace(b"</w:body>", b"")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        for name, entry in entries.items():
            package.writestr(name, entry)
    with pytest.raises(BidprepError, match="damaged"):
        read_reviewed_here(broken.getvalue())

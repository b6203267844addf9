"""Characters and links at the door to Word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bidprep.documents.word.characters import escaped, stretches, text_xml
from bidprep.documents.word.inlines import link_target
from bidprep.domain.text import clean_characters


@given(st.text(st.characters(), max_size=40))
def test_any_words_can_stand_in_xml_and_come_back_clean(words: str) -> None:
    root = etree.fromstring(f'<a b="{escaped(words)}">{escaped(words)}</a>')
    assert (root.text or "") == clean_characters(words)


@given(st.text(st.characters(), max_size=40))
def test_stretches_of_either_direction_lose_nothing(words: str) -> None:
    assert "".join(piece for piece, _ in stretches(words)) == words


def test_tabs_and_line_ends_become_elements() -> None:
    assert text_xml("a\tb\nc&") == (
        '<w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t><w:br/>'
        '<w:t xml:space="preserve">c&amp;</w:t>'
    )


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.org:8080/a?b=c#d", "http://Example.org:8080/a?b=c#d"),
        ('https://example.org/100%/ü"<', "https://example.org/100%25/%C3%BC%22%3C"),
        ("https://exämple.org/", "https://xn--exmple-cua.org/"),
        ("mailto:a@example.org?subject=Hi", "mailto:a@example.org?subject=Hi"),
        ("www.example.org", ""),
        ("https://", ""),
        ("https://a b", ""),
        ("https://user:word@example.org", ""),
        ("https://[::1]/", ""),
        ("https://é" + "é" * 80, ""),
        ("https://example.org/" + "a" * 2000, ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("mailto:nobody", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(link: str, target: str) -> None:
    assert link_target(link) == target

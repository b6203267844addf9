"""Erasing: where a record tells of a person, and the record without that."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.case_studies import CaseStudy, Consent, Figure, Telling
from bidprep.domain.kinds import KINDS, Record
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Contact
from bidprep.domain.people import Person
from bidprep.domain.text import each_inlines, plain_text
from bidprep.domain.traces import ERASED, Known, Traces, details_in

# Fields that hold formatted text: there a name may be spread over differently formatted words.
_MARKDOWN: dict[type, str] = {
    Answer: "text",
    Revision: "text",
    Telling: "text",
    Passage: "text",
    PassageUse: "text",
}
_POINTERS = frozenset({"id", "digest", "text_digest", "letterhead", "notice", "parents", "question_ids", "after"})
# Fields that say who: where the name was all there was, it shows that a name stood there.
_NAMES = frozenset({"name", "title", "author", "reader", "by", "made_by", "decided_by", "given_by"})


def known_by(record: Record) -> Known:
    """Return by what the person is known whom a record is about: a contact, one of our own, whoever gave a consent.

    Of a case study it is the referee; of any other record nobody.
    """
    match record:
        case Contact() | Person():
            details = (record.email, record.phone) if isinstance(record, Contact) else (record.email,)
            return Known((record.name,), tuple(filter(str.strip, details)))
        case Consent():
            return Known((record.given_by,))
        case CaseStudy():
            found = details_in(record.referee_contact)
            contact = record.referee_contact.strip()
            if not record.referee.strip():
                return Known()
            return Known((record.referee,), found or ((contact,) if contact else ()))
        case _:
            return Known()


def known_of_story(
    study: CaseStudy, consents: Iterable[Consent], tellings: Iterable[Telling], figures: Iterable[Figure]
) -> Known:
    """Return by what a case study is known: whoever gave consent to it, and the sentences that tell it."""
    told = (
        study.need, study.what_we_did, study.result,
        *(plain_text(read_markdown(telling.text)) for telling in tellings),
        *(figure.figure for figure in figures),
    )  # fmt: skip
    sentences = (sentence.strip() for words in told for sentence in _SENTENCE_END.split(words))
    names = (consent.given_by for consent in consents)
    return Known(tuple(dict.fromkeys(filter(str.strip, names))), stories=tuple(dict.fromkeys(filter(None, sentences))))


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


def find_fields(record: object, traces: Traces) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields that name the person for certain, and those in which a bare first name or surname stands."""
    told = [(name, words) for name, words in _words_of(record, traces) if traces.may_hold(words)]
    certain = tuple(name for name, words in told if traces.holds(words))
    return certain, tuple(name for name, words in told if traces.perhaps_holds(words))


def words_of_field(record: object, name: str) -> str:
    """Return the plain words of a field, as `find_fields` looks at them."""
    return next((words for field, words in _words_of(record) if field == name), "")


def is_about(record: object, traces: Traces) -> bool:
    """Whether a record is about the person and goes as a whole: their entry as a contact or as one of our own."""
    if isinstance(record, OwnWord):
        return traces.is_word_of(record.word) or traces.holds(record.word)
    return isinstance(record, Contact | Person) and traces.clear(record.name).strip() == ERASED


def without(record: Any, traces: Traces, *, also_parts: bool = False) -> Any:
    """Return a record of any kind, or a revision, without the person.

    Bare names go too where the record names the person in full, or where `also_parts`. The digest of a revision, and
    whatever is counted in characters, must follow by whoever calls this.
    """
    also_parts = also_parts or bool(find_fields(record, traces)[0])
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if not _is_words(field.name, value):
            continue
        if _MARKDOWN.get(type(record)) == field.name:
            new: Any = _without_in_markdown(value, traces, also_parts=also_parts)
        elif isinstance(value, tuple):
            new = tuple(
                dict.fromkeys(left for each in value if (left := _left(traces, each, "", also_parts=also_parts)))
            )
        else:
            new = _left(traces, value, field.name, also_parts=also_parts)
        if new != value:
            changed[field.name] = new
    if isinstance(record, Revision) and "text" in changed:
        changed["digest"] = text_digest(changed["text"])
    return replace(record, **changed) if changed else record


def kind_of(record: object) -> str:
    """Return the kind of a record by the name it has in the file; a revision is a ``revision``."""
    return next((kind for kind, record_type in KINDS.items() if type(record) is record_type), "revision")


def _unmarked(markdown: str) -> str:
    """Return Markdown without what may stand within a word that is partly bold."""
    return markdown.replace("*", "").replace("_", "").replace("\\", "")


def _left(traces: Traces, words: str, field: str, *, also_parts: bool) -> str:
    cleared = traces.clear(words, also_parts=also_parts)
    is_all = cleared != words and not cleared.replace(ERASED, "").strip(" \n\t,.;:()")
    return "" if is_all and field not in _NAMES else ERASED if is_all else cleared


def _without_in_markdown(markdown: str, traces: Traces, *, also_parts: bool) -> str:
    text = read_markdown(markdown)
    cleared = traces.clear_text(text, also_parts=also_parts)
    return markdown if cleared == text else write_markdown(cleared)


def _words_of(record: object, traces: Traces | None = None) -> list[tuple[str, str]]:
    """Return the plain words of each field, but of those whose Markdown cannot hold the person: there may be 40,000."""
    found: list[tuple[str, str]] = []
    for field in fields(record):  # type: ignore[arg-type] # records are dataclasses, which Protocols cannot say
        value = getattr(record, field.name)
        if not _is_words(field.name, value) or not value:
            continue
        if _MARKDOWN.get(type(record)) == field.name:
            if traces is not None and not traces.may_hold(_unmarked(value)):
                continue
            text = read_markdown(value)
            links = (getattr(item, "link", "") for inlines in each_inlines(text) for item in inlines)
            value = "\n".join((plain_text(text), *filter(None, links)))
        found.append((field.name, "\n".join(value) if isinstance(value, tuple) else value))
    return found


def _is_words(name: str, value: object) -> bool:
    if name in _POINTERS or name.endswith("_id"):
        return False
    return isinstance(value, str | tuple) and not isinstance(value, StrEnum)

"""What readers changed in one answer of a returned file, as suggestions on the text as it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bidprep.domain.inline_units import cut_inlines, words_of
from bidprep.domain.markdown import write_markdown
from bidprep.domain.reviewed_changes import suggestions_in
from bidprep.domain.reviewed_regions import text_with
from bidprep.domain.reviewed_texts import Change, ChangeKind
from bidprep.domain.reviewed_texts import Suggestion as Marked
from bidprep.domain.reviewed_views import Views
from bidprep.domain.sentence_merge import merge_texts
from bidprep.domain.suggested_texts import Replacement, find_replacement
from bidprep.domain.text import Paragraph, Text, normal_inlines, plain_block, plain_inlines

REPLACED, UNTRACKED = "replacement", "untracked"
"""Kinds of suggestion beside those of `ChangeKind`."""
_TAKEN_TOGETHER = frozenset((ChangeKind.INSERTION, ChangeKind.DELETION))


@dataclass(frozen=True, slots=True)
class FoundSuggestion:
    """One suggestion: what it is, what it comes to in the text as sent, and the marks of the file that it stands for."""

    kind: str
    author: str
    at: str
    place: Replacement
    marks: frozenset[int] = frozenset()
    move: str = ""


def find_suggestions(views: Views, sent: Text) -> tuple[FoundSuggestion, ...]:
    """Return the tracked changes of a region as suggestions on the text as sent.

    Where the region with all of them rejected is not that, somebody typed with tracking off; each suggestion is then told
    on the text as sent, without what was typed so where the two can be told apart.
    """
    found: list[FoundSuggestion] = []
    region, came = views.region, views.rejected.text
    is_as_sent = came == sent
    for group in _together(suggestions_in(region, views)):
        changes = [change for each in group for change in each.changes]
        marks = frozenset(change.mark for change in changes)
        spliced = _spliced(came, changes)
        if spliced is not None and is_as_sent:
            shown = _in_paragraph(spliced, changes)
        else:
            after = text_with(region, marks)
            place = find_replacement(came, after)
            if place is not None and not is_as_sent:
                place = _on_text_as_sent(came, after, sent) or place
            shown = _as_told(place or _without_effect(sent, changes), changes)
            if is_as_sent:
                shown = _at_marks(shown, changes)
        kind = REPLACED if len(group) > 1 else group[0].kind.value
        found.append(FoundSuggestion(kind, group[0].author, group[0].at, shown, marks, changes[0].move))
    return tuple(found)


def find_untracked(came: Text, sent: Text) -> tuple[Replacement, ...]:
    """Return what differs between the text as sent and as it came with every change rejected, stretch by stretch."""
    found: list[Replacement] = []
    matcher = SequenceMatcher(None, sent.blocks, came.blocks, autojunk=False)
    for tag, start, end, to_start, to_end in matcher.get_opcodes():
        if tag != "equal":
            changed = Text((*sent.blocks[:start], *came.blocks[to_start:to_end], *sent.blocks[end:]))
            place = find_replacement(sent, changed)
            if place is not None:
                found.append(place)
    return tuple(found)


def _together(suggestions: Sequence[Marked]) -> list[tuple[Marked, ...]]:
    """Put a deletion and an insertion by one person in one place together: they mean “this for that”."""
    groups: list[tuple[Marked, ...]] = []
    for each in suggestions:
        last = groups[-1] if groups else ()
        if len(last) == 1 and last[0].author == each.author and {last[0].kind, each.kind} == _TAKEN_TOGETHER:
            gone, come = (last[0], each) if each.kind is ChangeKind.INSERTION else (each, last[0])
            start, end = gone.changes[0].span, gone.changes[-1].span
            at = come.changes[0].span
            if (start.block, start.start) <= (at.block, at.start) <= (end.end_block, end.end) and _is_empty(come):
                groups[-1] = (*last, each)
                continue
        groups.append((each,))
    return groups


def _is_empty(come: Marked) -> bool:
    """Whether an insertion lies at one place of the text as it came."""
    places = {(change.span.block, change.span.start) for change in come.changes}
    return len(places) == 1


@dataclass(frozen=True, slots=True)
class _Spliced:
    """A paragraph in which words from one place to another are others."""

    number: int
    start: int
    end: int
    new: Paragraph


def _spliced(came: Text, changes: Sequence[Change]) -> _Spliced | None:
    """Return what changes of words within one paragraph make of it; None for all that is more than that.

    It says what `text_with` says, for a hundredth of the time: a copy may hold thousands of such changes.
    """
    number = changes[0].span.block
    if number >= len(came.blocks):
        return None
    if any(
        change.kind not in _TAKEN_TOGETHER or not number == change.span.block == change.span.end_block
        for change in changes
    ):
        return None
    block = came.blocks[number]
    start, end = min(change.span.start for change in changes), max(change.span.end for change in changes)
    # At the ends of a paragraph white space may stand in the file that the text does not have.
    if not isinstance(block, Paragraph) or start <= 0:
        return None
    words = plain_block(block)
    if end >= len(words) or words[start:end] != "".join(change.removed for change in changes):
        return None
    added = tuple(item for change in changes for item in change.added)
    if "{" in words or "{" in plain_inlines(added):
        return None  # a merge field may have been taken apart or come about
    inlines = (*cut_inlines(block.inlines, 0, start), *added, *cut_inlines(block.inlines, end, len(words)))
    return _Spliced(number, start, end, Paragraph(normal_inlines(inlines), block.style))


def _in_paragraph(spliced: _Spliced, changes: Sequence[Change]) -> Replacement:
    removed = "".join(change.removed for change in changes)
    added = "".join(plain_inlines(change.added) for change in changes)
    markdown = write_markdown(Text((spliced.new,)))
    return Replacement(spliced.number, spliced.number, spliced.start, spliced.end, removed, added, markdown)


def _on_text_as_sent(came: Text, after: Text, sent: Text) -> Replacement | None:
    merged = merge_texts(came, sent, after, words_of)
    return find_replacement(sent, merged.text() if merged.is_clean else after)


def _without_effect(sent: Text, changes: Sequence[Change]) -> Replacement:
    """Return the place of changes that come to nothing by themselves, such as the deletion of what another put in."""
    if not sent.blocks:
        return Replacement(0, -1, 0, 0, "", "", "")
    span = changes[0].span
    number = min(span.block, len(sent.blocks) - 1)
    at = min(span.start, len(plain_block(sent.blocks[number])))
    return Replacement(number, number, at, at, "", "", write_markdown(Text((sent.blocks[number],))))


def _at_marks(place: Replacement, changes: Sequence[Change]) -> Replacement:
    """Return a place with its start and end where the file has them: words may repeat, and looks change no words."""
    first, last = changes[0].span, max((change.span for change in changes), key=lambda span: (span.end_block, span.end))
    if first.block == place.block:
        place = replace(place, start=first.start)
    if last.end_block == place.last_block and (place.block < place.last_block or last.end >= place.start):
        place = replace(place, end=last.end)
    return place


def _as_told(place: Replacement, changes: Sequence[Change]) -> Replacement:
    """Return a place with the words that the file marks as gone and come, and in words what it says of looks and tables."""
    told = ", ".join(dict.fromkeys(change.what for change in changes if change.what))
    removed = "".join(change.removed for change in changes)
    added = "".join(plain_inlines(change.added) for change in changes)
    if changes[0].kind in (ChangeKind.FORMATTING, ChangeKind.TABLE):
        added = told or added
    return replace(place, removed=removed, added=added)

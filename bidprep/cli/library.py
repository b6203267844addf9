"""Commands on what a workspace remembers: search everything, suggest what fits a question, take old bids in."""

from argparse import Namespace
from pathlib import Path

from bidprep.cli.command import (
    AS_JSON,
    DONE,
    DRY_RUN,
    QUESTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
)
from bidprep.domain.decisions import ResultState
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import plain_text
from bidprep.operations.naming import find_question
from bidprep.operations.old_bids import not_there_yet, passages_of, read_old_bid, take_in_passages
from bidprep.operations.search import KIND_WORDS, search_everything
from bidprep.operations.suggestions import suggest_for


def _search(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        found = search_everything(workspace, " ".join(parsed.words), parsed.most, exactly=True)
    told = [
        {
            "kind": each.kind,
            "id": each.id,
            "title": each.title,
            "snippet": each.snippet,
            "score": round(each.score, 6),
            "bid": each.bid,
            "question": each.at_id if each.kind in ("answer", "question", "remark") else None,
            "lot": each.lot_id,
        }
        for each in found
    ]
    lines = [f"{KIND_WORDS.get(each.kind, each.kind)}: {each.title}\n  {each.snippet}".rstrip() for each in found]
    show(
        parsed, told, *lines, f"{count_of(len(found), 'place')} found." if found else "Nothing found. Try fewer words."
    )
    return DONE


def _suggest(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        found = suggest_for(workspace, find_question(workspace, parsed.question))
    told = [
        {"kind": each.kind, "id": each.id, "title": each.title, "reasons": list(each.reasons), "score": each.score}
        for each in found
    ]
    lines = [f"{KIND_WORDS[each.kind]}: {each.title}\n  {'. '.join(each.reasons)}." for each in found]
    show(parsed, told, *lines or ("Nothing in this workspace fits that question yet.",))
    return DONE


def _import_library(parsed: Namespace) -> int:
    with reading(parsed) if parsed.dry_run else writing(parsed) as workspace:
        old = read_old_bid(parsed.file)
        result = ResultState(parsed.result) if parsed.result else None
        passages = passages_of(old, parsed.buyer or "", result)
        taken = not_there_yet if parsed.dry_run else None
        new = taken(workspace, passages) if taken else take_in_passages(workspace, passages, old.name)
    told = {
        "passages": [
            {
                "id": None if parsed.dry_run else each.id,
                "title": each.title,
                "question": each.question,
                "text": plain_text(read_markdown(each.text)),
                "words": len(each.text.split()),
                "new": each in new,
            }
            for each in passages
        ],
        "taken": 0 if parsed.dry_run else len(new),
        "warnings": list(old.warnings),
    }
    did = "Would take in" if parsed.dry_run else "Took in"
    there = f"; {len(passages) - len(new)} there already" if len(new) < len(passages) else ""
    lines = [f"  {each.title}  ({count_of(len(each.text.split()), 'word')})" for each in new]
    show(parsed, told, f"{did} {count_of(len(new), 'passage')} from {parsed.file.name}{there}.", *lines, *old.warnings)
    return DONE


def _count(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise ValueError
    return number


LIBRARY_COMMANDS = (
    Command(
        "import library", "take passages in from an old bid in Word",
        (
            WORKSPACE,
            argument("file", metavar="FILE", type=Path, help="an old bid: a filled-in form, or a document with headings"),
            argument("--buyer", metavar="BUYER", help="who it was for"),
            argument("--result", choices=("won", "lost", "withdrawn"), help="how it ended"),
            DRY_RUN, AS_JSON,
        ),
        _import_library,
    ),
    Command(
        "search", "search everything in a workspace",
        (
            WORKSPACE,
            argument("words", metavar="WORDS", nargs="+", help="words that are all to be there; the last may be a beginning"),
            argument("--most", metavar="N", type=_count, default=50, help="how many to show at most (usually 50)"),
            AS_JSON,
        ),
        _search,
    ),
    Command("suggest", "suggest passages, answers and evidence for a question", (WORKSPACE, QUESTION, AS_JSON), _suggest),
)  # fmt: skip

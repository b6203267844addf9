"""Commands on answers: write, show, count."""

import sys
from argparse import Namespace

from bidprep.cli.command import (
    AS_JSON,
    DONE,
    LOT,
    QUESTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
)
from bidprep.domain.bids import Bid, Question
from bidprep.domain.counting import COUNTING_RULES, characters_by, count_words, counting_rule
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot
from bidprep.domain.text import EMPTY, clean_characters, plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, write_markdown_answer
from bidprep.operations.bids import read_bid
from bidprep.operations.naming import find_lot, find_question
from bidprep.storage.workspace import Workspace


def _answer(parsed: Namespace) -> int:
    words = read_source(parsed.source)
    with writing(parsed) as workspace:
        question, lot = _place(workspace, parsed)
        write_markdown_answer(workspace, question, lot.id if lot else None, words)
    count = count_words(plain_text(read_markdown(words)))
    told = {"question": question.id, "lot": lot.id if lot else None, "words": count.words}
    where = f"question {question.number}" + (f" for {lot.title or lot.reference}" if lot else "")
    show(parsed, told, f"Wrote {count_of(count.words, 'word')} to {where}." if count.words else f"Emptied {where}.")
    return DONE


def _show(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        question, lot = _place(workspace, parsed)
        answer = find_answer(workspace, question.id, lot.id if lot else None) or find_answer(workspace, question.id)
        whole = read_bid(workspace, question.bid_id)
    text = read_markdown(answer.text) if answer else EMPTY
    filled = whole.filled(answer) if answer else EMPTY
    shown = {
        "markdown": lambda: write_markdown(text).rstrip("\n"),
        "plain": lambda: plain_text(filled),
        "portal": lambda: plain_text(filled, markers=True),
    }[parsed.form]()
    show(parsed, {"question": question.id, "lot": answer.lot_id if answer else None, "text": shown}, shown)
    return DONE


def _count(parsed: Namespace) -> int:
    if parsed.rules:
        told = [{"name": rule.name, "label": rule.label} for rule in COUNTING_RULES]
        show(parsed, told, *(f"{rule.name}: {rule.label}" for rule in COUNTING_RULES))
        return DONE
    rule = counting_rule(parsed.rule)
    if parsed.file is None:
        raise BidprepError("There is nothing to count.", "Name a file, or - for standard input.")
    count = count_words(clean_characters(read_source(parsed.file)).removesuffix("\n"))
    told_count = {
        "words": count.words,
        "characters": characters_by(count, rule),
        "characters_without_spaces": count.characters_without_spaces,
        "rule": rule.name,
    }
    show(
        parsed, told_count,
        f"{count.words:,} words, {characters_by(count, rule):,} characters,"
        f" {count.characters_without_spaces:,} without spaces ({rule.label}).",
    )  # fmt: skip
    return DONE


def read_source(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``."""
    from pathlib import Path

    from bidprep.documents.reading import MOST_BYTES, decode_words, read_words

    if name != "-":
        return read_words(Path(name))
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BidprepError("What came in is larger than 50 MB.", "Send less.")
    return decode_words(raw, "What came in")


def _place(workspace: Workspace, parsed: Namespace) -> tuple[Question, Lot | None]:
    question = find_question(workspace, parsed.question)
    bid = workspace.get(Bid, question.bid_id)
    lot = find_lot(workspace, bid, parsed.lot) if parsed.lot is not None and bid else None
    return question, lot


ANSWER_COMMANDS = (
    Command(
        "answer", "write an answer from Markdown or plain text",
        (
            WORKSPACE, QUESTION, LOT,
            argument("--from", dest="source", metavar="FILE", required=True, help="a text file, or - for standard input"),
            AS_JSON,
        ),
        _answer,
    ),
    Command(
        "show", "show an answer as text",
        (
            WORKSPACE, QUESTION, LOT,
            argument("--as", dest="form", choices=("markdown", "plain", "portal"), default="markdown", help="the form"),
            AS_JSON,
        ),
        _show,
    ),
    Command(
        "count", "count words and characters",
        (
            argument("file", metavar="FILE", nargs="?", help="a text file, or - for standard input"),
            argument("--rule", default="word", metavar="RULE", help="how to count; --rules lists the rules"),
            argument("--rules", action="store_true", help="list the counting rules"),
            AS_JSON,
        ),
        _count,
    ),
)  # fmt: skip

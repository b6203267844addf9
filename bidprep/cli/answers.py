"""Commands on answers: write, show, count."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

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
from bidprep.domain.counting import (
    BUNDLED_RULES,
    CountingRule,
    count_by,
    count_typed,
    count_words,
    counting_rule,
)
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot
from bidprep.domain.text import EMPTY, clean_characters, plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, write_markdown_answer
from bidprep.operations.bids import read_bid
from bidprep.operations.counting_rules import read_rules
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
    if parsed.rules is not None:
        rules = _rules_in(Path(parsed.rules) if parsed.rules else parsed.workspace).values()
        show(
            parsed, [asdict(rule) for rule in rules],
            *(f"{rule.name}: {rule.label}. {rule.reason}" for rule in rules),
        )  # fmt: skip
        return DONE
    rule = counting_rule(parsed.rule, _rules_in(parsed.workspace))
    if parsed.file is None:
        raise BidprepError("There is nothing to count.", "Name a file, or - for standard input.")
    count = count_by(rule, count_typed(clean_characters(read_source(parsed.file)).removesuffix("\n")))
    told_count = {
        "words": count.words,
        "characters": count.characters,
        "characters_without_spaces": count.characters_without_spaces,
        "rule": rule.name,
    }
    show(
        parsed, told_count,
        f"{count_of(count.words, 'word')}, {count_of(count.characters, 'character')},"
        f" {count.characters_without_spaces:,} without spaces ({rule.label}).",
    )  # fmt: skip
    return DONE


def _rules_in(path: Path | None) -> Mapping[str, CountingRule]:
    if path is None:
        return BUNDLED_RULES
    with reading(Namespace(workspace=path)) as workspace:
        return read_rules(workspace)


def read_source(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``."""
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
            argument(
                "--rules", nargs="?", const="", metavar="WORKSPACE",
                help="list the counting rules, with those of a workspace if one is named",
            ),
            argument("--workspace", metavar="WORKSPACE", type=Path, help="know this workspace’s own counting rules, too"),
            AS_JSON,
        ),
        _count,
    ),
)  # fmt: skip

"""Commands on what a workspace remembers: search everything, and suggest what fits a question."""

from argparse import Namespace

from bidprep.cli.command import AS_JSON, DONE, QUESTION, WORKSPACE, Command, argument, count_of, reading, show
from bidprep.operations.naming import find_question
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


def _count(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise ValueError
    return number


LIBRARY_COMMANDS = (
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

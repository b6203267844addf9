"""Names left in from another bid: another buyer's, contract's or place's, as the workspace itself knows them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from bidprep.domain.answer_checks import called
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.noted import Noted
from bidprep.domain.whole_bid import WholeBid

_LEAST_LETTERS = 4


def find_names_left_in(whole: WholeBid) -> Iterator[Finding]:
    """Find names of other buyers, contracts and places in the answers; what this bid is about may be named."""
    ours = _ours(whole)
    others = tuple(sorted(name for name in whole.other_names if _is_anothers(name, ours)))
    if not others:
        return
    look = _looker(others)
    capitals = {_capitals(name) for name in others}
    for question, answer in whole.counting_answers:
        written = whole.worked_out(answer, CAPITALS)
        if not any(of_name <= written for of_name in capitals):
            continue
        asked = _folded(f"{question.text} {question.guidance}")
        for name in whole.worked_out(answer, look):
            if _folded(name) not in asked:
                yield Finding(
                    "name-left-in",
                    Severity.WARNING,
                    f"The answer to {called(whole, question, answer)} names {name}, which belongs to another bid.",
                    "Take it out, unless you mean it as an example of other work.",
                    Place(question.id, answer.lot_id, name),
                )


def _capitals(words: str) -> frozenset[str]:
    """Return the words with a capital. A name stands only where all of its own stand, and most texts hold no name's."""
    return frozenset(word for word in _WORD.findall(words) if word != word.lower())


_WORD = re.compile(r"\w+")
CAPITALS = Noted("capitals", _capitals, lambda words: " ".join(sorted(words)), lambda words: frozenset(words.split()))
"""What is noted of plain words: those that have a capital."""


@lru_cache(maxsize=8)
def _looker(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Return what looks for names: the same function for the same names, so that each text is worked on once."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?:{'|'.join(map(_whole_words, longest_first))})(?!\w)")

    def look(words: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pattern.findall(words)))

    return look


def _whole_words(name: str) -> str:
    """Return the pattern of a name where no word goes before it; its first letter leads, for then letters are leapt to."""
    first = re.escape(name[0])
    return rf"{first}(?<!\w{first}){re.escape(name[1:])}"


def _ours(whole: WholeBid) -> str:
    """Return, a line each, what this bid may name: its buyer, contract and places, ourselves, partners and case studies."""
    names = [whole.opportunity.buyer, whole.opportunity.name, whole.opportunity.reference, whole.bid.name]
    for lot in whole.lots:
        names += [lot.title, lot.reference, lot.region, lot.area, lot.incumbent]
    names += [fact.value for fact in whole.organisation.facts]
    for used in whole.case_studies:
        names += [used.study.title, used.study.funder, used.study.region]
    names += [partner.partner.name for partner in whole.partners]
    return "\n".join({_folded(name) for name in names})


def _is_anothers(name: str, ours: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return letters >= _LEAST_LETTERS and name != name.lower() and _folded(name) not in ours


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()

"""What is read alike wherever a Word file is read: signs that are no text, what is there twice, boxes within a drawing."""

from collections.abc import Iterator

from lxml import etree

from bidprep.documents.word_names import MC, W

_BREAKS, _TABS, _HYPHEN = (f"{W}br", f"{W}cr"), (f"{W}tab", f"{W}ptab"), f"{W}noBreakHyphen"
_BOX, _FALLBACK = f"{W}txbxContent", f"{MC}Fallback"


def sign_of(element: etree._Element) -> str:
    """Return what something in a run that is no text looks like: a line break, a tab, a hyphen; "" for anything else.

    The break to a new page or column parts words, and is no line of its own (ECMA-376-1 §17.3.3.1).
    """
    tag = element.tag
    if tag in _BREAKS:
        return "\n" if element.get(f"{W}type") not in ("page", "column") else " "
    if tag in _TABS:
        return "\t"
    return "-" if tag == _HYPHEN else ""


def chosen(alternatives: etree._Element) -> list[etree._Element]:
    """Return the one reading of something that is there twice, for newer and for older programs (ECMA-376-3 §10.2)."""
    choice = alternatives.find(f"{MC}Choice")
    return [choice] if choice is not None else list(alternatives)[:1]


def outermost_boxes(drawn: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing that stand in no other; those come with the words of theirs."""
    for box in drawn.iter(_BOX):
        for around in box.iterancestors():
            if around is drawn:
                yield box
                break
            if around.tag in (_BOX, _FALLBACK):
                break

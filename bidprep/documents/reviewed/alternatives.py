"""What stands in a file twice, for newer and for older programs, is read once (ISO/IEC 29500-3 §10.2.1)."""

from collections.abc import Iterable

from lxml import etree

from bidprep.documents.reviewed.names import BOX, CHOICE, DEL_TEXT, FALLBACK, TEXT


def chosen(alternatives: etree._Element) -> Iterable[etree._Element]:
    """Return the content of one reading: the first that is for newer programs, where it has words or no other has.

    For some things, such as symbols in colour, the words stand only in what is for older programs.
    """
    fallback = alternatives.find(FALLBACK)
    for choice in alternatives.iterchildren(CHOICE):
        if len(choice) and (fallback is None or _has_words(choice) or not _has_words(fallback)):
            return choice
    return () if fallback is None else fallback


def outermost_boxes(drawn: etree._Element) -> list[etree._Element]:
    """Return the text boxes of a drawing that stand in no other, and not in what is only for older programs."""
    boxes: list[etree._Element] = []
    for box in drawn.iter(BOX):
        for around in box.iterancestors():
            if around is drawn:
                boxes.append(box)
                break
            if around.tag == BOX or (around.tag == FALLBACK and _is_there_twice(around)):
                break
    return boxes


def _is_there_twice(fallback: etree._Element) -> bool:
    alternatives = fallback.getparent()
    return alternatives is not None and chosen(alternatives) is not fallback


def _has_words(element: etree._Element) -> bool:
    return next(element.iter(TEXT, DEL_TEXT, BOX), None) is not None

"""Runs that are one, joined again before the file is parsed.

Word ends a run wherever somebody saved or its spelling checker looked, so that a paragraph comes in dozens of runs
that look the same. Parsing and walking cost by the run, and a large copy has tens of thousands. Joined are only
neighbours that are text and nothing else and have their properties letter by letter the same; what tracked changes hold
stays as it is, for there each run counts. Reading gives the same with and without it, as a law in the tests says.
"""

import re

_MAIN = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding=(?![\"']UTF-8[\"']))[^>]*\?>)?\s*(?=<w:document\b)", re.I
)
_END = b"</w:t></w:r>"
_JOINT = re.compile(
    rb'(?:<w:proofErr w:type="\w+"/>)*'
    rb'<w:r(?: w:rsid\w*="\w*")*>(<w:rPr>(?:<w:(?!ins|del|move)\w+(?: w:\w+="[^"<>]*")*/>)*</w:rPr>|<w:rPr/>|)'
    rb'<w:t(?: xml:space="preserve")?'
)
_CHANGED = re.compile(rb"<(/?)w:(?:ins|del|moveFrom|moveTo)\b[^>]*?(/?)>")


def join_runs(written: bytes) -> bytes:
    """Return the main part of a Word file with neighbouring runs of the same looks as one, where that is safe to say.

    It is for text as Word and nearly all others write it: UTF-8, the usual prefix, no CDATA. (What looks like runs in
    a comment of XML may be joined there, where nobody reads it; nothing is joined over where one begins or ends.)
    """
    beginning = _BEGINNING.match(written)
    if beginning is None or not _is_usual(written, beginning.end()):
        return written
    pieces = written.split(_END)
    looks: dict[bytes, bytes] = {}  # by what stands before a run's text: the properties of one that may be joined
    kept: list[bytes] = []
    at_hand: bytes | None = None  # the properties of the run before, None where nothing may be joined to it
    depth = 0  # of tracked changes
    for piece in pieces[:-1]:
        head, _, text = piece.rpartition(b">")
        look = looks.get(head)
        if look is None and (joint := _JOINT.fullmatch(head)):
            look = looks[head] = joint[1]
        if look is None:  # more stands before it than runs' ends
            for change in _CHANGED.finditer(head):
                depth += -1 if change[1] else 0 if change[2] else 1
            last = _JOINT.fullmatch(head, max(head.rfind(b"<w:r "), head.rfind(b"<w:r>"), 0))
            look = last[1] if last else None
        elif look == at_hand and not depth:
            kept.append(text)
            continue
        if kept:
            kept.append(_END)
        kept.append(piece)
        at_hand = look
    if kept:
        kept.append(_END)
    kept.append(pieces[-1])
    return b"".join(kept)


def _is_usual(written: bytes, start: int) -> bool:
    """Whether the prefix is that of the main names throughout, and the text nothing but elements and their words."""
    return (
        sum(written.count(name + quote) for name in _MAIN for quote in (b'"', b"'")) == 1
        and written.count(b"xmlns:w=") == 1
        and any(b'xmlns:w="%s"' % name in written for name in _MAIN)
        and written.find(b"<![CDATA[") < 0
        and written.find(b"\r", start) < 0
    )

"""Word's lists on the clipboard made lists of HTML.

Word writes list items as paragraphs whose style says ``mso-list:l0 level2 lfo1``, or whose class says it, such as
``MsoListBullet2``. Their bullet or number stands in the text between ``<![if !supportLists]>`` and ``<![endif]>``,
or where those were lost on the way, in a span that says ``mso-list:Ignore``.
"""

import re
from html import escape, unescape


def with_real_lists(html: str) -> str:
    """Return HTML with Word's list items as such; a number before a heading stays, as a word of it."""
    return _PARAGRAPH.sub(_real, html) if "mso-list" in html or "supportLists" in html else html


# A paragraph that is never closed ends before the next: so the search is done in one pass, whatever comes.
_PARAGRAPH = re.compile(r"<(p|h[1-6])\b([^>]*)>((?:(?!<(?:p|h[1-6])\b).)*?)</\1>", re.S | re.I)
_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d+)|MsoList(?:Bullet|Number)(\d?)\b", re.I)
_MARK = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(?P<mark>.*?)<!(?:--)?\[endif\](?:--)?>"
    r"|<span\b[^>]*mso-list:\s*Ignore[^>]*>(?P<ignored>[^<]*(?:<span\b[^>]*>[^<]*</span>)?)\s*</span>",
    re.S | re.I,
)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"\(?(?:\d+(?:\.\d+)*[.)]?|(?:\d+\.)*(?:[a-z]|([a-z])\1|[ivxlcdm]+)[.)])", re.I)


def _real(found: re.Match[str]) -> str:
    tag, attributes, content = found[1], found[2], found[3]
    level, mark = _LEVEL.search(attributes), _MARK.search(content)
    if level is None and mark is None:
        return found[0]
    said = unescape(_TAG.sub("", mark["mark"] or mark["ignored"] or "")).strip() if mark else ""
    words = content[: mark.start()] + content[mark.end() :] if mark else content
    is_number = _NUMBER.fullmatch(said) is not None
    is_heading = tag.lower() != "p"
    # A bullet is a sign, or the letter o in another font; what is longer are words that somebody reads.
    is_word = any(map(str.isalnum, said)) and len(said) > 1
    if (is_word and not is_number) or (is_number and is_heading):
        words = f"{escape(said)} {words}"
    if is_heading:
        return f"<{tag}{attributes}>{words}</{tag}>"
    kind = "ol" if is_number else "ul"
    depth = 2 if level is not None and int(level[1] or level[2] or 1) > 1 else 1
    return f"<{kind}>" * depth + f"<li>{words}</li>" + f"</{kind}>" * depth

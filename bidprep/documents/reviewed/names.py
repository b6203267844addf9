"""The names of WordprocessingML that reading changes and comments needs (ECMA-376-1 §17.13)."""

from bidprep.documents.word_names import MC, W14, M, R, W

P, RUN, TEXT, DEL_TEXT = f"{W}p", f"{W}r", f"{W}t", f"{W}delText"
P_PR, R_PR = f"{W}pPr", f"{W}rPr"
TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
INS, DEL, MOVE_FROM, MOVE_TO = f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"
CHANGED = frozenset((INS, DEL, MOVE_FROM, MOVE_TO))
HYPERLINK, SIMPLE_FIELD = f"{W}hyperlink", f"{W}fldSimple"
SDT, SDT_CONTENT = f"{W}sdt", f"{W}sdtContent"
ALTERNATIVES, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
BOX = f"{W}txbxContent"
MATH, MATH_PARAGRAPH, MATH_TEXT = f"{M}oMath", f"{M}oMathPara", f"{M}t"
COMMENT_START, COMMENT_END, COMMENT = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
BOOKMARK_START, BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
ID, NAME, AUTHOR, DATE, VALUE = f"{W}id", f"{W}name", f"{W}author", f"{W}date", f"{W}val"
FIELD_CHARACTER = f"{W}fldChar"
PARAGRAPH_ID = f"{W14}paraId"
RELATION = f"{R}id"
MOVES = {
    f"{W}moveFromRangeStart": (MOVE_FROM, True),
    f"{W}moveFromRangeEnd": (MOVE_FROM, False),
    f"{W}moveToRangeStart": (MOVE_TO, True),
    f"{W}moveToRangeEnd": (MOVE_TO, False),
}
"""Where a move starts and ends: the tag of what is moved, and whether it starts."""
CONTROL_CHANGES = {
    f"{W}customXmlInsRangeStart": "content control inserted",
    f"{W}customXmlDelRangeStart": "content control removed",
    f"{W}customXmlMoveFromRangeStart": "content control moved away",
    f"{W}customXmlMoveToRangeStart": "content control moved here",
}
POINTS = frozenset((COMMENT_START, COMMENT_END, BOOKMARK_START, BOOKMARK_END, *MOVES, *CONTROL_CHANGES))
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx",
        "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "fldData", "annotationRef", "footnoteRef",
        "endnoteRef", "separator", "continuationSeparator", "customXmlInsRangeEnd", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
"""What holds no words and marks no place, wherever it stands."""

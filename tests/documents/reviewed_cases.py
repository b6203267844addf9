"""Returned files by hand, each with what must come out of it; a case's name says what it is about."""

from dataclasses import dataclass, field
from typing import Any

from tests.documents.reviewed_files import (
    AT,
    box,
    cell,
    change,
    comment,
    cut,
    gone,
    ins,
    p,
    r,
    ranged,
    row,
    table,
    thread,
    who,
    word_file,
)
from tests.documents.reviewed_files import (
    field as complex_field,
)

ANN, BEN = "Ann Trustee", "Ben Chair"


@dataclass(frozen=True)
class Case:
    """A file and what it holds: changes as (kind, author, words), comments as (author, words, quote, replies, resolved)."""

    content: bytes
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    accepted: str = ""
    rejected: str = ""
    comments: list[tuple] = field(default_factory=list)


def _texts(body: str, changes: list[tuple[str, str, str]], accepted: str, rejected: str, **parts: Any) -> Case:
    return Case(word_file(body, **parts), changes, accepted, rejected)


def _said(body: str, comments: str | None, *found: tuple, text: str = "", **parts: Any) -> Case:
    return Case(word_file(body, comments=comments, **parts), [], text, text, [*found])


_OLD_BOLD = f"<w:b/><w:rPrChange {who()}><w:rPr/></w:rPrChange>"
_OLD_STYLE = f'<w:pPrChange {who()}><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
_MOVED_AWAY = (
    f'<w:moveFromRangeStart {who()} w:name="move1"/>{change("moveFrom", r("moved "))}<w:moveFromRangeEnd w:id="900"/>'
)
_MOVED_HERE = (
    f'<w:moveToRangeStart {who()} w:name="move1"/>{change("moveTo", r("moved "))}<w:moveToRangeEnd w:id="900"/>'
)
_CONTROL = f"<w:sdt><w:sdtContent>{r('x')}</w:sdtContent></w:sdt>"
_OLD = p(cut("old"))
_ONE = comment(1, "Why?")
_WHY: tuple = (ANN, "Why?", "this", [], False)

CASES: dict[str, Case] = {
    "nothing was changed": _texts(p(r("As sent.")), [], "As sent.\n", "As sent.\n"),
    "a word inserted": _texts(
        p(r("Our "), ins("whole "), r("team.")), [("insertion", ANN, "whole ")], "Our whole team.\n", "Our team.\n"
    ),
    "a word deleted": _texts(
        p(r("Our "), cut("whole "), r("team.")), [("deletion", ANN, "whole ")], "Our team.\n", "Our whole team.\n"
    ),
    "a word replaced by two people": _texts(
        p(r("Our "), cut("old", ANN), ins("new", BEN), r(" team.")),
        [("deletion", ANN, "old"), ("insertion", BEN, "new")],
        "Our new team.\n",
        "Our old team.\n",
    ),
    "several runs in one insertion stand one by one": _texts(
        p(change("ins", r("one ") + r("two", "<w:b/>"))),
        [("insertion", ANN, "one "), ("insertion", ANN, "two")],
        "one two\n",
        "\n",
    ),
    "what one inserted another deleted": _texts(
        p(r("a"), change("ins", r("b") + change("del", gone("c"), BEN)), r("d")),
        [("insertion", ANN, "b"), ("insertion", ANN, "c"), ("deletion", BEN, "c")],
        "abd\n",
        "ad\n",
    ),
    "deleted text written as plain text": _texts(
        p(r("a"), change("del", r("b"))), [("deletion", ANN, "b")], "a\n", "ab\n"
    ),
    "a paragraph split in two": _texts(
        p(r("One."), mark=change("ins")) + p(r("Two.")),
        [("paragraph-insertion", ANN, "\n")],
        "One.\nTwo.\n",
        "One.Two.\n",
    ),
    "two paragraphs joined": _texts(
        p(r("One."), mark=change("del")) + p(r("Two.")),
        [("paragraph-deletion", ANN, "\n")],
        "One.Two.\n",
        "One.\nTwo.\n",
    ),
    "a whole paragraph inserted": _texts(
        p(r("One.")) + p(ins("New."), mark=change("ins")) + p(r("Two.")),
        [("insertion", ANN, "New."), ("paragraph-insertion", ANN, "\n")],
        "One.\nNew.\nTwo.\n",
        "One.\nTwo.\n",
    ),
    "a whole paragraph deleted": _texts(
        p(r("One.")) + p(cut("Old."), mark=change("del")) + p(r("Two.")),
        [("deletion", ANN, "Old."), ("paragraph-deletion", ANN, "\n")],
        "One.\nTwo.\n",
        "One.\nOld.\nTwo.\n",
    ),
    "a paragraph inserted before a table": _texts(
        p(r("One.")) + p(ins("New."), mark=change("ins")) + table(row(cell(p(r("x"))))) + p(),
        [("insertion", ANN, "New."), ("paragraph-insertion", ANN, "\n")],
        "One.\nNew.\nx\t\n\n",
        "One.\nx\t\n\n",
    ),
    "the last paragraph's end deleted": _texts(
        p(r("One."), mark=change("del")), [("paragraph-deletion", ANN, "\n")], "One.\n", "One.\n"
    ),
    "a word moved": _texts(
        p(r("a "), _MOVED_AWAY, r("b ")) + p(r("c "), _MOVED_HERE),
        [("move-from", ANN, "moved "), ("move-to", ANN, "moved ")],
        "a b \nc moved \n",
        "a moved b \nc \n",
    ),
    "a paragraph moved": _texts(
        f'<w:moveFromRangeStart {who()} w:name="move1"/>'
        + p(change("moveFrom", r("It.")), mark=change("moveFrom"))
        + '<w:moveFromRangeEnd w:id="900"/>'
        + p(r("Then."))
        + f'<w:moveToRangeStart {who()} w:name="move1"/>'
        + p(change("moveTo", r("It.")), mark=change("moveTo"))
        + '<w:moveToRangeEnd w:id="900"/>'
        + p(r("End.")),
        [
            ("move-from", ANN, "It."),
            ("paragraph-deletion", ANN, "\n"),
            ("move-to", ANN, "It."),
            ("paragraph-insertion", ANN, "\n"),
        ],
        "Then.\nIt.\nEnd.\n",
        "It.\nThen.\nEnd.\n",
    ),
    "words made bold": _texts(
        p(r("Our "), r("team", _OLD_BOLD), r(".")), [("formatting", ANN, "team")], "Our team.\n", "Our team.\n"
    ),
    "a heading made plain": _texts(
        p(r("Our team"), properties=_OLD_STYLE), [("formatting", ANN, "Our team")], "Our team\n", "Our team\n"
    ),
    "a paragraph's end made bold": _texts(p(r("x"), mark=_OLD_BOLD), [("formatting", ANN, "")], "x\n", "x\n"),
    "numbering that was added": _texts(
        p(r("x"), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {who()}/></w:numPr>'),
        [("formatting", ANN, "")],
        "x\n",
        "x\n",
    ),
    "numbering that was changed long ago": _texts(
        p(
            r("x"),
            properties=f'<w:numPr><w:numId w:val="1"/><w:numberingChange {who()} w:original="%1:1:0:."/></w:numPr>',
        ),
        [("formatting", ANN, "")],
        "x\n",
        "x\n",
    ),
    "a section changed": _texts(
        p(r("x"), properties=f"<w:sectPr><w:sectPrChange {who()}><w:sectPr/></w:sectPrChange></w:sectPr>") + p(r("y")),
        [("formatting", ANN, "")],
        "x\ny\n",
        "x\ny\n",
    ),
    "a table's, a row's and a cell's looks changed": _texts(
        table(
            row(
                cell(p(r("x")), properties=f"<w:tcPrChange {who()}><w:tcPr/></w:tcPrChange>"),
                properties=f"<w:trPrChange {who()}><w:trPr/></w:trPrChange>",
            ),
            properties=f"<w:tblPrChange {who()}><w:tblPr/></w:tblPrChange>",
        )
        + p(),
        [("table", ANN, ""), ("table", ANN, ""), ("table", ANN, "")],
        "x\t\n\n",
        "x\t\n\n",
    ),
    "a row inserted": _texts(
        table(
            row(cell(p(r("a"))), cell(p(r("b")))),
            row(cell(p(ins("c"))), cell(p(ins("d"))), properties=change("ins")),
        )
        + p(),
        [("insertion", ANN, "c"), ("insertion", ANN, "d"), ("table", ANN, "c\td")],
        "a\tb\t\nc\td\t\n\n",
        "a\tb\t\n\n",
    ),
    "a row deleted": _texts(
        table(row(cell(p(r("a")))), row(cell(p(cut("b"))), properties=change("del"))) + p(),
        [("deletion", ANN, "b"), ("table", ANN, "b")],
        "a\t\n\n",
        "a\t\nb\t\n\n",
    ),
    "a cell inserted, one deleted, two merged": _texts(
        table(
            row(
                cell(p(r("a"))),
                cell(p(r("b")), properties=f"<w:cellIns {who()}/>"),
                cell(p(r("c")), properties=f"<w:cellDel {who(BEN)}/>"),
                cell(p(r("d")), properties=f'<w:cellMerge {who()} w:vMerge="rest"/>'),
            )
        )
        + p(),
        [("table", ANN, "b"), ("table", BEN, "c"), ("table", ANN, "")],
        "a\tb\td\t\n\n",
        "a\tc\td\t\n\n",
    ),
    "changes in a cell of several paragraphs": _texts(
        table(row(cell(p(r("a"), mark=change("ins")), p(r("b"))), cell(p(r("c"))))) + p(),
        [("paragraph-insertion", ANN, "\n")],
        "a\nb\tc\t\n\n",
        "ab\tc\t\n\n",
    ),
    "a table in a table": _texts(
        table(row(cell(table(row(cell(p(ins("in")))))), cell(p(r("out"))))) + p(),
        [("insertion", ANN, "in")],
        "in\t\tout\t\n\n",
        "\t\tout\t\n\n",
    ),
    "changes inside content controls": _texts(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('<w:sdt><w:sdtContent>' + ins('x') + '</w:sdtContent></w:sdt>', r('y'))}"
        "</w:sdtContent></w:sdt>",
        [("insertion", ANN, "x")],
        "xy\n",
        "y\n",
    ),
    "a control inside an insertion": _texts(
        p(change("ins", f"<w:sdt><w:sdtContent>{r('x')}</w:sdtContent></w:sdt>"), r("y")),
        [("insertion", ANN, "x")],
        "xy\n",
        "y\n",
    ),
    "a content control that was inserted": _texts(
        p(f"<w:customXmlInsRangeStart {who()}/>", _CONTROL, '<w:customXmlInsRangeEnd w:id="900"/>'),
        [("formatting", ANN, "")],
        "x\n",
        "x\n",
    ),
    "changes in smart tags and custom XML": _texts(
        p(f'<w:smartTag w:element="place">{ins("x")}<w:customXml w:element="y">{cut("y")}</w:customXml></w:smartTag>'),
        [("insertion", ANN, "x"), ("deletion", ANN, "y")],
        "x\n",
        "y\n",
    ),
    "changes in a link": _texts(
        p(f'<w:hyperlink r:id="rLink">{r("our ")}{ins("new ")}{r("site")}</w:hyperlink>'),
        [("insertion", ANN, "new ")],
        "our new site\n",
        "our site\n",
        links={"rLink": "https://example.org/"},
    ),
    "a link inside an insertion": _texts(
        p(change("ins", f'<w:hyperlink r:id="rLink">{r("site")}</w:hyperlink>')),
        [("insertion", ANN, "site")],
        "site\n",
        "\n",
        links={"rLink": "https://example.org/"},
    ),
    "changes in a simple field": _texts(
        p(f'<w:fldSimple w:instr="DATE">{cut("1 May")}{ins("2 May")}</w:fldSimple>'),
        [("deletion", ANN, "1 May"), ("insertion", ANN, "2 May")],
        "2 May\n",
        "1 May\n",
    ),
    "changes in a field's result": _texts(
        p(complex_field(" DATE ", cut("1 May"), ins("2 May"))),
        [("deletion", ANN, "1 May"), ("insertion", ANN, "2 May")],
        "2 May\n",
        "1 May\n",
    ),
    "a field inside a field's code": _texts(
        p(complex_field(' IF "', complex_field("MERGEFIELD x", r("unseen")), r("seen")), ins("!")),
        [("insertion", ANN, "!")],
        "unseenseen!\n",
        "unseenseen\n",
    ),
    "a field that never ends": _texts(
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>', r("kept")),
        [],
        "kept\n",
        "kept\n",
    ),
    "changed words that are a field's code are told but shown nowhere": _texts(
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            ins("DATE"),
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("1 May")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        [("insertion", ANN, "DATE")],
        "1 May\n",
        "1 May\n",
    ),
    "a field inserted sign by sign": _texts(
        p(
            change("ins", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'),
            change("ins", f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("7")}'),
            change("ins", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ),
        [("insertion", ANN, ""), ("insertion", ANN, "7"), ("insertion", ANN, "")],
        "7\n",
        "\n",
    ),
    "a deleted field": _texts(
        p(
            change(
                "del",
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{gone("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
            r("x"),
        ),
        [("deletion", ANN, "7")],
        "x\n",
        "7x\n",
    ),
    "tabs, breaks, hyphens and symbols": _texts(
        p(
            change(
                "ins",
                "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
                '<w:t>e</w:t><w:cr/><w:sym w:font="Arial" w:char="263A"/><w:br w:type="page"/></w:r>',
            )
        ),
        [("insertion", ANN, "a\tb\nc\u2011d\u00ade\n☺")],
        "a\tb\nc\u2011d\u00ade\n☺\n",
        "\n",
    ),
    "signs of symbol fonts are what they look like": _texts(
        p(
            change("ins", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
            r("abg", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
            r("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
        ),
        [("insertion", ANN, "✔")],
        "✔αβγ◻\n",
        "αβγ◻\n",
    ),
    "an emoji that only older programs get as text": _texts(
        p(
            change(
                "ins",
                '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:unknown/></mc:Choice>'
                "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            )
        ),
        [("insertion", ANN, "😊")],
        "😊\n",
        "\n",
    ),
    "lines of the file's own in a text are spaces": _texts(
        p(change("ins", "<w:r><w:t>a\n  b\tc</w:t></w:r>")), [("insertion", ANN, "a   b\tc")], "a   b\tc\n", "\n"
    ),
    "a paragraph in a paragraph": _texts(
        "<w:p>" + r("a") + p(ins("b")) + r("c") + "</w:p>", [("insertion", ANN, "b")], "ac\nb\n", "ac\n\n"
    ),
    "runs that stand in no paragraph": _texts(ins("a") + r("b"), [("insertion", ANN, "a")], "a\nb\n", "b\n"),
    "a link without a target": _texts(
        p(f'<w:hyperlink r:id="rGone">{ins("a")}</w:hyperlink>'), [("insertion", ANN, "a")], "a\n", "\n"
    ),
    "an insertion of nothing is none": _texts(
        p(r("a"), change("ins", "<w:r/>"), change("ins"), change("ins", change("del", "<w:r><w:rPr/></w:r>"))),
        [],
        "a\n",
        "a\n",
    ),
    "a picture inserted": _texts(
        p(r("a"), change("ins", "<w:r><w:drawing/></w:r>")), [("insertion", ANN, "")], "a\n", "a\n"
    ),
    "a text box is read once": _texts(
        p(r("before "), box(p(r("in the "), ins("box"))), r("after")),
        [("insertion", ANN, "box")],
        "before after\nin the box\n",
        "before after\nin the \n",
    ),
    "a text box that was inserted": _texts(
        p(r("a"), change("ins", box(p(r("boxed"))))), [("insertion", ANN, "boxed")], "a\nboxed\n", "a\n"
    ),
    "a text box as older programs write it": _texts(
        p(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{_OLD}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        [("deletion", ANN, "old")],
        "\n\n",
        "\nold\n",
    ),
    "a formula changed": _texts(
        p(r("x "), f"<m:oMath><m:r><m:t>a+</m:t></m:r>{change('ins', '<m:r><m:t>b</m:t></m:r>')}</m:oMath>"),
        [("insertion", ANN, "b")],
        "x a+b\n",
        "x a+\n",
    ),
    "words with reading aids": _texts(
        p(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>",
            ins("字"),
        ),
        [("insertion", ANN, "字")],
        "漢字\n",
        "漢\n",
    ),
    "a change in the head of a page": _texts(
        p(r("Body")), [("insertion", ANN, "Draft")], "Body\nDraft\n", "Body\n\n", headers=(p(ins("Draft")),)
    ),
    "a change in a footnote": _texts(
        p(r("Body"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        [("deletion", ANN, "wrong ")],
        "Body\nA note.\n",
        "Body\nA wrong note.\n",
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", r("A "), cut("wrong "), r("note."))
        + "</w:footnote>",
    ),
    "Google's numbers are all nought": _texts(
        p(change("ins", r("a"), number=0), change("del", gone("b"), number=0)),
        [("insertion", ANN, "a"), ("deletion", ANN, "b")],
        "a\n",
        "b\n",
    ),
    "no author and no date": _texts(p(change("ins", r("a"), author="", at="")), [("insertion", "", "a")], "a\n", "\n"),
    "a date that is none": _texts(p(ins("a", at="yesterday")), [("insertion", ANN, "a")], "a\n", "\n"),
    "an insertion marked in the run's own properties": _texts(
        p(r("a"), r("b", change("ins"))), [("insertion", ANN, "b")], "ab\n", "a\n"
    ),
    "an insertion around whole paragraphs": _texts(
        p(r("a")) + change("ins", p(r("b")) + p(r("c"))),
        [("insertion", ANN, "b"), ("insertion", ANN, "c")],
        "a\nb\nc\n",
        "a\n",
    ),
    "right to left and emoji": _texts(
        p(r("שלום "), ins("עולם 👩🏽‍🚀")), [("insertion", ANN, "עולם 👩🏽‍🚀")], "שלום עולם 👩🏽‍🚀\n", "שלום \n"
    ),
    "rows inside a control, and an insertion around a row": _texts(
        table(
            f"<w:sdt><w:sdtContent>{row(cell(p(r('a'))))}</w:sdtContent></w:sdt>",
            '<w:bookmarkStart w:id="4" w:name="here"/>',
            change("ins", row(cell(p(r("b"))))),
            '<w:bookmarkEnd w:id="4"/>',
        )
        + p(),
        [("insertion", ANN, "b")],
        "a\t\nb\t\n\n",
        "a\t\n\n",
    ),
    "cells inside a control, and an insertion around a cell": _texts(
        table(
            row(
                f"<w:sdt><w:sdtContent>{cell(p(r('a')))}</w:sdtContent></w:sdt>",
                '<w:bookmarkStart w:id="4" w:name="here"/><w:bookmarkEnd w:id="4"/>',
                change("ins", cell(p(r("b")))),
            )
        )
        + p(),
        [("insertion", ANN, "b")],
        "a\tb\t\n\n",
        "a\t\n\n",
    ),
    "an insertion between paragraphs that holds nothing": _texts(
        p(r("a")) + change("ins") + p(r("b")), [("insertion", ANN, "")], "a\nb\n", "a\nb\n"
    ),
    "a control inserted between paragraphs": _texts(
        p(r("a")) + f"<w:customXmlInsRangeStart {who()}/>" + p(r("b")) + '<w:customXmlInsRangeEnd w:id="900"/>',
        [("formatting", ANN, "")],
        "a\nb\n",
        "a\nb\n",
    ),
    "a choice between paragraphs": _texts(
        "<mc:AlternateContent><mc:Choice>"
        + p(ins("a"))
        + "</mc:Choice><mc:Fallback>"
        + p(ins("b"))
        + "</mc:Fallback></mc:AlternateContent>",
        [("insertion", ANN, "a")],
        "a\n",
        "\n",
    ),
    "a choice of nothing": _texts(p("<mc:AlternateContent/>", ins("a")), [("insertion", ANN, "a")], "a\n", "\n"),
    "a text box in a text box": _texts(
        p(box(p(ins("outer"), box(p(ins("inner")))))),
        [("insertion", ANN, "outer"), ("insertion", ANN, "inner")],
        "\ninner\nouter\n",
        "\n\n\n",
    ),
    "a formula with plain words and a range in it": _texts(
        p(
            "<m:oMathPara><m:oMath><m:sSup><m:sSupPr/><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup>",
            change("del", "<m:r><m:t>2</m:t></m:r>"),
            f'</m:sup></m:sSup><w:bookmarkStart w:id="4" w:name="b"/>{r("y")}<w:bookmarkEnd w:id="4"/>',
            change("ins"),
            "</m:oMath></m:oMathPara>",
        ),
        [("deletion", ANN, "2")],
        "xy\n",
        "x2y\n",
    ),
    "words made italic by a style, and bold taken away": _texts(
        p(
            r(
                "a",
                f'<w:rStyle w:val="Strong"/><w:b w:val="0"/><w:rPrChange {who()}><w:rPr><w:b/></w:rPr></w:rPrChange>',
            )
        ),
        [("formatting", ANN, "a")],
        "a\n",
        "a\n",
    ),
    "a symbol without a code": _texts(
        p(r("a"), '<w:r><w:sym w:font="Symbol"/><w:sym w:char="zz"/></w:r>', ins("b")),
        [("insertion", ANN, "b")],
        "ab\n",
        "a\n",
    ),
    "a comment on words": _said(p(r("Say "), ranged(1, r("this")), r(" again.")), _ONE, _WHY, text="Say this again.\n"),
    "a comment of several paragraphs": _said(
        p(ranged(1, r("this"))),
        comment(1, "", content=p(r("One.")) + p(r("Two."))),
        (ANN, "One.\nTwo.", "this", [], False),
        text="this\n",
    ),
    "a comment without a range": _said(
        p(r("this"), '<w:r><w:commentReference w:id="1"/></w:r>'), _ONE, (ANN, "Why?", None, [], False), text="this\n"
    ),
    "a comment that the text does not name": _said(p(r("this")), _ONE, (ANN, "Why?", None, [], False), text="this\n"),
    "a comment's range that the file has no comment for": _said(p(ranged(7, r("this"))), None, text="this\n"),
    "a comment's range over two paragraphs": _said(
        p(r("a "), '<w:commentRangeStart w:id="1"/>', r("this"))
        + p(r("that"), '<w:commentRangeEnd w:id="1"/>', r(" b")),
        _ONE,
        (ANN, "Why?", "this\nthat", [], False),
        text="a this\nthat b\n",
    ),
    "a comment's range between paragraphs": _said(
        '<w:commentRangeStart w:id="1"/>' + p(r("this")) + '<w:commentRangeEnd w:id="1"/>' + p(r("that")),
        _ONE,
        (ANN, "Why?", "this", [], False),
        text="this\nthat\n",
    ),
    "a comment's range that ends before it starts": _said(
        p('<w:commentRangeEnd w:id="1"/>', r("this"), '<w:commentRangeStart w:id="1"/>'),
        _ONE,
        _WHY,
        text="this\n",
    ),
    "a comment's range that never ends": _said(
        p('<w:commentRangeStart w:id="1"/>', r("this")), _ONE, (ANN, "Why?", None, [], False), text="this\n"
    ),
    "a comment on a picture": _said(
        p(ranged(1, "<w:r><w:drawing/></w:r>")), _ONE, (ANN, "Why?", "", [], False), text="\n"
    ),
    "a comment whose words stand in a table and a text box": _said(
        p(ranged(1, r("this"))),
        comment(1, "", content=table(row(cell(p(r("One"))), cell(p(r("two"))))) + p(r("three")) + p(box(p(r("four"))))),
        (ANN, "One\ttwo\nthree\n\nfour", "this", [], False),
        text="this\n",
    ),
    "an empty comment": _said(
        p(ranged(1, r("this"))), comment(1, "", content="<w:p/>"), (ANN, "", "this", [], False), text="this\n"
    ),
    "a comment without a paragraph": _said(
        p(ranged(1, r("this"))),
        f"<w:comment {who(number=1)}/>",
        (ANN, "", "this", [], False),
        text="this\n",
    ),
    "comments over one another": _said(
        p('<w:commentRangeStart w:id="1"/>', r("a "), ranged(2, r("b")), r(" c"), '<w:commentRangeEnd w:id="1"/>'),
        comment(1, "All.") + comment(2, "This.", BEN),
        (ANN, "All.", "a b c", [], False),
        (BEN, "This.", "b", [], False),
        text="a b c\n",
    ),
    "replies stand under what they answer": _said(
        p(ranged(1, r("this"))),
        comment(1, "Why?", paragraph="0000000A")
        + comment(2, "Because.", BEN, paragraph="0000000B")
        + comment(3, "I see.", paragraph="0000000C"),
        (ANN, "Why?", "this", [(BEN, "Because."), (ANN, "I see.")], True),
        text="this\n",
        threads=thread("0000000A", done=True) + thread("0000000B", "0000000A") + thread("0000000C", "0000000B"),
    ),
    "a reply's thread is told by its last paragraph": _said(
        p(ranged(1, r("this"))),
        comment(
            1, "", content=f'<w:p w14:paraId="000000F1">{r("One.")}</w:p><w:p w14:paraId="000000F2">{r("Two.")}</w:p>'
        )
        + comment(2, "Three.", BEN, paragraph="000000F3"),
        (ANN, "One.\nTwo.", "this", [(BEN, "Three.")], False),
        text="this\n",
        threads=thread("000000F2") + thread("000000F3", "000000F2"),
    ),
    "a reply to itself": _said(
        p(ranged(1, r("this"))),
        comment(1, "Why?", paragraph="0000000A"),
        _WHY,
        text="this\n",
        threads=thread("0000000A", "0000000A"),
    ),
    "a comment in a table": _said(
        table(row(cell(p(ranged(1, r("this")))), cell(p(r("that"))))) + p(), _ONE, _WHY, text="this\tthat\t\n\n"
    ),
    "a comment in a footnote": _said(
        p(r("Body"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        _ONE,
        _WHY,
        text="Body\nthis\n",
        footnotes=f'<w:footnote w:id="2">{p(ranged(1, r("this")))}</w:footnote>',
    ),
    "a comment on changed words": Case(
        word_file(p(r("a "), ranged(1, cut("old") + ins("new"))), comments=_ONE),
        [("deletion", ANN, "old"), ("insertion", ANN, "new")],
        "a new\n",
        "a old\n",
        [(ANN, "Why?", "new", [], False)],
    ),
    "a comment on deleted words": Case(
        word_file(p(r("a "), ranged(1, cut("old"))), comments=_ONE),
        [("deletion", ANN, "old")],
        "a \n",
        "a old\n",
        [(ANN, "Why?", "old", [], False)],
    ),
    "comments are told in the order of their places": _said(
        p(ranged(2, r("first")), ranged(1, r("second"))),
        comment(1, "B") + comment(2, "A") + comment(3, "Nowhere"),
        (ANN, "A", "first", [], False),
        (ANN, "B", "second", [], False),
        (ANN, "Nowhere", None, [], False),
        text="firstsecond\n",
    ),
}
__all__ = ["AT", "CASES", "Case"]

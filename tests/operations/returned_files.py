"""A reader for tests: takes a review copy as it was written, changes and comments it as Word does, and saves it."""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
_W14, _W15 = (
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Reader:
    """One reader with a copy open."""

    content: bytes
    author: str
    at: str = "2026-11-20T10:15:00Z"
    number: int = 20_000
    comments: list[tuple[int, str, int | None, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            self.root = etree.fromstring(package.read("word/document.xml"))

    @classmethod
    def of(cls, path: Path, author: str) -> "Reader":
        """Open the copy at a path."""
        return cls(path.read_bytes(), author)

    def replace(self, anchor: str, words: str, new: str) -> None:
        """Write other words in the place of some, tracked; without new words they only go."""
        run = self._run(anchor, words)
        gone = etree.Element(f"{W}del")
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
        self._mark(gone)
        if new:
            gone.addnext(self._inserted(new, run))

    def insert(self, anchor: str, after: str, new: str) -> None:
        """Put words in after some, tracked."""
        run = self._run(anchor, after)
        run.addnext(self._inserted(new, run))

    def add_paragraph(self, anchor: str, after: str, new: str) -> None:
        """Put a paragraph in after the one with these words, tracked."""
        paragraph = self._paragraph_of(self._run(anchor, after))
        made = etree.Element(f"{W}p")
        properties = etree.SubElement(etree.SubElement(made, f"{W}pPr"), f"{W}rPr")
        self._mark(etree.SubElement(properties, f"{W}ins"))
        made.append(self._inserted(new, None))
        paragraph.addnext(made)

    def move(self, anchor: str, words: str, to_anchor: str, after: str) -> None:
        """Move words to behind others, perhaps in another answer, tracked as a move."""
        run, target = self._run(anchor, words), self._run(to_anchor, after)
        self.number += 1
        name = f"move{self.number}"
        pair = []
        for kind, at in (("From", run), ("To", target)):
            start = etree.Element(f"{W}move{kind}RangeStart", {f"{W}id": str(self.number), f"{W}name": name})
            self._mark(start)
            box = etree.Element(f"{W}move{kind}")
            self._mark(box)
            end = etree.Element(f"{W}move{kind}RangeEnd", {f"{W}id": start.get(f"{W}id", "")})
            pair.append((start, box, end))
            at.addnext(start)
            start.addnext(box)
            box.addnext(end)
        pair[1][1].append(copy.deepcopy(run))
        pair[0][1].append(run)

    def embolden(self, anchor: str, words: str) -> None:
        """Make words bold, tracked."""
        run = self._run(anchor, words)
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        before = copy.deepcopy(properties)
        properties.insert(0, etree.Element(f"{W}b"))
        change = etree.SubElement(properties, f"{W}rPrChange")
        self._mark(change)
        change.append(before)

    def type_over(self, anchor: str, words: str, new: str) -> None:
        """Write other words in the place of some with tracking off."""
        next(self._run(anchor, words).iter(f"{W}t")).text = new

    def comment(
        self, anchor: str, words: str, text: str, *, reply_to: int | None = None, resolved: bool = False
    ) -> int:
        """Comment on words, or reply to an earlier comment; returns its number."""
        self.number += 1
        number = str(self.number)
        run = self._run(anchor, words)
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        run.addnext(end)
        mark = etree.Element(f"{W}r")
        etree.SubElement(mark, f"{W}commentReference", {f"{W}id": number})
        end.addnext(mark)
        self.comments.append((self.number, text, reply_to, resolved))
        return self.number

    def comment_nowhere(self, text: str) -> None:
        """Leave a comment that the body does not refer to."""
        self.number += 1
        self.comments.append((self.number, text, None, False))

    def lose_bookmarks(self) -> None:
        """Rename all bookmarks, as Google Docs does, and drop the properties."""
        for mark in self.root.iter(f"{W}bookmarkStart"):
            mark.set(f"{W}name", f"kix.{mark.get(f'{W}id')}")
        self.dropped = "docProps/custom.xml"

    dropped: str = ""

    def lose_headings(self) -> None:
        """Take out every heading of an answer, as somebody does who copies the texts into a new file."""
        for paragraph in [*self.root.iter(f"{W}p")]:
            if (
                "[ref " in "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
                and (parent := paragraph.getparent()) is not None
            ):
                parent.remove(paragraph)

    def save(self, path: Path) -> Path:
        """Save the file with all that was done."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as package, zipfile.ZipFile(path, "w") as target:
            for name in package.namelist():
                content = package.read(name)
                if name == "word/document.xml":
                    content = etree.tostring(self.root)
                if name == "word/comments.xml" and self.comments:
                    content = content.replace(b"</w:comments>", self._comments_xml().encode() + b"</w:comments>")
                if name == "[Content_Types].xml":
                    content = content.replace(b"</Types>", self._types(package).encode() + b"</Types>")
                if name == "word/_rels/document.xml.rels":
                    content = content.replace(b"</Relationships>", self._links(package).encode() + b"</Relationships>")
                if name != self.dropped:
                    target.writestr(name, content)
            if self.comments:
                if "word/comments.xml" not in package.namelist():
                    target.writestr("word/comments.xml", self._with_names("comments", self._comments_xml()))
                target.writestr("word/commentsExtended.xml", self._with_names("commentsEx", self._threads(), "w15"))
        return path

    def _run(self, anchor: str, words: str) -> etree._Element:
        """Return the run that holds just these words, cut out of the one that has them."""
        for paragraph in self._paragraphs(anchor):
            for run in paragraph.iter(f"{W}r"):
                texts = [*run.iter(f"{W}t")]
                if len(texts) == 1 and words in (texts[0].text or "") and run.getparent().tag != f"{W}del":  # type: ignore[union-attr]  # a run has a parent
                    return self._cut(run, texts[0], words)
        raise AssertionError(f"{words!r} is not in the answer")

    def _cut(self, run: etree._Element, text: etree._Element, words: str) -> etree._Element:
        before, _, after = (text.text or "").partition(words)
        for rest, put in ((before, run.addprevious), (after, run.addnext)):
            if rest:
                other = copy.deepcopy(run)
                self._set(next(other.iter(f"{W}t")), rest)
                put(other)
        self._set(text, words)
        return run

    def _paragraphs(self, anchor: str) -> Iterator[etree._Element]:
        head = next(mark.getparent() for mark in self.root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == anchor)
        assert head is not None
        for block in head.itersiblings():
            if any((mark.get(f"{W}name") or "").startswith("bp_") for mark in block.iter(f"{W}bookmarkStart")):
                return
            yield from ([block] if block.tag == f"{W}p" else block.iter(f"{W}p"))

    def _paragraph_of(self, run: etree._Element) -> etree._Element:
        return next(run.iterancestors(f"{W}p"))

    def _inserted(self, words: str, like: etree._Element | None) -> etree._Element:
        box = etree.Element(f"{W}ins")
        self._mark(box)
        run = etree.SubElement(box, f"{W}r")
        if like is not None and (properties := like.find(f"{W}rPr")) is not None:
            run.append(copy.deepcopy(properties))
        self._set(etree.SubElement(run, f"{W}t"), words)
        return box

    def _mark(self, element: etree._Element) -> None:
        self.number += 1
        element.set(f"{W}id", element.get(f"{W}id") or str(self.number))
        element.set(f"{W}author", self.author)
        element.set(f"{W}date", self.at)

    @staticmethod
    def _set(text: etree._Element, words: str) -> None:
        text.text = words
        text.set(_SPACE, "preserve")

    def _comments_xml(self) -> str:
        root = etree.Element(f"{W}comments", nsmap={"w": MAIN, "w14": _W14})
        for number, text, _, _ in self.comments:
            told = {f"{W}id": str(number), f"{W}author": self.author, f"{W}date": self.at}
            paragraph = etree.SubElement(etree.SubElement(root, f"{W}comment", told), f"{W}p")
            paragraph.set(f"{{{_W14}}}paraId", f"{number:08X}")
            self._set(etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t"), text)
        return "".join(etree.tostring(child, encoding="unicode") for child in root)

    def _threads(self) -> str:
        return "".join(
            f'<w15:commentEx w15:paraId="{number:08X}" w15:done="{int(resolved)}"'
            + (f' w15:paraIdParent="{parent:08X}"' if parent else "")
            + "/>"
            for number, _, parent, resolved in self.comments
        )

    @staticmethod
    def _with_names(name: str, inner: str, prefix: str = "w") -> str:
        return f'<{prefix}:{name} xmlns:w="{MAIN}" xmlns:w14="{_W14}" xmlns:w15="{_W15}">{inner}</{prefix}:{name}>'

    def _new_parts(self, package: zipfile.ZipFile) -> list[str]:
        if not self.comments:
            return []
        return ["commentsExtended"] + (["comments"] if "word/comments.xml" not in package.namelist() else [])

    def _types(self, package: zipfile.ZipFile) -> str:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        return "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}+xml"/>'
            for name in self._new_parts(package)
        )

    def _links(self, package: zipfile.ZipFile) -> str:
        base = {
            "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
            "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        }
        return "".join(
            f'<Relationship Id="rIdOwn{name}" Type="{base[name]}" Target="{name}.xml"/>'
            for name in self._new_parts(package)
        )

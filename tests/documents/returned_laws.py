"""A reviewer for tests: edits a Word file of ours at random, once with tracking on and once for good.

The same edits make two files. The one for good has no tracked changes in it, so that reading it says what accepting
all of them must give, by another way.
"""

import copy
import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tests.documents.reviewed_files import W as MAIN

W = f"{{{MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = ["new", "words", "with 10% more", "שלום", "👩🏽‍🚀 flies", " ", "é", "a\u00a0b", "end."]


@dataclass
class Atom:
    """A run of a paragraph; `state` is "", “ins” or “del”; `old` is its formatting before it was changed."""

    run: etree._Element
    link: etree._Element | None = None
    state: str = ""
    old: etree._Element | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(each.text or "" for each in self.run.iter(f"{W}t"))

    @property
    def shown(self) -> str:
        """Its words with its line breaks."""
        signs = {f"{W}br": "\n"}
        return "".join(each.text or signs.get(each.tag, "") for each in self.run if each.tag != f"{W}rPr")


@dataclass
class Held:
    """A paragraph with its runs; `state` is what was done to its end; `comments` are (number, first, last run)."""

    element: etree._Element
    atoms: list[Atom] = field(default_factory=list)
    state: str = ""
    follows: bool = False
    """Whether a paragraph of the body follows, which it can be joined with."""
    comments: list[tuple[int, int, int]] = field(default_factory=list)


class Reviewer:
    """Edits the blocks of a body from its heading's bookmark on."""

    def __init__(self, content: bytes, anchor: str, chance: random.Random) -> None:
        self._content = content
        self._chance = chance
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self._root = etree.fromstring(package.read("word/document.xml"))
        body = self._root.find(f"{W}body")
        assert body is not None
        blocks = list(body)
        start = next(n for n, block in enumerate(blocks) if any(
            mark.get(f"{W}name") == anchor for mark in block.iter(f"{W}bookmarkStart")))  # fmt: skip
        self._blocks = [block for block in blocks[start + 1 :] if block.tag != f"{W}sectPr"]
        self.paragraphs: list[Held] = []
        for at, block in enumerate(self._blocks):
            if block.tag == f"{W}p":
                following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
                self.paragraphs.append(_held(block, follows=following is not None and following.tag == f"{W}p"))
            else:
                self.paragraphs += [_held(each, follows=False) for each in block.iter(f"{W}p")]
        self.rows: dict[etree._Element, str] = {}
        self.comments: dict[int, str] = {}
        """Each comment's words as accepted, by its number."""

    def edit(self, times: int) -> None:
        """Make so many edits."""
        acts = [self._delete, self._insert, self._insert, self._restyle, self._split, self._join, self._add, self._drop]
        for _ in range(times):
            if self.paragraphs:
                self._chance.choice(acts)()
        if self._chance.random() < 0.5:
            self._change_row()
        for number in range(self._chance.randint(0, 3) if self.paragraphs else 0):
            self._comment(number + 1)

    # --- single edits -------------------------------------------------------------------------------------------

    def _delete(self) -> None:
        held, at = self._piece()
        if held is not None and held.atoms[at].state == "":
            held.atoms[at].state = "del"
        elif held is not None and held.atoms[at].state == "ins":
            del held.atoms[at]

    def _insert(self) -> None:
        held = self._chance.choice(self.paragraphs)
        held.atoms.insert(
            self._gap(held), _new(self._chance.choice(WORDS), bold=self._chance.random() < 0.2, state="ins")
        )

    def _restyle(self) -> None:
        held, at = self._piece()
        if held is None or held.atoms[at].state or held.atoms[at].old is not None:
            return
        atom = held.atoms[at]
        properties = atom.run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            atom.run.insert(0, properties)
        atom.old = copy.deepcopy(properties)
        name = self._chance.choice(("b", "i"))
        there = properties.find(f"{W}{name}")
        if there is not None:
            there.set(f"{W}val", "0")
        else:
            style = properties.find(f"{W}rStyle")
            properties.insert(0 if style is None else 1, etree.Element(f"{W}{name}"))

    def _split(self) -> None:
        held = self._chance.choice(self.paragraphs)
        if held.state or not held.atoms:
            return
        gap = self._gap(held)
        first = Held(copy.deepcopy(held.element), held.atoms[:gap], "ins", follows=True)
        held.element.addprevious(first.element)
        self._note(first.element, held.element)
        held.atoms = held.atoms[gap:]
        self.paragraphs.insert(self.paragraphs.index(held), first)

    def _join(self) -> None:
        held = self._chance.choice(self.paragraphs)
        if held.follows and not held.state:
            held.state = "del"

    def _add(self) -> None:
        held = self._chance.choice(self.paragraphs)
        if held.state == "del":
            return
        new = Held(copy.deepcopy(held.element), [_new(self._chance.choice(WORDS), state="ins")], "ins", follows=True)
        held.element.addprevious(new.element)
        self._note(new.element, held.element)
        self.paragraphs.insert(self.paragraphs.index(held), new)

    def _drop(self) -> None:
        held = self._chance.choice(self.paragraphs)
        if held.state == "ins" or not held.follows:
            return
        held.state = "del"
        held.atoms = [atom for atom in held.atoms if atom.state != "ins"]
        for atom in held.atoms:
            atom.state = "del"

    def _change_row(self) -> None:
        rows = [row for block in self._blocks for row in block.iter(f"{W}tr")]
        if len(rows) < 2:
            return
        row = self._chance.choice(rows[1:])
        if self._chance.random() < 0.5:
            self.rows[row] = "del"
            return
        new = copy.deepcopy(row)
        row.addnext(new)
        self.rows[new] = "ins"
        for element in new.iter(f"{W}p"):
            _empty(element)
            self.paragraphs.append(Held(element, [_new(self._chance.choice(WORDS), state="ins")]))

    def _comment(self, number: int) -> None:
        held = self._chance.choice(self.paragraphs)
        if held.atoms:
            first = self._chance.randrange(len(held.atoms))
            last = self._chance.randrange(first, len(held.atoms))
            held.comments.append((number, first, last))
            self.comments[number] = "".join(atom.shown for atom in held.atoms[first : last + 1] if atom.state != "del")

    # --- where --------------------------------------------------------------------------------------------------

    def _piece(self) -> tuple[Held | None, int]:
        """Return some characters of some paragraph as a run of their own."""
        held = self._chance.choice(self.paragraphs)
        solid = [at for at, atom in enumerate(held.atoms) if len(list(atom.run.iter(f"{W}t"))) == 1 and atom.text]
        if not solid:
            return None, 0
        at = self._chance.choice(solid)
        start = self._chance.randint(0, len(held.atoms[at].text) - 1)
        end = self._chance.randint(start + 1, len(held.atoms[at].text))
        at = self._cut(held, at, start)
        self._cut(held, at, end - start)
        return held, at

    def _gap(self, held: Held) -> int:
        if not held.atoms:
            return 0
        at = self._chance.randrange(len(held.atoms))
        atom = held.atoms[at]
        if len(list(atom.run.iter(f"{W}t"))) != 1 or not atom.text or atom.old is not None:
            return at
        return self._cut(held, at, self._chance.randint(0, len(atom.text)))

    def _cut(self, held: Held, at: int, place: int) -> int:
        """Part a run in two; returns the index of what follows the place."""
        atom = held.atoms[at]
        if place == 0:
            return at
        if place == len(atom.text):
            return at + 1
        other = copy.deepcopy(atom)
        other.link = atom.link
        for each, words in ((atom, atom.text[:place]), (other, atom.text[place:])):
            text = next(each.run.iter(f"{W}t"))
            text.text = words
            text.set(_SPACE, "preserve")
        held.atoms.insert(at + 1, other)
        return at + 1

    def _note(self, new: etree._Element, beside: etree._Element) -> None:
        """Note a new paragraph among the blocks, where it is one of them."""
        if beside in self._blocks:
            self._blocks.insert(self._blocks.index(beside), new)

    # --- the two files ------------------------------------------------------------------------------------------

    def tracked(self) -> bytes:
        """Return the file with its changes tracked."""
        for held in self.paragraphs:
            _empty(held.element)
            _write(held.element, held)
            if held.state:
                _properties(held.element, f"{W}rPr").insert(0, _mark(held.state))
        for row, state in self.rows.items():
            found = row.find(f"{W}trPr")
            if found is None:
                found = etree.Element(f"{W}trPr")
                row.insert(0, found)
            found.append(_mark(state))
        return self._saved()

    def for_good(self) -> bytes:
        """Return the file with its changes made, and nothing tracked. Goes after `tracked`, whose elements it changes."""
        for row, state in self.rows.items():
            parent = row.getparent()
            if state == "del" and parent is not None:
                parent.remove(row)
        carried: list[Held] = []
        for held in self.paragraphs:
            carried.append(held)
            if held.state == "del":
                continue
            shown = [[atom for atom in each.atoms if atom.state != "del"] for each in carried]
            with_words = [
                each for each, atoms in zip(carried, shown, strict=True) if "".join(atom.text for atom in atoms).strip()
            ]
            kept = held if len(carried) == 1 or not with_words else with_words[0]
            _empty(kept.element)
            for each, atoms in zip(carried, shown, strict=True):
                for atom in atoms:
                    _append(kept.element, atom, _clean(atom.run))
                if each is not kept and (parent := each.element.getparent()) is not None:
                    parent.remove(each.element)
            carried.clear()
            if (mark := kept.element.find(f"{W}pPr/{W}rPr")) is not None:
                for element in [*mark]:
                    mark.remove(element)
        return self._saved(with_comments=False)

    def _saved(self, *, with_comments: bool = True) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._content)) as package, zipfile.ZipFile(made, "w") as target:
            for name in package.namelist():
                content = package.read(name)
                if name == "word/document.xml":
                    content = etree.tostring(self._root)
                if name == "word/comments.xml":
                    continue
                target.writestr(name, content)
            if with_comments and self.comments:
                said = "".join(
                    f'<w:comment w:id="{number}" w:author="Ann"><w:p><w:r><w:t>Number {number}</w:t></w:r></w:p></w:comment>'
                    for number in self.comments
                )
                target.writestr("word/comments.xml", f'<w:comments xmlns:w="{MAIN}">{said}</w:comments>')
        return made.getvalue()


def _held(element: etree._Element, *, follows: bool) -> Held:
    atoms: list[Atom] = []
    for child in element:
        if child.tag == f"{W}r":
            atoms.append(Atom(child))
        elif child.tag == f"{W}hyperlink":
            atoms += [Atom(run, child) for run in child.iterchildren(f"{W}r")]
    return Held(element, atoms, follows=follows)


def _new(words: str, *, bold: bool = False, state: str = "") -> Atom:
    run = etree.Element(f"{W}r")
    if bold:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set(_SPACE, "preserve")
    return Atom(run, state=state)


def _mark(kind: str) -> etree._Element:
    mark = etree.Element(f"{W}{kind}")
    mark.set(f"{W}id", "0")
    mark.set(f"{W}author", "Ann")
    mark.set(f"{W}date", "2026-03-02T10:15:00Z")
    return mark


def _empty(element: etree._Element) -> None:
    for child in [*element]:
        if child.tag != f"{W}pPr":
            element.remove(child)


def _write(element: etree._Element, held: Held) -> None:
    for at, atom in enumerate(held.atoms):
        for number, first, _ in held.comments:
            if first == at:
                etree.SubElement(element, f"{W}commentRangeStart").set(f"{W}id", str(number))
        run = copy.deepcopy(atom.run)
        if atom.old is not None:
            properties = run.find(f"{W}rPr")
            assert properties is not None
            changed = _mark("rPrChange")
            changed.append(copy.deepcopy(atom.old))
            properties.append(changed)
        if atom.state == "del":
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
        if atom.state:
            wrapped = _mark(atom.state)
            wrapped.append(run)
            run = wrapped
        _append(element, atom, run)
        for number, _, last in held.comments:
            if last == at:
                etree.SubElement(element, f"{W}commentRangeEnd").set(f"{W}id", str(number))
                reference = etree.SubElement(etree.SubElement(element, f"{W}r"), f"{W}commentReference")
                reference.set(f"{W}id", str(number))


def _append(element: etree._Element, atom: Atom, run: etree._Element) -> None:
    if atom.link is None:
        element.append(run)
    else:
        link = etree.SubElement(element, f"{W}hyperlink")
        link.set(f"{R}id", atom.link.get(f"{R}id", ""))
        link.append(run)


def _clean(run: etree._Element) -> etree._Element:
    return copy.deepcopy(run)


def _properties(element: etree._Element, name: str) -> etree._Element:
    own = element.find(f"{W}pPr")
    if own is None:
        own = etree.Element(f"{W}pPr")
        element.insert(0, own)
    found = own.find(name)
    return etree.SubElement(own, name) if found is None else found


def each_text(content: bytes) -> Iterator[str]:
    """Yield the text elements of the body, to look at when a law fails."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for text in etree.fromstring(package.read("word/document.xml")).iter(f"{W}t"):
            yield text.text or ""

"""Forms that are broken in chance places: bytes changed, elements dropped, doubled, moved and misnumbered."""

import copy
import io
import random
import re
import zipfile
from pathlib import Path

from lxml import etree

_TAG = re.compile(rb"<[^<>]{1,300}>")
_VALUES = ("", "0", "-1", "1", "9" * 20, "true", "A1:XFD1048576", "restart", "é²", "1.5", "%1%2%9", "rId1", "title")
_WORDS = (
    "____" * 50, "(" * 200, "1.1.1.1.1" * 30, "☐ Yes " * 40, "max 500 words " * 40, "? " * 200, "[Insert", "a" * 3000,
    "Yes / No", "Response:", "Total", "10%", "² words", "if yes " * 90, "\t \n" * 300, "- " * 500, "Question 1",
    ". . " * 300, "1 of 3 case studies " * 30,
)  # fmt: skip


def mutant(form: bytes, seed: int) -> bytes:
    """Return a form broken in a way that the seed decides."""
    chance = random.Random(seed)
    if chance.random() < 0.15:
        return _bytes_changed(form, chance)
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if not name.startswith("[")]
    main = [name for name in names if ("document.xml" in name and "_rels" not in name) or "sheet" in name]
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(main if main and chance.random() < 0.7 else names)
        if chance.random() < 0.05:
            parts.pop(name, None)
            names = [each for each in names if each in parts]
            main = [each for each in main if each in parts]
            continue
        parts[name] = _xml_changed(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _bytes_changed(form: bytes, chance: random.Random) -> bytes:
    content = bytearray(form)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content[: chance.randrange(len(content))]) if chance.random() < 0.3 else bytes(content)


def _xml_changed(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        tag = chance.choice(list(_TAG.finditer(content)) or [re.match(b"", content)])
        return content[: tag.start()] + content[tag.end() :] if tag else content
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    for _ in range(chance.randint(1, 6)):
        _element_changed(root, chance)
    return etree.tostring(root)


def _element_changed(root: etree._Element, chance: random.Random) -> None:
    elements = list(root.iter("{*}*"))
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    how = chance.randrange(7)
    if how == 0 and parent is not None:
        parent.remove(one)
    elif how == 1 and parent is not None and one not in list(other.iterancestors()) and one is not other:
        other.append(one)
    elif how == 2 and parent is not None:
        for _ in range(chance.randint(1, 30)):
            one.addnext(copy.deepcopy(one))
    elif how == 3:
        names = list(one.attrib) or ["{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"]
        one.set(chance.choice(names), chance.choice(_VALUES))
    elif how == 4:
        one.text = chance.choice(_WORDS)
    elif how == 5 and isinstance(other.tag, str):
        one.tag = other.tag
    elif how == 6 and parent is not None:
        for _ in range(chance.randint(1, 60)):  # many in one another
            outer = etree.SubElement(parent, one.tag)
            outer.append(copy.deepcopy(one))
            parent = outer


def form_files(folder: Path) -> list[bytes]:
    """Return the content of the forms in a folder."""
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".docx", ".xlsx")]

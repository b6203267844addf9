"""The command that takes in a buyer's document, to keep and search."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    NEEDS_ATTENTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    show,
    writing,
)
from bidprep.documents.material_text import MaterialText
from bidprep.domain.material_rules import Change, count_pages, is_place_line
from bidprep.operations.materials import (
    GUESS,
    MaterialTaken,
    find_material,
    opportunity_of,
    read_material_file,
    take_in_material,
)
from bidprep.operations.naming import find_bid


def _import_material(parsed: Namespace) -> int:
    content, text = read_material_file(parsed.file)
    with writing(parsed) as workspace:
        opportunity_id = opportunity_of(workspace, find_bid(workspace, parsed.bid))
        replaces = GUESS if parsed.replaces is None else find_material(workspace, opportunity_id, parsed.replaces)
        taken = take_in_material(workspace, opportunity_id, parsed.file.name, content, text, replaces)
    show(parsed, _taken_json(taken, text), *_say_taken(taken, text))
    return NEEDS_ATTENTION if taken.to_look_at else DONE


def _taken_json(taken: MaterialTaken, text: MaterialText) -> dict[str, Any]:
    material = taken.material
    changes = [difference.change for difference in taken.differences]
    return {
        "id": material.id,
        "title": material.title,
        "name": material.name,
        "digest": material.digest,
        "pages": count_pages(material.text),
        "words": sum(len(line.split()) for line in text.lines if not is_place_line(line)),
        "characters": len(material.text),
        "new": taken.is_new,
        "replaces": material.replaces_id,
        "changes": {change.value: changes.count(change) for change in Change},
        "pins_to_look_at": [
            {
                "pin": look.pin.id,
                "question": look.question.id,
                "number": look.question.number,
                "quote": look.pin.quote,
                "now": look.now.quote if look.now else None,
            }
            for look in taken.to_look_at
        ],
        "warnings": list(text.warnings),
    }


def _say_taken(taken: MaterialTaken, text: MaterialText) -> list[str]:
    material = taken.material
    if not taken.is_new:
        return [f"“{material.name}” is there already, as “{material.title}”. Nothing was changed.", *text.warnings]
    pages = count_pages(material.text)
    length = count_of(pages, "page") if pages else count_of(len(material.text.split()), "word")
    lines = [f"Took in “{material.title}” ({length})."]
    if taken.replaced is not None:
        counts = [difference.change for difference in taken.differences]
        told = ", ".join(f"{counts.count(change):,} {change.value}" for change in Change)
        lines.append(f"It replaces “{taken.replaced.title}” ({taken.replaced.name}): paragraphs {told}.")
    lines += [
        f"  Look again at question {look.question.number}: what is pinned to it has changed."
        for look in taken.to_look_at
    ]
    return [*lines, *text.warnings]


MATERIAL_COMMANDS = (
    Command(
        "import material", "take in a document of the buyer’s, to keep and search",
        (
            WORKSPACE, BID,
            argument("file", metavar="FILE", type=Path, help="a Word document, Excel workbook, PDF or text file"),
            argument("--replaces", metavar="MATERIAL", help="the older version: its id, title or file name; “none” for none"),
            AS_JSON,
        ),
        _import_material,
    ),
)  # fmt: skip

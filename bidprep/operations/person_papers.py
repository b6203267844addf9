"""What is handed to the person: all that we hold on them, and the certificate that it was erased."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bidprep.documents.json_file import write_json_file
from bidprep.domain.dates import now, say_time
from bidprep.domain.kinds import KINDS
from bidprep.domain.paper import Paper, Part
from bidprep.domain.record_json import as_json
from bidprep.domain.text import Block, Paragraph, Run, Style, Text, inlines_of, table, text_of
from bidprep.errors import BidprepError
from bidprep.operations.erasing import Erased
from bidprep.operations.held import Held, Place
from bidprep.operations.papers import export_paper
from bidprep.storage.summaries import organisation_called
from bidprep.storage.workspace import Workspace

_LONGEST = 2_000  # characters of one place that are printed; JSON has all of them


def export_held(workspace: Workspace, held: Held, path: Path) -> Path:
    """Write all that we hold on a person as JSON where the file's name ends so, else as a Word document."""
    if _is_json(path):
        write_json_file(held_json(workspace, held), path)
    else:
        export_paper(held_paper(workspace, held), path)
    return path


def held_json(workspace: Workspace, held: Held) -> dict[str, Any]:
    """Return all that we hold on a person as JSON: each place with its words, and the person's own records whole."""
    own = [
        {"kind": place.kind} | as_json(record)
        for place in held.places
        if place.is_own and place.kind in KINDS and (record := workspace.get(KINDS[place.kind], place.id))
    ]
    return {
        "name": held.subject.name,
        "made_at": now().isoformat(),
        "organisation": organisation_called(workspace),
        "places": [place_json(place) | {"words": place.words} for place in held.places],
        "records": own,
        "not_looked_into": list(held.unread),
    }


def place_json(place: Place) -> dict[str, Any]:
    """Return a place as JSON tells it, without its words."""
    return {
        "kind": place.kind,
        "id": place.id,
        "where": place.where,
        "fields": list(place.fields),
        "certain": place.is_certain,
    }


def held_paper(workspace: Workspace, held: Held) -> Paper:
    """Return all that we hold on a person as a paper for them."""
    parts = [
        Part(heading, body=_places_text([place for place in held.places if place.is_certain is certain]))
        for heading, certain in (("What names the person", True), ("What may be about somebody else", False))
        if any(place.is_certain is certain for place in held.places)
    ]
    if held.unread:
        parts.append(Part("Files that could not be looked into", body=_bullets(held.unread)))
    return Paper(
        f"All that we hold on {held.subject.name}",
        organisation=organisation_called(workspace),
        particulars=(("Made", say_time(now())), ("Places", str(len(held.places)))),
        parts=tuple(parts),
        contents=False,
        cover=False,
    )


def write_certificate(workspace: Workspace, erased: Erased, path: Path) -> Path:
    """Write the certificate of an erasure as JSON where the file's name ends so, else as a Word document."""
    if _is_json(path):
        write_json_file(erased_json(erased) | {"organisation": organisation_called(workspace)}, path)
    else:
        export_paper(certificate_paper(erased, organisation_called(workspace)), path)
    return path


def erased_json(erased: Erased) -> dict[str, Any]:
    """Return what an erasure did as JSON, without any of the erased words."""
    return {
        "record": erased.stone,
        "erased_at": erased.at.isoformat(),
        "places": [place_json(place) | {"cleared": cleared} for place, cleared in erased.places],
        "out_of_reach": list(erased.out_of_reach),
    }


def certificate_paper(erased: Erased, organisation: str) -> Paper:
    """Return the certificate of an erasure as a paper, without any of the erased words."""
    counts: dict[tuple[str, bool], int] = {}
    for place, cleared in erased.places:
        counts[place.where, cleared] = counts.get((place.where, cleared), 0) + 1
    rows = [
        ("Kind of place", "Places", "Erased"),
        *((where, str(count), "Yes" if cleared else "No") for (where, cleared), count in counts.items()),
    ]
    each = [
        ("Kind of place", "Its reference", "Erased"),
        *((place.where, place.id, "Yes" if cleared else "No") for place, cleared in erased.places),
    ]
    return Paper(
        "Certificate of erasure",
        organisation=organisation,
        particulars=(("Erased", say_time(erased.at)), ("Record", erased.stone)),
        parts=(
            Part("What was erased", body=_table(rows)),
            Part("What we cannot reach, or kept on purpose", body=_bullets(erased.out_of_reach)),
            Part("Every place", body=_table(each)),
        ),
        contents=False,
        cover=False,
    )


def _places_text(places: list[Place]) -> Text:
    blocks: list[Block] = []
    for place in places:
        fields = ", ".join(field.replace("_", " ") for field in place.fields)
        blocks.append(Paragraph((Run(place.where + (f" ({fields})" if fields else ""), bold=True),)))
        blocks.append(Paragraph(inlines_of(place.words[:_LONGEST] or "The whole of it.")))
    return text_of(blocks)


def _bullets(lines: tuple[str, ...]) -> Text:
    return text_of(Paragraph((Run(line),), Style.BULLET_1) for line in lines)


def _table(rows: Sequence[tuple[str, ...]]) -> Text:
    return text_of([table([[inlines_of(cell) for cell in row] for row in rows])])


def _is_json(path: Path) -> bool:
    if path.suffix.casefold() not in (".json", ".docx"):
        raise BidprepError(f"{path.name} is neither a Word document nor JSON.", "Let its name end in .docx or .json.")
    return path.suffix.casefold() == ".json"

"""Commands on personal data: tell all that we hold on a person, and erase it."""

from argparse import Namespace
from pathlib import Path

from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    DRY_RUN,
    NEEDS_ATTENTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
)
from bidprep.cli.exchange import file_to_write
from bidprep.errors import BidprepError
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.erasing import OUT_OF_REACH, erase, proposed
from bidprep.operations.held import Held, find_held, find_subject
from bidprep.operations.naming import find_bid
from bidprep.operations.partner_tables import export_partners
from bidprep.operations.person_papers import erased_json, export_held, place_json, write_certificate


def _erase(parsed: Namespace) -> int:
    if parsed.certificate is not None and parsed.certificate.suffix.casefold() not in (".json", ".docx"):
        raise BidprepError("A certificate is a Word document or JSON.", "Let its name end in .docx or .json.")
    if parsed.dry_run:
        with reading(parsed) as workspace:
            held = find_held(workspace, find_subject(workspace, parsed.who))
        chosen = _chosen(parsed, held)
        places = [place_json(place) | {"cleared": False, "chosen": place.key in chosen} for place in held.places]
        lines = [
            f"{'would clear' if place['chosen'] else 'would leave'}  {place['where']}  {place['id']}"
            for place in places
        ]
        show(
            parsed, {"places": places, "out_of_reach": list(OUT_OF_REACH)}, *lines, f"{count_of(len(lines), 'place')}."
        )
        return DONE
    with writing(parsed) as workspace:
        held = find_held(workspace, find_subject(workspace, parsed.who))
        erased = erase(workspace, held, _chosen(parsed, held))
        if parsed.certificate is not None:
            write_certificate(workspace, erased, parsed.certificate)
    lines = [f"{'cleared' if cleared else 'left   '}  {place.where}  {place.id}" for place, cleared in erased.places]
    left = sum(not cleared for _, cleared in erased.places)
    said = f"Cleared {count_of(len(erased.places) - left, 'place')}" + (f" and left {left}." if left else ".")
    show(parsed, erased_json(erased), *lines, said, *(f"Out of reach: {each}" for each in erased.out_of_reach))
    return DONE if erased.is_complete else NEEDS_ATTENTION


def _chosen(parsed: Namespace, held: Held) -> frozenset[tuple[str, str]]:
    every = frozenset(place.key for place in held.places if parsed.every_name)
    spared = {place.key for place in held.places if place.id in parsed.leave}
    return (proposed(held, keep_handed_in=parsed.keep_handed_in) | every) - spared


def _export_person(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        held = find_held(workspace, find_subject(workspace, parsed.who))
        path = export_held(workspace, held, file_to_write(parsed))
    show(
        parsed,
        {"path": str(path), "places": len(held.places)},
        f"Wrote {count_of(len(held.places), 'place')} to {path}.",
    )
    return DONE


def _export_partners(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        whole = read_bid(workspace, find_bid(workspace, parsed.bid).id, Depth.PARTNERS)
    path = export_partners(whole, file_to_write(parsed))
    show(parsed, {"path": str(path)}, f"Wrote {path}.")
    return DONE


_WHO = argument(
    "who", metavar="WHO",
    help="a contact, a person, who gave a consent or a reference, or a case study whose consent is withdrawn",
)  # fmt: skip

PEOPLE_COMMANDS = (
    Command(
        "erase", "erase a person from everything that is held; cannot be undone; exit code 1 if a place was left",
        (
            WORKSPACE, _WHO, DRY_RUN,
            argument("--leave", action="append", default=[], metavar="ID", help="a place that means somebody else"),
            argument(
                "--every-name", action="store_true",
                help="also where only the first name or only the surname stands",
            ),
            argument("--keep-handed-in", action="store_true", help="keep the copies of what was handed in"),
            argument("--certificate", metavar="FILE", type=Path, help="a .docx or .json that lists every place"),
            AS_JSON,
        ),
        _erase,
    ),
    Command(
        "export partners", "write the consortium and subcontractor tables of a bid as a Word document",
        (WORKSPACE, BID, argument("--to", metavar="FILE.docx", type=Path, required=True, help="the file to write"), AS_JSON),
        _export_partners,
    ),
    Command(
        "export person", "write all that is held on a person, as .docx or .json",
        (WORKSPACE, _WHO, argument("--to", metavar="FILE", type=Path, required=True, help="the file to write"), AS_JSON),
        _export_person,
    ),
)  # fmt: skip

"""Materials: taken in, compared with the version before, their passages pinned to questions, and searched."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bidprep.documents.material_text import MaterialText
from bidprep.documents.reading import read_bytes
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import now, today
from bidprep.domain.files import Attachment, KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.material_rules import (
    Difference,
    Passage,
    Sentence,
    are_alike,
    carry_over,
    compare_texts,
    find_passage,
    find_sentences,
    version_key,
)
from bidprep.domain.materials import Material, Pin
from bidprep.domain.opportunities import Stage
from bidprep.errors import BidprepError
from bidprep.operations.attachments import save_attachment
from bidprep.operations.naming import choose
from bidprep.operations.records import called
from bidprep.storage.changes import Changes
from bidprep.storage.material_summaries import MaterialSummary, name_materials, summarise_materials
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

GUESS = "guess"
"""Find out by name and words which older version a material replaces."""
_VERSION_LIKENESS = 0.2
"""The share of paragraphs that two versions have in common at the least, where their names do not say it all."""
_MOST_SENTENCES = 30


@dataclass(frozen=True, slots=True)
class PinToLookAt:
    """A pin whose paragraph a newer version changes: `now` is what stands there most like it, None where nothing does."""

    pin: Pin
    question: Question
    newest_id: str
    now: Passage | None


@dataclass(frozen=True, slots=True)
class MaterialTaken:
    """What taking in a file did. `is_new` is False where the same file was there already: then nothing was done.

    `replaced` is the older version, `differences` what it changes, `to_look_at` the pins on what changed.
    """

    material: Material
    is_new: bool
    replaced: Material | None = None
    differences: tuple[Difference, ...] = ()
    to_look_at: tuple[PinToLookAt, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialsOfBid:
    """The materials of the opportunity that a bid is for. `to_look_at` counts the pins on what a newer version changed."""

    bid: Bid
    opportunity_id: str
    materials: tuple[MaterialSummary, ...]
    to_look_at: dict[str, int]


@dataclass(frozen=True, slots=True)
class PinnedTo:
    """A pin on a material, and the question it is for; `bid` is "" where the question is of the bid at hand."""

    pin: Pin
    question: Question
    bid: str

    @property
    def id(self) -> str:
        """The pin's id."""
        return self.pin.id


@dataclass(frozen=True, slots=True)
class OpenMaterial:
    """A material as its page shows it. `older` is the version it replaces, `newest` the latest one (None where it is that).

    `others` are the materials it may be a newer version of; `questions` those of the opportunity's bids, with their bids.
    """

    bid: Bid
    material: Material
    older: Material | None
    newest: MaterialSummary | None
    pins: tuple[PinnedTo, ...]
    to_look_at: tuple[PinToLookAt, ...]
    others: tuple[MaterialSummary, ...]
    questions: tuple[tuple[Question, str], ...]


@dataclass(frozen=True, slots=True)
class PassageOfQuestion:
    """A passage pinned to a question; `newest_id` is the newest version of its material."""

    pin: Pin
    material: MaterialSummary
    newest_id: str

    @property
    def has_changed(self) -> bool:
        """Whether a newer version of its material says it otherwise."""
        return self.newest_id != self.material.id


@dataclass(frozen=True, slots=True)
class FoundInMaterial:
    """Words found in a material, in their sentence."""

    material: MaterialSummary
    sentence: Sentence


def opportunity_of(workspace: Workspace, bid: Bid) -> str:
    """Return the id of the opportunity that a bid is for."""
    stage = workspace.get(Stage, bid.stage_id)
    if stage is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    return stage.opportunity_id


def find_material(workspace: Workspace, opportunity_id: str, words: str) -> str:
    """Return the id of the material of an opportunity with this id, title or file name; "" for “none”.

    Raises BidprepError where there is none of it, or more than one.
    """
    if words.strip().casefold() == "none":
        return ""
    materials = name_materials(workspace, opportunity_id)
    return choose(materials, words, "material", lambda each: (each.title, each.name)).id


def read_material_file(
    path: Path,
    tell: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[bytes, MaterialText]:
    """Return the content of a file and its words, read in a child process; needs no workspace.

    Raises BidprepError where it cannot be taken in, and CancelledError once `is_cancelled` says so.
    """
    from bidprep.documents.materials import read_material

    text = read_material(path, tell, is_cancelled)
    return read_bytes(path), text


def take_in_material(
    workspace: Workspace, opportunity_id: str, name: str, content: bytes, text: MaterialText, replaces: str = GUESS
) -> MaterialTaken:
    """Keep a file and its words with an opportunity, in one step; pins go along to it from the version it replaces.

    `replaces` is the id of that version, "" for none, or `GUESS`. A file that is there already is not taken twice. Pins
    on paragraphs that changed stay with the older version, to be looked at.
    """
    digest = sha256(content).hexdigest()
    there = next((each for each in name_materials(workspace, opportunity_id) if each.digest == digest), None)
    if there is not None:
        return MaterialTaken(_get(workspace, there.id), is_new=False)
    words = text.text
    material = Material(new_id(), opportunity_id, digest, name, text.title or Path(name).stem, today(), words)
    older = _guess(workspace, material) if replaces == GUESS else _get(workspace, replaces) if replaces else None
    if older is not None:
        material = replace(material, replaces_id=older.id)
    with workspace.step(f"Take in {called(material)}") as step:
        step.keep_file(KeptFile(digest, name, len(content), now()), content)
        step.put(material)
        if older is not None:
            _carry_pins(workspace, step, older, material)
    return MaterialTaken(
        material,
        is_new=True,
        replaced=older,
        differences=compare_texts(older.text, words) if older else (),
        to_look_at=pins_to_look_at(workspace, material.id) if older else (),
    )


def change_material(workspace: Workspace, material_id: str, title: str, replaces_id: str | None) -> Changes:
    """Give a material another title, or say which older version it replaces; pins on what is unchanged go along."""
    material = _get(workspace, material_id)
    if replaces_id is not None and material_id in _versions(workspace, material.opportunity_id, replaces_id):
        raise BidprepError(
            "That would make each of the two the newer version of the other.", "Choose another, or say so at the other."
        )
    changed = replace(material, title=title, replaces_id=replaces_id)
    with workspace.step(f"Edit {called(material)}", visit=material.id) as step:
        step.put(changed)
        if replaces_id is not None and replaces_id != material.replaces_id:
            _carry_pins(workspace, step, _get(workspace, replaces_id), changed)
    return step.changes()


def remove_material(workspace: Workspace, material_id: str) -> Changes:
    """Remove a material. Pins on it go back to the version before where that has their paragraphs, else they go too.

    A version after it replaces the one before it then.
    """
    material = _get(workspace, material_id)
    older = workspace.get(Material, material.replaces_id) if material.replaces_id else None
    with workspace.step(f"Remove {called(material)}") as step:
        if older is not None:
            _carry_pins(workspace, step, material, older)
        for pin in workspace.find(Pin, material_id=material.id):
            step.remove(Pin, pin.id)
        for newer in name_materials(workspace, material.opportunity_id):
            if newer.replaces_id == material.id:
                step.put(replace(_get(workspace, newer.id), replaces_id=material.replaces_id))
        step.remove(Material, material.id)
    return step.changes()


def pin_passage(workspace: Workspace, material_id: str, passage: Passage, question_id: str) -> Pin:
    """Pin a passage of a material to a question; one that is pinned to it already is returned as it is."""
    material = _get(workspace, material_id)
    question = workspace.get(Question, question_id)
    if question is None:
        raise BidprepError("That question is not there any more.", "Choose another, or undo its removal.")
    if not passage.quote.strip() or not material.text.startswith(passage.quote, passage.start):
        raise BidprepError("No words are chosen.", "Choose the words that concern the question, then pin them.")
    for pin in workspace.find(Pin, material_id=material_id, question_id=question_id):
        if (pin.start, pin.quote) == (passage.start, passage.quote):
            return pin
    pin = Pin(new_id(), material_id, question_id, passage.start, passage.quote)
    with workspace.step(f"Pin a passage to question {question.number}".strip()) as step:
        step.put(pin)
    return pin


def unpin(workspace: Workspace, pin_id: str) -> Changes:
    """Take a pin off its passage."""
    with workspace.step("Unpin a passage") as step:
        step.remove(Pin, pin_id)
    return step.changes()


def follow_pin(workspace: Workspace, pin_id: str) -> Pin:
    """Pin what stands in the newest version instead; raises BidprepError where nothing is left of the passage."""
    pin = workspace.get(Pin, pin_id)
    look = (
        next((each for each in pins_to_look_at(workspace, pin.material_id) if each.pin.id == pin_id), None)
        if pin
        else None
    )
    if pin is None or look is None or look.now is None:
        raise BidprepError(
            "Nothing is left of this passage in the newer version.", "Unpin it, or pin other words to the question."
        )
    moved = replace(pin, material_id=look.newest_id, start=look.now.start, quote=look.now.quote)
    with workspace.step(f"Pin what changed to question {look.question.number}".strip()) as step:
        step.put(moved)
    return moved


def pins_to_look_at(workspace: Workspace, material_id: str) -> tuple[PinToLookAt, ...]:
    """Return the pins that stayed with older versions of a material, or of the versions after it, because it changed."""
    material = workspace.get(Material, material_id)
    if material is None:
        return ()
    chain = _chain(name_materials(workspace, material.opportunity_id), material_id)
    pins = [(older, pin) for older in chain[1:] for pin in workspace.find(Pin, material_id=older)]
    if not pins:
        return ()
    texts = {each: _get(workspace, each).text for each in {chain[0], *(older for older, _ in pins)}}
    found: list[PinToLookAt] = []
    for older, pin in pins:
        question = workspace.get(Question, pin.question_id)
        if question is not None:
            passage = Passage(pin.start, pin.quote)
            new = texts[chain[0]]
            now_there = carry_over(texts[older], passage, new) or find_passage(texts[older], passage, new)
            found.append(PinToLookAt(pin, question, chain[0], now_there))
    return tuple(found)


def read_materials(workspace: Workspace, bid_id: str) -> MaterialsOfBid:
    """Return the materials of the opportunity that a bid is for; raises BidprepError where the bid is gone."""
    bid = _bid(workspace, bid_id)
    opportunity_id = opportunity_of(workspace, bid)
    materials = summarise_materials(workspace, opportunity_id)
    replaced = {each.replaces_id for each in materials}
    to_look_at: dict[str, int] = {}
    for each in materials:
        if each.pins and each.id in replaced:
            newest = _chain(materials, each.id)[0]
            to_look_at[newest] = to_look_at.get(newest, 0) + each.pins
    return MaterialsOfBid(bid, opportunity_id, materials, to_look_at)


def read_open_material(workspace: Workspace, bid_id: str, material_id: str) -> OpenMaterial | None:
    """Return a material with what belongs to it; None where it is gone. For "" the opportunity's first bid is at hand."""
    material = workspace.get(Material, material_id)
    if material is None:
        return None
    all_bids = _bids(workspace, material.opportunity_id)
    bid = next((each for each in all_bids if each.id == bid_id), None) or next(iter(all_bids), None)
    if bid is None:
        return None
    summaries = name_materials(workspace, material.opportunity_id)
    newest = _chain(summaries, material_id)[0]
    names = {each.id: "" if each.id == bid.id else each.name for each in all_bids}
    questions = tuple(
        (question, names[each.id])
        for each in sorted(all_bids, key=lambda each: each.id != bid.id)
        for question in workspace.find(Question, bid_id=each.id)
    )
    by_id = {question.id: (question, name) for question, name in questions}
    pins = (pin for pin in workspace.find(Pin, material_id=material_id) if pin.question_id in by_id)
    barred = _versions_after(summaries, material_id)
    return OpenMaterial(
        bid,
        material,
        workspace.get(Material, material.replaces_id) if material.replaces_id else None,
        next((each for each in summaries if each.id == newest and newest != material_id), None),
        tuple(PinnedTo(pin, *by_id[pin.question_id]) for pin in pins),
        pins_to_look_at(workspace, material_id) if newest == material_id else (),
        tuple(each for each in summaries if each.id not in barred),
        questions,
    )


def read_passages(workspace: Workspace, question_id: str) -> tuple[PassageOfQuestion, ...]:
    """Return the passages that are pinned to a question, in the order of the materials and their texts."""
    pins = workspace.find(Pin, question_id=question_id)
    question = workspace.get(Question, question_id) if pins else None
    bid = workspace.get(Bid, question.bid_id) if question else None
    if bid is None:
        return ()
    summaries = name_materials(workspace, opportunity_of(workspace, bid))
    by_id = {each.id: each for each in summaries}
    order = list(by_id)
    there = [pin for pin in pins if pin.material_id in by_id]
    there.sort(key=lambda pin: (order.index(pin.material_id), pin.start))
    return tuple(PassageOfQuestion(pin, by_id[pin.material_id], _chain(summaries, pin.material_id)[0]) for pin in there)


def find_in_materials(workspace: Workspace, bid_id: str, typed: str) -> tuple[FoundInMaterial, ...]:
    """Return where the newest versions of the materials of a bid's opportunity hold all the words typed."""
    opportunity_id = opportunity_of(workspace, _bid(workspace, bid_id))
    summaries = name_materials(workspace, opportunity_id)
    replaced = {each.replaces_id for each in summaries}
    found: list[FoundInMaterial] = []
    for each in summaries:
        if each.id not in replaced and len(found) < _MOST_SENTENCES:
            sentences = find_sentences(_get(workspace, each.id).text, typed, _MOST_SENTENCES - len(found))
            found += (FoundInMaterial(each, sentence) for sentence in sentences)
    return tuple(found)


def has_materials(workspace: Workspace, bid_id: str) -> bool:
    """Return whether the opportunity that a bid is for has materials."""
    bid = workspace.get(Bid, bid_id)
    return bid is not None and bool(name_materials(workspace, opportunity_of(workspace, bid)))


def save_original(workspace: Workspace, material: Material, path: Path) -> Path:
    """Write the file that a material came as to a path of its own; returns the path."""
    return save_attachment(workspace, Attachment(material.id, material.id, material.digest, material.name), path)


def _bid(workspace: Workspace, bid_id: str) -> Bid:
    bid = workspace.get(Bid, bid_id)
    if bid is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    return bid


def _bids(workspace: Workspace, opportunity_id: str) -> tuple[Bid, ...]:
    stages = workspace.find(Stage, opportunity_id=opportunity_id)
    return tuple(bid for stage in stages for bid in workspace.find(Bid, stage_id=stage.id))


def _get(workspace: Workspace, material_id: str) -> Material:
    material = workspace.get(Material, material_id)
    if material is None:
        raise BidprepError("That material is not there any more.", "Choose another, or undo its removal.")
    return material


def _guess(workspace: Workspace, material: Material) -> Material | None:
    """Return the version that a material replaces: one of the same name, or of like name or title and like words."""
    summaries = name_materials(workspace, material.opportunity_id)
    replaced = {each.replaces_id for each in summaries}
    newest = [each for each in summaries if each.id not in replaced]
    for each in newest:
        if each.name.casefold() == material.name.casefold():
            return _get(workspace, each.id)
    keys = {version_key(material.name), version_key(material.title)} - {""}
    for each in newest:
        if keys & {version_key(each.name), version_key(each.title)}:
            older = _get(workspace, each.id)
            if are_alike(older.text, material.text) >= _VERSION_LIKENESS:
                return older
    return None


def _carry_pins(workspace: Workspace, step: Step, old: Material, new: Material) -> None:
    """Move the pins whose paragraphs stand unchanged in another version to that."""
    for pin in workspace.find(Pin, material_id=old.id):
        there = carry_over(old.text, Passage(pin.start, pin.quote), new.text)
        if there is not None:
            step.put(replace(pin, material_id=new.id, start=there.start))


def _versions(workspace: Workspace, opportunity_id: str, material_id: str) -> list[str]:
    """Return a material and the versions before it, newest first."""
    before = {each.id: each.replaces_id for each in name_materials(workspace, opportunity_id)}
    return _followed(before, material_id)


def _versions_after(summaries: tuple[MaterialSummary, ...], material_id: str) -> list[str]:
    """Return a material and the versions after it, oldest first."""
    return _followed({each.replaces_id: each.id for each in summaries if each.replaces_id}, material_id)


def _chain(summaries: tuple[MaterialSummary, ...], material_id: str) -> list[str]:
    """Return all versions of a material, the newest first."""
    newest = _versions_after(summaries, material_id)[-1]
    return _followed({each.id: each.replaces_id for each in summaries}, newest)


def _followed(leads: dict[str, str | None] | dict[str, str], first: str) -> list[str]:
    found = [first]
    while (following := leads.get(found[-1])) is not None and following not in found:
        found.append(following)
    return found

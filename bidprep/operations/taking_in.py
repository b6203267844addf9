"""Take in review copies that came back: read each in a child process, show what is in it, keep it as one step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bidprep.documents.child import CancelledError, in_child, tell_progress
from bidprep.documents.reading import read_bytes
from bidprep.documents.uncollected import uncollected
from bidprep.domain.dates import now, say_date
from bidprep.domain.files import KeptFile
from bidprep.domain.returned_copies import PlacedCopy, SentRound, place_copy, without_known
from bidprep.domain.reviews import MatchedBy, Remark, ReturnedCopy, ReviewRound, SentAnswer, Suggestion
from bidprep.errors import BidprepError
from bidprep.operations.review_copies import sent_markdown
from bidprep.operations.review_rounds import read_rounds
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace

MOST_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class ReadCopies:
    """What some files hold. `refused` has a whole sentence for each file that is none of ours or cannot be read."""

    copies: tuple[PlacedCopy, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in did: the ids of the returned copies that are new, and a whole sentence about each file."""

    changes: Changes
    returned: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def read_sent_rounds(workspace: Workspace) -> tuple[SentRound, ...]:
    """Return all that a returned file may belong to, as values for `read_returned`."""
    found: list[SentRound] = []
    with workspace.one_view():
        for bid_id in dict.fromkeys(each.bid_id for each in workspace.find(ReviewRound)):
            sent = [whole for whole in read_rounds(workspace, bid_id) if whole.is_sent]
            found += (
                SentRound(
                    workspace.id,
                    whole.round,
                    whole.copies,
                    whole.sent,
                    sent_markdown(workspace, whole.sent),
                    whole.remarks,
                    whole.suggestions,
                    whole.returned,
                    is_newest=not number,
                )
                for number, whole in enumerate(sent)
            )
    return tuple(found)


def read_returned(
    paths: Sequence[Path],
    rounds: tuple[SentRound, ...],
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    apart: bool = True,
) -> ReadCopies:
    """Read returned files (a folder stands for the Word files in it) and find where all that they hold belongs.

    A pure job that never sees the workspace. What earlier files brought is not brought again. Raises CancelledError once
    `is_cancelled` says so; a file that cannot be read, or is none of ours, is told and does not hinder the others.
    Each is read in a child process unless `apart` is False.
    """
    copies: list[PlacedCopy] = []
    refused = [
        f"There is no Word file in “{path.name}”. Choose the folder that the copies were saved in."
        for path in paths
        if path.is_dir() and not list(_files([path]))
    ]
    known = rounds
    bare = tuple(replace(each, remarks=(), suggestions=(), returned=()) for each in rounds)
    for path in _files(paths):
        progress(f"Reading {path.name}")
        try:
            content = read_bytes(path)
            digest = sha256(content).hexdigest()
            _refuse_known(path.name, digest, known)
            placed = (
                in_child(
                    read_and_place, content, bare, path.name, digest,
                    called=f"“{path.name}”", seconds=MOST_SECONDS, progress=progress, is_cancelled=is_cancelled,
                )
                if apart
                else read_and_place(content, bare, path.name, digest)
            )  # fmt: skip
        except CancelledError:
            raise
        except BidprepError as problem:
            refused.append(str(problem))
            continue
        new = replace(without_known(placed, known), content=content)
        copies.append(new)
        known = tuple(_with(each, new) if each.round.id == new.returned.round_id else each for each in known)
    return ReadCopies(tuple(copies), tuple(refused))


def read_and_place(content: bytes, rounds: tuple[SentRound, ...], name: str, digest: str) -> PlacedCopy:
    """Read one returned file and find where all that it holds belongs, in this process."""
    from bidprep.documents.reviewed.reading import read_reviewed_here

    with uncollected():
        document = read_reviewed_here(content)
        tell_progress(f"Finding the answers in {name}")
        return place_copy(document, rounds, name, digest)


def take_in(workspace: Workspace, read: ReadCopies) -> TakenIn:
    """Keep what was read, as one step that can be undone. A file that is there already is said, and nothing doubled."""
    there = {copy.digest for copy in workspace.find(ReturnedCopy)}
    new = [copy for copy in read.copies if copy.returned.digest not in there]
    said = [say_copy(copy) for copy in new] + [
        f"“{copy.returned.name}” was taken in already." for copy in read.copies if copy.returned.digest in there
    ]
    if not new:
        return TakenIn(Changes(), (), (*said, *read.refused))
    workspace.end_visit()
    names = ", ".join(dict.fromkeys(copy.returned.reader or copy.returned.name for copy in new))
    with workspace.step(f"Take in the copy of {names}" if len(new) == 1 else f"Take in copies of {names}") as step:
        for copy in new:
            at = now()
            step.keep_file(KeptFile(copy.returned.digest, copy.returned.name, len(copy.content), at), copy.content)
            step.put(replace(copy.returned, taken_at=at))
            step.put_all((*copy.remarks, *copy.suggestions))
    return TakenIn(step.changes(), tuple(copy.returned.id for copy in new), (*said, *read.refused))


def say_copy(copy: PlacedCopy) -> str:
    """Say in whole sentences what came in with a file, and whether all of it is shown."""
    counts = copy.counts
    told = ", ".join(
        f"{count:,} {one if count == 1 else many}"
        for count, one, many in (
            (counts.get("comments", 0), "comment", "comments"),
            (counts.get("replies", 0), "reply", "replies"),
            (counts.get("changes", 0), "tracked change", "tracked changes"),
            (sum(each.is_untracked for each in copy.suggestions), "untracked edit", "untracked edits"),
        )
        if count
    )
    reader = f" from {copy.returned.reader}" if copy.returned.reader else ""
    sentences = [f"“{copy.returned.name}”{reader} has {told or 'no comments and no changes'}."]
    loose = sum(each.sent_id is None for each in copy.remarks) + sum(each.sent_id is None for each in copy.suggestions)
    if copy.returned.known:
        sentences.append(f"{copy.returned.known:,} of them had come before.")
    if loose:
        sentences.append(f"{loose:,} found no answer and {'waits' if loose == 1 else 'wait'} in the tray.")
    if copy.shown != counts:
        sentences.append("Not all of it is shown: please keep the file, and tell us.")
    return " ".join((*sentences, copy.returned.note)).strip()


def place(workspace: Workspace, ids: Sequence[str], sent_id: str) -> Changes:
    """Put remarks and suggestions of the *not placed* tray under an answer, by a person's choice."""
    sent = workspace.get(SentAnswer, sent_id)
    if sent is None:
        raise BidprepError("That answer is not in the round any more.", "Choose another.")
    with workspace.step(f"Put under {sent.heading}") as step:
        for each in ids:
            for remark in (workspace.get(Remark, each), *workspace.find(Remark, parent_id=each)):
                if remark:
                    step.put(replace(remark, sent_id=sent_id, matched_by=MatchedBy.PERSON))
            suggestion = workspace.get(Suggestion, each)
            if suggestion:
                step.put(replace(suggestion, sent_id=sent_id, matched_by=MatchedBy.PERSON))
    return step.changes()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            # Word leaves “~$name.docx” beside a file that is open.
            yield from sorted(
                each for each in path.iterdir() if _is_word(each) and not each.name.startswith(("~$", "."))
            )
        else:
            yield path


def _is_word(path: Path) -> bool:
    return path.suffix.casefold() in (".docx", ".docm") and path.is_file()


def _refuse_known(name: str, digest: str, rounds: tuple[SentRound, ...]) -> None:
    for each in rounds:
        for copy in each.copies:
            if copy.digest == digest:
                raise BidprepError(
                    f"“{name}” is the copy for {copy.name} just as it was written: nobody changed it or said anything.",
                    "Ask for the file that they saved.",
                )
        for returned in each.returned:
            if returned.digest == digest:
                on = f" on {say_date(returned.taken_at.date())}" if returned.taken_at else ""
                as_name = f" as “{returned.name}”" if returned.name != name else ""
                raise BidprepError(f"“{name}” was taken in already{on}{as_name}.", "There is nothing to do.")


def _with(sent_round: SentRound, new: PlacedCopy) -> SentRound:
    return replace(
        sent_round,
        remarks=(*sent_round.remarks, *new.remarks),
        suggestions=(*sent_round.suggestions, *new.suggestions),
        returned=(*sent_round.returned, new.returned),
    )

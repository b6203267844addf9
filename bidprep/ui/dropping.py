"""Files that are dropped on the window: which command takes a file of which ending.

To add one: a `Taker`, and its place among those of the endings it takes. Where several take an ending, the first whose
signs stand in the file takes it, and one without signs takes all that is left.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from bidprep.errors import BidprepError
from bidprep.ui.page import Place

if TYPE_CHECKING:
    from bidprep.ui.main_window import MainWindow

_BEGINNING = 64 * 1024


@dataclass(frozen=True)
class Taker:
    """What takes a dropped file. `signs` are words that stand at the beginning of its files and of no others.

    `knows` tells its files by more than that.
    """

    take: Callable[["MainWindow", Path], None]
    signs: tuple[bytes, ...] = ()
    knows: Callable[["MainWindow", Path], bool] | None = None
    needs_workspace: bool = True
    needs_bid: bool = False


_WORKSPACE = Taker(lambda window, path: window.files.open(path), needs_workspace=False)
_NOTICE = Taker(lambda window, path: window.take_in("notice", path))
_REGISTER = Taker(
    lambda window, path: window.take_in("register", path),
    (b"registered_charity_number", b"charity_registration_status"),
)
_FORM = Taker(lambda window, path: window.go(Place("form", window.bid_id or "", file=str(path))), needs_bid=True)
_REVIEW_COPY = Taker(
    lambda window, path: _take_copies(window, (path,)),
    knows=lambda window, path: window.place.page == "reviews" or _is_own_copy(path),
    needs_bid=True,
)
_OLD_BID = Taker(
    lambda window, path: window.go(Place("old-bid", file=str(path))),
    knows=lambda window, _path: window.place.page in ("library", "old-bid"),
)
_NO_FORM = Taker(
    lambda _window, path: _refuse_form(path), knows=lambda window, _path: window.place.page == "form", needs_bid=True
)
_LOTS = Taker(lambda window, path: window.files.import_lots(path), needs_bid=True)

TAKERS: dict[str, tuple[Taker, ...]] = {
    ".bidprep": (_WORKSPACE,),
    ".json": (_REGISTER, _NOTICE),
    ".docx": (_REVIEW_COPY, _OLD_BID, _FORM),
    ".xlsx": (_FORM,),
    ".csv": (_NO_FORM, _REGISTER, _LOTS),
    ".tsv": (_NO_FORM, _REGISTER, _LOTS),
    ".txt": (_NO_FORM, _REGISTER, _LOTS),
}


def dropped_files(carried: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile())


def take_dropped(window: "MainWindow", files: tuple[Path, ...]) -> None:
    """Let the command that takes such a file take it; raises BidprepError with what to do where none does."""
    if len(files) > 1 and all(_is_review_copy(window, path) for path in files) and window.bid_id is not None:
        _take_copies(window, files)
        return
    if len(files) != 1:
        raise BidprepError("Only one file can be taken in at a time.", "Drop them one after the other.")
    (path,) = files
    takers = TAKERS.get(path.suffix.casefold())
    if takers is None:
        raise BidprepError(f"{path.name} is no file that bidprep takes in here.", f"It takes {_listed(TAKERS)} files.")
    taker = _taker(window, path, takers)
    if taker.needs_workspace and not window.session.is_open:
        raise BidprepError("There is no workspace open to take it in.", "Open one, and drop the file again.")
    if taker.needs_bid and window.bid_id is None:
        raise BidprepError(f"{path.name} belongs to a bid, and none is open.", "Open the bid, and drop it again.")
    taker.take(window, path)


def _refuse_form(path: Path) -> None:
    raise BidprepError(
        f"{path.name} is no form that bidprep can read.",
        "A buyer’s form is a Word document (.docx) or a workbook (.xlsx).",
    )


def _take_copies(window: "MainWindow", files: tuple[Path, ...]) -> None:
    window.go(Place("reviews", window.bid_id or "", file="\n".join(map(str, files))))


def _is_review_copy(window: "MainWindow", path: Path) -> bool:
    knows = _REVIEW_COPY.knows
    return path.suffix.casefold() == ".docx" and knows is not None and knows(window, path)


def _is_own_copy(path: Path) -> bool:
    from bidprep.documents.reviewed.own_copies import is_own_copy

    return is_own_copy(path)


def _taker(window: "MainWindow", path: Path, takers: tuple[Taker, ...]) -> Taker:
    """Return the one that takes a file, by its beginning where several could."""
    if len(takers) == 1:
        return takers[0]
    for taker in takers:
        if taker.knows is not None and taker.knows(window, path):
            return taker
    takers = tuple(taker for taker in takers if taker.knows is None)
    if len(takers) == 1:
        return takers[0]
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING).replace(b"\0", b"")  # in UTF-16 every other byte is one
    except OSError as error:
        raise BidprepError(f"{path} cannot be read ({error.strerror}).", "Check that you may read it.") from None
    fits = (taker for taker in takers if not taker.signs or any(sign in beginning for sign in taker.signs))
    return next(fits, takers[-1])


def _listed(endings: dict[str, tuple[Taker, ...]]) -> str:
    *most, last = endings
    return f"{', '.join(most)} and {last}"

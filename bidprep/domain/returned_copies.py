"""A review copy that came back: which one it was, and what in it belongs to which answer."""

import re
from dataclasses import dataclass, field

from bidprep.domain.reviews import MatchedBy, Remark, ReturnedCopy, ReviewCopy, ReviewRound, SentAnswer, Suggestion

ANCHOR = "bp_"
"""What the bookmark on an answer's heading begins with; the id of its `SentAnswer` follows."""
WORKSPACE_PROPERTY, ROUND_PROPERTY, COPY_PROPERTY = "bidprep workspace", "bidprep round", "bidprep copy"
"""The custom properties of a review copy: the ids of the workspace, the round and the copy."""
_REFERENCE = re.compile(r"\[ref (\d{1,6})\]")


def reference(sent: SentAnswer) -> str:
    """Return the visible reference at the end of an answer's heading."""
    return f"[ref {sent.position}]"


def reference_in(heading: str) -> int | None:
    """Return the position that the visible reference in a heading tells; None where there is none."""
    found = _REFERENCE.search(heading)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class SentRound:
    """A round as it was sent. `texts` are the texts as sent (Markdown) by the id of the `SentAnswer`.

    `remarks` are the remarks and `suggestions` the suggestions that this round's copies have brought already, and
    `digests` those of the files they came in.
    """

    workspace_id: str
    round: ReviewRound
    copies: tuple[ReviewCopy, ...]
    sent: tuple[SentAnswer, ...]
    texts: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    returned: tuple[ReturnedCopy, ...] = ()
    is_newest: bool = True


@dataclass(frozen=True, slots=True)
class PlacedCopy:
    """One file read: the copy it is, and the records to keep of it, none of which is in the workspace yet.

    `matched` says by what each answer was found; `counts` what was in the file (``comments``, ``replies``, ``changes``).
    `content` is the file itself.
    """

    returned: ReturnedCopy
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    matched: dict[str, MatchedBy] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    content: bytes = b""

    @property
    def shown(self) -> dict[str, int]:
        """How many of each kind the records account for, with those that an earlier copy had brought: as `counts`."""
        known = self.known
        comments = sum(remark.parent_id is None for remark in self.remarks)
        return {
            "comments": comments + known.get("comments", 0),
            "replies": len(self.remarks) - comments + known.get("replies", 0),
            "changes": sum(each.changes for each in self.suggestions if not each.is_untracked)
            + known.get("changes", 0),
        }

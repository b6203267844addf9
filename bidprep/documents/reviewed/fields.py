"""Fields (ECMA-376-1 §17.16): which text is code and not shown, and which is a link's."""

from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.reviewed.looks import link_of_field
from bidprep.documents.reviewed.names import FIELD_CHARACTER
from bidprep.documents.word_names import W

_KIND = f"{W}fldCharType"
_MOST_OF_A_CODE = 2_000  # characters
_DEEPEST = 40


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False
    link: str = ""


@dataclass
class Fields:
    """Follows the fields of one story. Where their signs do not pair, nothing is taken for code, so that nothing is lost."""

    pairs: bool = False
    is_inside: bool = False
    """Whether a field is open here."""
    hidden: bool = False
    """Whether text here is a field's code."""
    link: str = ""
    """Where text here leads, as a field says."""
    _open: list[_Field] = field(default_factory=list)

    @classmethod
    def of(cls, root: etree._Element) -> "Fields":
        """Return the fields of a story, seen whether their signs pair."""
        depth = lowest = 0
        for sign in root.iter(FIELD_CHARACTER):
            kind = sign.get(_KIND)
            depth += 1 if kind == "begin" else -1 if kind == "end" else 0
            lowest = min(lowest, depth)
        return cls(pairs=depth == 0 and lowest == 0)

    def add_code(self, words: str) -> None:
        """Take in some of the code of the field at hand."""
        if self._open and not self._open[-1].in_result:
            at_hand = self._open[-1]
            at_hand.code = (at_hand.code + words)[:_MOST_OF_A_CODE]

    def follow(self, sign: etree._Element) -> str:
        """Go on over a field's sign; returns the code of a field that ends here, else ""."""
        kind = sign.get(_KIND)
        code = ""
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
            self._open[-1].link = link_of_field(self._open[-1].code)
        elif kind == "end" and self._open:
            code = self._open.pop().code
        self.is_inside = bool(self._open)
        self.hidden = self.pairs and any(not each.in_result for each in self._open)
        self.link = next((each.link for each in reversed(self._open) if each.link), "")
        return code

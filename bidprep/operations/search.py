"""Search everything that a workspace keeps: answers, questions, the library, evidence, partners, materials, remarks."""

from bidprep.domain.material_rules import find_sentences
from bidprep.domain.materials import Material
from bidprep.storage.found import Found, name_hits
from bidprep.storage.workspace import Workspace

KIND_WORDS = {
    "answer": "Answer", "question": "Question", "passage": "Library", "case_study": "Case study", "figure": "Case study",
    "telling": "Case study", "partner": "Partner", "offer": "Partner", "contact": "Contact", "log_entry": "Contact log",
    "fact": "Fact", "policy": "Policy", "material": "Material", "opportunity": "Opportunity", "lot": "Lot", "bid": "Bid",
    "clarification": "Clarification", "remark": "Remark",
}  # fmt: skip
"""What each kind that is searched is called on screen."""

MOST_FOUND = 50


def search_everything(
    workspace: Workspace, typed: str, most: int = MOST_FOUND, *, exactly: bool = False
) -> tuple[Found, ...]:
    """Find the records that hold all the words typed, the last one as a beginning; best first, with a snippet of each.

    While somebody types only the newest matches are ranked; `exactly` ranks all of them.
    """
    return name_hits(workspace, workspace.search(typed, most, exactly=exactly))


def place_in_material(workspace: Workspace, material_id: str, typed: str) -> int | None:
    """Return where in a material's text the words typed stand first; None where no paragraph has them all."""
    material = workspace.get(Material, material_id)
    found = find_sentences(material.text, typed, 1) if material else ()
    return found[0].start if found else None

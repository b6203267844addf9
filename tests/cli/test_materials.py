"""Materials on the command line: taken in once, compared with the version before, refused with nothing changed."""

from pathlib import Path

import pytest

from bidprep.domain.bids import Question
from bidprep.domain.material_rules import Passage
from bidprep.domain.materials import Material
from bidprep.operations.materials import pin_passage
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run, content
from tests.documents.form_files import p
from tests.documents.material_files import PAGE_ENDS, locked_pdf, word_document

BID = "North West call-off"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return word_document(
        tmp_path / "Spec v1.docx", p("Three staff are on shift."), p(PAGE_ENDS, "Vetting takes weeks.")
    )


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return word_document(
        tmp_path / "Spec v2.docx", p("Four staff are on shift."), p(PAGE_ENDS, "Vetting takes weeks."), p("New.")
    )


def test_a_material_is_taken_in_once_told_as_json_and_found(run: Run, sample: Path, first: Path) -> None:
    told = run("import", "material", sample, BID, first, "--json").json
    assert (told["title"], told["name"], told["pages"], told["words"]) == ("Spec v1", "Spec v1.docx", 2, 8)
    assert (told["new"], told["replaces"], told["warnings"], told["pins_to_look_at"]) == (True, None, [], [])
    assert told["changes"] == {"added": 0, "removed": 0, "changed": 0}
    said = run("import", "material", sample, BID, first)
    assert said.out == "“Spec v1.docx” is there already, as “Spec v1”. Nothing was changed.\n"
    assert run("undo", sample).out == "Undo: Take in material Spec v1.docx.\n"


def test_a_newer_version_says_what_it_changes_and_which_questions_to_look_at(
    run: Run, sample: Path, first: Path, second: Path
) -> None:
    taken = run("import", "material", sample, BID, first, "--json").json
    workspace = open_to_write(sample, "a test")
    material = workspace.get(Material, taken["id"])
    assert material is not None
    question = next(each for each in workspace.find(Question) if each.number == "3")
    pin_passage(workspace, material.id, Passage(material.text.index("Three"), "Three staff"), question.id)
    workspace.close()
    said = run("import", "material", sample, BID, second)
    assert said.code == 1
    assert said.out.splitlines() == [
        "Took in “Spec v2” (2 pages).",
        "It replaces “Spec v1” (Spec v1.docx): paragraphs 1 added, 0 removed, 1 changed.",
        "  Look again at question 3: what is pinned to it has changed.",
    ]
    run("undo", sample)
    told = run("import", "material", sample, BID, second, "--json").json
    (look,) = told["pins_to_look_at"]
    assert (look["question"], look["number"], look["quote"], look["now"]) == (
        question.id,
        "3",
        "Three staff",
        "Four staff",
    )


def test_the_older_version_may_be_named(run: Run, sample: Path, first: Path, second: Path, tmp_path: Path) -> None:
    older = run("import", "material", sample, BID, first, "--json").json["id"]
    other = tmp_path / "Other.txt"
    other.write_text("Else")
    assert run("import", "material", sample, BID, other, "--replaces", "spec v1", "--json").json["replaces"] == older
    assert run("import", "material", sample, BID, second, "--replaces", "none", "--json").json["replaces"] is None
    assert "There is no material" in run("import", "material", sample, BID, first, "--replaces", "Atlas").refused()


def test_what_cannot_be_read_is_refused_and_changes_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    before = content(sample)
    locked = locked_pdf(tmp_path / "locked.pdf", "secret")
    assert "“locked.pdf” is protected with a password." in run("import", "material", sample, BID, locked).refused()
    assert "There is no file" in run("import", "material", sample, BID, tmp_path / "none.pdf").refused()
    (tmp_path / "a.txt").write_text("x")
    assert "no bid" in run("import", "material", sample, "Nothing like it", tmp_path / "a.txt").refused()
    assert content(sample) == before

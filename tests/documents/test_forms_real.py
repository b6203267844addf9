"""Real buyers’ forms. They lie beside the checkout, for their licence is not known; without them these tests are skipped."""

from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.documents.forms.reading import read_form
from bidprep.domain.bids import QuestionKind
from bidprep.domain.form_proposals import FormProposal

FORMS = Path(__file__).parents[3] / "shared" / "data" / "forms"
pytestmark = pytest.mark.skipif(not FORMS.is_dir(), reason="the real forms are not beside this checkout")


def real(name: str) -> FormProposal:
    return read_form(FORMS / name)


def test_a_councils_annex_has_its_twelve_questions_limits_and_weightings() -> None:
    form = real("british-council-annex2-supplier-response.docx")
    assert [q.number for q in form.questions] == ["SV01", "QU01", "QU02", "MA01", "CO01", *"1234567"]
    assert [str(q.limit) for q in form.questions if q.limit] == [
        "500 words",
        "2,500 words",
        "1,000 words",
        "5,000 words",
    ]
    assert [q.weighting for q in form.questions[:5]] == [Decimal(each) for each in (10, 15, 5, 30, 40)]
    assert all(q.weighting is None and q.kind is QuestionKind.YES_NO for q in form.questions[5:])
    assert {field.label for field in form.fields} >= {"Company name", "Signature:"}


def test_a_bid_pack_has_eighteen_questions_and_its_empty_rows_none() -> None:
    form = real("ccs-rm6232-att2-how-to-bid-evaluation-criteria.docx")
    expected = "1.1 1.2 1.3 1.4 2.1 2.2 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 7.1 8.1 8.2"
    assert [q.number for q in form.questions] == expected.split()


def test_lot_tabs_repeat_questions_without_doubling_them() -> None:
    form = real("ccs-gcloud15-att4b-consortia-workbook.xlsx")
    insurance = [q for q in form.questions if "levels of insurance cover" in q.text]
    assert len(insurance) == 1
    assert len({place.part for place in insurance[0].places}) == 7
    # 63 questions, and what is listed under some of them with a place of its own.
    assert 63 <= len(form.questions) <= 72
    assert not [q for q in form.questions if q.section.startswith("Read me")]
    assert next(q for q in form.questions if q.number == "3").choices[0].startswith("a) UK Company")


def test_a_checklist_has_its_thirty_eight_rows() -> None:
    form = real("csp-cloud-security-principles-checklist.xlsx")
    assert len(form.questions) == 38
    assert all(q.places[0].path.startswith("E") and not q.answer for q in form.questions)


def test_the_selection_questionnaire_has_its_rows_and_few_others() -> None:
    form = real("sq-ppn0324-annexC-converted.docx")
    numbers = {"".join(q.number.split()) for q in form.questions}
    assert {
        "1.1(a)",
        "1.1(b)–(i)",
        "1.1(m)",
        "1.4",
        "2.1(c)",
        "3.2",
        "4.1(a)",
        "4.1(j)–(iv)",
        "5.3(b)",
        "6.1",
        "6.3",
        "7.1",
        "7.11(d)",
    } <= numbers
    assert not {"2.1(a)", "4.1", "4.1(j)", "5.3", "7.2", "7.3", "7.6", "7.7", "7.8", "7.9", "7.10", "7.11"} & numbers
    assert len([q for q in form.questions if q.parent.startswith("2.1")]) == 7
    [experience] = [q for q in form.questions if q.number == "6.1"]
    assert len(experience.places) == 3


def test_instructions_ask_nothing() -> None:
    assert real("ccs-gcloud15-att2-how-to-tender.docx").questions == ()

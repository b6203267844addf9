"""The coverage of a bid, read from the workspace, with the answers that rely on a partner."""

from dataclasses import replace

import pytest

from bidprep.domain.bids import Question
from bidprep.domain.coverage import FEW_NAMES
from bidprep.domain.ids import new_id
from bidprep.domain.needs import Need
from bidprep.domain.partners import Offer, Partner, Standing, StandingState
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.coverage import Reliance, read_bid_coverage, read_bid_reliances, read_reliances
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_a_partner_who_leaves_breaks_lots_answers_and_criteria(workspace: Workspace, work: Work) -> None:
    lot = work.lots[0]
    partner = Partner("partner", "Harbour Trust")
    standing = Standing("standing", "partner", lot.stage_id, lot.id, StandingState.SIGNED, relied_on_for="Criterion 4")
    with workspace.step("Set up") as step:
        step.put(partner)
        step.put(Offer("offer", "partner", "Housing"))
        step.put(standing)
        step.put(Need(new_id(), lot.stage_id, lot.id, 1, "Housing"))
    write_markdown_answer(workspace, work.questions[1], None, "Harbour Trust lets us twelve flats.\n")
    (reliance,) = read_reliances(workspace, "partner")
    assert reliance.breaks == "1 lot without Housing; no proof of Criterion 4; 1 answer to write anew (2)"
    found = read_bid_coverage(workspace, work.bid.id)
    assert read_bid_reliances(workspace, work.bid.id) == (reliance,)
    assert found.coverage.lots[0].gaps == ()
    with workspace.step("Decline") as step:
        step.put(replace(standing, state=StandingState.DECLINED))
    assert read_bid_coverage(workspace, work.bid.id).coverage.lots[0].gaps == ("Housing",)


def test_a_partner_without_a_standing_and_one_that_is_gone_have_nothing_resting_on_them(
    workspace: Workspace, work: Work
) -> None:
    with workspace.step("Set up") as step:
        step.put(Partner("partner", "Harbour Trust"))
    assert read_reliances(workspace, "partner") == ()
    assert read_reliances(workspace, "gone") == ()
    assert read_bid_reliances(workspace, work.bid.id) == ()
    with pytest.raises(BidprepError, match="not there any more"):
        read_bid_coverage(workspace, "gone")


def test_of_many_answers_to_write_anew_the_first_are_numbered(workspace: Workspace, work: Work) -> None:
    partner = Partner("partner", "Harbour Trust")
    questions = tuple(Question(f"q{at}", work.bid.id, at, str(at)) for at in range(7))
    reliance = Reliance(partner, work.bid, (), questions, ())
    assert reliance.breaks == "7 answers to write anew (0, 1, 2, 3, 4 and 2 more)"
    assert reliance.id == f"partner {work.bid.id}"
    assert Reliance(partner, work.bid, (), (), ()).breaks == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nether Trust", "\uf0a7Nether Trust runs the homes."),
        ("Other Ltd", "🤝Other helps on \u2066Tuesdays\u2069."),
        ("Åsa’s House", "With Åsa's House."),
        ("A & B (North)", "With A & B (North)."),
        ('The "Old" Mill', 'At the "Old" Mill.'),
        ("Zero\0Trust OR NOT", "Zero\0Trust OR NOT."),
        ("Дом", "Наш Дом открыт."),
    ],
)
def test_one_partner_is_found_in_answers_as_it_is_among_many(
    workspace: Workspace, work: Work, name: str, said: str
) -> None:
    write_markdown_answer(workspace, work.questions[1], None, said)
    with workspace.step("Set up") as step:
        for at in range(FEW_NAMES + 1):
            step.put(Partner(f"partner {at}", name if at == 0 else f"Nobody {at}"))
            step.put(Standing(f"standing {at}", f"partner {at}", work.bid.stage_id, None, StandingState.SIGNED))
    among_many = {each.partner.id: each.answers for each in read_bid_reliances(workspace, work.bid.id)}
    (alone,) = read_reliances(workspace, "partner 0")
    assert alone.answers == among_many["partner 0"]
    assert bool(alone.answers) is ("\0" not in name)

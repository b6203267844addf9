"""What the dashboard lists as expiring, by SQL, is what the rules of policies and consents say."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidprep.domain.case_studies import CaseStudy, Consent, ConsentScope, consents_ending
from bidprep.domain.kinds import Record
from bidprep.domain.policies import Policy, PolicyKind, policies_ending
from bidprep.operations.workspaces import new_workspace
from bidprep.storage import summaries
from bidprep.storage.summaries import coming_expiries

TODAY = date(2026, 11, 27)
UNTIL = TODAY + timedelta(days=60)
DAYS = st.none() | st.integers(-30, 90).map(lambda days: TODAY + timedelta(days=days))


def expiring(records: Sequence[Record]) -> list[tuple[str, str, date]]:
    """Return what is listed of a workspace that holds these."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIDPREP_HOME", folder)
        patch.setattr(summaries, "today", lambda: TODAY)
        workspace = new_workspace(Path(folder) / "Ours.bidprep", "a test")
        with workspace.step("Add") as step:
            for record in records:
                step.put(record)
        found = [(each.page_id, each.what, each.on) for each in coming_expiries(workspace, UNTIL)]
        workspace.close()
    return found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("", "Cover", " cover ", "Cyber")), DAYS, DAYS), min_size=1, max_size=5))
def test_policies_are_listed_as_the_rule_says(drawn: list[tuple[str, date | None, date | None]]) -> None:
    policies = [
        Policy(f"p{at}", PolicyKind.POLICY, name, issued_on=issued, expires_on=expires)
        for at, (name, issued, expires) in enumerate(drawn)
        if issued is None or expires is None or issued <= expires
    ]
    ruled = sorted(("expires", last) for _, last in policies_ending(policies, TODAY, UNTIL))
    assert sorted((what, on) for _, what, on in expiring(policies)) == ruled


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(("Ann", "ann ", "Bo", "")), DAYS, DAYS, DAYS, st.sampled_from(ConsentScope)),
        min_size=1,
        max_size=5,
    )
)
def test_consents_are_listed_as_the_rule_says(
    drawn: list[tuple[str, date | None, date | None, date | None, ConsentScope]],
) -> None:
    study = CaseStudy("s", "Story")
    consents = [
        Consent(f"c{at}", "s", who, given_on, scope=scope, buyer="Council", ends_on=ends, withdrawn_on=withdrawn)
        for at, (who, given_on, ends, withdrawn, scope) in enumerate(drawn)
    ]
    ends = [consent.ends_on for consent in consents_ending(study, consents, UNTIL)]
    assert [on for _, _, on in expiring([study, *consents])] == ends[:1]


def test_a_renewal_in_time_ends_the_reminder_and_one_after_a_gap_does_not() -> None:
    old = Policy("a", name="Cyber Essentials Plus", expires_on=date(2027, 1, 7))
    new = Policy("b", name="Cyber Essentials Plus", issued_on=date(2027, 1, 8), expires_on=date(2028, 1, 7))
    assert expiring([old, new]) == []
    late = Policy("b", name="Cyber Essentials Plus", issued_on=date(2027, 1, 9), expires_on=date(2028, 1, 7))
    assert expiring([old, late]) == [("a", "expires", date(2027, 1, 7))]
    gone = Policy("a", name="Cyber Essentials Plus", expires_on=date(2026, 1, 7), review_on=date(2025, 1, 1))
    assert expiring([gone, Policy("b", name="cyber essentials plus", issued_on=date(2026, 9, 1))]) == []


def test_of_what_begins_after_a_gap_only_what_ended_before_it_is_listed() -> None:
    gone = Policy("a", name="Cover", expires_on=date(2026, 11, 20))
    later = Policy("b", name="Cover", issued_on=date(2026, 12, 1), expires_on=date(2026, 12, 30))
    assert expiring([gone, later]) == [("a", "expires", date(2026, 11, 20))]

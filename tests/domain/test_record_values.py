"""What the organisation's record fills merge fields with: facts, accounts, policies, and what is made of them."""

from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.accounts import AccountsYear, accounts_values
from bidprep.domain.field_names import field_key
from bidprep.domain.merge_values import known_fields, merge_values, record_values, same_field
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, Opportunity
from bidprep.domain.organisation import KNOWN_FACTS, Fact
from bidprep.domain.policies import (
    USUAL_INSURANCES,
    Policy,
    PolicyKind,
    counting_policies,
    policy_fields,
    policy_values,
)

TODAY = date(2026, 3, 10)


def pounds(amount: int) -> Money:
    return Money(Decimal(amount))


# Accounts


def test_the_newest_year_with_a_figure_gives_it_and_each_year_gives_its_own() -> None:
    years = [
        AccountsYear("c", date(2026, 3, 31), spending=pounds(3)),
        AccountsYear("a", date(2024, 3, 31), pounds(100), pounds(90), pounds(40)),
        AccountsYear("b", date(2025, 3, 31), pounds(200)),
        AccountsYear("d", date(2027, 3, 31)),
    ]
    assert accounts_values(years) == {
        "annual income": "£200",
        "annual income 2024": "£100",
        "annual income 2025": "£200",
        "annual spending": "£3",
        "annual spending 2024": "£90",
        "annual spending 2026": "£3",
        "reserves": "£40",
        "reserves 2024": "£40",
        "year end": "31 March 2026",
        "year end 2024": "31 March 2024",
        "year end 2025": "31 March 2025",
        "year end 2026": "31 March 2026",
    }


def test_a_year_without_a_date_is_older_than_any_other() -> None:
    undated = AccountsYear("a", None, pounds(1), reserves=pounds(0))
    assert accounts_values([AccountsYear("b", date(2020, 1, 1), pounds(2)), undated])["annual income"] == "£2"
    assert accounts_values([undated]) == {"annual income": "£1", "reserves": "£0"}


# Policies


def cover(name: str, expires_on: date | None = None, amount: Money | None = None, **more: str) -> Policy:
    return Policy(f"{name}{expires_on}", PolicyKind.INSURANCE, name, cover=amount, expires_on=expires_on, **more)  # type: ignore[arg-type]  # words only


def test_an_insurance_tells_its_cover_its_insurer_and_that_it_is_held() -> None:
    policy = cover("Public liability", date(2027, 1, 1), pounds(5_000_000), issuer="Pennine Mutual")
    assert policy_values([policy], TODAY) == {
        "public liability cover": "£5,000,000",
        "public liability expiry": "1 January 2027",
        "public liability insurer": "Pennine Mutual",
        "public liability held": "Yes: £5,000,000, with Pennine Mutual, until 1 January 2027",
    }


def test_what_has_expired_is_not_held_and_holds_through_its_last_day() -> None:
    assert "public liability held" not in policy_values([cover("Public liability", date(2026, 3, 9))], TODAY)
    held = policy_values([cover("Public liability", TODAY)], TODAY)
    assert held["public liability held"] == "Yes: until 10 March 2026"


def test_an_accreditation_has_an_issuer_and_one_without_terms_is_held_all_the_same() -> None:
    mark = Policy("m", PolicyKind.ACCREDITATION, "Quality mark", "Somebody")
    assert policy_values([mark], TODAY) == {
        "quality mark issuer": "Somebody",
        "quality mark held": "Yes: with Somebody",
    }
    assert policy_values([Policy("p", name="Equality")], TODAY) == {"equality held": "Yes"}


def test_of_several_of_one_name_the_one_that_holds_longest_speaks_alone() -> None:
    old = cover("Public liability", date(2026, 1, 1), pounds(5), issuer="Old Mutual")
    new = cover("public  LIABILITY", date(2027, 1, 1))
    for policies in ((old, new), (new, old)):
        assert policy_values(policies, TODAY) == {
            "public liability expiry": "1 January 2027",
            "public liability held": "Yes: until 1 January 2027",
        }
    assert counting_policies([cover("A"), new, cover("A", date(2030, 1, 1))], TODAY) == (cover("A"), new)


@pytest.mark.parametrize(
    ("called", "usual"),
    [
        ("Public Liability Insurance", "public liability"),
        ("Employers' liability cover", "employers’ liability"),
        ("Employer’s Liability (compulsory)", ""),
        ("Professional indemnity insurance policy", "professional indemnity"),
        ("Liability", ""),
    ],
)
def test_an_insurance_answers_by_its_usual_name_however_it_is_called(called: str, usual: str) -> None:
    values = policy_values([cover(called, TODAY)], TODAY)
    assert values[field_key(f"{called} held")] == "Yes: until 10 March 2026"
    names = {field_key(f"{name} held") for name in USUAL_INSURANCES}
    assert names & set(values) == ({field_key(f"{usual} held")} if usual else set())


def test_what_does_not_hold_today_is_not_held_though_it_will_be() -> None:
    now = cover("Public liability", TODAY, issuer="Now Mutual")
    later = Policy("l", PolicyKind.INSURANCE, "Public liability", "Later Mutual", issued_on=date(2026, 5, 1))
    assert policy_values([later, now], TODAY)["public liability held"] == "Yes: with Now Mutual, until 10 March 2026"
    assert "public liability held" not in policy_values([later], TODAY)


def test_policies_without_a_name_are_each_for_themselves_and_fill_nothing() -> None:
    nameless = (Policy("a", name=" ", cover=pounds(1)), Policy("b", expires_on=TODAY))
    assert policy_values(nameless, TODAY) == {}
    assert set(counting_policies(nameless, TODAY)) == set(nameless)
    assert not [field for field in policy_fields(nameless) if not field.startswith(USUAL_INSURANCES)]


# All together


def fact(name: str, value: str) -> Fact:
    return Fact(name, name, value)


def test_a_stated_fact_goes_before_what_is_worked_out() -> None:
    years = (AccountsYear("a", date(2025, 3, 31), pounds(100)),)
    assert record_values((), years, (), TODAY)["annual income"] == "£100"
    stated = (
        fact("Annual income", "about £1 million"),
        fact("Full address", "Netherfell"),
        fact("Postcode", "LA1 4AB"),
    )
    values = record_values(stated, years, (), TODAY)
    assert values["annual income"] == "about £1 million"
    assert values["annual income 2025"] == "£100"
    assert values["full address"] == "Netherfell"


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"Address": "The Mill,\n4 Row\n", "Postcode": "LA1 4AB"}, "full address", "The Mill, 4 Row, LA1 4AB"),
        ({"Postcode": "LA1 4AB"}, "full address", "LA1 4AB"),
        ({"Charity number": "123456"}, "registration numbers", "Charity number 123456"),
        ({"Company number": "00123456"}, "registration numbers", "Company number 00123456"),
        (
            {"Charity number": "123456", "Company number": "00123456"},
            "registration numbers",
            "Charity number 123456; company number 00123456",
        ),
        (
            {"Bid contact": "Priya", "E-mail": "bids@example.org", "Telephone": "01632 960417"},
            "contact details",
            "Priya, bids@example.org, 01632 960417",
        ),
    ],
)
def test_what_forms_ask_for_in_one_line_is_made_of_several_facts(facts: dict[str, str], field: str, said: str) -> None:
    values = record_values([fact(name, value) for name, value in facts.items()], (), (), TODAY)
    assert values[field] == said


def test_nothing_is_made_of_nothing() -> None:
    assert record_values([fact("E-mail", "bids@example.org")], (), (), TODAY) == {"e-mail": "bids@example.org"}


def test_a_bid_fills_in_its_buyer_and_its_lots() -> None:
    opportunity = Opportunity("o", "Framework", "Ministry of Justice", "DF-1")
    lots = (Lot("a", "s", reference="L1", title="York"), Lot("b", "s", title="Hull"))
    assert merge_values({"staff": "22"}, opportunity, lots) == {
        "buyer": "Ministry of Justice",
        "opportunity": "Framework",
        "reference": "DF-1",
        "lots": "L1 York\nHull",
        "staff": "22",
    }
    assert merge_values({"buyer": "HMPPS"}, Opportunity("o"), ()) == {"buyer": "HMPPS"}


def test_every_field_that_has_a_value_is_known_by_name() -> None:
    facts = [fact(known.name, "x") for known in KNOWN_FACTS] + [fact("Groups run", "12")]
    years = (AccountsYear("a", date(2025, 3, 31), pounds(100), pounds(90), pounds(40)),)
    policies = (
        cover("Public liability", TODAY, pounds(5), issuer="P"),
        Policy("m", PolicyKind.ACCREDITATION, "Mark", "I"),
    )
    filled = merge_values(
        record_values(facts, years, policies, TODAY), Opportunity("o", "a", "b", "c"), [Lot("l", "s", 0, "1")]
    )
    known = {field_key(name) for name in known_fields(facts, policies)}
    assert {same_field(name) for name in filled} <= known
    assert same_field("Annual_Income 2031") == "annual income"
    assert same_field("Groups run 2031") == "groups run 2031"
    assert set(map(str.strip, known_fields([fact(" ", "x")], ()))) == set(known_fields((), ()))

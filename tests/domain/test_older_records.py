"""Records of older versions in today's form."""

from bidprep.domain.older_records import bring_up_to_date


def test_records_in_todays_form_stay_as_they_are() -> None:
    kinds = {"case_study": [{"id": "a", "evidence": "x"}]}
    assert bring_up_to_date(kinds, 2) is kinds


def test_a_case_studys_one_figure_becomes_a_record() -> None:
    told = bring_up_to_date(
        {
            "case_study": [
                {"id": "a", "title": "A", "evidence": "84%", "evidence_source": "Records"},
                {"id": "b", "title": "B", "evidence": "", "evidence_source": "Only a source"},
                {"id": "c", "title": "C", "evidence": "", "evidence_source": ""},
            ]
        },
        1,
    )
    assert told["case_study"] == [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}]
    assert told["figure"] == [
        {"id": "figurea", "case_study_id": "a", "position": 1, "figure": "84%", "source": "Records"},
        {"id": "figureb", "case_study_id": "b", "position": 1, "figure": "", "source": "Only a source"},
    ]


def test_a_partners_services_become_an_offer() -> None:
    told = bring_up_to_date(
        {
            "partner": [
                {"id": "p", "name": "P", "services": "Women", "regions": "North West"},
                {"id": "q", "name": "Q", "services": "", "regions": "Wales"},
                {"id": "r", "name": "R", "services": "Debt", "regions": ""},
                {"id": "s", "name": "S"},
            ],
            "fact": [{"id": "f"}],
        },
        1,
    )
    assert told["partner"] == [{"id": name.casefold(), "name": name} for name in "PQRS"]
    assert [(offer["partner_id"], offer["service"], offer["regions"]) for offer in told["offer"]] == [
        ("p", "Women", ["North West"]),
        ("q", "", ["Wales"]),
        ("r", "Debt", []),
    ]
    assert told["fact"] == [{"id": "f"}]


def test_what_is_brought_up_to_date_is_not_changed_where_it_came_from() -> None:
    kinds = {"case_study": [{"id": "a", "evidence": "84%"}]}
    bring_up_to_date(kinds, 1)
    assert kinds == {"case_study": [{"id": "a", "evidence": "84%"}]}

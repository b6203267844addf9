"""Records as older versions of bidprep wrote them, brought into today's form."""

from typing import Any

Kinds = dict[str, Any]


def bring_up_to_date(kinds: Kinds, form: int) -> Kinds:
    """Return records by kind, as JSON, in today's form; `form` is the number of the records file they stand in.

    Form 1: a case study had one figure in ``evidence`` and ``evidence_source``; a partner its ``services`` and
    ``regions`` as words.
    """
    return _from_first(kinds) if form == 1 else kinds


def _from_first(kinds: Kinds) -> Kinds:
    figures: list[Kinds] = []
    offers: list[Kinds] = []
    studies, partners = (
        [dict(study) for study in kinds.get("case_study", ())],
        [dict(partner) for partner in kinds.get("partner", ())],
    )
    for study in studies:
        figure, source = study.pop("evidence", ""), study.pop("evidence_source", "")
        if figure or source:
            told = {"id": f"figure{study['id']}", "case_study_id": study["id"], "position": 1}
            figures.append(told | {"figure": figure, "source": source})
    for partner in partners:
        service, regions = partner.pop("services", ""), partner.pop("regions", "")
        if service or regions:
            told = {"id": f"offer{partner['id']}", "partner_id": partner["id"], "service": service}
            offers.append(told | {"regions": [regions] if regions else []})
    return kinds | {"case_study": studies, "figure": figures, "partner": partners, "offer": offers}

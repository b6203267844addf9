"""The parts that a submission is made of, and their usual order."""

from enum import StrEnum


class SubmissionPart(StrEnum):
    """One part of a submission; the cover comes first wherever it is chosen, the contents next."""

    COVER = "cover"
    CONTENTS = "contents"
    ANSWERS = "answers"
    CASE_STUDIES = "case-studies"
    PARTNERS = "partners"
    MOBILISATION = "mobilisation"
    POLICIES = "policies"
    COMPLIANCE = "compliance"


PART_WORDS = {
    SubmissionPart.COVER: "Cover",
    SubmissionPart.CONTENTS: "Contents",
    SubmissionPart.ANSWERS: "Answers",
    SubmissionPart.CASE_STUDIES: "Appendix: case studies",
    SubmissionPart.PARTNERS: "Appendix: partners",
    SubmissionPart.MOBILISATION: "Appendix: mobilisation plan",
    SubmissionPart.POLICIES: "Appendix: policies, insurance and accreditations",
    SubmissionPart.COMPLIANCE: "Appendix: compliance table",
}
"""What each part is called where it is chosen."""

USUAL_PARTS = (
    SubmissionPart.COVER,
    SubmissionPart.CONTENTS,
    SubmissionPart.ANSWERS,
    SubmissionPart.CASE_STUDIES,
    SubmissionPart.PARTNERS,
)
"""What a submission holds unless the person chose otherwise; an appendix with nothing in it is left out."""


def parts_of(chosen: tuple[str, ...]) -> tuple[SubmissionPart, ...]:
    """Return the parts that a bid's submission holds, in order; names that are none are passed over."""
    known = {part.value: part for part in SubmissionPart}
    told = tuple(known[name] for name in dict.fromkeys(chosen) if name in known)
    return told or USUAL_PARTS

"""Case studies told as formatted text."""

from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.text import Paragraph, Run, Style, Text, clean_characters, inlines_of, text_of

STORY = (
    ("need", "The need"),
    ("what_we_did", "What we did"),
    ("result", "The result"),
    ("evidence", "The evidence"),
)


def tell_case_study(study: CaseStudy) -> Text:
    """Return the story as formatted text: a sub-heading for each part that has words."""
    blocks: list[Paragraph] = []
    for field, heading in STORY:
        words = clean_characters(getattr(study, field)).strip()
        if words:
            blocks.append(Paragraph((Run(heading),), Style.HEADING_1))
            blocks.extend(Paragraph(inlines_of(line)) for line in words.split("\n"))
    if study.evidence_source.strip():
        blocks.append(Paragraph((Run(f"Source: {study.evidence_source}", italic=True),)))
    return text_of(blocks)

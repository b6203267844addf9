"""Case studies told as formatted text: in full, or in a length on hand."""

from collections.abc import Iterable

from bidprep.domain.case_studies import CaseStudy, Figure, Telling
from bidprep.domain.counting import count_text
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import Block, Paragraph, Run, Style, Text, clean_characters, inlines_of, text_of

_STORY = (("need", "The need"), ("what_we_did", "What we did"), ("result", "The result"))


def tell_case_study(
    study: CaseStudy, figures: Iterable[Figure], tellings: Iterable[Telling] = (), most_words: int | None = None
) -> Text:
    """Return a case study as formatted text, in at most `most_words` where something on hand is short enough.

    In full it is a sub-heading for each part that has words, then the figures with their sources. Where that is too
    long, it is the longest of the lengths on hand that fits; where none does, the shortest there is.
    """
    full = _in_full(study, figures)
    if most_words is None or count_text(full).words <= most_words:
        return full
    lengths = sorted(
        (told for telling in tellings if (told := read_markdown(telling.text))), key=lambda told: count_text(told).words
    )
    fitting = [told for told in lengths if count_text(told).words <= most_words]
    return fitting[-1] if fitting else min((full, *lengths[:1]), key=lambda told: count_text(told).words)


def _in_full(study: CaseStudy, figures: Iterable[Figure]) -> Text:
    blocks: list[Block] = []
    for field, heading in _STORY:
        words = clean_characters(getattr(study, field)).strip()
        if words:
            blocks.append(Paragraph((Run(heading),), Style.HEADING_1))
            blocks.extend(Paragraph(inlines_of(line)) for line in words.split("\n"))
    proof = [figure for figure in figures if figure.figure.strip()]
    if proof:
        blocks.append(Paragraph((Run("The evidence"),), Style.HEADING_1))
        blocks.extend(Paragraph(inlines_of(_figure_words(figure)), Style.BULLET_1) for figure in proof)
    return text_of(blocks)


def _figure_words(figure: Figure) -> str:
    words, source = " ".join(figure.figure.split()), " ".join(figure.source.split())
    return f"{words} (source: {source})" if source else words

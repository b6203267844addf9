"""A text as it goes into a Word file and comes back unchanged: what Word has no way to say is settled before."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    change_inlines,
    fill_fields,
    text_of,
)

UNWRITTEN = text_of([Paragraph((Run("No answer yet.", italic=True),))])
"""What stands where an answer was not written yet."""


def text_as_sent(text: Text, values: Mapping[str, str], link_target: Callable[[str], str]) -> Text:
    """Return a text with its merge fields filled as a review copy shows it.

    A field without a value is its name in double braces; a sub-heading of the second level that stands under none of the
    first is raised, as headings in Word are; a header row, which is bold anyhow, has no bold of its own; links are as
    `link_target` says, "" for those that Word cannot follow.
    """
    filled = fill_fields(text, values)
    return text_of(
        _blocks_as_shown(change_inlines(filled, lambda inlines: (_shown(each, link_target) for each in inlines)))
    )


def without_header_bold(text: Text) -> Text:
    """Return a text whose tables have no bold in their header rows: there it says nothing."""
    return text_of(_without_bold(block) if isinstance(block, Table) else block for block in text.blocks)


def _shown(item: Inline, link_target: Callable[[str], str]) -> Inline:
    if isinstance(item, LineBreak):
        return item
    link = link_target(item.link) if item.link else ""
    if isinstance(item, MergeField):
        return Run("{{" + item.name + "}}", item.bold, item.italic, link)
    return replace(item, link=link)


def _blocks_as_shown(text: Text) -> list[Block]:
    shown: list[Block] = []
    level = 0
    for block in text.blocks:
        if isinstance(block, Table):
            shown.append(_without_bold(block))
        elif block.style.is_heading:
            level = min(block.style.level, level + 1)
            shown.append(replace(block, style=Style.HEADING_1 if level == 1 else Style.HEADING_2))
        else:
            shown.append(block)
    return shown


def _without_bold(table: Table) -> Table:
    head, *rest = table.rows
    plain = tuple(
        tuple(each if isinstance(each, LineBreak) else replace(each, bold=False) for each in cell) for cell in head
    )
    return Table((plain, *rest))

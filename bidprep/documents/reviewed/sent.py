"""How a text of ours looks when it comes back unchanged: what Word files cannot hold or hold otherwise is made alike."""

from dataclasses import replace

from bidprep.documents.reviewed.looks import link_as_read
from bidprep.documents.word.inlines import link_target
from bidprep.domain.text import Block, Inline, LineBreak, Paragraph, Style, Table, Text, change_inlines, text_of


def as_returned(text: Text) -> Text:
    """Return what `rejected_text` gives for a text that was written to Word and came back as it was.

    Links are what Word can follow, spelt one way; sub-headings skip no level; the words of a table's heading row are
    bold by the table's doing, not their own. To compare a text as sent with one that came back, compare with this.
    """
    linked = change_inlines(text, lambda inlines: map(_linked, inlines))
    level = 0
    blocks: list[Block] = []
    for block in linked.blocks:
        if isinstance(block, Table):
            head = tuple(tuple(map(_plain, cell)) for cell in block.rows[0])
            blocks.append(Table((head, *block.rows[1:])))
        elif block.style.is_heading:
            level = min(block.style.level, level + 1)
            blocks.append(Paragraph(block.inlines, Style.HEADING_1 if level == 1 else Style.HEADING_2))
        else:
            blocks.append(block)
    return text_of(blocks)


def _linked(item: Inline) -> Inline:
    return (
        item
        if isinstance(item, LineBreak) or not item.link
        else replace(item, link=link_as_read(link_target(item.link)))
    )


def _plain(item: Inline) -> Inline:
    return item if isinstance(item, LineBreak) else replace(item, bold=False)

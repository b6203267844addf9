"""How a document looks: laid over the text, so that it follows the palette and is never undone or copied."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPalette,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from bidprep.ui.rich_text.formats import FIELD_SHOWN, Stretch, fields_in, in_header_row, stretches, style_of

# How much larger than body text the two sub-headings are.
_SIZES = {1: 1.35, 2: 1.15}
_FILLED_TINT = 0.08
_OPEN_TINT = 0.28


class Looks(QSyntaxHighlighter):
    """Gives headings their size, links and merge fields their colours, in one document."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._palette = palette
        self._make_formats()

    def follow(self, palette: QPalette) -> None:
        """Take up a new palette, or a new font size of the document."""
        self._palette = palette
        self._make_formats()
        self.rehighlight()

    def _make_formats(self) -> None:
        size = QFontInfo(self.document().defaultFont()).pointSizeF()
        self._headings = {level: _heading(size * larger) for level, larger in _SIZES.items()}
        self._header_row = QTextCharFormat()
        self._header_row.setFontWeight(QFont.Weight.Bold)
        self._link = QTextCharFormat()
        self._link.setForeground(self._palette.color(QPalette.ColorRole.Link))
        self._link.setFontUnderline(True)
        self._filled = QTextCharFormat()
        self._filled.setBackground(_tint(self._palette, QPalette.ColorRole.Text, _FILLED_TINT))
        self._filled.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._open = QTextCharFormat()
        self._open.setBackground(_tint(self._palette, QPalette.ColorRole.Highlight, _OPEN_TINT))
        self._open.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self._open.setFontWeight(QFont.Weight.DemiBold)

    def _whole_block(self, block: QTextBlock) -> QTextCharFormat | None:
        style = style_of(block)
        if style.is_heading:
            return self._headings[style.level]
        return self._header_row if in_header_row(block) else None

    def _lay(self, stretch: Stretch, look: QTextCharFormat, whole: QTextCharFormat | None) -> None:
        """Lay a look over a stretch, on top of the look of the whole block, which it would replace."""
        both = QTextCharFormat(whole) if whole is not None else QTextCharFormat()
        both.merge(look)
        start = self.currentBlock().position()
        self.setFormat(stretch.start - start, stretch.end - stretch.start, both)

    def highlightBlock(self, _words: str) -> None:
        """Lay the looks over one block, as Qt asks after each change to it."""
        block = self.currentBlock()
        whole = self._whole_block(block)
        if whole is not None:
            self.setFormat(0, block.length(), whole)
        for stretch in stretches(block):
            if stretch.format.isAnchor():
                self._lay(stretch, self._link, whole)
        for field in fields_in(block):
            is_open = field.format.stringProperty(FIELD_SHOWN).startswith("{{")
            self._lay(field, self._open if is_open else self._filled, whole)


def _heading(size: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(size)
    made.setFontWeight(QFont.Weight.Bold)
    return made


def _tint(palette: QPalette, role: QPalette.ColorRole, share: float) -> QColor:
    """Return the paper's colour with a share of another mixed in."""
    paper, other = palette.color(QPalette.ColorRole.Base), palette.color(role)
    return QColor.fromRgbF(
        paper.redF() * (1 - share) + other.redF() * share,
        paper.greenF() * (1 - share) + other.greenF() * share,
        paper.blueF() * (1 - share) + other.blueF() * share,
    )

"""Lists: bullets and numbers of two levels, each numbered list beginning at 1 (ECMA-376 §17.9)."""

BULLETS = "bidprep bullets"
NUMBERS = "bidprep numbers"
_KINDS = {BULLETS: (("bullet", "•"), ("bullet", "–")), NUMBERS: (("decimal", "%1."), ("lowerLetter", "%2."))}
_INDENTS = ((624, 454), (1078, 454))  # left and hanging, in twips


class Lists:
    """The numbering that a paper uses: one definition of bullets, and one instance for each numbered list."""

    def __init__(self, bullets: int, first_free: int) -> None:
        self.bullets = bullets
        """The ``w:numId`` of all bullets."""
        self.started: list[tuple[int, int]] = []
        """(``w:numId``, level 0 or 1) of each numbered list, in order."""
        self._next = first_free

    def start(self, level: int) -> int:
        """Begin a numbered list at this level (0 or 1) and return its ``w:numId``."""
        number = self._next
        self._next += 1
        self.started.append((number, level))
        return number


def list_style(kind: str, level: int) -> str:
    """Return the name of the paragraph style for a kind of list at a level (0 or 1)."""
    name = "List Bullet" if kind == BULLETS else "List Number"
    return f"{name} 2" if level else name


def definition_xml(kind: str, number: int, style_ids: tuple[str, str] = ("", "")) -> str:
    """Return the ``w:abstractNum`` of a kind of list; a level with a style id is bound to that style."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, ((shape, mark), style, (left, hanging)) in enumerate(
            zip(_KINDS[kind], style_ids, _INDENTS, strict=True)
        )
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:name w:val="{kind}"/>{levels}</w:abstractNum>'
    )


def instance_xml(number: int, definition: int, restart: int | None = None) -> str:
    """Return a ``w:num`` of a definition; `restart` is the level (0 or 1) that begins at 1 again.

    Instances of one definition go on counting together; only ``w:startOverride`` parts them (§17.9.26).
    """
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in (range(restart, 2) if restart is not None else ())
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'

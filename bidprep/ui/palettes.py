"""The colours of the window: three palettes, the tones of words, and the contrast between two colours."""

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


class Look(StrEnum):
    """What the window is drawn in, once it is known what the system asks for."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What some words mean to the person; the words must say it too, as not everybody sees colours."""

    NEUTRAL = "neutral"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    ACCENT = "accent"


_COLOURS: dict[Look, dict[QPalette.ColorRole, str]] = {
    Look.LIGHT: {
        _Role.Window: "#f4f6f8",
        _Role.WindowText: "#1a2230",
        _Role.Base: "#ffffff",
        _Role.AlternateBase: "#f6f8fa",
        _Role.Text: "#1a2230",
        _Role.PlaceholderText: "#566173",
        _Role.Button: "#ffffff",
        _Role.ButtonText: "#1a2230",
        _Role.BrightText: "#ffffff",
        _Role.Highlight: "#1f5fa8",
        _Role.HighlightedText: "#ffffff",
        _Role.Accent: "#1f5fa8",
        _Role.Link: "#1f5fa8",
        _Role.LinkVisited: "#6a3d9a",
        _Role.ToolTipBase: "#1f2733",
        _Role.ToolTipText: "#f4f6f8",
        _Role.Light: "#ffffff",
        _Role.Midlight: "#e9edf1",
        _Role.Mid: "#c9d0d9",
        _Role.Dark: "#97a1af",
        _Role.Shadow: "#5d6878",
    },
    Look.DARK: {
        _Role.Window: "#1b1f27",
        _Role.WindowText: "#e6e9ee",
        _Role.Base: "#242933",
        _Role.AlternateBase: "#292e39",
        _Role.Text: "#e6e9ee",
        _Role.PlaceholderText: "#a3adbb",
        _Role.Button: "#2e3440",
        _Role.ButtonText: "#e6e9ee",
        _Role.BrightText: "#ffffff",
        _Role.Highlight: "#7db4f5",
        _Role.HighlightedText: "#0d1420",
        _Role.Accent: "#7db4f5",
        _Role.Link: "#8fc0f8",
        _Role.LinkVisited: "#c3a6f0",
        _Role.ToolTipBase: "#e6e9ee",
        _Role.ToolTipText: "#1b1f27",
        _Role.Light: "#4a5362",
        _Role.Midlight: "#3b4350",
        _Role.Mid: "#3d4552",
        _Role.Dark: "#566071",
        _Role.Shadow: "#0c0f14",
    },
    Look.CONTRAST: {
        _Role.Window: "#000000",
        _Role.WindowText: "#ffffff",
        _Role.Base: "#000000",
        _Role.AlternateBase: "#141414",
        _Role.Text: "#ffffff",
        _Role.PlaceholderText: "#d6d6d6",
        _Role.Button: "#000000",
        _Role.ButtonText: "#ffffff",
        _Role.BrightText: "#ffffff",
        _Role.Highlight: "#ffe14d",
        _Role.HighlightedText: "#000000",
        _Role.Accent: "#ffe14d",
        _Role.Link: "#7fd4ff",
        _Role.LinkVisited: "#e3b5ff",
        _Role.ToolTipBase: "#ffffff",
        _Role.ToolTipText: "#000000",
        _Role.Light: "#ffffff",
        _Role.Midlight: "#1f1f1f",
        _Role.Mid: "#ffffff",
        _Role.Dark: "#ffffff",
        _Role.Shadow: "#ffffff",
    },
}

_DISABLED_TEXT = {Look.LIGHT: "#7d8796", Look.DARK: "#858f9e", Look.CONTRAST: "#9a9a9a"}
_DISABLED_HIGHLIGHT = {Look.LIGHT: "#e1e6ec", Look.DARK: "#343b48", Look.CONTRAST: "#2a2a2a"}
_DISABLED_TEXT_ROLES = (
    _Role.WindowText,
    _Role.Text,
    _Role.ButtonText,
    _Role.PlaceholderText,
)

# In a menu the chosen line is tinted only. Fusion gives it icons in the colour of other lines, so these
# must stay readable there.
_MENU_HIGHLIGHT = {Look.LIGHT: "#dce8f6", Look.DARK: "#36475e", Look.CONTRAST: "#0a5bd0"}

_TONES: dict[Look, dict[Tone, tuple[str, str]]] = {
    Look.LIGHT: {
        Tone.NEUTRAL: ("#485364", "#e8ecf1"),
        Tone.GOOD: ("#1b6437", "#dff2e5"),
        Tone.CAUTION: ("#824700", "#fdedd6"),
        Tone.BAD: ("#a3172b", "#fce4e6"),
        Tone.ACCENT: ("#1f5fa8", "#e2edf9"),
    },
    Look.DARK: {
        Tone.NEUTRAL: ("#c5ccd7", "#383f4c"),
        Tone.GOOD: ("#86d9a1", "#1f3c2c"),
        Tone.CAUTION: ("#f3ba68", "#45351d"),
        Tone.BAD: ("#ffa1a8", "#4b262c"),
        Tone.ACCENT: ("#98c5fa", "#223850"),
    },
    Look.CONTRAST: {
        Tone.NEUTRAL: ("#ffffff", "#000000"),
        Tone.GOOD: ("#8dffa8", "#000000"),
        Tone.CAUTION: ("#ffd35c", "#000000"),
        Tone.BAD: ("#ffa3a3", "#000000"),
        Tone.ACCENT: ("#7fd4ff", "#000000"),
    },
}

# The line round what can be typed in or pressed: 3 : 1 at least against what is in it (WCAG 2.2, 1.4.11).
_EDGES = {Look.LIGHT: "#7d8693", Look.DARK: "#7a8596", Look.CONTRAST: "#b4b4b4"}
_FUSION_DARKENS_BY = 1.4

_MIDDLE_LIGHTNESS = 128
_LINEAR_UP_TO = 0.04045


def make_palette(look: Look) -> QPalette:
    """Return the palette of a look, with every role that Fusion draws set."""
    palette = QPalette()
    for role, name in _COLOURS[look].items():
        palette.setColor(_Group.All, role, QColor(name))
    text = QColor(_DISABLED_TEXT[look])
    for role in _DISABLED_TEXT_ROLES:
        palette.setColor(_Group.Disabled, role, text)
    # A grey selection, so that a list that cannot be used does not look like one that can.
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(_DISABLED_HIGHLIGHT[look]))
    palette.setColor(_Group.Disabled, _Role.HighlightedText, palette.color(_Group.Active, _Role.Text))
    return palette


def make_menu_palette(look: Look) -> QPalette:
    """Return the palette of menus and the menu bar, where the chosen line is tinted only."""
    palette = make_palette(look)
    palette.setColor(_Group.All, _Role.Highlight, QColor(_MENU_HIGHLIGHT[look]))
    palette.setColor(_Group.All, _Role.HighlightedText, palette.color(_Group.Active, _Role.Text))
    palette.setColor(_Group.Disabled, _Role.HighlightedText, palette.color(_Group.Disabled, _Role.Text))
    return palette


def make_edged_palette(look: Look) -> QPalette:
    """Return the palette of fields and buttons, whose edges can be seen.

    Fusion draws an edge in a darker shade of Window, which on a dark window nobody sees. Fields and
    buttons show nothing else of their Window, so theirs is the colour that gives the edge we want.
    """
    palette = make_palette(look)
    edge = QColor(_EDGES[look])
    window = QColor.fromHsvF(edge.hsvHueF(), edge.hsvSaturationF(), min(1.0, edge.valueF() * _FUSION_DARKENS_BY))
    palette.setColor(_Group.All, _Role.Window, window)
    return palette


def look_of(palette: QPalette) -> Look:
    """Return the look that a palette belongs to: a widget knows its palette only."""
    lightness = palette.color(_Group.Active, _Role.Base).lightness()
    if lightness > _MIDDLE_LIGHTNESS:
        return Look.LIGHT
    return Look.CONTRAST if lightness == 0 else Look.DARK


def tone_colours(tone: Tone, palette: QPalette) -> tuple[QColor, QColor]:
    """Return the colours of a tone: the text, readable on the tint, on Base and on Window; and the tint."""
    text, tint = _TONES[look_of(palette)][tone]
    return QColor(text), QColor(tint)


def outline_colour(palette: QPalette) -> QColor:
    """Return the colour of the quiet line round cards and bars; in high contrast it is not quiet."""
    return palette.color(_Group.Active, _Role.Mid)


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else float(((part + 0.055) / 1.055) ** 2.4)

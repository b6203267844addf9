"""The manual against the program: what there is, is in it, and what it names, there is."""

import re
import shlex
from pathlib import Path

import pytest

from bidprep.cli.parsing import COMMANDS as LINE_COMMANDS
from bidprep.cli.parsing import read_command
from bidprep.domain.checks import CHECKS
from bidprep.operations.help_pages import help_folder, read_help_pages
from bidprep.ui.commands import COMMANDS, MENUS
from bidprep.ui.pages.settings import _FIELDS as SETTINGS
from bidprep.ui.places import PAGES
from bidprep.ui.widgets.text_editor_commands import COMMANDS as EDITOR_COMMANDS
from tests.pictures import MOST_BYTES

WORDS = {page.key: page.words for page in read_help_pages()}
ALL = "\n".join(WORDS.values())

# Keys that Qt or a widget of ours answers itself, beside those in the two tables of commands.
OTHER_KEYS = {
    "Ctrl+F",
    "Ctrl+H",
    "Shift+Left",
    "Shift+Right",
    "Ctrl+Shift+V",
    "Shift+Enter",
    "Shift+Down",
    "Alt+Up",
    "Alt+Down",
    "Shift+F10",
}

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_ENTRY = re.compile(rf"\b({'|'.join(menu.replace('&', '') for menu in MENUS)}) › ([^*|\n]+?)(?=\*\*| \||\n|$)")
_KEYS = re.compile(
    r"(?<![\w+])((?:Ctrl|Alt|Shift)\+(?:(?:Alt|Shift)\+)*(?:[A-Z][a-z]+|F\d+|[^\s|*`]))(?![\w])|\b(F\d{1,2})\b"
)
_TYPED = re.compile(r"^ {4}bidprep (.+)$", re.MULTILINE)


def plain(words: str) -> str:
    return words.replace("&", "")


def menu_entries() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(plain(command.menu), plain(command.words)): command.all_keys for command in COMMANDS}


def test_every_page_of_the_window_has_a_help_page() -> None:
    assert [key for key in PAGES if key not in WORDS] == []


def test_every_help_page_is_in_the_contents_once() -> None:
    order = (help_folder() / "contents.txt").read_text(encoding="utf-8").split()
    assert sorted(order) == sorted(path.stem for path in help_folder().glob("*.md"))


@pytest.mark.parametrize("key", WORDS)
def test_a_help_page_begins_with_its_title_and_no_two_titles_are_alike(key: str) -> None:
    titles = [page.title for page in read_help_pages()]
    assert WORDS[key].startswith("# ")
    assert len(re.findall(r"^# ", WORDS[key], re.MULTILINE)) == 1
    assert len(set(titles)) == len(titles)


def test_no_two_commands_go_by_the_same_key() -> None:
    assert len({command.key for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_every_command_is_in_the_help_by_menu_and_words(command: object) -> None:
    assert hasattr(command, "menu")
    assert hasattr(command, "words")
    assert f"{plain(command.menu)} › {plain(command.words)}" in ALL


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.keys], ids=lambda command: command.key)
def test_the_list_of_keys_has_the_keys_of_every_command(command: object) -> None:
    assert hasattr(command, "all_keys")
    assert hasattr(command, "menu")
    assert hasattr(command, "words")
    assert f"| {', '.join(command.all_keys)} | {plain(command.menu)} › {plain(command.words)} |" in WORDS["keyboard"]


@pytest.mark.parametrize("command", EDITOR_COMMANDS, ids=lambda command: command.name)
def test_the_list_of_keys_has_every_command_of_the_text_with_its_keys(command: object) -> None:
    assert hasattr(command, "label")
    assert hasattr(command, "keys")
    label = plain(command.label).rstrip("…")
    wanted = f"| {', '.join(command.keys)} | {label} |" if command.keys else f"*{label}*"
    assert wanted in WORDS["keyboard"]


@pytest.mark.parametrize("field", SETTINGS, ids=lambda field: field.name)
def test_every_setting_is_on_the_help_page_about_settings(field: object) -> None:
    assert hasattr(field, "label")
    assert f"**{field.label}**" in WORDS["settings"]


@pytest.mark.parametrize("command", LINE_COMMANDS, ids=lambda command: command.words)
def test_every_command_of_the_command_line_has_an_example(command: object) -> None:
    assert hasattr(command, "words")
    assert any(typed.startswith(f"{command.words} ") for typed in _TYPED.findall(WORDS["command-line"]))


@pytest.mark.parametrize("typed", _TYPED.findall(ALL))
def test_every_example_of_the_command_line_can_be_read(typed: str) -> None:
    assert callable(read_command(shlex.split(typed)))


def test_every_check_is_on_the_help_page_about_checks_and_none_that_is_not_there() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", WORDS["checks"], re.MULTILINE)
    files = {check.__code__.co_filename for check in CHECKS}
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)
    yielded = set(re.findall(r'Finding\(\s*"([a-z-]+)"', source))
    assert len(yielded) >= len(CHECKS)
    assert set(named) == yielded


@pytest.mark.parametrize("key", WORDS)
def test_every_link_leads_to_a_page(key: str) -> None:
    targets = [target.partition("#")[0] for target in _LINK.findall(WORDS[key])]
    assert [target for target in targets if target.removesuffix(".md") not in WORDS] == []


@pytest.mark.parametrize("key", WORDS)
def test_every_picture_is_there_and_says_in_words_what_it_shows(key: str) -> None:
    for words, target in _PICTURE.findall(WORDS[key]):
        assert (help_folder() / target).is_file(), target
        assert len(words.split()) >= 4, words


@pytest.mark.parametrize("key", [key for key in PAGES if key != "help"])
def test_a_help_page_about_a_page_of_the_window_shows_it(key: str) -> None:
    assert f"](pictures/{key}.png)" in WORDS[key]


def test_every_picture_is_shown_and_together_they_are_small() -> None:
    files = list((help_folder() / "pictures").iterdir())
    shown = {target for _, target in _PICTURE.findall(ALL)}
    assert {f"pictures/{path.name}" for path in files} == shown
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES


@pytest.mark.parametrize("key", WORDS)
def test_the_help_names_no_menu_entry_that_does_not_exist(key: str) -> None:
    entries = {*menu_entries(), ("Edit", "Format")}
    named = {(menu, words.strip()) for menu, words in _ENTRY.findall(WORDS[key])}
    assert named - entries == set()


@pytest.mark.parametrize("key", WORDS)
def test_a_key_named_behind_a_menu_entry_is_the_key_of_that_entry(key: str) -> None:
    for menu, words, keys in re.findall(r"\*\*(\w+) › ([^*]+)\*\* \(([^)]*\+?[^)]*)\)", WORDS[key]):
        assert menu_entries().get((menu, words)) == tuple(keys.split(" or ")), f"{menu} › {words}"


@pytest.mark.parametrize("key", WORDS)
def test_the_help_names_no_keys_that_do_nothing(key: str) -> None:
    known = {keys for command in COMMANDS for keys in command.all_keys} | OTHER_KEYS
    known |= {keys for command in EDITOR_COMMANDS for keys in command.keys}
    words = re.sub(r"`[^`]*`", "", WORDS[key])
    named = {first or second for first, second in _KEYS.findall(words)}
    named = {keys if keys in known else keys.rstrip(".)") for keys in named}
    assert named - known - {"Ctrl+click"} == set()


@pytest.mark.parametrize("key", WORDS)
def test_tables_are_narrow_enough_for_the_help_page(key: str) -> None:
    rows = [line for line in WORDS[key].splitlines() if line.startswith("|")]
    assert [row for row in rows if row.count("|") > 4 or len(row) > 150] == []

"""What is typed on the command line, as a command ready to run."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

from bidprep import __version__
from bidprep.cli.answers import ANSWER_COMMANDS
from bidprep.cli.bids import BID_COMMANDS
from bidprep.cli.command import Command
from bidprep.cli.exchange import EXCHANGE_COMMANDS
from bidprep.cli.forms import FORM_COMMANDS
from bidprep.cli.imports import IMPORT_COMMANDS
from bidprep.cli.library import LIBRARY_COMMANDS
from bidprep.cli.materials import MATERIAL_COMMANDS
from bidprep.cli.people import PEOPLE_COMMANDS
from bidprep.cli.planning import PLANNING_COMMANDS
from bidprep.cli.reviews import REVIEW_COMMANDS
from bidprep.cli.scores import SCORE_COMMANDS
from bidprep.cli.workspaces import WORKSPACE_COMMANDS
from bidprep.errors import BidprepError

# To add a command: a Command in the tuple of its module. A command of two words, such as “list lots”, joins
# its first word’s group.
COMMANDS: tuple[Command, ...] = (
    *WORKSPACE_COMMANDS, *BID_COMMANDS, *ANSWER_COMMANDS, *EXCHANGE_COMMANDS, *IMPORT_COMMANDS, *FORM_COMMANDS,
    *MATERIAL_COMMANDS, *REVIEW_COMMANDS, *PLANNING_COMMANDS, *SCORE_COMMANDS,
    *LIBRARY_COMMANDS,
    *PEOPLE_COMMANDS,
)  # fmt: skip

_GROUPS = {
    "list": "show the questions or lots of a bid",
    "import": "take something in",
    "export": "write something out",
    "review": "look at what reviewers said and changed",
}


class _Parser(ArgumentParser):
    """A parser that raises the error a person sees instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        raise BidprepError(f"{self.prog}: {message}.", f"Type “{self.prog} --help” to see how it is used.")


def read_command(words: Sequence[str]) -> Callable[[], int]:
    """Return what was typed as a function that does it and returns the exit code; raises BidprepError otherwise."""
    parsed: Namespace = make_parser().parse_args(words)
    return partial(parsed.command.run, parsed)


def make_parser() -> ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(prog="bidprep", description="Prepare bids offline. Without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"bidprep {__version__}")
    top = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    groups = {
        name: top.add_parser(name, help=text, description=text).add_subparsers(
            metavar="WHAT", required=True, parser_class=_Parser
        )
        for name, text in _GROUPS.items()
    }
    for command in COMMANDS:
        group, _, name = command.words.rpartition(" ")
        under = groups[group] if group else top
        own = under.add_parser(name, help=command.help, description=command.help)
        for argument in command.arguments:
            own.add_argument(*argument.names, **argument.options)
        own.set_defaults(command=command)
    return parser

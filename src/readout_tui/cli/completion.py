"""`readout completion`: what a shell offers after Tab, asked of the parsers themselves at each Tab."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING

from readout_tui.cli.common import Exit, add_command

if TYPE_CHECKING:
    from readout_tui.cli.common import Commands

SHELLS = ("bash", "zsh", "fish")

_EXAMPLES = """\
examples:
  readout completion bash > ~/.local/share/bash-completion/completions/readout
  readout completion zsh > ~/.zfunc/_readout        a folder that is in $fpath
  readout completion fish > ~/.config/fish/completions/readout.fish

Or for this shell alone: eval "$(readout completion bash)", eval "$(readout completion zsh)",
readout completion fish | source. It offers commands, options and choices; ids and locators of the archive;
the fields of a query and the persons in them; tags, themes, files and folders.
"""

_QUOTED_OR_HASH = re.compile(r"""('[^']*'?|"(?:\\.|[^"\\])*"?|\\.)|(?<=\S)#""", re.DOTALL)


def add_commands(commands: Commands) -> None:
    """Add `completion`."""
    purpose = "print a script with which a shell completes the command"
    completion = add_command(commands, "completion", purpose, _EXAMPLES, archive=False)
    completion.add_argument("shell", choices=SHELLS, help="which shell")
    completion.set_defaults(run=run_completion)


def run_completion(arguments: argparse.Namespace) -> int:
    """Print a shell's script."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["readout"], shell=arguments.shell).strip())
    return Exit.FINE


def is_asked() -> bool:
    """Tell whether a shell's script called, to know what may follow."""
    return "_ARGCOMPLETE" in os.environ


def answer(parser: argparse.ArgumentParser) -> None:
    """Tell the shell's script what may follow the line that it gave, and end the process."""
    import argcomplete

    from readout_tui.cli.completers import ByMetavar

    line = with_escaped_hashes(os.environ["COMP_LINE"][: int(os.environ["COMP_POINT"])])
    os.environ |= {"COMP_LINE": line, "COMP_POINT": str(len(line))}
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=ByMetavar())


def with_escaped_hashes(line: str) -> str:
    r"""Return a command line with `\#` for each hash within a word.

    To a shell the two are one; argcomplete takes the rest of the line for a comment, even within a locator.
    """
    return _QUOTED_OR_HASH.sub(lambda match: match[1] or r"\#", line)

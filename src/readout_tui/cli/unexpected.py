"""Errors that nobody expected: one line for the user, the traceback for the log."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

from readout_tui.cli.common import UsageError, say
from readout_tui.text import clean_line

if TYPE_CHECKING:
    from readout_tui.user.log import LogFile


def log_level_of_user() -> str:
    """Return the level from which on the log is written.

    Raises:
        UsageError: The environment names none that there is.
    """
    from readout_tui.user.log import log_level

    try:
        return log_level(os.environ)
    except ValueError as error:
        raise UsageError(str(error)) from None


def log_and_say(error: Exception, command: str) -> None:
    """Write an error that ended a command into the log, and tell the user."""
    import logging

    from readout_tui.user.log import log_level, logging_to
    from readout_tui.user.paths import user_paths

    try:
        level = log_level(os.environ)
    except ValueError:
        level = "info"
    with logging_to(user_paths().log_file, level) as log:
        logging.getLogger(__name__).error("readout %s ended by an error", command, exc_info=error)
        say_unexpected(error, log)


def say_unexpected(error: BaseException, log: LogFile) -> None:
    """Tell the user of an error in one line; if the log cannot be written, its traceback too."""
    what = clean_line(": ".join(filter(None, (type(error).__name__, str(error)))))
    if log.trouble is None:
        say(f"readout: unexpected {what}; its traceback is in {log.path}")
        return
    say("".join(traceback.format_exception(error)).rstrip("\n"))
    say(f"readout: unexpected {what}; the log cannot be written: {log.trouble}")

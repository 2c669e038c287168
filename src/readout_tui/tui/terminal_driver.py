"""What paints the screen on a terminal: Textual's driver, made fit for what else happens to terminals."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Stops and goes on with its whole job, outlives a terminal that is gone, and asks it for its size."""

    painting = False
    """Whether the terminal is in the state that the screen needs."""
    is_ending: Callable[[], bool] = staticmethod(lambda: False)
    """Tells whether the program is on its way out, so that nothing is painted again."""

    def start_application_mode(self) -> None:
        """Put the terminal into the state that the screen needs, if this program may."""
        start: Callable[[], None] = super().start_application_mode
        start()
        # Textual comes back without having done so where the program runs in the background.
        self.painting = self._writer_thread is not None and self._writer_thread.is_alive()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was; one that has been given back is somebody else's by now."""
        if self.painting:
            super().stop_application_mode()
            self.painting = False

    def disable_input(self) -> None:
        """Read no more; a program in the background that touched the terminal would be stopped for it."""
        if self.painting:
            super().disable_input()

    def resume_application_mode(self) -> None:
        """Take the terminal again after a stop."""
        if self.is_ending():
            return
        if self.painting:
            # Nothing told of a SIGSTOP, after which the shell has set the terminal to its own liking.
            self.suspend_application_mode()
        self._must_signal_resume = True
        super().resume_application_mode()

    def write(self, data: str) -> None:
        """Write to the terminal; nothing if it could not be written to before."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop as every program does, and with the whole job: a `make` above would wait for us forever.

        The system ignores this stop where there is no shell to go on from, and so do we. Textual's SIGSTOP
        would be final there.
        """
        if not self._auto_restart:  # Another program has the terminal, and stops itself.
            super()._sigtstp_application()
            return
        self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.killpg(0, signal.SIGTSTP)
        # Here it goes on, after the handler of SIGCONT if it was stopped.
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        if not self.painting:
            self.resume_application_mode()

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and lines; COLUMNS and LINES in the environment would stay as they are."""
        try:
            width, height = os.get_terminal_size(self.fileno)
        except OSError:
            width = height = 0
        return (width, height) if width and height else super()._get_terminal_size()

"""What paints the screen for a browser: Textual's web driver, which `readout serve` talks to."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class ServedDriver(WebDriver):
    """Ends the app when the server is gone, of whatever it died."""

    def run_input_thread(self) -> None:
        """Read what the server sends until it sends no more."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())

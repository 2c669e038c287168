"""A page (text, Markdown, HTML) becomes a readout."""

from readout_tui.importing.assembly import import_page
from readout_tui.importing.pages import PageError

__all__ = ["PageError", "import_page"]

"""A page (text, Markdown, HTML, TEI, a readout's JSON) becomes a readout."""

from readout_tui.importing.assembly import import_page
from readout_tui.importing.pages import PageError
from readout_tui.importing.records import may_be_record
from readout_tui.importing.tei import may_be_tei

__all__ = ["PageError", "import_page", "may_be_record", "may_be_tei"]

"""Pages into an archive: which files are meant, whom they name, and where their readouts go."""

from readout_tui.intake.edits import Change
from readout_tui.intake.gathering import Gathering, Imported, read_page, read_page_file, read_page_files
from readout_tui.intake.placing import Intake, Taken

__all__ = [
    "Change",
    "Gathering",
    "Imported",
    "Intake",
    "Taken",
    "read_page",
    "read_page_file",
    "read_page_files",
]

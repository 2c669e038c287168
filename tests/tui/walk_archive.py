"""What the archive of the tests needs to be walked through: another side, references and echoes."""

from __future__ import annotations

from pathlib import Path

OTHER_SIDE = """\
readout: 1
id: 2031-04-02-osk-marn
title: Minister Osk visited Veld
date: 2031-04-02
place: Veld
kind: meeting
source:
  publisher: transport.osmark.example
participants:
  - id: juri-osk
    name: Jüri Osk
    role: Minister of Transport
    side: Osmark
  - id: adela-marn
    name: Adela Marn
    role: President of Veld
    side: Veld
turns:
  - text: Minister Osk was received at the harbour office by President Marn. No customs duty was discussed.
  - speaker: juri-osk
    text: |
      Thank you, Madam President. A timetable is a promise with numbers in it.

      The lighthouse at Osk Bay is to be repaired at our expense.
"""

SPEECH = """\
readout: 1
id: 2031-08-09-harbour-speech
title: Speech at the new harbour
date: 2031-08-09
place: Osmark
kind: speech
participants:
  - id: juri-osk
    name: Jüri Osk
    role: Prime Minister
    side: Osmark
turns:
  - speaker: juri-osk
    text: |
      At the meeting of 2 April in Veld I gave my word. It was kept by the ferry treaty of 20 May, signed in \
the rain, and by the meeting of 2 April in Veld before it.

      I said then that a timetable is a solemn promise with numbers in it. Ours has been kept.
"""

OTHER, TALK = "2031-04-02-osk-marn", "2031-08-09-harbour-speech"


def add_to(archive: Path) -> None:
    """Write the readouts into an archive."""
    for name, text in ((OTHER, OTHER_SIDE), (TALK, SPEECH)):
        (archive / "2031" / f"{name}.yaml").write_text(text, encoding="utf-8")

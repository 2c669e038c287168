"""Messages that lie over the screen for a while: each once, and few at a time."""

from __future__ import annotations

from textual.notifications import Notification, Notifications

MOST = 3
"""Messages that are shown at a time: more would cover what one reads."""


def make_room(shown: Notifications, coming: Notification) -> None:
    """Take away what a message renews, and the oldest ones where there would be too many."""
    for old in list(shown):
        if old.message == coming.message:
            del shown[old]
    for old in list(shown)[: max(0, len(shown) + 1 - MOST)]:
        del shown[old]

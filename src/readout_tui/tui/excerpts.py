"""A paragraph's part around what was found."""

from __future__ import annotations

from collections.abc import Sequence

Spans = Sequence[tuple[int, int]]

ELLIPSIS = "…"


def excerpt(text: str, spans: Spans, size: int) -> tuple[str, list[tuple[int, int]]]:
    """Cut text to a size, at words, around its spans.

    Args:
        text: A paragraph.
        spans: What was found in it, in code points.
        size: The most code points to return.

    Returns:
        One line with an ellipsis where it was cut, and the spans that are whole in it.
    """
    flat = text.replace("\n", " ")
    if len(flat) <= size:
        return flat, list(spans)
    room = size - 2 * len(ELLIPSIS)
    first = spans[0][0] if spans else 0
    last = max((end for _, end in spans if end - first <= room), default=first)
    start = max(0, min(first - (room - (last - first)) // 2, len(flat) - room))
    end = start + room
    # Only whole words, unless that would cut off what was found.
    if start > 0 and flat[start - 1] != " ":
        start = next((i + 1 for i in range(start, first) if flat[i] == " "), start)
    if end < len(flat) and flat[end] != " ":
        end = next((i for i in range(end - 1, last - 1, -1) if flat[i] == " "), end)
    head, tail = (ELLIPSIS if cut else "" for cut in (start > 0, end < len(flat)))
    shift = len(head) - start
    kept = [(s + shift, e + shift) for s, e in spans if start <= s and e <= end]
    return head + flat[start:end] + tail, kept

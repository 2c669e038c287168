"""Finding a place again in a readout whose file was changed while it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout_tui.tui.document import Document, Position, Range


def position_again(before: Document, after: Document, position: Position) -> Position:
    """Return where a position is in a later state of its readout.

    Where its paragraph's words are not there any more, it is as far as before behind the nearest paragraph
    above whose words are; at the same sentence, if that is.
    """
    if not after.paragraphs:
        return after.start
    places = _places(after)
    for step in range(position.paragraph + 1):
        index = _nearest(places, before.paragraphs[position.paragraph - step].text, position.paragraph - step)
        if index is not None:
            break
    else:
        step, index = position.paragraph, 0
    index = min(index + step, len(after.paragraphs) - 1)
    return position._replace(paragraph=index) if step == 0 else _in_changed(before, after, position, index)


def range_again(before: Document, after: Document, part: Range) -> Range | None:
    """Return where a range is in a later state of its readout; None unless its paragraphs are the same."""
    (first, start), (last, end) = part
    places = _places(after)
    index = _nearest(places, before.paragraphs[first].text, first)
    if index is None or index + last - first >= len(after.paragraphs):
        return None
    for old in range(first, last + 1):
        if before.paragraphs[old].text != after.paragraphs[index + old - first].text:
            return None
    return Range(Position(index, start), Position(index + last - first, end))


def _in_changed(before: Document, after: Document, position: Position, index: int) -> Position:
    """Return where a position is in a paragraph that was changed."""
    sentence = before.sentence_at(position)
    text = after.paragraphs[index].text
    at = text.find(before.text(sentence))
    if at >= 0:
        return Position(index, at + max(0, position.character - sentence.start.character))
    return Position(index, min(position.character, max(0, len(text) - 1)))


def _places(document: Document) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = {}
    for index, paragraph in enumerate(document.paragraphs):
        places.setdefault(paragraph.text, []).append(index)
    return places


def _nearest(places: Mapping[str, Sequence[int]], text: str, index: int) -> int | None:
    return min(places.get(text, ()), key=lambda place: abs(place - index), default=None)

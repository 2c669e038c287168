"""The word index: tantivy, told which words there are, and asked which pieces hold them.

A paragraph is searched in pieces, in the field `text`, and counted as a whole: one that is cut into several
pieces is there once more, in the field `whole`, for nothing but counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tantivy
from tantivy import Document, FieldType, Occur, Order, Query

from readout_tui.index.database import BrokenIndexError
from readout_tui.index.months import months_of, year_and_month
from readout_tui.index.rows import PART, WHOLE, Rows, piece_key

_LAST_DAY = date.max.toordinal()

_HEAP_BYTES = 15_000_000
"""What a writer holds in memory before it writes; tantivy's least."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("text", "whole"):
        builder.add_text_field(name, tokenizer_name="spaced", index_option="position")
    for name in ("speaker", "side"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("mode", "language", "part"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("readout", indexed=True)
    builder.add_unsigned_field("key", fast=True, indexed=True)
    builder.add_integer_field("day", fast=True)
    builder.add_unsigned_field("month", fast=True)
    return builder.build()


SCHEMA = _schema()


class WordIndex:
    """A folder of tantivy's, or an index in memory."""

    def __init__(self, folder: Path | None) -> None:
        """Open the index, and make it if there is none.

        Args:
            folder: Where it is; None for one in memory.

        Raises:
            BrokenIndexError: The folder holds something else.
        """
        with _broken_index_errors():
            if folder is None:
                self._index = tantivy.Index(SCHEMA)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(SCHEMA, str(folder))
            spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            self._index.register_tokenizer("spaced", spaced)
            # The default policy keeps a thread that looks at the folder twice a second.
            self._index.config_reader("manual")

    def writer(self, heap: int = _HEAP_BYTES, threads: int = 1) -> WordWriter:
        """Return the writer, of which there is one at a time in all processes.

        Raises:
            BrokenIndexError: The index is damaged.
        """
        with _broken_index_errors():
            return WordWriter(self._index.writer(heap, threads))

    def searcher(self) -> WordSearcher:
        """Return a view of the index as it is now, which later writing does not change.

        Raises:
            BrokenIndexError: The index is damaged.
        """
        with _broken_index_errors():
            self._index.reload()
            return WordSearcher(self._index.searcher())


class WordWriter:
    """Adds and removes readings; nothing is seen before `commit`."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        """Wrap tantivy's writer."""
        self._writer = writer

    def add(self, readout: int, rows: Rows) -> None:
        """Add the pieces of the reading with that number."""
        with _broken_index_errors():
            months = months_of(rows.card)
            for piece in rows.pieces:
                fields = {
                    "whole" if piece.part == WHOLE else "text": piece.words,
                    "speaker": piece.speaker,
                    "side": piece.side,
                    "mode": piece.mode,
                    "language": piece.language,
                    "part": piece.part,
                    "readout": readout,
                    "key": piece_key(readout, piece),
                    "day": rows.card.first_day,
                    "month": months,
                }
                filled = {name: value for name, value in fields.items() if value not in ("", [])}
                self._writer.add_document(Document.from_dict(filled, SCHEMA))

    def remove(self, readouts: Sequence[int]) -> None:
        """Remove readings by their numbers."""
        with _broken_index_errors():
            self._writer.delete_documents_by_query(one_of("readout", readouts))

    def commit(self) -> None:
        """Make it lasting and seen by new searchers."""
        with _broken_index_errors():
            self._writer.commit()

    def close(self) -> None:
        """Wait for what still goes on in the background, and let another writer begin."""
        with _broken_index_errors():
            self._writer.wait_merging_threads()


_MOST_VALUES = 20_000
"""Values of a field that are counted; tantivy makes 65,000 buckets at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """A piece that matches a query."""

    key: int
    """As `rows.piece_key` makes it."""
    score: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How many paragraphs match a query, and how they are spread."""

    paragraphs: int
    speakers: Mapping[str, int]
    """By `rows.speaker_key`; narration is left out."""
    sides: Mapping[str, int]
    """By the side as printed."""
    months: Mapping[tuple[int, int], int]
    """By year and month (1 to 12). What lasts several months counts in each; what is known to the year alone,
    in that year, with a month of 0; what is undated, or lasts more than ten years, in none."""


class WordSearcher:
    """A view of the index at one moment."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        """Wrap tantivy's searcher."""
        self._searcher = searcher

    @property
    def pieces(self) -> int:
        """How many pieces there are, and whole paragraphs that are there once more."""
        return self._searcher.num_docs

    def vocabulary(self) -> dict[str, int]:
        """Return each word with the number of pieces that hold it, removed ones included for a while."""
        with _broken_index_errors():
            return dict(self._searcher.terms_with_prefix("text", ""))

    def values(self, field: str, beginning: str = "") -> list[str]:
        """Return the values of a field that begin so; some may be of readings that were removed."""
        with _broken_index_errors():
            return [value for value, _ in self._searcher.terms_with_prefix(field, beginning) if value]

    def best(self, query: Query, limit: int) -> list[Found]:
        """Return the pieces with the highest scores, the best first."""
        with _broken_index_errors():
            return self._found(self._searcher.search(query, limit, count=False))

    def by_day(self, query: Query, limit: int, *, oldest: bool = False) -> list[Found]:
        """Return the latest pieces, the latest first, or the oldest; undated ones come last.

        Their scores mean nothing.
        """
        if oldest:
            dated = Query.range_query(SCHEMA, "day", FieldType.Integer, 1, _LAST_DAY)
            found = self._in_order(all_of([query, dated], []), limit, Order.Asc)
            if len(found) == limit:
                return found
        return self._in_order(query, limit, Order.Desc)

    def _in_order(self, query: Query, limit: int, order: Order) -> list[Found]:
        with _broken_index_errors():
            return self._found(
                self._searcher.search(query, limit, count=False, order_by_field="day", order=order)
            )

    def tally(self, must: Sequence[Query], without: Sequence[Query]) -> Tally:
        """Count the whole paragraphs that match all of some queries, and none of some others."""
        terms = {
            name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in ("speaker", "side", "month")
        }
        with _broken_index_errors():
            found = self._searcher.aggregate(
                all_of(must, [*without, one_of("part", [PART])]),
                terms | {"all": {"value_count": {"field": "key"}}},
            )
        by_field = {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]} for name in terms
        }
        return Tally(
            int(found["all"]["value"]),
            by_field["speaker"],
            by_field["side"],
            {year_and_month(int(month)): count for month, count in by_field["month"].items()},
        )

    def _found(self, result: tantivy.SearchResult) -> list[Found]:
        hits = result.hits
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        return [Found(int(key or 0), score) for key, (score, _) in zip(keys, hits, strict=True)]


@contextmanager
def _broken_index_errors() -> Iterator[None]:
    try:
        yield
    except (ValueError, OSError) as error:
        raise BrokenIndexError(str(error)) from error
    except BaseException as error:
        # A panic of tantivy's has a class of its own, which cannot be imported.
        if type(error).__name__ == "PanicException":
            raise BrokenIndexError(str(error)) from error
        raise


def word(text: str, field: str = "text") -> Query:
    """Match pieces that hold a word."""
    return Query.term_query(SCHEMA, field, text, "basic")


def phrase(words: Sequence[str], field: str = "text") -> Query:
    """Match pieces that hold words one after the other."""
    return word(words[0], field) if len(words) == 1 else Query.phrase_query(SCHEMA, field, list(words))


def one_of(field: str, values: Iterable[str] | Iterable[int]) -> Query:
    """Match pieces with one of some values in a field."""
    return Query.term_set_query(SCHEMA, field, list(values))


def best_of(choices: Sequence[tuple[str, float]]) -> Query:
    """Match pieces that hold any of some words, and score them by the best."""
    return Query.disjunction_max_query([scored(word(text), weight) for text, weight in choices])


def scored(query: Query, score: float) -> Query:
    """Give everything that a query matches one score."""
    return Query.const_score_query(query, score)


def all_of(queries: Sequence[Query], without: Sequence[Query] = (), better: Sequence[Query] = ()) -> Query:
    """Match what all queries match, and score by their sum.

    What one of `without` matches is left out; what one of `better` matches scores higher.
    """
    if not queries:
        queries = [scored(Query.all_query(), 0.0)]
    return Query.boolean_query(
        [(Occur.Must, query) for query in queries]
        + [(Occur.MustNot, query) for query in without]
        + [(Occur.Should, query) for query in better]
    )


def any_of(queries: Sequence[Query]) -> Query:
    """Match what any query matches, and score by their sum."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])

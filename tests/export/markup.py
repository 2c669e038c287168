"""What a page of HTML holds."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """Notes what a page has, and holds that its elements are closed in order."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        """The elements that are open, each with the language in force there."""
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.languages: dict[str, str | None] = {}
        """The language in force, by the element's id, or its name without one."""
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.seen.append(tag)
        self.attributes |= values.keys()
        around = self.open[-1][1] if self.open else None
        language = values.get("lang", around)
        self.languages[values.get("id") or tag] = language
        if tag not in self.VOID:
            self.open.append((tag, language))
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values["href"] or "")
        self.addresses += [value or "" for name, value in attrs if name in ("src", "srcset", "data")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

"""Workbooks and pages that remember what they were asked to write."""

from collections.abc import Mapping

from ipt_training.reports.table import Book


class FakeWorkbooks:
    """Keeps every report; the file is its title."""

    def __init__(self) -> None:
        self.written: list[Book] = []

    def write(self, book: Book) -> bytes:
        """Keep the report."""
        self.written.append(book)
        return book.title.encode()


class FakePages:
    """Keeps the values of every page; the page is the template's name."""

    def __init__(self) -> None:
        self.rendered: list[Mapping[str, object]] = []

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Keep the values."""
        self.rendered.append(values)
        return template

"""How reports become files, as the use cases ask for it."""

from collections.abc import Mapping
from typing import Protocol

from ipt_training.reports.table import Book


class Workbooks(Protocol):
    """Writes workbooks."""

    def write(self, book: Book) -> bytes:
        """Give the report as an .xlsx file; text never becomes a formula."""
        ...


class Pages(Protocol):
    """Writes pages."""

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Fill one of the product's own templates; every value is escaped."""
        ...

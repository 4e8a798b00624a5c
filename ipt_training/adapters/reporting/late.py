"""Excel for those who may never ask for it."""

from ipt_training.reports.table import Book


class LateWorkbooks:
    """Writes workbooks; what writes them is imported with the first one."""

    def write(self, book: Book) -> bytes:
        """Give the report as an .xlsx file; text never becomes a formula."""
        from ipt_training.adapters.reporting.excel import ExcelWorkbooks

        return ExcelWorkbooks().write(book)

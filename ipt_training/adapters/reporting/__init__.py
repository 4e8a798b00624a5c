"""How reports look: workbooks, comma-separated files and pages."""

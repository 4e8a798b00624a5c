"""Requirements, portfolios, decisions and certificates."""

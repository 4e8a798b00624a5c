"""One module for each kind of record, by the names of the ports."""

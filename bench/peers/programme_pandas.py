"""The programme's sheets written by pandas.to_excel, from the same rows."""

import json
import sys
import time
from pathlib import Path

import pandas as pd


def main() -> None:
    """Read rows from a file, write a workbook, print the seconds it took."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    sheets = json.loads(source.read_text())
    started = time.perf_counter()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for name, sheet in sheets.items():
            frame = pd.DataFrame(sheet["rows"], columns=sheet["columns"])
            frame.to_excel(writer, sheet_name=name, index=False)
    print(json.dumps({"seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()

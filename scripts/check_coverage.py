"""Hold the coverage of the last test run against what this project asks for."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

WHOLE = 90.0
PURE = ("ipt_training/domain/", "ipt_training/reliability/", "ipt_training/reports/")


def main() -> int:
    """Print what falls short; exit 1 when anything does."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", out], check=True)
        report = json.loads(out.read_text())
    short = []
    whole = report["totals"]["percent_covered"]
    if whole < WHOLE:
        short.append(f"the package as a whole: {whole:.1f} %, {WHOLE:.0f} % are asked for")
    for name, file in sorted(report["files"].items()):
        if name.startswith(PURE) and file["summary"]["percent_covered"] < 100:
            lines = [*file["missing_lines"], *file["missing_branches"]]
            short.append(f"{name}: 100 % are asked for; not reached: {lines[:12]}")
    print(f"branch coverage {whole:.1f} %")
    for line in short:
        print(f"too little coverage: {line}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

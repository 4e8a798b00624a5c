#!/usr/bin/env bash
# Compare with the peers in one run, on the same data, as ratios. The peers live in an environment
# of their own that this script builds.
set -euo pipefail
cd "$(dirname "$0")/.."
PY=.venv/bin/python
if [ ! -f bench/.venv/.made ]; then
  python3 -m venv --without-pip bench/.venv
  python3 -m pip -q --disable-pip-version-check --python bench/.venv/bin/python install uv
  bench/.venv/bin/python -m uv pip install -q --python bench/.venv/bin/python "pandas>=3" "openpyxl>=3.1.5"
  touch bench/.venv/.made
fi
exec "$PY" -m bench.compare "$@"

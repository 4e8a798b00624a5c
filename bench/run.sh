#!/usr/bin/env bash
# Compare with the peers in one run, on the same data, as ratios. The peers live in an environment
# of their own that this script builds.
set -euo pipefail
cd "$(dirname "$0")/.."
PY=.venv/bin/python
need() { # an environment, and what it has to hold
  local folder=$1 mark="$1/.made"
  shift
  if [ "$(cat "$mark" 2>/dev/null)" = "$*" ]; then return; fi
  [ -x "$folder/bin/python" ] || python3 -m venv --without-pip "$folder"
  python3 -m pip -q --disable-pip-version-check --python "$folder/bin/python" install uv
  "$folder/bin/python" -m uv pip install -q --python "$folder/bin/python" "$@"
  echo "$*" > "$mark"
}
need bench/.venv "pandas>=3" "openpyxl>=3.1.5" "pingouin>=0.6" "krippendorff>=0.9" \
  "statsmodels>=0.14" "scikit-learn>=1.7" "raschpy>=1.4"
need bench/.venv-cac "irrCAC==0.4.4" # it asks for an old numpy
"$PY" -m bench.compare "$@"
if [ $# -eq 0 ]; then "$PY" -m bench.thousand --postgres; fi # against the build before, in a programme of a thousand

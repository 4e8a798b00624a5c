#!/usr/bin/env bash
# Refuse files that must not enter the history: heavy ones, databases and workbooks, sound outside
# the demonstration, private keys.
bad=0
for file in "$@"; do
  [ -f "$file" ] || continue
  case "$file" in
    demonstration/*) ;;
    *.mp3|*.m4a|*.wav|*.mp4|*.webm|*.ogg|*.flac) echo "$file: recordings never enter the repository"; bad=1 ;;
  esac
  case "$file" in
    *.xlsx|*.sqlite|*.sqlite3|*.db|*.key) echo "$file: data never enters the repository"; bad=1 ;;
  esac
  [ "$(wc -c < "$file")" -le 2000000 ] || { echo "$file: larger than 2 MB"; bad=1; }
  if grep -q -e '-----BEGIN [A-Z ]*PRIVATE KE[Y]' "$file" 2>/dev/null; then echo "$file: holds a private key"; bad=1; fi
done
exit $bad

#!/usr/bin/env bash
# What the tests need from the machine: Chromium, PostgreSQL and LibreOffice. Debian's packages are
# installed where this may be done; elsewhere one line says how.
set -u
missing=()
[ -n "${IPT_CHROME:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests: ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "The tests need: ${missing[*]}. On Debian: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
exit 1

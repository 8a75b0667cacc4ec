#!/usr/bin/env bash
# Runs every test. The tests use a real PostgreSQL, a real browser, hledger and FET;
# on Debian or Ubuntu what is missing is installed (as root, or through sudo).
# Arguments go to go test: ./uji.sh -run Kasir ./keuangan/...
set -euo pipefail
cd "$(dirname "$0")"

export PATH="$PATH:/usr/local/go/bin"
punya_postgres() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

kurang=()
punya_postgres || kurang+=(postgresql)
command -v chromium >/dev/null || command -v google-chrome >/dev/null || kurang+=(chromium)
command -v hledger >/dev/null || kurang+=(hledger)
command -v pdftoppm >/dev/null || kurang+=(poppler-utils)
command -v fet-cl >/dev/null || kurang+=(fet)
[ -d /usr/share/doc/fet-data/examples ] || kurang+=(fet-data)

if [ "${#kurang[@]}" -gt 0 ]; then
  sudo=""
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo"; fi
  if ! command -v apt-get >/dev/null || { [ -n "$sudo" ] && ! command -v sudo >/dev/null; }; then
    echo "Pasang dahulu: ${kurang[*]}" >&2
    exit 1
  fi
  echo "Memasang ${kurang[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  # Only the programs are needed, not a PostgreSQL service of the system's own.
  $sudo mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  $sudo apt-get update -qq
  # Small images leave documentation out; the examples of FET are under it.
  $sudo apt-get install -y -qq --no-install-recommends -o "Dpkg::Options::=--path-include=/usr/share/doc/fet-data/*" "${kurang[@]}" >/dev/null
fi

if [ "$#" -eq 0 ]; then set -- ./...; fi
exec go test -timeout 15m "$@"

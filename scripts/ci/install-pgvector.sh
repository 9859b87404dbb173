#!/usr/bin/env bash
# Installs PostgreSQL 15 and builds pgvector for it from Debian's own source package.
# Debian bookworm ships no pgvector package; trixie has the source. Mirror and keyring are the ones
# this machine already uses. Safe to run again: it does nothing when the extension is there.
set -euo pipefail

PG_MAJOR=15
SOURCE_SUITE=trixie
PG_CONFIG="/usr/lib/postgresql/${PG_MAJOR}/bin/pg_config"

control_file() { echo "$("$PG_CONFIG" --sharedir)/extension/vector.control"; }

if [ -x "$PG_CONFIG" ] && [ -x "$("$PG_CONFIG" --bindir)/postgres" ] && [ -f "$(control_file)" ]; then
  echo "pgvector is already installed for PostgreSQL ${PG_MAJOR}"
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive

# The first Debian archive in the machine's own sources: deb822 files first, then one-line lists.
find_mirror() {
  local uri
  uri=$(cat /etc/apt/sources.list.d/*.sources 2>/dev/null |
    awk '/^URIs:/ { for (i = 2; i <= NF; i++) if ($i !~ /security/) { print $i; exit } }')
  if [ -z "$uri" ]; then
    uri=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' | grep -v security | head -n 1)
  fi
  echo "$uri"
}
find_keyring() {
  local keyring
  keyring=$(cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '/^Signed-By:/ { print $2; exit }')
  echo "${keyring:-/usr/share/keyrings/debian-archive-keyring.gpg}"
}

mirror=$(find_mirror)
[ -n "$mirror" ] || { echo "no Debian mirror found in the apt sources" >&2; exit 1; }

# A private apt state for the source suite: the machine's own package lists stay as they are.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
  "$mirror" "$SOURCE_SUITE" "$(find_keyring)" >"$work/source.sources"

apt-get update -qq
apt-get install -y -qq --no-install-recommends \
  "postgresql-${PG_MAJOR}" "postgresql-server-dev-${PG_MAJOR}" dpkg-dev gcc make libc6-dev

source_apt=(-o "Dir::Etc::sourcelist=$work/source.sources" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
apt-get "${source_apt[@]}" update -qq
cd "$work"
apt-get "${source_apt[@]}" source -qq pgvector
cd pgvector-*/
# OPTFLAGS is emptied so that the build also runs on a processor other than this one.
make -s OPTFLAGS="" PG_CONFIG="$PG_CONFIG"
make -s install PG_CONFIG="$PG_CONFIG"
[ -f "$(control_file)" ]
echo "pgvector installed for PostgreSQL ${PG_MAJOR}"

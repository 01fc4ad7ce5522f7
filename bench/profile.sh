#!/usr/bin/env bash
# Compares release profiles: seconds of a cold build, the size of the program, and its figures.
#
#   bench/profile.sh [arguments of figures]      such as: bench/profile.sh --seconds 60
#
# Run it on an idle machine; it takes three cold builds and three times the figures.
#   present  as Cargo.toml says: the bulk at level 1, what works on bytes at 3, ours and SQLite at 2
#   zero     the same, the bulk at level 0
#   hot      the bulk at level 1, everything that Cargo.toml names and our own crates at 3
set -euo pipefail
cd "$(dirname "$0")/.."

named=$(sed -n 's/^\[profile\.release\.package\.\([a-z0-9_-]*\)\]$/\1/p' Cargo.toml)

# The options that build our own crates and the named ones at level 3.
hot() {
  echo "--config=profile.release.opt-level=3"
  for package in $named; do echo "--config=profile.release.package.$package.opt-level=3"; done
}

# Builds from nothing with the options after the name $1, and measures what was built.
measure() {
  local name=$1 began=$SECONDS
  shift
  local program=$folder/$name/release/qingqu
  CARGO_TARGET_DIR=$folder/$name cargo build --quiet --release --locked -p qingqu "$@"
  echo "## $name: built in $((SECONDS - began)) s, $(($(stat -c %s "$program") >> 20)) MiB"
  "$figures" --program "$program" "${arguments[@]}" || echo "(a target was missed)"
  rm -r "${folder:?}/$name"
}

arguments=("$@")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo fetch --quiet --locked
cargo build --quiet --release --locked -p bench --bin figures
figures=${CARGO_TARGET_DIR:-target}/release/figures

measure present
measure zero '--config=profile.release.package."*".opt-level=0'
mapfile -t options < <(hot) && measure hot "${options[@]}"

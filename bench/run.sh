#!/usr/bin/env bash
# Measures the embedded store on this machine, as it is used: lists come in by `kring import`, pages
# go out by `kring serve`. KRING_BENCH_RECORDS (1000000) lines about KRING_BENCH_PEOPLE (400000)
# people. KRING_BENCH_DATA keeps the filled store for the next time. wrk makes the load over HTTP.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
records=${KRING_BENCH_RECORDS:-1000000}
people=${KRING_BENCH_PEOPLE:-400000}
cargo build --locked --release -p kring -p kring-bench
kring=$PWD/target/release/kring
measure=$PWD/target/release/kring-bench
folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT
data=${KRING_BENCH_DATA:-$folder/data}
mkdir -p "$data"
export KRING_DATA_DIR=$data KRING_LISTEN=127.0.0.1:8097 KRING_LOG=warn KRING_SECURE_COOKIES=false
page=http://$KRING_LISTEN

now() { date +%s%N; }
seconds() { awk -v n="$1" 'BEGIN { printf "%.2f s", n / 1e9 }'; }

imports() {
  local lists=$1 agency sector lines begun
  while read -r agency sector lines; do
    "$kring" import --country no --agency "$agency" --sector "$sector" --kind staff "$lists/$agency.staff.csv" >/dev/null
    begun=$(now)
    /usr/bin/env time -f '%M' -o "$folder/memory" "$kring" import --agency "$agency" "$lists/$agency.clients.csv" >"$folder/said"
    echo "$agency: $lines lines in $(seconds $(($(now) - begun))), $(($(tail -n 1 "$folder/memory") / 1024)) MB at most"
  done <"$lists/lists"
}

if [ ! -s "$data/sign-in" ]; then
  echo "== import: $records lines about $people people, list after list"
  mkdir "$folder/lists"
  "$measure" lists "$folder/lists" "$records" "$people" >"$folder/lists/lists"
  imports "$folder/lists"
  agency=$(awk 'NR == 1 { print $1 }' "$folder/lists/lists")
  "$measure" changes "$folder/lists/$agency.clients.csv" "$folder/changes.csv"
  begun=$(now)
  /usr/bin/env time -f '%M' -o "$folder/memory" "$kring" import --agency "$agency" --mode delta "$folder/changes.csv" >"$folder/said"
  echo "changes of $agency: $(($(wc -l <"$folder/changes.csv") - 1)) lines in $(seconds $(($(now) - begun))), $(($(tail -n 1 "$folder/memory") / 1024)) MB at most"
  rm -r "$folder/lists"
  "$measure" sign-in "$data" >"$data/sign-in"
fi
du -sm "$data" | awk '{ print "the store: " $1 " MB" }'

start() {
  "$@" &
  server=$!
  until curl -fs "$page/healthz" >/dev/null; do :; done
}

stop() {
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
}

echo "== from start to first answer (curl asks until the sign-in page comes)"
for _ in 1 2 3; do
  begun=$(now)
  "$kring" serve &
  server=$!
  until curl -fs -o /dev/null "$page/sign-in"; do :; done
  seconds $(($(now) - begun)) && echo
  stop
done

echo "== below HTTP, 8 at a time, each with its access record on the disk"
"$measure" one "$data" "$people" 2000
"$measure" view "$data" "$data/sign-in" 20000
"$measure" search "$data" "$data/sign-in" "$people" 2000

echo "== reminders: 200,000 running clocks, 10,000 of them due"
mkdir "$folder/reminders"
"$measure" reminders "$folder/reminders"

if ! command -v wrk >/dev/null; then
  echo "wrk is not installed: no load over HTTP (apt-get install wrk)"
  exit 0
fi
cookie=$(head -n 1 "$data/sign-in")
tail -n +2 "$data/sign-in" >"$folder/paths"
cat >"$folder/load.lua" <<LUA
local paths = {}
for line in io.lines("$folder/paths") do paths[#paths + 1] = line end
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n * 31) % #paths + 1], { Cookie = "kring=$cookie", ["Sec-Fetch-Site"] = "same-origin" })
end
LUA

load() {
  local before after pages
  before=$(awk '{print $14 + $15}' "/proc/$server/stat")
  wrk -t1 -c8 -d15s --latency -s "$folder/load.lua" "$page" >"$folder/wrk.txt"
  after=$(awk '{print $14 + $15}' "/proc/$server/stat")
  grep -E '50%|99%|Requests/sec|Non-2xx' "$folder/wrk.txt"
  pages=$(awk '/requests in/ {print $1}' "$folder/wrk.txt")
  awk -v t=$((after - before)) -v n="$pages" 'BEGIN {printf "processor time a page: %.2f ms\n", t * 10 / n}'
  awk '/VmRSS/ {printf "resident memory: %d MB\n", $2 / 1024} /VmHWM/ {printf "at most: %d MB\n", $2 / 1024}' "/proc/$server/status"
}

echo "== the child's page over HTTP (wrk, 1 thread, 8 connections, 15 s)"
start "$kring" serve
bytes=$(curl -s -H "Cookie: kring=$cookie" "$page$(head -n 1 "$folder/paths")" | wc -c)
echo "one page: $bytes bytes"
load
stop
echo "== a bare handler: the same SQL, a write on the disk, as many bytes (the same load)"
start "$measure" bare "$data" "$data/sign-in" "$KRING_LISTEN" "$bytes"
load
stop

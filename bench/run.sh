#!/usr/bin/env bash
# Measures on the embedded store, on this machine: the child's page below HTTP and over HTTP.
# KRING_BENCH_PEOPLE (100000) says how many people the store holds; wrk does the HTTP load.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
people=${KRING_BENCH_PEOPLE:-100000}
cargo build --locked --release -p kring-bench
folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT

echo "== filling a store with $people people"
/usr/bin/time -v target/release/kring-bench fill "$folder/data" "$people" >"$folder/list" 2>"$folder/fill.txt"
grep -E 'Elapsed|Maximum' "$folder/fill.txt"

echo "== the child's page below HTTP, 8 at a time, each with its access record on the disk"
target/release/kring-bench view "$folder/data" "$folder/list" 8 20000

if ! command -v wrk >/dev/null; then
  echo "wrk is not installed: no load over HTTP (apt-get install wrk)"
  exit 0
fi
cookie=$(head -n 1 "$folder/list")
tail -n +2 "$folder/list" >"$folder/paths"
cat >"$folder/load.lua" <<LUA
local paths = {}
for line in io.lines("$folder/paths") do paths[#paths + 1] = line end
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n * 31) % #paths + 1], { Cookie = "kring=$cookie", ["Sec-Fetch-Site"] = "same-origin" })
end
LUA
for what in serve bare; do
  target/release/kring-bench "$what" "$folder/data" 127.0.0.1:8097 "$folder/list" &
  server=$!
  until curl -fs http://127.0.0.1:8097/healthz >/dev/null; do :; done
  [ "$what" = serve ] && echo "== the child's page over HTTP (wrk, 2 threads, 8 connections, 15 s)" ||
    echo "== a bare handler: the same SQL, as many bytes (wrk, the same load)"
  before=$(awk '{print $14 + $15}' "/proc/$server/stat")
  wrk -t2 -c8 -d15s --latency -s "$folder/load.lua" http://127.0.0.1:8097 | tee "$folder/wrk.txt" |
    grep -E '50%|99%|Requests/sec|Non-2xx' || true
  after=$(awk '{print $14 + $15}' "/proc/$server/stat")
  pages=$(awk '/requests in/ {print $1}' "$folder/wrk.txt")
  awk -v t=$((after - before)) -v n="$pages" 'BEGIN {printf "processor time a page: %.2f ms\n", t * 10 / n}'
  awk '/VmRSS/ {printf "resident memory: %d MB\n", $2 / 1024}' "/proc/$server/status"
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
done

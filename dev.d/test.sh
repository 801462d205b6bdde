# All checks and tests, one after the other to the end, and how many passed.

passed=0
failed=0
failures=()
status=0
log=
processor=0
memory=

# Runs a command that stops at its first error, as it would not inside an `if`; leaves `status`. Says how long it
# took, and the processor's time, which compares where other work runs beside.
run() {
  local began=$SECONDS before
  processor_time
  before=$processor
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  processor_time
  printf '   (%d s, %d s of processor time)\n' $((SECONDS - began)) $((processor - before))
}

# Leaves the processor's time of all that has ended; `times` tells it to this shell only, not to a pipe.
processor_time() {
  times >"$log.times"
  processor=$(awk 'NR == 2 { split($1 "m" $2, t, /[ms]+/); printf "%d", 60 * (t[1] + t[3]) + t[2] + t[4] }' "$log.times")
}

# step NAME COMMAND...: counts as one.
step() {
  local name=$1
  shift
  say "$name"
  run "$@"
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    failures+=("$name")
  fi
}

# counted NAME COUNTER COMMAND...: counts the tests that the command ran, as COUNTER reads its output.
counted() {
  local name=$1 counter=$2 good=0 bad=0
  shift 2
  say "$name"
  run logged "$@"
  read -r good bad < <("$counter") || true
  # A command that fails without a failed test did not get so far as to run them.
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$status" -eq 0 ] && [ "$good" -eq 0 ]; then bad=1 && echo "no test was run"; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ "$bad" -gt 0 ]; then failures+=("$name"); fi
}

# Shows what the command says and keeps it in the log.
logged() {
  set -o pipefail
  { "$@" 2>&1; } | tee "$log"
}

sum() { awk '{ total += $1 } END { print total + 0 }'; }

rust_count() {
  local pattern='^ *Summary|^test result:'
  echo "$(grep -E "$pattern" "$log" | grep -oE '[0-9]+ passed' | sum)" \
    "$(grep -E "$pattern" "$log" | grep -oE '[0-9]+ (failed|timed out|exec failed)' | sum)"
}

browser_count() {
  echo "$(grep -oE '^ +[0-9]+ passed' "$log" | sum) $(grep -oE '^ +[0-9]+ (failed|flaky|did not run|skipped|interrupted)' "$log" | sum)"
}

# Tests write thousands of times and each waits for the disk, though nobody wants the data afterwards: where there
# is memory for them they are kept there.
memory_folder() {
  local least=2000000 free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1) || return 0
  if [ "${free:-0}" -lt "$least" ]; then return 0; fi
  TMPDIR=$(mktemp -d /dev/shm/kring-XXXXXXXX)
  memory=$TMPDIR
  # PostgreSQL runs as somebody else.
  chmod 711 "$memory"
  export TMPDIR
}

rust_tests() {
  if command -v cargo-nextest >/dev/null; then
    cargo nextest run --workspace --locked --no-fail-fast --status-level fail --final-status-level fail
  else
    cargo test --workspace --locked --no-fail-fast --quiet
  fi
}

# Every crate and every test is compiled once, by the compiler that lints: what `cargo clippy` checks, the tests then
# run, and the browser tests too. A finding is a warning here, so that it does not keep the tests from running.
lint_and_build() {
  cargo build --workspace --all-targets --locked 2>&1 | tee "$log"
  ! grep -qE '^warning: `[^`]+` \(.*\) generated [0-9]+ warning' "$log"
}

# browser_tests PROJECT...: against the program in the folder of the builds, which is built before.
browser_tests() {
  npm_packages e2e
  export KRING_BIN="${KRING_BIN:-${CARGO_TARGET_DIR:-$PWD/target}/debug/kring}"
  local projects=() project
  for project in "$@"; do projects+=("--project=$project"); done
  (cd e2e && FORCE_COLOR=0 npx --no-install playwright test "${projects[@]}" </dev/null)
}

typescript() {
  npm_packages e2e
  (cd e2e && npx --no-install tsc --noEmit)
}

checks() {
  step "House rules" cargo xtask check
  step "Format" cargo fmt --all --check
  step "Assets" assets
}

summary() {
  local name
  echo
  for name in "${failures[@]}"; do echo "failed: $name"; done
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

run_checks() {
  need_rust
  log=$(mktemp)
  checks
  step "Lints" cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
  summary
}

run_tests() {
  export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never KRING_PICTURES="${KRING_PICTURES:-sv}"
  need_rust
  need_browser
  log=$(mktemp)
  memory_folder
  postgres_start
  checks
  # Nothing of this is compiled a second time, so nothing is kept for that.
  export RUSTC_WORKSPACE_WRAPPER=clippy-driver CARGO_INCREMENTAL="${CARGO_INCREMENTAL:-0}"
  step "Lints, and the build" lint_and_build
  counted "Rust tests" rust_count rust_tests
  step "Types of the browser tests" typescript
  counted "Browser tests" browser_count browser_tests desktop phone pages
  summary
}

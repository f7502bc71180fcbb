#!/bin/sh
# Runs every test and says at the end what passed, what failed and what was skipped.
#
# Called by `make test`, which sets the machine up first. VERNA_DATA names the folder of the real data sets
# (default ../shared/data); without it the tests that read them are skipped and counted.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
swift=${SWIFT:-swift}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=""
passed=""
skipped=""

PATH="$root/.venv/bin:$PATH"
VERNA="$root/.build/release/verna"
VERNA_DATA=${VERNA_DATA:-$root/../shared/data}
export PATH VERNA VERNA_DATA

step() {
  name=$1
  shift
  printf '\n== %s\n' "$name"
  started=$(date +%s)
  if "$@"; then
    passed="$passed$name ($(($(date +%s) - started)) s)
"
  else
    failed="$failed$name
"
  fi
}

skip() { skipped="$skipped$1: $2
"; }

# One build serves the tests and the scripts that run the binary.
step "build" "$swift" build -c release --build-tests
if [ -n "$failed" ]; then
  printf '\nThe build failed: no test was run.\n' >&2
  exit 1
fi

swift_tests() {
  # The log is kept apart so that a failure of the tests is not hidden by tee's success.
  status=0
  "$swift" test -c release --skip-build >"$log" 2>&1 || status=$?
  grep -E '^(✘|􀢄|error:|.*recorded an issue|.*Fatal error)' "$log" || true
  tail -n 3 "$log"
  return $status
}
step "swift tests" swift_tests
while IFS= read -r line; do
  [ -z "$line" ] || skip "swift tests" "$line"
done <<EOF
$(sed -n 's/.*[Tt]est \(.*\) skipped\(.*\)/\1\2/p' "$log")
EOF

# Runs a command that is a test: 0 passed, 77 skipped (its last line says why), else failed.
script() {
  name=$1
  shift
  printf '\n== %s\n' "$name"
  started=$(date +%s)
  status=0
  "$@" >"$log" 2>&1 || status=$?
  case $status in
    0)
      tail -n 3 "$log"
      passed="$passed$name ($(($(date +%s) - started)) s)
"
      ;;
    77) skip "$name" "$(tail -n 1 "$log")" ;;
    *)
      cat "$log"
      failed="$failed$name
"
      ;;
  esac
}

# The corpus of the fuzzer, and a bounded number of seeded runs.
script "Fuzz/run.sh check" Fuzz/run.sh check
# Random lives on the ledger against an auditor of another language; VERNA_SIMULATION=10000000 is the full run.
script "Tests/Auditor/run.sh" Tests/Auditor/run.sh
for test in $(find Tests -name 'test_*.py' | sort); do script "$test" python3 "$test"; done

printf '\n== summary\n'
printf '%s' "$passed" | sed 's/^/passed   /'
if [ -d "$VERNA_DATA" ]; then
  # Where the data are, a skipped test is a failure: nothing may hide behind it.
  printf '%s' "$skipped" | sed 's/^/skipped  /'
  if [ -n "$skipped" ]; then failed="${failed}tests were skipped although the real data are in $VERNA_DATA
"; fi
else
  printf 'skipped  the real data sets are not in %s: tests that read them did not run\n' "$VERNA_DATA"
  printf '%s' "$skipped" | sed 's/^/skipped  /'
fi
if [ -n "$failed" ]; then
  printf '%s' "$failed" | sed 's/^/FAILED   /'
  exit 1
fi
printf 'All tests passed.\n'

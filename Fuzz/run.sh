#!/bin/sh
# Fuzzes the readers under libFuzzer's coverage. What is found lands in Fuzz/Finds.
#
#   Fuzz/run.sh [SECONDS]   searches (60 seconds by default); new inputs go to Fuzz/Grown
#   Fuzz/run.sh check       replays the corpus and makes a bounded number of seeded runs: what `make test` does
#   Fuzz/run.sh merge       puts into Fuzz/Corpus what Fuzz/Grown reaches and the corpus does not
#
# `check` does the same in every run: the seed of the mutator and that of Swift's hashing are fixed, and what depends on
# addresses (values met in comparisons) and on the clock (reloading) is off. It ends with 77 where the compiler cannot
# build for libFuzzer (Apple's; that of swift.org can).
set -eu
cd "$(dirname -- "$0")"
swift=${SWIFT:-swift}
check_runs=40000

if ! "$swift" build -c release --sanitize=fuzzer; then
  if [ "$(uname)" = Darwin ]; then
    echo "this compiler cannot build for libFuzzer: take one from swift.org"
    exit 77
  fi
  exit 1
fi
SWIFT_DETERMINISTIC_HASHING=1
export SWIFT_DETERMINISTIC_HASHING
mkdir -p Finds Grown

fuzz() {
  .build/release/ReaderFuzz -dict=words.dict -max_len=4096 -timeout=60 -rss_limit_mb=2048 \
    -artifact_prefix=Finds/ -print_final_stats=1 "$@"
}

case "${1:-60}" in
  check)
    fresh=$(mktemp -d)
    log=$(mktemp)
    trap 'rm -rf "$fresh" "$log"' EXIT
    if fuzz -seed=1 -runs=$check_runs -use_cmp=0 -reload=0 "$fresh" Corpus >"$log" 2>&1; then
      grep -E 'INITED|^Done' "$log"
    else
      tail -n 40 "$log"
      echo "An input breaks a reader. It is kept; see it again with"
      echo "  Fuzz/.build/release/ReaderFuzz Fuzz/$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
      exit 1
    fi
    ;;
  merge) fuzz -merge=1 Corpus Grown ;;
  *) fuzz -max_total_time="${1:-60}" Grown Corpus ;;
esac

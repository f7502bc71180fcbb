#!/bin/sh
# Fuzzes the readers under libFuzzer's coverage: Fuzz/run.sh [SECONDS] (60 by default). Finds land in Fuzz/Finds.
set -eu
cd "$(dirname -- "$0")"
seconds=${1:-60}
swift build -c release --sanitize=fuzzer
mkdir -p Finds Grown
# New inputs go to Grown; what is worth keeping is merged into Corpus by hand: ReaderFuzz -merge=1 Corpus Grown.
exec .build/release/ReaderFuzz -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
  -artifact_prefix=Finds/ -print_final_stats=1 Grown Corpus

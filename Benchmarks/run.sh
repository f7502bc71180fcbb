#!/bin/sh
# Runs every benchmark and its peers in one go; see docs/BENCHMARKS.md.
#
#   SIZES="1000000 10000000 100000000" Benchmarks/run.sh
#
# A size of 100,000,000 wants 30 GB of memory or swap to make, and 30 GB of disk.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
sizes=${SIZES:-"1000000 10000000"}
threads=${THREADS:-2}
work=${WORK:-"$root/.build/work"}
run="$root/.build/release/verna-benchmarks"

swift build -c release --package-path "$root"
mkdir -p "$work"
for size in $sizes; do
  echo "== whole report, $size receipts"
  # Made in one process and measured in another, whose memory no build has used.
  "$run" report --receipts "$size" --threads "$threads" --times 1 --keep --out "$work/report-$size" >/dev/null
  "$run" report --receipts "$size" --threads "$threads" --keep --out "$work/report-$size"
  rm -f "$work/report-$size"/*.cache
  python3 "$root/peers/report.py" "$work/report-$size" --threads "$threads"
done
echo "== memory, with lines"
"$run" report --receipts 1000000 --lines 3 --threads "$threads"
echo "== import of a flat CSV of lines"
"$run" import --receipts 2000000 --threads "$threads" --out "$work/import"
python3 "$root/peers/import_csv.py" "$work/import" --threads "$threads"
echo "== append"
"$run" append --receipts 10000000

#!/bin/sh
# Orders a second (reserve and confirm, durable) on SQLite and on PostgreSQL, and on PostgreSQL also what pgbench reaches
# with the same statements and with its own TPC-B.
#
#   Benchmarks/store.sh [OWNERS] [SECONDS]     default 1000000 and 20; needs `Scripts/setup.sh test`
#
# Everything is made in a temporary directory under VERNA_BENCH (default /tmp) and removed.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
owners=${1:-1000000}
seconds=${2:-20}
swift build -c release --package-path "$root" --product verna-store-benchmarks
bench=$root/.build/release/verna-store-benchmarks
work=$(mktemp -d "${VERNA_BENCH:-/tmp}/verna-store-XXXXXX")

bin=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin 2>/dev/null | tail -n 1)
# The server refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  server() { runuser -u postgres -- "$@"; }
  chown postgres "$work"
else
  server() { "$@"; }
fi
stop() {
  [ ! -d "$work/pg" ] || server "$bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

printf '\n== the disk: flushes a second of 8 KB\n'
"$bin/pg_test_fsync" -s 1 -f "$work/flush" 2>/dev/null | grep -m 1 fdatasync || true

printf '\n== SQLite, %s owners, 64 clients\n' "$owners"
"$bench" --data "$work/sqlite" --owners "$owners" --fill-only
for _ in 1 2 3; do "$bench" --data "$work/sqlite" --owners "$owners" --seconds "$seconds"; done
rm -rf "$work/sqlite"

server "$bin/initdb" -D "$work/pg" -U verna -A trust -E UTF8 --locale=C >/dev/null
settings="-c listen_addresses= -c shared_buffers=2GB -c max_wal_size=8GB -c checkpoint_timeout=15min -k $work"
(cd "$work" && server "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "$settings" start >/dev/null)
url="host=$work user=verna dbname=postgres"

printf '\n== PostgreSQL, %s owners, 64 clients over 32 connections\n' "$owners"
"$bench" --database "$url" --owners "$owners" --fill-only
for _ in 1 2 3; do "$bench" --database "$url" --owners "$owners" --seconds "$seconds" --connections 32; done

printf '\n== pgbench with the same statements, 32 clients (a transaction is an order)\n'
"$bench" --script --owners "$owners" >"$work/order.sql"
for _ in 1 2 3; do
  PGOPTIONS='-c search_path=bench -c plan_cache_mode=force_generic_plan -c jit=off' \
    "$bin/pgbench" -h "$work" -U verna -n -M prepared -c 32 -j 2 -T "$seconds" -f "$work/order.sql" postgres |
    grep -E '^(tps|latency average|number of failed)'
done

printf '\n== pgbench, TPC-B at scale 100, 32 clients\n'
"$bin/pgbench" -h "$work" -U verna -i -q -s 100 postgres >/dev/null 2>&1
"$bin/pgbench" -h "$work" -U verna -M prepared -c 32 -j 2 -T "$seconds" postgres | grep -E '^(tps|latency average)'

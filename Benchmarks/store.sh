#!/bin/sh
# Orders a second (reserve and confirm, durable): through the engine on SQLite with a store that holds many orders already, on the store
# alone, and on PostgreSQL beside what pgbench reaches with the same statements and with its own TPC-B.
#
#   Benchmarks/store.sh [PART...] [NAME=VALUE...]
#
#   parts     sqlite     raw limits, a filled store, the engine, the store alone, a sample verified
#             growth     the engine with 10^4, 10^5 members, and with 1, 10, 100 orders of a member
#             postgres   the store, with one and with several processes, and pgbench; needs `Scripts/setup.sh test`
#             all three where none is named
#   values    members=1000000 orders=10 seconds=20 clients=64 owners=200000 pgowners=100000 processes=4
#   keep=DIR  the filled store lies there, is made if it is not there, and stays
#
# Everything else is made in a temporary directory under VERNA_BENCH (default /tmp) and removed. 10^6 members with 10^7 orders take
# about 30 GB.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
parts='' members=1000000 orders=10 seconds=20 clients=64 owners=200000 pgowners=100000 processes=4 keep=''
for word in "$@"; do
  case $word in
  sqlite | growth | postgres) parts="$parts $word" ;;
  members=* | orders=* | seconds=* | clients=* | owners=* | pgowners=* | processes=*) eval "${word%%=*}=\$((${word#*=}))" ;;
  keep=*) keep=${word#keep=} ;;
  *) echo "store.sh: unknown: $word" >&2 && exit 2 ;;
  esac
done
[ -n "$parts" ] || parts='sqlite growth postgres'
wants() { case " $parts " in *" $1 "*) ;; *) return 1 ;; esac; }

bench=${VERNA_STORE_BENCH:-$root/.build/release/verna-store-benchmarks}
[ -n "${VERNA_STORE_BENCH:-}" ] || swift build -c release --package-path "$root" --product verna-store-benchmarks
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

echo "== the machine: $(getconf _NPROCESSORS_ONLN) processors, load $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"

if wants sqlite; then
  printf '\n== what the machine could do at most\n'
  "$bench" limits --data "$work/limits"
  store=${keep:-$work/sqlite}
  printf '\n== SQLite, %s members with %s orders each, %s clients\n' "$members" "$orders" "$clients"
  [ -f "$store/orders" ] || "$bench" fill --data "$store" --members "$members" --orders "$orders"
  for _ in 1 2 3; do
    "$bench" engine --data "$store" --members "$members" --clients "$clients" --seconds "$seconds"
  done
  "$bench" engine --data "$store" --members "$members" --seconds 0 --sample 300
  printf '\n== the store alone, %s more owners beside them\n' "$owners"
  "$bench" orders --data "$store" --owners "$owners" --seconds 0
  for _ in 1 2; do "$bench" orders --data "$store" --owners "$owners" --clients "$clients" --seconds "$seconds"; done
  [ -n "$keep" ] || rm -rf "$store"
fi

if wants growth; then
  for shape in 10000x10 100000x10 10000x1 10000x100; do
    some=${shape%x*} each=${shape#*x}
    printf '\n== SQLite, %s members with %s orders each\n' "$some" "$each"
    "$bench" fill --data "$work/growth" --members "$some" --orders "$each"
    "$bench" engine --data "$work/growth" --members "$some" --clients "$clients" --seconds "$seconds"
    rm -rf "$work/growth"
  done
fi

wants postgres || exit 0
server "$bin/initdb" -D "$work/pg" -U verna -A trust -E UTF8 --locale=C >/dev/null
settings="-c listen_addresses= -c shared_buffers=2GB -c max_wal_size=8GB -c checkpoint_timeout=15min -k $work"
(cd "$work" && server "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "$settings" start >/dev/null)
url="host=$work user=verna dbname=postgres"

printf '\n== PostgreSQL, %s owners, %s clients over 32 connections\n' "$pgowners" "$clients"
"$bench" orders --database "$url" --owners "$pgowners" --seconds 0
for _ in 1 2 3; do
  "$bench" orders --database "$url" --owners "$pgowners" --clients "$clients" --seconds "$seconds" --connections 32
done

printf '\n== %s processes at once, 32 connections together\n' "$processes"
for _ in $(seq "$processes"); do
  "$bench" orders --database "$url" --owners "$pgowners" --clients $((clients / processes)) --seconds "$seconds" \
    --connections $((32 / processes)) &
done
wait

# It writes the same values for everybody, so the store's own checks would not hold afterwards.
printf '\n== pgbench with the same statements, 32 clients (a transaction is an order)\n'
"$bench" script --owners "$pgowners" >"$work/order.sql"
for _ in 1 2 3; do
  PGOPTIONS='-c search_path=bench -c plan_cache_mode=force_generic_plan -c jit=off' \
    "$bin/pgbench" -h "$work" -U verna -n -M prepared -c 32 -j 2 -T "$seconds" -f "$work/order.sql" postgres |
    grep -E '^(tps|latency average|number of failed)'
done

printf '\n== pgbench, TPC-B at scale 100, 32 clients\n'
"$bin/pgbench" -h "$work" -U verna -i -q -s 100 postgres >/dev/null 2>&1
"$bin/pgbench" -h "$work" -U verna -M prepared -c 32 -j 2 -T "$seconds" postgres | grep -E '^(tps|latency average)'

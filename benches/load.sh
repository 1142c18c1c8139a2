#!/usr/bin/env bash
# Load with the nested query: ten needs → five candidates each → manager → organizations. Prints requests per second, the
# server's CPU time per request and its memory.
#
#   [REASONS=1] benches/load.sh [sqlite|postgres|both] [SECONDS] [CONNECTIONS]
#
# The server runs on two cores, wrk (or oha) on the others. Without QIAO_DATA the demo data is loaded into a temporary
# folder; with it, the service is started over that folder's data, on SQLite. On PostgreSQL one is started as ./test does it,
# or that of QIAO_TEST_POSTGRES is used, and filled with demo/.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source ci/lib.sh
source ci/postgres.sh

# The load comes from one address.
export QIAO_RATE_LIMIT=0
which=${1:-sqlite} seconds=${2:-15} connections=${3:-16}
# With REASONS=1 each candidate also says why: a third of the answer is the candidates then, the rest is reasons.
reasons=${REASONS:+"reasons { term points }"}
query="{ needs(first: 10) { nodes { id title { text } candidateManagers(first: 5) { edges { score $reasons node { id name { text } headline { text } organizations { name { text } } } } } } } }"
body=$(printf '{"query": "%s"}' "$query")

cores=$(nproc)
if [ "$cores" -ge 4 ] && command -v taskset >/dev/null; then
    on_server=(taskset -c 0,1) on_client=(taskset -c "2-$((cores - 1))")
else
    on_server=() on_client=()
    echo "fewer than four cores: server and load share them"
fi

# Sets `address` and `server` once the service says where it is.
start() {
    local log="$work/$1.log" _
    shift
    : >"$log"
    "${on_server[@]}" "$@" >"$log" 2>&1 &
    server=$!
    children+=("$server")
    for _ in {1..600}; do
        address=$(sed -n 's/^.* serves \(http:[^ ]*\).*$/\1/p' "$log")
        if [ -n "$address" ] && curl -sf "$address/healthz" >/dev/null; then return 0; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$log"
    return 1
}

# CPU time of a process in ticks.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

measure() {
    local before after elapsed requests answer
    answer=$(curl -s "$address/graphql" -H 'content-type: application/json' -d "$body")
    case $answer in *'"errors"'* | '') echo "the query is not answered: ${answer:0:300}"; return 1 ;; esac
    run_load 3 >/dev/null
    before=$(ticks "$server") elapsed=$(date +%s.%N)
    requests=$(run_load "$seconds") || return 1
    elapsed=$(echo "$(date +%s.%N) $elapsed" | awk '{ print $1 - $2 }')
    after=$(ticks "$server")
    awk -v name="$1" -v requests="$requests" -v elapsed="$elapsed" -v ticks=$((after - before)) -v rate="$(getconf CLK_TCK)" \
        -v bytes="${#answer}" -v memory="$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")" 'BEGIN {
            cpu = ticks / rate
            printf "%-10s %8.0f req/s   %6.0f µs CPU per request   %.2f cores   %.1f KB answer   %d MB resident\n",
                name, requests / elapsed, cpu / requests * 1e6, cpu / elapsed, bytes / 1000, memory / 1000 }'
}

# Loads for so many seconds and prints how many requests were answered with 200.
run_load() {
    if command -v wrk >/dev/null; then
        cat >"$work/post.lua" <<EOF
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = [[$body]]
done = function(summary)
    local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
    if wrong > 0 then io.stderr:write("   ", wrong, " requests failed\n") end
    io.stderr:flush()
    print("requests", summary.requests - summary.errors.status)
end
EOF
        timeout $(($1 + 20)) "${on_client[@]}" wrk -t2 -c"$connections" -d"$1s" -s "$work/post.lua" "$address/graphql" |
            awk '$1 == "requests" { print $2 }'
    else
        timeout $(($1 + 20)) "${on_client[@]}" oha --no-tui --output-format json -z "$1s" -c "$connections" -m POST -d "$body" \
            -H 'content-type: application/json' "$address/graphql" |
            sed -n 's/.*"200": *\([0-9]*\).*/\1/p' | head -1
    fi
}

command -v wrk >/dev/null || command -v oha >/dev/null || install_package wrk wrk || {
    echo "neither wrk nor oha is installed: apt-get install wrk"
    exit 1
}
cargo build --release --quiet || exit 1
qiao=target/release/qiao

if [ "$which" != postgres ]; then
    if [ -n "${QIAO_DATA:-}" ]; then
        start sqlite "$qiao" serve --listen 127.0.0.1:0 --log warn || exit 1
    else
        start sqlite "$qiao" demo --listen 127.0.0.1:0 --data "$work/demo" || exit 1
    fi
    measure SQLite || exit 1
    kill -INT "$server" && wait "$server"
fi
if [ "$which" != sqlite ]; then
    start_postgres || exit 1
    createdb=$(postgres_programs)/createdb
    "$createdb" --maintenance-db="$postgres" "qiao_load_$$" || exit 1
    export QIAO_DATABASE_URL="${postgres%/*}/qiao_load_$$" QIAO_DATA="$work/postgres-data"
    "$qiao" import demo/*.jsonl >"$work/import.log" 2>&1 || { cat "$work/import.log"; exit 1; }
    start postgres "$qiao" serve --listen 127.0.0.1:0 --log warn || exit 1
    measure PostgreSQL || exit 1
    [ -z "${QIAO_TEST_POSTGRES:-}" ] || { kill -INT "$server"; wait "$server"; "$(postgres_programs)/dropdb" --maintenance-db="$postgres" "qiao_load_$$"; }
fi

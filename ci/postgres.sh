# A PostgreSQL of our own: in the temporary folder, on a free port of this machine, gone at the end.

# Sets `postgres` to the address of its database for administration. Reused when it runs already.
start_postgres() {
    if [ -n "${QIAO_TEST_POSTGRES:-}" ]; then
        postgres=$QIAO_TEST_POSTGRES
        return 0
    fi
    [ -z "${postgres:-}" ] || return 0
    local bin folder="$work/postgres" port as=() _
    bin=$(postgres_programs) || { install_package postgres-server postgresql; bin=$(postgres_programs); } || {
        skip "PostgreSQL is not installed: on Debian and Ubuntu 'apt-get install postgresql', on macOS 'brew install postgresql',
   or name a server in QIAO_TEST_POSTGRES=postgres://user@host/postgres"
        return
    }
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        local user=nobody
        id postgres >/dev/null 2>&1 && user=postgres
        as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
        mkdir "$folder" && chown "$user" "$folder"
    else
        mkdir "$folder"
    fi
    (cd "$folder" && "${as[@]}" "$bin/initdb" --pgdata="$folder/data" --username=qiao --auth=trust --encoding=UTF8 \
        --locale=C --no-sync) >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; return 1; }
    for _ in {1..10}; do
        port=$((20000 + RANDOM % 20000))
        # What tests store need not survive a power cut.
        (cd "$folder" && exec "${as[@]}" "$bin/postgres" -D "$folder/data" -p "$port" -k "$folder" \
            -c listen_addresses=127.0.0.1 -c max_connections=300 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off) >"$work/postgres.log" 2>&1 &
        children+=($!)
        if wait_for_postgres "$!" "$bin" "$port"; then
            postgres="postgres://qiao@127.0.0.1:$port/postgres"
            printf '   %s\n' "$("$bin/postgres" --version)"
            return 0
        fi
    done
    tail -5 "$work/postgres.log"
    return 1
}

# The folder of the newest PostgreSQL's programs.
postgres_programs() {
    local bin
    bin=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)" 2>/dev/null)
    [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && echo "$bin"
}

# Until it answers, at most 20 seconds; fails when the process has ended, as it does when the port is taken.
wait_for_postgres() {
    local _
    for _ in {1..100}; do
        kill -0 "$1" 2>/dev/null || return 1
        "$2/pg_isready" --quiet --host=127.0.0.1 --port="$3" --username=qiao --dbname=postgres && return 0
        sleep 0.2
    done
    return 1
}

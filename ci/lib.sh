# What the steps of ./test share: running, counting, cleaning up, finding tools.

work=$(mktemp -d "${TMPDIR:-/tmp}/qiao-test.XXXXXX") || exit 1
chmod 711 "$work"
failed=() skipped=() children=()

# Ends what was started, by its id, and removes the temporary folder.
clean_up() {
    local child
    for child in "${children[@]}"; do
        kill -INT "$child" 2>/dev/null && wait_for_end "$child"
    done
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Waits up to 10 seconds for a process, then kills it.
wait_for_end() {
    local _
    for _ in {1..100}; do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null
}

# Runs a step: 0 passed, 77 skipped (it has said why), anything else failed.
run() {
    local started=$SECONDS code
    printf '\n── %s\n' "$1"
    "step_$1"
    code=$?
    case $code in
        0) printf '── %s passed (%d s)\n' "$1" $((SECONDS - started)) ;;
        77) skipped+=("$1") ;;
        *) failed+=("$1"); printf '── %s FAILED (%d s)\n' "$1" $((SECONDS - started)) ;;
    esac
}

# Says why a step is skipped.
skip() {
    printf '   skipped: %s\n' "$1"
    return 77
}

# Runs tests with nextest where it is installed, and counts them.
run_tests() {
    local log="$work/tests.log" code count
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --cargo-profile gate --no-fail-fast --status-level fail --final-status-level fail "$@" 2>&1 | tee "$log"
        code=${PIPESTATUS[0]}
        count=$(sed -n 's/.*Summary.* \([0-9][0-9]*\) passed.*/\1/p' "$log" | tail -1)
    else
        cargo test --profile gate --no-fail-fast "$@" 2>&1 | tee "$log"
        code=${PIPESTATUS[0]}
        count=$(sed -n 's/^test result: .* \([0-9][0-9]*\) passed.*/\1/p' "$log" | awk '{ sum += $1 } END { print sum + 0 }')
    fi
    echo "${count:-0}" >>"$work/passed"
    return "$code"
}

# install_package PROGRAM PACKAGE: as root on Debian, bounded in time.
install_package() {
    command -v "$1" >/dev/null && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "   installing $2"
        {
            timeout 120 apt-get update -qq
            DEBIAN_FRONTEND=noninteractive timeout 400 apt-get install -y -qq --no-install-recommends "$2"
        } >"$work/apt.log" 2>&1 || tail -3 "$work/apt.log"
    fi
    command -v "$1" >/dev/null
}

# cargo_tool NAME SECONDS: a cargo sub-command, from the path or built once into target/tools.
cargo_tool() {
    export PATH="$PATH:$PWD/target/tools/bin"
    command -v "$1" >/dev/null && return 0
    echo "   building $1, at most $2 s; it is kept in target/tools"
    timeout "$2" cargo install --quiet --locked --debug --root target/tools "$1" >"$work/$1.log" 2>&1 || tail -3 "$work/$1.log"
    command -v "$1" >/dev/null
}

# The last lines: what was skipped, what failed, and how many tests passed.
summary() {
    local passed
    passed=$(cat "$work/passed" 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }')
    printf '\n'
    [ ${#skipped[@]} = 0 ] || printf 'skipped: %s\n' "${skipped[*]}"
    if [ ${#failed[@]} = 0 ]; then
        printf 'test result: ok. %d passed; 0 failed; %d steps skipped; finished in %d s\n' "$passed" ${#skipped[@]} "$SECONDS"
    else
        printf 'failed: %s\n' "${failed[*]}"
        printf 'test result: FAILED. %d tests passed; %d steps failed; finished in %d s\n' "$passed" ${#failed[@]} "$SECONDS"
        exit 1
    fi
}

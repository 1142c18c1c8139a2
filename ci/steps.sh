# The steps of ./test, one function each. Everything that runs is built with the profile `gate`; clippy and rustdoc only read
# its metadata.

source ci/postgres.sh

step_format() { cargo fmt --all --check; }

step_clippy() { cargo clippy --profile gate --workspace --all-targets --quiet -- -D warnings; }

# With all targets: the features of what only tests need would otherwise have dependencies built a second time.
step_build() { cargo build --profile gate --workspace --all-targets; }

# Everything, on SQLite.
step_tests() { (unset QIAO_TEST_POSTGRES && run_tests --workspace); }

# Whatever meets a database, once more on PostgreSQL; the same packages as before, so that nothing is built again.
step_postgres() {
    start_postgres || return
    QIAO_TEST_POSTGRES=$postgres run_tests --workspace --lib --test qiao
}

step_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --profile gate --workspace --no-deps --document-private-items --quiet; }

# The schema in the repository is the one that the program prints.
step_schema() {
    step_build && target/gate/qiao schema >"$work/schema.graphql" && diff -u schema.graphql "$work/schema.graphql"
}

# Dependencies that nothing uses.
step_unused() {
    cargo_tool cargo-machete 400 || { skip "cargo-machete does not install here: cargo install cargo-machete"; return; }
    cargo machete
}

# Licences, sources and advisories of the dependencies. The advisories come from the internet: without it, the rest.
step_licences() {
    cargo_tool cargo-deny 1200 || { skip "cargo-deny does not install here: cargo install cargo-deny"; return; }
    # The crates of all platforms, those too that are not built here.
    cargo fetch --locked --quiet || return
    cargo deny --offline --log-level error check --hide-inclusion-graph bans licenses sources || return
    if ! timeout 60 cargo deny fetch db >"$work/advisories.log" 2>&1; then
        echo "   advisories were not checked: their database cannot be fetched from here"
        return 0
    fi
    cargo deny --offline --log-level error check --hide-inclusion-graph advisories
}

# Spelling. The tool comes ready built as a Python wheel.
step_typos() {
    local typos=typos
    if ! command -v typos >/dev/null; then
        typos=target/tools/python/bin/typos
        [ -x "$typos" ] || {
            python3 -m venv target/tools/python && timeout 120 target/tools/python/bin/pip install --quiet typos
        } >"$work/typos.log" 2>&1
    fi
    "$typos" --version >/dev/null 2>&1 || { skip "typos does not install here: pip install typos"; return; }
    "$typos" --format brief
}

# The explorer in a real browser: the page renders and a query runs.
step_explorer() {
    install_package chromium chromium || { skip "Chromium is not installed: apt-get install chromium"; return; }
    command -v python3 >/dev/null || { skip "python3 is not installed: apt-get install python3"; return; }
    start_demo explored || return
    python3 ci/explorer.py "$demo" "$work/chromium"
}

# What people do in the console, in a real browser; axe-core looks at every page.
step_journeys() {
    { install_package chromium chromium && install_package chromedriver chromium-driver; } || {
        skip "Chromium or its driver is not installed: apt-get install chromium chromium-driver"
        return
    }
    page_tools || return
    start_demo console || return
    # Of the whole workspace: for the package alone dependencies would be built a second time, with fewer features.
    QIAO_ADDRESS=$demo QIAO_ACCOUNTS=$work/console/accounts QIAO_AXE=$PWD/target/tools/pages/node_modules/axe-core/axe.min.js \
        cargo test --profile gate --workspace --test journeys -- --ignored --test-threads=2
}

# Lighthouse's marks of the pages that everyone sees first.
step_lighthouse() {
    install_package chromium chromium || { skip "Chromium is not installed: apt-get install chromium"; return; }
    page_tools || return
    start_demo lit || return
    CHROME_PATH=$(command -v chromium) node target/tools/pages/lighthouse.mjs "$demo" / /needs /needs/need_1 /managers /managers/manager_1 /dashboard
}

# What looks at pages: packages of npm.
page_tools() {
    { install_package node nodejs && install_package npm npm; } || {
        skip "Node 18 or newer with npm is not installed: on Debian and Ubuntu 'apt-get install nodejs npm', on macOS 'brew install node'"
        return
    }
    node_packages pages || skip "the packages of ci/pages cannot be installed: is there a way to an npm registry?"
}

# GraphQL over HTTP, as graphql-http's server audits check it.
step_http() {
    { install_package node nodejs && install_package npm npm; } || {
        skip "Node 18 or newer with npm is not installed: on Debian and Ubuntu 'apt-get install nodejs npm', on macOS 'brew install node'"
        return
    }
    node_packages http || { skip "the packages of ci/http cannot be installed: is there a way to an npm registry?"; return; }
    start_demo demo || return
    node target/tools/http/audit.mjs "$demo/graphql"
}

# Inputs that make a parser panic: each target for QIAO_FUZZ_SECONDS (10), beginning with the corpus.
step_fuzz() {
    local target failed=0 seconds=${QIAO_FUZZ_SECONDS:-10} found=$PWD/target/fuzz/found
    local build=(--dev --sanitizer none --target-dir target/fuzz)
    # libFuzzer is written in C++.
    install_package c++ g++ || { skip "there is no C++ compiler: apt-get install g++"; return; }
    cargo_tool cargo-fuzz 600 || { skip "cargo-fuzz does not install here: cargo install cargo-fuzz"; return; }
    cargo fmt --manifest-path fuzz/Cargo.toml --check || return
    # The versions that everything else is tested with.
    cp Cargo.lock fuzz/Cargo.lock
    CARGO_INCREMENTAL=0 cargo fuzz build "${build[@]}" >"$work/fuzz.log" 2>&1 || { tail -30 "$work/fuzz.log"; return 1; }
    for target in $(cargo fuzz list); do
        mkdir -p "$found/$target" "$work/fuzz/$target"
        if CARGO_INCREMENTAL=0 cargo fuzz run "${build[@]}" "$target" "$work/fuzz/$target" "fuzz/corpus/$target" -- \
            -max_total_time="$seconds" -timeout=20 -artifact_prefix="$found/$target/" >"$work/fuzz.log" 2>&1; then
            echo "   $target: $(sed -n 's/^Done \([0-9]*\) runs.*/\1 inputs/p' "$work/fuzz.log")"
        else
            tail -40 "$work/fuzz.log"
            echo "   $target: the input is in $found/$target; once it holds, it belongs into fuzz/corpus/$target"
            failed=1
        fi
    done
    return $failed
}

# Schemathesis asks a throw-away demo what the schema allows, as the administrator, for QIAO_SCHEMATHESIS_SECONDS (60):
# no server error, no answer that is malformed, no defect in the log. (Its own check for server errors takes a refused
# mutation for one, since a payload that may not be null takes all data with it.) QIAO_SCHEMATHESIS_SEED gives other questions.
step_schemathesis() {
    local python=target/tools/schemathesis token code seed=${QIAO_SCHEMATHESIS_SEED:-1} checks=$PWD/ci/api_checks.py
    [ -x "$python/bin/schemathesis" ] || {
        python3 -m venv "$python" && timeout 300 "$python/bin/pip" install --quiet 'schemathesis>=4.32,<5'
    } >"$work/schemathesis.log" 2>&1
    "$python/bin/schemathesis" --version >/dev/null 2>&1 || { skip "schemathesis does not install here: pip install schemathesis"; return; }
    start_demo fuzzed || return
    token=$(cat "$work/fuzzed/admin-token")
    python=$PWD/$python
    # It leaves folders of its own where it runs.
    (cd "$work" && SCHEMATHESIS_HOOKS=$checks "$python/bin/schemathesis" run "$demo/graphql" \
        --header "Authorization: Bearer $token" --checks answers_are_well_formed \
        --max-time "${QIAO_SCHEMATHESIS_SECONDS:-60}" --max-examples 1000 --seed "$seed" --workers 2 --request-timeout 20 \
        --continue-on-failure --suppress-health-check all --warnings off --no-color) >"$work/schemathesis.log" 2>&1
    code=$?
    if [ $code = 0 ]; then
        echo "   seed $seed: $(sed -n 's/^ *\([0-9]* generated.*\)/\1/p' "$work/schemathesis.log")"
    else
        echo "   seed $seed:"
        tail -150 "$work/schemathesis.log"
    fi
    if grep -E 'ERROR|a defect' "$work/fuzzed.log"; then
        echo "   the service logged a defect"
        code=1
    fi
    return $code
}

# start_demo NAME: a demo of its own on a free port; sets `demo` to its address. Its data is in $work/NAME, its log beside.
start_demo() {
    local _ log="$work/$1.log"
    step_build || return
    : >"$log"
    QIAO_RATE_LIMIT=0 QIAO_ACCOUNT_RATE_LIMIT=0 target/gate/qiao demo --listen 127.0.0.1:0 --data "$work/$1" >"$log" 2>&1 &
    children+=($!)
    for _ in {1..300}; do
        demo=$(sed -n 's/^.* serves \(http:[^ ]*\).*$/\1/p' "$log")
        [ -z "$demo" ] || return 0
        sleep 0.2
    done
    cat "$log"
    return 1
}

# Log-in at a real OpenID provider, by HTTPS with a certificate of our own: npm's oidc-provider.
step_oidc() {
    { install_package node nodejs && install_package npm npm; } || {
        skip "Node 18 or newer with npm is not installed: on Debian and Ubuntu 'apt-get install nodejs npm', on macOS 'brew install node'"
        return
    }
    node_packages oidc || { skip "the packages of ci/oidc cannot be installed: is there a way to an npm registry?"; return; }
    install_package openssl openssl || { skip "openssl is not installed: apt-get install openssl"; return; }
    step_build || return
    mkdir "$work/oidc" && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE \
        -keyout "$work/oidc/key.pem" -out "$work/oidc/cert.pem" 2>"$work/openssl.log" || { cat "$work/openssl.log"; return 1; }
    NODE_EXTRA_CA_CERTS="$work/oidc/cert.pem" node --no-warnings target/tools/oidc/login.mjs target/gate/qiao "$work/oidc"
}

# node_packages NAME: copies ci/NAME to target/tools and installs there what its lock file names.
node_packages() {
    local to="target/tools/$1"
    mkdir -p "$to" && cp "ci/$1/"*.json "ci/$1/"*.mjs "ci/$1/.npmrc" "$to/" || return
    npm --prefix "$to" ls >/dev/null 2>&1 && return
    (cd "$to" && timeout 300 npm ci --no-progress) >"$work/npm.log" 2>&1 || { tail -5 "$work/npm.log"; return 1; }
}

# The steps of ./test, one function each. Everything that runs is built with the release profile, so that dependencies
# are compiled once; clippy and rustdoc only read their metadata.

source ci/postgres.sh

step_format() { cargo fmt --all --check; }

step_clippy() { cargo clippy --release --workspace --all-targets --quiet -- -D warnings; }

# With all targets: the features of what only tests need would otherwise have dependencies built a second time.
step_build() { cargo build --release --workspace --all-targets; }

# Everything, on SQLite.
step_tests() { (unset QIAO_TEST_POSTGRES && run_tests --workspace); }

# Whatever meets a database, once more on PostgreSQL; the same packages as before, so that nothing is built again.
step_postgres() {
    start_postgres || return
    QIAO_TEST_POSTGRES=$postgres run_tests --workspace --lib --test qiao
}

step_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --release --workspace --no-deps --document-private-items --quiet; }

# The schema in the repository is the one that the program prints.
step_schema() {
    step_build && target/release/qiao schema >"$work/schema.graphql" && diff -u schema.graphql "$work/schema.graphql"
}

# Dependencies that nothing uses.
step_unused() {
    cargo_tool cargo-machete 400 || { skip "cargo-machete does not install here: cargo install cargo-machete"; return; }
    cargo machete
}

# Licences, sources and advisories of the dependencies. The advisories come from the internet: without it, the rest.
step_licences() {
    cargo_tool cargo-deny 1200 || { skip "cargo-deny does not install here: cargo install cargo-deny"; return; }
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
    start_demo || return
    python3 ci/explorer.py "$demo" "$work/chromium"
}

# GraphQL over HTTP, as graphql-http's server audits check it.
step_http() {
    { install_package node nodejs && install_package npm npm; } || {
        skip "Node 18 or newer with npm is not installed: on Debian and Ubuntu 'apt-get install nodejs npm', on macOS 'brew install node'"
        return
    }
    node_packages http || { skip "the packages of ci/http cannot be installed: is there a way to an npm registry?"; return; }
    start_demo || return
    node target/tools/http/audit.mjs "$demo/graphql"
}

# node_packages NAME: copies ci/NAME to target/tools and installs there what its lock file names.
node_packages() {
    local to="target/tools/$1"
    mkdir -p "$to" && cp "ci/$1/"*.json "ci/$1/"*.mjs "ci/$1/.npmrc" "$to/" || return
    npm --prefix "$to" ls >/dev/null 2>&1 && return
    (cd "$to" && timeout 300 npm ci --no-progress) >"$work/npm.log" 2>&1 || { tail -5 "$work/npm.log"; return 1; }
}

# A demo on a free port; sets `demo` to its address. Reused when it runs already.
start_demo() {
    local _
    [ -z "${demo:-}" ] || return 0
    step_build || return
    : >"$work/demo.log"
    target/release/qiao demo --listen 127.0.0.1:0 --data "$work/demo" >"$work/demo.log" 2>&1 &
    children+=($!)
    for _ in {1..300}; do
        demo=$(sed -n 's/^.* serves \(http:[^ ]*\).*$/\1/p' "$work/demo.log")
        [ -z "$demo" ] || return 0
        sleep 0.2
    done
    cat "$work/demo.log"
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
    NODE_EXTRA_CA_CERTS="$work/oidc/cert.pem" node --no-warnings target/tools/oidc/login.mjs target/release/qiao "$work/oidc"
}

# node_packages NAME: copies ci/NAME to target/tools and installs there what its lock file names.
node_packages() {
    local to="target/tools/$1"
    mkdir -p "$to" && cp "ci/$1/"*.json "ci/$1/"*.mjs "ci/$1/.npmrc" "$to/" || return
    npm --prefix "$to" ls >/dev/null 2>&1 && return
    (cd "$to" && timeout 300 npm ci --no-progress) >"$work/npm.log" 2>&1 || { tail -5 "$work/npm.log"; return 1; }
}

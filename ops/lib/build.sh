# shellcheck shell=bash
# Builds what changed. A stamp beside each result holds the hash of the sources it was built from. Sourced, never run.

BACKEND_STAMP=backend/target/built-from
FRONTEND_STAMP=frontend/dist/.built-from
PACKAGES_STAMP=frontend/node_modules/.installed-from
TOOLS_STAMP=ops/node_modules/.installed-from

# One hash for all files under some paths that git knows or would add.
hash_of() {
    { git -c safe.directory='*' ls-files -z --cached --others --exclude-standard -- "$@" | xargs -0 -r sha256sum 2>/dev/null || true; } |
        sha256sum | cut -d ' ' -f 1
}
backend_hash() { hash_of pom.xml backend migrations content ':!backend/src/test'; }
frontend_hash() { hash_of frontend backend/openapi.yml ':!frontend/e2e'; }
is_built_from() { [[ -f $1 && $(<"$1") == "$2" ]]; }

maven() { mvn -B -q "$@"; }

# Two builds of one working copy wait for each other.
one_build_at_a_time() {
    mkdir -p backend/target
    exec 8>backend/target/build-lock
    flock 8
}

build_backend() {
    local sources
    sources=$(backend_hash)
    is_built_from "$BACKEND_STAMP" "$sources" && return
    require mvn
    say "Building the backend …"
    rm -f "$BACKEND_STAMP" backend/target/vrank-backend-*.jar
    quietly maven package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dforbiddenapis.skip=true ||
        fail "The backend does not build; the reason stands above."
    say "$sources" >"$BACKEND_STAMP"
}

install_frontend() {
    local lock
    lock=$(hash_of frontend/package-lock.json frontend/package.json)
    is_built_from "$PACKAGES_STAMP" "$lock" && return
    say "Fetching the packages of the frontend …"
    (cd frontend && quietly npm ci --no-audit --no-fund) || return 1
    say "$lock" >"$PACKAGES_STAMP"
}

# What ops/import and ops/export read and write with.
install_tools() {
    local lock
    lock=$(hash_of ops/package-lock.json ops/package.json)
    is_built_from "$TOOLS_STAMP" "$lock" && return
    (cd ops && quietly npm ci --no-audit --no-fund) || return 1
    say "$lock" >"$TOOLS_STAMP"
}

# The types of the API first: they come from the contract that the backend commits.
compile_frontend() {
    if [[ -f backend/openapi.yml ]]; then
        (cd frontend && quietly npm run --silent api) || return 1
    fi
    (cd frontend && quietly npm run --silent build) || return 1
    node ops/lib/compress.mjs frontend/dist
}

build_frontend() {
    local sources
    sources=$(frontend_hash)
    is_built_from "$FRONTEND_STAMP" "$sources" && return
    require node npm
    install_frontend || fail "The packages of the frontend cannot be fetched; the reason stands above."
    say "Building the frontend …"
    compile_frontend || fail "The frontend does not build; the reason stands above."
    say "$sources" >"$FRONTEND_STAMP"
}

build() {
    one_build_at_a_time
    build_backend
    build_frontend
    exec 8>&-
}

# compile_search_bench FOLDER: the programs that measure the indexes by themselves see the server's own classes, so they are compiled
# against what was built, and sets SEARCH_BENCH to where everything is.
compile_search_bench() {
    local classes=backend/target/vrank-backend-0.1.0-SNAPSHOT.jar:backend/target/lib/*
    "$JDK/bin/javac" -proc:none -nowarn -cp "$classes" -d "$1" ops/lib/bench/*.java ops/lib/bench/search/*.java || return 1
    SEARCH_BENCH=$1:$classes
}

# shellcheck shell=bash
# The parts of ops/test. A part runs all its steps even when one fails; the summary says which did. Sourced, never run.

STEP_LOG=step.log # in $WORK; a part that goes beside another has its own

# step NAME COMMAND...: runs it, and shows what it printed only when it failed; $WORK/steps gets a line of verdict and name
step() {
    local name=$1 began=$SECONDS status=0
    shift
    printf '  %-48s' "$name"
    "$@" >"$WORK/$STEP_LOG" 2>&1 </dev/null || status=$?
    local verdict=ok
    ((status == 0)) || verdict=FAILED
    printf '%-6s %4d s\n' "$verdict" $((SECONDS - began))
    ((status == 0)) || tail -n 400 "$WORK/$STEP_LOG"
    printf '%s %s\n' "$verdict" "$name" >>"$WORK/steps"
    return "$status"
}

# Installs Debian's Chromium where we may, else says in one line what to install. The one without windows draws the same pages in
# two thirds of the time; another one serves as well.
require_chromium() {
    local browser
    if [[ -z ${VRANK_CHROMIUM:-} && ! -x /usr/bin/chromium-headless-shell ]] && ((EUID == 0)) && command -v apt-get >/dev/null; then
        say "Fetching Chromium from Debian's packages …"
        { quietly apt-get update && quietly env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium-headless-shell; } || true
    fi
    for browser in "${VRANK_CHROMIUM:-}" /usr/bin/chromium-headless-shell /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        if [[ -n $browser && -x $browser ]]; then
            export VRANK_CHROMIUM=$browser
            return 0
        fi
    done
    fail "Missing: Chromium, for the tests in a browser. Install it, e.g. with: apt-get install chromium-headless-shell (or name one in VRANK_CHROMIUM)"
}

# Installs Debian's PostgreSQL where we may, else says in one line what to install.
require_postgres() {
    local there
    there=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb || true)
    if [[ -z $there ]] && ((EUID == 0)) && command -v apt-get >/dev/null; then
        say "Fetching PostgreSQL from Debian's packages …"
        { quietly apt-get update && quietly env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } || true
        there=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' || true)
    fi
    [[ -n $there ]] || fail "Missing: a PostgreSQL server, for the proof on an external one. Install it, e.g. with: apt-get install postgresql"
}

# Installs Debian's tools that find what is hidden in files where we may, else says in one line what to install.
require_judges() {
    if ! { command -v exiftool && command -v mat2; } >/dev/null && ((EUID == 0)) && command -v apt-get >/dev/null; then
        say "Fetching exiftool and mat2 from Debian's packages …"
        { quietly apt-get update && quietly env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libimage-exiftool-perl mat2; } || true
    fi
    { command -v exiftool && command -v mat2; } >/dev/null || fail "Missing: exiftool and mat2, to judge what is left in files. Install them, e.g. with: apt-get install libimage-exiftool-perl mat2"
}

check_backend() {
    say "Backend"
    rm -rf backend/target/surefire-reports
    one_build_at_a_time
    # two classes at once, since a server and its database wait for each other half of the time; for that Maven reads them itself
    if JAVA_HOME=$JDK step "style, null safety, forbidden calls, tests" maven package -DforkCount=2; then
        backend_hash >"$BACKEND_STAMP"
    fi
    exec 8>&-
}

# Both at once: while the backend is compiled, one of two processors has nothing to do. What the second one says follows.
check_backend_beside_frontend() {
    (STEP_LOG=frontend.log && check_frontend) >"$WORK/frontend.said" 2>&1 &
    local frontend=$!
    check_backend
    wait "$frontend" || say "FAILED the front end's checks, which broke off" >>"$WORK/steps"
    cat "$WORK/frontend.said"
}

check_frontend() {
    say "Front end"
    step "packages, as the lock file says" install_frontend || return 0
    step "types of the API, from its contract" npm --prefix frontend run --silent api || true
    step "lint and format" npm --prefix frontend run --silent lint || true
    step "types" npm --prefix frontend run --silent check || true
    step "unit tests" npm --prefix frontend run --silent test -- --reporter=default --reporter=json --outputFile.json="$WORK/vitest.json" || true
    step "build" build_frontend_alone || return 0
    step "sizes" npm --prefix frontend run --silent size || true
}
build_frontend_alone() { (one_build_at_a_time && build_frontend); }

# Two files at once, since a server that starts waits half of the time. They have what the first start leaves behind.
check_commands() {
    say "Commands"
    step "build" build || return 0
    step "programs of ops/bench" compile_search_bench "$WORK/bench" || true
    step "packages of ops/import and ops/export" install_tools || return 0
    step "the demo world, for tests to copy" demo_world || return 0
    VRANK_DEMO_WORLD=$WORK/demo \
        step "ops/run, ops/import, ops/export, ops/reindex" node --test --test-concurrency=2 --test-reporter=tap --test-reporter-destination="$WORK/commands.tap" \
        --test-reporter=spec --test-reporter-destination=stdout ops/lib/*.test.mjs || true
}

check_browser() {
    say "Browser"
    step "build" build || return 0
    with_two_servers "journeys and accessibility"
}
# with_two_servers NAME [ARGUMENT...]: the journeys that the arguments choose. Two servers, each with data of its own, so that two files of
# journeys go at once: one alone leaves half of two processors idle.
with_two_servers() {
    local name=$1 port=18398 one ports=() urls=()
    shift
    step "the demo world, for servers to copy" demo_world || return 0
    for one in first second; do
        port=$(free_port $((port + 2))) || fail "No free port for the tests in a browser."
        cp -a "$WORK/demo" "$WORK/browser-$one"
        start_server "$port" "$WORK/browser-$one" true
        ports+=("$port") urls+=("http://localhost:$port")
    done
    if step "two servers with the demo world" wait_for_servers "${ports[@]}"; then
        VRANK_URLS=${urls[*]} PLAYWRIGHT_JSON_OUTPUT_NAME=$WORK/playwright.json \
            step "$name" npm --prefix frontend run --silent e2e -- "$@" --reporter=line,json || true
    else
        tail -n 50 "$WORK"/browser-*/vrank.log
    fi
    stop_server
}
# One server fills the demo world, leaves behind what it learnt of its classes, and stops: whoever starts after it copies the folder.
demo_world() {
    local port
    [[ ! -d $WORK/demo ]] || return 0
    port=$(free_port) || return 1
    start_server "$port" "$WORK/demo" true
    if ! wait_for_server "$port"; then
        tail -n 50 "$SERVER_LOG"
        stop_server
        rm -rf "$WORK/demo"
        return 1
    fi
    stop_server
}
wait_for_servers() {
    local number
    for ((number = 1; number <= $#; number++)); do
        wait_for_server "${!number}" "${SERVERS[number - 1]}" || return 1
    done
}

# What ran and how it went, ending with a line of totals. False when anything failed or no test ran.
summarise() {
    local one failed steps=()
    touch "$WORK/steps"
    mapfile -t steps <"$WORK/steps"
    failed=$(grep -c '^FAILED' "$WORK/steps") || true
    say
    say "Summary after $((SECONDS / 60)) min $((SECONDS % 60)) s"
    node ops/lib/totals.mjs backend/target/surefire-reports "$WORK" || failed=$((failed + 1))
    for one in "${steps[@]}"; do
        if [[ $one == FAILED* ]]; then say "  failed: ${one#FAILED }"; fi
    done
    ((failed == 0))
}

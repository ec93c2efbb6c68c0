# shellcheck shell=bash
# Starts and stops the built server. ops/run and ops/test take the same way. Sourced, never run.

SERVER=
SERVER_LOG=
SERVERS=() # all that were started here and not stopped yet

# Something answers on this port of this machine.
in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port [FROM]: a port that nobody listens on, with the one above it.
free_port() {
    local port
    for ((port = ${1:-18400 + RANDOM % 1000}; port < 20000; port += 2)); do
        if ! in_use "$port" && ! in_use $((port + 1)); then
            printf '%s' "$port"
            return 0
        fi
    done
    return 1
}

# A running server reads its own copy, so that the next build does not pull the files from under it. Tests that start many servers
# on many folders let them share one, in VRANK_PROGRAM.
copy_program() {
    local program=$1
    if ! cmp -s backend/target/vrank-backend-*.jar "$program/vrank.jar" 2>/dev/null; then
        rm -rf "$program"
        mkdir -p "$program"
        cp -al backend/target/lib "$program/lib" 2>/dev/null || cp -a backend/target/lib "$program/"
        cp -a backend/target/vrank-backend-*.jar "$program/vrank.jar"
    fi
}

# start_server PORT DATA DEMO(true|false); the answer is in SERVER, its process id
start_server() {
    local port=$1 data=$2 demo=$3
    local program=${VRANK_PROGRAM:-$data/program}
    mkdir -p "$data"
    copy_program "$program"
    SERVER_LOG=$data/vrank.log
    local remembered=$program/vrank.aot option=AOTCacheOutput
    [[ ! -f $remembered ]] || option=AOTCache
    if [[ -f $SERVER_LOG ]]; then mv -f "$SERVER_LOG" "$SERVER_LOG.1"; fi
    VRANK_PORT=$port VRANK_MANAGEMENT_PORT=$((port + 1)) VRANK_HOST=${VRANK_HOST:-127.0.0.1} \
        VRANK_DATA=$data VRANK_DEMO=$demo VRANK_FRONTEND=$ROOT/frontend/dist \
        "$JDK/bin/java" "${JAVA_OPTIONS[@]}" ${VRANK_JAVA_OPTION:+"$VRANK_JAVA_OPTION"} \
        "-XX:$option=$remembered" -jar "$program/vrank.jar" \
        >"$SERVER_LOG" 2>&1 </dev/null &
    SERVER=$!
    SERVERS+=("$SERVER")
}

# The first run of a program leaves behind what it learnt of its classes (which makes its end take some seconds longer), and the
# next starts from that. The flags on native access and memory keep the log free of warnings about libraries. VRANK_JAVA_OPTION, one
# more, is for servers of tests.
JAVA_OPTIONS=(
    -Xlog:disable -Xlog:all=error:stderr
    -Xms64m -Xmx320m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
)

# True when the server says that it is well.
is_healthy() {
    local host=${VRANK_HOST:-127.0.0.1} status=
    [[ $host == 0.0.0.0 || $host == :: ]] && host=127.0.0.1
    {
        exec 3<>"/dev/tcp/$host/$(($1 + 1))" || return 1
        printf 'GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$host" >&3
        read -r -t 5 -u 3 _ status _ || true
        exec 3>&-
    } 2>/dev/null
    [[ $status == 200 ]]
}

# wait_for_server PORT [PROCESS]: waits until the server answers; false when it ended, or took longer than three minutes.
wait_for_server() {
    local patience process=${2:-$SERVER}
    for ((patience = 0; patience < 1800; patience++)); do
        is_healthy "$1" && return 0
        kill -0 "$process" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# Stops whatever was started here.
stop_server() {
    local server
    ((${#SERVERS[@]} > 0)) || return 0
    kill -TERM "${SERVERS[@]}" 2>/dev/null || true
    for server in "${SERVERS[@]}"; do
        while kill -0 "$server" 2>/dev/null; do wait "$server" 2>/dev/null || true; done
    done
    SERVER='' SERVERS=()
}

#!/usr/bin/env bash
# A PostgreSQL server of this machine's own packages, on the loopback address, in a folder of its own, for trying an external
# server out. Prints the addresses of its superuser and of its database. Run as root it works as an unprivileged user, because
# PostgreSQL refuses root.
#   ops/lib/postgres.sh start FOLDER PORT     a new cluster; the folder must not exist
#   ops/lib/postgres.sh stop FOLDER
set -euo pipefail

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The newest server on this machine, where Debian and others put it.
bin=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[[ -n $bin ]] || bin=$(dirname "$(command -v initdb || true)")
[[ -x $bin/initdb ]] || fail "Missing: a PostgreSQL server. Install it, e.g. with: apt-get install postgresql"

[[ $# -ge 2 && $2 == /* ]] || fail "usage: ops/lib/postgres.sh start|stop FOLDER [PORT], the folder from the root"
action=$1 folder=$2 port=${3:-}
user=$(id -un)
if ((EUID == 0)); then
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
fi
as_user() {
    if ((EUID == 0)); then runuser -u "$user" -- "$@"; else "$@"; fi
}

case $action in
    start)
        [[ $port =~ ^[0-9]+$ ]] || fail "start takes a port"
        [[ ! -e $folder ]] || fail "$folder exists"
        mkdir -m 711 "$folder"
        chown "$user" "$folder"
        cd "$folder"
        printf 'proof\n' >password
        as_user "$bin/initdb" --pgdata="$folder/data" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
            --auth=scram-sha-256 --pwfile="$folder/password" >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
        as_user "$bin/pg_ctl" start --silent --wait --pgdata="$folder/data" --log="$folder/data/server.log" \
            --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        printf 'version %s\nsuperuser postgresql://postgres:proof@127.0.0.1:%s/postgres\n' \
            "$("$bin/postgres" --version | grep -o '[0-9][0-9.]*' | head -n 1)" "$port"
        ;;
    stop)
        as_user "$bin/pg_ctl" stop --silent --wait --mode=fast --pgdata="$folder/data"
        ;;
    *) fail "start or stop" ;;
esac

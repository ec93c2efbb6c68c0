# shellcheck shell=bash
# What every command in ops needs: where we are, how to speak, which tools there are. Sourced, never run.

CALLED_FROM=$PWD
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
JDK=

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Keeps quiet about what goes well, shows everything when it does not.
quietly() {
    local output status=0
    output=$(mktemp)
    "$@" >"$output" 2>&1 9>&- </dev/null || status=$?
    if ((status != 0)); then cat "$output" >&2; fi
    rm -f "$output"
    return "$status"
}

# The folder a path means to whoever called us, made absolute.
absolute() { [[ $1 == /* ]] && printf '%s' "$1" || printf '%s' "$CALLED_FROM/$1"; }

jdk_version() {
    [[ -x $1/bin/javac && -r $1/release ]] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JDK to the first JDK of at least 25, which need not be the default one.
find_jdk() {
    local place version on_path=
    on_path=$(readlink -f "$(command -v javac || true)" || true)
    for place in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        $(sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml" 2>/dev/null); do
        version=$(jdk_version "$place" || true)
        if [[ -n $version ]] && ((version >= 25)); then
            JDK=$place
            return 0
        fi
    done
    return 1
}

# Names every missing tool, a line each, and stops.
require() {
    local tool missing=0
    for tool in "$@"; do
        case $tool in
            jdk) find_jdk || { say "Missing: a JDK 25 or later. Install your system's openjdk-25-jdk or Eclipse Temurin 25; set JAVA_HOME if it lies in an unusual place." >&2; missing=1; } ;;
            mvn) find_maven || { say "Missing: Maven 3.8 or later. Install it, e.g. with: apt-get install maven" >&2; missing=1; } ;;
            node) at_least 20 "$(node --version 2>/dev/null)" || { say "Missing: Node 20 or later. Install Node.js 20, with its npm." >&2; missing=1; } ;;
            *) command -v "$tool" >/dev/null || { say "Missing: $tool. Install it, e.g. with: apt-get install $tool" >&2; missing=1; } ;;
        esac
    done
    ((missing == 0)) || exit 1
}

at_least() {
    local major=${2#v}
    major=${major%%.*}
    [[ $major =~ ^[0-9]+$ ]] && ((major >= $1))
}

# Maven runs on its usual Java and hands the compiler our JDK; where its Java is too old or absent, it runs on ours too.
find_maven() {
    command -v mvn >/dev/null || return 1
    export JAVA25_HOME=$JDK
    local about version java
    about=$(mvn --version 2>/dev/null || true)
    java=$(sed -n 's/.*Java version: \([0-9]*\).*/\1/p' <<<"$about")
    if [[ -n $JDK && ! $java =~ ^(1[7-9]|[2-9][0-9])$ ]]; then
        export JAVA_HOME=$JDK
        about=$(mvn --version 2>/dev/null || true)
    fi
    version=$(sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' <<<"$about")
    [[ $version =~ ^(3\.([89]|[1-9][0-9])|[4-9]\.[0-9]+)$ ]]
}

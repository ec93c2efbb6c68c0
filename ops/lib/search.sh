# shellcheck shell=bash
# What the commands about search share: packages of Debian as data, in a folder of their own, and Java that sees what the tests see.
# Sourced, never run.

SEARCH_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/vrank-search

# Fetches packages that are not there yet and lays their files out below $SEARCH_CACHE/files. Installs nothing.
fetch_packages() {
    require apt-get dpkg
    mkdir -p "$SEARCH_CACHE/packages" "$SEARCH_CACHE/files"
    local name
    for name in "$@"; do
        [[ -f $SEARCH_CACHE/packages/$name.done ]] && continue
        say "Fetching $name …" >&2
        (cd "$SEARCH_CACHE/packages" && quietly apt-get download "$name" && quietly dpkg -x "$name"_*.deb "$SEARCH_CACHE/files" &&
            touch "$name.done") || fail "$name cannot be fetched; the reason stands above."
    done
}

# Compiles the tests too, and sets CLASSES to where everything is.
compile_for_search() {
    one_build_at_a_time
    quietly maven -f backend/pom.xml test-compile dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile=target/search-classpath -Dspotless.check.skip=true ||
        fail "The backend does not build; the reason stands above."
    exec 8>&-
    CLASSES=$ROOT/backend/target/test-classes:$ROOT/backend/target/classes:$(<backend/target/search-classpath)
}

java_for_search() {
    "$JDK/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED -cp "$CLASSES" "org.vrank.search.$1" "${@:2}"
}

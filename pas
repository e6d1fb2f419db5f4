#!/usr/bin/env bash
# The one launcher: finds Maven and a JDK 25, builds what is stale, and runs a command. `./pas help` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
jar=pas-service/target/pas-service.jar
cache=pas-service/target/pas-service.aot
wanted=25

die() {
    echo "pas: $*" >&2
    exit 1
}

# Its own file tells the version, without a JVM being started for each candidate.
is_wanted_jdk() {
    [ -x "$1/bin/javac" ] && grep -qE "^JAVA_VERSION=\"?$wanted\b" "$1/release" 2>/dev/null
}

# A JDK 25 anywhere usual: what the caller names, what is on the path, then the folders where installers put it.
find_jdk() {
    local home on_path
    on_path=$(command -v javac || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${PAS_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jabba/jdk/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.m2/jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && is_wanted_jdk "$home"; then
            echo "$home"
            return
        fi
    done
    die "needs a JDK $wanted; none was found. Install one, or set PAS_JAVA_HOME to its folder."
}

maven() {
    command -v mvn >/dev/null || die "needs Maven 3.8 or later on the path; none was found."
    mvn "$@"
}

# Anything newer than the last successful build?
is_stale() {
    [ -f "$jar" ] || return 0
    [ -n "$(find pom.xml ./*/pom.xml ./*/src/main -newer "$jar" -print -quit)" ]
}

build() {
    is_stale || return 0
    echo "pas: building (the first time this takes some minutes)…" >&2
    maven -B -ntp -q package -DskipTests -Dspotless.check.skip=true >&2 || die "the build failed."
    touch "$jar"
    train
}

# Made of this jar, in this folder: a JVM does not start with one that was made elsewhere.
is_cached() {
    [ "$cache" -nt "$jar" ] && [ "$(cat "$cache.at" 2>/dev/null)" = "$PWD" ]
}

# The JVM's start-up cache: with it a start takes a third of the time. Without it everything works as well, only later.
train() {
    local folder
    echo "pas: preparing for quick starts (once)…" >&2
    folder=$(mktemp -d)
    rm -f "$cache" "$cache.at"
    "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$cache" -jar "$jar" train --data "$folder" >"$folder/log" 2>&1 &&
        pwd >"$cache.at" ||
        echo "pas: no start-up cache could be made; starting will take a little longer." >&2
    rm -rf "$folder"
}

# The benchmarks live beside the tests: compile those, and run from their class path. What one prints is kept, too.
bench() {
    maven -B -ntp -q test-compile dependency:build-classpath -pl pas-service -am -Dspotless.check.skip=true \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath >&2 || die "the benchmarks do not compile."
    local path=pas-service/target/test-classes:pas-service/target/classes
    local kept
    kept=target/bench/${1##*.}-$(date -u +%Y%m%dT%H%M%SZ).txt
    mkdir -p target/bench
    "$JAVA_HOME/bin/java" -cp "$path:$(cat pas-service/target/test.classpath)" "$@" | tee "$kept"
    echo "pas: kept in $kept" >&2
}

JAVA_HOME=$(find_jdk)
export JAVA_HOME

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
    test)
        maven -B -ntp verify "$@"
        ;;
    build)
        build
        ;;
    screenshots)
        maven -B -ntp test -pl pas-service -am -Dspotless.check.skip=true -Dtest='*DayTest' \
            -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots="$PWD/docs/screenshots" "$@"
        ;;
    bench)
        measured=payer.service.bench.Bench
        case "${1:-}" in
            pieces) measured=org.openjdk.jmh.Main ;;
            trail) measured=payer.service.bench.TrailBench ;;
            crd) measured=payer.service.bench.CrdBench ;;
            dtr) measured=payer.service.bench.DtrBench ;;
            rules) measured=payer.service.bench.RulesBench ;;
            simulation) measured=payer.service.bench.SimulationBench ;;
            pas) measured=payer.service.bench.PasBench ;;
            worklist) measured=payer.service.bench.WorklistBench ;;
            records) measured=payer.service.bench.records.RecordsBench ;;
        esac
        [ "$measured" = payer.service.bench.Bench ] || shift
        bench "$measured" "$@"
        ;;
    generate)
        build
        exec "$JAVA_HOME/bin/java" -cp "testdata/target/classes:pas-service/target/lib/*" payer.testdata.scale.Generate "$@"
        ;;
    *)
        build
        # Maven alone makes the jar, too, but not its cache; only a start is worth making it.
        [ "$command" != serve ] || is_cached || train
        quick=
        ! is_cached || quick="-XX:AOTCache=$cache -Xlog:aot=off -Xlog:cds=off"
        # shellcheck disable=SC2086 # several options, or none
        exec "$JAVA_HOME/bin/java" $quick ${PAS_JAVA_OPTIONS:-} -jar "$jar" "$command" "$@"
        ;;
esac

#!/usr/bin/env bash
# Races the costate sweep against PyTorch and measures the memory of each side, one process a side.
#
#   benchmarks/run.sh                          everything, about a quarter of an hour
#   benchmarks/run.sh race --cases 64x32x256   the race alone, with arguments of GradientRace
#   benchmarks/run.sh memory                   the memory alone
#   benchmarks/run.sh integrators              the integrators against Hipparchus and SciPy (python3
#                                              with scipy), three minutes
#   benchmarks/run.sh jmh [ARGUMENTS]          the micro-benchmarks, with arguments of JMH
#   benchmarks/run.sh ocp [PYTHON]             extremals against scipy's solve_bvp (python3)
#   benchmarks/run.sh lse [PYTHON ...]         log-sum-exp layers against NumPy (/usr/bin/python3)
#
# JAVA_HOME chooses the Java that runs; COSTATE_HEAP the heap of the race (default 2g). Where others
# use the machine, OMP_WAIT_POLICY=passive spares PyTorch the worst of two threads waiting in turn.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$here")"
results="$here/results"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
heap="${COSTATE_HEAP:-2g}"

# Case, largest heap of our side, largest heap of PyTorch's side, whose arrays are off the heap.
memory_cases=("64x128x1024 200m 96m" "512x16x512 420m 192m")

build() {
  (cd "$root" && mvn -q -pl benchmarks -am -DskipTests package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime)
  classpath="$here/target/classes:$(cat "$here/target/classpath.txt")"
}

flags() {
  echo --add-modules=jdk.incubator.vector
  local version
  version="$("$java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/.*java.specification.version = \([0-9]*\).*/\1/p')"
  if [ "${version:-17}" -ge 22 ]; then
    echo --enable-native-access=ALL-UNNAMED
  fi
}

run() { # HEAP CLASS ARGUMENTS: a fixed heap limit, because a roomy heap counts as memory
  local limit="$1"
  shift
  # The engine is told its threads case by case; the pool must only be large enough.
  OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(getconf _NPROCESSORS_ONLN)}" \
    "$java" $(flags) "-Xmx$limit" -cp "$classpath" "$@"
}

race() {
  run "$heap" org.costate.benchmarks.GradientRace \
    --markdown "$results/gradient-race.md" --json "$results/gradient-race.json" "$@"
}

memory() {
  local out="$results/memory.md" case own peer
  {
    echo "# Peak resident memory, one process a side"
    echo
    echo "| case | side | -Xmx, MiB | steps | peak, MiB |"
    echo "|---|---|---:|---:|---:|"
  } | tee "$out"
  for entry in "${memory_cases[@]}"; do
    read -r case own peer <<<"$entry"
    for side in own peer; do
      run "$([ "$side" = own ] && echo "$own" || echo "$peer")" \
        org.costate.benchmarks.GradientRace --memory "$side" --cases "$case" \
        --precision f64 --threads 2 | tee -a "$out"
    done
  done
}

integrators() {
  run "$heap" org.costate.benchmarks.IntegratorRace "$here/scipy_ode.py" "$results/integrators.md"
}

mkdir -p "$results"
build
case "${1:-all}" in
  all) race && memory && integrators ;;
  race) shift && race "$@" ;;
  memory) memory ;;
  lse)
    shift
    run "$heap" org.costate.benchmarks.LogSumExpRace "$here/log_sum_exp.py" "${@:-/usr/bin/python3}" |
      tee "$results/log-sum-exp.md"
    ;;
  ocp)
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 run "$heap" org.costate.benchmarks.ExtremalRace \
      "${2:-python3}" "$here/scipy_extremals.py" "$results/ocp-race.md"
    ;;
  integrators) integrators ;;
  jmh) shift && run "$heap" org.openjdk.jmh.Main "$@" ;;
  *)
    sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

#!/usr/bin/env bash
# Races our boundary-value solver against scipy's solve_bvp (Debian: apt-get install python3-scipy);
# writes results/bvp-race.md. About two minutes.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

(cd "$(dirname "$here")" && mvn -q -pl benchmarks -am -DskipTests ${MAVEN_ARGS:-} \
  package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime)
mkdir -p "$here/results"
# One thread for both: scipy's are those of its linear algebra.
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$java" -Xmx1g \
  -cp "$here/target/classes:$(cat "$here/target/classpath.txt")" \
  org.costate.benchmarks.BoundaryValueRace "$here/scipy_bvp.py" "$here/results/bvp-race.md"

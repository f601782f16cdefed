# Shared by the commands in infra: where things are, how they are built, and how a child is started, recognised and
# stopped. Everything that speaks HTTP, JSON or MongoDB is in infra/operator. Sourced; works from any folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
home=${PALIMPSEST_HOME:-$root/.palimpsest}
port=${PALIMPSEST_PORT:-8080}
command_port=${PALIMPSEST_COMMAND_PORT:-8081}

say() { printf '%s\n' "$*"; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# A JDK of at least 25, by JAVA_HOME, by PATH, or from where systems keep them.
find_java() {
  local java
  for java in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java \
    "$HOME"/.jdks/*/bin/java; do
    [ -x "$java" ] || continue
    if [ "$(property java.specification.version "$java")" -ge 25 ] 2>/dev/null; then
      say "$java"
      return
    fi
  done
  fail "Palimpsest needs a JDK 25 or newer. Install one (for example Temurin 25) or point JAVA_HOME at it."
}
property() { "$2" -XshowSettings:properties -version 2>&1 | sed -n "s/^ *$1 = //p"; }

# attended COMMAND…: so that a signal is acted upon at once, and not when the command has ended.
attended() {
  "$@" &
  wait $!
}

# build JAVA MODULE…: and what they need, and nothing else. Says what is being built; the whole output is in build.log.
build() {
  local jdk log=$home/logs/build.log modules
  jdk=$(property java.home "$1")
  shift
  [ -x "$jdk/bin/javac" ] || fail "Building needs a JDK, and $jdk is none: it has no javac."
  command -v mvn >/dev/null || fail "Building needs Maven 3.8 or newer: there is no mvn on the PATH."
  mkdir -p "$home/logs"
  modules=$(IFS=,; say "$*")
  say "Building (the first time a few minutes) …"
  set -m # a group of its own, which can be ended as a whole
  (cd "$root" && JAVA25_HOME=$jdk mvn -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl "$modules" -am package </dev/null 2>&1 | tee "$log" | awk "$build_progress") &
  building=$!
  set +m
  wait "$building" || fail "The build failed; the errors stand above, everything in $log."
  building=
}
build_progress='
  /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { print "    " $NF " " $3; fflush() }
  /^(\[INFO\] )?Downloaded from/ { if (++files % 100 == 0) { print "          " files " files fetched"; fflush() } }
  /^\[(ERROR|FATAL)\]/ && ++errors <= 40 { print > "/dev/stderr" }'

# operator WORD…: the commands of infra/operator. Status 1: refused, or not as it should be; 2: not done.
operator() {
  local java
  java=$(find_java) || exit 2
  [ -d "$root/infra/operator/target/lib" ] || (build "$java" infra/operator >&2) || exit 2
  "$java" -Dslf4j.internal.verbosity=ERROR "-Dpalimpsest.home=$home" \
    -cp "$root/infra/operator/target/classes:$root/infra/operator/target/lib/*" org.palimpsest.operator.Operator "$@"
}

# in_docker WORD…: whether the first is --docker; then operators' commands go to the MongoDB of infra/up --docker.
in_docker() {
  [ "${1:-}" = --docker ] || return 1
  export PALIMPSEST_MONGODB_URI="mongodb://127.0.0.1:${PALIMPSEST_MONGODB_PORT:-27018}/palimpsest?directConnection=true"
}

# When a process began: with its number it tells a process from a later one that got the same number.
began() { cut -d ')' -f 2- "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 21 || ps -o lstart= -p "$1" 2>/dev/null; }

# The folder tells our processes from those of the checkout that this one was copied from.
note() { printf '%s\n' "$1" "$(began "$1")" "$root"; }
running() {
  local pid since where
  { read -r pid && read -r since && read -r where; } 2>/dev/null <"$home/run/$1.pid" || return 1
  [ "$where" = "$root" ] && kill -0 "$pid" 2>/dev/null && [ "$(began "$pid")" = "$since" ]
}
pid_of() { head -n 1 "$home/run/$1.pid"; }

# claim NAME: for this script; fails if another one that runs has it.
claim() {
  mkdir -p "$home/run" "$home/logs" "$home/data"
  for _ in 1 2; do
    (set -C && note $$ >"$home/run/$1.pid") 2>/dev/null && return 0
    running "$1" && return 1
    rm -f "$home/run/$1.pid"
  done
  return 1
}

# start NAME COMMAND…: in a session of its own, so that Ctrl-C reaches this script alone, which then stops all in order.
start() {
  local name=$1
  shift
  setsid "$@" </dev/null >>"$home/logs/$name.log" 2>&1 &
  note $! >"$home/run/$name.pid"
}

# stop NAME [SECONDS]: asks it to end, and ends it if it has not within 30, or so many.
stop() {
  local pid
  if running "$1"; then
    pid=$(pid_of "$1")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq $((5 * ${2:-30}))); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -f "$home/run/$1.pid"
}

end_progress() { [ -z "${progress:-}" ] || kill "$progress" 2>/dev/null || true; }

stop_all() {
  end_progress
  [ -z "${building:-}" ] || kill -- "-$building" 2>/dev/null || true
  stop query-service
  stop command-service
  stop engines
  rm -f "$engines_ready"
}

engines_ready=$home/run/engines.properties
engine() { sed -n "s/^$1=//p" "$engines_ready"; }

# start_engines JAVA: starts MongoDB and Elasticsearch and waits until both are ready.
start_engines() {
  mkdir -p "$home/run" "$home/logs" "$home/data"
  rm -f "$engines_ready"
  say "Starting the engines (the first time they are fetched, about 180 MB) …"
  : >"$home/logs/engines.log"
  start engines "$1" -cp "$root/infra/local-engines/target/classes:$root/infra/local-engines/target/lib/*" \
    --enable-native-access=ALL-UNNAMED org.palimpsest.engines.Run \
    --data "$home/data" --logs "$home/logs" --ready "$engines_ready"
  tail -n +1 -F "$home/logs/engines.log" 2>/dev/null > >(sed -u 's/^/    /') &
  progress=$! # of tail: sed ends with it
  for _ in $(seq 3000); do
    [ ! -s "$engines_ready" ] && running engines || break
    sleep 0.2
  done
  end_progress
  [ -s "$engines_ready" ] || failed_start engines "The engines were not ready within ten minutes, or ended."
}

# failed_start NAME WHY: shows the end of its log, and stops all.
failed_start() {
  tail -n 25 "$home/logs/$1.log" >&2 || true
  stop_all
  fail "$2 The whole log: $home/logs/$1.log"
}

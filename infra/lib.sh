# Shared by the commands in infra: where things are, how a child is started, recognised and stopped, and how an
# operator's command reaches the log or asks a running service. Sourced from the root of the checkout.

home=.palimpsest
port=${PALIMPSEST_PORT:-8080}
command_port=${PALIMPSEST_COMMAND_PORT:-8081}

say() { printf '%s\n' "$*"; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# When a process began: with its number it tells a process from a later one that got the same number.
began() { cut -d ')' -f 2- "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 21 || ps -o lstart= -p "$1" 2>/dev/null; }

running() {
  local pid since
  read -r pid since 2>/dev/null <"$home/run/$1.pid" || return 1
  kill -0 "$pid" 2>/dev/null && [ "$(began "$pid")" = "$since" ]
}

# start NAME COMMAND…: in a session of its own, so that Ctrl-C reaches this script alone, which then stops all in order.
start() {
  local name=$1
  shift
  setsid "$@" </dev/null >>"$home/logs/$name.log" 2>&1 &
  local pid=$!
  printf '%s %s\n' "$pid" "$(began "$pid")" >"$home/run/$name.pid"
}

stop() {
  local pid
  if running "$1"; then
    read -r pid _ <"$home/run/$1.pid"
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 150); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -f "$home/run/$1.pid"
}

stop_all() {
  stop query-service
  stop command-service
  stop engines
  rm -f "$home/run/engines.properties"
}

engines_ready=$home/run/engines.properties
engine() { sed -n "s/^$1=//p" "$engines_ready" | sed 's/\\\([:=]\)/\1/g'; }

# start_engines JAVA: starts MongoDB and Elasticsearch and waits until both are ready.
start_engines() {
  mkdir -p "$home/run" "$home/logs" "$home/data"
  start engines "$1" -cp "infra/local-engines/target/classes:infra/local-engines/target/lib/*" \
    --enable-native-access=ALL-UNNAMED org.palimpsest.engines.Run \
    --data "$PWD/$home/data" --logs "$PWD/$home/logs" --ready "$PWD/$engines_ready"
  say "Starting the engines (the first time they are fetched, about 180 MB) …"
  tail -n 0 -F "$home/logs/engines.log" 2>/dev/null | sed -u 's/^/    /' &
  local progress=$!
  await engines 600 test -s "$engines_ready"
  kill "$progress" 2>/dev/null || true
}

# Sets PALIMPSEST_MONGODB_URI to the MongoDB of infra/up, unless it names one.
find_mongodb() {
  [ -z "${PALIMPSEST_MONGODB_URI:-}" ] || return 0
  running engines && [ -s "$engines_ready" ] || return 1
  PALIMPSEST_MONGODB_URI=$(engine mongodb)
  export PALIMPSEST_MONGODB_URI
}

# Collections that cannot be made from the log, and so are backed up with it.
kept_collections=(person_keys dead_letters_settled)

# operate WORD…: the operator's commands, of infra/event-store. Status 1: something is wrong with log or file; 2: not
# done.
operate() {
  local java
  java=$(find_java) || exit 2
  if [ ! -d infra/event-store/target/lib ]; then
    command -v mvn >/dev/null || { say "Building needs Maven 3.8 or newer (mvn) on the PATH." >&2 && exit 2; }
    say "Building …" >&2
    mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl infra/event-store -am package >&2 || exit 2
  fi
  "$java" -Dslf4j.internal.verbosity=ERROR -cp "infra/event-store/target/classes:infra/event-store/target/lib/*" \
    org.palimpsest.eventstore.operate.Operate "$@"
}

# absolute FILE: as seen from where the command was typed.
absolute() { case $1 in /*) say "$1" ;; *) say "$typed_in/$1" ;; esac; }

# ready PORT: whether a service answers that it is ready for requests.
ready() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    head -n 1 <&3 | grep -q ' 200'
  ) 2>/dev/null
}

# await NAME SECONDS COMMAND…: until the command succeeds; ends with the log's last lines if NAME dies or time runs out.
await() {
  local name=$1 seconds=$2
  shift 2
  for _ in $(seq $((seconds * 5))); do
    "$@" && return 0
    running "$name" || ended=" and ended"
    [ -z "${ended:-}" ] || break
    sleep 0.2
  done
  tail -n 25 "$home/logs/$name.log" >&2 || true
  stop_all
  fail "$name did not start${ended:- within $seconds seconds}. Its whole log: $home/logs/$name.log"
}

# A JDK of at least 25, by JAVA_HOME, by PATH, or from where systems keep them.
find_java() {
  local java
  for java in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java \
    "$HOME"/.jdks/*/bin/java; do
    [ -x "$java" ] || continue
    if [ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 25 ] \
      2>/dev/null; then
      say "$java"
      return
    fi
  done
  fail "Palimpsest needs a JDK 25 or newer. Install one (for example Temurin 25) or point JAVA_HOME at it."
}

# operator: gets a token for the services' inside, and hides it from lists of processes by asking through bash itself.
operator() {
  [ -n "${PALIMPSEST_TOKEN_SECRET:-}" ] || [ -s "$home/token-secret" ] ||
    fail "There is no $home/token-secret: run infra/up first, or set PALIMPSEST_TOKEN_SECRET."
  [ -d infra/samples/target/lib ] || fail "Nothing is built yet: run infra/up first."
  token=$("$(find_java)" -cp "infra/samples/target/classes:infra/samples/target/lib/*" \
    org.palimpsest.samples.OperatorToken "$home/token-secret")
}

# call METHOD PATH [BODY]: asks the query service's actuator; leaves the answer in $answer, or ends with what it says.
call() {
  ask "$@" || fail "No answer from the query service on port $port. Is it running? (infra/up)"
  case $status in
    2??) ;;
    *) fail "$(printf '%s' "$answer" | sed -n 's/.*"detail":"\(\([^"\\]\|\\.\)*\)".*/\1/p' | grep . || say "It answers $status.")" ;;
  esac
}

# patient METHOD PATH: the same for what is asked again and again: a service that is away for a while may come back.
patient() {
  for _ in $(seq 120); do
    ask "$@" && case $status in 2??) return ;; esac
    sleep 1
  done
  call "$@"
}

ask() {
  local method=$1 path=$2 body=${3:-}
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s /actuator/%s HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n' "$method" "$path" "$token" >&3
  printf 'Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$(printf '%s' "$body" | wc -c)" "$body" >&3
  answer=$(cat <&3)
  exec 3>&-
  status=$(printf '%s' "$answer" | head -n 1 | cut -d ' ' -f 2)
  answer=${answer#*$'\r\n\r\n'}
  [ -n "$status" ]
} 2>/dev/null

# summaries: of what stands in $answer, a line each.
summaries() { printf '%s' "$answer" | grep -o '"summary":"[^"]*"' | cut -d '"' -f 4; }
newest() { summaries | tail -n 1 | sed 's/.* generation \([0-9]*\):.*/\1/'; }

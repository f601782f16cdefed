#!/bin/sh
# supervise.sh OWNER STATE GRACE COMMAND [ARGUMENT...]
#
# Runs COMMAND for as long as the process OWNER lives, then ends it: TERM, after GRACE seconds KILL. So an engine
# never outlives its owner, not even one that was killed without a chance to clean up.
# In the folder STATE it writes `pid` (of COMMAND) and, if COMMAND ends by itself, `exit` (its status). At the very end
# every folder named in STATE/trash, one to a line, is deleted.
# TERM to this script ends COMMAND at once.
set -u
owner=$1 state=$2 grace=$3
shift 3

# Sets `started` to something that tells this use of a process id from a later one; fails when there is no such process.
look_at() {
    if [ -d /proc/self ]; then
        { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
        set -- ${line##*) }
        case $1 in Z | X) return 1 ;; esac
        shift 19
        started=$1
    else
        started=$(ps -o lstart= -p "$1" 2>/dev/null) && [ -n "$started" ]
    fi
}

look_at "$owner" || exit 0
since=$started
owner_lives() { look_at "$owner" && [ "$started" = "$since" ]; }

stopping=
trap 'stopping=1' TERM
trap '' HUP INT

# A session of its own makes it possible to end whatever COMMAND starts along with it.
if command -v setsid >/dev/null 2>&1; then setsid "$@" & else "$@" & fi
engine=$!
echo "$engine" >"$state/pid.new" && mv "$state/pid.new" "$state/pid"

ended=
while [ -z "$stopping" ] && owner_lives; do
    if [ -z "$ended" ] && ! look_at "$engine"; then
        wait "$engine"
        echo $? >"$state/exit.new" && mv "$state/exit.new" "$state/exit"
        ended=1
    fi
    sleep 0.5 &
    wait $!
done

if [ -z "$ended" ]; then
    kill -s TERM "$engine" 2>/dev/null
    left=$((grace * 5))
    while [ $left -gt 0 ] && look_at "$engine"; do
        left=$((left - 1))
        sleep 0.2
    done
fi
{ kill -s KILL -- "-$engine" || kill -s KILL "$engine"; } 2>/dev/null
wait "$engine" 2>/dev/null

if [ -f "$state/trash" ]; then
    while IFS= read -r folder; do
        # What is deleted was made by the starter under a temporary folder; never anything as short as a root.
        case $folder in */*/*) rm -rf -- "$folder" ;; esac
    done <"$state/trash"
fi

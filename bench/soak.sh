#!/bin/sh
# Soak: an ingest that goes round and round over changing articles, and readers
# that ask all the while. Fails on any error; prints the memory of each reader
# every minute, and at the end how it began and ended, with how many answers and
# errors there were. Memory must not grow.
#
#   bench/soak.sh [minutes] [readers]
set -eu
cd "$(dirname "$0")/.."
minutes=${1:-15} readers=${2:-4}
dir=$(mktemp -d)
trap 'kill $(cat "$dir"/pid.* 2>/dev/null) 2>/dev/null || true; rm -rf "$dir"' EXIT INT TERM
go build -o "$dir/wenbao" ./cmd/wenbao
go build -o "$dir/generate" ./bench/corpus
"$dir/generate" -n 300 -questions 300 -out "$dir/c"
"$dir/wenbao" ingest --db "$dir/kb" "$dir/c/articles" >/dev/null

for i in $(seq "$readers"); do
	# one process that answers all the time
	(while [ ! -e "$dir/stop" ]; do cat "$dir/c/qa.jsonl"; done) |
		"$dir/wenbao" ask --db "$dir/kb" --jsonl >>"$dir/answers.$i" 2>"$dir/errors.$i" &
	echo $! >"$dir/pid.$i"
	echo 0 >"$dir/count.$i"
done
(
	n=2
	while [ ! -e "$dir/stop" ]; do # every second round the other articles
		"$dir/generate" -n 300 -questions 1 -seed "$n" -out "$dir/w"
		"$dir/wenbao" ingest --db "$dir/kb" "$dir/w/articles" >/dev/null || exit 1
		n=$((n + 1))
		echo "$n" >"$dir/rounds"
	done
) 2>"$dir/errors.writer" &
echo $! >"$dir/pid.writer"

resident() { # reader → MB; 0 when it has died
	awk '/^VmRSS:/ { mb = int($2 / 1024) } END { print mb + 0 }' "/proc/$(cat "$dir/pid.$1")/status" 2>/dev/null || echo 0
}

failed=0
for m in $(seq "$minutes"); do
	if [ "$m" = 1 ]; then
		sleep 20 # until each has its base in memory
		for i in $(seq "$readers"); do resident "$i" >"$dir/start.$i"; done
		sleep 40
	else
		sleep 60
	fi
	printf 'minute %d, rounds %d, resident MB:' "$m" "$(cat "$dir/rounds" 2>/dev/null || echo 0)"
	for i in $(seq "$readers"); do
		mb=$(resident "$i")
		printf ' %d' "$mb"
		echo "$mb" >"$dir/end.$i"
		echo $(($(cat "$dir/count.$i") + $(wc -l <"$dir/answers.$i"))) >"$dir/count.$i"
		: >"$dir/answers.$i" # appended to, so that what follows is counted next
		if [ "$mb" = 0 ]; then
			echo " reader $i has died"
			failed=1
			break 2
		fi
	done
	echo
done
touch "$dir/stop"
wait
for i in $(seq "$readers"); do
	printf 'reader %d: %d answers, %d errors, resident MB %d at the start, %d at the end\n' "$i" "$(cat "$dir/count.$i")" \
		"$(wc -l <"$dir/errors.$i")" "$(cat "$dir/start.$i")" "$(cat "$dir/end.$i")"
done
printf 'writer: %d rounds, %d errors\n' "$(cat "$dir/rounds")" "$(wc -l <"$dir/errors.writer")"
if [ -n "$(cat "$dir"/errors.*)" ]; then
	cat "$dir"/errors.*
	failed=1
fi
"$dir/wenbao" doctor --db "$dir/kb" || failed=1
exit $failed

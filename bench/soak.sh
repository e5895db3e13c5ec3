#!/bin/sh
# Soak: an ingest that goes round and round over changing articles, and readers
# that ask all the while. Fails on any error; prints the memory of each process
# every minute, which must not grow.
#
#   bench/soak.sh [minutes] [readers]
set -eu
cd "$(dirname "$0")/.."
minutes=${1:-15} readers=${2:-4}
dir=$(mktemp -d)
trap 'kill $(cat "$dir"/pid.* 2>/dev/null) 2>/dev/null; rm -rf "$dir"' EXIT INT TERM
go build -o "$dir/wenbao" ./cmd/wenbao
go build -o "$dir/generate" ./bench/corpus
"$dir/generate" -n 300 -questions 300 -out "$dir/c"
"$dir/wenbao" ingest --db "$dir/kb" "$dir/c/articles" >/dev/null

for i in $(seq "$readers"); do
	# one process that answers all the time
	(while [ ! -e "$dir/stop" ]; do cat "$dir/c/qa.jsonl"; done) |
		"$dir/wenbao" ask --db "$dir/kb" --jsonl >"$dir/answers.$i" 2>"$dir/errors.$i" &
	echo $! >"$dir/pid.$i"
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

failed=0
for m in $(seq "$minutes"); do
	sleep 60
	printf 'minute %d, rounds %d, resident MB:' "$m" "$(cat "$dir/rounds" 2>/dev/null || echo 0)"
	for i in $(seq "$readers"); do
		if ! kill -0 "$(cat "$dir/pid.$i")" 2>/dev/null; then
			echo " reader $i has died"
			failed=1
			break 2
		fi
		printf ' %d' $(($(ps -o rss= -p "$(cat "$dir/pid.$i")") / 1024))
	done
	printf '; answers %d\n' "$(cat "$dir"/answers.* | wc -l)"
	for i in $(seq "$readers"); do : >"$dir/answers.$i"; done
done
touch "$dir/stop"
wait
if [ -n "$(cat "$dir"/errors.*)" ]; then
	cat "$dir"/errors.*
	failed=1
fi
"$dir/wenbao" doctor --db "$dir/kb" || failed=1
exit $failed

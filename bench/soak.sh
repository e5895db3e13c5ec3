#!/usr/bin/env bash
# Soak: an ingest that goes round and round over changing articles, and readers
# that ask all the while. Ten times a minute it writes a line of
#
#   seconds reader resident_kb live_mb answers rounds
#
# to a TSV; live_mb is what a reader's last collection of garbage left. Fails on any
# error, and where memory grows: of the samples of the second half, the mean of
# the last third may be no more than 5 % above that of the first, both resident
# and live. The slope it prints is that of a straight line through the half.
#
#   bench/soak.sh [minutes] [readers] [TSV]
set -eu
cd "$(dirname "$0")/.."
minutes=${1:-15} readers=${2:-4}
dir=$(mktemp -d)
tsv=${3:-$dir/soak.tsv}
trap 'kill $(cat "$dir"/pid.* 2>/dev/null) 2>/dev/null || true; rm -rf "$dir"' EXIT INT TERM
go build -o "$dir/wenbao" ./cmd/wenbao
go build -o "$dir/generate" ./bench/corpus
"$dir/generate" -n 300 -questions 300 -out "$dir/c"
"$dir/wenbao" ingest --db "$dir/kb" "$dir/c/articles" >/dev/null

for i in $(seq "$readers"); do
	# one process that answers all the time; the runtime tells its collections
	(while [ ! -e "$dir/stop" ]; do cat "$dir/c/qa.jsonl"; done) |
		GODEBUG=gctrace=1 "$dir/wenbao" ask --db "$dir/kb" --jsonl >>"$dir/answers.$i" 2>"$dir/errors.$i" &
	echo $! >"$dir/pid.$i"
	echo 0 >"$dir/count.$i"
	echo 0 >"$dir/live.$i"
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

sample() { # reader → a line of the TSV; fails when it has died
	kb=$(awk '/^VmRSS:/ { kb = $2 } END { print kb + 0 }' "/proc/$(cat "$dir/pid.$1")/status" 2>/dev/null || echo 0)
	# gc 12 @3.4s 1%: … ms cpu, 40->44->21 MB, …: 21 MB are live
	live=$(sed -n 's/^gc .*[0-9]->[0-9]*->\([0-9]*\) MB,.*/\1/p' "$dir/errors.$1" | tail -n 1)
	[ -z "$live" ] || echo "$live" >"$dir/live.$1"
	echo $(($(cat "$dir/count.$1") + $(wc -l <"$dir/answers.$1"))) >"$dir/count.$1"
	: >"$dir/answers.$1" # appended to, so that what follows is counted next
	printf '%d\t%d\t%d\t%d\t%d\t%d\n' "$SECONDS" "$1" "$kb" "$(cat "$dir/live.$1")" "$(cat "$dir/count.$1")" "$(cat "$dir/rounds" 2>/dev/null || echo 0)" >>"$tsv"
	[ "$kb" != 0 ]
}

failed=0
printf 'seconds\treader\tresident_kb\tlive_mb\tanswers\trounds\n' >"$tsv"
SECONDS=0
while [ "$SECONDS" -lt $((minutes * 60)) ] && [ "$failed" = 0 ]; do
	sleep 6
	for i in $(seq "$readers"); do
		sample "$i" || { echo "reader $i has died"; failed=1; }
	done
done
touch "$dir/stop"
wait
awk -F'\t' -v half=$((minutes * 30)) '
	NR == 1 { next }
	{ answers[$2] = $5; rounds = $6 }
	$1 < half { next }
	{
		t = ($1 - half) / 60; n++
		for (c = 3; c <= 4; c++) {
			v = c == 3 ? $c / 1024 : $c
			sx[c] += t; sy[c] += v; sxx[c] += t * t; sxy[c] += t * v
			if ($1 < half * 4 / 3) { a[c] += v; na[c]++ }
			if ($1 >= half * 5 / 3) { b[c] += v; nb[c]++ }
			if (v > top[c]) top[c] = v
		}
	}
	END {
		for (r in answers) all += answers[r]
		printf "%d answers, %d rounds\n", all, rounds
		for (c = 3; c <= 4; c++) {
			if (!na[c] || !nb[c]) { print "too few samples"; exit 1 }
			slope = (n * sxy[c] - sx[c] * sy[c]) / (n * sxx[c] - sx[c] ^ 2)
			printf "%s MB in the second half: %.1f at first, %.1f at last, at most %.1f; slope %+.2f a minute\n",
				c == 3 ? "resident" : "live", a[c] / na[c], b[c] / nb[c], top[c], slope
			if (b[c] / nb[c] > 1.05 * a[c] / na[c]) { print "memory grows"; grows = 1 }
		}
		exit grows
	}' "$tsv" || failed=1
# What the runtime tells of its collections is no error.
if grep -hv '^gc ' "$dir"/errors.*; then
	failed=1
fi
"$dir/wenbao" doctor --db "$dir/kb" || failed=1
exit $failed

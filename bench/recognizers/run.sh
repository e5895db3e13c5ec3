#!/bin/sh
# Compares wenbao's recognisers with npm's @microsoft/recognizers-text-suite on
# the same sentences; see run.mjs. Anything missing is said and is no failure.
#
#   bench/recognizers/run.sh                  the test articles
#   bench/recognizers/run.sh report.txt …     files of your own, UTF-8
for tool in node npm go; do
	if ! command -v "$tool" >/dev/null 2>&1; then
		echo "skipped: $tool is not installed"
		exit 0
	fi
done
exec node "$(dirname "$0")/run.mjs" "$@"

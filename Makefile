# What people run by hand; .ci/run is what CI runs.
.PHONY: build test lint bench score fuzz ci clean

build: ## static binary in ./wenbao
	CGO_ENABLED=0 go build -trimpath -o wenbao ./cmd/wenbao

test:
	go test ./...

lint: ## format, vet, staticcheck, import rules
	.ci/lint

bench: ## benchmarks, then passage search beside other engines, on the same work
	go test -run '^$$' -bench . -benchmem ./...
	go test ./bench/peers -run TestPeers -v -args -peers

score: ## accuracy per kind on the test articles
	go run ./cmd/wenbao eval --from testdata/articles testdata/qa.jsonl

fuzz: ## each fuzz target for half a minute
	.ci/fuzz 30s

ci:
	.ci/run

clean:
	rm -f wenbao
	go clean -testcache -fuzzcache

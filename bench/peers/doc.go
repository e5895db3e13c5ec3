// Package peers compares passage search with other engines, side by side in one
// run, on the same passages and questions:
//
//	go test ./bench/peers -run TestPeers -v -args -peers -n 1000
//
// Everything in it is a test, so that no peer gets into the program. The engines
// of npm are skipped, with the reason, where node is missing.
package peers

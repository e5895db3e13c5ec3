package main

import (
	"testing"

	"wenbao/facts/pattern"
)

// Every pattern of the program is well formed.
func TestPatterns(t *testing.T) {
	if err := pattern.CompileAll(); err != nil {
		t.Error(err)
	}
}

// Command characters prints the characters of texts by how frequent they are,
// then those that only stand in lexicons (.tsv):
//
//	go run ./bench/characters testdata/articles/* testdata/*/articles/* facts/*/*.tsv > facts/table/pack/code/characters.txt
//
// facts/table/pack/code writes frequent characters in one byte. Bases refer to the file,
// so it must not change once it was used: another list is another schema.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

func main() {
	count := map[rune]int{'\n': 1}
	for _, path := range os.Args[1:] {
		b, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, "characters:", err)
			os.Exit(1)
		}
		weight := 1 << 20
		if strings.HasSuffix(path, ".tsv") {
			weight = 1
		}
		for _, r := range string(b) {
			count[r] += weight
		}
	}
	delete(count, utf8.RuneError)
	fmt.Print(string(slices.SortedFunc(maps.Keys(count), func(a, b rune) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})))
}

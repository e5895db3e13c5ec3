// Command words writes the lists of what facts have in common, for facts/table/pack:
// from a knowledge base of testdata's articles, by how many articles say it, then from
// the first column of lexicons (.tsv):
//
//	go run ./bench/words base/facts.db facts/table/pack facts/metric/metrics.tsv
//
// Packed articles refer to lines of those files, so they must not change once they
// were used: other lists are another schema.
package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/table"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "words: name a base, a folder and lexicons")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

// rare are strings of which wordings are made, which spell them only where they are
// not common themselves.
const rare = ""

// tally counts the articles that say a line.
type tally map[string]int

func (t tally) sorted() []string {
	return slices.SortedFunc(maps.Keys(t), func(a, b string) int {
		return cmp.Or(cmp.Compare(t[b], t[a]), strings.Compare(a, b))
	})
}

func run(base, folder string, lexicons []string) error {
	t, err := table.OpenReader(context.Background(), base)
	if err != nil {
		return err
	}
	defer t.Close()
	counts := map[string]tally{"words.txt": {}, "wordings.tsv": {}, "quantities.tsv": {}, rare: {}}
	for v, err := range t.Since(context.Background(), 0) {
		if err != nil {
			return err
		}
		said := map[[2]string]bool{}
		for i := range v.Facts {
			for _, line := range lines(&v.Facts[i]) {
				said[line] = true
			}
		}
		for line := range said {
			if strings.Trim(line[1], "\t") != "" && !strings.Contains(line[1], "\n") {
				counts[line[0]][line[1]]++
			}
		}
	}
	rarely := counts[rare].sorted()
	delete(counts, rare)
	for name, count := range counts {
		list := count.sorted()
		if name == "words.txt" {
			if list, err = withLexicons(append(list, rarely...), lexicons); err != nil {
				return err
			}
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(strings.Join(list, "\n")+"\n"), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// withLexicons adds the names of lexicons.
func withLexicons(list, lexicons []string) ([]string, error) {
	for _, path := range lexicons {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if name != "" && name != "name" && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list, nil
}

// lines returns what a fact says in words that are not its article's, with the
// file that each is for.
func lines(f *facts.Fact) [][2]string {
	wording := []string{string(f.EntityBasis), string(f.Measure), f.Versus, string(f.PeriodBasis), string(f.Modality), f.Rule}
	list := [][2]string{{"words.txt", f.Concept}, {"wordings.tsv", strings.Join(wording, "\t")}}
	for _, q := range []facts.Quantity{f.Quantity, f.High} {
		list = append(list, [2]string{"quantities.tsv", string(q.Unit) + "\t" + string(q.Kind) + "\t" + string(q.Approx)})
	}
	for _, s := range wording {
		list = append(list, [2]string{rare, s})
	}
	for _, d := range f.Dimensions {
		list = append(list, [2]string{"words.txt", d.Axis})
	}
	return list
}

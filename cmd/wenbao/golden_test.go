package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/article"
)

const goldenHeader = "text\tentity\tmetric\tconcept\tmeasure\tof or against\tperiod\tvalue\tunit\tapprox\tclaim\n"

// TestGoldenFacts reads every test article as an ingest does and holds all its
// facts against the committed ones: a file for each article, a comment line for
// each sentence, a row for each fact of it. No positions are in it, so that a
// change of one rule changes the rows it is about and no others.
//
// After -update read the difference: a fact that is gone, or one that is new
// and wrong, is a failure that no other test may see.
func TestGoldenFacts(t *testing.T) {
	entities, metrics, err := (&app{}).loadLexicons()
	if err != nil {
		t.Fatal(err)
	}
	extractor := (&base{entities: entities, metrics: metrics}).extractor()
	expected := map[string]bool{}
	for path, err := range article.Walk(t.Context(), []string{"../../testdata/articles"}) {
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			art, err := article.Read(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("../../testdata/golden", art.Name+".facts.tsv")
			expected[golden] = true
			got := goldenFacts(art, extractor.Article(art))
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("facts (-want +got), -update accepts them:\n%s", diff)
			}
		})
	}
	there, err := filepath.Glob("../../testdata/golden/*.facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, golden := range there {
		if !expected[golden] {
			t.Errorf("%s is of no article", golden)
		}
	}
}

// goldenFacts writes the facts of an article sentence by sentence.
func goldenFacts(art facts.Article, fs []facts.Fact) string {
	var b strings.Builder
	b.WriteString(goldenHeader)
	for i, s := range art.Sentences {
		fmt.Fprintf(&b, "# %s\n", strings.ReplaceAll(s.In(art.Text), "\n", " "))
		for _, f := range fs {
			if f.Sentence == i {
				b.WriteString(goldenRow(f))
			}
		}
	}
	return b.String()
}

func goldenRow(f facts.Fact) string {
	modality := f.Modality
	if modality == facts.Actual {
		modality = "actual"
	}
	measure := f.Measure
	if measure == facts.Level {
		measure = "level"
	}
	value := string(f.Quantity.Value)
	if f.High.Value != "" {
		value += ".." + string(f.High.Value)
	}
	of := f.Of
	if f.Measure != facts.Level && of == "" {
		of = f.Against.String()
	}
	return strings.Join([]string{
		f.Surface, f.Entity, f.Metric, f.Concept, string(measure), of, f.Period.String(), value,
		string(f.Quantity.Unit), f.Quantity.Approx.String(), string(modality),
	}, "\t") + "\n"
}

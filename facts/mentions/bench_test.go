package mentions_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// sentences returns the sentences of the test articles in plain text, repeated
// to about a megabyte, and their length in bytes. WENBAO_BENCH_TEXTS names
// other files to read instead, as a pattern: 'corpus/*.txt'.
func sentences(b *testing.B) (all []string, size int) {
	pattern := os.Getenv("WENBAO_BENCH_TEXTS")
	if pattern == "" {
		pattern = "../../testdata/articles/*.txt"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	for size < 1<<20 {
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			text := string(raw)
			for _, sp := range facts.SplitSentences(text, facts.Span{End: len(text)}) {
				all = append(all, sp.In(text))
				size += sp.Len()
			}
		}
	}
	return all, size
}

// BenchmarkSentences reads running text sentence by sentence on one core:
// folding, quantities and periods, as an article is read.
func BenchmarkSentences(b *testing.B) {
	all, size := sentences(b)
	c := period.Context{Reference: facts.Date{Year: 2024, Month: 3, Day: 28}}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	found := 0
	for b.Loop() {
		found = 0
		for _, s := range all {
			f := lex.Fold(s)
			found += len(quantity.FindFolded(f)) + len(period.FindFolded(f, c))
		}
	}
	n := float64(len(all)) * float64(b.N)
	b.ReportMetric(n/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(float64(found)/float64(len(all)), "mentions/sentence")
	b.ReportMetric(testing.AllocsPerRun(1, func() {
		for _, s := range all {
			f := lex.Fold(s)
			quantity.FindFolded(f)
			period.FindFolded(f, c)
		}
	})/float64(len(all)), "allocs/sentence")
}

// BenchmarkAdversarial reads texts made of one thing over and over, of an
// eighth of a megabyte and of a whole one: MB/s must not fall with the length.
func BenchmarkAdversarial(b *testing.B) {
	c := period.Context{Reference: facts.Date{Year: 2024, Month: 3, Day: 28}}
	for _, unit := range []string{"9", "9.", "亿", "一", "十", "零", ",", "，", "、", "9,", "第", "第一", "(", "（", "()", "2023", "2023 ",
		"2023年", "20231231", "2023-12-31", "-", "–", "~", "～", "至", "1-", "1~2", "%", "5%", "5亿元", "1月1", "Q1", "同比", "百分之", "增长"} {
		for _, size := range []int{1 << 17, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%s/%dK", unit, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					f := lex.Fold(text)
					quantity.FindFolded(f)
					period.FindFolded(f, c)
				}
			})
		}
	}
}

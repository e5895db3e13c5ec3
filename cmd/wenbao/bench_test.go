package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
)

const testArticles = "../../testdata/articles"

// loaded returns a base in memory with the test articles.
func loaded(tb testing.TB) *base {
	tb.Helper()
	a := &app{stderr: io.Discard, env: func(string) string { return "" }}
	b, err := a.openBase(tb.Context(), []string{testArticles})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { b.Close() })
	return b
}

// BenchmarkIngest reads the test articles into a base in memory.
func BenchmarkIngest(b *testing.B) {
	var size int64
	files, err := os.ReadDir(testArticles)
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	b.SetBytes(size)
	for b.Loop() {
		loaded(b)
	}
}

// BenchmarkAsk answers one question from the test articles.
func BenchmarkAsk(b *testing.B) {
	bot, err := loaded(b).bot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := bot.Ask(b.Context(), "工行2023年金融科技投入多少", nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBatch answers the gold questions as one batch.
func BenchmarkBatch(b *testing.B) {
	gold, err := os.ReadFile("../../testdata/qa.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	bot, err := loaded(b).bot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := bot.Batch(b.Context(), bytes.NewReader(gold), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(bytes.Count(gold, []byte("\n"))*b.N)/b.Elapsed().Seconds(), "questions/s")
}

// BenchmarkRunAsk is the whole command, files read anew.
func BenchmarkRunAsk(b *testing.B) {
	for b.Loop() {
		if got := run([]string{"ask", "--from", testArticles, "工行2023年金融科技投入多少"}, strings.NewReader(""),
			io.Discard, io.Discard, func(string) string { return "" }); got != exitOK {
			b.Fatalf("exit status %d", got)
		}
	}
}

// TestSameBytes asks every gold question twice, the second time of a base that
// was made anew, and wants the same answers.
func TestSameBytes(t *testing.T) {
	gold, err := os.ReadFile("../../testdata/qa.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out [2]bytes.Buffer
	for i := range out {
		bot, err := loaded(t).bot(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := bot.Batch(t.Context(), bytes.NewReader(gold), &out[i]); err != nil {
			t.Fatal(err)
		}
	}
	if out[0].String() != out[1].String() {
		first, second := strings.Split(out[0].String(), "\n"), strings.Split(out[1].String(), "\n")
		for i := range first {
			if first[i] != second[i] {
				t.Fatalf("answers differ:\n%s\n%s", first[i], second[i])
			}
		}
	}
}

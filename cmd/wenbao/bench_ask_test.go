package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"wenbao/bot"
)

// benchBase returns the folder of the knowledge base to ask and the questions:
// those of WENBAO_BENCH_DB and WENBAO_BENCH_QA, by default the test articles.
func benchBase(b *testing.B) (dir string, questions []bot.Line) {
	b.Helper()
	gold := os.Getenv("WENBAO_BENCH_QA")
	if dir = os.Getenv("WENBAO_BENCH_DB"); dir == "" {
		dir = b.TempDir()
		if got := runQuietly("ingest", "--db", dir, testArticles); got != exitOK {
			b.Fatalf("ingest: exit status %d", got)
		}
	}
	if gold == "" {
		gold = "../../testdata/qa.jsonl"
	}
	text, err := os.ReadFile(gold)
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var q bot.Line
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			b.Fatal(err)
		}
		questions = append(questions, q)
	}
	return dir, questions
}

func runQuietly(args ...string) int {
	null, _ := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	defer null.Close()
	return run(args, null, null, null, os.Getenv)
}

// BenchmarkAskCold runs the program itself for each question, and beside it an
// empty one: what a process costs on the machine at that time.
func BenchmarkAskCold(b *testing.B) {
	dir, _ := benchBase(b)
	bin, empty := buildProgram(b, "wenbao", "."), buildEmpty(b)
	var own, floor []time.Duration
	var peak int64
	for b.Loop() {
		took, kb := wholeProcess(b, bin, "ask", "--db", dir, "工行2023年金融科技投入多少")
		own, peak = append(own, took), max(peak, kb)
		took, _ = wholeProcess(b, empty)
		floor = append(floor, took)
	}
	b.ReportMetric(float64(median(own).Microseconds())/1000, "ms/ask")
	b.ReportMetric(float64(median(floor).Microseconds())/1000, "ms/empty")
	b.ReportMetric(float64(peak)/1024, "MiB-peak")
}

func buildProgram(b *testing.B, name, pkg string) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), name)
	if out, err := exec.Command("go", "build", "-o", bin, pkg).CombinedOutput(); err != nil {
		b.Skipf("no go command to build with: %v\n%s", err, out)
	}
	return bin
}

func buildEmpty(b *testing.B) string {
	b.Helper()
	main := filepath.Join(b.TempDir(), "main.go")
	if err := os.WriteFile(main, []byte("package main\n\nfunc main() {}\n"), 0o666); err != nil {
		b.Fatal(err)
	}
	return buildProgram(b, "empty", main)
}

// wholeProcess runs a command and returns its wall time and, where the system
// tells, its peak memory in KB.
func wholeProcess(b *testing.B, bin string, args ...string) (time.Duration, int64) {
	b.Helper()
	cmd := exec.CommandContext(context.Background(), bin, args...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start), peakOf(cmd.ProcessState)
}

func median(list []time.Duration) time.Duration { return percentile(list, 50) }

func percentile(list []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)-1, len(sorted)*p/100)]
}

// BenchmarkAskWarm asks the questions one after the other in one process, each
// once to fill what is remembered, then measured.
func BenchmarkAskWarm(b *testing.B) {
	dir, questions := benchBase(b)
	a := &app{stderr: os.Stderr, env: os.Getenv, db: dir}
	base, err := a.openBase(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer base.Close()
	asker, err := base.bot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	askAll := func() (took []time.Duration) {
		for _, q := range questions {
			start := time.Now()
			if _, err := asker.Ask(b.Context(), q.Question, q.History); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
		return took
	}
	askAll()
	runtime.GC()
	var all []time.Duration
	for b.Loop() {
		all = append(all, askAll()...)
	}
	b.ReportMetric(float64(percentile(all, 50).Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(percentile(all, 99).Microseconds())/1000, "ms-p99")
}

// Command scale measures what a knowledge base costs as it grows: ingesting,
// size and asking, for corpora of bench/corpus.
//
//	go run ./bench/scale -out bench/scale 1000 10000 100000
//
// It appends a line for each to scale.tsv in the folder and draws scale.svg from
// all of them. Other sources of paragraphs are named with -from.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	out := flag.String("out", "bench/scale", "folder of scale.tsv and scale.svg")
	from := flag.String("from", "", "articles to take paragraphs from, instead of testdata; separated by commas")
	draw := flag.Bool("draw", false, "only draw scale.svg from scale.tsv")
	flag.Parse()
	err := run(*out, *from, flag.Args(), *draw)
	if err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(out, from string, sizes []string, draw bool) error {
	if !draw {
		dir, err := os.MkdirTemp("", "wenbao-scale-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		bin := filepath.Join(dir, "wenbao")
		if out, err := exec.Command("go", "build", "-o", bin, "./cmd/wenbao").CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		for _, size := range sizes {
			m, err := measure(dir, bin, from, size)
			if err != nil {
				return err
			}
			if err := m.append(filepath.Join(out, "scale.tsv")); err != nil {
				return err
			}
		}
	}
	rows, err := load(filepath.Join(out, "scale.tsv"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "scale.svg"), plot(rows), 0o666)
}

// columns are the head of scale.tsv.
var columns = []string{
	"articles", "facts", "passages", "text_mb", "bytes_per_fact",
	"ingest_s", "ingest_cpu_s", "mb_per_s", "cpu_s_per_mb", "peak_mb",
	"table_x", "passages_x", "cold_ms", "cold_mb", "warm_p50_ms", "warm_p99_ms", "right",
}

type measured map[string]float64

func measure(dir, bin, from, size string) (measured, error) {
	corpus, base := filepath.Join(dir, "corpus"), filepath.Join(dir, "base")
	for _, d := range []string{corpus, base} {
		if err := os.RemoveAll(d); err != nil {
			return nil, err
		}
	}
	args := []string{"run", "./bench/corpus", "-n", size, "-out", corpus}
	if from != "" {
		args = append(args, strings.Split(from, ",")...)
	}
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("corpus: %w: %s", err, out)
	}
	m := measured{}
	m["articles"], _ = strconv.ParseFloat(size, 64)
	start := time.Now()
	cmd := exec.Command(bin, "ingest", "--db", base, filepath.Join(corpus, "articles"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("ingest: %w: %s", err, out)
	}
	m["ingest_s"], m["ingest_cpu_s"], m["peak_mb"] = time.Since(start).Seconds(), cpu(cmd), peak(cmd)
	text, err := bytesIn(filepath.Join(corpus, "articles"))
	if err != nil {
		return nil, err
	}
	table, _ := bytesIn(filepath.Join(base, "facts.db"))
	passages, err := bytesIn(filepath.Join(base, "passages"))
	if err != nil {
		return nil, err
	}
	mb := float64(text) / 1e6
	m["text_mb"], m["mb_per_s"], m["cpu_s_per_mb"] = mb, mb/m["ingest_s"], m["ingest_cpu_s"]/mb
	m["table_x"], m["passages_x"] = float64(table)/float64(text), float64(passages)/float64(text)
	doctor, err := exec.Command(bin, "doctor", "--db", base).Output()
	if err != nil {
		return nil, fmt.Errorf("doctor: %w: %s", err, doctor)
	}
	var schema, articles, facts, found int
	fmt.Sscanf(string(doctor), "事实表完好：架构版本%d，%d篇文章，%d条事实\n段落索引完好：%d段", &schema, &articles, &facts, &found)
	m["facts"], m["passages"], m["bytes_per_fact"] = float64(facts), float64(found), float64(text)/float64(facts)
	return m, m.ask(bin, base, filepath.Join(corpus, "qa.jsonl"))
}

// ask measures 20 cold questions and all questions in one process.
func (m measured) ask(bin, base, gold string) error {
	data, err := os.ReadFile(gold)
	if err != nil {
		return err
	}
	type line struct {
		Question string
		Expect   struct {
			Figures []struct{ Value, Unit string }
		}
		Status  string
		Figures []struct{ Value, Unit string }
	}
	parse := func(data []byte) (lines []line) {
		for dec := json.NewDecoder(bytes.NewReader(data)); ; {
			var l line
			if dec.Decode(&l) != nil {
				return lines
			}
			lines = append(lines, l)
		}
	}
	asked := parse(data)
	var cold []float64
	for i := range 20 {
		cmd := exec.Command(bin, "ask", "--db", base, asked[i*len(asked)/20].Question)
		start := time.Now()
		if err := cmd.Run(); err != nil {
			return err
		}
		cold = append(cold, float64(time.Since(start).Microseconds())/1000)
		m["cold_mb"] = max(m["cold_mb"], peak(cmd))
	}
	slices.Sort(cold)
	m["cold_ms"] = cold[len(cold)/2]
	took, answers, err := batch(bin, base, data)
	if err != nil {
		return err
	}
	slices.Sort(took)
	m["warm_p50_ms"], m["warm_p99_ms"] = took[len(took)/2], took[len(took)*99/100]
	for i, a := range parse(answers) {
		if want := asked[i].Expect.Figures; len(a.Figures) == 1 && a.Figures[0] == want[0] {
			m["right"] += 1 / float64(len(asked))
		}
	}
	return nil
}

// batch asks one question after another in one process and times each answer
// but the first tenth, which warm it up.
func batch(bin, base string, questions []byte) (took []float64, answers []byte, err error) {
	cmd := exec.Command(bin, "ask", "--db", base, "--jsonl")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	read := bufio.NewReader(out)
	for q := range bytes.Lines(questions) {
		start := time.Now()
		if _, err := in.Write(q); err != nil {
			return nil, nil, err
		}
		a, err := read.ReadBytes('\n')
		if err != nil {
			return nil, nil, err
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
		answers = append(answers, a...)
	}
	in.Close()
	return took[len(took)/10:], answers, cmd.Wait()
}

func cpu(cmd *exec.Cmd) float64 {
	s := cmd.ProcessState
	return (s.UserTime() + s.SystemTime()).Seconds()
}

func peak(cmd *exec.Cmd) float64 {
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1024
	}
	return 0
}

func bytesIn(path string) (n int64, err error) {
	err = filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}

func (m measured) append(path string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() == 0 {
		fmt.Fprintln(f, strings.Join(columns, "\t"))
	}
	var cells []string
	for _, c := range columns {
		cells = append(cells, strconv.FormatFloat(m[c], 'g', 4, 64))
	}
	_, err = fmt.Fprintln(f, strings.Join(cells, "\t"))
	return err
}

func load(path string) (rows []measured, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	head := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		m := measured{}
		for i, cell := range strings.Split(line, "\t") {
			m[head[i]], _ = strconv.ParseFloat(cell, 64)
		}
		rows = append(rows, m)
	}
	slices.SortFunc(rows, func(a, b measured) int { return int(a["articles"] - b["articles"]) })
	return rows, nil
}

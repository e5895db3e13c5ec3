// Command scale measures what a knowledge base costs as it grows: ingesting,
// size and asking, for corpora of bench/corpus.
//
//	go run ./bench/scale -out bench/scale 1000 10000 100000
//
// It appends a line for each to scale.tsv in the folder and draws scale.svg from
// all of them. Other sources of paragraphs are named with -from, longer articles
// with -bytes.
//
//	go run ./bench/scale -ask BASE -mixed FOLDER
//
// It asks the questions of a folder in a copy of a base, into which it takes the
// folder's articles, and prints how long they take.
package main

import (
	"bytes"
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

// options say what is measured.
type options struct {
	out, dir, bin    string // folder of the results; one for bases, removed afterwards; the program
	from, mixed, ask string
	bytes, questions int
}

func main() {
	var o options
	flag.StringVar(&o.out, "out", "bench/scale", "folder of scale.tsv and scale.svg")
	flag.StringVar(&o.from, "from", "", "articles to take paragraphs from, instead of testdata; separated by commas")
	flag.StringVar(&o.mixed, "mixed", "testdata", "folder of articles/ and qa.jsonl to ask of last, among the others")
	flag.StringVar(&o.ask, "ask", "", "base to ask those questions of, and nothing else")
	flag.StringVar(&o.bin, "bin", "", "program to measure with -ask, instead of this one")
	flag.IntVar(&o.bytes, "bytes", 1500, "least size of an article")
	flag.IntVar(&o.questions, "questions", 1000, "questions at most")
	draw := flag.Bool("draw", false, "only draw scale.svg from scale.tsv")
	flag.Parse()
	run := func() error { return o.run(flag.Args(), *draw) }
	if o.ask != "" {
		run = o.askOnly
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func (o options) run(sizes []string, draw bool) error {
	table := filepath.Join(o.out, "scale.tsv")
	if !draw {
		var err error
		if o.dir, err = os.MkdirTemp("", "wenbao-scale-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.dir)
		if err := o.build(); err != nil {
			return err
		}
		for _, size := range sizes {
			m, err := o.measure(size)
			if err != nil {
				return err
			}
			fmt.Println(m)
			if err := m.append(table); err != nil {
				return err
			}
		}
	}
	rows, err := load(table)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "scale.svg"), plot(rows), 0o666)
}

// build builds the programs; an empty one shows what starting anything takes.
func (o *options) build() error {
	o.bin = filepath.Join(o.dir, "wenbao")
	empty := filepath.Join(o.dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o666); err != nil {
		return err
	}
	for name, source := range map[string]string{"": "./cmd/wenbao", "-corpus": "./bench/corpus", "-empty": empty} {
		cmd := exec.Command("go", "build", "-trimpath", "-o", o.bin+name, source)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go build: %w: %s", err, out)
		}
	}
	return nil
}

// columns are the head of scale.tsv. Milliseconds of asking are of the whole
// process where cold, of one question of a batch where warm; cold_mb is the median
// of the cold questions, cold_most_mb the most of any; popular questions are
// about companies of which a hundredth of all articles are each, mixed ones
// people wrote about other articles. Of the empty program only starting is
// measured. Of the peak of an ingest, peak_anon_mb is what no file can give back:
// the rest are pages of the program and of segments that are being merged.
// Questions answered right are a share; with a wrong figure, a number.
var columns = []string{
	"articles", "facts", "passages", "text_mb", "bytes_per_fact",
	"ingest_s", "ingest_cpu_s", "mb_per_s", "cpu_s_per_mb", "peak_mb", "peak_anon_mb", "again_s",
	"table_x", "passages_x", "empty_ms", "cold_ms", "cold_popular_ms", "cold_mb", "cold_most_mb",
	"warm_p50_ms", "warm_p99_ms", "popular_p50_ms", "popular_p99_ms", "mixed_p50_ms", "mixed_p99_ms", "warm_cpu_ms", "warm_mb", "right", "wrong",
}

type measured map[string]float64

func (m measured) String() string {
	var cells []string
	for _, c := range columns {
		cells = append(cells, c+" "+strconv.FormatFloat(m[c], 'g', 4, 64))
	}
	return strings.Join(cells, ", ")
}

func (o options) measure(size string) (measured, error) {
	corpus, base := filepath.Join(o.dir, "corpus"), filepath.Join(o.dir, "base")
	for _, d := range []string{corpus, base} {
		if err := os.RemoveAll(d); err != nil {
			return nil, err
		}
	}
	args := []string{"-n", size, "-out", corpus, "-bytes", strconv.Itoa(o.bytes), "-questions", strconv.Itoa(o.questions)}
	if o.from != "" {
		args = append(args, strings.Split(o.from, ",")...)
	}
	if out, err := exec.Command(o.bin+"-corpus", args...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("corpus: %w: %s", err, out)
	}
	m := measured{}
	m["articles"], _ = strconv.ParseFloat(size, 64)
	if err := m.ingest(o.bin, base, filepath.Join(corpus, "articles")); err != nil {
		return nil, err
	}
	return m, m.ask(o.bin, base, filepath.Join(corpus, "qa.jsonl"), o)
}

// ingest measures an ingest, and one that finds nothing new.
func (m measured) ingest(bin, base, articles string) error {
	run := func() (*exec.Cmd, float64, error) {
		start := time.Now()
		cmd := exec.Command(bin, "ingest", "--db", base, articles)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		err := cmd.Start()
		if err == nil {
			done := make(chan struct{})
			anonymous := watch(cmd.Process.Pid, done)
			err = cmd.Wait()
			close(done)
			m["peak_anon_mb"] = max(m["peak_anon_mb"], <-anonymous)
		}
		if err != nil {
			err = fmt.Errorf("ingest: %w: %s", err, out.Bytes())
		}
		return cmd, time.Since(start).Seconds(), err
	}
	cmd, took, err := run()
	if err != nil {
		return err
	}
	m["ingest_s"], m["ingest_cpu_s"], m["peak_mb"] = took, cpu(cmd), peak(cmd)
	if _, m["again_s"], err = run(); err != nil {
		return err
	}
	text, err := bytesIn(articles)
	if err != nil {
		return err
	}
	table, err := bytesIn(filepath.Join(base, "facts.db"))
	if err != nil {
		return err
	}
	passages, err := bytesIn(filepath.Join(base, "passages"))
	if err != nil {
		return err
	}
	mb := float64(text) / 1e6
	m["text_mb"], m["mb_per_s"], m["cpu_s_per_mb"] = mb, mb/m["ingest_s"], m["ingest_cpu_s"]/mb
	m["table_x"], m["passages_x"] = float64(table)/float64(text), float64(passages)/float64(text)
	doctor, err := exec.Command(bin, "doctor", "--db", base).Output()
	if err != nil {
		return fmt.Errorf("doctor: %w: %s", err, doctor)
	}
	var schema, n, facts, found int
	if _, err := fmt.Sscanf(string(doctor), "事实表完好：架构版本%d，%d篇文章，%d条事实\n段落索引完好：%d段", &schema, &n, &facts, &found); err != nil {
		return fmt.Errorf("doctor: %w: %s", err, doctor)
	}
	m["facts"], m["passages"], m["bytes_per_fact"] = float64(facts), float64(found), float64(text)/float64(facts)
	return nil
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

// watch looks at the anonymous memory of a process (proc_pid_smaps(5)) until done,
// and then gives the most there was, in MB; 0 where the system does not say.
func watch(pid int, done <-chan struct{}) <-chan float64 {
	most := make(chan float64, 1)
	go func() {
		kb := 0
		for tick := time.Tick(100 * time.Millisecond); ; {
			select {
			case <-done:
				most <- float64(kb) / 1024
				return
			case <-tick:
			}
			data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid)) // it may have ended
			if _, rest, ok := strings.Cut(string(data), "\nAnonymous:"); ok {
				var now int
				fmt.Sscan(rest, &now)
				kb = max(kb, now)
			}
		}
	}()
	return most
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

// append adds a line to the table, which is begun anew where it has other
// columns.
func (m measured) append(path string) error {
	head := strings.Join(columns, "\t") + "\n"
	data, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(data, []byte(head)) {
		data = []byte(head)
	}
	var cells []string
	for _, c := range columns {
		cells = append(cells, strconv.FormatFloat(m[c], 'g', 4, 64))
	}
	return os.WriteFile(path, append(data, strings.Join(cells, "\t")+"\n"...), 0o666)
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

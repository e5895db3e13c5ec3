package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept is a knowledge base on disk with what it answers when nothing is wrong.
type kept struct {
	articles, questions, base, backup string
	want                              []byte // the answers
	figures                           map[string]string
}

// keep writes so many articles, each of a company of its own, ingests them and
// makes a backup.
func keep(t *testing.T, articles int) *kept {
	dir := t.TempDir()
	k := &kept{articles: filepath.Join(dir, "docs"), questions: filepath.Join(dir, "qa.jsonl"), base: filepath.Join(dir, "kb"),
		backup: filepath.Join(dir, "backup.db"), figures: map[string]string{}}
	if err := os.Mkdir(k.articles, 0o777); err != nil {
		t.Fatal(err)
	}
	var questions bytes.Buffer
	first, second := []rune("澜岫岚沁溯漪霁昀珩璟翊煜旻铄琅璨湛澍淳泓"), []rune("汇川原岭湖桥泽峰陵源堤渊岳洲湾溪垣屿峡滨")
	for i := range articles {
		name := string(first[i%20]) + string(second[i/20%20]) + "银行"
		figure := fmt.Sprintf("%d.%02d亿元", 10+i, i%90+10)
		text := fmt.Sprintf("%s2023年年报\n2024年3月28日\n\n2023年，%s净利润%s，同比增长4.2%%。\n\n%s表示，服务实体经济的贷款余额为%d.5亿元，不良贷款率1.1%%。\n",
			name, name, figure, name, 300+i)
		if err := os.WriteFile(filepath.Join(k.articles, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if i%max(1, articles/20) == 0 {
			id := fmt.Sprintf("q%d", i)
			k.figures[id] = figure
			fmt.Fprintf(&questions, `{"id":%q,"question":"%s2023年净利润多少"}`+"\n", id, name)
		}
	}
	if err := os.WriteFile(k.questions, questions.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	sound := func(status int, _ []byte, stderr string) {
		t.Helper()
		if status != exitOK {
			t.Fatal(stderr)
		}
	}
	sound(wenbao(t, "", "ingest", "--db", k.base, k.articles))
	sound(wenbao(t, "", "backup", "--db", k.base, k.backup))
	status, out, stderr := k.ask(t, k.base)
	sound(status, out, stderr)
	k.want = out
	k.check(t, out)
	return k
}

func (k *kept) ask(t *testing.T, base string) (int, []byte, string) {
	t.Helper()
	return wenbao(t, k.questions, "ask", "--db", base, "--jsonl")
}

// check wants no other figures than those that the articles have.
func (k *kept) check(t *testing.T, answers []byte) {
	t.Helper()
	for line := range bytes.Lines(answers) {
		var a struct {
			ID      string
			Figures []struct{ Text string }
		}
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Figures {
			if f.Text != k.figures[a.ID] {
				t.Errorf("%s: answers %s, not %s", a.ID, f.Text, k.figures[a.ID])
			}
		}
	}
}

// abstains wants each answer to be as it was, or none: names and postings that
// are garbled within a page lead to fewer articles, which only doctor sees.
func (k *kept) abstains(t *testing.T, answers []byte) {
	t.Helper()
	want := bytes.Split(k.want, []byte("\n"))
	for i, got := range bytes.Split(answers, []byte("\n")) {
		if !bytes.Equal(got, want[i]) && !bytes.Contains(got, []byte(`"status":"not_found"`)) {
			t.Errorf("answers otherwise: %s, not %s", got, want[i])
		}
	}
}

// wenbao runs the program in a process of its own.
func wenbao(t *testing.T, stdin string, args ...string) (status int, stdout []byte, stderr string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Args[0] = "wenbao" // TestMain runs what it is called
	return execute(t, stdin, cmd)
}

// longest is what no command on a base of a few articles takes: it hangs.
const longest = time.Minute

func execute(t *testing.T, stdin string, cmd *exec.Cmd) (status int, stdout []byte, stderr string) {
	t.Helper()
	hung := time.AfterFunc(longest, func() { cmd.Process.Kill() })
	defer hung.Stop()
	if stdin != "" {
		in, err := os.Open(stdin)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		cmd.Stdin = in
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() < 0 {
			t.Fatalf("%v: %v", cmd.Args, err)
		}
		status = exit.ExitCode()
	}
	return status, out.Bytes(), errs.String()
}

// explained wants one line that says what is wrong, as the expression has it, and
// one that says what to do.
func explained(t *testing.T, what string, status int, stderr, says string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	if status != exitFailure || len(lines) != 2 || !strings.HasPrefix(lines[0], "wenbao: ") ||
		!strings.HasPrefix(lines[1], "wenbao: hint: ") || !regexp.MustCompile(says).MatchString(lines[0]) {
		t.Errorf("%s: status %d, stderr %q, want a line with %q and a hint", what, status, stderr, says)
	}
}

// Whatever becomes of facts.db, each command answers as before, or says in a
// line what is wrong and in another what to do; and a restore mends it.
func TestDamagedTable(t *testing.T) {
	k := keep(t, 60)
	info, err := os.Stat(filepath.Join(k.base, "facts.db"))
	if err != nil {
		t.Fatal(err)
	}
	size := info.Size()
	const page = 4096 // or a multiple of it
	cut := func(n int64) func(string) error { return func(path string) error { return os.Truncate(path, n) } }
	garble := func(at, n int64) func(string) error {
		return func(path string) error { return overwrite(path, at/page*page, n) }
	}
	for _, tt := range []struct {
		name   string
		damage func(path string) error
	}{
		{"removed", os.Remove}, {"empty", cut(0)}, {"half a header", cut(50)}, {"a header", cut(100)}, {"part of a page", cut(5000)},
		{"half", cut(size / 2)}, {"without its last page", cut(size - 2*page)},
		{"another header", garble(0, 100)}, {"another second page", garble(2*page, 2*page)},
		{"garbled in the middle", garble(size/2, 2*page)}, {"garbled late", garble(size*3/4, 2*page)},
		{"a text", func(path string) error { return os.WriteFile(path, []byte("这不是SQLite文件。"), 0o666) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			base := filepath.Join(t.TempDir(), "kb")
			again := func() {
				t.Helper()
				if err := errors.Join(os.RemoveAll(base), os.CopyFS(base, os.DirFS(k.base)), tt.damage(filepath.Join(base, "facts.db"))); err != nil {
					t.Fatal(err)
				}
			}
			again()
			status, out, stderr := k.ask(t, base)
			same := status == exitOK && bytes.Equal(out, k.want)
			if k.check(t, out); status != exitOK {
				explained(t, "ask", status, stderr, "已损坏")
			} else if !same {
				k.abstains(t, out)
			}
			if status, _, stderr := wenbao(t, "", "doctor", "--db", base); status != exitOK || !same {
				explained(t, "doctor", status, stderr, "事实表有问题|facts.db已损坏")
			}
			again()
			if status, _, stderr := wenbao(t, "", "ingest", "--db", base, k.articles); status != exitOK {
				explained(t, "ingest", status, stderr, "已损坏")
			}
			again()
			if status, _, stderr := wenbao(t, "", "restore", "--db", base, k.backup); status != exitOK || stderr != "" {
				t.Fatalf("restore: status %d, stderr %q", status, stderr)
			}
			if _, out, stderr := k.ask(t, base); !bytes.Equal(out, k.want) || stderr != "" {
				t.Errorf("after the restore: %q\n%s", stderr, out)
			}
			if status, out, stderr := wenbao(t, "", "doctor", "--db", base); status != exitOK {
				t.Errorf("after the restore: %s%s", out, stderr)
			}
		})
	}
}

// A few bytes that have changed are no reason to panic, to hang, or to answer
// with another figure.
func TestChangedBytes(t *testing.T) {
	k := keep(t, 60)
	for _, pattern := range []string{"facts.db", "passages/g-*/*.zap", "passages/CURRENT", "passages/g-*/manifest.json"} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%s %d", filepath.Base(pattern), seed), func(t *testing.T) {
				t.Parallel()
				base := filepath.Join(t.TempDir(), "kb")
				if err := os.CopyFS(base, os.DirFS(k.base)); err != nil {
					t.Fatal(err)
				}
				r := rand.New(rand.NewPCG(seed, 0))
				paths, err := filepath.Glob(filepath.Join(base, pattern))
				if err != nil || len(paths) == 0 {
					t.Fatal(pattern, err)
				}
				for _, path := range paths {
					change(t, path, r)
				}
				for _, args := range [][]string{{"ask", "--jsonl"}, {"doctor"}, {"ingest", k.articles}, {"ask", "--jsonl"}} {
					status, out, stderr := wenbao(t, k.questions, slices.Insert(args, 1, "--db", base)...)
					if strings.Contains(stderr, "goroutine") || strings.Contains(stderr, "panic") || status > exitFailure {
						t.Fatalf("%s: status %d, stderr %s", args[0], status, stderr)
					}
					if args[0] == "ask" {
						k.check(t, out)
						if pattern != "facts.db" && !bytes.Equal(out, k.want) {
							t.Errorf("answers otherwise: %s\n%s", stderr, out)
						}
					}
				}
			})
		}
	}
}

// change flips bits of a few bytes of a file.
func change(t *testing.T, path string, r *rand.Rand) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// overwrite puts n bytes of noise into a file.
func overwrite(path string, at, n int64) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	noise := make([]byte, n)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	_, err = f.WriteAt(noise, at)
	return errors.Join(err, f.Close())
}

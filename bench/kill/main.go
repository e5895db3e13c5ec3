// Command kill kills ingests and restores at random moments and asks whether
// anything was lost:
//
//	go run ./bench/kill -kills 200 -restores 50
//
// After every kill wenbao doctor must find the base sound. When the killed
// ingests are finished, all questions must get the same bytes as from a base
// that nothing disturbed; the same after the restores.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	kills := flag.Int("kills", 200, "ingests to kill")
	restores := flag.Int("restores", 50, "restores to kill")
	articles := flag.Int("n", 1500, "articles of the corpus; a thousand and more are several batches")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the moments")
	flag.Parse()
	fmt.Printf("seed %d\n", *seed)
	dir, err := os.MkdirTemp("", "wenbao-kill-")
	if err == nil {
		h := &harness{dir: dir, bin: filepath.Join(dir, "wenbao"), r: rand.New(rand.NewPCG(*seed, 0))}
		err = h.run(*articles, *kills, *restores)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kill:", err, "— left in", dir)
		os.Exit(1)
	}
	os.RemoveAll(dir)
}

type harness struct {
	dir, bin string
	r        *rand.Rand
	took     time.Duration // by the last run that was not killed
	killed   int
}

func (h *harness) path(name string) string { return filepath.Join(h.dir, name) }

func (h *harness) run(articles, kills, restores int) error {
	for _, build := range [][]string{
		{"build", "-o", h.bin, "./cmd/wenbao"},
		{"run", "./bench/corpus", "-n", fmt.Sprint(articles), "-questions", "300", "-out", h.path("corpus")},
	} {
		cmd := exec.Command("go", build...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go %s: %w", build[0], err)
		}
	}
	want, err := h.undisturbed()
	if err != nil {
		return err
	}
	if err := h.ingests(kills, want); err != nil {
		return err
	}
	return h.restores(restores, want)
}

// undisturbed returns the answers of a base that nothing happened to.
func (h *harness) undisturbed() ([]byte, error) {
	if err := h.wenbao("ingest", "--db", h.path("plain"), h.path("corpus/articles")); err != nil {
		return nil, err
	}
	return h.answers("plain")
}

// answers asks all questions in one run.
func (h *harness) answers(base string) ([]byte, error) {
	questions, err := os.Open(h.path("corpus/qa.jsonl"))
	if err != nil {
		return nil, err
	}
	defer questions.Close()
	cmd := exec.Command(h.bin, "ask", "--db", h.path(base), "--jsonl")
	cmd.Stdin, cmd.Stderr = questions, os.Stderr
	return cmd.Output()
}

// ingests kills ingests into a base, which the next goes on with; a base that
// was finished is compared and begun again.
func (h *harness) ingests(kills int, want []byte) error {
	bases := 0
	for h.killed = 0; h.killed < kills; {
		base := fmt.Sprintf("killed%d", bases)
		for done := false; !done; {
			var err error
			if done, err = h.kill(base, "ingest", "--db", h.path(base), h.path("corpus/articles")); err != nil {
				return err
			}
		}
		bases++
		if err := h.same(base, want); err != nil {
			return err
		}
		os.RemoveAll(h.path(base))
	}
	fmt.Printf("ingest: %d kills, %d bases, doctor clean after each, %d bases answered like the undisturbed one\n", h.killed, bases, bases)
	return nil
}

// restores kills restores of a backup into a base with other articles.
func (h *harness) restores(kills int, want []byte) error {
	if err := h.wenbao("backup", "--db", h.path("plain"), h.path("backup.db")); err != nil {
		return err
	}
	restored := 0
	for h.killed = 0; h.killed < kills; {
		if err := h.wenbao("ingest", "--db", h.path("restored"), "testdata/articles", h.path("corpus/articles/000")); err != nil {
			return err
		}
		for done := false; !done; {
			var err error
			if done, err = h.kill("restored", "restore", "--db", h.path("restored"), h.path("backup.db")); err != nil {
				return err
			}
		}
		restored++
		if err := h.same("restored", want); err != nil {
			return err
		}
	}
	fmt.Printf("restore: %d kills, doctor clean after each, %d finished ones answered like the undisturbed base\n", h.killed, restored)
	return nil
}

// kill runs wenbao and kills it after a random time, of the length that a
// whole run took lately; done reports that it was faster. doctor must find the
// base sound either way.
func (h *harness) kill(base string, args ...string) (done bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(h.r.Int64N(int64(h.took)*11/10)))
	defer cancel()
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, h.bin, args...) // kills with SIGKILL
	cmd.Stderr = &stderr
	start := time.Now()
	if err := cmd.Run(); err == nil {
		h.took = (h.took + time.Since(start)) / 2
		done = true
	} else if ctx.Err() == nil {
		return false, fmt.Errorf("%s: %w: %s", args[0], err, stderr.Bytes())
	} else {
		if h.killed++; h.killed%10 == 0 {
			fmt.Printf("%s: %d kills\n", args[0], h.killed)
		}
	}
	if _, err := os.Stat(h.path(base + "/facts.db")); errors.Is(err, os.ErrNotExist) {
		return done, nil // killed before there was anything
	}
	out, err := exec.Command(h.bin, "doctor", "--db", h.path(base)).CombinedOutput()
	if err != nil && !bytes.Contains(out, []byte("里没有知识库")) {
		return done, fmt.Errorf("doctor after kill %d: %w\n%s", h.killed, err, out)
	}
	return done, nil
}

func (h *harness) same(base string, want []byte) error {
	got, err := h.answers(base)
	if err == nil && !bytes.Equal(got, want) {
		_ = os.WriteFile(h.path("want.jsonl"), want, 0o666) // for whoever looks into it
		_ = os.WriteFile(h.path("got.jsonl"), got, 0o666)
		err = fmt.Errorf("%s answers otherwise than the undisturbed base: got.jsonl, want.jsonl", base)
	}
	return err
}

func (h *harness) wenbao(args ...string) error {
	start := time.Now()
	out, err := exec.Command(h.bin, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", args[0], err, out)
	}
	h.took = time.Since(start)
	return nil
}

// Command kill kills ingests and restores at random moments and asks whether
// anything was lost:
//
//	go run ./bench/kill -kills 200 -updates 100 -restores 50
//
// After every kill wenbao doctor must find the base sound, with no article less
// than before. When the killed ingests are finished, all questions must get the
// same bytes as from a base that nothing disturbed; the same for ingests that
// replace all articles, and for restores.
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
	"regexp"
	"strconv"
	"time"
)

func main() {
	kills := flag.Int("kills", 200, "ingests to kill")
	updates := flag.Int("updates", 100, "ingests that replace articles to kill")
	restores := flag.Int("restores", 50, "restores to kill")
	articles := flag.Int("n", 1500, "articles of the corpus; every 256 are a batch, so a thousand and more are several")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the moments")
	flag.Parse()
	fmt.Printf("seed %d\n", *seed)
	dir, err := os.MkdirTemp("", "wenbao-kill-")
	if err == nil {
		h := &harness{dir: dir, bin: filepath.Join(dir, "wenbao"), r: rand.New(rand.NewPCG(*seed, 0)), articles: *articles}
		err = h.run(*kills, *updates, *restores)
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
	articles int           // of the corpus
	took     time.Duration // by the latest whole run of what is to be killed

	killed, between int // kills; those that left some articles committed and some not
}

func (h *harness) path(name string) string { return filepath.Join(h.dir, name) }

func (h *harness) run(kills, updates, restores int) error {
	for _, build := range [][]string{
		{"build", "-o", h.bin, "./cmd/wenbao"},
		{"run", "./bench/corpus", "-n", fmt.Sprint(h.articles), "-questions", "300", "-out", h.path("first")},
		{"run", "./bench/corpus", "-n", fmt.Sprint(h.articles), "-questions", "300", "-seed", "2", "-out", h.path("second")},
	} {
		cmd := exec.Command("go", build...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go %s: %w", build[0], err)
		}
	}
	first, err := h.undisturbed("first", "plain")
	if err != nil {
		return err
	}
	if err := h.wenbao("", "backup", "--db", h.path("plain"), h.path("backup.db")); err != nil {
		return err
	}
	if err := h.ingests("ingest", "first", kills, first, nil); err != nil {
		return err
	}
	second, err := h.undisturbed("second", "plain") // replaces every article of the first
	if err != nil {
		return err
	}
	again := func(base string) error { return h.wenbao("", "restore", "--db", h.path(base), h.path("backup.db")) }
	if err := h.ingests("update", "second", updates, second, again); err != nil {
		return err
	}
	return h.restores(restores, first)
}

// undisturbed ingests a corpus in one go and returns the answers to its
// questions.
func (h *harness) undisturbed(corpus, base string) ([]byte, error) {
	start := time.Now()
	if err := h.wenbao(corpus, "ingest", "--db", h.path(base), "articles"); err != nil {
		return nil, err
	}
	h.took = time.Since(start)
	return h.answers(corpus, base)
}

// answers asks all questions of a corpus in one run.
func (h *harness) answers(corpus, base string) ([]byte, error) {
	questions, err := os.Open(h.path(corpus + "/qa.jsonl"))
	if err != nil {
		return nil, err
	}
	defer questions.Close()
	cmd := exec.Command(h.bin, "ask", "--db", h.path(base), "--jsonl")
	cmd.Stdin, cmd.Stderr = questions, os.Stderr
	return cmd.Output()
}

// ingests kills ingests of a corpus into a base, which the next goes on with; a
// base that was finished is compared and begun again, by the function where it
// is not to be empty.
func (h *harness) ingests(what, corpus string, kills int, want []byte, begin func(base string) error) error {
	bases := 0
	for h.killed, h.between = 0, 0; h.killed < kills; bases++ {
		base := what + strconv.Itoa(bases)
		if begin != nil {
			if err := begin(base); err != nil {
				return err
			}
		}
		stored := 0
		for done := false; !done; {
			var err error
			before := stored
			if done, stored, err = h.kill(what, base, corpus, "ingest", "--db", h.path(base), "articles"); err != nil {
				return err
			}
			if stored < before {
				return fmt.Errorf("%s: %d articles, were %d", base, stored, before)
			}
		}
		if err := h.same(corpus, base, want); err != nil {
			return err
		}
		os.RemoveAll(h.path(base))
	}
	fmt.Printf("%s: %d kills, %d of them with some articles stored and some not; doctor clean after each, %d bases answered like the undisturbed one\n",
		what, h.killed, h.between, bases)
	return nil
}

// restores kills restores of a backup into a base with other articles.
func (h *harness) restores(kills int, want []byte) error {
	restored := 0
	start := time.Now()
	if err := h.wenbao("", "restore", "--db", h.path("restored"), h.path("backup.db")); err != nil {
		return err
	}
	h.took = time.Since(start)
	for h.killed = 0; h.killed < kills; restored++ {
		if err := h.wenbao("second", "ingest", "--db", h.path("restored"), "articles/000"); err != nil {
			return err
		}
		for done := false; !done && h.killed < kills; {
			var err error
			if done, _, err = h.kill("restore", "restored", "", "restore", "--db", h.path("restored"), h.path("backup.db")); err != nil {
				return err
			}
		}
		// The last one may have been killed.
		if err := h.wenbao("", "restore", "--db", h.path("restored"), h.path("backup.db")); err != nil {
			return err
		}
		if err := h.same("first", "restored", want); err != nil {
			return err
		}
	}
	fmt.Printf("restore: %d kills, doctor clean after each, %d finished ones answered like the undisturbed base\n", h.killed, restored)
	return nil
}

var articlesFound = regexp.MustCompile(`，(\d+)篇文章`)

// kill runs wenbao in the folder and kills it after a random time, at most a
// tenth more than a whole run takes; done reports that it was faster. doctor must
// find the base sound either way, and says how many articles it has.
func (h *harness) kill(what, base, folder string, args ...string) (done bool, stored int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(h.r.Int64N(int64(h.took)*11/10)))
	defer cancel()
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, h.bin, args...) // kills with SIGKILL
	cmd.Stderr, cmd.Dir = &stderr, h.path(folder)
	if err := cmd.Run(); err == nil {
		done = true
	} else if ctx.Err() == nil {
		return false, 0, fmt.Errorf("%s: %w: %s", args[0], err, stderr.Bytes())
	} else if h.killed++; h.killed%10 == 0 {
		fmt.Printf("%s: %d kills\n", what, h.killed)
	}
	if _, err := os.Stat(h.path(base + "/facts.db")); errors.Is(err, os.ErrNotExist) {
		return done, 0, nil // killed before there was anything
	}
	out, err := exec.Command(h.bin, "doctor", "--db", h.path(base)).CombinedOutput()
	if err != nil && !bytes.Contains(out, []byte("里没有知识库")) {
		return done, 0, fmt.Errorf("doctor after kill %d: %w\n%s", h.killed, err, out)
	}
	if m := articlesFound.FindSubmatch(out); m != nil {
		stored, _ = strconv.Atoi(string(m[1])) // digits
	}
	if !done && stored > 0 && stored < h.articles {
		h.between++
	}
	return done, stored, nil
}

func (h *harness) same(corpus, base string, want []byte) error {
	got, err := h.answers(corpus, base)
	if err == nil && !bytes.Equal(got, want) {
		_ = os.WriteFile(h.path("want.jsonl"), want, 0o666) // for whoever looks into it
		_ = os.WriteFile(h.path("got.jsonl"), got, 0o666)
		err = fmt.Errorf("%s answers otherwise than the undisturbed base: got.jsonl, want.jsonl", base)
	}
	return err
}

// wenbao runs the program in a folder.
func (h *harness) wenbao(folder string, args ...string) error {
	cmd := exec.Command(h.bin, args...)
	cmd.Dir = h.path(folder)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", args[0], err, out)
	}
	return nil
}

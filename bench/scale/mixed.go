package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"wenbao/bot"
)

// rounds is how often askOnly asks all questions: what the first time reads is known
// the second time.
const rounds = 2

// askOnly measures the mixed questions alone, in a copy of a base.
func (o options) askOnly() (err error) {
	if o.dir, err = os.MkdirTemp("", "wenbao-scale-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.dir)) }()
	if o.bin == "" {
		if err := o.build(); err != nil {
			return err
		}
	}
	base := filepath.Join(o.dir, "base")
	if err := os.CopyFS(base, os.DirFS(o.ask)); err != nil {
		return err
	}
	questions, err := mix(o.bin, base, o.mixed)
	if err != nil {
		return err
	}
	n := len(questions)
	for range rounds - 1 {
		questions = append(questions, questions[:n]...)
	}
	var took []float64
	cmd, err := batch(o.bin, base, questions, func(_ asked, ms float64, _ bot.AnswerLine) { took = append(took, ms) })
	if err != nil {
		return err
	}
	for i := range rounds {
		some := took[i*n : (i+1)*n]
		if i == 0 {
			some = warmed(some)
		}
		fmt.Printf("round %d: %d questions, p50 %.3f ms, p90 %.3f, p99 %.3f, max %.3f\n",
			i+1, len(some), quantile(some, 0.5), quantile(some, 0.9), quantile(some, 0.99), quantile(some, 1))
	}
	fmt.Printf("%.2f s of processor, %.0f MB\n", cpu(cmd), peak(cmd))
	return nil
}

// mix takes the articles of a folder into a base and returns the folder's questions.
func mix(bin, base, folder string) ([]asked, error) {
	if out, err := exec.Command(bin, "ingest", "--db", base, filepath.Join(folder, "articles")).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("ingest: %w: %s", err, out)
	}
	return read(filepath.Join(folder, "qa.jsonl"))
}

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"wenbao/bot"
	"wenbao/bot/eval"
)

// asked is a question of the gold file.
type asked struct {
	eval.Question
	line    []byte
	popular bool
}

// cold is how many questions are asked in processes of their own.
const cold = 20

// ask measures cold questions, turn about with the empty program, and all
// questions in one process.
func (m measured) ask(bin, base, gold string, o options) error {
	questions, err := read(gold)
	if err != nil {
		return err
	}
	if err := m.cold(bin, base, questions); err != nil {
		return err
	}
	return m.warm(bin, base, questions, o)
}

func read(path string) (list []asked, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	questions, err := eval.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	i := 0
	for line := range bytes.Lines(data) {
		list = append(list, asked{questions[i], line, bytes.Contains(line, []byte(`"tags":["popular"]`))})
		i++
	}
	// Companies stand in a row; mixed, each part of the list is like the whole.
	rand.New(rand.NewPCG(1, 0)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	if len(list) < cold {
		return nil, fmt.Errorf("%s: %d questions are too few", path, len(list))
	}
	return list, nil
}

func (m measured) cold(bin, base string, questions []asked) error {
	time1 := func(args ...string) (ms, mb float64, err error) {
		cmd := exec.Command(args[0], args[1:]...)
		start := time.Now()
		err = cmd.Run()
		return milliseconds(start), peak(cmd), err
	}
	var popular []asked
	for _, q := range questions {
		if q.popular {
			popular = append(popular, q)
		}
	}
	for _, part := range []struct {
		column string
		ask    []asked
	}{{"empty_ms", nil}, {"cold_ms", questions}, {"cold_popular_ms", popular}} {
		if part.ask == nil && part.column != "empty_ms" {
			continue // so few articles that no question is about a popular company
		}
		var took, used []float64
		for i := range cold {
			args := []string{bin + "-empty"}
			if part.ask != nil {
				args = []string{bin, "ask", "--db", base, part.ask[i*len(part.ask)/cold].Question.Question}
			}
			ms, mb, err := time1(args...)
			if err != nil {
				return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
			}
			took, used = append(took, ms), append(used, mb)
		}
		m[part.column] = quantile(took, 0.5)
		if part.column == "cold_ms" {
			m["cold_mb"] = quantile(used, 0.5)
		}
		m["cold_most_mb"] = max(m["cold_most_mb"], quantile(used, 1))
	}
	return nil
}

// warm asks the questions of the corpus, and then those of other articles that
// it takes into the base: of all kinds, as people wrote them.
func (m measured) warm(bin, base string, questions []asked, o options) error {
	var all, popular, mixed []float64
	cmd, err := batch(bin, base, questions, func(q asked, ms float64, a bot.AnswerLine) {
		all = append(all, ms)
		if q.popular {
			popular = append(popular, ms)
		}
		v := eval.Judge(q.Question, a)
		if v.Right {
			m["right"] += 1 / float64(len(questions))
		} else {
			fmt.Fprintf(os.Stderr, "%s: %s\n", q.Question.Question, v.Why)
		}
		if v.Wrong {
			m["wrong"]++
		}
	})
	if err != nil {
		return err
	}
	all, popular = warmed(all), warmed(popular)
	m["warm_p50_ms"], m["warm_p99_ms"] = quantile(all, 0.5), quantile(all, 0.99)
	m["popular_p50_ms"], m["popular_p99_ms"] = quantile(popular, 0.5), quantile(popular, 0.99)
	m["warm_cpu_ms"], m["warm_mb"] = 1000*cpu(cmd)/float64(len(questions)), peak(cmd)

	if questions, err = mix(bin, base, o.mixed); err != nil {
		return err
	}
	_, err = batch(bin, base, questions, func(_ asked, ms float64, _ bot.AnswerLine) { mixed = append(mixed, ms) })
	mixed = warmed(mixed)
	m["mixed_p50_ms"], m["mixed_p99_ms"] = quantile(mixed, 0.5), quantile(mixed, 0.99)
	return err
}

// batch asks one question after another in one process, and hands over each
// with the milliseconds that it took and its answer.
func batch(bin, base string, questions []asked, answered func(asked, float64, bot.AnswerLine)) (*exec.Cmd, error) {
	cmd := exec.Command(bin, "ask", "--db", base, "--jsonl")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	answers := bufio.NewReader(out)
	for _, q := range questions {
		start := time.Now()
		if _, err := in.Write(q.line); err != nil {
			return nil, err
		}
		line, err := answers.ReadBytes('\n')
		if err != nil {
			return nil, err
		}
		ms := milliseconds(start)
		var a bot.AnswerLine
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, err
		}
		answered(q, ms, a)
	}
	if err := in.Close(); err != nil {
		return nil, err
	}
	return cmd, cmd.Wait()
}

func milliseconds(since time.Time) float64 { return float64(time.Since(since).Microseconds()) / 1000 }

// warmed leaves out the first tenth, in which the process gets warm.
func warmed(list []float64) []float64 { return list[len(list)/10:] }

// quantile returns the value that a share of the list is below; 0 of none.
func quantile(list []float64, share float64) float64 {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[min(int(share*float64(len(list))), len(list)-1)]
}

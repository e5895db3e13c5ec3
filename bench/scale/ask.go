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
func (m measured) ask(bin, base, gold string) error {
	questions, err := read(gold)
	if err != nil {
		return err
	}
	if err := m.cold(bin, base, questions); err != nil {
		return err
	}
	return m.warm(bin, base, questions)
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
	time1 := func(args ...string) (float64, error) {
		cmd := exec.Command(args[0], args[1:]...)
		start := time.Now()
		err := cmd.Run()
		m["cold_mb"] = max(m["cold_mb"], peak(cmd))
		return milliseconds(start), err
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
		var took []float64
		for i := range cold {
			args := []string{bin + "-empty"}
			if part.ask != nil {
				args = []string{bin, "ask", "--db", base, part.ask[i*len(part.ask)/cold].Question.Question}
			}
			ms, err := time1(args...)
			if err != nil {
				return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
			}
			took = append(took, ms)
		}
		m[part.column] = quantile(took, 0.5)
	}
	return nil
}

// warm asks one question after another in one process and times each answer
// but the first tenth, which warm it up.
func (m measured) warm(bin, base string, questions []asked) error {
	cmd := exec.Command(bin, "ask", "--db", base, "--jsonl")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	answers := bufio.NewReader(out)
	var all, popular []float64
	for i, q := range questions {
		start := time.Now()
		if _, err := in.Write(q.line); err != nil {
			return err
		}
		line, err := answers.ReadBytes('\n')
		if err != nil {
			return err
		}
		took := milliseconds(start)
		if i >= len(questions)/10 {
			all = append(all, took)
			if q.popular {
				popular = append(popular, took)
			}
		}
		var a bot.AnswerLine
		if err := json.Unmarshal(line, &a); err != nil {
			return err
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
	}
	if err := in.Close(); err != nil {
		return err
	}
	err = cmd.Wait()
	m["warm_p50_ms"], m["warm_p99_ms"] = quantile(all, 0.5), quantile(all, 0.99)
	m["popular_p50_ms"], m["popular_p99_ms"] = quantile(popular, 0.5), quantile(popular, 0.99)
	m["warm_cpu_ms"], m["warm_mb"] = 1000*cpu(cmd)/float64(len(questions)), peak(cmd)
	return err
}

func milliseconds(since time.Time) float64 { return float64(time.Since(since).Microseconds()) / 1000 }

// quantile returns the value that a share of the list is below; 0 of none.
func quantile(list []float64, share float64) float64 {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[min(int(share*float64(len(list))), len(list)-1)]
}

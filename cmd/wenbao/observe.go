package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"wenbao/bot/answer/trace"
)

// Files that --profile writes are its value with these endings.
const (
	cpuProfile  = ".cpu.pprof"
	heapProfile = ".heap.pprof"
)

// memProfileRate is Go's own: a sample of whom memory is asked for by every so
// many bytes.
const memProfileRate = 512 << 10

// observe starts what --log-level and --profile ask for; stop ends it and is
// never nil.
func (a *app) observe() (stop func() error, err error) {
	stop = func() error { return nil }
	if a.level != "" {
		var level slog.Level
		if err := level.UnmarshalText([]byte(a.level)); err != nil {
			return stop, usagef("wenbao ask --log-level debug 问题", "--log-level的值“%s”无效，应为debug、info、warn或error", a.level)
		}
		a.log = a.logger(level)
	}
	if a.profile == "" {
		return stop, nil
	}
	runtime.MemProfileRate = memProfileRate
	f, err := os.Create(a.profile + cpuProfile)
	if err != nil {
		return stop, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return stop, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return errors.Join(f.Close(), writeHeap(a.profile+heapProfile))
	}, nil
}

// logger returns a logger that writes lines from the level up to stderr.
func (a *app) logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(&prefixed{a.stderr}, &slog.HandlerOptions{Level: level}))
}

func writeHeap(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	runtime.GC() // so that the profile is of what is live
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}

// Forms of --trace.
const (
	traceText = "text"
	traceJSON = "json"
)

// printTrace writes a trace as --trace asks.
func printTrace(w io.Writer, form string, t *trace.Trace) error {
	if form == traceJSON {
		line, err := json.Marshal(t)
		if err != nil {
			return err
		}
		_, err = w.Write(append(line, '\n'))
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "问题：%s\n", t.Question)
	u := t.Read
	for _, line := range [][2]string{
		{"种类", strings.TrimSpace(u.Kind + " " + u.Measure)}, {"主体", strings.Join(u.Entities, "、")}, {"有歧义", strings.Join(u.Ambiguous, "、")},
		{"集合", strings.Join(u.Groups, "、")}, {"期间", strings.Join(u.Periods, "、")}, {"指标", u.Metric}, {"词表指标", u.Concept},
		{"单位", u.Unit}, {"口气", u.Wants}, {"承前", strings.Join(u.Inherited, "、")}, {"错字", u.Spelling},
	} {
		if line[1] != "" {
			fmt.Fprintf(&b, "  %s：%s\n", line[0], line[1])
		}
	}
	for _, s := range t.Searches {
		fmt.Fprintf(&b, "查找：%s %s：看了%d条，%d条可答\n", strings.Join(s.Entities, "、"), s.Metric, s.Looked, s.Fit)
		for _, c := range s.Candidates {
			gate := "可答"
			if c.Gate != "" {
				gate = "不答：" + gateName(c.Gate)
			}
			fmt.Fprintf(&b, "  %.3f %s %s %s = %s（得分%.2f，召回%.2f，精确%.2f，中心词%.2f，期间%.2f）%s %s\n",
				c.Rank, c.Entity, c.Period, c.Metric, c.Figure, c.Score, c.Recall, c.Precision, c.Head, c.When, gate, c.Article)
		}
	}
	b.WriteString("用时：\n")
	var sum time.Duration
	for _, s := range t.Steps {
		fmt.Fprintf(&b, "  %8.3f ms  %s %s\n", float64(s.Took.Nanoseconds())/1e6, s.Name, s.Detail)
		sum += s.Took
	}
	fmt.Fprintf(&b, "  %8.3f ms  合计\n结果：%s %s\n", float64(sum.Nanoseconds())/1e6, t.Status, t.Reason)
	_, err := io.WriteString(w, printable(b.String()))
	return err
}

// gateName words a gate.
func gateName(gate string) string {
	if name, ok := map[string]string{"unit or measure": "单位或度量不符", "target or forecast": "目标或预测", "period": "期间不符",
		"score": "得分不够", "other modifier": "限定词不同"}[gate]; ok {
		return name
	}
	return gate
}

// debug logs what --log-level debug shows.
func (a *app) debug(msg string, args ...any) {
	if a.log != nil {
		a.log.Debug(msg, args...)
	}
}

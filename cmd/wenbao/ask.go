package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/bot/answer/trace"
	"wenbao/bot/slackbot/surface"
)

// askFlags are the flags of ask.
type askFlags struct {
	from        []string
	json, jsonl bool
	format      string
	trace       string
}

func (a *app) askCommand() *cobra.Command {
	var f askFlags
	cmd := &cobra.Command{
		Use:   "ask [选项] 问题",
		Short: "回答一个问题，或逐行回答一批问题",
		Long: `回答一个问题，给出数字和它所在的原句。--from直接从文件回答，不需要知识库。
--jsonl从标准输入逐行读取{"id","question","history"}，按原顺序逐行输出答案。`,
		Example: `  wenbao ask 工行2023年金融科技投入多少
  wenbao ask --from testdata/articles 工行2023年金融科技投入多少
  wenbao ask --json 工行2023年手机银行客户有多少户
  wenbao ask --trace 工行2023年金融科技投入多少
  wenbao ask --jsonl < questions.jsonl > answers.jsonl
  wenbao ask --format slack-json 工行2023年金融科技投入多少`,
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, question := f.from, strings.Join(args, " ")
			if len(f.from) > 0 {
				paths, question = leadingPaths(f.from, args)
			}
			if err := f.check(question); err != nil {
				return err
			}
			return a.ask(cmd.Context(), f, paths, question)
		},
	}
	cmd.Flags().StringArrayVar(&f.from, "from", nil, "直接从`路径`（文件或目录）回答，可重复")
	cmd.Flags().BoolVar(&f.json, "json", false, "以JSON输出答案")
	cmd.Flags().StringVar(&f.trace, "trace", "", "把答案的由来写到标准错误：读成了什么、候选、为何不取、各步用时（`形式`text或json）")
	cmd.Flags().Lookup("trace").NoOptDefVal = traceText
	cmd.Flags().BoolVar(&f.jsonl, "jsonl", false, "逐行读取JSON问题，逐行输出JSON答案")
	cmd.Flags().StringVar(&f.format, "format", "", "以`格式`输出：slack-json是发到Slack的消息")
	return cmd
}

// check returns a usage error if the flags do not go together.
func (f *askFlags) check(question string) error {
	switch {
	case f.format != "" && f.format != formatSlack:
		return usagef("wenbao ask --format slack-json 工行2023年金融科技投入多少", "没有格式“%s”，只有%s", f.format, formatSlack)
	case f.format != "" && (f.json || f.jsonl):
		return usagef("wenbao ask --format slack-json 工行2023年金融科技投入多少", "--format不能和--json、--jsonl一起用")
	case f.json && f.jsonl:
		return usagef("wenbao ask --jsonl < questions.jsonl", "--json和--jsonl只能用一个")
	case f.jsonl && question != "":
		return usagef("wenbao ask --jsonl < questions.jsonl", "--jsonl从标准输入读取问题，命令行上不能再有问题")
	case f.jsonl && slices.Contains(f.from, stdinArg):
		return usagef("wenbao ask --jsonl --from 报告.html < questions.jsonl", "--jsonl从标准输入读取问题，文章不能再从标准输入来")
	case f.trace != "" && (f.jsonl || f.trace != traceText && f.trace != traceJSON):
		return usagef("wenbao ask --trace=json 工行2023年金融科技投入多少", "--trace用于一个问题，形式为text或json")
	case !f.jsonl && strings.TrimSpace(question) == "":
		return usagef("wenbao ask 工行2023年金融科技投入多少", "缺少问题")
	}
	return nil
}

func (a *app) ask(ctx context.Context, f askFlags, paths []string, question string) (err error) {
	base, err := a.openBase(ctx, paths)
	if err != nil {
		return err
	}
	defer base.Close()
	b, err := base.bot(ctx)
	if err != nil {
		return err
	}
	if f.jsonl {
		return batchError(b.Batch(ctx, a.stdin, a.stdout))
	}
	var tr trace.Trace
	traced := ctx
	if f.trace != "" {
		traced = trace.With(ctx, &tr)
	}
	start := time.Now()
	ans, err := b.Ask(traced, question, nil)
	if err != nil {
		return err
	}
	a.debug("answered", "status", ans.Status, "reason", ans.Reason, "figures", len(ans.Figures), "took", time.Since(start))
	if f.trace != "" {
		defer func() { err = errors.Join(err, printTrace(a.stderr, f.trace, &tr)) }()
	}
	if f.format == formatSlack {
		return a.printSlack(ctx, base, question, ans)
	}
	if f.json {
		line, err := bot.Encode(nil, ans).Marshal()
		if err != nil {
			return err
		}
		_, err = a.stdout.Write(line)
		return err
	}
	return printAnswer(a.stdout, ans, a.style(a.stdout))
}

// formatSlack is the output of --format that Slack gets.
const formatSlack = "slack-json"

// printSlack prints the message that the Slack bot would post: the blocks of the
// same renderer, with the same buttons.
func (a *app) printSlack(ctx context.Context, base *base, question string, ans answer.Answer) error {
	fresh := &freshAsker{base: base}
	m, err := surface.Preview(ctx, fresh, question, ans)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}

// leadingPaths splits the arguments after --from: those before the last that
// name existing files belong to --from (a shell expands "--from *.txt 问题" to
// such a list), the rest is the question.
func leadingPaths(from, args []string) (paths []string, question string) {
	paths = append(paths, from...)
	for len(args) > 1 {
		if _, err := os.Stat(args[0]); err != nil {
			break
		}
		paths, args = append(paths, args[0]), args[1:]
	}
	return paths, strings.Join(args, " ")
}

// batchError words the end of a batch.
func batchError(err error) error {
	var bad *bot.MalformedError
	if errors.As(err, &bad) {
		return fmt.Errorf("有%d行不是有效的问题，首个在第%d行", bad.Lines, bad.First)
	}
	return err
}

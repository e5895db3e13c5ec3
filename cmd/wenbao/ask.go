package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wenbao/bot"
	"wenbao/bot/answer"
)

func (a *app) askCommand() *cobra.Command {
	var (
		from            []string
		asJSON, asJSONL bool
		trace           string
	)
	cmd := &cobra.Command{
		Use:   "ask [选项] 问题",
		Short: "回答一个问题，或逐行回答一批问题",
		Long: `回答一个问题，给出数字和它所在的原句。--from直接从文件回答，不需要知识库。
--jsonl从标准输入逐行读取{"id","question","history"}，按原顺序逐行输出答案。`,
		Example: `  wenbao ask 工行2023年金融科技投入多少
  wenbao ask --from testdata/articles 工行2023年金融科技投入多少
  wenbao ask --json 工行2023年手机银行客户有多少户
  wenbao ask --trace 工行2023年金融科技投入多少
  wenbao ask --jsonl < questions.jsonl > answers.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			paths, question := from, strings.Join(args, " ")
			if len(from) > 0 {
				paths, question = leadingPaths(from, args)
			}
			switch {
			case asJSON && asJSONL:
				return usagef("wenbao ask --jsonl < questions.jsonl", "--json和--jsonl只能用一个")
			case asJSONL && question != "":
				return usagef("wenbao ask --jsonl < questions.jsonl", "--jsonl从标准输入读取问题，命令行上不能再有问题")
			case asJSONL && slices.Contains(from, stdinArg):
				return usagef("wenbao ask --jsonl --from 报告.html < questions.jsonl", "--jsonl从标准输入读取问题，文章不能再从标准输入来")
			case trace != "" && (asJSONL || trace != traceText && trace != traceJSON):
				return usagef("wenbao ask --trace=json 工行2023年金融科技投入多少", "--trace用于一个问题，形式为text或json")
			case !asJSONL && strings.TrimSpace(question) == "":
				return usagef("wenbao ask 工行2023年金融科技投入多少", "缺少问题")
			}
			base, err := a.openBase(cmd.Context(), paths)
			if err != nil {
				return err
			}
			defer base.Close()
			b, err := base.bot(cmd.Context())
			if err != nil {
				return err
			}
			if asJSONL {
				return batchError(b.Batch(cmd.Context(), a.stdin, a.stdout))
			}
			ctx := cmd.Context()
			var tr answer.Trace
			if trace != "" {
				ctx = answer.WithTrace(ctx, &tr)
			}
			start := time.Now()
			ans, err := b.Ask(ctx, question, nil)
			if err != nil {
				return err
			}
			a.log.Debug("answered", "status", ans.Status, "reason", ans.Reason, "figures", len(ans.Figures), "took", time.Since(start))
			if trace != "" {
				defer func() { err = errors.Join(err, printTrace(a.stderr, trace, &tr)) }()
			}
			if asJSON {
				line, err := bot.Encode(nil, ans).Marshal()
				if err != nil {
					return err
				}
				_, err = a.stdout.Write(line)
				return err
			}
			return printAnswer(a.stdout, ans, a.style(a.stdout))
		},
	}
	cmd.Flags().StringArrayVar(&from, "from", nil, "直接从`路径`（文件或目录）回答，可重复")
	cmd.Flags().BoolVar(&asJSON, "json", false, "以JSON输出答案")
	cmd.Flags().StringVar(&trace, "trace", "", "把答案的由来写到标准错误：读成了什么、候选、为何不取、各步用时（text或json）")
	cmd.Flags().Lookup("trace").NoOptDefVal = traceText
	cmd.Flags().BoolVar(&asJSONL, "jsonl", false, "逐行读取JSON问题，逐行输出JSON答案")
	return cmd
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

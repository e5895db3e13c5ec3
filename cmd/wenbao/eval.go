package main

import (
	"os"

	"github.com/spf13/cobra"

	"wenbao/bot/eval"
)

func (a *app) evalCommand() *cobra.Command {
	var from []string
	var misses, first bool
	cmd := &cobra.Command{
		Use:   "eval [选项] QA.jsonl",
		Short: "用标准答案评测",
		Long: `对标准答案文件中的每个问题作答，按类型给出正确、数字错误、拒答和引文正确的个数，
数字错误率的95%上界（Clopper–Pearson），以及答错的问题。`,
		Example: `  wenbao eval --from testdata/articles testdata/qa.jsonl
  wenbao eval --db ~/报告库 qa.jsonl`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("wenbao eval QA.jsonl", "需要一个标准答案文件")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			gold, err := eval.Read(f)
			if err != nil {
				return err
			}
			base, err := a.openBase(cmd.Context(), from)
			if err != nil {
				return err
			}
			defer base.Close()
			b, err := base.bot(cmd.Context())
			if err != nil {
				return err
			}
			rules := eval.Anywhere
			if first {
				rules = eval.First
			}
			score, err := eval.Run(cmd.Context(), b, gold, rules)
			if err != nil {
				return err
			}
			if err := score.Write(a.stdout); err != nil {
				return err
			}
			if misses {
				return score.WriteMisses(a.stdout)
			}
			return nil
		},
	}
	cmd.Flags().StringArrayVar(&from, "from", nil, "直接从`路径`（文件或目录）回答，可重复")
	cmd.Flags().BoolVar(&misses, "misses", true, "列出答错的问题")
	cmd.Flags().BoolVar(&first, "first", false, "从严：只认答案中的第一个数字（舍入误差不超过0.5%）")
	return cmd
}

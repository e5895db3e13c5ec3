package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"wenbao/bot"
	"wenbao/bot/eval"
	"wenbao/bot/eval/calibrate"
	"wenbao/bot/eval/twin"
	"wenbao/facts"
)

// evalFlags are the options of eval.
type evalFlags struct {
	from                 []string
	misses, first, twins bool
	calibrate            bool
}

func (a *app) evalCommand() *cobra.Command {
	var f evalFlags
	cmd := &cobra.Command{
		Use:   "eval [选项] QA.jsonl",
		Short: "用标准答案评测",
		Long: `对标准答案文件中的每个问题作答，按类型给出正确、数字错误、拒答和引文正确的个数，
数字错误率的95%上界（Clopper–Pearson），以及答错的问题。

--twins改问由这些问题变出的、文章里没有答案的问题（换主体、年份、限定语或指标），
凡给出数字的都是错误。--calibrate按得分给出正确率（保序回归，按文章留出检验）。`,
		Example: `  wenbao eval --from testdata/articles testdata/qa.jsonl
  wenbao eval --twins --from testdata/articles testdata/qa.jsonl
  wenbao eval --db ~/报告库 qa.jsonl`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("wenbao eval QA.jsonl", "需要一个标准答案文件")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.eval(cmd.Context(), args[0], f) },
	}
	cmd.Flags().StringArrayVar(&f.from, "from", nil, "直接从`路径`（文件或目录）回答，可重复")
	cmd.Flags().BoolVar(&f.misses, "misses", true, "列出答错的问题")
	cmd.Flags().BoolVar(&f.first, "first", false, "从严：只认答案中的第一个数字（舍入误差不超过0.5%）")
	cmd.Flags().BoolVar(&f.twins, "twins", false, "改问由标准问题变出的、没有答案的问题")
	cmd.Flags().BoolVar(&f.calibrate, "calibrate", false, "给出答案得分与正确率的关系")
	return cmd
}

func (a *app) eval(ctx context.Context, path string, f evalFlags) error {
	gold, err := readGold(path)
	if err != nil {
		return err
	}
	base, err := a.openBase(ctx, f.from)
	if err != nil {
		return err
	}
	defer base.Close()
	score, err := base.score(ctx, gold, f)
	if err != nil {
		return err
	}
	write := score.Write
	if f.twins {
		write = score.WriteRates
	}
	if err := write(a.stdout); err != nil {
		return err
	}
	if f.calibrate {
		fmt.Fprintln(a.stdout)
		return calibrate.Write(a.stdout, score.Stated)
	}
	if !f.misses {
		return nil
	}
	return score.WriteMisses(a.stdout)
}

func readGold(path string) ([]eval.Question, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", path, reason(err))
	}
	defer f.Close()
	gold, err := eval.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return gold, nil
}

// score asks the gold questions, or their twins.
func (b *base) score(ctx context.Context, gold []eval.Question, f evalFlags) (eval.Score, error) {
	answerer, err := b.answerer(ctx)
	if err != nil {
		return eval.Score{}, err
	}
	rules := eval.Anywhere
	if f.first {
		rules = eval.First
	}
	if f.twins {
		t := twin.Base{Entities: answerer.Entities(), Metrics: b.metrics}
		if t.Articles, err = b.wholeArticles(ctx); err != nil {
			return eval.Score{}, err
		}
		if t.Names, err = b.Entities(ctx); err != nil {
			return eval.Score{}, err
		}
		gold, rules = twin.Of(t, gold), eval.First // asking back is no wrong figure
	}
	return eval.Run(ctx, bot.New(answerer), gold, rules)
}

// wholeArticles returns all articles with their texts.
func (b *base) wholeArticles(ctx context.Context) ([]facts.Article, error) {
	list, err := b.Articles(ctx)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i], err = b.Article(ctx, list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

package main

import (
	"github.com/spf13/cobra"

	"wenbao/bot/slackbot/feedback"
	"wenbao/bot/slackbot/memory"
)

func (a *app) feedbackCommand() *cobra.Command {
	var state string
	var asJSONL bool
	cmd := &cobra.Command{
		Use:   "feedback --jsonl [选项]",
		Short: "导出用户反馈，供eval使用",
		Long: `把用户在Slack里对回答的反馈导出为标准答案（每行一个JSON），wenbao eval可直接评测。
“准确”的回答原样成为标准答案；“不准确”的要写了正确值才导出。机器人运行时也可以导出。`,
		Example: `  wenbao slack feedback --jsonl > feedback.jsonl
  wenbao eval feedback.jsonl`,
		DisableFlagsInUseLine: true,
		Args:                  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if !asJSONL {
				return usagef("wenbao slack feedback --jsonl > feedback.jsonl", "请写明输出格式--jsonl")
			}
			dir := state
			if dir == "" {
				var err error
				if dir, err = a.slackState(); err != nil {
					return err
				}
			}
			all, err := memory.ReadFeedback(dir)
			if err != nil {
				return err
			}
			skipped, err := feedback.Write(a.stdout, all)
			if err == nil && skipped > 0 {
				a.warnf("%d条反馈没有可用的正确值，未导出", skipped)
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSONL, "jsonl", false, "每行一个JSON")
	cmd.Flags().StringVar(&state, "state", "", "机器人的状态`目录`（默认在用户状态目录）")
	return cmd
}

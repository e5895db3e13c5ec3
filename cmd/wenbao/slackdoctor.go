package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/doctor"
)

// errUnwell: the doctor found what keeps the bot from working.
var errUnwell = errors.New("有问题需要处理，见上")

func (a *app) doctorCommand() *cobra.Command {
	var f slackFlags
	var v slackbot.Variant
	cmd := &cobra.Command{
		Use:   "doctor [选项]",
		Short: "检查Slack应用是否装好",
		Long: `检查Slack应用是否装好：令牌、权限、两个令牌是否属于同一应用、能否连接；设置了
SLACK_CONFIG_TOKEN（xoxe…）时还核对事件订阅。只查看，不发消息。--listen、--thread-follow
与运行时给的一样。`,
		Example: `  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… wenbao slack doctor
  SLACK_BOT_TOKEN=xoxb-… SLACK_SIGNING_SECRET=… wenbao slack doctor --listen :8080`,
		DisableFlagsInUseLine: true,
		Args:                  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f.logFormat, v.ThreadFollow = "text", f.follow
			opts, err := a.slackOptions(f)
			if err != nil {
				return err
			}
			if f.listen != "" {
				opts.AppToken = ""
			}
			findings, err := slackbot.Examine(cmd.Context(), opts, v, a.env("SLACK_CONFIG_TOKEN"))
			if err != nil {
				return err
			}
			return a.printFindings(findings)
		},
	}
	cmd.Flags().StringVar(&f.listen, "listen", "", "以HTTP方式运行的`地址`；不给则为Socket Mode")
	cmd.Flags().BoolVar(&f.follow, "thread-follow", false, "manifest用了--thread-follow")
	cmd.Flags().StringVar(&f.api, "slack-api", "", "Slack API的`地址`，只可为本机，用于测试")
	_ = cmd.Flags().MarkHidden("slack-api") // errs only on a flag that is not there
	return cmd
}

// printFindings prints one line for each finding, and one for what to do.
func (a *app) printFindings(findings []doctor.Finding) error {
	marks := map[doctor.Level]string{doctor.Fine: "✓", doctor.Note: "–", doctor.Bad: "✗"}
	var unwell error
	for _, f := range findings {
		if _, err := fmt.Fprintln(a.stdout, marks[f.Level], f.Text); err != nil {
			return err
		}
		if f.Hint != "" {
			if _, err := fmt.Fprintln(a.stdout, "  →", f.Hint); err != nil {
				return err
			}
		}
		if f.Level == doctor.Bad {
			unwell = errUnwell
		}
	}
	return unwell
}

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"

	"github.com/spf13/cobra"

	"wenbao/bot/slackbot"
	"wenbao/bot/slackbot/policy"
)

// slackFlags are the flags of wenbao slack.
type slackFlags struct {
	listen, ops, state, policy, logFormat, api string
	follow                                     bool
}

func (a *app) slackCommand() *cobra.Command {
	var f slackFlags
	cmd := &cobra.Command{
		Use:   "slack [选项]",
		Short: "运行Slack机器人",
		Long: `运行Slack机器人，直到收到中断信号。口令只从环境变量读取：

  Socket Mode   SLACK_BOT_TOKEN（xoxb-…）和SLACK_APP_TOKEN（xapp-…）
  HTTP          SLACK_BOT_TOKEN和SLACK_SIGNING_SECRET，并用--listen指定地址；
                Slack的请求地址为https://你的域名` + slackbot.EventsPath + `

装好后可用 wenbao slack doctor 检查令牌、权限和事件订阅。`,
		Example: `  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… wenbao slack
  SLACK_BOT_TOKEN=xoxb-… SLACK_SIGNING_SECRET=… wenbao slack --listen :8080`,
		Args: subcommandNeededArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runSlack(cmd.Context(), f) },
	}
	cmd.Flags().StringVar(&f.listen, "listen", "", "以HTTP方式在`地址`上接收请求，如 :8080；不给则用Socket Mode")
	cmd.Flags().StringVar(&f.ops, "ops", "", "在`地址`上另开/healthz和/metrics，如 127.0.0.1:9090")
	cmd.Flags().StringVar(&f.state, "state", "", "存放未答问题的`目录`（默认在用户状态目录）")
	cmd.Flags().StringVar(&f.policy, "policy", "", "按频道规定在哪里回答的`文件`（YAML）")
	cmd.Flags().StringVar(&f.logFormat, "log-format", "text", "日志的`格式`：text或json")
	cmd.Flags().BoolVar(&f.follow, "thread-follow", false, "在回答过的帖子里，没有@也回答追问（manifest也要用--thread-follow）")
	cmd.Flags().StringVar(&f.api, "slack-api", "", "Slack API的`地址`，只可为本机，用于测试")
	_ = cmd.Flags().MarkHidden("slack-api") // errs only on a flag that is not there
	cmd.AddCommand(a.manifestCommand(), a.doctorCommand(), a.feedbackCommand())
	return cmd
}

func (a *app) runSlack(ctx context.Context, f slackFlags) error {
	opts, err := a.slackOptions(f)
	if err != nil {
		return err
	}
	base, err := a.openBase(ctx, nil)
	if err != nil {
		return err
	}
	dir, err := a.dbDir()
	if err != nil {
		return errors.Join(err, base.Close())
	}
	fresh := &freshAsker{base: base, reopen: a.opening(dir, base)}
	defer fresh.Close()
	if err := a.openOthers(ctx, fresh, opts.Policy.Bases()); err != nil {
		return err
	}
	opts.Asker, opts.Library = fresh, fresh
	b, err := slackbot.New(opts)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ops := make(chan error, 1)
	if f.ops != "" {
		go func() {
			ops <- b.RunOps(ctx, f.ops)
			cancel() // an address that is taken is to be seen at the start, not in an outage
		}()
	} else {
		ops <- nil
	}
	if f.listen != "" {
		err = b.RunHTTP(ctx, f.listen)
	} else {
		err = b.RunSocket(ctx)
	}
	cancel()
	return errors.Join(err, <-ops)
}

func (a *app) manifestCommand() *cobra.Command {
	var v slackbot.Variant
	cmd := &cobra.Command{
		Use:   "manifest [选项]",
		Short: "输出Slack应用的manifest",
		Long: `输出Slack应用的manifest（YAML），在api.slack.com/apps新建应用时粘贴。
默认为Socket Mode；--http给出HTTP方式的对外地址。--thread-follow让它看到所在频道的消息：
回答过的帖子里不用再@它，频道里的问题改了或删了，回答跟着改。--assistant-view用于仍是
旧式助手的应用。`,
		Example: `  wenbao slack manifest
  wenbao slack manifest --thread-follow
  wenbao slack manifest --http https://wenbao.example.com`,
		DisableFlagsInUseLine: true,
		Args:                  noArgs,
		RunE: func(*cobra.Command, []string) error {
			manifest, err := slackbot.Manifest(v)
			if err != nil {
				return usagef("wenbao slack manifest --http https://wenbao.example.com", "%v", err)
			}
			_, err = a.stdout.Write(manifest)
			return err
		},
	}
	cmd.Flags().StringVar(&v.HTTP, "http", "", "HTTP方式的对外`地址`，如 https://wenbao.example.com")
	cmd.Flags().BoolVar(&v.ThreadFollow, "thread-follow", false, "可看到所在频道的消息（需要*:history权限）")
	cmd.Flags().BoolVar(&v.AssistantView, "assistant-view", false, "旧式助手（assistant_view），默认agent_view")
	return cmd
}

// slackOptions reads the tokens that the mode needs from the environment, and
// what the flags name.
func (a *app) slackOptions(f slackFlags) (slackbot.Options, error) {
	opts := slackbot.Options{
		BotToken:      a.env("SLACK_BOT_TOKEN"),
		AppToken:      a.env("SLACK_APP_TOKEN"),
		SigningSecret: a.env("SLACK_SIGNING_SECRET"),
		APIURL:        f.api,
		StateDir:      f.state,
		ThreadFollow:  f.follow,
	}
	switch {
	case opts.BotToken == "":
		return opts, usagef("SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… wenbao slack", "未设置SLACK_BOT_TOKEN")
	case f.listen == "" && opts.AppToken == "":
		return opts, usagef("设置SLACK_APP_TOKEN=xapp-…，或用 --listen :8080 以HTTP方式运行", "未设置SLACK_APP_TOKEN")
	case f.listen != "" && opts.SigningSecret == "":
		return opts, usagef("SLACK_SIGNING_SECRET=… wenbao slack --listen "+f.listen, "未设置SLACK_SIGNING_SECRET，无法核对请求的签名")
	}
	level := slog.LevelInfo
	if a.level != "" {
		_ = level.UnmarshalText([]byte(a.level)) // checked by observe
	}
	switch f.logFormat {
	case "text":
		opts.Log = a.logger(level)
	case "json": // each line an object, so without our mark
		opts.Log = slog.New(slog.NewJSONHandler(a.stderr, &slog.HandlerOptions{Level: level}))
	default:
		return opts, usagef("wenbao slack --log-format json", "日志格式“%s”：应为text或json", f.logFormat)
	}
	var err error
	if f.policy != "" {
		if opts.Policy, err = policy.Read(f.policy); err != nil {
			return opts, err
		}
	}
	if opts.StateDir == "" {
		opts.StateDir, err = a.slackState()
	}
	return opts, err
}

// slackState returns where the bot keeps questions it has yet to answer.
func (a *app) slackState() (string, error) {
	dir, err := a.userDir("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")
	return filepath.Join(dir, "slack"), err
}

// prefixed marks each line written as ours. A slog handler writes whole lines.
type prefixed struct{ w io.Writer }

func (p *prefixed) Write(b []byte) (int, error) {
	line := append([]byte("wenbao: "), bytes.TrimRight(b, "\n")...)
	if _, err := p.w.Write(append(line, '\n')); err != nil {
		return 0, err
	}
	return len(b), nil
}

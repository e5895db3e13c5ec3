package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"wenbao/bot"
	"wenbao/bot/answer"
	"wenbao/bot/slackbot"
)

func (a *app) slackCommand() *cobra.Command {
	var listen, state, api string
	cmd := &cobra.Command{
		Use:   "slack [选项]",
		Short: "运行Slack机器人",
		Long: `运行Slack机器人，直到收到中断信号。口令只从环境变量读取：

  Socket Mode   SLACK_BOT_TOKEN（xoxb-…）和SLACK_APP_TOKEN（xapp-…）
  HTTP          SLACK_BOT_TOKEN和SLACK_SIGNING_SECRET，并用--listen指定地址；
                Slack的请求地址为https://你的域名` + slackbot.EventsPath,
		Example: `  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… wenbao slack
  SLACK_BOT_TOKEN=xoxb-… SLACK_SIGNING_SECRET=… wenbao slack --listen :8080`,
		Args: subcommandNeededArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts, err := a.slackOptions(listen)
			if err != nil {
				return err
			}
			opts.APIURL = api
			if opts.StateDir = state; state == "" {
				if opts.StateDir, err = a.slackState(); err != nil {
					return err
				}
			}
			base, err := a.openBase(cmd.Context(), nil)
			if err != nil {
				return err
			}
			defer base.Close()
			opts.Asker = &freshAsker{base: base}
			b, err := slackbot.New(opts)
			if err != nil {
				return err
			}
			if listen != "" {
				return b.RunHTTP(cmd.Context(), listen)
			}
			return b.RunSocket(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "", "以HTTP方式在`地址`上接收请求，如 :8080；不给则用Socket Mode")
	cmd.Flags().StringVar(&state, "state", "", "存放未答问题的`目录`（默认在用户状态目录）")
	cmd.Flags().StringVar(&api, "slack-api", "", "Slack API的`地址`，只可为本机，用于测试")
	_ = cmd.Flags().MarkHidden("slack-api") // errs only on a flag that is not there
	cmd.AddCommand(a.manifestCommand())
	return cmd
}

func (a *app) manifestCommand() *cobra.Command {
	var address string
	cmd := &cobra.Command{
		Use:   "manifest [选项]",
		Short: "输出Slack应用的manifest",
		Long: `输出Slack应用的manifest（YAML），在api.slack.com/apps新建应用时粘贴。
默认为Socket Mode；--http给出HTTP方式的对外地址。`,
		Example: `  wenbao slack manifest
  wenbao slack manifest --http https://wenbao.example.com`,
		DisableFlagsInUseLine: true,
		Args:                  noArgs,
		RunE: func(*cobra.Command, []string) error {
			manifest, err := slackbot.Manifest(address)
			if err != nil {
				return usagef("wenbao slack manifest --http https://wenbao.example.com", "%v", err)
			}
			_, err = a.stdout.Write(manifest)
			return err
		},
	}
	cmd.Flags().StringVar(&address, "http", "", "HTTP方式的对外`地址`，如 https://wenbao.example.com")
	return cmd
}

// refreshAfter is how long a running bot may miss entities that only newly
// ingested articles name.
const refreshAfter = 10 * time.Second

// freshAsker answers by a Bot that is renewed now and then.
type freshAsker struct {
	base *base

	mu   sync.Mutex
	bot  *bot.Bot
	made time.Time
}

// Ask answers as bot.Bot does.
func (f *freshAsker) Ask(ctx context.Context, question string, history []string) (answer.Answer, error) {
	b, err := f.current(ctx)
	if err != nil {
		return answer.Answer{}, err
	}
	return b.Ask(ctx, question, history)
}

func (f *freshAsker) current(ctx context.Context) (*bot.Bot, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.bot != nil && time.Since(f.made) < refreshAfter {
		return f.bot, nil
	}
	b, err := f.base.bot(ctx)
	if err != nil {
		return nil, err
	}
	f.bot, f.made = b, time.Now()
	return b, nil
}

// slackOptions reads the tokens that the mode needs from the environment.
func (a *app) slackOptions(listen string) (slackbot.Options, error) {
	log := a.log
	if a.level == "" {
		log = a.logger(slog.LevelInfo)
	}
	opts := slackbot.Options{
		BotToken:      a.env("SLACK_BOT_TOKEN"),
		AppToken:      a.env("SLACK_APP_TOKEN"),
		SigningSecret: a.env("SLACK_SIGNING_SECRET"),
		Log:           log,
	}
	switch {
	case opts.BotToken == "":
		return opts, usagef("SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… wenbao slack", "未设置SLACK_BOT_TOKEN")
	case listen == "" && opts.AppToken == "":
		return opts, usagef("设置SLACK_APP_TOKEN=xapp-…，或用 --listen :8080 以HTTP方式运行", "未设置SLACK_APP_TOKEN")
	case listen != "" && opts.SigningSecret == "":
		return opts, usagef("SLACK_SIGNING_SECRET=… wenbao slack --listen "+listen, "未设置SLACK_SIGNING_SECRET，无法核对请求的签名")
	}
	return opts, nil
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

package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync/atomic"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// app is what every command shares: the streams, the environment and the
// persistent flags.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string

	db       string   // --db, "" for the default
	lexicons []string // --lexicon
	level    string   // --log-level, "" for what the command logs of itself
	profile  string   // --profile, "" for none

	log   *slog.Logger // of --log-level; nil without it
	tuned atomic.Bool  // how often garbage is collected is settled
}

// command builds the command tree, of which args need a part: most processes are
// started for one question, and the flags of all commands cost a fiftieth of it.
func (a *app) command(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "wenbao",
		Short: "问报：用报告里的原句回答有关数字的问题",
		Long: `问报（wenbao）读入中文年报、财经报道等文章，回答其中有关数字的问题，
并给出数字所在的原句。文章里没有、也无法由其中数字算出的，它不回答。`,
		Example: `  wenbao ask --from testdata/articles 工行2023年金融科技投入多少
  wenbao ingest ~/年报
  wenbao ask 工行2023年金融科技投入多少
  wenbao chat`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	root.PersistentFlags().StringVar(&a.db, "db", "", "知识库`目录`（默认为$WENBAO_DB，否则为用户数据目录）")
	root.PersistentFlags().StringArrayVar(&a.lexicons, "lexicon", nil, "补充主体或指标词表（TSV`文件`，可重复）")
	root.PersistentFlags().StringVar(&a.level, "log-level", "", "把debug、info、warn或error`级`以上的日志写到标准错误")
	root.PersistentFlags().StringVar(&a.profile, "profile", "", "把CPU与内存剖析写到`前缀`.cpu.pprof与.heap.pprof")
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(usage)
	root.AddCommand(a.askCommand())
	if len(args) == 0 || args[0] != "ask" {
		root.AddCommand(a.ingestCommand(), a.chatCommand(), a.factsCommand(), a.evalCommand(), a.slackCommand(),
			a.baseDoctorCommand(), a.backupCommand(), a.restoreCommand(), a.versionCommand(), a.readPDFCommand())
		localise(root)
	}
	for _, cmd := range append(root.Commands(), root) {
		cmd.DisableFlagsInUseLine = true
		cmd.SuggestionsMinimumDistance = 2
	}
	return root
}

// usage is cobra's default, in Chinese. A template would do, too, but makes the linker keep
// all methods that there are, which are a fifth of the program.
func usage(c *cobra.Command) error {
	var b strings.Builder
	b.WriteString("用法：")
	if c.Runnable() {
		b.WriteString("\n  " + c.UseLine())
	}
	parent := c.HasAvailableSubCommands()
	if parent {
		b.WriteString("\n  " + c.CommandPath() + " [命令]")
	}
	if c.HasExample() {
		b.WriteString("\n\n示例：\n" + c.Example)
	}
	if parent {
		b.WriteString("\n\n命令：")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "\n  %-*s %s", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	for _, part := range []struct {
		title string
		has   bool
		flags *pflag.FlagSet
	}{{"选项", c.HasAvailableLocalFlags(), c.LocalFlags()}, {"通用选项", c.HasAvailableInheritedFlags(), c.InheritedFlags()}} {
		if part.has {
			b.WriteString("\n\n" + part.title + "：\n" + flagUsages(part.flags))
		}
	}
	if parent {
		b.WriteString("\n\n各命令的说明：" + c.CommandPath() + " [命令] --help")
	}
	_, err := fmt.Fprintln(c.OutOrStderr(), b.String())
	return err
}

// flagUsages is pflag's FlagUsages with columns that are as wide as they look: a Chinese
// character takes two places on a terminal.
func flagUsages(flags *pflag.FlagSet) string {
	var names, usages []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		value, usage := pflag.UnquoteUsage(f)
		switch {
		case value != "" && f.NoOptDefVal != "":
			name += "[=" + value + "]"
		case value != "":
			name += " " + value
		}
		if zero := f.DefValue; zero != "" && zero != "false" && zero != "[]" {
			usage += "（默认" + f.DefValue + "）"
		}
		names, usages = append(names, name), append(usages, usage)
		width = max(width, text.StringWidth(name))
	})
	for i, name := range names {
		names[i] = text.Pad(name, width+3, ' ') + usages[i]
	}
	return strings.Join(names, "\n")
}

// localise gives cobra's own commands Chinese texts and examples.
func localise(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short = "显示一个命令的说明"
			cmd.Long = "显示一个命令的说明，与“wenbao [命令] --help”相同。"
			cmd.Example = "  wenbao help ask"
			cmd.Run, cmd.RunE = nil, helpOn
		case "completion":
			cmd.Short = "生成命令行补全脚本"
			cmd.Long = "生成bash、zsh、fish或PowerShell的命令行补全脚本。"
			cmd.Example = "  wenbao completion bash > ~/.local/share/bash-completion/completions/wenbao\n  source <(wenbao completion zsh)"
			cmd.Args = cobra.ArbitraryArgs
			cmd.RunE = subcommandNeeded
			for _, shell := range cmd.Commands() {
				shell.Short = "生成" + shell.Name() + "的补全脚本"
				shell.Long = shell.Short + "，写到标准输出。"
				shell.Example = "  wenbao completion " + shell.Name()
				shell.Flags().VisitAll(func(f *pflag.Flag) {
					if f.Name == "no-descriptions" {
						f.Usage = "不带说明"
					}
				})
			}
		}
	}
}

// helpOn shows the help of the command that is named.
func helpOn(cmd *cobra.Command, args []string) error {
	on, rest, _ := cmd.Root().Find(args) // an error is about the rest
	if len(rest) > 0 {
		return unknownCommand(on, rest[0])
	}
	return on.Help()
}

// subcommandNeeded is run by a command that only has subcommands.
func subcommandNeeded(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return cmd.Help()
}

func unknownCommand(cmd *cobra.Command, name string) error {
	hint := cmd.CommandPath() + " --help"
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		hint = cmd.CommandPath() + " " + near[0]
	} else if !cmd.HasParent() && !isASCII(name) {
		hint = fmt.Sprintf("wenbao ask %s", name)
	}
	return usagef(hint, "没有“%s”这个命令", name)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0
}

// flagError words pflag's errors as usage errors.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		msg     = err.Error()
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		switch short := unknown.GetSpecifiedShortnames(); {
		case short == "":
			name = "--" + name
		case isASCII(short):
			name = "-" + name
		default: // of which pflag takes a byte for a name
			name = "-" + short
		}
		msg = "没有" + name + "这个选项"
	case errors.As(err, &missing):
		msg = "--" + missing.GetFlag().Name + "缺少值"
	case errors.As(err, &invalid):
		msg = fmt.Sprintf("--%s的值“%s”无效", invalid.GetFlag().Name, invalid.GetValue())
	}
	return usagef(cmd.CommandPath()+" --help", "%s", msg)
}

// noArgs rejects arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(cmd.CommandPath()+" --help", "不认识的参数“%s”", args[0])
	}
	return nil
}

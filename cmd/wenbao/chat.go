package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/peterh/liner"
	"github.com/spf13/cobra"

	"wenbao/bot"
)

const chatPrompt = "问> "

func (a *app) chatCommand() *cobra.Command {
	var from []string
	cmd := &cobra.Command{
		Use:   "chat [选项]",
		Short: "在终端里连续提问，可以追问",
		Long: `在终端里连续提问；“那2022年呢？”这样的追问承接上文。
上下键翻看历史，Ctrl-C放弃当前一行，Ctrl-D或输入“退出”结束，“重来”忘掉上文。
标准输入不是终端时逐行读取问题。`,
		Example: `  wenbao chat
  wenbao chat --from testdata/articles
  printf '工行2023年金融科技投入多少\n那占比呢\n' | wenbao chat`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			base, err := a.openBase(cmd.Context(), from)
			if err != nil {
				return err
			}
			defer base.Close()
			b, err := base.bot(cmd.Context())
			if err != nil {
				return err
			}
			in, done := a.prompter()
			defer done()
			return a.chat(cmd.Context(), b, in)
		},
	}
	cmd.Flags().StringArrayVar(&from, "from", nil, "直接从`路径`（文件或目录）回答，可重复")
	return cmd
}

// chat asks what next returns until it returns io.EOF.
func (a *app) chat(ctx context.Context, b *bot.Bot, next func() (string, error)) error {
	var history []string
	st := a.style(a.stdout)
	for {
		line, err := readContext(ctx, next)
		if errors.Is(err, liner.ErrPromptAborted) {
			continue
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch line = strings.TrimSpace(line); line {
		case "":
			continue
		case "退出", "再见", "exit", "quit":
			return nil
		case "重来", "reset":
			history = nil
			continue
		}
		ans, err := b.Ask(ctx, line, history)
		if err != nil {
			return err
		}
		if err := printAnswer(a.stdout, ans, st); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(a.stdout); err != nil {
			return err
		}
		history = append(history, line)
		history = history[max(0, len(history)-bot.MaxHistory):]
	}
}

// readContext calls next, and gives up waiting when ctx ends.
func readContext(ctx context.Context, next func() (string, error)) (line string, err error) {
	var got string
	err = waitContext(ctx, func() (err error) {
		got, err = next()
		return err
	})
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	return got, err
}

// waitContext returns what do returns, or ctx's error when it ends first; do
// then goes on by itself. For reads that cannot be interrupted.
func waitContext(ctx context.Context, do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// prompter returns what reads the next line, and what to call at the end: with
// line editing on a terminal, plainly otherwise.
func (a *app) prompter() (next func() (string, error), done func()) {
	if a.stdin != io.Reader(os.Stdin) || !isTerminal(a.stdin) || !isTerminal(a.stdout) {
		lines := bufio.NewReader(a.stdin)
		return func() (string, error) {
			line, err := lines.ReadString('\n')
			if line != "" && errors.Is(err, io.EOF) {
				err = nil
			}
			return line, err
		}, func() {}
	}
	editor := liner.NewLiner()
	editor.SetCtrlCAborts(true)
	editor.SetMultiLineMode(true)
	file, err := a.historyFile()
	if err == nil {
		if f, err := os.Open(file); err == nil {
			_, _ = editor.ReadHistory(f) // a broken history is not worth a message
			f.Close()
		}
	}
	next = func() (string, error) {
		line, err := editor.Prompt(chatPrompt)
		if err == nil && strings.TrimSpace(line) != "" {
			editor.AppendHistory(line)
		}
		if errors.Is(err, io.EOF) { // Ctrl-D leaves the cursor behind the prompt
			_, _ = fmt.Fprintln(a.stdout)
		}
		return line, err
	}
	return next, func() {
		if err := saveHistory(editor, file); err != nil {
			a.warnf("历史未保存：%v", err)
		}
		editor.Close()
	}
}

// saveHistory writes the input history, readable by its owner alone.
func saveHistory(editor *liner.State, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err := editor.WriteHistory(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"wenbao/index"
	"wenbao/index/article"
)

// barInterval keeps the bar from costing more than the reading.
const barInterval = 100 * time.Millisecond

func (a *app) ingestCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "ingest [选项] 路径或网址…",
		Short: "把文件、目录和网页读入知识库",
		Long: `把文件、目录（含子目录）和网页读入知识库。内容未变的不再读入，变了的整篇替换。
最后一行汇总新增、更新、未变和失败的篇数；个别失败不影响其余，但退出状态为1。`,
		Example: `  wenbao ingest ~/年报
  wenbao ingest --db ./kb 年报.pdf 公告.html https://example.com/news/1.html`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("wenbao ingest ~/年报", "缺少文件、目录或网址")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := a.openForIngest(cmd.Context())
			if err != nil {
				return err
			}
			defer b.Close()
			sum, err := a.ingest(cmd.Context(), b, args)
			a.warnFailures(sum)
			if _, err := fmt.Fprintln(a.stdout, summary(sum)); err != nil {
				return err
			}
			if err == nil && len(sum.Failed) > 0 {
				err = fmt.Errorf("%d个未能读入", len(sum.Failed))
			}
			return err
		},
	}
}

// summary is the last line of an ingest, for people and for scripts.
func summary(s index.Summary) string {
	return fmt.Sprintf("新增%d篇，更新%d篇，未变%d篇，失败%d个 (added %d, updated %d, unchanged %d, failed %d)",
		s.Added, s.Updated, s.Unchanged, len(s.Failed), s.Added, s.Updated, s.Unchanged, len(s.Failed))
}

// ingest reads files, folders and web pages into the base, with a progress bar
// if stderr is a terminal.
func (a *app) ingest(ctx context.Context, b *base, args []string) (index.Summary, error) {
	var paths []string
	unread := map[string]error{} // what the walk found but could not read
	for _, arg := range args {
		if isURL(arg) {
			paths = append(paths, arg)
			continue
		}
		for path, err := range article.Walk(ctx, []string{arg}) {
			paths = append(paths, path)
			if err != nil {
				unread[path] = err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return index.Summary{}, err
	}
	job := index.Job{
		Paths: slices.Values(paths),
		Read: func(ctx context.Context, path string) iter.Seq[article.Document] {
			if err := unread[path]; err != nil {
				return one(article.Document{Name: path, Err: err})
			}
			return a.read(ctx, path)
		},
		Extract: b.extractor().Article,
	}
	if isTerminal(a.stderr) && len(paths) > 1 {
		bar := progressbar.NewOptions(len(paths), progressbar.OptionSetWriter(a.stderr),
			progressbar.OptionSetDescription("读入"), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(barInterval), progressbar.OptionSetPredictTime(true))
		defer func() { _ = bar.Finish() }()
		job.Progress = func(p index.Progress) {
			if p.Phase == index.Indexing {
				bar.Describe("建索引")
			}
			_ = bar.Set(p.Done) // a bar that cannot be drawn is no failure
		}
	}
	return b.Ingest(ctx, job)
}

// read reads one file, web page or feed.
func (a *app) read(ctx context.Context, path string) iter.Seq[article.Document] {
	if isURL(path) {
		art, err := fetch(ctx, path)
		return one(article.Document{Name: path, Article: art, Err: err})
	}
	return article.Documents(ctx, path)
}

func one(doc article.Document) iter.Seq[article.Document] {
	return func(yield func(article.Document) bool) { yield(doc) }
}

// warnFailures names each path that failed with its reason.
func (a *app) warnFailures(s index.Summary) {
	for _, f := range s.Failed {
		a.warnf("%s: %s", f.Path, oneLine(reason(f.Err).Error()))
	}
}

// reason words the failures that people meet most; others stay as they are.
func reason(err error) error {
	for _, known := range []struct {
		err  error
		text string
	}{
		{fs.ErrNotExist, "没有这个文件或目录"},
		{fs.ErrPermission, "没有读取权限"},
		{article.ErrUnsupported, "不支持的格式"},
		{article.ErrNoText, "没有文字"},
		{article.ErrTooLarge, "文件太大"},
	} {
		if errors.Is(err, known.err) {
			return errors.New(known.text)
		}
	}
	return err
}

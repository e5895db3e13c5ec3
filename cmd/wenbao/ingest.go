package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"wenbao/facts"
	"wenbao/facts/extract"
	"wenbao/index"
	"wenbao/index/article"
	"wenbao/index/article/page"
)

// barInterval keeps the bar from costing more than the reading.
const barInterval = 100 * time.Millisecond

func (a *app) ingestCommand() *cobra.Command {
	var opts ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest [选项] 路径或网址…",
		Short: "把文件、目录和网页读入知识库",
		Long: `把文件、目录（含子目录）和网页读入知识库。内容未变的不再读入，变了的整篇替换。
可读` + formatsRead + `，以及装着这些文件的.zip和.gz；
网址可以是网页、文件或RSS、Atom源（读入每一条所指的网页）；“-”是标准输入。
最后一行汇总新增、更新、未变和失败的篇数；个别失败不影响其余，但退出状态为1。

--watch读入之后一直等着，目录里有新增或改动的文件就读入，按Ctrl-C结束。不见了的文件会提示，
它的文章仍留在知识库里；加上--prune则一并删去。`,
		Example: `  wenbao ingest ~/年报
  wenbao ingest --db ./kb 公告.docx 指标.xlsx 2023年.zip https://example.com/news/1.html
  wenbao ingest https://example.com/rss.xml
  curl -s https://example.com/1.html | wenbao ingest --name 一季报.html -
  wenbao ingest --watch ~/年报`,
		Args: func(cmd *cobra.Command, args []string) error { return opts.check(args) },
		RunE: func(cmd *cobra.Command, args []string) error { return a.runIngest(cmd.Context(), opts, args) },
	}
	cmd.Flags().StringVar(&opts.name, "name", "", "标准输入的`名称`，如 一季报.html；扩展名说明格式")
	cmd.Flags().BoolVar(&opts.private, "allow-private", false, "允许内网、本机等非公网的网址")
	cmd.Flags().BoolVar(&opts.watch, "watch", false, "读入后继续守着，有变化就再读入")
	cmd.Flags().BoolVar(&opts.prune, "prune", false, "与--watch同用：文件不见了，文章也从知识库删去")
	return cmd
}

// runIngest reads what the arguments name into the knowledge base, which is not made
// if none of them is there: one was mistyped.
func (a *app) runIngest(ctx context.Context, opts ingestOptions, args []string) error {
	sum := index.Summary{Failed: missing(args)}
	var failed error
	if len(sum.Failed) < len(args) {
		a.tuneIngest()
		b, err := a.openForIngest(ctx)
		if err != nil {
			return err
		}
		defer b.Close()
		src := a.sources(b, opts)
		if opts.watch {
			return a.watch(ctx, b, src, args, opts.prune)
		}
		sum, failed = a.ingest(ctx, b, src, args)
	}
	a.warnFailures(sum)
	if _, err := fmt.Fprintln(a.stdout, summary(sum)); err != nil {
		return err
	}
	if failed == nil && len(sum.Failed) > 0 {
		failed = unreadError(len(sum.Failed))
	}
	return failed
}

// missing returns the arguments that name files or folders that are not there.
func missing(args []string) (failed []index.Failure) {
	for _, arg := range args {
		if page.IsURL(arg) || arg == stdinArg {
			continue
		}
		if _, err := os.Stat(arg); errors.Is(err, fs.ErrNotExist) {
			failed = append(failed, index.Failure{Path: arg, Err: err})
		}
	}
	return failed
}

// ingestOptions are the command's flags.
type ingestOptions struct {
	name                  string
	private, watch, prune bool
}

// check finds wrong usage.
func (o ingestOptions) check(args []string) error {
	if len(args) == 0 {
		return usagef("wenbao ingest ~/年报", "缺少文件、目录或网址")
	}
	if o.name != "" && !slices.Contains(args, stdinArg) {
		return usagef("wenbao ingest --name 一季报.html - < 一季报.html", "--name是标准输入（-）的名称")
	}
	if o.prune && !o.watch {
		return usagef("wenbao ingest --watch --prune ~/年报", "--prune要与--watch同用")
	}
	for _, arg := range args {
		if o.watch && (page.IsURL(arg) || arg == stdinArg) {
			return usagef("wenbao ingest --watch ~/年报", "--watch只能守着文件和目录，不能守着“%s”", arg)
		}
	}
	return nil
}

func unreadError(n int) error { return fmt.Errorf("%d个未能读入", n) }

// summary is the last line of an ingest, for people and for scripts.
func summary(s index.Summary) string {
	return fmt.Sprintf("新增%d篇，更新%d篇，未变%d篇，失败%d个 (added %d, updated %d, unchanged %d, failed %d)",
		s.Added, s.Updated, s.Unchanged, len(s.Failed), s.Added, s.Updated, s.Unchanged, len(s.Failed))
}

// ingest reads files, folders, web pages and standard input into the base, with
// a progress bar if stderr is a terminal.
func (a *app) ingest(ctx context.Context, b *base, src *sources, args []string) (index.Summary, error) {
	w := walk{ctx: ctx, args: args}
	job := index.Job{
		Paths: w.paths,
		Read: func(ctx context.Context, path string) iter.Seq[article.Document] {
			if err, bad := w.unread.Load(path); bad {
				return one(article.Document{Name: path, Err: err.(error)})
			}
			return src.read(ctx, path)
		},
		Extract: a.extracting(b.extractor()),
	}
	if isTerminal(a.stderr) {
		if n := w.count(); n > 1 {
			var stop func()
			job.Progress, stop = a.progress(n)
			defer stop()
		}
	}
	sum, err := b.Ingest(ctx, job)
	return sum, errors.Join(err, src.save())
}

// extracting returns what finds the facts of an article, and says so where those are
// not all.
func (a *app) extracting(x *extract.Extractor) func(context.Context, facts.Article) []facts.Fact {
	var saying sync.Mutex // articles are read several at a time
	return func(ctx context.Context, art facts.Article) []facts.Fact {
		found := x.Until(ctx, art)
		if len(found) >= extract.MaxFacts {
			saying.Lock()
			defer saying.Unlock()
			a.warnf("%s: 数字太多，只读入前%d个", art.ID, len(found))
		}
		return found
	}
}

// walk finds what is named on the command line as it is asked for: a list of the
// paths of a large folder would be much of an ingest's memory.
type walk struct {
	ctx    context.Context
	args   []string
	unread sync.Map // path → why it cannot be read
}

// paths yields files and addresses.
func (w *walk) paths(yield func(string) bool) {
	for _, arg := range w.args {
		if page.IsURL(arg) || arg == stdinArg {
			if !yield(arg) {
				return
			}
			continue
		}
		for path, err := range article.Walk(w.ctx, []string{arg}) {
			if w.ctx.Err() != nil {
				return
			}
			if err != nil {
				w.unread.Store(path, err)
			}
			if !yield(path) {
				return
			}
		}
	}
}

func (w *walk) count() (n int) {
	for range w.paths {
		n++
	}
	return n
}

// progress draws a bar for so many paths: how far, how fast, how long still.
func (a *app) progress(paths int) (report func(index.Progress), stop func()) {
	bar := progressbar.NewOptions(paths, progressbar.OptionSetWriter(a.stderr),
		progressbar.OptionSetDescription("读入"), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(barInterval), progressbar.OptionSetPredictTime(true))
	start := time.Now()
	return func(p index.Progress) {
		switch seconds := time.Since(start).Seconds(); {
		case p.Phase == index.Indexing:
			bar.Describe("建索引")
		case seconds > 1:
			bar.Describe(fmt.Sprintf("读入 %.1fMB/s", float64(p.Bytes)/1e6/seconds))
		}
		if p.Phase == index.Reading {
			_ = bar.Set(p.Done) // a bar that cannot be drawn is no failure
		}
	}, func() { _ = bar.Finish() }
}

// warnFailures names each path that failed with its reason, and what could not
// be read of the others.
func (a *app) warnFailures(sum index.Summary) {
	for _, n := range sum.Notes {
		a.warnf("%s: %s", n.Path, n.Text)
	}
	for _, f := range sum.Failed {
		a.warnf("%s: %s", f.Path, reason(f.Err))
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"wenbao/bot"
	"wenbao/bot/answer/answerer"
	"wenbao/bot/question"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/table"
	"wenbao/index"
)

// base is a knowledge base with the lexicons that read it.
type base struct {
	*index.Index
	entities *naming.Lexicon
	metrics  *metric.Lexicon
	versions string // file of what servers said of the pages read; "" in memory
}

// answerer returns what answers from the base. It is not told the day: the same
// question gets the same answer on every day, so that 去年 in it is left to what
// the articles report on.
func (b *base) answerer(ctx context.Context) (*answerer.Answerer, error) {
	return answerer.New(ctx, b, answerer.Options{Entities: b.entities, Metrics: b.metrics})
}

// bot returns the answerer behind the JSON contract.
func (b *base) bot(ctx context.Context) (*bot.Bot, error) {
	a, err := b.answerer(ctx)
	if err != nil {
		return nil, err
	}
	return bot.New(a), nil
}

// extractor returns what finds facts.
func (b *base) extractor() *extract.Extractor { return extract.New(b.entities, b.metrics) }

// openBase opens the knowledge base for reading or, when paths are given, reads
// them into one in memory.
func (a *app) openBase(ctx context.Context, paths []string) (*base, error) {
	b := &base{}
	preload()
	if len(paths) == 0 {
		dir, err := a.dbDir()
		if err != nil {
			return nil, err
		}
		if err := a.openDir(ctx, b, dir); err != nil {
			return nil, err
		}
	} else {
		b.Index = index.Memory(a.options(b))
	}
	var err error
	if b.entities, b.metrics, err = a.loadLexicons(); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	if len(paths) > 0 {
		return b, a.fill(ctx, b, paths)
	}
	return b, nil
}

// preload begins to read the word lists that every question needs, each once,
// while the base is opened: they are a fifth of what one question takes.
func preload() {
	go func() { deepStack(); naming.Default() }()
	go func() { deepStack(); metric.Default() }()
	go func() { deepStack(); question.Preload() }()
}

// openDir opens the knowledge base in a folder for reading.
func (a *app) openDir(ctx context.Context, b *base, dir string) (err error) {
	start := time.Now()
	b.Index, err = index.OpenReader(ctx, dir, a.options(b))
	a.debug("knowledge base opened", "dir", dir, "took", time.Since(start))
	if errors.Is(err, index.ErrNoBase) {
		return &hintedError{
			msg:  fmt.Sprintf("%s里没有知识库", dir),
			hint: "wenbao ingest --db " + dir + " 路径，或 wenbao ask --from 路径 问题",
		}
	}
	return err
}

// openForIngest opens the knowledge base for writing, creating it if there is
// none.
func (a *app) openForIngest(ctx context.Context) (*base, error) {
	b := &base{}
	var err error
	if b.entities, b.metrics, err = a.loadLexicons(); err != nil {
		return nil, err
	}
	dir, err := a.dbDir()
	if err != nil {
		return nil, err
	}
	b.versions = filepath.Join(dir, "web.json")
	b.Index, err = index.Open(ctx, dir, a.options(b))
	return b, err
}

func (a *app) options(b *base) index.Options {
	return index.Options{
		Waiting: func() { a.warnf("另一个wenbao ingest正在写入，等待它结束") },
		Upgrading: func(schema int) {
			a.warnf("知识库是早先的版本写的（架构%d），正在升级到架构%d，只需这一次", schema, table.SchemaVersion())
		},
		Rebuilding: func() (func(int), func()) { return a.rebuilding(patience) },
		Working:    a.working,
		Link:       func(query string) []string { return b.named(lex.String(query)) },
	}
}

// fill reads paths into an empty base in memory. Files that cannot be read are
// named on stderr; it is an error only if nothing could be read.
func (a *app) fill(ctx context.Context, b *base, paths []string) error {
	sum, err := a.ingest(ctx, b, a.sources(b, ingestOptions{}), paths)
	if err != nil {
		return err
	}
	a.warnFailures(sum)
	if sum.Added == 0 {
		return errors.New("--from里没有可读的文章")
	}
	return nil
}

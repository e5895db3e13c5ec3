package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"

	"wenbao/index/article"
	"wenbao/index/article/page"
	"wenbao/index/web"
)

// stdinArg names standard input among the paths.
const stdinArg = "-"

// sources is where articles come from: files, addresses, standard input.
type sources struct {
	stdin    io.Reader
	name     string // of standard input
	known    article.Known
	web      *web.Client
	versions *web.Versions // nil without a folder to keep them in
}

// sources opens what the base reads from.
func (a *app) sources(b *base, opts ingestOptions) *sources {
	s := &sources{stdin: a.stdin, name: opts.name}
	s.known = func(ctx context.Context, id string) string {
		hash, err := b.Hash(ctx, id)
		if err != nil {
			return "" // then it is read
		}
		return hash
	}
	if b.versions != "" {
		versions, err := web.OpenVersions(b.versions)
		if err != nil { // a cache: without it pages are read again
			a.warnf("%s: %s", b.versions, reason(err))
		}
		s.versions = versions
	}
	s.web = web.New(web.Options{
		Private:  opts.private,
		Versions: s.versions,
		Known:    s.known,
	})
	return s
}

// save keeps what servers said of the pages read.
func (s *sources) save() error {
	if s.versions == nil {
		return nil
	}
	return s.versions.Save()
}

// read reads one file, address or standard input.
func (s *sources) read(ctx context.Context, path string) iter.Seq[article.Document] {
	switch {
	case page.IsURL(path):
		return s.web.Documents(ctx, path)
	case path == stdinArg:
		return s.readStdin(ctx)
	}
	return s.known.Documents(ctx, path)
}

// readStdin reads standard input, which is known by its name; without one by
// its content, so that another input is another article.
func (s *sources) readStdin(ctx context.Context) iter.Seq[article.Document] {
	type input struct {
		data []byte
		err  error
	}
	read := make(chan input, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(s.stdin, article.MaxSize+1))
		read <- input{data, err}
	}()
	select {
	case <-ctx.Done():
		return one(article.Document{Name: stdinArg, Err: ctx.Err()})
	case in := <-read:
		if in.err != nil {
			return one(article.Document{Name: stdinArg, Err: in.err})
		}
		if len(in.data) > article.MaxSize {
			return one(article.Document{Name: stdinArg, Err: article.ErrTooLarge})
		}
		name := s.name
		if name == "" {
			name = fmt.Sprintf("标准输入-%.4x", sha256.Sum256(in.data))
		}
		return article.Input{Name: stdinArg + "/" + name, Data: in.data}.Documents(ctx)
	}
}

func one(doc article.Document) iter.Seq[article.Document] {
	return func(yield func(article.Document) bool) { yield(doc) }
}

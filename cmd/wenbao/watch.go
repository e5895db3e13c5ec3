package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"wenbao/index"
	"wenbao/index/watch"
)

// watch keeps files and folders ingested until ctx ends, which is how it is
// meant to end: then the summary is that of all rounds, and the error counts
// what could still not be read.
func (a *app) watch(ctx context.Context, b *base, src *sources, paths []string, prune bool) error {
	var total index.Summary
	failed := map[string]error{}
	var stopped error
	a.warnf("守着%s，按Ctrl-C结束", strings.Join(paths, "、"))
	for change := range watch.Folders(ctx, paths, watch.Options{}) {
		for _, path := range change.Removed {
			a.removed(ctx, b, path, prune)
		}
		sum, err := a.ingest(ctx, b, src, change.Paths)
		total.Added += sum.Added
		total.Updated += sum.Updated
		total.Unchanged += sum.Unchanged
		for _, path := range slices.Concat(change.Paths, change.Removed) {
			forget(failed, path)
		}
		for _, f := range sum.Failed {
			failed[f.Path] = f.Err
		}
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				stopped = err
			}
			break
		}
		a.warnFailures(sum)
		if sum.Added+sum.Updated > 0 {
			a.warnf("新增%d篇，更新%d篇", sum.Added, sum.Updated)
		}
	}
	for path, err := range failed {
		total.Failed = append(total.Failed, index.Failure{Path: path, Err: err})
	}
	if _, err := fmt.Fprintln(a.stdout, summary(total)); err != nil {
		return err
	}
	if stopped == nil && len(failed) > 0 {
		stopped = unreadError(len(failed))
	}
	return stopped
}

// forget drops the failures of a path and of what is in it.
func forget(failed map[string]error, path string) {
	for name := range failed {
		if name == path || strings.HasPrefix(name, path+"!") {
			delete(failed, name)
		}
	}
}

// removed reports a file that is gone and, if its articles are to go too,
// takes them out of the base.
func (a *app) removed(ctx context.Context, b *base, path string, prune bool) {
	if !prune {
		a.warnf("%s: 文件已不在，文章仍留在知识库里（--prune则一并删去）", path)
		return
	}
	n, err := b.deleteFile(ctx, path)
	switch {
	case err != nil:
		a.warnf("%s: 文件已不在，文章未能删去：%s", path, reason(err))
	default:
		a.warnf("%s: 文件已不在，删去%d篇文章", path, n)
	}
}

// deleteFile deletes the articles of a file: its own, or those of an archive.
func (b *base) deleteFile(ctx context.Context, path string) (n int, err error) {
	id, err := filepath.Abs(path)
	if err != nil {
		return 0, err
	}
	articles, err := b.Articles(ctx)
	if err != nil {
		return 0, err
	}
	for _, art := range articles {
		if art.ID != id && !strings.HasPrefix(art.ID, id+"!") {
			continue
		}
		if err := b.Delete(ctx, art.ID); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

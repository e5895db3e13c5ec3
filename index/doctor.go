package index

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/table"
	"wenbao/index/passage"
)

// Diagnosis is what Doctor finds. A knowledge base is sound when there are no
// problems; passages that are only behind are made up for by whoever needs
// them next.
type Diagnosis struct {
	Schema          int // version of the table's schema
	Articles, Facts int
	Passages        int      // that the stored passage index has
	Behind          bool     // the passages are those of an earlier table, or missing
	Table           []string // problems of the table, one line each
	Index           []string // problems of the passage index, which Repair mends
}

// Sound reports whether nothing is wrong.
func (d Diagnosis) Sound() bool { return len(d.Table)+len(d.Index) == 0 }

// maxProblems is how many problems of one kind are listed.
const maxProblems = 20

func complain(list *[]string, format string, args ...any) {
	if len(*list) < maxProblems {
		*list = append(*list, fmt.Sprintf(format, args...))
	}
}

// Doctor checks the knowledge base: the table by itself, every span against its
// article, and the passages against the table. It reads everything, as it is at the
// beginning: an ingest may be at work.
func (x *Index) Doctor(ctx context.Context) (Diagnosis, error) {
	d := Diagnosis{Schema: table.SchemaVersion()}
	file, ok := x.table.(table.File)
	if !ok {
		return d, nil
	}
	still, err := file.Snapshot(ctx)
	if err != nil {
		return d, err
	}
	defer still.Close()
	report, stop := x.opts.working(Checking)
	defer stop()
	if d.Table, err = still.Check(ctx); err != nil {
		return d, err
	}
	want, err := markOf(ctx, still)
	if err != nil {
		return d, err
	}
	tally, err := x.tally(ctx, &d, want)
	if err != nil {
		return d, err
	}
	for v, err := range counted(still.Since(ctx, 0), report) {
		if err != nil {
			if ctx.Err() != nil || TroubleOf(err) > Damaged {
				return d, err
			}
			complain(&d.Table, "%v", err) // SQLite's word for damage, or the table's
			return d, nil
		}
		d.Articles++
		d.Facts += len(v.Facts)
		if sound := checkSpans(&d.Table, v); sound && tally != nil {
			if want, have := passage.Expected(v), tally[v.Number]; want != have {
				complain(&d.Index, "%s: %d passages, not %d", v.Article.ID, have.Passages, want.Passages)
			}
			d.Passages += tally[v.Number].Passages
		}
	}
	return d, nil
}

// tally returns what the stored passage index has; nil if it is behind or
// damaged, which it notes.
func (x *Index) tally(ctx context.Context, d *Diagnosis, want passage.Mark) (passage.Tally, error) {
	dir, mark := x.store().Current()
	if mark != want {
		d.Behind = true
		return nil, nil
	}
	var open *passage.Index
	err := passage.Verify(dir)
	if err == nil {
		open, err = passage.Open(dir, x.table)
	}
	if err != nil {
		if now, _ := x.store().Current(); now != dir { // replaced and removed by an ingest
			d.Behind = true
			return nil, ctx.Err()
		}
		complain(&d.Index, "%s: %v", filepath.Base(dir), err)
		return nil, ctx.Err()
	}
	defer open.Close()
	tally, err := open.Tally(ctx)
	if err != nil {
		complain(&d.Index, "%s: %v", filepath.Base(dir), err)
	}
	return tally, ctx.Err()
}

// Repair builds the passage index anew from the table.
func (x *Index) Repair(ctx context.Context) error {
	unlock, err := x.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	return x.rebuildAll(ctx)
}

// rebuildAll is rebuild of all of the passage index. The caller holds the lock.
func (x *Index) rebuildAll(ctx context.Context) error {
	report, stop := x.opts.working(Building)
	defer stop()
	return x.rebuild(ctx, true, report)
}

// checkSpans holds every span of an article and its facts against its text, and
// reports whether those of its sentences are sound.
func checkSpans(problems *[]string, v table.Version) (sound bool) {
	art := v.Article
	sound = true
	valid := func(what string, s facts.Span, within facts.Span) bool {
		if within.Contains(s) && s.Start <= s.End && boundary(art.Text, s.Start) && boundary(art.Text, s.End) {
			return true
		}
		complain(problems, "%s: %s %d–%d is outside of its place or cuts a character", art.ID, what, s.Start, s.End)
		return false
	}
	all := facts.Span{End: len(art.Text)}
	end := 0
	for i, b := range art.Blocks {
		if valid("block", b.Span, facts.Span{Start: end, End: all.End}) {
			end = b.End
		}
		for _, c := range b.Cells {
			valid(fmt.Sprintf("cell of block %d", i), c.Span, b.Span)
		}
	}
	end = 0
	for _, s := range art.Sentences {
		if s.Block < 0 || s.Block >= len(art.Blocks) {
			complain(problems, "%s: a sentence of block %d of %d", art.ID, s.Block, len(art.Blocks))
			sound = false
		} else if valid("sentence", s.Span, facts.Span{Start: end, End: all.End}) {
			end = s.End
		} else {
			sound = false
		}
	}
	if !sound {
		return false
	}
	for _, f := range v.Facts {
		if f.Sentence < 0 || f.Sentence >= len(art.Sentences) {
			complain(problems, "%s: a fact of sentence %d of %d", art.ID, f.Sentence, len(art.Sentences))
			continue
		}
		s := art.Sentences[f.Sentence].Span
		if valid("fact", f.Span, s) && !worded(f.Surface, f.Span.In(art.Text), s.In(art.Text)) {
			complain(problems, "%s: a fact says %q where the text has %q", art.ID, f.Surface, f.Span.In(art.Text))
		}
	}
	return true
}

// worded reports whether a surface is the figure with words around it that
// qualify it, as the sentence has them: 近600万户.
func worded(surface, figure, sentence string) bool {
	return strings.Contains(surface, figure) && strings.Contains(sentence, surface)
}

func boundary(text string, at int) bool {
	return at >= 0 && (at >= len(text) || utf8.RuneStart(text[at]))
}

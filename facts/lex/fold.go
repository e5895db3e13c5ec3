package lex

import (
	_ "embed"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

//go:embed simplified.tsv
var simplifiedTSV string

// bmp[r] is what rune r of the Basic Multilingual Plane folds to, 0 for
// itself and inBeyond for what beyond holds. Filled once, at start, so that
// folding is one array look-up a rune.
var (
	bmp    [1 << 16]uint16
	beyond = make(map[rune]rune, 550) // from or to a rune above U+FFFF
)

func init() {
	for from, to := range simplified() {
		setFold(from, to)
	}
	for from, to := range simplified() { // 薴 becomes 苧, which is itself Traditional for 苎
		if from < 1<<16 && to < 1<<16 {
			setFold(from, foldRune(to))
		}
	}
	for r := rune(0xFF01); r <= 0xFF5E; r++ { // full-width ASCII
		setFold(r, r-0xFEE0)
	}
	for _, r := range "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000" {
		setFold(r, ' ')
	}
	for from, to := range map[rune]rune{'﹐': ',', '﹒': '.', '﹔': ';', '﹕': ':', '﹖': '?', '﹗': '!', '﹙': '(', '﹚': ')', '﹢': '+', '﹣': '-', '﹪': '%'} {
		setFold(from, to) // small forms
	}
	setFold('╱', '/') // （虧損）╱溢利
	setFold('￥', '¥')
	setFold('￡', '£')
	setFold('￠', '¢')
	setFold('￦', '₩')
}

// simplified yields the rows of simplified.tsv. Each start reads them, so they are
// taken by their characters and not as Rows would.
func simplified() iter.Seq2[rune, rune] {
	return func(yield func(rune, rune) bool) {
		header := true
		for line := range strings.Lines(simplifiedTSV) {
			if line[0] == '#' || header {
				header = header && line[0] == '#'
				continue
			}
			from, n := utf8.DecodeRuneInString(line)
			if to, _ := utf8.DecodeRuneInString(line[n+1:]); !yield(from, to) {
				return
			}
		}
	}
}

const inBeyond = 1 // no rune folds to U+0001

func setFold(from, to rune) {
	if from < 1<<16 && to < 1<<16 {
		bmp[from] = uint16(to)
		return
	}
	if from < 1<<16 {
		bmp[from] = inBeyond
	}
	beyond[from] = to
}

func foldRune(r rune) rune {
	if r < 1<<16 {
		switch to := bmp[r]; to {
		case 0:
			return r
		case inBeyond:
		default:
			return rune(to)
		}
	}
	if to, ok := beyond[r]; ok {
		return to
	}
	return r
}

// Folded is a text with its width folded (full-width forms to half-width,
// ideographic and no-break spaces to a space) and Traditional characters
// replaced by Simplified ones, rune for rune, so that every position of it maps
// back exactly. Dashes (– — −) and 〜 stay themselves: only － and ～, which are
// full-width ASCII, become - and ~. A character is mapped by itself, without its
// word, so a folded text is for matching; show the original. Bytes that are no
// UTF-8 stay as they are. Values are immutable and safe for concurrent use.
type Folded struct {
	Text  string
	steps []step // where a rune of another byte length was put, in order
}

// step says that the folded position at corresponds to the original position
// orig, and so do those after it up to the next step.
type step struct{ at, orig int32 }

// Fold folds s. A text with nothing to fold is returned itself, uncopied.
func Fold(s string) Folded {
	i := firstToFold(s)
	if i < 0 {
		return Folded{Text: s}
	}
	var out strings.Builder
	out.Grow(len(s) + 4)
	out.WriteString(s[:i])
	steps := make([]step, 0, 4)
	kept := i // what comes before is written
	for i < len(s) {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := Wide(s, i), 3
		if r < 0 {
			r, n = Rune(s, i)
		}
		if r < 1<<16 && bmp[r] == 0 {
			i += n
			continue
		}
		if to := foldRune(r); to != r && n > 1 {
			out.WriteString(s[kept:i])
			start := out.Len()
			out.WriteRune(to)
			kept = i + n
			if out.Len()-start != n {
				steps = append(steps, step{int32(out.Len()), int32(kept)})
			}
		}
		i += n
	}
	out.WriteString(s[kept:])
	return Folded{Text: out.String(), steps: steps}
}

// firstToFold returns the position of the first rune that folding changes, or
// -1.
func firstToFold(s string) int {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := Wide(s, i), 3
		if r < 0 {
			r, n = Rune(s, i)
		}
		if (r >= 1<<16 || bmp[r] != 0) && r != utf8.RuneError && foldRune(r) != r {
			return i
		}
		i += n
	}
	return -1
}

// Original returns the span of the original text that the span of f.Text
// stands for.
func (f Folded) Original(sp facts.Span) facts.Span {
	return facts.Span{Start: f.original(sp.Start), End: f.original(sp.End)}
}

func (f Folded) original(at int) int {
	k := sort.Search(len(f.steps), func(k int) bool { return int(f.steps[k].at) > at })
	if k == 0 {
		return at
	}
	s := f.steps[k-1]
	return int(s.orig) + at - int(s.at)
}

// Span returns the span of f.Text for a span of the original text. A position
// inside a rune that was replaced gives a position at or after its start.
func (f Folded) Span(orig facts.Span) facts.Span {
	return facts.Span{Start: f.folded(orig.Start), End: f.folded(orig.End)}
}

func (f Folded) folded(orig int) int {
	k := sort.Search(len(f.steps), func(k int) bool { return int(f.steps[k].orig) > orig })
	at := orig
	if k > 0 {
		at = int(f.steps[k-1].at) + orig - int(f.steps[k-1].orig)
	}
	if k < len(f.steps) {
		return min(at, int(f.steps[k].at))
	}
	return min(at, len(f.Text))
}

// Part returns what folding the part of the original text at a span gives; the
// span begins and ends between runes. It costs no second reading of the part.
func (f Folded) Part(orig facts.Span) Folded {
	at := f.Span(orig)
	part := Folded{Text: f.Text[at.Start:at.End]}
	after := func(end int) int {
		return sort.Search(len(f.steps), func(k int) bool { return int(f.steps[k].orig) > end })
	}
	if from, to := after(orig.Start), after(orig.End); from < to {
		part.steps = slices.Clone(f.steps[from:to])
		for i := range part.steps {
			part.steps[i].at -= int32(at.Start)
			part.steps[i].orig -= int32(orig.Start)
		}
	}
	return part
}

// Wide reports whether the rune that ends at position end of f.Text was wider
// in the original: ， as against a comma.
func (f Folded) Wide(end int) bool {
	k := sort.Search(len(f.steps), func(k int) bool { return int(f.steps[k].at) >= end })
	return k < len(f.steps) && int(f.steps[k].at) == end
}

// String folds s and drops the positions; for keys and comparisons.
func String(s string) string { return Fold(s).Text }

// withoutEnd is strings.TrimRight(line, "\r\n"), which each start does for thousands
// of lines.
func withoutEnd(line string) string {
	for line != "" && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line
}

// Rows reads an embedded lexicon: UTF-8 lines of tab-separated columns, lines
// that begin with # and empty lines skipped, the first other line the header. It
// yields the number and the columns of each row; the columns are those of the
// next row afterwards, so that reading a lexicon costs no memory but what is kept
// of it. It panics if the header or the number of columns of a line is not as
// given, since that is a defect of the program.
func Rows(tsv string, header ...string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		n := -1 // the header
		cols := make([]string, 0, len(header))
		for line := range strings.Lines(tsv) {
			line = withoutEnd(line)
			if line == "" || line[0] == '#' {
				continue
			}
			cols = cols[:0]
			for rest, more := line, true; more; {
				var cell string
				cell, rest, more = strings.Cut(rest, "\t")
				cols = append(cols, cell)
			}
			switch {
			case n < 0 && !slices.Equal(cols, header):
				panic("lexicon header: want " + strings.Join(header, "\t"))
			case len(cols) != len(header):
				panic("lexicon line " + line + ": want columns " + strings.Join(header, ", "))
			case n >= 0 && !yield(n, cols):
				return
			}
			n++
		}
		if n < 0 {
			panic("lexicon header: want " + strings.Join(header, "\t"))
		}
	}
}

package extract_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/extract"
)

// files are the cases, which seed the fuzzing too.
var files = []string{"levels.txt", "carry.txt", "change.txt", "compared.txt", "lists.txt", "units.txt", "claims.txt", "tables.txt"}

// FuzzArticle reads any text as paragraphs, headings (#) and table rows (|),
// and wants facts that point into it.
func FuzzArticle(f *testing.F) {
	for _, name := range files {
		for _, c := range cases(f, name) {
			f.Add(c.art.Title, c.art.Text)
		}
	}
	for _, s := range []string{
		"", "分别为", "1、2和3", "每10股", "每股每股1元1元", "是是是5元是", "较2022年的", "由上年的5%至", "((((1亿元", "1亿元))))。",
		"|", "||", "| 单位 |\n| 1 |", "| 单位:百万元 | (%) |\n| 其中: | (1) |", "# 2023年\n5%", "占占占5%", "成立于2010年,截至2024年末规模20亿元,全年收入5亿元;前一年4亿元", "分别约增5%和减3%", "\xff\xfe2023年5亿元", "5倍是2022年的",
	} {
		f.Add("", s)
		f.Add(s, "2023年,工行净利润"+s)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		if !utf8.ValidString(text) || !utf8.ValidString(title) {
			t.Skip("articles are UTF-8")
		}
		art := blocksOf(text)
		art.Title = title
		checkPlaces(t, art, extractor.Article(art))
	})
}

// blocksOf reads a text line by line the way the cases are written.
func blocksOf(text string) facts.Article {
	var b builder
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "|") && len(line) > 1:
			b.row(line)
		case strings.HasPrefix(line, "# "):
			b.add(facts.Heading, line[2:])
		case strings.HasPrefix(line, "单位"):
			b.add(facts.Caption, line)
		default:
			b.add(facts.Paragraph, line)
		}
	}
	return b.article()
}

// checkPlaces wants every fact to have its figure within its sentence, on rune
// boundaries and worded as the sentence words it, in the order of sentences.
func checkPlaces(t *testing.T, art facts.Article, fs []facts.Fact) {
	t.Helper()
	for _, f := range fs {
		if f.Article != art.ID {
			t.Errorf("%s: article %q", form(f), f.Article)
		}
		if f.Sentence < 0 || f.Sentence >= len(art.Sentences) {
			t.Fatalf("%s: sentence %d of %d", form(f), f.Sentence, len(art.Sentences))
		}
		s := art.Sentences[f.Sentence]
		if f.Span.Len() <= 0 || !s.Contains(f.Span) {
			t.Errorf("%s: span %v outside its sentence %v", form(f), f.Span, s.Span)
			continue
		}
		if !utf8.ValidString(f.Span.In(art.Text)) {
			t.Errorf("%s: span %v splits a character", form(f), f.Span)
		}
		sentence := s.In(art.Text)
		if !strings.Contains(sentence, f.Surface) || f.Surface == "" {
			t.Errorf("surface %q is not in %q", f.Surface, sentence)
		}
		if f.Quantity.Kind != facts.KindText && f.Quantity.Value == "" {
			t.Errorf("%s: no value", form(f))
		}
	}
}

// Every case again: places of all facts, and the same facts a second time.
func TestPlaces(t *testing.T) {
	for _, name := range files {
		for _, c := range cases(t, name) {
			fs := extractor.Article(c.art)
			checkPlaces(t, c.art, fs)
			if diff := cmp.Diff(fs, extractor.Article(c.art)); diff != "" {
				t.Errorf("%s: read twice (-first +second):\n%s", c.reason, diff)
			}
		}
	}
}

// An article of nothing but figures is not read to its end: its facts would fill the
// memory.
func TestFactsAreBounded(t *testing.T) {
	const sentence = 1000 // figures of one at most
	for name, art := range map[string]facts.Article{
		"a paragraph":     paragraphs(strings.Repeat("净利润3亿元，", extract.MaxFacts+3*sentence)),
		"many paragraphs": paragraphs(slices.Repeat([]string{"净利润3亿元。"}, extract.MaxFacts+3*sentence)...),
	} {
		if n := len(extractor.Article(art)); n < extract.MaxFacts || n > extract.MaxFacts+sentence {
			t.Errorf("%s: %d facts", name, n)
		}
	}
}

// counted is a context that ends when it has been asked so many times whether it has.
type counted struct {
	context.Context
	left *int
}

func (c counted) Err() error {
	if *c.left--; *c.left < 0 {
		return context.Canceled
	}
	return nil
}

// Who interrupts an ingest does not wait for the rest of a large article, nor of a paragraph
// that is all of it.
func TestUntil(t *testing.T) {
	for name, art := range map[string]facts.Article{
		"a paragraph":     paragraphs(strings.Repeat("净利润3亿元。", 500)),
		"many paragraphs": paragraphs(slices.Repeat([]string{"净利润3亿元。"}, 500)...),
	} {
		left := 40
		if n := len(extractor.Until(counted{t.Context(), &left}, art)); n == 0 || n > 40 {
			t.Errorf("%s: %d facts of an article that nobody waits for", name, n)
		}
		if left < -4 {
			t.Errorf("%s: asked %d times more", name, -left)
		}
	}
}

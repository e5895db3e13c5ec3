package blockkit

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack/slackutilsx"

	"wenbao/bot/answer"
	"wenbao/bot/slackbot/limits"
	"wenbao/bot/slackbot/words"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// fullText is the complete answer as one escaped text. All figures are in it;
// sources, suggestions and the interpretation are while they fit into limits.Text,
// and what does not is said to be left out.
func (r *renderer) fullText() string {
	a, l := r.a, r.l
	text := escapeWithin(a.Text, limits.Text*3/4)
	if r.f.Edited {
		text = "(" + l.Say("edited") + ")" + text
	}
	var missing []string
	for _, f := range figureTexts(a) {
		if f = escape(f); !strings.Contains(text, f) && !slices.Contains(missing, f) {
			missing = append(missing, f)
		}
	}
	for _, f := range missing {
		if f = "\n" + f; utf8.RuneCountInString(text)+utf8.RuneCountInString(f) <= limits.TextEver {
			text += f
		}
	}
	room, left := limits.Text-utf8.RuneCountInString(l.Say("abridged"))-1, false
	add := func(line string) {
		line = "\n" + escape(line)
		if utf8.RuneCountInString(text)+utf8.RuneCountInString(line) > room {
			left = true
			return
		}
		text += line
	}
	for i, s := range suggestions(a) {
		if a.Status == answer.Clarify {
			add(fmt.Sprintf("%d. %s", i+1, s))
		} else {
			add("• " + s)
		}
	}
	for _, s := range a.Sources {
		add(sourceLine(s, quotedFigures(s, a), l))
	}
	if a.Interpretation != "" {
		add(shorten(a.Interpretation, maxNote))
	}
	if left {
		text += "\n" + l.Say("abridged")
	}
	return text
}

// sourceLine is 出处：《title》 · date · name “sentence”.
func sourceLine(s facts.Source, figures []string, l words.Language) string {
	line := l.Say("source") + heading(s) + originDetails(s, l)
	if s.Sentence != "" {
		line += " “" + excerpt(s.Sentence, figures, maxQuote) + "”"
	}
	return line
}

// escapeWithin escapes a text, shortened until that has at most n code points.
func escapeWithin(s string, n int) string {
	for keep := n; ; keep = keep * 3 / 4 {
		if t := escape(shorten(s, keep)); utf8.RuneCountInString(t) <= n {
			return t
		}
	}
}

// escape makes &, < and > literal, and with them mentions such as <!channel>.
func escape(s string) string { return slackutilsx.EscapeMessage(s) }

// findFigures returns where the figures stand in a text: disjoint, in order,
// the longest first where they overlap. 8.6% is not found inside 18.6%.
func findFigures(text string, figures []string) []facts.Span {
	byLength := slices.Clone(figures)
	slices.SortStableFunc(byLength, func(a, b string) int { return len(b) - len(a) })
	var found []facts.Span
	for _, f := range byLength {
		if f == "" {
			continue
		}
		for at := 0; ; {
			i := strings.Index(text[at:], f)
			if i < 0 {
				break
			}
			s := facts.Span{Start: at + i, End: at + i + len(f)}
			at = s.End
			overlaps := slices.ContainsFunc(found, s.Overlaps)
			if !overlaps && !splitsNumber(text, s.Start) && !splitsNumber(text, s.End) {
				found = append(found, s)
			}
		}
	}
	slices.SortFunc(found, func(a, b facts.Span) int { return a.Start - b.Start })
	return found
}

// wholeFigures is findFigures, each figure with the unit that follows it in the
// text and that its source has elsewhere, in the head of a table: 250.24亿元.
func wholeFigures(text string, figures []string) []facts.Span {
	found := findFigures(text, figures)
	var read []quantity.Mention
	for i, s := range found {
		if last, _ := utf8.DecodeLastRuneInString(s.In(text)); !unicode.IsDigit(last) {
			continue
		}
		if read == nil {
			read = quantity.Find(text)
		}
		for _, m := range read {
			if m.Span.Start == s.Start && m.Span.End > s.End && (i+1 == len(found) || m.Span.End <= found[i+1].Start) {
				found[i] = m.Span
			}
		}
	}
	return found
}

// splitsNumber reports whether position i is inside a number: between two
// digits, or beside a point or comma that stands between digits.
func splitsNumber(text string, i int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:i])
	after, m := utf8.DecodeRuneInString(text[i:])
	if unicode.IsDigit(before) && unicode.IsDigit(after) {
		return true
	}
	if unicode.IsDigit(after) && isSeparator(before) {
		beyond, _ := utf8.DecodeLastRuneInString(text[:i-n])
		return unicode.IsDigit(beyond)
	}
	if unicode.IsDigit(before) && isSeparator(after) {
		beyond, _ := utf8.DecodeRuneInString(text[i+m:])
		return unicode.IsDigit(beyond)
	}
	return false
}

func isSeparator(r rune) bool { return strings.ContainsRune(".,．，", r) }

// shorten cuts a text to at most n code points, "…" included, after the last
// sentence that fits; failing that after a clause, failing that anywhere but
// within a figure (digits, its magnitude and unit: 272.46亿元).
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	limit := byteOffset(s, n-1)
	for _, ends := range []string{"。!?;！？；\n", ",、:，： 　"} {
		if i := lastEnd(s[:limit], ends); i >= limit/2 && !splitsNumber(s, i) {
			return s[:i] + "…"
		}
	}
	return s[:outsideFigure(s, limit)] + "…"
}

// lastEnd returns the position after the last of the characters in ends, 0 when
// there is none.
func lastEnd(s, ends string) int {
	i := strings.LastIndexAny(s, ends)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// outsideFigure moves position i back until it is not within a figure.
func outsideFigure(s string, i int) int {
	for i > 0 {
		before, n := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i:])
		if !inFigure(before) || !inFigure(after) {
			break
		}
		i -= n
	}
	return i
}

// inFigure reports whether a character may be part of a figure. It errs on the
// side of a figure: a cut only moves back a little further.
func inFigure(r rune) bool {
	return unicode.IsDigit(r) || isSeparator(r) || strings.ContainsRune("+-−~%～％‰", r) ||
		strings.ContainsRune("零〇一二两三四五六七八九十百千万亿余多元户人家个项笔次倍基百分点", r) || unicode.IsLetter(r) && r < unicode.MaxLatin1
}

// excerpt is the part of a long sentence around its first figure, at most max
// code points, with "…" where something is left out.
func excerpt(s string, figures []string, max int) string {
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	spans := findFigures(s, figures)
	if len(spans) == 0 {
		return shorten(s, max)
	}
	from, head := 0, s[:spans[0].Start]
	if n := utf8.RuneCountInString(head); n > max/2 {
		skip := byteOffset(head, n-max/2+1)
		from = skip
		if i := strings.IndexAny(head[skip:], "。!?;,、！？；，\n"); i >= 0 {
			_, width := utf8.DecodeRuneInString(head[skip+i:])
			from = skip + i + width
		}
		if splitsNumber(s, from) || outsideFigure(s, from) != from {
			from = spans[0].Start
		}
	}
	if from == 0 {
		return shorten(s, max)
	}
	return "…" + shorten(s[from:], max-1)
}

// byteOffset returns the byte position of the nth code point, len(s) beyond the
// last.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

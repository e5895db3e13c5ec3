package plaintext

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/byline"
	"wenbao/index/article/page"
)

var (
	mdHeading = pattern.New(`^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	mdItem    = pattern.New(`^\s*(?:[-*+]\s+|(\d{1,3}[.)])\s+)(.*)$`)
	mdRule    = pattern.New(`^\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$`)
	mdUnder   = pattern.New(`^(?:=+|-{2,})\s*$`)
	mdFence   = pattern.New("^\\s*(?:```|~~~)")
)

// Markdown reads Markdown: headings, paragraphs (adjoining lines are one),
// list items, quotes and pipe tables. Marks of emphasis and link targets are
// taken out; numbers of ordered lists stay, for they are read with the text.
// Front matter gives title, date and author's publisher where it has them.
//
// What programs write that give each cell of a page a line is text in all but name: its pages
// are read as those of a text.
func Markdown(text string) (page.Page, error) {
	var pg page.Page
	lines := frontMatter(strings.Split(text, "\n"), &pg.About)
	if aloneFigures(lines) >= leastDumped && !hasMarked(text) {
		read, err := Read(dumped(lines))
		read.About = pg.About
		return read, err
	}
	readMarkdown(&pg, lines)
	return pg, nil
}

// readMarkdown appends the pieces of lines of Markdown.
func readMarkdown(pg *page.Page, lines []string) {
	var para []string
	tables, fenced, marks := 0, false, markedTables(lines)
	flush := func() {
		if s := inline(joinPara(para)); s != "" {
			pg.Pieces = append(pg.Pieces, page.Piece{Kind: facts.Paragraph, Text: s})
		}
		para = nil
	}
	for i := 0; i < len(lines); i++ {
		line := strings.TrimLeft(lines[i], ">")
		marked := isMarked(line)
		switch {
		case marked && mdFence.MatchString(line):
			flush()
			fenced = !fenced
		case strings.TrimSpace(line) == "" || marked && mdRule.MatchString(line) && len(para) == 0:
			flush()
		case fenced:
			para = append(para, line)
		case marks[i] > 0:
			flush()
			tables++
			pg.Pieces = appendMarked(pg.Pieces, lines[i:i+marks[i]], tables)
			i += marks[i] - 1
		case isPipeRow(lines[i]) || openRows(lines[i:]) > 0:
			flush()
			n := tableLines(lines[i:])
			tables++
			pg.Pieces = appendTable(pg.Pieces, lines[i:i+max(n, 1)], tables)
			i += max(n, 1) - 1
		case marked && mdHeading.MatchString(line):
			flush()
			m := mdHeading.FindStringSubmatch(line)
			if s := inline(m[2]); s != "" {
				pg.Pieces = append(pg.Pieces, page.Piece{Kind: facts.Heading, Level: len(m[1]), Text: s})
			}
		case marked && mdUnder.MatchString(line) && len(para) == 1:
			s := inline(joinPara(para))
			para = nil
			level := 2
			if line[0] == '=' {
				level = 1
			}
			pg.Pieces = append(pg.Pieces, page.Piece{Kind: facts.Heading, Level: level, Text: s})
		case marked && mdItem.MatchString(line):
			flush()
			s, more := listItem(line, lines[i+1:])
			if i += more; s != "" {
				pg.Pieces = append(pg.Pieces, page.Piece{Kind: facts.ListItem, Text: s})
			}
		default:
			para = append(para, line)
		}
	}
	flush()
}

var (
	mdPage    = pattern.New(`^(?:<!--.*(?i:page|页).*-->|#{1,6} *(?:(?i:page) *\d+|第 *\d+ *页))\s*$`)
	mdComment = pattern.New(`^\s*<!--.*-->\s*$`)
)

// leastDumped is how many lines of such a text are a figure in groups and no more.
const leastDumped = 40

// dumped returns the lines of such a text without marks, a form feed for what says that a page
// begins: <!-- page: 7 -->, # Page 7, ## 第7页.
func dumped(lines []string) string {
	var out []string
	fed := false
	for _, l := range lines {
		switch m := mdHeading.FindStringSubmatch(l); {
		case mdPage.MatchString(l):
			if !fed && len(out) > 0 {
				out = append(out, PageBreak)
			}
			fed = true
			continue
		case mdComment.MatchString(l):
			continue
		case m != nil:
			out = append(out, m[2])
		default:
			out = append(out, l)
		}
		fed = fed && strings.TrimSpace(l) == ""
	}
	return strings.Join(out, "\n")
}

// isMarked reports whether a line may begin with a mark of Markdown; most are
// running text.
func isMarked(line string) bool {
	line = strings.TrimLeft(line, " \t\n\f\r")
	return line != "" && strings.IndexByte("`~#-*+_=0123456789", line[0]) >= 0
}

// listItem returns the text of the item that a line begins, and how many of the lines after it go on with it.
func listItem(line string, after []string) (text string, more int) {
	m := mdItem.FindStringSubmatch(line)
	item := []string{m[1] + " " + m[2]}
	for more < len(after) && continues(after[more]) {
		item = append(item, after[more])
		more++
	}
	return inline(strings.TrimSpace(joinPara(item))), more
}

// continues reports whether a line goes on with the list item above it.
func continues(line string) bool {
	return strings.HasPrefix(line, "  ") && strings.TrimSpace(line) != "" &&
		!isPipeRow(line) && !(isMarked(line) && (mdItem.MatchString(line) || mdFence.MatchString(line)))
}

// joinPara joins the lines of a paragraph. Two blanks or a backslash at the
// end of a line keep the line end.
func joinPara(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		hard := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		line = page.Squeeze(strings.TrimSuffix(line, `\`))
		if i > 0 && b.Len() > 0 && line != "" && !strings.HasSuffix(b.String(), "\n") {
			last := b.String()[b.Len()-1]
			if last < 0x80 && line[0] < 0x80 {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
		if hard && i < len(lines)-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var (
	mdImage  = pattern.New(`!\[([^\]\n]{0,200})\]\([^)\n]*\)`)
	mdLink   = pattern.New(`\[([^\]\n]{1,400})\]\([^)\n]*\)`)
	mdRef    = pattern.New(`\[\^[^\]\n]{1,20}\]`)
	mdAuto   = pattern.New(`<(https?://[^>\s]+)>`)
	mdTag    = pattern.New(`</?(?:b|i|em|strong|u|sup|sub|span|br|font|center|p|div)\b[^>\n]{0,200}>`)
	mdStrong = pattern.New(`(\*\*|__)([^*_\n]{1,400}?)(\*\*|__)`)
	mdEm     = pattern.New(`(^|[^\w*])([*_])([^\s*_][^*_\n]{0,400}?)([*_])($|[^\w*])`)
	mdCode   = pattern.New("`{1,2}([^`\n]{1,400})`{1,2}")
	mdEscape = pattern.New(`\\([\\*_#\[\](){}.!|~+-])`)
)

// inline takes the marks out of Markdown text and keeps the words.
func inline(s string) string {
	if !strings.ContainsAny(s, "*_[<`\\~") {
		return strings.TrimSpace(s)
	}
	s = mdImage.ReplaceAllString(s, "$1")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdRef.ReplaceAllString(s, "")
	s = mdAuto.ReplaceAllString(s, "$1")
	s = mdTag.ReplaceAllString(s, "")
	s = mdStrong.ReplaceAllString(s, "$2")
	s = mdEm.ReplaceAllStringFunc(s, func(m string) string {
		p := mdEm.FindStringSubmatch(m)
		if p[2] != p[4] {
			return m
		}
		return p[1] + p[3] + p[5]
	})
	s = mdCode.ReplaceAllString(s, "$1")
	s = strings.ReplaceAll(s, "~~", "")
	s = mdEscape.ReplaceAllString(s, "$1")
	return strings.TrimSpace(s)
}

// frontMatter takes a leading block between lines of --- and reads title,
// date and publisher from it.
func frontMatter(lines []string, ab *page.About) []string {
	if len(lines) < 3 || strings.TrimSpace(lines[0]) != "---" {
		return lines
	}
	for i := 1; i < len(lines) && i < 60; i++ {
		s := strings.TrimSpace(lines[i])
		if s == "---" {
			return lines[i+1:]
		}
		key, value, ok := strings.Cut(s, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if !ok || value == "" {
			continue
		}
		switch strings.ToLower(key) {
		case "title":
			ab.Title = value
		case "date", "published", "pubdate":
			ab.Published = byline.FindDate(value)
		case "source", "publisher", "site":
			ab.Publisher = value
		case "url", "link", "canonical":
			ab.URL = value
		}
	}
	return lines
}

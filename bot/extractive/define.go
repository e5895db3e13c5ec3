package extractive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// define answers X是什么意思 and X指什么, from the surest wording to the least:
//
//	“GBC+”(政务、企业、个人)      the bracket behind X
//	数字工行(D-ICBC)              what stands before the bracket that holds X
//	X即Y, X是指Y, 所谓X,就是Y      apposition
//	澄川智能装备(以下简称“智能装备”)  the name that X abbreviates
//	“数字工行”战略是…提出的战略方向   X…是Y
func (r *reader) define(s *sentence) []pick {
	x := line.Lower(r.q.subject)
	if x == "" {
		return nil
	}
	var out []pick
	for at := range line.Indexes(s.Lower, x) {
		end := at + len(x)
		if p, ok := s.bracketBehind(end); ok && !strings.Contains(x, p.In(s.Lower)) {
			out = append(out, s.scaled(p, 1))
		}
		if p, ok := s.bracketed(at, end); ok {
			out = append(out, s.scaled(p, 0.95))
		}
		if p, ok := s.apposition(end, r.q.text); ok {
			out = append(out, s.scaled(p, 0.9))
		}
	}
	return out
}

func (s *sentence) scaled(sp facts.Span, score float64) pick { return s.pick(sp.Start, sp.End, score) }

// bracketBehind returns what the bracket directly behind pos holds.
func (s *sentence) bracketBehind(pos int) (facts.Span, bool) {
	rest := strings.TrimPrefix(s.Text[pos:], "”")
	if !strings.HasPrefix(rest, "(") {
		return facts.Span{}, false
	}
	end := strings.IndexByte(rest, ')')
	if end < 2 {
		return facts.Span{}, false
	}
	start := len(s.Text) - len(rest) + 1
	sp := facts.Span{Start: start, End: start + end - 1}
	in := sp.In(s.Text)
	if i := strings.Index(in, "简称"); i >= 0 {
		sp.Start += i + len("简称")
		sp = trimQuotes(s.Text, sp)
	}
	if figureText.MatchString(in) || onlyDigits(in) || strings.Contains(in, "下同") || sp.Len() == 0 {
		return facts.Span{}, false
	}
	return sp, true
}

// onlyDigits reports whether a bracket is a stock code or a year.
func onlyDigits(s string) bool { return strings.Trim(s, "0123456789.,;/SHZKsh年 、") == "" }

func trimQuotes(text string, sp facts.Span) facts.Span {
	in := sp.In(text)
	cut := strings.TrimLeft(in, "“”:： ")
	sp.Start += len(in) - len(cut)
	sp.End = sp.Start + len(strings.TrimRight(cut, "“” "))
	return sp
}

// bracketed returns the name before a bracket that holds just text[at:end],
// or says that it is a short name.
func (s *sentence) bracketed(at, end int) (facts.Span, bool) {
	open := strings.LastIndexByte(s.Text[:at], '(')
	if open < 0 || !strings.HasPrefix(strings.TrimPrefix(s.Text[end:], "”"), ")") {
		return facts.Span{}, false
	}
	if in := strings.Trim(s.Text[open+1:at], "“ :"); in != "" && !strings.HasSuffix(in, "简称") && !strings.HasSuffix(in, "称") {
		return facts.Span{}, false
	}
	return nameEnding(s.Text, open)
}

// nameEnding returns the noun phrase that ends at pos: a quotation, else back
// to the last word behind which a name begins.
func nameEnding(text string, pos int) (facts.Span, bool) {
	if strings.HasSuffix(text[:pos], "”") {
		if i := strings.LastIndex(text[:pos], "“"); i >= 0 {
			return facts.Span{Start: i + len("“"), End: pos - len("”")}, true
		}
	}
	start := pos
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, r) && !line.ASCIIWord(r) && r != '.' && r != '-' && r != '&' {
			break
		}
		start -= n
	}
	start = afterLead(text, start, pos)
	start += len(ofGroup.FindString(text[start:pos]))
	return facts.Span{Start: start, End: pos}, pos-start >= 2
}

// ofGroup stands before the name of a company: 全资子公司.
var ofGroup = pattern.New(`^(全资|控股|参股)?(子公司|附属公司|孙公司|公司)`)

// afterLead moves start behind the last word of text[start:end] that leads to
// a name (加快建设数字工行 → 数字工行), leaving at least two characters.
func afterLead(text string, start, end int) int {
	best := start
	for _, m := range leads.Find(text[start:end]) {
		if at := start + m.End; utf8.RuneCountInString(text[at:end]) >= 2 {
			best = at
		}
	}
	return best
}

var appositive = pattern.New(`^”?(战略|计划|模式|工程|平台|概念|理念|机制|体系)?[,]?(是指|指的是|的意思是|意思是|意即|即|也就是|就是|意味着|指|全称为?|又称|是)[“]?([^,;。“”()]{2,})`)

// apposition returns what X is said to be. 是 alone counts only before a noun
// phrase (…的战略方向), since it also begins statements.
func (s *sentence) apposition(pos int, question string) (facts.Span, bool) {
	m := appositive.FindStringSubmatchIndex(s.Text[pos:])
	if m == nil {
		return facts.Span{}, false
	}
	verb, body := s.Text[pos+m[4]:pos+m[5]], s.Text[pos+m[6]:pos+m[7]]
	if verb == "是" && !strings.Contains(body, "的") || figureText.MatchString(body) || utf8.RuneCountInString(body) > maxPhrase {
		return facts.Span{}, false
	}
	return facts.Span{Start: pos + m[6], End: pos + m[7]}, true
}

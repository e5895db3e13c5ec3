package extractive

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
)

// figureText is a figure with its unit, which no answer of this package
// asserts.
var figureText = regexp.MustCompile(`\d[\d,.]*(%|百分点|个百分点|万|亿|元|股|户|人|家|倍|件|笔|张|个基点|美元|港元)`)

const maxPhrase = 60 // runes of a definition or reason; longer is no phrase

// define answers X是什么意思 and X指什么, from the surest wording to the least:
//
//	“GBC+”(政务、企业、个人)      the bracket behind X
//	数字工行(D-ICBC)              what stands before the bracket that holds X
//	X即Y, X是指Y, 所谓X,就是Y      apposition
//	澄川智能装备(以下简称“智能装备”)  the name that X abbreviates
//	“数字工行”战略是…提出的战略方向   X…是Y
func (r *reader) define(s *sentence) []pick {
	x := strings.Map(asciiLower, r.q.subject)
	if x == "" {
		return nil
	}
	var out []pick
	for at := range indexes(s.lower, x) {
		end := at + len(x)
		if p, ok := s.bracketBehind(end); ok && !strings.Contains(x, p.In(s.lower)) {
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
	rest := strings.TrimPrefix(s.text[pos:], "”")
	if !strings.HasPrefix(rest, "(") {
		return facts.Span{}, false
	}
	end := strings.IndexByte(rest, ')')
	if end < 2 {
		return facts.Span{}, false
	}
	start := len(s.text) - len(rest) + 1
	sp := facts.Span{Start: start, End: start + end - 1}
	in := sp.In(s.text)
	if i := strings.Index(in, "简称"); i >= 0 {
		sp.Start += i + len("简称")
		sp = trimQuotes(s.text, sp)
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
	open := strings.LastIndexByte(s.text[:at], '(')
	if open < 0 || !strings.HasPrefix(strings.TrimPrefix(s.text[end:], "”"), ")") {
		return facts.Span{}, false
	}
	if in := strings.Trim(s.text[open+1:at], "“ :"); in != "" && !strings.HasSuffix(in, "简称") && !strings.HasSuffix(in, "称") {
		return facts.Span{}, false
	}
	return nameEnding(s.text, open)
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
		if !unicode.Is(unicode.Han, r) && !isASCIIWord(r) && r != '.' && r != '-' && r != '&' {
			break
		}
		start -= n
	}
	start = afterLead(text, start, pos)
	start += len(ofGroup.FindString(text[start:pos]))
	return facts.Span{Start: start, End: pos}, pos-start >= 2
}

// ofGroup stands before the name of a company: 全资子公司.
var ofGroup = regexp.MustCompile(`^(全资|控股|参股)?(子公司|附属公司|孙公司|公司)`)

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

var appositive = regexp.MustCompile(`^”?(战略|计划|模式|工程|平台|概念|理念|机制|体系)?[,]?(是指|指的是|的意思是|意思是|意即|即|也就是|就是|意味着|指|全称为?|又称|是)[“]?([^,;。“”()]{2,})`)

// apposition returns what X is said to be. 是 alone counts only before a noun
// phrase (…的战略方向), since it also begins statements.
func (s *sentence) apposition(pos int, question string) (facts.Span, bool) {
	m := appositive.FindStringSubmatchIndex(s.text[pos:])
	if m == nil {
		return facts.Span{}, false
	}
	verb, body := s.text[pos+m[4]:pos+m[5]], s.text[pos+m[6]:pos+m[7]]
	if verb == "是" && !strings.Contains(body, "的") || figureText.MatchString(body) || utf8.RuneCountInString(body) > maxPhrase {
		return facts.Span{}, false
	}
	return facts.Span{Start: pos + m[6], End: pos + m[7]}, true
}

var quotation = regexp.MustCompile(`“([^“”]{1,40})”([\d.]+)?`)
var latinNamed = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+\-]{2,}`)

// name answers 叫什么名字 and 哪个平台: the quoted name next to what the
// question describes.
//
//	打造“融E云”对公数字金融服务平台      自研的聚合收银系统“澜收”4.0
func (r *reader) name(s *sentence) []pick {
	if s.cover < 0.6 || s.own < 0.45 {
		return nil
	}
	var out []pick
	add := func(sp facts.Span) {
		if strings.Contains(r.q.text, sp.In(s.text)) {
			return
		}
		left := clauseHead(s.text, sp.Start)
		if utf8.RuneCountInString(left) < 4 {
			left = s.text[:sp.Start]
		}
		right := clauseTail(s.text, sp.End)
		near := max(r.within(strings.Map(asciiLower, tailRunes(left, 16))), r.within(strings.Map(asciiLower, headRunes(right, 16))))
		if r.q.thing != "" && (strings.HasPrefix(strings.TrimLeft(right, "”"), r.q.thing) || strings.HasSuffix(strings.TrimRight(left, "“"), r.q.thing)) {
			near += 0.3
		}
		if near < 0.45 {
			return
		}
		out = append(out, s.pick(sp.Start, sp.End, s.years*(0.5*s.cover+0.5*min(1, near))))
	}
	for _, m := range quotation.FindAllStringSubmatchIndex(s.text, -1) {
		add(facts.Span{Start: m[2], End: m[3]})
	}
	if len(out) == 0 {
		for _, m := range latinNamed.FindAllStringIndex(s.text, -1) {
			add(facts.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

func clauseHead(text string, pos int) string {
	head := text[:pos]
	if i := strings.LastIndexAny(head, ",;。"); i >= 0 {
		_, n := utf8.DecodeRuneInString(head[i:])
		return head[i+n:]
	}
	return head
}

func headRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func tailRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:i])
		i -= m
	}
	return s[i:]
}

var versionText = regexp.MustCompile(`[Vv]?\d+\.\d+(\.\d+)?版?本?|\d{4}版|[一二三四五六七八九十\d]+代`)

// version answers 哪个版本: the version behind the product asked for
// (手机银行APP9.0). A product with words that the question lacks
// (境外个人手机银行8.0) counts less.
func (r *reader) version(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var out []pick
	for _, m := range versionText.FindAllStringIndex(s.text, -1) {
		rest := s.text[m[1]:]
		if strings.HasPrefix(rest, "%") || figureText.MatchString(headRunes(s.text[m[0]:], utf8.RuneCountInString(s.text[m[0]:m[1]])+3)) {
			continue
		}
		sp, ok := nameEnding(s.text, m[0])
		if !ok {
			sp = facts.Span{Start: m[0]}
		}
		near := max(r.within(strings.Map(asciiLower, clauseHead(s.text, m[1]))), 0.8*r.within(s.lower[:m[1]]))
		product := r.within(s.lower[sp.Start:m[0]])
		if near < 0.4 {
			continue
		}
		score := s.years * (0.4*near + 0.3*s.cover + 0.3*product - 0.3*r.unexplained(s.text[sp.Start:m[0]]))
		out = append(out, s.pick(sp.Start, m[1], score+0.1))
	}
	return out
}

// unexplained returns the share of a phrase's characters that no term of the
// question covers.
func (r *reader) unexplained(phrase string) float64 {
	low := strings.Map(asciiLower, phrase)
	for _, a := range r.aliases {
		low = strings.ReplaceAll(low, a, "")
	}
	total := utf8.RuneCountInString(low)
	if total == 0 {
		return 0
	}
	covered := make([]bool, len(low))
	for _, t := range r.q.terms {
		for _, f := range t.forms {
			for at := range indexes(low, f) {
				for i := at; i < at+len(f); i++ {
					covered[i] = true
				}
			}
		}
	}
	left := 0
	for i := range low {
		if !covered[i] {
			left++
		}
	}
	return float64(left) / float64(total)
}

var gradeText = regexp.MustCompile(`[十百千万亿]+级|[百千万亿]{2,}(?:参数)|[A-D][A-Da-d]{0,2}[+\-]?[1-3]?级|[一二三四五六七八九特甲乙丙]级|[A-D]类|[A-D]{2,3}[+\-]?`)

// grade answers 什么量级 and 什么级别: 千亿级, AA级.
func (r *reader) grade(s *sentence) []pick {
	if s.cover < 0.55 || s.own < 0.4 {
		return nil
	}
	cs := clauses(s.text)
	var out []pick
	for _, m := range gradeText.FindAllStringIndex(s.text, -1) {
		c := cs[max(0, clauseAt(cs, m[0]))]
		near := max(r.within(s.lower[c.Start:c.End]), 0.8*r.within(s.lower[:c.End]))
		if near < 0.4 || isASCIIWord(rune(s.text[max(0, m[0]-1)])) {
			continue
		}
		bonus := 0.0
		if strings.HasSuffix(s.text[:m[1]], "级") {
			bonus = 0.1
		}
		end := m[0] + len(strings.TrimSuffix(s.text[m[0]:m[1]], "参数"))
		out = append(out, s.pick(m[0], end, s.years*(0.5*s.cover+0.4*near)+bonus))
	}
	return out
}

var ratedText = regexp.MustCompile(`(评为|评选为|获评|入选|荣获|获得|誉为|称为|称作|列为|命名为|授予)了?(为|了)?“?([^“”,;。]{2,40})`)

// rated answers 被评为什么: 被业界评为“2023金融信息化10件大事”之一.
func (r *reader) rated(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var out []pick
	for _, m := range ratedText.FindAllStringSubmatchIndex(s.text, -1) {
		score := s.years * s.cover
		if verb := s.text[m[2]:m[3]]; strings.Contains(r.q.text, verb) {
			score += 0.2
		}
		end := m[7]
		if body := s.text[m[6]:end]; !strings.HasSuffix(s.text[:m[6]], "“") && figureText.MatchString(body) {
			continue
		}
		out = append(out, s.pick(m[6], end, score))
	}
	return out
}

var reasonText = []*regexp.Regexp{
	regexp.MustCompile(`(因)([^,;。]{2,12}?原因)`),
	regexp.MustCompile(`主要是?(因为|由于|因|系|由|受|是)([^,;。]{3,})`),
	regexp.MustCompile(`(因为|由于|得益于|源于|缘于|归因于|归结为|原因是|原因在于)([^,;。]{3,})`),
	regexp.MustCompile(`(受)([^,;。]{2,})(影响|拖累)`),
	regexp.MustCompile(`(因)([^,;。]{3,})`),
	regexp.MustCompile(`()([^,;。]{2,})(是|为)(主因|主要原因)`),
	regexp.MustCompile(`(解释称|解释说|解释为|公司解释为|称)([^;。]{3,})`),
}

// reason answers 为什么: 主要是保证保险业务拖累.
func (r *reader) reason(s *sentence) []pick {
	if s.cover < 0.65 {
		return nil
	}
	for i, re := range reasonText {
		for _, m := range re.FindAllStringSubmatchIndex(s.text, -1) {
			sp := facts.Span{Start: m[4], End: m[5]}
			body := strings.Trim(sp.In(s.text), ", ")
			if figureText.MatchString(body) || utf8.RuneCountInString(body) > maxPhrase || r.within(strings.Map(asciiLower, body)) > 0.8 {
				continue
			}
			sp.Start += strings.Index(sp.In(s.text), body)
			sp.End = sp.Start + len(body)
			return []pick{s.pick(sp.Start, sp.End, s.years*s.cover-0.02*float64(i))}
		}
	}
	return nil
}

// manner answers 怎么分红 when the answer needs no figure: 拟不派发现金红利.
func (r *reader) manner(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var best facts.Span
	bestNear := 0.0
	for _, c := range clauses(s.text) {
		if near := r.within(s.lower[c.Start:c.End]); near > bestNear {
			best, bestNear = c, near
		}
	}
	if bestNear < 0.5 || figureText.MatchString(best.In(s.text)) {
		return nil
	}
	return []pick{s.pick(best.Start, best.End, s.years*(0.5*s.cover+0.5*bestNear))}
}

// said answers 怎么回应 and 说了什么: the words behind the verb of speech, behind
// 回应 when a reply is asked for.
func (r *reader) said(s *sentence) []pick {
	if s.cover < 0.55 {
		return nil
	}
	best := facts.Span{}
	for _, m := range speech.Find(s.text) {
		verb := m.In(s.text)
		if verb == "回应" && strings.Contains(r.q.text, verb) {
			best = m.Span
			break
		}
		if best.Len() == 0 || best.In(s.text) == "否认" {
			best = m.Span
		}
	}
	if best.Len() == 0 {
		return nil
	}
	body := strings.TrimLeft(s.text[best.End:], "说称:,:“ 了")
	start := len(s.text) - len(body)
	body = strings.TrimRight(body, "。” ")
	if utf8.RuneCountInString(body) < 3 || figureText.MatchString(body) {
		return nil
	}
	return []pick{s.pick(start, start+len(body), s.years*s.cover)}
}

var howMany = regexp.MustCompile(`几([大项]\p{Han}{2,10})`)

// counted answers “几大业务领域”是几: the wording with its number, 八大业务领域.
func (r *reader) counted(s *sentence) []pick {
	asked := howMany.FindAllStringSubmatch(r.q.text, -1)
	if len(asked) == 0 {
		return nil
	}
	var first, last facts.Span
	var items []facts.Span
	for i, a := range asked {
		noun := a[1]
		at := -1
		for ; utf8.RuneCountInString(noun) >= 3; noun = headRunes(noun, utf8.RuneCountInString(noun)-1) {
			if at = strings.Index(s.text, noun); at > 0 {
				break
			}
		}
		if at <= 0 {
			return nil
		}
		d, n := utf8.DecodeLastRuneInString(s.text[:at])
		if !strings.ContainsRune("两二三四五六七八九十百0123456789", d) {
			return nil
		}
		last = facts.Span{Start: at - n, End: at + len(noun)}
		if i == 0 {
			first = last
		}
		items = append(items, s.span(last.Start, last.End))
	}
	if last.End <= first.Start {
		return nil
	}
	p := s.pick(first.Start, last.End, s.years)
	p.Items = items
	return []pick{p}
}

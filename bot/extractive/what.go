package extractive

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// figureText is a figure with its unit, which no answer of this package
// asserts.
var figureText = pattern.New(`\d[\d,.]*(%|百分点|个百分点|万|亿|元|股|户|人|家|倍|件|笔|张|个基点|美元|港元)`)

const maxPhrase = 60 // runes of a definition or reason; longer is no phrase

var quotation = pattern.New(`“([^“”]{1,40})”([\d.]+)?`)
var latinNamed = pattern.New(`[A-Za-z][A-Za-z0-9+\-]{2,}`)

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
		if strings.Contains(r.q.text, sp.In(s.Text)) {
			return
		}
		left := line.ClauseHead(s.Text, sp.Start)
		if utf8.RuneCountInString(left) < 4 {
			left = s.Text[:sp.Start]
		}
		right := line.ClauseTail(s.Text, sp.End)
		near := max(r.within(line.Lower(line.Last(left, 16))), r.within(line.Lower(line.First(right, 16))))
		if r.q.thing != "" && (strings.HasPrefix(strings.TrimLeft(right, "”"), r.q.thing) || strings.HasSuffix(strings.TrimRight(left, "“"), r.q.thing)) {
			near += 0.3
		}
		if near < 0.45 {
			return
		}
		out = append(out, s.pick(sp.Start, sp.End, s.years*(0.5*s.cover+0.5*min(1, near))))
	}
	for _, m := range quotation.FindAllStringSubmatchIndex(s.Text, -1) {
		add(facts.Span{Start: m[2], End: m[3]})
	}
	if len(out) == 0 {
		for _, m := range latinNamed.FindAllStringIndex(s.Text, -1) {
			add(facts.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

var versionText = pattern.New(`[Vv]?\d+\.\d+(\.\d+)?版?本?|\d{4}版|[一二三四五六七八九十\d]+代`)

// version answers 哪个版本: the version behind the product asked for
// (手机银行APP9.0). A product with words that the question lacks
// (境外个人手机银行8.0) counts less.
func (r *reader) version(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var out []pick
	for _, m := range versionText.FindAllStringIndex(s.Text, -1) {
		rest := s.Text[m[1]:]
		if strings.HasPrefix(rest, "%") || figureText.MatchString(line.First(s.Text[m[0]:], utf8.RuneCountInString(s.Text[m[0]:m[1]])+3)) {
			continue
		}
		sp, ok := nameEnding(s.Text, m[0])
		if !ok {
			sp = facts.Span{Start: m[0]}
		}
		near := max(r.within(line.Lower(line.ClauseHead(s.Text, m[1]))), 0.8*r.within(s.Lower[:m[1]]))
		product := r.within(s.Lower[sp.Start:m[0]])
		if near < 0.4 || !r.monthIn(s.Text, m[0]) {
			continue
		}
		score := s.years * (0.4*near + 0.3*s.cover + 0.3*product - 0.3*r.unexplained(s.Text[sp.Start:m[0]]))
		out = append(out, s.pick(sp.Start, m[1], score+0.1))
	}
	return out
}

// monthIn reports whether the part of the sentence between semicolons that
// holds pos has the months of the question.
func (r *reader) monthIn(text string, pos int) bool {
	part := text[strings.LastIndexByte(text[:pos], ';')+1:]
	if i := strings.IndexByte(part, ';'); i >= 0 {
		part = part[:i]
	}
	for _, m := range r.q.months {
		if !strings.Contains(part, m) {
			return false
		}
	}
	return true
}

// unexplained returns the share of a phrase's characters that no term of the
// question covers.
func (r *reader) unexplained(phrase string) float64 {
	low := line.Lower(phrase)
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
			for at := range line.Indexes(low, f) {
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

var gradeText = pattern.New(`[十百千万亿]+级|[百千万亿]{2,}(?:参数)|[A-D][A-Da-d]{0,2}[+\-]?[1-3]?级|[一二三四五六七八九特甲乙丙]级|[A-D]类|[A-D]{2,3}[+\-]?|[A-D][a-d]{0,2}[1-3]?[+\-]?|` + advice)

// advice is what analysts rate a share with: 维持“买入”评级, 评级:增持(首次).
const advice = `强烈推荐|谨慎推荐|审慎推荐|推荐|买入|增持|持有|中性|减持|卖出|优于大市|弱于大市|跑[赢输](?:大市|行业|大盘)`

var advised = pattern.New(`^(?:` + advice + `)$`)

// rated is what a rating stands with; noRating follows a letter that is none.
var (
	rating   = pattern.New(`评级|级别|等级|信用级`)
	noRating = pattern.New(`^([A-Za-z0-9.]|[股轮站款座区端类])`)
	ratedAs  = pattern.New(`评级(?:[:：]|为|至)?\s*[“「]?$`)
	moved    = pattern.New(`(由|从|此前|原)(为|的|((去|上)年(同期|末|底)?|年初|期初)的?)?“?$`)
	movedTo  = pattern.New(`(至|到|为|成)“?$`)
)

// grade answers 什么量级 and 什么级别: 千亿级, AA级.
func (r *reader) grade(s *sentence) []pick {
	if s.cover < 0.55 || s.own < 0.4 {
		return nil
	}
	cs := line.Clauses(s.Text)
	var out []pick
	for _, m := range gradeText.FindAllStringIndex(s.Text, -1) {
		c := cs[max(0, line.ClauseAt(cs, m[0]))]
		near := max(r.within(s.Lower[c.Start:c.End]), 0.8*r.within(s.Lower[:c.End]))
		if near < 0.4 || line.ASCIIWord(rune(s.Text[max(0, m[0]-1)])) {
			continue
		}
		letter := s.Text[m[0]] >= 'A' && s.Text[m[0]] <= 'D'
		if letter && (noRating.MatchString(s.Text[m[1]:]) || !rating.MatchString(s.Text)) {
			continue
		}
		if advised.MatchString(s.Text[m[0]:m[1]]) && !strings.HasPrefix(strings.TrimLeft(s.Text[m[1]:], "”」'\""), "评级") && !ratedAs.MatchString(s.Text[:m[0]]) {
			continue // 控股股东增持
		}
		bonus := 0.0
		if moved.MatchString(s.Text[:m[0]]) {
			bonus = -0.2 // 由BBB上调至A
		} else if letter && movedTo.MatchString(s.Text[:m[0]]) {
			bonus = 0.1
		}
		if strings.HasSuffix(s.Text[:m[1]], "级") {
			bonus += 0.1
		}
		end := m[0] + len(strings.TrimSuffix(s.Text[m[0]:m[1]], "参数"))
		out = append(out, s.pick(m[0], end, s.years*(0.5*s.cover+0.4*near)+bonus))
	}
	return out
}

var ratedText = pattern.New(`(评为|评选为|获评|入选|荣获|获得|誉为|称为|称作|列为|命名为|授予)了?(为|了)?“?([^“”,;。]{2,40})`)

// rated answers 被评为什么: 被业界评为“2023金融信息化10件大事”之一.
func (r *reader) rated(s *sentence) []pick {
	if s.cover < 0.5 {
		return nil
	}
	var out []pick
	for _, m := range ratedText.FindAllStringSubmatchIndex(s.Text, -1) {
		score := s.years * s.cover
		if verb := s.Text[m[2]:m[3]]; strings.Contains(r.q.text, verb) {
			score += 0.2
		}
		end := m[7]
		if body := s.Text[m[6]:end]; !strings.HasSuffix(s.Text[:m[6]], "“") && figureText.MatchString(body) {
			continue
		}
		out = append(out, s.pick(m[6], end, score))
	}
	return out
}

var howMany = pattern.New(`几([大项]\p{Han}{2,10})`)

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
		for ; utf8.RuneCountInString(noun) >= 3; noun = line.First(noun, utf8.RuneCountInString(noun)-1) {
			if at = strings.Index(s.Text, noun); at > 0 {
				break
			}
		}
		if at <= 0 {
			return nil
		}
		d, n := utf8.DecodeLastRuneInString(s.Text[:at])
		if !strings.ContainsRune("两二三四五六七八九十百0123456789", d) {
			return nil
		}
		last = facts.Span{Start: at - n, End: at + len(noun)}
		if i == 0 {
			first = last
		}
		items = append(items, s.Span(last.Start, last.End))
	}
	if last.End <= first.Start {
		return nil
	}
	p := s.pick(first.Start, last.End, s.years)
	p.Items = items
	return []pick{p}
}

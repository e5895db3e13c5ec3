package event

import (
	"strings"
	"unicode/utf8"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/entity/shape"
	"wenbao/facts/pattern"
)

// priced is a quotation of the share price within a name: 长河(10.190,-0.11,-1.07%)股份.
var priced = pattern.New(`\([\d.,+\-% ]+\)`)

// subject is whose event is asked for, in all its names in one article.
type subject struct {
	names  []string
	issues bool // the article says that it announces: 长河股份公告…
}

// subjectIn returns the subject as the article names it; false when it does
// not. A question that names nobody has the empty subject, which fits all.
func (a Ask) subjectIn(ps []passage, art *facts.Article) (subject, bool) {
	if a.Subject == "" {
		return subject{}, true
	}
	var b strings.Builder
	b.WriteString(line.Plain(art.Title) + "。")
	for i := range ps {
		b.WriteString(ps[i].text + "。") // a byline has no end mark
	}
	whole := line.Lower(priced.ReplaceAllString(b.String(), ""))
	var s subject
	for _, n := range a.names() {
		n = line.Lower(priced.ReplaceAllString(line.Plain(n), ""))
		if n != "" && strings.Contains(whole, n) {
			s.names = append(s.names, n)
		}
	}
	if len(s.names) == 0 {
		return s, false
	}
	for _, m := range issuer.FindAllStringSubmatch(whole, -1) {
		s.issues = s.issues || sameDay.ReplaceAllString(m[1], "") == s.names[0]
	}
	for _, m := range renamed.FindAllStringSubmatchIndex(whole, -1) {
		full, short := whole[:m[0]], whole[m[2]:m[3]]
		if strings.HasSuffix(full, s.names[0]) {
			s.names = append(s.names, short)
		} else if short == s.names[0] {
			if o := organ.FindAllString(line.Last(full, 40), -1); len(o) > 0 && strings.HasSuffix(full, o[len(o)-1]) {
				s.names = append(s.names, o[len(o)-1])
			}
		}
	}
	return s, true
}

// names returns the subject's names: the question's own, and, if it is one of
// those that the caller knows, or one with an office (长河股份控股股东), all of them.
func (a Ask) names() []string {
	out := []string{a.Subject}
	if a.longer != "" {
		out = []string{a.longer, a.Subject}
	}
	own := strings.ToLower(line.Plain(a.Subject))
	for _, n := range a.Names {
		if rest, ok := strings.CutPrefix(own, strings.ToLower(line.Plain(n))); ok && (rest == "" || offices.MatchString(rest)) {
			return append(out, a.Names...)
		}
	}
	return out
}

var offices = pattern.New(`^的?(控股|第[一二三]大|大)?(股东|实际控制人|实控人|高管|董事长?|子公司)$`)

var (
	renamed = pattern.New(`\((?:以下|下)?(?:简)?称?:?“?([^()“”,。;:\d]{2,12}?)”?(?:,[^()]{0,12})?\)`)
	organ   = pattern.New(`[\p{Han}()]{2,30}?(?:有限公司|有限责任公司|有限合伙\)?|合伙企业|集团|基金|投资中心)|[a-zA-Z][a-zA-Z.&' ]{1,40}?(?:limited|ltd|plc|inc|llc|group|corp|Limited|Ltd|Plc|Inc|LLC|Group|Corp)\b\.?`)
	titled  = pattern.New(`(?:股东|董事长?|监事|实际控制人|实控人|总经理|副总经理|总裁|财务总监|一致行动人|高管|行长|经理|负责人)`)
	acting  = pattern.New(`^[^,。;:\d]{0,12}?(?:拟|计划|减持|增持|质押|解除|回购|购回|持有|收购|中标|累计|[各均]?被(?:警告|罚|处|给予))|^[^,。;:]{0,36}?(?:减持|增持|质押|解除质押|回购|收购|累计)`)
	telling = pattern.New(`^(?:\([^)]*\))*[^,。;:]{0,12}?(?:公告|公布|发布|宣布|披露|称|表示|透露|消息)`)
)

// turn is a place from which on the text speaks of the subject or of another.
type turn struct {
	at     int
	other  bool
	issues bool // to another one that announces something
}

// turns returns where a passage turns to the subject and where to somebody
// else who acts: 公司股东某某投资有限公司累计质押…, 实控人某某减持达2%.
// Who only announces, or is the other side of a deal (质押给某银行), is no turn.
func (s subject) turns(p *passage) []turn {
	if len(s.names) == 0 {
		return nil
	}
	low := line.Lower(p.text)
	var own []facts.Span
	for _, n := range s.names {
		for i := range line.Indexes(low, n) {
			own = append(own, facts.Span{Start: i, End: i + len(n)})
		}
	}
	var out []turn
	for _, o := range own {
		out = append(out, turn{at: o.Start})
	}
	for _, m := range issuer.FindAllStringSubmatchIndex(p.text, -1) {
		if o := (facts.Span{Start: m[2], End: m[3]}); s.issues && !s.is(o.In(low)) && !strings.HasPrefix(p.text[m[1]:], "日") && !noIssuer.MatchString(o.In(p.text)) {
			out = append(out, turn{at: o.Start, other: true, issues: true})
		}
	}
	for _, m := range several.FindAllStringIndex(p.text, -1) {
		out = append(out, turn{at: m[0], other: true})
	}
	for _, o := range others(p.text) {
		if !s.is(o.In(low)) && !overlapsAny(own, o) && !joint(p.text, own, o) {
			out = append(out, turn{at: o.Start, other: true})
		}
	}
	return out
}

// goesOn adds what a sentence goes on with from the one before in its paragraph, where that turned to somebody else who
// announces something and the sentence names the subject nowhere: 泽远科技同日公告,拟回购股份。[公司已回购]320万股.
func goesOn(turns []turn, other bool) (all []turn, still bool) {
	last := turn{other: other, issues: other}
	for _, t := range turns {
		if !t.other {
			other = false
		}
		if t.at >= last.at {
			last = t
		}
	}
	if other {
		turns = append([]turn{{other: true}}, turns...)
	}
	return turns, last.other && last.issues
}

// joint reports whether a name stands beside the subject's in a list: 董事长甲某,
// 总经理乙某等四人; 甲某及其一致行动人乙公司.
func joint(text string, own []facts.Span, o facts.Span) bool {
	for _, s := range own {
		if gap := o.Start - s.End; gap >= 0 && gap < 60 && len(marks.Find(text[s.End:o.Start])) == 0 {
			return true
		}
	}
	return false
}

var (
	issuer   = pattern.New(`(?:^|[。;:,])([\p{Han}A-Za-z0-9*]{2,8})(?:\([^)]*\))*(?:\d{1,2}月\d{1,2}日|同日|同一天|当[日天晚]|[昨今][日天晚])?(?:晚间?|早间|午间)?(?:也|亦)?(?:发布)?(?:公告|公布|披露)`)
	sameDay  = pattern.New(`(?:同日|同一天|当[日天晚]|[昨今][日天晚])$`)
	several  = pattern.New(`(?:\d+|[两三四五六七八九十]+)家(?:[^,。;:子分支]{0,10}(?:公司|机构|银行|券商|险企|消金|企业))[^,。;:]{0,16}(?:罚|监管函|警示|减持|回购|质押)`) // 9家消金公司收到罚单: of all of them
	noIssuer = pattern.New(`公司|截[至止]|^[据自在按]|根据|发布|股东|近日|今日|日前|关于|集团$|本次|同时|此前|\d|讯|消息|获悉|本行`)
)

// is reports whether a name may be one of the subject: a part of one of its
// names, or short or long for it.
func (s subject) is(name string) bool {
	for _, n := range s.names {
		if strings.Contains(n, name) || strings.Contains(name, n) || shape.ShortFor(n, name) || shape.ShortFor(name, n) {
			return true
		}
	}
	return false
}

func overlapsAny(spans []facts.Span, s facts.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

// others returns the names in a text that act: organisations at the beginning
// of a clause, and who stands behind an office (股东, 董事长).
func others(text string) []facts.Span {
	var out []facts.Span
	add := func(start, n int) {
		rest := text[start+n:]
		if n > 0 && acting.MatchString(rest) && !telling.MatchString(rest) {
			out = append(out, facts.Span{Start: start, End: start + n})
		}
	}
	for _, m := range titled.FindAllStringIndex(text, -1) {
		if loc := titled.FindStringIndex(strings.TrimLeft(text[m[1]:], "、")); loc != nil && loc[0] == 0 {
			continue // 实控人、董事长
		}
		add(m[1], nameLength(text, m[1]))
	}
	for _, c := range clauses(text) {
		start := c.Start + len(leading.FindString(c.In(text)))
		if n := organLength(text, start); n > 0 {
			add(start, n)
		}
		if i := strings.Index(c.In(text), "获"); i > 0 {
			add(c.Start+i+len("获"), organLength(text, c.Start+i+len("获"))) // 获某某基金增持
		}
	}
	return out
}

var leading = pattern.New(`^(?:此前|同时|此外|其中|而|另|公司)*[,获]?`)

// nameLength returns the length of the name of a person or an organisation at
// a position, 0 for none.
func nameLength(text string, at int) int {
	if n := organLength(text, at); n > 0 {
		return n
	}
	if m := doer.FindStringSubmatch(text[at:]); m != nil && !noDoer.MatchString(m[1]) {
		return len(m[1])
	}
	return person.NameAt(text, at)
}

var (
	doer   = pattern.New(`^(\p{Han}{2,3}?)(?:拟|计划|减持|增持|质押|累计|合计)`)
	noDoer = pattern.New(`计划|拟|累计|合计|本次|此次|通过|近日|已|股份|公司|解除|未|被|首次|大宗|将`)
)

// organLength returns the length of the organisation's name at a position, 0
// for none.
func organLength(text string, at int) int {
	rest := text[at:]
	if loc := organ.FindStringIndex(rest); loc != nil && loc[0] == 0 && utf8.RuneCountInString(rest[:loc[1]]) >= 4 {
		name := rest[:loc[1]]
		if !noName.MatchString(name) {
			return loc[1]
		}
	}
	return 0
}

var noName = pattern.New(`公司.|^(该|其|本|将|由|的|上市|及|和|集团$)|持有|减持|增持|质押|回购|所持|收到|通知|公告|计划|股东`)

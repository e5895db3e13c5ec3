package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

func (p *Parser) findEntities(q *Question, text []byte) {
	p.findSpeaker(q, text)
	seen := map[string]bool{}
	var before facts.Span // of the name before, and whose it is
	owner := ""
	for _, m := range p.namesIn(text) {
		if quoted(q.Text, m.Span) {
			continue
		}
		m = p.counted(q.Text, m)
		if name, end := spelled(q.Text, m); name != "" {
			m.Names, m.Span.End = []string{name}, end // 中信证卷, 招商银航
		}
		if strings.HasSuffix(m.Span.In(string(text)), "保险") && strings.HasPrefix(string(text[m.Span.End:]), "业务收入") && m.Span.Len() > 2*len("保险") {
			m.Span.End -= len("保险") // 国民养老[保险业务收入]
		}
		if n := p.speaks(string(text[m.Span.End:]), m); n > 0 && q.Speaker == "" && len(m.Names) == 1 {
			q.Speaker, q.Wants = m.Names[0], facts.Forecast
			blank(text, facts.Span{Start: m.Span.Start, End: m.Span.End + n})
			continue
		}
		if e, _ := p.entities.Get(m.Names[0]); e.Kind == entity.Government && acted(q.Text[:m.Span.Start]) && len(q.Entities)+len(q.Ambiguous) > 0 {
			blank(text, m.Span) // 澜汇支付被央行罚了多少钱: who did it to whom is asked about
			continue
		}
		q.Than = q.Than || strings.HasSuffix(q.Text[:m.Span.Start], "比") && len(q.Entities)+len(q.Ambiguous)+len(q.Groups) == 0 && m.Span.Start > len("比")
		switch {
		case len(m.Names) > 1:
			q.Ambiguous = append(q.Ambiguous, m)
		default:
			e, _ := p.entities.Get(m.Names[0])
			if seen[m.Names[0]] {
				if strings.HasSuffix(q.Text[:m.Span.Start], "的") {
					continue // 贵州茅台的[茅台]酒收入占比: part of what is measured
				}
				break
			}
			seen[m.Names[0]] = true
			if e.Kind == entity.Group && p.ofPlace(q) {
				continue // 云泽市规上工业企业利润总额: some of the place's
			}
			if e.Kind == entity.Group {
				q.Groups = append(q.Groups, m.Names[0])
				blankCount(text, q.Text, m.Span.Start)
				if before, ok := strings.CutSuffix(q.Text[:m.Span.Start], "头部"); ok {
					blank(text, facts.Span{Start: len(before), End: m.Span.Start})
				}
			} else {
				if owner != "" {
					p.disown(q, text, before, owner, m)
				}
				before, owner = m.Span, m.Names[0]
				q.Entities = append(q.Entities, m.Names[0])
			}
		}
		blank(text, facts.Span{Start: m.Span.Start, End: m.Span.End + len(formAfter(q.Text[m.Span.End:])) + len(tradeAfter(m, q.Text[m.Span.End:])+codeBehind.FindString(q.Text[m.Span.End:]))})
	}
}

// codeBehind is the code of a share behind a name: 物联网ETF[(516330)], 片仔癀[(600436.SH)].
var codeBehind = pattern.New(`^ ?[(（]\d{5,6}(?:\.[A-Za-z]{2})?[)）]`)

// ofPlace reports whether the question is on a place, so that a collective name
// behind it is part of what is measured.
func (p *Parser) ofPlace(q *Question) bool {
	return slices.ContainsFunc(q.Entities, func(name string) bool {
		e, _ := p.entities.Get(name)
		return e.Kind == entity.Place
	})
}

// officesCounted asks how many offices somebody has.
var officesCounted = pattern.New(`(?:几|多少)[家个]`)

// counted leaves the offices whose number is asked for to the metric: 申万宏源[证券营业部]
// 有几家 is about 申万宏源, and not about an office of that name.
func (p *Parser) counted(text string, m entity.Mention) entity.Mention {
	said := m.Span.In(text)
	for _, office := range []string{"证券营业部", "营业部", "分行", "支行"} {
		name, ok := strings.CutSuffix(said, office)
		if !ok || !officesCounted.MatchString(text) {
			continue
		}
		if ms := p.entities.Find(name); len(ms) == 1 && ms[0].Span.Len() == len(name) {
			ms[0].Span = facts.Span{Start: m.Span.Start, End: m.Span.Start + len(name)}
			return ms[0]
		}
	}
	return m
}

// forecasters end the names of those who forecast for whole trades, as brokers do.
var forecasters = []string{"研究院", "研究所", "研究中心", "研究部", "咨询", "智库", "协会", "学会", "联合会"}

// speaks reports whether the name before a text only says something of another
// one, and returns how long the words of saying are: 中金公司[预计]浦发银行2025年归母
// 净利润多少. 给 and 对 count right before the other name alone. A broker or a body of research
// may forecast for nobody in particular: 中金公司[预计]2025年公募管理规模.
func (p *Parser) speaks(after string, m entity.Mention) int {
	_, n, ok := cues()["says"].LongestAt(after, 0)
	if !ok {
		return 0
	}
	others := p.entities.Find(after[n:])
	if e, _ := p.entities.Get(m.Names[0]); len(others) == 0 && (after[:n] == "预计" || after[:n] == "预测" || after[:n] == "测算" || after[:n] == "预估") &&
		(e.Kind == entity.Broker || slices.ContainsFunc(forecasters, func(w string) bool { return strings.HasSuffix(m.Names[0], w) })) {
		return n
	}
	if len(others) == 0 || (after[:n] == "给" || after[:n] == "对" || after[:n] == "把" || after[:n] == "将") && others[0].Span.Start > 0 || after[:n] == "给" && handed.MatchString(after) || after[:n] == "对" && dealtWith.MatchString(after) {
		return 0
	}
	return n
}

// handed matches what one company gives another, and no forecast: 国泰航空给国航贡献了多少投资收益, 默沙东给恒瑞的首付款.
var handed = pattern.New(`贡献|首付|里程碑款|分红|派息|贷款|借款|授信|担保|股份|佣金|返利|采购|供货|订单`)

// lossChange reads 减亏 and 增亏, which are changes of a loss.
func (q *Question) lossChange() {
	for _, w := range []string{"减亏", "增亏"} {
		if rest, ok := strings.CutSuffix(q.Content, w); ok && q.Kind == Lookup {
			q.Content, q.Head = strings.TrimSpace(rest+" 亏损"), "亏损"
			q.Kind, q.Measure, q.Down = Growth, facts.Growth, w == "减亏"
		}
	}
}

// acted reports whether the name after a text is who did what is asked about:
// 被[央行]罚款.
func acted(before string) bool {
	for _, w := range []string{"被", "遭", "由", "经", "获", "受"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// blankCount blanks the count before a collective name that says how many of
// them there are: [145家]证券公司.
func blankCount(text []byte, folded string, at int) {
	for _, m := range quantity.Find(folded[:at]) {
		if m.Span.End == at && m.Quantity.Kind == facts.KindCount {
			blank(text, m.Span)
		}
	}
}

// trades are what the trade of a name is shortened to.
var trades = map[string]string{"消费金融": "消金", "金融租赁": "金租", "农村商业银行": "农商行", "农商银行": "农商行", "银行": "行"}

// bankOnly tells the 行 of a bank from that of 行业 and 行长.
var bankOnly = pattern.New(`^行(?:\d|的|去年|今年|上半年|前三季|全年)`)

// tradeAfter returns the short form of its trade that follows a name of which only the
// stem was found: 盛银[消金], 常熟[行]2024年.
func tradeAfter(m entity.Mention, after string) string {
	if len(m.Names) != 1 {
		return ""
	}
	for full, short := range trades {
		if strings.HasSuffix(m.Names[0], full) && strings.HasPrefix(after, short) && (short != "行" || bankOnly.MatchString(after)) {
			return short
		}
	}
	return ""
}

// formAfter returns what may be written after a short name without being part
// of the question: the legal form and the mark of a listing, 小米集团[-W].
func formAfter(s string) string {
	if rest, ok := strings.CutPrefix(s, "股份"); ok && rest != "" && (rest[0] >= '0' && rest[0] <= '9' || strings.HasPrefix(rest, "的")) {
		return "股份" // 华电国际电力股份2025年的市盈率, and not 股份回购
	}
	for _, w := range []string{"股份有限公司", "有限责任公司", "有限公司", "股份公司", "-SWR", "-WR", "-SW", "-W", "-A", "-S", "-B", "-U", "-R"} {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || rest[0] < 'A' || rest[0] >= utf8.RuneSelf) {
			return w
		}
	}
	return ""
}

// spelled settles an ambiguous brand by the generic word after it, one of whose
// two characters may be mistyped: 中信证卷 is 中信证券. A brand's own characters
// are never guessed at. It returns the name and where it ends.
func spelled(text string, m entity.Mention) (string, int) {
	if len(m.Names) < 2 {
		return "", 0
	}
	after := []rune(text[m.Span.End:])
	if len(after) < 2 {
		return "", 0
	}
	found := ""
	for _, name := range m.Names {
		r := []rune(name)
		if len(r) < 4 {
			continue
		}
		tail := r[len(r)-2:]
		if (tail[0] == after[0]) != (tail[1] == after[1]) {
			if found != "" {
				return "", 0
			}
			found = name
		}
	}
	end := m.Span.End
	for range 2 {
		_, n := utf8.DecodeRuneInString(text[end:]) // one byte of what is no UTF-8
		end += n
	}
	return found, end
}

// quoted reports whether a span stands right inside quotation marks with
// more than itself: “数字工行”战略 asks about a strategy.
func quoted(text string, s facts.Span) bool {
	open := strings.LastIndexAny(text[:s.Start], "“\"「")
	if open < 0 {
		return false
	}
	end := strings.IndexAny(text[s.End:], "”\"」")
	return end >= 0 && !strings.ContainsAny(text[open+1:s.Start], "”」") && (end > 0 || s.Start-open > 3)
}

// dated returns the spans of names that have a figure in them, which is none of
// the question's: 洛湾养老2040三年(FOF), 洛湾定开87个月债券C.
func (p *Parser) dated(folded string) []facts.Span {
	var out []facts.Span
	for _, m := range p.entities.Find(folded) {
		if m.Rule != entity.RuleCode && m.Rule != entity.RulePattern && strings.ContainsAny(m.Span.In(folded), "0123456789年月") {
			out = append(out, m.Span)
		}
	}
	return out
}

func findPeriods(q *Question, f lex.Folded, c period.Context, text []byte, names []facts.Span) {
	ms := fromDay(dividends(f, bracketed(f, combined(f, c))), f, c)
	for _, m := range ms {
		if within(m.Span, q.notes) || within(m.Span, names) {
			continue
		}
		if m.Role == period.Comparison {
			q.Against = append(q.Against, m.Period)
			q.then = q.then || m.Period.IsZero() && strings.HasSuffix(m.Span.In(q.Text), "同期")
			q.compared = append(q.compared, m.Span)
			q.Compared = append(q.Compared, m.Span.In(f.Text))
			continue
		}
		if period.Rolling(m.Span.In(q.Text)) {
			continue // 近三月涨跌幅 names the measure
		}
		if m.Period.IsZero() && q.LastYears() > 0 && !strings.ContainsAny(m.Span.In(q.Text), "月季半") {
			blank(text, m.Span)
			continue // 五年来的变化
		}
		if m.Period.IsZero() {
			said := m.Span.In(q.Text)
			if openings[said] {
				q.start = true
			} else {
				q.openPeriod(f, m.Span)
			}
			q.then = q.then || q.start || strings.Contains(said, "同期") || said == "上年" || said == "上一年" || said == "前一年" || said == "一年前" || said == "上期"
			q.Relative = q.Relative || relative(said) && !q.then
			blank(text, m.Span)
			continue
		}
		if m.Relative && slices.Contains(q.Periods, m.Period) {
			blank(text, m.Span)
			continue // 2024年营业收入本年比上年增减
		}
		q.Periods = append(q.Periods, m.Period)
		q.periods = append(q.periods, m.Span)
		blank(text, m.Span)
	}
}

// fromDay counts the week or month before, said behind a day, from that day, which
// then is no period of its own: 2025年5月15日的[上周]最高价.
func fromDay(ms []period.Mention, f lex.Folded, c period.Context) []period.Mention {
	for i := 0; i+1 < len(ms); i++ {
		day, next := ms[i], ms[i+1].Span.In(f.Text)
		if day.Role != period.When || day.Relative || day.Period.Start.IsZero() || day.Period.Start.AddDays(1) != day.Period.End {
			continue
		}
		if !slices.Contains([]string{"上周", "上月", "上个月", "本周", "本月"}, next) || strings.Trim(f.Text[day.Span.End:ms[i+1].Span.Start], " 的") != "" {
			continue
		}
		c.Reference = day.Period.Start
		for _, m := range combined(f, c) {
			if m.Span == ms[i+1].Span && !m.Period.IsZero() {
				out := slices.Clone(ms)
				m.Span.Start = day.Span.Start
				out[i+1] = m
				return slices.Delete(out, i, i+1)
			}
		}
	}
	return ms
}

// relative reports whether a period counts from the day it is said: 去年一季度.
func relative(s string) bool {
	for _, w := range []string{"去年", "今年", "前年", "明年", "上年", "本年", "年初", "上周", "上一周", "上个星期", "上月", "上个月", "本周", "这周", "昨天", "昨日", "前天"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return strings.HasSuffix(s, "年前") // 五年前
}

// PeriodsAt returns the periods that the question names, with 去年, 今年 and the
// like counted from a day: that on which an article came out, for a question
// has no day of its own. Nil when none is named.
func (q Question) PeriodsAt(day facts.Date) []facts.Period {
	var out []facts.Period
	for _, m := range period.Find(q.Text, period.Context{Reference: day}) {
		if m.Role == period.When && !m.Period.IsZero() {
			out = append(out, m.Period)
		}
	}
	return out
}

// openPeriod notes the part of a year that a period without its year says.
func (q *Question) openPeriod(f lex.Folded, s facts.Span) {
	if strings.HasSuffix(s.In(f.Text), "期末") {
		return // the end of whatever period is reported on
	}
	for _, m := range period.FindFolded(f, period.Context{Anchor: facts.Year(openYear)}) {
		if m.Span != s || m.Period.IsZero() || m.Period.Start.IsZero() {
			continue
		}
		if year := facts.Year(m.Period.Start.Year); m.Period != year {
			q.Open = append(q.Open, m.Period.ShiftYears(openYear-m.Period.Start.Year))
		}
	}
}

// combined finds the periods of a question. Where a part of a year is said
// without its year and the year stands elsewhere (前三季度净利润增速(2024年)),
// the two are one period.
func combined(f lex.Folded, c period.Context) []period.Mention {
	ms := period.FindFolded(f, c)
	year, open := -1, false
	for i, m := range ms {
		if m.Role != period.When {
			continue
		}
		if m.Period.IsZero() || m.Relative {
			open = true
			continue
		}
		if len(m.Period.String()) == len("2024") {
			if year >= 0 {
				return ms
			}
			year = i
		}
	}
	if year < 0 || !open {
		return ms
	}
	again := period.FindFolded(f, period.Context{Reference: c.Reference, Anchor: ms[year].Period})
	part := false
	for _, m := range again {
		p := m.Period
		part = part || m.Role == period.When && !p.IsZero() && p != ms[year].Period && !p.Start.Before(ms[year].Period.Start) && !ms[year].Period.End.Before(p.End)
	}
	for i := range again {
		if part && again[i].Span == ms[year].Span {
			again[i].Period = facts.Period{} // said by the part now
		}
	}
	return again
}

func within(s facts.Span, in []facts.Span) bool {
	return slices.ContainsFunc(in, func(n facts.Span) bool { return n.Overlaps(s) })
}

// Package when finds the periods of an article's sentences and lines. It settles what
// package period leaves to the text around: 全年 and 期末 that stand alone, months
// without a year, quarters ahead, years of founding.
//
//	folded := lex.Fold("前三季度资本支出953亿元,全年预算1250亿元")
//	Find(nil, Recognise(nil, folded, day, anchor), folded, Context{Published: day, Anchor: anchor})
//	First("招商银行2022年年度报告", day)   // 2022
//
// Texts go in folded, but for First and MonthOf, which fold. It needs cue.Load; all
// functions are safe for concurrent use after that.
package when

import (
	"slices"
	"strings"
	"unicode"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Context is what the sentence stands in.
type Context struct {
	Published facts.Date       // of the article, zero if nothing says
	Anchor    facts.Period     // what periods that leave out their year are in: of the text before, else of the article
	Monthly   bool             // the article reports on one month
	Open      bool             // no sentence has said Anchor, it is the article's
	Said      []period.Mention // of the sentence before in the paragraph
	Reported  facts.Period     // what the article as a whole reports on
}

// severalMonths reports whether a period is of months of a year, of which 当月 is the last: 1—10月出口561.6万辆。…[当月]销量214.4
// 万辆, published in November.
func severalMonths(p facts.Period) bool {
	return !p.Instant && !p.Start.IsZero() && !p.End.IsZero() && p.Start.AddDays(31).Before(p.End) && p.End.Before(p.Start.AddDays(340))
}

// Read is what Recognise has found in a sentence, for Find.
type Read struct {
	Periods  []period.Mention
	anchor   facts.Period // that they are told from
	anchored bool         // any of them may be
}

// Recognise finds what periods a sentence has by itself, in the room of an empty list, for
// who recognises many before the anchor of each is known: most are the same with any, and
// Find begins anew with the others.
func Recognise(empty []period.Mention, f lex.Folded, published facts.Date, anchor facts.Period) Read {
	ms, anchored := find(empty, f, period.Context{Reference: published, Anchor: anchor})
	return Read{ms, anchor, anchored}
}

// Find finds the periods of a sentence, in order, in the room of an empty list: those that have been recognised
// in it, by the text around. While the anchor is the article's (Open), a month or day without its year is the last
// one before publication, not that of the year on which the article is: one of February 2025 on 2024年 says 1月交付30350辆.
func Find(empty []period.Mention, read Read, f lex.Folded, c Context) []period.Mention {
	if read.anchored && read.anchor != c.Anchor {
		read = Recognise(empty, f, c.Published, c.Anchor)
	} else {
		read.Periods = append(empty, read.Periods...)
	}
	ms := yearsToDate(f.Text, wholeYears(f.Text, c, read.Periods))
	ahead(f.Text, c.Published, ms)
	again(f.Text, c.Said, ms)
	ends(f.Text, c, ms)
	quarterly(f.Text, c.Anchor, ms)
	reports(f.Text, c.Reported, ms)
	if c.Published.IsZero() || !c.Open {
		return ms
	}
	var plain []period.Mention
	said := facts.Period{}
	for i, m := range ms {
		if said := m.Span.In(f.Text); said == "当月" && severalMonths(c.Anchor) || c.Monthly && strings.IndexFunc(said, unicode.IsDigit) < 0 && !strings.Contains(said, "个") {
			continue // 当月, 月末 in an article on a month
		}
		if !m.Relative || m.Role != period.When || m.Period.IsZero() || m.Period.Start.IsZero() || m.Period.Start.AddDays(31).Before(m.Period.End) || !strings.Contains(m.Span.In(f.Text), "月") {
			continue
		}
		if plain == nil {
			plain = period.FindFolded(f, period.Context{Reference: c.Published})
		}
		for _, p := range plain {
			if p.Span == m.Span && !p.Period.IsZero() {
				if ms[i].Period = p.Period; said.IsZero() && p.Period != m.Period {
					said = p.Period
				}
			}
		}
	}
	if said.IsZero() {
		return ms
	}
	for i, p := range period.FindFolded(f, period.Context{Reference: c.Published, Anchor: said}) {
		if i < len(ms) && p.Span == ms[i].Span && p.Role == period.Comparison {
			ms[i].Period = p.Period // 较去年12月: of the month as it was settled
		}
	}
	toMonth(said, ms)
	return ms
}

// reports reads a report without its year as the one that the article is on, whatever year the sentence before told
// of: 2024年每股派0.36元。皖岚则在[三季报]同日公告首次中期分红, in an article on the nine months of 2025. So is that part of a
// year behind a last year that another part of the sentence told of: 占收入的46%,去年全年是39%;医药冷链[前三季度]收入4.1亿元.
func reports(text string, reported facts.Period, ms []period.Mention) {
	if reported.Instant || reported.Start.IsZero() || reported.End.IsZero() {
		return
	}
	for i, m := range ms {
		said := m.Span.In(text)
		if reported == facts.Year(reported.Start.Year) && m.Role == period.When && (said == "本年度" || said == "本年") && m.Period == reported.ShiftYears(-1) {
			ms[i].Period = reported // 员工6,842人(2023年:5,964人),[本年度]薪酬总额12.86亿元
			continue
		}
		if i > 0 && partOfTopic(text, ms[i-1], m, reported) {
			ms[i].Period = m.Period.ShiftYears(1)
			continue
		}
		after := i > 0 && cue.LastYear.Prefix(ms[i-1].Span.In(text)) != "" && strings.Contains(text[ms[i-1].Span.End:max(ms[i-1].Span.End, m.Span.Start)], ";")
		if m.Relative && m.Role == period.When && (after && !strings.Contains(said, "年") || strings.HasSuffix(said, "报")) && strings.IndexFunc(said, unicode.IsDigit) < 0 &&
			m.Period.Start.Year == reported.Start.Year-1 && m.Period.ShiftYears(1) == reported {
			ms[i].Period = reported
		}
	}
}

// toMonth moves the months of a year up to one that has been settled to the year of that one: 4月末
// 余额154.6万亿元,…;[前4个月]增加7.83万亿元, in May 2025 on 2024年.
func toMonth(said facts.Period, ms []period.Mention) {
	last := said.Last()
	for i, m := range ms {
		if p := m.Period; m.Relative && m.Role == period.When && !p.Instant && sinceJanuary(p) && p.Last().Month == last.Month && p.Last().Year < last.Year {
			ms[i].Period = p.ShiftYears(last.Year - p.Last().Year)
		}
	}
}

// wholeYears adds the 全年 that stands alone, of the year that the text before
// it or the anchor is in: 前三季度资本支出953亿元,[全年]预算1250亿元.
func wholeYears(text string, c Context, ms []period.Mention) []period.Mention {
	for from := 0; ; {
		i := lex.Index(text[from:], "全年")
		if i < 0 {
			return ms
		}
		s := facts.Span{Start: from + i, End: from + i + len("全年")}
		from = s.End
		base, at, first := c.Anchor, len(ms), true
		taken := strings.HasPrefix(text[s.End:], "龄") || strings.HasSuffix(text[:s.Start], "占") // 占[全年]的13.9%: of the quarter before
		for k, m := range ms {
			taken = taken || m.Span.Overlaps(s) || m.Span.End == s.Start
			first = first && (m.Span.Start > s.Start || m.Role != period.When)
			if m.Span.Start < s.Start && m.Role == period.When && !m.Period.Start.IsZero() && m.Period.Start.AddDays(80).Before(m.Period.End) {
				base = m.Period
			}
			if m.Span.Start < s.Start && m.Role == period.When && m.Period.Instant && m.Period == facts.Year(m.Period.Last().Year).AtEnd() {
				base = facts.Year(m.Period.Last().Year) // 2024年末余额36.6万亿元,[全年]增加6.5万亿元
			}
			if m.Span.Start > s.Start {
				at = min(at, k)
			}
		}
		y := base.Start.Year
		if taken || base.Start.IsZero() || base.End.IsZero() || base.Last().Year != y {
			continue
		}
		if c.Published.Year == y+1 && c.Published.Month >= reported && toCome.MatchString(text[s.End:]) {
			y++ // 2024年亏损…。[全年]营收目标9.5亿元, in June 2025
		} else if first && base == facts.Year(y) {
			continue
		}
		ms = slices.Insert(ms, at, period.Mention{Span: s, Period: facts.Year(y), Relative: true, Rule: "whole year"})
	}
}

// toDate is a year up to the month told before: 4月零售175.5万辆;[今年以来]累计零售687.2万辆. What a price has
// risen by since then is a measure of its own.
var toDate = pattern.New(`(今年以来|年初以来|年初至今|年内)(?:已|共|,)?累计[^上涨下跌]`)

// yearsToDate adds such years.
func yearsToDate(text string, ms []period.Mention) []period.Mention {
	if len(ms) == 0 || lex.Index(text, "累计") < 0 {
		return ms
	}
	for _, at := range toDate.FindAllStringSubmatchIndex(text, -1) {
		s := facts.Span{Start: at[2], End: at[3]}
		month := facts.Period{}
		k := 0
		for ; k < len(ms) && ms[k].Span.End <= s.Start; k++ {
			if p := ms[k].Period; ms[k].Role == period.When && monthly(p) {
				month = p
			}
		}
		if month.IsZero() {
			continue
		}
		for k < len(ms) && ms[k].Span.Overlaps(s) {
			ms = slices.Delete(ms, k, k+1)
		}
		p := facts.Period{Start: facts.Date{Year: month.Last().Year, Month: 1, Day: 1}, End: month.End}
		ms = slices.Insert(ms, k, period.Mention{Span: s, Period: p, Relative: true, Rule: period.YearToDate})
	}
	return ms
}

// placedThen is somebody's place in the year before, which is a name for whom this year's figures are of:
// 上年的[冠军]中信信托只做到23.54亿元; or where it has come from: 从去年同期的[第四跃]居第二.
var placedThen = pattern.New(`^的?(?:冠军|亚军|季军|榜首|头名|老大|状元|榜眼|探花|首位|销冠|龙头|第[一二三四五六七八九十]+[名位大跃升降跌滑退攀晋])`)

var lastYearsWords = lex.NewWords("上年", "去年", "前一年", "上一年", "上年度", "去年同期", "上年同期")

// behindDay moves a quarter or half that takes its year from the day of the news, and has not begun then, to the
// year before: 3月18日电,岚海集团公告,[第四季度]营收1,090.1亿元. What is said to come stays: 预计第四季度…
func behindDay(text string, published facts.Date, ms []period.Mention) {
	if published.IsZero() || published.Month > 6 || len(ms) < 2 {
		return
	}
	for i, m := range ms[1:] {
		p, day := m.Period, ms[0].Period
		if !m.Relative || m.Role != period.When || p.Instant || !published.Before(p.Start) || p.Start.AddMonths(3) != p.End && p.Start.AddMonths(6) != p.End || !IsDay(day) || day.Start.Year != published.Year {
			continue
		}
		end := m.Span.End + strings.IndexAny(text[m.Span.End:]+"0", "0123456789")
		if said := text[wording.Stops.LastIndex(text[:m.Span.Start])+1 : end]; !strings.Contains(said, "将") && !strings.Contains(said, "年") && !cue.Has(said, cue.Forecast|cue.Target|cue.Planned) {
			ms[i+1].Period = p.ShiftYears(-1)
		}
	}
}

// founded is the year in which somebody began, which dates nothing after it.
var founded = pattern.New(`(?:成立|创立|创办|创建|始建|诞生|组建|设立|开业|上市|投产|建成|通车)于(20\d\d|19\d\d)年|(?:自|从)(20\d\d|19\d\d)年(?:成立|创立|创办|上市|开业|投产)|(?:这家|那家|一家|该行|公司|集团)(?:于)?(20\d\d|19\d\d)年(?:\d{1,2}月)?(?:成立|创立|创办|创建|诞生|组建)[、,的]`)

// find finds the periods of a text, where a year of founding is nothing
// that others are counted from: 成立于2006年,截至三季度末规模为2864.3亿元 is of the
// article's year.
func find(empty []period.Mention, f lex.Folded, c period.Context) (ms []period.Mention, anchored bool) {
	ms, anchored = period.AppendFolded(empty, f, c)
	ms = slices.DeleteFunc(ms, func(m period.Mention) bool {
		return lastYearsWords.Has(m.Span.In(f.Text)) && placedThen.MatchString(f.Text[m.Span.End:])
	})
	behindDay(f.Text, c.Reference, ms)
	if !sinceYear(f.Text) {
		return ms, anchored
	}
	at := founded.FindAllStringSubmatchIndex(f.Text, -1)
	if at == nil {
		return ms, anchored
	}
	text := []byte(f.Text)
	masked := func(s facts.Span) bool { return text[s.Start] == ' ' }
	for _, m := range at {
		for _, k := range []int{2, 4, 6} {
			for i := m[k]; i >= 0 && i < m[k+1]; i++ {
				text[i] = ' '
			}
		}
	}
	ms = slices.DeleteFunc(ms, func(m period.Mention) bool { return !masked(m.Span) })
	for i := range ms {
		ms[i].Period = facts.Period{}
	}
	blind := f
	blind.Text = string(text)
	more, also := period.AppendFolded(nil, blind, c)
	ms = append(ms, more...)
	slices.SortStableFunc(ms, func(a, b period.Mention) int { return a.Span.Start - b.Span.Start })
	return ms, anchored || also
}

// foundedWords are verbs of founding, behind a year: 这家2016年[成立]、总部在厦门的公司.
var foundedWords = lex.NewWords("年成立", "年创立", "年创办", "年创建", "年诞生", "年组建", "月成立", "月创立", "月创办", "月组建")

var sinceWords = lex.NewWords("于", "自", "从")

// sinceYear reports whether a text has a year behind 于, 自 or 从, or a verb of founding, without which
// nobody is founded in one.
func sinceYear(text string) bool {
	if foundedWords.In(text) {
		return true
	}
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '0')
		if n < 0 {
			return strings.Contains(text, "19")
		}
		i += n + 1
		if i > 1 && text[i-2] == '2' && sinceWords.End(text[:i-2]) {
			return true
		}
	}
}

// reported is the month from which nobody speaks any more of what the year before was to bring.
const reported = 4

// toCome is what follows a 全年 that is not over.
var toCome = pattern.New(`^的?(?:\p{Han}{0,8}(?:目标|指引)|预计|有望|力争|预期|将|仍将|确保)`)

// ahead moves a quarter or half that is said without its year, in a sentence
// that looks ahead, to the next one when that is nearer to the publication
// than the last: an article of February 2025 on 2024年 says 一季度指引 of 2025.
func ahead(text string, published facts.Date, ms []period.Mention) {
	if published.IsZero() {
		return
	}
	for i, m := range ms {
		p := m.Period
		if m.Role != period.When || !m.Relative || p.Start.IsZero() || p.End.IsZero() || p.Instant || p.Start.AddMonths(3) != p.End && p.Start.AddMonths(6) != p.End || strings.Contains(m.Span.In(text), "年") && !strings.Contains(m.Span.In(text), "半年") {
			continue
		}
		next := p.ShiftYears(1)
		if published.Before(p.End) || !published.Before(next.End) {
			continue
		}
		if p.End.AddDays(days(published, next.End)).Before(published) {
			if !cue.Has(text, cue.Forecast|cue.Target|cue.Planned) {
				return
			}
			ms[i].Period = next
		}
	}
}

// again moves a part of a year that is said without its year to the year in which the sentence
// before said the same part last: 2022年毛利率25.87%,…,今年上半年69.14%。[上半年]收入6.65亿元,
// [6月末]员工1126人 are of this year, whatever year the sentence began with.
func again(text string, said []period.Mention, ms []period.Mention) {
	for i, m := range ms {
		name := strings.TrimSuffix(strings.ReplaceAll(m.Span.In(text), "半年", ""), "年报")
		if !m.Relative || m.Role != period.When || m.Period.IsZero() || m.Period.Start.IsZero() || strings.Contains(name, "年") {
			continue
		}
		for k := len(said) - 1; k >= 0; k-- {
			p := said[k].Period
			if said[k].Role != period.When || p.Start.IsZero() || p.End.IsZero() || p.Last().Month != m.Period.Last().Month || p.Last().Day != m.Period.Last().Day || m.Period.Last().Month == 12 {
				continue
			}
			if p.Last().Year > m.Period.Last().Year {
				ms[i].Period = m.Period.ShiftYears(p.Last().Year - m.Period.Last().Year)
			}
			break
		}
	}
}

// quarterly takes a 三季报 for the quarter's where the text is on that quarter, as those of Hong Kong and New York are.
func quarterly(text string, anchor facts.Period, ms []period.Mention) {
	for i, m := range ms {
		y := anchor.Start.Year
		if anchor == facts.Quarter(y, 3) && m.Period == facts.YearToQuarter(y, 3) && strings.HasSuffix(m.Span.In(text), "三季报") {
			ms[i].Period = anchor
		}
	}
}

// yearBefores say that a figure is of the year before the one that the text is on.
var yearBefores = lex.NewWords("前一年", "上年", "上一年")

// ends settles 期末, which is the end of the period that the text is on: 上半年关闭
// 门店227家,[期末]门店552家; and 一年前, which is a year before what the sentence
// just spoke of, not before its publication; so is 三年前 after a period.
func ends(text string, c Context, ms []period.Mention) {
	base, last := c.Anchor, c.Anchor
	first, told, end := facts.Period{}, false, 0
	for i, m := range ms {
		parted := strings.Contains(text[min(end, m.Span.Start):m.Span.Start], ";") // a year of founding is read out of turn
		end = m.Span.End
		if first.IsZero() && m.Role == period.When && !m.Period.Instant && !yearBefores.Has(m.Span.In(text)) {
			if first = m.Period; first.Last().Before(c.Anchor.Last()) && strings.ContainsAny(text[:m.Span.Start], "0123456789") {
				first = c.Anchor // 净利润5.9亿元,而2023年亏损2.4亿元;扣非净利润5.5亿元,[上年]-4.8亿元
			}
		}
		switch {
		case yearBefores.Has(m.Span.In(text)) && parted && !first.IsZero() && !first.Start.IsZero():
			ms[i].Period = first.ShiftYears(-1) // 2024年收入31亿,2023年28亿;净利润3亿,[前一年]1亿
		case strings.HasPrefix(m.Span.In(text), "上季度") && base.Start.AddMonths(3) == base.End && !base.IsZero():
			ms[i].Period = base.Previous() // 上季度 told twice is the same quarter
		case m.Span.In(text) == "一年前" && !first.IsZero() && !first.Start.IsZero() && last == first.Previous():
			ms[i].Period = first.ShiftYears(-1) // 第三季市占率为23.7%,次季为22.9%,[一年前]则为24.2%
		case m.Span.In(text) == "一年前" && !last.IsZero():
			ms[i].Period = last.ShiftYears(-1) // 去年底比率6.12%,[一年前]为2.83%
		case m.Rule == "ago" && told && !m.Period.IsZero():
			ms[i].Period = last.ShiftYears(m.Period.Start.Year - c.Published.Year) // 2024年占三成,而[三年前]只有两成
		case m.Role != period.When || m.Period.IsZero():
		case m.Span.In(text) == "期末" && !base.End.IsZero():
			ms[i].Period = base.AtEnd()
		case !m.Period.Instant:
			if last, told = m.Period, true; !strings.Contains(m.Span.In(text), "同期") {
				base = m.Period
			}
		default:
			last, told = m.Period, true
		}
	}
}

package tabular

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// subject returns what a table is about whose rows are names and whose columns
// are periods: the metric in its caption, else in the heading above, else in
// the title, without names, periods and words such as 一览.
func (t *Reader) subject() string {
	from := []string{t.about, t.Heading, t.Title}
	if t.Report {
		from = from[:2]
	}
	return t.subjectOf(from)
}

func (t *Reader) subjectOf(from []string) string {
	second := ""
	for _, s := range from {
		rest := places.ReplaceAllString(t.head(tableNumber.ReplaceAllString(s, "")).metric, "")
		rest = byNature.ReplaceAllString(byAge.ReplaceAllString(rest, ""), "")
		if m := otherCash.FindStringSubmatch(rest); m != nil && t.Report {
			return m[1] + m[2] // as the statement calls it
		}
		if t.Report && (byAllowance.MatchString(rest) || strings.HasPrefix(rest, "未确认")) {
			continue
		}
		if t.Report {
			rest = byParts.ReplaceAllString(rest, "")
		}
		for again := true; again; {
			again = false
			for _, w := range cue.CaptionTail.All() {
				if cut := wording.Marks.Trim(strings.TrimSuffix(rest, w)); cut != rest {
					rest, again = cut, true
				}
			}
		}
		if t.Metrics.Concept(rest) != "" {
			return t.cleanSubject(rest)
		}
		if second == "" && t.Metrics.Units(rest) != nil && !(t.Report && lex.Longer(rest, longestSubject)) {
			second = t.cleanSubject(rest)
		}
	}
	return second
}

// cleanSubject cleans such a name; of a report it is one as a whole: 预计负债.
func (t *Reader) cleanSubject(name string) string {
	if t.Report && strings.HasPrefix(name, "预计") {
		return grid.CleanLabel(name)
	}
	if t.Report {
		return grid.CleanLabel(wording.Trim(name))
	}
	return wording.Clean(wording.Trim(name))
}

// byAge matches what the line above a table of ages says of how it takes apart what it names:
// 贸易应收款项[按发票日期的账龄分析如下].
var byAge = pattern.New(`(?:根据|按照?|基于)?(?:发票日期|到期日|逾期日|交易日期)?(?:的|呈列的|作出的|划分的)?(?:账|帐)龄(?:分析)?(?:呈列|列示|载列)?(?:如下)?:?$`)

// byNature matches what a heading says behind the name of an account of how its table takes it apart:
// 其他应收款[按款项性质分类情况].
var byNature = pattern.New(`按(?:款项|借款|费用)?(?:的)?(?:性质|类别|种类|条件)(?:进行)?(?:分类|列示|划分|披露)(?:的)?(?:披露|列示)?(?:情况)?(?:如下)?:?$`)

// otherCash matches what the heading of a note on a line of the cash flow statement says of it: 收到[的]其他与经营活动有关的现金.
var otherCash = pattern.New(`(收到|支付)的?(其他与(?:经营|投资|筹资)活动有关的现金)`)

// byAllowance matches the line above a table that says how allowances were made for what its rows are classes of:
// 按组合计提坏账准备:组合1.
var byAllowance = pattern.New(`^(?:\([^()]*\)\.?)?按(?:信用风险特征)?(?:组合|单项)(?:计提|评估)|^组合计提项目|^组合\d`)

// longestSubject is how many characters what a report's table is about can have, if no
// lexicon lists it: 现任及报告期内离任董事、监事和高级管理人员持股变动 names a section.
const longestSubject = 16

// tailOf returns the head noun of a row's metric that its 其中 rows leave out:
// 锂电池销量 → 销量.
func tailOf(metric string) string {
	for _, w := range cue.RowHead.All() {
		if strings.HasSuffix(metric, w) {
			return w
		}
	}
	return ""
}

func (t *Reader) tableEntity(label, col head) (string, facts.Basis) {
	switch {
	case label.entity != "":
		return label.entity, facts.ByClause
	case col.entity != "":
		return col.entity, facts.ByClause
	case t.secEntity != "":
		return t.secEntity, facts.ByHeading
	case t.Report && t.Whose != "":
		return t.Whose, facts.ByHeading
	case t.Report && t.Salient != "":
		return t.Salient, facts.ByArticle
	case t.HeadEntity != "":
		return t.HeadEntity, facts.ByHeading
	case t.Salient != "":
		return t.Salient, facts.ByArticle
	}
	return t.Entity, facts.ByArticle
}

// captionPeriod is the one that the caption says its table is of: 表2 三季度业务量, 2025年10月企业装车量.
func (t *Reader) captionPeriod() facts.Period {
	if t.about == "" {
		return facts.Period{}
	}
	text := lex.Fold(t.about).Text
	if p, ok := when.First(text, t.Article.Published); ok {
		return p
	}
	if p, ok := when.Month(text, t.Article.Published); ok && !t.Report {
		return p
	}
	return facts.Period{}
}

// tableNumber begins a caption; places end one: 表1:…月活前六.
var (
	tableNumber = pattern.New(`^\d{1,2}(?:\.\d{1,2})? +|^(?:附?表|图)\s*[\d一二三四五六七八九十]{0,2}\s*[:：、.\s]\s*`)
	places      = pattern.New(`(?i)(?:前|top\s?)(?:[一二三四五六七八九十]{1,2}|\d{1,3})(?:名|家|强|位)?$`)
)

// partedBy is what the rows of a table part something by, in what its caption says: 新能源汽车[分车型]销量.
var partedBy = pattern.New(`^(\p{Han}{2,})分(?:车型|车系|品种|品类|类型|类别|产品|地区|区域|机构|行业|险种|业务|渠道|月|季度)`)

// captionSubject is what the caption says the table is about, without the kind of its
// rows, which the head of their column says: 证券App月活 over App is 月活.
func (t *Reader) captionSubject() string {
	of := partedBy.ReplaceAllString(t.subjectOf([]string{t.about}), "$1")
	for k, c := range t.columns {
		if noun := wording.Marks.Trim(c.text); k < 3 && noun != "" && c.period.IsZero() && !c.change && !c.share {
			if i := lex.LastIndex(of, noun); i >= 0 && t.Metrics.Units(of[i+len(noun):]) != nil {
				return of[i+len(noun):]
			}
		}
	}
	return of
}

// asPart gives a part the end of what it is a part of, and returns that as a word of the figure: 晶圆出货量 | 其中:12英寸.
func (t *Reader) asPart(f *facts.Fact, label rowLabel) string {
	if !label.part || t.parent == "" || t.Report {
		return ""
	}
	f.Metric += tailOf(t.parent)
	f.Concept = t.Metrics.Concept(f.Metric)
	return " " + t.parent
}

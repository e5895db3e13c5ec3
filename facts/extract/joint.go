package extract

import (
	"slices"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// jointly opens what several have together, whom it only counts: [三家合计],前三季度营收454.28亿元, 五家公司
// 前三季度合计实现净利润3190亿元.
var jointly = pattern.New(`(?:^|[,;:。])(?:而|这|上述|以上|前述)?([两二三四五六七八九十]|\d{1,3})(?:家|大(?:行|巨头|公司|险企|券商|运营商|龙头|平台|电商|酒企|车企|航司))(\p{Han}{0,8}?)[A-Za-z]{0,6}(?:(?:20\d\d年|第?[一二三四]季度|前[一二三]季度|上半年|下半年|全年|今年|去年|当年|期内|报告期内?)[^,;。]{0,6}?)?(?:合计|总计|共计|一共|合共|加总|加起来|共实现|共录得)`)

// allTold are the words for what several have together.
var allTold = lex.NewWords("合计", "总计", "共", "加总", "加起来")

// ofOne are what one company has several of.
var ofOne = pattern.New(`子公司|工厂|基地|门店|医院|股东|客户|项目|附属|分行|分公司|酒店|银行合计持|机构合计持`)

// ofThemAll says whose a figure is that several have together who are only counted: nobody's, and of how many
// (facts.MembersAxis). A group of just so many keeps it. It holds up to the next name or semicolon.
func (d *document) ofThemAll(l *prose.Line, n int, f *facts.Fact) {
	if !d.here.jointSought {
		d.here.jointSought = true
		if (lex.Contains(l.Text, "家") || lex.Contains(l.Text, "大")) && allTold.In(l.Text) {
			d.here.joint = jointly.FindAllStringSubmatchIndex(l.Text, -1)
		}
	}
	var m []int
	for _, at := range d.here.joint {
		if at[1] <= l.StartOf(n) {
			m = at
		}
	}
	if m == nil {
		return
	}
	before := l.Text[:l.StartOf(n)]
	if wording.PartStops.LastIndex(before) >= m[1] || l.HasName(m[1], len(before)) || ofOne.MatchString(before[m[2]:m[5]]) || strings.Contains(f.Metric, "持") {
		return
	}
	count, err := strconv.Atoi(before[m[2]:m[3]])
	if err != nil {
		count = lex.Numeral(before[m[2]:m[3]]) // 两家
	}
	e, _ := d.Entities.Get(f.Entity)
	named := slices.ContainsFunc(l.Entities, func(o entity.Mention) bool {
		return o.Span.Start >= m[0] && o.Span.End <= m[1] && slices.Contains(o.Names, f.Entity)
	})
	if e.Kind != entity.Group || !named && len(e.Members) > 0 && len(e.Members) != count {
		f.Entity, f.EntityBasis = "", ""
	}
	f.Dimensions = append(f.Dimensions, facts.Dimension{Axis: facts.MembersAxis, Member: strconv.Itoa(count)})
}

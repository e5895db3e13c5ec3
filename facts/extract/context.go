package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// ofGroup says that the figures after it are of the group again.
var ofGroup = pattern.New(`(?:合并|集团)(?:报表)?口径|本集团`)

// scopeOf returns the dimension of figure n when its sentence says before it that it is
// of the company alone.
func scopeOf(l *prose.Line, n int) []facts.Dimension {
	if !l.SaysParent() {
		return nil // as most do
	}
	before := l.Text[:l.Quantities[n].Span.Start]
	at := wording.ParentOnly.FindAllStringIndex(before, -1)
	if at == nil || ofGroup.MatchString(before[at[len(at)-1][1]:]) || strings.Contains(before[at[len(at)-1][1]:], ";") {
		return nil
	}
	return []facts.Dimension{{Axis: facts.ScopeAxis, Member: report.ParentScope}}
}

// contextOf returns the words that qualify a figure, from the closest to the
// farthest, one kind a line: its clause, the sentence before it, what follows
// it, the heading.
func contextOf(l *prose.Line, q quantity.Mention, right, heading, metric string) string {
	clause := l.ClauseText(l.Clause[q.Span.Start], 0, q.Span.Start)
	lead := l.Text[:q.Span.Start]
	if m := instalmentOf(lead); m != nil {
		clause = m[1] + m[2] + m[3] + clause
	}
	if i := l.SemicolonBefore(q.Span.Start); i > 0 && metric != "" {
		lead = ownPart(l, i, q.Span.Start, metric)
	}
	if strings.HasPrefix(right, "、") {
		right = "" // 肯德基12,238间[、必胜客]3,864间
	}
	if strings.Contains(lead, "(含") || strings.Contains(lead, "(包") {
		clause, lead = included.ReplaceAllString(clause, ""), included.ReplaceAllString(lead, "")
	}
	return provided(l, q.Span.Start) + clause + right + notedBehind(l, q.Span.End) + "\n" + lead + "\n" + strings.ReplaceAll(heading, "\n", " ")
}

// ownPart returns what leads to a figure behind the semicolon at byte i: its own part alone where that
// says whom or what it is on and the parts before have the metric, too: 东盟…双边贸易总值6.18万亿元;
// [欧盟为第二大伙伴],贸易总值4.88万亿元. A bare head leaves to them what it is of: 信息科技投入
// 112.78亿元;2022年[投入]106.52亿元. So does 该公司, who was named before.
func ownPart(l *prose.Line, i, start int, metric string) string {
	if undisclosed.MatchString(l.Text[strings.LastIndexAny(l.Text[:i], ";")+1 : i]) {
		return l.Text[i+1 : start] // 飞猪未单列数据;途牛净收入2.02亿元
	}
	own := wording.Marks.Trim(l.Bare([]facts.Span{{Start: i + 1, End: start}}))
	if strings.HasPrefix(own, "该公司") || !strings.Contains(l.Text[:i], metric) || utf8.RuneCountInString(strings.Replace(own, metric, "", 1)) < 4 {
		return l.Text[:start]
	}
	return l.Text[i+1 : start]
}

// undisclosed says that somebody or something has no figure.
var undisclosed = pattern.New(`[未没不](?:有|曾)?(?:单列|单独|披露|公布|公开|给出|提供|列示)`)

// leftOut returns the clause right before the one of figure n where it says what the figure leaves
// out: 若[剔除直播电商业务],净营收43亿美元 is another figure than 净营收49亿美元. "" for others, and for what
// the metrics of all companies leave out.
func leftOut(l *prose.Line, n int) string {
	from, end := l.ClauseBefore(l.Quantities[n].Span.Start)
	if end < 0 {
		return ""
	}
	clause := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(l.Text[from:end], "如果"), "若"), "如")
	if w := cue.LeftOut.Prefix(clause); w == "" || strings.Contains(clause, "经常性") || strings.Contains(clause, "因素") || l.HasFigure(from, end) || utf8.RuneCountInString(clause) > longestLeftOut {
		return ""
	}
	return strings.TrimSuffix(clause, "后") + "后"
}

// longestLeftOut is how many characters say what is left out.
const longestLeftOut = 24

// instalmentOf matches instalment; most sentences open otherwise.
func instalmentOf(lead string) []string {
	if !strings.Contains(lead, "中期分红") && !strings.HasPrefix(lead, "中期") && !strings.HasPrefix(lead, "末期") && !strings.HasPrefix(lead, "特别") {
		return nil
	}
	return instalment.FindStringSubmatch(lead)
}

// included is what a figure counts in, which is no word on what it is of: 蔚来公司[(含乐道、萤火虫)]
// 40,397辆.
var included = pattern.New(`\((?:含|包括|包含)[^()]*、[^()]*\)`)

// instalment opens a sentence that says before a colon which payout it is on: [中期]分红预案同步公布:
// 每10股派1.414元; 岚川股份公布首次[中期]分红方案,每10股派1.8元.
var instalment = pattern.New(`^(中期|末期|特别)(?:分红|股息|派息|利润分配|股利)[^,;:。]{0,10}:|^(?:该行|公司|本行|董事会|集团)?(?:决定|拟|将|已|还|计划)?(?:实施|进行|派发|宣派|启动)(中期)分红,|^[^,;:。\d%]{2,24}?(?:实施|进行|派发|宣派|启动|公布|公告|披露|发布|推出)(?:首次)?(中期)(?:现金)?分红(?:方案|预案|计划)?[,:]`)

// notedBehind returns what a pair of brackets right after a figure says of it, when they hold no
// figure: 171.9万吨[(范围一加范围二)].
func notedBehind(l *prose.Line, i int) string {
	rest, ok := strings.CutPrefix(l.Text[i:], "(")
	note, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || utf8.RuneCountInString(note) > 20 {
		return ""
	}
	for _, q := range l.Quantities {
		if q.Span.Start >= i && q.Span.End <= i+len("(")+len(note) {
			return ""
		}
	}
	return note
}

// provided returns the clause before the one at byte i when it says how the figure is
// counted: [若计入范围三],则达到1452万吨.
func provided(l *prose.Line, i int) string {
	from, end := l.ClauseBefore(i)
	if end < 0 {
		return ""
	}
	clause := l.Text[from : end+1]
	for _, w := range []string{"若", "如果", "如", "倘若"} {
		if rest, ok := strings.CutPrefix(clause, w); ok && cue.Prefix(rest, cue.Basis) != "" {
			return rest
		}
	}
	return ""
}

// behind is what follows a figure in its clause, which a blank ends in a title: 理财赚了3896亿元 存续规模30.67万亿元.
func (d *document) behind(right string) string {
	if d.titled {
		right, _, _ = strings.Cut(right, " ")
	}
	return right
}

// scene is the heading that a paragraph stands below with the label it opens with, and the
// title where there is none in an article on nobody in particular, for it may be the only
// word on where all that is so: 临洲市银行业运行情况. A title's own figures stand below none: in 理财赚了3896亿元
// 存续规模30.67万亿元 the first is no 规模.
func (d *document) scene() string {
	if d.titled {
		return ""
	}
	label := d.label
	if label == "" {
		label = d.here.product
	}
	if d.heading == "" && label == "" && d.Salient == "" {
		return d.Title
	}
	if label == "" {
		return lex.TrimSpace(d.headSaid)
	}
	if d.heading == "" && d.Salient == "" {
		return d.Title + " " + label
	}
	return strings.TrimSpace(d.headSaid + " " + label)
}

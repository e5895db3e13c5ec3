// Package subject tells whom a sentence is on: which of the names in it are subjects of its
// figures, whom an ambiguous one stands for, who speaks of others, and whose a sum is.
//
// A Reader goes with one article and is for one goroutine. It needs cue.Load.
package subject

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// Reader tells whom the sentences of an article are on.
type Reader struct {
	*about.Overview
	Heading string        // the entity of the heading above, "" if there is no one
	Unnamed bool          // the article keeps somebody's name back: it has a 某
	Claims  *claim.Reader // whose Speaker is set where somebody forecasts for others

	traded map[string]bool // what isTraded has returned
}

// Antecedent returns the entity that 本行 and 本公司 stand for, "" if there is no one.
func (r *Reader) Antecedent() string {
	if r.Heading != "" {
		return r.Heading
	}
	return r.Salient
}

// Of returns the entity that a mention makes the subject of what
// follows. A name after 与, 比, 较, 向, 由 or before 的报告 is no subject: 与
// 腾讯合作, 较工行高. An ambiguous brand stands for the article's entity when
// that is one of its readings (平安 in an article on 中国平安), else for the one
// reading that the article names elsewhere, else for the one of the kind that it
// mostly names (民生、光大 among banks), else for nobody. ok is false where the mention
// leaves the subject as it was; "" with it makes the figures nobody's.
func (r *Reader) Of(l *prose.Line, m entity.Mention) (name string, ok bool) {
	before := l.Text[:m.Span.Start]
	if len(m.Names) == 1 {
		e, _ := r.Entities.Get(m.Names[0])
		if aside, nobodys := r.aside(l, m, e); aside {
			return "", nobodys
		}
		if e.Kind == entity.Group || e.Kind == entity.Government {
			if aside, nobodys := r.collectiveAside(l, m, e); aside {
				return "", nobodys
			}
		}
		if w, own := r.speaks(l, m, e); w {
			return "", !own // 华泰证券预计2025年行业增速…: nobody's, or whom the text is on
		}
		if e.Kind == entity.Group && (counted.MatchString(before) || countedToo.MatchString(l.Text[m.Span.End:])) {
			return "", true // 共有194家银行机构和32家理财公司有存续的理财产品,存续规模30.67万亿元: of all of them
		}
		if strings.HasSuffix(before, "对") && judged.MatchString(l.Text[m.Span.End:]) {
			return m.Names[0], true // 高盛对[B站]2026年净利的预测是33亿元
		}
		if e.Kind == entity.Product && cue.Prefix(wording.Marks.TrimLeft(l.Text[m.Span.End:]), cue.Together) != "" {
			return "", false // “招商银行”与“掌上生活”两大App: of whoever has both
		}
	}
	if w := cue.Suffix(before, cue.Toward); w != "" && (w != "控股" || len(m.Names) > 1) || r.holdsIt(l, m) {
		return "", false // 学习胖东来, 超过海尔
	}
	if cue.Prefix(l.Text[m.Span.End:], cue.Jointly) != "" && isListed(l, m) {
		return "", false // 工行与华为合作
	}
	if len(m.Names) == 1 && m.Names[0] != r.Salient && strings.Contains(l.Text[m.Span.End:min(len(l.Text), m.Span.End+longestList)], "等") && servedWith.MatchString(l.Text[m.Span.End:]) && serves.MatchString(before) {
		return "", false // 已在小米、华勤技术等头部企业应用。检测设备营收1.37亿元
	}
	if cue.FractionOf.Ends(before) && measuredBy.MatchString(l.Text[m.Span.End:]) {
		return "", false // 以不到交银[三分之一]的资产
	}
	for _, w := range []string{"比", "较", "与", "和", "向", "给", "同", "被", "对", "遭", "受", "应占", "分占"} {
		if strings.HasSuffix(before, w) && (w != "和" && w != "与" || !isListed(l, m)) {
			return "", false
		}
	}
	if len(m.Names) == 1 {
		return m.Names[0], !(m.Rule == entity.RuleGroup && described(before) && !allCounted(l, m))
	}
	for _, name := range m.Names {
		if name == r.Salient {
			return name, true
		}
	}
	if name := only(m.Names, func(name string) bool { return r.Mentions[name] > 0 }); name != "" {
		return name, true
	}
	if whole := r.wholeOf(m.Names); whole != "" {
		return whole, true
	}
	// nobody in particular rather than whoever was spoken of before
	return only(m.Names, func(name string) bool { e, _ := r.Entities.Get(name); return e.Kind == r.Kind }), true
}

// counted ends in the number of a second kind of institutions, countedToo begins with it; judged is what somebody holds about the one named before.
var (
	counted    = pattern.New(`\d家\p{Han}{2,8}[和及与、]\d+家$`)
	countedToo = pattern.New(`^[和及与、]\d+家\p{Han}{2,8}`)
	judged     = pattern.New(`^[^,;。]{0,20}(?:的?(?:最新)?(?:盈利)?(?:预测|预期|预估|目标价))[为是]`)
)

// wholeOf returns the group that all others of a brand that the article names belong to, where it names that one
// too: 中国人保净利润428.69亿元, 人保财险保费5380亿元, [人保]每10股派1.80元. "" where there is none.
func (r *Reader) wholeOf(names []string) string {
	return only(names, func(name string) bool {
		return r.Mentions[name] > 0 && !slices.ContainsFunc(names, func(o string) bool {
			e, _ := r.Entities.Get(o)
			return o != name && r.Mentions[o] > 0 && e.Parent != name
		})
	})
}

// collectiveAside is aside for all of a kind and for authorities.
func (r *Reader) collectiveAside(l *prose.Line, m entity.Mention, e entity.Entity) (aside, nobodys bool) {
	before, after := l.Text[:m.Span.Start], l.Text[m.Span.End:]
	switch authority := e.Kind == entity.Government; {
	case authority && cue.Suffix(before, cue.Place) != "":
		return true, false // 在港交所挂牌, 获证监会核准
	case !opensClause(l, m) || strings.HasPrefix(after, "口径") || located(l, m):
		return true, false // 网点覆盖全国, 人行口径绿色贷款, 岚海汽车在全国拥有零售中心
	case e.Kind == entity.Group && l.NameAt(m.Span.End) && strings.HasSuffix(m.Span.In(l.Text), "公司"):
		return true, false // 理财子公司|上银理财产品规模3471亿元: what the one behind it is
	case r.countsThem(m, after) || strings.HasSuffix(m.Span.In(l.Text), "公司") && r.ofOne(l, m):
		return true, false // 签约163家金融机构,其中农商行71家; 华泰柏瑞基金旗下ETF净流入1740亿元,基金公司净利润7.33亿元: itself
	case authority && r.Salient != e.Name && publishes(l, m) && !about.OwnResults.MatchString(after):
		return true, true // 中国证券业协会数据显示, 统计局1月17日公布: the figures are others'
	}
	return false, false
}

// located reports whether a mention says where somebody named before it in the clause has what follows.
func located(l *prose.Line, m entity.Mention) bool {
	before := l.Text[:m.Span.Start]
	if !strings.HasSuffix(before, "在") && !strings.HasSuffix(before, "于") {
		return false
	}
	return l.HasName(wording.ClauseEnds.LastIndex(before)+1, m.Span.Start)
}

// publishes reports whether an authority, or who speaks for it, says something: 统计局1月17日公布.
func publishes(l *prose.Line, m entity.Mention) bool {
	said := officer.ReplaceAllString(l.Text[l.AfterDay(m.Span.End):], "$1")
	return cue.Prefix(strings.TrimLeft(said, "日前近今的昨 "), cue.Source) != ""
}

// countsThem reports whether a word for many is what an article on one company counts right behind it.
func (r *Reader) countsThem(m entity.Mention, after string) bool {
	return m.Rule == entity.RuleGroup && countOf.MatchString(after) && r.ofCompany()
}

// aside reports whether a name only says where or by whom: [全国]自营专柜405个 and [抖音]渠道GMV of the company that the
// section is on. nobodys tells that the figures are not its either: [国家统计局]:10月份原煤产量4.07亿吨.
func (r *Reader) aside(l *prose.Line, m entity.Mention, e entity.Entity) (aside, nobodys bool) {
	after := l.Text[m.Span.End:]
	if e.Kind == entity.Government && r.Salient != e.Name && m.Span.Start == 0 && strings.HasPrefix(after, ":") {
		return true, true
	}
	if e.Name == WholeCountry && r.ofCompany() && ownThings.MatchString(after) {
		return true, false
	}
	a := r.Antecedent()
	return a != "" && a != e.Name && channel.MatchString(after), false
}

// ofCompany reports whether the section or the article is on one company.
func (r *Reader) ofCompany() bool {
	e, ok := r.Entities.Get(r.Antecedent())
	return ok && e.Kind != entity.Group && e.Kind != entity.Government && e.Kind != entity.Place
}

// officer is who speaks for an authority: 外汇局[新闻发言人李斌]表示.
var officer = pattern.New(`^(?:副?局长|副?行长|副?主任|(?:新闻)?发言人|(?:有关|相关)?(?:司局)?负责人|(?:有关|相关)(?:部门|人士)|\p{Han}{2,8}司(?:副?司长)?)\p{Han}{0,4}?(表示|介绍|称|透露|指出|说)`)

// WholeCountry is the name of all in the country.
const WholeCountry = "全国"

// ownThings are what companies have all over the country.
var ownThings = pattern.New(`^(?:的|共有?|已有|拥有|范围内|有)?(?:约?\d+[座家个间])?(?:冷库|自营|直营|经销|加盟|门店|专柜|专卖店|网点|员工|会员|营业部|分公司|分支机构|服务网点|工厂|酒店|仓库|站点)`)

// channel is what stands behind the name of somebody whose shop window it is: [抖音]渠道GMV.
var channel = pattern.New(`^(?:等)?(?:渠道|旗舰店|直播间|小程序|平台销|平台的?销|平台GMV)`)

// holdsIt reports whether a name is that of somebody who holds shares of the one that an article is on, which
// says so: 股东中,药明康德[持股8.68%],启明创投9.21%。今年3月完成1.1亿美元E轮融资: the article's.
func (r *Reader) holdsIt(l *prose.Line, m entity.Mention) bool {
	whose := r.Antecedent()
	return whose != "" && len(m.Names) == 1 && m.Names[0] != whose && holdsShares.MatchString(l.Text[m.Span.End:]) && strings.Contains(l.Text[:m.Span.Start], "股东")
}

// holdsShares is what a shareholder does.
var holdsShares = pattern.New(`^(?:则|共|合计|分别)?持(?:有|股)(?:比例)?(?:为|约)?(?:公司|其|该公司)?\s*\d`)

// longestList is how many bytes the rest of such a list has at most.
const longestList = 120

// serves stands before a list of customers and the like, servedWith what ends it.
var (
	serves     = pattern.New(`(?:在|为|向|给|与|获|供应|供货|进入|切入|覆盖|客户(?:包括|有|为))[^,;。]{0,40}$`)
	servedWith = pattern.New(`^(?:[、和及与][^,;。]{2,14}){0,6}等(?:[^,;。]{0,8}(?:企业|客户|厂商|大厂|厂家|品牌|车企|终端|龙头)|提供|供货|供应)`)
)

// countOf is a count of institutions.
var countOf = pattern.New(`^(?:约|近|超|逾)?[\d,]+(?:余|多)?家`)

// measuredBy is what follows the name by whose figure another one is measured.
var measuredBy = pattern.New(`^的?(?:[一二三四五六七八九十]分之|[一二三四五六七八九]成|一半|\d+(?:\.\d+)?%)`)

// ofOne reports whether a word for a kind of company stands, without a number, for the one
// company that its part of the sentence has named before.
func (r *Reader) ofOne(l *prose.Line, m entity.Mention) bool {
	if described(l.Text[:m.Span.Start]) || allCounted(l, m) {
		return false
	}
	name, trade := "", strings.TrimSuffix(m.Span.In(l.Text), "公司")
	for _, o := range l.Entities {
		if o.Span.End > m.Span.Start || strings.Contains(l.Text[o.Span.End:m.Span.Start], ";") || !strings.HasSuffix(o.Names[0], trade) {
			continue
		}
		if len(o.Names) != 1 || name != "" && name != o.Names[0] {
			return false
		}
		name = o.Names[0]
	}
	return name != ""
}

// InPassing reports whether a name holds for its sentence alone, in an article on
// somebody else: a holder of its shares (湖湾结算作为第八大股东,持股增加57万股), a number
// of those who judge it (5家券商给予评级).
func (r *Reader) InPassing(l *prose.Line, m entity.Mention, now string) bool {
	if r.Salient == "" || now != r.Salient || m.Names[0] == r.Salient {
		return false
	}
	if allCounted(l, m) {
		e, _ := r.Entities.Get(r.Salient)
		return e.Kind != entity.Group
	}
	rest := l.Text[m.Span.End:]
	if i := wording.ClauseEnds.Index(rest); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasPrefix(rest, "作为") && strings.HasSuffix(rest, "股东")
}

// speaks reports whether a mention is of somebody who forecasts for others, an
// institution in an article on another trade: 高盛预计快手2024年净利润175亿元. own
// tells that the forecast is for whom the text is on: 中金公司预计,该公司2025年仍将
// 亏损. The speaker is kept for the facts that follow in the sentence.
func (r *Reader) speaks(l *prose.Line, m entity.Mention, e entity.Entity) (speaks, own bool) {
	someOf := e.Kind == entity.Group && e.Name == brokers && some.MatchString(l.Text[:m.Span.Start])
	if !someOf && e.Kind != entity.Broker && e.Kind != entity.Fund && e.Kind != entity.Bank || r.Kind == e.Kind || r.Salient == e.Name || r.Heading == e.Name {
		return false, false
	}
	rest := l.Text[m.Span.End:]
	if i := wording.Halts.Index(rest); i >= 0 {
		rest = rest[:i]
	}
	i, _ := cue.Find(rest, 0, cue.Forecast|cue.Verdict)
	if i < 0 || utf8.RuneCountInString(rest[:i]) > 24 || cue.Has(rest[:i], cue.Publish|cue.SelfRef) && !strings.Contains(rest[:i], "报告") {
		return false, false
	}
	for _, q := range l.Quantities {
		if q.Span.Start > m.Span.End && q.Span.Start < m.Span.End+i {
			return false, false
		}
	}
	r.Claims.Speaker, r.Claims.SaidAt = e.Name, m.Span.End
	return true, r.Antecedent() != "" || cue.Has(rest, cue.SelfRef) || l.HasName(m.Span.End, m.Span.End+len(rest))
}

// brokers are all who deal in shares, some of whom stand behind a word for few: [有]券商预测, [某]券商给出的预测.
const brokers = "证券公司"

var some = pattern.New(`(?:有|某|多家|一家|两家|部分|个别)$`)

// only returns the one name that fits, "" if none or several do.
func only(names []string, fits func(string) bool) string {
	found := ""
	for _, name := range names {
		if fits(name) {
			if found != "" {
				return ""
			}
			found = name
		}
	}
	return found
}

// described reports whether a collective name right after this text only says
// what kind of thing somebody is: 这家被视为零售标杆的[股份行].
func described(before string) bool {
	for _, w := range []string{"的", "家", "是", "为", "一家", "等"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// ExplicitSelf keeps 公司/本行/该行/本集团 and leaves out words that are parts
// of others too often (其, 集团).
func ExplicitSelf(w string) bool {
	return w == "本行" || w == "我行" || w == "本公司" || w == "本集团" || w == "全行"
}

// Owns reports whether the word for whom the text is on, at w, only says whose the one named before is: 禾岚租赁有限
// 公司注册资本20亿元,[本行]持股65%; 为[本行]全资附属公司.
func Owns(text string, w facts.Span) bool {
	return ownsIt.MatchString(text[w.End:]) || strings.HasSuffix(text[:w.Start], "为") && itsOwn.MatchString(text[w.End:])
}

var (
	ownsIt = pattern.New(`^(?:直接|间接|合计|共)?(?:持股|占股|持有(?:其|该公司)?\d+(?:\.\d+)?%|控股)`)
	itsOwn = pattern.New(`^的?(?:全资|控股|非全资|主要)?(?:附属公司|附属机构|子公司|联营公司)`)
)

// allCounted reports whether a collective name says how many of them there are,
// and so is all of them: [145家]证券公司实现营业收入4059亿元.
func allCounted(l *prose.Line, m entity.Mention) bool {
	for _, q := range l.Quantities {
		if q.Span.End == m.Span.Start && q.Quantity.Kind == facts.KindCount && opensClause(l, m) && !isListed(l, m) {
			return !strings.HasSuffix(strings.TrimRight(l.Text[:q.Span.Start], " "), "等")
		}
	}
	return false
}

// isListed reports whether m is a later member of a list of names: 工行和建行.
func isListed(l *prose.Line, m entity.Mention) bool {
	for _, o := range l.Entities {
		if o.Span.End <= m.Span.Start && m.Span.Start > o.Span.End && strings.Trim(l.Text[o.Span.End:m.Span.Start], "“”\"、和与及以 ") == "" {
			return true
		}
	}
	return false
}

// opensClause reports whether nothing but periods and particles stands before a
// mention in its clause, or other names of its list.
func opensClause(l *prose.Line, m entity.Mention) bool {
	from := m.Span.Start
	for from > 0 && l.Clause[from-1] == l.Clause[m.Span.Start] {
		from--
	}
	before := strings.Trim(l.Bare([]facts.Span{{Start: from, End: m.Span.Start}}), wording.MarkSet+"和与及以")
	return wording.Trim(before) == ""
}

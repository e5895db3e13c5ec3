// Package relate tells how a figure relates to its metric by the bare words before it,
// which have no names, periods and figures: its level, a change, a share, a multiple.
//
//	Of("科技投入同比增长", facts.KindPercent)   // growth of 科技投入, 同比
//	Of("金融科技人员占全行员工的", …)           // share of 金融科技人员 in 全行员工
//	Of("资产规模缩至", facts.KindMoney)        // the level of 资产规模
//
// It needs cue.Load; all functions are safe for concurrent use after that.
package relate

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Relation is how a figure relates to its metric, as the words before it say.
type Relation struct {
	Measure facts.Measure
	Phrase  string // the metric phrase before the relation, trimmed
	Versus  string // 同比, 较上年末
	Of      string // the whole of a share
	Down    bool   // a change downwards, whose value may stand without a sign
	Better  bool   // 改善: the way that is good for the metric
	Less    bool   // 减亏: of a loss
	Rule    string // for facts.Fact.Rule
}

// Of reads the relation from the bare text before a figure of a kind of unit. Words that
// say none make it a level.
func Of(left string, kind facts.UnitKind) Relation {
	s := wording.Marks.TrimRight(left)
	if r, ok := reached(s); ok {
		return r
	}
	if r, ok := changed(s, kind); ok {
		return r
	}
	if r, ok := Share(s, kind); ok {
		return r
	}
	if kind == facts.KindPercent && strings.HasSuffix(nearly.TrimRight(s), "的") {
		if m := partOf.FindStringSubmatch(s); m != nil && !ofTime.MatchString(m[2]) {
			return Relation{Phrase: wording.Trim(m[1]), Measure: facts.Share, Of: m[2], Rule: "share-of"}
		}
	}
	if kind == facts.KindTimes {
		// 成交额是2022年的|2.14倍
		for _, w := range []string{"相当于", "相当", "达到", "是", "为", "达"} {
			if i := lex.LastIndex(s, w); i >= 0 {
				s = s[:i]
				break
			}
		}
		return Relation{Measure: facts.Multiple, Phrase: wording.Trim(s), Rule: "multiple"}
	}
	r := Relation{Phrase: s, Rule: "level"}
	if i, w := cue.Find(s, 0, cue.Versus); i >= 0 {
		r.Phrase = s[:i] + s[i+len(w):]
	}
	r.Phrase = wording.Trim(r.Phrase)
	return r
}

// partOf matches what stands before a figure that says how much of another one is: 备案规模约780亿元,[约为签约规模的]两成二. An
// earlier time is none to be a part of (ofTime).
var (
	partOf = pattern.New(`^(.*?)(?:约|大约|大概)?(?:仅?为|相当于)(\p{Han}{2,10})的[约近]?$`)
	ofTime = pattern.New(`年|期|月|季|日|高点|峰值|水平|以前|之前|目标|计划|比例|比重`)
)

// nearly are what may stand between a relation and its figure.
var nearly = lex.NewRunes("约近超逾 ")

// reached reads 缩至|6.39万亿元, 提升到|23.94%, and the 至 that follows a change:
// 上升33%至|40.34亿美元. The figure is the level reached.
func reached(s string) (Relation, bool) {
	t := strings.TrimSuffix(nearly.TrimRight(s), "了")
	u := strings.TrimSuffix(strings.TrimSuffix(t, "至"), "到")
	if v := strings.TrimSuffix(t, "为"); cue.Suffix(v, cue.Revise) != "" {
		u = v // 由15%—18%下调为|11.6%—12.7%
	}
	if u == t || strings.HasSuffix(t, "达到") || strings.HasSuffix(t, "截至") {
		return Relation{}, false
	}
	if w := cue.Suffix(u, cue.Up|cue.Down|cue.Turn); w != "" {
		u = u[:len(u)-len(w)]
	} else if u != "" {
		return Relation{}, false
	}
	r := Relation{Phrase: wording.Trim(u), Rule: "level-to"}
	if noun := cue.Suffix(r.Phrase, cue.ShareNoun); noun != "" {
		r.Measure = facts.Share
		if i := lex.LastIndex(r.Phrase, "在"); i >= 0 && strings.HasSuffix(strings.TrimSuffix(r.Phrase, noun), "中的") {
			r.Phrase, r.Of = wording.Trim(r.Phrase[:i]), wording.Trim(strings.TrimSuffix(strings.TrimSuffix(r.Phrase[i+len("在"):], noun), "中的"))
			r.Rule = "share-of"
		} else if i, w := cue.FindLast(r.Phrase, cue.Share); i >= 0 && i+len(w) < len(r.Phrase)-len(noun) {
			// 海外收入则增长12.6%,占总收入的比重升至51%
			r.Phrase, r.Of, r.Rule = wording.Trim(r.Phrase[:i]), wording.Trim(strings.TrimSuffix(r.Phrase[i+len(w):], noun)), "share-of"
		}
	}
	return r, true
}

// changed reads 同比增长|4.67%, 较年初增加|392亿元, 同比提升|3.3个百分点:
// the word of change is the last thing before the figure but for adverbs. A
// word with 至 or 到 (增至, 提升到) leads to a level instead. Without a
// comparison a change of an amount is still a change (AUM增长|超4400亿元),
// but 新增|1.2万亿元 is a flow of its own and stays in the phrase.
func changed(s string, kind facts.UnitKind) (Relation, bool) {
	t, ok := withoutTrail(s)
	if !ok {
		return Relation{}, false
	}
	if w := cue.Suffix(t, cue.BothWays); w != "" && !(w == "变动" && cue.Has(strings.TrimSuffix(t, w), cue.Versus)) {
		return Relation{}, false // 涨跌幅为-0.54%: a measure of its own; 环比变动-0.5% is a change
	}
	verb := ""
	w := cue.Suffix(t, cue.Up|cue.Down)
	if h := cue.Suffix(t, cue.Higher|cue.Lower); w == "" || len(h) > len(w) || len([]rune(w)) == 1 {
		if cue.Has(strings.TrimSuffix(t, h), cue.Versus) && h != "" {
			w = h // 比上年同期低|2.1个百分点
		} else if cue.MoreOrLess.Is(h) && kind == facts.KindPercent {
			w, verb = h, h[len("少"):] // 少赚了|三分之一
		}
	}
	if year, ok := strings.CutSuffix(t, "加"); w == "" && ok && inYear.MatchString(year) {
		w = "加" // 一年加了|381人
	}
	if w == "" && !(cue.Suffix(t, cue.Versus) != "" && (kind == facts.KindPercent || kind == facts.KindPoints)) {
		return Relation{}, false
	}
	r := Relation{Measure: facts.Change, Rule: "change", Down: w != "" && cue.Of(w)&(cue.Down|cue.Lower) != 0}
	if kind == facts.KindPercent || kind == facts.KindTimes {
		r.Measure, r.Rule = facts.Growth, "growth"
	}
	rest := t[:len(t)-len(w)]
	if i, v := cue.FindLast(rest, cue.Versus); i >= 0 {
		r.Versus = v
		rest = rest[:i] + rest[i+len(v):]
	} else if k := lex.LastIndex(rest, "较"); k >= 0 && rest[k:] != "较" && len(rest)-k <= len("较")*9 && r.Measure != facts.Change {
		r.Versus, rest = wording.Marks.TrimRight(rest[k:]), rest[:k] // 较发行价上涨|43.2%
	} else if kind == facts.KindMoney || kind == facts.KindCount {
		if year := inYear.FindString(rest); year != "" {
			rest = strings.TrimSuffix(rest, year)
		} else if w == "多" || w == "少" || w == "增" || w == "减" || w == "加" {
			return Relation{}, false
		}
	} else if w == "增" && kind == facts.KindPhysical && strings.HasSuffix(rest, "新") {
		return Relation{}, false // 9月新增9.66GW
	}
	if m := perWeek.FindStringSubmatch(wording.Marks.TrimRight(rest)); m != nil && (r.Versus == "" || r.Versus == "环比") && w != "" {
		r.Versus, rest = "较上周", m[1] // 均价3214元/吨,[周]跌18元
	}
	if w == "增" && r.Versus != "" {
		rest = strings.TrimSuffix(strings.TrimSuffix(rest, "新"), "净") // 比年初新增|5463亿元
	}
	if i := strings.Index(rest, "计"); strings.HasPrefix(r.Versus, "按") && i >= 0 && wording.Marks.Trim(rest[:i]) == "" {
		rest = rest[i+len("计"):] // 按可比口径[计]大增九成四
	}
	if strings.HasPrefix(wording.Marks.TrimLeft(rest), "按") {
		rest = wording.DropBasis(wording.Marks.Trim(rest)) // 按固定汇率计升11%
	}
	if w != "" {
		rest = withoutManner(rest)
	}
	r.Phrase, r.Less, r.Better = wording.Trim(rest)+verb, strings.HasSuffix(w, "亏"), w == "改善"
	return r, true
}

// inYear is in what time an amount came or went: 代理人13.64万人,[一年]少了|1.91万人.
var inYear = pattern.New(`一年(?:间|来|里|内|下来)?$`)

// perWeek ends in the week against whose predecessor something changed; no 本周, which is when.
var perWeek = pattern.New(`^(|.*[^本上下每一两三四五六七八九十这该前近半])(?:单|一|当)?周(?:度)?$`)

// withoutManner drops how a figure changed: 企业业务收益30.92亿港元,[轻微]下跌2%. What may end a
// metric, too, is dropped only where it stands alone: 京沪高速下跌2%.
func withoutManner(s string) string {
	t := wording.Marks.TrimRight(s)
	if w := cue.Manner.Suffix(t); w != "" {
		return t[:len(t)-len(w)]
	}
	if w := cue.MannerAlone.Suffix(t); w != "" && strings.TrimRight(t[:len(t)-len(w)], wording.MarkSet) != t[:len(t)-len(w)] || w == t {
		return t[:len(t)-len(w)]
	}
	return s
}

// withoutTrail drops what stands between a word of change and the figure: 同比增长[了近]. It is
// false where that leads to a level: 增长[至].
func withoutTrail(t string) (string, bool) {
	for {
		u := wording.Marks.TrimRight(t)
		if w := cue.Suffix(u, cue.Adverb|cue.Predicate|cue.Trail); w != "" && cue.Suffix(u, cue.Up|cue.Down) == "" {
			if strings.HasSuffix(w, "至") || strings.HasSuffix(w, "到") {
				return "", false
			}
			u = u[:len(u)-len(w)]
		}
		for _, w := range []string{"了", "近", "约", "超", "逾", "为", "达"} {
			u = strings.TrimSuffix(u, w)
		}
		if u == t {
			return t, true
		}
		t = u
	}
}

// within reads what stands before 占比 in 扫码支付在交易规模中的占比: the part, which
// may be said elsewhere, and the whole.
func within(s string) (part, whole string, ok bool) {
	t := strings.TrimSuffix(wording.Marks.TrimRight(s), "的")
	for _, w := range []string{"之中", "当中", "中", "里"} {
		rest, cut := strings.CutSuffix(t, w)
		if i := lex.LastIndex(rest, "在"); cut && i >= 0 {
			return wording.Trim(rest[:i]), wording.Trim(rest[i+len("在"):]), wording.Trim(rest[i+len("在"):]) != ""
		}
	}
	return "", "", false
}

// contributed reads what contributes to a whole, or how much: 长三角贡献了销售额的|五成三,
// 12英寸晶圆贡献了|八成|收入, whose whole follows the figure.
func contributed(s string, kind facts.UnitKind) (part, whole string, ok bool) {
	i := lex.LastIndex(s, "贡献")
	if i <= 0 || kind != facts.KindPercent {
		return "", "", false
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s[i+len("贡献"):], "了"), "出")
	if whole, ok = strings.CutSuffix(strings.TrimRight(rest, "约近超逾 "), "的"); !ok && strings.Trim(rest, "约近超逾 ") != "" {
		return "", "", false
	}
	return wording.Trim(s[:i]), wording.Trim(whole), true
}

// Share reads the share in the bare text before a figure: 占全行员工的|8.6%, 占比|4.78%
// and 数字化业务占比达到|99.0%. false if it says none.
func Share(s string, kind facts.UnitKind) (Relation, bool) {
	if kind != facts.KindPercent && kind != facts.KindTimes && kind != facts.KindNumber {
		return Relation{}, false
	}
	i, w := cue.FindLast(s, cue.Share)
	if n, nw := cue.FindLast(s, cue.ShareNoun); n >= 0 && (i < 0 || n+len(nw) > i) {
		tail := s[n+len(nw):]
		if i < 0 || i >= n {
			if wording.Trim(tail) == "" {
				if phrase, of, ok := within(s[:n]); ok {
					return Relation{Measure: facts.Share, Phrase: phrase, Of: of, Rule: "share-of"}, true
				}
				return Relation{Measure: facts.Share, Phrase: wording.Trim(s[:n+len(nw)]), Rule: "share"}, true
			}
			return Relation{}, false
		}
		// 占营业收入的比例为 4.40%
		return Relation{Measure: facts.Share, Phrase: wording.Trim(s[:i]), Of: wording.Trim(s[i+len(w) : n]), Rule: "share-of"}, true
	}
	if i < 0 {
		// 是公司口径营业净收入的|4.59%
		t, ok := strings.CutSuffix(nearly.TrimRight(s), "的")
		if k := lex.LastIndex(t, "是"); ok && k >= 0 && kind == facts.KindPercent {
			return Relation{Measure: facts.Share, Phrase: wording.Trim(t[:k]), Of: wording.Trim(t[k+len("是"):]), Rule: "share-of"}, true
		}
		if part, whole, ok := contributed(s, kind); ok {
			return Relation{Measure: facts.Share, Phrase: part, Of: whole, Rule: "share-of"}, true
		}
		return Relation{}, false
	}
	of := wording.Trim(s[i+len(w):])
	phrase := strings.TrimSuffix(wording.Marks.TrimRight(s[:i]), "独") // 72.15亿元,独占三成
	if rest, ok := strings.CutSuffix(phrase, "中"); ok && of == "" {
		// 利息净收入在营业收入中占到|八成
		if k := lex.LastIndex(rest, "在"); k >= 0 {
			phrase, of = rest[:k], wording.Trim(rest[k+len("在"):])
		}
	}
	if whole, ok := strings.CutSuffix(of, "比率"); ok {
		of = wording.Trim(whole) // 减值贷款总额占客户贷款总额比率
	}
	return Relation{Measure: facts.Share, Phrase: wording.Trim(phrase), Of: of, Rule: "share-of"}, true
}

// ShareByName reads the share that a metric is by its name, where a topic gives
// it to several: 各家的科技投入占营业收入比重,中信5.90%居首,民生4.25%.
func ShareByName(f *facts.Fact) {
	noun := cue.Suffix(f.Metric, cue.ShareNoun)
	part, whole, ok := strings.Cut(strings.TrimSuffix(f.Metric, noun), "占")
	whole = strings.TrimSuffix(whole, "的")
	if f.Measure == facts.Level && f.Quantity.Kind == facts.KindPercent && noun != "" && ok && wording.Keepable(f.Metric, noun) && part != "" && whole != "" {
		f.Metric, f.Measure, f.Of = part, facts.Share, whole
	}
}

// Hundredths is a fraction as a percentage, of two places: 三分之一 is 33.33%.
func Hundredths(q facts.Quantity) facts.Quantity {
	places := strings.TrimRight(strings.TrimRight(q.Value.Shift(2).Rat().FloatString(2), "0"), ".")
	q.Value, q.Unit, q.Kind = facts.Decimal(places), "%", facts.KindPercent
	return q
}

package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
)

// relation is how a figure relates to its metric, as the words before it say.
type relation struct {
	measure facts.Measure
	phrase  string // the metric phrase before the relation, trimmed
	versus  string // 同比, 较上年末
	of      string // the whole of a share
	down    bool
	better  bool // 改善: the way that is good for the metric
	less    bool // 减亏: of a loss
	rule    string
}

// relate reads the relation from the bare text before a figure.
func relate(left string, kind facts.UnitKind) relation {
	s := markRunes.TrimRight(left)
	if r, ok := relateTo(s); ok {
		return r
	}
	if r, ok := relateChange(s, kind); ok {
		return r
	}
	if r, ok := relateShare(s, kind); ok {
		return r
	}
	if kind == facts.KindTimes {
		// 成交额是2022年的|2.14倍
		for _, w := range []string{"相当于", "达到", "是", "为", "达"} {
			if i := strings.LastIndex(s, w); i >= 0 {
				s = s[:i]
				break
			}
		}
		return relation{measure: facts.Multiple, phrase: trimPhrase(s), rule: "multiple"}
	}
	r := relation{phrase: s, rule: "level"}
	if i, w := cue.Find(s, 0, cue.Versus); i >= 0 {
		r.phrase = s[:i] + s[i+len(w):]
	}
	r.phrase = trimPhrase(r.phrase)
	return r
}

// relateTo reads 缩至|6.39万亿元, 提升到|23.94%, and the 至 that follows a change:
// 上升33%至|40.34亿美元. The figure is the level reached.
func relateTo(s string) (relation, bool) {
	t := strings.TrimSuffix(strings.TrimRight(s, "约近超逾 "), "了")
	u := strings.TrimSuffix(strings.TrimSuffix(t, "至"), "到")
	if v := strings.TrimSuffix(t, "为"); cue.Suffix(v, cue.Revise) != "" {
		u = v // 由15%—18%下调为|11.6%—12.7%
	}
	if u == t || strings.HasSuffix(t, "达到") || strings.HasSuffix(t, "截至") {
		return relation{}, false
	}
	if w := cue.Suffix(u, cue.Up|cue.Down|cue.Turn); w != "" {
		u = u[:len(u)-len(w)]
	} else if u != "" {
		return relation{}, false
	}
	if i, w := cue.Find(u, 0, cue.Versus); i >= 0 {
		u = u[:i] + u[i+len(w):]
	}
	r := relation{phrase: trimPhrase(u), rule: "level-to"}
	if noun := cue.Suffix(r.phrase, cue.ShareNoun); noun != "" {
		r.measure = facts.Share
		if i := strings.LastIndex(r.phrase, "在"); i >= 0 && strings.HasSuffix(strings.TrimSuffix(r.phrase, noun), "中的") {
			r.phrase, r.of = trimPhrase(r.phrase[:i]), trimPhrase(strings.TrimSuffix(strings.TrimSuffix(r.phrase[i+len("在"):], noun), "中的"))
			r.rule = "share-of"
		} else if i, w := cue.FindLast(r.phrase, cue.Share); i >= 0 && i+len(w) < len(r.phrase)-len(noun) {
			// 海外收入则增长12.6%,占总收入的比重升至51%
			r.phrase, r.of, r.rule = trimPhrase(r.phrase[:i]), trimPhrase(strings.TrimSuffix(r.phrase[i+len(w):], noun)), "share-of"
		}
	}
	return r, true
}

// relateChange reads 同比增长|4.67%, 较年初增加|392亿元, 同比提升|3.3个百分点:
// the word of change is the last thing before the figure but for adverbs. A
// word with 至 or 到 (增至, 提升到) leads to a level instead. Without a
// comparison a change of an amount is still a change (AUM增长|超4400亿元),
// but 新增|1.2万亿元 is a flow of its own and stays in the phrase.
func relateChange(s string, kind facts.UnitKind) (relation, bool) {
	t := s
	for {
		u := markRunes.TrimRight(t)
		if w := cue.Suffix(u, cue.Adverb|cue.Predicate|cue.Trail); w != "" && cue.Suffix(u, cue.Up|cue.Down) == "" {
			if strings.HasSuffix(w, "至") || strings.HasSuffix(w, "到") {
				return relation{}, false
			}
			u = u[:len(u)-len(w)]
		}
		for _, w := range []string{"了", "近", "约", "超", "逾", "为", "达"} {
			u = strings.TrimSuffix(u, w)
		}
		if u == t {
			break
		}
		t = u
	}
	if cue.Suffix(t, cue.BothWays) != "" {
		return relation{}, false // 涨跌幅为-0.54%: a measure of its own
	}
	verb := ""
	w := cue.Suffix(t, cue.Up|cue.Down)
	if h := cue.Suffix(t, cue.Higher|cue.Lower); w == "" || len(h) > len(w) || len([]rune(w)) == 1 {
		if cue.Has(strings.TrimSuffix(t, h), cue.Versus) && h != "" {
			w = h // 比上年同期低|2.1个百分点
		} else if cue.Listed("moreorless").Is(h) && kind == facts.KindPercent {
			w, verb = h, h[len("少"):] // 少赚了|三分之一
		}
	}
	if w == "" {
		if cue.Suffix(t, cue.Versus) != "" && (kind == facts.KindPercent || kind == facts.KindPoints) {
			w = ""
		} else {
			return relation{}, false
		}
	}
	r := relation{measure: facts.Change, rule: "change", down: w != "" && cue.Of(w)&(cue.Down|cue.Lower) != 0}
	if kind == facts.KindPercent || kind == facts.KindTimes {
		r.measure, r.rule = facts.Growth, "growth"
	}
	rest := t[:len(t)-len(w)]
	if i, v := cue.FindLast(rest, cue.Versus); i >= 0 {
		r.versus = v
		rest = rest[:i] + rest[i+len(v):]
	} else if k := strings.LastIndex(rest, "较"); k >= 0 && rest[k:] != "较" && len(rest)-k <= len("较")*9 && r.measure != facts.Change {
		r.versus, rest = markRunes.TrimRight(rest[k:]), rest[:k] // 较发行价上涨|43.2%
	} else if kind == facts.KindMoney || kind == facts.KindCount {
		if w == "多" || w == "少" || w == "增" || w == "减" {
			return relation{}, false
		}
	}
	if i := strings.Index(rest, "计"); strings.HasPrefix(r.versus, "按") && i >= 0 && markRunes.Trim(rest[:i]) == "" {
		rest = rest[i+len("计"):] // 按可比口径[计]大增九成四
	}
	if strings.HasPrefix(markRunes.TrimLeft(rest), "按") {
		rest = dropBasis(markRunes.Trim(rest)) // 按固定汇率计升11%
	}
	r.phrase, r.less, r.better = trimPhrase(rest)+verb, strings.HasSuffix(w, "亏"), w == "改善"
	return r, true
}

// within reads what stands before 占比 in 扫码支付在交易规模中的占比: the part, which
// may be said elsewhere, and the whole.
func within(s string) (part, whole string, ok bool) {
	t := strings.TrimSuffix(markRunes.TrimRight(s), "的")
	for _, w := range []string{"之中", "当中", "中", "里"} {
		rest, cut := strings.CutSuffix(t, w)
		if i := strings.LastIndex(rest, "在"); cut && i >= 0 {
			return trimPhrase(rest[:i]), trimPhrase(rest[i+len("在"):]), trimPhrase(rest[i+len("在"):]) != ""
		}
	}
	return "", "", false
}

// contributed reads what contributes to a whole, or how much: 长三角贡献了销售额的|五成三,
// 12英寸晶圆贡献了|八成|收入, whose whole follows the figure.
func contributed(s string, kind facts.UnitKind) (part, whole string, ok bool) {
	i := strings.LastIndex(s, "贡献")
	if i <= 0 || kind != facts.KindPercent {
		return "", "", false
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s[i+len("贡献"):], "了"), "出")
	if whole, ok = strings.CutSuffix(strings.TrimRight(rest, "约近超逾 "), "的"); !ok && strings.Trim(rest, "约近超逾 ") != "" {
		return "", "", false
	}
	return trimPhrase(s[:i]), trimPhrase(whole), true
}

// relateShare reads 占全行员工的|8.6%, 占比|4.78% and 数字化业务占比达到|99.0%.
func relateShare(s string, kind facts.UnitKind) (relation, bool) {
	if kind != facts.KindPercent && kind != facts.KindTimes && kind != facts.KindNumber {
		return relation{}, false
	}
	i, w := cue.FindLast(s, cue.Share)
	if n, nw := cue.FindLast(s, cue.ShareNoun); n >= 0 && (i < 0 || n+len(nw) > i) {
		tail := s[n+len(nw):]
		if i < 0 || i >= n {
			if trimPhrase(tail) == "" {
				if phrase, of, ok := within(s[:n]); ok {
					return relation{measure: facts.Share, phrase: phrase, of: of, rule: "share-of"}, true
				}
				return relation{measure: facts.Share, phrase: trimPhrase(s[:n+len(nw)]), rule: "share"}, true
			}
			return relation{}, false
		}
		// 占营业收入的比例为 4.40%
		return relation{measure: facts.Share, phrase: trimPhrase(s[:i]), of: trimPhrase(s[i+len(w) : n]), rule: "share-of"}, true
	}
	if i < 0 {
		// 是公司口径营业净收入的|4.59%
		t, ok := strings.CutSuffix(strings.TrimRight(s, "约近超逾 "), "的")
		if k := strings.LastIndex(t, "是"); ok && k >= 0 && kind == facts.KindPercent {
			return relation{measure: facts.Share, phrase: trimPhrase(t[:k]), of: trimPhrase(t[k+len("是"):]), rule: "share-of"}, true
		}
		if part, whole, ok := contributed(s, kind); ok {
			return relation{measure: facts.Share, phrase: part, of: whole, rule: "share-of"}, true
		}
		return relation{}, false
	}
	of := trimPhrase(s[i+len(w):])
	phrase := markRunes.TrimRight(s[:i])
	if rest, ok := strings.CutSuffix(phrase, "中"); ok && of == "" {
		// 利息净收入在营业收入中占到|八成
		if k := strings.LastIndex(rest, "在"); k >= 0 {
			phrase, of = rest[:k], trimPhrase(rest[k+len("在"):])
		}
	}
	if whole, ok := strings.CutSuffix(of, "比率"); ok {
		of = trimPhrase(whole) // 减值贷款总额占客户贷款总额比率
	}
	return relation{measure: facts.Share, phrase: trimPhrase(phrase), of: of, rule: "share-of"}, true
}

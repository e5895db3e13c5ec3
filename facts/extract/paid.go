package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// What is paid: out of profit to shareholders, and as a fine, by whom.

// payout is what profit is paid out as.
var payout = pattern.New(`^(?:全年|年度|合计|共|共计|累计|拟|预计)*(?:派发|派现)$`)

var (
	// paidInCash ends the name of what is paid in cash, however it is told: 以此计算合计拟派发现金红利, 派发现金红利.
	paidInCash = pattern.New(`(?:^|计算|合计|共计|共|拟|派发|派付|派|分配)现金(?:红利|股利|股息)(?:总额|金额)?$`)
	// paying is the verb for it before the figure.
	paying = pattern.New(`(?:派发|派付|分配|支付)现金(?:红利|股利|股息)(?:总额|金额)?(?:约|为|人民币)*$`)
	// paidBefore matches a dividend on a share of the year before, in brackets behind the name of the one that is told
	// first: 不建议派发末期股息(二零二二年:每股0.12港元).
	paidBefore = pattern.New(`((?:末期|中期|特别|全年)?(?:股息|派息|红利))\((?:20\d\d|\p{Han}{4})年(?:度|末期|中期)?:?每股(?:人民币)?$`)
)

// settlePaid names all that is paid to shareholders as the lexicon does, whatever stands around the words, and a
// dividend of the year before, which its brackets leave without a name.
func settlePaid(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level {
		return
	}
	before := l.Text[:l.StartOf(n)]
	if f.Metric == "每股" {
		if m := paidBefore.FindStringSubmatch(before); m != nil {
			f.Metric += m[1]
		}
	}
	if !carry.OnShare(f.Quantity) && !strings.Contains(f.Metric, "每") && paidInCash.MatchString(f.Metric) && paying.MatchString(before) {
		f.Metric = "派发现金红利"
	}
}

// finedBy is by whom a fine was set: 被[营业管理部处以]罚款766万元.
var finedBy = pattern.New(`^(\p{Han}{0,16}?)被[^被]{2,12}?(?:处以|处|给予|合计|累计|共)(罚款|罚没)$`)

// paysInAll is a verb for what is paid in a year on a share.
var paysInAll = pattern.New(`^(?:全年|全年共|全年合共|合共|合计|共)派$`)

// fined says that somebody was fined.
var fined = pattern.New(`被(?:没收|处以|罚|处|警告)`)

// ofFined reports whether a figure is of whom an authority fined, and so none of the authority's:
// 证监局公告,陈某[被]没收违法所得578.99万元.
func (d *document) ofFined(l *prose.Line, n int, f *facts.Fact) bool {
	e, _ := d.Entities.Get(f.Entity)
	at := l.Quantities[n].Span.Start
	if (strings.HasSuffix(f.Metric, "罚款") || strings.HasSuffix(f.Metric, "罚") || strings.HasSuffix(f.Metric, "处以")) && someone.MatchString(f.Metric) {
		return true
	}
	return e.Kind == entity.Government && fined.MatchString(l.Text[l.HaltBefore(at)+1:at])
}

// someone is fined beside the company that a person works for: [时任副总经理]被罚款8万元.
var someone = pattern.New(`^(?:时任|原|前|其|该行|公司|相关)?\p{Han}{0,6}(?:` + entity.Officers + `)\p{Han}{0,4}?(?:被|遭|合计)\p{Han}{0,8}(?:罚|处以)`)

// paidPerShare reports whether a dividend that leaves it out is one on a share: the one before it in the sentence
// is, and so small a figure pays no whole one.
func (d *document) paidPerShare(l *prose.Line, n int, f *facts.Fact) bool {
	if f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level || !cue.Has(f.Metric, cue.Dividend) && !paysInAll.MatchString(f.Metric) || strings.Contains(f.Metric, "每") || !carry.OnShare(f.Quantity) {
		return false
	}
	for i := len(d.facts) - 1; i >= 0 && d.facts[i].Sentence == l.Index; i-- {
		if p := &d.facts[i]; p.Measure == facts.Level && p.Quantity.Unit == f.Quantity.Unit {
			return strings.Contains(p.Metric, "每股") && cue.Has(p.Metric, cue.Dividend)
		}
	}
	return false
}

// ofHShares names the shares that a price in Hong Kong is of, where the sentence names only the exchange: 在港交所主板挂牌,
// [发行价]每股54.80港元.
func ofHShares(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Unit == "HKD" && issuePrice.MatchString(f.Metric) && !strings.Contains(f.Metric, "H股") && exchangeThere.MatchString(l.Text[:l.StartOf(n)]) {
		f.Metric = "H股" + f.Metric
	}
}

var (
	issuePrice    = pattern.New(`^(?:每股)?(?:发行|发售|招股|定)价$`)
	exchangeThere = pattern.New(`港交所|联交所|香港交易所|港股`)
)

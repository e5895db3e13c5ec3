package gates

import (
	"testing"

	"wenbao/facts"
)

func TestOfKind(t *testing.T) {
	for _, tt := range []struct {
		asked string
		fact  facts.Fact
		want  bool
	}{
		{"车险保费", facts.Fact{Metric: "新能源车险保费", Context: "新能源车险保费111.3亿元\n总保费1058.2亿元,车险占六成半,新能源车险保费"}, true},
		{"新能源车险保费", facts.Fact{Metric: "新能源车险保费", Context: "新能源车险保费111.3亿元\n总保费1058.2亿元,车险占六成半,新能源车险保费"}, false},
		{"车险保费", facts.Fact{Metric: "新能源车险保费", Context: "新能源车险保费111.3亿元\n上半年新能源车险保费"}, false},
		{"车险总保费", facts.Fact{Metric: "新能源车险保费收入", Context: "新能源车险保费收入283亿元\n"}, true},
		{"车险总保费", facts.Fact{Metric: "保费收入", Context: "保费收入178.6亿元\n上半年新能源车险综合成本率97.8%,保费收入"}, true},
		{"车险总保费", facts.Fact{Metric: "车险保费收入", Context: "车险保费收入178.6亿元\n"}, false},
	} {
		n := Need{Words: tt.asked, asked: tt.asked}
		if got := n.ofKind(&tt.fact); got != tt.want {
			t.Errorf("%s for %s: %v", tt.fact.Metric, tt.asked, got)
		}
	}
}

func TestOfBoth(t *testing.T) {
	const both = "合计规模13,842亿元\n年内商业银行共发行二级资本债和永续债130只,合计规模"
	for _, tt := range []struct {
		asked string
		want  bool
	}{{"永续债发行规模", true}, {"二级资本债发行规模", true}, {"二级资本债和永续债发行规模", false}, {"二永债规模", false}} {
		n := Need{Words: tt.asked, asked: tt.asked}
		if got := n.ofBoth(&facts.Fact{Metric: "规模", Context: both}); got != tt.want {
			t.Errorf("%s: %v", tt.asked, got)
		}
	}
}

func TestOfGross(t *testing.T) {
	for _, tt := range []struct {
		asked, metric string
		want          bool
	}{{"净开店", "新开", true}, {"净开店", "净增门店", false}, {"新开店", "新开", false}, {"净新开门店", "净新开门店", false}} {
		n := Need{Words: tt.asked, asked: tt.asked}
		if got := n.ofGross(&facts.Fact{Metric: tt.metric}); got != tt.want {
			t.Errorf("%s for %s: %v", tt.metric, tt.asked, got)
		}
	}
}

func TestOfCounted(t *testing.T) {
	const theirs = "贷款余额,\n获得贷款支持的高新技术企业1.67万家,获贷率61.8%,贷款余额\n"
	for _, tt := range []struct {
		asked, metric, context string
		want                   bool
	}{
		{"贷款余额", "贷款余额", theirs, true},
		{"高新技术企业贷款余额", "贷款余额", theirs, false},
		{"贷款余额", "贷款余额", "贷款余额,\n服务企业1.67万家;年末贷款余额\n", false},
		{"存款余额", "存款余额", theirs, false},
	} {
		n := Need{Words: tt.asked, asked: tt.asked}
		if got := n.ofCounted(&facts.Fact{Metric: tt.metric, Context: tt.context}); got != tt.want {
			t.Errorf("%s for %s: %v", tt.context, tt.asked, got)
		}
	}
}

func TestOfOtherSpan(t *testing.T) {
	months := facts.Period{Start: facts.Date{Year: 2025, Month: 1, Day: 1}, End: facts.Date{Year: 2025, Month: 10, Day: 1}}
	end := facts.At(facts.Date{Year: 2025, Month: 9, Day: 30})
	for _, tt := range []struct {
		reason, asked string
		periods       []facts.Period
		fact          facts.Fact
		want          bool
	}{
		{"over three years", "绿色贷款", nil, facts.Fact{Measure: facts.Growth, Context: "绿色贷款三年\n绿色贷款三年\n"}, true},
		{"over three years, as asked", "绿色贷款三年", nil, facts.Fact{Measure: facts.Growth, Context: "绿色贷款三年\n绿色贷款三年\n"}, false},
		{"against a year", "绿色贷款", nil, facts.Fact{Measure: facts.Growth, Context: "较2023年\n绿色贷款较2023年\n"}, false},
		{"on the year, for since January", "贷款增加", []facts.Period{months}, facts.Fact{Measure: facts.Growth, Period: end}, true},
		{"at the end, as asked", "贷款增加", []facts.Period{end}, facts.Fact{Measure: facts.Growth, Period: end}, false},
		{"what was, for what will be", "未来分红率", nil, facts.Fact{Modality: facts.Actual, Context: "去年是\n未来三年分红率不低于65%,去年是\n"}, true},
	} {
		n := Need{Words: tt.asked, asked: tt.asked, Periods: tt.periods}
		if got := n.ofOtherSpan(&tt.fact); got != tt.want {
			t.Errorf("%s: %v", tt.reason, got)
		}
	}
}

func TestUnpriced(t *testing.T) {
	for _, tt := range []struct {
		asked string
		unit  facts.UnitKind
		want  bool
	}{{"商品猪均价", facts.KindCount, true}, {"商品猪均价", facts.KindMoney, false}, {"商品猪销量", facts.KindCount, false}, {"水泥价格", facts.KindPhysical, true}} {
		n := Need{Words: tt.asked, asked: tt.asked}
		if got := n.unpriced(&facts.Fact{Measure: facts.Level, Quantity: facts.Quantity{Kind: tt.unit}}); got != tt.want {
			t.Errorf("%s in %s: %v", tt.asked, tt.unit, got)
		}
	}
}

package relate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
)

func TestOf(t *testing.T) {
	cue.Load()
	for _, tt := range []struct {
		left string
		kind facts.UnitKind
		want Relation
	}{
		{"科技投入", facts.KindMoney, Relation{Phrase: "科技投入", Rule: "level"}},
		{"手机银行客户突破", facts.KindCount, Relation{Phrase: "手机银行客户", Rule: "level"}},
		{"资产规模缩至", facts.KindMoney, Relation{Phrase: "资产规模", Rule: "level-to"}},
		{"总资产较上年末增长", facts.KindMoney, Relation{Measure: facts.Change, Phrase: "总资产", Versus: "较上年末", Rule: "change"}},
		{"营业收入同比下降", facts.KindPercent, Relation{Measure: facts.Growth, Phrase: "营业收入", Versus: "同比", Down: true, Rule: "growth"}},
		{"股价涨跌幅为", facts.KindPercent, Relation{Phrase: "股价涨跌幅", Rule: "level"}},
		{"金融科技人员占全行员工的", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "金融科技人员", Of: "全行员工", Rule: "share-of"}},
		{"数字化业务占比达到", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "数字化业务占比", Rule: "share"}},
		{"海外收入占总收入的比重升至", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "海外收入", Of: "总收入", Rule: "share-of"}},
		{"扫码支付在交易规模中的占比", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "扫码支付", Of: "交易规模", Rule: "share-of"}},
		{"科技投入独占", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "科技投入", Rule: "share-of"}},
		{"长三角贡献了销售额的", facts.KindPercent, Relation{Measure: facts.Share, Phrase: "长三角", Of: "销售额", Rule: "share-of"}},
		{"成交额是", facts.KindTimes, Relation{Measure: facts.Multiple, Phrase: "成交额", Rule: "multiple"}},
		{"", facts.KindMoney, Relation{Rule: "level"}},
	} {
		if diff := cmp.Diff(tt.want, Of(tt.left, tt.kind)); diff != "" {
			t.Errorf("%s|%v (-want +got):\n%s", tt.left, tt.kind, diff)
		}
	}
}

func TestShareByName(t *testing.T) {
	cue.Load()
	for metric, want := range map[string]facts.Fact{
		"科技投入占营业收入比重": {Metric: "科技投入", Measure: facts.Share, Of: "营业收入"},
		"占比":          {Metric: "占比"},
		"科技投入":        {Metric: "科技投入"},
	} {
		f := facts.Fact{Metric: metric, Quantity: facts.Quantity{Kind: facts.KindPercent}}
		ShareByName(&f)
		want.Quantity = f.Quantity
		if diff := cmp.Diff(want, f); diff != "" {
			t.Errorf("%s (-want +got):\n%s", metric, diff)
		}
	}
}

func TestHundredths(t *testing.T) {
	for v, want := range map[facts.Decimal]facts.Decimal{"0.3333333333": "33.33", "0.5": "50", "0.25": "25"} {
		if got := Hundredths(facts.Quantity{Value: v, Kind: facts.KindNumber}); got.Value != want || got.Unit != "%" || got.Kind != facts.KindPercent {
			t.Errorf("Hundredths(%s) = %+v, want %s%%", v, got, want)
		}
	}
}

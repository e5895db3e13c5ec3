package claim

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/metric"
)

func TestMain(m *testing.M) {
	cue.Load()
	m.Run()
}

func TestModality(t *testing.T) {
	all := cue.Denied | cue.Target | cue.Planned | cue.Forecast
	for _, tt := range []struct {
		before, after string
		want          facts.Modality
	}{
		{"该行力争2024年普惠贷款余额达到", "", facts.Target},
		{"该行新增网点", "的目标不变", facts.Target},
		{"预计全年投入", "", facts.Forecast},
		{"分析师给出净利润", "的预期", facts.Forecast},
		{"公司否认裁员", "", facts.Denied},
		{"拟每股派现金", "", facts.Actual},
		{"回购计划已动用", "", facts.Actual},
		{"一般公共预算收入", "", facts.Actual}, {"资本性支出承诺为", "", facts.Actual}, {"公司承诺分红不低于", "", facts.Target},
		{"因诉讼计提预计负债", "", facts.Actual}, {"预计负债总额", "", facts.Actual}, {"预计预计负债", "", facts.Forecast},
		{"尚未使用的募集资金为", "", facts.Actual}, {"已签约但尚未于财务报表中确认的资产承诺为", "", facts.Actual}, {"尚未达到", "", facts.Denied},
		{"净利润", "", facts.Actual},
	} {
		said := cue.Class(0)
		cue.Each(tt.before, all, func(_ facts.Span, c cue.Class) { said |= c })
		if got := Modality(tt.before, tt.after, said); got != tt.want {
			t.Errorf("%s|%s: %q, want %q", tt.before, tt.after, got, tt.want)
		}
	}
}

func TestStrip(t *testing.T) {
	metrics := metric.NewMemo(metric.Default())
	for in, want := range map[string]string{"归母净利润预测": "归母净利润", "归母净利润有望": "归母净利润", "归母净利润": "归母净利润"} {
		f := facts.Fact{Metric: in, Modality: facts.Forecast}
		if Strip(&f, metrics); f.Metric != want {
			t.Errorf("%s: %s, want %s", in, f.Metric, want)
		}
		f = facts.Fact{Metric: in}
		if Strip(&f, metrics); f.Metric != in {
			t.Errorf("%s of what is so: %s", in, f.Metric)
		}
	}
}

func TestForesee(t *testing.T) {
	march := facts.Date{Year: 2025, Month: 3, Day: 20}
	for _, tt := range []struct {
		reason, text string
		r            Reader
		p            facts.Period
		basis        facts.Basis
		want         facts.Modality
	}{
		{"not over yet", "年末将为", Reader{AsOf: march}, facts.Year(2025), facts.BySentence, facts.Forecast},
		{"it has happened so far", "今年以来发行", Reader{AsOf: march}, facts.Year(2025), facts.BySentence, facts.Actual},
		{"a fiscal year", "2025财年收入", Reader{AsOf: march}, facts.Year(2025), facts.BySentence, facts.Actual},
		{"over", "年末为", Reader{AsOf: march}, facts.Year(2024), facts.BySentence, facts.Actual},
		{"nobody says when", "年末将为", Reader{}, facts.Year(2025), facts.BySentence, facts.Actual},
		{"a period that the text does not say", "将为", Reader{AsOf: march}, facts.Year(2025), facts.ByDate, facts.Actual},
	} {
		f := facts.Fact{Period: tt.p, PeriodBasis: tt.basis}
		if tt.r.Foresee(&f, tt.text); f.Modality != tt.want {
			t.Errorf("%s: %s: %q, want %q", tt.reason, tt.text, f.Modality, tt.want)
		}
	}
}

package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/extract/cue"
)

func TestMain(m *testing.M) {
	cue.Load()
	m.Run()
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"累计部署智能模型": "部署智能模型", "手机银行客户达": "手机银行客户", "实现营业收入": "营业收入",
		"预计全年投入": "投入", "公司贷款": "公司贷款", "、“净利润”:": "净利润", "而为": "", "": "", "、,。": "",
	} {
		if got := Trim(in); got != want {
			t.Errorf("Trim(%q) = %q, want %q", in, got, want)
		}
		if got := Trim(want); got != want {
			t.Errorf("Trim(%q) again = %q", want, got)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"“智慧政务”平台": "智慧政务平台", "企(事)业单位贷款": "企事业单位贷款", "披露了科技投入": "科技投入",
		"新业务价值按固定汇率计算": "新业务价值", "国际财务报告准则下亏损": "亏损", "非公认会计准则下净利润": "非公认会计准则净利润", "债券基金则亏损": "债券基金亏损",
		"母公司口径下净利润": "净利润", "净利润(元": "净利润(元)", "": "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInWord(t *testing.T) {
	for s, want := range map[string]bool{"企(事)业": true, "净利润(元)为": false, "(事)业": false, "贷款(含)息": false} {
		for i, r := range s {
			if r == '(' || r == ')' {
				if got := InWord(s, i); got != want {
					t.Errorf("InWord(%q, %d) = %v", s, i, got)
				}
			}
		}
	}
}

func TestSplitInto(t *testing.T) {
	for _, tt := range []struct {
		phrase string
		n      int
		want   []string
	}{
		{"营业收入和净利润", 2, []string{"营业收入", "净利润"}},
		{"电脑与平板、消费电子、工业与汽车收入", 3, []string{"电脑与平板", "消费电子", "工业与汽车收入"}},
		{"研发与设计、采购、制造", 3, []string{"研发与设计", "采购", "制造"}},
		{"销售、化工两大板块经营利润", 2, []string{"销售", "化工板块经营利润"}},
		{"净利润", 2, []string{"净利润"}},
		{"", 1, nil},
	} {
		if diff := cmp.Diff(tt.want, SplitInto(tt.phrase, tt.n)); diff != "" {
			t.Errorf("%q into %d (-want +got):\n%s", tt.phrase, tt.n, diff)
		}
	}
}

func TestCutObject(t *testing.T) {
	for in, want := range map[string]string{
		"合作伙伴提供供应链融资": "合作伙伴", "净利润排在第二": "净利润", "客户同比增长": "客户", "产品、服务和促销活动": "产品、服务和促销活动",
		"一二三四五六七八九十一二三四五六七八九十一二三四五": "一二三四五六七八九十一二三四五六七八九十一二三四",
	} {
		if got := CutObject(in); got != want {
			t.Errorf("CutObject(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for name, f := range map[string]func(string) string{"ProfitOf": ProfitOf, "LossOf": LossOf, "TotalOf": TotalOf} {
		for in, want := range map[string]map[string]string{
			"ProfitOf": {"归母净亏损": "归母净利润", "应占亏损": "应占溢利", "亏损额": "净利润", "经营亏损": "经营利润", "净利润": ""},
			"LossOf":   {"归母净利润": "归母净亏损", "经营利润": "经营亏损", "溢利": "亏损", "营业收入": ""},
			"TotalOf":  {"每10股派现金": "派现金总额", "中期每股派息": "中期派息总额", "销量": "销量合计"},
		}[name] {
			if got := f(in); got != want {
				t.Errorf("%s(%q) = %q, want %q", name, in, got, want)
			}
		}
	}
}

func TestCutPer(t *testing.T) {
	for in, want := range map[string][2]string{
		"发行价每股": {"发行价", "每股"}, "跌到年末的每瓦": {"跌到年末", "每瓦"}, "净利润": {"净利润", ""}, "每": {"每", ""}, "": {"", ""},
	} {
		if rest, unit := CutPer(in); rest != want[0] || unit != want[1] {
			t.Errorf("CutPer(%q) = %q, %q, want %q", in, rest, unit, want)
		}
	}
}

func TestTopics(t *testing.T) {
	for _, tt := range []struct {
		name string
		of   func(string, string) string
		a, b string
		want string
	}{
		{"OfTopic", OfTopic, "不良率", "房地产贷款余额", "房地产贷款不良率"},
		{"OfTopic: nobody's in particular", OfTopic, "不良率", "贷款余额", "不良率"},
		{"OfTopic: it cannot be of that", OfTopic, "毛利率", "员工", "毛利率"},
		{"OfWhole", OfWhole, "短期贷款", "住户贷款余额", "住户短期贷款"},
		{"OfWhole: of nobody in particular", OfWhole, "短期贷款", "贷款余额", "短期贷款"},
		{"HeadOfLike: a noun that both end in", HeadOfLike, "民营企业进出口", "国有企业", "进出口"},
		{"HeadOfLike: places", HeadOfLike, "国内原油产量", "海外", "原油产量"},
		{"HeadOfLike: unlike", HeadOfLike, "净利润", "国有企业", ""},
	} {
		if got := tt.of(tt.a, tt.b); got != tt.want {
			t.Errorf("%s(%q, %q) = %q, want %q", tt.name, tt.a, tt.b, got, tt.want)
		}
	}
	if !IsBare("金额") || IsBare("净利润") || !IsPart("短期贷款") || IsPart("贷款") {
		t.Error("bare heads and parts are mixed up")
	}
}

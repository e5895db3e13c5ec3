package metric

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// said is a mention as the tables write it: surface, concept, class.
type said struct {
	Text, Concept string
	Class         Class
}

func find(text string) []said {
	var out []said
	for _, m := range Default().Find(text) {
		out = append(out, said{m.Span.In(text), m.Concept, m.Class})
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []said
	}{
		{"name", "工行金融科技投入272.46亿元", []said{{"金融科技投入", "金融科技投入", Exact}}},
		{"alias", "农行信息科技资金投入248.5亿元", []said{{"信息科技资金投入", "金融科技投入", Exact}}},
		{"with 的", "归属于母公司股东的净利润", []said{{"归属于母公司股东的净利润", "归属于母公司股东的净利润", Exact}}},
		{"the longer name wins", "扣非净利润与净利润", []said{
			{"扣非净利润", "扣除非经常性损益的净利润", Exact}, {"净利润", "净利润", Exact}}},
		{"distinct though alike", "净息差和净利差、净利息收益率", []said{
			{"净息差", "净息差", Exact}, {"净利差", "净利差", Exact}, {"净利息收益率", "净息差", Exact}}},
		{"three yields", "总投资收益率、净投资收益率、综合投资收益率", []said{
			{"总投资收益率", "总投资收益率", Exact}, {"净投资收益率", "净投资收益率", Exact},
			{"综合投资收益率", "综合投资收益率", Exact}}},
		{"three capital ratios", "核心一级资本充足率、一级资本充足率和资本充足率", []said{
			{"核心一级资本充足率", "核心一级资本充足率", Exact}, {"一级资本充足率", "一级资本充足率", Exact},
			{"资本充足率", "资本充足率", Exact}}},
		{"balance and ratio", "不良贷款余额、不良贷款率", []said{
			{"不良贷款余额", "不良贷款余额", Exact}, {"不良贷款率", "不良贷款率", Exact}}},
		{"narrow", "其中个人手机银行客户", []said{{"个人手机银行客户", "手机银行客户数", Narrow}}},
		{"generic", "收入多少", []said{{"收入", "营业收入", Generic}}},
		{"english, any case", "2023 Net Profit and ROE", []said{{"Net Profit", "净利润", Exact}, {"ROE", "加权平均净资产收益率", Exact}}},
		{"english, whole words", "heroes, mauve", nil},
		{"a channel of customers", "客户端", nil},
		{"a degree", "高级管理人员工商管理硕士学位", nil},
		{"a rule of the central bank", "存款准备金率下调", nil},
		{"a plan", "利润分配预案", nil},
		{"no metric", "今天北京天气怎么样", nil},
		{"empty", "", nil},
	} {
		if diff := cmp.Diff(c.want, find(c.text)); diff != "" {
			t.Errorf("%s, %s: (-want +got)\n%s", c.reason, c.text, diff)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		phrase, name string
		class        Class
	}{
		{"金融科技投入", "金融科技投入", Exact},
		{"金融科技方面的投入", "金融科技投入", Exact},
		{"在金融科技方面的投入金额", "金融科技投入", Exact},
		{"其营业收入", "营业收入", Exact},
		{"全年累计“手机银行交易额”", "手机银行交易额", Exact},
		{"归属于上市公司股东净利润", "归属于母公司股东的净利润", Exact},
		{"不良贷款的比率", "不良贷款率", Exact},
		{"npl ratio", "不良贷款率", Exact},
		{"利润", "净利润", Generic},
		{"企业手机银行客户", "手机银行客户数", Narrow},
		{"公司净利润", "净利润", Exact},
		{"云服务营业收入", "云业务收入", Exact}, // as a table on revenue names it
		{"公司贷款不良率", "", ""},         // of the loans to companies
		{"县域支行数字大屏", "", ""},
		{"利润分配", "", ""},
		{"的", "", ""},
		{"", "", ""},
	} {
		name, class, ok := Default().Lookup(c.phrase)
		if name != c.name || class != c.class || ok != (c.name != "") {
			t.Errorf("Lookup(%s) = %q, %q, %v; want %q, %q", c.phrase, name, class, ok, c.name, c.class)
		}
	}
}

func TestInstant(t *testing.T) {
	for _, c := range []struct {
		phrase         string
		instant, known bool
	}{
		{"总资产", true, true},
		{"营业收入", false, true},
		{"手机银行客户", true, true},
		{"县域网点", true, true},            // by head
		{"兴农通活跃户规模", true, true},        // by head
		{"跨境e发薪交易额", false, true},       // by head
		{"信用卡新增发卡量", false, true},       // 新增 of a stock is a flow
		{"开放银行合作方数量", true, true},       // by head
		{"普惠贷款余额(人行口径)", true, true},    // what stands in brackets is no head
		{"“智慧大脑”直接促成的成交额", false, true}, // quotation marks are no part of it
		{"数字大屏", false, false},
		{"", false, false},
	} {
		instant, known := Default().Instant(c.phrase)
		if instant != c.instant || known != c.known {
			t.Errorf("Instant(%s) = %v, %v; want %v, %v", c.phrase, instant, known, c.instant, c.known)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		phrase string
		want   []facts.UnitKind
	}{
		{"不良贷款率", []facts.UnitKind{facts.KindPercent}},
		{"代发客户渗透率", []facts.UnitKind{facts.KindPercent}},
		{"科技子公司收入", []facts.UnitKind{facts.KindMoney}},
		{"县域贷款余额", []facts.UnitKind{facts.KindMoney}},
		{"兴农通客户", []facts.UnitKind{facts.KindCount}},
		{"跨境e发薪交易额", []facts.UnitKind{facts.KindMoney}},
		{"非现金支付笔数", []facts.UnitKind{facts.KindCount}},
		{"存货周转天数", []facts.UnitKind{facts.KindDuration}},
		{"数字大屏", nil},
	} {
		if diff := cmp.Diff(c.want, Default().Units(c.phrase)); diff != "" {
			t.Errorf("Units(%s): (-want +got)\n%s", c.phrase, diff)
		}
	}
}

func TestExtend(t *testing.T) {
	l := Load()
	err := l.Extend(strings.NewReader(metricHeader + "\n# 自有指标\n户均资产\tmoney\tinstant\t资产\t\t户均AUM\n"))
	if err != nil {
		t.Fatal(err)
	}
	if name, class, ok := l.Lookup("户均AUM"); name != "户均资产" || class != Exact || !ok {
		t.Errorf("Lookup(户均AUM) = %q, %q, %v", name, class, ok)
	}
	if c, ok := l.Get("户均资产"); !ok || !c.Instant {
		t.Errorf("Get(户均资产) = %+v, %v", c, ok)
	}
	for _, c := range []struct{ tsv, want string }{
		{"name\n", "line 1: header"},
		{metricHeader + "\n户均资产\tdollars\tinstant\n", `line 2: unit kind "dollars"`},
		{metricHeader + "\n户均资产\tmoney\tsometimes\n", `line 2: time "sometimes"`},
		{metricHeader + "\n\tmoney\tflow\n", "line 2: name must not be empty"},
	} {
		if err := Load().Extend(strings.NewReader(c.tsv)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

// Every line loads, and no wording is claimed by two concepts.
func TestData(t *testing.T) {
	l := Load()
	owner := map[string]string{}
	claim := func(s, name string) {
		if have, ok := owner[lower(s)]; ok && have != name {
			t.Errorf("%s words %s and %s", s, have, name)
		}
		owner[lower(s)] = name
		if strings.TrimSpace(s) != s || s == "" {
			t.Errorf("%s: bad wording %q", name, s)
		}
	}
	for _, name := range l.Names() {
		c, _ := l.Get(name)
		claim(name, name)
		for _, a := range c.Aliases {
			claim(a.Text, name)
		}
		for _, s := range c.English {
			claim(s, name)
		}
		if _, ok := l.Get(c.Broader); c.Broader != "" && !ok {
			t.Errorf("%s: unknown broader concept %s", name, c.Broader)
		}
		if c.Head == "" {
			t.Errorf("%s has no head", name)
		}
	}
	if n := len(l.Names()); n < 250 {
		t.Errorf("%d concepts, want at least 250", n)
	}
}

func ExampleLexicon_Lookup() {
	name, class, _ := Default().Lookup("全年归母净利润")
	fmt.Println(name, class)
	// Output: 归属于母公司股东的净利润 exact
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"归属于母公司股东的净利润", "ROE net profit", "砸了多少钱", "不良", "(客户端"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var spans []facts.Span
		for _, m := range Default().Find(s) {
			spans = append(spans, m.Span)
		}
		check(t, s, spans)
		spans = nil
		for _, m := range Default().FindWords(s) {
			spans = append(spans, m.Span)
		}
		check(t, s, spans)
		Default().Lookup(s)
		Default().Instant(s)
		Default().Units(s)
	})
}

func check(t *testing.T, s string, spans []facts.Span) {
	end := 0
	for _, sp := range spans {
		if sp.Start < end || sp.Len() <= 0 || sp.End > len(s) {
			t.Fatalf("span %v after %d of %d bytes", sp, end, len(s))
		}
		if utf8.ValidString(s) && !utf8.ValidString(sp.In(s)) {
			t.Fatalf("span %v cuts a rune", sp)
		}
		end = sp.End
	}
}

var article = strings.Repeat("2023年,工商银行实现营业收入8428.55亿元,同比下降3.73%;归属于母公司股东的净利润3639.93亿元,同比增长0.8%。"+
	"截至2023年末,手机银行客户5.52亿户,移动端月活客户数2.29亿户。与澜汇支付不同,平安产险的保费增长1.4%。\n", 200)

func BenchmarkFind(b *testing.B) {
	l := Default()
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		l.Find(article)
	}
}

func BenchmarkFindWords(b *testing.B) {
	l := Default()
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		l.FindWords(article)
	}
}

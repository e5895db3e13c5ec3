package naming

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
)

// said is a mention as the tables write it: surface, rule, names.
type said struct {
	Text, Rule string
	Names      []string
}

func is(text, rule string, names ...string) said { return said{text, rule, names} }

func find(l *Lexicon, text string) []said {
	var out []said
	for _, m := range l.Find(text) {
		out = append(out, said{m.Span.In(text), m.Rule, m.Names})
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []said
	}{
		// full
		{"中国工商银行2023年净利润", []said{is("中国工商银行", entity.RuleFull, "中国工商银行")}},
		{"中国工商银行股份有限公司(以下简称“工行”)", []said{
			is("中国工商银行股份有限公司", entity.RuleFull, "中国工商银行"), is("工行", entity.RuleRow, "中国工商银行")}},
		{"中国平安保险(集团)股份有限公司", []said{is("中国平安保险(集团)股份有限公司", entity.RuleFull, "中国平安")}},
		{"美的集团股份有限公司", []said{is("美的集团股份有限公司", entity.RuleFull, "美的集团")}},
		{"中国农业银行业绩", []said{is("中国农业银行", entity.RuleFull, "中国农业银行")}},
		// short
		{"工商银行、建设银行", []said{is("工商银行", entity.RuleShort, "中国工商银行"), is("建设银行", entity.RuleShort, "中国建设银行")}},
		{"浦发科技投入", []said{is("浦发", entity.RuleShort, "上海浦东发展银行")}},
		{"宇宙行去年赚了多少", []said{is("宇宙行", entity.RuleShort, "中国工商银行")}},
		{"茅台和美的", []said{is("茅台", entity.RuleShort, "贵州茅台"), is("美的", entity.RuleShort, "美的集团")}},
		// row
		{"农行呢?", []said{is("农行", entity.RuleRow, "中国农业银行")}},
		{"建行业务总量", []said{is("建行", entity.RuleRow, "中国建设银行")}},
		{"中行、交行、招行", []said{is("中行", entity.RuleRow, "中国银行"), is("交行", entity.RuleRow, "交通银行"), is("招行", entity.RuleRow, "招商银行")}},
		// english
		{"ICBC's net profit", []said{is("ICBC", entity.RuleEnglish, "中国工商银行")}},
		{"icbc 2023", []said{is("icbc", entity.RuleEnglish, "中国工商银行")}},
		{"BYD2023年R&D", []said{is("BYD", entity.RuleEnglish, "比亚迪")}},
		{"Bank of China (BOC)", []said{is("Bank of China", entity.RuleEnglish, "中国银行"), is("BOC", entity.RuleEnglish, "中国银行")}},
		{"China Merchants Bank", []said{is("China Merchants Bank", entity.RuleEnglish, "招商银行")}},
		// code
		{"工商银行(601398.SH)", []said{is("工商银行", entity.RuleShort, "中国工商银行"), is("601398.SH", entity.RuleCode, "中国工商银行")}},
		{"股票代码:600519", []said{is("600519", entity.RuleCode, "贵州茅台")}},
		{"601398的净利润", []said{is("601398", entity.RuleCode, "中国工商银行")}},
		// parts of an institution
		{"工行上海分行存款", []said{is("工行上海分行", entity.RulePattern, "中国工商银行上海分行")}},
		{"中国银河研究院预测", []said{is("中国银河研究院", entity.RulePattern, "中国银河研究院")}},
		{"工行各分行、建行的分行", []said{is("工行", entity.RuleRow, "中国工商银行"), is("建行", entity.RuleRow, "中国建设银行")}},
		// Latin letters behind a Chinese name are no part of it
		{"招商银行App月活", []said{is("招商银行", entity.RuleFull, "招商银行")}},
		{"招商银行APP、工商银行App", []said{is("招商银行", entity.RuleFull, "招商银行"), is("工商银行", entity.RuleShort, "中国工商银行")}},
		// the ordinary word of an alias belongs to the business that follows
		{"比亚迪汽车业务收入", []said{is("比亚迪", entity.RuleFull, "比亚迪")}},
		{"比亚迪汽车销量", []said{is("比亚迪", entity.RuleFull, "比亚迪")}},
		{"比亚迪汽车2023年净利润", []said{is("比亚迪汽车", entity.RuleFull, "比亚迪")}},
		{"长安汽车销量", []said{is("长安汽车", entity.RuleFull, "长安汽车")}},
		// brand
		{"平安2023年净利润", []said{is("平安", entity.RuleBrand, "中国平安", "平安银行")}},
		{"招商2023年净利润", []said{is("招商", entity.RuleBrand, "招商银行", "招商证券")}},
		{"招行、中信两家", []said{is("招行", entity.RuleRow, "招商银行"), is("中信", entity.RuleBrand, "中信银行", "中信证券", "中信集团")}},
		{"中银的净息差", []said{is("中银", entity.RuleBrand, "中国银行", "中银香港")}},
		{"中信、民生“加仓”", []said{is("中信", entity.RuleBrand, "中信银行", "中信证券", "中信集团"), is("民生", entity.RuleBrand, "中国民生银行")}},
		{"中信5.90%居首,民生4.25%", []said{is("中信", entity.RuleBrand, "中信银行", "中信证券", "中信集团"), is("民生", entity.RuleBrand, "中国民生银行")}},
		{"其中国寿、平安", []said{is("国寿", entity.RuleBrand, "中国人寿", "国寿集团"), is("平安", entity.RuleBrand, "中国平安", "平安银行")}},
		{"民生和光大之和", []said{is("民生", entity.RuleBrand, "中国民生银行"), is("光大", entity.RuleBrand, "中国光大银行", "光大证券", "光大集团")}},
		{"2024年9月末平安代理人", []said{is("平安", entity.RuleBrand, "中国平安", "平安银行")}},
		// a brand inside a longer name is that name
		{"招商证券、招商银行", []said{is("招商证券", entity.RuleFull, "招商证券"), is("招商银行", entity.RuleFull, "招商银行")}},
		{"平安产险保费、中国平安产险", []said{is("平安产险", entity.RuleFull, "平安产险"), is("中国平安产险", entity.RuleShort, "平安产险")}},
		{"人保财险、人保寿险", []said{is("人保财险", entity.RuleFull, "人保财险"), is("人保寿险", entity.RuleFull, "人保寿险")}},
		{"中信建投", []said{is("中信建投", entity.RuleFull, "中信建投")}},
		// group
		{"六大行合计", []said{is("六大行", entity.RuleGroup, "六大国有银行")}},
		{"城商行净利润", []said{is("城商行", entity.RuleGroup, "城市商业银行")}},
		{"全国银行业金融机构", []said{is("全国银行业金融机构", entity.RuleGroup, "银行业金融机构")}},
		{"全国移动支付金额", []said{is("全国", entity.RuleGroup, "全国")}},
		// pattern
		{"2023年澜汇支付交易额", []said{is("澜汇支付", entity.RulePattern, "澜汇支付")}},
		{"与远岫光能不同,临沅新能的亏损", []said{is("远岫光能", entity.RulePattern, "远岫光能"), is("临沅新能", entity.RulePattern, "临沅新能")}},
		{"得出洛湾股份2019年的营收", []said{is("洛湾股份", entity.RulePattern, "洛湾股份")}},
		{"请计算得出洛湾水务股份有限公司的营收", []said{is("洛湾水务股份有限公司", entity.RulePattern, "洛湾水务")}},
		{"请提供洛湾光能2019年的营收", []said{is("洛湾光能", entity.RulePattern, "洛湾光能")}},
		{"提供安徽洛湾高速公路股份有限公司的营收", []said{is("安徽洛湾高速公路股份有限公司", entity.RulePattern, "安徽洛湾高速公路")}},
		{"江西洛湾测控科技股份有限公司2020年", []said{is("江西洛湾测控科技股份有限公司", entity.RulePattern, "江西洛湾测控科技")}},
		{"上海洛湾数据科技股份有限公司2020年", []said{is("上海洛湾数据科技股份有限公司", entity.RulePattern, "上海洛湾数据科技")}},
		{"洛湾水务集团股份公司2020年", []said{is("洛湾水务集团股份公司", entity.RulePattern, "洛湾水务集团")}},
		{"洛湾产业投资集团股份有限公司", []said{is("洛湾产业投资集团股份有限公司", entity.RulePattern, "洛湾产业投资集团")}},
		{"吉林双柳农商行计划减持", []said{is("吉林双柳农商行", entity.RulePattern, "吉林双柳农商行")}},
		{"2021年江西洛湾测控科技股份有限公司", []said{is("江西洛湾测控科技股份有限公司", entity.RulePattern, "江西洛湾测控科技")}},
	} {
		if diff := cmp.Diff(c.want, find(Default(), c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.text, diff)
		}
	}
}

// Texts without an entity, or with the one that is named last in the reason.
func TestFindNothing(t *testing.T) {
	for _, c := range []struct{ text, reason string }{
		{"施工行为", "工行 in 施工行为"},
		{"新建行业标准", "建行 in 新建|行业"},
		{"三农行业", "农行"},
		{"外交行动", "交行"},
		{"其中行业协会", "中行"},
		{"空中行走", "中行"},
		{"在集中行使权利", "中行"},
		{"发扬光大", "光大"},
		{"其中信用卡贷款", "中信"},
		{"中国寿险市场", "国寿"},
		{"保障和改善民生", "民生"},
		{"内蒙新华2021年", "another company's name"},
		{"发行50亿元半导体基金", "an amount"},
		{"23年在科技上砸了多少钱", "a field"},
		{"招商引资", "招商"},
		{"平安喜乐", "平安"},
		{"个人保险意识", "人保"},
		{"互联网联盟", "网联"},
		{"审美的差异", "美的"},
		{"新兴业态", "兴业"},
		{"平安短债债券型证券投资基金A", "a fund's product, not its house"},
		{"业务收入601398.00元", "a number, not a code"},
		{"6013980", "part of a number"},
		{"www.nfra.gov", "part of an address"},
		{"Abc", "an abbreviation in an unusual case"},
		{"手机银行客户", "a channel"},
		{"零售理财余额", "a business"},
		{"自助银行设备", "a channel"},
		{"摊回再保险赔款", "what reinsurers pay"},
		{"移动支付金额", "a business"},
		{"金融科技投入", "a field"},
		{"新能源汽车销量", "a product"},
		{"持有公司股份", "shares"},
		{"控股股东", "an owner"},
		{"回购股份数量", "shares"},
		{"私募基金", "a class of funds"},
		{"数字科技", "a field"},
		{"提供远程银行服务", "a channel, behind a verb"},
		{"期末集团员工", "a time"},
		{"新一轮科技革命", "an ordinal"},
		{"连续5年在科技领域投入", "a number of years"},
		{"提供集中支付服务", "a business, behind a verb"},
		{"本公司", "self"},
		{"有限公司", "no name"},
		{"技术有限公司", "no name"},
		{"", "empty"},
	} {
		if got := find(Default(), c.text); got != nil {
			t.Errorf("%q (%s): got %v, want none", c.text, c.reason, got)
		}
	}
}

func TestGetAndAliases(t *testing.T) {
	e, ok := Default().Get("平安银行")
	if !ok || e.Parent != "中国平安" || e.Kind != entity.Bank {
		t.Errorf("Get(平安银行) = %+v, %v", e, ok)
	}
	if _, ok := Default().Get("无此公司"); ok {
		t.Error("Get(无此公司) is known")
	}
	want := []string{"中国邮政储蓄银行", "邮政储蓄银行", "邮储银行", "邮储", "Postal Savings Bank of China", "PSBC",
		"601658.SH", "01658.HK", "1658.HK"}
	if diff := cmp.Diff(want, Default().Aliases("中国邮政储蓄银行")); diff != "" {
		t.Errorf("Aliases: (-want +got)\n%s", diff)
	}
	g, _ := Default().Get("六大国有银行")
	if len(g.Members) != 6 {
		t.Errorf("六大国有银行 has members %v, want six", g.Members)
	}
}

func TestWith(t *testing.T) {
	base := Default()
	l := base.With([]entity.Entity{
		{Name: "澄川智能装备", Kind: entity.Unlisted, Parent: "澄川股份", Aliases: []string{"智能装备"}},
		{Name: "中国工商银行", Kind: entity.Unlisted, Aliases: []string{"工银集团"}},
	})
	want := []said{is("智能装备", entity.RuleShort, "澄川智能装备"), is("工行", entity.RuleRow, "中国工商银行"), is("工银集团", entity.RuleShort, "中国工商银行")}
	if diff := cmp.Diff(want, find(l, "智能装备、工行、工银集团")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if e, _ := l.Get("中国工商银行"); e.Kind != entity.Bank || len(e.Codes) == 0 {
		t.Errorf("a layered alias hides what was known: %+v", e)
	}
	if got := find(base, "智能装备"); got != nil {
		t.Errorf("With changed its receiver: %v", got)
	}
}

// The word that joins two names begins a third one of the base.
func TestWithJoined(t *testing.T) {
	l := Default().With([]entity.Entity{
		{Name: "和悦行科技", Kind: entity.Unlisted, Aliases: []string{"和悦行"}},
		{Name: "悦行医药", Kind: entity.Unlisted},
		{Name: "东衡股份", Kind: entity.Unlisted},
	})
	for text, want := range map[string][]string{
		"东衡股份和悦行医药谁高": {"东衡股份", "悦行医药"},
		"东衡股份和和悦行谁高":  {"东衡股份", "和悦行科技"},
		"东衡股份和悦行科技谁高": {"东衡股份", "和悦行科技"},
		"和悦行医药":       {"和悦行科技"},
	} {
		var got []string
		for _, m := range l.Find(text) {
			got = append(got, m.Names...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

func TestExtend(t *testing.T) {
	l := Load()
	err := l.Extend(strings.NewReader(filing.Header + "\n# 自有名单\n洛湾软控\ttech\t\t\t洛控|茅台\t\tLuowan Soft\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []said{is("洛控", entity.RuleShort, "洛湾软控"), is("茅台", entity.RuleShort, "洛湾软控"), is("luowan soft", entity.RuleEnglish, "洛湾软控")}
	if diff := cmp.Diff(want, find(l, "洛控、茅台、luowan soft")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A user's file written before english, codes and members were columns.
func TestExtendOldHeader(t *testing.T) {
	l := Load()
	if err := l.Extend(strings.NewReader("name\tkind\tparent\tfull\tshort\n洛湾软控\ttech\t\t\t洛控\n")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]said{is("洛控", entity.RuleShort, "洛湾软控")}, find(l, "洛控2023年")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestExtendErrors(t *testing.T) {
	for _, c := range []struct{ tsv, want string }{
		{"name\tparent\n", `line 1: header "name\tparent", want "name\tkind\t`},
		{"name\tkind\n洛湾软控\ttech\t\t洛控\n", "line 2: 4 columns, the header has 2"},
		{filing.Header + "\n\n洛湾\n", "line 3: name and kind must not be empty"},
		{filing.Header + "\n洛湾\ttech\t1\t2\t3\t4\t5\t6\t7\t8\n", "line 2: 10 columns, the header has 9"},
	} {
		if err := Load().Extend(strings.NewReader(c.tsv)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

// Every line loads, refers to known entities, and claims no other's name.
func TestData(t *testing.T) {
	l := Load()
	owner := map[string]string{}
	claim := func(s, name string) {
		if have, ok := owner[filing.Lower(s)]; ok && have != name {
			t.Errorf("%s names %s and %s", s, have, name)
		}
		owner[filing.Lower(s)] = name
	}
	for _, name := range l.rows.Names() {
		e, _ := l.Get(name)
		for _, s := range l.Aliases(name) {
			claim(s, name)
			if strings.TrimSpace(s) != s || utf8.RuneCountInString(s) < 2 {
				t.Errorf("%s: bad name %q", name, s)
			}
		}
		for _, other := range append(e.Members, e.Parent) {
			if _, ok := l.Get(other); other != "" && !ok {
				t.Errorf("%s refers to unknown %s", name, other)
			}
		}
		if name != strings.TrimSuffix(name, "股份有限公司") {
			t.Errorf("%s carries a legal ending", name)
		}
	}
	if n := len(l.rows.Names()); n < 600 {
		t.Errorf("%d entities, want at least 600", n)
	}
	for s := range l.bounds {
		if _, ok := l.get(s); !ok {
			t.Errorf("bounds.tsv: nothing goes by %s", s)
		}
	}
}

func ExampleLexicon_Find() {
	text := "工行2023年净利润高于平安"
	for _, m := range Default().Find(text) {
		fmt.Println(m.Span.In(text), m.Rule, m.Names)
	}
	// Output:
	// 工行 row [中国工商银行]
	// 平安 brand [中国平安 平安银行]
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"中国工商银行股份有限公司(601398.SH)", "澜汇支付(301999)", "ICBC建行业务", "(以下简称“工行”)", "有限公司", "丨)(有限责任公司"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range Default().Find(s) {
			if m.Span.Start < end || m.Span.Len() <= 0 || m.Span.End > len(s) {
				t.Fatalf("span %v after %d of %d bytes", m.Span, end, len(s))
			}
			if utf8.ValidString(s) && !utf8.ValidString(m.Span.In(s)) {
				t.Fatalf("span %v cuts a rune", m.Span)
			}
			if len(m.Names) == 0 || m.Names[0] == "" || m.Rule == "" {
				t.Fatalf("mention without name or rule: %+v", m)
			}
			end = m.Span.End
		}
	})
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

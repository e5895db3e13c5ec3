package entity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDeclare(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []Entity
	}{
		{"label", "证券代码:688999 证券简称:远岫光能 公告编号:2025-003\n远岫光能预计亏损",
			[]Entity{{Name: "远岫光能", Kind: Unlisted}}},
		{"code in brackets", "昨日,澜汇支付(301999)披露年报。",
			[]Entity{{Name: "澜汇支付", Kind: Payment, Codes: []string{"301999"}}}},
		{"code with exchange", "洛湾软控(688998.SH)公告称",
			[]Entity{{Name: "洛湾软控", Kind: Unlisted, Codes: []string{"688998.SH"}}}},
		{"quote", "洛湾软控(5.700,-0.02,-0.35%)公告",
			[]Entity{{Name: "洛湾软控", Kind: Unlisted}}},
		{"full name with bracketed short name", "江西洛湾测控科技股份有限公司(洛湾控)\n2020年利润总额6249万元",
			[]Entity{{Name: "洛湾控", Kind: Unlisted, Aliases: []string{"江西洛湾测控科技"}}}},
		{"a province's letter", "安徽省洛湾天然气开发股份有限公司(皖湾天然气)",
			[]Entity{{Name: "皖湾天然气", Kind: Unlisted, Aliases: []string{"安徽省洛湾天然气开发"}}}},
		{"a place inside the name", "洛湾化成北京新药技术股份有限公司(洛湾化成)",
			[]Entity{{Name: "洛湾化成", Kind: Unlisted, Aliases: []string{"洛湾化成北京新药技术"}}}},
		{"full name, short name elsewhere", "证券简称:澄川股份\n澄川股份有限公司关于更正的公告",
			[]Entity{{Name: "澄川股份", Kind: Unlisted, Aliases: []string{"澄川"}}}},
		{"abbreviated here", "控股子公司澄川智能装备(以下简称“智能装备”)在2022年",
			[]Entity{{Name: "澄川智能装备", Kind: Unlisted, Aliases: []string{"智能装备"}}}},
		{"known full name", "中国工商银行股份有限公司(以下简称“工行”或“本行”)", nil},
		{"in quotes alone, as in Hong Kong", "西港煤气有限公司(「西港煤气」或「本公司」)公布业绩",
			[]Entity{{Name: "西港煤气", Kind: Unlisted}}},
		{"a longer name in quotes alone", "海港电力控股有限公司(「海港电力」,连同附属公司统称「本集团」)",
			[]Entity{{Name: "海港电力", Kind: Unlisted, Aliases: []string{"海港电力控股"}}}},
		{"only itself in quotes", "海港电力控股有限公司(「本公司」)",
			[]Entity{{Name: "海港电力控股", Kind: Unlisted}}},
		{"a branch", "中国民生银行股份有限公司合肥分行(以下简称“民生银行”)", nil},
		{"a law", "中华人民共和国证券法(以下简称“证券法”)", nil},
		{"self", "澄川电力有限公司(以下简称“公司”)",
			[]Entity{{Name: "澄川电力", Kind: Unlisted}}},
		{"title", "洛湾软控:预计2024年亏损\n洛湾软控公告称",
			[]Entity{{Name: "洛湾软控", Kind: Unlisted}}},
		{"a fund", "洛湾医疗健康混合C单位净值1.2元。购买洛湾医疗健康混合C须谨慎",
			[]Entity{{Name: "洛湾医疗健康混合C", Kind: Fund}}},
		{"a fund with its code", "“洛湾中证红利ETF(512100)”",
			[]Entity{{Name: "洛湾中证红利ETF", Kind: Fund, Codes: []string{"512100"}}}},
		{"a fund behind a span of time", "近一周洛湾短债债券A(011021)",
			[]Entity{{Name: "洛湾短债债券A", Kind: Fund, Codes: []string{"011021"}}}},
		{"a kind of funds", "买股票A还是股票A,债券ETF还是债券ETF", nil},
		{"a share's card", "LVK智家属于深圳证券交易所,当前时间为2025年5月15日", []Entity{{Name: "LVK智家", Kind: Unlisted}}},
		{"with its other name", "*ST澄川(澄川发展(301999.sz))属于深圳证券交易所", []Entity{{Name: "*ST澄川", Kind: Unlisted, Codes: []string{"301999.SZ"}, Aliases: []string{"澄川发展"}}}},
		{"with its code alone", "澄川股份(301999.SZ)属于深圳证券交易所", []Entity{{Name: "澄川股份", Kind: Unlisted, Codes: []string{"301999.SZ"}}}},
		{"a sector's card", "铁路运输板块(铁路货运)属于中国交易市场板块", nil},
		{"a date in front", "2025年05月15日澄川属于深圳证券交易所", nil},
		{"a fund's card", "洛湾短债债券C(洛湾短债债券型证券投资基金c类)基金代码为011021;", []Entity{{Name: "洛湾短债债券C", Kind: Fund, Codes: []string{"011021"},
			Aliases: []string{"洛湾短债债券型证券投资基金c类", "洛湾短债债券型证券投资基金C类"}}}},
		{"a fund with a year in its name", "洛湾养老2040三年(FOF)当前销售状态为:不可售卖;基金代码为009436;", []Entity{{Name: "洛湾养老2040三年(FOF)", Kind: Fund, Codes: []string{"009436"}}}},
		{"a fund's review", "“洛湾消费指数(LOF)A”是一只股票型-指数基金,属于消费赛道", []Entity{{Name: "洛湾消费指数(LOF)A", Kind: Fund}}},
		{"fellows of a list", "分品牌,吉利灵犀9.4万辆,极氪2.2万辆,凌沙塔1.5万辆。",
			[]Entity{{Name: "吉利灵犀", Kind: Unlisted, Aliases: []string{"灵犀"}}, {Name: "凌沙塔", Kind: Unlisted}}},
		{"metrics of a list are no fellows", "五粮液76.8%,净利率35.1%,海外8.2%。", nil},
		{"a fund's manager", "东屿基金管理有限公司披露季报",
			[]Entity{{Name: "东屿基金", Kind: Unlisted, Aliases: []string{"东屿基金管理"}}}},
		{"twice", "此外,临沅新能亏损1.8亿元。与远岫不同,临沅新能的亏损来自逆变器",
			[]Entity{{Name: "临沅新能", Kind: Unlisted}}},
		{"once", "此外,临沅新能亏损1.8亿元。", nil},
	} {
		if diff := cmp.Diff(c.want, Default().Declare(c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestShortFor(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
	}{
		{"宁德时代", "宁德时代新能源科技", true},
		{"隆基绿能", "隆基绿能科技", true},
		{"海螺水泥", "安徽海螺水泥", true},
		{"日月明", "江西日月明测控科技", true},
		{"工行", "中国工商银行", true},
		{"建行", "中国工商银行", false},
		{"", "中国工商银行", false},
	} {
		if got := ShortFor(c.short, c.full); got != c.want {
			t.Errorf("ShortFor(%s, %s) = %v, want %v", c.short, c.full, got, c.want)
		}
	}
}

// What an article may declare is bounded, and so is what looking at names behind
// each other takes.
func TestDeclareIsBounded(t *testing.T) {
	const first = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
	runes := []rune(first)
	var text strings.Builder
	for i := range 5000 {
		name := string([]rune{runes[i%20], runes[i/20%20], runes[i/400%20], '光'})
		text.WriteString(name + "科技股份有限公司(以下简称\"" + name + "\")。")
	}
	if n := len(Default().Declare(text.String())); n == 0 || n > maxDeclared {
		t.Errorf("%d entities declared", n)
	}
}

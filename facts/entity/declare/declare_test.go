package declare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/entity"
	"wenbao/facts/entity/naming"
)

func TestDeclare(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []entity.Entity
	}{
		{"label", "证券代码:688999 证券简称:远岫光能 公告编号:2025-003\n远岫光能预计亏损",
			[]entity.Entity{{Name: "远岫光能", Kind: entity.Unlisted, Aliases: []string{"远岫"}}}},
		{"code in brackets", "昨日,澜汇支付(301999)披露年报。",
			[]entity.Entity{{Name: "澜汇支付", Kind: entity.Payment, Codes: []string{"301999"}}}},
		{"code with exchange", "洛湾软控(688998.SH)公告称",
			[]entity.Entity{{Name: "洛湾软控", Kind: entity.Unlisted, Codes: []string{"688998.SH"}}}},
		{"quote", "洛湾软控(5.700,-0.02,-0.35%)公告",
			[]entity.Entity{{Name: "洛湾软控", Kind: entity.Unlisted}}},
		{"full name with bracketed short name", "江西洛湾测控科技股份有限公司(洛湾控)\n2020年利润总额6249万元",
			[]entity.Entity{{Name: "洛湾控", Kind: entity.Unlisted, Aliases: []string{"江西洛湾测控科技"}}}},
		{"a province's letter", "安徽省洛湾天然气开发股份有限公司(皖湾天然气)",
			[]entity.Entity{{Name: "皖湾天然气", Kind: entity.Unlisted, Aliases: []string{"安徽省洛湾天然气开发"}}}},
		{"a place inside the name", "洛湾化成北京新药技术股份有限公司(洛湾化成)",
			[]entity.Entity{{Name: "洛湾化成", Kind: entity.Unlisted, Aliases: []string{"洛湾化成北京新药技术"}}}},
		{"full name, short name elsewhere", "证券简称:澄川股份\n澄川股份有限公司关于更正的公告",
			[]entity.Entity{{Name: "澄川股份", Kind: entity.Unlisted, Aliases: []string{"澄川"}}}},
		{"abbreviated here", "控股子公司澄川智能装备(以下简称“智能装备”)在2022年",
			[]entity.Entity{{Name: "澄川智能装备", Kind: entity.Unlisted, Aliases: []string{"智能装备"}}}},
		{"two short names", "洛湾测控科技有限公司(下称“洛湾测控”或“洛湾”)\n洛湾测控",
			[]entity.Entity{{Name: "洛湾测控", Kind: entity.Unlisted, Aliases: []string{"洛湾测控科技", "洛湾"}}}},
		{"a subsidiary with more in its name than its parent", "洛湾高速公路股份有限公司2023年年度报告\n公司简称:洛湾高速\n子公司洛湾平澜高速公路有限责任公司2023年净利润3.12亿元",
			[]entity.Entity{{Name: "洛湾高速", Kind: entity.Unlisted, Aliases: []string{"洛湾高速公路", "洛湾"}}, {Name: "洛湾平澜高速公路", Kind: entity.Unlisted}}},
		{"a balance is no subsidiary's name", "公司及子公司对子公司担保余额为21.46亿元", nil},
		{"a bank whose name says that it is a commercial one", "滨澜商业银行发布2024年度报告\n不良率低于城市商业银行平均水平",
			[]entity.Entity{{Name: "滨澜商业银行", Kind: entity.Bank}}},
		{"a part", "前8月保费4,467亿元,其中澜汇人寿2,380亿元;8月澜汇人寿保费271亿元",
			[]entity.Entity{{Name: "澜汇人寿", Kind: entity.Insurer}}},
		{"the short name of a lender, alone in a list", "澜汇消费金融、兴桥消金公布年报\n澜汇、兴桥净利润分别为3亿元、2亿元",
			[]entity.Entity{{Name: "澜汇消费金融", Kind: entity.Fund, Aliases: []string{"澜汇"}}, {Name: "兴桥消金", Kind: entity.Fund, Aliases: []string{"兴桥"}}}},
		{"a code in Hong Kong beside one in New York", "澜博集团(LB.US / 09XX8.HK)公布业绩,澜博集团(LB.US / 09618.HK)股价上涨",
			[]entity.Entity{{Name: "澜博集团", Kind: entity.Unlisted, Codes: []string{"LB.US", "09618.HK"}}}},
		{"arms of a brand", "澜汇支付(301999)2024年年报\n子公司方面,澜汇国际净利润4120万元;澜汇小贷净亏损2760万元",
			[]entity.Entity{{Name: "澜汇支付", Kind: entity.Payment, Aliases: []string{"澜汇"}, Codes: []string{"301999"}}, {Name: "澜汇国际", Kind: entity.Unlisted}, {Name: "澜汇小贷", Kind: entity.Unlisted}}},
		{"a line of business is no arm", "澜汇支付(301999)2024年年报\n澜汇国际业务收入4120万元",
			[]entity.Entity{{Name: "澜汇支付", Kind: entity.Payment, Codes: []string{"301999"}}}},
		{"a kind of companies", "45家金融租赁公司(下称“金租”)披露数据", nil},
		{"opens a sentence before a quarter in letters", "行业对比。\n昆鹏微3Q25收入4.07亿元。",
			[]entity.Entity{{Name: "昆鹏微", Kind: entity.Unlisted}}},
		{"known full name", "中国工商银行股份有限公司(以下简称“工行”或“本行”)", nil},
		{"in quotes alone, as in Hong Kong", "西港煤气有限公司(「西港煤气」或「本公司」)公布业绩",
			[]entity.Entity{{Name: "西港煤气", Kind: entity.Unlisted}}},
		{"a longer name in quotes alone", "海港电力控股有限公司(「海港电力」,连同附属公司统称「本集团」)",
			[]entity.Entity{{Name: "海港电力", Kind: entity.Unlisted, Aliases: []string{"海港电力控股"}}}},
		{"only itself in quotes", "海港电力控股有限公司(「本公司」)",
			[]entity.Entity{{Name: "海港电力控股", Kind: entity.Unlisted}}},
		{"a glossary", "公司、本公司、澄川科技 | 指 | 澄川科技集团股份有限公司\n澄川罐储 指 洛湾澄川罐式储运设备制造有限公司\n控股股东 | 指 | 洛湾实业有限公司",
			[]entity.Entity{{Name: "澄川科技集团", Kind: entity.Unlisted, Aliases: []string{"澄川科技", "澄川"}}, {Name: "洛湾澄川罐式储运设备制造", Kind: entity.Unlisted, Aliases: []string{"澄川罐储"}}, {Name: "洛湾实业", Kind: entity.Unlisted}}},
		{"a title before an office", "对话洛湾冷链CFO程岚:不谈扩张\n洛湾冷链是华东最大的冷链物流商",
			[]entity.Entity{{Name: "洛湾冷链", Kind: entity.Unlisted, Aliases: []string{"洛湾"}}}},
		{"a stem of the title's company is no subsidiary's", "澄川精密制造股份有限公司业绩预告\n澄川传动2025年预计盈利3300万元。子公司澄川传动净利润增长两成",
			[]entity.Entity{{Name: "澄川精密制造", Kind: entity.Unlisted}, {Name: "澄川传动", Kind: entity.Unlisted}}},
		{"a branch", "中国民生银行股份有限公司合肥分行(以下简称“民生银行”)", nil},
		{"a haulier and its short name", "三家快递10月成绩单\n圆驰速递、禾达快运披露简报。禾达快运10月件量15.16亿票。\n圆驰三季度净利润10.46亿元;禾达三季度净利润25.71亿元",
			[]entity.Entity{{Name: "圆驰速递", Kind: entity.Unlisted, Aliases: []string{"圆驰"}}, {Name: "禾达快运", Kind: entity.Unlisted, Aliases: []string{"禾达"}}}},
		{"what a kind of power is called", "全国电力统计\n核电,装机6083万千瓦\n中国核电发电量2163亿千瓦时", nil},
		{"a law", "中华人民共和国证券法(以下简称“证券法”)", nil},
		{"a code and a short name in one bracket, a bracket in the name", "澄川再保险(集团)股份有限公司(01599.HK,下称“澄川再保”)公布业绩",
			[]entity.Entity{{Name: "澄川再保", Kind: entity.Insurer, Codes: []string{"01599.HK"}, Aliases: []string{"澄川再保险"}}}},
		{"what the lines of a digest begin with", "晚间公告精选\n东溪环境:收到警示函。\n2、启岫精工(603977):拟回购。\n金翎种业:10月销量41.27万头。\n风险提示:仅供参考。",
			[]entity.Entity{{Name: "东溪环境", Kind: entity.Unlisted, Aliases: []string{"东溪"}}, {Name: "启岫精工", Kind: entity.Unlisted, Codes: []string{"603977"}, Aliases: []string{"启岫"}}, {Name: "金翎种业", Kind: entity.Unlisted, Aliases: []string{"金翎"}}}},
		{"lines of another text", "行业观察\n东溪环境:收到警示函。\n启岫精工:拟回购。\n金翎种业:10月销量41.27万头。", nil},
		{"a title before a prospectus", "英岫智造更新招股书\n英岫智造2024年收入8,583万美元",
			[]entity.Entity{{Name: "英岫智造", Kind: entity.Unlisted}}},
		{"self", "澄川电力有限公司(以下简称“公司”)",
			[]entity.Entity{{Name: "澄川电力", Kind: entity.Unlisted}}},
		{"title", "洛湾软控:预计2024年亏损\n洛湾软控公告称",
			[]entity.Entity{{Name: "洛湾软控", Kind: entity.Unlisted}}},
		{"a title before a report, for which the text has 公司", "鹿鸣岩茶2024年报点评:收入超预期\n公司2024年实现营收46.97亿元",
			[]entity.Entity{{Name: "鹿鸣岩茶", Kind: entity.Unlisted}}},
		{"a title of a page on one share", "鹿鸣岩茶资金面分析\n鹿鸣岩茶过去5日的主力资金流入为2.14亿元",
			[]entity.Entity{{Name: "鹿鸣岩茶", Kind: entity.Unlisted}}},
		{"a title of a quotation", "2025年05月15日鹿鸣岩茶涨停价。\n鹿鸣岩茶的涨停价为9.87元",
			[]entity.Entity{{Name: "鹿鸣岩茶", Kind: entity.Unlisted}}},
		{"filed under a report", "【2024年报点评/鹿鸣岩茶】业绩符合预期\n公司2024年实现营收46.97亿元",
			[]entity.Entity{{Name: "鹿鸣岩茶", Kind: entity.Unlisted}}},
		{"a title that names somebody else", "新能源车企2024年报:比亚迪领跑\n公司2024年实现营收46.97亿元", nil},
		{"a title on a trade", "【2024年报点评/白酒行业】业绩符合预期\n公司2024年实现营收46.97亿元", nil},
		{"a fund", "洛湾医疗健康混合C单位净值1.2元。购买洛湾医疗健康混合C须谨慎",
			[]entity.Entity{{Name: "洛湾医疗健康混合C", Kind: entity.Fund}}},
		{"a fund with its code", "“洛湾中证红利ETF(512100)”",
			[]entity.Entity{{Name: "洛湾中证红利ETF", Kind: entity.Fund, Codes: []string{"512100"}}}},
		{"a fund behind a span of time", "近一周洛湾短债债券A(011021)",
			[]entity.Entity{{Name: "洛湾短债债券A", Kind: entity.Fund, Codes: []string{"011021"}}}},
		{"a kind of funds", "买股票A还是股票A,债券ETF还是债券ETF", nil},
		{"a share's card", "LVK智家属于深圳证券交易所,当前时间为2025年5月15日", []entity.Entity{{Name: "LVK智家", Kind: entity.Unlisted}}},
		{"with its other name", "*ST澄川(澄川发展(301999.sz))属于深圳证券交易所", []entity.Entity{{Name: "*ST澄川", Kind: entity.Unlisted, Codes: []string{"301999.SZ"}, Aliases: []string{"澄川发展"}}}},
		{"with its code alone", "澄川股份(301999.SZ)属于深圳证券交易所", []entity.Entity{{Name: "澄川股份", Kind: entity.Unlisted, Codes: []string{"301999.SZ"}}}},
		{"a sector's card", "铁路运输板块(铁路货运)属于中国交易市场板块", nil},
		{"a date in front", "2025年05月15日澄川属于深圳证券交易所", nil},
		{"a fund's card", "洛湾短债债券C(洛湾短债债券型证券投资基金c类)基金代码为011021;", []entity.Entity{{Name: "洛湾短债债券C", Kind: entity.Fund, Codes: []string{"011021"},
			Aliases: []string{"洛湾短债债券型证券投资基金c类", "洛湾短债债券型证券投资基金C类"}}}},
		{"a fund with a year in its name", "洛湾养老2040三年(FOF)当前销售状态为:不可售卖;基金代码为009436;", []entity.Entity{{Name: "洛湾养老2040三年(FOF)", Kind: entity.Fund, Codes: []string{"009436"}}}},
		{"a fund's review", "“洛湾消费指数(LOF)A”是一只股票型-指数基金,属于消费赛道", []entity.Entity{{Name: "洛湾消费指数(LOF)A", Kind: entity.Fund}}},
		{"fellows of a list", "分品牌,吉利灵犀9.4万辆,极氪2.2万辆,凌沙塔1.5万辆。",
			[]entity.Entity{{Name: "吉利灵犀", Kind: entity.Unlisted, Aliases: []string{"灵犀"}}, {Name: "凌沙塔", Kind: entity.Unlisted}}},
		{"fellows of a list whose figures follow in order", "北岭微装、澄川半导体、凌沁精密和盛岭股份分别实现营收16亿元、8亿元、3亿元、5亿元。\n北岭微装:毛利率40%。\n澄川半导体:毛利率30%。\n凌沁精密亏损主要因计提跌价准备1亿元。盛岭股份清洗设备收入3亿元。",
			[]entity.Entity{{Name: "北岭微装", Kind: entity.Unlisted}, {Name: "澄川半导体", Kind: entity.Unlisted, Aliases: []string{"澄川"}}, {Name: "凌沁精密", Kind: entity.Unlisted}, {Name: "盛岭股份", Kind: entity.Unlisted, Aliases: []string{"盛岭"}}}},
		{"who does what a known one does", "零屿汽车交付60,827辆,同比增长84.1%;鸿川智行交付40,397辆。充电方面,零屿汽车、鸿川智行已有3517座。",
			[]entity.Entity{{Name: "鸿川智行", Kind: entity.Unlisted}, {Name: "零屿汽车", Kind: entity.Unlisted}}},
		{"products of such a list are no fellows", "洗碗机、净饮机和澄川股份分别增长3%、4%、5%。澄川股份发布年报。", []entity.Entity{{Name: "澄川股份", Kind: entity.Unlisted}}},
		{"a record of what investors asked", "鹿鸣医疗投资者关系活动记录表\n2025年前三季度公司实现营业收入30.42亿元。", []entity.Entity{{Name: "鹿鸣医疗", Kind: entity.Unlisted, Aliases: []string{"鹿鸣"}}}},
		{"nor is how prices moved", "谷歌涨逾3%,微软涨0.84%,脸书涨0.5%。", nil},
		{"nor an item of a balance sheet", "集团计提子公司存货跌价准备130亿元。", nil},
		{"metrics of a list are no fellows", "五粮液76.8%,净利率35.1%,海外8.2%。", nil},
		{"an insurer", "东屿人寿保险股份有限公司披露年报",
			[]entity.Entity{{Name: "东屿人寿保险", Kind: entity.Insurer, Aliases: []string{"东屿人寿"}}}},
		{"a fund's manager", "东屿基金管理有限公司披露季报",
			[]entity.Entity{{Name: "东屿基金", Kind: entity.Unlisted, Aliases: []string{"东屿基金管理"}}}},
		{"twice", "此外,临沅新能亏损1.8亿元。与远岫不同,临沅新能的亏损来自逆变器",
			[]entity.Entity{{Name: "临沅新能", Kind: entity.Unlisted}}},
		{"once", "此外,临沅新能亏损1.8亿元。", nil},
	} {
		if diff := cmp.Diff(c.want, Of(naming.Default(), c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
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
	if n := len(Of(naming.Default(), text.String())); n == 0 || n > maxDeclared {
		t.Errorf("%d entities declared", n)
	}
}

// A name that an article gives with its code once is known by its stem, too.
func TestStemOfDeclared(t *testing.T) {
	const text = "房托中期业绩\n【远岫产业信托(02899)】\n远岫上半年可分派收入4.12亿港元。"
	for _, e := range Of(naming.Default(), text) {
		if e.Name == "远岫产业信托" && slices.Contains(e.Aliases, "远岫") {
			return
		}
	}
	t.Errorf("远岫 is no name of 远岫产业信托: %v", Of(naming.Default(), text))
}

// A bank goes by its stem where that stands alone, unless another house of the text begins with it.
func TestStemOfBank(t *testing.T) {
	for text, want := range map[string]bool{
		"民营银行成绩单\n微众银行总资产6518亿元,网商银行4710亿元。\n微众、网商的净息差分别为4.86%和6.21%。": true,
		"民营银行成绩单\n微众银行总资产6518亿元,微众理财100亿元。\n微众、网商的净息差分别为4.86%和6.21%。":  false,
		"民营银行成绩单\n微众银行总资产6518亿元,微众银行净利润109亿元,微众银行不良率1.44%。":            false,
	} {
		got := slices.ContainsFunc(Of(naming.Default(), text), func(e entity.Entity) bool { return slices.Contains(e.Aliases, "微众") })
		if got != want {
			t.Errorf("微众 is a name in %q: %v", text, got)
		}
	}
}

func ExampleOf() {
	text := "证券简称:远岫光能\n远岫光能科技股份有限公司2024年业绩预告"
	for _, e := range Of(naming.Default(), text) {
		fmt.Println(e.Name, e.Aliases)
	}
	// Output: 远岫光能 [远岫光能科技 远岫]
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"中国工商银行股份有限公司(601398.SH)", "澜汇支付(301999)", "(以下简称“工行”)", "有限公司", "丨)(有限责任公司"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, e := range Of(naming.Default(), s) {
			if e.Name == "" {
				t.Fatal("declared an entity without a name")
			}
		}
	})
}

var article = strings.Repeat("2023年,工商银行实现营业收入8428.55亿元,同比下降3.73%;归属于母公司股东的净利润3639.93亿元,同比增长0.8%。"+
	"截至2023年末,手机银行客户5.52亿户,移动端月活客户数2.29亿户。与澜汇支付不同,平安产险的保费增长1.4%。\n", 200)

func BenchmarkOf(b *testing.B) {
	l := naming.Default()
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		Of(l, article)
	}
}

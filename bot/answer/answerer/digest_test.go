package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What a figure of an article does not answer: a part's, another currency's, another one's, a level's for a
// difference.
func TestWhatFiguresLeaveUnsaid(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanqiao.txt", "岚桥银行2025年半年报", facts.Date{Year: 2025, Month: 8, Day: 29},
			"上半年,岚桥银行科技投入8.6亿元。去年全年科技投入为16.1亿元。截至报告期末,科技人员1180人,比年初净增82人,占员工总数的8.9%。",
			"手机银行、岚生活、岚缴费三大App累计用户4610万户,其中月活用户786万户。岚桥银行管理养老客户综合资产(AUM)491亿元,占零售AUM的比重为48.6%;零售客户AUM 1,011亿元。",
			"岚桥银行坏账计提比例11.7%,同行业可比公司平均为8.9%。营业收入同比下降5.6%,降幅较一季度扩大1.5个百分点。",
			"手机银行注册用户712万户,月活223万户。岚桥银行全年营收目标不低于60亿元。"),
		article("heyan.txt", "禾堰水泥三季报", facts.Date{Year: 2025, Month: 10, Day: 31},
			"前三季度,禾堰水泥销量4,150万吨,归母净利润12.4亿元。海外销量1,290万吨,增长6.5%。",
			"10月,我国银行结汇2142亿美元,售汇1965亿美元。按人民币计值,10月售汇13952亿元。")))
	checkFigures(t, a, []figureCase{
		{"of the report's end, not of the year told in passing", "岚桥银行2025年6月末科技人员数", "1180人"},
		{"net growth since the year began", "岚桥银行2024年末科技人员数", "1098人"},
		{"three together are none of them", "岚桥银行岚生活月活", ""},
		{"letters in brackets stand for no word before them", "岚桥银行零售AUM", "1,011亿元"},
		{"a level is no difference", "岚桥银行坏账计提比例比同行高多少", ""},
		{"points of a rate and no rate", "岚桥银行营业收入降幅扩大了几个百分点", "1.5个百分点"},
		{"the whole beside its part", "岚桥银行手机银行月活占注册用户的比例", "31.3%"},
		{"a target is of a year that is not over", "岚桥银行2025年全年营收目标", "不低于60亿元"},
		{"home is no whole", "禾堰水泥国内销量", ""},
		{"abroad", "禾堰水泥海外销量", "1,290万吨"},
		{"a part of a year is no year", "禾堰水泥全年净利润", ""},
		{"the currency by its name", "2025年10月售汇按人民币计多少", "13952亿元"},
	})
}

// Roundups: whose figures are that a sentence describes, leaves the name of or tells of several; what the items of a
// breakdown are of.
func TestRoundupsOfATrade(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("meizhuang.txt", "国货美妆半年报：一哥易主", facts.Date{Year: 2025, Month: 9, Day: 2},
			"五家国货美妆公司里,珀莱雅以53.6亿元的营收守住榜首,同比增长7.2%;丸美生物17.7亿元,涨了30.8%;新冒头的毛戈平25.9亿元,增长31.3%。",
			"珀莱雅主品牌营收39.8亿元,占比74.3%。第二品牌彩岚7.05亿元,增长21.1%。",
			"1—6月限额以上化妆品零售额2,291亿元,同比增2.9%;6月单月399亿元,同比下降2.3%。"),
		article("guangmo.txt", "光模块三季报：两家翻倍", facts.Date{Year: 2025, Month: 10, Day: 31},
			"截至10月30日,两家光模块龙头三季报披露完毕,合计归母净利润134.6亿元,去年同期为54.0亿元。",
			"中际旭创前三季度收入250亿元,归母净利润71.3亿元;第三季度净利润31.4亿元。恒源煤电则由盈转亏,亏1.92亿元。",
			"新易盛前三季度赚了63.3亿元,去年同期16.5亿元。",
			"禾岚科技预计四季度恢复。禾岚科技利息净收入是最大的看点:前三季度25.2亿元,同比增28%。")))
	checkFigures(t, a, []figureCase{
		{"what stands before a name says what it is", "毛戈平2025年上半年营收", "25.9亿元"},
		{"a trade that the title names is nobody", "国货美妆公司里营收增速最快的是哪家", "31.3%"},
		{"an item of a breakdown", "珀莱雅彩岚收入多少", "7.05亿元"},
		{"a single month of what was told before", "2025年6月化妆品零售额", "399亿元"},
		{"a sum of two is neither's", "新易盛2024年前三季度净利润", "16.5亿元"},
		{"a stranger's loss", "中际旭创2025年前三季度净利润", "71.3亿元"},
		{"a half year from the rest", "中际旭创2025年上半年净利润多少", "39.9亿元"},
		{"a label with a remark", "禾岚科技2025年前三季度利息净收入", "25.2亿元"},
	})
}

// Two figures asked one after the other, a difference of two parts, changes asked by 怎么变.
func TestWordingsOfTwo(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanwan.txt", "岚湾商管中期业绩", facts.Date{Year: 2025, Month: 8, Day: 29},
			"上半年,岚湾商管(600999)收入85.2亿元,同比增长6.5%。截至6月底,在营购物中心125座,当中重奢23座。岚湾商管彩妆收入14.2亿元,护肤10.9亿元。",
			"岚湾商管全年每10股共派5.0元,合计7.10亿元,占归母净利润的31.2%。全国自营专柜405个、经销专柜32个。董事长孙怀远今年3月起兼任财务总监。")))
	checkFigures(t, a, []figureCase{
		{"two questions", "岚湾商管在营购物中心有多少座,重奢几座", "125座 23座"},
		{"two parts", "岚湾商管彩妆比护肤多多少收入", "3.3亿元 14.2亿元 10.9亿元"},
		{"items of one kind add up", "岚湾商管自营和经销专柜一共多少个", "437个"},
		{"how it changed", "岚湾商管收入同比怎么变", "6.5%"},
		{"a payout of profit", "岚湾商管分红占归母净利润比例", "31.2%"},
	})
	if got := ask(t, a, "岚湾商管财务总监是谁").Text; got != "孙怀远。" {
		t.Errorf("office held since: %q", got)
	}
}

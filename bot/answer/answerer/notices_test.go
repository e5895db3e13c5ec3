package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Losses and profits behind labels, as profit warnings list them, and the year before that
// they compare with.
func TestProfitWarnings(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanmo.txt", "岚膜新材股份有限公司2024年度业绩预告", facts.Date{Year: 2025, Month: 1, Day: 22},
			"业绩预告期间:2024年1月1日至2024年12月31日",
			"归属于上市公司股东的净利润:亏损2.1亿元—2.8亿元,上年同期盈利6,318万元;",
			"扣除非经常性损益后的净利润:亏损2.35亿元—3.05亿元,上年同期盈利4,902万元;",
			"基本每股收益:亏损0.84元/股—1.12元/股,上年同期盈利0.25元/股;",
			"利润总额:亏损2.5亿元。"),
		article("guyuan.txt", "谷原机床2023年营收5亿元", facts.Date{Year: 2024, Month: 3, Day: 22},
			"谷原机床2023年实现营业收入5亿元。去年同期,公司营收7亿元。",
			"去年同期毛利率为20%,报告期内为15%。")))
	checkFigures(t, a, []figureCase{
		{"the loss of its own label", "岚膜新材2024年净利润预计多少", "2.1亿元—2.8亿元 2.1亿元—2.8亿元"},
		{"of the next label", "岚膜新材2024年扣非净利润预计", "2.35亿元—3.05亿元 2.35亿元—3.05亿元"},
		{"the profit beside it", "岚膜新材2023年归母净利润", "6,318万元"},
		{"under its own rule", "岚膜新材2023年扣非净利润", "4,902万元"},
		{"a range of prices of one share is no profit", "岚膜新材2024年每股收益预计", "0.84元/股—1.12元 0.84元/股—1.12元"},
		{"a share's of the year before", "岚膜新材2023年每股收益", "0.25元"},
		{"a result that is no profit's name", "岚膜新材2024年利润总额预计", "2.5亿元"},
		{"which is not known yet", "岚膜新材2024年利润总额", ""},
		{"去年同期 is a year before what the text is on", "谷原机床2022年营收", "7亿元"},
		{"and is not what the year is", "谷原机床2023年营收", "5亿元"},
		{"the period reported on goes on behind it", "谷原机床2023年毛利率", "15%"},
		{"the ratio then", "谷原机床2022年毛利率", "20%"},
	})
	if ans := ask(t, a, "岚膜新材什么时候披露业绩预告"); ans.Status == answer.Answered && strings.Contains(ans.Text, "2024年1月1日") {
		t.Errorf("the period that a warning is on is not its day: %s", ans.Text)
	}
}

// What a column says of nobody by name, or of a business that its title is on.
func TestColumns(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("cards.txt", "信用卡的账怎么算", facts.Date{Year: 2025, Month: 5, Day: 20},
			"从年报看,2024年末信用卡流通卡量,招商银行9600万张,建设银行1.3亿张。",
			"不良率呢?招商银行1.75%,与上年末持平;建设银行2.22%,升了0.56个百分点。",
			"2024年以来已有60余家信用卡分中心获批终止营业,其中交通银行最多。某股份行卡中心人士告诉我,一张睡眠卡一年的维护费用大约是8元。",
			"年轻人把分期搬到了别处,行业单卡年均交易额2.6万元。"),
		article("payments.txt", "2024年三季度支付体系运行情况", facts.Date{Year: 2024, Month: 12, Day: 6},
			"三、电子支付。三季度,银行处理电子支付业务794亿笔。支付机构处理网络支付业务3513亿笔。",
			"四、支付系统。三季度,支付系统共处理支付业务3274亿笔。"),
		article("board.txt", "澜桥银行2024年可持续发展报告", facts.Date{Year: 2025, Month: 4, Day: 3},
			"2024年末,澜桥银行集团员工63582人,其中母公司57412人、子公司6170人。女性员工占比53.8%。董事会由12名董事组成,其中独立董事5名、女性董事1名。")))
	checkFigures(t, a, []figureCase{
		{"a list behind whose reports are looked at", "招商银行2024年末信用卡流通卡量", "9600万张"},
		{"a ratio of the business that the title is on", "建设银行信用卡不良率", "2.22%"},
		{"which is not the bank's", "建设银行2024年不良率", ""},
		{"a year before", "建设银行2023年末信用卡不良率", "1.66%"},
		{"of nobody named, after a name in passing", "交通银行睡眠卡维护费用", ""},
		{"whoever it is", "一张睡眠卡一年的维护费用", "8元"},
		{"the paragraph behind", "交通银行单卡年均交易额", ""},
		{"of no one of the part before", "支付机构2024年三季度支付系统处理支付业务笔数", ""},
		{"of all", "2024年三季度支付系统处理支付业务多少笔", "3274亿笔"},
		{"directors are no staff", "澜桥银行女性员工有多少人", ""},
		{"where they are asked for", "澜桥银行女性董事几名", "1名"},
		{"of the company alone", "澜桥银行母公司员工多少人", "57412人"},
		{"of all", "澜桥银行员工多少人", "63582人"},
		{"of a body", "澜桥银行子公司员工多少人", "6170人"},
	})
}

// Who holds an office that stands apart from the name, and what office somebody has.
func TestOffices(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("lanqiao.txt", "澜桥银行2024年可持续发展报告", facts.Date{Year: 2025, Month: 4, Day: 3},
		"董事长罗定远在致辞中说,数智化是头号工程。行长陶思远表示,不良率将稳中有降。",
		"该行首席信息官一职自2024年9月起由副行长顾明薇兼任。")))
	for _, tt := range []struct{ asked, want string }{
		{"澜桥银行首席信息官是谁", "顾明薇。"},
		{"澜桥银行行长是谁", "陶思远。"},
		{"顾明薇是谁", "副行长。"},
		{"罗定远是谁？", "董事长。"},
	} {
		if got := ask(t, a, tt.asked).Text; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.asked, got, tt.want)
		}
	}
}

package answerer_test

import (
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

// What articles on others have must not answer, nor what an older article words as the question does.
func TestManyArticles(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		answertest.Article("older.txt", "岚讯科技三季度总营收311亿元", facts.Date{Year: 2024, Month: 11, Day: 20},
			"2024年第三季度,岚讯科技总营收311亿元,同比增长11.4%;日活跃用户4.08亿。"),
		answertest.Article("newer.txt", "岚讯科技公布第三季度业绩", facts.Date{Year: 2025, Month: 11, Day: 20},
			"2025年第三季度,岚讯科技收入355.54亿元,同比增长14.2%;应用DAU为4.16亿。"),
		answertest.Article("shops.txt", "四家商超的半年报", facts.Date{Year: 2025, Month: 8, Day: 29},
			"单位:百万元", "| 公司 | 2025年上半年营业收入 |", "| 澄家超市 | 9,006 |", "| 沧辉超市 | 29,948 |", "| 岭百集团 | 4,526 |", "| 步岚商业 | 2,129 |"),
		answertest.Article("bonds.txt", "景岚证券股份有限公司 2022年年度报告", facts.Date{Year: 2023, Month: 3, Day: 28},
			"2022年末公司债券", "单位:亿元", "| 债券简称 | 债券余额 |", "| 22景证01 | 18.00 |", "| 21景证01 | 20.00 |"),
		answertest.Article("films.txt", "沧光传媒前三季度", facts.Date{Year: 2025, Month: 11, Day: 12},
			"沧光传媒吃到了最大的红利:前三季度营业收入36.16亿元。"),
		answertest.Article("rural.txt", "银行业监管指标", facts.Date{Year: 2025, Month: 8, Day: 15}, "2025年6月末,农村商业银行净息差1.58%。"),
		answertest.Article("incomes.txt", "岚州市2024年统计公报", facts.Date{Year: 2025, Month: 3, Day: 21},
			"2024年,岚州市城镇居民人均可支配收入58117元,农村居民人均可支配收入30845元。"),
		answertest.Article("fund.txt", "岚州市住房公积金2024年年度报告", facts.Date{Year: 2025, Month: 3, Day: 31},
			"2024年末,岚州市住房公积金个人住房贷款率83.35%,比上年末下降1.5个百分点。"),
		answertest.Article("index.txt", "2025年10月份金融市场运行情况", facts.Date{Year: 2025, Month: 11, Day: 28},
			"10月末,上证指数收于3954.8点,环比上涨1.9%。")))
	checkFigures(t, a, []figureCase{
		{"the latest third quarter, by another word", "岚讯科技营收同比增长多少", "14.2%"},
		{"and its level", "岚讯科技DAU", "4.16亿"},
		{"shops are no banks", "四家银行里上半年营收第二高的是谁", ""},
		{"not of any kind", "四家区域银行上半年营收合计多少", ""},
		{"a place that a text states is no order", "五家影视公司前三季度营收排名", ""},
		{"bonds are told apart by their codes", "22钧证01债券余额", ""},
		{"and found by them", "22景证01债券余额", "18.00"},
		{"a group has no short name", "岚州市农村居民人均可支配收入多少", "30845元"},
		{"nor has it beside another side", "岚州市2024年城镇居民人均可支配收入比农村居民高多少元", "2.7272万元 58117元 30845元"},
		{"a rate is no amount", "个人住房贷款2024年末增速", ""},
		{"what was tells nothing of tomorrow", "明天上证指数会涨吗", ""},
	})
}

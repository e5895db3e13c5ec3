package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Figures that only look like what is asked: a part's whole, another side's, the year's before, a mark of a headline.
func TestFiguresLikeIt(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("customs.txt", "前10个月澜屿市外贸进出口3846.2亿元", facts.Date{Year: 2025, Month: 11, Day: 20},
			"据澜屿海关统计,今年前10个月,澜屿市外贸进出口总值3846.2亿元,增长5.9%。其中,出口2571.8亿元,增长9.6%;进口1274.4亿元,下降0.9%。",
			"电动汽车出口8.6万辆,价值118.9亿元,分别增长52.4%和37.5%。出口劳动密集型产品402.7亿元,下降6.8%,其中服装168.1亿元,下降9.2%;出口农产品71.3亿元,增长3.3%。",
			"前10个月全市跨境电商进出口336.4亿元,增长23.7%,其中出口298.5亿元。"),
		article("robot.txt", "鹭川机器人:今年人形机器人交付不会超过两千台", facts.Date{Year: 2025, Month: 11, Day: 6},
			"2025年上半年,鹭川机器人收入4.06亿元,同比增长1.1倍。",
			"上半年,人形占收入的46%,四足机器人占35%。",
			"K2去年发布时卖39.8万元,今年8月调到26.8万元。"),
		article("medical.txt", "博川医疗三季报", facts.Date{Year: 2025, Month: 11, Day: 4},
			"2025年第三季度,博川医疗收入10.96亿元,同比增长21.4%,环比增长6.0%。归母净利润2.51亿元,同比增长18.9%。"),
		article("estate.txt", "恒川地产中期业绩", facts.Date{Year: 2025, Month: 8, Day: 28},
			"恒川地产上半年股东应占溢利为6.42亿港元;若撇除投资物业公平值变动,基本溢利为19.38亿港元,按年跌7.6%。",
			"派息比率会维持在基本溢利的三成左右。"),
		article("city.txt", "云川市2025年前三季度经济运行情况", facts.Date{Year: 2025, Month: 10, Day: 24},
			"前三季度,城镇居民人均可支配收入38905元,农村居民19473元。城乡居民收入比为2.00。"),
		article("prices.txt", "澜江市前三季度经济运行情况", facts.Date{Year: 2025, Month: 10, Day: 24},
			"前三季度,澜江市居民消费价格(CPI)同比下降0.1%;固定资产投资(不含农户)同比下降2.6%。"),
		article("weekly.txt", "一周大宗", facts.Date{Year: 2025, Month: 11, Day: 14},
			"螺纹钢均价3214元/吨,周跌18元;布伦特原油结算价64.05美元/桶,周涨0.7%;生猪均价11.82元/公斤,较上周下跌0.36元。"),
		article("scopes.txt", "岚海医疗投资者关系记录", facts.Date{Year: 2025, Month: 11, Day: 4},
			"岚海医疗内镜第三季度装机146台,今年累计装机389台。"),
		article("chips.txt", "半导体设备三季报:五家营收合计逾300亿", facts.Date{Year: 2025, Month: 11, Day: 3},
			"前三季度,五家合计营收369.7亿元。"),
		article("liquor.txt", "对话青川酒业董事长", facts.Date{Year: 2025, Month: 9, Day: 5},
			"2025年上半年,青川酒业省外经销商清理了212家,现在还有1386家,省内是498家。"),
	))
	checkFigures(t, a, []figureCase{
		{"the amount, not the number", "澜屿电动汽车出口额同比", "37.5%"},
		{"a part by the verb of the whole", "澜屿服装出口同比", "9.2%"},
		{"all of it, not a part's", "澜屿2025年1-10月出口多少", "2571.8亿元"},
		{"a part's side", "澜屿跨境电商出口多少", "298.5亿元"},
		{"a part from its share", "鹭川2025年上半年人形机器人收入大概多少钱", "1.87亿元"},
		{"what is so now", "K2现在卖多少钱", "26.8万元"},
		{"the level and both rates", "博川2025年第三季度收入多少,同比环比", "10.96亿元 21.4% 6.0%"},
		{"the level and one rate", "博川2025年第三季度收入是多少?同比多少?", "10.96亿元 21.4%"},
		{"both rates, or none", "博川2025年第三季度归母净利润同比环比", ""},
		{"basic profit, not what is paid of it", "恒川基本溢利跌几多", "7.6%"},
		{"a difference is no ratio", "云川城乡居民收入差多少", ""},
		{"the exact figure before the headline's", "五家设备公司2025年前三季度营收合计", "369.7亿元"},
		{"prices by how they grew", "澜江2025年前三季度CPI", "0.1%"},
		{"investment by how it grew", "澜江2025年前三季度固定资产投资", "2.6%"},
		{"an amount that nobody tells", "澜江2025年前三季度固定资产投资多少亿", ""},
		{"in a week", "布伦特原油结算价涨了多少", "0.7%"},
		{"a mark broken through", "生猪均价跌破12元了吗", "11.82元"},
		{"all so far is not this year's", "岚海内镜一共装了多少台了", ""},
		{"those that are left", "青川省内省外经销商一共几家", "1884家"},
	})
}

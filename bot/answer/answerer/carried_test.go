package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// Wordings of results news: figures of a name or a segment that do not say what they are of,
// changes told in passing, shares from and to, paragraphs with a label.
func TestCarriedWordings(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 4, Day: 2}
	a := newAnswerer(t, newBase(t,
		article("funds.txt", "公募2024年座次：澜岭基金守擂，北屿掉队", day,
			"年末澜岭基金公募管理规模2.05万亿元,非货规模1.37万亿元;北屿基金1.79万亿元,非货规模1.17万亿元。",
			"北屿基金ETF规模6,585亿元,连续20年行业第一;澜岭基金6,005亿元,较上年末增加3,568亿元。",
			"2024年客户维护费351.4亿元。交易佣金降得更凶,全年110亿元,较2023年的168亿元下滑约三成半。"),
		article("tea.txt", "茶饮门店盘点：三家的加法", day,
			"2024年末,蜜雪集团全球门店53,014家,其中内地48,281家、海外4,733家;签约门店超过7,000家。古茗11,179家,下沉市场占八成一;霸王茶姬7,038家,海外208家。"),
		article("lan.txt", "澜川商城2024年四季度：收入增两成", facts.Date{Year: 2025, Month: 2, Day: 20},
			"2024年四季度,澜川商城收入356亿元,归属于普通股股东的净利润6.2亿元,同比增9.5%,环比则下降49.6%——三季度有一笔投资收益。",
			"分部来看,澜川零售收入310亿元,经营利润13.9亿元。澜川物流收入51.6亿元,经营利润2亿元。包含外卖在内的新业务收入13.8亿元,经营亏损14.7亿元。营销开支27亿元,占收入的比例从4.1%蹿到7.6%。",
			"有媒体称澜川外卖每单亏8元,公司回应“数字失实”。"),
		article("qing.txt", "青岚汽车2024年扭亏", day,
			"青岚汽车(600999)归母净利润5.9亿元,而2023年亏损2.4亿元;扣非净利润5.5亿元,上年为-4.8亿元。拨备覆盖率389.35%,一年间掉了71.69个百分点。",
			"自2023年以来,青岚汽车达成12笔授权交易,潜在总金额逾270亿元。9月,公司与北岳重工签约,首付款6500万元。"),
		article("power.txt", "2024年电力数据发布", day,
			"装机:截至2024年底,全国累计发电装机容量33.5亿千瓦,同比增长14.6%。火电14.4亿千瓦,增长3.8%;核电6,083万千瓦,增长6.9%。",
			"储能:截至2024年底,全国新型储能装机7376万千瓦/1.68亿千瓦时。"),
	))
	checkFigures(t, a, []figureCase{
		{"a bare figure is of what the name before began with", "北屿基金公募管理规模", "1.79万亿元"},
		{"so many years in a row are nothing that goes on", "澜岭基金ETF规模", "6,005亿元"},
		{"a clause that turns to a metric", "2023年交易佣金多少亿元", "168亿元"},
		{"a sentence that opens with a name and its figure", "古茗有多少家门店", "11,179家"},
		{"the name after it", "霸王茶姬有多少家门店", "7,038家"},
		{"环比 is not 同比, and a pause no range", "澜川商城2024年四季度净利润环比降了多少", "49.6%"},
		{"a part of a breakdown is told in passing", "澜川商城2024年四季度营销开支", "27亿元"},
		{"a share from and to", "澜川商城2024年四季度营销开支占收入比例", "7.6%"},
		{"a segment's loss", "澜川商城新业务2024年四季度经营亏损多少", "14.7亿元"},
		{"a segment's loss is not the company's", "澜川商城2024年四季度经营利润多少", ""},
		{"a rumour that is said to be false", "澜川外卖每单亏损多少", ""},
		{"the year before, behind a year told in passing", "青岚汽车2023年扣非净利润", "-4.8亿元"},
		{"a change over a year", "青岚汽车2023年拨备覆盖率", "461.04%"},
		{"an open span dates nothing after it", "青岚汽车2024年9月首付款", "6500万元"},
		{"what a paragraph is on", "核电装机多少万千瓦", "6,083万千瓦"},
		{"power is no energy", "新型储能装机是多少万千瓦", "7376万千瓦"},
		{"energy is no power", "新型储能装机是多少亿千瓦时", "1.68亿千瓦时"},
	})
}

// Short names of those who are listed, who forecasts for nobody in particular, targets that are
// one's own, parts of a country.
func TestNamesAndSpeakers(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("bai.txt", "恒瑞、百济三季报对读", facts.Date{Year: 2025, Month: 11, Day: 7},
			"百济神州(688235.SH)11月6日公布,2025年第三季度总收入14.1亿美元。",
			"恒瑞医药前三季度收入231.9亿元。"),
		article("shuo.txt", "朔能风电预盈7亿元", facts.Date{Year: 2026, Month: 1, Day: 22},
			"朔能风电(688877)2025年对外销售容量11.8GW。朔能在手订单38.4GW。",
			"华泰证券预计其2026年归母净利润为14.8亿元。"),
		article("bao.txt", "快递行业三年账", facts.Date{Year: 2025, Month: 5, Day: 6},
			"分地区看,2024年东、中、西部地区业务量占比分别为70.1%、20.2%、9.7%。",
			"中国银河研究院预计,2026年新茶饮市场规模3749亿元。"),
		article("dian.txt", "运营商2024年年报", facts.Date{Year: 2025, Month: 3, Day: 28},
			"截至2024年末,中国电信移动用户4.25亿户,移动用户ARPU45.6元,同比增0.4%。"),
	))
	checkFigures(t, a, []figureCase{
		{"the first two characters of a listed name", "百济2025年三季度总收入", "14.1亿美元"},
		{"a trade's word off a name", "朔能2025年对外销售容量", "11.8GW"},
		{"another's forecast is no target", "朔能2026年净利润目标是多少", ""},
		{"whose forecast it is", "华泰证券预计朔能2026年净利润多少", "14.8亿元"},
		{"the middle is no 中 to cut off", "2024年中部地区业务量占比多少", "20.2%"},
		{"the growth of another figure computes nothing", "中国电信2023年末移动用户多少户", ""},
	})
}

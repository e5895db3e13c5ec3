package answerer_test

import (
	"strings"
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

// Lists of several companies: names without 中国, what a clause counts, places, levels below a
// plan, the group again; and what stands after a correction.
func TestListsOfSeveral(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 28}
	a := newAnswerer(t, newBase(t,
		article("telecom.txt", "三大运营商2024年年报", day,
			"2024年,中国移动营收10,408亿元,中国电信营业收入5,235亿元,中国联通营收3,895亿元。中国移动与中国电信均已派息。",
			"物联网终端连接数,移动14.2亿个,联通6.2亿个,电信5.9亿个。",
			"国际业务方面,移动228亿元、联通125亿元、电信169亿元,同比增幅依次为10.2%、15.2%和15.4%。",
			"2024年三家资本开支合计3,188亿元:移动1,640亿元,低于年初1,730亿元的计划,电信935亿元,联通613亿元,同比分别下降9.0%、5.4%和17.0%。"),
		article("funds.txt", "公募2024年座次：易方达守擂", day,
			"2024年,易方达基金净利润39亿元;南方基金23.5亿元第二,华夏基金21.6亿元第三。",
			"华泰柏瑞基金旗下沪深300ETF单只规模3,596亿元,基金公司全年净利润7.3亿元。",
			"华夏基金ETF规模6,585亿元,连续20年行业第一;易方达基金6,005亿元,较上年末增加3,568亿元,增量居首。"),
		article("taiping.txt", "险企中期业绩：太平挑大梁", facts.Date{Year: 2025, Month: 8, Day: 29},
			"2025年上半年,中国太平股东应占溢利67.6亿港元。太平财险综合成本率95.5%。集团总资产1.8万亿港元,较年初增长3.6%。",
			"阳光人寿个险营销员4.9万人,人均产能2.4万元。"),
		article("heyan.txt", "禾岩智控2024年年报更正公告", facts.Date{Year: 2025, Month: 6, Day: 13},
			"禾岩智控(300977)2024年营业收入更正前18.36亿元,更正后16.57亿元;归属于上市公司股东的净利润更正前0.52亿元,更正后-0.31亿元。",
			"2024年7月,禾岩智控因信息披露违规被罚款250万元。关于套餐涨价的传闻,公司表示没有这样的安排。公司没有启动定增。"),
	))
	checkFigures(t, a, []figureCase{
		{"what a clause counts", "中国移动物联网终端连接数", "14.2亿个"},
		{"a line of business", "中国联通2024年国际业务收入", "125亿元"},
		{"its growth, of names without 中国", "中国电信2024年国际业务收入增幅", "15.4%"},
		{"a level and the plan it is below", "中国移动2024年资本开支多少", "1,640亿元"},
		{"a change of each", "中国电信2024年资本开支同比下降多少", "5.4%"},
		{"a place behind a figure", "华夏基金2024年净利润多少", "21.6亿元"},
		{"one's own kind of company", "华泰柏瑞基金2024年净利润", "7.3亿元"},
		{"first in growth is not first", "哪家基金公司2024年ETF规模最大", "6,585亿元"},
		{"the group again", "中国太平总资产", "1.8万亿港元"},
		{"money per head of what is made", "阳光人寿营销员人均产能", "2.4万元"},
		{"both versions, apart", "禾岩智控2024年营业收入更正前后相差多少", "-1.79亿元"},
		{"both versions", "禾岩智控2024年归母净利润更正前后分别是多少", "0.52亿元 -0.31亿元"},
		{"what happens once in a year", "禾岩智控2024年被罚款多少", "250万元"},
	})
	for asked, want := range map[string]string{"禾岩智控更正后2024年是亏损的，对吗": "是的", "禾岩智控启动定增了吗": "不是", "禾岩智控套餐要涨价吗": "不是"} {
		if ans := ask(t, a, asked); !strings.HasPrefix(ans.Text, want) {
			t.Errorf("%s: %q, want %s", asked, ans.Text, want)
		}
	}
}

// Lists over the names of the sentence before, the group of a brand, siblings of a group, dividends in a
// row, figures that something is held against, months up to one told.
func TestListsGoOn(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 28}
	a := newAnswerer(t, newBase(t,
		article("insurers.txt", "四家险企2024年座次", day,
			"2024年,中国人保归母净利润428.69亿元;新华保险262.29亿元。",
			"人保财险原保险保费收入5380.55亿元,同比增长4.3%;平安产险3218.22亿元,增6.5%;太保产险2012.43亿元。综合成本率分别为98.8%、98.3%、98.6%,同比变动为+1.0个、-2.3个、+0.9个百分点。其中平安车险综合成本率98.1%,优化0.3个百分点;太保车险96.4%。",
			"净投资收益率,新华保险3.8%;人保4.1%。",
			"中国平安全年每股派2.55元;中国人寿每股0.65元;中国人保每10股派1.80元,新华保险每股2.53元,较上年的0.85元接近翻两番。",
			"新业务价值率方面,中国人寿按标准保费计为26.0%;新华保险则由2023年的8.9%提高到14.6%。",
			"中国人寿副总裁、首席投资官林知远预计,结构性机会增多。"),
		article("lanhai.txt", "岚海实业全年少赚", day,
			"岚海实业(09991)公布2024年业绩,收益4766.82亿港元。期内门店净增391间,年底共有16935间。",
			"董事会建议派末期息每股1.514港元,连同中期息0.688港元,全年派息2.202港元,较2023年的2.531港元减少13%。",
			"同一集团旗下的岚灯电力投资(09992)表现平稳。2024年收入121.84亿港元。全年售电量105.22亿千瓦时。",
			"与2022年的106.52亿港元相比,两年间岚灯电力投资资本开支累计增长15.4%。"),
		article("solar.txt", "光伏三季报：亏损收窄", facts.Date{Year: 2025, Month: 11, Day: 3},
			"2025年前三季度,通威股份净亏损52.70亿元。天合光能净亏损42.01亿元。",
			"就五家公司而言,去年前三季度的合计净亏损约为106亿元(通威亏,晶科能源盈利12.15亿元)。",
			"2025年前三季度国内光伏新增装机240.27GW,同比增长49.35%,但9月单月新增9.66GW。",
			"天合:前三季度储能出货5.4GWh。"),
		article("deposits.txt", "存款利率再降", facts.Date{Year: 2025, Month: 5, Day: 20},
			"2024年,岚海银行净利润12.5亿元。这是2022年9月以来第七次下调。贷款利率同步下行:1年期LPR为3.00%。",
			"4月末住户存款余额154.6万亿元,定期存款占住户存款的73.2%;前4个月住户存款增加7.83万亿元。"),
	))
	checkFigures(t, a, []figureCase{
		{"a list over the names of the sentence before", "太保产险2024年综合成本率", "98.6%"},
		{"its changes", "平安产险2024年综合成本率同比变化几个百分点", "-2.3个"},
		{"how the metric before begins", "太保产险车险综合成本率", "96.4%"},
		{"one line is not all of it", "中国平安综合成本率", ""},
		{"the group of a brand", "中国人保2024年净投资收益率", "4.1%"},
		{"on a share again", "新华保险2023年每股派息", "0.85元"},
		{"how it is computed", "新华保险2024年新业务价值率", "14.6%"},
		{"all there are, behind a change", "岚海实业2024年末有多少间门店", "16935间"},
		{"the last of dividends in a row", "岚海实业2023年每股派息", "2.531港元"},
		{"another of the group", "岚灯电力投资2024年售电量", "105.22亿千瓦时"},
		{"no figure of the first", "岚海实业2024年售电量", ""},
		{"what something is held against", "岚灯电力投资2022年资本开支", "106.52亿港元"},
		{"in the brackets, too", "晶科能源2024年前三季度净利润", "12.15亿元"},
		{"not of this year", "晶科能源2025年前三季度净利润", ""},
		{"new in a month", "2025年9月国内光伏新增装机", "9.66GW"},
		{"a stem", "天合2025年前三季度储能出货", "5.4GWh"},
		{"the months up to one", "2025年前4个月住户存款增加多少", "7.83万亿元"},
		{"a kind of deposits", "4月末住户定期存款余额是多少", ""},
		{"years ago", "五年前定期存款占住户存款的比重是多少", ""},
	})
	if ans := ask(t, a, "国寿首席投资官是谁"); !strings.HasPrefix(ans.Text, "林知远") {
		t.Errorf("who, by a brand: %q", ans.Text)
	}
}

// Titles on several with one of them behind, lines of business and metrics that a clause turns to, idle counts before
// a period, shares under special treatment, those first by growth.
func TestTurnsOfRoundups(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("brokers.txt", "43家上市券商前三季赚了1693亿 中信一家超230亿", facts.Date{Year: 2025, Month: 10, Day: 31},
			"43家券商前三季度合计实现营业收入4196亿元。营收前三为:中信证券558.15亿元、国泰海通458.92亿元、华泰证券271.29亿元。归母净利润口径,中信证券231.59亿元,同比增37.86%;国泰海通220.74亿元。",
			"西南证券以345.30%的净利增幅居首。",
			"经纪业务手续费净收入合计1117.77亿元,同比增长74.64%;投行业务净收入251.51亿元。自营方面,中信证券以316.03亿元断层第一,国泰海通203.70亿元。",
			"截至三季度末,43家券商净资产2.83万亿元。两融余额2.39万亿元。华泰证券研发人员2311人。"),
		article("yun.txt", "对话云涧科技CFO", facts.Date{Year: 2025, Month: 9, Day: 12},
			"云涧科技(688766)做智能风控软件。8月底,公司交出一份“增收又增利”的半年报:上半年营业收入9.86亿元,同比增长31.4%;归母净利润1.12亿元,上年同期为亏损0.37亿元。",
			"上半年AI相关收入3.35亿元,占总收入34%,去年同期这个比例是18%。",
			"银行客户收入占57%,证券基金占21%。国有六大行我们进了五家,股份行是全覆盖。上半年新签合同额14.2亿元。"),
		article("air.txt", "三大航三季报", facts.Date{Year: 2025, Month: 10, Day: 31},
			"2025年1—9月,客座率东航最高,为85.9%,同比提高2.9个百分点;南航85.6%。",
			"截至9月末,南航集团共运营飞机968架,前三季度引进67架、退出16架;国航集团944架。"),
		article("st.txt", "一周“披星戴帽”", facts.Date{Year: 2025, Month: 4, Day: 27},
			"*ST恒泊(恒泊环境)被出具无法表示意见的审计报告。公司2024年营收7.05亿元。股票自4月28日起停牌,股东户数2.46万户。",
			"岚泓通信签署重整投资协议,产业投资人将以每股1.35元受让6.2亿股。")))
	checkFigures(t, a, []figureCase{
		{"what they are put in order by", "中信证券2025年前三季度归母净利润", "231.59亿元"},
		{"not what the list before was of", "国泰海通2025年前三季度营收", "458.92亿元"},
		{"first by growth", "西南证券2025年前三季度净利润同比增长多少", "345.30%"},
		{"a line of business by its short name", "国泰海通2025年前三季度自营业务收入", "203.70亿元"},
		{"no line before it", "国泰海通2025年前三季度经纪业务净收入", ""},
		{"a sum is nobody's whom the title has behind", "中信证券2025年前三季度投行业务净收入", ""},
		{"nor what all have", "中信证券两融余额", ""},
		{"an idle count dates nothing", "云涧科技2025年上半年归母净利润", "1.12亿元"},
		{"and a year before", "云涧科技2024年上半年AI相关收入占总收入比例", "18%"},
		{"customers are nobody who signs", "云涧科技2025年上半年新签合同额", "14.2亿元"},
		{"the first of them", "东航2025年前三季度客座率", "85.9%"},
		{"and the next", "南航2025年前三季度客座率", "85.6%"},
		{"a group's fleet", "国航有多少架飞机", "944架"},
		{"its own name", "恒泊环境2024年营收", "7.05亿元"},
		{"a day ahead", "恒泊环境2024年4月股东户数", ""},
		{"no number of shares for a price", "岚泓通信产业投资人受让价每股多少", "1.35元"},
	})
}

// Articles on two with their codes, names without 中国 in a row, lists held against earlier ones or counted on a share,
// arms behind what they are.
func TestWhoseAndWhen(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("banks.txt", "民生、上银三季报同日出炉", facts.Date{Year: 2025, Month: 10, Day: 31},
			"10月30日晚,民生银行(600016)与上海银行(601229)披露三季报。",
			"民生银行前三季度实现营业收入1085.09亿元;归母净利润285.42亿元。",
			"净息差1.42%,同比提高2个基点。",
			"上海银行前三季度营收411.40亿元。理财子公司上银理财产品规模3471亿元。零售客户2150万户。"),
		article("telecom.txt", "三大运营商三季报：利润靠“省”", facts.Date{Year: 2025, Month: 10, Day: 23},
			"中国移动2025年前三季度营收7947亿元。中国电信营收3943亿元。中国联通营收2930亿元,联通利润总额200亿元。",
			"截至9月末,移动客户总数10.09亿户,移动ARPU为48.0元。",
			"移动、电信、联通的有线宽带用户分别为3.29亿户、2.00亿户、1.29亿户。",
			"销售费用方面,移动、电信、联通分别下降3.7%、5.5%、2.9%。资本开支方面,移动全年指引1512亿元、电信836亿元、联通550亿元,比2024年的1640亿元、935亿元和613.7亿元都要低。",
			"中国移动、中国电信中期股息分别为每股2.75港元和每股0.1812元。")))
	checkFigures(t, a, []figureCase{
		{"whom the paragraph before is on", "民生银行2025年前三季度净息差", "1.42%"},
		{"not the second of two", "上海银行2025年前三季度净息差", ""},
		{"not what the arm is", "上海银行零售客户数", "2150万户"},
		{"not the one whose name is no word", "中国联通ARPU", ""},
		{"a row of names", "中国电信有线宽带用户", "2.00亿户"},
		{"what the year's are held against", "中国电信2024年资本开支", "935亿元"},
		{"the year's own", "中国移动2025年资本开支指引", "1512亿元"},
		{"on a share each", "中国电信2025年前三季度中期股息", "0.1812元"},
	})
}

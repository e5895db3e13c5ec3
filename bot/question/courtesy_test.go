package question_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"wenbao/bot/question"
)

// TestCourtesyAsksNothing: whom a question is put to and how politely changes no slot.
func TestCourtesyAsksNothing(t *testing.T) {
	around := []struct{ before, after string }{
		{"老板问，", ""}, {"话说", ""}, {"@问报 ", ""}, {"文章里", ""}, {"按年报口径，", ""}, {"确认下", ""}, {"Q：", ""}, {"急！", ""}, {"2. ", ""},
		{"", "，带上出处"}, {"", "？我记不清了"}, {"", "，发我一下"}, {"", "（单位：亿元）"}, {"", " 谢谢老师"},
		{"请问", ""}, {"請問", ""}, {"麻烦查一下", ""}, {"帮我看看", ""}, {"想问下", "，谢谢"}, {"你好，我想了解一下", ""},
		{"您好！麻烦您帮忙查一下", "，多谢"}, {"老师，请教一下", "？急"}, {"嗨，咨询下", "？在线等"}, {"", "？急用"}, {"", "，知道吗？"},
		{"能帮我查一下", ""}, {"幫我查下", "，謝謝"}, {"我想知道", ""}, {"不好意思，打扰一下，想跟您确认一下", "，谢谢您！"}, {"查一下", "。"}, {"有人知道", "？"},
	}
	for _, q := range append(goldQuestions(t), "工行2023年金融科技投入多少", "国寿2024年三季度净利润是上年同期的多少倍", "平安2023年末个人寿险代理人有多少", "问界2024年销量多少", "听说工行数字化业务占比有99%,对吗") {
		want := form(parse(q))
		bare := strings.TrimRight(q, "?？。")
		for _, a := range around {
			said := a.before + q
			if a.after != "" {
				said = a.before + bare + a.after
			}
			if got := form(parse(said)); got != want && got != form(parse(bare)) {
				t.Errorf("%s\n got %s\nwant %s", said, got, want)
			}
		}
	}
}

// TestEndings: a question that ends in 多少 ends in many other ways, and asks the same.
func TestEndings(t *testing.T) {
	ending := regexp.MustCompile(`(\p{Han}[^值成余是有为达]|[额率数量])(?:是多少|有多少|多少)[?？]?$`)
	n := 0
	for _, q := range goldQuestions(t) {
		at := ending.FindStringSubmatchIndex(q)
		if at == nil || strings.ContainsAny(q[:at[3]], "增降涨跌升减占比差别各预") {
			continue
		}
		n++
		for _, other := range []string{"是多少", "到多少了", "有多少了", "做到了多少", "报多少", "是啥水平", "是个什么数", "公布的是多少", "到底是多少", "几何", "是几多"} {
			if got, want := form(parse(q[:at[3]]+other)), form(parse(q[:at[3]]+"多少")); got != want {
				t.Errorf("%s%s\n got %s\nwant %s", q[:at[3]], other, got, want)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d questions end so", n)
	}
}

// goldQuestions are the first turns of the shared gold file.
func goldQuestions(t *testing.T) []string {
	b, err := os.ReadFile("../../testdata/qa.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		var q struct {
			Question string
			History  []string
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		if len(q.History) == 0 {
			out = append(out, q.Question)
		}
	}
	return out
}

// TestBoundsRankNobody: 最多 and 前四天 ask for no ranking.
func TestBoundsRankNobody(t *testing.T) {
	for s, kind := range map[string]question.Kind{
		"工行2024年定增最多募多少钱":     question.Lookup,
		"工行系统并发最高达每秒多少笔":      question.Lookup,
		"工行假期前四天交易笔数是多少":      question.Lookup,
		"六大行里净利润最高的是多少":       question.Rank,
		"工行哪年净利润最高":           question.Rank,
		"工行有限售条件股份变动后数量":      question.Lookup,
		"工行投资物业公平值变动净额":       question.Lookup,
		"工行利率下降100个基点的权益敏感性":  question.Lookup,
		"工行退保率上升10%情景下新业务价值":  question.Lookup,
		"工行营业收入下降12.5%,对吗":    question.Verify,
		"工行C类份额的代码是什么":        question.Lookup,
		"工行和农行2024年营收差了多少":    question.Compare,
		"6家股份行2023年科技投入分别是多少": question.List,
	} {
		if got := parse(s).Kind; got != kind {
			t.Errorf("%s: kind %q, want %q", s, got, kind)
		}
	}
}

// TestMannersOfAsking: each pair asks the same.
func TestMannersOfAsking(t *testing.T) {
	for said, plain := range map[string]string{
		"工行2023年净利润几何":           "工行2023年净利润多少",
		"贺兰舟多大":                  "贺兰舟年龄多少岁",
		"工行2023年回购花了多少,按均价估算":    "工行2023年回购花了多少",
		"工行董秘薪酬":                 "工行董事会秘书 薪酬",
		"工行计划发多少永续债":             "工行计划发行多少永续债",
		"理想今年想卖多少辆车":             "理想今年销量目标是多少辆",
		"小米2024年原来的交付目标":         "小米2024年调整前交付目标",
		"工行哪条航线收入下滑":             "工行哪些航线收入下滑",
		"工行收入下滑的地区有哪些":           "工行收入哪些地区下滑",
		"工行2023年净利润究竟是多少":        "工行2023年净利润是多少",
		"工行2023年净利润最终是多少？":       "工行2023年净利润是多少？",
		"工行2023年净利润多少来着？":        "工行2023年净利润多少？",
		"工行2023年净利润增速到底有多少":      "工行2023年净利润增速多少",
		"六大行2023年净利润最高的是哪一家？":    "六大行2023年净利润最高的是哪家？",
		"工行和农行2023年谁的净利润高一些？":    "工行和农行2023年谁的净利润更高？",
		"工行跟农行2023年谁的净利润更高？":     "工行和农行2023年谁的净利润更高？",
		"工行2023年净利润增长了几个点":       "工行2023年净利润增长了百分之几",
		"工行2023年末不良贷款率降了几个点":     "工行2023年末不良贷款率降了几个百分点",
		"工行23年的净利润是多少":           "工行2023年的净利润是多少",
		"工行净利润2022—24年的变化":       "工行净利润2022—2024年的变化",
		"宁波银行旗下永赢金租2024年上半年净利润":  "永赢金租2024年上半年净利润",
		"工行2024年净利润多少,就是总部在北京那个": "工行2024年净利润多少",
		"8、9、10三个月里工行哪个月存款最高":    "8月、9月、10月工行哪个月存款最高",
		"工行2024q3净利润多少":          "工行2024Q3净利润多少",
		"icbc 2023年净利润":          "ICBC 2023年净利润",
		"工行24年全年净利润":             "工行2024年全年净利润",
		"6家股份行2023年科技投入各多少":      "6家股份行2023年科技投入各是多少",
		"铁塔2024EBITDA率是多少":       "铁塔2024年EBITDA率是多少",
		"老板问，工行2023年净利润多少":       "工行2023年净利润多少",
		"话说工行2023年净利润多少":         "工行2023年净利润多少",
		"工行2023年净利润给个数":          "工行2023年净利润？",
		"工行2023年净利润，发我一下":        "工行2023年净利润？",
		"工行2023年净利润多少，求数据":       "工行2023年净利润多少？",
		"工行2023年净利润是啥水平":         "工行2023年净利润是什么水平",
		"工行2023年末不良贷款率现在到多少了":    "工行2023年末不良贷款率现在是多少",
		"文章里工行2023年净利润多少":        "工行2023年净利润多少",
		"按年报口径，工行2023年净利润多少":     "工行2023年净利润多少",
		"@问报 工行2023年净利润多少":       "工行2023年净利润多少",
		"工行2023年净利润给个数，带上出处，谢谢":  "工行2023年净利润？",
		"工行2023年净利润多少，带上出处":      "工行2023年净利润多少？",
		"工行2023年净利润多少？我记不太清了":    "工行2023年净利润多少？",
		"工行2023年净利润原文怎么说":        "工行2023年净利润？",
		"报告期工行净利润多少":             "报告期工行净利润多少",
		"工行2023年净利润多少（亿元）":       "工行2023年净利润多少？",
		"工行2023年净利润多少，单位亿元":      "工行2023年净利润多少？",
		"确认下工行2023年净利润多少":        "工行2023年净利润多少",
		"Q：工行2023年净利润多少":         "工行2023年净利润多少",
		"急！工行2023年净利润多少":         "工行2023年净利润多少",
		"1. 工行2023年净利润多少":        "工行2023年净利润多少",
		"我需要工行2023年净利润":          "工行2023年净利润",
		"工行2023年净利润多少哇":          "工行2023年净利润多少",
		"工行2023年净利润多少 谢谢老师":      "工行2023年净利润多少？",
		"年报中，工行2023年净利润多少":       "工行2023年净利润多少",
		"查工行2023年净利润":            "工行2023年净利润",
		"能告诉我工行2023年净利润是多少吗？":    "工行2023年净利润是多少？",
		"我要工行2023年净利润":           "工行2023年净利润",
		"工行2023年净利润是多少？？":        "工行2023年净利润是多少？",
		"工行2023年净利润翻倍了吗！":        "工行2023年净利润翻倍了吗",
		"青舟支付2023年被查处的商户有多少":     "青舟支付2023年被查处的商户有多少",
		"查处的商户有多少":               "查处的商户有多少",
		"我国2023年国内生产总值是多少":       "我国2023年国内生产总值是多少",
		"10年的国债收益率是多少":           "10年的国债收益率是多少",
	} {
		if got, want := form(parse(said)), form(parse(plain)); got != want {
			t.Errorf("%s\n got %s\nwant %s", said, got, want)
		}
	}
	for s, not := range map[string]string{"查处的商户有多少": "处的商户", "问界2024年销量多少": " 界", "10年的国债收益率是多少": "period=2010"} {
		if got := form(parse(s)); strings.Contains(got, not) && !strings.Contains(got, "查处") {
			t.Errorf("%s: %s", s, got)
		}
	}
}

// TestForetold: who forecasts is no part of what is asked, with or without a name that lists have.
func TestForetold(t *testing.T) {
	for s, want := range map[string]string{
		"灯塔预测全年票房多少":        "灯塔",
		"IDC预测2025年中国手机出货量": "IDC",
		"绿衡咨询对2030年碳价的预测":   "绿衡咨询",
		"机构预计2025年行业总资产多少":  "",
		"净利润预计多少":           "",
		"AIC预计2027年有多少家":    "",
		"未来三年预计获批的创新产品有多少项": "",
	} {
		if q := parse(s); q.Speaker != want || q.Wants == "" {
			t.Errorf("%s: speaker %q, want %q; wants %q", s, q.Speaker, want, q.Wants)
		}
	}
}

// TestNothingCut: what only looks like a courtesy is part of what is asked.
func TestNothingCut(t *testing.T) {
	for _, s := range []string{"材料上涨了多少", "公告中标金额多少", "工行股份持有数", "工行国内需求数据", "年报披露日前上一月末的股东总数", "报告期末工行存款多少"} {
		if got := question.Bare(s); got != s {
			t.Errorf("%s is cut to %s", s, got)
		}
	}
}

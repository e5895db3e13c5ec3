package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What is planned, expected and bounded, and shares that a text rounds in words.
func TestPlans(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("truck.txt", "云岚卡车交付月报", facts.Date{Year: 2025, Month: 3, Day: 28},
			"云岚卡车2024年全年交付2.1万台,超过年内上调后的1.8万台目标;该公司最初定下的目标只有1.2万台。"),
		article("payout.txt", "甬澜银行回报股东", facts.Date{Year: 2025, Month: 3, Day: 28},
			"甬澜银行董事会批准一项不超过2亿元的新回购计划,期限24个月。",
			"甬澜银行承诺2025年至2027年每年派息率不低于40%。"),
		article("fees.txt", "澜桥证券App推广花费", facts.Date{Year: 2025, Month: 3, Day: 28},
			"澜桥证券2024年推广费用约64亿元,有机构预计2025年将超过80亿元。"),
		article("green.txt", "云泽市绿色债券发行", facts.Date{Year: 2025, Month: 1, Day: 20},
			"2024年境内新增贴标绿色债券477只,发行规模6814.32亿元,同比减少18.6%;其中绿色金融债2850亿元,占四成出头。")))
	checkFigures(t, a, []figureCase{
		{"the target as it was at first", "云岚卡车2024年原来的交付目标是多少", "1.2万台"},
		{"the target", "云岚卡车2024年交付目标是多少", "1.8万台"},
		{"what was done", "云岚卡车2024年交付多少台", "2.1万台"},
		{"a bound by its name", "甬澜银行回购计划上限", "不超过2亿元"},
		{"a bound below", "甬澜银行承诺的派息率最低是多少", "不低于40%"},
		{"expected by somebody", "预计澜桥证券2025年推广费用多少", "超过80亿元"},
		{"as it is", "澜桥证券2024年推广费用多少", "约64亿元"},
		{"computed where that is asked", "绿色金融债在2024年贴标绿债发行中占比（计算）", "41.82%"},
	})
}

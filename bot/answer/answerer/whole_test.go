package answerer_test

import (
	"testing"

	"wenbao/facts"
)

// What a company sold in all comes before what one region, kind or product of it did.
func TestWholeBeforePart(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("lanche.txt", "岚策汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"岚策汽车2024年卖出乘用车81.40万辆,同比增长21.3%。其中出口销售9.12万辆,同比增长1.4倍。",
			"分动力看,纯电车型卖了50.10万辆,增程车型31.30万辆。星舟S5自去年10月上市以来,累计交付4200辆。"),
	))
	checkFigures(t, a, []figureCase{
		{"in all, by the thing and its measure word", "岚策汽车2024年卖了多少辆车", "81.40万辆"},
		{"in all, by the thing alone", "岚策汽车2024年卖了多少车", "81.40万辆"},
		{"in all, by another measure word", "岚策汽车2024年一共卖了多少台车", "81.40万辆"},
		{"in all, by the measure word alone", "岚策汽车2024年卖出多少辆", "81.40万辆"},
		{"a region where it is asked", "岚策汽车2024年出口卖了多少辆", "9.12万辆"},
		{"a kind where it is asked", "岚策汽车2024年纯电车型卖了多少辆", "50.10万辆"},
		{"a product by its name", "星舟S5交付了多少辆", "4200辆"},
		{"a product by its name and its maker's", "岚策汽车星舟S5卖了多少辆", "4200辆"},
	})
}

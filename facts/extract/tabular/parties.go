package tabular

import (
	"slices"
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Customers and suppliers are asked for by their place, and lists of the first five have it before
// the name:
//
//	| 序号 | 客户名称     | 销售额(元) | 占年度销售总额比例 |
//	| 1    | 远岫城建集团 | 864,210.00 | 17.31%           |
//	→ 第一大客户销售额 · 864210元; 第一大客户, share · 17.31%
//
// What it gets wrong: a list that is not in the order of its figures.

// partyHead matches the head of such names and tells what they are.
var partyHead = pattern.New(`^(客户|供应商|借款人)(?:名称|单位名称)?$`)

var (
	// placeNumber matches the place of a party, and placeLetter the letter that stands for his name and his place:
	// 借款人A, 客户B.
	placeNumber = pattern.New(`^[1-5]$`)
	placeLetter = pattern.New(`^(?:客户|借款人|贷款人|单位|公司)([A-E])$`)
)

// placedParty makes the facts of a row of a customer or supplier again, by his place.
func (t *Reader) placedParty(r grid.Row, label rowLabel, pairs []pair) {
	if !t.Report || label.bare {
		return
	}
	lettered := placeLetter.FindStringSubmatch(r.FirstText())
	if label.role != partyColumn && lettered == nil {
		return
	}
	what, place := "", ""
	for _, c := range r.Cells {
		if c.Column >= len(t.columns) {
			break
		}
		switch col := t.columns[c.Column]; {
		case col.role == partyColumn, lettered != nil && c.Column == 0:
			if m := partyHead.FindStringSubmatch(col.said); m != nil {
				what = m[1]
			}
		case col.role == skipColumn && placeNumber.MatchString(c.Text):
			place = lex.InNumerals(int(c.Text[0] - '0'))
		}
	}
	if lettered != nil && place == "" {
		place = lex.InNumerals(int(lettered[1][0]-'A') + 1)
	}
	heads := func(word string) bool {
		return slices.ContainsFunc(t.columns, func(c column) bool { return strings.Contains(c.text, word) })
	}
	switch {
	case what == "":
	case heads("采购"):
		what = "供应商" // 客户名称 over 占年度采购总额比例, too
	case heads("贷款"):
		what = "借款人" // and over 贷款余额
	}
	if what == "" || place == "" || strings.HasPrefix(label.metric, "第") {
		return
	}
	by := rowLabel{role: partyColumn}
	by.metric = "第" + place + "大" + what
	by.text = by.metric
	for _, p := range pairs {
		t.cell(p, by)
	}
}

// ofSuppliers calls what was bought from suppliers so where the form of customers heads it: 客户名称 | 销售额 |
// 占年度采购总额占比(%).
func (t *Reader) ofSuppliers() {
	if !slices.ContainsFunc(t.columns, func(c column) bool { return c.share && strings.Contains(c.of, "采购") }) {
		return
	}
	for k := range t.columns {
		if c := &t.columns[k]; soldHead.MatchString(c.metric) {
			c.metric = strings.Replace(c.metric, "销售", "采购", 1)
		}
	}
}

// soldHead matches the head of what was sold to customers.
var soldHead = pattern.New(`^销售金?额$`)

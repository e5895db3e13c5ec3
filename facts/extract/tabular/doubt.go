package tabular

import (
	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// partOfWhole matches what is never more than all of it.
var partOfWhole = pattern.New(`(?:计提比例|持股比例|占比|毛利率)$`)

// amountLike matches a figure that no rate is printed like: in groups without decimals, or in
// three groups.
var amountLike = pattern.New(`^[-(（]?\d{1,3}(?:(?:,\d{3})+|(?:,\d{3}){2,}\.\d+)[)）]?$`)

// inBrackets matches a percentage that a table prints as negative: (19.28%). In prose it is a note, and
// so is a share below its amount.
var inBrackets = pattern.New(`^\(\d+(?:\.\d+)?%\)$`)

// impossible reports whether a figure of a report cannot be what its row and column say.
func (t *Reader) impossible(f *facts.Fact, p pair, label rowLabel) bool {
	if f.Measure == facts.Share && t.Report && grid.IsWord(label.metric, "sum") && f.Quantity.Value.Cmp("100") == 0 {
		return true // 合计 | 468 | 100.00: no share of anything
	}
	if t.Report && f.Quantity.Unit == "%" && amountLike.MatchString(p.cell.Text) {
		return true // 31,206% or 12,846,305.27%: an amount below the head of another column
	}
	if t.Report && f.Quantity.Unit == "%" && partOfWhole.MatchString(f.Metric) && f.Quantity.Value.Cmp("100.5") > 0 {
		return true // 计提比例 of 6,420%: a figure of the column beside it
	}
	return false
}

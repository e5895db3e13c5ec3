package tabular

import (
	"strings"

	"wenbao/facts/pattern"
)

// Names of rows and columns put together, and what their words are not.

// joinNames puts the name of a row before that of a column, what the one ends and the other
// begins with once, and no 金额 behind the name of an amount: 关注[贷款] | [贷款]金额.
func joinNames(row, col string) string {
	if strings.HasSuffix(row, "坏账准备") && col == "坏账准备" {
		return row
	}
	for _, w := range []string{"贷款", "存款"} {
		if rest, ok := strings.CutPrefix(col, w); ok && strings.HasSuffix(row, w) {
			col = rest
		}
	}
	if col == "金额" || col == "余额" {
		return row
	}
	return row + col
}

// signedName matches what a name says of the figures in brackets below it, which the others
// are not: 经调整净利润[/(亏损)], 投资物业公平值[(亏损)/]收益.
var signedName = pattern.New(`/\((?:净?亏损|净?损失|溢利|盈利|净?收益|净?利润|减少|增加|支出|开支)\)|\((?:净?亏损|净?损失|减少|支出|开支)\)/`)

// isAge reports whether a label is a class of age; 四川 is none.
func isAge(s string) bool { return strings.ContainsAny(s, "年月日天") && ageLabel.MatchString(s) }

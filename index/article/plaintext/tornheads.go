package plaintext

import (
	"slices"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// joinShares joins the two lines that heads of shares take with the row of heads whose other cells take the second of them;
// alone in its row, the first line would stand over the column beside it, too:
//
//	|          | 2022年 |            | 2021年 |            |
//	|          |        | 占营业成本 |        | 占营业成本 |
//	| 产品分类 | 金额   | 比重       | 金额   | 比重       |
func joinShares(rows [][]string) [][]string {
	for i := 0; i+1 < min(len(rows), 2*maxUpper) && !slices.ContainsFunc(rows[i+1], page.IsFigureCell); i++ {
		t := tornTable{rows: rows}
		shares := 0
		for c := range rows[i] {
			switch up := t.at(i, c); {
			case up == "":
			case shareOpen.MatchString(up) && shareClose.MatchString(t.at(i+1, c)):
				shares++
			default:
				shares = -len(rows[i])
			}
		}
		if shares > 0 {
			return slices.Concat(rows[:i], [][]string{t.oneRow(i, i+1)}, rows[i+2:])
		}
	}
	return rows
}

var (
	// shareOpen matches the first line of the head of a share: 占营业成本.
	shareOpen = pattern.New(`^占[^（(%％]*[^例重率（(%％]$`)
	// shareClose matches its second line: 比重, 总额的比例(%).
	shareClose = pattern.New(`^(?:[合总][计额]数?|收入|成本|资产)?的?(?:比例|比重|比率)(?:[（(][%％][)）])?$`)
)

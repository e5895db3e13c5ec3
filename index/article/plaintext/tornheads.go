package plaintext

import (
	"slices"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// joinSecond joins the two lines that some heads take with the row of heads whose other cells take the second of them;
// alone in its row, the first line would stand over the column beside it, too:
//
//	|          | 2022年 |            | 2021年 |            |
//	|          |        | 占营业成本 |        | 占营业成本 |
//	| 产品分类 | 金额   | 比重       | 金额   | 比重       |
//
// The second line can only go on: the end of a share, one character (电子设备及其 | 他), what a word that joins wants. What
// it gets wrong: heads broken between words, which stay two levels.
func joinSecond(rows [][]string) [][]string {
	for i := 0; i+1 < min(len(rows), 2*maxUpper) && !slices.ContainsFunc(rows[i+1], page.IsFigureCell); i++ {
		t := tornTable{rows: rows}
		lines := 0
		for c := range rows[i] {
			switch up, down := t.at(i, c), t.at(i+1, c); {
			case up == "":
			case down == "":
				lines = -len(rows[i])
			case shareOpen.MatchString(up) && shareClose.MatchString(down),
				width(up) >= leastHeadLine && (utf8.RuneCountInString(down) == 1 && page.HasHan(down) || joinsOn.MatchString(up)):
				lines++
			default:
				lines = -len(rows[i])
			}
		}
		if lines > 0 {
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
	// joinsOn matches a line that ends in a word that joins: 房屋及建筑物和, 电子设备及其.
	joinsOn = pattern.New(`(?:及其?|以及|和|与|或|的|、)$`)
)

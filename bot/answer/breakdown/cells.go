package breakdown

import (
	"sort"
	"strings"

	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// tableCell says where in the tables of an article a figure stands: the figures of one
// column are those of parts, told one below the other.
type tableCell struct {
	table, part, column int    // part: the block that heads the rows around it; 0 = none
	kind                string // what the rows are, as a head or the line above says: 产品 of 分产品; "" if none does
	others              bool   // the rows are people or companies: 十大借款人
	label               string // of the row, folded
}

// partKinds matches a head or a row that says what the rows below are: 分产品, 险种, 主营业务分地区情况.
var partKinds = pattern.New(`^(?:主营业务)?分?(行业|产品|地区|区域|销售模式|渠道|险种|业务板块|板块|业务|产品类别)(?:名称|情况)?$`)

// numbers matches what heads the numbers of rows, before what heads their names.
var numbers = pattern.New(`^(?:序号|排名|编号)$`)

// maxRowsAbove bounds how far above a row its heads are looked for.
const maxRowsAbove = 200

// cellOf returns where a figure stands in a table; false if it stands in none.
func cellOf(art facts.Article, s facts.Span) (tableCell, bool) {
	i := sort.Search(len(art.Blocks), func(k int) bool { return art.Blocks[k].End >= s.End })
	if i == len(art.Blocks) || art.Blocks[i].Kind != facts.TableRow || !art.Blocks[i].Contains(s) {
		return tableCell{}, false
	}
	c := tableCell{table: art.Blocks[i].Table, column: -1, label: label(art, art.Blocks[i])}
	for _, cell := range art.Blocks[i].Cells {
		if cell.Contains(s) {
			c.column = cell.Column
		}
	}
	k := i - 1
	for ; k >= 0 && i-k <= maxRowsAbove && art.Blocks[k].Kind == facts.TableRow && art.Blocks[k].Table == c.table; k-- {
		filled, first := 0, ""
		for _, cell := range art.Blocks[k].Cells {
			if cell.Len() > 0 {
				if filled++; filled == 1 || filled == 2 && numbers.MatchString(first) {
					first = strings.TrimSpace(lex.Fold(cell.In(art.Text)).Text)
				}
			}
		}
		if filled == 1 && c.part == 0 {
			c.part = k
		}
		if m := partKinds.FindStringSubmatch(first); m != nil && c.kind == "" {
			c.kind = m[1]
		}
		c.others = c.others || othersHead.MatchString(first)
	}
	if k >= 0 && c.kind == "" && art.Blocks[k].Kind != facts.TableRow {
		if m := partedLine.FindStringSubmatch(strings.TrimSpace(lex.Fold(art.Blocks[k].In(art.Text)).Text)); m != nil {
			c.kind = m[1]
		}
	}
	return c, c.column >= 0
}

// partedLine matches the line above a table that says what its rows are: 按地区划分之收入.
var partedLine = pattern.New(`^(?:[一二三四五六七八九十\d(). 、]{0,6})(?:主营业务)?[按分](行业|产品|地区|区域|渠道|险种|业务板块|板块|业务)\p{Han}{0,4}(?:划分|分类|列示)`)

// othersHead matches what heads the names of people or companies beside a column that says of each what the question
// asks among: 十大借款人 | 行业 | 贷款余额.
var othersHead = pattern.New(`^(?:\p{Han}{0,6}(?:借款人|客户|供应商|债务人|股东|承租人)(?:名称)?|公司名称|姓名)$`)

// fits reports whether the rows around a figure may be of the kind that a question asks
// among: 分地区 is none of 哪个产品.
func (c tableCell) fits(each string) bool {
	each = sameParts.Replace(each)
	if c.others && partKinds.MatchString(each) {
		return false
	}
	return c.kind == "" || partKinds.FindStringSubmatch(each) == nil || strings.Contains(each, c.kind) || strings.Contains(c.kind, each) ||
		each == "业务" && c.kind == "行业"
}

// sameParts has the words for kinds of parts that reports have others for. 分行业 also tells of 业务.
var sameParts = lex.NewReplacer("省份", "地区", "品类", "产品")

// label is what a row has in its first cell, folded.
func label(art facts.Article, row facts.Block) string {
	if len(row.Cells) == 0 {
		return ""
	}
	return strings.TrimSpace(lex.Fold(row.Cells[0].In(art.Text)).Text)
}

// rows counts the rows of the part that have a figure in the column and whose labels end so,
// without those that sum others up.
func (c tableCell) rows(art facts.Article, ending string) int {
	n := 0
	for k, b := range art.Blocks {
		if b.Table != c.table || b.Kind != facts.TableRow || k <= c.part && c.part > 0 || len(b.Cells) == 0 {
			continue
		}
		filled, figure := 0, false
		for _, cell := range b.Cells {
			if cell.Len() > 0 {
				filled++
			}
			figure = figure || cell.Column == c.column && strings.ContainsAny(cell.In(art.Text), "0123456789") && !hasHan(cell.In(art.Text))
		}
		if filled == 1 && n > 0 {
			break // the next part
		}
		if name := label(art, b); figure && !sumRow.MatchString(name) && strings.HasSuffix(name, ending) {
			n++
		}
	}
	return n
}

// restRow matches the label of a row of all other parts.
var restRow = pattern.New(`^其[他它]$`)

// totalRow matches the label of a row that sums up all others.
var totalRow = pattern.New(`^[^\p{Han}]*(?:合\s*计|总\s*计|小\s*计)`)

func hasHan(s string) bool { return strings.IndexFunc(s, lex.Han) >= 0 }

// sumRow matches the label of a row that sums up, that is no part with a name (未分配, 分部间抵销), and of
// one that a head has.
var sumRow = pattern.New(`^其[他它]$|未分配|抵[销消]|合\s*计|总\s*计|小\s*计|平均|全国|整体|^\s*$`)

// inPlace reports whether a figure is of a place and the question asks among lines of business: 中国内地收入 for 哪个分部收入最大.
func (d *finder) inPlace(f *facts.Fact) bool {
	return placePart.MatchString(f.Metric) && wordlist.Any(lineAsked.FindString(d.t.Q.Text), words.Words("line"))
}

var (
	placePart = pattern.New(`^(?:中国)?(?:内地|大陆|境内|境外|海外|国内|国外|本土)`)
	lineAsked = pattern.New(`(?:哪一?[个块项类种条]|[各几两二三四五六七八九十]大?个?)\p{Han}{2}`)
)

package plaintext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Heads of spaced tables.

// hanYear matches a year as reports of Hong Kong write it: 二零二四年.
const hanYear = `二[零〇○][零〇○一二三四五六七八九]{2}年`

// spacedPeriod matches the heads of columns that say when: 2019年, 期末余额, 本期数.
var spacedPeriod = pattern.New(`^(?:20\d\d年(?:度|末|初|\d{1,2}月\d{1,2}日)?(?:金额)?|` + hanYear + `(?:度|末|初|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)?|[本上]期(?:金额|数|发生额|期末数)?|本报告期末?|上年度?末|上年同期末?数?|期[末初](?:余额|数|金额)|(?:本|上)年(?:度|数|金额)?|第[一二三四]季度.*)$`)

// headParts cuts a head at its blanks, but not within dates: 2019 年 12 月 31 日.
func headParts(line string) []string {
	line = beforeUnit.ReplaceAllString(line, "$1$2")
	for range 2 { // 年 12月, then 月 31日
		line = afterUnit.ReplaceAllString(line, "$1$2")
	}
	return strings.Fields(line)
}

var (
	beforeUnit = pattern.New(`(\d) +([年月日])`)
	afterUnit  = pattern.New(`([年月]) +(\d{1,2}[月日])`)
)

// isHeadOf reports whether the first line heads columns: two words or more that say when, and
// no figure.
func isHeadOf(lines []string) bool {
	if strings.ContainsAny(lines[0], "。；，") {
		return false
	}
	n := 0
	for _, p := range headParts(lines[0]) {
		if spacedPeriod.MatchString(p) {
			n++
		} else if spacedValue.MatchString(p) {
			return false
		}
	}
	return n > 1 || headsByWords(lines)
}

// headsByWords reports whether the first line heads the row below it, as many words over as
// many figures: 教育程度 数量（人） 比例（%） over 本科 267 57.05.
func headsByWords(lines []string) bool {
	parts := headParts(lines[0])
	if len(parts) < 3 || len(lines) < 2 {
		return false
	}
	if n := valueHeads(lines[0]); n > 0 {
		r, ok := cutSpaced(lines[1])
		if !ok {
			r, ok = cutRemarked(lines[1], n)
		}
		return ok && r.label != "" && len(r.values) == n && (n > 1 || labelHead.MatchString(lex.Fold(parts[0]).Text))
	}
	for _, p := range parts {
		if !page.HasHan(p) || spacedValue.MatchString(p) || isOpen(p) {
			return false
		}
	}
	r, ok := cutSpaced(lines[1])
	return ok && r.label != "" && (len(r.values) == len(parts)-1 || len(r.values) == len(parts) && !slices.ContainsFunc(parts, repeated(parts)))
}

// repeated returns what reports whether a part is among the parts twice.
func repeated(parts []string) func(string) bool {
	count := map[string]int{}
	for _, p := range parts {
		count[p]++
	}
	return func(p string) bool { return count[p] > 1 }
}

// spacedHead returns the line that heads the columns of the table which begins with the first
// lines, and its number of columns; -1 if none does. The first row with figures stands a few
// lines below it.
func spacedHead(lines []string) (head, columns int) {
	head = -1
	for i, l := range lines {
		if i > maxUpper && head < 0 || l == PageBreak {
			return -1, 0
		}
		if head < 0 && isHeadOf(lines[i:]) {
			head = i
			continue
		}
		r, ok := cutSpaced(l)
		if ok && head < 0 {
			return -1, 0
		}
		if !ok && head >= 0 {
			r, ok = cutRemarked(l, valueHeads(lines[head]))
		}
		if ok {
			return head, len(r.values)
		}
		if spacedEnd(l) || i > head+maxUpper && head >= 0 || head < 0 && i > 0 && isUnitLine(l) {
			return -1, 0
		}
	}
	return -1, 0
}

// valueHeads returns how many columns of figures a head is over if the last of its columns are of
// remarks; 0 if none is: 金额 占利润总额比例 形成原因说明 是否具有可持续性.
func valueHeads(line string) int {
	parts, remarks := withoutRemarks(headParts(line))
	if remarks == 0 {
		return 0
	}
	if len(parts) > 0 && labelHead.MatchString(lex.Fold(parts[0]).Text) {
		parts = parts[1:]
	}
	return len(parts)
}

// withoutRemarks takes the heads of remarks off the end.
func withoutRemarks(parts []string) ([]string, int) {
	n := len(parts)
	for n > 0 && remarkColumn.MatchString(parts[n-1]) {
		n--
	}
	return parts[:n], len(parts) - n
}

var remarkColumn = pattern.New(`(?:原因|说明|备注|可持续性)$|^是否`)

// cutRemarked cuts a line with n figures behind a label, and words behind them: 存货 846,172,637.23 16.33%
// 684,173,510.34 13.78% 2.55% 奶粉及包材备货.
func cutRemarked(line string, n int) (spacedRow, bool) {
	parts := strings.Fields(line)
	if n == 0 || noRow.Index(line) >= 0 || len(parts) < n+2 {
		return spacedRow{}, false
	}
	k := 0
	for k < len(parts) && !spacedValue.MatchString(parts[k]) {
		k++
	}
	r := spacedRow{label: page.CloseUp(inline(strings.Join(parts[:k], " ")))}
	for k < len(parts) && spacedValue.MatchString(parts[k]) {
		r.values = append(r.values, parts[k])
		k++
	}
	r.remark = strings.Join(parts[k:], " ")
	for _, p := range parts[k:] {
		if strings.ContainsAny(p, ".,") && spacedValue.MatchString(p) {
			return spacedRow{}, false
		}
	}
	return r, len(r.values) == n && page.HasHan(r.label) && utf8.RuneCountInString(r.label) <= maxLoneCell
}

// headCells returns the heads of the columns, nil if they are not as many as the figures of
// the rows. A head that takes several lines (本期比上 | 年同期增 | 减(%)) is given whole.
func headCells(lines []string, _ int, rows []spacedRow) []string {
	n := columnsOf(rows)
	parts, _ := withoutRemarks(headParts(lines[len(lines)-1]))
	if len(parts) == 0 {
		return nil
	}
	corner := !spacedPeriod.MatchString(parts[0]) && (len(parts) != n || labelHead.MatchString(lex.Fold(parts[0]).Text))
	var heads []string
	note := false
	for k, p := range parts {
		switch {
		case k == 0 && corner:
		case p == "附注":
			note = true
		default:
			heads = append(heads, p)
		}
	}
	if len(heads) == n-1 && n > 2 && changeAt(rows, n) == 2 && !slices.ContainsFunc(heads, changeWord.MatchString) {
		heads = append(heads[:2:2], append([]string{""}, heads[2:]...)...)
	}
	if len(heads) != n || !headsGiven(heads, rows) {
		return nil
	}
	out := []string{""}
	if corner {
		out[0] = parts[0]
	}
	if note {
		out = append(out, "附注")
	}
	return append(out, heads...)
}

// headsGiven gives heads that take several lines whole; false if one of them cannot be told.
func headsGiven(heads []string, rows []spacedRow) bool {
	periods := 0
	for _, h := range heads {
		if spacedPeriod.MatchString(h) {
			periods++
		}
	}
	for k, h := range heads {
		if i := strings.Index(h, "季度"); i > 0 {
			heads[k] = h[:i+len("季度")] // 第四季度（10-12 | 月份）
			continue
		}
		if changeWord.MatchString(h) {
			continue
		}
		if !spacedPeriod.MatchString(h) && periods > 0 {
			if changeAt(rows, len(heads)) != k {
				return false
			}
			heads[k] = "本期比上年同期增减(%)"
		}
	}
	return true
}

// changeWord matches the head of changes given whole: 本年比上年增减（%）, 增减额.
var changeWord = pattern.New(`^(?:本(?:报告)?[年期]末?比上[年期](?:度?末)?(?:同期)?|同比|较上年)?(?:增减|变动|增长)(?:额|幅度|比例|率)?(?:[（(][%％][)）])?$`)

// columnsOf returns how many figures most rows have that have more than one, else one.
func columnsOf(rows []spacedRow) int {
	counts := map[int]int{}
	n := 1
	for _, r := range rows {
		k := len(r.values)
		if k < 2 {
			continue
		}
		if counts[k]++; counts[k] > counts[n] || counts[k] == counts[n] && k > n {
			n = k
		}
	}
	return n
}

// changeAt returns the column that holds changes, whose figures are in no groups where those
// beside them are; -1 if none does.
func changeAt(rows []spacedRow, n int) int {
	for _, r := range rows {
		for k, v := range r.values {
			if len(r.values) == n && strings.HasSuffix(v, "个百分点") {
				return k
			}
		}
	}
	found := -1
	for k := range n {
		grouped, bare := 0, 0
		for _, r := range rows {
			switch {
			case len(r.values) != n || !anyGrouped(r.values):
			case groupedValue.MatchString(r.values[k]) && len(r.values[k]) > len("1,509.36"):
				grouped++
			default:
				bare++
			}
		}
		if grouped == 0 && bare > 0 {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

func anyGrouped(values []string) bool {
	for _, v := range values {
		if groupedValue.MatchString(v) {
			return true
		}
	}
	return false
}

// joinSpaced puts the lines of labels together: those around figures that stand alone, and
// those that go on in the next line.
func (s spacing) joinSpaced(rows []spacedRow) []spacedRow {
	var out []spacedRow
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		lone := func() bool { return len(out) > 0 && len(out[len(out)-1].values) == 0 }
		take := func() {
			r.label, out = out[len(out)-1].label+r.label, out[:len(out)-1]
		}
		alone := r.label == "" && lone()
		if alone {
			take()
		}
		for len(r.values) > 0 && lone() && goesOnSpaced(out[len(out)-1].label, r.label) {
			take()
		}
		if alone && s.centred && i+1 < len(rows) && len(rows[i+1].values) == 0 {
			i++
			r.label += rows[i].label
		}
		for i+1 < len(rows) && len(rows[i+1].values) == 0 && len(r.values) > 0 && (isOpen(r.label) || s.centred && wrappedEnd.MatchString(rows[i+1].label) && !(wholeItem.MatchString(r.label) && wholeItem.MatchString(rows[i+1].label)) || len(rows[i+1].label) == len("金")) {
			i++
			r.label += rows[i].label
		}
		out = append(out, r)
	}
	return out
}

// goesOnSpaced reports whether a line of a label goes on in the next one: 营业利润 | （亏损以 |
// “－” | 号填列）.
func goesOnSpaced(line, next string) bool {
	return wrappedEnd.MatchString(next) || utf8.RuneCountInString(next) == 1 || unfinished.MatchString(line) || isOpen(line) || strings.HasPrefix(next, "（") || strings.HasPrefix(next, "(") && !startsRow(next) ||
		strings.Count(next, "）")+strings.Count(next, ")") > strings.Count(next, "（")+strings.Count(next, "(")
}

// unfinished matches a line that no item ends with: 处置固定资产、无形资产和其他长期.
var unfinished = pattern.New(`(?:[、和及与或的]|其他长期|长期资|资产支|其他与|支付的现|收到的现)$`)

// appendSpaced appends the rows of a spaced table.
func appendSpaced(pieces []page.Piece, t spacedTable, upper []string, table int) []page.Piece {
	for _, l := range upper {
		if s := page.Squeeze(l); s != "" {
			pieces = append(pieces, page.PieceOf(s))
		}
	}
	first, heads := len(pieces), 1
	row := func(cells []string, remark string) {
		if t.remarks != "" {
			cells = append(cells[:len(cells):len(cells)], remark)
		}
		p := page.Piece{Kind: facts.TableRow, Table: table}
		for k, c := range cells {
			p.Cells = append(p.Cells, page.Cell{Text: c, Column: k, Columns: 1, Header: len(pieces) < first+heads})
		}
		if p.Text = page.RowText(p.Cells); p.Text != "" {
			pieces = append(pieces, p)
		}
	}
	if t.over != nil {
		heads++
		row(t.over, "")
	}
	row(t.head, t.remarks)
	note := len(t.head) > 1 && t.head[1] == "附注"
	n := columnsOf(t.rows)
	for _, r := range t.rows {
		cells := make([]string, len(t.head))
		if cells[0] = r.label; len(r.values) == n {
			copy(cells[len(cells)-n:], r.values)
			if note {
				cells[1] = r.note
			}
		} else if len(r.values) > 0 {
			cells[0] = r.label + " " + strings.Join(r.values, " ") // which columns it lacks, nothing tells
		}
		row(cells, r.remark)
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

package plaintext

import (
	"math/big"
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Text taken from pages without their layout may give a table column by column, each cell
// on a line of its own: all labels, then under its head all that stands in each column:
//
//	收益
//	销售成本
//	毛利
//
//	2023年
//	人民币千元
//	3,864,218
//	(3,021,637)
//	842,581
//
//	2022年
//	…
//
// Such lines become rows between bars. Labels that have no figure are told by a colon or by
// the sum that repeats them (流动资产 beside 流动资产总值); all columns have to have as many
// figures as there are labels left, and a sum in the last row has to be one. Where a figure
// is missing, or a sum has no label, nothing is made of the lines. What it gets wrong: a
// label and a figure that are missing in different rows put those between into wrong ones.

// Bounds of such tables.
const (
	leastColumnwise = 3  // labels
	mostColumnwise  = 80 // labels
	mostHeadLines   = 3  // of a column
)

// run is lines of words and the figures below them.
type run struct {
	words, figures []string
	lines          int // with the blank ones behind them
}

// columnwise puts tables that are given column by column into rows.
func columnwise(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); i++ {
		if i == 0 || strings.TrimSpace(lines[i-1]) == "" || len(out) > 0 && !isColumnCell(lines[i-1]) {
			if rows, n := columnTable(lines[i:]); n > 0 {
				out, i = append(out, rows...), i+n-1
				continue
			}
		}
		out = append(out, lines[i])
	}
	return out
}

// isColumnCell reports whether a line can be a cell.
func isColumnCell(line string) bool {
	s := lex.TrimSpace(line)
	return s != "" && line != PageBreak && !lex.Longer(s, maxCell) && noCell.Index(s) < 0 && !strings.Contains(s, "  ") && !page.IsCaptionLine(s)
}

// nextRun reads words up to a blank line or to figures, and the figures below them.
func nextRun(lines []string) run {
	var r run
	i := 0
	for ; i < len(lines) && isColumnCell(lines[i]); i++ {
		s := lex.TrimSpace(lines[i])
		if isStackFigure(s) && page.WithoutYears(s) != "" {
			r.figures = append(r.figures, s)
		} else if len(r.figures) > 0 || len(r.words) > mostColumnwise {
			break
		} else {
			r.words = append(r.words, s)
		}
	}
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	r.lines = i
	return r
}

// columnTable returns the rows of the table that begins in the first line, and how many lines
// it takes; 0 if none does.
func columnTable(lines []string) (rows []string, n int) {
	first := nextRun(lines)
	if len(first.words) < leastColumnwise {
		return nil, 0
	}
	labels := first.words
	var columns, heads []run
	if len(first.figures) > 0 {
		k := len(labels)
		for k > 0 && columnHead.MatchString(lex.Fold(labels[k-1]).Text) {
			k--
		}
		columns = append(columns, run{words: labels[k:], figures: first.figures})
		labels = labels[:k]
	}
	n = first.lines
	for at := n; at < len(lines); {
		r := nextRun(lines[at:])
		if len(r.words) > mostHeadLines || len(r.words)+len(r.figures) == 0 || len(r.words) > 0 && len(r.figures) > 0 && len(heads) > 0 {
			break
		}
		at += r.lines
		switch {
		case len(r.figures) == 0 && lex.Fold(r.words[0]).Text != "附注":
			heads = append(heads, r)
			continue
		case len(heads) == 0 && areNotes(r):
		case len(r.words) == 0 && len(heads) > 0:
			r.words, heads = heads[0].words, heads[1:]
			fallthrough
		default:
			if len(columns) > 0 && len(r.figures) != len(columns[0].figures) {
				return columnRows(labels, columns, n)
			}
			columns = append(columns, r)
		}
		if len(heads) == 0 {
			n = at
		}
	}
	return columnRows(labels, columns, n)
}

// areNotes reports whether a column, or a part of one, holds the numbers of notes.
func areNotes(r run) bool {
	if len(r.words) > 0 {
		return lex.Fold(r.words[0]).Text == "附注"
	}
	for _, f := range r.figures {
		if !noteCell.MatchString(f) {
			return false
		}
	}
	return true
}

var noteCell = pattern.New(`^\d{1,2}(?:\(\w\))?$`)

// columnHead matches what heads a column where no blank line parts it from the labels, folded.
var columnHead = pattern.New(`^(?:20\d\d|二[○〇零]{1}[○〇零一二三四五六七八九]{2})年(?:度|末|\d{1,2}月\d{1,2}日|十二月三十一日)?$|^(?:人民币|港币)?(?:百万|千|万|亿)?(?:元|港元|美元)$|^%$|^[本上]期(?:发生额|数|金额)?$|^期[末初](?:余额|数|金额)?$|^附注$`)

// columnRows makes rows of labels and columns, 0 if they do not fit each other.
func columnRows(labels []string, columns []run, lines int) ([]string, int) {
	if len(columns) < 2 || len(labels) < leastColumnwise || len(columns[0].figures) < leastColumnwise {
		return nil, 0
	}
	n, most := len(columns[0].figures), 0
	for _, c := range columns {
		if len(c.figures) != n || len(c.words) == 0 {
			return nil, 0
		}
		most = max(most, len(c.words))
	}
	alone, left := aloneLabels(labels)
	corner := ""
	if left == n+1 && labelHead.MatchString(lex.Fold(labels[0]).Text) {
		corner, labels, alone, left = labels[0], labels[1:], alone[1:], left-1
	}
	if left != n || !sumsUp(labels, columns[0].figures) {
		return nil, 0
	}
	var out []string
	row := func(label string, cell func(c run) string) {
		cells := []string{label}
		for _, c := range columns {
			cells = append(cells, cell(c))
		}
		out = append(out, "| "+strings.Join(cells, " | ")+" |")
	}
	for j := range most {
		row(corner, func(c run) string {
			if j < len(c.words) {
				return c.words[j]
			}
			return ""
		})
		corner = ""
	}
	k := 0
	for i, l := range labels {
		if alone[i] {
			row(l, func(run) string { return "" })
			continue
		}
		row(l, func(c run) string { return c.figures[k] })
		k++
	}
	return out, lines
}

// aloneLabels tells the labels without a figure, and how many the others are.
func aloneLabels(labels []string) (alone []bool, left int) {
	folded := make([]string, len(labels))
	for i, l := range labels {
		folded[i] = lex.Fold(l).Text
	}
	for i, l := range folded {
		next := ""
		if i+1 < len(folded) {
			next = folded[i+1]
		}
		a := endsLabel(l) || strings.HasPrefix(l, "每股") && perShareKind.MatchString(next)
		for _, o := range folded {
			a = a || summedLabel.MatchString(strings.TrimPrefix(o, l)) && o != l && strings.HasPrefix(o, l)
		}
		if alone = append(alone, a); !a {
			left++
		}
	}
	return alone, left
}

var (
	perShareKind = pattern.New(`^[-—–─ ]*(?:基本|摊薄|稀释)`)
	summedLabel  = pattern.New(`^(?:总[值额计]|合计)$`)
	// what heads the labels, folded
	labelHead = pattern.New(`^(?:项目|科目|指标|用途|地区|区域|省份|类别|类型|种类|名称|产品|业务|业务类型|分部|客户|行业|险种|渠道|年份|年度|机构)(?:名称|类别)?$`)
	sumLabel  = pattern.New(`^(?:总|合|小|共) ?计$|^总额$`)
)

// sumsUp reports whether the figure of a last row that is named a sum is one: of the figures
// above it, as far as they are rounded. Rows that go into others (其中) leave it open.
func sumsUp(labels, figures []string) bool {
	if !sumLabel.MatchString(lex.Fold(labels[len(labels)-1]).Text) {
		return true
	}
	for _, l := range labels {
		if strings.HasPrefix(lex.TrimSpace(l), "其中") {
			return true
		}
	}
	total, last := new(big.Rat), new(big.Rat)
	for i, f := range figures {
		s := strings.Trim(strings.ReplaceAll(lex.Fold(f).Text, ",", ""), "()%-+− ")
		v, ok := new(big.Rat).SetString(s)
		switch {
		case !ok:
			v = new(big.Rat)
		case strings.HasPrefix(f, "(") || strings.HasPrefix(f, "（") || strings.HasPrefix(f, "-"):
			v.Neg(v)
		}
		if last = v; i < len(figures)-1 {
			total.Add(total, v)
		}
	}
	apart := new(big.Rat).Abs(total.Sub(total, last))
	return apart.Cmp(new(big.Rat).SetInt64(int64(len(figures)))) <= 0
}

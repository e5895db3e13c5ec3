package plaintext

// Labels of which some lines stand above the figures of their row.

// joinCentred puts the lines of labels together whose figures stand alone in the middle
// of them. As many lines as there are above are below:
//
//	归属于上市公司股东的扣
//	                        166,850,041.44   118,232,531.84
//	除非经常性损益的净利润
func joinCentred(rows [][]stretch) [][]stretch {
	var out [][]stretch
	widest := labelsOf(rows).widest
	for i := 0; i < len(rows); i++ {
		if r := aroundWords(out, rows[i:]); r != nil {
			out[len(out)-1] = r
			i++
			continue
		}
		above := linesAbove(out, rows[i], widest)
		if above == 0 || i+above >= len(rows) || !goesOnCentred(rows[i+1:i+1+above]) {
			out = append(out, rows[i])
			continue
		}
		label := out[len(out)-above][0]
		for _, r := range append(out[len(out)-above+1:len(out):len(out)], rows[i+1:i+1+above]...) {
			label = joined(label, r[0])
		}
		label.whole = true
		out = append(out[:len(out)-above], append([]stretch{label}, rows[i]...))
		i += above
	}
	return out
}

// joinAbove puts the lines of labels that end beside their figures together, in tables that have
// two such labels at least:
//
//	证券经纪
//	业务        242,684.17   148,406.28    38.85
//	货币资
//	金       28,406,173.50        25.17
//
// Each line but the last fills the column, and the last can begin no row.
func joinAbove(rows [][]stretch) [][]stretch {
	widest := 0
	for i, r := range rows {
		if i+1 < len(rows) && loneLabel(r) {
			widest = max(widest, r[0].to)
		}
	}
	var out [][]stretch
	joins := 0
	for i, r := range rows {
		n := 0
		for k := len(out) - 1; isLabel(r) && hasFigure(r) && k >= 0 && n < maxCentred && loneLabel(out[k]) && out[k][0].to >= widest-short; k-- {
			n++
		}
		if n == 0 || r[0].to > widest || !goesOver(out[len(out)-1][0].text, r[0].text) || i+1 < len(rows) && loneLabel(rows[i+1]) && rows[i+1][0].to < widest-short {
			out = append(out, r)
			continue
		}
		label := out[len(out)-n][0]
		for _, above := range out[len(out)-n+1:] {
			label = joined(label, above[0])
		}
		label = joined(label, r[0])
		label.whole = true
		out = append(out[:len(out)-n], append([]stretch{label}, r[1:]...))
		joins++
	}
	if joins < 2 {
		return rows
	}
	return out
}

// aroundWords returns a row whose figures stand alone between the two lines of its last
// words, the label in the first of them; nil if the rows are none:
//
//	冷冻设备                                      减少3.96
//	      315,954,639.75   254,521,263.53   32.51
//	                                              个百分点
func aroundWords(above, rows [][]stretch) []stretch {
	if len(above) == 0 || len(rows) < 2 || !onlyFigures(rows[0]) && !(len(rows[0]) > 1 && len(figuresOf(rows[0])) == len(rows[0])-1 && isAlignedFigure(rows[0][0].text)) {
		return nil
	}
	label, words, shifted := above[len(above)-1], rows[1], false
	if len(label) == len(words) && len(label) > 1 && isLabel(words) && !startsRow(words[0].text) {
		label = append([]stretch{joined(label[0], words[0])}, label[1:]...) // a label in two lines, too
		words, shifted = words[1:], true
	}
	if len(label) != len(words)+1 || !isLabel(label) || hasFigure(label) || hasFigure(words) {
		return nil
	}
	r := append([]stretch{label[0]}, rows[0]...)
	for k, w := range label[1:] {
		if overlapping(rows[0], w) || !shifted && !overlapping([]stretch{w}, words[k]) {
			return nil
		}
		r = append(r, joined(w, words[k]))
	}
	return r
}

// linesAbove returns how many of the last rows are lines of the label of a row of figures: the
// last of them, and those above it that fill the column.
func linesAbove(rows [][]stretch, r []stretch, widest int) int {
	n := 0
	for onlyFigures(r) && n < len(rows) && n < maxCentred && loneLabel(rows[len(rows)-1-n]) {
		if n > 0 && (rows[len(rows)-1-n][0].to < widest-short-nearlyFull || len(rows) > n+1 && endsRow(rows[len(rows)-2-n], rows[len(rows)-1-n])) {
			break
		}
		if n++; startsRow(rows[len(rows)-n][0].text) {
			break
		}
	}
	return n
}

// endsRow reports whether a line is the rest of the label of the row above it, which has figures:
// 损益后的净利润 below 东的扣除非经常性.
func endsRow(above, r []stretch) bool {
	return isLabel(above) && hasFigure(above) && breaksName(above[0].text, r[0].text)
}

// maxCentred is how many lines of a label can stand above its figures.
const maxCentred = 3

// goesOnCentred reports whether rows can be the lower half of a label.
func goesOnCentred(rows [][]stretch) bool {
	for _, r := range rows {
		if len(r) != 1 || r[0].from >= leastLabel || isAlignedFigure(r[0].text) || startsRow(r[0].text) && r[0].text != "项目" || endsLabel(r[0].text) {
			return false
		}
	}
	return true
}

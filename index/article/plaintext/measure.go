package plaintext

import (
	"sort"
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
)

// Programs that turn pages into text set it in columns of characters or of the screen,
// where Chinese characters take two columns each:
//
//	华东              1,262.25      875.94    30.60
//	其他境内地区        161.10      112.66    30.07
//
// In characters the figures end below each other here, on the screen they do not.

// measured says what columns a program counted.
type measured int

const (
	unknownColumns measured = iota // of characters or of the screen
	screenColumns
	characterColumns
)

// mostMeasured is how many rows of a text are looked at for the columns that its program counted.
const mostMeasured = 400

// measuredOf tells by the figures of all rows of a text that stand one below the other what columns the
// program counted that printed it.
func measuredOf(lines []string) measured {
	screen, characters, seen := 0, 0, 0
	var above []stretch
	for _, l := range lines {
		if seen == mostMeasured {
			break
		}
		if !isSpaced(l) || strings.Contains(l, "。") {
			above = nil
			continue
		}
		r := cutAligned(l)
		figures := figuresOf(r)
		if !isLabel(r) || len(figures) < 2 {
			above = nil
			continue
		}
		if len(above) == len(figures) {
			seen++
			for k, c := range figures {
				o := above[k]
				screen += min(distance(c.to, o.to), farAside)
				characters += min(distance(c.to-c.ahead-c.wide, o.to-o.ahead-o.wide), farAside)
			}
		}
		above = figures
	}
	switch {
	case 2*characters < screen && screen > leastMeasured:
		return characterColumns
	case 2*screen < characters && characters > leastMeasured:
		return screenColumns
	}
	return unknownColumns
}

// leastMeasured is how far figures have to be aside in all for it to tell.
const leastMeasured = 40

// countsCharacters reports whether the figures of a table end nearer to each other in
// columns of characters than in those of the screen, or else its heads stand nearer to
// the figures below them. Heads of words below which no figures stand say nothing against
// figures that end below each other.
func countsCharacters(rows [][]stretch) bool {
	counted := make([][]stretch, len(rows))
	for i, r := range rows {
		counted[i] = append([]stretch(nil), r...)
	}
	byCharacters(counted)
	figures, heads := apart(rows)
	ofCharacters, theirHeads := apart(counted)
	if screen, characters := asideInHeads(rows, counted); ofCharacters <= figures && 2*characters < screen {
		return true
	}
	if 4*ofCharacters < figures && figures > len(rows) {
		return true // the figures alone tell
	}
	if figures == 0 && ofCharacters > 0 || figures == ofCharacters && 2*theirHeads > heads {
		return false // heads alone, over few rows, tell only where they are far nearer
	}
	return ofCharacters+theirHeads < figures+heads
}

// Bounds of how far the middle of one line of a head is from that of another.
const (
	nearAside = 3  // those of one head, in the right columns
	farAside  = 10 // further ones count no more
)

// asideInHeads adds up how far the middles of the lines of heads are from one another, in columns of the
// screen and in characters: 额 is in the middle below 本期转入固定资产金. Heads of one line have none.
func asideInHeads(rows, counted [][]stretch) (screen, characters int) {
	n := 0
	for n < len(rows) && !hasFigure(rows[n]) {
		n++
	}
	for i := 1; i < n; i++ {
		for k := range rows[i] {
			s, c := leastAside(rows[:n], i, k), leastAside(counted[:n], i, k)
			if min(s, c) <= nearAside {
				screen, characters = screen+s, characters+c
			}
		}
	}
	return screen, characters
}

// leastAside is how far the middle of cell k of line i is from the nearest of another line.
func leastAside(head [][]stretch, i, k int) int {
	least := farAside
	for j, r := range head {
		for _, o := range r {
			if j != i {
				least = min(least, aside(head[i][k], o)/2)
			}
		}
	}
	return least
}

// apart adds up how far figures end from the middle of their column's, and how far heads
// are from the nearest column.
func apart(rows [][]stretch) (figures, heads int) {
	most := usualFigures(rows)
	columns := make([][]stretch, most)
	for _, r := range rows {
		if figures := figuresOf(r); len(figures) == most {
			for k, c := range figures {
				columns[k] = append(columns[k], c)
			}
		}
	}
	for _, c := range columns {
		sort.Slice(c, func(i, j int) bool { return c[i].to < c[j].to })
		for _, v := range c {
			figures += distance(v.to, c[len(c)/2].to)
		}
	}
	for _, r := range rows {
		if len(r) < 2 || hasFigure(r) {
			continue
		}
		for _, h := range r[1:] {
			nearest := maxAlignedLine
			for _, c := range columns {
				m := c[len(c)/2]
				nearest = min(nearest, distance(h.to, m.to), distance(h.from, m.from), distance(h.from+h.to, m.from+m.to)/2)
			}
			heads += nearest
		}
	}
	return figures, heads
}

// usualFigures returns how many figures rows have in all columns: the most that half as many rows have as
// have any other number.
func usualFigures(rows [][]stretch) int {
	count := map[int]int{}
	for _, r := range rows {
		if n := len(figuresOf(r)); n > 0 {
			count[n]++
		}
	}
	usual, most := 0, 0
	for _, times := range count {
		most = max(most, times)
	}
	for n, times := range count {
		if 2*times > most {
			usual = max(usual, n)
		}
	}
	return usual
}

func distance(a, b int) int { return max(a-b, b-a) }

// byCharacters gives the places of cells in characters.
func byCharacters(rows [][]stretch) {
	for _, r := range rows {
		for i := range r {
			r[i].from -= r[i].ahead
			r[i].to -= r[i].ahead + r[i].wide
		}
	}
}

// splitNote takes the number of a note from the label that it stands beside, where the
// label fills its column: 投资收益（损失以“－”号填 七、68.
func splitNote(cells []stretch) []stretch {
	if len(cells) < 2 {
		return cells
	}
	loc := noteBeside.FindStringSubmatchIndex(cells[0].text)
	if loc == nil {
		return cells
	}
	c := cells[0]
	note := c.text[loc[2]:loc[3]]
	inNote := width(note) - utf8.RuneCountInString(note)
	label := stretch{text: c.text[:loc[0]], from: c.from, to: c.to - width(note) - 1, ahead: c.ahead, wide: c.wide - inNote}
	return append([]stretch{label, {text: note, from: c.to - width(note), to: c.to, ahead: c.ahead + c.wide - inNote, wide: inNote}}, cells[1:]...)
}

var noteBeside = pattern.New(` ([一二三四五六七八九十]{1,3}、 ?(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?))$`)

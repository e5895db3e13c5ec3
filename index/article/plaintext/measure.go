package plaintext

import "sort"

// Programs that turn pages into text set it in columns of characters or of the screen,
// where Chinese characters take two columns each:
//
//	华东              1,262.25      875.94    30.60
//	其他境内地区        161.10      112.66    30.07
//
// In characters the figures end below each other here, on the screen they do not.

// countsCharacters reports whether the figures of a table end nearer to each other in
// columns of characters than in those of the screen.
func countsCharacters(rows [][]stretch) bool {
	most := 0
	for _, r := range rows {
		most = max(most, len(figuresOf(r)))
	}
	screen, characters := make([][]int, most), make([][]int, most)
	for _, r := range rows {
		figures := figuresOf(r)
		if len(figures) != most {
			continue
		}
		for k, c := range figures {
			screen[k] = append(screen[k], c.to)
			characters[k] = append(characters[k], c.to-c.ahead-c.wide)
		}
	}
	return spread(characters) < spread(screen)
}

// spread adds up how far the numbers of each column are from their median.
func spread(columns [][]int) int {
	n := 0
	for _, c := range columns {
		sort.Ints(c)
		for _, v := range c {
			n += max(v-c[len(c)/2], c[len(c)/2]-v)
		}
	}
	return n
}

// byCharacters gives the places of cells in characters.
func byCharacters(rows [][]stretch) {
	for _, r := range rows {
		for i := range r {
			r[i].from -= r[i].ahead
			r[i].to -= r[i].ahead + r[i].wide
		}
	}
}

package layout

import (
	"math"
	"slices"
	"strings"

	"wenbao/facts/pattern"
)

// Running heads and feet are lines near the top or bottom edge that stand in
// the same place with the same words, figures apart, on at least repeats pages,
// and on most pages, or most left or right ones, from the first to the last of
// these: 单位：元 begins many a page by chance, and is never one. Page numbers
// are dropped there too, and on a single page if they have a page number's form:
// - 12 -, 12/156, 第12页 共156页.

const (
	edge    = 0.12 // of the page's height: where furniture can stand
	repeats = 3
	dense   = 0.45 // of the pages from the first to the last
)

// content matches what stands at the edge of many pages and says something.
var content = pattern.New(`单位[:：]|币种|适用`)

var pageNumber = pattern.New(`^(?:[-–—·~ ]*\d{1,4}[-–—·~ ]*|\d{1,4} ?/ ?\d{1,4}|第 ?\d{1,4} ?页.{0,12}|(?i:page) ?\d{1,4}.{0,8}|[ivxl]{1,6})$`)

var digits = pattern.New(`\d+|[ivxl]+$`)

// furniture knows on which pages each line at an edge stands, in order.
type furniture map[furnitureKey][]int

type furnitureKey struct {
	words string
	y     int // place, in steps of 4 points
}

// key returns what a line repeats with; false if it is not at an edge.
func (p *page) key(l line) (furnitureKey, bool) {
	if l.y > edge*p.height && l.y < (1-edge)*p.height {
		return furnitureKey{}, false
	}
	return furnitureKey{digits.ReplaceAllString(strings.ReplaceAll(l.text(), " ", ""), "#"), int(math.Round(l.y / 4))}, true
}

func (f furniture) count(p *page) {
	for _, l := range p.lines {
		if k, ok := p.key(l); ok {
			f[k] = append(f[k], p.number)
		}
	}
}

// running reports whether a line is a running one; it may stand a step up or
// down on some pages.
func (f furniture) running(k furnitureKey) bool {
	var on []int
	for d := -1; d <= 1; d++ {
		on = append(on, f[furnitureKey{k.words, k.y + d}]...)
	}
	slices.Sort(on)
	on = slices.Compact(on)
	n := len(on)
	return n >= repeats && float64(n) >= dense*float64(on[n-1]-on[0]+1) && !content.MatchString(k.words)
}

// contents matches a line of a table of contents: a title, leaders, a page.
var contents = pattern.New(`(?:[.．·…‥] ?){5,}\d{1,4}$`)

// minContents is how many lines with leaders make a page one of contents.
const minContents = 4

// drop takes the running lines, page numbers and a table of contents out of a
// page.
func (f furniture) drop(p *page) {
	listed := 0
	for _, l := range p.lines {
		if contents.MatchString(l.text()) {
			listed++
		}
	}
	var kept []line
	for _, l := range p.lines {
		k, ok := p.key(l)
		if ok && (f.running(k) || pageNumber.MatchString(l.text()) && p.outer(l)) {
			continue
		}
		if listed >= minContents && contents.MatchString(l.text()) {
			continue
		}
		kept = append(kept, l)
	}
	p.lines = kept
}

// outer reports whether nothing stands between a line and the page's edge but
// other lines near that edge.
func (p *page) outer(l line) bool {
	for _, t := range p.tables {
		if l.y < p.height/2 && t.box.Y0 < l.y || l.y > p.height/2 && t.box.Y1 > l.y {
			return false
		}
	}
	return true
}

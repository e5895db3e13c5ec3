package pack

import "math"

// column has a number of each fact of an article. Most columns have small ones, and one
// in four has zeros only, which take nothing.
type column struct {
	narrow []int32
	wide   []int
}

// at returns the number of the fact at a position.
func (c *column) at(i int) int {
	switch {
	case c.narrow != nil:
		return int(c.narrow[i])
	case c.wide != nil:
		return c.wide[i]
	}
	return 0
}

// columnsOf returns columns of the numbers, of which it keeps none.
func columnsOf(numbers *[columnCount][]int) (columns [columnCount]column) {
	length := 0
	for c, list := range numbers {
		switch low, high := bounds(list); {
		case low == 0 && high == 0:
		case low >= math.MinInt32 && high <= math.MaxInt32:
			columns[c].narrow = []int32{}
			length += len(list)
		default:
			columns[c].wide = append([]int(nil), list...)
		}
	}
	all := make([]int32, 0, length)
	for c, list := range numbers {
		if columns[c].narrow == nil {
			continue
		}
		from := len(all)
		for _, v := range list {
			all = append(all, int32(v))
		}
		columns[c].narrow = all[from:len(all):len(all)]
	}
	return columns
}

// bounds returns the least and the greatest of the numbers and 0.
func bounds(list []int) (low, high int) {
	for _, v := range list {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

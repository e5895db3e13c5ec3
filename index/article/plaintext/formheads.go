package plaintext

import (
	"slices"
	"strings"
)

// formsOf returns the heads of tables that heads in a row can be: of one level, or of two of which the
// second is below some of the first. Heads of periods alone are not looked at: figures follow
// them, and other readers make rows of those.
func formsOf(heads []column) []form {
	var out []form
	if f, ok := flatForm(heads); ok {
		out = append(out, f)
	}
	for s := 1; s < len(heads); s++ {
		if f, ok := levelledForm(heads[:s], heads[s:]); ok {
			out = append(out, f)
		}
	}
	return out
}

// flatForm returns a head of one level.
func flatForm(heads []column) (form, bool) {
	var f form
	plain := true
	for i, h := range heads {
		switch {
		case h.kind == adjustedHead || h.kind == spreadingHead || i > 0 && partName.MatchString(h.head):
			return form{}, false
		case h.kind == pledgeColumn:
			f.columns = append(f.columns, column{"股份状态", stateColumn}, column{h.head, figureColumn})
		case i > 0 && slices.Contains(heads[:i], h):
			return form{}, false
		default:
			f.columns = append(f.columns, h.below())
		}
		plain = plain && (h.kind == periodHead || h.kind == changedHead || i == 0 && h.kind == wordsColumn)
	}
	f.corner()
	return f, !plain && len(f.columns) > 1
}

// corner puts an empty head before heads that none stands over the names of.
func (f *form) corner() {
	if k := f.columns[0].kind; k != wordsColumn && k != "number" {
		f.columns = slices.Insert(f.columns, 0, column{"", wordsColumn})
		if f.upper != nil {
			f.upper = slices.Insert(f.upper, 0, "")
		}
	}
}

// below returns the column of a head.
func (h column) below() column {
	if slices.Contains([]kindOfColumn{periodHead, changedHead, adjustedHead, movementHead}, h.kind) {
		h.kind = figureColumn
	}
	return h
}

// levelledForm puts heads below others, false if they do not come out even.
func levelledForm(upper, lower []column) (form, bool) {
	spans := spansOf(upper, lower)
	if spans == nil {
		return form{}, false
	}
	var f form
	for i, h := range upper {
		if spans[i] == 0 {
			f.upper, f.columns = append(f.upper, h.head), append(f.columns, h.below())
			continue
		}
		for k, l := range lower[:spans[i]] {
			over := ""
			if k == 0 {
				over = h.head
			}
			f.upper, f.columns = append(f.upper, over), append(f.columns, l.below())
		}
		lower = lower[spans[i]:]
	}
	f.corner()
	return f, true
}

// spansOf returns how many of the lower heads stand below each of the upper ones; nil if that is not told.
func spansOf(upper, lower []column) []int {
	spans := make([]int, len(upper))
	of := func(kind kindOfColumn) (at []int) {
		for i, h := range upper {
			if h.kind == kind {
				at = append(at, i)
			}
		}
		return at
	}
	periods, spread, pledge, changed := of(periodHead), of(spreadingHead), of(pledgeColumn), of(changedHead)
	switch {
	case len(pledge) == 1 && len(lower) == 2 && lower[0].kind == stateColumn && len(spread) == 0:
		spans[pledge[0]] = 2
	case len(pledge) > 0:
		return nil
	case len(spread) == 1:
		if len(of(movementHead)) > 0 || slices.ContainsFunc(lower, func(l column) bool { return l.kind != movementHead }) {
			return nil
		}
		spans[spread[0]] = len(lower)
	case lower[0].kind == adjustedHead:
		// 2023年 | 2022年 | 本年比上年增减 | 2021年 over 调整前 | 调整后 | 调整后 | 调整前 | 调整后
		if len(changed) != 1 || len(periods) < 2 || len(lower) != 2*(len(periods)-1)+1 {
			return nil
		}
		for _, p := range periods[1:] {
			spans[p] = 2
		}
		spans[changed[0]] = 1
		return spans
	case len(periods) > 1 && len(lower)%len(periods) == 0:
		each := len(lower) / len(periods)
		for i, l := range lower {
			if l.head != lower[i%each].head || l.kind == wordsColumn || l.kind == periodHead || each < 2 {
				return nil
			}
		}
		for _, p := range periods {
			spans[p] = each
		}
	default:
		return nil
	}
	if slices.ContainsFunc(lower, func(l column) bool { return l.kind == adjustedHead || strings.TrimSpace(l.head) == "" }) {
		return nil
	}
	return spans
}

package page

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// MaxColumns bounds the columns of a row; no report's table has more.
const MaxColumns = 200

var spacedOut = pattern.New(`^(\p{Han}) (\p{Han})(?: (\p{Han}))?$`)

// CloseUp takes the blanks out of a label that is spaced out to the width of
// its column: 项 目, 合 计.
func CloseUp(s string) string {
	if len(s) > 3*utf8.UTFMax+2 || !strings.Contains(s, " ") {
		return s
	}
	return spacedOut.ReplaceAllString(s, "$1$2$3")
}

// RowText returns the cells' texts, joined; "" if all are empty.
func RowText(cells []Cell) string {
	var parts []string
	for _, c := range cells {
		if c.Text != "" {
			parts = append(parts, c.Text)
		}
	}
	return strings.Join(parts, " | ")
}

// YearLike matches years and dates as cells have them: 2023, 2023年上半, 2023-12-31.
var YearLike = pattern.New(`(?:19|20)\d\d(?:[-./年](?:\d{1,2}|[一二三四]季度?|上半)(?:[-./月]\d{1,2})?)?`)

// WithoutYears takes years and dates out of a cell.
func WithoutYears(s string) string {
	if !HasYear(s) {
		return s
	}
	return YearLike.ReplaceAllString(s, "")
}

// HasYear reports whether a text can have a year, for what looks for dates.
func HasYear(s string) bool { return strings.Contains(s, "20") || strings.Contains(s, "19") }

// HasDigit reports whether a text has a digit, of either width.
func HasDigit(s string) bool { return strings.IndexFunc(s, IsDigit) >= 0 }

// LooksLikeHeader reports whether the cells after the first hold no figure but
// years and dates.
func LooksLikeHeader(cells []Cell) bool {
	if len(cells) < 2 {
		return false
	}
	for _, c := range cells[1:] {
		if c.Text == "" {
			continue
		}
		if rest := WithoutYears(c.Text); HasDigit(rest) && !HasHan(rest) {
			return false
		}
	}
	return true
}

// MarkCaptions makes captions of the lines directly above a table: at most two, the title of
// its first part below them left out (单位：元 over 主营业务分行业情况).
func MarkCaptions(above []Piece, table int) {
	if n := len(above); n > 1 && above[n-1].Kind != facts.TableRow && partTitle.MatchString(above[n-1].Text) && strings.Contains(above[n-2].Text, "单位") {
		above = above[:n-1]
	}
	for i := len(above) - 1; i >= 0 && i >= len(above)-2; i-- {
		p := &above[i]
		if p.Kind == facts.TableRow || p.Kind == facts.Caption || len(p.Text) > 240 || !IsCaptionLine(p.Text) && !IsUnitAlone(p.Text) {
			return
		}
		p.Kind, p.Level, p.Table = facts.Caption, 0, table
	}
}

// IsPartTitle reports whether a line is the title of a table or of a part of one: 员工情况, 专业构成.
func IsPartTitle(s string) bool { return partTitle.MatchString(s) }

// partTitle matches the title of a part of a table: 分产品情况, 前十名股东持股情况.
var partTitle = pattern.New(`^[^，。；：]{2,24}(?:情况|情况表|构成|结构|程度)(?:[(（][^()（）]*[)）])?$`)

// IsFigureCell reports whether a cell begins with a figure.
func IsFigureCell(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-+−(（", r) {
		r = First(s[n:])
	}
	return IsDigit(r)
}

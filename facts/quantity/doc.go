// Package quantity finds amounts, counts, percentages and measures in Chinese
// text and normalises them: exact decimal values in base units, the unit, the
// precision as written, and how exact the wording is.
//
//	金融科技投入272.46亿元   → 27246000000 CNY, decimals -6
//	近600万户               → 6000000 户, about
//	45%-65%                 → two mentions, Low and High
//
// Numerals may be Arabic, Chinese, formal (壹佰) or mixed (5万4千). Units are
// ISO 4217 codes for money, "%" (also for ‰, 成 and 百分之), "pp" for percentage
// and basis points, "x" for 倍 and 翻番, the measure word for counts, of which
// 名 and 位 become 人, and a physical unit; "" where a number stands alone or
// directly before a noun. The lexicons are unit.tsv, approx.tsv and word.tsv.
//
// Not quantities: dates and years (package period), ordinals and ranks,
// versions, codes, telephone numbers, names with numerals (word.tsv), and
// magnitudes that name a class rather than a figure (千亿级市场). A text that is
// nothing but a number or 第七 is taken for that number, since an answer in a
// conversation can be so.
//
// A text is folded (package lex), then read once from left to right: find.go
// stops at numerals, numeral.go and reader.go read them, amount.go adds units,
// group.go ranges and lists, and accept.go decides.
package quantity

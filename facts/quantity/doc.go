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
// What comes out is a Mention per figure: the two ends of a range are two
// mentions, Low and High, and so are the figures of a list (4.35/10.11/14.28元).
// The ends share the unit and the magnitude that the wording leaves out (5至8亿元),
// and the approximator before the first. A change and the level it led to
// (上升27个基点至1.63%) and a difference (2.14倍 − 1倍) are no range. Money in
// parentheses is negative where reports write it so: (12.6)亿元, (0.62)%.
//
// Mention.Rule names what read the figure:
//
//	number      digits or a numeral with what follows: 272.46亿元, 四百余个, -3.2%
//	percent of  百分之四十五, 千分之二
//	tenths      七成, 三成五
//	fraction    三分之一, 占1/4
//	half        一半, 过半, 半个
//	and a half  两年半, 一个半月
//	doubling    翻番, 翻两番, 倍增
//	neighbours  四五千块: two mentions
//	accounting  (1,234), (12.6)亿元
//	rate in 厘  息差1.63厘 is 1.63 %, 月息5厘 0.5 %; 电价3厘 stays 3 厘
//
// Not quantities: dates and years (package period), ordinals and ranks,
// versions, codes, telephone numbers, names with numerals (word.tsv), and
// magnitudes that name a class rather than a figure (千亿级市场). A text that is
// nothing but a number or 第七 is taken for that number, since an answer in a
// conversation can be so.
//
// Of English it reads the magnitudes and units of reports, for questions: RMB
// 27.2 billion, 3.5 percent, 15 basis points. Not recognised: a numeral broken by
// blanks (三千 九百 六十五), 京 and above, and Chinese numerals beyond 64 bits; these
// give nothing rather than a wrong value. Arabic digits are exact at any length
// up to 80. A measure word is not checked against its noun: 点 is the point of an
// index where a rise or a fraction says so, else an hour.
//
// A text is folded (package lex), then read once from left to right: find.go
// stops at numerals, numeral.go and reader.go read them, amount.go and
// suffix.go add units, group.go ranges and lists, and accept.go decides. The
// cost is linear in the length of the text; everything is safe for concurrent
// use. To read a text for quantities and periods, fold it once and hand it to
// both FindFolded.
package quantity

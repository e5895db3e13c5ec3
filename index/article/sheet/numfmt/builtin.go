package numfmt

// builtIn are the codes of IDs that workbooks use without saying what they are
// (18.8.30), as Excel in Chinese has them: short dates as yyyy-mm-dd. 5 to 8,
// 42 and 44 have the currency of the reader's own system, which is not the
// workbook's; so they are without one.
var builtIn = [...]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `#,##0;-#,##0`, 6: `#,##0;-#,##0`, 7: `#,##0.00;-#,##0.00`, 8: `#,##0.00;-#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
	27: yearMonth, 28: monthDay, 29: monthDay, 30: "yyyy-mm-dd", 31: longDate,
	32: hourMinute, 33: hourMinute + seconds, 34: "上午/下午" + hourMinute, 35: "上午/下午" + hourMinute + seconds, 36: yearMonth,
	37: `#,##0_);(#,##0)`, 38: `#,##0_);[Red](#,##0)`, 39: `#,##0.00_);(#,##0.00)`, 40: `#,##0.00_);[Red](#,##0.00)`,
	41: accounts, 42: accounts, 43: accountsOf2, 44: accountsOf2,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: yearMonth, 51: monthDay, 52: yearMonth, 53: monthDay, 54: monthDay,
	55: "上午/下午" + hourMinute, 56: "上午/下午" + hourMinute + seconds, 57: yearMonth, 58: monthDay,
}

const (
	yearMonth   = `yyyy"年"m"月"`
	monthDay    = `m"月"d"日"`
	hourMinute  = `h"时"mm"分"`
	seconds     = `ss"秒"`
	accounts    = `_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)`
	accountsOf2 = `_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)`
)

// BuiltIn returns the code of a built-in format, "" for General and for what
// has none.
func BuiltIn(id int) string {
	if id < 0 || id >= len(builtIn) {
		return ""
	}
	return builtIn[id]
}

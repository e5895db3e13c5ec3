package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// perShare is the dividend of a year on a share.
const perShare = "每股派息"

// ofYear names a sum of dividends on a share, the year's (第四次中期股息每股3.20港元,全年[合共]6.80港元) or that of the
// instalments that its clause says it is of: 首三次中期股息合共3.60港元. It is false where the clause takes others
// in, 连同首三次中期股息合共3.60港元, which does not say whether the figure before is among them.
func ofYear(l *prose.Line, n int, f *facts.Fact) bool {
	said := clauseTo(l, n)
	m := instalment.FindStringSubmatch(said)
	if m == nil || strings.Contains(said, "全年") {
		f.Metric = perShare
		return true
	}
	f.Metric = "每股" + m[2]
	return m[1] == ""
}

// instalment names parts of a year's dividend before their sum, and what takes them in.
var instalment = pattern.New(`^(连同|加上|加|计及|计入|包括|包含|合并)?((?:首|前|第|中期|末期|特别|季度|半年)[^,;]*?(?:股息|派息|股利|红利|分红|息))(?:[合总]?共|合计|总计)`)

// clauseTo returns what a clause says before figure n, with the figures there.
func clauseTo(l *prose.Line, n int) string {
	said := l.Text[:l.StartOf(n)]
	return said[strings.LastIndexAny(said, ",;:。")+1:]
}

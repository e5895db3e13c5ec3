package carry

import "wenbao/facts/pattern"

// aim is a plan or forecast that somebody set, with no word on what it is of: 发卡量1680万张,公司[给它定的目标]是3000万张;
// 交付13.69万辆,超[过上调后]的13万辆[目标],[最初定下的目标]只有7.6万辆.
var aim = pattern.New(`^过?(?:有)?(?:管理层|公司|集团|我们)?(?:[给为](?:自己|它|其|公司|全年))?(?:最初|起初|原先|年初|年中|此前|早前|当初)?(?:定下?|给出?|设定|制定|提出|立下|确定|上调后|下调后|调整后|提高后)(?:的)?(?:年度|全年)?(?:目标|指引|预测|预期|计划)$`)

// Formerly reports whether a metric is such a plan as it was at first: [最初定下的目标]只有7.6万辆.
func Formerly(metric string) bool {
	return aim.MatchString(metric) && atFirst.MatchString(metric)
}

var atFirst = pattern.New(`最初|起初|原先|当初|此前|早前`)

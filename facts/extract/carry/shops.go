package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

// openings are verbs of opening and closing shops, which say nothing of what was opened.
var openings = map[string]bool{"净开": true, "新开": true, "净新开": true, "关闭": true, "净关闭": true, "净关": true, "关停": true, "开设": true, "新开业": true}

// shops ends what shops are counted by.
var shops = pattern.New(`(自营店|加盟店|直营店|专卖店|门店|分店|餐厅|店铺|零售点|网点|影院|酒店|店)(?:总数|总数量|数量|数目|数)?$`)

// ofShops says of what so many were opened or closed, where the figure before has said it: [门店]总数16,978间,…上半年净开583间; 新开25间
// [自营店],关闭33间.
func (c *Memory) ofShops(f *facts.Fact) bool {
	if f.Measure != facts.Level || !openings[f.Metric] || f.Quantity.Unit != "间" && f.Quantity.Unit != "家" && f.Quantity.Unit != "个" {
		return false
	}
	m := shops.FindStringSubmatch(c.Metric)
	if m == nil || strings.HasPrefix(m[1], "网") && f.Quantity.Unit == "间" {
		return false
	}
	thing := m[1]
	if strings.HasSuffix(thing, "店") {
		thing = "门店"
	}
	f.Metric += thing
	return true
}

// newly is what a total of is no part of: [新增]应用场景.
var newly = pattern.New(`^(?:新增加?|净增加?|净?新?开(?:设|业)?|净?关闭|净关|关停)|新增`)

// gone is a metric of those that are no more; left says how many there still are.
var (
	gone = pattern.New(`^(\p{Han}{2,})(?:清理|清退|淘汰|关闭|关停|裁撤|取消|退出|流失|注销|出清)$`)
	left = pattern.New(`(?:现在|目前|如今|现)?(?:还|仍|尚)(?:有|剩)|剩下|(?:现在|目前|现)有`)
)

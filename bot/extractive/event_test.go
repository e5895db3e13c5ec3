package extractive

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

var (
	pledge = newTestArticle("pledge.txt", "", `青岑股份(300999.SZ):股东赵如意解除质押500万股
快讯社8月12日讯 青岑股份(300999.SZ)公布,公司近日接到股东赵如意通知,赵如意于2020年8月7日将原质押给海角证券股份有限公司的500万股股份解除质押。`)

	bid = newTestArticle("bid.txt", "", `松涛环境中标公告
松涛环境(600998)7月9日晚间公告,近日,公司收到溪山县水务局发来的《中标通知书》,公司中标溪山县污水处理厂二期工程项目,工期两年。`)

	round = newTestArticle("round.txt", "", `9月29日消息,智能硬件公司星野科技完成3000万元B轮融资,由远帆资本领投,老股东跟投。`)

	buyback = newTestArticle("buyback.txt", "", `榕城电子(002998)10月8日晚间公告,截至9月30日,公司累计回购公司股份75万股。`)

	post = newTestArticle("post.txt", "", `8月6日,沧浪基金发布公告,聘任陶令仪为首席信息官,原首席信息官颜子路离职。`)
)

func TestFindEvent(t *testing.T) {
	tests := []struct {
		reason   string
		art      *facts.Article
		question string
		want     string
	}{
		{"pledgee of a pledge that ends", pledge, "赵如意解除质押事件对应的质权方是什么?", "海角证券股份有限公司"},
		{"pledgee of a new pledge is another matter", pledge, "赵如意质押事件对应的质权方是什么?", ""},
		{"whose shares", pledge, "赵如意解除质押事件对应的质押物所属公司是什么?", "青岑股份"},
		{"when it happened", pledge, "赵如意解除质押事件对应的事件时间是什么?", "2020年8月7日"},
		{"when it was made known", pledge, "赵如意解除质押事件对应的披露时间是什么?", "8月12日"},
		{"who", pledge, "解除质押事件对应的主体有哪些?", "赵如意"},
		{"subject the article does not name", pledge, "钱多多解除质押事件对应的质权方是什么?", ""},
		{"who called for bids", bid, "松涛环境中标的招标方是谁?", "溪山县水务局"},
		{"what was won", bid, "松涛环境中标事件对应的中标标的是什么?", "溪山县污水处理厂二期工程项目"},
		{"date before 公告", bid, "松涛环境中标事件的披露日期是什么?", "7月9日晚间"},
		{"round", round, "星野科技融资的融资轮次是什么?", "B轮"},
		{"investor", round, "星野科技企业融资事件对应的投资方是谁?", "远帆资本"},
		{"lead investor", round, "星野科技企业融资事件对应的领投方是谁?", "远帆资本"},
		{"until when bought back", buyback, "榕城电子股份回购事件对应的回购完成时间是什么?", "9月30日"},
		{"new post", post, "陶令仪高管变动事件对应的变动后职位是什么?", "首席信息官"},
		{"kind of change", post, "颜子路高管变动事件对应的变动类型是什么?", "离职"},
		{"aspect that is not told", round, "星野科技企业融资事件对应的披露日期是什么?", "9月29日"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, ok := Find(Ask{Question: tt.question}, pagesOf(tt.art))
			if diff := cmp.Diff(tt.want, got.Text); diff != "" || ok != (tt.want != "") {
				t.Errorf("%s: ok %v (-want +got)\n%s", tt.question, ok, diff)
			}
		})
	}
}

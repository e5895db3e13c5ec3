package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/article/page"
)

func TestIsDropped(t *testing.T) {
	tests := []struct {
		line string
		want bool
	}{
		{"扫描分享", true},
		{"收藏 分享到微博 打印", true},
		{"字号 A- A A+ 收藏 分享到微博 打印", true},
		{"本文共,预计阅读时间", false},
		{"本文共字,预计阅读时间", true},
		{"本文共1,200字，预计阅读时间3分钟", true},
		{"首页 > 公司 > 正文", true},
		{"[Source]", true},
		{"—— END ——", true},
		{"（完）", true},
		{"本文系专栏作者发表,属作者个人观点,不代表网站观点,未经许可严禁转载,违者必究!首图来自图库。", true},
		{"（文章不构成投资建议，转载请注明出处）", true},
		{"风险提示：本稿内容仅供参考，据此操作风险自担。热线 400-000-0000", true},
		{"（责任编辑：HN666） 【免责声明】本文仅代表作者本人观点，与本网站无关。", true},
		{"编辑 何苇 校对 林一", true},
		{"Copyright © 2009-2024 某网 某ICP备00000000号", true},
		{"违法和不良信息举报电话：010-0000 0000", true},
		{"关注某网官方微信公众号,获取互联网金融领域前沿资讯。", true},
		{"阅读原文 | 投诉 | 在看 217", true},
		{"安装某某客户端第一时间接收资讯→【下载地址】", true},
		{"清华大学金融科技研究院孵化", true},
		{"金融科技与金融创新全媒体", true},
		// Content that comes close.
		{"风险提示：原材料价格波动、海外贸易政策变化。本表数据经四舍五入。", false},
		{"打开手机银行APP的客户已达3亿户。", false},
		{"更多客户转向APP，月活达3000万户。", false},
		{"公司取得增值电信业务经营许可证，收入3亿元。", false},
		{"工商银行推出手机银行APP", false},
		{"分享发展成果的客户达3亿户", false},
		{"编辑部全年收入3亿元，同比增长5%。", false},
		{"投诉电话全年接听12万通。", false},
		{"数据来源：公司年报", false},
		{"净资产收益率 > 行业平均", false},
		{"转载量达10万次的文章共3篇", false},
		{"公司声明：2023年净利润3亿元。", false},
	}
	for _, tt := range tests {
		if got := isDropped(tt.line, 0); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.line, got, tt.want)
		}
	}
}

func TestStrip_rest(t *testing.T) {
	body := strings.Repeat("全年净利润3亿元，同比增长5%。", 5)
	tests := []struct {
		reason string
		in     []string
		want   []string
	}{
		{"related articles", []string{body, "相关阅读", "某行净利润9亿元", "另一行裁员"}, []string{body}},
		{"ranking", []string{body, "24小时热文", "1 某行净利润9亿元"}, []string{body}},
		{"comments", []string{body, "网友评论（12）", "我看能到9亿元"}, []string{body}},
		{"a section of that name at the front", []string{"评论", body, body}, []string{body, body}},
		{"more text after it than before", []string{"标题", "推荐阅读", body, body}, []string{"标题", "推荐阅读", body, body}},
		{"in a sentence", []string{body, "相关阅读量达到3亿次。", body}, []string{body, "相关阅读量达到3亿次。", body}},
		{"breadcrumb before the title", []string{"首页 > 公司 > 正文 某行年报", body}, []string{"某行年报", body}},
	}
	for _, tt := range tests {
		var in []page.Piece
		for _, s := range tt.in {
			in = append(in, page.Piece{Kind: facts.Paragraph, Text: s})
		}
		var got []string
		for _, p := range strip(in) {
			got = append(got, p.Text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

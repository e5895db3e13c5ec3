package byline

import (
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/index/article/page"
)

func TestFindDate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2024-03-29 06:40", "2024-03-29"},
		{"2024/3/27 8:02:11", "2024-03-27"},
		{"2024.03.27", "2024-03-27"},
		{"发布时间：2024年 3 月 5 日", "2024-03-05"},
		{"2024-03-29T06:40:00+08:00", "2024-03-29"},
		{"20240329", "2024-03-29"},
		{"2024-13-01 后 2024-02-01", "2024-02-01"},
		{"2023年2月30日", ""},
		{"3月27日", ""},
		{"公告编号：2024-009", ""},
		{"电话 02120240329", ""},
	}
	for _, tt := range tests {
		if got := FindDate(tt.in).String(); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	const title, body = "东屿银行年报", "东屿银行昨日公布年报，净利润3亿元。"
	tests := []struct {
		lines []string
		want  page.About
		kinds string // of the lines: h(eading), c(aption), p(aragraph)
	}{
		{[]string{title, "**海岬证券研究所｜2025年4月9日｜分析师：林一舟** 评级：买入 目标价：168港元", body},
			page.About{Title: title, Published: facts.NewDate(2025, 4, 9)}, "hpp"},
		{[]string{title, "2025-04-09 08:16 来源：海湾财经 作者：林一舟", body},
			page.About{Title: title, Published: facts.NewDate(2025, 4, 9), Publisher: "海湾财经"}, "hcp"},
		{[]string{title, "《海湾财经》杂志 2025年8月刊 采访、整理：曲水", body},
			page.About{Title: title, Published: facts.NewDate(2025, 8, 1)}, "hhp"},
		{[]string{title, "海湾财经 2024年5月6日 作者 曲水", body},
			page.About{Title: title, Published: facts.NewDate(2024, 5, 6), Publisher: "海湾财经"}, "hcp"},
		{[]string{title, "海湾财经 · 2024-03-22 · 白露", body},
			page.About{Title: title, Published: facts.NewDate(2024, 3, 22), Publisher: "海湾财经"}, "hcp"},
		{[]string{title, "海湾研究组 · 2024-03-22 · 阅读 3,412", body},
			page.About{Title: title, Published: facts.NewDate(2024, 3, 22), Publisher: "海湾研究组"}, "hcp"},
		{[]string{title, "海湾财经记者 周宁", "2024年03月29日 07:02", body},
			page.About{Title: title, Published: facts.NewDate(2024, 3, 29), Publisher: "海湾财经"}, "hccp"},
		{[]string{title, "[要闻] 2024/3/27 8:02:11 海湾财经 晏青", body},
			page.About{Title: title, Published: facts.NewDate(2024, 3, 27), Publisher: "海湾财经"}, "hcp"},
		{[]string{"原标题：东屿银行回购1亿元 来源：海湾财经", body},
			page.About{Title: "东屿银行回购1亿元", Publisher: "海湾财经"}, "hp"},
		{[]string{"东屿股份有限公司", "2023年年度报告", body},
			page.About{Title: "东屿股份有限公司 2023年年度报告"}, "hhp"},
		{[]string{title, body, "特此公告。", "东屿股份有限公司董事会", "2024年2月6日"},
			page.About{Title: title, Published: facts.NewDate(2024, 2, 6)}, "hpphc"},
		{[]string{body, "海湾财经上海2024年5月8日电（记者 林一）公司公布年报，净利润3亿元。"},
			page.About{Published: facts.NewDate(2024, 5, 8)}, "pp"},
		// No byline, no title.
		{[]string{body, "许可证有效期至2027年6月30日"}, page.About{}, "ph"},
		{[]string{title, "截至2023年12月31日员工1208人", body}, page.About{Title: title}, "hhp"},
		{[]string{title, "数据来源：万得", body}, page.About{Title: title}, "hcp"},
		{[]string{body, body}, page.About{}, "pp"},
	}
	for _, tt := range tests {
		var pg page.Page
		for _, line := range tt.lines {
			p := page.Piece{Kind: facts.Paragraph, Text: line}
			if page.IsHeadingLine(line) {
				p.Kind = facts.Heading
			}
			pg.Pieces = append(pg.Pieces, p)
		}
		Describe(&pg)
		kinds := ""
		for _, p := range pg.Pieces {
			kinds += string(p.Kind[0])
		}
		if kinds != tt.kinds || pg.About != tt.want {
			t.Errorf("%s:\ngot  %s %+v\nwant %s %+v", strings.Join(tt.lines, " / "), kinds, pg.About, tt.kinds, tt.want)
		}
	}
}

func TestOfMeeting(t *testing.T) {
	row := func(cells ...string) page.Piece {
		p := page.Piece{Kind: facts.TableRow, Table: 1, Text: strings.Join(cells, " ")}
		for _, c := range cells {
			p.Cells = append(p.Cells, page.Cell{Text: c, Columns: 1})
		}
		return p
	}
	title := page.Piece{Kind: facts.Heading, Level: 1, Text: "东屿医疗投资者关系活动记录表"}
	for _, tt := range []struct {
		rows []page.Piece
		want string
	}{
		{[]page.Piece{title, row("项目", "内容"), row("活动时间", "2025年11月4日 10:00—11:30")}, "2025-11-04"},
		{[]page.Piece{title, row("成立时间", "2009年11月4日")}, ""},
	} {
		pg := page.Page{Pieces: tt.rows}
		if Describe(&pg); pg.About.Published.String() != tt.want {
			t.Errorf("%v: %s, want %s", tt.rows, pg.About.Published, tt.want)
		}
	}
}

package article

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func gb(t testing.TB, s string) []byte {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Office documents and delimited values, as the golden files show articles.
func TestParse_office(t *testing.T) {
	report := para("", "东屿银行2023年业绩公告") + para("1", "经营情况") + para("", "全年净利润3.2亿元，同比增长5%。不良率1.1%。") +
		para("", "单位：百万元") + "<w:tbl>" + row("项目", "金额+2") + row("", "2023年", "2022年") + row("营业收入", "1,466", "1,320") + "</w:tbl>"
	tests := []struct {
		reason, name string
		data         []byte
		want         string
	}{
		{"Word", "/d/公告.docx", docxOf(t, "模板", "2024-03-28T01:02:03Z", report), `title     东屿银行2023年业绩公告
published 2024-03-28
publisher 
url       

heading level 1
  东屿银行2023年业绩公告

heading level 1
  经营情况

paragraph
  全年净利润3.2亿元，同比增长5%。
  不良率1.1%。

caption table 1
  单位：百万元

table_row table 1
  0h "项目"  1+2h "金额"

table_row table 1
  0 ""  1 "2023年"  2 "2022年"

table_row table 1
  0 "营业收入"  1 "1,466"  2 "1,320"
`},
		{"Word, made from an old template", "/d/公告.docx", docxOf(t, "东屿银行简报", "2013-12-23T23:15:00Z", para("", "东屿银行2023年净利润3.2亿元。")), `title     东屿银行简报
published 
publisher 
url       

paragraph
  东屿银行2023年净利润3.2亿元。
`},
		{"Excel", "/d/2024-03-28 东屿银行主要指标.xlsx", xlsxOf(t, map[string][][]any{"利润表": {
			{"东屿银行合并利润表"}, {"编制单位：东屿银行", "", "单位：百万元"}, {"项目", "2023年", "2022年"}, {"营业收入", 1466, 1320}, {"净利润", 320.5, 305},
			{}, {"其他综合收益", 12, 11}, {"注：未经审计"},
		}}), `title     2024-03-28 东屿银行主要指标
published 2024-03-28
publisher 
url       

heading level 1
  2024-03-28 东屿银行主要指标

heading level 2
  利润表

heading
  东屿银行合并利润表

paragraph
  编制单位：东屿银行

caption table 1
  单位：百万元

table_row table 1
  0h "项目"  1h "2023年"  2h "2022年"

table_row table 1
  0 "营业收入"  1 "1466"  2 "1320"

table_row table 1
  0 "净利润"  1 "320.5"  2 "305"

table_row table 1
  0 "其他综合收益"  1 "12"  2 "11"

paragraph
  注：未经审计
`},
		{"commas, quoted figures", "/d/东屿银行主要指标.csv", []byte("项目,2023年,2022年\n营业收入（百万元）,\"1,466.02\",\"1,320.10\"\n\"净利润\n（百万元）\",320,305\n"), `title     东屿银行主要指标
published 
publisher 
url       

heading level 1
  东屿银行主要指标

table_row table 1
  0h "项目"  1h "2023年"  2h "2022年"

table_row table 1
  0 "营业收入（百万元）"  1 "1,466.02"  2 "1,320.10"

table_row table 1
  0 "净利润 （百万元）"  1 "320"  2 "305"
`},
		{"semicolons, GB18030, two tables", "/d/20240328.csv", gb(t, "单位：亿元\r\n项目;2023年\r\n净利润;3,2\r\n\r\n分行;户数\r\n东屿;12\r\n"), `title     
published 2024-03-28
publisher 
url       

caption table 1
  单位：亿元

table_row table 1
  0h "项目"  1h "2023年"

table_row table 1
  0 "净利润"  1 "3,2"

table_row table 2
  0h "分行"  1h "户数"

table_row table 2
  0 "东屿"  1 "12"
`},
		{"what Excel calls for", "/d/东屿银行.csv", []byte("sep=|\n项目|2023年\n净利润,合并|3\n"), `title     东屿银行
published 
publisher 
url       

heading level 1
  东屿银行

table_row table 1
  0h "项目"  1h "2023年"

table_row table 1
  0 "净利润,合并"  1 "3"
`},
		{"tabs", "/d/东屿银行.tsv", []byte("项目\t2023年\n营业收入\t1,466\n净利润\t320,5\n"), `title     东屿银行
published 
publisher 
url       

heading level 1
  东屿银行

table_row table 1
  0h "项目"  1h "2023年"

table_row table 1
  0 "营业收入"  1 "1,466"

table_row table 1
  0 "净利润"  1 "320,5"
`},
	}
	for _, tt := range tests {
		art, err := Parse(context.Background(), tt.name, tt.data)
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		check(t, art)
		if diff := cmp.Diff(tt.want, show(art)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// A document with another format's extension is read for what it is.
func TestParse_wrongExtension(t *testing.T) {
	docx := docxOf(t, "", "", para("", "净利润3亿元。"))
	xlsx := xlsxOf(t, map[string][][]any{"Sheet1": {{"项目", "2023年"}, {"净利润", 3}}})
	html := []byte("<!doctype html><p>净利润3亿元。</p>")
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.txt", docx, "净利润3亿元。"}, {"a.xlsx", docx, "净利润3亿元。"}, {"a.html", docx, "净利润3亿元。"},
		{"a.docx", xlsx, "净利润 | 3"}, {"a.csv", xlsx, "净利润 | 3"}, {"a.csv", html, "净利润3亿元。"}, {"a.md", html, "净利润3亿元。"},
		{"a.docx", html, "净利润3亿元。"}, {"a.xls", html, "净利润3亿元。"}, {"a.doc", docx, "净利润3亿元。"},
	} {
		art, err := Parse(context.Background(), tt.name, tt.data)
		if err != nil || !strings.Contains(art.Text, tt.want) {
			t.Errorf("%s: got %q, %v; want %q", tt.name, art.Text, err, tt.want)
		}
	}
}

package about

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/metric"
)

func TestMain(m *testing.M) {
	cue.Load()
	grid.Load()
	m.Run()
}

// article makes an article of paragraphs, each one sentence, and of rows of cells between |.
func article(title string, lines ...string) *facts.Article {
	art := &facts.Article{Title: title, Published: facts.Date{Year: 2024, Month: 3, Day: 28}}
	for _, line := range lines {
		start := len(art.Text)
		b := facts.Block{Kind: facts.Paragraph}
		if strings.HasPrefix(line, "|") {
			b.Kind, b.Table = facts.TableRow, 1
			at := start + 1
			for i, c := range strings.Split(strings.Trim(line, "|"), "|") {
				b.Cells = append(b.Cells, facts.Cell{Span: facts.Span{Start: at, End: at + len(c)}, Column: i, Columns: 1})
				at += len(c) + 1
			}
		}
		art.Text += line + "\n"
		b.Span = facts.Span{Start: start, End: len(art.Text) - 1}
		art.Sentences = append(art.Sentences, facts.Sentence{Span: b.Span, Block: len(art.Blocks)})
		art.Blocks = append(art.Blocks, b)
	}
	return art
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		reason      string
		art         *facts.Article
		salient, at string
		basis       facts.Basis
		report      bool
	}{
		{"named in the title", article("招商银行2022年年报", "零售客户1.84亿户,招商银行的服务更进一步。"), "招商银行", "2022", facts.ByArticle, false},
		{"most of the mentions", article("", "工行2023年上半年净利润增长。", "工行网点减少,建行网点增加。", "工行如此。"), "中国工商银行", "2023H1", facts.ByArticle, false},
		{"one of many", article("三大行对比,工行为何掉队", "工行、建行、农行净利润增长。", "工行、建行、农行网点减少。"), "", "2023", facts.ByDate, false},
		{"who announces its results first", article("", "招商银行发布2023年年报,净利润增长。", "工行、工行、工行也增长。"), "招商银行", "2023", facts.ByArticle, false},
		{"a report is of its cover's company", article("", "澜岭电力科技股份有限公司", "2019年年度报告", "2023年11月8日"), "澜岭电力科技", "2019", facts.ByArticle, true},
		{"a note on the day of all figures is no earlier than the year before", article("", "数据截至2024年3月14日"), "", "2023", facts.ByDate, false},
		{"nobody", article("", "天气晴好。"), "", "2023", facts.ByDate, false},
		{"what is foreseen of a year to come", article("", "有机构预计2025年均价10万元。", "上半年均价9万元。"), "", "2024H1", facts.ByArticle, false},
	} {
		a := Read(tt.art, naming.Default(), metric.Default())
		if a.Salient != tt.salient || a.Period.String() != tt.at || a.Basis != tt.basis || a.Report != tt.report {
			t.Errorf("%s: about %q, %s by %q, report %v; want %q, %s by %q", tt.reason, a.Salient, a.Period, a.Basis, a.Report, tt.salient, tt.at, tt.basis)
		}
	}
}

func TestNamesIn(t *testing.T) {
	art := article("云岚科技公告", "云岚科技股份有限公司(以下简称“岚科”)2023年净利润1.9亿元。", "岚科研发人员860人。")
	a := Read(art, naming.Default(), metric.Default())
	ms := a.NamesIn(a.Text.Span(art.Sentences[1].Span))
	if len(ms) != 1 || ms[0].Names[0] != "云岚科技" || ms[0].Span != (facts.Span{End: len("岚科")}) {
		t.Errorf("岚科 is read as %v", ms)
	}
}

// The names in a column of ports are declared by it; a sum is none.
func TestNamesOfTables(t *testing.T) {
	art := article("", "|港口|年份|货物吞吐量(万吨)|", "|云泽港|2023|1200|", "|岚湾港|2023|900|", "|云泽港|2022|1100|", "|合计|2023|2100|")
	var got []string
	for _, e := range Read(art, naming.Default(), metric.Default()).Declared {
		got = append(got, e.Name)
	}
	if diff := cmp.Diff([]string{"云泽港", "岚湾港"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

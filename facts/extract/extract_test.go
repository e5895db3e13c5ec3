package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// One file of testdata for each group of rules.

func TestSubjects(t *testing.T)         { run(t, "subjects.txt") }
func TestLosses(t *testing.T)           { run(t, "losses.txt") }
func TestWordings(t *testing.T)         { run(t, "wordings.txt") }
func TestWhen(t *testing.T)             { run(t, "when.txt") }
func TestMembers(t *testing.T)          { run(t, "members.txt") }
func TestBulletins(t *testing.T)        { run(t, "bulletins.txt") }
func TestHongKong(t *testing.T)         { run(t, "hongkong.txt") }
func TestLevels(t *testing.T)           { run(t, "levels.txt") }
func TestCarried(t *testing.T)          { run(t, "carry.txt") }
func TestChangesAndShares(t *testing.T) { run(t, "change.txt") }
func TestComparedLevels(t *testing.T)   { run(t, "compared.txt") }
func TestLists(t *testing.T)            { run(t, "lists.txt") }
func TestRoundups(t *testing.T)         { run(t, "roundups.txt") }
func TestUnitsAndCounts(t *testing.T)   { run(t, "units.txt") }
func TestNoClaims(t *testing.T)         { run(t, "claims.txt") }
func TestTables(t *testing.T)           { run(t, "tables.txt") }
func TestBodies(t *testing.T)           { run(t, "bodies.txt") }
func TestTableHeads(t *testing.T)       { run(t, "tableheads.txt") }
func TestMonthly(t *testing.T)          { run(t, "monthly.txt") }
func TestElided(t *testing.T)           { run(t, "elided.txt") }

func TestModality(t *testing.T) {
	actual, target, forecast, denied := facts.Actual, facts.Target, facts.Forecast, facts.Denied
	for _, tt := range []struct {
		name, text string
		want       []facts.Modality // of the figures, in order
	}{
		{"力争", "工行力争2024年普惠贷款余额达到3万亿元。", []facts.Modality{target}},
		{"计划", "建行计划2024年新增绿色贷款6000亿元。", []facts.Modality{target}},
		{"a target after what is", "2023年末农行网点2.28万家,力争2025年智能化网点达到2万家。", []facts.Modality{actual, target}},
		{"what is after a target's sentence", "建行计划2024年新增绿色贷款6000亿元。2023年新增绿色贷款5200亿元。", []facts.Modality{target, actual}},
		{"目标 behind the figure", "农行2024年新增网点200家的目标不变。", []facts.Modality{target}},
		{"拟募资", "云岚科技股份有限公司拟募资12亿元。", []facts.Modality{target}},
		{"预计", "中金公司预计2024年招行净利润为1510亿元。", []facts.Modality{forecast}},
		{"预计 holds for the next clause", "中金公司预计2024年招行营业收入3450亿元,净利润1510亿元。", []facts.Modality{forecast, forecast}},
		{"预计 ends with a semicolon", "中金公司预计2024年招行净利润1510亿元;2023年为1466.02亿元。", []facts.Modality{forecast, actual}},
		{"预计 does not hold for what happened", "公司此前预计增长,2023年招行实现净利润1466.02亿元。", []facts.Modality{actual}},
		{"预计 does not hold for what has begun to happen", "分析师此前预计增长,2024年一季度招行已实现手续费收入52亿元。", []facts.Modality{actual}},
		{"有望", "2024年招行净利润有望超过1510亿元。", []facts.Modality{forecast}},
		{"将达", "分析师认为,2024年建行净利润将达3400亿元。", []facts.Modality{forecast}},
		{"未达到", "2023年,云岚科技股份有限公司产量未达到20万吨。", []facts.Modality{denied}},
		{"否认", "云岚科技股份有限公司否认2023年裁员3000人的说法。", []facts.Modality{denied}},
		{"拟 and 派: a proposed dividend", "2023年,平安银行拟每10股派现7.19元。", []facts.Modality{actual}},
		{"建议派: a proposed dividend", "董事会建议派发2023年末期股息每股1.972元。", []facts.Modality{actual}},
		{"a programme that has been used", "截至2023年末,中国平安回购计划已动用62亿元。", []facts.Modality{actual}},
		{"a fiscal year may be over before its calendar year", "2024财年云岚科技股份有限公司收入同比增长142%。", []facts.Modality{actual}},
		{"a day that the article speaks from", "当前时间为2024年12月31日,2024年11月云岚科技股份有限公司产量为20万吨。", []facts.Modality{actual}},
		{"a dividend of a year that is over", "2023年,云岚科技股份有限公司分红金额将达347亿元。", []facts.Modality{actual}},
		{"a dividend of a year that is not", "2024年,云岚科技股份有限公司分红金额将达347亿元。", []facts.Modality{forecast}},
		{"不足 is an approximation", "2023年,云岚科技股份有限公司产量不足20万吨。", []facts.Modality{actual}},
	} {
		var got []facts.Modality
		for _, f := range extractor.Article(paragraphs(tt.text)) {
			if f.Concept != facts.AliasConcept {
				got = append(got, f.Modality)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tt.name, tt.text, diff)
		}
	}
}

// Sentences are recognised many at a time: those behind the first lot, and those whose period
// hangs on the one before, are read as any other.
func TestManySentences(t *testing.T) {
	var text strings.Builder
	var want []string
	for i := range 150 {
		year := 2001 + i%20
		fmt.Fprintf(&text, "%d年末,云岚科技股份有限公司门店%d家。较年初增加%d家。", year, 1000+i, 1+i)
		want = append(want, fmt.Sprintf("%d-12-31 %d家", year, 1000+i), fmt.Sprintf("%d-12-31 %d家", year, 1+i))
	}
	var got []string
	for _, f := range extractor.Article(paragraphs(text.String())) {
		if f.Concept != facts.AliasConcept {
			got = append(got, f.Period.String()+" "+f.Surface)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBasis(t *testing.T) {
	type basis struct{ Entity, Period facts.Basis }
	var undated builder
	undated.add(facts.Paragraph, "招行零售客户1.97亿户。")
	var headed builder
	headed.add(facts.Paragraph, "2023年,工行、建行先后披露。")
	headed.add(facts.Heading, "建设银行2023年上半年")
	headed.add(facts.Paragraph, "净利润1672.95亿元。")
	titled := paragraphs("零售客户1.84亿户,招商银行的服务更进一步。")
	titled.Title = "招商银行2022年年度报告"
	var table builder
	table.add(facts.Paragraph, "2023年,券商业绩分化。")
	table.row("| 券商 | 2023年 |")
	table.row("| 中信证券净利润(亿元) | 197.21 |")
	for _, tt := range []struct {
		name string
		art  facts.Article
		want []basis
	}{
		{"said in the sentence, then in its paragraph", paragraphs("2023年工行净利润3651.16亿元,营业收入8430.70亿元。手续费收入1193.57亿元。"),
			[]basis{{facts.BySentence, facts.BySentence}, {facts.BySentence, facts.BySentence}, {facts.ByParagraph, facts.ByParagraph}}},
		{"distributed", paragraphs("2023年,工行、建行净利润分别为3651.16亿元、3324.60亿元。"),
			[]basis{{facts.ByClause, facts.BySentence}, {facts.ByClause, facts.BySentence}}},
		{"heading", headed.article(), []basis{{facts.ByHeading, facts.ByHeading}}},
		{"title", titled, []basis{{facts.ByArticle, facts.ByArticle}}},
		{"publication", undated.article(), []basis{{facts.BySentence, facts.ByDate}}},
		{"a table's label and head", table.article(), []basis{{facts.ByClause, facts.ByClause}}},
	} {
		var got []basis
		for _, f := range extractor.Article(tt.art) {
			got = append(got, basis{f.EntityBasis, f.PeriodBasis})
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A figure is cited by its span and found by its words: both are of the
// article as it is, whatever folding did.
func TestPlaceAndWords(t *testing.T) {
	art := paragraphs("工商銀行年報。", "２０２３年，工商銀行科技投入約２７２．４６億元，較上年增長３．９％。")
	type place struct{ Sentence, Span, Surface, Versus string }
	var got []place
	for _, f := range extractor.Article(art) {
		got = append(got, place{art.Sentences[f.Sentence].In(art.Text), f.Span.In(art.Text), f.Surface, f.Versus})
	}
	s := "２０２３年，工商銀行科技投入約２７２．４６億元，較上年增長３．９％。"
	want := []place{
		{s, "２７２．４６億元", "約２７２．４６億元", ""},
		{s, "３．９％", "３．９％", "较上年"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A short name that the article declares stands for the company from then on.
func TestDeclaredNames(t *testing.T) {
	art := paragraphs("云岚科技股份有限公司(以下简称“岚科”)2023年净利润1.9亿元。岚科研发人员860人。")
	var got []string
	for _, f := range extractor.Article(art) {
		got = append(got, f.Entity+" "+f.Metric+" "+f.Surface)
	}
	want := []string{"云岚科技 净利润 1.9亿元", "云岚科技 研发人员 860人"}
	if diff := cmp.Diff(want, got[len(got)-2:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Captions outside tables carry the byline, which holds no facts.
func TestByline(t *testing.T) {
	var b builder
	start := b.text.Len()
	b.text.WriteString("2024年3月28日 阅读量1.2万次\n\n")
	b.blocks = append(b.blocks, facts.Block{Span: facts.Span{Start: start, End: b.text.Len() - 2}, Kind: facts.Caption})
	b.add(facts.Paragraph, "2023年,工行净利润3651.16亿元。")
	want := []string{"中国工商银行 | 净利润 |  | 2023 | 3651.16亿元 = 365116000000 CNY"}
	if diff := cmp.Diff(want, forms(extractor.Article(b.article()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

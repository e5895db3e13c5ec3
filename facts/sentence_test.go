package facts

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSplitSentences(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		want   []string
	}{
		{"nothing", "", nil},
		{"blanks only", " 　\n\t", nil},
		{"end marks", "营收增长。利润呢？下降！", []string{"营收增长。", "利润呢？", "下降！"}},
		{"no end mark", "　　净利润3亿元", []string{"净利润3亿元"}},
		{"line end", "一、概述\n公司盈利。", []string{"一、概述", "公司盈利。"}},
		{"a list shares its subject", "收入3亿元；利润1亿元;员工20人。", []string{"收入3亿元；利润1亿元;员工20人。"}},
		{"ASCII marks", "谁花得最多?工行!第二是农行.", []string{"谁花得最多?", "工行!", "第二是农行."}},
		{"half-width full stop", "营收增长｡利润下降｡", []string{"营收增长｡", "利润下降｡"}},
		{"several marks", "真的吗？！是的。。", []string{"真的吗？！", "是的。。"}},
		{"dots end, one does not", "收入、利润……都在增长。第…章", []string{"收入、利润……", "都在增长。", "第…章"}},
		{"decimal points", "占比8.6%，3．5万人，版本9.0.1。", []string{"占比8.6%，3．5万人，版本9.0.1。"}},
		{"numbering", "1.营业收入3亿元。No.1是谁", []string{"1.营业收入3亿元。", "No.1是谁"}},
		{"address", "见https://a.cn/x.html?id=1&b!c=2一页。完", []string{"见https://a.cn/x.html?id=1&b!c=2一页。", "完"}},
		{"English", "Revenue rose 3.5%. Net profit of Acme Inc. fell. Up!", []string{"Revenue rose 3.5%.", "Net profit of Acme Inc. fell.", "Up!"}},
		{"closing quote stays", "他说：“会增长。”随后离开会场并前往机场搭乘返程航班与同事会合，未再回应。", []string{"他说：“会增长。”", "随后离开会场并前往机场搭乘返程航班与同事会合，未再回应。"}},
		{"who spoke stays", "“不降就是涨。”一位员工说。下一句。", []string{"“不降就是涨。”一位员工说。", "下一句。"}},
		{"who spoke, Traditional", "「不減就是加。」一名員工說。下一句。", []string{"「不減就是加。」一名員工說。", "下一句。"}},
		{"quotation goes on", "“稳字当头。”，他表示。完。", []string{"“稳字当头。”，他表示。", "完。"}},
		{"mark after a quotation", "他强调“要增长。”。完。", []string{"他强调“要增长。”。", "完。"}},
		{"slogan inside", "以“行动起来！”为主题，活动开始。", []string{"以“行动起来！”为主题，活动开始。"}},
		{"bracket", "净利润3亿元（未经审计。下同），增长5%。完。", []string{"净利润3亿元（未经审计。下同），增长5%。", "完。"}},
		{"bracket as a sentence", "完成。（注：未经审计。下同。）下一段。", []string{"完成。", "（注：未经审计。下同。）", "下一段。"}},
		{"bracket never closed", "净利润3亿元（未经审计。完。", []string{"净利润3亿元（未经审计。", "完。"}},
		{"nested", "（公司称“会好。”（见表）。）完。", []string{"（公司称“会好。”（见表）。）", "完。"}},
		{"straight quotes", `他说"会增长。是的"后离开。完。`, []string{`他说"会增长。是的"后离开。`, "完。"}},
		{"closing bracket alone", "完。）下一句。", []string{"完。）", "下一句。"}},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range SplitSentences(tt.text, Span{0, len(tt.text)}) {
			got = append(got, s.In(tt.text))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestSplitSentences_within(t *testing.T) {
	text := "前文。 营收增长。利润下降。 后文。"
	start := strings.Index(text, " ")
	end := strings.LastIndex(text, " ")
	want := []Span{{start + 1, start + 1 + len("营收增长。")}, {start + 1 + len("营收增长。"), end}}
	if diff := cmp.Diff(want, SplitSentences(text, Span{start, end})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSplitSentences_long(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		want   []int // runes of each piece
	}{
		{"at a semicolon", strings.Repeat("甲", 900) + "；" + strings.Repeat("乙，", 800), []int{901, 1600}},
		{"at a comma", strings.Repeat("甲", 1500) + "，" + strings.Repeat("乙", 1000), []int{1501, 1000}},
		{"anywhere", strings.Repeat("甲", 4100), []int{2000, 2000, 100}},
		{"long quotation", "“" + strings.Repeat("增长三成。", 50) + "”", append([]int{6}, append(repeat(5, 48), 6)...)},
	}
	for _, tt := range tests {
		var got []int
		for _, s := range SplitSentences(tt.text, Span{0, len(tt.text)}) {
			got = append(got, utf8.RuneCountInString(s.In(tt.text)))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func repeat(v, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func TestNewArticle(t *testing.T) {
	text := "谁赚得多？看年报\n甲行3亿元。乙行2亿元。\n项目。 | 2023年"
	lines := strings.Split(text, "\n")
	second := len(lines[0]) + 1
	third := second + len(lines[1]) + 1
	art := NewArticle(text, []Block{
		{Span: Span{0, len(lines[0])}, Kind: Heading, Level: 1},
		{Span: Span{second, third - 1}, Kind: Paragraph},
		{Span: Span{third, len(text)}, Kind: TableRow, Table: 1},
	})
	type row struct {
		Block int
		Text  string
	}
	var got []row
	for _, s := range art.Sentences {
		got = append(got, row{s.Block, s.In(text)})
	}
	want := []row{{0, "谁赚得多？看年报"}, {1, "甲行3亿元。"}, {1, "乙行2亿元。"}, {2, "项目。 | 2023年"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzSplitSentences(f *testing.F) {
	for _, s := range []string{"营收增长。利润呢？", "他说：“会增长。”随后离开。", "（注：a.b。\n）", "3.5%. Inc.", "\xff。\xfe", `"。"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		end := 0
		var rejoined strings.Builder
		for _, s := range SplitSentences(text, Span{0, len(text)}) {
			if s.Start < end || s.End > len(text) || s.Len() == 0 {
				t.Fatalf("span %v of %q is empty, out of order or out of bounds", s, text)
			}
			if n := utf8.RuneCountInString(s.In(text)); n > 2000 {
				t.Errorf("sentence of %d runes", n)
			}
			if !utf8.ValidString(s.In(text)) {
				t.Errorf("span %v of %q cuts a character", s, text)
			}
			if strings.Contains(s.In(text), "\n") {
				t.Errorf("sentence %q has a line end", s.In(text))
			}
			end = s.End
			rejoined.WriteString(s.In(text))
		}
		if want, got := strings.Join(strings.Fields(text), ""), strings.Join(strings.Fields(rejoined.String()), ""); want != got {
			t.Errorf("text is lost: %q became %q", want, got)
		}
	})
}

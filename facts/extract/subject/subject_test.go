package subject

import (
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// reader is that of an article of one sentence, and the sentence.
func reader(title, text string) (*Reader, *prose.Line) {
	cue.Load()
	grid.Load()
	art := &facts.Article{Title: title, Text: text, Published: facts.Date{Year: 2024, Month: 3, Day: 28}}
	span := facts.Span{End: len(text)}
	art.Blocks = []facts.Block{{Span: span, Kind: facts.Paragraph}}
	art.Sentences = []facts.Sentence{{Span: span}}
	r := &Reader{Overview: about.Read(art, naming.Default(), metric.Default()), Claims: &claim.Reader{}}
	var l prose.Line
	f := lex.Fold(text)
	l.Begin(0, text, f, 0)
	l.Quantities = quantity.AppendFolded(nil, f)
	l.Periods = period.FindFolded(f, period.Context{})
	l.Entities = r.NamesIn(facts.Span{End: len(f.Text)})
	l.Settle()
	return r, &l
}

func TestOf(t *testing.T) {
	for _, tt := range []struct{ reason, title, text, want string }{
		{"a name", "", "工行净利润3651亿元", "中国工商银行"},
		{"a partner is none", "", "工行与华为合作投入5亿元", "中国工商银行"},
		{"compared with", "", "比工行高5亿元", ""},
		{"an example to others", "", "学习工行投入5亿元", ""},
		{"who says so", "", "中国证券业协会数据显示,营业收入4059亿元", "nobody"},
		{"where it is listed", "", "在港交所挂牌,募资5亿元", ""},
		{"an ambiguous name is the article's", "中国平安2023年年报", "中国平安营收增长,平安净利润856亿元", "中国平安 中国平安"},
	} {
		r, l := reader(tt.title, tt.text)
		var got []string
		for _, m := range l.Entities {
			if name, ok := r.Of(l, m); ok && name != "" {
				got = append(got, name)
			} else if ok {
				got = append(got, "nobody")
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %s is on %q, want %q", tt.reason, tt.text, s, tt.want)
		}
	}
}

func TestSpeaker(t *testing.T) {
	r, l := reader("格力电器业绩点评", "中金公司预计,格力电器2025年净利润12亿元,格力电器营收50亿元")
	if _, ok := r.Of(l, l.Entities[0]); ok || r.Claims.Speaker != "中金公司" {
		t.Errorf("a forecaster makes the subject (%v), speaker %q", ok, r.Claims.Speaker)
	}
}

func TestNames(t *testing.T) {
	r, l := reader("", "2023年,工行、建行和农行净利润分别为3651亿元、3324亿元和2693亿元")
	if got := strings.Join(r.Names(l, 0, l.StartOf(0)), " "); got != "中国工商银行 中国建设银行 中国农业银行" {
		t.Errorf("names %q", got)
	}
	if got := r.LastName(l, l.StartOf(0)); got != "中国农业银行" {
		t.Errorf("last name %q", got)
	}
	if r, l := reader("", "工行净利润3651亿元"); r.Names(l, 0, len(l.Text)) != nil {
		t.Error("one name is a list")
	}
}

func TestOfSum(t *testing.T) {
	for text, want := range map[string]string{
		"六大行合计投入1254.59亿元": "六大国有银行", "招商银行、中信银行等6家公司,合计528亿元": "", "工商银行合计投入5亿元": "中国工商银行",
	} {
		r, l := reader("", text)
		f := facts.Fact{Entity: "中国工商银行"}
		if r.OfSum(l, len(l.Quantities)-1, &f); f.Entity != want {
			t.Errorf("%s is of %q, want %q", text, f.Entity, want)
		}
	}
}

func TestStranger(t *testing.T) {
	text := "云岚科技以3.62亿元收购丹鸟物流100%股权;丹鸟2024年营收约123.7亿元"
	r, l := reader("", text)
	if !r.Stranger(l, len(l.Quantities)-1) || r.Stranger(l, 0) {
		t.Error("whom somebody bought is not told from who did")
	}
}

func TestOthers(t *testing.T) {
	if _, l := reader("", "净利润153.5亿元(中国石油),增长"); Behind(l, 0) == "" {
		t.Error("nobody in the bracket")
	}
	for s, want := range map[string]bool{"分品牌,吉利银河49.44万辆": true, "分期付款,共5亿元": false, "净利润,5亿元": false, "": false} {
		if got := ByKind(s); got != want {
			t.Errorf("ByKind(%q) = %v", s, got)
		}
	}
	for s, want := range map[string]bool{"本行": true, "本集团": true, "公司": false} {
		if got := ExplicitSelf(s); got != want {
			t.Errorf("ExplicitSelf(%q) = %v", s, got)
		}
	}
}

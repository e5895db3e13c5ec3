package question_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

// A question a line, and below it, indented, the slots that are not empty, or
// "nothing":
//
//	工行2023年金融科技投入多少
//	  entity=中国工商银行 | period=2023 | content=金融科技投入
//
// Lines that begin with ## name the group that follows.
//
//go:embed testdata/questions.txt
var questions string

var (
	parser = question.NewParser(naming.Default())
	today  = facts.Date{Year: 2024, Month: 5, Day: 6}
)

// parse reads a question asked today of a base that no period is known of.
func parse(s string) question.Question { return parser.Parse(s, today, facts.Period{}) }

// form writes the slots of a question that are not empty.
func form(q question.Question) string {
	var out []string
	add := func(name, value string) {
		if value = strings.TrimSpace(value); value != "" {
			out = append(out, name+"="+value)
		}
	}
	flag := func(name string, on bool) {
		if on {
			out = append(out, name)
		}
	}
	number := func(name string, n int) {
		if n != 0 {
			add(name, fmt.Sprint(n))
		}
	}
	add("kind", string(q.Kind))
	add("measure", string(q.Measure))
	flag("down", q.Down)
	for _, e := range q.Entities {
		add("entity", e)
	}
	for _, m := range q.Ambiguous {
		add("any of", strings.Join(m.Names, "、"))
	}
	for _, g := range q.Groups {
		add("group", g)
	}
	for _, p := range q.Periods {
		add("period", period(p))
	}
	for _, p := range q.Against {
		out = append(out, "against="+period(p))
	}
	add("content", q.Content)
	if q.Head != q.Content {
		add("head", q.Head)
	}
	add("whole", q.Whole)
	add("parts", strings.Join(q.Parts, "、"))
	add("unit", strings.TrimSpace(fmt.Sprintf("%s %s%s", q.Unit.Kind, q.Unit.Scale, q.Unit.Word)))
	for _, b := range q.Bounds {
		add(b.Op, string(b.Value.Value)+" "+string(b.Value.Unit))
	}
	if len(q.Bounds) == 0 {
		for _, g := range q.Given {
			add("given", string(g.Value)+" "+string(g.Unit))
		}
	}
	add("wants", string(q.Wants))
	number("top", q.Top)
	number("nth", q.Nth)
	flag("sum", q.Sum)
	flag("mean", q.Mean)
	flag("declines", q.Negative)
	flag("least", q.Least)
	flag("order", q.Order)
	flag("times", q.Times)
	add("plan", q.Plan)
	add("whom", q.Whom)
	flag("confirm", q.Confirm)
	flag("versions", q.Versions)
	flag("gap", q.Gap)
	flag("how many", q.HowMany)
	flag("claims", q.Claims())
	number("count", q.Count)
	add("each", q.Each)
	add("sides", strings.Join(q.Sides, "、"))
	flag("across periods", q.AcrossPeriods())
	if out == nil {
		return "nothing"
	}
	return strings.Join(out, " | ")
}

func period(p facts.Period) string {
	if p.Instant {
		return p.String() + " i"
	}
	return p.String()
}

func TestParse(t *testing.T) {
	group, asked := "", ""
	n := 0
	for _, line := range strings.Split(questions, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			group = line[3:]
		case strings.HasPrefix(line, "  "):
			n++
			if diff := cmp.Diff(strings.TrimSpace(line), form(parse(asked))); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", group, asked, diff)
			}
		default:
			asked = line
		}
	}
	if n < 50 {
		t.Errorf("only %d questions read", n)
	}
}

func TestSubject(t *testing.T) {
	for _, tt := range []struct {
		content string
		measure facts.Measure
		want    string
	}{
		{"净利润", facts.Level, "净利润"},
		{"净利润 同比增长", facts.Level, "净利润 同比增长"},
		{"净利润 同比增长", facts.Growth, "净利润"},
		{"净利润增速", facts.Growth, "净利润"},
		{"净利润增速", facts.Share, "净利润增速"},
		{"数字化业务 占比", facts.Share, "数字化业务"},
		{"手机银行交易额 几倍", facts.Multiple, "手机银行交易额"},
		{"", facts.Growth, ""},
	} {
		if diff := cmp.Diff(tt.want, question.Subject(tt.content, tt.measure)); diff != "" {
			t.Errorf("%q as %q (-want +got):\n%s", tt.content, tt.measure, diff)
		}
	}
}

func TestAsWhen(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		ok         bool
	}{
		{"掌上银行是2019年才推出的吗", "掌上银行是什么时候推出的", true},
		{"工行2023年净利润超过3000亿元吗", "", false}, // a figure is claimed, not the date
		{"工行2023年净利润是多少", "", false},
		{"工行2022年和2023年都增长了吗", "", false}, // two dates
		{"掌上银行推出了吗", "", false},
	} {
		got, ok := parse(tt.text).AsWhen()
		if diff := cmp.Diff([]any{tt.want, tt.ok}, []any{got, ok}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestSpanOf(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"工行净利润走势", ""},
		{"工行2023年净利润走势", "2023"},
		{"工行2021年到2023年净利润走势", "2021-01-01/2023-12-31"},
		{"工行2022年和2020年净利润对比", "2020-01-01/2022-12-31"},
	} {
		if diff := cmp.Diff(tt.want, parse(tt.text).SpanOf().String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestAmountOfChange(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"工行2023年净利润少了多少亿", true},
		{"工行2023年净利润增加了多少", true},
		{"工行2023年净利润增加了多少亿元", true},
		{"工行2023年不良率下降了多少个百分点", true},
		{"工行2023年净利润增长多少", false},
		{"工行2023年净利润降幅", false},
		{"工行2023年净利润增加了百分之几", false},
	} {
		if got := parse(tt.text).AmountOfChange(); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.text, got, tt.want)
		}
	}
}

// FuzzParse wants no panic, the same question twice, and claims that stand in
// the question.
func FuzzParse(f *testing.F) {
	for _, line := range strings.Split(questions, "\n") {
		f.Add(strings.TrimSpace(line))
	}
	for _, s := range []string{"", "多少", "占", "占多少", "几", "how", "、、和和", "超过", "1亿元吗超过", "前", "\xff多少", "招商银\xf7", "２０２３", "(", "“工行”多少"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<10 {
			t.Skip("TestParse_long has the long ones")
		}
		q := parse(s)
		if got, want := form(parse(s)), form(q); got != want {
			t.Errorf("parsed twice: %s, %s", want, got)
		}
		for _, g := range q.Given {
			if g.Span.Start < 0 || g.Span.End > len(q.Text) || g.Span.In(q.Text) != g.Text {
				t.Errorf("%q is not at %v of %q", g.Text, g.Span, q.Text)
			}
		}
		if utf8.ValidString(s) && !utf8.ValidString(q.Content+q.Head+q.Whole) {
			t.Errorf("slots split a character: %q", q.Content)
		}
		q.SpanOf()
		q.AsWhen()
		q.AmountOfChange()
	})
}

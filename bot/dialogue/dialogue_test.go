package dialogue_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/dialogue"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

var parser = question.NewParser(naming.Default())

// talk resolves the turns one after another. A part of a year that a later turn
// names is of the year that the turn before was about.
func talk(turns []string) question.Question {
	today := facts.Date{Year: 2024, Month: 5, Day: 6}
	var q question.Question
	for i, s := range turns {
		var anchor facts.Period
		if len(q.Periods) > 0 {
			anchor = q.Periods[0]
		}
		next := parser.Parse(s, today, anchor)
		if i > 0 {
			next = dialogue.Resolve(q, next)
		}
		q = next
	}
	return q
}

// form writes what Resolve decides on, and after a slash which slots it took
// from earlier turns.
func form(q question.Question) string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+"="+value)
		}
	}
	add("kind", string(q.Kind))
	add("measure", string(q.Measure))
	add("entity", strings.Join(q.Entities, "、"))
	for _, m := range q.Ambiguous {
		add("any of", strings.Join(m.Names, "、"))
	}
	add("group", strings.Join(q.Groups, "、"))
	for _, p := range q.Periods {
		add("period", p.String())
	}
	add("content", q.Content)
	add("whole", q.Whole)
	add("unit", strings.TrimSpace(fmt.Sprintf("%s %s%s", q.Unit.Kind, q.Unit.Scale, q.Unit.Word)))
	add("wants", string(q.Wants))
	add("background", q.Background)
	var from []string
	for _, s := range []struct {
		name string
		on   bool
	}{{"entity", q.Inherited.Entity}, {"period", q.Inherited.Period}, {"metric", q.Inherited.Metric}} {
		if s.on {
			from = append(from, s.name)
		}
	}
	return strings.TrimSpace(strings.Join(out, " ") + " / " + strings.Join(from, " "))
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct {
		name, turns, want string
	}{
		{"a first turn carries nothing", "工行2023年净利润多少",
			"entity=中国工商银行 period=2023 content=净利润 /"},
		{"another period", "工行2023年净利润多少|那2022年呢",
			"entity=中国工商银行 period=2022 content=净利润 / entity metric"},
		{"another entity", "工行2023年净利润多少|建行呢",
			"entity=中国建设银行 period=2023 content=净利润 / period metric"},
		{"another metric", "工行2023年净利润多少|营业收入呢",
			"entity=中国工商银行 period=2023 content=营业收入 background=净利润 / entity period"},
		{"another metric and period", "工行2023年净利润多少|2022年营业收入呢",
			"entity=中国工商银行 period=2022 content=营业收入 background=净利润 / entity"},
		{"another entity and metric", "工行2023年净利润多少|建行的不良率呢",
			"entity=中国建设银行 period=2023 content=不良率 background=净利润 / period"},
		{"another class of shares", "工行2023年A股股息率是多少|H股呢",
			"entity=中国工商银行 period=2023 content=h股股息率 / entity period metric"},
		{"another part of the world", "工行2023年境外贷款余额是多少|境内呢",
			"entity=中国工商银行 period=2023 content=境内贷款余额 / entity period metric"},
		{"a part like it", "工行2023年风电新增装机多少|那火电呢",
			"entity=中国工商银行 period=2023 content=火电新增装机 / entity period metric"},
		{"another metric that ends alike is none", "工行2023年净利润多少|毛利润呢",
			"entity=中国工商银行 period=2023 content=毛利润 background=净利润 / entity period"},
		{"one side of a part's trade", "工行2023年对东盟进出口多少|欧盟呢|其中出口",
			"entity=中国工商银行 period=2023 content=欧盟出口 background=对东盟进出口 / entity period metric"},
		{"the statements of the company alone", "工行2023年净利润多少|母公司呢",
			"entity=中国工商银行 period=2023 content=净利润 / entity period metric"},
		{"a part of the year before", "工行2022年净利润多少|上半年呢",
			"entity=中国工商银行 period=2022H1 content=净利润 / entity metric"},
		{"growth of what was asked", "工行2023年净利润多少|同比呢",
			"kind=growth measure=growth entity=中国工商银行 period=2023 content=净利润 / entity period metric"},
		{"share of what was asked", "工行2023年末科技人员多少|占全行员工多少",
			"kind=share measure=share entity=中国工商银行 period=2023-12-31 content=科技人员 whole=全行员工 / entity period metric"},
		{"growth goes on with another entity", "工行2023年净利润同比增长多少|建行呢",
			"kind=growth measure=growth entity=中国建设银行 period=2023 content=净利润 增长 / period metric"},
		{"growth ends with another metric", "工行2023年净利润同比增长多少|营业收入是多少",
			"entity=中国工商银行 period=2023 content=营业收入 background=净利润 增长 / entity period"},
		{"the unit goes on", "工行2023年末有多少万户手机银行客户|建行呢",
			"entity=中国建设银行 period=2023-12-31 content=手机银行客户 unit=count 万户 / period metric"},
		{"the unit ends with the measure", "工行2023年净利润多少亿元|同比呢",
			"kind=growth measure=growth entity=中国工商银行 period=2023 content=净利润 / entity period metric"},
		{"a share's whole goes on", "工行研发费用占营业收入多少|建行呢",
			"kind=share measure=share entity=中国建设银行 content=研发费用 whole=营业收入 / metric"},
		{"a target goes on", "工行2024年的手机银行客户目标是多少|建行呢",
			"entity=中国建设银行 period=2024 content=手机银行客户目标 wants=target / period metric"},
		{"a claim holds for one turn", "工行2023年净利润超过3000亿元了吗|建行呢",
			"entity=中国建设银行 period=2023 content=净利润 / period metric"},
		{"a trend goes on", "工行净利润趋势|建行呢",
			"kind=trend entity=中国建设银行 content=净利润 / metric"},
		{"a group goes on", "六大行2023年净利润合计多少|2022年呢",
			"kind=aggregate group=六大国有银行 period=2022 content=净利润 / entity metric"},
		{"three turns", "工行2023年净利润多少|建行呢|2022年呢",
			"entity=中国建设银行 period=2022 content=净利润 / entity metric"},
		{"four turns, what they were about in the background", "工行2023年净利润多少|手机银行客户呢|建行呢|同比呢",
			"kind=growth measure=growth entity=中国建设银行 period=2023 content=手机银行客户 background=净利润 / entity period metric"},
		{"a pronoun", "工行2023年净利润多少|它的不良率呢",
			"entity=中国工商银行 period=2023 content=不良率 background=净利润 / entity period"},
	} {
		if diff := cmp.Diff(tt.want, form(talk(strings.Split(tt.turns, "|")))); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tt.name, tt.turns, diff)
		}
	}
}

// Resolve leaves the question before as it was.
func TestResolveCopies(t *testing.T) {
	prev := talk([]string{"工行2023年净利润多少"})
	before := form(prev)
	next := dialogue.Resolve(prev, parser.Parse("建行和农行2022年呢", facts.Date{}, facts.Period{}))
	next.Content = "营业收入"
	if diff := cmp.Diff(before, form(prev)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestRetake(t *testing.T) {
	for _, tt := range []struct {
		reason string
		turns  []string
		want   string
	}{
		{"a name that nobody knows", []string{"永辉超市2024年净利润是多少", "那禾禾乐呢"}, "禾禾乐 净利润"},
		{"a known name needs no second reading", []string{"工行2023年净利润多少", "建行呢"}, ""},
		{"a turn that says its own period", []string{"工行2023年净利润多少", "2022年营收呢"}, ""},
		{"more than a name", []string{"工行2023年净利润多少", "金融科技人员占全行员工的比例呢"}, ""},
		{"nothing before", []string{"永辉超市", "禾禾乐呢"}, ""},
	} {
		prev, q := talk(tt.turns[:1]), talk(tt.turns)
		r, ok := dialogue.Retake(prev, q)
		if ok != (tt.want != "") || ok && (r.Content != tt.want || len(r.Entities) > 0) {
			t.Errorf("%s: got %q, %v of %v", tt.reason, r.Content, ok, r.Entities)
		}
	}
}

// FuzzResolve carries any turn into any other: the same twice, both turns as they
// were, and slots that split no character.
func FuzzResolve(f *testing.F) {
	for _, s := range [][2]string{{"工行2023年净利润多少", "那2022年呢"}, {"建行和工行谁的不良率低", "差多少"}, {"招行的呢", "我问的是营业收入"}, {"", "不是2023年,是2022年"}, {"\xff工行", "下半年呢"}, {"工\xa1\x8c2\x80刈\xa9\xe6\xb4\xe5\x870\xe6\xb423幾多\xe5\x10\x91", ""}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, before, now string) {
		if len(before)+len(now) > 1<<10 {
			t.Skip("longer is only slower")
		}
		prev, q := talk([]string{before}), talk([]string{now})
		was, asked := form(prev), form(q)
		for name, carry := range map[string]func() question.Question{
			"Resolve": func() question.Question { return dialogue.Resolve(prev, q) },
			"Retake":  func() question.Question { r, _ := dialogue.Retake(prev, q); return r },
		} {
			got := carry()
			if again := form(carry()); again != form(got) {
				t.Errorf("%s: %s, then %s", name, form(got), again)
			}
			if utf8.ValidString(before+now) && !utf8.ValidString(form(got)) {
				t.Errorf("%s splits a character: %q", name, form(got))
			}
		}
		if form(prev) != was || form(q) != asked {
			t.Errorf("turns have changed: %s, %s", form(prev), form(q))
		}
	})
}

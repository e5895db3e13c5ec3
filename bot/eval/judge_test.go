package eval

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot"
)

// judge judges one answer to one gold line, both in JSON.
func judge(t *testing.T, gold, ans string) Verdict {
	t.Helper()
	qs, err := Read(strings.NewReader(gold))
	if err != nil || len(qs) != 1 {
		t.Fatalf("gold %s: %d questions, %v", gold, len(qs), err)
	}
	var a bot.AnswerLine
	if err := json.Unmarshal([]byte(ans), &a); err != nil {
		t.Fatalf("answer %s: %v", ans, err)
	}
	return Judge(qs[0], a)
}

func TestJudge(t *testing.T) {
	const (
		invest   = `{"id":"q","kind":"lookup","expect":{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}]},"source":{"article":"a.txt","sentence_contains":"投入272.46亿元"}}`
		absent   = `{"id":"q","kind":"unanswerable","expect":{"status":"not_found"}}`
		several  = `{"id":"q","kind":"ambiguous","expect":{"status":"clarify"}}`
		loss     = `{"id":"q","kind":"lookup","expect":{"status":"answered","figures_any":[{"value":"-5","unit":"CNY"},{"value":"5","unit":"CNY"}]}}`
		ratio    = `{"id":"q","kind":"share","expect":{"status":"answered","figures":[{"value":"30.12","unit":"%"}],"derived":true,"tolerance":0.001,"components":[{"value":"3","unit":"人"},{"value":"10","unit":"人"}]}}`
		ranking  = `{"id":"q","kind":"rank","expect":{"status":"answered","ordered":true,"figures":[{"value":"3","unit":"户"},{"value":"2","unit":"户"},{"value":"1","unit":"户"}],"text_any":["工行","工商银行"]}}`
		course   = `{"id":"q","kind":"trend","expect":{"status":"answered","ordered":true,"figures":[{"value":"1","unit":"%"},{"value":"2","unit":"%"}]}}`
		winner   = `{"id":"q","kind":"compare","expect":{"status":"answered","figures":[{"value":"2","unit":"%"}],"winner":["招行"]}}`
		yes      = `{"id":"q","kind":"verify","expect":{"status":"answered","verdict":"yes"}}`
		no       = `{"id":"q","kind":"verify","expect":{"status":"answered","verdict":"no"}}`
		person   = `{"id":"q","kind":"who","expect":{"status":"answered","text_any":["廖林"]}}`
		anySign  = `{"id":"q","kind":"list","expect":{"status":"answered","figures":[{"value":"-2","unit":"pp","abs_ok":true},{"value":"1","unit":"bp"}]}}`
		moreThan = `{"id":"q","kind":"growth","expect":{"status":"answered","figures":[{"value":"1","unit":"%"}]}}`
	)
	tests := []struct {
		reason    string
		gold, ans string
		want      Verdict
	}{
		{"the figure, from the sentence", invest,
			`{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}],"sources":[{"article":"a.txt","sentence":"全年投入 272.46 亿元。"}]}`,
			Verdict{Right: true, Cited: true, Sourced: true}},
		{"the figure, from elsewhere", invest,
			`{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}],"sources":[{"article":"b.txt","sentence":"投入272.46亿元"}]}`,
			Verdict{Right: true, Cited: true}},
		{"a table cell held by the gold piece", invest,
			`{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}],"sources":[{"article":"a.txt","sentence":"272.46亿元"}]}`,
			Verdict{Right: true, Cited: true, Sourced: true}},
		{"another figure", invest, `{"status":"answered","figures":[{"value":"27246","unit":"CNY"}]}`,
			Verdict{Wrong: true, Cited: true, Why: "expected figure is not among those given"}},
		{"another unit", invest, `{"status":"answered","figures":[{"value":"27246000000","unit":"HKD"}]}`,
			Verdict{Wrong: true, Cited: true, Why: "expected figure is not among those given"}},
		{"no figure", invest, `{"status":"answered","figures":[]}`, Verdict{Cited: true, Why: "no figures"}},
		{"abstained", invest, `{"status":"not_found","figures":[]}`, Verdict{Why: "status not_found, want answered"}},
		{"three more figures are let pass", moreThan,
			`{"status":"answered","figures":[{"value":"1","unit":"%"},{"value":"2","unit":"%"},{"value":"3","unit":"%"},{"value":"4","unit":"%"}]}`,
			Verdict{Right: true}},
		{"four bury it", moreThan,
			`{"status":"answered","figures":[{"value":"1","unit":"%"},{"value":"2","unit":"%"},{"value":"3","unit":"%"},{"value":"4","unit":"%"},{"value":"5","unit":"%"}]}`,
			Verdict{Why: "expected figure is buried"}},
		{"either sign of a loss", loss, `{"status":"answered","figures":[{"value":"5","unit":"CNY"}]}`, Verdict{Right: true}},
		{"alternatives of one figure are alternatives", loss, `{"status":"answered","figures":[{"value":"6","unit":"CNY"}]}`,
			Verdict{Wrong: true, Why: "expected figure is not among those given"}},
		{"derived, within the tolerance", ratio, `{"status":"answered","figures":[{"value":"30.1","unit":"%"}]}`, Verdict{Right: true}},
		{"derived, beyond it", ratio, `{"status":"answered","figures":[{"value":"30","unit":"%"}]}`,
			Verdict{Wrong: true, Why: "expected figure is not among those given"}},
		{"the operands alone mislead nobody", ratio, `{"status":"answered","figures":[{"value":"3","unit":"人"},{"value":"10","unit":"人"}]}`,
			Verdict{Why: "operands without the result"}},
		{"ranking in order", ranking,
			`{"status":"answered","text":"工商银行居首","figures":[{"value":"3","unit":"户"},{"value":"2","unit":"个"},{"value":"1","unit":""}]}`,
			Verdict{Right: true}},
		{"ranking out of order", ranking,
			`{"status":"answered","text":"工行","figures":[{"value":"2","unit":"户"},{"value":"3","unit":"户"},{"value":"1","unit":"户"}]}`,
			Verdict{Why: "order"}},
		{"most of a ranking is a miss, not a wrong figure", ranking,
			`{"status":"answered","text":"工行","figures":[{"value":"3","unit":"户"},{"value":"2","unit":"户"}]}`,
			Verdict{Why: "expected figure is not among those given"}},
		{"a third of it is", ranking, `{"status":"answered","text":"工行","figures":[{"value":"3","unit":"户"}]}`,
			Verdict{Wrong: true, Why: "expected figure is not among those given"}},
		{"ranking that names none of them", ranking,
			`{"status":"answered","text":"建行","figures":[{"value":"3","unit":"户"},{"value":"2","unit":"户"},{"value":"1","unit":"户"}]}`,
			Verdict{Why: `text names none of ["工行" "工商银行"]`}},
		{"a trend may run backwards", course, `{"status":"answered","figures":[{"value":"2","unit":"%"},{"value":"1","unit":"%"}]}`,
			Verdict{Right: true}},
		{"the winner is named", winner, `{"status":"answered","text":"招行更高","figures":[{"value":"2","unit":"%"}]}`, Verdict{Right: true}},
		{"it is not", winner, `{"status":"answered","text":"交行更高","figures":[{"value":"2","unit":"%"}]}`,
			Verdict{Why: `text names none of ["招行"]`}},
		{"yes to what is true", yes, `{"status":"answered","text":"是的，相符。"}`, Verdict{Right: true}},
		{"no to what is true", yes, `{"status":"answered","text":"与报道不符。"}`, Verdict{Why: "contradicts, should agree"}},
		{"yes to what is false", no, `{"status":"answered","text":"是，超过了。"}`, Verdict{Why: "agrees, should contradict"}},
		{"no to what is false", no, `{"status":"answered","text":"不是，为5亿元。"}`, Verdict{Right: true}},
		{"a person, text folded", person, `{"status":"answered","text":"董事長廖　林"}`, Verdict{Right: true}},
		{"sign and basis points", anySign, `{"status":"answered","figures":[{"value":"2","unit":"pp"},{"value":"0.01","unit":"pp"}]}`,
			Verdict{Right: true}},
		{"rightly not found", absent, `{"status":"not_found","figures":[]}`, Verdict{Right: true}},
		{"found where nothing is", absent, `{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}`,
			Verdict{Wrong: true, Why: "status answered, want not_found"}},
		{"asked back where nothing is", absent, `{"status":"clarify","figures":[]}`, Verdict{Why: "status clarify, want not_found"}},
		{"not found, yet figures", absent, `{"status":"not_found","figures":[{"value":"1","unit":"CNY"}]}`, Verdict{Why: "not_found with figures"}},
		{"rightly asked back", several, `{"status":"clarify","figures":[]}`, Verdict{Right: true}},
		{"chose one", several, `{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}`,
			Verdict{Wrong: true, Why: "status answered, want clarify"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, judge(t, tt.gold, tt.ans)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestJudgeFirst(t *testing.T) {
	const (
		profit  = `{"id":"q","kind":"lookup","expect":{"status":"answered","figures":[{"value":"5003127.46","unit":"CNY"}]},"source":{"article":"a.pdf","sentence_contains":"5,003,127.46"},"match":"abs"}`
		ratio   = `{"id":"q","kind":"share","expect":{"status":"answered","figures":[{"value":"0.04","unit":"x"}]},"source":{"article":"a.pdf"},"also":[{"value":"4.12","unit":"%"}]}`
		people  = `{"id":"q","kind":"lookup","expect":{"status":"answered","figures":[{"value":"1200","unit":"人"}]}}`
		both    = `{"id":"q","kind":"list","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"},{"value":"2","unit":"CNY"}]}}`
		persons = `{"id":"q","kind":"who","text_all":["张三","李四"],"expect":{"status":"answered","figures":[],"text_any":["张三"]}}`
		absent  = `{"id":"q","kind":"unanswerable","expect":{"status":"not_found","figures":[]}}`
	)
	tests := []struct {
		reason    string
		gold, ans string
		want      Verdict
	}{
		{"sign does not matter, text of the PDF", profit,
			`{"status":"answered","figures":[{"value":"-5003127.46","unit":"CNY"}],"sources":[{"article":"d/a.txt","sentence":"收益 5,003,127.46"}]}`,
			Verdict{Right: true, Cited: true, Sourced: true}},
		{"rounded", profit, `{"status":"answered","figures":[{"value":"5000000","unit":"CNY"}]}`, Verdict{Right: true, Cited: true}},
		{"rounded too far", profit, `{"status":"answered","figures":[{"value":"5100000","unit":"CNY"}]}`,
			Verdict{Wrong: true, Cited: true, Why: "expected figure is not the first"}},
		{"second", profit, `{"status":"answered","figures":[{"value":"1","unit":"CNY"},{"value":"5003127.46","unit":"CNY"}]}`,
			Verdict{Wrong: true, Cited: true, Why: "expected figure is not the first"}},
		{"the other wording", ratio, `{"status":"answered","figures":[{"value":"4.12","unit":"%"}]}`, Verdict{Right: true}},
		{"times without a unit", ratio, `{"status":"answered","figures":[{"value":"0.04","unit":""}]}`, Verdict{Right: true}},
		{"people by another measure word", people, `{"status":"answered","figures":[{"value":"1200","unit":"名"}]}`, Verdict{Right: true}},
		{"but not about so many", people, `{"status":"answered","figures":[{"value":"1201","unit":"名"}]}`,
			Verdict{Wrong: true, Why: "expected figure is not the first"}},
		{"all of several", both, `{"status":"answered","figures":[{"value":"2","unit":"CNY"},{"value":"1","unit":"CNY"}]}`, Verdict{Right: true}},
		{"one of several", both, `{"status":"answered","figures":[{"value":"2","unit":"CNY"}]}`,
			Verdict{Wrong: true, Why: "expected figure is not the first"}},
		{"all names", persons, `{"status":"answered","text":"张三、李四"}`, Verdict{Right: true}},
		{"one name", persons, `{"status":"answered","text":"张三"}`, Verdict{Why: `text names none of ["李四"]`}},
		{"asked back where nothing is", absent, `{"status":"clarify","figures":[]}`, Verdict{Right: true}},
		{"text where nothing is", absent, `{"status":"answered","figures":[]}`, Verdict{Why: "status answered, want not_found"}},
		{"a figure where nothing is", absent, `{"status":"answered","figures":[{"value":"1","unit":"x"}]}`,
			Verdict{Wrong: true, Why: "status answered, want not_found"}},
	}
	for _, tt := range tests {
		qs, err := Read(strings.NewReader(tt.gold))
		if err != nil {
			t.Fatal(err)
		}
		var a bot.AnswerLine
		if err := json.Unmarshal([]byte(tt.ans), &a); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, First.Judge(qs[0], a)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestComparable(t *testing.T) {
	tests := []struct {
		want, got      string
		scaleW, scaleG int
		ok             bool
	}{
		{"CNY", "元", 0, 0, true},
		{"CNY", "USD", 0, 0, false},
		{"CNY", "", 0, 0, false},
		{"户", "个", 0, 0, true},
		{"户", "", 0, 0, true},
		{"户", "笔", 0, 0, false},
		{"次", "笔", 0, 0, true},
		{"bp", "pp", -2, 0, true},
		{"pp", "bp", 0, -2, true},
		{"%", "pp", 0, 0, false},
		{"x", "倍", 0, 0, true},
		{"GWh", "gwh", 0, 0, true},
		{"吨", "户", 0, 0, false},
		{"吨", "", 0, 0, false},
	}
	for _, tt := range tests {
		w, g, ok := comparable(tt.want, tt.got)
		if w != tt.scaleW || g != tt.scaleG || ok != tt.ok {
			t.Errorf("comparable(%q, %q) = %d, %d, %v; want %d, %d, %v", tt.want, tt.got, w, g, ok, tt.scaleW, tt.scaleG, tt.ok)
		}
	}
}

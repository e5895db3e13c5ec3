package line

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

func TestNew(t *testing.T) {
	text := "公告。3 月 25 日,「雲嶺App」上線"
	l := New(text, facts.Span{Start: len("公告。"), End: len(text)})
	if diff := cmp.Diff("3月25日,“云岭App”上线", l.Text); diff != "" {
		t.Errorf("text (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff("3月25日,“云岭app”上线", l.Lower); diff != "" {
		t.Errorf("lower (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff("3 月 25 日", l.Span(0, len("3月25日")).In(text)); diff != "" {
		t.Errorf("span (-want +got)\n%s", diff)
	}
}

func TestClauses(t *testing.T) {
	text := "近日,公司公告;股东增持。"
	var got []string
	for _, c := range Clauses(text) {
		got = append(got, c.In(text))
	}
	if diff := cmp.Diff([]string{"近日", "公司公告", "股东增持"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	at := len("近日,公司")
	if diff := cmp.Diff([]string{"公司", "公告"}, []string{ClauseHead(text, at), ClauseTail(text, at)}); diff != "" {
		t.Errorf("around %d (-want +got)\n%s", at, diff)
	}
	if got := First("公司公告", 2) + Last("股东增持", 2); got != "公司增持" {
		t.Errorf("First + Last = %q", got)
	}
}

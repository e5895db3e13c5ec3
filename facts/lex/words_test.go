package lex_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/lex"
)

func TestWords(t *testing.T) {
	w := lex.NewWords("银行", "银", "", "农商行", "行", "A股")
	w.Add("𠮷行")
	testWords(t, w)
	testWords(t, lex.NewWords("银行", "农商行", "行业", "A股", "\xff行")) // none of one character
	if got := w.Ending("本行"); !slices.Equal(got, []string{"银行", "农商行", "行", "𠮷行"}) || w.Ending("A股")[0] != "A股" {
		t.Errorf("Ending: %v", got)
	}
	var none *lex.Words
	if none.In("银行") || none.Begin("银行") || none.Has("银行") || none.List() != nil {
		t.Error("nil has words")
	}
}

// testWords holds words against package strings.
func testWords(t *testing.T, w *lex.Words) {
	t.Helper()
	filler := strings.Repeat("无一词。", 30) // of few words others are found otherwise in long texts
	for _, text := range []string{"", "银", "农商行", "在A股", "银行", "招商银行业", "a股", "\xff行", "𠮷行\xe5\x95", "无", filler,
		filler + "农商行业", "银行" + filler + "A股银行业" + filler + "\xff行银行", strings.Repeat("银行", 60), strings.Repeat("\xe9\x93", 200) + "行业"} {
		if got, want := w.Has(text), slices.Contains(w.List(), text); got != want {
			t.Errorf("Has(%q) = %v, want %v", text, got, want)
		}
		var begin, end, in bool
		var want, got []string
		for _, x := range w.List() {
			begin = begin || strings.HasPrefix(text, x)
			end = end || strings.HasSuffix(text, x)
			in = in || strings.Contains(text, x)
		}
		for i := range text {
			for _, x := range w.List() {
				if strings.HasPrefix(text[i:], x) {
					want = append(want, fmt.Sprint(i, x))
				}
			}
		}
		w.Each(text, func(at int, x string) bool { got = append(got, fmt.Sprint(at, x)); return true })
		if diff := cmp.Diff(want, got); diff != "" || w.Begin(text) != begin || w.End(text) != end || w.In(text) != in {
			t.Errorf("%q: begin %v, end %v, in %v; (-want +got)\n%s", text, w.Begin(text), w.End(text), w.In(text), diff)
		}
	}
}

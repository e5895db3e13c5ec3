package cue

import (
	"strings"
	"testing"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// A class that the code does not know would take no part in anything.
func TestEveryLineHasAClass(t *testing.T) {
	Load()
	for _, row := range lex.Rows(wordsTSV, "class", "surface") {
		c, known := classNames[row[0]]
		if !known || row[1] == "" || Of(row[1])&c == 0 {
			t.Errorf("%s of class %q is not loaded", row[1], row[0])
		}
		if got := lex.Fold(row[1]).Text; got != row[1] {
			t.Errorf("%s is not folded: %s", row[1], got)
		}
	}
}

// Words are found by what stands beside their first and last runes, whatever that is.
func TestEveryWordIsFoundBesideAnything(t *testing.T) {
	Load()
	for _, row := range lex.Rows(wordsTSV, "class", "surface") {
		w, c := row[1], classNames[row[0]]
		for _, beside := range []string{"", "a", "é", "元", "𠮷", "\xe5"} {
			if got := Prefix(w+beside, c); !strings.HasPrefix(got, w) {
				t.Errorf("%q begins with %q, want %q", w+beside, got, w)
			}
			if got := Suffix(beside+w, c); !strings.HasSuffix(got, w) {
				t.Errorf("%q ends in %q, want %q", beside+w, got, w)
			}
			if !Has(beside+w+beside, c) || !Opens(w+beside, c) {
				t.Errorf("%q has no %q", beside+w+beside, w)
			}
			if at, got := FindLast(beside+w, c); at+len(got) != len(beside+w) {
				t.Errorf("%q has %q last, want %q", beside+w, got, w)
			}
		}
	}
}

func TestWords(t *testing.T) {
	Load()
	for _, tt := range []struct {
		text                            string
		class                           Class
		prefix, suffix, first, last, of string // of: the text is a word itself
	}{
		{"增长", Up, "增长", "增长", "增长", "增长", "增长"},
		{"同比增长4.67%", Up, "", "", "增长", "增长", ""},
		{"手机银行客户突破", Predicate, "", "突破", "突破", "突破", ""},
		{"预计2025年收入10亿元,预计利润1亿元", Forecast, "预计", "", "预计", "预计", ""},
		{"增长", Down, "", "", "", "", ""},
		{"", Up, "", "", "", "", ""},
	} {
		_, first := Find(tt.text, 0, tt.class)
		_, last := FindLast(tt.text, tt.class)
		of := ""
		if Of(tt.text)&tt.class != 0 {
			of = tt.text
		}
		got := []string{Prefix(tt.text, tt.class), Suffix(tt.text, tt.class), first, last, of}
		for i, want := range []string{tt.prefix, tt.suffix, tt.first, tt.last, tt.of} {
			if got[i] != want {
				t.Errorf("%q: %s is %q, want %q", tt.text, []string{"prefix", "suffix", "first", "last", "of"}[i], got[i], want)
			}
		}
		if Has(tt.text, tt.class) != (tt.first != "") {
			t.Errorf("Has(%q) is not what Find says", tt.text)
		}
		if tt.prefix != "" && !Opens(tt.text, tt.class) {
			t.Errorf("%q opens with %q", tt.text, tt.prefix)
		}
	}
}

// Each visits what Find finds, place by place.
func TestEach(t *testing.T) {
	Load()
	text := "本公司否认裁员,预计净利润同比增长两成,力争达到12亿元"
	all := Denied | Up | Forecast | Target | Predicate
	seen := map[int]Class{}
	Each(text, all, func(at facts.Span, has Class) {
		if Of(at.In(text))&all != has {
			t.Errorf("%q has %b, want %b", at.In(text), has, Of(at.In(text))&all)
		}
		seen[at.Start] |= has
	})
	for i := range text {
		want := Class(0)
		for c := Class(1); c != 0; c <<= 1 {
			if c&all != 0 && Prefix(text[i:], c) != "" {
				want |= c
			}
		}
		if seen[i] != want {
			t.Errorf("at %q: %b, want %b", text[i:], seen[i], want)
		}
	}
}

func TestLists(t *testing.T) {
	Load()
	for name, l := range lists {
		all := l.All()
		if len(all) == 0 {
			t.Errorf("%s has no words", name)
		}
		for i, w := range all {
			if w == "" || i > 0 && len(w) > len(all[i-1]) {
				t.Errorf("%s: %q is out of order", name, w)
			}
			if at, got := l.Find("●" + w); at != len("●") || !strings.HasPrefix(w, got) {
				t.Errorf("%s: %q is found as %q at %d", name, w, got, at)
			}
			if !l.Is(w) || !l.In(w) || l.Prefix(w) == "" {
				t.Errorf("%s: %q is not in it", name, w)
			}
		}
	}
	if (&List{}).In("增长") {
		t.Error("a list that is not loaded has words")
	}
}

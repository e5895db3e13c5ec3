package article

import (
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNeeded(t *testing.T) {
	tests := []struct {
		expr string
		want []string
	}{
		{`上一[篇页]`, []string{"上一篇", "上一页"}},
		{`(?:扫描)?(?:分享|转发)到?`, []string{"分享", "分享到", "扫描分享", "扫描分享到", "扫描转发", "扫描转发到", "转发", "转发到"}},
		{`本文共\d*字`, []string{"本文共"}},
		{`.{0,9}(?:商务|广告)合作`, []string{"商务合作", "广告合作"}},
		{`(?:赞|评论)\d*`, []string{"评论", "赞"}},
		{`(?:某|\d){2}合作`, []string{"合作"}},
		{`(?:广告)+\d`, []string{"广告"}},
		{`(?:广告|[^。]+)`, nil},
		{`(?:广告)*`, nil},
		{`(?i)end`, nil},
		{`\d*`, nil},
	}
	for _, tt := range tests {
		re, err := syntax.Parse(tt.expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, needed(re)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.expr, diff)
		}
	}
}

// What a pattern of the lexicon matches, its words let through.
func TestScreen_lexicon(t *testing.T) {
	b := loadBoilerplate(boilerplateTSV)
	for i, p := range b.patterns {
		expr, bit := p.String(), uint64(1)<<i
		if b.always&bit != 0 {
			t.Errorf("%s: no words; every line is held against it", expr)
		}
		text := rapid.StringMatching(strings.TrimSuffix(expr, "$"))
		rapid.Check(t, func(t *rapid.T) {
			s := text.Draw(t, "text")
			if !p.MatchString(s) {
				t.Skip("a line end in it")
			}
			if b.found(s)&bit == 0 {
				t.Fatalf("%s matches %q, which has none of its words", expr, s)
			}
		})
	}
}

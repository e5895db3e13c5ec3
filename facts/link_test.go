package facts

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSource_Link(t *testing.T) {
	long := "报告期内，该行实现营业收入3391.23亿元，同比下降1.64%；归属于本行股东的净利润1466.02亿元，同比增长6.22%。"
	tests := []struct{ reason, url, sentence, want string }{
		{"no address", "", long, ""},
		{"a file", "/data/a.html", long, "/data/a.html"},
		{"a short sentence", "https://a.example/1", "净利润3亿元。", "https://a.example/1#:~:text=净利润3亿元。"},
		{"a long one", "https://a.example/1", long, "https://a.example/1#:~:text=报告期内，该行实现营业收入3391.23亿元，,1466.02亿元，同比增长6.22%。"},
		{"a row", "https://a.example/1", "营业收入 | 1,466.02 | -3.1%", "https://a.example/1#:~:text=营业收入,-3.1%"},
		{"marks of the directive", "https://a.example/1?a=b&c", "A-B, C&D涨3%", "https://a.example/1?a=b&c#:~:text=A-B, C&D涨3%"},
		{"it has a fragment", "https://a.example/1#page=3", long, "https://a.example/1#page=3"},
		{"PDF", "https://a.example/1.PDF?x", long, "https://a.example/1.PDF?x"},
		{"no sentence", "https://a.example/1", "", "https://a.example/1"},
		{"no place to cut", "https://a.example/1", "营业收入和净利润均实现了较快增长并且资产质量保持稳定向好的良好态势全年", "https://a.example/1#:~:text=营业收入和净利润均实现了较快增长并且资产质量保持稳定向好的良好态势全年"},
		{"very long, no place to cut", "https://a.example/1", strings.Repeat("增长", 60), "https://a.example/1"},
	}
	for _, tt := range tests {
		got := Source{URL: tt.url, Sentence: tt.sentence}.Link()
		if plain, err := url.PathUnescape(got); err != nil || plain != tt.want {
			t.Errorf("%s (-want +got): %v\n%s", tt.reason, err, cmp.Diff(tt.want, plain))
		}
	}
	got := Source{URL: "https://a.example/1", Sentence: "A-B, C&D涨3%"}.Link()
	if want := "https://a.example/1#:~:text=A%2DB%2C%20C%26D%E6%B6%A83%25"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzSource_Link(f *testing.F) {
	f.Add("报告期内，该行实现营业收入3391.23亿元，同比下降1.64%；归属于本行股东的净利润1466.02亿元，同比增长6.22%。")
	f.Fuzz(func(t *testing.T, sentence string) {
		link := Source{URL: "https://a.example/1", Sentence: sentence}.Link()
		if _, err := url.Parse(link); err != nil {
			t.Errorf("%q: %v", sentence, err)
		}
	})
}

package pattern

import (
	"fmt"
	"sync"
	"testing"
)

func TestRewrites(t *testing.T) {
	list := []string{
		`哪一([家个])`, "哪$1",
		`(\d) +([年月])`, "$1$2",
		`谁的多`, "谁更多",
		`谁更多|多更谁`, "哪家最多", // what the one before has made
		`^\p{Han}$`, "一个字", // needs no string that is known
	}
	list = append(list, `(^|[^\d.])(20\d)(多少|[A-Z])`, "$1${2}年$3")
	for range 70 { // more than one word of bits
		list = append(list, `甲(乙)`, "$1")
	}
	list = append(list, `乙丙`, "丁")
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"没有什么要改", "没有什么要改"},
		{"2023 年哪一家", "2023年哪家"},
		{"谁的多", "哪家最多"},
		{"多更谁", "哪家最多"},
		{"哪", "一个字"},
		{"甲甲乙丙", "丁"},
		{"202多少", "202年多少"},
		{"在202A,1.202B", "在202年A,1.202B"},
		{"1202多少", "1202多少"},
	} {
		r := NewRewrites(list...)
		for i := range guardAfter + 2 { // sequentially at first, then by one look
			if got := r.Apply(tt.in); got != tt.want {
				t.Fatalf("Apply(%q), time %d: %q, want %q", tt.in, i, got, tt.want)
			}
		}
	}
}

// Many use one list at once while it is told by one look for the first time.
func TestRewritesAtOnce(t *testing.T) {
	r := NewRewrites(`(^|[^\d])(2\d)年`, "${1}20${2}年", `哪一家`, "哪家")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range guardAfter {
				if got := r.Apply("23年哪一家"); got != "2023年哪家" {
					t.Errorf("%q", got)
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkRewrites(b *testing.B) {
	var list []string
	for i := range 60 {
		list = append(list, fmt.Sprintf(`(?:说|讲)%c(?:了|过)`, '一'+rune(i)), "说")
	}
	r := NewRewrites(list...)
	for b.Loop() {
		r.Apply("工商银行2023年金融科技投入是多少,占营业收入的比例有多高")
	}
}

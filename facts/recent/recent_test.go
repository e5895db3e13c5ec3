package recent_test

import (
	"fmt"
	"testing"

	"wenbao/facts/recent"
)

func TestCacheKeepsWhatWasUsedLast(t *testing.T) {
	tests := []struct {
		name string
		do   func(c *recent.Cache[string, int])
		want string // which of a, b, c, d are kept
	}{
		{"all that fit", func(c *recent.Cache[string, int]) { c.Put("a", 1, 5); c.Put("b", 2, 5) }, "a b"},
		{"the oldest goes", func(c *recent.Cache[string, int]) { c.Put("a", 1, 5); c.Put("b", 2, 5); c.Put("c", 3, 1) }, "b c"},
		{"one that was asked for stays", func(c *recent.Cache[string, int]) {
			c.Put("a", 1, 5)
			c.Put("b", 2, 5)
			c.Get("a")
			c.Put("c", 3, 1)
		}, "a c"},
		{"several go for a heavy one", func(c *recent.Cache[string, int]) {
			c.Put("a", 1, 3)
			c.Put("b", 2, 3)
			c.Put("c", 3, 3)
			c.Put("d", 4, 7)
		}, "c d"},
		{"what is too heavy drives out nothing", func(c *recent.Cache[string, int]) { c.Put("a", 1, 5); c.Put("b", 2, 11) }, "a"},
		{"a key counts once", func(c *recent.Cache[string, int]) { c.Put("a", 1, 5); c.Put("a", 1, 5); c.Put("b", 2, 5) }, "a b"},
		{"cleared", func(c *recent.Cache[string, int]) { c.Put("a", 1, 5); c.Clear(); c.Put("b", 2, 5); c.Put("c", 3, 5) }, "b c"},
	}
	for _, tt := range tests {
		c := recent.New[string, int](10)
		tt.do(c)
		got := ""
		for i, key := range []string{"a", "b", "c", "d"} {
			if v, ok := c.Get(key); ok {
				got += " " + key
				if v != i+1 {
					t.Errorf("%s: %s has %d", tt.name, key, v)
				}
			}
		}
		if want := " " + tt.want; got != want {
			t.Errorf("%s: kept%s, want%s", tt.name, got, want)
		}
	}
}

func ExampleCache() {
	c := recent.New[string, string](12)
	c.Put("工行", "中国工商银行", 6)
	fmt.Println(c.Get("工行"))
	// Output: 中国工商银行 true
}

package filing

import (
	"slices"
	"testing"
)

func TestFiled(t *testing.T) {
	var x Index
	for _, s := range []Surface{{Text: "工行", Rule: "row"}, {Text: "工行上海", Rule: "short"}, {Text: "工行", Rule: "short"}, {Text: "600036", Rule: "code"}, {Text: "600037", Rule: "code"}} {
		x.File(s.Text).Insert(s)
	}
	key, _ := KeyOf("工行2023年")
	list := x.At[key].List
	if len(list) != 2 || list[0].Text != "工行上海" || list[1].Rule != "row" {
		t.Errorf("got %v, want the longest first, and of the same text the first", list)
	}
	if x.File("工") != nil {
		t.Error("one character is filed")
	}
	if a, _ := KeyOf("600036"); len(x.At[a].List) != 2 {
		t.Errorf("codes with four digits in common: %v", x.At[a].List)
	}
	if !x.First.Has('工') || x.First.Has('建') || !x.Pairs.Has(Hash('工', '行')) {
		t.Error("the sets of first runes are wrong")
	}
}

func TestRows(t *testing.T) {
	var x Index
	r, err := NewRows(Header+"\n# 注\n枫岚汽车\tauto\t\t枫岚汽车股份\t枫岚\t\tFenglan|FL\t\t\n乐鑫(上海)\ttech\n", &x)
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := r.Get(&x, "枫岚汽车"); !ok || e.Kind != "auto" || !slices.Equal(e.Aliases, []string{"枫岚汽车股份", "枫岚"}) || !slices.Equal(e.English, []string{"Fenglan", "FL"}) {
		t.Errorf("got %+v, %v", e, ok)
	}
	if _, ok := r.Get(&x, "枫岚"); ok {
		t.Error("an alias is a canonical name")
	}
	for _, text := range []string{"fenglan", "fl", "枫岚", "乐鑫上海"} {
		key, _ := KeyOf(text)
		if f := x.At[key]; f == nil || !f.Unread() {
			t.Errorf("%s is not filed", text)
			continue
		}
		reads := 0
		for range 2 {
			r.Fill(x.At[key], func([]string) { reads++ })
		}
		if reads != 1 || x.At[key].Unread() {
			t.Errorf("%s: read %d times", text, reads)
		}
	}
	if _, err := NewRows(Header+"\n枫岚汽车\tauto\t\t\t\t\t\t\t\t多\n", &Index{}); err == nil {
		t.Error("a line with too many columns is read")
	}
}

func TestLower(t *testing.T) {
	if got := Lower("ICBC工行"); got != "icbc工行" {
		t.Error(got)
	}
	if !HasPrefix("ICBC工行2023", "icbc工行") || HasPrefix("工", "工行") {
		t.Error("HasPrefix")
	}
	if r1, r2 := Pair("工"); r1 != '工' || r2 != 0 {
		t.Error("Pair of one rune")
	}
}

package naming

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
)

// listed is a source over a list of entities.
type listed struct {
	entities []entity.Entity
	asked    int
}

func (s *listed) Beginning(keys []string) map[string][]Named {
	s.asked++
	found := map[string][]Named{}
	for _, key := range keys {
		for _, e := range s.entities {
			for i, name := range append([]string{e.Name}, e.Aliases...) {
				if strings.HasPrefix(filing.Lower(name), key) {
					found[key] = append(found[key], Named{name, []string{entity.RuleFull, entity.RuleShort}[min(i, 1)], e.Name})
				}
			}
		}
	}
	return found
}

func (s *listed) Entity(name string) (entity.Entity, bool) {
	for _, e := range s.entities {
		if e.Name == name {
			return e, true
		}
	}
	return entity.Entity{}, false
}

// A lexicon over a source finds what one that has loaded the same entities does.
func TestOver(t *testing.T) {
	extra := []entity.Entity{
		{Name: "澜汇支付", Kind: entity.Unlisted, Aliases: []string{"澜汇", "澜汇支付(上海)"}},
		{Name: "TCL澜科", Kind: entity.Unlisted},
		{Name: "中国工商银行", Kind: entity.Unlisted, Aliases: []string{"宇宙行"}},
		{Name: "360澜科", Kind: entity.Unlisted, Aliases: []string{"理想"}},
		{Name: "云深", Kind: entity.Unlisted},
	}
	loaded, lazy := Load().With(extra), Load().Over(&listed{entities: extra})
	for _, text := range []string{
		"", "澜", "澜汇2023年营收", "澜汇支付(上海)和tcl澜科谁高", "宇宙行与工行", "360澜科2023年", "601398净利润", "理想的净利润", "理想2023年净利润",
		"云深处和云深", "平安和澜汇", "\xff澜汇\xfe", "工行上海分行",
	} {
		if diff := cmp.Diff(loaded.Find(text), lazy.Find(text)); diff != "" {
			t.Errorf("%q: (-loaded +lazy)\n%s", text, diff)
		}
	}
	for _, name := range []string{"澜汇支付", "中国工商银行", "交通银行", "无名", ""} {
		a, okA := loaded.Get(name)
		b, okB := lazy.Get(name)
		if diff := cmp.Diff(a, b); diff != "" || okA != okB {
			t.Errorf("%s: %v %v (-loaded +lazy)\n%s", name, okA, okB, diff)
		}
		if diff := cmp.Diff(loaded.Aliases(name), lazy.Aliases(name)); diff != "" {
			t.Errorf("%s: (-loaded +lazy)\n%s", name, diff)
		}
	}
}

// A source is asked once for a text, and not again for the same beginnings.
func TestOverAsksOnce(t *testing.T) {
	s := &listed{}
	l := Default().Over(s)
	l.Find("澜汇支付2023年营业收入")
	l.Find("澜汇支付2023年营业收入")
	if s.asked != 1 {
		t.Errorf("asked %d times", s.asked)
	}
}

// What lines say does not depend on which of them are read first.
func TestLinesInAnyOrder(t *testing.T) {
	straight, backward := Load(), Load()
	names := straight.rows.Names()
	for i := range names {
		straight.Find(names[i])
		backward.Find(names[len(names)-1-i])
	}
	for key, f := range straight.surfaces.At {
		if diff := cmp.Diff(fmt.Sprint(straight.filedAt(key)), fmt.Sprint(backward.filedAt(key))); diff != "" || f.Unread() {
			t.Errorf("%x: %s", key, diff)
		}
	}
}

package sets

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// belongs reports whether an entity belongs to the groups the question names:
// by their list of members, else by their kind (券商, 险企). Without a group
// every institution does, but no collective subject.
func belongs(t *search.Turn, name string) bool {
	kind := t.KindOf(name)
	if strings.Contains(t.Q.Text, "哪类") || strings.Contains(t.Q.Text, "各类") {
		return kind == entity.Group && !slices.Contains(t.Q.Groups, name)
	}
	if len(t.Q.Groups) == 0 {
		return name != "" && kind != entity.Group && kind != entity.Government
	}
	for _, g := range t.Q.Groups {
		group, _ := t.Entities.Get(g)
		if slices.Contains(group.Members, name) {
			return true
		}
		if len(group.Members) == 0 && kind != entity.Group && ofKind(t, groups[g], kind, name) {
			return true
		}
	}
	return false
}

// membership returns belongs that looks a name up once: facts of one follow each other.
func membership(t *search.Turn) func(name string) bool {
	known := map[string]bool{}
	return func(name string) bool {
		member, ok := known[name]
		if !ok {
			member = belongs(t, name)
			known[name] = member
		}
		return member
	}
}

// HasMembers reports whether the question names a collective subject
// with a fixed list of members.
func HasMembers(t *search.Turn) bool {
	for _, g := range t.Q.Groups {
		if e, _ := t.Entities.Get(g); len(e.Members) > 0 {
			return true
		}
	}
	return false
}

//go:embed groups.tsv
var groupsTSV string

// openGroup says who belongs to a collective subject without a fixed list.
type openGroup struct {
	kind   entity.Kind
	names  []string // parts of names
	local  bool     // without the banks that other groups list
	listed string   // the group of those that are listed, "" for none
}

var groups = loadGroups()

// IsOpen reports whether a collective subject has no list of members: who belongs to it
// is told by kinds and names.
func IsOpen(group string) bool {
	_, open := groups[group]
	return open
}

// Listed returns the group of those of a group that are listed: 上市券商 for 证券公司. "" for none.
func Listed(group string) string { return groups[group].listed }

func loadGroups() map[string]openGroup {
	m := map[string]openGroup{}
	for _, row := range lex.Rows(groupsTSV, "group", "kind", "names", "local", "listed") {
		g := openGroup{kind: entity.Kind(row[1]), local: row[3] == "yes", listed: row[4]}
		if row[2] != "" {
			g.names = strings.Split(row[2], "|")
		}
		m[row[0]] = g
	}
	return m
}

// ofKind reports whether an institution belongs to an open group: by its kind, or
// by its name where its kind is not listed.
func ofKind(t *search.Turn, g openGroup, kind entity.Kind, name string) bool {
	if g.local && national(t, name) {
		return false
	}
	if g.kind != "" && kind == g.kind {
		return true
	}
	return (g.kind == "" || kind == "" || kind == entity.Unlisted) && wordlist.Any(name, g.names)
}

// national reports whether a bank is one of those that collective subjects with
// fixed members take in.
func national(t *search.Turn, name string) bool {
	for _, g := range []string{"六大国有银行", "股份制商业银行"} {
		if e, _ := t.Entities.Get(g); slices.Contains(e.Members, name) {
			return true
		}
	}
	return false
}

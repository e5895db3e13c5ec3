package passage

import (
	"context"
	"hash/fnv"

	"wenbao/facts"
	"wenbao/facts/table"
)

// Tally says which passages of each version an index has, without holding all
// of them: equal tallies are equal passages but for chance (2^-64).
type Tally map[int64]Sum

// Sum counts passages and adds up hashes of their places.
type Sum struct {
	Passages int
	places   uint64
}

func (s *Sum) add(name string) {
	h := fnv.New64a()
	h.Write([]byte(name))
	s.Passages++
	s.places += h.Sum64()
}

// Expected returns the sum of a version that an index in step with the table
// has.
func Expected(v table.Version) Sum {
	var s Sum
	for _, span := range Split(facts.Article{Text: v.Article.Text, Sentences: v.Article.Sentences}) {
		s.add(documentName(v.Number, span))
	}
	return s
}

// Tally reads the names of all passages.
func (x *Index) Tally(ctx context.Context) (t Tally, err error) {
	defer guard(&err)
	t = Tally{}
	n := 0
	for name, err := range x.set.Names() {
		if err == nil && n%1024 == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		n++
		version, _, err := parseName(name)
		if err != nil {
			return nil, err
		}
		s := t[version]
		s.add(name)
		t[version] = s
	}
	return t, nil
}

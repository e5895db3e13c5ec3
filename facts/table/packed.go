package table

import (
	"wenbao/facts"
	"wenbao/facts/table/pack"
	"wenbao/facts/table/posting"
)

// Packed is an entry as a File stores it, in a tenth of the entry's memory.
type Packed struct {
	New bool // no article with its ID stands, which Store need not look for: one is an error

	article facts.Article // without text, blocks, sentences and places
	body    []byte
	names   map[facts.Name]int
	keys    []int64
}

// Pack packs an entry, which is most of the work of storing it. It may be called at
// the same time.
func Pack(e Entry) Packed {
	p := Packed{article: e.Article, body: pack.Pack(&e.Article, e.Facts), names: namesOf(e.Facts), keys: posting.KeysOf(e.Facts)}
	p.article.Text, p.article.Blocks, p.article.Sentences, p.article.Places = "", nil, nil, nil
	return p
}

package vocabulary

import (
	"cmp"
	"hash/maphash"
	"slices"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

// filed are the names of a lexicon by the keys that one finds them by when they are
// mistyped. To go through thousands of names takes a tenth of what a question without a
// name costs; to file them as long as some hundreds of questions, so it is done beside
// them, once there have been filedPatience.
type filed struct {
	seed  maphash.Seed
	names [][2]string // name, entity
	keys  []filedKey  // by hash
}

// filedKey is a key of a name; two may have one hash.
type filedKey struct {
	hash uint32
	name int32 // in names
}

// filedPatience is how many questions without a name there have to be.
const filedPatience = 4

// file files the names of a lexicon.
func file(known *naming.Lexicon) *filed {
	f := &filed{seed: maphash.MakeSeed()}
	for name, entity := range known.Chinese() {
		for _, key := range facts.NameKeys(name) {
			f.keys = append(f.keys, filedKey{f.hash(key), int32(len(f.names))})
		}
		f.names = append(f.names, [2]string{name, entity})
	}
	slices.SortFunc(f.keys, func(a, b filedKey) int { return cmp.Compare(a.hash, b.hash) })
	return f
}

func (f *filed) hash(key string) uint32 { return uint32(maphash.String(f.seed, key)) }

// each calls visit for the names with one of the keys, which are sorted, and their
// entities.
func (f *filed) each(keys []string, visit func(name, entity string)) {
	for _, key := range keys {
		hash := f.hash(key)
		at, _ := slices.BinarySearchFunc(f.keys, hash, func(k filedKey, hash uint32) int { return cmp.Compare(k.hash, hash) })
		for ; at < len(f.keys) && f.keys[at].hash == hash; at++ {
			if n := f.names[f.keys[at].name]; slices.Contains(facts.NameKeys(n[0]), key) {
				visit(n[0], n[1])
			}
		}
	}
}

// alike calls visit for the names of the lexicon below that have one of the keys of a
// folded text, which are sorted, and their entities; it may do so twice for one.
func (s *Names) alike(text string, keys []string, visit func(name, entity string)) {
	if f := s.filed.Load(); f != nil {
		f.each(keys, visit)
		return
	}
	if s.unnamed.Add(1) == filedPatience {
		go func() { s.filed.Store(file(s.below)) }()
	}
	in := charsOf(text)
	for name, entity := range s.below.Chinese() {
		if !in.twoOf(name) {
			continue // as every key would have
		}
		if slices.ContainsFunc(facts.NameKeys(name), func(key string) bool { _, ok := slices.BinarySearch(keys, key); return ok }) {
			visit(name, entity)
		}
	}
}

package image

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"slices"
)

// Word is a word for Build.
type Word struct {
	Text string
	Freq float64
}

// Build makes an image of the words; total is what their distances are
// relative to. The same words give the same bytes, in whatever order.
func Build(words []Word, total float64) ([]byte, error) {
	b := &builder{total: total, codes: map[rune]uint16{}}
	if err := b.number(words); err != nil {
		return nil, err
	}
	slices.SortFunc(words, func(x, y Word) int { return cmp.Compare(x.Text, y.Text) })
	root := &branch{}
	for _, w := range words {
		n := root
		for _, r := range w.Text {
			n = n.child(b.codes[r])
		}
		i, _ := slices.BinarySearch(b.freqs, w.Freq)
		n.freq = uint16(1 + i)
	}
	b.place(root)
	return b.bytes(), nil
}

// branch is a trie node before it has a place.
type branch struct {
	code     uint16
	freq     uint16
	children []*branch
	at       int
}

func (n *branch) child(code uint16) *branch {
	for i := len(n.children) - 1; i >= 0; i-- {
		if n.children[i].code == code {
			return n.children[i]
		}
	}
	c := &branch{code: code}
	n.children = append(n.children, c)
	return c
}

type builder struct {
	total float64
	runes []rune // by code-1
	codes map[rune]uint16
	freqs []float64
	nodes []uint64
	free  []uint64 // bit set: no node is placed there
	bases []bool
	// low is where searches begin: what so many nodes did not fit into below
	// it is given up.
	low int
}

// number gives the commonest runes the smallest codes, which keeps the
// children of a node close together.
func (b *builder) number(words []Word) error {
	count := map[rune]int{}
	freqs := map[float64]bool{}
	for _, w := range words {
		for _, r := range w.Text {
			count[r]++
		}
		freqs[w.Freq] = true
	}
	b.runes = slices.SortedFunc(maps.Keys(count), func(x, y rune) int {
		return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y))
	})
	for i, r := range b.runes {
		b.codes[r] = uint16(i + 1)
	}
	b.freqs = slices.Sorted(maps.Keys(freqs))
	if len(b.runes) >= math.MaxUint16 || len(b.freqs) >= math.MaxUint16 {
		return fmt.Errorf("%d runes, %d frequencies: more than 16 bits", len(b.runes), len(b.freqs))
	}
	return nil
}

// place puts the nodes with most children first, each at the first base where
// all its children fit.
func (b *builder) place(root *branch) {
	var inner []*branch
	var walk func(*branch)
	walk = func(n *branch) {
		slices.SortFunc(n.children, func(x, y *branch) int { return cmp.Compare(x.code, y.code) })
		if len(n.children) > 0 {
			inner = append(inner, n)
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(root)
	slices.SortStableFunc(inner[1:], func(x, y *branch) int { return cmp.Compare(len(y.children), len(x.children)) })
	b.take(0)
	base := map[*branch]int{}
	for _, n := range inner {
		at := b.fit(n.children)
		base[n] = at
		for len(b.bases) <= at {
			b.bases = append(b.bases, false)
		}
		b.bases[at] = true
		for _, c := range n.children {
			c.at = at + int(c.code)
			b.take(c.at)
		}
	}
	var write func(*branch)
	write = func(n *branch) {
		at, ok := base[n]
		if !ok {
			at = noBase
		}
		b.nodes[n.at] = uint64(at) | uint64(n.code)<<32 | uint64(n.freq)<<48
		for _, c := range n.children {
			write(c)
		}
	}
	write(root)
}

func (b *builder) take(at int) {
	for len(b.free)*64 <= at {
		b.free = append(b.free, ^uint64(0))
	}
	for len(b.nodes) <= at {
		b.nodes = append(b.nodes, 0)
	}
	b.free[at/64] &^= 1 << (at % 64)
}

// fit returns the first unused base ≥ 0 that leaves all children a free place.
func (b *builder) fit(children []*branch) int {
	first := int(children[0].code)
	tries := 0
search:
	for at := b.nextFree(max(first, b.low)); ; at = b.nextFree(at + 1) {
		if tries++; tries == 300 {
			b.low = max(b.low, at-1<<14)
		}
		base := at - first
		if base < len(b.bases) && b.bases[base] {
			continue
		}
		for _, c := range children[1:] {
			p := base + int(c.code)
			if p/64 < len(b.free) && b.free[p/64]&(1<<(p%64)) == 0 {
				continue search
			}
		}
		return base
	}
}

func (b *builder) nextFree(at int) int {
	for i := at / 64; i < len(b.free); i++ {
		w := b.free[i]
		if i == at/64 {
			w &= ^uint64(0) << (at % 64)
		}
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w)
		}
	}
	return max(at, len(b.free)*64)
}

func (b *builder) bytes() []byte {
	out := []byte(magic)
	for _, n := range []int{len(b.runes), len(b.freqs), len(b.nodes), 0} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(b.total))
	for _, f := range b.freqs {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
	}
	for _, n := range b.nodes {
		out = binary.LittleEndian.AppendUint64(out, n)
	}
	for _, r := range b.runes {
		out = binary.LittleEndian.AppendUint32(out, uint32(r))
	}
	return out
}

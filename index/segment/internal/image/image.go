// Package image is the frozen dictionary: gse's words with their frequencies
// in a form that is used as it lies in the binary, without being loaded.
//
// gse builds its trie of 352,000 words anew in every process, which takes
// seconds; the image takes no time to build and a fraction of a millisecond
// to open. Its layout, little-endian:
//
//	magic     8 bytes
//	runes     uint32   number of distinct runes
//	freqs     uint32   number of distinct frequencies
//	nodes     uint32   number of trie nodes
//	          uint32   zero
//	total     float64  sum of all word frequencies
//	          freqs × float64
//	          nodes × uint64
//	          runes × uint32, the rune with code 1, 2 …
//
// The trie is a double array over rune codes. A node is base (32 bits), code
// of the rune that leads to it (16) and 1 + index of the word's frequency
// (16, 0 = no word ends here). The child of s for code c is base(s)+c, if the
// node there has code c: no two nodes have the same base, so the code alone
// tells whose child it is.
package image

import (
	"encoding/binary"
	"errors"
	"math"
	"sync/atomic"
)

const (
	magic  = "wbwords1"
	header = len(magic) + 4*4 + 8
	// noBase is the base of a node without children: past any node.
	noBase = 1 << 31
)

// Image is an opened image. Safe for concurrent use.
type Image struct {
	nodes []byte // 8 bytes each
	count uint32
	codes *[1 << 16]uint16 // of the basic plane's runes
	rare  map[rune]uint16  // of the others
	freqs []byte           // 8 bytes each
	dists []atomic.Uint32  // by frequency, bits of a float32; 0 if not reckoned yet
	total float64
	all   float32 // logarithm of total
}

// Node is a position in the trie; Root is where words begin.
type Node uint64

// Open checks the layout and prepares the small tables. The image keeps data.
func Open(data []byte) (*Image, error) {
	if len(data) < header || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a dictionary image")
	}
	u32 := func(i int) int { return int(binary.LittleEndian.Uint32(data[len(magic)+4*i:])) }
	runes, freqs, nodes := u32(0), u32(1), u32(2)
	if len(data) != header+8*freqs+8*nodes+4*runes || nodes == 0 {
		return nil, errors.New("dictionary image of a wrong length")
	}
	m := &Image{
		count: uint32(nodes), codes: new([1 << 16]uint16), rare: map[rune]uint16{},
		dists: make([]atomic.Uint32, freqs), total: math.Float64frombits(binary.LittleEndian.Uint64(data[header-8:])),
	}
	m.all = float32(math.Log2(m.total))
	rest := data[header:]
	m.freqs = rest[:8*freqs]
	m.nodes = rest[8*freqs : 8*(freqs+nodes)]
	rest = rest[8*(freqs+nodes):]
	for i := range runes {
		r := binary.LittleEndian.Uint32(rest[4*i:])
		if r < 1<<16 {
			m.codes[r] = uint16(i + 1)
		} else {
			m.rare[rune(r)] = uint16(i + 1)
		}
	}
	return m, nil
}

// Total returns the sum of all frequencies.
func (m *Image) Total() float64 { return m.total }

// Distance returns the length of a word of the given frequency as gse's
// Segmenter.CalcToken computes it, in the same precision.
func (m *Image) Distance(freq float64) float32 {
	return m.all - float32(math.Log2(freq))
}

// Code returns the code of a rune, 0 if no word has it.
func (m *Image) Code(r rune) uint16 {
	if uint32(r) < 1<<16 {
		return m.codes[r]
	}
	return m.rare[r]
}

// Root returns the node of the empty prefix.
func (m *Image) Root() Node { return Node(binary.LittleEndian.Uint64(m.nodes)) }

// Child returns the node that a code other than 0 leads to.
func (m *Image) Child(n Node, code uint16) (Node, bool) {
	at := uint32(n) + uint32(code)
	if at >= m.count {
		return 0, false
	}
	child := Node(binary.LittleEndian.Uint64(m.nodes[8*int(at):]))
	return child, uint16(child>>32) == code
}

// Word returns the distance of the word that ends at the node, if one does.
func (m *Image) Word(n Node) (distance float32, ok bool) {
	i := uint16(n >> 48)
	if i == 0 {
		return 0, false
	}
	if bits := m.dists[i-1].Load(); bits != 0 {
		return math.Float32frombits(bits), true
	}
	return m.reckon(i), true
}

// Freq returns the frequency of the word that ends at the node, 0 if none.
func (m *Image) Freq(n Node) float64 {
	if i := uint16(n >> 48); i != 0 {
		return m.freq(i)
	}
	return 0
}

// reckon notes the distance of the i-th frequency, counted from 1: a question needs a
// dozen of nine thousand.
func (m *Image) reckon(i uint16) float32 {
	d := m.Distance(m.freq(i))
	m.dists[i-1].Store(math.Float32bits(d))
	return d
}

func (m *Image) freq(i uint16) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(m.freqs[8*(int(i)-1):]))
}

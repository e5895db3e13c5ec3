// Package sound makes the table of readings that spelling uses of go-pinyin's.
// Only the generator and tests import it: go-pinyin fills its own table of
// forty thousand characters when a program starts, which takes 3 ms.
package sound

import (
	"encoding/binary"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// Table returns a record of four bytes, little endian, for every reading of
// every character of the Basic Multilingual Plane, in ascending order: the
// character times 65536 plus the number of the reading without its tone.
func Table() []byte {
	args := pinyin.NewArgs()
	args.Heteronym = true
	numbers := map[string]uint32{}
	var table []byte
	for r := rune(0); r < 1<<16; r++ {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		seen := map[uint32]bool{}
		var own []uint32
		for _, s := range pinyin.SinglePinyin(r, args) {
			if _, ok := numbers[s]; !ok {
				numbers[s] = uint32(len(numbers))
			}
			if n := numbers[s]; !seen[n] {
				seen[n] = true
				own = append(own, n)
			}
		}
		for n := uint32(0); len(own) > 0 && n < uint32(len(numbers)); n++ {
			if seen[n] {
				table = binary.LittleEndian.AppendUint32(table, uint32(r)<<16|n)
			}
		}
	}
	return table
}

package spelling

import (
	_ "embed"
	"sort"
)

//go:generate go run ./internal/freeze

// sounds are the readings of characters without tones, see internal/sound. A
// test holds them against go-pinyin.
//
//go:embed sounds.bin
var sounds string

func record(i int) uint32 {
	return uint32(sounds[4*i]) | uint32(sounds[4*i+1])<<8 | uint32(sounds[4*i+2])<<16 | uint32(sounds[4*i+3])<<24
}

// readings returns the range of records that are of a character.
func readings(r rune) (from, to int) {
	n := len(sounds) / 4
	from = sort.Search(n, func(i int) bool { return record(i) >= uint32(r)<<16 })
	for to = from; to < n && record(to)>>16 == uint32(r); to++ {
	}
	return from, to
}

// sameSound reports whether two characters of the Basic Multilingual Plane
// have a reading in common.
func sameSound(a, b rune) bool {
	if a >= 1<<16 || b >= 1<<16 {
		return false
	}
	i, endA := readings(a)
	j, endB := readings(b)
	for i < endA && j < endB {
		switch x, y := record(i)&0xffff, record(j)&0xffff; {
		case x == y:
			return true
		case x < y:
			i++
		default:
			j++
		}
	}
	return false
}

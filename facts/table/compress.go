package table

import (
	_ "embed"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// dictionary is what packed articles have in common: wordings of financial news
// and reports, and how their facts are packed. A short article is a third
// smaller with it. Files refer to it, so it must never change; another one gets
// another number, and the old one is kept for reading. bench/dictionary makes it.
//
//go:embed dictionary.zstd
var dictionary []byte

// maxPacked bounds what a damaged length can ask for, in bytes.
const maxPacked = 1 << 30

var compressor = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2),
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderDict(dictionary))
	if err != nil {
		panic(err) // only for a dictionary that is none
	}
	return e
})

var decompressor = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderDicts(dictionary), zstd.WithDecoderMaxMemory(maxPacked),
		zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(err) // only for a dictionary that is none
	}
	return d
})

// compress and decompress may be called at the same time.
func compress(b []byte) []byte {
	return compressor().EncodeAll(b, make([]byte, 0, len(b)/4))
}

func decompress(b []byte) ([]byte, error) {
	return decompressor().DecodeAll(b, nil)
}

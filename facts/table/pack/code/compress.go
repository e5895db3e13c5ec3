package code

import (
	"sync"

	"github.com/klauspost/compress/zstd"
)

// maxPacked bounds what a damaged length can ask for, in bytes.
const maxPacked = 1 << 30

var compressor = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithEncoderCRC(true))
	if err != nil {
		panic(err) // only for options that contradict each other
	}
	return e
})

var decompressor = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxPacked), zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(err) // only for options that contradict each other
	}
	return d
})

// Compress compresses by zstd, with a checksum that tells whether the bytes are still
// those that were written. It and Decompress may be called at the same time.
func Compress(b []byte) []byte {
	return compressor().EncodeAll(b, make([]byte, 0, len(b)/2))
}

// Decompress returns what Compress was given, at most maxPacked bytes.
func Decompress(b []byte) ([]byte, error) {
	return decompressor().DecodeAll(b, nil)
}

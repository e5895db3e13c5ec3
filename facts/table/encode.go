package table

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"

	"wenbao/facts"
)

// Numbers of articles are stored as varints (encoding/binary). Any values come back
// as they were, also absurd ones.

var blockKinds = []facts.BlockKind{"", facts.Paragraph, facts.Heading, facts.ListItem, facts.TableRow, facts.Caption}

var errEncoding = errors.New("damaged encoding of blocks or sentences")

func appendInts(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendVarint(b, int64(v))
	}
	return b
}

// decoder reads varints and remembers the first error; after one, it gives
// zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) int() int {
	if len(d.b) > 0 && d.b[0] < 0x80 { // most are of one byte
		v := zigzag(d.b[0])
		d.b = d.b[1:]
		return v
	}
	return d.long()
}

// zigzag returns the number that a signed varint of one byte is.
func zigzag(b byte) int { return int(b>>1) ^ -int(b&1) }

func (d *decoder) long() int {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.b, d.err = nil, errEncoding
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// uint reads an unsigned varint.
func (d *decoder) uint() int {
	if len(d.b) > 0 && d.b[0] < 0x80 {
		v := d.b[0]
		d.b = d.b[1:]
		return int(v)
	}
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > math.MaxInt {
		d.b, d.err = nil, errEncoding
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// ucount is count for an unsigned number.
func (d *decoder) ucount(width int) int {
	n := d.uint()
	if n > len(d.b)/width {
		d.b, d.err = nil, errEncoding
		return 0
	}
	return n
}

// count reads a number of items of at least width bytes each, so that damaged
// bytes cannot ask for more memory than they could fill.
func (d *decoder) count(width int) int {
	n := d.int()
	if n < 0 || n > len(d.b)/width {
		d.b, d.err = nil, errEncoding
		return 0
	}
	return n
}

// encodeHash and decodeHash keep a hash in half its hexadecimal digits; any other
// text as it is.
func encodeHash(hash string) any {
	if b, err := hex.DecodeString(hash); err == nil && len(b) > 0 && hex.EncodeToString(b) == hash {
		return b
	}
	return hash
}

func decodeHash(stored any) string {
	switch v := stored.(type) {
	case []byte:
		return hex.EncodeToString(v)
	case string:
		return v
	}
	return ""
}

func encodeDate(d facts.Date) int { return d.Year*10000 + d.Month*100 + d.Day }

func decodeDate(n int) facts.Date {
	return facts.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}
}

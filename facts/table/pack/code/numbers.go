package code

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"wenbao/facts"
)

// Numbers are stored as varints (encoding/binary). Any values come back as they were,
// also absurd ones.

// ErrDamaged says that bytes are not, or no longer, those of a packed article.
var ErrDamaged = errors.New("damaged article")

// ErrEncoding says that numbers, or the layout that they tell, cannot be read.
var ErrEncoding = fmt.Errorf("%w: encoding of blocks or sentences", ErrDamaged)

// AppendInts appends signed varints.
func AppendInts(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendVarint(b, int64(v))
	}
	return b
}

// AppendUints appends unsigned varints; values are 0 or more.
func AppendUints(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendUvarint(b, uint64(v))
	}
	return b
}

// Decoder reads numbers one after the other and remembers an error; after one, it
// has nothing left and gives zeros. For one goroutine.
type Decoder struct {
	Rest []byte // what is not read yet
	Err  error
}

// Int reads a signed varint.
func (d *Decoder) Int() int {
	if len(d.Rest) > 0 && d.Rest[0] < 0x80 { // most are of one byte
		v := zigzag(d.Rest[0])
		d.Rest = d.Rest[1:]
		return v
	}
	return d.long()
}

// zigzag returns the number that a signed varint of one byte is.
func zigzag(b byte) int { return int(b>>1) ^ -int(b&1) }

func (d *Decoder) long() int {
	v, n := binary.Varint(d.Rest)
	if n <= 0 {
		d.Rest, d.Err = nil, ErrEncoding
		return 0
	}
	d.Rest = d.Rest[n:]
	return int(v)
}

// Uint reads an unsigned varint.
func (d *Decoder) Uint() int {
	if len(d.Rest) > 0 && d.Rest[0] < 0x80 {
		v := d.Rest[0]
		d.Rest = d.Rest[1:]
		return int(v)
	}
	v, n := binary.Uvarint(d.Rest)
	if n <= 0 || v > math.MaxInt {
		d.Rest, d.Err = nil, ErrEncoding
		return 0
	}
	d.Rest = d.Rest[n:]
	return int(v)
}

// Count reads, as an unsigned number, how many items of at least width bytes each
// follow, so that damaged bytes cannot ask for more memory than they could fill.
func (d *Decoder) Count(width int) int {
	n := d.Uint()
	if n > len(d.Rest)/width {
		d.Rest, d.Err = nil, ErrEncoding
		return 0
	}
	return n
}

// SignedCount is Count for a number that is stored as a signed one.
func (d *Decoder) SignedCount(width int) int {
	n := d.Int()
	if n < 0 || n > len(d.Rest)/width {
		d.Rest, d.Err = nil, ErrEncoding
		return 0
	}
	return n
}

// EncodeDate returns a date as the number yyyymmdd, 0 for none.
func EncodeDate(d facts.Date) int { return d.Year*10000 + d.Month*100 + d.Day }

// DecodeDate returns the date that EncodeDate was given.
func DecodeDate(n int) facts.Date {
	return facts.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}
}

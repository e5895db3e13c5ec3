// Package charset decodes documents whose charset may be told by several, wrongly, or by
// nobody.
package charset

import (
	"bytes"
	"errors"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// ErrBinary tells that data are no text.
var ErrBinary = errors.New("not a text: binary data or an unknown charset")

// maxBad is the share of undecodable characters, one in so many, above which
// a decoding is refused. Saved pages often carry a stray byte or two.
const maxBad = 200

// Decode returns the data as UTF-8. In order: a byte order mark; valid UTF-8
// without NULs; the charset that its server names; the one that the document
// declares; UTF-8 with stray bytes, if it gives Chinese; statistics. GBK and
// GB2312 are read as GB18030, which contains both. served is "" where no server
// told; the error is ErrBinary.
func Decode(data []byte, served string) (string, error) {
	for _, bom := range []struct {
		mark string
		enc  encoding.Encoding
	}{
		{"\xef\xbb\xbf", encoding.Nop},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		if rest, ok := bytes.CutPrefix(data, []byte(bom.mark)); ok {
			return decodeAs(rest, bom.enc)
		}
	}
	if utf8.Valid(data) && bytes.Count(data, []byte{0})*maxBad <= len(data) {
		return string(data), nil
	}
	if enc := utf16Without(data); enc != nil {
		return decodeAs(data, enc)
	}
	for _, name := range []string{served, declared(data)} {
		if enc := byName(name); name != "" && enc != nil {
			if text, err := decodeAs(data, enc); err == nil {
				return text, nil
			}
		}
	}
	if text, err := decodeAs(data, encoding.Nop); err == nil && IsChinese(text) {
		return text, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", ErrBinary
	}
	return guess(data)
}

// guess decodes by statistics: as the likeliest Chinese charset, else as
// GB18030 if that gives Chinese (on a few words statistics see nothing), else
// as the likeliest of all. Equal likelihoods go by name, for chardet orders
// them by chance; GB-18030 stands behind Big5 in the alphabet and goes first.
func guess(data []byte) (string, error) {
	found, _ := chardet.NewTextDetector().DetectAll(data[:min(len(data), 1<<20)])
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.Confidence != b.Confidence {
			return a.Confidence > b.Confidence
		}
		if gb := a.Charset == "GB-18030"; gb != (b.Charset == "GB-18030") {
			return gb
		}
		return a.Charset+a.Language < b.Charset+b.Language
	})
	for _, r := range found {
		if enc := byName(r.Charset); r.Language == "zh" && enc != nil {
			if text, err := decodeAs(data, enc); err == nil && IsChinese(text) {
				return text, nil
			}
		}
	}
	if text, err := decodeAs(data, simplifiedchinese.GB18030); err == nil && IsChinese(text) {
		return text, nil
	}
	for _, r := range found {
		if enc := byName(r.Charset); enc != nil {
			return decodeAs(data, enc)
		}
	}
	return "", ErrBinary
}

// IsChinese reports whether the characters beyond ASCII are mostly common
// Chinese ones and the marks between them.
func IsChinese(text string) bool {
	wide, other := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case r >= 0x4e00 && r < 0xa000 || page.IsWide(r) || r >= 0x2010 && r < 0x2030:
			wide++
		default:
			other++
		}
	}
	return wide > 4*other
}

// decodeAs decodes and refuses what is mostly not text of that charset.
func decodeAs(data []byte, enc encoding.Encoding) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", ErrBinary
	}
	text := strings.ToValidUTF8(string(out), "\ufffd")
	bad := strings.Count(text, "\ufffd")
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			bad++
		}
	}
	if bad*maxBad > utf8.RuneCountInString(text) && bad > 1 {
		return "", ErrBinary
	}
	return text, nil
}

// utf16Without finds UTF-16 without a mark by its NULs: markup, digits and
// line ends have one in every second byte, always on the same side.
func utf16Without(data []byte) encoding.Encoding {
	n := min(len(data), 4096) &^ 1
	var even, odd int
	for i := 0; i < n; i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	switch {
	case n >= 8 && odd*10 > n/2 && even == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case n >= 8 && even*10 > n/2 && odd == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// declaration matches <meta charset="gbk">, content="text/html;
// charset=gbk" and <?xml encoding="gbk"?>.
var declaration = pattern.New(`(?i)<(?:meta[^>]{0,400}?charset|\?xml[^>]{0,400}?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})`)

// declared returns the charset that the first 4 KiB declare, or "".
func declared(data []byte) string {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1])
}

// byName returns the encoding of a declared or detected charset, nil if none.
func byName(name string) encoding.Encoding {
	name = strings.ToLower(name)
	switch name {
	case "gb2312", "gbk", "gb18030", "gb-18030", "cp936", "x-gbk", "hz-gb-2312":
		return simplifiedchinese.GB18030
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc
}

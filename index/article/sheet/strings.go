package sheet

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"wenbao/index/article/archive"
)

// shared are the shared strings of a workbook (18.4.9), in one text: many
// strings are short.
type shared struct {
	text string
	ends []uint32 // of each in the text; maxPart is below their bound
}

// readShared reads the table of shared strings.
func readShared(f *archive.File) (shared, error) {
	var s shared
	if f == nil {
		return s, nil
	}
	data, err := f.Read(maxPart)
	if err != nil {
		return s, err
	}
	var b strings.Builder
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s, err
		}
		if start, ok := tok.(xml.StartElement); ok && start.Name.Local == "si" {
			one, err := richText(dec)
			if err != nil {
				return s, err
			}
			b.WriteString(one)
			s.ends = append(s.ends, uint32(b.Len()))
		}
	}
	s.text = b.String()
	return s, nil
}

// at returns the string of that number, "" if there is none.
func (s shared) at(number string) string {
	i, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || i < 0 || i >= len(s.ends) {
		return ""
	}
	start := uint32(0)
	if i > 0 {
		start = s.ends[i-1]
	}
	return s.text[start:s.ends[i]]
}

// richText reads the string item just begun (18.4.8): a text, or runs of one
// each. How it is pronounced (rPh) is left out.
func richText(dec *xml.Decoder) (string, error) {
	var whole strings.Builder
	add := func() error {
		s, err := text(dec)
		whole.WriteString(s)
		return err
	}
	err := children(dec, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "t":
			return add()
		case "r":
			return children(dec, func(e xml.StartElement) error {
				if e.Name.Local == "t" {
					return add()
				}
				return dec.Skip()
			})
		}
		return dec.Skip()
	})
	return unescape(whole.String()), err
}

// children reads the element just begun to its end and calls read for each
// element right in it, which it has to read to its end.
func children(dec *xml.Decoder, read func(xml.StartElement) error) error {
	for {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if err := read(tok); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// text reads the text of the element just begun, to its end.
func text(dec *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		tok, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.StartElement:
			if err := dec.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// unescape puts in what _xHHHH_ stands for, the code of a character (22.9.2.19,
// ST_Xstring): _x000D_ is a carriage return, _x005F_ the _ of what is none.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			b.WriteString(s)
			return b.String()
		}
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(code))
		s = s[i+7:]
	}
}

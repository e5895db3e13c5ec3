package docx

import (
	"encoding/xml"
	"strings"
)

// paragraph is a paragraph being read.
type paragraph struct {
	reader *reader
	style  style
	block  Block
	listed bool
	inside []Block // of its text boxes
	text   strings.Builder
	plain  int // bytes not in bold
}

// run is what the properties of a run of characters say.
type run struct{ bold, hidden, super bool }

// paragraph reads the paragraph just begun, to its end, and after it what its
// text boxes hold. A table of contents gives nothing.
func (r *reader) paragraph() ([]Block, error) {
	p := paragraph{reader: r}
	if err := p.read(); err != nil {
		return nil, err
	}
	b := &p.block
	b.Text = strings.TrimSpace(p.text.String())
	b.Bold = b.Text != "" && (p.style.bold || p.plain == 0)
	switch {
	case p.style.contents:
		return p.inside, nil
	case b.Level > 0:
		b.Kind = Heading
	case p.style.caption:
		b.Kind = Caption
	case p.listed || p.style.listed:
		b.Kind = ListItem
	}
	if b.Text == "" {
		return p.inside, nil
	}
	return append([]Block{*b}, p.inside...), nil
}

func (p *paragraph) read() error {
	dec := p.reader.dec
	return walk(dec, func(start xml.StartElement) (bool, error) {
		switch start.Name.Local {
		case "pPr":
			return true, p.properties()
		case "r":
			return true, p.run()
		case "del", "moveFrom", "Fallback":
			return true, dec.Skip()
		case "t": // of a formula
			return true, p.chars(run{})
		}
		return false, nil
	})
}

func (p *paragraph) properties() error {
	return properties(p.reader.dec, "|rPr|pPrChange|sectPr|", func(prop xml.StartElement) {
		switch prop.Name.Local {
		case "pStyle":
			p.style = p.reader.styles[value(prop)]
			p.block.Level = p.style.level
		case "outlineLvl":
			p.block.Level = outline(number(prop))
		case "numId":
			p.listed = number(prop) > 0
		case "jc":
			p.block.Centered = value(prop) == "center"
		}
	})
}

// run reads one run of characters.
func (p *paragraph) run() error {
	dec := p.reader.dec
	var is run
	return walk(dec, func(start xml.StartElement) (bool, error) {
		switch start.Name.Local {
		case "rPr":
			return true, properties(dec, "|rPrChange|", is.set)
		case "t":
			return true, p.chars(is)
		case "tab", "ptab":
			p.text.WriteByte('\t')
		case "br", "cr":
			p.text.WriteByte('\n')
		case "noBreakHyphen":
			p.text.WriteByte('-')
		case "txbxContent":
			found, err := p.reader.blocks()
			p.inside = append(p.inside, found...)
			return true, err
		case "instrText", "delText", "Fallback", "rt", "del":
			return true, dec.Skip()
		}
		return false, nil
	})
}

func (is *run) set(prop xml.StartElement) {
	switch prop.Name.Local {
	case "b":
		is.bold = on(prop)
	case "vanish", "webHidden":
		is.hidden = is.hidden || on(prop)
	case "vertAlign":
		is.super = value(prop) == "superscript"
	}
}

// chars reads the text of the element just begun.
func (p *paragraph) chars(is run) error {
	var s string
	for open := 1; open > 0; {
		tok, err := p.reader.dec.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open++
		case xml.EndElement:
			open--
		case xml.CharData:
			s += string(tok)
		}
	}
	if is.hidden {
		return nil
	}
	if is.super && p.reader.opts.Superscript != nil {
		s = p.reader.opts.Superscript(p.text.String(), strings.TrimSpace(s))
	}
	if !is.bold && strings.TrimSpace(s) != "" {
		p.plain += len(s)
	}
	p.text.WriteString(s)
	return nil
}

package docx

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"wenbao/facts/pattern"
	"wenbao/index/article/archive"
)

// style is what a paragraph style makes of its paragraphs.
type style struct {
	level    int  // of a heading
	contents bool // a line of a table of contents
	caption  bool
	listed   bool
	bold     bool

	parent string
}

const (
	maxStyles  = 16 << 20 // bytes of styles.xml
	maxParents = 10       // styles a style is based on, one on the other
)

// heading matches the built-in names of heading styles, as English and Chinese
// programs write them.
var heading = pattern.New(`^(?:heading|标题|標題)\s*([1-9])$`)

// readStyles reads the paragraph styles by ID; there need be none.
func readStyles(f *archive.File) (map[string]style, error) {
	styles := map[string]style{}
	if f == nil {
		return styles, nil
	}
	data, err := f.Read(maxStyles)
	if err != nil {
		return nil, err
	}
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return inherit(styles), nil
		}
		if err != nil {
			return nil, err
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "style" {
			continue
		}
		var id string
		for _, a := range start.Attr {
			if a.Name.Local == "styleId" {
				id = a.Value
			}
		}
		var s style
		if err := properties(dec, "|tblPr|tcPr|tblStylePr|", s.set); err != nil {
			return nil, err
		}
		styles[id] = s
	}
}

func (s *style) set(prop xml.StartElement) {
	switch prop.Name.Local {
	case "name":
		name := strings.ToLower(value(prop))
		if m := heading.FindStringSubmatch(name); m != nil {
			s.level, _ = strconv.Atoi(m[1])
		}
		switch {
		case name == "title" || name == "标题" || name == "標題":
			s.level = 1
		case strings.HasPrefix(name, "toc ") || name == "table of figures":
			s.contents = true
		case name == "caption" || name == "题注":
			s.caption = true
		}
	case "basedOn":
		s.parent = value(prop)
	case "outlineLvl":
		if s.level == 0 {
			s.level = outline(number(prop))
		}
	case "numId":
		s.listed = number(prop) > 0
	case "b":
		s.bold = on(prop)
	}
}

// outline returns the heading level of an outline level: 0…8; 9 is body text.
func outline(n int) int {
	if n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// inherit gives styles what those they are based on have.
func inherit(styles map[string]style) map[string]style {
	out := make(map[string]style, len(styles))
	for id, s := range styles {
		at := s
		for range maxParents {
			parent, ok := styles[at.parent]
			if at.parent == "" || !ok {
				break
			}
			if s.level == 0 {
				s.level = parent.level
			}
			s.contents = s.contents || parent.contents
			s.caption = s.caption || parent.caption
			s.listed = s.listed || parent.listed
			s.bold = s.bold || parent.bold
			at = parent
		}
		out[id] = s
	}
	return out
}

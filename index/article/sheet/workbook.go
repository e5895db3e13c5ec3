package sheet

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"

	"wenbao/index/article/archive"
	"wenbao/index/article/sheet/numfmt"
)

// book is what a workbook says for all its sheets.
type book struct {
	parts    parts
	sheets   []sheetPart
	strings  shared
	date1904 bool
	styles   []int                  // cellXfs: style → format ID
	codes    map[int]string         // format ID → code, of those that are not built in
	formats  map[int]*numfmt.Format // by ID, parsed
}

// sheetPart is a sheet and its part, nil if it has none.
type sheetPart struct {
	name   string
	part   *archive.File
	hidden bool
}

// openBook reads the workbook part (18.2.27), which the package's relations
// tell, and what its own relations lead to: strings and styles, which it may
// lack. Sheets are in the workbook's order; what is no worksheet is left out.
func openBook(zip *archive.Zip) (*book, error) {
	b := &book{parts: partsOf(zip), codes: map[int]string{}, formats: map[int]*numfmt.Format{}}
	main := "xl/workbook.xml"
	if b.parts.find("_rels/.rels") != nil {
		root, err := b.parts.relations("")
		if err != nil {
			return nil, err
		}
		if r, ok := root.kind("officeDocument"); ok {
			main = r.target
		}
	}
	relations, err := b.parts.relations(main)
	if err != nil {
		return nil, err
	}
	err = elements(b.parts.find(main), func(name string, attr map[string]string) {
		switch name {
		case "workbookPr":
			b.date1904 = on(attr["date1904"])
		case "sheet":
			r := relations[attr["id"]]
			if r.kind == "" || r.kind == "worksheet" {
				b.sheets = append(b.sheets, sheetPart{attr["name"], b.parts.find(r.target), strings.HasSuffix(strings.ToLower(attr["state"]), "hidden")})
			}
		}
	})
	if err != nil {
		return nil, err
	}
	if b.strings, err = readShared(b.beside(relations, main, "sharedStrings")); err != nil {
		return nil, err
	}
	return b, b.readStyles(b.beside(relations, main, "styles"))
}

// beside finds the part of a kind that the workbook's relations lead to; if they
// lead to none, the one that has the usual name.
func (b *book) beside(rs relations, main, kind string) *archive.File {
	if r, ok := rs.kind(kind); ok {
		return b.parts.find(r.target)
	}
	return b.parts.find(path.Join(path.Dir(main), kind+".xml"))
}

// parts are the files of a package, by names in lower case: case does not tell
// parts apart (part 2, 6.2.2.3). Some programs write \ for /.
type parts map[string]*archive.File

func partsOf(zip *archive.Zip) parts {
	ps := make(parts, len(zip.Files))
	for i := range zip.Files {
		name := strings.ToLower(strings.ReplaceAll(zip.Files[i].Name, `\`, "/"))
		if ps[name] == nil {
			ps[name] = &zip.Files[i]
		}
	}
	return ps
}

// find returns the part of that name, nil if there is none.
func (ps parts) find(name string) *archive.File { return ps[strings.ToLower(name)] }

// relation leads from a part to another. kind is the last word of its type:
// those of strict files differ in what stands before it.
type relation struct{ kind, target string }

// relations are by ID.
type relations map[string]relation

// kind returns the relation of a kind, of several the one with the least ID.
func (rs relations) kind(kind string) (found relation, ok bool) {
	least := ""
	for id, r := range rs {
		if r.kind == kind && (!ok || id < least) {
			found, least, ok = r, id, true
		}
	}
	return found, ok
}

// relations reads the relations of a part, of the package for "" (part 2,
// 6.5). A part that has none is damage here: a workbook's sheets need them.
func (ps parts) relations(name string) (relations, error) {
	folder, base := path.Split(name)
	rs := relations{}
	err := elements(ps.find(folder+"_rels/"+base+".rels"), func(element string, attr map[string]string) {
		if element != "Relationship" || attr["TargetMode"] == "External" {
			return
		}
		target := attr["Target"]
		if !strings.HasPrefix(target, "/") {
			target = "/" + folder + target
		}
		rs[attr["Id"]] = relation{path.Base(attr["Type"]), strings.TrimPrefix(path.Clean(target), "/")}
	})
	return rs, err
}

// elements calls found with each element of a part: its name and its
// attributes, by local names.
func elements(f *archive.File, found func(name string, attr map[string]string)) error {
	if f == nil {
		return archive.ErrDamaged
	}
	data, err := f.Read(maxPart)
	if err != nil {
		return err
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := tok.(xml.StartElement); ok {
			attr := make(map[string]string, len(start.Attr))
			for _, a := range start.Attr {
				attr[a.Name.Local] = a.Value
			}
			found(start.Name.Local, attr)
		}
	}
}

// readStyles reads the formats of cells: cellXfs (18.8.10) and numFmts
// (18.8.31). What else styles have is of no matter here.
func (b *book) readStyles(f *archive.File) error {
	if f == nil {
		return nil
	}
	inside := false // cellXfs, not cellStyleXfs
	return elements(f, func(name string, attr map[string]string) {
		id, _ := strconv.Atoi(attr["numFmtId"])
		switch name {
		case "numFmt":
			if _, ok := b.codes[id]; !ok {
				b.codes[id] = attr["formatCode"]
			}
		case "cellXfs", "cellStyleXfs", "cellStyles", "dxfs":
			inside = name == "cellXfs"
		case "xf":
			if inside {
				b.styles = append(b.styles, id)
			}
		}
	})
}

// maxFormats bounds the formats that are kept parsed, of up to 24 KB each;
// Excel's workbooks have up to 250.
const maxFormats = 1000

// format returns the format of a style, General for one that there is not. A
// code of the workbook stands before one that is built in.
func (b *book) format(style int) *numfmt.Format {
	id := 0
	if style >= 0 && style < len(b.styles) {
		id = b.styles[style]
	}
	f, ok := b.formats[id]
	if !ok {
		code, own := b.codes[id]
		if !own {
			code = numfmt.BuiltIn(id)
		}
		if len(b.formats) == maxFormats {
			clear(b.formats)
		}
		f = numfmt.Parse(code)
		b.formats[id] = f
	}
	return f
}

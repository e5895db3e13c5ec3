package sheet

import (
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"wenbao/facts/pattern"
	"wenbao/index/article/archive"
)

// part is where a sheet stands in the package.
type part struct {
	path   string
	hidden bool
}

// partsOf finds the parts of the worksheets by name: the workbook names them
// with an ID, and its relations give the ID's part.
func partsOf(zip *archive.Zip) (map[string]part, error) {
	targets := map[string]string{}
	err := elements(zip.Find("xl/_rels/workbook.xml.rels"), "Relationship", func(attr map[string]string) {
		target := attr["Target"]
		if !strings.HasPrefix(target, "/") {
			target = "/xl/" + target
		}
		targets[attr["Id"]] = strings.TrimPrefix(path.Clean(target), "/")
	})
	if err != nil {
		return nil, err
	}
	parts := map[string]part{}
	err = elements(zip.Find("xl/workbook.xml"), "sheet", func(attr map[string]string) {
		target := targets[attr["id"]]
		if strings.Contains(target, "chartsheets/") || strings.Contains(target, "dialogsheets/") {
			return
		}
		parts[attr["name"]] = part{path: target, hidden: strings.HasSuffix(strings.ToLower(attr["state"]), "hidden")}
	})
	return parts, err
}

// elements calls found with the attributes, by local name, of each element of
// that name.
func elements(f *archive.File, name string, found func(map[string]string)) error {
	if f == nil {
		return archive.ErrDamaged
	}
	data, err := f.Read(maxPart)
	if err != nil {
		return err
	}
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := tok.(xml.StartElement); ok && start.Name.Local == name {
			attr := map[string]string{}
			for _, a := range start.Attr {
				attr[a.Name.Local] = a.Value
			}
			found(attr)
		}
	}
}

// layout is what a sheet says beside its values.
type layout struct {
	merged map[[2]int]Cell // row and column of the first cell → the extent
	hidden map[int]bool    // columns
	below  map[int]int     // column → the last row that a merged cell covers
	reach  int             // the last row that any merged cell covers
}

var (
	mergeTag  = pattern.New(`<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"`)
	columnTag = pattern.New(`<(?:\w+:)?col\s[^>]*>`)
	numberOf  = pattern.New(`\b(min|max|hidden)="(\w+)"`)
)

// maxMerges bounds the merged cells of a sheet that are laid out.
const maxMerges = 50_000

// layoutOf finds merged cells and hidden columns in the sheet's own XML: to
// ask excelize for them would hold the whole sheet in memory as cells.
func layoutOf(f *archive.File) (*layout, error) {
	if f == nil {
		return parseLayout(nil), nil
	}
	data, err := f.Read(maxPart)
	if err != nil {
		return nil, err
	}
	return parseLayout(data), nil
}

func parseLayout(data []byte) *layout {
	lay := &layout{merged: map[[2]int]Cell{}, hidden: map[int]bool{}, below: map[int]int{}}
	for _, m := range mergeTag.FindAllSubmatch(data, maxMerges) {
		c1, r1, err1 := excelize.CellNameToCoordinates(string(m[1]))
		c2, r2, err2 := excelize.CellNameToCoordinates(string(m[2]))
		if err1 == nil && err2 == nil && c1 <= min(c2, maxColumns) && r1 <= r2 {
			lay.merged[[2]int{r1, c1}] = Cell{Columns: min(c2, maxColumns) - c1 + 1, Rows: r2 - r1 + 1}
		}
	}
	for _, tag := range columnTag.FindAll(data, maxColumns) {
		var from, to int
		hidden := false
		for _, m := range numberOf.FindAllSubmatch(tag, -1) {
			switch n, _ := strconv.Atoi(string(m[2])); string(m[1]) {
			case "min":
				from = n
			case "max":
				to = n
			default:
				hidden = n == 1 || string(m[2]) == "true"
			}
		}
		for c := from; hidden && c <= min(to, maxColumns); c++ {
			lay.hidden[c] = true
		}
	}
	return lay
}

// row makes cells of the texts of a row, which is numbered from 1; nil if all
// are empty.
func (lay *layout) row(at int, texts []string) []Cell {
	var cells []Cell
	filled := false
	for i := 0; i < min(len(texts), maxColumns); {
		c := i + 1
		if lay.below[c] >= at { // a merged cell above covers it
			i++
			continue
		}
		one, ok := lay.merged[[2]int{at, c}]
		if !ok {
			one = Cell{Columns: 1, Rows: 1}
		}
		one.Text = shown(texts[i])
		next := i + one.Columns
		one.Columns = 0
		for ; c <= next; c++ {
			if one.Rows > 1 {
				lay.below[c] = at + one.Rows - 1
				lay.reach = max(lay.reach, lay.below[c])
			}
			if !lay.hidden[c] {
				one.Columns++
			}
		}
		if i = next; one.Columns > 0 {
			cells = append(cells, one)
			filled = filled || one.Text != ""
		}
	}
	if !filled && lay.reach < at {
		return nil
	}
	return cells
}

// shown leaves out errors: #REF!, #DIV/0!, #N/A, ####.
func shown(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "#") && (strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || text == "#N/A" || strings.Trim(text, "#") == "") {
		return ""
	}
	return text
}

package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"wenbao/index/article/archive"
)

const (
	mainNames   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// partsOfBook are the parts of a workbook of one sheet. Its styles: 1 #,##0.00,
// 2 yyyy-mm-dd, 3 0.0%, 4 @"元".
func partsOfBook(sheet string) map[string]string {
	return map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="rId1" Target="xl/workbook.xml" Type="` + officeNames + `/officeDocument"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + mainNames + `"><sheets><sheet name="Sheet1" sheetId="1" xmlns:r="` + officeNames + `" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>
			<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="` + officeNames + `/worksheet"/>
			<Relationship Id="rId2" Target="sharedStrings.xml" Type="` + officeNames + `/sharedStrings"/>
			<Relationship Id="rId3" Target="styles.xml" Type="` + officeNames + `/styles"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst xmlns="` + mainNames + `"><si><t>净利润</t></si><si><t xml:space="preserve"> 两 端 </t></si><si/>
			<si><r><rPr><b/></rPr><t>营业</t></r><r><t>收入</t></r><rPh sb="0" eb="1"><t>ying</t></rPh><phoneticPr fontId="1"/></si>
			<si><t>第一行_x000D_第二行_x005F_x0041_</t></si><si><t>a&amp;b<![CDATA[<c>]]></t></si></sst>`,
		"xl/styles.xml": `<styleSheet xmlns="` + mainNames + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="@&quot;元&quot;"/></numFmts>
			<cellStyleXfs><xf numFmtId="9"/><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
			<cellStyles><cellStyle xfId="0"/></cellStyles></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + mainNames + `">` + sheet + `</worksheet>`,
	}
}

// bookOf packs a workbook of one sheet.
func bookOf(t *testing.T, sheet string) []byte {
	t.Helper()
	return pack(t, partsOfBook(sheet))
}

// pack packs parts, uncompressed.
func pack(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range slices.SortedFunc(maps.Keys(parts), cmp.Compare[string]) {
		to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(to, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// Cells of every type, and where they stand.
func TestRead_cells(t *testing.T) {
	tests := []struct{ reason, rows, want string }{
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c><c r="C1" t="s"><v>3</v></c></row>`, `"净利润" "两 端" "营业收入"`},
		{"shared strings that are not there", `<row r="1"><c t="s"><v>6</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c><c t="s"/><c><v>1</v></c></row>`, `"" "" "" "" "1"`},
		{"an empty string makes no cell", `<row r="1"><c><v>1</v></c><c t="s"><v>2</v></c></row>`, `"1"`},
		{"escapes", `<row r="1"><c t="s"><v>4</v></c><c t="str"><v>_x4E2D_国_x</v></c><c t="str"><v>_xZZZZ__x0041_</v></c></row>`, `"第一行\r第二行_x0041_" "中国_x" "_xZZZZ_A"`},
		{"entities, CDATA", `<row r="1"><c t="s"><v>5</v></c></row>`, `"a&b<c>"`},
		{"inline strings", `<row r="1"><c t="inlineStr"><is><t>内</t></is></c><c t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r><rPh><t>yi</t></rPh></is></c><c t="inlineStr"><v>值</v></c></row>`, `"内" "一二" "值"`},
		{"a formula's text", `<row r="1"><c t="str"><f>A1&amp;"x"</f><v>合计</v></c></row>`, `"合计"`},
		{"a formula without a value keeps its place", `<row r="1"><c><v>1</v></c><c><f>1+1</f></c></row>`, `"1" ""`},
		{"formats of texts", `<row r="1"><c t="s" s="4"><v>0</v></c><c t="str" s="4"><v>三</v></c><c t="inlineStr" s="4"><is><t>四</t></is></c></row>`, `"净利润元" "三元" "四元"`},
		{"formats of numbers", `<row r="1"><c s="1"><v>1466.02</v></c><c s="2"><v>45291</v></c><c s="3" t="n"><v>8.6E-2</v></c><c s="0"><v>0.30000000000000004</v></c><c s="99"><v>5</v></c><c s="x"><v>5</v></c></row>`, `"1,466.02" "2023-12-31" "8.6%" "0.3" "5" "5"`},
		{"booleans", `<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`, `"TRUE" "FALSE"`},
		{"errors", `<row r="1"><c t="e"><v>#REF!</v></c><c t="e" s="1"><v>#N/A</v></c><c t="e"><v>#GETTING_DATA</v></c><c t="str"><v>#DIV/0!</v></c><c><v>1</v></c><c t="e"><v>#NUM!</v></c></row>`, `"" "" "" "" "1" ""`},
		{"days of ISO 8601", `<row r="1"><c t="d" s="2"><v>2023-12-31</v></c><c t="d" s="2"><v>2023-12-31T12:00:00Z</v></c><c t="d"><v>2023-12-31</v></c><c t="d"><v>2023-12-31T15:04:05.5</v></c><c t="d"><v>15:04</v></c><c t="d"><v>年底</v></c></row>`, `"2023-12-31" "2023-12-31" "2023-12-31" "2023-12-31 15:04:05" "15:04:00" "年底"`},
		{"no number", `<row r="1"><c s="1"><v>不适用</v></c></row>`, `"不适用"`},
		{"cells that skip", `<row r="1"><c r="B1"><v>1</v></c><c r="$D$1"><v>2</v></c><c><v>3</v></c></row>`, `"" "1" "" "2" "3"`},
		{"cells out of order, the last at a place", `<row r="1"><c r="C1"><v>3</v></c><c r="a1"><v>1</v></c><c r="C1"><v>4</v></c></row>`, `"1" "" "4"`},
		{"elements that are not known", `<row r="1"><x/><c><y><v>9</v></y><v>1<!-- 2 --></v><extLst><v>3</v></extLst></c></row>`, `"1"`},
		{"rows without numbers", `<row><c><v>1</v></c></row><row><c><v>2</v></c></row>`, `"1" / "2"`},
		{"rows that skip", `<row r="1"><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row><row><c><v>3</v></c></row>`, `"1" /  /  / "2" / "3"`},
		{"rows out of order, or twice", `<row r="3"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row><row r="-9"><c><v>4</v></c></row>`, ` /  / "1" / "2" / "3" / "4"`},
		{"what skips before a hidden row is there", `<row r="1"><c><v>1</v></c></row><row r="3" hidden="1"><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row>`, `"1" /  / "3"`},
		{"rows in rows", `<row r="1"><c><v>1</v></c><row r="2"><c><v>2</v></c></row></row><c><v>3</v></c>`, `"1" / "2"`},
	}
	for _, tt := range tests {
		sheets, err := open(t, bookOf(t, "<sheetData>"+tt.rows+"</sheetData>"))
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		var rows []string
		for row := range strings.Lines(show(sheets)) {
			rows = append(rows, strings.TrimSpace(row))
		}
		if diff := gocmp.Diff(tt.want, strings.Join(rows[1:], " / ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// A merged cell covers no rows that are hidden: else it would push cells below
// it aside.
func TestRead_merged(t *testing.T) {
	sheets, err := open(t, bookOf(t, `<sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>2</v></c></row>
		<row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c><c r="B4"><v>5</v></c></row></sheetData>
		<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff("Sheet1\n  \"净利润\"/2 \"1\"\n  \"3\"\n  \"4\" \"5\"\n", show(sheets)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Packages as programs write them.
func TestRead_packages(t *testing.T) {
	const one = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>45291</v></c></row></sheetData>`
	const plain = "Sheet1\n  \"净利润\" \"2023-12-31\"\n"
	tests := []struct {
		reason string
		change func(map[string]string)
		want   string
	}{
		{"as Excel does", func(map[string]string) {}, plain},
		{"1904", func(p map[string]string) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
		}, "Sheet1\n  \"净利润\" \"2028-01-01\"\n"},
		{"targets from the root", func(p map[string]string) {
			p["xl/_rels/workbook.xml.rels"] = strings.ReplaceAll(p["xl/_rels/workbook.xml.rels"], `Target="`, `Target="/xl/`)
		}, plain},
		{"another folder, a sheet up from it", func(p map[string]string) {
			p["_rels/.rels"] = strings.Replace(p["_rels/.rels"], "xl/workbook.xml", "/book/main.xml", 1)
			p["book/main.xml"], p["book/_rels/main.xml.rels"] = p["xl/workbook.xml"], strings.ReplaceAll(p["xl/_rels/workbook.xml.rels"], `Target="`, `Target="../xl/`)
			delete(p, "xl/workbook.xml")
		}, plain},
		{"no relations of the package", func(p map[string]string) { delete(p, "_rels/.rels") }, plain},
		{"no relations to strings and styles", func(p map[string]string) {
			p["xl/_rels/workbook.xml.rels"] = strings.NewReplacer("/sharedStrings", "/x", "/styles", "/y").Replace(p["xl/_rels/workbook.xml.rels"])
		}, plain},
		{"names in another case, backslashes", func(p map[string]string) {
			p["XL\\SharedStrings.xml"] = p["xl/sharedStrings.xml"]
			delete(p, "xl/sharedStrings.xml")
		}, plain},
		{"strict names", func(p map[string]string) {
			for name, s := range p {
				p[name] = strings.NewReplacer(mainNames, "http://purl.oclc.org/ooxml/spreadsheetml/main", officeNames, "http://purl.oclc.org/ooxml/officeDocument/relationships").Replace(s)
			}
		}, plain},
		{"prefixes", func(p map[string]string) {
			for _, name := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"} {
				p[name] = strings.NewReplacer("</", "</x:", "<![", "<![", "xmlns=", "xmlns:x=", "<", "<x:").Replace(p[name])
			}
		}, plain},
		{"no styles, no strings", func(p map[string]string) {
			delete(p, "xl/styles.xml")
			delete(p, "xl/sharedStrings.xml")
		}, "Sheet1\n  \"\" \"45291\"\n"},
		{"no part of the sheet", func(p map[string]string) { delete(p, "xl/worksheets/sheet1.xml") }, "Sheet1\n"},
		{"a sheet of charts", func(p map[string]string) {
			p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "/worksheet\"", "/chartsheet\"", 1)
		}, ""},
		{"hidden", func(p map[string]string) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "sheetId", `state="veryHidden" sheetId`, 1)
		}, ""},
		{"a byte order mark", func(p map[string]string) {
			p["xl/worksheets/sheet1.xml"] = "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + p["xl/worksheets/sheet1.xml"]
		}, plain},
	}
	for _, tt := range tests {
		parts := partsOfBook(one)
		tt.change(parts)
		sheets, err := open(t, pack(t, parts))
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if diff := gocmp.Diff(tt.want, show(sheets)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// What is broken is said to be, not read in part.
func TestRead_damaged(t *testing.T) {
	tests := []struct {
		reason, part, content string
		want                  error
	}{
		{"a sheet cut off", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>14`, archive.ErrDamaged},
		{"a sheet of another charset", "xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="UTF-16"?><worksheet/>`, archive.ErrDamaged},
		{"a place that is none", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData></worksheet>`, archive.ErrDamaged},
		{"a place beyond Excel's", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>`, archive.ErrDamaged},
		{"a row beyond Excel's", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>`, ErrRows},
		{"strings", "xl/sharedStrings.xml", `<sst><si><t>净</si></sst>`, archive.ErrDamaged},
		{"styles", "xl/styles.xml", `<styleSheet><cellXfs>`, archive.ErrDamaged},
		{"relations", "xl/_rels/workbook.xml.rels", `<Relationships>&x;</Relationships>`, archive.ErrDamaged},
		{"relations of the package", "_rels/.rels", `<`, archive.ErrDamaged},
		{"no workbook", "_rels/.rels", `<a><Relationship Id="1" Type="/officeDocument" Target="y.xml"/></a>`, archive.ErrDamaged},
	}
	for _, tt := range tests {
		parts := partsOfBook(`<sheetData/>`)
		parts[tt.part] = tt.content
		if _, err := open(t, pack(t, parts)); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.reason, err, tt.want)
		}
	}
}

// A format that makes much of little, of texts that are long.
func TestRead_text(t *testing.T) {
	parts := partsOfBook("<sheetData><row>" + strings.Repeat(`<c r="A1" t="s" s="1"><v>0</v></c>`, 3000) + "</row></sheetData>")
	parts["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("净", 32767) + "</t></si></sst>"
	parts["xl/styles.xml"] = `<a><numFmt numFmtId="164" formatCode="` + strings.Repeat("@", 200) + `"/><cellXfs><xf/><xf numFmtId="164"/></cellXfs></a>`
	if _, err := open(t, pack(t, parts)); !errors.Is(err, archive.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

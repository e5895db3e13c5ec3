package article

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// file is a file of an archive in a test.
type file struct {
	name string
	data []byte
}

// zipOf makes a .zip.
func zipOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range files {
		out, err := w.Create(f.name)
		if err == nil {
			_, err = out.Write(f.data)
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

// gzipOf makes a .gz.
func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// para is a paragraph of a Word document, in a style if one is named.
func para(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return "<w:p>" + style + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

// row is a table row of a Word document; a cell ending in +n spans n columns.
func row(cells ...string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, c := range cells {
		text, span, _ := strings.Cut(c, "+")
		b.WriteString(`<w:tc><w:tcPr><w:gridSpan w:val="` + span + `"/></w:tcPr>` + para("", text) + "</w:tc>")
	}
	b.WriteString("</w:tr>")
	return b.String()
}

// docxOf makes a Word document of a body and the properties title and created.
func docxOf(t testing.TB, title, created, body string) []byte {
	t.Helper()
	return zipOf(t,
		file{"[Content_Types].xml", []byte("<Types/>")},
		file{"word/styles.xml", []byte(`<w:styles xmlns:w="x"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`)},
		file{"word/document.xml", []byte(`<w:document xmlns:w="x"><w:body>` + body + `</w:body></w:document>`)},
		file{"docProps/core.xml", []byte(fmt.Sprintf(`<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>%s</dc:title><dcterms:created>%s</dcterms:created></cp:coreProperties>`, title, created))},
	)
}

// xlsxOf makes a workbook of sheets, each a name and rows.
func xlsxOf(t testing.TB, sheets map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, ok := sheets["Sheet1"]; !ok {
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// respell changes a part of a .docx or .xlsx.
func respell(t testing.TB, data []byte, part, old, new string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var files []file
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(content, []byte(old)) {
				t.Fatalf("%s has no %s: %.200s", part, old, content)
			}
			content = bytes.Replace(content, []byte(old), []byte(new), 1)
		}
		files = append(files, file{f.Name, content})
	}
	return zipOf(t, files...)
}

package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/archive"
)

const (
	head   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>`
	tail   = `<w:sectPr><w:pgSz w:w="11906"/></w:sectPr></w:body></w:document>`
	styles = `<w:styles xmlns:w="x">
		<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
		<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="小标题"/><w:basedOn w:val="2"/></w:style>
		<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
		<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
		<w:style w:type="paragraph" w:styleId="loop1"><w:name w:val="甲"/><w:basedOn w:val="loop2"/></w:style>
		<w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="乙"/><w:basedOn w:val="loop1"/></w:style>
	</w:styles>`
)

// read reads a document with the given body.
func read(t *testing.T, body string) ([]Block, error) {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, text := range map[string]string{"word/document.xml": head + body + tail, "word/styles.xml": styles} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := archive.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()), archive.NewBudget())
	if err != nil {
		t.Fatal(err)
	}
	return Read(z, Options{Superscript: func(before, s string) string {
		if strings.HasSuffix(before, "m") {
			return "²"
		}
		return ""
	}})
}

// show prints blocks: kind and level, text; cells with +columns and /rows.
func show(blocks []Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		fmt.Fprintf(&b, "%s", [...]string{"p", "h", "li", "cap", "table"}[bl.Kind])
		if bl.Level > 0 {
			fmt.Fprint(&b, bl.Level)
		}
		if bl.Bold {
			b.WriteString(" bold")
		}
		if bl.Centered {
			b.WriteString(" centered")
		}
		if bl.Text != "" {
			fmt.Fprintf(&b, " %q", bl.Text)
		}
		for _, row := range bl.Rows {
			b.WriteString("\n ")
			if row.Header {
				b.WriteString(" header")
			}
			for _, c := range row.Cells {
				text := ""
				for _, in := range c.Blocks {
					text += in.Text
				}
				fmt.Fprintf(&b, " %q", text)
				if c.Columns > 1 {
					fmt.Fprintf(&b, "+%d", c.Columns)
				}
				if c.Rows > 1 {
					fmt.Fprintf(&b, "/%d", c.Rows)
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func p(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func tc(props, text string) string {
	return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + p(text) + "</w:tc>"
}

func TestRead(t *testing.T) {
	tests := []struct{ reason, body, want string }{
		{"heading by style", `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>经营情况</w:t></w:r></w:p>`, "h1 \"经营情况\"\n"},
		{"heading by the style it is based on", `<w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:r><w:t>净息差</w:t></w:r></w:p>`, "h2 \"净息差\"\n"},
		{"styles based on each other end", `<w:p><w:pPr><w:pStyle w:val="loop1"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>`, "p \"正文\"\n"},
		{"outline level, also of body text", `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>`, "h3 \"甲\"\np \"乙\"\n"},
		{"a table of contents is left out", `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>经营情况 5</w:t></w:r></w:p>` + p("正文。"), "p \"正文。\"\n"},
		{"list item", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>净利润3亿元</w:t></w:r></w:p>`, "li \"净利润3亿元\"\n"},
		{"a figure cut into runs", `<w:p><w:r><w:t>净利润</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>14</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">66.02 </w:t></w:r><w:r><w:t>亿元</w:t></w:r></w:p>`, "p \"净利润1466.02 亿元\"\n"},
		{"bold and centred", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>财务摘要</w:t></w:r></w:p>`, "p bold centered \"财务摘要\"\n"},
		{"bold switched off", `<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>财务摘要</w:t></w:r></w:p>`, "p \"财务摘要\"\n"},
		{"deleted, moved and hidden text", `<w:p><w:del><w:r><w:delText>2亿元</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>3亿元</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>4亿元</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>5亿元</w:t></w:r></w:p>`, "p \"4亿元\"\n"},
		{"fields and links", `<w:p><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:hyperlink><w:r><w:t>营收</w:t></w:r></w:hyperlink><w:fldSimple w:instr="x"><w:r><w:t>8%</w:t></w:r></w:fldSimple></w:p>`, "p \"营收8%\"\n"},
		{"tabs and breaks", `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`, "p \"甲\\t乙\\n丙\"\n"},
		{"superscripts", `<w:p><w:r><w:t>8.6%</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>，30m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`, "p \"8.6%，30m²\"\n"},
		{"a text box, once", `<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + p("框中") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p("框中") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "p \"正文\"\np \"框中\"\n"},
		{"content controls", `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + p("控件") + `</w:sdtContent></w:sdt>`, "p \"控件\"\n"},
		{"spans", `<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr>` + tc(`<w:vMerge w:val="restart"/>`, "项目") + tc(`<w:gridSpan w:val="2"/>`, "金额") + `</w:tr><w:tr>` + tc(`<w:vMerge/>`, "") + tc("", "2023年") + tc("", "2022年") + `</w:tr><w:tr>` + tc("", "净利润") + tc("", "3") + tc("", "2") + `</w:tr></w:tbl>`,
			"table\n  header \"项目\"/2 \"金额\"+2\n  \"2023年\" \"2022年\"\n  \"净利润\" \"3\" \"2\"\n"},
		{"a merge that is not begun", `<w:tbl><w:tr>` + tc(`<w:vMerge/>`, "甲") + tc("", "1") + `</w:tr></w:tbl>`, "table\n  \"甲\" \"1\"\n"},
		{"cells without properties", `<w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc>` + p("1") + `</w:tc></w:tr></w:tbl>`, "table\n  \"甲\" \"1\"\n"},
		{"rows that begin further right", `<w:tbl><w:tr>` + tc("", "甲") + tc("", "1") + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc("", "2") + `</w:tr></w:tbl>`, "table\n  \"甲\" \"1\"\n  \"\" \"2\"\n"},
		{"a deleted row", `<w:tbl><w:tr>` + tc("", "甲") + tc("", "1") + `</w:tr><w:tr><w:trPr><w:del/></w:trPr>` + tc("", "乙") + tc("", "2") + `</w:tr></w:tbl>`, "table\n  \"甲\" \"1\"\n \n"},
		{"a table for layout", `<w:tbl><w:tr><w:tc>` + p("左") + `<w:tbl><w:tr>` + tc("", "甲") + tc("", "1") + `</w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "p \"左\"\ntable\n  \"甲\" \"1\"\n"},
	}
	for _, tt := range tests {
		blocks, err := read(t, tt.body)
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if diff := cmp.Diff(tt.want, show(blocks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestRead_errors(t *testing.T) {
	for reason, body := range map[string]string{
		"tables without end":   strings.Repeat("<w:tbl><w:tr><w:tc>", 5000),
		"cut off":              "<w:p><w:r><w:t>净利",
		"entities of its own":  "<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>",
		"end without a start":  "</w:p>",
		"text boxes in a loop": strings.Repeat("<w:p><w:r><w:txbxContent>", 5000),
	} {
		if blocks, err := read(t, body); err == nil {
			t.Errorf("%s: no error, %q", reason, show(blocks))
		}
	}
}

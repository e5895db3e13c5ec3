package docx

import "testing"

// FuzzRead reads any body. Cells cover at least a place each, headings have a
// level.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		p("净利润3亿元。"), `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>`, `<w:p><w:pPr><w:pStyle w:val="loop1"/></w:pPr></w:p>`,
		"<w:tbl><w:tr>" + tc(`<w:gridSpan w:val="2"/>`, "甲") + "</w:tr><w:tr>" + tc(`<w:vMerge w:val="restart"/>`, "乙") + tc(`<w:vMerge/>`, "") + "</w:tr></w:tbl>",
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`,
		`<mc:AlternateContent><mc:Choice><w:p/></mc:Choice><mc:Fallback>` + p("x") + `</mc:Fallback></mc:AlternateContent>`, "<w:tbl><w:tr><w:tc>", "</w:body>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		blocks, err := read(t, body)
		if err == nil {
			checkBlocks(t, blocks)
		}
	})
}

func checkBlocks(t *testing.T, blocks []Block) {
	t.Helper()
	for _, b := range blocks {
		if b.Kind == Heading && (b.Level < 1 || b.Level > 9) {
			t.Errorf("heading %q of level %d", b.Text, b.Level)
		}
		if b.Kind != Table && len(b.Rows) > 0 || b.Kind == Table && b.Text != "" {
			t.Errorf("block of kind %d with text %q and %d rows", b.Kind, b.Text, len(b.Rows))
		}
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				if c.Columns < 1 || c.Rows < 1 {
					t.Errorf("a cell covers %d columns and %d rows", c.Columns, c.Rows)
				}
				checkBlocks(t, c.Blocks)
			}
		}
	}
}

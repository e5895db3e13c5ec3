package article

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/archive"
)

// documents lists what a path or input gives: the name, then the first line of
// the text or the error.
func documents(t *testing.T, in Input) []string {
	t.Helper()
	var got []string
	for doc := range in.Documents(context.Background()) {
		if doc.Err != nil {
			if strings.Contains(doc.Err.Error(), "\n") {
				t.Errorf("error of several lines: %q", doc.Err)
			}
			got = append(got, doc.Name+": "+doc.Err.Error())
			continue
		}
		check(t, doc.Article)
		first, _, _ := strings.Cut(doc.Article.Text, "\n")
		got = append(got, fmt.Sprintf("%s (%s) %s", doc.Article.ID, doc.Article.Name, first))
	}
	return got
}

func TestDocuments_archives(t *testing.T) {
	text := []byte("净利润3亿元。")
	docx := docxOf(t, "", "", para("", "净利润5亿元。"))
	gbk := gb(t, "年报/工行.txt")
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"/d/a.txt", text, []string{"/d/a.txt (a.txt) 净利润3亿元。"}},
		{"/d/a.txt.gz", gzipOf(t, text), []string{"/d/a.txt.gz (a.txt.gz) 净利润3亿元。"}},
		{"/d/a.csv.gz", gzipOf(t, []byte("净利润,3\n")), []string{"/d/a.csv.gz (a.csv.gz) 净利润 | 3"}},
		{"/d/a.zip", zipOf(t, file{"年报/a.txt", text}, file{"b.docx", docx}, file{"图.png", text}, file{".x.txt", text}, file{"__MACOSX/c.txt", text}, file{"~$b.docx", text}),
			[]string{"/d/a.zip!年报/a.txt (a.zip!年报/a.txt) 净利润3亿元。", "/d/a.zip!b.docx (a.zip!b.docx) 净利润5亿元。"}},
		{"/d/a.zip", zipOf(t, file{string(gbk), text}), []string{"/d/a.zip!年报/工行.txt (a.zip!年报/工行.txt) 净利润3亿元。"}},
		{"/d/a.zip", zipOf(t, file{"b.zip", zipOf(t, file{"c.csv.gz", gzipOf(t, []byte("净利润,3\n"))})}), []string{"/d/a.zip!b.zip!c.csv.gz (a.zip!b.zip!c.csv.gz) 净利润 | 3"}},
		{"/d/a.zip", zipOf(t, file{`年报\`, nil}, file{`年报\a.txt`, text}), []string{"/d/a.zip!年报/a.txt (a.zip!年报/a.txt) 净利润3亿元。"}},
		{"https://example.com/dl?id=3", zipOf(t, file{"a.txt", text}), []string{"https://example.com/dl?id=3!a.txt (dl!a.txt) 净利润3亿元。"}},
		{"/d/a.docx", zipOf(t, file{"a.txt", text}), []string{"/d/a.docx!a.txt (a.docx!a.txt) 净利润3亿元。"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, documents(t, Input{Name: tt.name, Data: tt.data})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// claim makes a .zip whose directory says that its file has the size.
func claim(t *testing.T, data []byte, size uint32) []byte {
	t.Helper()
	data = bytes.Clone(data)
	at := bytes.Index(data, []byte("PK\x01\x02"))
	if at < 0 {
		t.Fatal("no directory")
	}
	binary.LittleEndian.PutUint32(data[at+24:], size)
	return data
}

// Archives and documents that are wrong on purpose: each is one error, what
// stands beside it is read, and memory stays within a few times MaxSize.
func TestDocuments_hostile(t *testing.T) {
	text := []byte("净利润3亿元。")
	good := file{"好.txt", text}
	fine := "/d/a.zip!好.txt (a.zip!好.txt) 净利润3亿元。"
	bomb := bytes.Repeat([]byte{' '}, 40<<20)
	docx := docxOf(t, "", "", para("", "净利润5亿元。"))
	xlsx := xlsxOf(t, map[string][][]any{"Sheet1": {{"净利润", 3}}})
	nested := text
	for i := range 9 {
		nested = zipOf(t, file{fmt.Sprintf("%d.zip", i), nested})
	}
	matryoshka := text
	for range 9 {
		matryoshka = gzipOf(t, matryoshka)
	}
	encrypted := zipOf(t, file{"密.txt", text}, good)
	for _, magic := range []struct {
		mark  string
		flags int
	}{{"PK\x03\x04", 6}, {"PK\x01\x02", 8}} {
		encrypted[bytes.Index(encrypted, []byte(magic.mark))+magic.flags] |= 1
	}
	corrupt := zipOf(t, file{"坏.txt", bytes.Repeat([]byte("净利润3亿元。"), 99)}, good)
	corrupt[60] ^= 0xff
	many := make([]file, archive.MaxEntries+1)
	for i := range many {
		many[i] = file{fmt.Sprintf("%d.txt", i), nil}
	}
	tests := []struct {
		reason, name string
		data         []byte
		want         []string
	}{
		{"zip cut off", "/d/a.zip", zipOf(t, good)[:60], []string{"/d/a.zip: damaged archive"}},
		{"zip of nothing", "/d/a.zip", zipOf(t), []string{"/d/a.zip: nothing in the archive can be read"}},
		{"zip without anything to read", "/d/a.zip", zipOf(t, file{"图.png", text}), []string{"/d/a.zip: nothing in the archive can be read"}},
		{"no zip", "/d/a.zip", text, []string{"/d/a.zip: damaged archive"}},
		{"docx cut off", "/d/a.docx", docx[:len(docx)/2], []string{"/d/a.docx: damaged archive"}},
		{"xlsx cut off", "/d/a.xlsx", xlsx[:len(xlsx)/2], []string{"/d/a.xlsx: damaged archive"}},
		{"gzip cut off", "/d/a.txt.gz", gzipOf(t, text)[:20], []string{"/d/a.txt.gz: damaged archive"}},
		{"no gzip", "/d/a.txt.gz", text, []string{"/d/a.txt.gz: damaged archive"}},
		{"text as docx", "/d/a.docx", text, []string{"/d/a.docx: damaged file"}},
		{"old Word", "/d/a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 anything"), []string{"/d/a.docx: " + ErrOldOffice.Error()}},
		{"docx without a body", "/d/a.docx", zipOf(t, file{"[Content_Types].xml", nil}, file{"word/document.xml", []byte("<a/>")}), []string{"/d/a.docx: damaged archive"}},
		{"docx of broken XML", "/d/a.docx", docxOf(t, "", "", "<w:p>"), []string{"/d/a.docx: damaged file"}},
		{"xlsx without sheets", "/d/a.xlsx", zipOf(t, file{"[Content_Types].xml", []byte("<Types/>")}, file{"xl/workbook.xml", []byte("<workbook/>")}), []string{"/d/a.xlsx: damaged archive"}},
		{"zip bomb", "/d/a.zip", zipOf(t, file{"弹.txt", bomb}, good), []string{"/d/a.zip!弹.txt: " + archive.ErrBomb.Error(), fine}},
		{"gzip bomb", "/d/a.txt.gz", gzipOf(t, bomb), []string{"/d/a.txt.gz: " + archive.ErrBomb.Error()}},
		{"docx bomb", "/d/a.docx", zipOf(t, file{"[Content_Types].xml", nil}, file{"word/document.xml", bomb}), []string{"/d/a.docx: " + archive.ErrBomb.Error()}},
		{"xlsx with a broken list of sheets", "/d/a.xlsx", respell(t, xlsx, "xl/workbook.xml", "<sheets>", "<sheets><sheet <>"), []string{"/d/a.xlsx: damaged file"}},
		{"xlsx with broken styles", "/d/a.xlsx", respell(t, xlsx, "xl/styles.xml", "<styleSheet ", "<sheetStyle "), []string{"/d/a.xlsx: damaged file"}},
		{"xlsx with a broken sheet", "/d/a.xlsx", respell(t, xlsx, "xl/worksheets/sheet1.xml", "</sheetData>", ""), []string{"/d/a.xlsx: damaged file"}},
		{"xlsx bomb", "/d/a.xlsx", zipOf(t, file{"[Content_Types].xml", nil}, file{"xl/workbook.xml", nil}, file{"xl/worksheets/sheet1.xml", bomb}), []string{"/d/a.xlsx: " + archive.ErrBomb.Error()}},
		{"a size that is a lie", "/d/a.zip", claim(t, zipOf(t, file{"谎.txt", text}, good), 1<<30), []string{"/d/a.zip!谎.txt: " + archive.ErrBomb.Error(), fine}},
		{"a size that is too small", "/d/a.zip", claim(t, zipOf(t, file{"谎.txt", text}, good), 3), []string{"/d/a.zip!谎.txt: damaged archive", fine}},
		{"zips in zips", "/d/a.zip", zipOf(t, file{"n.zip", nested}, good), []string{"/d/a.zip!n.zip!8.zip!7.zip: " + archive.ErrDepth.Error(), fine}},
		{"gzips in gzips", "/d/a.txt.gz", matryoshka, []string{"/d/a.txt.gz: " + archive.ErrDepth.Error()}},
		{"too many files", "/d/a.zip", zipOf(t, many...), []string{"/d/a.zip: " + archive.ErrEntries.Error()}},
		{"encrypted", "/d/a.zip", encrypted, []string{"/d/a.zip!密.txt: encrypted archive", fine}},
		{"damaged within", "/d/a.zip", corrupt, []string{"/d/a.zip!坏.txt: damaged archive", fine}},
		{"an empty file within", "/d/a.zip", zipOf(t, file{"空.txt", nil}, good), []string{"/d/a.zip!空.txt: no text", fine}},
		{"a name twice", "/d/a.zip", zipOf(t, file{"a.txt", text}, good, file{`x\y.txt`, text}, file{"a.txt", []byte("又一家。")}, file{"x/y.txt", text}),
			[]string{"/d/a.zip!a.txt (a.zip!a.txt) 净利润3亿元。", fine, "/d/a.zip!x/y.txt (a.zip!x/y.txt) 净利润3亿元。", "/d/a.zip!a.txt: name of an earlier file of the archive", "/d/a.zip!x/y.txt: name of an earlier file of the archive"}},
		{"names that lead out", "/d/a.zip", zipOf(t, file{"../../etc/a.txt", text}, file{"/etc/b.txt", text}, file{`x\..\c.txt`, text}, file{"x/../../d.txt", text}, file{"C:e.txt", text}, file{"f\x00.txt", text}, file{"x//g.txt", text}, good),
			[]string{"/d/a.zip!../../etc/a.txt: name that leads out of the archive", "/d/a.zip!/etc/b.txt: name that leads out of the archive",
				`/d/a.zip!x/../c.txt: name that leads out of the archive`, "/d/a.zip!x/../../d.txt: name that leads out of the archive",
				"/d/a.zip!C:e.txt: name that leads out of the archive", "/d/a.zip!f\x00.txt: name that leads out of the archive", "/d/a.zip!x//g.txt: name that leads out of the archive", fine}},
		{"spans without end", "/d/a.docx", docxOf(t, "", "", "<w:tbl>"+row("甲+999999999", "1+-5")+row("乙+2", "2+x")+"</w:tbl>"), []string{"/d/a.docx (a.docx) 甲"}},
		{"a line without end", "/d/a.txt", bytes.Repeat([]byte("净利润3亿元 "), 1<<17), []string{"/d/a.txt (a.txt) " + strings.TrimSpace(strings.Repeat("净利润3亿元 ", 1<<17))}},
		{"a row of a million cells", "/d/a.csv", bytes.Repeat([]byte("1,"), 1<<20), []string{"/d/a.csv (a.csv) " + strings.Repeat("1,", 1<<20)}},
	}
	for _, tt := range tests {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := documents(t, Input{Name: tt.name, Data: tt.data})
		runtime.ReadMemStats(&after)
		if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 6*MaxSize>>20 {
			t.Errorf("%s: allocated %d MiB", tt.reason, mib)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// One file's share of an archive's budget is gone for the others.
func TestDocuments_budget(t *testing.T) {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	part := make([]byte, 1<<20) // repeats only at a distance: packs to 1/8 or so
	for i := range part {
		part[i] = byte('a' + i*i>>9%7)
	}
	packed := zipOf(t, file{"a.txt", part})
	inner := file{"b.zip", packed}
	for i := range 3 {
		f, err := w.Create(fmt.Sprintf("%d.zip", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(inner.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b := archive.NewBudget()
	z, err := archive.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()), b)
	if err != nil {
		t.Fatal(err)
	}
	before := *b
	if _, err := z.Files[0].Read(MaxSize); err != nil || *b == before {
		t.Errorf("reading took nothing from the budget (%v)", err)
	}
}

func TestDocuments_files(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sparse := write("大.txt", nil)
	if err := os.Truncate(sparse, 1<<30); err != nil {
		t.Skip("no sparse files here")
	}
	sparseZip := write("大.zip", nil)
	if err := os.Truncate(sparseZip, 1<<30); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		reason, path string
		want         error
	}{
		{"1 GiB of nothing", sparse, ErrTooLarge},
		{"1 GiB of nothing as .zip", sparseZip, archive.ErrDamaged},
		{"not there", filepath.Join(dir, "无.docx"), fs.ErrNotExist},
		{"a folder", write("x.bin", nil), ErrUnsupported},
	} {
		n := 0
		for doc := range Documents(context.Background(), tt.path) {
			if n++; !errors.Is(doc.Err, tt.want) || doc.Name != tt.path {
				t.Errorf("%s: %s: got %v, want %v", tt.reason, doc.Name, doc.Err, tt.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d documents", tt.reason, n)
		}
	}
	zip := write("a.zip", zipOf(t, file{"b.txt", []byte("净利润3亿元。")}))
	t.Chdir(dir)
	for doc := range Documents(context.Background(), "a.zip") {
		if doc.Name != "a.zip!b.txt" || doc.Article.ID != zip+"!b.txt" || doc.Err != nil {
			t.Errorf("got %s with ID %s, %v", doc.Name, doc.Article.ID, doc.Err)
		}
	}
}

// A document that is known with the same bytes is not read again, in an archive
// either.
func TestDocuments_known(t *testing.T) {
	dir := t.TempDir()
	text, packed := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.zip")
	write := func(path string, data []byte) {
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(text, []byte("某行2023年净利润3亿元。"))
	write(packed, zipOf(t, file{"一.txt", []byte("甲行2023年净利润4亿元。")}, file{"二.txt", []byte("乙行2023年净利润5亿元。")}))
	hashes := map[string]string{}
	known := Known(func(_ context.Context, id string) string { return hashes[id] })
	read := func() (fresh, unchanged int) {
		for _, path := range []string{text, packed} {
			for doc := range known.Documents(t.Context(), path) {
				switch {
				case doc.Err != nil:
					t.Fatal(doc.Err)
				case doc.Unchanged:
					unchanged++
				default:
					fresh++
					hashes[doc.Article.ID] = doc.Article.Hash
				}
			}
		}
		return fresh, unchanged
	}
	for _, want := range [][2]int{{3, 0}, {0, 3}} {
		if fresh, unchanged := read(); fresh != want[0] || unchanged != want[1] {
			t.Errorf("%d read and %d unchanged, want %v", fresh, unchanged, want)
		}
	}
	write(text, []byte("某行2023年净利润6亿元。"))
	if fresh, unchanged := read(); fresh != 1 || unchanged != 2 {
		t.Errorf("after a change: %d read and %d unchanged, want 1 and 2", fresh, unchanged)
	}
}

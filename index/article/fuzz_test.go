package article

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/archive"
)

// seeds adds the files in testdata with one of the extensions.
func seeds(f *testing.F, extensions ...string) {
	for _, ext := range extensions {
		paths, err := filepath.Glob("testdata/*" + ext)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// fuzzFormat reads any bytes as a file of that extension: places within the
// text, the same article the second time, errors of one line.
func fuzzFormat(f *testing.F, ext string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			t.Skip("longer is only slower")
		}
		art, err := Parse(context.Background(), "a"+ext, data)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("error of several lines: %q", err)
			}
			return
		}
		check(t, art)
		again, err := Parse(context.Background(), "a"+ext, data)
		// Diff alone takes longer than the two readings.
		if err != nil || !reflect.DeepEqual(art, again) {
			t.Errorf("read twice: %v (-first +second)\n%s", err, cmp.Diff(art, again))
		}
	})
}

func FuzzText(f *testing.F) {
	seeds(f, ".txt")
	for _, s := range []string{"项目  2023年  2022年\n净利润  3,651  3,604\n", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "一、\r\n\r\n　　净利润3亿元。\x00", "\xc4\xea\xb1\xa8"} {
		f.Add([]byte(s))
	}
	fuzzFormat(f, ".txt")
}

func FuzzMarkdown(f *testing.F) {
	seeds(f, ".md")
	for _, s := range []string{"# 标题\n\n> | a | b |\n- 1\n  2\n---\n| a |\n", "---\ntitle: x\n---\n```\n净利润3亿元\n", "a | b\n:--|--:\n\\| 1 | 2 | 3", "[净利润](http://x) ![图](y) **3亿元"} {
		f.Add([]byte(s))
	}
	fuzzFormat(f, ".md")
}

func FuzzHTML(f *testing.F) {
	seeds(f, ".html")
	for _, s := range []string{
		"<table><tr><td rowspan=3>a<td colspan=2>b<tr><th>c</table>", "<table><tr><td rowspan=65535 colspan=1000>净利润<table><tr><td>3亿元",
		"<meta charset=gbk><p>\xc4\xea\xb1\xa8", "<article><h1>年报<p>净利润<sup>1</sup>3亿元<br>。<script>1亿元</script>", "<p hidden>1<p style='display:none'>2<ul><li>3<li>4",
	} {
		f.Add([]byte(s))
	}
	fuzzFormat(f, ".html")
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"项目,2023年\n净利润,\"1,466\"\n\n注：未经审计\n", "a;b\n1;2\n", "a\tb\n\"1\n2\"\t3", "\"", "单位：亿元,,\n,2023年,2022年\n净利润,\"1\"\"2\",-\n", "\xef\xbb\xbfa,b\r\n1,2\r\n"} {
		f.Add([]byte(s))
	}
	fuzzFormat(f, ".csv")
}

// What a reader makes of any file in an archive, and of archives in it.
func FuzzDocuments(f *testing.F) {
	text := []byte("净利润3亿元。")
	f.Add("a.zip", zipOf(f, file{"a.txt", text}, file{"b/c.csv", []byte("项目,2023年\n净利润,3\n")}))
	f.Add("a.zip", zipOf(f, file{"a.zip", zipOf(f, file{"a.txt", text})}, file{"../a.txt", text}))
	f.Add("a.txt.gz", gzipOf(f, text))
	f.Add("a.docx", docxOf(f, "公告", "2024-03-28", para("", "净利润3亿元。")+"<w:tbl>"+row("甲+2", "1")+"</w:tbl>"))
	f.Add("a.xlsx", xlsxOf(f, map[string][][]any{"Sheet1": {{"项目", "2023年"}, {"净利润", 3}}}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 || !Supported(name) || strings.HasSuffix(strings.ToLower(name), ".pdf") {
			t.Skip("a PDF has targets of its own")
		}
		documents := 0
		for doc := range (Input{Name: name, Data: data}).Documents(context.Background()) {
			if documents++; documents > archive.MaxEntries+1 {
				t.Fatal("more documents than an archive may list")
			}
			if doc.Err == nil {
				check(t, doc.Article)
			} else if strings.ContainsAny(doc.Err.Error(), "\r\n") {
				t.Errorf("error of several lines: %q", doc.Err)
			}
		}
		if documents == 0 && !bytes.HasPrefix(data, []byte("PK")) {
			t.Error("neither a document nor an error")
		}
	})
}

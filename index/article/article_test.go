package article

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/article/charset"
)

var update = flag.Bool("update", false, "write the golden files")

// show prints an article as the golden files have it: what it tells about
// itself, then each block with its sentences, or with its cells (column,
// +columns covered, h for header).
func show(art facts.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title     %s\npublished %s\npublisher %s\nurl       %s\n", art.Title, art.Published, art.Publisher, art.URL)
	for i, bl := range art.Blocks {
		fmt.Fprintf(&b, "\n%s", bl.Kind)
		if bl.Level > 0 {
			fmt.Fprintf(&b, " level %d", bl.Level)
		}
		if bl.Table > 0 {
			fmt.Fprintf(&b, " table %d", bl.Table)
		}
		b.WriteByte('\n')
		for _, c := range bl.Cells {
			fmt.Fprintf(&b, "  %d", c.Column)
			if c.Columns > 1 {
				fmt.Fprintf(&b, "+%d", c.Columns)
			}
			if c.Header {
				b.WriteByte('h')
			}
			fmt.Fprintf(&b, " %q", c.In(art.Text))
		}
		if len(bl.Cells) > 0 {
			b.WriteByte('\n')
			continue
		}
		for _, s := range art.Sentences {
			if s.Block == i {
				fmt.Fprintf(&b, "  %s\n", s.In(art.Text))
			}
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range paths {
		if !Supported(path) {
			continue
		}
		n++
		t.Run(filepath.Base(path), func(t *testing.T) {
			art, err := Read(context.Background(), path)
			if err != nil {
				t.Fatal(err)
			}
			check(t, art)
			got, golden := show(art), path+".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if n == 0 {
		t.Error("no test articles")
	}
}

// check tests what holds for every article.
func check(t *testing.T, art facts.Article) {
	t.Helper()
	if !utf8.ValidString(art.Text) {
		t.Error("text is not UTF-8")
	}
	fits := func(what string, s facts.Span) bool {
		if s.Start < 0 || s.Start > s.End || s.End > len(art.Text) ||
			s.Start < len(art.Text) && !utf8.RuneStart(art.Text[s.Start]) || s.End < len(art.Text) && !utf8.RuneStart(art.Text[s.End]) {
			t.Errorf("%s %v is out of bounds or inside a character", what, s)
			return false
		}
		return true
	}
	end := 0
	for _, b := range art.Blocks {
		if !fits("block", b.Span) || b.Start < end || b.Len() == 0 {
			t.Errorf("block %v overlaps, or is empty", b.Span)
		}
		end = b.End
		at, column := b.Start, 0
		for _, c := range b.Cells {
			if !fits("cell", c.Span) || c.Start < at || c.End > b.End || c.Columns < 1 || c.Column < column {
				t.Errorf("cell %+v of block %v is out of place", c, b.Span)
			}
			at, column = c.End, c.Column+c.Columns
		}
	}
	end = 0
	for _, s := range art.Sentences {
		if !fits("sentence", s.Span) || s.Start < end || s.Block >= len(art.Blocks) || !art.Blocks[s.Block].Contains(s.Span) {
			t.Errorf("sentence %+v overlaps, or leaves its block", s)
			continue
		}
		end = s.End
		if in := s.In(art.Text); in == "" || strings.TrimSpace(in) != in {
			t.Errorf("sentence %q has blanks around it", in)
		}
	}
}

func TestParse_identity(t *testing.T) {
	tests := []struct {
		name     string
		wantName string
		wantURL  string
	}{
		{"/data/年报/工行.txt", "工行.txt", ""},
		{"https://example.com/news/1.html?from=rss", "1.html", "https://example.com/news/1.html?from=rss"},
		{"https://example.com/", "example.com", "https://example.com/"},
	}
	for _, tt := range tests {
		art, err := Parse(context.Background(), tt.name, []byte("全年净利润3亿元。"))
		if err != nil {
			t.Fatal(err)
		}
		got := []string{art.ID, art.Name, art.URL, art.Hash[:8]}
		want := []string{tt.name, tt.wantName, tt.wantURL, "594d4f0a"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestParse_errors(t *testing.T) {
	tests := []struct {
		reason string
		data   string
		want   error
	}{
		{"empty", "", ErrNoText},
		{"blank", "\ufeff \r\n　\t\n", ErrNoText},
		{"page without text", "<html><body><script>var a='净利润1亿元。'</script></body></html>", ErrNoText},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\xff\xd8\xfe\x81", charset.ErrBinary},
		{"program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", charset.ErrBinary},
		{"too large", strings.Repeat("a", MaxSize+1), ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := Parse(context.Background(), "a.txt", []byte(tt.data))
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.reason, err, tt.want)
		}
	}
}

func TestRead_errors(t *testing.T) {
	dir := t.TempDir()
	if _, err := Read(context.Background(), filepath.Join(dir, "没有.txt")); !errors.Is(err, os.ErrNotExist) && fmt.Sprint(err) != "no such file or directory" {
		t.Errorf("missing file: got %v", err)
	}
	if _, err := Read(context.Background(), filepath.Join(dir, "年报.ppt")); !errors.Is(err, ErrUnsupported) {
		t.Errorf("unsupported: got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, filepath.Join(dir, "a.txt")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/2.md", "a/1.html", ".git/x.txt", ".hidden.txt", "图.png"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for path, err := range Walk(context.Background(), []string{dir, filepath.Join(dir, "图.png"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "none")}) {
		rel, _ := filepath.Rel(dir, path)
		got = append(got, fmt.Sprint(rel, " ", err != nil))
	}
	want := []string{"a/1.html false", "a/2.md false", "b.txt false", "图.png true", "b.txt false", "none true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWalk_cancelled(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	for _, err := range Walk(ctx, []string{dir, dir}) {
		if n++; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	}
	if n != 1 {
		t.Errorf("yielded %d times, want once", n)
	}
}

// Pages that are wrong on purpose end quickly, with a text or an error.
func TestParse_hostile(t *testing.T) {
	tests := []struct{ reason, data, want string }{
		{"deep nesting", "<html><body>" + strings.Repeat("<div>", 100000) + "净利润1亿元。", "净利润1亿元。"},
		{"deep tables", "<html><body>" + strings.Repeat("<table><tr><td>", 300) + "净利润1亿元。", "净利润1亿元。"},
		{"long attribute", `<html><body><div class="` + strings.Repeat("nav ", 300000) + `">净利润1亿元，增长3%。</div>`, "净利润1亿元，增长3%。"},
		{"wide spans", "<html><body><table><tr><td rowspan=99999 colspan=99999>甲<td>乙</tr><tr><td>1</td></tr></table>", "甲"},
		{"unclosed comment", "<html><body><p>净利润1亿元。</p><!-- <p>净利润2亿元。</p>", "净利润1亿元。"},
		{"script in text", "<html><body><p>净利润1亿元。</p><script>document.write('<p>净利润9亿元。</p>')</script>", "净利润1亿元。"},
	}
	for _, tt := range tests {
		art, err := Parse(context.Background(), "a.html", []byte(tt.data))
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		check(t, art)
		if !strings.HasPrefix(art.Text, tt.want) || strings.Contains(art.Text, "9亿") || strings.Contains(art.Text, "2亿") {
			t.Errorf("%s: got %q", tt.reason, art.Text[:min(len(art.Text), 200)])
		}
	}
}

func ExampleParse() {
	art, err := Parse(context.Background(), "年报解读.html", []byte(`<html><body>
<nav><a href="/">首页</a></nav>
<h1>东屿银行去年净利润3亿元</h1>
<p class="info">2024-03-29 07:02 来源：海湾财经</p>
<p>东屿银行公布年报，净利润3亿元，同比增长5%。不良率1.1%。</p>
</body></html>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(art.Title, art.Published, art.Publisher)
	fmt.Println(art.Sentences[len(art.Sentences)-1].In(art.Text))
	// Output:
	// 东屿银行去年净利润3亿元 2024-03-29 海湾财经
	// 不良率1.1%。
}

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"decoys.html", "wrapped.txt"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Parse(context.Background(), name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

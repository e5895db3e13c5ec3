package segment_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-ego/gse"
	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/segment"
	"wenbao/index/segment/internal/image"
	"wenbao/index/segment/internal/plain"
)

func cut(text string, spans []facts.Span) []string {
	var list []string
	for _, s := range spans {
		list = append(list, s.In(text))
	}
	return list
}

func TestWords(t *testing.T) {
	tests := []struct{ reason, text, want string }{
		{"dictionary words", "数据显示全行员工", "数据|显示|全行|员工"},
		{"domain words are not cut in two", "手机银行客户的不良贷款率", "手机银行|客户|的|不良贷款率"},
		{"a run of letters and digits is one word, a point ends it", "投入272.46亿元", "投入|272|.|46|亿元"},
		{"capitals are found as small letters and kept", "4S店和ABC", "4S店|和|ABC"},
		{"blanks are words", "工行 2023", "工行| |2023"},
		{"runes outside the basic plane", "𫘨𠮷", "𫘨|𠮷"},
		{"bytes that are no UTF-8", "a\xff银行", "a|\xff|银行"},
		{"nothing", "", ""},
	}
	s := segment.New()
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, strings.Join(cut(tt.text, s.Words(tt.text)), "|")); diff != "" {
			t.Errorf("%s: Words (-want +got):\n%s", tt.reason, diff)
		}
		if diff := cmp.Diff(tt.want, strings.Join(cut(tt.text, s.Question(tt.text)), "|")); diff != "" {
			t.Errorf("%s: Question (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestAddedWords(t *testing.T) {
	s := segment.New("远岫光伏", "ChatBOT", "银行", "")
	for text, want := range map[string]string{
		"远岫光伏科技":     "远岫光伏|科技",
		"用chatbot问":  "用|chatbot|问",
		"用chatbots问": "用|chatbots|问",
		"商业银行":       "商业银行",
	} {
		if diff := cmp.Diff(want, strings.Join(cut(text, s.Words(text)), "|")); diff != "" {
			t.Errorf("Words (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, strings.Join(cut(text, s.Question(text)), "|")); diff != "" {
			t.Errorf("Question (-want +got):\n%s", diff)
		}
	}
}

// loaded is a gse that has loaded everything, which takes two seconds.
var loaded = sync.OnceValues(plain.Load)

func loadedGse(t testing.TB) *gse.Segmenter {
	t.Helper()
	if testing.Short() {
		t.Skip("loading gse takes seconds")
	}
	seg, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return seg
}

func gseCut(seg *gse.Segmenter, text string) []facts.Span {
	var spans []facts.Span
	for _, s := range seg.Segment([]byte(text)) {
		spans = append(spans, facts.Span{Start: s.Start(), End: s.End()})
	}
	return spans
}

func FuzzWords(f *testing.F) {
	for _, text := range []string{"工行2023年金融科技投入272.46亿元", "A\xff4S店é中", "\x00", "𫘨"} {
		f.Add(text)
	}
	s := segment.New()
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		spans := s.Words(text)
		for _, w := range spans {
			if w.Start != at || w.End <= w.Start {
				t.Fatalf("%q: %v does not go on at %d", text, w, at)
			}
			at = w.End
		}
		if at != len(text) {
			t.Fatalf("%q: ends at %d", text, at)
		}
		if len(text) < 200 {
			if diff := cmp.Diff(spans, s.Question(text)); diff != "" {
				t.Fatalf("%q: Words and Question differ (-words +question):\n%s", text, diff)
			}
		}
	})
}

// texts calls do with every line of the shared test articles and, for what
// they lack, of a few more.
func texts(t testing.TB, do func(line string)) {
	t.Helper()
	lines := 0
	for _, root := range []string{"../../testdata", "../article/testdata"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			for line := range strings.Lines(string(b)) {
				do(line)
				lines++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{"AA制 1号店 4S店 x射线 Ｔ恤", "臺灣銀行繁體", "a\xffb\xe5\x95 é中ü国 ½²", "𫘨𠮷 \x00 \uffff"} {
		do(line)
	}
	if lines == 0 {
		t.Fatal("no test articles")
	}
}

// The frozen dictionary and gse itself, all loaded, cut alike.
func TestSameAsGse(t *testing.T) {
	seg := loadedGse(t)
	s := segment.New()
	texts(t, func(line string) {
		want := gseCut(seg, line)
		if diff := cmp.Diff(want, s.Words(line)); diff != "" {
			t.Errorf("%q: Words (-gse +frozen):\n%s", line, diff)
		}
		if len(line) > 300 {
			return
		}
		if diff := cmp.Diff(want, s.Question(line)); diff != "" {
			t.Errorf("%q: Question (-gse loaded +gse just in time):\n%s", line, diff)
		}
	})
}

// The image says what the dictionary it was made from says.
func TestImageIsOfThisDictionary(t *testing.T) {
	seg := loadedGse(t)
	m, err := image.Open(segment.ImageBytes)
	if err != nil {
		t.Fatal(err)
	}
	if m.Total() != seg.Dict.TotalFreq() {
		t.Errorf("total frequency %v, want %v: run go generate", m.Total(), seg.Dict.TotalFreq())
	}
	for i := range seg.Dict.Tokens {
		w := &seg.Dict.Tokens[i]
		n, ok := m.Root(), true
		for _, r := range w.Text() {
			if n, ok = m.Child(n, m.Code(r)); !ok {
				break
			}
		}
		if !ok || m.Freq(n) != w.Freq() {
			t.Fatalf("%s: want frequency %v: run go generate", w.Text(), w.Freq())
		}
	}
}

func BenchmarkWords(b *testing.B) {
	var all []string
	size := 0
	texts(b, func(line string) { all, size = append(all, line), size+len(line) })
	s := segment.New()
	var spans []facts.Span
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, line := range all {
			spans = s.Append(spans[:0], line)
		}
	}
}

func BenchmarkQuestion(b *testing.B) {
	s := segment.New()
	for b.Loop() {
		s.Question("工商银行2023年的金融科技投入比2022年增长了多少？")
	}
}

package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// ids returns the id of each answer line, as JSON.
func ids(t *testing.T, out string) []string {
	t.Helper()
	var got []string
	for line := range strings.Lines(out) {
		var l AnswerLine
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("answer line %q: %v", line, err)
		}
		got = append(got, string(l.ID))
	}
	return got
}

func TestBatchOrder(t *testing.T) {
	var in strings.Builder
	var want []string
	for i := range 200 {
		fmt.Fprintf(&in, "{\"id\":%d,\"question\":\"工行2023年净利润是多少\"}\n\n", i)
		want = append(want, fmt.Sprint(i))
	}
	var out bytes.Buffer
	if err := newBot(t, emptyBase{}).Batch(t.Context(), strings.NewReader(in.String()), &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, ids(t, out.String())); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

func TestBatchLines(t *testing.T) {
	tests := []struct {
		name, in string
		ids      []string
		text     string // in the last answer
		bad      *MalformedError
	}{
		{"nothing", "", nil, "", nil},
		{"byte order mark, no final line end", "\uFEFF{\"id\":\"a\",\"question\":\"\"}", []string{`"a"`}, "没有收到问题", nil},
		{"CRLF", "{\"id\":\"a\",\"question\":\"\"}\r\n", []string{`"a"`}, "没有收到问题", nil},
		{"no JSON", "工行净利润\n", []string{`""`}, "第1行不是有效的JSON对象", &MalformedError{1, 1}},
		{"no UTF-8", "{\"id\":\"\xff\n", []string{`""`}, "UTF-8", &MalformedError{1, 1}},
		{"an invalid byte inside a string is let pass", "{\"id\":\"\xff\",\"question\":\"\xff\"}\n", []string{`"` + "\uFFFD" + `"`}, "没有收到问题", nil},
		{"no question", "\n{\"id\":\"a\"}\n", []string{`"a"`}, "第2行缺少字符串字段question", &MalformedError{1, 2}},
		{"question of another type", `{"id":"a","question":["工行"]}`, []string{`"a"`}, "question", &MalformedError{1, 1}},
		{"history of another type", `{"id":"a","question":"工行","history":"建行"}`, []string{`"a"`}, "history", &MalformedError{1, 1}},
		{"the rest goes on", "x\n{\"id\":\"b\",\"question\":\"\"}\n", []string{`""`, `"b"`}, "没有收到问题", &MalformedError{1, 1}},
		{"null is no object with a question", "null\n", []string{`""`}, "question", &MalformedError{1, 1}},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		err := newBot(t, emptyBase{}).Batch(t.Context(), strings.NewReader(tt.in), &out)
		var bad *MalformedError
		if err != nil && !errors.As(err, &bad) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.bad, bad); diff != "" {
			t.Errorf("%s: error (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.ids, ids(t, out.String())); diff != "" {
			t.Errorf("%s: ids (-want +got):\n%s", tt.name, diff)
		}
		if !strings.Contains(out.String(), tt.text) {
			t.Errorf("%s: answers %q do not say %q", tt.name, out.String(), tt.text)
		}
	}
}

func TestBatchLineTooLong(t *testing.T) {
	in := `{"id":"a","question":"` + strings.Repeat("工", MaxLine) + "\"}\n" + `{"id":"b","question":""}`
	var out bytes.Buffer
	err := newBot(t, emptyBase{}).Batch(t.Context(), strings.NewReader(in), &out)
	var bad *MalformedError
	if !errors.As(err, &bad) || bad.Lines != 1 {
		t.Errorf("error %v, want one malformed line", err)
	}
	if diff := cmp.Diff([]string{`""`, `"b"`}, ids(t, out.String())); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
}

// TestBatchAnswersEachLineAtOnce asks a second question only after the first
// answer has come, as a program on the other end of a pipe does.
func TestBatchAnswersEachLineAtOnce(t *testing.T) {
	questions, ask := io.Pipe()
	answers, reply := io.Pipe()
	done := make(chan error, 1)
	b := newBot(t, emptyBase{})
	go func() { done <- b.Batch(t.Context(), questions, reply) }()
	got := json.NewDecoder(answers)
	for i := range 3 {
		fmt.Fprintf(ask, "{\"id\":%d,\"question\":\"\"}\n", i)
		var l AnswerLine
		if err := got.Decode(&l); err != nil {
			t.Fatal(err)
		}
		if string(l.ID) != fmt.Sprint(i) {
			t.Fatalf("answer %d has id %s", i, l.ID)
		}
	}
	ask.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestBatchEndsWithContext(t *testing.T) {
	b := newBot(t, emptyBase{})
	ctx, cancel := context.WithCancel(t.Context())
	questions, _ := io.Pipe() // nothing ever comes
	done := make(chan error, 1)
	go func() { done <- b.Batch(ctx, questions, io.Discard) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
}

func TestBatchWriterFails(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	err := newBot(t, emptyBase{}).Batch(t.Context(), strings.NewReader(`{"id":1,"question":""}`), w)
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v, want that of the writer", err)
	}
}

// breakingBase fails on every access once it is broken.
type breakingBase struct {
	emptyBase
	broken bool
}

var errBroken = errors.New("disk gone")

func (b *breakingBase) Facts(context.Context, facts.Query) ([]facts.Fact, error) {
	if b.broken {
		return nil, errBroken
	}
	return nil, nil
}

func TestBatchStopsWhenTheBaseFails(t *testing.T) {
	base := &breakingBase{}
	b := newBot(t, base)
	base.broken = true
	var out bytes.Buffer
	err := b.Batch(t.Context(), strings.NewReader(`{"id":1,"question":"工行2023年净利润是多少"}`), &out)
	if !errors.Is(err, errBroken) || out.Len() > 0 {
		t.Errorf("error %v, output %q; want that of the base and no answer", err, out.String())
	}
}

func FuzzBatch(f *testing.F) {
	b := newBot(f, emptyBase{})
	f.Add([]byte(`{"id":"a","question":"工行2023年净利润"}`))
	f.Add([]byte("\n{\"id\":null,\"question\":\"\\u0000\"}\r\n{"))
	f.Add([]byte("\xff\xfe\n[]\n\"x\""))
	f.Fuzz(func(t *testing.T, in []byte) {
		want := 0
		for line := range bytes.Lines(in) {
			if len(bytes.TrimSpace(line)) > 0 {
				want++
			}
		}
		var out bytes.Buffer
		err := b.Batch(t.Context(), bytes.NewReader(in), &out)
		var bad *MalformedError
		if err != nil && !errors.As(err, &bad) {
			t.Fatal(err)
		}
		if got := len(ids(t, out.String())); got != want {
			t.Errorf("%d answers to %d lines %q", got, want, in)
		}
	})
}

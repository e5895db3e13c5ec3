package mentions_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/mentions"
)

func TestRecognise(t *testing.T) {
	got, err := mentions.Recognise(mentions.Line{ID: json.RawMessage(`"a"`), Text: "截至２０２３年末，客戶近600万户，同比增长", ReferenceDate: "2024-03-28"})
	if err != nil {
		t.Fatal(err)
	}
	want := mentions.Result{
		ID: json.RawMessage(`"a"`),
		Quantities: []mentions.Quantity{{Surface: "600万户", Start: 12, End: 17,
			Value: "6000000", Unit: "户", Approx: "about", Kind: "count"}},
		Periods: []mentions.Period{{Surface: "２０２３年末", Start: 2, End: 8,
			From: "2023-12-31", To: "2023-12-31", Kind: "instant"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStream(t *testing.T) {
	in := `{"id":"1","text":"增长3%","reference_date":""}

{"id":"2","text":"无"}`
	want := `{"id":"1","quantities":[{"surface":"3%","start":2,"end":4,"value":"3","unit":"%","approx":"exact","kind":"percent"}],"periods":[]}
{"id":"2","quantities":[],"periods":[]}
`
	var out bytes.Buffer
	if err := mentions.Stream(context.Background(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A malformed line is answered like the others, which go on.
func TestStreamErrors(t *testing.T) {
	const nothing = `"quantities":[],"periods":[]`
	for _, tt := range []struct{ name, in, want string }{
		{"no JSON", `{`, `{"id":"",` + nothing + `,"error":"不是有效的JSON对象"}`},
		{"a list", `["3%"]`, `{"id":"",` + nothing + `,"error":"不是有效的JSON对象"}`},
		{"no text", `{"id":"x"}`, `{"id":"x",` + nothing + `,"error":"缺少字符串字段text"}`},
		{"text of another type", `{"id":"x","text":3}`, `{"id":"x",` + nothing + `,"error":"缺少字符串字段text"}`},
		{"reference date", `{"id":7,"text":"","reference_date":"28.3.2024"}`, `{"id":7,` + nothing + `,"error":"reference_date不是日期，应如2024-03-28"}`},
		{"reference date of the year 0", `{"id":7,"text":"2季","reference_date":"0000-01-01"}`, `{"id":7,` + nothing + `,"error":"reference_date不是日期，应如2024-03-28"}`},
		{"reference date of another type", `{"id":7,"text":"","reference_date":2024}`, `{"id":7,` + nothing + `,"error":"reference_date不是日期，应如2024-03-28"}`},
		{"an ID of any kind, after a byte order mark", "\uFEFF" + `{"id":{"n":[1]},"text":""}`, `{"id":{"n":[1]},` + nothing + `}`},
	} {
		var out bytes.Buffer
		good := `{"id":"1","text":""}` + "\n"
		err := mentions.Stream(context.Background(), strings.NewReader(tt.in+"\n\n"+good), &out)
		if diff := cmp.Diff(tt.want+"\n"+`{"id":"1",`+nothing+"}\n", out.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		var bad *mentions.MalformedError
		if wrong := strings.Contains(tt.want, "error"); errors.As(err, &bad) != wrong || wrong && *bad != (mentions.MalformedError{Lines: 1, First: 1}) {
			t.Errorf("%s: error %v", tt.name, err)
		}
	}
}

func TestStreamCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := mentions.Stream(ctx, strings.NewReader("{}\n"), &bytes.Buffer{}); err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

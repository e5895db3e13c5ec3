package mentions_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts/mentions"
)

func TestRecognise(t *testing.T) {
	got, err := mentions.Recognise(mentions.Line{ID: "a", Text: "截至２０２３年末，客戶近600万户，同比增长", ReferenceDate: "2024-03-28"})
	if err != nil {
		t.Fatal(err)
	}
	want := mentions.Result{
		ID: "a",
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

func TestStreamErrors(t *testing.T) {
	good := `{"id":"1","text":"3%"}` + "\n"
	for _, tt := range []struct{ name, in, want string }{
		{"malformed line", good + "{\n", "line 2: "},
		{"wrong type", good + good + `{"id":3}`, "line 3: "},
		{"reference date", `{"id":"1","text":"","reference_date":"28.3.2024"}`, `line 1: reference date "28.3.2024"`},
	} {
		var out bytes.Buffer
		err := mentions.Stream(context.Background(), strings.NewReader(tt.in), &out)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want it to begin %q", tt.name, err, tt.want)
		}
		if n := strings.Count(out.String(), "\n"); n != strings.Count(tt.in, good) {
			t.Errorf("%s: %d lines written before the error", tt.name, n)
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

// Package mentions says what the recognisers see in a text, in the JSON form
// of the command line: wenbao facts quantities --jsonl.
package mentions

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Line is one text to be read. ReferenceDate is YYYY-MM-DD or empty. The ID is echoed as
// it came; any JSON value will do.
type Line struct {
	ID            json.RawMessage `json:"id"`
	Text          string          `json:"text"`
	ReferenceDate string          `json:"reference_date"`
}

// Quantity is a quantity as printed; Start and End count code points.
type Quantity struct {
	Surface string `json:"surface"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Value   string `json:"value"`
	Unit    string `json:"unit"`
	Approx  string `json:"approx"`
	Kind    string `json:"kind"`
}

// Period is a period as printed; From and To are inclusive days, empty where
// the side is open or not resolved.
type Period struct {
	Surface string `json:"surface"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	From    string `json:"from"`
	To      string `json:"to"`
	Kind    string `json:"kind"`
}

// Result is what was seen in a Line; its lists are never nil. Error goes beyond the
// contract: why a line could not be read.
type Result struct {
	ID         json.RawMessage `json:"id"`
	Quantities []Quantity      `json:"quantities"`
	Periods    []Period        `json:"periods"`
	Error      string          `json:"error,omitempty"`
}

// MalformedError reports that lines of a stream could not be read. Each of them was
// answered with its Error.
type MalformedError struct {
	Lines int // malformed lines
	First int // number of the first one, counted from 1
}

// Error names the first malformed line.
func (e *MalformedError) Error() string {
	return fmt.Sprintf("%d malformed lines, the first is line %d", e.Lines, e.First)
}

// Recognise finds the quantities and periods of a line. The error is that of
// a malformed reference date.
func Recognise(l Line) (Result, error) {
	res := empty(l.ID)
	var c period.Context
	if l.ReferenceDate != "" {
		d, err := facts.ParseDate(l.ReferenceDate)
		if err != nil {
			return res, fmt.Errorf("reference %w", err)
		}
		if d.Year < firstYear || d.Year > lastYear {
			return res, fmt.Errorf("reference date %q: want a year from %d to %d", l.ReferenceDate, firstYear, lastYear)
		}
		c.Reference = d
	}
	f := lex.Fold(l.Text)
	points := counter{text: l.Text}
	for _, m := range quantity.FindFolded(f) {
		sp := f.Original(m.Span)
		start, end := points.span(sp)
		q := m.Quantity
		res.Quantities = append(res.Quantities, Quantity{Surface: sp.In(l.Text), Start: start, End: end,
			Value: string(q.Value), Unit: string(q.Unit), Approx: q.Approx.String(), Kind: string(q.Kind)})
	}
	points = counter{text: l.Text}
	for _, m := range period.FindFolded(f, c) {
		if m.Rule == period.YoY || m.Rule == period.QoQ {
			continue // 同比 and 环比 name a period but are no wording of one
		}
		sp := f.Original(m.Span)
		start, end := points.span(sp)
		kind := "duration"
		if m.Period.Instant {
			kind = "instant"
		}
		from := m.Period.Start
		res.Periods = append(res.Periods, Period{Surface: sp.In(l.Text), Start: start, End: end,
			From: from.String(), To: m.Period.Last().String(), Kind: kind})
	}
	return res, nil
}

// counter turns ascending byte positions of a text into code points.
type counter struct {
	text       string
	at, points int
}

func (c *counter) span(sp facts.Span) (start, end int) {
	c.points += utf8.RuneCountInString(c.text[c.at:sp.Start])
	start = c.points
	c.points += utf8.RuneCountInString(sp.In(c.text))
	c.at = sp.End
	return start, c.points
}

// Stream reads one Line a line and writes one Result a line, in the same
// order, each written before the next line is read. Blank lines are skipped. A
// malformed line is answered with its Error and the rest goes on; Stream then
// returns a *MalformedError at the end.
func Stream(ctx context.Context, r io.Reader, w io.Writer) error {
	in := bufio.NewReader(r)
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	var bad MalformedError
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("read line %d: %w", n, err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			res := answer(line)
			if res.Error != "" {
				if bad.Lines++; bad.Lines == 1 {
					bad.First = n
				}
			}
			if e := errors.Join(enc.Encode(res), out.Flush()); e != nil {
				return fmt.Errorf("write line %d: %w", n, e)
			}
		}
		if err == io.EOF {
			break
		}
	}
	if bad.Lines > 0 {
		return &bad
	}
	return nil
}

// answer reads a line, which begins with a byte order mark where a file does.
func answer(raw []byte) Result {
	var line struct {
		Line
		Text *string `json:"text"`
	}
	err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\uFEFF")), &line)
	var field *json.UnmarshalTypeError // the first of another type; the others are read
	refuse := func(why string) Result {
		res := empty(line.ID)
		res.Error = why
		return res
	}
	switch {
	case err != nil && (!errors.As(err, &field) || field.Field == ""):
		line.ID = nil
		return refuse("不是有效的JSON对象")
	case line.Text == nil || err != nil && field.Field == "text":
		return refuse("缺少字符串字段text")
	case err != nil:
		return refuse(badDate)
	}
	line.Line.Text = *line.Text
	res, err := Recognise(line.Line)
	if err != nil {
		return refuse(badDate)
	}
	return res
}

// Years that a reference date may be in: those that are told from it have four digits, too.
const (
	firstYear = 1000
	lastYear  = 9000
)

const badDate = "reference_date不是日期，应如2024-03-28"

// empty is a Result of nothing. A nil id becomes "".
func empty(id json.RawMessage) Result {
	if len(id) == 0 {
		id = json.RawMessage(`""`)
	}
	return Result{ID: bytes.ToValidUTF8(id, []byte("\uFFFD")), Quantities: []Quantity{}, Periods: []Period{}}
}

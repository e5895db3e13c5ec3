// Package mentions says what the recognisers see in a text, in the JSON form
// of the command line: wenbao facts quantities --jsonl.
package mentions

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// Line is one text to be read. ReferenceDate is YYYY-MM-DD or empty.
type Line struct {
	ID            string `json:"id"`
	Text          string `json:"text"`
	ReferenceDate string `json:"reference_date"`
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

// Result is what was seen in a Line; its lists are never nil.
type Result struct {
	ID         string     `json:"id"`
	Quantities []Quantity `json:"quantities"`
	Periods    []Period   `json:"periods"`
}

// Recognise finds the quantities and periods of a line. The error is that of
// a malformed reference date.
func Recognise(l Line) (Result, error) {
	res := Result{ID: l.ID, Quantities: []Quantity{}, Periods: []Period{}}
	var c period.Context
	if l.ReferenceDate != "" {
		d, err := facts.ParseDate(l.ReferenceDate)
		if err != nil {
			return res, fmt.Errorf("reference %w", err)
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
// order, each written before the next line is read. It stops at the first
// line that is no Line, naming its number, or when ctx is done.
func Stream(ctx context.Context, r io.Reader, w io.Writer) error {
	in := bufio.NewReader(r)
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := in.ReadBytes('\n')
		if len(line) == 0 && err == io.EOF {
			return nil
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("read line %d: %w", n, err)
		}
		if e := answer(line, enc); e != nil {
			return fmt.Errorf("line %d: %w", n, e)
		}
		if e := out.Flush(); e != nil {
			return fmt.Errorf("write line %d: %w", n, e)
		}
		if err == io.EOF {
			return nil
		}
	}
}

func answer(line []byte, enc *json.Encoder) error {
	if blank(line) {
		return nil
	}
	var l Line
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	res, err := Recognise(l)
	if err != nil {
		return err
	}
	return enc.Encode(res)
}

func blank(line []byte) bool {
	for _, c := range line {
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}

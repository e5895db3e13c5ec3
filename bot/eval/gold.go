// Package eval measures answers against a gold file: one question a line with
// the answer that is expected of it.
//
//	{"id":"t1","question":"工行2023年金融科技投入多少","kind":"lookup",
//	 "expect":{"status":"answered","figures":[{"value":"27246000000","unit":"CNY"}]},
//	 "source":{"article":"icbc-2023.txt","sentence_contains":"金融科技投入272.46亿元"}}
//
// A question is right, or it is missed; a miss is a wrong figure (the failure
// that matters most), an abstention, or something else such as a wrong order.
// Beside that an answer is grounded when it cites a sentence the gold file
// names.
package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Question is a line of a gold file.
type Question struct {
	ID       string
	Question string
	History  []string
	Kind     string // lookup, share, growth … : what scores are reported by
	Expect   Expect
	Sources  []Source // any of them supports the answer; empty = not checked
	Article  string   // file name of the source, "" for none; what calibration splits by
	Closed   bool     // fair only over its own article: other articles speak of it too
}

// Expect is what an answer must be.
type Expect struct {
	Status    answer.Status
	Figures   [][]Figure // complete alternatives; one of them must be in the answer
	Parts     []Figure   // operands: giving only these is a miss, no wrong figure
	Texts     [][]string // of each group at least one must be in the text; nil = not checked
	Tolerance facts.Decimal
	Verdict   string // "yes", "no": whether the text must agree or contradict
	Ordered   bool   // the figures must keep the gold order
}

// Figure is an expected figure.
type Figure struct {
	Value     facts.Decimal
	Unit      string
	EitherWay bool // the sign does not matter
}

// Source is a place that supports an answer.
type Source struct {
	Article  string `json:"article"`           // file name
	Contains string `json:"sentence_contains"` // a piece of the sentence
}

// goldLine is a line as written; Question is what it means.
type goldLine struct {
	ID       string   `json:"id"`
	Question string   `json:"question"`
	History  []string `json:"history"`
	Kind     string   `json:"kind"`
	Expect   struct {
		Status     answer.Status   `json:"status"`
		Figures    []goldFigure    `json:"figures"`
		FiguresAny json.RawMessage `json:"figures_any"`
		Components []goldFigure    `json:"components"`
		TextAny    []string        `json:"text_any"`
		TextAll    []string        `json:"text_all"`
		TextGroups [][]string      `json:"text_groups"`
		Winner     []string        `json:"winner"`
		Derived    bool            `json:"derived"`
		Tolerance  json.RawMessage `json:"tolerance"`
		Verdict    string          `json:"verdict"`
		Ordered    bool            `json:"ordered"`
	} `json:"expect"`
	Source      *Source  `json:"source"`
	MoreSources []Source `json:"more_sources"`
	SourceAlt   []Source `json:"source_alt"`

	Also         []goldFigure `json:"also"`     // each of them would do by itself
	Match        string       `json:"match"`    // "abs": signs do not matter
	TextAll      []string     `json:"text_all"` // as in expect
	ClosedOnly   bool         `json:"closed_only"`
	OpenConflict bool         `json:"open_conflict"`
}

type goldFigure struct {
	Value json.RawMessage `json:"value"`
	Unit  string          `json:"unit"`
	AbsOK bool            `json:"abs_ok"`
}

// Read reads a gold file; blank lines are skipped. An error names the line.
func Read(r io.Reader) ([]Question, error) {
	br := bufio.NewReader(r)
	var out []Question
	for n := 1; ; n++ {
		raw, readErr := br.ReadBytes('\n')
		if n == 1 {
			raw = trimMark(raw)
		}
		if !blank(raw) {
			q, err := parse(raw)
			if err != nil {
				return nil, fmt.Errorf("gold line %d: %w", n, err)
			}
			out = append(out, q)
		}
		if errors.Is(readErr, io.EOF) {
			return out, nil
		}
		if readErr != nil {
			return nil, fmt.Errorf("gold line %d: %w", n, readErr)
		}
	}
}

func parse(raw []byte) (Question, error) {
	var l goldLine
	if err := json.Unmarshal(raw, &l); err != nil {
		return Question{}, err
	}
	switch l.Expect.Status {
	case answer.Answered, answer.Clarify, answer.NotFound:
	default:
		return Question{}, fmt.Errorf("%s: unknown status %q", l.ID, l.Expect.Status)
	}
	q := Question{ID: l.ID, Question: l.Question, History: l.History, Kind: l.Kind, Closed: l.ClosedOnly || l.OpenConflict}
	q.Expect = Expect{Status: l.Expect.Status, Texts: l.texts(), Verdict: l.Expect.Verdict, Ordered: l.Expect.Ordered}
	var err error
	if q.Expect.Figures, err = l.figures(); err != nil {
		return Question{}, fmt.Errorf("%s: %w", l.ID, err)
	}
	if q.Expect.Parts, err = figures(l.Expect.Components); err != nil {
		return Question{}, fmt.Errorf("%s: %w", l.ID, err)
	}
	if l.Expect.Derived {
		if q.Expect.Tolerance, err = tolerance(l.Expect.Tolerance); err != nil {
			return Question{}, fmt.Errorf("%s: %w", l.ID, err)
		}
	}
	if l.Source != nil {
		q.Article = l.Source.Article
		q.Sources = append(append([]Source{*l.Source}, l.SourceAlt...), l.MoreSources...)
		q.Sources = slices.DeleteFunc(q.Sources, func(s Source) bool { return s.Contains == "" })
	}
	return q, nil
}

// texts returns what the text must name. text_any beside figures is another
// spelling of them and counts only where a name or a date is asked for.
func (l *goldLine) texts() [][]string {
	e := &l.Expect
	all := append(e.TextAll, l.TextAll...)
	switch {
	case len(e.TextGroups) > 0:
		return e.TextGroups
	case len(e.Winner) > 0:
		return [][]string{e.Winner}
	case len(all) > 0:
		var groups [][]string
		for _, t := range all {
			groups = append(groups, []string{t})
		}
		return groups
	case len(e.TextAny) > 0 && (textual[l.Kind] || len(e.Figures) == 0 && len(e.FiguresAny) == 0):
		return [][]string{e.TextAny}
	}
	return nil
}

// figures returns the alternatives of an answer's figures.
func (l *goldLine) figures() ([][]Figure, error) {
	alts, err := alternatives(l.Expect.Figures, l.Expect.FiguresAny)
	if err != nil {
		return nil, err
	}
	also, err := figures(l.Also)
	if err != nil {
		return nil, err
	}
	for _, f := range also {
		alts = append(alts, []Figure{f})
	}
	if l.Match == "abs" {
		for _, alt := range alts {
			for i := range alt {
				alt[i].EitherWay = true
			}
		}
	}
	return alts, nil
}

// alternatives reads figures and figures_any, which is a list of figures (each
// enough by itself) or a list of lists.
func alternatives(all []goldFigure, any json.RawMessage) ([][]Figure, error) {
	var lists [][]goldFigure
	if len(any) > 0 && json.Unmarshal(any, &lists) != nil {
		lists = nil // an error leaves what was read before it
		var single []goldFigure
		if err := json.Unmarshal(any, &single); err != nil {
			return nil, fmt.Errorf("figures_any: %w", err)
		}
		for _, f := range single {
			lists = append(lists, []goldFigure{f})
		}
	}
	if len(lists) == 0 && len(all) > 0 {
		lists = [][]goldFigure{all}
	}
	var out [][]Figure
	for _, list := range lists {
		figs, err := figures(list)
		if err != nil {
			return nil, err
		}
		out = append(out, figs)
	}
	return out, nil
}

func figures(list []goldFigure) ([]Figure, error) {
	var out []Figure
	for _, f := range list {
		v, err := decimal(f.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, Figure{Value: v, Unit: f.Unit, EitherWay: f.AbsOK})
	}
	return out, nil
}

// tolerance reads 0.001 or {"relative":0.001}.
func tolerance(raw json.RawMessage) (facts.Decimal, error) {
	if len(raw) == 0 {
		return "", nil
	}
	var object struct {
		Relative json.RawMessage `json:"relative"`
	}
	if json.Unmarshal(raw, &object) == nil {
		raw = object.Relative
	}
	if len(raw) == 0 {
		return "", nil
	}
	return decimal(raw)
}

// decimal reads a JSON string or number, exactly.
func decimal(raw json.RawMessage) (facts.Decimal, error) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		s = string(raw)
	}
	return facts.ParseDecimal(s)
}

// Package bot answers questions in the form of the JSON contract: one at a
// time with Bot.Ask and Encode, or a stream of them with Bot.Batch.
//
//	{"id":"q1","question":"工行2023年金融科技投入多少"}
//	→ {"id":"q1","status":"answered","text":"…为272.46亿元。","figures":[…],"sources":[…],"suggestions":[]}
//
// It decides nothing about facts; it makes questions fit to be parsed (Clean)
// and answers fit to be printed (Encode).
package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
)

// MaxQuestion is the longest question answered, in code points. Nobody asks
// for a figure in more; the limit keeps a pasted report from being parsed as
// a question.
const MaxQuestion = 2000

// MaxHistory is the number of earlier turns that are looked at, counted from
// the latest. Slots older than that are not what a person refers to.
const MaxHistory = 32

// ErrPanic is returned for a question whose answering panicked: of what a
// damaged base has, or of a mistake of the program's. Other questions go on.
var ErrPanic = errors.New("panic while answering")

// Bot answers questions. Safe for concurrent use.
type Bot struct{ answerer *answerer.Answerer }

// New returns a Bot that lets a answer.
func New(a *answerer.Answerer) *Bot { return &Bot{answerer: a} }

// Ask answers a question. history holds the earlier user turns of the
// conversation, oldest first. An error is a failure of the base or the end of
// ctx, never a missing fact; an unusable question is answered NotFound.
func (b *Bot) Ask(ctx context.Context, question string, history []string) (ans answer.Answer, err error) {
	if err := ctx.Err(); err != nil {
		return answer.Answer{}, err
	}
	q := Clean(question)
	if why := unusable(q); why != "" {
		return answer.Answer{Status: answer.NotFound, Reason: answer.NoQuestion, Text: why}, nil
	}
	defer func() {
		if p := recover(); p != nil {
			ans, err = answer.Answer{}, fmt.Errorf("%w: %v", ErrPanic, p)
		}
	}()
	return b.answerer.Ask(ctx, q, cleanHistory(history))
}

// Clean returns the question without invalid UTF-8, control and formatting
// characters (zero-width blanks, direction marks), with runs of blanks made
// one and none at the ends.
func Clean(question string) string {
	question = strings.ToValidUTF8(question, " ")
	question = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, question)
	return strings.Join(strings.Fields(question), " ")
}

// unusable says why a cleaned question cannot be answered, "" when it can.
func unusable(question string) string {
	if question == "" {
		return "没有收到问题。请问一个关于报告数字的问题，例如“工行2023年金融科技投入多少”。"
	}
	if n := utf8.RuneCountInString(question); n > MaxQuestion {
		return fmt.Sprintf("问题太长（%d字），请缩短到%d字以内。", n, MaxQuestion)
	}
	return ""
}

// cleanHistory cleans the latest MaxHistory turns and drops unusable ones.
func cleanHistory(history []string) []string {
	history = history[max(0, len(history)-MaxHistory):]
	var turns []string
	for _, h := range history {
		if h = Clean(h); unusable(h) == "" {
			turns = append(turns, h)
		}
	}
	return turns
}

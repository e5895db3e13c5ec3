// Package bot answers questions in the form of the JSON contract, one at a
// time or in batch.
package bot

import (
	"context"

	"wenbao/bot/answer"
)

// Bot answers questions from a knowledge base. Safe for concurrent use.
type Bot struct{ base answer.Base }

// New returns a Bot over the base.
func New(base answer.Base) *Bot { return &Bot{base: base} }

// Ask answers a question. history holds the earlier user turns of the
// conversation, oldest first. An error is a failure of the base, never a
// missing fact.
func (b *Bot) Ask(ctx context.Context, question string, history []string) (answer.Answer, error) {
	return answer.Answer{Status: answer.NotFound, Reason: answer.NoQuestion}, nil
}

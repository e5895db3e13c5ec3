package bot

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"unicode/utf8"

	"wenbao/bot/answer"
)

// MaxLine is the longest question line read, in bytes. The rest of a longer
// one is skipped and the line answered as malformed.
const MaxLine = 1 << 20

// MalformedError reports that lines of a batch were no question lines. Each of
// them was answered NotFound with the reason as its text.
type MalformedError struct {
	Lines int // malformed lines
	First int // number of the first one, counted from 1
}

// Error names the first malformed line.
func (e *MalformedError) Error() string {
	return fmt.Sprintf("%d malformed question lines, the first is line %d", e.Lines, e.First)
}

// Batch answers question lines: one JSON object a line in, one out, in the
// same order, each written as soon as it and those before it are answered.
// Blank lines are skipped. A malformed line is answered NotFound and the rest
// goes on; Batch then returns a *MalformedError at the end. A failure of the
// base, of r or of w, or the end of ctx stops it.
//
// Questions are independent of each other (a conversation comes in the line's
// history), so several are answered at once.
func (b *Bot) Batch(ctx context.Context, r io.Reader, w io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()

	atOnce := 2 * runtime.GOMAXPROCS(0)
	queue, jobs := make(chan chan reply, atOnce), make(chan job)
	for range atOnce {
		go b.work(ctx, jobs)
	}
	readErr := make(chan error, 1)
	go func() {
		defer close(queue)
		defer close(jobs)
		readErr <- b.readLines(ctx, r, queue, jobs)
	}()

	bad := &MalformedError{}
	for n := 1; ; n++ {
		pending, ok, err := next(ctx, queue)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		rep := <-pending
		if rep.err != nil {
			return rep.err
		}
		if _, err := w.Write(rep.line); err != nil {
			return fmt.Errorf("write answer %d: %w", n, err)
		}
		if rep.malformed > 0 {
			bad.Lines++
			if bad.First == 0 {
				bad.First = rep.malformed
			}
		}
	}
	if err := <-readErr; err != nil {
		return err
	}
	if bad.Lines > 0 {
		return bad
	}
	return nil
}

// reply is what became of one line.
type reply struct {
	line      []byte // with its final "\n"
	malformed int    // line number if it was malformed
	err       error
}

func next(ctx context.Context, queue <-chan chan reply) (chan reply, bool, error) {
	select {
	case pending, ok := <-queue:
		return pending, ok, nil
	case <-ctx.Done():
		return nil, false, ctx.Err()
	}
}

// job is a line to be answered.
type job struct {
	n       int // counted from 1
	raw     []byte
	tooLong bool
	to      chan<- reply
}

// work answers lines one after another. A goroutine for each would begin with a small
// stack: to let that grow takes a twentieth of the time that most answers do.
func (b *Bot) work(ctx context.Context, jobs <-chan job) {
	for j := range jobs {
		j.to <- b.answerLine(ctx, j.n, j.raw, j.tooLong)
	}
}

// readLines hands each line to be answered over and queues its reply. The queue's
// capacity bounds how many are under way.
func (b *Bot) readLines(ctx context.Context, r io.Reader, queue chan<- chan reply, jobs chan<- job) error {
	br := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		raw, tooLong, err := readLine(br)
		if len(bytes.TrimSpace(raw)) > 0 || tooLong {
			pending := make(chan reply, 1)
			select {
			case queue <- pending:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case jobs <- job{n, raw, tooLong, pending}:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read question line %d: %w", n, err)
		}
	}
}

// readLine returns the next line without its end, at most MaxLine bytes of it.
func readLine(br *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		piece, err := br.ReadSlice('\n')
		if room := MaxLine - len(line); len(piece) > room {
			piece, tooLong = piece[:room], true
		}
		line = append(line, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), tooLong, err
		}
	}
}

// answerLine answers line n.
func (b *Bot) answerLine(ctx context.Context, n int, raw []byte, tooLong bool) reply {
	if n == 1 {
		raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	}
	q, why := parseLine(raw, tooLong)
	rep := reply{}
	var a answer.Answer
	if why != "" {
		rep.malformed = n
		a = answer.Answer{Status: answer.NotFound, Reason: answer.NoQuestion, Text: fmt.Sprintf("第%d行%s", n, why)}
	} else if a, rep.err = b.Ask(ctx, q.Question, q.History); rep.err != nil {
		rep.err = fmt.Errorf("question line %d: %w", n, rep.err)
		return rep
	}
	rep.line, rep.err = Encode(q.ID, a).Marshal()
	return rep
}

// parseLine reads a question line; why is not empty when it is malformed. The
// ID is kept whenever the line is a JSON object that has one.
func parseLine(raw []byte, tooLong bool) (q Line, why string) {
	if tooLong {
		return q, fmt.Sprintf("超过%d字节，未读取。", MaxLine)
	}
	var loose struct {
		ID       json.RawMessage `json:"id"`
		Question json.RawMessage `json:"question"`
		History  json.RawMessage `json:"history"`
	}
	if err := json.Unmarshal(raw, &loose); err != nil {
		if !utf8.Valid(raw) {
			return q, "不是有效的UTF-8编码的JSON对象。"
		}
		return q, "不是有效的JSON对象。"
	}
	q.ID = bytes.ToValidUTF8(loose.ID, []byte("\uFFFD"))
	if len(loose.Question) == 0 || json.Unmarshal(loose.Question, &q.Question) != nil {
		return q, "缺少字符串字段question。"
	}
	if len(loose.History) > 0 && json.Unmarshal(loose.History, &q.History) != nil {
		return q, "的history不是字符串数组。"
	}
	return q, ""
}

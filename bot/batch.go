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
	"sync"
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
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	atOnce := 2 * runtime.GOMAXPROCS(0)
	x := &batch{bot: b, ctx: ctx, stop: stop, lines: bufio.NewReaderSize(r, 64<<10), room: make(chan struct{}, atOnce), w: w, waiting: map[int]reply{}}
	var workers sync.WaitGroup
	for range atOnce {
		workers.Go(x.work)
	}
	ended := make(chan struct{})
	go func() { workers.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done(): // one may wait for a line that never comes
	}
	x.writing.Lock() // of a run that is stopped nothing is written any more
	defer x.writing.Unlock()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if x.readErr != nil {
		return x.readErr
	}
	if x.bad.Lines > 0 {
		return &x.bad
	}
	return nil
}

// batch is a run of Batch. Its workers take a line each, answer it and write the answer
// themselves if it is its turn: to hand either over to another goroutine takes a quarter of
// the time that most answers do.
type batch struct {
	bot  *Bot
	ctx  context.Context
	stop context.CancelCauseFunc
	room chan struct{} // bounds the lines that are read and not yet written

	reading sync.Mutex
	lines   *bufio.Reader
	n       int // lines read
	taken   int // those that are no blank ones
	ended   bool
	readErr error

	writing sync.Mutex
	w       io.Writer
	written int
	waiting map[int]reply // for those before them
	bad     MalformedError
}

// reply is what became of one line.
type reply struct {
	line      []byte // with its final "\n"
	malformed int    // line number if it was malformed
	err       error
}

// job is a line to be answered.
type job struct {
	turn    int // counted from 0, without blank lines
	n       int // counted from 1
	raw     []byte
	tooLong bool
}

// work answers lines one after another until there is none or the run is stopped.
func (x *batch) work() {
	for {
		select {
		case x.room <- struct{}{}:
		case <-x.ctx.Done():
			return
		}
		j, ok := x.take()
		if !ok {
			<-x.room
			return
		}
		x.put(j.turn, x.bot.answerLine(x.ctx, j.n, j.raw, j.tooLong))
	}
}

// take reads the next line that is not blank; ok is false where there is none.
func (x *batch) take() (j job, ok bool) {
	x.reading.Lock()
	defer x.reading.Unlock()
	for !x.ended && x.ctx.Err() == nil {
		raw, tooLong, err := readLine(x.lines)
		x.n++
		if x.ended = err != nil; x.ended && !errors.Is(err, io.EOF) {
			x.readErr = fmt.Errorf("read question line %d: %w", x.n, err)
		}
		if len(bytes.TrimSpace(raw)) > 0 || tooLong {
			x.taken++
			return job{x.taken - 1, x.n, raw, tooLong}, true
		}
	}
	return job{}, false
}

// put writes the reply to a line, and those that have waited for it.
func (x *batch) put(turn int, rep reply) {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.waiting[turn] = rep
	for ; x.ctx.Err() == nil; x.written++ {
		rep, ok := x.waiting[x.written]
		if !ok {
			return
		}
		delete(x.waiting, x.written)
		<-x.room
		if rep.err == nil {
			if _, err := x.w.Write(rep.line); err != nil {
				rep.err = fmt.Errorf("write answer %d: %w", x.written+1, err)
			}
		}
		if rep.err != nil {
			x.stop(rep.err)
			return
		}
		if rep.malformed > 0 {
			x.bad.Lines++
			if x.bad.First == 0 {
				x.bad.First = rep.malformed
			}
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
	var line struct {
		ID       json.RawMessage `json:"id"`
		Question *string         `json:"question"`
		History  []string        `json:"history"`
	}
	err := json.Unmarshal(raw, &line)
	var field *json.UnmarshalTypeError // the first of another type; the others are read
	switch errors.As(err, &field); {
	case err != nil && !utf8.Valid(raw):
		return q, "不是有效的UTF-8编码的JSON对象。"
	case err != nil && (field == nil || field.Field == ""):
		return q, "不是有效的JSON对象。"
	}
	q.ID = bytes.ToValidUTF8(line.ID, []byte("\uFFFD"))
	switch {
	case line.Question == nil || err != nil && field.Field == "question":
		return q, "缺少字符串字段question。"
	case err != nil:
		return q, "的history不是字符串数组。"
	}
	q.Question, q.History = *line.Question, line.History
	return q, ""
}

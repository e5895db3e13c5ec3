package pdf

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"time"
)

// Bounds of the process that reads a file. Annual reports take 1 s and 100 MiB,
// or 10 s with the other library on a machine where it runs first.
const (
	timeLimit   = 2 * time.Minute
	memoryLimit = 1 << 30   // bytes; see keepWithin
	stackLimit  = 64 << 20  // bytes of one goroutine: files nest without end
	answerLimit = 512 << 20 // bytes of what the process answers
)

// worker holds the command that reads a file: the program and its arguments.
var worker atomic.Pointer[[]string]

// marker is set in the environment of a reading process, so that none of them
// starts another.
const marker = "WENBAO_PDF_READER"

// Isolate makes Read start this program with the arguments for each file; the
// program then calls Work. Without it Read reads in the calling process, where
// its bounds of time and memory do not hold.
func Isolate(args ...string) {
	exe, err := os.Executable()
	if err != nil || os.Getenv(marker) != "" {
		return
	}
	command := append([]string{exe}, args...)
	worker.Store(&command)
}

// message is what a reading process answers.
type message struct {
	Document Document
	Error    string // "" = none
}

// Read reads a document. Its errors are one line each. Safe for concurrent use.
func Read(ctx context.Context, data []byte) (Document, error) {
	command := worker.Load()
	if command == nil {
		doc, err := read(ctx, data)
		return doc, plain(err)
	}
	limited, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	doc, err := ask(limited, *command, data)
	switch {
	case ctx.Err() != nil:
		return Document{}, ctx.Err()
	case limited.Err() != nil:
		return Document{}, ErrTooMuch
	}
	return doc, plain(err)
}

// known are the errors that a reading process can name.
var known = []error{ErrScanned, ErrEncrypted, ErrDamaged, ErrTooMuch}

// plain makes one of the known errors of what a library says: nobody can act on
// "malformed PDF: 12 0 obj", but the words are kept behind.
func plain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	for _, k := range known {
		if errors.Is(err, k) {
			return err
		}
	}
	return fmt.Errorf("%w: %s", ErrDamaged, strings.Join(strings.Fields(err.Error()), " "))
}

// ask has a process of its own read the data.
func ask(ctx context.Context, command []string, data []byte) (Document, error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env = append(os.Environ(), marker+"=1")
	cmd.Stdin = bytes.NewReader(data)
	cmd.WaitDelay = time.Second
	var log tail
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return Document{}, err
	}
	if err := cmd.Start(); err != nil {
		return Document{}, fmt.Errorf("starting a reader: %w", err)
	}
	var m message
	decoded := gob.NewDecoder(io.LimitReader(out, answerLimit)).Decode(&m)
	_, _ = io.Copy(io.Discard, out) // what is beyond the limit
	if err := cmd.Wait(); err != nil || decoded != nil {
		if strings.Contains(string(log), "out of memory") || cmd.ProcessState.ExitCode() == exitMemory {
			return Document{}, ErrTooMuch
		}
		return Document{}, ErrDamaged
	}
	for _, k := range known {
		if m.Error == k.Error() {
			return Document{}, k
		}
	}
	if m.Error != "" {
		return Document{}, errors.New(m.Error)
	}
	return m.Document, nil
}

// tail keeps the beginning of what a process says before it ends.
type tail []byte

func (t *tail) Write(b []byte) (int, error) {
	*t = append(*t, b[:min(len(b), 4096-min(len(*t), 4096))]...)
	return len(b), nil
}

// The exit statuses of a reading process that ran out of memory, and of one that nobody
// waits for.
const (
	exitMemory = 3
	exitOrphan = 4
)

// Work is the reading process: it reads a document from in and writes what it
// says to out, for Read. It bounds the memory of the whole process; exit ends
// the process with a status when the bound is reached, or when the process that waits for
// the document is gone: killed, it could not end this one.
func Work(ctx context.Context, in io.Reader, out io.Writer, exit func(status int)) error {
	debug.SetMaxStack(stackLimit)
	debug.SetMemoryLimit(memoryLimit * 3 / 4)
	limitMemory()
	go keepWithin(os.Getppid, exit)
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	var m message
	m.Document, err = read(ctx, data)
	for _, k := range known {
		if errors.Is(err, k) {
			err = k
		}
	}
	if err != nil {
		m.Error = err.Error()
	}
	return gob.NewEncoder(out).Encode(m)
}

// keepWithin ends the process when it holds more than memoryLimit, or has another parent
// than it began with. What one allocation can take between two looks is bounded by the
// system (limitMemory).
func keepWithin(parent func() int, exit func(int)) {
	started := parent()
	held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for {
		metrics.Read(held)
		if held[0].Value.Uint64()-held[1].Value.Uint64() > memoryLimit {
			exit(exitMemory)
		}
		if parent() != started {
			exit(exitOrphan)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
)

// The exit statuses.
const (
	exitOK      = 0 // also for not_found and clarify, which are answers
	exitFailure = 1 // explained in one line on stderr
	exitUsage   = 2 // wrong usage, with a hint
)

var errInterrupted = errors.New("已中断")

// usageError is wrong usage of a command. Hint says what to type instead.
type usageError struct{ msg, hint string }

func (e *usageError) Error() string { return e.msg }

// usagef makes a usageError whose hint is hint.
func usagef(hint, format string, args ...any) error {
	return &usageError{msg: fmt.Sprintf(format, args...), hint: hint}
}

// hintedError is a failure, not wrong usage, that a command would mend.
type hintedError struct{ msg, hint string }

func (e *hintedError) Error() string { return e.msg }

// exit prints err, if any, and returns the exit status. A reader that has
// closed the pipe is no failure and gets no message.
func (a *app) exit(err error) int {
	if err == nil || errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return exitOK
	}
	err = explain(err)
	a.warnf("%s", err.Error())
	var (
		usage  *usageError
		hinted *hintedError
	)
	switch {
	case errors.As(err, &usage):
		a.warnf("hint: %s", usage.hint)
		return exitUsage
	case errors.As(err, &hinted):
		a.warnf("hint: %s", hinted.hint)
	}
	return exitFailure
}

// warnf writes one line to stderr, marked as ours, whatever is in the names of files.
func (a *app) warnf(format string, args ...any) {
	fmt.Fprintf(a.stderr, "wenbao: %s\n", printable(oneLine(fmt.Sprintf(format, args...))))
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}

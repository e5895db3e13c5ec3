package main

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"

	"wenbao/facts/lex"
	"wenbao/index/article/charset"
	"wenbao/index/article/docx"
)

// A name of a file is not obeyed by the terminal, and does not begin a line of its own.
func TestWarnf(t *testing.T) {
	var out bytes.Buffer
	a := &app{stderr: &out}
	a.warnf("%s: 文件已不在", "\x1b[31m年报\nwenbao: 一切正常.txt")
	if got, want := out.String(), "wenbao: [31m年报; wenbao: 一切正常.txt: 文件已不在\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What keeps a file from being read is said in Chinese.
func TestReason(t *testing.T) {
	for _, err := range []error{charset.ErrBinary, docx.ErrDepth, fs.ErrNotExist} {
		if got := reason(errors.Join(err)); !lex.Han([]rune(got)[0]) {
			t.Errorf("%v: %q", err, got)
		}
	}
}

//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestInterrupt sends a signal to commands that wait for input, once they have
// answered, and wants them to say so and leave.
func TestInterrupt(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		in     string
		signal os.Signal
	}{
		{"batch", []string{"ask", "--jsonl", "--from", testArticles}, `{"id":"a","question":"工行2023年净利润多少"}` + "\n", os.Interrupt},
		{"chat", []string{"chat", "--from", testArticles}, "工行2023年净利润多少\n", syscall.SIGTERM},
		{"quantities", []string{"facts", "quantities", "--jsonl"}, `{"id":"a","text":"3户"}` + "\n", os.Interrupt},
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cmd := &exec.Cmd{Path: self, Args: append([]string{"wenbao"}, tt.args...)} // TestMain runs what it is called
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := in.Write([]byte(tt.in)); err != nil {
				t.Fatal(err)
			}
			answers := bufio.NewReader(out)
			if line, err := answers.ReadString('\n'); err != nil {
				t.Fatalf("no answer: %q, %v; stderr: %s", line, err, &stderr)
			}
			if err := cmd.Process.Signal(tt.signal); err != nil {
				t.Fatal(err)
			}
			for err == nil {
				_, err = answers.ReadString('\n') // Wait closes the pipe
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitFailure {
				t.Errorf("ended with %v, want exit status %d", err, exitFailure)
			}
			if got := stderr.String(); strings.TrimSpace(got) != "wenbao: 已中断" {
				t.Errorf("stderr %q", got)
			}
		})
	}
}

// TestWatch keeps a folder ingested through a new file, a changed and a removed
// one, until the signal that ends it well.
func TestWatch(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	docs := filepath.Join(dir, "docs")
	write := func(name, profit string) {
		t.Helper()
		if err := os.MkdirAll(docs, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(docs, name), []byte("2023年，工商银行实现净利润"+profit+"。\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "3651.16亿元")
	cmd := &exec.Cmd{Path: self, Args: []string{"wenbao", "ingest", "--watch", "--prune", "--db", filepath.Join(dir, "kb"), docs}}
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stderr := bufio.NewReader(pipe)
	wait := func(want string) {
		t.Helper()
		for {
			line, err := stderr.ReadString('\n')
			if strings.Contains(line, want) {
				return
			}
			if err != nil {
				t.Fatalf("no %q on stderr: %v", want, err)
			}
		}
	}
	wait("守着")
	wait("新增1篇，更新0篇")
	write("b.txt", "1亿元")
	wait("新增1篇，更新0篇")
	write("a.txt", "3700.00亿元")
	wait("新增0篇，更新1篇")
	if err := os.Remove(filepath.Join(docs, "b.txt")); err != nil {
		t.Fatal(err)
	}
	wait("b.txt: 文件已不在，删去1篇文章")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, stderr); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("ended with %v, want exit status 0", err)
	}
	if got := stdout.String(); got != "新增2篇，更新1篇，未变0篇，失败0个 (added 2, updated 1, unchanged 0, failed 0)\n" {
		t.Errorf("stdout %q", got)
	}
}

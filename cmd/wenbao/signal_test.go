//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
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

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"wenbao/index/article/pdf/pdftest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wenbao": main})
}

// TestScripts runs the command as a user does. Beside testscript's own
// commands a script has
//
//	status N command…   runs it and wants exit status N
//	stderr-marked       every line on stderr begins with "wenbao: "
//	write-pdf FILE LINE…   writes a PDF file; @ begins a page, "image" draws one
//
// and $ARTICLES, the folder of test articles.
func TestScripts(t *testing.T) {
	articles, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles+"/../../testdata/articles")
			env.Setenv("WENBAO_DB", env.WorkDir+"/kb")
			env.Setenv("XDG_STATE_HOME", env.WorkDir+"/state")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":        status,
			"stderr-marked": stderrMarked,
			"write-pdf":     writePDF,
		},
		UpdateScripts: *update,
	})
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func writePDF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: write-pdf FILE LINE…")
	}
	var f pdftest.File
	page, y := f.Page(), 100.0
	for _, line := range args[1:] {
		switch line {
		case "@":
			page, y = f.Page(), 100
		case "image":
			page.Image()
		default:
			page.Text(60, y, 12, line)
			y += 40
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), f.Bytes(), 0o666))
}

func stderrMarked(ts *testscript.TestScript, neg bool, args []string) {
	out := ts.ReadFile("stderr")
	if out == "" {
		ts.Fatalf("nothing on stderr")
	}
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "wenbao: ") == neg {
			ts.Fatalf("stderr line %q", line)
		}
	}
}

// TestRun calls run in this process, with streams that are no files.
func TestRun(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		stdin  string
		env    map[string]string
		status int
		stdout string
		stderr string
	}{
		{name: "version", args: []string{"version"}, stdout: "wenbao "},
		{name: "no home and no database", args: []string{"ask", "工行2023年净利润"}, env: map[string]string{"HOME": "/nonexistent"},
			status: exitFailure, stderr: "/nonexistent/"},
		{name: "XDG_DATA_HOME", args: []string{"ask", "工行2023年净利润"}, env: map[string]string{"XDG_DATA_HOME": "/nowhere"},
			status: exitFailure, stderr: "/nowhere/wenbao里没有知识库"},
		{name: "WENBAO_DB", args: []string{"ask", "工行2023年净利润"}, env: map[string]string{"WENBAO_DB": "/nowhere/kb"},
			status: exitFailure, stderr: "/nowhere/kb里没有知识库"},
		{name: "--db goes before WENBAO_DB", args: []string{"ask", "--db", "/else/kb", "工行2023年净利润"}, env: map[string]string{"WENBAO_DB": "/nowhere/kb"},
			status: exitFailure, stderr: "/else/kb里没有知识库"},
	}
	for _, tt := range tests {
		var stdout, stderr bytes.Buffer
		got := run(tt.args, strings.NewReader(tt.stdin), &stdout, &stderr, func(k string) string { return tt.env[k] })
		if got != tt.status {
			t.Errorf("%s: status %d, want %d; stderr: %s", tt.name, got, tt.status, &stderr)
		}
		if !strings.Contains(stdout.String(), tt.stdout) {
			t.Errorf("%s: stdout %q, want %q in it", tt.name, &stdout, tt.stdout)
		}
		if !strings.Contains(stderr.String(), tt.stderr) {
			t.Errorf("%s: stderr %q, want %q in it", tt.name, &stderr, tt.stderr)
		}
	}
}

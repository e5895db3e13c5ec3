// Command wenbao answers questions with figures from Chinese reports, each
// with the sentence it stands in.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"

	"wenbao/index/article/pdf"
)

func main() {
	runtime.MemProfileRate = 0 // who asks for memory is noted for --profile alone
	pdf.Isolate(readPDF)
	log.SetOutput(io.Discard) // of libraries, which also return what they log
	deepStack()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// run is the whole program: it runs the command line args and returns the exit
// status. Results go to stdout and everything else to stderr; env looks up
// environment variables. SIGINT and SIGTERM end it cleanly, a second one at
// once.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer release()
	context.AfterFunc(ctx, release)

	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, env: env}
	a.tuneStart()
	root := a.command(args)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	stop := func() error { return nil }
	root.PersistentPreRunE = func(*cobra.Command, []string) (err error) {
		stop, err = a.observe()
		return err
	}
	err := root.ExecuteContext(ctx)
	if failed := stop(); err == nil {
		err = failed
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = errInterrupted
	}
	return a.exit(err)
}

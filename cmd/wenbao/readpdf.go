package main

import (
	"os"

	"github.com/spf13/cobra"

	"wenbao/index/article/pdf"
)

// readPDF is the command that main has pdf.Read start for each file.
const readPDF = "read-pdf"

// readPDFCommand reads a PDF file from stdin for another wenbao process, which
// stops it when it takes too long.
func (a *app) readPDFCommand() *cobra.Command {
	return &cobra.Command{
		Use:    readPDF,
		Short:  "（内部）从标准输入读PDF",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return pdf.Work(cmd.Context(), a.stdin, a.stdout, os.Exit)
		},
	}
}

package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"wenbao/facts/mentions"
)

func (a *app) quantitiesCommand() *cobra.Command {
	var asJSONL bool
	cmd := &cobra.Command{
		Use:                   "quantities --jsonl",
		DisableFlagsInUseLine: true,
		Short:                 "识别文本中的数量和期间",
		Long: `从标准输入逐行读取{"id","text","reference_date"}，逐行输出识别出的数量和期间，
位置按Unicode码点计。不是有效文本的行也占一行，error说明原因，结束时退出状态为1。`,
		Example: `  echo '{"id":"1","text":"2023年末客户近600万户","reference_date":"2024-03-28"}' | wenbao facts quantities --jsonl`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !asJSONL {
				return usagef("wenbao facts quantities --jsonl < texts.jsonl", "缺少--jsonl")
			}
			err := waitContext(cmd.Context(), func() error {
				return mentions.Stream(cmd.Context(), a.stdin, a.stdout)
			})
			var bad *mentions.MalformedError
			if errors.As(err, &bad) {
				return fmt.Errorf("有%d行不是有效的文本，首个在第%d行", bad.Lines, bad.First)
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSONL, "jsonl", false, "逐行读写JSON")
	return cmd
}

package main

import (
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
位置按Unicode码点计。`,
		Example: `  echo '{"id":"1","text":"2023年末客户近600万户","reference_date":"2024-03-28"}' | wenbao facts quantities --jsonl`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !asJSONL {
				return usagef("wenbao facts quantities --jsonl < texts.jsonl", "缺少--jsonl")
			}
			return waitContext(cmd.Context(), func() error {
				return mentions.Stream(cmd.Context(), a.stdin, a.stdout)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSONL, "jsonl", false, "逐行读写JSON")
	return cmd
}

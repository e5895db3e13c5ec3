package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) ingestCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "ingest [选项] 路径或网址…",
		Short: "把文件、目录和网页读入知识库",
		Long: `把文件、目录(含子目录)和网页读入知识库。内容未变的不再读入,变了的整篇替换。
最后一行汇总新增、更新、未变和失败的篇数;个别失败不影响其余,但退出状态为1。`,
		Example: `  wenbao ingest ~/年报
  wenbao ingest --db ./kb 年报.pdf 公告.html https://example.com/news/1.html`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("wenbao ingest ~/年报", "缺少文件、目录或网址")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return errors.New("no knowledge base in this build")
		},
	}
}

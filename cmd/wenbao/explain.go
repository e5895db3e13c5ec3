package main

import (
	"errors"
	"fmt"
	"strings"

	"wenbao/bot"
	"wenbao/facts/table"
	"wenbao/index"
)

// restoreHint says how a damaged table is mended.
const restoreHint = "有备份时用 wenbao restore 备份文件；没有时移走知识库目录，再用 wenbao ingest 读入"

// troubles words what is wrong with a knowledge base's files and what helps.
var troubles = map[index.Trouble]hintedError{
	index.Damaged: {"知识库的facts.db已损坏", restoreHint},
	index.Full:    {"磁盘已满", "此前已存的都在；腾出空间后再运行一次"},
	index.Failing: {"磁盘读写出错", "此前已存的都在；看看磁盘是否已满、是否有故障，再运行一次"},
	index.Barred:  {"知识库的文件打不开或写不进", "看看知识库目录是否还在、有没有读写它的权限"},
}

// explain words the failures of a knowledge base's files; others stay as they
// are.
func explain(err error) error {
	if errors.Is(err, index.ErrLost) {
		return &hintedError{msg: "知识库的facts.db已损坏（不见了，或几乎是空的）", hint: restoreHint}
	}
	if errors.Is(err, bot.ErrPanic) {
		return &hintedError{msg: "回答时出错（" + oneLine(err.Error()) + "）", hint: "用 wenbao doctor 检查知识库；知识库完好时请报告这个问题"}
	}
	var newer *table.NewerError
	if errors.As(err, &newer) {
		return &hintedError{msg: fmt.Sprintf("知识库或备份是更新版本的wenbao写的（架构%d，这一版只认得到%d）", newer.Schema, table.SchemaVersion()), hint: "换用更新的wenbao"}
	}
	t, ok := troubles[index.TroubleOf(err)]
	if !ok {
		return err
	}
	// What failed first; the rest follows from it.
	first, _, _ := strings.Cut(err.Error(), "\n")
	return &hintedError{msg: t.msg + "（" + oneLine(first) + "）", hint: t.hint}
}

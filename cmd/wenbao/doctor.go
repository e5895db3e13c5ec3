package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wenbao/index"
	"wenbao/index/article"
)

func (a *app) baseDoctorCommand() *cobra.Command {
	var repair bool
	cmd := &cobra.Command{
		Use:   "doctor [选项]",
		Short: "检查知识库是否完好",
		Long: `逐篇检查知识库：事实表本身和架构版本，每处引用与文章原文，段落索引与事实表。
段落索引由事实表而来，坏了可用--repair重建；事实表坏了须用备份恢复，或移走后重新读入。
完好时退出状态为0，有问题时逐条列出，退出状态为1。`,
		Example: `  wenbao doctor
  wenbao doctor --db ./kb --repair`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := a.openBase(cmd.Context(), nil)
			if err != nil {
				return err
			}
			defer b.Close()
			if repair {
				if err := b.Repair(cmd.Context()); err != nil {
					return err
				}
			}
			d, err := b.Doctor(cmd.Context())
			if err != nil {
				return err
			}
			return a.printDiagnosis(d)
		},
	}
	cmd.Flags().BoolVar(&repair, "repair", false, "先由事实表重建段落索引")
	return cmd
}

func (a *app) printDiagnosis(d index.Diagnosis) error {
	state := func(problems []string) string {
		if len(problems) > 0 {
			return "有问题"
		}
		return "完好"
	}
	out := fmt.Sprintf("事实表%s：架构版本%d，%d篇文章，%d条事实\n", state(d.Table), d.Schema, d.Articles, d.Facts)
	if d.Behind {
		out += "段落索引还未跟上：下次提问或读入时自动补上，也可用wenbao doctor --repair补上\n"
	} else {
		out += fmt.Sprintf("段落索引%s：%d段\n", state(d.Index), d.Passages)
	}
	for _, p := range append(d.Table, d.Index...) {
		out += "  " + printable(oneLine(p)) + "\n"
	}
	if _, err := fmt.Fprint(a.stdout, out); err != nil {
		return err
	}
	switch {
	case len(d.Table) > 0:
		return &hintedError{msg: "事实表有问题", hint: restoreHint}
	case len(d.Index) > 0:
		return &hintedError{msg: "段落索引有问题", hint: "wenbao doctor --repair"}
	}
	return nil
}

func (a *app) backupCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "backup [选项] 文件",
		Short: "备份知识库",
		Long: `把知识库此刻的样子存成一个文件。正在读入、提问时也可以备份。
文件里是文章和事实；段落索引在恢复时由它们重建。`,
		Example: `  wenbao backup 知识库-0331.db
  wenbao backup --db ./kb --force /备份/kb.db`,
		Args: func(cmd *cobra.Command, args []string) error { return oneArg(args, "wenbao backup 知识库.db") },
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := os.Lstat(args[0]); err == nil && !force {
				return &hintedError{msg: args[0] + "已经存在", hint: "换一个文件名，或加--force覆盖它"}
			}
			b, err := a.openBase(cmd.Context(), nil)
			if err != nil {
				return err
			}
			defer b.Close()
			if err := b.Backup(cmd.Context(), args[0]); err != nil {
				return backupError(args[0], err)
			}
			_, err = fmt.Fprintf(a.stdout, "已备份到%s\n", args[0])
			return err
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "覆盖已有的文件")
	return cmd
}

// backupError words why a backup was not written or is not restored.
func backupError(path string, err error) error {
	switch {
	case errors.Is(err, index.ErrNoBackup):
		return fmt.Errorf("%s不是wenbao的备份，或已损坏", path)
	case errors.Is(err, index.ErrInUse):
		return &hintedError{msg: path + "是使用中的知识库，不是备份", hint: "wenbao backup --db " + filepath.Dir(path) + " 备份.db，再由它恢复"}
	case errors.Is(err, index.ErrOwnFile):
		return &hintedError{msg: path + "就是知识库自己的文件", hint: "换一个文件名"}
	case errors.Is(err, fs.ErrPermission) && index.TroubleOf(err) == index.NoTrouble: // not the base's
		return fmt.Errorf("%s: 没有读写的权限", path)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, article.ErrNotRegular):
		return fmt.Errorf("%s: %s", path, reason(err))
	}
	return err
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore [选项] 文件",
		Short: "由备份恢复知识库",
		Long: `使知识库与备份一样：备份里没有的文章从知识库删去。别的进程正在提问时也可以恢复，它们看到的
要么是恢复前的，要么是恢复后的。中途中断时知识库保持原样。已损坏的facts.db改名留在目录里。`,
		Example: `  wenbao restore 知识库-0331.db
  wenbao restore --db ./kb2 /备份/kb.db`,
		Args: func(cmd *cobra.Command, args []string) error { return oneArg(args, "wenbao restore 知识库.db") },
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := a.dbDir()
			if err != nil {
				return err
			}
			if err := index.Restore(cmd.Context(), dir, args[0], a.options(&base{})); err != nil {
				return backupError(args[0], err)
			}
			_, err = fmt.Fprintf(a.stdout, "已由%s恢复\n", args[0])
			return err
		},
	}
}

// oneArg asks for just one argument.
func oneArg(args []string, hint string) error {
	switch {
	case len(args) == 0 || args[0] == "":
		return usagef(hint, "缺少文件")
	case len(args) > 1:
		return usagef(hint, "只要一个文件")
	}
	return nil
}

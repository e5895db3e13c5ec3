package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	"wenbao/index/article"
	"wenbao/index/article/archive"
	"wenbao/index/article/charset"
	"wenbao/index/article/docx"
	"wenbao/index/article/pdf"
	"wenbao/index/web"
)

// formatsRead names the formats for people.
const formatsRead = ".txt .md .html .pdf .docx .xlsx .csv .tsv"

// reasons words the failures that people meet; others stay as they are.
var reasons = []struct {
	err  error
	text string
}{
	{fs.ErrNotExist, "没有这个文件或目录"},
	{fs.ErrPermission, "没有读取权限"},
	{article.ErrUnsupported, "不支持的格式（可读" + formatsRead + "）"},
	{article.ErrNoText, "没有文字"},
	{article.ErrTooLarge, fmt.Sprintf("文件太大（上限%dMB）", article.MaxSize>>20)},
	{article.ErrDamaged, "文件已损坏，或与扩展名不符"},
	{article.ErrOldOffice, "旧版Office格式或有密码，请另存为.docx或.xlsx"},
	{article.ErrNotRegular, "不是普通文件"},
	{article.ErrNothingIn, "压缩包里没有可读的文件"},
	{article.ErrRows, "表格的行或格太多"},
	{charset.ErrBinary, "不是文字，或认不出用的是什么编码"},
	{docx.ErrDepth, "表格套得太深"},
	{archive.ErrDamaged, "压缩包或文件已损坏"},
	{archive.ErrEncrypted, "压缩包有密码"},
	{archive.ErrBomb, "解压后大得反常，不予读入"},
	{archive.ErrEntries, fmt.Sprintf("压缩包里的文件太多（上限%d个）", archive.MaxEntries)},
	{archive.ErrDepth, fmt.Sprintf("压缩包套得太深（上限%d层）", archive.MaxDepth)},
	{archive.ErrPath, "压缩包里的文件名指向包外，不予读入"},
	{archive.ErrTwice, "压缩包里前面有同名的文件，只读那一个"},
	{archive.ErrTooLarge, fmt.Sprintf("压缩包里的文件太大（上限%dMB）", article.MaxSize>>20)},
	{pdf.ErrScanned, "只有图片，没有文字（多半是扫描件），请先做文字识别（OCR）"},
	{pdf.ErrEncrypted, "已加密，需要密码；请先去掉密码"},
	{pdf.ErrDamaged, "文件已损坏，或不是PDF"},
	{pdf.ErrTooMuch, "读它要的时间或内存太多，已放弃"},
	{web.ErrPrivate, "是内网或本机地址；确要读入请加--allow-private"},
	{web.ErrRobots, "网站的robots.txt不允许"},
	{web.ErrRedirects, "重定向太多"},
	{web.ErrScheme, "不是http或https网址"},
	{web.ErrTimeout, "超时"},
	{web.ErrFeed, "源里没有可读的条目"},
	{web.ErrNoHost, "没有这个主机"},
	{syscall.ELOOP, "符号链接绕成了圈"},
	{syscall.ECONNREFUSED, "连不上（连接被拒绝）"},
	{io.ErrUnexpectedEOF, "没有读完，连接就断了"},
}

// reason words a failure.
func reason(err error) string {
	for _, known := range reasons {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	return err.Error()
}

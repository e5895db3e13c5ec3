package article

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"wenbao/facts"
	"wenbao/index/article/archive"
	"wenbao/index/article/charset"
)

// inside stands between an archive's name and that of a file in it:
// 报告.zip!2023/工行.docx.
const inside = "!"

// Document is one article of a file, or why there is none.
type Document struct {
	Name      string // path or address; in an archive followed by ! and the way inside
	Article   facts.Article
	Unchanged bool // it is known to be as it was, and was not read again
	Err       error
}

// Known returns the Article.Hash that the article of an ID was read with before,
// "" if it was not. A nil one knows none.
type Known func(ctx context.Context, id string) (hash string)

// Documents reads the file at path: one article, or of a .zip one for each
// file in it that can be read. Article.ID is the absolute path, in an archive
// followed by ! and the way inside. In an archive, hidden files and files of
// unsupported formats are passed over, as Walk does in a folder. Nothing is
// read before it is asked for; errors name no path.
func Documents(ctx context.Context, path string) iter.Seq[Document] {
	return Known(nil).Documents(ctx, path)
}

// Documents is the function of that name, but what is known with the same bytes
// is yielded as Unchanged, and is not read again: of a long PDF, that is seconds.
func (k Known) Documents(ctx context.Context, path string) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		u := unpacker{ctx: ctx, yield: yield, budget: archive.NewBudget(), known: k}
		if err := ctx.Err(); err != nil {
			u.fail(path, err)
			return
		}
		if !Supported(path) {
			u.fail(path, ErrUnsupported)
			return
		}
		abs, err := filepath.Abs(path)
		if err != nil {
			u.fail(path, err)
			return
		}
		u.called, u.id = path, abs
		if err := u.file(abs); err != nil {
			u.fail(path, err)
		}
	}
}

// Documents reads the input, as Documents does a file.
func (in Input) Documents(ctx context.Context) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		u := unpacker{ctx: ctx, yield: yield, budget: archive.NewBudget()}
		u.open(in, bytes.NewReader(in.Data), int64(len(in.Data)), 0)
	}
}

// unpacker yields the documents of one file.
type unpacker struct {
	ctx    context.Context
	yield  func(Document) bool
	budget *archive.Budget
	known  Known
	// called is how the caller names the file whose ID is id; both empty: so.
	called, id string
}

func (u *unpacker) fail(name string, err error) bool { return u.yield(Document{Name: name, Err: err}) }

// refuse yields that the input cannot be read.
func (u *unpacker) refuse(in Input, err error) bool { return u.fail(u.name(in), err) }

func (u *unpacker) name(in Input) string {
	if u.called != "" && in.Name == u.id {
		return in.with(u.called)
	}
	return in.id()
}

// file opens a regular file; a pipe or a device would block, or never end.
func (u *unpacker) file(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return reason(err)
	}
	if !info.Mode().IsRegular() {
		return ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return reason(err)
	}
	defer f.Close()
	u.open(Input{Name: path}, f, info.Size(), 0)
	return nil
}

// open reads what begins at r, which stands in depth archives; false ends the
// walk.
func (u *unpacker) open(in Input, r io.ReaderAt, size int64, depth int) bool {
	head := make([]byte, 8)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return u.refuse(in, reason(err))
	}
	kind := sniff(head[:n])
	if kind == "gz" {
		return u.gunzip(in, r, size, depth)
	}
	if kind == "zip" {
		z, err := archive.Open(r, size, u.budget)
		if err != nil {
			return u.refuse(in, err)
		}
		if officeIn(z) == "" {
			return u.unzip(in, z, depth)
		}
	} else if ext := extension(in.file()); ext == ".zip" || ext == ".gz" {
		return u.refuse(in, archive.ErrDamaged)
	}
	if in.Data == nil {
		if size > MaxSize {
			return u.refuse(in, ErrTooLarge)
		}
		data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
		if _, err = data.ReadFrom(io.NewSectionReader(r, 0, MaxSize+1)); err != nil {
			return u.refuse(in, reason(err))
		}
		in.Data = data.Bytes()
	}
	if was := u.hash(in); was != "" && was == hashOf(in.Data) {
		return u.yield(Document{Name: u.name(in), Unchanged: true})
	}
	art, err := parse(u.ctx, in)
	return u.yield(Document{Name: u.name(in), Article: art, Err: err})
}

// hash returns the hash that an input is known by, "" if it is not.
func (u *unpacker) hash(in Input) string {
	if u.known == nil {
		return ""
	}
	return u.known(u.ctx, in.id())
}

// gunzip reads what is packed as one file, which keeps its name.
func (u *unpacker) gunzip(in Input, r io.ReaderAt, size int64, depth int) bool {
	if depth >= archive.MaxDepth {
		return u.refuse(in, archive.ErrDepth)
	}
	data, err := archive.Gunzip(io.NewSectionReader(r, 0, size), MaxSize, u.budget)
	if err != nil {
		return u.refuse(in, err)
	}
	if data == nil {
		return u.refuse(in, ErrNoText)
	}
	in.Data, in.unpacked, in.Type = data, true, ""
	return u.open(in, bytes.NewReader(data), int64(len(data)), depth+1)
}

func (u *unpacker) unzip(in Input, z *archive.Zip, depth int) bool {
	if depth >= archive.MaxDepth {
		return u.refuse(in, archive.ErrDepth)
	}
	found := false
	seen := map[string]bool{} // two articles of one name would replace each other, again with each ingest
	for i := range z.Files {
		f := &z.Files[i]
		if err := u.ctx.Err(); err != nil {
			return u.refuse(in, err)
		}
		name := entryName(f)
		if isHiddenEntry(name) || !Supported(path.Base(name)) {
			continue
		}
		found = true
		entry := Input{Name: in.Name, inner: name}
		if in.inner != "" {
			entry.inner = in.inner + inside + name
		}
		if seen[name] {
			if !u.refuse(entry, archive.ErrTwice) {
				return false
			}
			continue
		}
		seen[name] = true
		if !u.entry(entry, name, f, depth) {
			return false
		}
	}
	return found || u.refuse(in, ErrNothingIn)
}

// entry reads one file of a .zip.
func (u *unpacker) entry(in Input, name string, f *archive.File, depth int) bool {
	err := archive.CheckName(name)
	if err == nil {
		in.Data, err = f.Read(MaxSize)
	}
	if err == nil && len(in.Data) == 0 {
		err = ErrNoText
	}
	if err != nil {
		return u.refuse(in, err)
	}
	return u.open(in, bytes.NewReader(in.Data), int64(len(in.Data)), depth+1)
}

// entryName decodes the name of a file in a .zip. Chinese programs write GBK
// and do not say so; some of Windows write \ for /.
func entryName(f *archive.File) string {
	name := strings.ToValidUTF8(f.Name, "\ufffd")
	if !f.UTF8 {
		if gbk, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil && charset.IsChinese(gbk) {
			name = gbk
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// isHiddenEntry reports whether a file of an archive is hidden, in a hidden folder,
// or one of those that macOS adds.
func isHiddenEntry(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" || strings.HasPrefix(part, "~$") {
			return true
		}
	}
	return false
}

package article

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"wenbao/index/article/archive"
	"wenbao/index/article/markup"
	"wenbao/index/article/page"
	"wenbao/index/article/pdf"
	"wenbao/index/article/plaintext"
)

// supportedList names the formats in messages.
const supportedList = ".txt .md .html .pdf .docx .xlsx .csv .tsv, also in .zip .gz"

// format is how the documents of one kind are read: from decoded text, or from
// their bytes.
type format struct {
	text func(text string) (page.Page, error)
	data func(ctx context.Context, data []byte) (page.Page, error)
	// named tells that the format holds figures without words, so that the
	// file's name is its title: 招商银行2023年主要指标.csv.
	named bool
	// paged tells that form feeds part pages.
	paged bool
}

// formats maps an extension to how such documents are read.
var formats = map[string]format{
	".txt":      {text: plaintext.Read, paged: true},
	".text":     {text: plaintext.Read, paged: true},
	".md":       {text: plaintext.Markdown},
	".markdown": {text: plaintext.Markdown},
	".html":     {text: markup.Read},
	".htm":      {text: markup.Read},
	".xhtml":    {text: markup.Read},
	".shtml":    {text: markup.Read},
	".csv":      {text: readCSV, named: true},
	".tsv":      {text: readCSV, named: true},
	".pdf":      {data: readPDF},
	".docx":     {data: readDocx},
	".docm":     {data: readDocx},
	".xlsx":     {data: readXlsx, named: true},
	".xlsm":     {data: readXlsx, named: true},
	".doc":      {data: readOld}, // so that they are named, not passed over
	".xls":      {data: readOld},
}

// readOld tells what to do with formats that cannot be read.
func readOld(context.Context, []byte) (page.Page, error) { return page.Page{}, ErrOldOffice }

// mediaTypes maps what servers call the formats to extensions.
var mediaTypes = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".html",
	"text/markdown": ".md", "text/x-markdown": ".md",
	"text/csv": ".csv", "application/csv": ".csv", "text/tab-separated-values": ".tsv",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":       ".xlsx",
	"application/pdf": ".pdf",
}

// Supported reports whether the name's extension is that of a format that can
// be read, or of an archive of such. Of .gz only what is packed counts:
// 指标.csv.gz.
func Supported(name string) bool {
	name = baseName(name)
	ext := extension(name)
	if ext == ".gz" {
		ext = extension(name[:len(name)-len(ext)])
	}
	_, ok := formats[ext]
	return ok || ext == ".zip"
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

// formatOf chooses by what the data begins with, else by what the server says,
// else by extension: a document with a wrong extension is read for what it is.
// Zero if nothing tells, or it is a format that cannot be read.
func formatOf(in Input) (format, error) {
	switch sniff(in.Data) {
	case "pdf":
		return formats[".pdf"], nil
	case "zip":
		ext, err := officeOf(in.Data)
		if err != nil || ext == "" {
			return format{}, orElse(err, ErrUnsupported)
		}
		return formats[ext], nil
	case "gz":
		return format{}, ErrUnsupported
	case "ole":
		return format{}, ErrOldOffice
	}
	f, ok := formats[mediaTypes[in.Type]]
	if !ok {
		f = formats[extension(in.file())]
	}
	if f.data != nil && looksLikeHTML(string(in.Data[:min(len(in.Data), 1024)])) {
		return formats[".html"], nil // as many a system exports .xls
	}
	if f.data != nil && extension(in.file()) == ".pdf" {
		return f, pdf.ErrDamaged
	}
	if f.data != nil { // none of these begins otherwise
		return format{}, ErrDamaged
	}
	return f, nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// sniff tells what is no text by its first bytes: "zip", "gz", "pdf", "ole" (.doc
// and .xls, and what is encrypted with a password), or "". Readers of PDF accept
// up to a kilobyte before its mark.
func sniff(data []byte) string {
	for _, magic := range []struct{ kind, bytes string }{
		{"zip", "PK\x03\x04"}, {"zip", "PK\x05\x06"}, {"gz", "\x1f\x8b\x08"}, {"ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	} {
		if bytes.HasPrefix(data, []byte(magic.bytes)) {
			return magic.kind
		}
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return "pdf"
	}
	return ""
}

// officeOf returns the extension of the office document that a .zip is, "" if
// it is none.
func officeOf(data []byte) (string, error) {
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return "", err
	}
	return officeIn(z), nil
}

func officeIn(z *archive.Zip) string {
	if z.Find("[Content_Types].xml") == nil {
		return ""
	}
	for _, f := range z.Files {
		switch {
		case strings.HasPrefix(f.Name, "word/document"):
			return ".docx"
		case f.Name == "xl/workbook.xml":
			return ".xlsx"
		}
	}
	return ""
}

// readerOf chooses the reader of decoded text. A page saved as .txt is still
// read as a page.
func readerOf(f format, text string) func(string) (page.Page, error) {
	if looksLikeHTML(text) {
		return markup.Read
	}
	if f.text != nil {
		return f.text
	}
	return plaintext.Read
}

// looksLikeHTML reports whether the text begins as a web page does. Markdown may begin with a
// table as <html>…</html>, and has more of them.
func looksLikeHTML(text string) bool {
	head := strings.TrimSpace(text[:min(len(text), 1024)])
	if !strings.HasPrefix(head, "<") || strings.Count(text, "<html>") > 1 {
		return false
	}
	head = strings.ToLower(head)
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html")
	}
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

// baseName returns the last element of a path or an address.
func baseName(name string) string {
	if !page.IsURL(name) {
		return filepath.Base(name)
	}
	u, err := url.Parse(name)
	if err != nil {
		return name
	}
	if base := path.Base(u.Path); base != "." && base != "/" {
		return base
	}
	return u.Host
}

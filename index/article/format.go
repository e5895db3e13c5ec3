package article

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// supportedList names the formats in messages.
const supportedList = ".txt .md .html .htm"

// readers maps an extension to what reads decoded text of that format.
var readers = map[string]func(string) (page, error){
	".txt":      readPlain,
	".text":     readPlain,
	".md":       readMarkdown,
	".markdown": readMarkdown,
	".html":     readHTML,
	".htm":      readHTML,
	".xhtml":    readHTML,
	".shtml":    readHTML,
}

// Supported reports whether the name's extension is that of a format that can
// be read.
func Supported(name string) bool {
	_, ok := readers[extension(name)]
	return ok
}

func extension(name string) string { return strings.ToLower(filepath.Ext(baseName(name))) }

// readerOf chooses by extension, else by content. A page saved as .txt is
// still read as a page.
func readerOf(name, text string) func(string) (page, error) {
	if looksLikeHTML(text) {
		return readHTML
	}
	if read, ok := readers[extension(name)]; ok {
		return read
	}
	return readPlain
}

// looksLikeHTML reports whether the text begins as a web page does.
func looksLikeHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html")
	}
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

func isURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// baseName returns the last element of a path or an address.
func baseName(name string) string {
	if !isURL(name) {
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

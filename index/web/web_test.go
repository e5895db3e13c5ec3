package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"wenbao/index/article"
)

func page(text string) string {
	return "<!doctype html><html><head><title>东屿银行去年净利润3亿元</title></head><body><p>" + text + "</p></body></html>"
}

// read lists what an address gives: the ID and the first line of the text, or
// unchanged, or the error.
func read(c *Client, address string) (got []string) {
	for doc := range c.Documents(context.Background(), address) {
		switch {
		case doc.Err != nil:
			got = append(got, doc.Name+": "+doc.Err.Error())
		case doc.Unchanged:
			got = append(got, doc.Name+" unchanged")
		default:
			first, _, _ := strings.Cut(doc.Article.Text, "\n")
			got = append(got, doc.Article.ID+" "+first)
		}
	}
	return got
}

// serve starts a server on loopback; robots is its robots.txt, "" for none.
func serve(t *testing.T, robots string, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for pattern, h := range pages {
		mux.HandleFunc(pattern, h)
	}
	if robots != "" {
		mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, robots) })
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// body serves a body of a type.
func body(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, text)
	}
}

func TestDocuments(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("净利润3亿元。")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "User-agent: *\nDisallow: /private\n\nUser-agent: wenbao\nDisallow: /closed\n", map[string]http.HandlerFunc{
		"/1.html":      body("text/html", page("净利润3亿元。")),
		"/text":        body("text/plain; charset=gbk", gb),
		"/table":       body("text/csv", "净利润,3\n"),
		"/markdown":    body("text/markdown", "# 业绩\n\n**净利润**3亿元。"),
		"/picture":     body("image/png", "x"),
		"/private/1":   body("text/html", page("净利润4亿元。")),
		"/closed/1":    body("text/html", page("净利润4亿元。")),
		"/moved":       http.RedirectHandler("/1.html", http.StatusMovedPermanently).ServeHTTP,
		"/away":        http.RedirectHandler("file:///etc/passwd", http.StatusFound).ServeHTTP,
		"/into/closed": http.RedirectHandler("/closed/1", http.StatusFound).ServeHTTP,
		"/busy":        func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", http.StatusServiceUnavailable) },
		"/named": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Header().Set("Content-Disposition", `attachment; filename="a.csv"`)
			io.WriteString(w, "净利润,3\n")
		},
		"/loop": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/chain/": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		},
		"/agent": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, page(r.UserAgent()+"净利润3亿元。"))
		},
	})
	c := New(Options{Private: true})
	tests := []struct{ reason, path, want string }{
		{"page", "/1.html", " 净利润3亿元。"},
		{"charset of the header", "/text", " 净利润3亿元。"},
		{"media type goes before the name", "/table", " 净利润 | 3"},
		{"Markdown", "/markdown", " 业绩"},
		{"the file's name of the header", "/named", " 净利润 | 3"},
		{"a picture", "/picture", ": " + article.ErrUnsupported.Error()},
		{"what robots.txt forbids others", "/private/1", " 净利润4亿元。"},
		{"what robots.txt forbids us", "/closed/1", ": " + ErrRobots.Error()},
		{"redirected to what robots.txt forbids", "/into/closed", ": " + ErrRobots.Error()},
		{"redirected: known by the address asked for", "/moved", " 净利润3亿元。"},
		{"redirected to a file", "/away", ": " + ErrScheme.Error()},
		{"redirected to itself", "/loop", ": " + ErrRedirects.Error()},
		{"redirected for ever", "/chain/", ": " + ErrRedirects.Error()},
		{"not there", "/gone", ": HTTP 404 Not Found"},
		{"busy", "/busy", ": HTTP 503 Service Unavailable"},
		{"says who it is", "/agent", " wenbao净利润3亿元。"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff([]string{s.URL + tt.path + tt.want}, read(c, s.URL+tt.path)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "ftp://example.com/", "http://", "https://%zz/"} {
		if diff := cmp.Diff([]string{address + ": " + ErrScheme.Error()}, read(c, address)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Without leave nothing on this machine or this network is asked for anything:
// neither by address, nor by name, nor by a redirect.
func TestDocuments_private(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, "", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) { asked.Add(1) }})
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	c := New(Options{})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1", "192.168.1.1", "[fe80::1]", "[fd00::1]", "2130706433", "0x7f.1"} {
		address := "http://" + host + port + "/1.html"
		got := strings.Join(read(c, address), "\n")
		if got != address+": "+ErrPrivate.Error() && got != address+": "+ErrNoHost.Error() && !strings.Contains(got, "lookup") && !strings.Contains(got, "dial") {
			t.Errorf("%s: got %q", address, got)
		}
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("%d requests came through", n)
	}
}

func TestIsPublic(t *testing.T) {
	tests := []struct {
		address string
		want    bool
	}{
		{"1.1.1.1", true}, {"8.8.8.8", true}, {"2606:4700::1111", true}, {"172.15.0.1", true}, {"172.32.0.1", true}, {"100.63.0.1", true},
		{"127.0.0.1", false}, {"127.9.9.9", false}, {"10.1.2.3", false}, {"172.16.0.1", false}, {"172.31.255.255", false}, {"192.168.0.1", false},
		{"169.254.169.254", false}, {"100.64.0.1", false}, {"0.0.0.0", false}, {"255.255.255.255", false}, {"224.0.0.1", false}, {"198.18.0.1", false},
		{"::", false}, {"::1", false}, {"fe80::1", false}, {"fd12::1", false}, {"ff02::1", false}, {"::ffff:10.0.0.1", false}, {"::ffff:8.8.8.8", true},
		{"64:ff9b::7f00:1", false}, {"2002:7f00:1::", false}, {"::7f00:1", false}, {"2001:0:7f00:1::", false}, {"fec0::1", false},
	}
	for _, tt := range tests {
		if got := isPublic(netip.MustParseAddr(tt.address)); got != tt.want {
			t.Errorf("%s: got %v", tt.address, got)
		}
	}
}

// Bodies that do not end, do not come, or swell.
func TestDocuments_hostile(t *testing.T) {
	done := make(chan struct{})
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	blank := bytes.Repeat([]byte{' '}, 1<<20)
	for range article.MaxSize>>20 + 2 {
		if _, err := w.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s := serve(t, "", map[string]http.HandlerFunc{
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			for {
				if _, err := w.Write(blank); err != nil {
					return
				}
			}
		},
		"/never": func(w http.ResponseWriter, r *http.Request) { <-done },
		"/drips": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<p>")
			w.(http.Flusher).Flush()
			<-done
		},
		"/huge": func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "1000000000000") },
		"/bomb": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		},
		"/short": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "<p>净利润3")
		},
		"/header": func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("x", 2*maxHeader)) },
	})
	defer close(done)
	tests := []struct {
		path    string
		timeout time.Duration
		want    string
	}{
		{"/endless", 0, article.ErrTooLarge.Error()},
		{"/huge", 0, article.ErrTooLarge.Error()},
		{"/bomb", 0, article.ErrTooLarge.Error()},
		{"/never", 50 * time.Millisecond, ErrTimeout.Error()},
		{"/drips", 50 * time.Millisecond, ErrTimeout.Error()},
		{"/short", 0, "unexpected EOF"},
		{"/header", 0, "net/http: HTTP/1.x transport connection broken: net/http: server response headers exceeded 1048576 bytes; aborted"},
	}
	for _, tt := range tests {
		c := New(Options{Private: true, Timeout: tt.timeout})
		if diff := cmp.Diff([]string{s.URL + tt.path + ": " + tt.want}, read(c, s.URL+tt.path)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// A host that fails to answer for robots.txt, or redirects it for ever.
func TestDocuments_robots(t *testing.T) {
	for _, tt := range []struct {
		robots http.HandlerFunc
		want   string
	}{
		{func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, ": " + ErrRobots.Error()},
		{func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, " 净利润3亿元。"},
		{func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/robots.txt", http.StatusFound)
		}, " 净利润3亿元。"},
		{func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, page("not robots")) }, " 净利润3亿元。"},
		{func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/rules", http.StatusFound) }, ": " + ErrRobots.Error()},
	} {
		s := serve(t, "", map[string]http.HandlerFunc{
			"/robots.txt": tt.robots,
			"/rules":      body("text/plain", "User-agent: *\nDisallow: /\n"),
			"/1":          body("text/html", page("净利润3亿元。")),
		})
		if diff := cmp.Diff([]string{s.URL + "/1" + tt.want}, read(New(Options{Private: true}), s.URL+"/1")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// What has not changed is not sent again; what is no longer stored is.
func TestDocuments_versions(t *testing.T) {
	text, sent := "净利润3亿元。", 0
	s := serve(t, "", map[string]http.HandlerFunc{"/1": func(w http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf(`"%x"`, text)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		io.WriteString(w, page(text))
	}})
	path := filepath.Join(t.TempDir(), "web.json")
	stored := ""
	ingest := func() []string {
		v, err := OpenVersions(path)
		if err != nil {
			t.Fatal(err)
		}
		c := New(Options{Private: true, Versions: v, Known: func(context.Context, string) string { return stored }})
		got := read(c, s.URL+"/1")
		_, stored = v.get(s.URL + "/1")
		if err := v.Save(); err != nil {
			t.Fatal(err)
		}
		return got
	}
	steps := []struct {
		reason string
		do     func()
		want   string
		sent   int
	}{
		{"new", func() {}, " 净利润3亿元。", 1},
		{"the same", func() {}, " unchanged", 1},
		{"changed", func() { text = "净利润4亿元。" }, " 净利润4亿元。", 2},
		{"the article is gone from the base", func() { stored = "" }, " 净利润4亿元。", 3},
		{"the same", func() {}, " unchanged", 3},
	}
	for _, step := range steps {
		step.do()
		if diff := cmp.Diff([]string{s.URL + "/1" + step.want}, ingest()); diff != "" || sent != step.sent {
			t.Errorf("%s: sent %d times, want %d (-want +got):\n%s", step.reason, sent, step.sent, diff)
		}
	}
}

func TestDocuments_feeds(t *testing.T) {
	rss := `<?xml version="1.0"?><rss version="2.0"><channel><title>海湾财经</title>
		<item><title>东屿银行净利润3亿元</title><link>/1.txt</link><pubDate>Thu, 28 Mar 2024 08:00:00 +0800</pubDate></item>
		<item><title>没有了</title><link>/gone</link></item>
		<item><title>再来</title><link>/1.txt</link></item>
		<item><title>没有链接</title></item>
		<item><title>坏链接</title><link>javascript:alert(1)</link></item>
		<item><title>没有主机</title><link>https:-/example.com/1.txt</link></item>
		<item><title>又一个源</title><link>/feed</link></item></channel></rss>`
	atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>甲</title><link href="1.txt"/></entry></feed>`
	s := serve(t, "", map[string]http.HandlerFunc{
		"/feed":      body("application/rss+xml", rss),
		"/sub/atom":  body("text/xml", atom),
		"/sub/1.txt": body("text/plain", "净利润5亿元。"),
		"/1.txt":     body("text/plain", "净利润3亿元。"),
		"/json":      body("application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/1.txt"}]}`),
		"/empty":     body("application/rss+xml", `<rss version="2.0"><channel></channel></rss>`),
		"/xhtml":     body("application/xhtml+xml", `<?xml version="1.0"?><html><body><p>净利润3亿元。</p></body></html>`),
		"/moved":     http.RedirectHandler("/sub/atom", http.StatusFound).ServeHTTP,
	})
	c := New(Options{Private: true})
	tests := []struct {
		path string
		want []string
	}{
		{"/feed", []string{"/1.txt 净利润3亿元。", "/gone: HTTP 404 Not Found", "/feed: " + article.ErrUnsupported.Error()}},
		{"/sub/atom", []string{"/sub/1.txt 净利润5亿元。"}},
		{"/moved", []string{"/sub/1.txt 净利润5亿元。"}},
		{"/json", []string{"/1.txt 净利润3亿元。"}},
		{"/empty", []string{"/empty: " + ErrFeed.Error()}},
		{"/xhtml", []string{"/xhtml 净利润3亿元。"}},
	}
	for _, tt := range tests {
		got := read(c, s.URL+tt.path)
		for i := range got {
			got[i] = strings.TrimPrefix(got[i], s.URL)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.path, diff)
		}
	}
	for doc := range c.Documents(context.Background(), s.URL+"/feed") {
		if got := doc.Article.Title + " " + doc.Article.Published.String(); got != "东屿银行净利润3亿元 2024-03-28" {
			t.Errorf("title and date of the entry: %s", got)
		}
		break
	}
}

// One host has one request at a time, and another host need not wait.
func TestDocuments_polite(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, "", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		io.WriteString(w, page("净利润3亿元。"))
	}})
	c := New(Options{Private: true})
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() { read(c, fmt.Sprint(s.URL, "/", i)) })
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
}

func TestDocuments_cancelled(t *testing.T) {
	s := serve(t, "", map[string]http.HandlerFunc{"/": body("text/html", page("净利润3亿元。"))})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for doc := range New(Options{Private: true}).Documents(ctx, s.URL) {
		if !errors.Is(doc.Err, context.Canceled) {
			t.Errorf("got %v", doc.Err)
		}
	}
}

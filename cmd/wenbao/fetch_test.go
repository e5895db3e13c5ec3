package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestIngestURL(t *testing.T) {
	profit := "3651.16亿元"
	mux := http.NewServeMux()
	mux.HandleFunc("/news/1.html", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<html><head><meta charset="utf-8"><title>工商银行2023年业绩</title></head><body><article>
			<h1>工商银行2023年业绩</h1><p>2023年，工商银行实现净利润%s，同比增长0.8%%。</p></article></body></html>`, profit)
	})
	mux.Handle("/moved", http.RedirectHandler("/news/1.html", http.StatusFound))
	srv := httptest.NewServer(mux)
	defer srv.Close()

	db := filepath.Join(t.TempDir(), "kb")
	tests := []struct {
		reason         string
		args           []string
		profit         string
		status         int
		stdout, stderr string
	}{
		{"a page goes in", []string{"ingest", "--allow-private", srv.URL + "/news/1.html"}, profit, exitOK, "added 1,", ""},
		{"the same page again", []string{"ingest", "--allow-private", srv.URL + "/news/1.html"}, profit, exitOK, "unchanged 1,", ""},
		{"the page has changed", []string{"ingest", "--allow-private", srv.URL + "/news/1.html"}, "3700.00亿元", exitOK, "updated 1,", ""},
		{"its address is the source", []string{"ask", "工行2023年净利润多少"}, "", exitOK, srv.URL + "/news/1.html", ""},
		{"the new figure answers", []string{"ask", "工行2023年净利润多少"}, "", exitOK, "3700.00亿元", ""},
		{"redirects are followed", []string{"ingest", "--allow-private", srv.URL + "/moved"}, profit, exitOK, "added 1,", ""},
		{"a page that is not there", []string{"ingest", "--allow-private", srv.URL + "/gone"}, profit, exitFailure, "failed 1", srv.URL + "/gone: HTTP 404 Not Found"},
	}
	for _, tt := range tests {
		if tt.profit != "" {
			profit = tt.profit
		}
		var stdout, stderr bytes.Buffer
		got := run(append(tt.args, "--db", db), strings.NewReader(""), &stdout, &stderr, func(string) string { return "" })
		if got != tt.status || !strings.Contains(stdout.String(), tt.stdout) || !strings.Contains(stderr.String(), tt.stderr) {
			t.Errorf("%s: status %d, want %d\nstdout %q, want %q in it\nstderr %q, want %q in it",
				tt.reason, got, tt.status, &stdout, tt.stdout, &stderr, tt.stderr)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"wenbao/facts"
	"wenbao/index/article"
)

// fetchTimeout bounds one web page, its body included.
const fetchTimeout = 60 * time.Second

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// fetch reads a web page. Its article is known by the address asked for, not by
// the one redirected to, so that it is found again.
func fetch(ctx context.Context, address string) (facts.Article, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return facts.Article{}, err
	}
	req.Header.Set("User-Agent", "wenbao")
	req.Header.Set("Accept", "text/html, text/plain, application/pdf, */*;q=0.1")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return facts.Article{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return facts.Article{}, fmt.Errorf("HTTP %s", resp.Status)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, article.MaxSize+1))
	if err != nil {
		return facts.Article{}, err
	}
	art, err := article.Parse(ctx, address, data)
	if err == nil && art.URL == "" {
		art.URL = address
	}
	return art, err
}

package main

import (
	"fmt"
	"math"
	"strings"
)

// panel is one of the plots: some columns over the number of articles, both on
// logarithmic scales, so that what grows linearly is a line of 45 degrees.
type panel struct {
	title  string
	series []string
	names  []string
}

var panels = []panel{
	{"读入 (秒)", []string{"ingest_s", "ingest_cpu_s"}, []string{"历时", "处理器时间"}},
	{"内存峰值 (MB)", []string{"peak_mb", "peak_anon_mb", "cold_mb", "warm_mb"}, []string{"读入", "读入，不计文件页", "新进程提问", "批量提问"}},
	{"每字节正文的字节数", []string{"table_x", "passages_x"}, []string{"facts.db（含正文）", "段落索引"}},
	{"提问 (毫秒)", []string{"empty_ms", "cold_ms", "cold_popular_ms", "warm_p50_ms", "warm_p99_ms", "popular_p99_ms"},
		[]string{"空程序", "新进程，中位数", "新进程，常见主体", "批量，中位数", "批量，99%", "批量，常见主体，99%"}},
}

const (
	width, height = 380, 260 // of a panel, in pixels
	margin        = 48
)

var colours = []string{"#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b"}

// plot draws the rows as SVG.
func plot(rows []measured) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">`+"\n"+
		`<rect width="100%%" height="100%%" fill="white"/>`+"\n", 2*width, 2*height)
	for i, p := range panels {
		p.draw(&b, rows, i%2*width, i/2*height)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func (p panel) draw(b *strings.Builder, rows []measured, left, top int) {
	fmt.Fprintf(b, `<g transform="translate(%d,%d)">`+"\n"+`<text x="%d" y="16" font-size="13">%s</text>`+"\n", left, top, margin, p.title)
	low, high := math.Inf(1), math.Inf(-1)
	for _, r := range rows {
		for _, s := range p.series {
			if r[s] > 0 {
				low, high = min(low, math.Log10(r[s])), max(high, math.Log10(r[s]))
			}
		}
	}
	low, high = math.Floor(low), math.Max(math.Ceil(high), math.Floor(low)+1)
	first, last := math.Floor(math.Log10(rows[0]["articles"])), math.Ceil(math.Log10(rows[len(rows)-1]["articles"]))
	last = max(last, first+1)
	x := func(v float64) float64 {
		return margin + (math.Log10(v)-first)/(last-first)*(width-1.5*margin)
	}
	y := func(v float64) float64 {
		return height - margin/1.5 - (math.Log10(v)-low)/(high-low)*(height-1.8*margin)
	}
	for e := low; e <= high; e++ {
		v := math.Pow(10, e)
		fmt.Fprintf(b, `<path d="M%d %.1fH%.1f" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%g</text>`+"\n", margin, y(v), x(math.Pow(10, last)), margin-6, y(v)+4, v)
	}
	for e := first; e <= last; e++ {
		v := math.Pow(10, e)
		fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%g篇</text>`+"\n", x(v), height-margin/3, v)
	}
	for i, s := range p.series {
		var points []string
		for _, r := range rows {
			if r[s] > 0 {
				points = append(points, fmt.Sprintf("%.1f,%.1f", x(r["articles"]), y(r[s])))
				fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`+"\n", x(r["articles"]), y(r[s]), colours[i])
			}
		}
		fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke="%s"/>`+"\n", strings.Join(points, " "), colours[i])
		fmt.Fprintf(b, `<text x="%d" y="%d" fill="%s">%s</text>`+"\n", margin+8, 34+14*i, colours[i], p.names[i])
	}
	b.WriteString("</g>\n")
}

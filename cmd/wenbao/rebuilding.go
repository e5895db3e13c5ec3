package main

import (
	"time"

	"github.com/schollz/progressbar/v3"

	"wenbao/index"
)

// patience is how long a question waits for its passages without a word.
const patience = time.Second

// rebuilding says that a question waits for passages that are built again, as
// after an ingest that was killed or an older version: a line, and on a
// terminal how many articles are done.
func (a *app) rebuilding(patience time.Duration) (report func(articles int), stop func()) {
	start := time.Now()
	var bar *progressbar.ProgressBar
	said := false
	return func(articles int) {
			if time.Since(start) < patience {
				return
			}
			if !said {
				said = true
				a.warnf("段落索引缺失、过时或损坏，正在由已收录的文章重建，完成后回答，只需这一次")
			}
			if bar == nil && isTerminal(a.stderr) {
				bar = a.counter(working[index.Building])
			}
			if bar != nil {
				_ = bar.Set(articles) // a bar that cannot be drawn is no failure
			}
		}, func() {
			if bar != nil {
				_ = bar.Finish()
			}
		}
}

// working words what is done with all articles.
var working = map[index.Work]string{index.Checking: "检查", index.Copying: "恢复", index.Building: "建索引"}

// working shows on a terminal what is done with all articles, and how many are done.
func (a *app) working(w index.Work) (report func(articles int), stop func()) {
	if !isTerminal(a.stderr) {
		return func(int) {}, func() {}
	}
	bar := a.counter(working[w])
	_ = bar.RenderBlank() // a bar that cannot be drawn is no failure
	return func(articles int) { _ = bar.Set(articles) }, func() { _ = bar.Finish() }
}

// counter returns a bar that counts articles, nobody knows up to how many.
func (a *app) counter(what string) *progressbar.ProgressBar {
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(barInterval))
}

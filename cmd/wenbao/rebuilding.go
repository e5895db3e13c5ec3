package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
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
				bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription("建索引"),
					progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(barInterval))
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

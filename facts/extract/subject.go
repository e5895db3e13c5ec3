package extract

// keepSubject remembers the only entity that a paragraph was about, for the one
// after it that names nobody: 先看中芯国际。… ¶ 2024全年,该公司收入80.3亿美元. What
// opens with the industry or the market (words.tsv: wide) is not its.
func (d *document) keepSubject() {
	if len(d.subjects) == 0 {
		return
	}
	d.before = ""
	if len(d.subjects) == 1 {
		for name := range d.subjects {
			d.before = name
		}
	}
}

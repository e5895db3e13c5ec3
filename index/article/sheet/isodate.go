package sheet

import (
	"strconv"
	"strings"
	"time"
)

// isoLayouts are how cells of type d have dates and times (ISO 8601,
// 18.17.4). A zone is dropped: such times are local.
var isoLayouts = [...]string{
	"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999",
	"20060102", "20060102T150405.999999999", "15:04:05.999999999", "15:04",
}

// isoDate shows a date of type d by its style; one without a format of dates
// shows as 2023-12-31 15:04:05: the number that Excel would show is no figure.
func (b *book) isoDate(c cell) string {
	text := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(c.value), "Z"), ",", ".")
	for _, layout := range isoLayouts {
		at, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if f := b.format(c.style); f.Dates() {
			return f.Number(b.serial(at), b.date1904)
		}
		switch midnight := at.Equal(at.Truncate(24 * time.Hour)); {
		case midnight:
			return at.Format("2006-01-02")
		case at.Year() == 0:
			return at.Format("15:04:05")
		}
		return at.Format("2006-01-02 15:04:05")
	}
	return c.value
}

// serial is the number of a day and time, as numfmt reads it; of a time alone
// it is the part of a day.
func (b *book) serial(at time.Time) string {
	day := at.Truncate(24 * time.Hour)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case at.Year() == 0:
		epoch = day
	case b.date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case at.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)):
		epoch = epoch.AddDate(0, 0, 1)
	}
	days := day.Unix() - epoch.Unix()
	return strconv.FormatFloat(float64(days/86400)+at.Sub(day).Seconds()/86400, 'f', -1, 64)
}

package facts

import (
	"testing"
	"time"
)

func TestNewDateIsOfTheCalendar(t *testing.T) {
	for _, year := range []int{1, 1900, 1999, 2000, 2023, 2024, 2100} {
		for month := -30; month <= 30; month++ {
			for _, day := range []int{-800, -400, -366, -31, -1, 0, 1, 15, 28, 29, 30, 31, 32, 60, 366, 400, 401, 5000} {
				y, m, d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Date()
				if got, want := NewDate(year, month, day), (Date{y, int(m), d}); got != want {
					t.Fatalf("NewDate(%d, %d, %d) = %v, want %v", year, month, day, got, want)
				}
			}
		}
	}
}

func TestDaysSince(t *testing.T) {
	first := Date{1999, 11, 30}
	for n := -500; n < 2000; n++ {
		if d := first.AddDays(n); d.DaysSince(first) != n {
			t.Fatalf("%v is %d days after %v, want %d", d, d.DaysSince(first), first, n)
		}
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("截至2023年末，“工行e生活”客户达1.5亿户。(注：未经审计)")
	f.Add("\xe4\x30\x30。\xe5\x80！")
	f.Fuzz(func(t *testing.T, s string) {
		var want []mark
		n := 0
		for i, r := range s {
			if isMark(r) {
				want = append(want, mark{r, i, n})
			}
			n++
		}
		got := marksOf(s)
		if len(got) != len(want) {
			t.Fatalf("marksOf(%q) = %v, want %v", s, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("marksOf(%q) = %v, want %v", s, got, want)
			}
		}
	})
}

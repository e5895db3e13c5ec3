package pace

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestBackoff(t *testing.T) {
	for attempt, want := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		want *= time.Second
		if got := Backoff(attempt); got < want || got > want*5/4 {
			t.Errorf("Backoff(%d) = %v, want %v and up to a quarter more", attempt, got, want)
		}
	}
}

func TestSleep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	if err := Sleep(ctx, System, 0); err != nil {
		t.Error(err)
	}
	cancel()
	if err := Sleep(ctx, System, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want that of the context", err)
	}
}

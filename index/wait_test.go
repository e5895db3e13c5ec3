package index_test

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gofrs/flock"

	"wenbao/index"
)

// A second ingest waits for as long as the first one takes.
func TestSecondIngestWaitsLong(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		x, err := index.Open(t.Context(), dir, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		first := flock.New(filepath.Join(dir, "lock"))
		if err := first.Lock(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := x.Ingest(t.Context(), library{"a": "工行"}.job())
			done <- err
		}()
		time.Sleep(5 * time.Minute)
		select {
		case err := <-done:
			t.Error("gave up:", err)
		default:
		}
		if err := first.Unlock(); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

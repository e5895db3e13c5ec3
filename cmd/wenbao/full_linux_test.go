package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// An ingest that runs out of room says so and what to do. What it has stored is
// sound and whole articles, and with room it goes on to the same answers.
func TestFullDisk(t *testing.T) {
	k := keep(t, 300) // a batch is 256
	t.Run("tmpfs", func(t *testing.T) {
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
			t.Skip("no file system can be mounted here:", err)
		}
		defer syscall.Unmount(dir, 0)
		base := filepath.Join(dir, "kb")
		k.fill(t, base, func(kilobytes int) (int, []byte, string) {
			if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
				t.Fatal(err)
			}
			return wenbao(t, "", "ingest", "--db", base, k.articles)
		})
	})
	t.Run("limit of a file's size", func(t *testing.T) {
		shell, err := exec.LookPath("sh")
		if err != nil {
			t.Skip("no shell to set the limit:", err)
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		bin := filepath.Join(dir, "wenbao")
		if err := os.Symlink(self, bin); err != nil {
			t.Fatal(err)
		}
		base := filepath.Join(dir, "kb")
		k.fill(t, base, func(kilobytes int) (int, []byte, string) {
			limit := fmt.Sprintf(`ulimit -f %d && exec "$@"`, kilobytes) // at least: a unit is half a kilobyte or one
			return execute(t, "", exec.CommandContext(t.Context(), shell, "-c", limit, "sh", bin, "ingest", "--db", base, k.articles))
		})
	})
}

// fill ingests with more and more room until there is enough.
func (k *kept) fill(t *testing.T, base string, ingest func(kilobytes int) (int, []byte, string)) {
	t.Helper()
	stored, failures := 0, 0
	for kilobytes := 64; ; kilobytes = kilobytes * 3 / 2 {
		status, _, stderr := ingest(kilobytes)
		if status != exitOK {
			failures++
			explained(t, fmt.Sprint(kilobytes, " kB"), status, stderr, "磁盘")
		}
		stored = k.sound(t, base, stored)
		if status == exitOK || t.Failed() {
			break
		}
	}
	if failures < 2 {
		t.Errorf("ran out of room %d times", failures)
	}
	if _, out, stderr := k.ask(t, base); !bytes.Equal(out, k.want) {
		t.Errorf("with room: answers otherwise: %s", stderr)
	}
}

// sound wants a base that doctor finds clean, with no fewer articles than
// before and no wrong answer. Where there is no base yet, that is said.
func (k *kept) sound(t *testing.T, base string, before int) (articles int) {
	t.Helper()
	status, out, stderr := wenbao(t, "", "doctor", "--db", base)
	if strings.Contains(stderr, "没有知识库") && before == 0 {
		return 0
	}
	m := regexp.MustCompile(`，(\d+)篇文章`).FindSubmatch(out)
	if status != exitOK || m == nil {
		// Readers need a file in the folder, too.
		if explained(t, "doctor", status, stderr, "磁盘"); t.Failed() {
			t.Fatalf("%s", out)
		}
		return before
	}
	fmt.Sscan(string(m[1]), &articles)
	if articles < before {
		t.Errorf("%d articles, were %d", articles, before)
	}
	if status, out, stderr := k.ask(t, base); status == exitOK {
		k.check(t, out)
	} else {
		explained(t, "ask", status, stderr, "磁盘")
	}
	return articles
}

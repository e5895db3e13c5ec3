// Package nodetest lets tests use npm packages as oracles: Slack's own types and
// framework. Node is a tool of tests only. Where node, npm or the registry is
// missing the test is skipped, and says why.
package nodetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// installTime bounds the installation, which happens once on a machine.
const installTime = 3 * time.Minute

// Modules returns the node_modules folder with packages (name@version), which
// are installed, without running their scripts, into the user's cache.
func Modules(t *testing.T, packages ...string) string {
	t.Helper()
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("no cache folder: %v", err)
	}
	sum := sha256.Sum256([]byte(strings.Join(packages, " ")))
	dir := filepath.Join(cache, "wenbao-test", hex.EncodeToString(sum[:8]))
	modules := filepath.Join(dir, "node_modules")
	if _, err := os.Stat(modules); err == nil {
		return modules
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Skipf("no cache folder: %v", err)
	}
	// Tests of several packages run at once: who is first moves it into place.
	temp, err := os.MkdirTemp(filepath.Dir(dir), "install-")
	if err != nil {
		t.Skipf("no cache folder: %v", err)
	}
	defer os.RemoveAll(temp)
	ctx, cancel := context.WithTimeout(t.Context(), installTime)
	defer cancel()
	args := append([]string{"install", "--prefix", temp, "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"}, packages...)
	if out, err := exec.CommandContext(ctx, "npm", args...).CombinedOutput(); err != nil {
		t.Skipf("npm install %s: %v: %s", strings.Join(packages, " "), err, lastLine(out))
	}
	if err := os.Rename(temp, dir); err != nil && !errors.Is(err, fs.ErrExist) {
		if _, missing := os.Stat(modules); missing != nil {
			t.Skipf("npm install: %v", err)
		}
	}
	return modules
}

func lastLine(out []byte) string {
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	return string(lines[len(lines)-1])
}

// Run runs a script with the modules and returns its output.
func Run(t *testing.T, modules, script string, stdin []byte) (stdout string, err error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", script)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	cmd.Stdin = bytes.NewReader(stdin)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Logf("node: %s", errs.String())
	}
	return string(out), err
}

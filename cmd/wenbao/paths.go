package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// dbDir returns the knowledge base directory: --db, else $WENBAO_DB, else
// "wenbao" in the platform's user data directory.
func (a *app) dbDir() (string, error) {
	if a.db != "" {
		return a.db, nil
	}
	if dir := a.env("WENBAO_DB"); dir != "" {
		return dir, nil
	}
	return a.userDir("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")
}

// historyFile returns where chat keeps its input history.
func (a *app) historyFile() (string, error) {
	dir, err := a.userDir("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")
	return filepath.Join(dir, "chat_history"), err
}

// userDir returns wenbao's folder in the directory that the XDG variable names
// (default: fallback under the home directory); on macOS in Application
// Support, on Windows in the folder that the windows variable names.
func (a *app) userDir(xdg, fallback, windows string) (string, error) {
	if dir := a.env(xdg); filepath.IsAbs(dir) {
		return filepath.Join(dir, "wenbao"), nil
	}
	if runtime.GOOS == "windows" {
		if dir := a.env(windows); dir != "" {
			return filepath.Join(dir, "wenbao"), nil
		}
	}
	home := a.env("HOME")
	if home == "" {
		var err error
		if home, err = os.UserHomeDir(); err != nil {
			return "", usagef("加上 --db 目录", "不知道用户目录在哪里")
		}
	}
	if runtime.GOOS == "darwin" {
		fallback = "Library/Application Support"
	}
	return filepath.Join(home, filepath.FromSlash(fallback), "wenbao"), nil
}

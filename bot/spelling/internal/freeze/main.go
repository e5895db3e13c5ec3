// Command freeze writes the readings of characters to sounds.bin. Run it with
// go generate in bot/spelling whenever go-pinyin changes.
package main

import (
	"fmt"
	"os"

	"wenbao/bot/spelling/internal/sound"
)

func main() {
	if err := os.WriteFile("sounds.bin", sound.Table(), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, "freeze:", err)
		os.Exit(1)
	}
}

package spelling

import (
	"testing"

	"wenbao/bot/spelling/internal/sound"
)

// The frozen readings are go-pinyin's.
func TestSounds(t *testing.T) {
	if string(sound.Table()) != sounds {
		t.Error("sounds.bin is not what go-pinyin says: run go generate in bot/spelling")
	}
}

func TestSameSound(t *testing.T) {
	for _, tt := range []struct {
		a, b rune
		want bool
	}{{'迪', '笛', true}, {'时', '是', true}, {'行', '航', true}, {'行', '形', true}, {'芯', '科', false}, {'迪', '𠮷', false}, {'A', 'A', false}} {
		if got := sameSound(tt.a, tt.b); got != tt.want {
			t.Errorf("%c %c: %v", tt.a, tt.b, got)
		}
	}
}

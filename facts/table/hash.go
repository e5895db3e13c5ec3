package table

import "encoding/hex"

// encodeHash and decodeHash keep a hash in half its hexadecimal digits; any other
// text as it is.
func encodeHash(hash string) any {
	if b, err := hex.DecodeString(hash); err == nil && len(b) > 0 && hex.EncodeToString(b) == hash {
		return b
	}
	return hash
}

func decodeHash(stored any) string {
	switch v := stored.(type) {
	case []byte:
		return hex.EncodeToString(v)
	case string:
		return v
	}
	return ""
}

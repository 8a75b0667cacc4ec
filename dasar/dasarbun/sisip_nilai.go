package dasarbun

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"strings"
)

func bitaHeksa(h []byte) ([]byte, error) {
	b := make([]byte, hex.DecodedLen(len(h)))
	_, err := hex.Decode(b, h)
	return b, err
}

func bilanganSQLite(s string) (any, error) {
	if strings.ContainsAny(s, ".eE") {
		return strconv.ParseFloat(s, 64)
	}
	return strconv.ParseInt(s, 10, 64)
}

var kutipGanda, kutip = []byte("''"), []byte("'")

// teksPolos reads a literal that bun wrote for Postgres as the text of a
// parameter, nil for NULL.
func teksPolos(sel []byte) any {
	switch sel[0] {
	case '\'':
		return string(bytes.ReplaceAll(sel[1:len(sel)-1], kutipGanda, kutip))
	case 'N':
		return nil
	}
	return string(sel)
}

// nilaiSQLite reads a literal that bun wrote back into a parameter.
func nilaiSQLite(sel []byte) (any, error) {
	switch c := sel[0]; {
	case c == '\'':
		return string(bytes.ReplaceAll(sel[1:len(sel)-1], kutipGanda, kutip)), nil
	case c == 'X':
		return bitaHeksa(sel[2 : len(sel)-1])
	case c == 'N':
		return nil, nil
	case c == 'T':
		return true, nil
	case c == 'F':
		return false, nil
	}
	return bilanganSQLite(string(sel))
}

package privasitest

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
)

// TanpaKenari fails when any canary, a unique text planted in sealed fields,
// stands in what was written to dari (a file, a dump, a log): as it is, in any
// case, in hexadecimal or in base64.
func TanpaKenari(t testing.TB, dari string, isi []byte, kenari ...string) {
	t.Helper()
	kecil := bytes.ToLower(isi)
	for _, k := range kenari {
		if len(k) < 6 {
			t.Errorf("kenari %q terlalu pendek untuk dicari", k)
			continue
		}
		if bytes.Contains(kecil, []byte(strings.ToLower(k))) || bytes.Contains(kecil, []byte(hex.EncodeToString([]byte(k)))) ||
			bytes.Contains(isi, []byte(base64.RawStdEncoding.EncodeToString([]byte(k))[:len(k)*4/3-1])) {
			t.Errorf("%s memuat data pribadi %q", dari, k)
		}
	}
}

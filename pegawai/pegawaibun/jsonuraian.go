package pegawaibun

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// tulisUraian writes what encoding/json writes, without looking the type up for
// every one of a run's hundred thousand explanations.
func tulisUraian(ls []uraian.Langkah) string {
	if ls == nil {
		return "null"
	}
	b := make([]byte, 0, 2+128*len(ls))
	b = append(b, '[')
	for i := range ls {
		if i > 0 {
			b = append(b, ',')
		}
		b = teksJSON(append(b, `{"Dasar":`...), ls[i].Dasar)
		b = teksJSON(append(b, `,"Teks":`...), ls[i].Teks)
		b = append(strconv.AppendInt(append(b, `,"Nilai":`...), int64(ls[i].Nilai), 10), '}')
	}
	return string(append(b, ']'))
}

// teksJSON adds a text as encoding/json writes it: as it is, unless it holds a sign
// that must be escaped.
func teksJSON(b []byte, s string) []byte {
	polos := utf8.ValidString(s) && !strings.ContainsAny(s, "\"\\<>&\u2028\u2029\x7f")
	for i := 0; polos && i < len(s); i++ {
		polos = s[i] >= ' '
	}
	if polos {
		return append(append(append(b, '"'), s...), '"')
	}
	isi, _ := json.Marshal(s) // a text always can be written
	return append(b, isi...)
}

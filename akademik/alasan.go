package akademik

import "github.com/pesantren-go/pesantren/dasar"

// alasanBatal tidies the reason for making a record void: one line of 5 to 200 letters.
// Anything else is refused with the rule of that record.
func alasanBatal(aturan dasar.Aturan, alasan string) (string, error) {
	alasan, err := dasar.Rapikan(alasan, 200)
	if err != nil || len([]rune(alasan)) < 5 {
		return "", aturan.Invalidf("tulis alasan dalam satu baris, 5 sampai 200 huruf, tanpa urusan pribadi").Pada("alasan").Karena(err)
	}
	return alasan, nil
}

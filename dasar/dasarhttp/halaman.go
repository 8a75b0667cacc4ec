package dasarhttp

import "github.com/pesantren-go/pesantren/dasar"

// Halaman are the query parameters of every list; embed it in an input.
type Halaman struct {
	Setelah string `query:"setelah" doc:"kursor dari 'berikutnya' halaman sebelumnya" maxLength:"2000"`
	Batas   int    `query:"batas" doc:"banyaknya baris; 50 bila kosong" minimum:"0" maximum:"500"`
}

// Page gives the store's form.
func (h Halaman) Page() dasar.Page { return dasar.Page{After: h.Setelah, Limit: h.Batas} }

// Isi is the body of every list. Berikutnya is empty on the last page.
type Isi[T any] struct {
	Isi        []T    `json:"isi"`
	Berikutnya string `json:"berikutnya,omitempty"`
}

// BuatIsi returns a list body; no rows are an empty list, not null.
func BuatIsi[T any](isi []T, berikutnya string) Isi[T] {
	if isi == nil {
		isi = []T{}
	}
	return Isi[T]{isi, berikutnya}
}

// KunciUlang is the header of unsafe operations; embed it in an input. The
// client makes and stores the key before it sends: the same key and content
// gives the first answer again, the same key with other content is a 409.
type KunciUlang struct {
	Kunci string `header:"Idempotency-Key" doc:"kunci unik dari pengirim agar pengulangan tidak berakibat dua kali" maxLength:"200"`
}

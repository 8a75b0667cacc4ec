package wali

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// CatatNikah records a marriage with the reference of its proof. The first
// marriage counts: a later one changes nothing, and nothing undoes adulthood, so
// divorce is not recorded here.
func (o Orang) CatatNikah(a AturanUsia, nikah dasar.Tanggal, bukti privasi.Tertutup[string], w Waktu) (Orang, []privasi.Peristiwa, error) {
	if bukti.Kosong() {
		return o, nil, ErrBuktiWali.Invalidf("sebutkan nomor buku nikah atau penetapan pengadilan").Pada("bukti")
	}
	baru := o
	if baru.Nikah.IsZero() || nikah.Before(baru.Nikah) {
		baru.Nikah, baru.Bukti = nikah, bukti
	}
	uji := o
	uji.Nikah = nikah
	if err := uji.Periksa(a, dasar.TanggalDari(w.Pada.In(zona(o.Zona)))); err != nil || nikah.IsZero() {
		if err == nil {
			err = ErrTanggalNikah.Invalidf("isi tanggal nikah").Pada("nikah")
		}
		return o, nil, err
	}
	return baru, w.peristiwa("NikahDicatat", string(o.Subjek), o.Subjek, "", "", "bukti_nikah"), nil
}

// Koreksi replaces birth date and marriage by what the documents say, with their
// reference. Everything that depends on age is computed anew from then on, also
// for moments before.
func (o Orang) Koreksi(a AturanUsia, lahir, nikah dasar.Tanggal, bukti privasi.Tertutup[string], w Waktu) (Orang, []privasi.Peristiwa, error) {
	if bukti.Kosong() {
		return o, nil, ErrBuktiWali.Invalidf("sebutkan dokumen yang dipakai membetulkan, misalnya nomor akta").Pada("bukti")
	}
	baru := o
	baru.Lahir, baru.Nikah, baru.Bukti = lahir, nikah, bukti
	if err := baru.Periksa(a, dasar.TanggalDari(w.Pada.In(zona(o.Zona)))); err != nil {
		return o, nil, err
	}
	return baru, w.peristiwa("UsiaDibetulkan", string(o.Subjek), o.Subjek, "", "", "bukti_usia"), nil
}

// Waktu is who does something, and when. Both come from the service.
type Waktu struct {
	Oleh string // the account
	Pada time.Time
}

// peristiwa fills in who and when. Kapasitas is for the service, which knows the role.
func (w Waktu) peristiwa(jenis, objek string, s privasi.SubjekID, dari, ke, sebab string) []privasi.Peristiwa {
	return []privasi.Peristiwa{{Jenis: jenis, Objek: objek, Subjek: s, Dari: dari, Ke: ke, Oleh: w.Oleh, Sebab: sebab, Pada: w.Pada.UTC()}}
}

package santri

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrStatusPindah says that no transition leads from one status to the other.
	ErrStatusPindah = dasar.Aturan("SAN-STATUS-02")
	// ErrStatusSyarat says that a condition of the transition is not confirmed.
	ErrStatusSyarat = dasar.Aturan("SAN-STATUS-03")
	// ErrStatusAlasan says that a reason is missing or not on the list.
	ErrStatusAlasan = dasar.Aturan("SAN-STATUS-04")
	// ErrStatusPimpinan says that only the head may make this change.
	ErrStatusPimpinan = dasar.Aturan("SAN-STATUS-05")
	// ErrStatusTanggal says that the day is missing, lies in the future or
	// before the previous change.
	ErrStatusTanggal = dasar.Aturan("SAN-STATUS-06")
	// ErrStatusVersi says that the record changed since it was read.
	ErrStatusVersi = dasar.Aturan("SAN-STATUS-07")
	// ErrStatusAwal says that nobody is taken in with this status.
	ErrStatusAwal = dasar.Aturan("SAN-STATUS-08")
)

// Perubahan is the command to change the status of one santri.
type Perubahan struct {
	Ke     Status
	Pada   dasar.Tanggal // the day it takes effect, at most today
	Alasan string        // one of AlasanBaku; required where the table says so
	Syarat []Syarat      // what the officer confirms
}

// Ubah checks a change of status against the table and returns the event that
// records it, without ID and moment. riwayat is the history of the santri, oldest
// first. Repeating the last change, same status and day, returns the recorded
// event and ulang true: nothing is to be written.
//
// Refusals: [ErrStatusPindah], [ErrStatusSyarat], [ErrStatusAlasan],
// [ErrStatusPimpinan] (Forbidden) and [ErrStatusTanggal].
func Ubah(s Santri, riwayat []Peristiwa, c Perubahan, p dasar.Pelaku, hariIni dasar.Tanggal) (e Peristiwa, ulang bool, err error) {
	if err := c.Ke.Validate(); err != nil {
		return e, false, err
	}
	var akhir Peristiwa
	if len(riwayat) > 0 {
		akhir = riwayat[len(riwayat)-1]
	}
	if akhir.Ke == c.Ke && s.Status == c.Ke && akhir.Pada == c.Pada {
		return akhir, true, nil
	}
	jalan, ada := CariPeralihan(s.Status, c.Ke)
	if !ada {
		return e, false, ErrStatusPindah.Invalidf("status tidak dapat berubah dari %s menjadi %s; pilih %s", s.Status, c.Ke, pilihan(s.Status)).Pada("status")
	}
	if err := jalan.periksa(c, p); err != nil {
		return e, false, err
	}
	switch {
	case c.Pada.IsZero():
		return e, false, ErrStatusTanggal.Invalidf("tanggal berlaku belum diisi").Pada("pada")
	case c.Pada.After(hariIni):
		return e, false, ErrStatusTanggal.Invalidf("tanggal berlaku %s belum tiba; catat pada harinya", c.Pada.Panjang()).Pada("pada")
	case c.Pada.Before(akhir.Pada):
		return e, false, ErrStatusTanggal.Invalidf("tanggal berlaku mendahului perubahan terakhir, %s", akhir.Pada.Panjang()).Pada("pada")
	}
	return Peristiwa{Lembaga: s.Lembaga, Santri: s.ID, Urut: akhir.Urut + 1, Dari: s.Status, Ke: c.Ke, Pada: c.Pada,
		Alasan: c.Alasan, Syarat: gabung(jalan.Syarat), Oleh: p.ID, Peran: p.Peran}, false, nil
}

// periksa checks head, conditions and reason of a transition.
func (t Peralihan) periksa(c Perubahan, p dasar.Pelaku) error {
	if t.Pimpinan && !pimpinan(p.Peran) {
		return ErrStatusPimpinan.Forbiddenf("perubahan menjadi %s hanya oleh kepala atau pengasuh", t.Ke)
	}
	var kurang []string
	for _, s := range t.Syarat {
		if !slices.Contains(c.Syarat, s) {
			kurang = append(kurang, string(s))
		}
	}
	if len(kurang) > 0 {
		return ErrStatusSyarat.Invalidf("pastikan dahulu: %s", strings.Join(kurang, ", ")).Pada("syarat")
	}
	if (t.Alasan || c.Alasan != "") && !slices.Contains(AlasanBaku(), c.Alasan) {
		return ErrStatusAlasan.Invalidf("pilih alasan dari daftar: %s", strings.Join(AlasanBaku(), ", ")).Pada("alasan")
	}
	return nil
}

// pimpinan are the roles that head a unit or the institution.
func pimpinan(peran string) bool { return peran == "kepala" || peran == "pengasuh" }

func pilihan(dari Status) string {
	var ke []string
	for _, p := range TabelPeralihan() {
		if p.Dari == dari {
			ke = append(ke, string(p.Ke))
		}
	}
	if len(ke) == 0 {
		return "tidak ada"
	}
	return strings.Join(ke, ", ")
}

func gabung(s []Syarat) string {
	t := make([]string, len(s))
	for i := range s {
		t[i] = string(s[i])
	}
	return strings.Join(t, ",")
}

// Awal returns the first event of a santri: taken in as calon, or as aktif when
// arrival is registered at once (an import of present students does so).
func Awal(s Santri, pada dasar.Tanggal, p dasar.Pelaku, hariIni dasar.Tanggal) (Peristiwa, error) {
	if s.Status != Calon && s.Status != Aktif {
		return Peristiwa{}, ErrStatusAwal.Invalidf("santri baru berstatus calon atau aktif, bukan %q", potong(string(s.Status))).Pada("status")
	}
	if pada.IsZero() || pada.After(hariIni) {
		return Peristiwa{}, ErrStatusTanggal.Invalidf("tanggal masuk harus diisi dan tidak boleh sesudah hari ini").Pada("pada")
	}
	return Peristiwa{Lembaga: s.Lembaga, Santri: s.ID, Urut: 1, Ke: s.Status, Pada: pada, Oleh: p.ID, Peran: p.Peran}, nil
}

// StatusPada returns the status that held on a day, "" before the first event.
// riwayat is ordered oldest first; of several changes on one day the last counts.
func StatusPada(riwayat []Peristiwa, hari dasar.Tanggal) Status {
	var s Status
	for _, e := range riwayat {
		if e.Pada.After(hari) {
			break
		}
		s = e.Ke
	}
	return s
}

// PeriksaRiwayat recomputes a history from its first event and refuses one with
// a gap, a step that the table lacks, or a day that goes backwards. It returns
// the status that follows.
func PeriksaRiwayat(riwayat []Peristiwa) (Status, error) {
	var s Status
	var hari dasar.Tanggal
	for i, e := range riwayat {
		if _, ada := CariPeralihan(e.Dari, e.Ke); e.Urut != i+1 || e.Dari != s || e.Pada.Before(hari) || (i > 0 && !ada) {
			return s, fmt.Errorf("santri: broken status history of %s at event %d", e.Santri, i+1)
		}
		s, hari = e.Ke, e.Pada
	}
	return s, nil
}

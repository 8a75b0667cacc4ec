package ropa

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrLokasiTakTerdaftar says that data was to be stored at a place that is not
	// registered for that day.
	ErrLokasiTakTerdaftar = dasar.Aturan("PRI-ROPA-05")
	// ErrUrutanMekanisme says that a mechanism of transfer was chosen before the
	// stricter ones were judged.
	ErrUrutanMekanisme = dasar.Aturan("PRI-ROPA-06")
	// ErrTransfer says that a transfer abroad lacks its assessment or its notice.
	ErrTransfer = dasar.Aturan("PRI-ROPA-07")
)

// Indonesia is the country in which data stays without a transfer.
const Indonesia = "ID"

// Lokasi is a place where data is stored.
type Lokasi struct {
	ID         string    `privasi:"-,kunci teknis"`
	Pengelola  string    `privasi:"-,kunci prosesor"` // "" : the institution itself
	BadanHukum string    `privasi:"-,nama badan hukum"`
	Kota       string    `privasi:"-,kota"`
	Negara     string    `privasi:"-,kode negara"`
	Mulai      time.Time `privasi:"-,mulai dipakai"`
	Selesai    time.Time `privasi:"-,akhir dipakai"` // zero: open; exclusive
}

func (l Lokasi) dipakai(t time.Time) bool {
	return !l.Mulai.IsZero() && !t.Before(l.Mulai) && (l.Selesai.IsZero() || t.Before(l.Selesai))
}

// Periksa refuses, with [ErrLokasiTakTerdaftar], a place without its entity, town, country
// and first day, and one that is run by a processor the attachments do not have.
func (l Lokasi) Periksa(a Lampiran) error {
	tak := func(pada, apa string) error { return ErrLokasiTakTerdaftar.Invalidf("%s", apa).Pada(pada) }
	switch {
	case l.ID == "" || l.BadanHukum == "":
		return tak("badan", "sebutkan badan hukum pemilik tempat penyimpanan")
	case l.Kota == "":
		return tak("kota", "sebutkan kota tempat penyimpanan")
	case len(l.Negara) != 2:
		return tak("negara", "tulis kode negara dua huruf, misalnya ID")
	case l.Mulai.IsZero() || !l.Selesai.IsZero() && !l.Selesai.After(l.Mulai):
		return tak("mulai", "isi hari mulai dipakai; hari berakhirnya sesudah itu")
	case l.Pengelola != "" && !slices.ContainsFunc(a.Prosesor, func(p Prosesor) bool { return p.Pihak.ID == l.Pengelola }):
		return tak("pengelola", "pengelola tempat ini belum terdaftar sebagai prosesor")
	}
	return nil
}

// Mekanisme is what allows a transfer out of Indonesia (UU 27/2022 article 56), in
// the order in which the law wants them judged.
type Mekanisme string

// The mechanisms.
const (
	BelumDipilih Mekanisme = ""
	Setara       Mekanisme = "setara"      // the country protects as well
	Mengikat     Mekanisme = "mengikat"    // adequate and binding safeguards
	Setuju       Mekanisme = "persetujuan" // consent, when neither holds
)

// Nilai is the judgement of one mechanism.
type Nilai struct {
	Pada     time.Time `privasi:"-,saat dinilai"` // zero: not judged
	Oleh     string    `privasi:"-,akun penilai"`
	Memenuhi bool      `privasi:"-,hasil"`
	Dokumen  string    `privasi:"-,nomor dokumen"`
}

// Transfer is a transfer of data abroad: the assessment, the mechanism, the notice.
type Transfer struct {
	ID        string    `privasi:"-,kunci teknis"`
	Lokasi    string    `privasi:"-,kunci lokasi"`
	Negara    string    `privasi:"-,kode negara"`
	Penerima  string    `privasi:"-,nama badan hukum"`
	Kegiatan  []string  `privasi:"-,kode kegiatan"`
	Penilaian string    `privasi:"-,nomor penilaian"`
	Setara    Nilai     `privasi:"-,penilaian"`
	Mengikat  Nilai     `privasi:"-,penilaian"`
	Mekanisme Mekanisme `privasi:"-,mekanisme"`
	Dikabari  time.Time `privasi:"-,saat subjek dikabari"`
	Vital     bool      `privasi:"-,kepentingan vital"` // the notice may follow
	Mulai     time.Time `privasi:"-,mulai transfer"`
}

// Pilih chooses a mechanism. Binding safeguards are open once equal protection was
// judged and found wanting, consent once both were; anything else is
// [ErrUrutanMekanisme].
func (t Transfer) Pilih(m Mekanisme) (Transfer, error) {
	gagal := func(n Nilai) bool { return n.sah() && !n.Memenuhi }
	boleh := map[Mekanisme]bool{Setara: t.Setara.sah() && t.Setara.Memenuhi, Mengikat: gagal(t.Setara) && t.Mengikat.sah() && t.Mengikat.Memenuhi, Setuju: gagal(t.Setara) && gagal(t.Mengikat)}
	if !boleh[m] {
		return t, ErrUrutanMekanisme.Invalidf("nilai dahulu kesetaraan negara tujuan, lalu pelindungan yang mengikat; persetujuan hanya bila keduanya tidak terpenuhi").Pada("mekanisme")
	}
	t.Mekanisme = m
	return t, nil
}

func (n Nilai) sah() bool { return !n.Pada.IsZero() && n.Oleh != "" && n.Dokumen != "" }

// Periksa refuses, at a moment, a transfer without assessment or mechanism, one whose
// mechanism was judged after it began, and one whose people were not told before it
// (after it only in a vital interest).
func (t Transfer) Periksa(kini time.Time) error {
	if _, err := t.Pilih(t.Mekanisme); err != nil {
		return err
	}
	terlambat := func(n Nilai) bool { return !n.Pada.IsZero() && n.Pada.After(t.Mulai) }
	switch {
	case t.Penilaian == "" || t.Penerima == "" || t.Negara == "" || t.Negara == Indonesia || t.Mulai.IsZero() || terlambat(t.Setara) || terlambat(t.Mengikat):
		return ErrTransfer.Invalidf("transfer ke luar negeri memerlukan penilaian dan penerima sebelum dimulai").Pada("penilaian")
	case !t.Vital && (t.Dikabari.IsZero() || !t.Dikabari.Before(t.Mulai)), t.Vital && !kini.Before(t.Mulai) && t.Dikabari.IsZero():
		return ErrTransfer.Invalidf("beri tahu orangnya sebelum data ditransfer ke luar negeri").Pada("kabar")
	}
	return nil
}

// PeriksaSimpan says whether data of an activity may be stored at a place now: the
// place is registered and in use, who runs it has a sound agreement, and a place
// abroad has a transfer for the activity.
func (l Lampiran) PeriksaSimpan(lokasi, kegiatan string, wajib []string, t time.Time) error {
	i := slices.IndexFunc(l.Lokasi, func(x Lokasi) bool { return x.ID == lokasi && x.dipakai(t) })
	if i < 0 {
		return ErrLokasiTakTerdaftar.Forbiddenf("tempat penyimpanan %q belum didaftarkan atau tidak dipakai lagi", lokasi)
	}
	tempat := l.Lokasi[i]
	if tempat.BadanHukum == "" || tempat.Kota == "" || tempat.Negara == "" {
		return ErrLokasiTakTerdaftar.Invalidf("sebutkan badan hukum, kota dan negara tempat penyimpanan %q", lokasi)
	}
	if tempat.Pengelola != "" {
		p := slices.IndexFunc(l.Prosesor, func(p Prosesor) bool { return p.Pihak.ID == tempat.Pengelola })
		if p < 0 {
			return ErrPerjanjianTakLengkap.Invalidf("pengelola tempat %q belum punya perjanjian prosesor", lokasi)
		}
		if err := l.Prosesor[p].Periksa(wajib, t); err != nil {
			return err
		}
	}
	if tempat.Negara == Indonesia {
		return nil
	}
	for _, x := range l.Transfer {
		if x.Lokasi == lokasi && x.Negara == tempat.Negara && slices.Contains(x.Kegiatan, kegiatan) && !t.Before(x.Mulai) {
			return x.Periksa(t)
		}
	}
	return ErrTransfer.Forbiddenf("tempat %q di luar Indonesia belum punya penilaian transfer untuk kegiatan ini", lokasi)
}

package ropa

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrRincian says that the details of an activity miss a part, or name a role, a place or a
// risk that nobody knows.
var ErrRincian = dasar.Aturan("PRI-ROPA-22")

// PeranPengolah is what the institution is in an activity.
type PeranPengolah string

// The roles (PP 33/2026 articles 13 to 16). For the account data of its own
// customers a vendor is a controller itself.
const (
	SebagaiPengendali PeranPengolah = "pengendali"
	SebagaiProsesor   PeranPengolah = "prosesor"
	SebagaiBersama    PeranPengolah = "pengendali_bersama"
)

// Rincian is what no program knows about one activity.
type Rincian struct {
	Kegiatan       string        `privasi:"-,kode kegiatan"`
	Sebagai        PeranPengolah `privasi:"-,peran lembaga"`
	KategoriSubjek []string      `privasi:"-,golongan orang"`
	Sumber         []string      `privasi:"-,asal data"`
	Penerima       []string      `privasi:"-,penerima data"` // empty: nobody outside
	Lokasi         []string      `privasi:"-,kunci lokasi"`
	Ciri           []Pemicu      `privasi:"-,ciri risiko"` // besides what the tags tell
}

// Lampiran is what an institution adds to the register, as one versioned record.
type Lampiran struct {
	Lembaga       dasar.LembagaID `privasi:"-,lembaga"`
	Pengendali    Pihak           `privasi:"-,pengendali"`
	PPDP          string          `privasi:"-,kontak jabatan yang diumumkan"`
	Penyelenggara Penyelenggara   `privasi:"-,penyelenggara sistem"`
	Prosesor      []Prosesor      `privasi:"-,prosesor"`
	Instruksi     []Instruksi     `privasi:"-,instruksi kepada prosesor"`
	Lokasi        []Lokasi        `privasi:"-,tempat penyimpanan"`
	Transfer      []Transfer      `privasi:"-,transfer ke luar negeri"`
	Rincian       []Rincian       `privasi:"-,rincian kegiatan"`
	PemenuhanHak  string          `privasi:"-,kebijakan lembaga"`
	Pengamanan    []string        `privasi:"-,langkah pengamanan"` // from SusunPengamanan
	Versi         uint64          `privasi:"-,versi catatan"`
}

// PeriksaMulai refuses to start without a controller who can be named and reached
// ([ErrPengendali]).
func (l Lampiran) PeriksaMulai() error {
	if l.Lembaga == "" || l.Pengendali.Nama == "" || l.Pengendali.Kontak == "" {
		return ErrPengendali.Invalidf("sebutkan nama badan hukum pengendali data dan kontaknya di Pengaturan").Pada("pengendali")
	}
	return nil
}

// Peringatan lists, in words for the start-up log and the officer's desk, what is
// missing without stopping the server.
func (l Lampiran) Peringatan() (ws []string) {
	if l.PPDP == "" {
		ws = append(ws, "belum ada pejabat pelindungan data pribadi atau narahubung; insiden tidak dapat ditutup")
	}
	p := l.Penyelenggara
	if p.Nama == "" || p.Kontak == "" || (p.Nomor == "" && p.AlasanBelum == "") {
		ws = append(ws, "penyelenggara sistem elektronik belum lengkap: nama, nomor pendaftaran atau alasan belum terdaftar, dan kontak")
	}
	return ws
}

func (l Lampiran) rincian(kegiatan string) (Rincian, bool) {
	for _, r := range l.Rincian {
		if r.Kegiatan == kegiatan {
			return r, true
		}
	}
	return Rincian{}, false
}

func (l Lampiran) lokasi(id string, t time.Time) (Lokasi, bool) {
	for _, x := range l.Lokasi {
		if x.ID == id && x.dipakai(t) {
			return x, true
		}
	}
	return Lokasi{}, false
}

// Periksa refuses details that say too little for the record, or that name a place which
// the attachments do not have.
func (r Rincian) Periksa(l Lampiran) error {
	lokasi := func(id string) bool {
		return slices.ContainsFunc(l.Lokasi, func(x Lokasi) bool { return x.ID == id })
	}
	ciri := func(p Pemicu) bool { return p != DataSpesifik && slices.Contains(SemuaPemicu(), p) } // the tags tell that one
	tak := func(pada, apa string) error { return ErrRincian.Invalidf("%s", apa).Pada(pada) }
	switch {
	case !slices.Contains([]PeranPengolah{SebagaiPengendali, SebagaiProsesor, SebagaiBersama}, r.Sebagai):
		return tak("sebagai", "pilih peran lembaga dalam kegiatan ini")
	case len(r.KategoriSubjek) == 0:
		return tak("subjek", "sebutkan data siapa yang dipakai kegiatan ini")
	case len(r.Sumber) == 0:
		return tak("sumber", "sebutkan dari mana datanya")
	case len(r.Lokasi) == 0 || !semua(r.Lokasi, lokasi):
		return tak("lokasi", "pilih tempat penyimpanan yang terdaftar; tambahkan dahulu di Lampiran")
	case !semua(r.Ciri, ciri):
		return tak("ciri", "ciri risiko itu tidak dikenal")
	}
	return nil
}

func semua[T any](xs []T, ya func(T) bool) bool {
	return !slices.ContainsFunc(xs, func(x T) bool { return !ya(x) })
}

package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// JenisUjian is the kind of an exam.
type JenisUjian string

// The kinds.
const (
	UjianDiniyah JenisUjian = "diniyah" // of a term, with marks given by the examiner
	UjianTahfidz JenisUjian = "tahfidz" // by juz: tasmi' or exam, judged by errors
)

// Ujian is one exam event: which classes sit it, when, and what must be met before. Its
// gates are dated: those of the newest Sejak that has come hold, and the ones before
// stay readable.
type Ujian struct {
	Lembaga dasar.LembagaID  `privasi:"-,penanda lembaga"`
	ID      string           `privasi:"-,penanda acak"`
	Tahun   TahunID          `privasi:"-,penanda acak"`
	Periode string           `privasi:"-,nama periode"`
	Jenis   JenisUjian       `privasi:"-,jenis ujian"`
	Nama    string           `privasi:"-,nama ujian"`
	Rombel  []RombelID       `privasi:"-,penanda acak"` // classes that sit it
	Mulai   dasar.Tanggal    `privasi:"-,tanggal ujian"`
	Selesai dasar.Tanggal    `privasi:"-,tanggal ujian"`
	Gerbang []GerbangBerlaku `privasi:"-,aturan ujian"` // by Sejak
	Batal   string           `privasi:"-,alasan pembatalan catatan"`
	Oleh    string           `privasi:"-,akun petugas"`
	Dicatat time.Time        `privasi:"-,saat pencatatan"`
	Versi   int              `privasi:"-,nomor versi catatan"`
}

// GerbangBerlaku are the gates of an exam from a day on.
type GerbangBerlaku struct {
	Sejak  dasar.Tanggal `privasi:"-,masa berlaku"`
	Syarat []SyaratUjian `privasi:"-,aturan ujian"`
	Oleh   string        `privasi:"-,akun petugas"`
}

// SyaratUjian is one gate with where its measure comes from. Dari is, by kind of gate:
// for hafalan a kitab, or "" for the Qur'an counted in Satuan (juz, halaman, ayat); for
// kitab a kitab; for pembayaran a component of the fees ("" = all); for ujian the exam
// before. Presence and manual gates have none.
type SyaratUjian struct {
	Gerbang nilai.Gerbang `privasi:"-,aturan ujian"`
	Dari    string        `privasi:"-,aturan ujian"`
}

// JenisCatatanSyarat is what somebody recorded about a gate.
type JenisCatatanSyarat string

// The kinds of records about a gate.
const (
	UkuranSyarat     JenisCatatanSyarat = "ukuran"     // a measure that nothing else gives; the newest counts
	DispensasiSyarat JenisCatatanSyarat = "dispensasi" // let through for a reason
)

// SebabDispensasiBayar is why somebody who has not paid is let through. It says nothing
// of the family: for a payment gate no other words are kept.
type SebabDispensasiBayar string

// The reasons before a payment gate.
const (
	KeputusanPimpinan SebabDispensasiBayar = "keputusan pimpinan"
	SedangDiproses    SebabDispensasiBayar = "sedang diproses bendahara"
	SalahCatat        SebabDispensasiBayar = "pembayaran belum tercatat"
)

// DaftarSebabBayar lists the reasons in the order of forms.
func DaftarSebabBayar() []SebabDispensasiBayar {
	return []SebabDispensasiBayar{KeputusanPimpinan, SedangDiproses, SalahCatat}
}

// CatatanSyarat is what somebody recorded about a gate for one santri. It is never
// changed: it becomes void with a reason.
type CatatanSyarat struct {
	Lembaga dasar.LembagaID    `privasi:"-,penanda lembaga"`
	ID      string             `privasi:"-,penanda acak"`
	Ujian   string             `privasi:"-,penanda acak"`
	Santri  santri.ID          `privasi:"orang=santri"`
	Gerbang string             `privasi:"-,aturan ujian"` // code
	Jenis   JenisCatatanSyarat `privasi:"-,jenis catatan"`
	Nilai   nilai.Angka        `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=syarat ujian dihitung dengannya"`
	Alasan  string             `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=menjelaskan keputusan, dari petugas"`
	Pada    dasar.Tanggal      `privasi:"-,tanggal keputusan"`
	Batal   string             `privasi:"-,alasan pembatalan catatan"`
	Oleh    string             `privasi:"-,akun petugas"` // who measured or decided
	Dicatat time.Time          `privasi:"-,saat pencatatan"`
	Versi   int                `privasi:"-,nomor versi catatan"`
}

// BagianUjian is one part of a tahfidz exam with its errors.
type BagianUjian struct {
	Rentang   RentangAyat `privasi:"-,bacaan, orang disebut dengan penanda acak"`
	Kesalahan []Kesalahan `privasi:"-,bacaan, orang disebut dengan penanda acak"`
}

// HasilUjian is one attempt of one santri at an exam; every attempt is kept. It is never
// changed: a mistake becomes void with a reason and is entered again.
type HasilUjian struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Ujian   string          `privasi:"-,penanda acak"`
	Santri  santri.ID       `privasi:"orang=santri"`
	Ke      int             `privasi:"-,nomor percobaan"` // 1 = the first
	Hadir   bool            `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=hasil ujian dihitung dengannya"`
	Penguji []pegawai.ID    `privasi:"-,penanda acak"`
	Bagian  []BagianUjian   `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=hasil ujian dihitung dengannya"` // tahfidz only
	Nilai   string          `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=hasil ujian dihitung dengannya"` // decimal text, "" = none
	Hasil   hafalan.Hasil   `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"`       // "" = no verdict
	Uraian  []string        `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=menjelaskan hasil"`              // how the verdict came about, under the rule of the day
	Setoran []string        `privasi:"-,penanda acak"`                                                                                   // recitations that it recorded
	Catatan string          `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=catatan penguji"`
	Tanggal dasar.Tanggal   `privasi:"-,tanggal ujian"`
	Batal   string          `privasi:"-,alasan pembatalan catatan"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
	Versi   int             `privasi:"-,nomor versi catatan"`
}

// UjianStore keeps exams, what was recorded about their gates, results and syahadah. It
// passes akademiktest.Run.
type UjianStore interface {
	// SimpanUjian inserts exams of Versi 0 and replaces those whose Versi equals the
	// stored one ([ErrVersi]).
	SimpanUjian(ctx context.Context, l dasar.LembagaID, u ...Ujian) error
	// Ujian returns the named exams (none = all), void ones included, the newest Mulai
	// first, then by name, ID.
	Ujian(ctx context.Context, l dasar.LembagaID, id ...string) ([]Ujian, error)
	// SimpanSyarat works like SimpanUjian.
	SimpanSyarat(ctx context.Context, l dasar.LembagaID, c ...CatatanSyarat) error
	// Syarat returns what was recorded about the gates of an exam, void records
	// included, by santri, gate, moment of recording, ID.
	Syarat(ctx context.Context, l dasar.LembagaID, ujian string) ([]CatatanSyarat, error)
	// SimpanHasil works like SimpanUjian; another attempt of that number that stands is
	// the service's concern, under [Gembok].
	SimpanHasil(ctx context.Context, l dasar.LembagaID, h ...HasilUjian) error
	// Hasil returns the results of exams, void ones included, by exam, santri, attempt,
	// moment of recording, ID.
	Hasil(ctx context.Context, l dasar.LembagaID, ujian ...string) ([]HasilUjian, error)
	// SimpanSyahadah works like SimpanUjian; a number of the year that is taken is
	// [ErrSyahadahNomor] (Conflict).
	SimpanSyahadah(ctx context.Context, l dasar.LembagaID, s ...Syahadah) error
	// Syahadah returns what the filter asks for, void ones included, the newest year
	// and number first.
	Syahadah(ctx context.Context, l dasar.LembagaID, f SaringSyahadah) ([]Syahadah, error)
}

var (
	// ErrUjian says that an exam is malformed.
	ErrUjian = dasar.Aturan("AKD-UJIAN-01")
	// ErrUjianTiada says that there is no such exam, or none that the actor may know of.
	ErrUjianTiada = dasar.Aturan("AKD-UJIAN-02")
	// ErrSyaratUjian says that a gate does not say where its measure comes from, or
	// names something that does not exist.
	ErrSyaratUjian = dasar.Aturan("AKD-UJIAN-03")
	// ErrCatatanSyarat says that a measure or dispensation is malformed, for a gate that
	// is measured by itself or is not asked, or for somebody who does not sit the exam.
	ErrCatatanSyarat = dasar.Aturan("AKD-UJIAN-04")
	// ErrBelumLayak says that a gate before the exam is closed for the santri (Conflict).
	ErrBelumLayak = dasar.Aturan("AKD-UJIAN-05")
	// ErrHasilUjian says that a result is malformed.
	ErrHasilUjian = dasar.Aturan("AKD-UJIAN-06")
	// ErrHasilTiada says that there is no such result or record, or that it is void.
	ErrHasilTiada = dasar.Aturan("AKD-UJIAN-07")
)

// SyaratPada returns the gates that hold on a day.
func (u Ujian) SyaratPada(hari dasar.Tanggal) []SyaratUjian {
	for _, g := range slices.Backward(u.Gerbang) {
		if !g.Sejak.After(hari) {
			return g.Syarat
		}
	}
	return nil
}

// Validate refuses, with [ErrUjian], an exam by itself; gates carry the rules of
// package nilai and [ErrSyaratUjian].
func (u Ujian) Validate() error {
	nama, err := dasar.Rapikan(u.Nama, maksNama)
	switch {
	case u.Jenis != UjianDiniyah && u.Jenis != UjianTahfidz:
		return ErrUjian.Invalidf("pilih ujian diniyah atau tahfidz").Pada("jenis")
	case err != nil || nama == "" || nama != u.Nama:
		return ErrUjian.Invalidf("isi nama ujian, paling banyak %d karakter dalam satu baris", maksNama).Pada("nama")
	case len(u.Rombel) == 0 || len(u.Rombel) > 200:
		return ErrUjian.Invalidf("pilih kelas yang mengikuti ujian").Pada("rombel")
	case u.Mulai.IsZero() || u.Selesai.Before(u.Mulai):
		return ErrUjian.Invalidf("isi hari pertama dan terakhir ujian").Pada("selesai")
	}
	for i, g := range u.Gerbang {
		if g.Sejak.IsZero() || i > 0 && !g.Sejak.After(u.Gerbang[i-1].Sejak) {
			return ErrUjian.Invalidf("syarat ujian berlaku sejak hari yang berurutan").Pada("sejak")
		}
		if err := periksaSyarat(g.Syarat); err != nil {
			return err
		}
	}
	return nil
}

func periksaSyarat(syarat []SyaratUjian) error {
	if len(syarat) > 30 {
		return ErrSyaratUjian.Invalidf("paling banyak 30 syarat untuk satu ujian").Pada("syarat")
	}
	gs := make([]nilai.Gerbang, len(syarat))
	for i, s := range syarat {
		gs[i] = s.Gerbang
		switch g := s.Gerbang; {
		case (g.Jenis == nilai.GerbangKitab || g.Jenis == nilai.GerbangUjian) && s.Dari == "":
			return ErrSyaratUjian.Invalidf("syarat %s belum menyebut kitab atau ujian sebelumnya", g.Nama).Pada("dari")
		case g.Jenis == nilai.GerbangHafalan && s.Dari == "" && !slices.Contains([]hafalan.Basis{hafalan.BasisJuz, hafalan.BasisHalaman, hafalan.BasisAyat}, hafalan.Basis(g.Satuan)):
			return ErrSyaratUjian.Invalidf("hafalan Qur'an dihitung dalam juz, halaman, atau ayat").Pada("satuan")
		}
	}
	_, err := nilai.PeriksaGerbang(gs, nil, nil)
	return err
}

// Salin returns a copy that shares nothing.
func (u Ujian) Salin() Ujian {
	u.Rombel, u.Gerbang = slices.Clone(u.Rombel), slices.Clone(u.Gerbang)
	for i := range u.Gerbang {
		u.Gerbang[i].Syarat = slices.Clone(u.Gerbang[i].Syarat)
	}
	return u
}

// Salin returns a copy that shares nothing.
func (h HasilUjian) Salin() HasilUjian {
	h.Penguji, h.Bagian, h.Uraian, h.Setoran = slices.Clone(h.Penguji), slices.Clone(h.Bagian), slices.Clone(h.Uraian), slices.Clone(h.Setoran)
	for i := range h.Bagian {
		h.Bagian[i].Kesalahan = slices.Clone(h.Bagian[i].Kesalahan)
	}
	return h
}

package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// AturanNilai is how marks are made from a day on: for the whole institution, a unit,
// a subject, or a subject of a unit. The most particular one that holds is used, and
// of equally particular ones the newest.
type AturanNilai struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Unit    santri.KodeUnit `privasi:"-,nama unit"`           // "" = all
	Mapel   KodeMapel       `privasi:"-,nama mata pelajaran"` // "" = all
	Sejak   dasar.Tanggal   `privasi:"-,masa berlaku"`
	Aturan  nilai.Aturan    `privasi:"-,aturan penilaian"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

// Asesmen is one thing that is assessed in a class, a subject and a term: a test, a
// task, a summative.
type Asesmen struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID       string          `privasi:"-,penanda acak"`
	Rombel   RombelID        `privasi:"-,penanda acak"`
	Mapel    KodeMapel       `privasi:"-,nama mata pelajaran"`
	Periode  string          `privasi:"-,nama periode"`
	Kode     string          `privasi:"-,kode penilaian"` // "SLM1": unique in class, subject and term
	Nama     string          `privasi:"-,kode penilaian"`
	Komponen string          `privasi:"-,kode penilaian"`
	Tujuan   string          `privasi:"-,tujuan pembelajaran"` // what it measures, as the description on the rapor says it; "" = nothing for the description
	Maks     nilai.Angka     `privasi:"-,aturan penilaian"`    // full mark
	Bobot    nilai.Angka     `privasi:"-,aturan penilaian"`    // within its component
	Tanggal  dasar.Tanggal   `privasi:"-,tanggal penilaian"`
	Batal    string          `privasi:"-,alasan pembatalan catatan"`
	Oleh     string          `privasi:"-,akun petugas"`
	Dicatat  time.Time       `privasi:"-,saat pencatatan"`
	Versi    int             `privasi:"-,nomor versi catatan"`
}

// Skor is what one santri got in one attempt at an Asesmen. A corrected score keeps
// what it was: see [NilaiStore].RiwayatSkor.
type Skor struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	Asesmen   string          `privasi:"-,penanda acak"`
	Santri    santri.ID       `privasi:"orang=santri"`
	Percobaan int             `privasi:"-,nomor percobaan"` // 1 = the first, 2 = the first remedial
	Keadaan   nilai.Keadaan   `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"`
	Sebab     nilai.Sebab     `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"`
	Angka     nilai.Angka     `privasi:"kategori=akademik.nilai;kelas=umum;retensi=akademik_tetap;terbuka=rapor dihitung dengannya"`
	Oleh      string          `privasi:"-,akun petugas"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Versi     int             `privasi:"-,nomor versi catatan"`
}

var (
	// ErrAsesmen says that an assessment is malformed.
	ErrAsesmen = dasar.Aturan("AKD-ASESMEN-01")
	// ErrAsesmenGanda says that the class, subject and term have one of that code
	// already (Conflict).
	ErrAsesmenGanda = dasar.Aturan("AKD-ASESMEN-02")
	// ErrAsesmenTiada says that there is no such assessment, or that it is void.
	ErrAsesmenTiada = dasar.Aturan("AKD-ASESMEN-03")
	// ErrPeriodeTiada says that the year of the class has no such term.
	ErrPeriodeTiada = dasar.Aturan("AKD-ASESMEN-04")
	// ErrPenilaianTiada says that no rules of marks hold for the subject on the day.
	ErrPenilaianTiada = dasar.Aturan("AKD-PENILAIAN-01")
	// ErrSkorBentrok says that somebody else changed the score since it was shown
	// (Conflict).
	ErrSkorBentrok = dasar.Aturan("AKD-PENILAIAN-02")
	// ErrPercobaan says that an attempt is none of 1 to [MaksPercobaan], or that the
	// one before it has no score.
	ErrPercobaan = dasar.Aturan("AKD-PENILAIAN-03")
)

// MaksPercobaan bounds the attempts at one assessment.
const MaksPercobaan = 5

const maksTujuan = 200 // characters of a learning objective

// Validate refuses, with [ErrAsesmen], an assessment by itself; whether its component
// and full mark fit is for the rules of marks to say.
func (a Asesmen) Validate() error {
	for _, t := range [...]struct {
		bidang, teks string
		maks         int
	}{{"kode", a.Kode, maksKode}, {"nama", a.Nama, maksNama}, {"tujuan", a.Tujuan, maksTujuan}} {
		if s, err := dasar.Rapikan(t.teks, t.maks); err != nil || s == "" && t.bidang != "tujuan" || s != t.teks {
			return ErrAsesmen.Invalidf("isi 1 sampai %d karakter tanpa spasi di tepi", t.maks).Pada(t.bidang)
		}
	}
	switch {
	case a.Rombel == "" || a.Mapel == "" || a.Periode == "":
		return ErrAsesmen.Invalidf("pilih kelas, pelajaran, dan periodenya").Pada("periode")
	case a.Komponen == "":
		return ErrAsesmen.Invalidf("pilih komponen nilainya").Pada("komponen")
	case a.Maks <= 0 || a.Bobot < 0:
		return ErrAsesmen.Invalidf("isi nilai penuhnya, misalnya 100, dan bobot yang tidak negatif").Pada("maks")
	}
	return nil
}

// Butir is the assessment as the marks engine sees it.
func (a Asesmen) Butir() nilai.Butir {
	b := nilai.Butir{Kode: a.Kode, Nama: a.Nama, Komponen: a.Komponen, Maks: a.Maks, Bobot: a.Bobot}
	if a.Tujuan != "" {
		b.TP = []string{a.Tujuan}
	}
	return b
}

// AturanBerlaku returns the rules of marks of a subject in a unit on a day.
func AturanBerlaku(semua []AturanNilai, u santri.KodeUnit, m KodeMapel, hari dasar.Tanggal) (terbaik AturanNilai, ada bool) {
	khusus := func(a AturanNilai) int {
		n := 0
		if a.Mapel != "" {
			n += 2
		}
		if a.Unit != "" {
			n++
		}
		return n
	}
	for _, a := range semua {
		if a.Sejak.After(hari) || a.Unit != "" && a.Unit != u || a.Mapel != "" && a.Mapel != m {
			continue
		}
		if !ada || khusus(a) > khusus(terbaik) || khusus(a) == khusus(terbaik) && a.Sejak.After(terbaik.Sejak) {
			terbaik, ada = a, true
		}
	}
	return terbaik, ada
}

// AturanNilaiUsul are rules to start from, for the page that sets them: summatives of
// each unit of matter and of the end of the term, on a scale of 0 to 100. Weights, KKM
// and policies are the school's (Permendikbudristek 21/2022 leaves them to it).
func AturanNilaiUsul() nilai.Aturan {
	skala, _ := nilai.AmbilSkala("100") // embedded, checked by its own tests
	return nilai.Aturan{Kode: "umum", Versi: 1, Nama: "Aturan umum", Skala: skala, KKM: nilai.A(70), Kosong: nilai.KosongTolak, Komponen: []nilai.Komponen{
		{Kode: "SLM", Nama: "Sumatif lingkup materi", Bobot: nilai.A(60), Remedial: nilai.BatasKKM},
		{Kode: "SAS", Nama: "Sumatif akhir semester", Bobot: nilai.A(40)},
		{Kode: "F", Nama: "Formatif", Formatif: true},
	}}
}

// AturanNilaiK13 are rules of Kurikulum 2013 to start from: pengetahuan and keterampilan
// each with a mark, and predikat made from the KKM (Panduan Penilaian 2017). Weights are the
// school's to choose.
func AturanNilaiK13(kkm int) (nilai.Aturan, error) {
	skala, err := nilai.PredikatK13(kkm)
	return nilai.Aturan{Kode: "k13", Versi: 1, Nama: "Kurikulum 2013", Skala: skala, KKM: nilai.A(int64(kkm)), Kosong: nilai.KosongTolak, Komponen: []nilai.Komponen{
		{Kode: "PH", Nama: "Penilaian harian", Bobot: nilai.A(50), Remedial: nilai.BatasKKM, Aspek: nilai.Pengetahuan},
		{Kode: "PTS", Nama: "Penilaian tengah semester", Bobot: nilai.A(25), Aspek: nilai.Pengetahuan},
		{Kode: "PAS", Nama: "Penilaian akhir semester", Bobot: nilai.A(25), Aspek: nilai.Pengetahuan},
		{Kode: "PRAK", Nama: "Praktik, produk, dan proyek", Bobot: nilai.A(100), Aspek: nilai.Keterampilan},
	}}, err
}

// Salin returns a copy that shares nothing.
func (a AturanNilai) Salin() AturanNilai {
	a.Aturan.Komponen = slices.Clone(a.Aturan.Komponen)
	a.Aturan.Skala.Pita = slices.Clone(a.Aturan.Skala.Pita)
	return a
}

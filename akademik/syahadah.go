package akademik

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SyaratSyahadah is one condition that was checked when a syahadah was issued, with
// what there was.
type SyaratSyahadah struct {
	Kode    string        `privasi:"-,aturan syahadah"`
	Nama    string        `privasi:"-,aturan syahadah"`
	Mutqin  bool          `privasi:"-,aturan syahadah"`
	Basis   hafalan.Basis `privasi:"-,aturan syahadah"`
	Ambang  string        `privasi:"-,aturan syahadah"` // decimal text; "" = all of the scope
	Lingkup []RentangAyat `privasi:"-,aturan syahadah"` // none = the whole mushaf
	Ada     string        `privasi:"-,capaian, orang disebut dengan penanda acak"`
}

// Syahadah is a certificate of memorisation, numbered within the year it was issued in.
// It is never changed: a mistake becomes void with a reason, and its number is not used
// again.
type Syahadah struct {
	Lembaga dasar.LembagaID  `privasi:"-,penanda lembaga"`
	ID      string           `privasi:"-,penanda acak"`
	Tahun   int              `privasi:"-,nomor syahadah"`
	Urut    int              `privasi:"-,nomor syahadah"` // from 1
	Santri  santri.ID        `privasi:"orang=santri"`
	Judul   string           `privasi:"kategori=akademik.syahadah;kelas=umum;retensi=akademik_tetap;terbuka=dicetak pada syahadah"`
	Syarat  []SyaratSyahadah `privasi:"kategori=akademik.syahadah;kelas=umum;retensi=akademik_tetap;terbuka=dicetak pada syahadah"`
	Tanggal dasar.Tanggal    `privasi:"-,tanggal syahadah"`
	Batal   string           `privasi:"-,alasan pembatalan catatan"`
	Oleh    string           `privasi:"-,akun petugas"`
	Dicatat time.Time        `privasi:"-,saat pencatatan"`
	Versi   int              `privasi:"-,nomor versi catatan"`
}

// SaringSyahadah says which certificates to list; the zero filter lists all.
type SaringSyahadah struct {
	ID     []string
	Santri []santri.ID
	Tahun  int
}

var (
	// ErrSyahadah says that a certificate is malformed.
	ErrSyahadah = dasar.Aturan("AKD-SYAHADAH-01")
	// ErrSyahadahSyarat says that a condition is not met (Conflict); the message says
	// what is missing.
	ErrSyahadahSyarat = dasar.Aturan("AKD-SYAHADAH-02")
	// ErrSyahadahNomor says that the number of the year is taken (Conflict).
	ErrSyahadahNomor = dasar.Aturan("AKD-SYAHADAH-03")
	// ErrSyahadahTiada says that there is no such certificate, that it is void already,
	// or that voiding lacks a reason.
	ErrSyahadahTiada = dasar.Aturan("AKD-SYAHADAH-04")
)

// Nomor writes the number as it is printed: 012/SYH/2026.
func (s Syahadah) Nomor() string { return fmt.Sprintf("%03d/SYH/%d", s.Urut, s.Tahun) }

// Salin returns a copy that shares nothing.
func (s Syahadah) Salin() Syahadah {
	s.Syarat = slices.Clone(s.Syarat)
	for i := range s.Syarat {
		s.Syarat[i].Lingkup = slices.Clone(s.Syarat[i].Lingkup)
	}
	return s
}

// SyaratJuz is the usual condition of a certificate: so many full juz, mutqin when they
// must have been won by exam.
func SyaratJuz(juz int, mutqin bool) hafalan.Syarat {
	s := hafalan.Syarat{Kode: "juz", Nama: fmt.Sprintf("Hafal %d juz", juz), Mutqin: mutqin, Basis: hafalan.BasisJuz, Ambang: decimal.NewFromInt(int64(juz))}
	if mutqin {
		s.Nama = fmt.Sprintf("Mutqin %d juz", juz)
	}
	return s
}

// PeriksaSyahadah tells how far one santri meets conditions.
func (s *Service) PeriksaSyahadah(ctx context.Context, pel dasar.Pelaku, id santri.ID, syarat ...hafalan.Syarat) ([]hafalan.HasilSyarat, bool, error) {
	k, err := s.Hafalan(ctx, pel, id)
	if err != nil {
		return nil, false, err
	}
	return k.PeriksaSyarat(s.Mushaf(), syarat)
}

// TerbitkanSyahadah issues a certificate under the next number of the year, when every
// condition is met out of the recitations that stand ([ErrSyahadahSyarat] otherwise).
func (s *Service) TerbitkanSyahadah(ctx context.Context, pel dasar.Pelaku, kunci string, id santri.ID, judul string, tanggal dasar.Tanggal, syarat ...hafalan.Syarat) (Syahadah, error) {
	rapi, err := dasar.Rapikan(judul, 120)
	switch {
	case err != nil || rapi == "":
		return Syahadah{}, ErrSyahadah.Invalidf("isi judul syahadah, paling banyak 120 karakter dalam satu baris").Pada("judul").Karena(err)
	case len(syarat) == 0:
		return Syahadah{}, ErrSyahadah.Invalidf("isi syaratnya, misalnya mutqin 5 juz").Pada("juz")
	case tanggal.IsZero() || tanggal.After(s.HariIni(pel.Lembaga)):
		return Syahadah{}, ErrSyahadah.Invalidf("tanggal syahadah paling lambat hari ini").Pada("tanggal")
	}
	hasil, layak, err := s.PeriksaSyahadah(ctx, pel, id, syarat...)
	if err != nil {
		return Syahadah{}, err
	}
	if !layak {
		return Syahadah{}, ErrSyahadahSyarat.Conflictf("syarat belum terpenuhi: %s", sebutSyarat(hasil)).Pada("juz")
	}
	x := Syahadah{Lembaga: pel.Lembaga, ID: idBaru(), Tahun: tanggal.Tahun(), Santri: id, Judul: rapi, Tanggal: tanggal, Oleh: pel.ID, Dicatat: s.kini()}
	for _, h := range hasil {
		x.Syarat = append(x.Syarat, tulisSyarat(h))
	}
	terbit, _, err := s.sekali(ctx, pel, "syahadah", kunci, []any{id, rapi, tanggal, tanpaUkuran(x.Syarat)}, x.ID, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, fmt.Sprintf("syahadah/%d", x.Tahun)); err != nil {
			return err
		}
		ada, err := st.Ujian.Syahadah(ctx, pel.Lembaga, SaringSyahadah{Tahun: x.Tahun})
		if err != nil {
			return err
		}
		if x.Urut = 1; len(ada) > 0 {
			x.Urut = ada[0].Urut + 1
		}
		return st.Ujian.SimpanSyahadah(ctx, pel.Lembaga, x)
	})
	if err != nil {
		return Syahadah{}, err
	}
	return s.satuSyahadah(ctx, pel, terbit)
}

// tanpaUkuran are the conditions that were asked for: what was measured grows between a
// request and its repetition.
func tanpaUkuran(xs []SyaratSyahadah) []SyaratSyahadah {
	xs = slices.Clone(xs)
	for i := range xs {
		xs[i].Ada = ""
	}
	return xs
}

func sebutSyarat(hs []hafalan.HasilSyarat) string {
	var t []string
	for _, h := range hs {
		if h.Status == hafalan.Belum {
			t = append(t, h.String())
		}
	}
	return strings.Join(t, "; ")
}

func tulisSyarat(h hafalan.HasilSyarat) SyaratSyahadah {
	x := SyaratSyahadah{Kode: h.Syarat.Kode, Nama: h.Syarat.Nama, Mutqin: h.Syarat.Mutqin, Basis: h.Syarat.Basis, Ada: h.Ada.String()}
	if !h.Syarat.Ambang.IsZero() {
		x.Ambang = h.Syarat.Ambang.String()
	}
	if !h.Syarat.Lingkup.Sama(hafalan.SeluruhAyat()) {
		x.Lingkup = rentangDari(h.Syarat.Lingkup.RentangAyat())
	}
	return x
}

func rentangDari(rs []mushaf.Rentang) (hasil []RentangAyat) {
	for _, r := range rs {
		hasil = append(hasil, RentangAyat{int(r.Dari), int(r.Sampai)})
	}
	return hasil
}

// satuSyahadah reads a certificate of a santri whom the actor may know of.
func (s *Service) satuSyahadah(ctx context.Context, pel dasar.Pelaku, id string) (Syahadah, error) {
	if err := pel.Validate(); err != nil {
		return Syahadah{}, err
	}
	ada, err := s.Stores.Ujian.Syahadah(ctx, pel.Lembaga, SaringSyahadah{ID: []string{id}})
	if err != nil {
		return Syahadah{}, err
	}
	if len(ada) == 1 {
		if _, err = s.peserta(ctx, pel, s.HariIni(pel.Lembaga), ada[0].Santri); err == nil {
			return ada[0], nil
		} else if dasar.KindOf(err) != dasar.NotFound {
			return Syahadah{}, err
		}
	}
	return Syahadah{}, ErrSyahadahTiada.NotFoundf("syahadah tidak ditemukan")
}

// DaftarSyahadah lists certificates of santri within the actor's scope, the newest first.
func (s *Service) DaftarSyahadah(ctx context.Context, pel dasar.Pelaku, f SaringSyahadah) ([]Syahadah, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ss, err := s.Stores.Ujian.Syahadah(ctx, pel.Lembaga, f)
	if err != nil {
		return nil, err
	}
	return milikLingkup(ctx, s, pel, ss, func(x Syahadah) santri.ID { return x.Santri })
}

// BatalSyahadah makes a certificate void with a reason; its number stays taken.
func (s *Service) BatalSyahadah(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (Syahadah, error) {
	alasan, err := alasanBatal(ErrSyahadahTiada, alasan)
	if err != nil {
		return Syahadah{}, err
	}
	if _, err := s.satuSyahadah(ctx, pel, id); err != nil {
		return Syahadah{}, err
	}
	_, _, err = s.sekali(ctx, pel, "syahadah.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		ada, err := st.Ujian.Syahadah(ctx, pel.Lembaga, SaringSyahadah{ID: []string{id}})
		if err != nil || len(ada) == 0 {
			return err
		}
		if ada[0].Batal != "" {
			return ErrSyahadahTiada.Conflictf("syahadah ini sudah dibatalkan")
		}
		ada[0].Batal = alasan
		return st.Ujian.SimpanSyahadah(ctx, pel.Lembaga, ada[0])
	})
	if err != nil {
		return Syahadah{}, err
	}
	return s.satuSyahadah(ctx, pel, id)
}

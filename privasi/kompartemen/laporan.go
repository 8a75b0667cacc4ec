package kompartemen

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrTiada is the answer to everybody who is not of the team of a case, and for a
	// case that does not exist.
	ErrTiada = dasar.Aturan("PRI-KOMPARTEMEN-01")
	// ErrLaporan says that a report is empty or too long.
	ErrLaporan = dasar.Aturan("PRI-KOMPARTEMEN-02")
	// ErrSatgas says that a team is too small, or that nobody of it may take the case.
	ErrSatgas = dasar.Aturan("PRI-KOMPARTEMEN-03")
	// ErrSelesai says that a case is closed.
	ErrSelesai = dasar.Aturan("PRI-KOMPARTEMEN-04")
)

// AnggotaTersedikit is the least size of a team: one who is accused, or away, must
// not leave a case with nobody.
const AnggotaTersedikit = 2

// MaksUraian bounds a text, in characters.
const MaksUraian = 8000

// Satgas is the task team of an institution: accounts, named by its head.
type Satgas struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Anggota []string        `privasi:"-,akun anggota satgas"`
	Oleh    string          `privasi:"-,akun yang menunjuk"`
	Pada    time.Time       `privasi:"-,saat ditunjuk"`
	Versi   uint64          `privasi:"-,versi catatan"`
}

// Tunjuk names the team. Fewer than [AnggotaTersedikit] are refused.
func (s Satgas) Tunjuk(anggota []string, oleh string, pada time.Time) (Satgas, []privasi.Peristiwa, error) {
	as := slices.Compact(slices.Sorted(slices.Values(anggota)))
	if len(as) < AnggotaTersedikit || slices.Contains(as, "") {
		return s, nil, ErrSatgas.Invalidf("tunjuk sedikitnya %d orang; satu orang saja dapat berhalangan atau menjadi terlapor", AnggotaTersedikit).Pada("anggota")
	}
	s.Anggota, s.Oleh, s.Pada = as, oleh, pada.UTC()
	return s, []privasi.Peristiwa{{Jenis: "SatgasDitunjuk", Objek: "satgas", Oleh: oleh, Pada: s.Pada}}, nil
}

// Isi is what was reported. It exists inside the seal only.
type Isi struct {
	Korban   string // as the reporter names him
	Terlapor string
	Uraian   string
	Pelapor  string // "" for a report without a name
}

// Catatan is one step of a case, in words that are sealed with it.
type Catatan struct {
	Pada time.Time
	Oleh string // account of the team
	Teks string
}

// Laporan is one case.
type Laporan struct {
	Lembaga dasar.LembagaID             `privasi:"-,lembaga"`
	ID      string                      `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID            `privasi:"subjek"` // of the case alone
	Isi     privasi.Tertutup[Isi]       `privasi:"kategori=kompartemen.isi;kelas=spesifik;retensi=kompartemen"`
	Catatan privasi.Tertutup[[]Catatan] `privasi:"kategori=kompartemen.catatan;kelas=spesifik;retensi=kompartemen"`
	Tim     []string                    `privasi:"-,akun anggota satgas perkara ini"`
	Kecuali []string                    `privasi:"-,akun yang terlapor"`
	Status  Status                      `privasi:"-,status perkara"`
	Masuk   time.Time                   `privasi:"-,saat masuk"`
	Selesai time.Time                   `privasi:"-,saat ditutup"`
	Versi   uint64                      `privasi:"-,versi catatan"`
}

// Status is where a case stands.
type Status string

// The states.
const (
	Diterima  Status = "diterima"
	Ditangani Status = "ditangani"
	Ditutup   Status = "ditutup"
)

// Terima opens a case for the team without the accused accounts. A report needs a
// text; a name is never asked for.
func Terima(l dasar.LembagaID, id string, isi Isi, terlapor []string, s Satgas, pada time.Time) (Laporan, []privasi.Peristiwa, error) {
	isi.Uraian = strings.TrimSpace(isi.Uraian)
	switch n := len([]rune(isi.Uraian)); {
	case n == 0:
		return Laporan{}, nil, ErrLaporan.Invalidf("ceritakan apa yang terjadi; nama boleh dikosongkan").Pada("uraian")
	case n > MaksUraian || len(isi.Korban)+len(isi.Terlapor)+len(isi.Pelapor) > 600:
		return Laporan{}, nil, ErrLaporan.Invalidf("ceritanya terlalu panjang; paling banyak %d huruf", MaksUraian).Pada("uraian")
	}
	tim := slices.DeleteFunc(slices.Clone(s.Anggota), func(a string) bool { return slices.Contains(terlapor, a) })
	if len(tim) == 0 {
		return Laporan{}, nil, ErrSatgas.Invalidf("pesantren ini belum punya satgas yang dapat menerima laporan; pakai saluran di luar pesantren pada halaman bantuan")
	}
	x := Laporan{Lembaga: l, ID: id, Subjek: privasi.NewSubjek(), Isi: privasi.Tutup(isi), Tim: tim, Kecuali: slices.Clone(terlapor), Status: Diterima, Masuk: pada.UTC()}
	return x, []privasi.Peristiwa{{Jenis: "LaporanDiterima", Objek: id, Ke: string(Diterima), Pada: x.Masuk}}, nil
}

// Boleh reports whether an account is of the team of the case.
func (x Laporan) Boleh(akun string) bool {
	return akun != "" && slices.Contains(x.Tim, akun) && !slices.Contains(x.Kecuali, akun)
}

// Periksa gives everybody else the answer of a case that does not exist.
func (x Laporan) Periksa(akun string) error {
	if !x.Boleh(akun) {
		return Tiada()
	}
	return nil
}

// Tiada is that answer.
func Tiada() error { return ErrTiada.NotFoundf("halaman ini tidak ada; kembali ke beranda") }

// Tambah adds a step in words; lama are the steps so far, opened by whoever may.
func (x Laporan) Tambah(lama []Catatan, teks, oleh string, pada time.Time) (Laporan, []privasi.Peristiwa, error) {
	teks = strings.TrimSpace(teks)
	switch {
	case x.Periksa(oleh) != nil:
		return x, nil, Tiada()
	case x.Status == Ditutup:
		return x, nil, ErrSelesai.Conflictf("perkara ini sudah ditutup; buka laporan baru bila ada kejadian baru")
	case teks == "" || len([]rune(teks)) > MaksUraian:
		return x, nil, ErrLaporan.Invalidf("tulis langkah yang diambil, paling banyak %d huruf", MaksUraian).Pada("teks")
	}
	dari := x.Status
	x.Catatan, x.Status = privasi.Tutup(append(slices.Clone(lama), Catatan{pada.UTC(), oleh, teks})), Ditangani
	return x, x.pindah("LangkahDicatat", dari, oleh, pada), nil
}

// Keluarkan takes an account out of the case, because it is accused: at once and for
// good.
func (x Laporan) Keluarkan(akun, oleh string, pada time.Time) (Laporan, []privasi.Peristiwa, error) {
	switch {
	case x.Periksa(oleh) != nil:
		return x, nil, Tiada()
	case akun == "" || akun == oleh:
		return x, nil, ErrSatgas.Invalidf("pilih akun yang menjadi terlapor").Pada("akun")
	case !slices.Contains(x.Kecuali, akun):
		x.Kecuali = append(slices.Clone(x.Kecuali), akun)
	}
	return x, x.pindah("AnggotaDikeluarkan", x.Status, oleh, pada), nil
}

// Tutup closes the case; its retention begins.
func (x Laporan) Tutup(oleh string, pada time.Time) (Laporan, []privasi.Peristiwa, error) {
	switch {
	case x.Periksa(oleh) != nil:
		return x, nil, Tiada()
	case x.Status == Ditutup:
		return x, nil, nil
	case x.Catatan.Kosong():
		return x, nil, ErrLaporan.Invalidf("catat dahulu langkah yang diambil, baru tutup perkara").Pada("teks")
	}
	dari := x.Status
	x.Status, x.Selesai = Ditutup, pada.UTC()
	return x, x.pindah("PerkaraDitutup", dari, oleh, pada), nil
}

func (x Laporan) pindah(jenis string, dari Status, oleh string, pada time.Time) []privasi.Peristiwa {
	return []privasi.Peristiwa{{Jenis: jenis, Objek: x.ID, Dari: string(dari), Ke: string(x.Status), Oleh: oleh, Pada: pada.UTC()}}
}

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Laporan](d)
	privasi.MustDaftarkan[Satgas](d, privasi.TanpaSubjek)
}

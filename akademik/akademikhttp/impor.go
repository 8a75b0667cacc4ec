package akademikhttp

import (
	"bytes"
	"context"
	"io"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// maksLembar bounds an uploaded sheet.
const maksLembar = 10 << 20

// Pembaca reads a sheet out of a file; nama is the file name as it came.
type Pembaca func(r io.Reader, nama string) (santri.Lembar, error)

// PratinjauImpor is what an import would do. Nothing is kept until it is applied.
type PratinjauImpor struct {
	Sidik      string       `json:"sidik" doc:"kirim kembali saat menerapkan, agar yang terjadi yang tampak ini"`
	OK         int          `json:"ok"`
	Perbaiki   int          `json:"perbaiki" doc:"baris yang dibetulkan saat dibaca"`
	Peringatan int          `json:"peringatan"`
	Ditolak    int          `json:"ditolak"`
	Baru       int          `json:"baru" doc:"yang akan ditulis"`
	Sama       int          `json:"sama" doc:"yang sudah tersimpan seperti di lembar"`
	Beda       int          `json:"beda" doc:"nilai yang tersimpan lain dari lembar"`
	TakDikenal []string     `json:"tak_dikenal" doc:"judul kolom yang tidak dibaca"`
	Catatan    []string     `json:"catatan" doc:"yang diandaikan saat membaca berkas"`
	Baris      []BarisImpor `json:"baris"`
}

// BarisImpor is one row with its verdict.
type BarisImpor struct {
	Nomor  int           `json:"nomor" doc:"seperti di lembar; judulnya ikut dihitung"`
	NIS    string        `json:"nis"`
	Santri string        `json:"santri,omitempty"`
	Rombel string        `json:"rombel,omitempty"`
	Isi    string        `json:"isi" doc:"pelajaran, atau yang disetorkan"`
	Hasil  string        `json:"hasil" doc:"ok, peringatan, tolak"`
	Temuan []TemuanImpor `json:"temuan"`
}

// TemuanImpor is something about one cell.
type TemuanImpor struct {
	Sel    string `json:"sel,omitempty"`
	Bidang string `json:"bidang,omitempty"`
	Hasil  string `json:"hasil"`
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Lama   string `json:"lama,omitempty"`
	Baru   string `json:"baru,omitempty"`
	Alasan string `json:"alasan"`
}

// HasilImpor is what applying a sheet did.
type HasilImpor struct {
	Tersimpan int        `json:"tersimpan"`
	Sama      int        `json:"sama" doc:"sudah tersimpan"`
	Dilewati  int        `json:"dilewati" doc:"nilai lain yang dibiarkan"`
	Ditolak   int        `json:"ditolak" doc:"baris"`
	Gagal     []GalatSel `json:"gagal" doc:"nilai yang diubah orang lain sesudah pratinjau"`
}

func kePratinjau(p akademik.PratinjauImpor) PratinjauImpor {
	return PratinjauImpor{p.Sidik, p.Jumlah.OK, p.Jumlah.Perbaiki, p.Jumlah.Peringatan, p.Jumlah.Tolak, p.Baru, p.Sama, p.Beda, append([]string{}, p.TakDikenal...), append([]string{}, p.Catatan...),
		dasarhttp.Peta(p.Baris, func(b akademik.BarisImpor) BarisImpor {
			return BarisImpor{b.Nomor, b.NIS, string(b.Santri), string(b.Rombel), b.Isi, string(b.Hasil), dasarhttp.Peta(b.Temuan, func(t santri.Temuan) TemuanImpor {
				return TemuanImpor{t.Sel, t.Bidang, string(t.Hasil), string(t.Aturan), t.Lama, t.Baru, t.Alasan}
			})}
		})}
}

func keHasilImpor(h akademik.HasilImpor) HasilImpor {
	return HasilImpor{h.Tersimpan, h.Sama, h.Dilewati, h.Ditolak, dasarhttp.Peta(h.Gagal, keGalatSel)}
}

// MasukLembar is a sheet as raw bytes.
type MasukLembar struct {
	Nama    string   `query:"nama" maxLength:"200" doc:"nama berkas: CSV atau XLSX"`
	Rombel  []string `query:"rombel,explode" maxItems:"500" doc:"kosong = semua yang boleh Anda isi hari ini"`
	RawBody []byte   `contentType:"application/octet-stream"`
}

// MasukNilai is a sheet of marks of one term.
type MasukNilai struct {
	MasukLembar
	Periode string `query:"periode" required:"true" maxLength:"20"`
	Mapel   string `query:"mapel" maxLength:"40" doc:"untuk lembar tanpa kolom mata pelajaran"`
}

type terapkanNilai struct {
	MasukNilai
	dasarhttp.KunciUlang
	Sidik string `query:"sidik" required:"true" maxLength:"200" doc:"sidik pratinjau yang disetujui"`
	Timpa bool   `query:"timpa" doc:"ganti juga nilai yang tersimpan lain"`
}

type terapkanSetoran struct {
	MasukLembar
	dasarhttp.KunciUlang
	Sidik string `query:"sidik" required:"true" maxLength:"200" doc:"sidik pratinjau yang disetujui"`
}

func operasiLembar(id, jalur, ringkas string) dasarhttp.Operasi {
	o := operasi(id, kirim, jalur, ringkas)
	o.Badan = maksLembar
	return o
}

func (h pintu) pasangImporNilai(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasiLembar("pratinjau-impor-nilai", "/impor/nilai/pratinjau", "Periksa lembar nilai baris demi baris; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukNilai) (*dasarhttp.Keluar[PratinjauImpor], error) {
			m, err := h.mintaNilai(ctx, p, *in)
			if err != nil {
				return nil, err
			}
			r, err := h.s.PeriksaImporNilai(ctx, p, m)
			return dasarhttp.Beri(r, err, kePratinjau)
		})
	dasarhttp.Daftar(a, operasiLembar("impor-nilai", "/impor/nilai", "Terapkan lembar nilai yang sudah dipratinjau; baris yang ditolak dilewati"),
		func(ctx context.Context, p dasar.Pelaku, in *terapkanNilai) (*dasarhttp.Keluar[HasilImpor], error) {
			m, err := h.mintaNilai(ctx, p, in.MasukNilai)
			if err != nil {
				return nil, err
			}
			r, err := h.s.TerapkanImporNilai(ctx, p, in.Kunci, m, in.Sidik, in.Timpa)
			return dasarhttp.Beri(r, err, keHasilImpor)
		})
}

func (h pintu) pasangImporSetoran(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasiLembar("pratinjau-impor-setoran", "/impor/setoran/pratinjau", "Periksa lembar setoran baris demi baris; tidak menulis apa pun"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukLembar) (*dasarhttp.Keluar[PratinjauImpor], error) {
			m, err := h.mintaSetoran(ctx, p, *in)
			if err != nil {
				return nil, err
			}
			r, err := h.s.PeriksaImporSetoran(ctx, p, m)
			return dasarhttp.Beri(r, err, kePratinjau)
		})
	dasarhttp.Daftar(a, operasiLembar("impor-setoran", "/impor/setoran", "Terapkan lembar setoran yang sudah dipratinjau; yang sudah tercatat tidak dicatat lagi"),
		func(ctx context.Context, p dasar.Pelaku, in *terapkanSetoran) (*dasarhttp.Keluar[HasilImpor], error) {
			m, err := h.mintaSetoran(ctx, p, in.MasukLembar)
			if err != nil {
				return nil, err
			}
			r, err := h.s.TerapkanImporSetoran(ctx, p, in.Kunci, m, in.Sidik)
			return dasarhttp.Beri(r, err, keHasilImpor)
		})
}

// sasaran are the classes of a sheet that the caller may write: the named ones, or all of
// the years of today.
func (h pintu) sasaran(ctx context.Context, p dasar.Pelaku, rombel []string) ([]akademik.Rombel, batas, error) {
	f := akademik.SaringRombel{ID: dariTeks[akademik.RombelID](rombel)}
	if len(rombel) == 0 {
		tahun, err := h.tahunKini(ctx, p)
		if err != nil {
			return nil, batas{}, err
		}
		f.Tahun = tahun
	}
	rs, b, err := h.kelas(ctx, p, f)
	if err == nil && (len(rs) == 0 || len(rombel) > len(rs)) {
		err = akademik.ErrRombelTiada.NotFoundf("kelas tidak ditemukan; sebut kelas yang Anda ajar").Pada("rombel")
	}
	return rs, b, err
}

// mintaNilai is a sheet with what its sender may write: a teacher the subjects that he or
// she teaches in each class.
func (h pintu) mintaNilai(ctx context.Context, p dasar.Pelaku, in MasukNilai) (m akademik.MintaImporNilai, err error) {
	rs, b, err := h.sasaran(ctx, p, in.Rombel)
	if err != nil {
		return m, err
	}
	m = akademik.MintaImporNilai{Periode: in.Periode, Tetap: akademik.KodeMapel(in.Mapel)}
	for _, r := range rs {
		k := akademik.KelasImpor{Rombel: r.ID}
		for _, x := range b.ajar.Ampu {
			if x.Rombel == r.ID {
				k.Mapel = append(k.Mapel, x.Mapel)
			}
		}
		if !b.terbatas || len(k.Mapel) > 0 {
			m.Kelas = append(m.Kelas, k)
		}
	}
	if len(m.Kelas) == 0 {
		return m, akademik.ErrMapelTiada.NotFoundf("tidak ada pelajaran yang Anda ampu di kelas itu").Pada("rombel")
	}
	m.Lembar, err = h.o.BacaNilai(bytes.NewReader(in.RawBody), in.Nama)
	return m, err
}

// mintaSetoran is a sheet with whose recitations its sender may write: those of the named
// classes, else a teacher's own, else everybody's.
func (h pintu) mintaSetoran(ctx context.Context, p dasar.Pelaku, in MasukLembar) (m akademik.MintaImporSetoran, err error) {
	b, err := h.batas(ctx, p)
	if err != nil {
		return m, err
	}
	if b.terbatas || len(in.Rombel) > 0 {
		rs, _, err := h.sasaran(ctx, p, in.Rombel)
		if err != nil {
			return m, err
		}
		for _, r := range rs {
			m.Rombel = append(m.Rombel, r.ID)
		}
	}
	m.Lembar, err = h.o.BacaSetoran(bytes.NewReader(in.RawBody), in.Nama)
	return m, err
}

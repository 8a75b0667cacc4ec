package pegawaihttp

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Putaran is one payroll run.
type Putaran struct {
	ID        string        `json:"id"`
	Jenis     string        `json:"jenis" doc:"gaji, thr, atau bonus"`
	Nomor     int           `json:"nomor"`
	Masa      dasar.Bulan   `json:"masa" doc:"masa pajak"`
	Dari      dasar.Tanggal `json:"dari"`
	Sampai    dasar.Tanggal `json:"sampai"`
	Status    string        `json:"status" doc:"draf, dihitung, diperiksa, disetujui, dikunci, dibayar, diposting, atau dibalik"`
	Boleh     []string      `json:"boleh" doc:"status berikutnya yang mungkin"`
	Jumlah    Jumlahan      `json:"jumlah"`
	Sidik     string        `json:"sidik,omitempty" doc:"sidik semua slip: masukan yang sama memberi sidik yang sama"`
	Tabel     string        `json:"tabel,omitempty" doc:"tabel hukum yang dipakai"`
	Peristiwa []Peristiwa   `json:"peristiwa"`
	Dibayar   dasar.Tanggal `json:"dibayar,omitzero"`
	Rujukan   string        `json:"rujukan,omitempty"`
	Rekening  string        `json:"rekening,omitempty"`
	Laci      string        `json:"laci,omitempty"`
	Oleh      string        `json:"oleh" doc:"yang terakhir menyiapkan"`
	Dicatat   time.Time     `json:"dicatat"`
	Versi     int           `json:"versi"`
}

// Jumlahan are the sums over the slips of a run.
type Jumlahan struct {
	Orang     int          `json:"orang"`
	Dibayar   dasar.Rupiah `json:"dibayar"`
	Bruto     dasar.Rupiah `json:"bruto"`
	PPh       dasar.Rupiah `json:"pph" doc:"negatif = dikembalikan"`
	Iuran     dasar.Rupiah `json:"iuran" doc:"BPJS pegawai"`
	IuranKami dasar.Rupiah `json:"iuran_lembaga" doc:"BPJS lembaga"`
	Potongan  dasar.Rupiah `json:"potongan"`
	Neto      dasar.Rupiah `json:"neto"`
}

// Peristiwa is one step of a run.
type Peristiwa struct {
	Dari    string    `json:"dari"`
	Ke      string    `json:"ke"`
	Alasan  string    `json:"alasan,omitempty"`
	Oleh    string    `json:"oleh"`
	Dicatat time.Time `json:"dicatat"`
}

func kePutaran(p pegawai.Putaran) Putaran {
	return Putaran{
		ID: p.ID, Jenis: string(p.Jenis), Nomor: p.Nomor, Masa: p.Masa, Dari: p.Dari, Sampai: p.Sampai, Status: string(p.Status),
		Boleh: dasarhttp.Peta(p.Status.Boleh(), func(s pegawai.StatusPutaran) string { return string(s) }), Jumlah: Jumlahan(p.Jumlah), Sidik: p.Sidik, Tabel: p.Tabel,
		Peristiwa: dasarhttp.Peta(p.Peristiwa, func(e pegawai.PeristiwaPutaran) Peristiwa {
			return Peristiwa{string(e.Dari), string(e.Ke), e.Alasan, e.Oleh, e.Dicatat}
		}),
		Dibayar: p.Dibayar, Rujukan: p.Rujukan, Rekening: p.Rekening, Laci: p.Laci, Oleh: p.Oleh, Dicatat: p.Dicatat, Versi: p.Versi,
	}
}

// bahan names everybody whose records do not allow a slip, by id: names are asked of
// the operations about people.
func bahan(err error) error {
	g, ok := errors.AsType[*pegawai.GalatBahan](err)
	if !ok {
		return err
	}
	e := pegawai.ErrBahanKurang.Invalidf("%d pegawai belum dapat dihitung; lengkapi yang disebut di rincian, lalu hitung lagi", len(g.Kurang))
	m := &dasarhttp.Masalah{Status: http.StatusUnprocessableEntity, Title: "isian belum benar", Detail: e.Message, Aturan: e.Rule, Bidang: "pegawai"}
	for _, k := range g.Kurang {
		m.Rincian = append(m.Rincian, dasarhttp.Rincian{Bidang: "pegawai." + string(k.Pegawai) + "." + k.Err.Field, Pesan: k.Err.Message})
	}
	return m
}

type pegawaiHalaman struct{ dasarhttp.Halaman }

type pegawaiPutaran struct {
	dasarhttp.KunciUlang
	Body struct {
		Jenis  string        `json:"jenis" enum:"gaji,thr,bonus"`
		Nomor  int           `json:"nomor,omitempty" minimum:"0" maximum:"99" doc:"1 kecuali sebulan ada beberapa yang sejenis"`
		Masa   dasar.Bulan   `json:"masa" doc:"masa pajak"`
		Dari   dasar.Tanggal `json:"dari,omitzero" doc:"hari pertama yang dibayar; sebulan penuh bila dari dan sampai kosong"`
		Sampai dasar.Tanggal `json:"sampai,omitzero"`
	}
}

type pegawaiBayar struct {
	MasukID
	Body struct {
		Tanggal dasar.Tanggal `json:"tanggal" doc:"paling akhir hari ini"`
		Rujukan string        `json:"rujukan" minLength:"1" maxLength:"80" doc:"nomor berkas transfer atau daftar tunai"`
		Kas
	}
}

type pegawaiSebab struct {
	MasukID
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"200"`
	}
}

func (h pintu) pasangPenggajian(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "daftar-putaran", ambil, "/gaji/putaran", "Putaran gaji, terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiHalaman) (*dasarhttp.KeluarDaftar[Putaran], error) {
			ps, lanjut, err := h.s.DaftarPutaran(ctx, p, in.Page())
			return dasarhttp.BeriDaftar(ps, lanjut, err, kePutaran)
		})
	dasarhttp.Daftar(a, baru(penggajian, "buat-putaran", "/gaji/putaran", "Buka putaran baru"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiPutaran) (*dasarhttp.Keluar[Putaran], error) {
			b := in.Body
			r, err := h.s.BuatPutaran(ctx, p, in.Kunci, pegawai.Putaran{Jenis: pegawai.JenisPutaran(b.Jenis), Nomor: b.Nomor, Masa: b.Masa, Dari: b.Dari, Sampai: b.Sampai})
			return dasarhttp.Beri(r, err, kePutaran)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "ambil-putaran", ambil, "/gaji/putaran/{id}", "Satu putaran beserta riwayatnya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Putaran], error) {
			r, err := h.s.Putaran(ctx, p, in.ID)
			return dasarhttp.Beri(r, err, kePutaran)
		})
	h.pasangLangkah(a)
	dasarhttp.Daftar(a, operasi(penggajian, "kembalikan-putaran", kirim, "/gaji/putaran/{id}/pengembalian", "Kembalikan putaran untuk dihitung lagi"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiSebab) (*dasarhttp.Keluar[Putaran], error) {
			r, err := h.s.KembalikanPutaran(ctx, p, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(r, err, kePutaran)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "bayar-putaran", kirim, "/gaji/putaran/{id}/pembayaran", "Catat bahwa putaran yang terkunci sudah dibayar"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiBayar) (*dasarhttp.Keluar[Putaran], error) {
			b := in.Body
			r, err := h.s.BayarPutaran(ctx, p, in.ID, pegawai.Pembayaran{Tanggal: b.Tanggal, Rujukan: b.Rujukan, Rekening: b.Rekening, Laci: b.Laci})
			return dasarhttp.Beri(r, err, kePutaran)
		})
	dasarhttp.Daftar(a, operasi(penggajian, "balik-putaran", kirim, "/gaji/putaran/{id}/pembalikan", "Batalkan seluruh putaran; yang sudah dibukukan dibalik"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiSebab) (*dasarhttp.Keluar[Putaran], error) {
			r, err := h.s.BalikPutaran(ctx, p, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(r, err, kePutaran)
		})
}

// pasangLangkah registers the steps that need nothing but the run.
func (h pintu) pasangLangkah(a *dasarhttp.API) {
	for _, l := range []struct {
		id, jalur, ringkas string
		fn                 func(context.Context, dasar.Pelaku, string) (pegawai.Putaran, error)
	}{
		{"hitung-putaran", "hitungan", "Hitung slip semua orang, semuanya atau tidak sama sekali", h.s.HitungPutaran},
		{"periksa-putaran", "pemeriksaan", "Nyatakan putaran sudah diperiksa", h.s.PeriksaPutaran},
		{"setujui-putaran", "persetujuan", "Setujui putaran", h.s.SetujuiPutaran},
		{"kunci-putaran", "penguncian", "Kunci putaran; sesudahnya slip tidak berubah", h.s.KunciPutaran},
		{"posting-putaran", "pembukuan", "Bukukan putaran yang sudah dibayar ke jurnal", h.s.PostingPutaran},
	} {
		dasarhttp.Daftar(a, operasi(penggajian, l.id, kirim, "/gaji/putaran/{id}/"+l.jalur, l.ringkas),
			func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Putaran], error) {
				r, err := l.fn(ctx, p, in.ID)
				return dasarhttp.Beri(r, bahan(err), kePutaran)
			})
	}
}

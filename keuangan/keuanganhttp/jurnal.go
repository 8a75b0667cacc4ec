package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Jurnal is one posted journal.
type Jurnal struct {
	ID         string        `json:"id"`
	Sumber     string        `json:"sumber" doc:"penyebab; unik di lembaga"`
	Jenis      string        `json:"jenis"`
	Tanggal    dasar.Tanggal `json:"tanggal"`
	Keterangan string        `json:"keterangan"`
	Membalik   string        `json:"membalik,omitempty" doc:"jurnal yang dibalik oleh jurnal ini"`
	Oleh       string        `json:"oleh"`
	Dicatat    time.Time     `json:"dicatat"`
	Baris      []Baris       `json:"baris"`
}

// Baris is one line of a [Jurnal].
type Baris struct {
	Akun     string       `json:"akun" minLength:"1" maxLength:"20"`
	Debit    dasar.Rupiah `json:"debit,omitempty" minimum:"0"`
	Kredit   dasar.Rupiah `json:"kredit,omitempty" minimum:"0"`
	Unit     string       `json:"unit,omitempty" maxLength:"80"`
	Dana     string       `json:"dana,omitempty" maxLength:"80"`
	Laci     string       `json:"laci,omitempty" maxLength:"80"`
	Rekening string       `json:"rekening,omitempty" maxLength:"80"`
}

func keJurnal(j keuangan.Jurnal) Jurnal {
	return Jurnal{
		ID: j.ID, Sumber: j.Sumber, Jenis: string(j.Jenis), Tanggal: j.Tanggal, Keterangan: j.Keterangan, Membalik: j.Membalik,
		Oleh: j.Oleh, Dicatat: j.Dicatat, Baris: dasarhttp.Peta(j.Baris, keBaris),
	}
}

func keBaris(b keuangan.Baris) Baris {
	return Baris{Akun: string(b.Akun), Debit: b.Debit, Kredit: b.Kredit, Unit: string(b.Unit), Dana: b.Dana, Laci: b.Laci, Rekening: b.Rekening}
}

func (b Baris) baris() keuangan.Baris {
	return keuangan.Baris{Akun: keuangan.KodeAkun(b.Akun), Debit: b.Debit, Kredit: b.Kredit, Unit: santri.KodeUnit(b.Unit), Dana: b.Dana, Laci: b.Laci, Rekening: b.Rekening}
}

type masukJurnal struct {
	dasarhttp.KunciUlang
	Body struct {
		Jenis      string        `json:"jenis,omitempty" enum:"umum,penyesuaian,koreksi,pelepasan,antar" doc:"umum bila kosong"`
		Tanggal    dasar.Tanggal `json:"tanggal"`
		Keterangan string        `json:"keterangan" maxLength:"300" doc:"tanpa nama orang"`
		Baris      []Baris       `json:"baris" minItems:"2" maxItems:"1000"`
	}
}

type cariJurnal struct {
	dasarhttp.Halaman
	Dari   dasar.Tanggal `query:"dari"`
	Sampai dasar.Tanggal `query:"sampai"`
	Jenis  string        `query:"jenis" doc:"umum, pembuka, penyesuaian, koreksi, pembalik, pelepasan, antar atau penutup"`
	Akun   string        `query:"akun" maxLength:"20"`
	Unit   []string      `query:"unit,explode" maxItems:"50"`
	Teks   string        `query:"teks" maxLength:"100" doc:"bagian keterangan atau sumber"`
	Urut   string        `query:"urut" enum:"terbaru,terlama" default:"terbaru"`
}

type masukBalik struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"300"`
	}
}

// SaldoAwal is the opening balance of one account, positive on its usual side.
type SaldoAwal struct {
	Akun     string       `json:"akun" minLength:"1" maxLength:"20"`
	Jumlah   dasar.Rupiah `json:"jumlah"`
	Unit     string       `json:"unit,omitempty" maxLength:"80"`
	Dana     string       `json:"dana,omitempty" maxLength:"80"`
	Laci     string       `json:"laci,omitempty" maxLength:"80"`
	Rekening string       `json:"rekening,omitempty" maxLength:"80"`
}

func (a SaldoAwal) saldo() keuangan.SaldoAwal {
	return keuangan.SaldoAwal{Akun: keuangan.KodeAkun(a.Akun), Jumlah: a.Jumlah, Unit: santri.KodeUnit(a.Unit), Dana: a.Dana, Laci: a.Laci, Rekening: a.Rekening}
}

type masukSaldoAwal struct {
	dasarhttp.KunciUlang
	Body struct {
		Tanggal dasar.Tanggal `json:"tanggal"`
		Saldo   []SaldoAwal   `json:"saldo" minItems:"1" maxItems:"500"`
	}
}

type masukTutup struct {
	Body struct {
		Tanggal dasar.Tanggal `json:"tanggal"`
	}
}

func unit(s []string) []santri.KodeUnit {
	if len(s) == 0 {
		return nil
	}
	return dasarhttp.Peta(s, func(u string) santri.KodeUnit { return santri.KodeUnit(u) })
}

func pasangJurnal(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(laporan, "catat-jurnal", kirim, "/jurnal", "Catat jurnal tangan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukJurnal) (*dasarhttp.Keluar[Jurnal], error) {
			b := in.Body
			j, err := s.CatatJurnal(ctx, p, in.Kunci, keuangan.MasukanJurnal{
				Jenis: keuangan.JenisJurnal(b.Jenis), Tanggal: b.Tanggal, Keterangan: b.Keterangan, Baris: dasarhttp.Peta(b.Baris, Baris.baris),
			})
			return dasarhttp.Beri(j, err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi(laporan, "cari-jurnal", ambil, "/jurnal", "Cari jurnal"),
		func(ctx context.Context, p dasar.Pelaku, in *cariJurnal) (*dasarhttp.KeluarDaftar[Jurnal], error) {
			js, lanjut, err := s.CariJurnal(ctx, p, keuangan.SaringJurnal{
				Dari: in.Dari, Sampai: in.Sampai, Jenis: keuangan.JenisJurnal(in.Jenis), Akun: keuangan.KodeAkun(in.Akun),
				Unit: unit(in.Unit), Teks: in.Teks, Terlama: in.Urut == "terlama",
			}, in.Page())
			return dasarhttp.BeriDaftar(js, lanjut, err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi(laporan, "ambil-jurnal", ambil, "/jurnal/{id}", "Ambil satu jurnal"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Jurnal], error) {
			j, err := s.AmbilJurnal(ctx, p, in.ID)
			return dasarhttp.Beri(j, err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi(laporan, "balik-jurnal", kirim, "/jurnal/{id}/pembalikan", "Balik jurnal tangan dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *masukBalik) (*dasarhttp.Keluar[Jurnal], error) {
			j, err := s.BalikJurnal(ctx, p, in.Kunci, in.ID, in.Body.Alasan)
			return dasarhttp.Beri(j, err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi(laporan, "catat-saldo-awal", kirim, "/saldo-awal", "Catat saldo awal aset dan liabilitas"),
		func(ctx context.Context, p dasar.Pelaku, in *masukSaldoAwal) (*dasarhttp.Keluar[Jurnal], error) {
			j, err := s.CatatSaldoAwal(ctx, p, in.Kunci, in.Body.Tanggal, dasarhttp.Peta(in.Body.Saldo, SaldoAwal.saldo)...)
			return dasarhttp.Beri(j, err, keJurnal)
		})
	dasarhttp.Daftar(a, operasi(laporan, "tutup-saldo-awal", kirim, "/saldo-awal/penutupan", "Pindahkan ekuitas saldo awal ke aset neto"),
		func(ctx context.Context, p dasar.Pelaku, in *masukTutup) (*dasarhttp.Keluar[Jurnal], error) {
			j, err := s.TutupSaldoAwal(ctx, p, in.Body.Tanggal)
			return dasarhttp.Beri(j, err, keJurnal)
		})
}

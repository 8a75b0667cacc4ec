package keuanganhttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Saat fixes what a report knows; embed it in an input.
type Saat struct {
	Pada     dasar.Tanggal `query:"pada" doc:"hari terakhir yang dihitung; hari ini bila kosong"`
	Tercatat time.Time     `query:"tercatat" doc:"hanya yang dicatat sampai saat ini; semua bila kosong"`
}

func (s Saat) pada() keuangan.PadaSaat {
	return keuangan.PadaSaat{Tanggal: s.Pada, Tercatat: s.Tercatat}
}

// Neraca is a trial balance; balances are debit less kredit.
type Neraca struct {
	Baris  []BarisNeraca `json:"baris"`
	Debit  dasar.Rupiah  `json:"debit" doc:"jumlah saldo akhir debit"`
	Kredit dasar.Rupiah  `json:"kredit" doc:"jumlah saldo akhir kredit; sama dengan debit"`
}

// BarisNeraca is one account of a [Neraca].
type BarisNeraca struct {
	Akun   string       `json:"akun"`
	Nama   string       `json:"nama"`
	Jenis  string       `json:"jenis"`
	Awal   dasar.Rupiah `json:"awal"`
	Debit  dasar.Rupiah `json:"debit"`
	Kredit dasar.Rupiah `json:"kredit"`
	Akhir  dasar.Rupiah `json:"akhir"`
}

func keNeraca(n keuangan.Neraca) Neraca {
	return Neraca{Debit: n.Debit, Kredit: n.Kredit, Baris: dasarhttp.Peta(n.Baris, func(b keuangan.BarisNeraca) BarisNeraca {
		return BarisNeraca{string(b.Akun.Kode), b.Akun.Nama, string(b.Akun.Jenis), b.Awal, b.Debit, b.Kredit, b.Akhir}
	})}
}

// HalamanBuku is one page of a ledger account.
type HalamanBuku struct {
	SaldoAwal  dasar.Rupiah `json:"saldo_awal" doc:"saldo sebelum baris pertama halaman ini"`
	Isi        []BarisBuku  `json:"isi"`
	Berikutnya string       `json:"berikutnya,omitempty"`
}

// BarisBuku is one line of a ledger account with the balance after it.
type BarisBuku struct {
	Jurnal     string        `json:"jurnal"`
	Nomor      int           `json:"nomor"`
	Sumber     string        `json:"sumber"`
	Keterangan string        `json:"keterangan"`
	Tanggal    dasar.Tanggal `json:"tanggal"`
	Dicatat    time.Time     `json:"dicatat"`
	Unit       string        `json:"unit,omitempty"`
	Dana       string        `json:"dana,omitempty"`
	Laci       string        `json:"laci,omitempty"`
	Rekening   string        `json:"rekening,omitempty"`
	Debit      dasar.Rupiah  `json:"debit"`
	Kredit     dasar.Rupiah  `json:"kredit"`
	Saldo      dasar.Rupiah  `json:"saldo"`
}

func keHalamanBuku(h keuangan.HalamanBuku) HalamanBuku {
	return HalamanBuku{SaldoAwal: h.SaldoAwal, Berikutnya: h.Next, Isi: dasarhttp.Peta(h.Baris, func(b keuangan.BarisBuku) BarisBuku {
		return BarisBuku{
			Jurnal: b.Jurnal, Nomor: b.Nomor, Sumber: b.Sumber, Keterangan: b.Keterangan, Tanggal: b.Tanggal, Dicatat: b.Dicatat, Unit: string(b.Unit),
			Dana: b.Dana, Laci: b.Laci, Rekening: b.Rekening, Debit: b.Debit, Kredit: b.Kredit, Saldo: b.SaldoSesudah,
		}
	})}
}

// Selisih is a stored total that differs from its rows: a fault to report.
type Selisih struct {
	Apa       string       `json:"apa"`
	Tersimpan dasar.Rupiah `json:"tersimpan"`
	Hitung    dasar.Rupiah `json:"hitung"`
}

type masukNeraca struct {
	Saat
	Dari dasar.Tanggal `query:"dari" doc:"hari pertama mutasi; awal buku bila kosong"`
	Unit []string      `query:"unit,explode" maxItems:"50"`
}

type masukBukuBesar struct {
	dasarhttp.Halaman
	Akun     string        `path:"akun" maxLength:"20"`
	Dari     dasar.Tanggal `query:"dari"`
	Sampai   dasar.Tanggal `query:"sampai"`
	Laci     string        `query:"laci" maxLength:"80"`
	Rekening string        `query:"rekening" maxLength:"80"`
	Unit     []string      `query:"unit,explode" maxItems:"50"`
	Tercatat time.Time     `query:"tercatat"`
}

func pasangLaporan(a *dasarhttp.API, s *keuangan.Service) {
	dasarhttp.Daftar(a, operasi(laporan, "neraca-saldo", ambil, "/neraca-saldo", "Neraca saldo"),
		func(ctx context.Context, p dasar.Pelaku, in *masukNeraca) (*dasarhttp.Keluar[Neraca], error) {
			n, err := s.NeracaSaldo(ctx, p, keuangan.SaringNeraca{Dari: in.Dari, Pada: in.pada(), Unit: unit(in.Unit)})
			return dasarhttp.Beri(n, err, keNeraca)
		})
	dasarhttp.Daftar(a, operasi(laporan, "buku-besar", ambil, "/buku-besar/{akun}", "Buku besar satu akun"),
		func(ctx context.Context, p dasar.Pelaku, in *masukBukuBesar) (*dasarhttp.Keluar[HalamanBuku], error) {
			h, err := s.BukuBesar(ctx, p, keuangan.SaringBuku{
				Akun: keuangan.KodeAkun(in.Akun), Dari: in.Dari, Sampai: in.Sampai, Laci: in.Laci, Rekening: in.Rekening, Unit: unit(in.Unit), Tercatat: in.Tercatat,
			}, in.Page())
			return dasarhttp.Beri(h, err, keHalamanBuku)
		})
	dasarhttp.Daftar(a, operasi(laporan, "periksa-buku", ambil, "/pemeriksaan-buku", "Bandingkan semua jumlah tersimpan dengan barisnya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[Selisih], error) {
			ss, err := s.PeriksaBuku(ctx, p)
			return dasarhttp.BeriDaftar(ss, "", err, func(s keuangan.Selisih) Selisih { return Selisih(s) })
		})
}

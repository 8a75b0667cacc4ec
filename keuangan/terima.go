package keuangan

import (
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrBayarJumlah says that a payment is not a positive amount.
	ErrBayarJumlah = dasar.Aturan("KEU-BAYAR-01")
	// ErrBayarCara says that the way of paying is unknown, or that its drawer,
	// bank account or bank row is missing or out of place.
	ErrBayarCara = dasar.Aturan("KEU-BAYAR-02")
	// ErrBayarTanggal says that a payment has no day, or one in the future.
	ErrBayarTanggal = dasar.Aturan("KEU-BAYAR-03")
	// ErrBayarKeluarga says that the family is unknown here or out of scope.
	ErrBayarKeluarga = dasar.Aturan("KEU-BAYAR-04")
	// ErrBayarSudah says that this bank row is a payment already, or that a bill
	// was paid meanwhile.
	ErrBayarSudah = dasar.Aturan("KEU-BAYAR-05")
	// ErrBayarTiada says that a payment does not exist here or is out of scope.
	ErrBayarTiada = dasar.Aturan("KEU-BAYAR-06")
	// ErrBayarKomponen says that a bill names a fee without receivable account.
	ErrBayarKomponen = dasar.Aturan("KEU-BAYAR-07")
	// ErrTitipanKurang says that the family's credit is smaller than asked for.
	ErrTitipanKurang = dasar.Aturan("KEU-TITIPAN-01")
	// ErrTitipanSumber says that a movement of credit was recorded already.
	ErrTitipanSumber = dasar.Aturan("KEU-TITIPAN-03")
	// ErrTitipanBerlebih says that more credit would be used than the bills ask for.
	ErrTitipanBerlebih = dasar.Aturan("KEU-TITIPAN-02")
)

// AturanBayar is what [Bayar] needs to know besides the stores: which accounts
// play which part, which receivable each fee uses, how payments serve bills.
type AturanBayar struct {
	Akun    PetaAkun
	Seri    string
	Urutan  []Kriteria
	Piutang map[KodeKomponen]KodeAkun
	Unit    santri.KodeUnit // of the family's first santri: holds the credit of a family that has none yet
	Lingkup dasar.Lingkup   // only bills of these units are served
}

// HasilBayar is a payment as it was booked. Ulangan says that an earlier call
// with the same Idempotency-Key did it; Pembagian is then rebuilt without the
// amounts before and after.
type HasilBayar struct {
	PembayaranRinci
	Pembagian Pembagian
	Titipan   dasar.Rupiah // credit of the family afterwards
	Ulangan   bool
}

// Validate refuses a payment that breaks a rule before anything is read.
// hariIni is the institution's day.
func (b Pembayaran) Validate(hariIni dasar.Tanggal) error {
	switch {
	case b.Jumlah <= 0:
		return ErrBayarJumlah.Invalidf("jumlah bayar harus lebih dari nol").Pada("jumlah")
	case b.Jumlah > dasar.MaxRupiah:
		return b.Jumlah.Batas()
	case b.Keluarga == "":
		return ErrBayarKeluarga.Invalidf("pilih keluarga yang membayar").Pada("keluarga")
	}
	if err := periksaCara(b.Cara, b.Laci, b.Rekening, b.Rujukan); err != nil {
		return err
	}
	return periksaTanggalBayar(b.Tanggal, hariIni)
}

func periksaTanggalBayar(t, hariIni dasar.Tanggal) error {
	if t.IsZero() || t.After(hariIni) {
		return ErrBayarTanggal.Invalidf("tanggal bayar harus diisi dan tidak boleh sesudah hari ini").Pada("tanggal")
	}
	return nil
}

func periksaCara(cara CaraBayar, laci, rekening, rujukan string) error {
	for _, s := range []struct{ bidang, isi string }{{"laci", laci}, {"rekening", rekening}, {"rujukan", rujukan}} {
		rapi, err := dasar.Rapikan(s.isi, 200)
		if err != nil || rapi != s.isi {
			return ErrBayarCara.Invalidf("%s harus satu baris teks, paling banyak 200 huruf", s.bidang).Pada(s.bidang)
		}
	}
	switch cara {
	case Tunai:
		if laci == "" || rekening != "" || rujukan != "" {
			return ErrBayarCara.Invalidf("bayar tunai menyebut laci kasir, tanpa rekening").Pada("laci")
		}
	case Transfer, VA, DariTakKenal:
		if rekening == "" || laci != "" {
			return ErrBayarCara.Invalidf("bayar lewat bank menyebut rekening penerima, tanpa laci").Pada("rekening")
		}
	case DariTitipan:
		if rekening != "" || laci != "" || rujukan != "" {
			return ErrBayarCara.Invalidf("pemakaian titipan tidak menyebut laci atau rekening").Pada("cara")
		}
	default:
		return ErrBayarCara.Invalidf("cara bayar tidak dikenal; pilih tunai, transfer, va, atau titipan").Pada("cara")
	}
	return nil
}

// Bayar books one payment inside the caller's unit of work: it locks the
// family's credit and open bills, spreads the amount ([Alokasikan]), posts the
// journal "bayar/<id>", takes the receipt number and appends everything. b has
// its ID, Dicatat and everything that Validate asks for; SisaTitipan and
// Kuitansi are filled in here. A refusal has changed nothing that a rolled-back
// unit keeps. Order of locks: family (titipan tak dikenal before it), bills by
// id, period, receipt counter.
func Bayar(ctx context.Context, st Stores, at AturanBayar, b Pembayaran, pilihan ...PilihanTagihan) (HasilBayar, error) {
	titipan, err := kunciSumber(ctx, st, at, b)
	if err != nil {
		return HasilBayar{}, err
	}
	terbuka, err := st.Tagihan.KunciPosisi(ctx, b.Lembaga, b.Keluarga)
	if err != nil {
		return HasilBayar{}, err
	}
	bagi, err := Alokasikan(b.Jumlah, dalamLingkup(terbuka, at.Lingkup), pilihan, at.Urutan)
	if err != nil {
		return HasilBayar{}, err
	}
	if err := sesuaiTitipan(b.Cara, bagi); err != nil {
		return HasilBayar{}, err
	}
	b.SisaTitipan = bagi.Sisa
	j, err := jurnalBayar(at, b, titipan.Unit, bagi.Bagian)
	if err != nil {
		return HasilBayar{}, err
	}
	if err := Catat(ctx, st.Buku, j); err != nil {
		return HasilBayar{}, err
	}
	as, gerak := alokasiDari(b, bagi.Bagian), gerakDari(b)
	if err := st.Bayar.TambahAlokasi(ctx, b.Lembaga, as, gerak); err != nil {
		return HasilBayar{}, err
	}
	// The counter is the one row that all cashiers share: as late as possible.
	if b.Cara != DariTitipan {
		b.Kuitansi = Kuitansi{Seri: at.Seri, Tahun: b.Tanggal.Tahun()}
		if b.Kuitansi.Nomor, err = st.Bayar.Nomor(ctx, b.Lembaga, b.Kuitansi.Seri, b.Kuitansi.Tahun); err != nil {
			return HasilBayar{}, err
		}
	}
	if err := st.Bayar.Tambah(ctx, b.Lembaga, b, nil, nil); err != nil {
		return HasilBayar{}, err
	}
	for _, g := range gerak {
		if g.Keluarga == b.Keluarga {
			titipan.Saldo += g.Jumlah
		}
	}
	return HasilBayar{PembayaranRinci: PembayaranRinci{Pembayaran: b, Alokasi: as}, Pembagian: bagi, Titipan: titipan.Saldo}, nil
}

// kunciSumber locks the credit that the payment adds to or takes from and
// refuses to take more than there is.
func kunciSumber(ctx context.Context, st Stores, at AturanBayar, b Pembayaran) (Titipan, error) {
	if b.Cara == DariTakKenal {
		t, err := st.Bayar.KunciTitipan(ctx, b.Lembaga, "", "")
		if err != nil {
			return Titipan{}, err
		}
		if t.Saldo < b.Jumlah {
			return Titipan{}, ErrTitipanKurang.Conflictf("titipan tak dikenal hanya %s; muat ulang antrean", t.Saldo).Pada("jumlah")
		}
	}
	t, err := st.Bayar.KunciTitipan(ctx, b.Lembaga, b.Keluarga, at.Unit)
	if err != nil {
		return Titipan{}, err
	}
	if b.Cara == DariTitipan && t.Saldo < b.Jumlah {
		return Titipan{}, ErrTitipanKurang.Invalidf("titipan keluarga ini hanya %s", t.Saldo).Pada("jumlah")
	}
	return t, nil
}

// sesuaiTitipan refuses to use more of a family's credit than its bills ask for:
// the rest would only go round in a circle.
func sesuaiTitipan(cara CaraBayar, p Pembagian) error {
	if cara == DariTitipan && p.Sisa > 0 {
		return ErrTitipanBerlebih.Invalidf("tagihan terbuka hanya %s; pakai titipan paling banyak sebesar itu", p.Dibayar()).Pada("jumlah")
	}
	return nil
}

func dalamLingkup(ps []Posisi, l dasar.Lingkup) []Posisi {
	return slices.DeleteFunc(slices.Clone(ps), func(p Posisi) bool { return !l.Mencakup(string(p.Tagihan.Unit)) })
}

// alokasiDari makes the append-only rows of a division, in the order served.
func alokasiDari(b Pembayaran, bagian []Bagian) []Alokasi {
	as := make([]Alokasi, len(bagian))
	for i, g := range bagian {
		as[i] = Alokasi{
			Lembaga: b.Lembaga, ID: idBaris(b.ID, i), Pembayaran: b.ID, Tagihan: g.Tagihan.ID, Jumlah: g.Jumlah,
			Tanggal: b.Tanggal, Sebab: string(g.Sebab), Oleh: b.Oleh, Dicatat: b.Dicatat,
		}
	}
	return as
}

func gerakDari(b Pembayaran) (ts []GerakTitipan) {
	if b.Cara == DariTakKenal {
		ts = append(ts, gerakTitipan(b, 0, "", -b.Jumlah, "/tak_dikenal"))
	}
	n := b.SisaTitipan
	if b.Cara == DariTitipan {
		n = -b.Jumlah
	}
	if n != 0 {
		ts = append(ts, gerakTitipan(b, 1, b.Keluarga, n, ""))
	}
	return ts
}

func gerakTitipan(b Pembayaran, ke int, k santri.KeluargaID, n dasar.Rupiah, akhiran string) GerakTitipan {
	return GerakTitipan{
		Lembaga: b.Lembaga, ID: idBaris(b.ID, ke), Keluarga: k, Jumlah: n,
		Tanggal: b.Tanggal, Sumber: sumberBayar(b.ID) + akhiran, Dicatat: b.Dicatat,
	}
}

// idBaris names the n-th row of a payment: unique because the payment's id is,
// and sorted as the rows are.
func idBaris(id string, n int) string { return fmt.Sprintf("%s.%03d", id, n) }

func sumberBayar(id string) string { return "bayar/" + id }

package keuangan_test

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// duaBersaudara is a source of two santri of one family. An application takes
// the stores of package santri.
type duaBersaudara struct{}

func (duaBersaudara) semua() []santri.Peserta {
	return []santri.Peserta{
		{ID: "ahmad", Subjek: "orang-ahmad", Keluarga: "keluarga-1", Alias: "a1", Status: santri.Aktif, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs"}}},
		{ID: "fatimah", Subjek: "orang-fatimah", Keluarga: "keluarga-1", Alias: "a2", Status: santri.Aktif, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MA"}}},
	}
}

func (s duaBersaudara) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for _, p := range s.semua() {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func (s duaBersaudara) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	return slices.DeleteFunc(s.semua(), func(p santri.Peserta) bool { return !slices.Contains(k, p.Keluarga) }), nil
}

func (s duaBersaudara) PesertaID(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	return slices.DeleteFunc(s.semua(), func(p santri.Peserta) bool { return !slices.Contains(id, p.ID) }), nil
}

func (duaBersaudara) NamaWali(context.Context, dasar.LembagaID, dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(func(santri.WaliSantri, error) bool) {}
}

// tagihanOktober gives a service with the bills of October issued: SPP 150.000 for
// the one, 175.000 for the other.
func tagihanOktober(ctx context.Context) (*keuangan.Service, dasar.Pelaku) {
	db := dasarmem.New()
	now := func() time.Time { return time.Date(2026, 10, 20, 3, 0, 0, 0, time.UTC) }
	s := &keuangan.Service{
		Atomic: keuanganmem.Atomic(db, func(*dasarmem.Conn) santri.SumberPeserta { return duaBersaudara{} }),
		Stores: keuanganmem.New(db, duaBersaudara{}),
		Now:    now,
		// A door for examples; an application opens its own, see package privasi.
		Penjaga: privasitest.PenjagaSemua(now, func(d *privasi.Daftar) { harus(keuangan.Daftar(d)) }),
	}
	bendahara := dasar.Pelaku{ID: "bendahara", Lembaga: "al-hidayah", Peran: privasi.PeranBendahara, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPembayaran}
	harus(s.Siapkan(ctx, bendahara))
	harus(s.AturKomponen(ctx, bendahara, keuangan.KomponenBaku("al-hidayah")...))
	_, err := s.AturTarif(ctx, bendahara,
		keuangan.Tarif{Komponen: "spp", Unit: "MTs", Jumlah: 150_000, Sejak: dasar.Tgl(2026, 7, 1)},
		keuangan.Tarif{Komponen: "spp", Unit: "MA", Jumlah: 175_000, Sejak: dasar.Tgl(2026, 7, 1)})
	harus(err)
	minta := keuangan.MintaTagihan{Bulan: dasar.Bln(2026, 10), Terbit: dasar.Tgl(2026, 10, 1), Komponen: []keuangan.KodeKomponen{"spp"}}
	r, err := s.PratinjauTagihan(ctx, bendahara, minta, 0)
	harus(err)
	_, err = s.TerbitkanTagihan(ctx, bendahara, "tagihan-oktober", r.Minta, r.Sidik, nil)
	harus(err)
	return s, bendahara
}

func harus(err error) {
	if err != nil {
		panic(err)
	}
}

// A cashier takes more than is due: the bills are paid in order, the rest is
// the family's credit, and sending the request again changes nothing.
func ExampleService_Terima() {
	ctx := context.Background()
	s, kasir := tagihanOktober(ctx)
	minta := keuangan.PermintaanBayar{Keluarga: "keluarga-1", Cara: keuangan.Tunai, Jumlah: 400_000, Laci: "laci-1"}
	for range 2 {
		h, err := s.Terima(ctx, kasir, "kunci-dari-peramban", minta)
		harus(err)
		fmt.Println(h.Kuitansi, "titipan", h.Titipan, "ulangan", h.Ulangan)
		for _, b := range h.Pembagian.Bagian {
			fmt.Println(" ", b.Tagihan.Santri, b.Tagihan.Uraian, b.Jumlah)
		}
	}
	// Output:
	// KW/2026/000001 titipan Rp75.000 ulangan false
	//   ahmad SPP Oktober 2026 Rp150.000
	//   fatimah SPP Oktober 2026 Rp175.000
	// KW/2026/000001 titipan Rp75.000 ulangan true
	//   ahmad SPP Oktober 2026 Rp150.000
	//   fatimah SPP Oktober 2026 Rp175.000
}

// The page asks before the money is taken: what would this amount pay, and why
// in this order.
func ExampleService_PratinjauBayar() {
	ctx := context.Background()
	s, kasir := tagihanOktober(ctx)
	p, err := s.PratinjauBayar(ctx, kasir, keuangan.PermintaanBayar{Keluarga: "keluarga-1", Cara: keuangan.Tunai, Jumlah: 200_000, Laci: "laci-1"})
	harus(err)
	for _, b := range p.Pembagian.Bagian {
		fmt.Printf("%s: %s, %s -> %s (%s)\n", b.Tagihan.Santri, b.Jumlah, b.Sebelum, b.Sesudah, b.Sebab.Teks())
	}
	// Output:
	// ahmad: Rp150.000, Rp150.000 -> Rp0 (nomor tagihan terkecil)
	// fatimah: Rp50.000, Rp175.000 -> Rp125.000 (nomor tagihan terkecil)
}

// A mistake is undone, never deleted: the receipt stays in the register.
func ExampleService_BalikBayar() {
	ctx := context.Background()
	s, kasir := tagihanOktober(ctx)
	h, err := s.Terima(ctx, kasir, "", keuangan.PermintaanBayar{Keluarga: "keluarga-1", Cara: keuangan.Tunai, Jumlah: 150_000, Laci: "laci-1"})
	harus(err)
	b, err := s.BalikBayar(ctx, kasir, "", h.ID, "salah keluarga")
	harus(err)
	k, err := s.Kuitansi(ctx, kasir, h.ID)
	harus(err)
	fmt.Println(b.Pembalik.Jumlah, b.Pembalik.Alasan)
	fmt.Println(k.Nomor, k.Terbilang, "dibalik:", k.Dibalik)
	// Output:
	// -Rp150.000 salah keluarga
	// KW/2026/000001 seratus lima puluh ribu rupiah dibalik: true
}

package akademik_test

import (
	"context"
	"fmt"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// A diniyah year runs by the Hijri calendar beside the formal one; a second formal year
// on the same days does not.
func ExampleService_AturTahun() {
	h, ctx := bukaSekolah(), context.Background()
	diniyah := akademik.TahunAjaran{Nama: "1448 H", Kalender: akademik.Hijriah, Jalur: []santri.Jalur{santri.Diniyah}, Mulai: dasar.Tgl(2026, 6, 17), Selesai: dasar.Tgl(2027, 6, 5),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Nisfu Sanah", Mulai: dasar.Tgl(2026, 6, 17), Selesai: dasar.Tgl(2027, 6, 5)}}}
	_, err := h.AturTahun(ctx, h.kepala, "", diniyah)
	fmt.Println(err != nil, dasar.RuleOf(err) == string(akademik.ErrTahunTumpang))
	h.tahun.Jalur = []santri.Jalur{santri.Formal, santri.Tahfidz}
	h.tahun = pasti(h.AturTahun(ctx, h.kepala, "", h.tahun))
	_, err = h.AturTahun(ctx, h.kepala, "", diniyah)
	fmt.Println(err)
	for _, t := range pasti(h.Tahun(ctx, h.kepala)) {
		fmt.Println(t.Nama, t.Kalender, len(t.Periode))
	}
	// Output:
	// true true
	// <nil>
	// 2026/2027 masehi 2
	// 1448 H hijriah 1
}

// Who is in a class follows from the memberships that kesiswaan keeps, on any day.
func ExampleService_Anggota() {
	h, ctx := bukaSekolah(), context.Background()
	for _, hari := range []dasar.Tanggal{dasar.Tgl(2026, 7, 1), dasar.Tgl(2026, 10, 5)} {
		ps := pasti(h.Anggota(ctx, h.kepala, h.kelas.ID, hari))
		fmt.Println(hari, h.kelas.Nama, len(ps))
	}
	mts := h.kepala
	mts.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
	_, err := h.Anggota(ctx, mts, h.halaqah.ID, dasar.Tgl(2026, 10, 5))
	fmt.Println(dasar.KindOf(err) == dasar.NotFound)
	// Output:
	// 2026-07-01 7A 0
	// 2026-10-05 7A 2
	// true
}

// A holiday that falls by a Hijri date is found by its pattern, however the month begins.
func ExampleService_KalenderHari() {
	h, ctx := bukaSekolah(), context.Background()
	pasti(h.AturAcara(ctx, h.kepala, "", akademik.AcaraKalender{Nama: "Haul pendiri", Libur: true, Pola: kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 5, HariKe: 1}}))
	for _, d := range pasti(h.KalenderHari(ctx, h.kepala, "MTs", santri.Formal, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31))) {
		if len(d.Libur) > 0 {
			fmt.Println(d.Label, d.Libur)
		}
	}
	// Output:
	// 1 Jumadilawal 1448 H [Haul pendiri]
}

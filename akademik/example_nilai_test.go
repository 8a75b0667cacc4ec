package akademik_test

import (
	"context"
	"fmt"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/santri"
)

// Cells of a mark grid are taken as a teacher types them. One that cannot be is named and
// the others are kept; a mark explains itself.
func ExampleService_IsiSkor() {
	h, ctx := bukaSekolah(), context.Background()
	a := h.ajarkan()
	n, gagal, err := h.IsiSkor(ctx, h.kepala, h.kelas.ID, "mtk", "1",
		akademik.IsianSkor{Asesmen: a.ID, Santri: h.santri[0], Teks: "69,95"}, akademik.IsianSkor{Asesmen: a.ID, Santri: h.santri[1], Teks: "101"})
	fmt.Println(n, err, gagal[0].Err.Rule)
	l := pasti(h.Nilai(ctx, h.kepala, h.kelas.ID, "mtk", "1"))
	r := l.Hasil[h.santri[0]].Rapor
	fmt.Println(r.Bulat.Desimal(), r.Tuntas, "menurut nilai yang tepat,", r.Tepat)
	fmt.Println(l.Hasil[h.santri[1]].Rapor.Ada)
	// Output:
	// 1 <nil> AKD-SKALA-03
	// 70 false menurut nilai yang tepat, 69,95
	// false
}

// A rapor is published once the teacher has sent the marks, the wali has looked at them
// and the class is locked. What was published keeps its number and its content.
func ExampleService_TerbitkanRapor() {
	h, ctx := bukaSekolah(), context.Background()
	a := h.ajarkan()
	_, _, err := h.IsiSkor(ctx, h.kepala, h.kelas.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: h.santri[0], Teks: "80"}, akademik.IsianSkor{Asesmen: a.ID, Santri: h.santri[1], Teks: "90"})
	fmt.Println(err)
	langkah := func(p rapor.Peran, l rapor.Langkah, alasan string, m ...akademik.KodeMapel) error {
		return h.LangkahRapor(ctx, h.kepala, "", p, akademik.LangkahRaporBaru{Rombel: h.kelas.ID, Periode: "1", Mapel: m, Langkah: l, Alasan: alasan})
	}
	fmt.Println(langkah(rapor.Guru, rapor.Kirim, "", "mtk"), langkah(rapor.Wali, rapor.Periksa, "", "mtk"), langkah(rapor.Kurikulum, rapor.Kunci, "rapat sudah setuju"))
	for _, t := range pasti(h.TerbitkanRapor(ctx, h.kepala, "", rapor.Kurikulum, h.kelas.ID, "1")) {
		fmt.Println(t.Nomor, t.Versi, t.Pada)
	}
	_, _, err = h.IsiSkor(ctx, h.kepala, h.kelas.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: h.santri[0], Teks: "100", Lama: "80"})
	fmt.Println(err)
	// Output:
	// <nil>
	// <nil> <nil> <nil>
	// 1 1 2026-10-05
	// 2 1 2026-10-05
	// [AKD-RAPOR-06] rapor kelas ini sudah terbit; minta bagian kurikulum membukanya dengan alasan
}

// A teacher's sheet is judged row by row before anything is written; what was shown is
// what is applied.
func ExampleService_TerapkanImporNilai() {
	h, ctx := bukaSekolah(), context.Background()
	h.ajarkan()
	baris := func(nomor int, teks ...string) (b santri.BarisLembar) {
		b.Nomor = nomor
		for _, t := range teks {
			b.Sel = append(b.Sel, santri.Sel{Teks: t})
		}
		return b
	}
	m := akademik.MintaImporNilai{Periode: "1", Kelas: []akademik.KelasImpor{{Rombel: h.kelas.ID}}, Tetap: "mtk",
		Lembar: santri.Lembar{Nama: "nilai.csv", Baris: []santri.BarisLembar{baris(1, "NIS", "SLM1"), baris(2, "260001", "87,5"), baris(3, "269999", "90")}}}
	p := pasti(h.PeriksaImporNilai(ctx, h.kepala, m))
	for _, b := range p.Baris {
		fmt.Println(b.Nomor, b.Hasil, len(b.Temuan))
	}
	fmt.Printf("%+v\n", pasti(h.TerapkanImporNilai(ctx, h.kepala, "", m, p.Sidik, false)))
	fmt.Println(pasti(h.TerapkanImporNilai(ctx, h.kepala, "", m, p.Sidik, false)).Tersimpan, "saat dikirim lagi")
	// Output:
	// 2 ok 0
	// 3 tolak 1
	// {Tersimpan:1 Sama:0 Dilewati:0 Ditolak:1 Gagal:[]}
	// 0 saat dikirim lagi
}

// A promotion is proposed, decided by the meeting, and applied: memberships move in one
// step, and back just as they were.
func ExampleService_TerapkanKenaikan() {
	h, ctx := bukaSekolah(), context.Background()
	tujuan := pasti(h.AturRombel(ctx, h.kepala, "", akademik.Rombel{Tahun: h.tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7B"}))[0]
	k := pasti(h.AturKenaikan(ctx, h.kepala, "", akademik.Kenaikan{Dari: h.tahun.ID, Ke: h.tahun.ID, Rombel: []akademik.RombelID{h.kelas.ID}, Pada: h.HariIni(h.kepala.Lembaga)}))
	pasti(h.PutuskanKenaikan(ctx, h.kepala, "", k.ID, akademik.IsianPutusan{Santri: h.santri[0], Putusan: "pindah", Tujuan: tujuan.ID, Sebab: "penempatan_kemampuan"}))
	hitung := func() {
		a, b := pasti(h.Anggota(ctx, h.kepala, h.kelas.ID, k.Pada)), pasti(h.Anggota(ctx, h.kepala, tujuan.ID, k.Pada))
		fmt.Println("7A:", len(a), "7B:", len(b))
	}
	pasti(h.TerapkanKenaikan(ctx, h.kepala, "", k.ID, nil))
	hitung()
	pasti(h.UrungkanKenaikan(ctx, h.kepala, "", k.ID, "lain"))
	hitung()
	// Output:
	// 7A: 1 7B: 1
	// 7A: 2 7B: 0
}

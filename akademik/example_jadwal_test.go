package akademik_test

import (
	"context"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// jadwalkan puts a timetable in force from 5 October: what the assignments ask for, laid
// by the filler.
func (h *sekolahContoh) jadwalkan() akademik.Jadwal {
	ctx := context.Background()
	hari := []jadwal.Hari{jadwal.Senin, jadwal.Selasa}
	j := pasti(h.AturJadwal(ctx, h.kepala, "", akademik.Jadwal{Tahun: h.tahun.ID, Nama: "Ganjil", Unit: []santri.KodeUnit{"MTs"}, Hari: hari, Mulai: dasar.Tgl(2026, 10, 5),
		Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata("pagi", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 2)...)}}}))
	_, _, err := h.BuatKegiatan(ctx, h.kepala, "", j.ID, j.Versi)
	u := pasti(h.IsiJadwal(ctx, h.kepala, j.ID, jadwal.AturIsi{Benih: 1}))
	pasti(0, err)
	pasti(0, h.TerimaUsul(ctx, h.kepala, "", u))
	return pasti(h.Berlakukan(ctx, h.kepala, "", j.ID, u.Versi+1, dasar.Tgl(2026, 10, 5), nil))
}

// A timetable is a version: worked on as a draft, filled, in force from a day. Lessons
// follow from it, and it changes no more.
func ExampleService_Berlakukan() {
	h, ctx := bukaSekolah(), context.Background()
	h.ajarkan()
	j := h.jadwalkan()
	for _, x := range pasti(h.SesiHari(ctx, h.kepala, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 6))) {
		fmt.Println(x.Tanggal, x.Mulai, x.Mapel, x.Guru, x.JP)
	}
	j.Nama = "Ganjil, diubah"
	_, err := h.AturJadwal(ctx, h.kepala, "", j)
	fmt.Println(err)
	// Output:
	// 2026-10-05 07:00 mtk [ust-hasan] 2
	// 2026-10-06 07:00 mtk [ust-hasan] 2
	// [AKD-VERSIJADWAL-03] jadwal Ganjil sudah berlaku dan tidak diubah lagi; salin menjadi draf baru
}

// A register names who was not there; leave that is recorded afterwards explains it.
func ExampleService_IsiPresensi() {
	h, ctx := bukaSekolah(), context.Background()
	h.ajarkan()
	h.jadwalkan()
	hari := dasar.Tgl(2026, 10, 5)
	h.Now = func() time.Time { return time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC) } // 16.00 WIB
	sesi := akademik.Sesi{Tanggal: hari, Mulai: jadwal.Pukul(7, 0), Rombel: h.kelas.ID, Mapel: "mtk"}
	_, tolak, err := h.IsiPresensi(ctx, h.kepala, "", akademik.MasukanPresensi{Sesi: sesi, Isian: []presensi.Isian{{Santri: h.santri[0], Keadaan: presensi.Alpa}}})
	fmt.Println(len(tolak), err)
	pasti(h.CatatIzin(ctx, h.kepala, "", akademik.MasukanIzin{Santri: h.santri[0], Jenis: akademik.IzinSakit, Mulai: hari, Selesai: hari, Alasan: "demam", Setujui: true}))
	for _, r := range pasti(h.PresensiSantri(ctx, h.kepala, h.santri[0], hari, hari)) {
		fmt.Println(r.Catatan[0].Keadaan)
	}
	for _, i := range pasti(h.DaftarIzin(ctx, h.kepala, hari, hari)) {
		fmt.Println(i.Jenis, i.Alasan)
	}
	// Output:
	// 0 <nil>
	// sakit
	// sakit •••
}

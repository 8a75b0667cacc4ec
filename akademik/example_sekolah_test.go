package akademik_test

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikmem"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// sekolahContoh is a school in memory on 5 October 2026: two santri, class 7A and a
// halaqah, of one year in two terms.
type sekolahContoh struct {
	*akademik.Service
	kepala  dasar.Pelaku
	tahun   akademik.TahunAjaran
	kelas   akademik.Rombel
	halaqah akademik.Rombel
	santri  []santri.ID // Ahmad Fauzan, Zaid Ramadhan
}

// guruContoh knows one teacher: all that akademik asks of kepegawaian.
type guruContoh struct{}

func (guruContoh) Ambil(_ context.Context, l dasar.LembagaID, id ...pegawai.ID) (ps []pegawai.Pegawai, _ error) {
	for _, i := range id {
		if i == "ust-hasan" {
			ps = append(ps, pegawai.Pegawai{ID: i, Lembaga: l, Nama: "Hasan"})
		}
	}
	return ps, nil
}

// pasti stops an example at what must not fail in it.
func pasti[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func bukaSekolah() *sekolahContoh {
	c, ctx := dasarmem.New(), context.Background()
	kini := func() time.Time { return time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC) }
	daftar, register := &privasi.Daftar{}, privasimem.NewRegister(c)
	santri.DaftarkanTipe(daftar)
	akademik.DaftarkanTipe(daftar)
	brankas := privasi.BuatBrankas(privasimem.NewKunci(c), pasti(privasi.IndukDari([]byte("32 byte acak, dari berkas kunci!"))))
	h := &sekolahContoh{kepala: dasar.Pelaku{ID: "akun-kepala", Lembaga: "al-hikmah", Peran: privasi.PeranKepala, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanRapor}}
	st := akademikmem.Stores(c)
	h.Service = &akademik.Service{
		Atomic: dasarmem.Atomic(c, akademikmem.Stores), Stores: st, Santri: akademik.SumberSantri{Struktur: st.Santri.Struktur, Peserta: st.Santri.Peserta, Data: st.Santri.Santri}, Guru: guruContoh{}, Now: kini,
		Penjaga: &privasi.Penjaga{Register: register, Jejak: privasimem.NewJejak(c), Brankas: brankas, Daftar: daftar, Now: kini},
	}
	reg := pasti(privasi.DaftarBaku(h.kepala.Lembaga, "Al-Hikmah", kini()).Tandatangani("akun-pengasuh", "Pengasuh", kini()))
	for _, err := range []error{
		register.Simpan(ctx, h.kepala.Lembaga, reg, 0),
		st.Santri.Struktur.SimpanUnit(ctx, h.kepala.Lembaga, santri.Unit{Kode: "MTs", Nama: "MTs Al-Hikmah", Jalur: santri.Formal}, santri.Unit{Kode: "Pondok", Nama: "Pondok", Jalur: santri.Tahfidz}),
	} {
		pasti(0, err)
	}
	kesiswaan := &santri.Service{Atomic: dasarmem.Atomic(c, santrimem.Stores), Stores: st.Santri, Brankas: brankas, Daftar: daftar, Now: kini}
	for i, nama := range []string{"Ahmad Fauzan", "Zaid Ramadhan"} {
		h.santri = append(h.santri, terimaContoh(kesiswaan, h.kepala, "26000"+string(rune('1'+i)), nama))
	}
	h.bukaTahun()
	return h
}

// terimaContoh takes a santri in, to class 7A and to the halaqah.
func terimaContoh(s *santri.Service, pel dasar.Pelaku, nis, nama string) santri.ID {
	n, _, err := santri.Isian{NIS: nis, Nama: nama, JenisKelamin: "L"}.Baca()
	n.Status = pasti(santri.Aktif, err)
	t := pasti(s.Terima(context.Background(), pel, santri.Penerimaan{Santri: n, Pada: dasar.Tgl(2026, 7, 13),
		Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}, {Jalur: santri.Tahfidz, Unit: "Pondok", Tingkat: "1", Kelas: "Utsman"}}}))
	return t[0].ID
}

func (h *sekolahContoh) bukaTahun() {
	ctx := context.Background()
	h.tahun = pasti(h.AturTahun(ctx, h.kepala, "", akademik.TahunAjaran{Nama: "2026/2027", Kalender: akademik.Masehi, Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2027, 6, 30),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: dasar.Tgl(2026, 7, 1), Selesai: dasar.Tgl(2026, 12, 31)}, {Kode: "2", Nama: "Genap", Mulai: dasar.Tgl(2027, 1, 1), Selesai: dasar.Tgl(2027, 6, 30)}}}))
	rs := pasti(h.AturRombel(ctx, h.kepala, "",
		akademik.Rombel{Tahun: h.tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7A", Wali: "ust-hasan"},
		akademik.Rombel{Tahun: h.tahun.ID, Jenis: akademik.Halaqah, Jalur: santri.Tahfidz, Unit: "Pondok", Tingkat: "1", Nama: "Utsman", Wali: "ust-hasan"}))
	h.kelas, h.halaqah = rs[0], rs[1]
}

// ajarkan gives class 7A mathematics by Ustadz Hasan, with one assessment.
func (h *sekolahContoh) ajarkan() akademik.Asesmen {
	ctx := context.Background()
	pasti(0, h.AturMapel(ctx, h.kepala, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}))
	pasti(h.AturPengampu(ctx, h.kepala, "", akademik.Pengampu{Rombel: h.kelas.ID, Mapel: "mtk", Guru: "ust-hasan", JP: 4, Mulai: h.tahun.Mulai}))
	pasti(0, h.AturPenilaian(ctx, h.kepala, "", akademik.AturanNilai{Sejak: h.tahun.Mulai, Aturan: nilai.Aturan{Kode: "umum", Versi: 1, Skala: pasti(nilai.AmbilSkala("100")), KKM: nilai.A(70), Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(100)}}}}))
	return pasti(h.AturAsesmen(ctx, h.kepala, "", akademik.Asesmen{Rombel: h.kelas.ID, Mapel: "mtk", Periode: "1", Kode: "SLM1", Nama: "Bilangan bulat", Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2026, 9, 1)}))
}

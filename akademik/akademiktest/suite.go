package akademiktest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Run tries every method of every port; open gives a fresh, empty storage.
func Run(t *testing.T, open func(*testing.T) Toko) {
	for nama, uji := range map[string]func(*testing.T, Toko){
		"jadwal": ujiJadwal, "kalender": ujiKalender, "kurikulum": ujiKurikulum, "kegiatan jadwal": ujiKegiatanJadwal, "syarat jadwal": ujiSyaratJadwal,
		"tahun": ujiTahun, "mapel": ujiMapel, "rombel": ujiRombel, "pengampu": ujiPengampu, "kitab": ujiKitab, "kelompok": ujiKelompok, "bekuan": ujiBeku, "ujian": ujiUjian, "syahadah": ujiSyahadah, "setoran": ujiSetoran, "aturan nilai": ujiAturanNilai, "asesmen": ujiAsesmen, "skor": ujiSkor, "milik": ujiMilik, "milik banyak": ujiMilikBanyak, "unit gagal": ujiUnitGagal, "gembok": ujiGembok,
		"register": ujiRegister, "jurnal": ujiJurnal, "izin": ujiIzin, "kegiatan": ujiKegiatan, "retensi": ujiRetensi,
		"kenaikan":      ujiKenaikan,
		"rapor langkah": ujiRaporLangkah, "rapor isian": ujiRaporIsian, "rapor terbit": ujiRaporTerbit, "rapor nomor": ujiRaporNomor,
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			uji(t, open(t))
		})
	}
}

var saat = time.Date(2026, 10, 5, 1, 2, 3, 4000, time.UTC)

func ujiTahun(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Struktur
	a, b := TahunMasehi(2025), TahunMasehi(2026)
	a.ID, b.ID, a.Unit, a.Jalur, b.Dicatat, b.Oleh = "a", "b", []santri.KodeUnit{"MTs"}, []santri.Jalur{santri.Formal}, saat, "akun"
	require.NoError(t, st.SimpanTahun(ctx, lembaga, a, b))
	require.NoError(t, st.SimpanTahun(ctx, lain, a))
	a.Lembaga, b.Lembaga, a.Versi, b.Versi = lembaga, lembaga, 1, 1
	ada, err := st.Tahun(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.TahunAjaran{b, a}, ada, "terbaru dahulu")
	ada[0].Periode[0].Nama = "diubah pembaca"
	ada, err = st.Tahun(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, b, ada[0])

	b.Ditutup = true
	require.NoError(t, st.SimpanTahun(ctx, lembaga, b))
	require.ErrorIs(t, st.SimpanTahun(ctx, lembaga, b), akademik.ErrVersi, "versi lama")
	baru := TahunMasehi(2027)
	baru.ID = "c"
	basi := TahunMasehi(2026)
	basi.ID = "b"
	require.ErrorIs(t, st.SimpanTahun(ctx, lembaga, baru, basi), akademik.ErrVersi, "yang sudah ada")
	hantu := TahunMasehi(2028)
	hantu.ID, hantu.Versi = "hantu", 3
	require.ErrorIs(t, st.SimpanTahun(ctx, lembaga, baru, hantu), akademik.ErrVersi)
	ada, err = st.Tahun(ctx, lembaga)
	require.NoError(t, err)
	require.Len(t, ada, 2, "tidak ada yang setengah tersimpan")
	require.True(t, ada[0].Ditutup)
	require.Equal(t, 2, ada[0].Versi)
}

func ujiMapel(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Struktur
	a := akademik.Mapel{Kode: "nahwu", Nama: "Nahwu", NamaArab: "النحو", Kitab: "Alfiyah", Pengarang: "Ibnu Malik", Satuan: akademik.PerBait, Banyak: 1002, Urutan: 2, Aktif: true}
	b := akademik.Mapel{Kode: "mtk", Nama: "Matematika", Kelompok: "A", Urutan: 1}
	require.NoError(t, st.SimpanMapel(ctx, lembaga, a, b, a))
	b.Nama = "Matematika Wajib"
	require.NoError(t, st.SimpanMapel(ctx, lembaga, b))
	require.NoError(t, st.SimpanMapel(ctx, lain, akademik.Mapel{Kode: "mtk", Nama: "Lain"}))
	a.Lembaga, b.Lembaga = lembaga, lembaga
	ada, err := st.Mapel(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.Mapel{b, a}, ada)
}

func rombel(id akademik.RombelID, tahun akademik.TahunID, unit santri.KodeUnit, jalur santri.Jalur, nama string) akademik.Rombel {
	return akademik.Rombel{ID: id, Tahun: tahun, Jenis: akademik.Kelas, Jalur: jalur, Unit: unit, Tingkat: "7", Nama: nama, Dicatat: saat}
}

func ujiRombel(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Struktur
	a, b, c := rombel("a", "t1", "MTs", santri.Formal, "7A"), rombel("b", "t1", "MTs", santri.Formal, "7B"), rombel("c", "t2", "Pondok", santri.Tahfidz, "Utsman")
	a.Wali, c.Jenis, c.Kelamin, c.Kapasitas, c.Wali = "g1", akademik.Halaqah, santri.Perempuan, 20, "g2"
	require.NoError(t, st.SimpanRombel(ctx, lembaga, b, a, c))
	require.NoError(t, st.SimpanRombel(ctx, lain, a))
	for i := range 3 {
		x := []*akademik.Rombel{&a, &b, &c}[i]
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringRombel
		harap []akademik.Rombel
	}{
		"semua":        {akademik.SaringRombel{}, []akademik.Rombel{a, b, c}},
		"id":           {akademik.SaringRombel{ID: []akademik.RombelID{"c", "tiada", "a"}}, []akademik.Rombel{a, c}},
		"id kosong":    {akademik.SaringRombel{ID: []akademik.RombelID{}}, nil},
		"tahun":        {akademik.SaringRombel{Tahun: []akademik.TahunID{"t1"}}, []akademik.Rombel{a, b}},
		"unit":         {akademik.SaringRombel{Unit: []string{"Pondok"}}, []akademik.Rombel{c}},
		"tanpa unit":   {akademik.SaringRombel{Unit: []string{}}, nil},
		"jalur":        {akademik.SaringRombel{Jalur: santri.Formal}, []akademik.Rombel{a, b}},
		"wali":         {akademik.SaringRombel{Wali: "g2"}, []akademik.Rombel{c}},
		"halaqah saja": {akademik.SaringRombel{Halaqah: true}, []akademik.Rombel{c}},
	} {
		ada, err := st.Rombel(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	require.ErrorIs(t, st.SimpanRombel(ctx, lembaga, rombel("d", "t1", "MTs", santri.Formal, "7A")), akademik.ErrRombelGanda)
	require.ErrorIs(t, st.SimpanRombel(ctx, lembaga, rombel("d", "t1", "MTs", santri.Formal, "7C"), rombel("e", "t1", "MTs", santri.Formal, "7C")), akademik.ErrRombelGanda)
	ganti := b
	ganti.Nama = "7A"
	require.ErrorIs(t, st.SimpanRombel(ctx, lembaga, ganti), akademik.ErrRombelGanda)
	require.NoError(t, st.SimpanRombel(ctx, lembaga, rombel("d", "t2", "MTs", santri.Formal, "7A")), "tahun lain")
	require.ErrorIs(t, st.SimpanRombel(ctx, lembaga, rombel("a", "t9", "MTs", santri.Formal, "9Z")), akademik.ErrVersi)
}

func ujiPengampu(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Struktur
	buat := func(id string, r akademik.RombelID, m akademik.KodeMapel, mulai, selesai dasar.Tanggal) akademik.Pengampu {
		return akademik.Pengampu{ID: id, Rombel: r, Mapel: m, Guru: "g1", JP: 4, Mulai: mulai, Selesai: selesai, Dicatat: saat}
	}
	a, b, c := buat("a", "r1", "mtk", dasar.Tgl(2026, 7, 1), dasar.Tgl(2026, 9, 30)), buat("b", "r1", "mtk", dasar.Tgl(2026, 10, 1), dasar.Tanggal{}), buat("c", "r2", "nahwu", dasar.Tgl(2026, 7, 1), dasar.Tanggal{})
	b.Guru, c.Batal = "g2", "salah kelas"
	require.NoError(t, st.SimpanPengampu(ctx, lembaga, c, b, a))
	require.NoError(t, st.SimpanPengampu(ctx, lain, a))
	for _, x := range []*akademik.Pengampu{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringPengampu
		harap []akademik.Pengampu
	}{
		"semua":       {akademik.SaringPengampu{}, []akademik.Pengampu{a, b, c}},
		"kelas":       {akademik.SaringPengampu{Rombel: []akademik.RombelID{"r1"}}, []akademik.Pengampu{a, b}},
		"guru":        {akademik.SaringPengampu{Guru: "g1"}, []akademik.Pengampu{a, c}},
		"mapel":       {akademik.SaringPengampu{Mapel: "nahwu"}, []akademik.Pengampu{c}},
		"hari akhir":  {akademik.SaringPengampu{Pada: dasar.Tgl(2026, 9, 30)}, []akademik.Pengampu{a}},
		"hari pindah": {akademik.SaringPengampu{Pada: dasar.Tgl(2026, 10, 1)}, []akademik.Pengampu{b}},
		"id":          {akademik.SaringPengampu{ID: []string{"c"}}, []akademik.Pengampu{c}},
		"tanpa kelas": {akademik.SaringPengampu{Rombel: []akademik.RombelID{}}, nil},
	} {
		ada, err := st.Pengampu(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	require.ErrorIs(t, st.SimpanPengampu(ctx, lembaga, buat("a", "r1", "mtk", dasar.Tgl(2026, 7, 1), dasar.Tanggal{})), akademik.ErrVersi)
}

func setoran(id string, s santri.ID, hari dasar.Tanggal, rentang ...int) akademik.Setoran {
	x := akademik.Setoran{ID: id, Santri: s, Jenis: hafalan.Ziyadah, Hasil: hafalan.Lulus, Tanggal: hari, Oleh: "akun", Dicatat: saat}
	for i := 0; i < len(rentang); i += 2 {
		x.Rentang = append(x.Rentang, akademik.RentangAyat{Dari: rentang[i], Sampai: rentang[i+1]})
	}
	return x
}

func ujiSetoran(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Setoran
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	a, b, c := setoran("a", "s1", d(1), 1, 7), setoran("b", "s1", d(2), 8, 12, 262, 262), setoran("c", "s2", d(1), 6236, 6236)
	a.Kesalahan, a.Skor, a.Rombel, a.Catatan = []akademik.Kesalahan{{Jenis: "tawaqquf", Banyak: 2}}, "92,5", "r1", "tajwid baik"
	b.Batal, b.Jenis, b.Hasil = "salah santri", hafalan.Ujian, hafalan.Ulang
	require.NoError(t, st.Simpan(ctx, lembaga, b, c, a))
	require.NoError(t, st.Simpan(ctx, lain, setoran("a", "s1", d(1), 1, 1)))
	for _, x := range []*akademik.Setoran{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	ada, err := st.Ambil(ctx, lembaga, "c", "tiada", "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.Setoran{c, a}, ada)
	ada, err = st.Milik(ctx, lembaga, "s2", "s1")
	require.NoError(t, err)
	require.Equal(t, []akademik.Setoran{a, b, c}, ada)
	ada[0].Rentang[0].Dari = 99
	ada, err = st.Selama(ctx, lembaga, d(1), d(2))
	require.NoError(t, err)
	require.Equal(t, []akademik.Setoran{a, c}, ada, "yang batal tidak ikut")
	ada, err = st.Selama(ctx, lembaga, d(1), d(1), "s2")
	require.NoError(t, err)
	require.Equal(t, []akademik.Setoran{c}, ada)
	ada, err = st.Milik(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	a.Batal = "dobel"
	require.NoError(t, st.Simpan(ctx, lembaga, a))
	require.ErrorIs(t, st.Simpan(ctx, lembaga, a), akademik.ErrVersi)
	require.ErrorIs(t, st.Simpan(ctx, lembaga, setoran("z", "s1", d(1), 1, 1), setoran("c", "s2", d(1), 1, 1)), akademik.ErrVersi)
	ada, err = st.Ambil(ctx, lembaga, "z")
	require.NoError(t, err)
	require.Empty(t, ada)
}

func ujiAturanNilai(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Nilai
	a := akademik.AturanNilai{Sejak: dasar.Tgl(2026, 7, 1), Aturan: akademik.AturanNilaiUsul(), Dicatat: saat}
	b := a.Salin()
	b.Unit, b.Mapel, b.Sejak, b.Aturan.KKM = "MTs", "mtk", dasar.Tgl(2026, 8, 1), nilai.A(75)
	require.NoError(t, st.SimpanAturan(ctx, lembaga, a, b))
	require.NoError(t, st.SimpanAturan(ctx, lain, a))
	a.Aturan.Versi = 2
	require.NoError(t, st.SimpanAturan(ctx, lembaga, a))
	a.Lembaga, b.Lembaga = lembaga, lembaga
	ada, err := st.Aturan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.AturanNilai{b, a}, ada)
	require.Equal(t, b.Aturan.Sidik(), ada[0].Aturan.Sidik(), "aturan yang disimpan ialah aturan yang sama")
	ada[0].Aturan.Komponen[0].Bobot = nilai.A(1)
	ada, err = st.Aturan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, b, ada[0])
}

func asesmen(id, kode string, hari dasar.Tanggal) akademik.Asesmen {
	return akademik.Asesmen{ID: id, Rombel: "r1", Mapel: "mtk", Periode: "1", Kode: kode, Nama: "Ulangan " + kode, Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: hari, Dicatat: saat}
}

func ujiAsesmen(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Nilai
	a, b, c := asesmen("a", "SLM2", dasar.Tgl(2026, 9, 1)), asesmen("b", "SLM1", dasar.Tgl(2026, 8, 1)), asesmen("c", "SAS", dasar.Tgl(2026, 8, 1))
	c.Periode, c.Batal, a.Tujuan = "2", "salah kelas", "membandingkan pecahan"
	require.NoError(t, st.SimpanAsesmen(ctx, lembaga, a, b, c))
	require.NoError(t, st.SimpanAsesmen(ctx, lain, a))
	for _, x := range []*akademik.Asesmen{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringAsesmen
		harap []akademik.Asesmen
	}{
		"periode": {akademik.SaringAsesmen{Rombel: []akademik.RombelID{"r1"}, Mapel: "mtk", Periode: "1"}, []akademik.Asesmen{b, a}},
		"semua":   {akademik.SaringAsesmen{}, []akademik.Asesmen{c, b, a}},
		"id":      {akademik.SaringAsesmen{ID: []string{"c", "tiada"}}, []akademik.Asesmen{c}},
		"tiada":   {akademik.SaringAsesmen{Rombel: []akademik.RombelID{"r9"}}, nil},
	} {
		ada, err := st.Asesmen(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	a.Nama = "Ulangan kedua"
	require.NoError(t, st.SimpanAsesmen(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanAsesmen(ctx, lembaga, a), akademik.ErrVersi)
}

func ujiSkor(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Nilai
	skor := func(a string, s santri.ID, ke int, angka nilai.Angka, versi int) akademik.Skor {
		return akademik.Skor{Asesmen: a, Santri: s, Percobaan: ke, Keadaan: nilai.Ada, Angka: angka, Oleh: "akun", Dicatat: saat, Versi: versi}
	}
	sakit := akademik.Skor{Asesmen: "a", Santri: "s2", Percobaan: 1, Keadaan: nilai.Dikecualikan, Sebab: nilai.Sakit, Dicatat: saat}
	require.NoError(t, st.SimpanSkor(ctx, lembaga, sakit, skor("b", "s1", 1, nilai.A(0), 0), skor("a", "s1", 2, nilai.A(75), 0), skor("a", "s1", 1, 604_000, 0)))
	require.NoError(t, st.SimpanSkor(ctx, lain, skor("a", "s1", 1, nilai.A(9), 0)))
	standar := func(s akademik.Skor, versi int) akademik.Skor { s.Lembaga, s.Versi = lembaga, versi; return s }
	ada, err := st.Skor(ctx, lembaga, "b", "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.Skor{standar(skor("a", "s1", 1, 604_000, 0), 1), standar(skor("a", "s1", 2, nilai.A(75), 0), 1), standar(sakit, 1), standar(skor("b", "s1", 1, nilai.A(0), 0), 1)}, ada)
	require.NoError(t, st.SimpanSkor(ctx, lembaga, skor("a", "s1", 1, nilai.A(64), 1)))
	require.ErrorIs(t, st.SimpanSkor(ctx, lembaga, skor("b", "s2", 1, nilai.A(1), 0), skor("a", "s1", 1, nilai.A(65), 1)), akademik.ErrVersi)
	require.ErrorIs(t, st.SimpanSkor(ctx, lembaga, skor("a", "s1", 1, nilai.A(65), 0)), akademik.ErrVersi, "sudah ada")
	ada, err = st.Skor(ctx, lembaga, "b")
	require.NoError(t, err)
	require.Len(t, ada, 1, "tidak ada yang setengah tersimpan")
	riwayat, err := st.RiwayatSkor(ctx, lembaga, "a", "s1")
	require.NoError(t, err)
	require.Equal(t, []akademik.Skor{standar(skor("a", "s1", 1, 604_000, 0), 1), standar(skor("a", "s1", 1, nilai.A(64), 0), 2), standar(skor("a", "s1", 2, nilai.A(75), 0), 1)}, riwayat)
	ada, err = st.Skor(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	for _, id := range []santri.ID{"s3", "s2", "s1"} {
		require.NoError(t, st.SimpanSkor(ctx, lembaga, skor("c", id, 1, nilai.A(70), 0)))
	}
	ada, err = st.Skor(ctx, lembaga, "c", "c")
	require.NoError(t, err)
	require.Equal(t, []akademik.Skor{standar(skor("c", "s1", 1, nilai.A(70), 0), 1), standar(skor("c", "s2", 1, nilai.A(70), 0), 1), standar(skor("c", "s3", 1, nilai.A(70), 0), 1)}, ada, "urut, bukan menurut saat disimpan, dan sekali")
}

func ujiUnitGagal(t *testing.T, k Toko) {
	gagal := errors.New("gagal")
	err := k.Atomic.Do(t.Context(), func(ctx context.Context, st akademik.Stores) error {
		if err := st.Setoran.Simpan(ctx, lembaga, setoran("a", "s1", HariIni, 1, 7)); err != nil {
			return err
		}
		if err := st.Struktur.SimpanMapel(ctx, lembaga, akademik.Mapel{Kode: "mtk"}); err != nil {
			return err
		}
		return gagal
	})
	require.ErrorIs(t, err, gagal)
	ada, err := k.Stores.Setoran.Milik(t.Context(), lembaga, "s1")
	require.NoError(t, err)
	require.Empty(t, ada)
	m, err := k.Stores.Struktur.Mapel(t.Context(), lembaga)
	require.NoError(t, err)
	require.Empty(t, m)
}

// Whoever reads and then writes under the lock never loses what another wrote.
func ujiGembok(t *testing.T, k Toko) {
	const n = 8
	var wg sync.WaitGroup
	errs := make([]error, n)
	for i := range n {
		wg.Go(func() {
			errs[i] = k.Atomic.Do(t.Context(), func(ctx context.Context, st akademik.Stores) error {
				if err := st.Gembok.Kunci(ctx, lembaga, "uji"); err != nil {
					return err
				}
				m, err := st.Struktur.Mapel(ctx, lembaga)
				if err != nil {
					return err
				}
				return st.Struktur.SimpanMapel(ctx, lembaga, akademik.Mapel{Kode: akademik.KodeMapel(fmt.Sprintf("m%d", len(m))), Urutan: len(m)})
			})
		})
	}
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	m, err := k.Stores.Struktur.Mapel(t.Context(), lembaga)
	require.NoError(t, err)
	require.Len(t, m, n, "tiap penulis melihat yang sebelumnya")
}

package akademiktest

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// libur are holidays of one institution.
type libur []akademik.HariLibur

// Libur implements [akademik.SumberLibur].
func (x libur) Libur(context.Context, dasar.LembagaID, dasar.Tanggal, dasar.Tanggal) ([]akademik.HariLibur, error) {
	return x, nil
}

// Lessons follow from the version that holds on the day: the newest that covers the
// class, within the year, holidays left out.
func layananPelajaran(t *testing.T, h *Sekolah) {
	ctx, st := t.Context(), h.Stores.Jadwal
	lama, baru, draf := versiJadwal("lama", h.Tahun.ID, dasar.Tgl(2026, 7, 1)), versiJadwal("baru", h.Tahun.ID, dasar.Tgl(2026, 10, 6)), versiJadwal("draf", h.Tahun.ID, dasar.Tgl(2026, 10, 5))
	lama.Status, baru.Status, baru.Jalur = akademik.JadwalBerlaku, akademik.JadwalBerlaku, []santri.Jalur{santri.Formal}
	baru.Kisi[0] = KisiUji("MTs", santri.Formal, 8, 4)
	lama.Kisi = append(lama.Kisi, KisiUji("Tahfidz", santri.Tahfidz, 5, 2))
	require.NoError(t, st.SimpanJadwal(ctx, lembaga, lama, baru, draf))
	buat := func(id, kisi string, m akademik.KodeMapel, hari jadwal.Hari, jam int, rombel ...akademik.RombelID) akademik.KegiatanJadwal {
		k := akademik.KegiatanJadwal{ID: id, Kisi: kisi, Mapel: m, Guru: []pegawai.ID{"g1"}, JP: 2, Tempat: akademik.Tempat{Ada: true, Hari: hari, Jam: jam, Ruang: "Lab"}}
		for _, r := range rombel {
			k.Peserta = append(k.Peserta, akademik.PesertaJadwal{Rombel: r})
		}
		return k
	}
	luar, tunggu := buat("luar", "MTs", "mtk", jadwal.Senin, 3, h.Kelas.ID), buat("tunggu", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID)
	tunggu.Tempat = akademik.Tempat{}
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "lama", []akademik.KegiatanJadwal{luar, tunggu, buat("a", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID), buat("h", "Tahfidz", "quran", jadwal.Selasa, 0, h.Halaqah.ID)}))
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "baru", []akademik.KegiatanJadwal{buat("a", "MTs", "mtk", jadwal.Selasa, 1, h.Kelas.ID)}))
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "draf", []akademik.KegiatanJadwal{buat("a", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID)}))
	ada, err := h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	satu := func(hari int, mulai, selesai jadwal.Menit, r akademik.RombelID, m akademik.KodeMapel) akademik.Pelajaran {
		return akademik.Pelajaran{Tanggal: dasar.Tgl(2026, 10, hari), Selang: jadwal.Selang{Mulai: mulai, Selesai: selesai}, Rombel: r, Mapel: m, Guru: []pegawai.ID{"g1"}, Ruang: "Lab", JP: 2}
	}
	require.Equal(t, []akademik.Pelajaran{
		satu(5, jadwal.Pukul(7, 0), jadwal.Pukul(8, 20), h.Kelas.ID, "mtk"),
		satu(6, jadwal.Pukul(5, 0), jadwal.Pukul(6, 20), h.Halaqah.ID, "quran"),
		satu(6, jadwal.Pukul(8, 40), jadwal.Pukul(10, 0), h.Kelas.ID, "mtk"),
	}, ada, "Senin yang lama, Selasa yang baru; halaqah tetap yang lama")
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12), h.Halaqah.ID)
	require.NoError(t, err)
	require.Len(t, ada, 1)
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12), []akademik.RombelID{}...)
	require.NoError(t, err)
	require.Len(t, ada, 3, "tanpa kelas berarti semua")
	for nama, rentang := range map[string][2]dasar.Tanggal{"di luar tahun": {dasar.Tgl(2027, 7, 1), dasar.Tgl(2027, 7, 31)}, "terbalik": {dasar.Tgl(2026, 10, 12), dasar.Tgl(2026, 10, 5)}} {
		ada, err = h.Pelajaran(ctx, lembaga, rentang[0], rentang[1])
		require.NoError(t, err)
		require.Empty(t, ada, nama)
	}
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2027, 6, 29), dasar.Tgl(2027, 7, 6))
	require.NoError(t, err)
	require.Len(t, ada, 2, "Selasa sesudah tahun ajaran tidak ada pelajaran")
	ada, err = h.Pelajaran(ctx, lain, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	require.Empty(t, ada)
	h.Libur = libur{{Tanggal: dasar.Tgl(2026, 10, 5)}, {Tanggal: dasar.Tgl(2026, 10, 6), Unit: []santri.KodeUnit{"MTs"}}, {Tanggal: dasar.Tgl(2026, 10, 6), Jalur: []santri.Jalur{santri.Diniyah}}}
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	require.Len(t, ada, 1, "libur unit MTs tidak meliburkan halaqah")
	require.Equal(t, h.Halaqah.ID, ada[0].Rombel)
}

// isiJadwal gives the school subjects and assignments: g1 teaches mathematics in 7A (5
// periods) and Quran in the halaqah, g2 science in 7A.
func (h *Sekolah) isiJadwal(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}, akademik.Mapel{Kode: "ipa", Nama: "IPA", Aktif: true}, akademik.Mapel{Kode: "quran", Nama: "Quran", Aktif: true}))
	mulai := dasar.Tgl(2026, 7, 1)
	_, err := h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "mtk", Guru: "g1", JP: 5, Mulai: mulai},
		akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "ipa", Guru: "g2", JP: 2, Mulai: mulai}, akademik.Pengampu{Rombel: h.Halaqah.ID, Mapel: "quran", Guru: "g1", JP: 2, Mulai: mulai})
	require.NoError(t, err)
}

// draf makes a draft for a track with activities out of the assignments.
func (h *Sekolah) draf(t *testing.T, nama string, jalur santri.Jalur, pukul int) akademik.Jadwal {
	t.Helper()
	ctx := t.Context()
	j, err := h.AturJadwal(ctx, h.Pelaku, "", akademik.Jadwal{Nama: nama, Tahun: h.Tahun.ID, Jalur: []santri.Jalur{jalur}, Mulai: HariIni, Hari: hariBelajar, Kisi: []akademik.KisiKelas{KisiUji(nama, jalur, pukul, 4)}})
	require.NoError(t, err)
	_, _, err = h.BuatKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi)
	require.NoError(t, err)
	return h.jadwal(t, j.ID)
}

func (h *Sekolah) jadwal(t *testing.T, id akademik.JadwalID) akademik.Jadwal {
	t.Helper()
	p, err := h.Papan(t.Context(), h.Pelaku, id)
	require.NoError(t, err)
	return p.Jadwal
}

// cari finds the activities of a subject in a draft, the longest first.
func (h *Sekolah) cari(t *testing.T, id akademik.JadwalID, m akademik.KodeMapel) (hasil []akademik.KegiatanJadwal) {
	t.Helper()
	p, err := h.Papan(t.Context(), h.Pelaku, id)
	require.NoError(t, err)
	for _, k := range p.Kegiatan {
		if k.Mapel == m {
			hasil = append(hasil, k)
		}
	}
	slices.SortStableFunc(hasil, func(a, b akademik.KegiatanJadwal) int { return b.JP - a.JP })
	return hasil
}

func di(hari jadwal.Hari, jam int) akademik.Tempat {
	return akademik.Tempat{Ada: true, Hari: hari, Jam: jam}
}

// letak moves, in the version as it is.
func (h *Sekolah) letak(t *testing.T, id akademik.JadwalID, kegiatan string, ke akademik.Tempat, paksa bool) ([]jadwal.Bentrok, error) {
	t.Helper()
	return h.Letakkan(t.Context(), h.Pelaku, "", id, h.jadwal(t, id).Versi, kegiatan, ke, paksa)
}

func layananJadwal(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	j := h.draf(t, "MTs", santri.Formal, 7)
	mtk, ipa := h.cari(t, j.ID, "mtk"), h.cari(t, j.ID, "ipa")
	require.Len(t, mtk, 3, "5 JP menjadi 2, 2, dan 1")
	require.Equal(t, 1, mtk[2].JP)
	baru, ganti, err := h.BuatKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi)
	require.NoError(t, err)
	require.Zero(t, baru+ganti, "tidak dibuat dua kali")
	j = h.jadwal(t, j.ID)

	bs, err := h.letak(t, j.ID, mtk[0].ID, di(jadwal.Senin, 0), false)
	require.NoError(t, err)
	require.Empty(t, bs)
	_, err = h.Letakkan(ctx, h.Pelaku, "", j.ID, j.Versi, ipa[0].ID, di(jadwal.Senin, 2), false)
	require.ErrorIs(t, err, akademik.ErrVersi, "versi yang dilihat sudah berubah")
	bs, err = h.letak(t, j.ID, ipa[0].ID, di(jadwal.Senin, 1), false)
	require.ErrorIs(t, err, akademik.ErrLetakBentrok)
	require.Equal(t, jadwal.ErrKelas, bs[0].Aturan)
	_, err = h.letak(t, j.ID, ipa[0].ID, di(jadwal.Senin, 3), false)
	require.ErrorIs(t, err, jadwal.ErrLuarKisi)
	bs, err = h.letak(t, j.ID, mtk[1].ID, di(jadwal.Senin, 2), false)
	require.NoError(t, err, "dua pertemuan sehari hanya anjuran")
	require.True(t, bs[0].Anjuran)
	bs, err = h.letak(t, j.ID, ipa[0].ID, di(jadwal.Senin, 1), true)
	require.NoError(t, err, "dengan sengaja")
	require.NotEmpty(t, bs)
	_, err = h.letak(t, j.ID, "tiada", di(jadwal.Senin, 1), false)
	require.ErrorIs(t, err, akademik.ErrKegiatan)

	_, err = h.Berlakukan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi, HariIni, nil)
	require.ErrorIs(t, err, akademik.ErrMasihBentrok)
	p, err := h.Papan(ctx, h.Pelaku, j.ID)
	require.NoError(t, err)
	terima := map[string]string{}
	for _, b := range akademik.Wajib(p.Bentrok()) {
		terima[akademik.KunciBentrok(b)] = "dua guru sekelas, sementara"
	}
	require.NotEmpty(t, terima)

	n, err := h.Urungkan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.False(t, h.cari(t, j.ID, "ipa")[0].Tempat.Ada)
	_, err = h.Urungkan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi)
	require.NoError(t, err)
	_, err = h.Urungkan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi)
	require.NoError(t, err)
	_, err = h.Urungkan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi)
	require.ErrorIs(t, err, akademik.ErrLangkahTiada)
	for _, k := range h.cari(t, j.ID, "mtk") {
		require.False(t, k.Tempat.Ada, "kembali seperti semula")
	}
	_, err = h.letak(t, j.ID, mtk[0].ID, di(jadwal.Senin, 0), false)
	require.NoError(t, err)
	_, err = h.letak(t, j.ID, ipa[0].ID, di(jadwal.Senin, 1), true)
	require.NoError(t, err)

	_, err = h.Berlakukan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi, dasar.Tgl(2027, 8, 1), terima)
	require.ErrorIs(t, err, akademik.ErrMulaiJadwal, "di luar tahun")
	j, err = h.Berlakukan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi, HariIni.TambahHari(-20), terima)
	require.NoError(t, err, "yang pertama boleh mulai di hari yang lalu")
	require.Len(t, j.Terima, 1, "hanya yang masih ada")
	_, err = h.letak(t, j.ID, ipa[0].ID, di(jadwal.Rabu, 0), false)
	require.ErrorIs(t, err, akademik.ErrJadwalTetap)
	require.ErrorIs(t, h.TarikJadwal(ctx, h.Pelaku, j.ID, j.Versi), akademik.ErrJadwalTetap, "sudah mulai")
	dulu, err := h.Pelajaran(ctx, lembaga, HariIni.TambahHari(-20), HariIni)
	require.NoError(t, err)
	require.NotEmpty(t, dulu)

	kedua, err := h.AturJadwal(ctx, h.Pelaku, "", akademik.Jadwal{Nama: "Baru", Asal: j.ID, Mulai: HariIni})
	require.NoError(t, err)
	require.Equal(t, j.Kisi, kedua.Kisi)
	require.Len(t, h.cari(t, kedua.ID, "mtk"), 3)
	_, err = h.letak(t, kedua.ID, ipa[0].ID, di(jadwal.Rabu, 0), false)
	require.NoError(t, err)
	versi := h.jadwal(t, kedua.ID).Versi
	_, err = h.Berlakukan(ctx, h.Pelaku, "", kedua.ID, versi, HariIni.TambahHari(-1), nil)
	require.ErrorIs(t, err, akademik.ErrMulaiJadwal, "hari lalu sudah punya jadwal")
	_, err = h.Berlakukan(ctx, h.Pelaku, "", kedua.ID, versi, HariIni.TambahHari(-20), nil)
	require.ErrorIs(t, err, akademik.ErrMulaiJadwal, "hari mulai yang sama")
	kedua, err = h.Berlakukan(ctx, h.Pelaku, "", kedua.ID, versi, HariIni.TambahHari(1), nil)
	require.NoError(t, err)
	kini, err := h.Pelajaran(ctx, lembaga, HariIni.TambahHari(-20), HariIni)
	require.NoError(t, err)
	require.Equal(t, dulu, kini, "yang lalu tidak berubah")
	require.NoError(t, h.TarikJadwal(ctx, h.Pelaku, kedua.ID, kedua.Versi))
	require.NoError(t, h.BatalkanJadwal(ctx, h.Pelaku, kedua.ID, kedua.Versi+1))
	js, err := h.Service.Jadwal(ctx, h.Pelaku, akademik.SaringJadwal{Status: akademik.JadwalBatal})
	require.NoError(t, err)
	require.Len(t, js, 1)

	_, err = h.Papan(ctx, h.Pelaku, "tiada")
	require.ErrorIs(t, err, akademik.ErrJadwalTiada)
	_, err = h.AturJadwal(ctx, h.Lingkup("MTs"), "", akademik.Jadwal{Nama: "Lagi", Asal: j.ID, Mulai: HariIni})
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err), "jadwal semua unit bukan milik satu unit")
}

// The same teacher by day and in the halaqah, and santri of both: what holds in one
// version clashes in the other, by the clock and on the days that they share.
func layananJadwalLintas(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	formal := h.draf(t, "MTs", santri.Formal, 7)
	mtk, ipa := h.cari(t, formal.ID, "mtk"), h.cari(t, formal.ID, "ipa")
	_, err := h.letak(t, formal.ID, mtk[0].ID, di(jadwal.Senin, 0), false)
	require.NoError(t, err)
	_, err = h.letak(t, formal.ID, ipa[0].ID, di(jadwal.Senin, 2), false)
	require.NoError(t, err)
	halaqah := h.draf(t, "Halaqah", santri.Tahfidz, 8)
	quran := h.cari(t, halaqah.ID, "quran")[0].ID
	bs, err := h.letak(t, halaqah.ID, quran, di(jadwal.Senin, 0), false)
	require.NoError(t, err, "draf lain tidak menghalangi")
	require.Empty(t, bs)
	_, err = h.letak(t, halaqah.ID, quran, akademik.Tempat{}, false)
	require.NoError(t, err)
	formal, err = h.Berlakukan(ctx, h.Pelaku, "", formal.ID, h.jadwal(t, formal.ID).Versi, HariIni.TambahHari(7), nil)
	require.NoError(t, err)

	p, err := h.Papan(ctx, h.Pelaku, halaqah.ID)
	require.NoError(t, err)
	semua, err := p.Pilihan(quran, "")
	require.NoError(t, err)
	aturan := map[int][]dasar.Aturan{}
	for _, x := range semua {
		for _, b := range x.Bentrok {
			require.Equal(t, jadwal.Senin, x.Hari)
			aturan[x.Jam] = append(aturan[x.Jam], b.Aturan)
			require.NotContains(t, p.Kalimat(b, func(pegawai.ID) string { return "Bu Aisyah" }), "g1")
		}
	}
	// mathematics is 07:00-08:20 by g1, science 08:20-09:40 by g2; the halaqah begins at 08:00
	require.Equal(t, map[int][]dasar.Aturan{0: {jadwal.ErrGuru, jadwal.ErrSantri, jadwal.ErrSantri}, 1: {jadwal.ErrSantri}, 2: {jadwal.ErrSantri}}, aturan)
	_, err = h.letak(t, halaqah.ID, quran, di(jadwal.Senin, 0), false)
	require.ErrorIs(t, err, akademik.ErrLetakBentrok)
	u, err := h.IsiJadwal(ctx, h.Pelaku, halaqah.ID, jadwal.AturIsi{})
	require.NoError(t, err)
	require.Len(t, u.Pindah, 1)
	require.Empty(t, u.Bentrok)
	require.NotEqual(t, jadwal.Senin, u.Pindah[0].Ke.Hari)
	require.Equal(t, []akademik.BebanGuru{{Guru: "g1", JP: 2, Tunggu: 2, Kegiatan: 1}}, p.Beban(), "yang formal belum berlaku pada hari pertama")

	_, err = h.letak(t, halaqah.ID, quran, di(jadwal.Senin, 0), true)
	require.NoError(t, err)
	_, err = h.Berlakukan(ctx, h.Pelaku, "", halaqah.ID, h.jadwal(t, halaqah.ID).Versi, HariIni, nil)
	require.ErrorIs(t, err, akademik.ErrMasihBentrok, "bentrok mulai pekan depan")
	require.NoError(t, h.TarikJadwal(ctx, h.Pelaku, formal.ID, formal.Versi))
	_, err = h.Berlakukan(ctx, h.Pelaku, "", halaqah.ID, h.jadwal(t, halaqah.ID).Versi, HariIni, nil)
	require.NoError(t, err)
	_, err = h.Berlakukan(ctx, h.Pelaku, "", formal.ID, h.jadwal(t, formal.ID).Versi, HariIni, nil)
	require.ErrorIs(t, err, akademik.ErrMasihBentrok, "dari sisi yang lain juga")
}

func layananJadwalIsi(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	h.Lemari = &akademik.LemariPapan{}
	j := h.draf(t, "MTs", santri.Formal, 7)
	mtk := h.cari(t, j.ID, "mtk")
	tetap := di(jadwal.Kamis, 2)
	tetap.Tetap = true
	_, err := h.letak(t, j.ID, mtk[0].ID, tetap, false)
	require.NoError(t, err)
	sebelum := h.cari(t, j.ID, "mtk")
	u, err := h.IsiJadwal(ctx, h.Pelaku, j.ID, jadwal.AturIsi{Benih: 1})
	require.NoError(t, err)
	require.Len(t, u.Pindah, 3)
	require.Empty(t, u.Sisa)
	require.Equal(t, sebelum, h.cari(t, j.ID, "mtk"), "usul tidak menyimpan apa pun")
	basi := u
	basi.Versi--
	require.ErrorIs(t, h.TerimaUsul(ctx, h.Pelaku, "", basi), akademik.ErrVersi)
	require.NoError(t, h.TerimaUsul(ctx, h.Pelaku, "kunci", u))
	require.NoError(t, h.TerimaUsul(ctx, h.Pelaku, "kunci", u), "kiriman ulang")
	p, err := h.Papan(ctx, h.Pelaku, j.ID)
	require.NoError(t, err)
	require.Empty(t, p.Bentrok())
	for _, k := range p.Kegiatan {
		require.True(t, k.Tempat.Ada)
	}

	var berkas bytes.Buffer
	_, err = h.TulisFETJadwal(ctx, h.Pelaku, j.ID, &berkas, akademik.NamaFET{Lembaga: "Al-Hikmah", Guru: func(id pegawai.ID) string { return "Guru " + string(id) }})
	require.NoError(t, err)
	require.Contains(t, berkas.String(), "Guru g1")
	require.Contains(t, berkas.String(), "Matematika")
	isi := berkas.Bytes()
	n, err := h.Urungkan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi)
	require.NoError(t, err)
	require.Equal(t, 3, n, "seluruh isian satu langkah")
	require.Equal(t, sebelum, h.cari(t, j.ID, "mtk"))
	balik, err := h.BacaFETJadwal(ctx, h.Pelaku, j.ID, bytes.NewReader(isi))
	require.NoError(t, err)
	require.ElementsMatch(t, u.Pindah, balik.Pindah, "FET mengembalikan letak yang sama")
	_, err = h.BacaFETJadwal(ctx, h.Pelaku, j.ID, strings.NewReader(strings.ReplaceAll(string(isi), mtk[0].ID[:8], "asing")))
	require.ErrorIs(t, err, jadwal.ErrFET)

	henti, batal := context.WithCancel(ctx)
	batal()
	u, err = h.IsiJadwal(henti, h.Pelaku, j.ID, jadwal.AturIsi{})
	if err == nil { // stopped before it began: nothing found, nothing stored
		require.True(t, u.Berhenti)
	}
	tetap2 := di(jadwal.Kamis, 2)
	tetap2.Tetap = true
	_, err = h.letak(t, j.ID, mtk[1].ID, tetap2, true)
	require.NoError(t, err)
	_, err = h.IsiJadwal(ctx, h.Pelaku, j.ID, jadwal.AturIsi{})
	require.ErrorIs(t, err, jadwal.ErrTetap)
}

// A timetable for a closed year is refused by name, whatever is done with it.
func layananJadwalTutup(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	j := h.draf(t, "MTs", santri.Formal, 7)
	mtk := h.cari(t, j.ID, "mtk")[0].ID
	kisi := j
	kisi.Kisi = []akademik.KisiKelas{KisiUji("Lain", santri.Formal, 7, 4)}
	_, err := h.AturJadwal(ctx, h.Pelaku, "", kisi)
	require.ErrorIs(t, err, akademik.ErrJadwal, "kisi masih dipakai")
	bagi := j
	bagi.Pembagian = []akademik.PembagianKelas{{Rombel: h.Kelas.ID, Kelompok: []string{"pa", "pi"}}}
	j, err = h.AturJadwal(ctx, h.Pelaku, "", bagi)
	require.NoError(t, err)
	kelompok := func(nama string) akademik.KegiatanJadwal {
		return akademik.KegiatanJadwal{Mapel: "ipa", Guru: []pegawai.ID{"g1"}, Peserta: []akademik.PesertaJadwal{{Rombel: h.Kelas.ID, Kelompok: nama}}, JP: 1}
	}
	pi := kelompok("pi")
	pi.Guru[0] = "g2"
	require.NoError(t, h.AturKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi, []akademik.KegiatanJadwal{kelompok("pa"), pi}))
	require.ErrorIs(t, h.AturKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi+1, []akademik.KegiatanJadwal{kelompok("semua")}), akademik.ErrKegiatan)
	for i, k := range h.cari(t, j.ID, "ipa")[1:] {
		_, err = h.letak(t, j.ID, k.ID, di(jadwal.Ahad, 0), false)
		require.NoError(t, err, "dua kelompok boleh bersamaan: %d", i)
	}
	_, err = h.letak(t, j.ID, mtk, di(jadwal.Ahad, 0), false)
	require.ErrorIs(t, err, akademik.ErrLetakBentrok, "kelas dengan kelompoknya")

	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	versi := h.jadwal(t, j.ID).Versi
	_, err = h.AturJadwal(ctx, h.Pelaku, "", akademik.Jadwal{Nama: "Baru", Asal: j.ID, Mulai: HariIni})
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
	_, err = h.Letakkan(ctx, h.Pelaku, "", j.ID, versi, mtk, di(jadwal.Senin, 0), false)
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
	_, err = h.Berlakukan(ctx, h.Pelaku, "", j.ID, versi, HariIni, nil)
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

func layananSyarat(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	h.Lemari = &akademik.LemariPapan{}
	j := h.draf(t, "MTs", santri.Formal, 7)
	mtk := h.cari(t, j.ID, "mtk")[0].ID
	s, err := h.SyaratJadwal(ctx, h.Pelaku)
	require.NoError(t, err)
	s.Ruang = []jadwal.Ruang{{ID: "Lab", Zona: santri.Perempuan}, {ID: "Kelas 7A"}}
	s.Jeda = []jadwal.Jeda{{Nama: "Duha", Hari: []jadwal.Hari{jadwal.Senin}, Selang: jadwal.Selang{Mulai: jadwal.Pukul(7, 10), Selesai: jadwal.Pukul(7, 20)}, Sumber: "takmir"}, {Nama: "Kisi lain", Kisi: []string{"MA"}, Selang: jadwal.Selang{Mulai: 0, Selesai: 1440}}}
	s.Halangan = []jadwal.Halangan{{Pihak: jadwal.Pihak{Jenis: jadwal.Guru, ID: "g1"}, Hari: jadwal.Selasa, Selang: jadwal.Selang{Mulai: 0, Selesai: 1440}}}
	s.Beban = []jadwal.Beban{{Guru: "g1", JPHari: 3}}
	require.NoError(t, h.AturSyaratJadwal(ctx, h.Pelaku, "", s))
	require.ErrorIs(t, h.AturSyaratJadwal(ctx, h.Pelaku, "", s), akademik.ErrVersi)
	for aturan, ke := range map[dasar.Aturan]akademik.Tempat{jadwal.ErrJeda: di(jadwal.Senin, 0), jadwal.ErrHalangan: di(jadwal.Selasa, 0)} {
		bs, err := h.letak(t, j.ID, mtk, ke, false)
		require.ErrorIs(t, err, akademik.ErrLetakBentrok)
		require.Equal(t, aturan, bs[0].Aturan)
	}
	lab := di(jadwal.Rabu, 0)
	lab.Ruang = "Lab"
	_, err = h.letak(t, j.ID, mtk, lab, false)
	require.NoError(t, err)
	lab.Ruang = "Aula"
	_, err = h.letak(t, j.ID, mtk, lab, false)
	require.ErrorIs(t, err, akademik.ErrKegiatan, "ruang asing")
	for harap, ubah := range map[error]func(*akademik.SyaratJadwal){
		akademik.ErrSyarat:    func(s *akademik.SyaratJadwal) { s.Ruang[0].ID = " Lab" },
		jadwal.ErrGanda:       func(s *akademik.SyaratJadwal) { s.Ruang[0].ID = s.Ruang[1].ID },
		jadwal.ErrSelang:      func(s *akademik.SyaratJadwal) { s.Jeda[0].Selang.Selesai = 0 },
		akademik.ErrGuruTiada: func(s *akademik.SyaratJadwal) { s.Halangan[0].Pihak.ID = "g9" },
		jadwal.ErrIsian:       func(s *akademik.SyaratJadwal) { s.Beban[0].JPHari = -1 },
	} {
		x, err := h.SyaratJadwal(ctx, h.Pelaku)
		require.NoError(t, err)
		ubah(&x)
		require.ErrorIs(t, h.AturSyaratJadwal(ctx, h.Pelaku, "", x), harap)
	}
	require.Equal(t, dasar.Forbidden, dasar.KindOf(h.AturSyaratJadwal(ctx, h.Lingkup("MTs"), "", s)))
}

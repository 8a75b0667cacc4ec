package akademiktest

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// arab has "arab" taught to the group Arab of 7A from August on: the first two santri, and
// from 1 September the second and the third. Its SLM1 is of August, its SAS of October.
func (h *Sekolah) arab(t *testing.T) (slm, sas akademik.Asesmen) {
	t.Helper()
	ctx, s := t.Context(), idSantri(h.Santri[:5])
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "arab", Nama: "Bahasa Arab", Aktif: true}))
	_, err := h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "arab", Guru: "g2", JP: 2, Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	id := ""
	for _, x := range []struct {
		sejak dasar.Tanggal
		arab  []santri.ID
	}{{dasar.Tgl(2026, 7, 15), s[:2]}, {dasar.Tgl(2026, 9, 1), s[1:3]}} {
		p := akademik.Pembagian{ID: id, Rombel: h.Kelas.ID, Nama: "Bahasa", Sejak: x.sejak, Kelompok: []akademik.Kelompok{{Nama: "Arab", Anggota: slices.Clone(x.arab)}, {Nama: "Inggris"}}}
		for _, y := range s {
			if !slices.Contains(x.arab, y) {
				p.Kelompok[1].Anggota = append(p.Kelompok[1].Anggota, y)
			}
		}
		p, err := h.AturPembagian(ctx, h.Pelaku, "", p)
		require.NoError(t, err)
		id = p.ID
	}
	j := versiJadwal("j", h.Tahun.ID, dasar.Tgl(2026, 8, 10))
	j.Status, j.Pembagian = akademik.JadwalBerlaku, []akademik.PembagianKelas{{Rombel: h.Kelas.ID, Kelompok: []string{"Arab", "Inggris"}}}
	require.NoError(t, h.Stores.Jadwal.SimpanJadwal(ctx, lembaga, j))
	k := akademik.KegiatanJadwal{ID: "k", Kisi: "MTs", Mapel: "arab", Guru: []pegawai.ID{"g2"}, JP: 2, Peserta: []akademik.PesertaJadwal{{Rombel: h.Kelas.ID, Kelompok: "Arab"}}, Tempat: akademik.Tempat{Ada: true, Hari: jadwal.Senin}}
	require.NoError(t, h.Stores.Jadwal.SimpanKegiatan(ctx, lembaga, "j", []akademik.KegiatanJadwal{k}))
	buat := func(kode, komponen string, hari dasar.Tanggal) akademik.Asesmen {
		a, err := h.AturAsesmen(ctx, h.Pelaku, "", akademik.Asesmen{Rombel: h.Kelas.ID, Mapel: "arab", Periode: "1", Kode: kode, Nama: kode, Komponen: komponen, Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: hari})
		require.NoError(t, err)
		return a
	}
	return buat("SLM1", "SLM", dasar.Tgl(2026, 8, 1)), buat("SAS", "SAS", HariIni)
}

// A subject of one group expects marks of its members alone: of each what was assessed
// while he was in it.
func layananNilaiKelompok(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	slm, sas := h.arab(t)
	s := idSantri(h.Santri[:5])
	isi := func(a akademik.Asesmen, i int, teks string) []akademik.GalatSel {
		_, gagal, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "arab", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: s[i], Teks: teks})
		require.NoError(t, err)
		return gagal
	}
	arab := func() (akademik.Leger, akademik.MapelLeger) {
		ls, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID)
		require.NoError(t, err)
		return ls[0], ls[0].Mapel[slices.IndexFunc(ls[0].Mapel, func(m akademik.MapelLeger) bool { return m.Kode == "arab" })]
	}
	_, m := arab()
	require.Equal(t, []int{2, 3, 0}, []int{m.Peserta, m.Seluruh, m.Terisi}, "dua santri; yang baru masuk tidak ditunggu di SLM1")
	require.Empty(t, isi(slm, 1, "80"))
	require.Empty(t, isi(sas, 1, "90"))
	require.Empty(t, isi(sas, 2, "70"))
	for _, x := range []struct {
		a akademik.Asesmen
		i int
	}{{slm, 4}, {sas, 0}, {sas, 4}} {
		gagal := isi(x.a, x.i, "60")
		require.Len(t, gagal, 1)
		require.ErrorIs(t, gagal[0].Err, akademik.ErrBukanKelompok)
	}
	require.Empty(t, isi(slm, 0, "75"), "ia anggota pada hari itu")

	l, m := arab()
	require.Equal(t, []int{2, 3, 3}, []int{m.Peserta, m.Seluruh, m.Terisi})
	require.Equal(t, "84", l.Hasil[s[1]]["arab"].Rapor.Bulat.String())
	require.False(t, l.Hasil[s[2]]["arab"].Rapor.Ada, "SLM tanpa penilaian baginya")
	for _, i := range []int{0, 3, 4} {
		require.False(t, l.Ikut(s[i], "arab"))
		require.NotContains(t, l.Hasil[s[i]], akademik.KodeMapel("arab"))
		require.Contains(t, l.Hasil[s[i]], akademik.KodeMapel("mtk"))
	}
	g, err := h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "arab", "1")
	require.NoError(t, err)
	require.Len(t, g.Hasil, 2)
	for id, x := range g.Hasil {
		require.Equal(t, l.Hasil[id]["arab"], x, "lembar dan leger menghitung yang sama")
		y, u, err := g.Urai(id)
		require.NoError(t, err)
		require.Equal(t, x.Rapor, y.Rapor)
		require.NotEmpty(t, u.Langkah)
	}
	require.Equal(t, []bool{true, false, true}, []bool{g.Ditunggu(slm, s[0]), g.Ditunggu(slm, s[2]), g.Ditunggu(sas, s[2])})

	require.Empty(t, isi(slm, 2, "80"), "menyusul")
	l, m = arab()
	require.Equal(t, []int{2, 4, 4, 2}, []int{m.Peserta, m.Seluruh, m.Terisi, m.Rapor})
	require.True(t, m.Lengkap())
	d, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	for _, x := range d {
		mapel := []string{}
		for _, y := range x.Rapor.Formal.Kelompok[0].Mapel {
			mapel = append(mapel, y.Kode)
		}
		require.Equal(t, l.Ikut(x.Santri.ID, "arab"), slices.Contains(mapel, "arab"), "hanya di rapor anggotanya")
		for _, y := range x.Rapor.Kurang {
			require.NotContains(t, y.Bagian, "Arab")
		}
	}
	ps, err := akademik.Peringkatkan(nilai.SeriLompat, l)
	require.NoError(t, err)
	for _, p := range ps {
		require.NotZero(t, p.Ke, "yang tidak ikut tidak kurang nilainya")
	}
}

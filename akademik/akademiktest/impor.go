package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// lembarTeks is a sheet of text cells; the first row has the titles.
func lembarTeks(baris ...[]string) santri.Lembar {
	l := santri.Lembar{Nama: "lembar"}
	for i, b := range baris {
		r := santri.BarisLembar{Nomor: i + 1}
		for _, t := range b {
			r.Sel = append(r.Sel, santri.Sel{Teks: t})
		}
		l.Baris = append(l.Baris, r)
	}
	return l
}

func aturanUtama(bs []akademik.BarisImpor) (as []dasar.Aturan) {
	for _, b := range bs {
		u, _ := santri.BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}.Utama()
		as = append(as, u.Aturan)
	}
	return as
}

// A sheet of marks is shown before it is written, leaves alone what stands, and
// changes nothing the second time.
func layananImporNilai(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, b := h.nilai(t)
	nis := func(i int) string { return string(h.Santri[i].NIS) }
	_, _, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: h.Santri[0].ID, Teks: "70"}, akademik.IsianSkor{Asesmen: b.ID, Santri: h.Santri[1].ID, Teks: "55"})
	require.NoError(t, err)
	m := akademik.MintaImporNilai{Periode: "1", Kelas: []akademik.KelasImpor{{Rombel: h.Kelas.ID}}, Lembar: lembarTeks(
		[]string{"NIS", "Mapel", "SLM1", "SAS"},
		[]string{nis(0), "Matematika", "64,5", "80"},
		[]string{nis(1), "mtk", "S", "55"},
		[]string{nis(2), "Matematika", "101", "80"},
		[]string{nis(5), "Matematika", "90", "80"}, // of another class
		[]string{nis(3), "Fisika", "90", "80"},
		[]string{nis(4), "Matematika", "", "0"},
	)}
	p, err := h.PeriksaImporNilai(ctx, h.Pelaku, m)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{akademik.ErrSkorLain, "", nilai.ErrLuarSkala, lembar.ErrSantri, nilai.ErrLembarMapel, ""}, aturanUtama(p.Baris))
	require.Equal(t, santri.JumlahHasil{Baris: 6, OK: 2, Peringatan: 1, Tolak: 3}, p.Jumlah)
	require.Equal(t, []int{3, 1, 1}, []int{p.Baru, p.Sama, p.Beda})
	_, err = h.TerapkanImporNilai(ctx, h.Pelaku, "", m, "lain", false)
	require.ErrorIs(t, err, akademik.ErrPratinjauBasi)
	hasil, err := h.TerapkanImporNilai(ctx, h.Pelaku, "k1", m, p.Sidik, false)
	require.NoError(t, err)
	require.Equal(t, akademik.HasilImpor{Tersimpan: 3, Sama: 1, Dilewati: 1, Ditolak: 3}, hasil)
	ulang, err := h.TerapkanImporNilai(ctx, h.Pelaku, "k1", m, p.Sidik, false)
	require.NoError(t, err)
	require.Equal(t, hasil, ulang, "kiriman yang sama menjawab yang sama")

	lagi, err := h.PeriksaImporNilai(ctx, h.Pelaku, m)
	require.NoError(t, err)
	require.Equal(t, []int{0, 4, 1}, []int{lagi.Baru, lagi.Sama, lagi.Beda})
	hasil, err = h.TerapkanImporNilai(ctx, h.Pelaku, "", m, lagi.Sidik, false)
	require.NoError(t, err)
	require.Zero(t, hasil.Tersimpan, "berkas yang sama tidak mengubah apa pun")
	riwayat, err := h.RiwayatSkor(ctx, h.Pelaku, h.Kelas.ID, a.ID, h.Santri[0].ID)
	require.NoError(t, err)
	require.Len(t, riwayat, 1, "yang sudah ada dibiarkan")

	_, _, err = h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: h.Santri[0].ID, Teks: "75", Lama: "70"})
	require.NoError(t, err)
	_, err = h.TerapkanImporNilai(ctx, h.Pelaku, "", m, lagi.Sidik, true)
	require.ErrorIs(t, err, akademik.ErrPratinjauBasi, "yang akan ditimpa bukan lagi yang terlihat")
	lagi, err = h.PeriksaImporNilai(ctx, h.Pelaku, m)
	require.NoError(t, err)
	hasil, err = h.TerapkanImporNilai(ctx, h.Pelaku, "", m, lagi.Sidik, true)
	require.NoError(t, err)
	require.Equal(t, []int{1, 0}, []int{hasil.Tersimpan, hasil.Dilewati})
	l, err := h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1")
	require.NoError(t, err)
	require.Equal(t, "70,7", l.Hasil[h.Santri[0].ID].Rapor.Tepat.String(), "0,6 × 64,5 + 0,4 × 80")

	m.Kelas[0].Mapel = []akademik.KodeMapel{}
	_, err = h.PeriksaImporNilai(ctx, h.Pelaku, m)
	require.ErrorIs(t, err, akademik.ErrPenilaianTiada, "tidak mengajar apa pun di kelas itu")
	m.Kelas[0] = akademik.KelasImpor{Rombel: h.Kelas.ID}
	_, err = h.PeriksaImporNilai(ctx, h.Lingkup("Pondok"), m)
	require.ErrorIs(t, err, akademik.ErrRombelTiada)
	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	_, err = h.PeriksaImporNilai(ctx, h.Pelaku, m)
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

// A sheet of recitations is recorded once, however often it comes.
func layananImporSetoran(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	nis := func(i int) string { return string(h.Santri[i].NIS) }
	m := akademik.MintaImporSetoran{Rombel: []akademik.RombelID{h.Halaqah.ID}, Lembar: lembarTeks(
		[]string{"tanggal", "nis", "jenis", "dari", "sampai", "nilai"},
		[]string{"2026-10-05", nis(0), "ziyadah", "1:1", "1:7", "lancar"},
		[]string{"2026-10-05", nis(0), "ziyadah", "1:5", "1:7", "kurang"},
		[]string{"2026-10-05", nis(1), "ziyadah", "112:1", "112:4", "ulang"},
		[]string{"2026-10-05", nis(1), "ziyadah", "112:1", "112:9", "lancar"},
		[]string{"2026-10-06", nis(1), "ziyadah", "112:1", "112:4", "lancar"},
		[]string{"2026-07-01", nis(1), "ziyadah", "112:1", "112:4", "lancar"},
		[]string{"2026-10-05", nis(4), "ziyadah", "112:1", "112:4", "lancar"}, // of no halaqah
		[]string{"2026-10-05", nis(0), "ziyadah", "1:1", "1:7", "lancar"},
	)}
	p, err := h.PeriksaImporSetoran(ctx, h.Pelaku, m)
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 8, OK: 3, Peringatan: 1, Tolak: 4}, p.Jumlah)
	require.Equal(t, hafalan.ErrLembarTanggal, aturanUtama(p.Baris)[4], "belum tiba")
	require.Equal(t, akademik.ErrSantriTakAktif, aturanUtama(p.Baris)[5])
	require.Equal(t, lembar.ErrSantri, aturanUtama(p.Baris)[6])
	require.Equal(t, []int{3, 1}, []int{p.Baru, p.Sama})
	hasil, err := h.TerapkanImporSetoran(ctx, h.Pelaku, "k", m, p.Sidik)
	require.NoError(t, err)
	require.Equal(t, akademik.HasilImpor{Tersimpan: 3, Sama: 1, Ditolak: 4}, hasil)
	hafal, err := h.HafalanRombel(ctx, h.Pelaku, h.Halaqah.ID, HariIni)
	require.NoError(t, err)
	require.Equal(t, []int{7, 0}, []int{hafal[h.Santri[0].ID].Hafal.Jumlah(), hafal[h.Santri[1].ID].Hafal.Jumlah()})
	milik, err := h.SetoranMilik(ctx, h.Pelaku, h.Santri[1].ID)
	require.NoError(t, err)
	require.Equal(t, h.Halaqah.ID, milik[0].Rombel)
	_, err = h.BatalSetoran(ctx, h.Pelaku, "", milik[0].ID, "salah santri")
	require.NoError(t, err)
	for range 2 {
		p, err = h.PeriksaImporSetoran(ctx, h.Pelaku, m)
		require.NoError(t, err)
		require.Equal(t, []int{0, 4}, []int{p.Baru, p.Sama})
		require.Equal(t, akademik.ErrPernahBatal, aturanUtama(p.Baris)[2])
		hasil, err = h.TerapkanImporSetoran(ctx, h.Pelaku, "", m, p.Sidik)
		require.NoError(t, err)
		require.Zero(t, hasil.Tersimpan)
	}
	m.Rombel = nil
	p, err = h.PeriksaImporSetoran(ctx, h.Lingkup("MTs"), m)
	require.NoError(t, err)
	require.Equal(t, 1, p.Baru, "santri tanpa halaqah, di seluruh lingkup pelaku")
	_, err = h.PeriksaImporSetoran(ctx, h.Lingkup("MTs"), akademik.MintaImporSetoran{Lembar: m.Lembar, Rombel: []akademik.RombelID{h.Halaqah.ID}})
	require.ErrorIs(t, err, akademik.ErrRombelTiada)
}

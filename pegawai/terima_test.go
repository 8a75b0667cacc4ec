package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func TestTerima_seorang_lengkap(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	require.Equal(t, 1, p.Versi)
	require.NotContains(t, []string{string(p.ID), string(p.Subjek), ""}, string(p.Alias))
	buka := privasitest.Buka(t, h.RumahUji, p)
	require.Equal(t, "3506991203900001", buka["NIK"])
	require.Equal(t, "BSI 7123400001 a.n. Fauzan", buka["Rekening"])
	pr := h.profil(p.ID)
	require.Len(t, pr.Kontrak, 1)
	require.Equal(t, tmt, pr.Kontrak[0].Mulai, "tanpa tanggal: sejak TMT")
	require.Equal(t, h.hr.ID, pr.Kontrak[0].Oleh)
	require.Len(t, pr.Nilai, 2)
	require.Equal(t, dasar.Tgl(2026, 12, 31), pr.StatusPajak[0].Selesai)
	require.True(t, pr.Kepesertaan[0].JP)
	utama, ada := pr.Utama(hariIni)
	require.True(t, ada)
	require.Equal(t, pegawai.KodeJabatan("guru"), utama.Jabatan)
}

func TestTerima_semua_atau_tidak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	baik, kembar := h.penerimaan("Fauzan"), h.penerimaan("Hilmi")
	kembar.Diri.Nomor = baik.Diri.Nomor
	_, _, err := h.s.Terima(ctx, h.hr, "", baik, kembar)
	require.ErrorIs(t, err, pegawai.ErrNomorDipakai)
	kembar = h.penerimaan("Hilmi")
	kembar.Diri.NIK = baik.Diri.NIK
	_, _, err = h.s.Terima(ctx, h.hr, "", baik, kembar)
	require.ErrorIs(t, err, pegawai.ErrNIKDipakai)
	salah := h.penerimaan("Khalid")
	salah.Penugasan[0].Unit = "SMP"
	_, _, err = h.s.Terima(ctx, h.hr, "", baik, salah)
	require.ErrorIs(t, err, pegawai.ErrUnitTiada)
	require.ErrorContains(t, err, "pegawai ke-2")
	n, err := h.s.Hitung(ctx, h.hr, pegawai.Saringan{})
	require.NoError(t, err)
	require.Zero(t, n)
}

func TestTerima_kunci_ulang(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	m := h.penerimaan("Fauzan")
	a, _, err := h.s.Terima(ctx, h.hr, "kunci-1", m)
	require.NoError(t, err)
	b, _, err := h.s.Terima(ctx, h.hr, "kunci-1", m)
	require.NoError(t, err)
	require.Equal(t, a[0].ID, b[0].ID, "ulangan mengembalikan orang yang sama")
	m.Diri.HP = "081299999999"
	_, _, err = h.s.Terima(ctx, h.hr, "kunci-1", m)
	require.ErrorIs(t, err, dasar.ErrUlang, "isi lain, walau di bidang tersegel")
	n, err := h.s.Hitung(ctx, h.hr, pegawai.Saringan{})
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

func TestTerima_ditolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		rusak  func(*pegawai.Penerimaan)
		aturan error
	}{
		"formulir": {func(p *pegawai.Penerimaan) { p.Diri.Nama = "" }, santri.ErrNamaKosong},
		"lahir besok": {func(p *pegawai.Penerimaan) {
			p.Diri.TanggalLahir, p.Diri.NIK = hariIni.TambahHari(1), ""
			p.Diri.Mulai = hariIni.TambahHari(2)
		}, pegawai.ErrLahir},
		"jabatan asing":       {func(p *pegawai.Penerimaan) { p.Penugasan[0].Jabatan = "sultan" }, pegawai.ErrJabatanTiada},
		"komponen asing":      {func(p *pegawai.Penerimaan) { p.Nilai[0].Komponen = "uang_jalan" }, pegawai.ErrKomponenTiada},
		"nilai negatif":       {func(p *pegawai.Penerimaan) { p.Nilai[0].Nilai = -1 }, pegawai.ErrNilai},
		"nilai untuk jumlah":  {func(p *pegawai.Penerimaan) { p.Nilai[0].Komponen = "kegiatan" }, pegawai.ErrNilai},
		"nilai ganda":         {func(p *pegawai.Penerimaan) { p.Nilai[1].Komponen = "pokok" }, pegawai.ErrNilaiTumpang},
		"tanpa klasifikasi":   {func(p *pegawai.Penerimaan) { p.Kontrak[0].Klasifikasi = "" }, pegawai.ErrKontrak},
		"kontrak sebelum TMT": {func(p *pegawai.Penerimaan) { p.Kontrak[0].Mulai = tmt.TambahHari(-1) }, pegawai.ErrLuarMasa},
		"kontrak mundur":      {func(p *pegawai.Penerimaan) { p.Kontrak[0].Mulai, p.Kontrak[0].Selesai = tmt.TambahHari(9), tmt }, pegawai.ErrMasa},
		"dua kontrak":         {func(p *pegawai.Penerimaan) { p.Kontrak = append(p.Kontrak, p.Kontrak[0]) }, pegawai.ErrKontrakTumpang},
		"dua tugas utama": {func(p *pegawai.Penerimaan) {
			p.Penugasan = append(p.Penugasan, pegawai.Penugasan{Jabatan: "musyrif", Unit: "MA", Utama: true})
		}, pegawai.ErrUtamaGanda},
		"tahun pajak dahulu": {func(p *pegawai.Penerimaan) { p.StatusPajak[0].Mulai = dasar.Tgl(2025, 1, 1) }, pegawai.ErrLuarMasa},
		"PTKP K/I":           {func(p *pegawai.Penerimaan) { p.StatusPajak[0].PTKP = "K/I/1" }, pegawai.ErrPTKP},
		"tambahan tanpa kes": {func(p *pegawai.Penerimaan) { p.Kepesertaan[0] = pegawai.Kepesertaan{Tambahan: 1} }, pegawai.ErrPeserta},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			h := rumah(t)
			m := h.penerimaan("Fauzan")
			c.rusak(&m)
			_, _, err := h.s.Terima(ctx, h.hr, "", m)
			require.ErrorIs(t, err, c.aturan)
		})
	}
}

func TestTerima_lingkup(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	m := h.penerimaan("Fauzan")
	_, _, err := h.s.Terima(ctx, h.di("MA"), "", m)
	require.ErrorIs(t, err, dasar.ErrLingkup)
	m.Penugasan = nil
	_, _, err = h.s.Terima(ctx, h.di("MTs"), "", m)
	require.ErrorIs(t, err, dasar.ErrLingkup, "tanpa tugas: hanya petugas seluruh lembaga")
	ps, _, err := h.s.Terima(ctx, h.di("MTs"), "", h.penerimaan("Hilmi"))
	require.NoError(t, err)
	_, err = h.s.Ambil(ctx, h.di("MTs"), ps[0].ID)
	require.NoError(t, err)
	_, err = h.s.Ambil(ctx, h.di("MA"), ps[0].ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	_, _, err = h.s.Terima(ctx, dasar.Pelaku{}, "", m)
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

func TestTerima_peringatan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.kunciPutaran(dasar.Bln(2026, 9))
	m := h.penerimaan("Rahma")
	m.Diri.JenisKelamin, m.Diri.NIK = "P", "3506995203900001"
	m.Kontrak[0].Jenis = pegawai.KontrakWaktu
	_, w, err := h.s.Terima(ctx, h.hr, "", m)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrKontrakMasa, pegawai.ErrPTKPIstri, pegawai.ErrSudahDikunci}, aturan(w))
}

func TestCari(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	fauzan := h.guru("Fauzan")
	lain := h.penerimaan("Hilmi")
	lain.Penugasan[0].Unit = "MA"
	ps, _, err := h.s.Terima(ctx, h.hr, "", lain)
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		pel  dasar.Pelaku
		teks string
		ada  []pegawai.ID
	}{
		"semua":                  {h.hr, "", []pegawai.ID{fauzan.ID, ps[0].ID}},
		"satu unit":              {h.di("MA"), "", []pegawai.ID{ps[0].ID}},
		"tanpa unit":             {h.di(), "", nil},
		"lewat NIK":              {h.hr, "3506 9912 0390 0001", []pegawai.ID{fauzan.ID}},
		"NIK di luar wewenang":   {h.di("MA"), "3506991203900001", nil},
		"NIK yang tidak dikenal": {h.hr, "3506991203900099", nil},
	} {
		hasil, _, err := h.s.Cari(ctx, c.pel, pegawai.Saringan{Teks: c.teks}, dasar.Page{})
		require.NoError(t, err, nama)
		var id []pegawai.ID
		for _, p := range hasil {
			id = append(id, p.ID)
		}
		require.Equal(t, c.ada, id, nama)
		n, err := h.s.Hitung(ctx, c.pel, pegawai.Saringan{Teks: c.teks})
		require.NoError(t, err)
		require.Len(t, c.ada, n, nama)
	}
	_, _, err = h.s.Cari(ctx, h.hr, pegawai.Saringan{Teks: "a\x00b"}, dasar.Page{})
	require.ErrorIs(t, err, pegawai.ErrSaringan)
	_, err = h.s.Ambil(ctx, h.hr, "tak-ada")
	require.ErrorIs(t, err, pegawai.ErrPegawai)
}

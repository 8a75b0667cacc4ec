package rezim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func wib(t *testing.T, s string) time.Time { return di(t, s, "Asia/Jakarta") }

func di(t *testing.T, s, zona string) time.Time {
	t.Helper()
	z, err := time.LoadLocation(zona)
	require.NoError(t, err)
	w, err := time.ParseInLocation("2006-01-02 15:04", s, z)
	require.NoError(t, err)
	return w
}

func TestBaku(t *testing.T) {
	t.Parallel()
	rs := rezim.Baku().Semua()
	require.Len(t, rs, 2)
	require.Equal(t, []string{rezim.UU27, rezim.PP33}, []string{rs[0].ID, rs[1].ID})
	pp := rs[1]
	for d, n := range map[rezim.DaftarButir]int{rezim.ButirInformasi: 7, rezim.ButirRopa: 13, rezim.ButirPerjanjian: 11, rezim.ButirRetensi: 10, rezim.ButirDPIA: 4} {
		require.Len(t, pp.Butir[d], n, d)
	}
	require.Empty(t, rs[0].Butir[rezim.ButirPerjanjian], "eleven contents are of PP 33/2026")
	require.Equal(t, rezim.AturanUsia{Dewasa: 18, NikahMendewasakan: true, Lindung: 18}, pp.Usia)
	require.Len(t, pp.Tenggat, 19)
	require.Len(t, rs[0].Tenggat, 14)

	for kunci, mau := range map[string]rezim.AturanTenggat{
		rezim.TenggatKoreksi:     {Jam: 72, Mulai: rezim.Diterima},
		rezim.TenggatAkses:       {Jam: 72, Mulai: rezim.Diterima},
		rezim.TenggatSalinan:     {Jam: 72, Mulai: rezim.DiterimaTerverifikasi},
		rezim.TenggatTarik:       {Jam: 72, Mulai: rezim.Diterima},
		rezim.TenggatBatasi:      {Jam: 72, Mulai: rezim.Diterima},
		rezim.TenggatBatasiTolak: {Jam: 72, Mulai: rezim.DiterimaTerverifikasi},
		rezim.TenggatBatasiKabar: {Jam: 72, Mulai: rezim.PembatasanTerpasang},
		rezim.TenggatKabarMusnah: {Jam: 72, Mulai: rezim.Tindakan},
		rezim.TenggatInsiden:     {Jam: 72, Mulai: rezim.Diketahui},
		rezim.TenggatInsidenPros: {Jam: 24, Mulai: rezim.DiketahuiProsesor},
		rezim.TenggatInfoLain:    {HariKerja: 30, Mulai: rezim.Pengumpulan},
		rezim.TenggatAparat:      {Jam: 120, Mulai: rezim.PermintaanAparat},
		rezim.TenggatHenti:       {Jam: 72, Mulai: rezim.Diterima},
		rezim.TenggatMusnah:      {Jam: 720, Mulai: rezim.DiterimaTerverifikasi},
		rezim.TenggatPengumuman:  {Jam: 336, Mulai: rezim.Pengumuman},
	} {
		a, err := pp.Aturan(kunci)
		require.NoError(t, err)
		require.Equal(t, mau, rezim.AturanTenggat{Jam: a.Jam, HariKerja: a.HariKerja, Mulai: a.Mulai}, kunci)
		require.NotEmpty(t, a.Sumber)
	}
	for _, kunci := range []string{rezim.TenggatInfoSebelum, rezim.TenggatTransfer, rezim.TenggatDPIA, rezim.TenggatPembukuan} {
		require.True(t, pp.Tenggat[kunci].Urutan(), kunci)
	}
	_, err := pp.Aturan("karangan")
	require.ErrorIs(t, err, rezim.ErrTenggat)
}

// The table of section 2: which law counts at the boundary, by zone.
func TestBatas(t *testing.T) {
	t.Parallel()
	h := rezim.Baku()
	for nama, c := range map[string]struct{ waktu, zona, mau string }{
		"satu menit sebelum": {"2027-01-15 23:59", "Asia/Jakarta", rezim.UU27},
		"tepat":              {"2027-01-16 00:00", "Asia/Jakarta", rezim.PP33},
		"satu menit sesudah": {"2027-01-16 00:01", "Asia/Jakarta", rezim.PP33},
		"Papua dua jam dulu": {"2027-01-16 00:01", "Asia/Jayapura", rezim.UU27},
		"WITA sejam dulu":    {"2027-01-16 00:01", "Asia/Makassar", rezim.UU27},
	} {
		t.Run(nama, func(t *testing.T) {
			r, err := h.Pada(di(t, c.waktu, c.zona), rezim.SetelanBaku())
			require.NoError(t, err)
			require.Equal(t, c.mau, r.ID)
		})
	}
	_, err := h.Pada(wib(t, "2024-10-16 23:59"), rezim.SetelanBaku())
	require.ErrorIs(t, err, rezim.ErrRezim)
	_, err = h.Pada(time.Time{}, rezim.SetelanBaku())
	require.ErrorIs(t, err, rezim.ErrRezim)
	_, err = h.Cari("PP99")
	require.ErrorIs(t, err, rezim.ErrRezim)
}

func TestZonaBatasSetelan(t *testing.T) {
	t.Parallel()
	s := rezim.SetelanBaku()
	s.ZonaBatas = "Asia/Jayapura"
	r, err := rezim.Baku().Pada(di(t, "2027-01-16 00:00", "Asia/Jayapura"), s)
	require.NoError(t, err)
	require.Equal(t, rezim.PP33, r.ID)
}

func TestModeDanBeralihAwal(t *testing.T) {
	t.Parallel()
	h, s := rezim.Baku(), rezim.SetelanBaku()
	pp, err := h.Cari(rezim.PP33)
	require.NoError(t, err)
	t0 := wib(t, "2026-12-01 08:00")
	require.Equal(t, "pratinjau", pp.Mode(t0, s).String())
	require.Equal(t, "tegas", pp.Mode(wib(t, "2027-01-16 00:00"), s).String())

	s.BeralihAwal = map[string]dasar.Tanggal{rezim.PP33: dasar.Tgl(2026, 12, 1)}
	require.Equal(t, rezim.Tegas, pp.Mode(t0, s))
	r, err := h.Pada(t0, s)
	require.NoError(t, err)
	require.Equal(t, rezim.PP33, r.ID)

	s.BeralihAwal[rezim.PP33] = dasar.Tgl(2028, 1, 1) // nobody may follow later
	require.Equal(t, rezim.Tegas, pp.Mode(wib(t, "2027-01-16 00:00"), s))
}

func TestHukumLainDitolak(t *testing.T) {
	t.Parallel()
	_, err := rezim.BuatHukum()
	require.ErrorIs(t, err, rezim.ErrData)
	pp, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	for nama, ubah := range map[string]func(*rezim.Rezim){
		"tanpa id":          func(r *rezim.Rezim) { r.ID = "" },
		"tanpa tanggal":     func(r *rezim.Rezim) { r.Sejak = dasar.Tanggal{} },
		"tanpa sumber":      func(r *rezim.Rezim) { r.Sumber = "" },
		"tanpa usia":        func(r *rezim.Rezim) { r.Usia.Dewasa = 0 },
		"dua ukuran":        func(r *rezim.Rezim) { a := r.Tenggat["akses"]; a.HariKerja = 3; r.Tenggat["akses"] = a },
		"pemicu karangan":   func(r *rezim.Rezim) { a := r.Tenggat["akses"]; a.Mulai = "kemarin"; r.Tenggat["akses"] = a },
		"jam negatif":       func(r *rezim.Rezim) { a := r.Tenggat["akses"]; a.Jam = -1; r.Tenggat["akses"] = a },
		"tenggat tak jelas": func(r *rezim.Rezim) { a := r.Tenggat["akses"]; a.Sumber = ""; r.Tenggat["akses"] = a },
		"butir ganda":       func(r *rezim.Rezim) { b := r.Butir["ropa"]; r.Butir["ropa"] = append(b, b[0]) },
		"keyakinan lain":    func(r *rezim.Rezim) { r.Butir["ropa"][0].Keyakinan = "kata orang" },
	} {
		t.Run(nama, func(t *testing.T) {
			r := pp.Salin()
			ubah(&r)
			_, err := rezim.BuatHukum(r)
			require.ErrorIs(t, err, rezim.ErrData)
		})
	}
	_, err = rezim.BuatHukum(pp, pp)
	require.ErrorIs(t, err, rezim.ErrData, "twice")
	baru := pp.Salin()
	baru.ID, baru.Sejak = "PP99-2030", dasar.Tgl(2030, 1, 1)
	h, err := rezim.BuatHukum(baru, pp)
	require.NoError(t, err)
	require.Equal(t, rezim.PP33, h.Semua()[0].ID, "put in order of time")
}

// What Baku hands out is a copy.
func TestRezimTakTerubah(t *testing.T) {
	t.Parallel()
	r, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	delete(r.Tenggat, rezim.TenggatAkses)
	r.Butir[rezim.ButirRopa][0].Kode = "diubah"
	r, err = rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	require.Contains(t, r.Tenggat, rezim.TenggatAkses)
	require.Equal(t, "pengendali_prosesor", r.Butir[rezim.ButirRopa][0].Kode)
}

func TestKurang(t *testing.T) {
	t.Parallel()
	r, err := rezim.Baku().Cari(rezim.PP33)
	require.NoError(t, err)
	isi := map[string]string{}
	for _, b := range r.Butir[rezim.ButirInformasi] {
		isi[b.Kode] = "ada"
	}
	require.Empty(t, r.Kurang(rezim.ButirInformasi, isi))
	for _, b := range r.Butir[rezim.ButirInformasi] {
		isi[b.Kode] = ""
		kurang := r.Kurang(rezim.ButirInformasi, isi)
		require.Len(t, kurang, 1)
		require.Equal(t, b.Kode, kurang[0].Kode)
		isi[b.Kode] = "ada"
	}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	rezim.DaftarkanTipe(&d)
	require.NotNil(t, d.Tipe("rezim.Setelan"))
	require.NotNil(t, d.Tipe("rezim.Jam"))
}

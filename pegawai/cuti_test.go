package pegawai_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// pemutus is the head who decides what HR enters.
func (h *rumahPegawai) pemutus() dasar.Pelaku {
	p := h.hr
	p.ID = "akun-kepala"
	return p
}

func cuti(p pegawai.ID, j pegawai.JenisCuti, dari, sampai dasar.Tanggal) pegawai.PengajuanCuti {
	return pegawai.PengajuanCuti{Pegawai: p, Jenis: j, Mulai: dari, Selesai: sampai, Alasan: "demam berdarah"}
}

func TestCuti_ajukan_putus_batal(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	c, w, err := h.s.AjukanCuti(ctx, h.hr, "k", cuti(p.ID, pegawai.CutiSakit, d(1), d(4)))
	require.NoError(t, err)
	require.Empty(t, w)
	require.Equal(t, pegawai.CutiDiajukan, c.Status)
	require.Equal(t, 4, c.Lama())
	require.Equal(t, 3, c.HariKerja(pengaturanUji()), "Jumat libur")
	require.Equal(t, "demam berdarah", privasitest.Buka(t, h.RumahUji, c)["Alasan"])
	sama, _, err := h.s.AjukanCuti(ctx, h.hr, "k", cuti(p.ID, pegawai.CutiSakit, d(1), d(4)))
	require.NoError(t, err)
	require.Equal(t, c.ID, sama.ID)
	lain := cuti(p.ID, pegawai.CutiSakit, d(1), d(4))
	lain.Alasan = "lain"
	_, _, err = h.s.AjukanCuti(ctx, h.hr, "k", lain)
	require.ErrorIs(t, err, dasar.ErrUlang)
	_, _, err = h.s.AjukanCuti(ctx, h.hr, "", cuti(p.ID, pegawai.CutiTahunan, d(4), d(9)))
	require.ErrorIs(t, err, pegawai.ErrCutiTumpang)
	require.ErrorContains(t, err, "1 Oktober 2026 sampai 4 Oktober 2026")

	_, _, err = h.s.PutusCuti(ctx, h.hr, "", c.ID, true, "")
	require.ErrorIs(t, err, pegawai.ErrCutiPemutus)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	_, _, err = h.s.PutusCuti(ctx, h.pemutus(), "", c.ID, false, "")
	require.ErrorIs(t, err, pegawai.ErrCuti, "menolak tanpa alasan")
	h.kunciPutaran(dasar.Bln(2026, 10))
	c, w, err = h.s.PutusCuti(ctx, h.pemutus(), "", c.ID, true, "")
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w))
	require.Equal(t, [2]string{"disetujui", "akun-kepala"}, [2]string{string(c.Status), c.Diputus})
	_, _, err = h.s.PutusCuti(ctx, h.pemutus(), "", c.ID, false, "terlambat")
	require.ErrorIs(t, err, pegawai.ErrCutiStatus)
	ada, err := h.s.DaftarCuti(ctx, h.hr, d(1), d(31), true)
	require.NoError(t, err)
	require.Empty(t, ada, "tidak ada yang menunggu")
	ada, err = h.s.DaftarCuti(ctx, h.hr, d(4), d(31), false)
	require.NoError(t, err)
	require.Len(t, ada, 1)

	c, _, err = h.s.BatalCuti(ctx, h.hr, "", c.ID, "sudah sehat")
	require.NoError(t, err)
	require.Equal(t, pegawai.CutiDibatalkan, c.Status)
	_, _, err = h.s.BatalCuti(ctx, h.hr, "", c.ID, "sudah sehat")
	require.ErrorIs(t, err, pegawai.ErrCutiStatus)
	c, _, err = h.s.AjukanCuti(ctx, h.hr, "", cuti(p.ID, pegawai.CutiTahunan, d(4), d(9)))
	require.NoError(t, err, "yang dibatalkan tidak menghalangi")
	_, _, err = h.s.PutusCuti(ctx, h.pemutus(), "", c.ID, false, "masa ujian")
	require.NoError(t, err)
	_, _, err = h.s.AjukanCuti(ctx, h.hr, "", cuti(p.ID, pegawai.CutiTahunan, d(4), d(9)))
	require.NoError(t, err, "yang ditolak pun tidak")
}

func TestCuti_ditolak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	d := dasar.Tgl
	for nama, c := range map[string]struct {
		m pegawai.PengajuanCuti
		a error
	}{
		"jenis asing":       {cuti(p.ID, "mancing", d(2026, 10, 1), d(2026, 10, 2)), pegawai.ErrCuti},
		"mundur":            {cuti(p.ID, pegawai.CutiTahunan, d(2026, 10, 2), d(2026, 10, 1)), pegawai.ErrCuti},
		"dua tahun":         {cuti(p.ID, pegawai.CutiHaji, d(2026, 10, 2), d(2028, 10, 1)), pegawai.ErrCuti},
		"dinas tanpa surat": {cuti(p.ID, pegawai.Dinas, d(2026, 10, 1), d(2026, 10, 2)), pegawai.ErrCuti},
		"sebelum TMT":       {cuti(p.ID, pegawai.CutiTahunan, d(2026, 1, 1), d(2026, 1, 9)), pegawai.ErrLuarMasa},
		"orang asing":       {cuti("tak-ada", pegawai.CutiTahunan, d(2026, 10, 1), d(2026, 10, 2)), pegawai.ErrPegawai},
	} {
		_, _, err := h.s.AjukanCuti(ctx, h.hr, "", c.m)
		require.ErrorIs(t, err, c.a, nama)
	}
	surat := cuti(p.ID, pegawai.Dinas, d(2026, 10, 1), d(2026, 10, 2))
	surat.NomorSurat, surat.Alasan = "12/ST/2026", "a\x00"
	_, _, err := h.s.AjukanCuti(ctx, h.hr, "", surat)
	require.ErrorIs(t, err, dasar.ErrTeks)
	surat.Alasan = ""
	c, _, err := h.s.AjukanCuti(ctx, h.hr, "", surat)
	require.NoError(t, err)
	require.True(t, c.Alasan.Kosong())
	_, _, err = h.s.BatalCuti(ctx, h.di("MA"), "", c.ID, "di luar unit")
	require.ErrorIs(t, err, pegawai.ErrCatatan)
	_, _, err = h.s.BatalCuti(ctx, h.hr, "", "tak-ada", "tidak ada")
	require.ErrorIs(t, err, pegawai.ErrCatatan)
	ada, err := h.s.DaftarCuti(ctx, h.di("MA"), d(2026, 10, 1), d(2026, 10, 31), false)
	require.NoError(t, err)
	require.Empty(t, ada)
	_, err = h.s.DaftarCuti(ctx, h.hr, d(2026, 10, 1), d(2027, 10, 2), false)
	require.ErrorIs(t, err, pegawai.ErrMasa)
}

// Why somebody is ill opens only as far as the signed register says.
func TestAlasanCuti(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	c, _, err := h.s.AjukanCuti(ctx, h.hr, "", cuti(p.ID, pegawai.CutiSakit, hariIni, hariIni))
	require.NoError(t, err)
	_, err = h.s.AlasanCuti(ctx, h.hr, c.ID)
	require.ErrorIs(t, err, privasi.ErrTingkat, "kesehatan bukan urusan penggajian")
	kepala := h.hr.Untuk(privasi.TujuanKepegawaian)
	kepala.Peran = privasi.PeranKepala
	_, err = h.s.AlasanCuti(ctx, kepala, c.ID)
	require.ErrorIs(t, err, privasi.ErrTingkat, "yang memutuskan cuti tidak perlu tahu sakitnya")
	alasan, err := h.s.AlasanCuti(ctx, h.hr.Untuk(privasi.TujuanKepegawaian), c.ID)
	require.NoError(t, err)
	require.Equal(t, "demam berdarah", alasan)
	_, err = h.s.AlasanCuti(ctx, h.hr, "tak-ada")
	require.ErrorIs(t, err, pegawai.ErrCatatan)
}

func TestPresensi_catat_dan_koreksi(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	require.NoError(t, h.s.AturShift(ctx, h.hr, "", pegawai.Shift{Kode: "malam", Nama: "Malam", Masuk: 22 * 60, Keluar: 6 * 60, Aktif: true},
		pegawai.Shift{Kode: "lama", Nama: "Lama", Masuk: 420, Keluar: 840}))
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	ps, w, err := h.s.CatatPresensi(ctx, h.hr, "", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(3), Kehadiran: pegawai.Alpa},
		pegawai.MasukanPresensi{Pegawai: p.ID, Shift: "malam", Kehadiran: pegawai.Hadir, Masuk: jam(d(3), 0, 30), Keluar: jam(d(3), 6, 0)})
	require.NoError(t, err)
	require.Empty(t, w)
	require.Equal(t, d(2), ps[1].Mulai, "lewat tengah malam: shift malam kemarin")
	require.Equal(t, 1, ps[0].Urut)

	_, _, err = h.s.CatatPresensi(ctx, h.hr, "", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(3), Kehadiran: pegawai.IzinHari, Sebab: "xx"})
	require.ErrorIs(t, err, pegawai.ErrPresensiSebab)
	sama, _, err := h.s.CatatPresensi(ctx, h.hr, "", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(3), Kehadiran: pegawai.Alpa})
	require.NoError(t, err)
	require.Equal(t, ps[0].ID, sama[0].ID, "yang sama tidak dicatat lagi")
	h.kunciPutaran(dasar.Bln(2026, 10))
	koreksi, w, err := h.s.CatatPresensi(ctx, h.hr, "k", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(3), Kehadiran: pegawai.IzinHari, Sebab: "izin tertulis menyusul"})
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w))
	require.Equal(t, 2, koreksi[0].Urut)
	ulang, _, err := h.s.CatatPresensi(ctx, h.hr, "k", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(3), Kehadiran: pegawai.IzinHari, Sebab: "izin tertulis menyusul"})
	require.NoError(t, err)
	require.Equal(t, koreksi, ulang)
	semua, err := h.st.Presensi.Milik(ctx, p.Lembaga, p.ID)
	require.NoError(t, err)
	require.Len(t, semua, 3, "koreksi menambah, tidak menimpa")
	ada, err := h.s.DaftarPresensi(ctx, h.hr, d(1), d(31))
	require.NoError(t, err)
	require.Len(t, ada, 2)
	require.Equal(t, pegawai.IzinHari, ada[1].Kehadiran)
	kosong, err := h.s.DaftarPresensi(ctx, h.di("MA"), d(1), d(31))
	require.NoError(t, err)
	require.Empty(t, kosong)

	for nama, c := range map[string]struct {
		m pegawai.MasukanPresensi
		a error
	}{
		"besok":            {pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(6), Kehadiran: pegawai.Hadir}, pegawai.ErrPresensiDepan},
		"shift asing":      {pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(4), Shift: "siang", Kehadiran: pegawai.Hadir}, pegawai.ErrShiftTiada},
		"shift lama":       {pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(4), Shift: "lama", Kehadiran: pegawai.Hadir}, pegawai.ErrShiftTiada},
		"tanpa hari":       {pegawai.MasukanPresensi{Pegawai: p.ID, Kehadiran: pegawai.Hadir}, pegawai.ErrPresensi},
		"sebelum TMT":      {pegawai.MasukanPresensi{Pegawai: p.ID, Hari: dasar.Tgl(2026, 1, 1), Kehadiran: pegawai.Hadir}, pegawai.ErrLuarMasa},
		"orang asing":      {pegawai.MasukanPresensi{Pegawai: "tak-ada", Hari: d(4), Kehadiran: pegawai.Hadir}, pegawai.ErrPegawai},
		"sebab berkendali": {pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(4), Kehadiran: pegawai.Hadir, Sebab: "a\x00"}, dasar.ErrTeks},
	} {
		_, _, err := h.s.CatatPresensi(ctx, h.hr, "", c.m)
		require.ErrorIs(t, err, c.a, nama)
	}
	_, _, err = h.s.CatatPresensi(ctx, h.hr, "", pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(4), Kehadiran: pegawai.Hadir}, pegawai.MasukanPresensi{Pegawai: p.ID, Hari: d(4), Kehadiran: pegawai.Alpa})
	require.ErrorIs(t, err, pegawai.ErrPresensi, "hari yang sama dua kali")
	require.ErrorContains(t, err, "catatan ke-2")
}

func TestTanpaPresensi_dan_IsiHadir(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	a, b := h.guru("Fauzan"), h.penerimaan("Hilmi")
	b.Penugasan[0].Unit, b.Diri.Mulai, b.Kontrak, b.StatusPajak = "MA", dasar.Tgl(2026, 10, 4), nil, nil
	ps, _, err := h.s.Terima(ctx, h.hr, "", b)
	require.NoError(t, err)
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	_, _, err = h.s.CatatPresensi(ctx, h.hr, "", pegawai.MasukanPresensi{Pegawai: a.ID, Hari: d(3), Kehadiran: pegawai.SakitHari})
	require.NoError(t, err)
	c, _, err := h.s.AjukanCuti(ctx, h.hr, "", cuti(a.ID, pegawai.CutiTahunan, d(4), d(4)))
	require.NoError(t, err)
	_, _, err = h.s.PutusCuti(ctx, h.pemutus(), "", c.ID, true, "")
	require.NoError(t, err)

	kosong, err := h.s.TanpaPresensi(ctx, h.hr, d(1), d(31))
	require.NoError(t, err)
	require.Len(t, kosong, 2)
	require.Equal(t, []dasar.Tanggal{d(1), d(5)}, kosong[0].Hari, "Jumat libur, Sabtu sakit, Ahad cuti, besok belum")
	require.Equal(t, []dasar.Tanggal{d(4), d(5)}, kosong[1].Hari, "baru mulai tanggal 4")
	hanya, err := h.s.TanpaPresensi(ctx, h.di("MA"), d(1), d(31))
	require.NoError(t, err)
	require.Equal(t, ps[0].ID, hanya[0].Pegawai.ID)
	require.Len(t, hanya, 1)

	n, _, err := h.s.IsiHadir(ctx, h.hr, "k", d(1), d(31), a.ID)
	require.NoError(t, err)
	require.Equal(t, 2, n)
	n, _, err = h.s.IsiHadir(ctx, h.hr, "k", d(1), d(31), a.ID)
	require.NoError(t, err)
	require.Equal(t, 2, n, "ulangan menjawab sama")
	n, _, err = h.s.IsiHadir(ctx, h.hr, "", d(1), d(31))
	require.NoError(t, err)
	require.Equal(t, 2, n, "tinggal Hilmi")
	semua, err := h.st.Presensi.Milik(ctx, a.Lembaga, a.ID)
	require.NoError(t, err)
	require.Equal(t, pegawai.Hari{Diketahui: true, Hadir: 200}, pegawai.HitungHari(semua, []pegawai.Cuti{c}, d(1), d(31)))
	kosong, err = h.s.TanpaPresensi(ctx, h.hr, d(1), d(31))
	require.NoError(t, err)
	require.Empty(t, kosong)
	hadir, err := h.s.HariHadir(ctx, h.hr, d(1), d(31))
	require.NoError(t, err)
	require.Equal(t, map[pegawai.ID]pegawai.Hari{a.ID: {Diketahui: true, Hadir: 200}, ps[0].ID: {Diketahui: true, Hadir: 200}}, hadir)
	hadir, err = h.s.HariHadir(ctx, h.di("MA"), d(1), d(4))
	require.NoError(t, err)
	require.Equal(t, map[pegawai.ID]pegawai.Hari{ps[0].ID: {Diketahui: true, Hadir: 100}}, hadir)
	_, err = h.s.HariHadir(ctx, h.hr, d(4), d(1))
	require.ErrorIs(t, err, pegawai.ErrMasa)
	_, err = h.s.TanpaPresensi(ctx, h.hr, d(1), d(1).TambahHari(62))
	require.ErrorIs(t, err, pegawai.ErrMasa)
	depan, err := h.s.TanpaPresensi(ctx, h.hr, d(20), d(31))
	require.NoError(t, err)
	require.Empty(t, depan, "hari yang akan datang bukan hari kosong")
}

func TestHariIni_zona(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	h.Jam.Setel(time.Date(2026, 10, 5, 15, 30, 0, 0, time.UTC))
	require.Equal(t, hariIni, h.s.HariIni("uji"), "22.30 WIB")
	h.s.Zona = func(l dasar.LembagaID) *time.Location {
		if l == "uji" {
			return time.FixedZone("WIT", 9*3600)
		}
		return nil
	}
	require.Equal(t, hariIni.TambahHari(1), h.s.HariIni("uji"), "00.30 WIT")
	require.Equal(t, hariIni, h.s.HariIni("lain"))
}

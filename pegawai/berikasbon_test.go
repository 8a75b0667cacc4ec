package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func (h *rumahPegawai) saldo(akun keuangan.KodeAkun) dasar.Rupiah {
	h.t.Helper()
	s, err := h.st.Buku.Jurnal.Saldo(ctx, privasitest.Lembaga, keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 12, 31)}, false)
	require.NoError(h.t, err)
	for _, x := range s {
		if x.Akun == akun {
			return x.Netto()
		}
	}
	return 0
}

// potong locks a run whose slip deducts an instalment of a kasbon.
func (h *rumahPegawai) potong(p pegawai.ID, b dasar.Bulan, kasbon string, n dasar.Rupiah) {
	h.t.Helper()
	h.kunciPutaran(b)
	s := pegawai.Slip{Lembaga: privasitest.Lembaga, Putaran: "putaran-" + b.String(), Pegawai: p, Baris: []pegawai.BarisSlip{
		{Komponen: "kasbon", Bagian: pegawai.BagianPotongan, Angsuran: true, Rujukan: kasbon, Jumlah: n}}}
	require.NoError(h.t, h.st.Slip.Ganti(ctx, privasitest.Lembaga, s.Putaran, func(yield func(pegawai.Slip, error) bool) { yield(s, nil) }))
}

func permintaanKasbon(p pegawai.ID) pegawai.PermintaanKasbon {
	return pegawai.PermintaanKasbon{Pegawai: p, Pokok: 1_000_000, Tanggal: dasar.Tgl(2026, 10, 2), Kali: 3, AngsuranPertama: dasar.Bln(2026, 10), Kas: pegawai.KasPegawai{Laci: "depan"}}
}

func TestKasbon_hidup(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	k, err := h.s.BeriKasbon(ctx, h.hr, "k", permintaanKasbon(p.ID))
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(1_000_000), k.Terutang)
	ulang, err := h.s.BeriKasbon(ctx, h.hr, "k", permintaanKasbon(p.ID))
	require.NoError(t, err)
	require.Equal(t, k.ID, ulang.ID)
	require.Equal(t, [2]dasar.Rupiah{1_000_000, -1_000_000}, [2]dasar.Rupiah{h.saldo("1.1.2.05"), h.saldo(keuangan.AkunKas)})
	js, err := h.st.Buku.Jurnal.Sumber(ctx, p.Lembaga, "kasbon/"+k.ID)
	require.NoError(t, err)
	require.Equal(t, p.Alias, js[0].Baris[0].Alias)
	require.Equal(t, "depan", js[0].Baris[1].Laci)
	require.NotContains(t, js[0].Keterangan, "Fauzan")

	h.potong(p.ID, dasar.Bln(2026, 10), k.ID, 333_334)
	lunas := pegawai.PelunasanKasbon{Jumlah: 666_667, Tanggal: hariIni, Kas: pegawai.KasPegawai{Rekening: "BSI"}}
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", k.ID, lunas)
	require.ErrorIs(t, err, pegawai.ErrKasbonLunas)
	lunas.Jumlah = 300_000
	k, err = h.s.LunasiKasbon(ctx, h.hr, "l", k.ID, lunas)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(366_666), k.Terutang)
	k, err = h.s.LunasiKasbon(ctx, h.hr, "l", k.ID, lunas)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(366_666), k.Terutang, "ulangan tidak membayar dua kali")
	k, err = h.s.LunasiKasbon(ctx, h.hr, "", k.ID, pegawai.PelunasanKasbon{Jumlah: 66_666, Tanggal: hariIni, Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(300_000), h.saldo(keuangan.AkunBank))
	require.Equal(t, k.Pokok-300_000-66_666, h.saldo("1.1.2.05"), "potongan lewat slip dibukukan putarannya")
	_, err = h.s.BatalKasbon(ctx, h.hr, "", k.ID, "salah orang")
	require.ErrorIs(t, err, pegawai.ErrKasbonTerangsur)

	ada, err := h.s.DaftarKasbon(ctx, h.hr, true)
	require.NoError(t, err)
	require.Len(t, ada, 1)
	h.potong(p.ID, dasar.Bln(2026, 11), k.ID, 300_000)
	ada, err = h.s.DaftarKasbon(ctx, h.hr, true)
	require.NoError(t, err)
	require.Empty(t, ada)
	ada, err = h.s.KasbonMilik(ctx, h.hr, p.ID)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(0), ada[0].Terutang)
	_, err = h.s.KasbonMilik(ctx, h.di("MA"), p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
}

func TestKasbon_batal_membalik_semua(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	m := permintaanKasbon(p.ID)
	m.Tanggal, m.AngsuranPertama = dasar.Tgl(2026, 9, 28), dasar.Bln(2026, 10)
	k, err := h.s.BeriKasbon(ctx, h.hr, "", m)
	require.NoError(t, err)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", k.ID, pegawai.PelunasanKasbon{Jumlah: 100_000, Tanggal: hariIni, Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.NoError(t, err)
	require.NoError(t, h.st.Buku.Periode.Ubah(ctx, p.Lembaga, keuangan.Periode{Lembaga: p.Lembaga, Bulan: dasar.Bln(2026, 9), Status: keuangan.PeriodeDikunci, Oleh: "a", Dicatat: h.Jam.Now()}))
	_, err = h.s.BatalKasbon(ctx, h.hr, "", k.ID, "x")
	require.ErrorIs(t, err, pegawai.ErrCatatanBatal)
	k, err = h.s.BatalKasbon(ctx, h.hr, "", k.ID, "salah orang")
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(0), k.Terutang)
	require.Zero(t, h.saldo("1.1.2.05"))
	require.Zero(t, h.saldo(keuangan.AkunKas))
	js, _, err := h.st.Buku.Jurnal.Cari(ctx, p.Lembaga, keuangan.SaringJurnal{Jenis: keuangan.Pembalik}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, js, 2)
	for _, j := range js {
		require.Equal(t, hariIni, j.Tanggal, "bulan terkunci dibalik hari ini, bulan terbuka di harinya sendiri")
	}
	_, err = h.s.BatalKasbon(ctx, h.hr, "", k.ID, "salah orang")
	require.ErrorIs(t, err, pegawai.ErrCatatanBatal)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", k.ID, pegawai.PelunasanKasbon{Jumlah: 1, Tanggal: hariIni, Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.ErrorIs(t, err, pegawai.ErrCatatanBatal)
}

func TestKasbon_ditolak(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	for nama, c := range map[string]struct {
		rusak func(*pegawai.PermintaanKasbon)
		a     error
	}{
		"besok":          {func(m *pegawai.PermintaanKasbon) { m.Tanggal = hariIni.TambahHari(1) }, pegawai.ErrKasbon},
		"tanpa kas":      {func(m *pegawai.PermintaanKasbon) { m.Kas.Laci = "" }, pegawai.ErrKasbonKas},
		"kas dan bank":   {func(m *pegawai.PermintaanKasbon) { m.Kas.Rekening = "BSI" }, pegawai.ErrKasbonKas},
		"tanpa angsuran": {func(m *pegawai.PermintaanKasbon) { m.Kali = 0 }, pegawai.ErrKasbon},
		"jadwal kurang": {func(m *pegawai.PermintaanKasbon) {
			m.Angsuran = []pegawai.Angsuran{{Bulan: dasar.Bln(2026, 11), Jumlah: 1}}
		}, pegawai.ErrKasbon},
		"sebelum TMT":      {func(m *pegawai.PermintaanKasbon) { m.Tanggal = dasar.Tgl(2026, 1, 4) }, pegawai.ErrLuarMasa},
		"tanpa pengaturan": {func(m *pegawai.PermintaanKasbon) { m.Pegawai = p.ID; m.Tanggal = dasar.Tgl(2025, 12, 1) }, pegawai.ErrLuarMasa},
		"orang asing":      {func(m *pegawai.PermintaanKasbon) { m.Pegawai = "tak-ada" }, pegawai.ErrPegawai},
		"keterangan":       {func(m *pegawai.PermintaanKasbon) { m.Keterangan = "a\x00" }, dasar.ErrTeks},
	} {
		m := permintaanKasbon(p.ID)
		c.rusak(&m)
		_, err := h.s.BeriKasbon(ctx, h.hr, "", m)
		require.ErrorIs(t, err, c.a, nama)
	}
	require.Zero(t, h.saldo("1.1.2.05"), "tidak ada yang dibukukan")
	_, err := h.s.BeriKasbon(ctx, h.di("MTs"), "", permintaanKasbon(p.ID))
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", "tak-ada", pegawai.PelunasanKasbon{Jumlah: 1, Tanggal: hariIni, Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.ErrorIs(t, err, pegawai.ErrCatatan)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", "x", pegawai.PelunasanKasbon{Jumlah: 1, Tanggal: hariIni})
	require.ErrorIs(t, err, pegawai.ErrKasbonKas)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", "x", pegawai.PelunasanKasbon{Jumlah: 1, Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.ErrorIs(t, err, pegawai.ErrKasbon)

	lama := h.penerimaan("Hilmi")
	lama.Diri.Mulai, lama.StatusPajak = dasar.Tgl(2020, 1, 1), nil
	ps, _, err := h.s.Terima(ctx, h.hr, "", lama)
	require.NoError(t, err)
	m := permintaanKasbon(ps[0].ID)
	m.Tanggal = dasar.Tgl(2025, 12, 1)
	_, err = h.s.BeriKasbon(ctx, h.hr, "", m)
	require.ErrorIs(t, err, pegawai.ErrKasbonAkun)
	k, err := h.s.BeriKasbon(ctx, h.hr, "", permintaanKasbon(p.ID))
	require.NoError(t, err)
	_, err = h.s.LunasiKasbon(ctx, h.hr, "", k.ID, pegawai.PelunasanKasbon{Jumlah: 1, Tanggal: dasar.Tgl(2026, 10, 1), Kas: pegawai.KasPegawai{Laci: "depan"}})
	require.ErrorIs(t, err, pegawai.ErrKasbon, "sebelum kasbonnya")
}

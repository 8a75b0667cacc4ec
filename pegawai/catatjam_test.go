package pegawai_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

func ExampleRencanakanJam() {
	p := pegawai.Pegawai{ID: "fauzan", Mulai: dasar.Tgl(2026, 1, 5)}
	tugas := []pegawai.Penugasan{
		{Jabatan: "guru", Unit: "MTs", JamPekan: 1200, Mulai: dasar.Tgl(2026, 1, 5)},
		{Jabatan: "guru", Unit: "MA", JamPekan: 600, Mulai: dasar.Tgl(2026, 11, 16)},
	}
	for _, j := range pegawai.RencanakanJam(tugas, p, dasar.Bln(2026, 11), 400) {
		fmt.Println(j.Unit, j.Jumlah, j.Mulai)
	}
	// Output:
	// MA 12 2026-11-30
	// MTs 48 2026-11-30
}

func TestRencanakanJam(t *testing.T) {
	t.Parallel()
	p := pegawai.Pegawai{ID: "a", Mulai: tmt}
	batal := pegawai.Penugasan{Unit: "MA", JamPekan: 600, Mulai: tmt, Batal: "salah"}
	satu := []pegawai.Penugasan{{Unit: "MTs", JamPekan: 1000, Mulai: tmt, Selesai: dasar.Tgl(2026, 11, 10)}, {Jabatan: "piket", Unit: "MTs", JamPekan: 200, Mulai: dasar.Tgl(2026, 11, 11)}, batal}
	js := pegawai.RencanakanJam(satu, p, dasar.Bln(2026, 11), 433)
	require.Len(t, js, 1)
	require.Equal(t, pegawai.Kuantitas(2021), js[0].Jumlah, "(10 jam × 10 hari + 2 jam × 20 hari) ÷ 30 × 4,33 = 20,2067 jam")
	require.Equal(t, dasar.Tgl(2026, 11, 30), js[0].Mulai)
	p.Berhenti = dasar.Tgl(2026, 11, 15)
	require.Equal(t, p.Berhenti, pegawai.RencanakanJam(satu, p, dasar.Bln(2026, 11), 400)[0].Mulai)
	require.Empty(t, pegawai.RencanakanJam(satu, p, dasar.Bln(2026, 12), 400), "sudah berhenti")
}

func TestJam_catat_setujui(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	a, b := h.guru("Fauzan"), h.guru("Hilmi")
	r := h.s.Jam()
	js, _, err := r.Catat(ctx, h.hr, "", pegawai.CatatanJam{Pegawai: a.ID, Menggantikan: b.ID, Unit: "MTs", Jumlah: 200, Mulai: hariIni, Disetujui: "curang"},
		pegawai.CatatanJam{Pegawai: b.ID, Unit: "MTs", Jumlah: 0, Mulai: hariIni})
	require.NoError(t, err)
	require.Empty(t, js[0].Disetujui, "menunggu persetujuan")
	tunggu, err := h.s.DaftarJam(ctx, h.hr, hariIni, hariIni, true)
	require.NoError(t, err)
	require.Len(t, tunggu, 2)
	for nama, c := range map[string]struct {
		j pegawai.CatatanJam
		a error
	}{
		"tanpa unit":        {pegawai.CatatanJam{Pegawai: a.ID, Jumlah: 100, Mulai: hariIni}, pegawai.ErrJam},
		"negatif":           {pegawai.CatatanJam{Pegawai: a.ID, Unit: "MTs", Jumlah: -1, Mulai: hariIni}, pegawai.ErrJam},
		"sebulan lebih":     {pegawai.CatatanJam{Pegawai: a.ID, Unit: "MTs", Jumlah: 80_000, Mulai: hariIni}, pegawai.ErrJam},
		"badal diri":        {pegawai.CatatanJam{Pegawai: a.ID, Menggantikan: a.ID, Unit: "MTs", Jumlah: 100, Mulai: hariIni}, pegawai.ErrJam},
		"badal nol":         {pegawai.CatatanJam{Pegawai: a.ID, Menggantikan: b.ID, Unit: "MTs", Mulai: hariIni}, pegawai.ErrJam},
		"badal orang asing": {pegawai.CatatanJam{Pegawai: a.ID, Menggantikan: "tak-ada", Unit: "MTs", Jumlah: 100, Mulai: hariIni}, pegawai.ErrPegawai},
		"unit asing":        {pegawai.CatatanJam{Pegawai: a.ID, Unit: "SMP", Jumlah: 100, Mulai: hariIni}, pegawai.ErrUnitTiada},
		"tanpa hari":        {pegawai.CatatanJam{Pegawai: a.ID, Unit: "MTs", Jumlah: 100}, pegawai.ErrJam},
		"keterangan":        {pegawai.CatatanJam{Pegawai: a.ID, Unit: "MTs", Jumlah: 100, Mulai: hariIni, Keterangan: "a\x00"}, dasar.ErrTeks},
	} {
		_, _, err := r.Catat(ctx, h.hr, "", c.j)
		require.ErrorIs(t, err, c.a, nama)
	}
	_, _, err = h.s.SetujuiJam(ctx, h.di("MA"), "", js[0].ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	_, _, err = h.s.SetujuiJam(ctx, h.hr, "", js[0].ID, "tak-ada")
	require.ErrorIs(t, err, pegawai.ErrCatatan)

	set := pengaturanUji()
	set.PenyetujuLain = true
	_, err = h.s.AturPengaturan(ctx, h.hr, "", set)
	require.NoError(t, err)
	_, _, err = h.s.SetujuiJam(ctx, h.hr, "", js[0].ID)
	require.ErrorIs(t, err, pegawai.ErrJamSetuju)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	setuju, _, err := h.s.SetujuiJam(ctx, h.pemutus(), "k", js[0].ID, js[1].ID)
	require.NoError(t, err)
	require.Equal(t, "akun-kepala", setuju[0].Disetujui)
	_, _, err = h.s.SetujuiJam(ctx, h.pemutus(), "k", js[0].ID, js[1].ID)
	require.NoError(t, err, "ulangan")
	_, _, err = h.s.SetujuiJam(ctx, h.pemutus(), "", js[0].ID)
	require.ErrorIs(t, err, pegawai.ErrJamSetuju)
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	tunggu, err = h.s.DaftarJam(ctx, h.hr, hariIni, hariIni, true)
	require.NoError(t, err)
	require.Empty(t, tunggu)
	lain, err := h.s.DaftarJam(ctx, h.di("MA"), hariIni, hariIni, false)
	require.NoError(t, err)
	require.Empty(t, lain)
	_, _, err = r.Batal(ctx, h.hr, "", js[1].ID, "salah orang")
	require.NoError(t, err)
}

func TestIsiJamDariRencana(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	a, b, c := h.guru("Fauzan"), h.guru("Hilmi"), h.guru("Khalid")
	akhir := dasar.Bln(2026, 10).Akhir()
	_, _, err := h.s.Jam().Catat(ctx, h.hr, "", pegawai.CatatanJam{Pegawai: a.ID, Menggantikan: b.ID, Unit: "MTs", Jumlah: 600, Mulai: hariIni},
		pegawai.CatatanJam{Pegawai: c.ID, Unit: "MTs", Jumlah: 4000, Mulai: hariIni})
	require.NoError(t, err)
	js, err := h.s.IsiJamDariRencana(ctx, h.hr, "k", dasar.Bln(2026, 10))
	require.NoError(t, err)
	hasil := map[pegawai.ID]pegawai.Kuantitas{}
	for _, j := range js {
		require.Equal(t, akhir, j.Mulai)
		require.Empty(t, j.Disetujui)
		hasil[j.Pegawai] = j.Jumlah
	}
	require.Equal(t, map[pegawai.ID]pegawai.Kuantitas{a.ID: 4800, b.ID: 4200}, hasil, "badal dikurangkan dari yang digantikan; Khalid sudah punya jam")
	ulang, err := h.s.IsiJamDariRencana(ctx, h.hr, "k", dasar.Bln(2026, 10))
	require.NoError(t, err)
	require.Len(t, ulang, 2)
	lagi, err := h.s.IsiJamDariRencana(ctx, h.hr, "", dasar.Bln(2026, 10))
	require.NoError(t, err)
	require.Empty(t, lagi, "tidak ada yang dihitung dua kali")
	_, err = h.s.IsiJamDariRencana(ctx, h.hr, "", dasar.Bln(2027, 10))
	require.ErrorIs(t, err, pegawai.ErrMasa)
	_, err = h.s.IsiJamDariRencana(ctx, h.hr, "", dasar.Bln(2025, 10))
	require.ErrorIs(t, err, pegawai.ErrJamRencana, "belum ada pengaturan waktu itu")
	ma, err := h.s.IsiJamDariRencana(ctx, h.di("MA"), "", dasar.Bln(2026, 11))
	require.NoError(t, err)
	require.Empty(t, ma)
}

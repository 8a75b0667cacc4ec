package santri_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var mulaiUji = dasar.Tgl(2026, 7, 13)

func anggota(ubah ...func(*santri.Keanggotaan)) santri.Keanggotaan {
	k := santri.Keanggotaan{ID: "g", Santri: "a", Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A", Mulai: mulaiUji}
	for _, u := range ubah {
		u(&k)
	}
	return k
}

func TestBerlaku(t *testing.T) {
	t.Parallel()
	k := anggota(func(k *santri.Keanggotaan) { k.Selesai = dasar.Tgl(2026, 10, 1) })
	m := santri.Mukim{Mulai: k.Mulai, Selesai: k.Selesai}
	for hari, mau := range map[dasar.Tanggal]bool{
		dasar.Tgl(2026, 7, 12): false, mulaiUji: true, dasar.Tgl(2026, 9, 30): true, dasar.Tgl(2026, 10, 1): false,
	} {
		require.Equal(t, mau, k.Berlaku(hari), hari)
		require.Equal(t, mau, m.Berlaku(hari), hari)
	}
	require.False(t, k.Terbuka())
	require.True(t, anggota().Berlaku(dasar.Tgl(9999, 1, 1)))
	sehari := anggota(func(k *santri.Keanggotaan) { k.Selesai = k.Mulai })
	require.False(t, sehari.Berlaku(mulaiUji), "yang ditutup di hari pertama tidak pernah berlaku")
}

func TestBukaAnggota(t *testing.T) {
	t.Parallel()
	tutup := anggota(func(k *santri.Keanggotaan) { k.Selesai, k.Sebab = dasar.Tgl(2026, 9, 1), "pindah" })
	for nama, u := range map[string]struct {
		status santri.Status
		lama   []santri.Keanggotaan
		baru   santri.Keanggotaan
		aturan error
	}{
		"pertama":              {santri.Aktif, nil, anggota(), nil},
		"calon_boleh":          {santri.Calon, nil, anggota(), nil},
		"jalur_lain_boleh":     {santri.Aktif, []santri.Keanggotaan{anggota()}, anggota(func(k *santri.Keanggotaan) { k.Jalur = santri.Tahfidz }), nil},
		"setelah_yang_lama":    {santri.Aktif, []santri.Keanggotaan{tutup}, anggota(func(k *santri.Keanggotaan) { k.Mulai = tutup.Selesai }), nil},
		"masih_terbuka":        {santri.Aktif, []santri.Keanggotaan{anggota()}, anggota(), santri.ErrAnggotaGanda},
		"mendahului_yang_lama": {santri.Aktif, []santri.Keanggotaan{tutup}, anggota(), santri.ErrAnggotaTanggal},
		"alumni":               {santri.Alumni, nil, anggota(), santri.ErrAnggotaStatus},
		"tanpa_unit":           {santri.Aktif, nil, anggota(func(k *santri.Keanggotaan) { k.Unit = "" }), santri.ErrAnggotaBentuk},
		"tanpa_mulai":          {santri.Aktif, nil, anggota(func(k *santri.Keanggotaan) { k.Mulai = dasar.Tanggal{} }), santri.ErrAnggotaBentuk},
		"kelas_panjang":        {santri.Aktif, nil, anggota(func(k *santri.Keanggotaan) { k.Kelas = strings.Repeat("a", 21) }), santri.ErrAnggotaBentuk},
		"kelas_bertepi_spasi":  {santri.Aktif, nil, anggota(func(k *santri.Keanggotaan) { k.Kelas = " 7A" }), santri.ErrAnggotaBentuk},
		"jalur_asing":          {santri.Aktif, nil, anggota(func(k *santri.Keanggotaan) { k.Jalur = "Formal" }), santri.ErrJalur},
	} {
		err := santri.BukaAnggota(u.status, u.lama, u.baru)
		if u.aturan == nil {
			require.NoError(t, err, nama)
		} else {
			require.ErrorIs(t, err, u.aturan, nama)
		}
	}
}

func TestTutupAnggota(t *testing.T) {
	t.Parallel()
	require.NoError(t, santri.TutupAnggota(anggota(), santri.Penutupan{Selesai: mulaiUji, Sebab: "pindah"}))
	require.ErrorIs(t, santri.TutupAnggota(anggota(), santri.Penutupan{Selesai: mulaiUji.TambahHari(-1), Sebab: "pindah"}), santri.ErrAnggotaTanggal)
	require.ErrorIs(t, santri.TutupAnggota(anggota(), santri.Penutupan{Sebab: "pindah"}), santri.ErrAnggotaTanggal)
	require.ErrorIs(t, santri.TutupAnggota(anggota(), santri.Penutupan{Selesai: hariUji, Sebab: ""}), santri.ErrAnggotaSebab)
	require.ErrorIs(t, santri.TutupAnggota(anggota(func(k *santri.Keanggotaan) { k.Selesai = hariUji }), santri.Penutupan{Selesai: hariUji, Sebab: "naik"}), santri.ErrAnggotaTutup)
}

func TestMukim(t *testing.T) {
	t.Parallel()
	m := santri.Mukim{Asrama: "Al-Ghozali 2", Kamar: "12", Mulai: mulaiUji}
	selesai := santri.Mukim{Mulai: mulaiUji, Selesai: hariUji}
	require.NoError(t, santri.BukaMukim(santri.Aktif, nil, m))
	require.ErrorIs(t, santri.BukaMukim(santri.Boyong, nil, m), santri.ErrAnggotaStatus)
	require.ErrorIs(t, santri.BukaMukim(santri.Aktif, []santri.Mukim{m}, m), santri.ErrMukimGanda)
	require.ErrorIs(t, santri.BukaMukim(santri.Aktif, []santri.Mukim{selesai}, m), santri.ErrAnggotaTanggal)
	require.ErrorIs(t, santri.BukaMukim(santri.Aktif, nil, santri.Mukim{}), santri.ErrMukimBentuk)
	require.ErrorIs(t, santri.BukaMukim(santri.Aktif, nil, santri.Mukim{Mulai: mulaiUji, Kamar: "a\x00"}), santri.ErrMukimBentuk)
	require.NoError(t, santri.TutupMukim(m, santri.Penutupan{Selesai: hariUji}))
	require.ErrorIs(t, santri.TutupMukim(m, santri.Penutupan{}), santri.ErrAnggotaTanggal)
	require.ErrorIs(t, santri.TutupMukim(selesai, santri.Penutupan{Selesai: hariUji}), santri.ErrMukimTutup)
}

func TestStruktur(t *testing.T) {
	t.Parallel()
	u := santri.Unit{Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal}
	tk := santri.Tingkat{Unit: "MTs", Jalur: santri.Formal, Kode: "7"}
	require.NoError(t, u.Validate())
	require.NoError(t, tk.Validate())
	for _, x := range []santri.Unit{{Nama: "X", Jalur: santri.Formal}, {Kode: "X", Jalur: santri.Formal}, {Kode: " X", Nama: "X", Jalur: santri.Formal}, {Kode: "X", Nama: "a\x00", Jalur: santri.Formal}} {
		require.ErrorIs(t, x.Validate(), santri.ErrUnit)
	}
	require.ErrorIs(t, santri.Unit{Kode: "X", Nama: "X"}.Validate(), santri.ErrJalur)
	require.ErrorIs(t, santri.Tingkat{Unit: "MTs", Jalur: santri.Formal}.Validate(), santri.ErrTingkat)
	require.ErrorIs(t, santri.Tingkat{Jalur: santri.Formal, Kode: "7"}.Validate(), santri.ErrUnit)
	st := santri.Struktur{Unit: []santri.Unit{u}, Tingkat: []santri.Tingkat{tk}}
	require.NoError(t, st.Periksa(anggota()))
	require.NoError(t, st.Periksa(anggota(func(k *santri.Keanggotaan) { k.Jalur, k.Tingkat = santri.Diniyah, "apa saja" })), "tanpa tingkat terdaftar, semua diterima")
	require.ErrorIs(t, st.Periksa(anggota(func(k *santri.Keanggotaan) { k.Tingkat = "10" })), santri.ErrTingkatAsing)
	err := st.Periksa(anggota(func(k *santri.Keanggotaan) { k.Unit = santri.KodeUnit(strings.Repeat("x", 500)) }))
	require.ErrorIs(t, err, santri.ErrUnitAsing)
	require.Less(t, len(err.Error()), 200)
	dapat, ada := st.CariUnit(" mts ")
	require.True(t, ada)
	require.Equal(t, u, dapat)
	_, ada = st.CariUnit("SMP")
	require.False(t, ada)
	j, err := santri.ParseJalur(" Diniyah")
	require.NoError(t, err)
	require.Equal(t, santri.Diniyah, j)
	_, err = santri.ParseJalur("madin")
	require.ErrorIs(t, err, santri.ErrJalur)
}

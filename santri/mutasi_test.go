package santri_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// keadaan is a santri of class 7A and of a diniyah class who boards.
func keadaan() santri.Keadaan {
	return santri.Keadaan{
		Santri: santri.Santri{ID: "a", Status: santri.Aktif},
		Anggota: []santri.Keanggotaan{anggota(), anggota(func(k *santri.Keanggotaan) {
			k.ID, k.Jalur, k.Unit, k.Tingkat, k.Kelas = "d", santri.Diniyah, "Pondok", "1", "Ula 1"
		})},
		Mukim:   []santri.Mukim{{ID: "m", Santri: "a", Mulai: mulaiUji}},
		Riwayat: []santri.Peristiwa{{ID: "e1", Santri: "a", Urut: 1, Ke: santri.Aktif, Pada: mulaiUji}},
	}
}

// terapkan is what a store does with a move.
func terapkan(k santri.Keadaan, m santri.Mutasi) santri.Keadaan {
	akhir := map[string]santri.Penutupan{}
	for _, t := range append(m.Tutup, m.TutupMukim...) {
		akhir[t.ID] = t
	}
	for _, t := range append(m.Lanjut, m.LanjutMukim...) {
		akhir[t.ID] = santri.Penutupan{}
	}
	baru := santri.Keadaan{Santri: m.Santri, Riwayat: k.Riwayat}
	for _, a := range k.Anggota {
		if t, ada := akhir[a.ID]; ada {
			a.Selesai, a.Sebab = t.Selesai, t.Sebab
		}
		baru.Anggota = append(baru.Anggota, a)
	}
	for _, x := range k.Mukim {
		if t, ada := akhir[x.ID]; ada {
			x.Selesai = t.Selesai
		}
		baru.Mukim = append(baru.Mukim, x)
	}
	baru.Anggota = append(baru.Anggota, m.Buka...)
	if m.Peristiwa != nil {
		baru.Riwayat = append(baru.Riwayat, *m.Peristiwa)
	}
	return baru
}

func TestKeadaan_pindah_dan_balik(t *testing.T) {
	t.Parallel()
	k := keadaan()
	ke := anggota(func(k *santri.Keanggotaan) {
		k.ID, k.Tingkat, k.Kelas, k.Mulai = "g2", "8", "8A", dasar.Tgl(2027, 7, 12)
	})
	m, err := k.Pindah(ke, "naik")
	require.NoError(t, err)
	require.Equal(t, []santri.Penutupan{{ID: "g", Selesai: ke.Mulai, Sebab: "naik"}}, m.Tutup)
	sesudah := terapkan(k, m)
	balik, err := sesudah.Balik(m.Jejak(), tu)
	require.NoError(t, err)
	pulih := terapkan(sesudah, balik)
	require.Equal(t, k.Anggota, pulih.Anggota[:2], "persis")
	require.False(t, pulih.Anggota[2].Berlaku(ke.Mulai), "yang dibatalkan tidak pernah berlaku")
	ke.ID, ke.Mulai = "g3", dasar.Tgl(2027, 7, 1)
	_, err = pulih.Pindah(ke, "naik")
	require.NoError(t, err, "yang tidak pernah berlaku tidak menghalangi hari yang lebih awal")

	lagi, err := sesudah.Pindah(anggota(func(k *santri.Keanggotaan) { k.ID, k.Kelas, k.Mulai = "g3", "8B", dasar.Tgl(2027, 9, 1) }), "pindah")
	require.NoError(t, err)
	_, err = terapkan(sesudah, lagi).Balik(m.Jejak(), tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut)
	keluar, err := sesudah.Keluar(santri.Formal, dasar.Tgl(2027, 9, 1), "keluar")
	require.NoError(t, err)
	_, err = terapkan(sesudah, keluar).Balik(m.Jejak(), tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut, "yang dibuka sudah berakhir sendiri")
	for nama, u := range map[string]struct {
		ke    santri.Keanggotaan
		sebab string
		mau   error
	}{
		"jalur lain":    {anggota(func(k *santri.Keanggotaan) { k.Jalur = santri.Tahfidz }), "pindah", santri.ErrAnggotaTutup},
		"sebab asing":   {ke, "bosan", santri.ErrAnggotaSebab},
		"hari mundur":   {anggota(func(k *santri.Keanggotaan) { k.Mulai = dasar.Tgl(2026, 7, 1) }), "pindah", santri.ErrAnggotaTanggal},
		"tanpa unitnya": {anggota(func(k *santri.Keanggotaan) { k.Unit = "" }), "pindah", santri.ErrAnggotaBentuk},
	} {
		_, err := k.Pindah(u.ke, u.sebab)
		require.ErrorIs(t, err, u.mau, nama)
	}
}

func TestKeadaan_lulus_dan_balik(t *testing.T) {
	t.Parallel()
	k, pada := keadaan(), dasar.Tgl(2026, 9, 1)
	c := santri.Perubahan{Ke: santri.Lulus, Pada: pada}
	_, err := k.Ubah(c, tu, hariUji)
	require.ErrorIs(t, err, santri.ErrStatusSyarat)
	c.Syarat = []santri.Syarat{santri.JalurTuntas}
	m, err := k.Ubah(c, tu, hariUji)
	require.NoError(t, err)
	require.Len(t, m.Tutup, 2, "semua jalur")
	require.Len(t, m.TutupMukim, 1)
	m.Peristiwa.ID = "e2"
	sesudah := terapkan(k, m)
	_, err = sesudah.Ubah(c, tu, hariUji)
	require.ErrorIs(t, err, santri.ErrStatusPindah, "dua kali")
	balik, err := sesudah.Balik(m.Jejak(), tu)
	require.NoError(t, err)
	pulih := terapkan(sesudah, balik)
	require.Equal(t, k.Anggota, pulih.Anggota)
	require.Equal(t, k.Mukim, pulih.Mukim)
	require.Equal(t, k.Santri, pulih.Santri)
	for _, hari := range []dasar.Tanggal{pada.TambahHari(-1), pada, hariUji} {
		require.Equal(t, santri.StatusPada(k.Riwayat, hari), santri.StatusPada(pulih.Riwayat, hari), hari)
	}
	_, err = santri.PeriksaRiwayat(pulih.Riwayat)
	require.NoError(t, err)

	alumni, err := sesudah.Ubah(santri.Perubahan{Ke: santri.Alumni, Pada: pada, Syarat: []santri.Syarat{santri.BebasTanggungan}}, tu, hariUji)
	require.NoError(t, err)
	alumni.Peristiwa.ID = "e3"
	_, err = terapkan(sesudah, alumni).Balik(m.Jejak(), tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut)
	mukim := sesudah
	mukim.Mukim = append(mukim.Mukim, santri.Mukim{ID: "m2", Mulai: pada})
	_, err = mukim.Balik(m.Jejak(), tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut)
	masuk := sesudah
	masuk.Anggota = append(masuk.Anggota, anggota(func(k *santri.Keanggotaan) { k.ID, k.Mulai = "g9", pada }))
	_, err = masuk.Balik(m.Jejak(), tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut)
	_, err = k.Balik(santri.Jejak{Peristiwa: "x"}, tu)
	require.ErrorIs(t, err, santri.ErrMutasiLanjut)
}

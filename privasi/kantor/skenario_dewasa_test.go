package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Fatimah from the consent of her father to her own word: he agrees, her mother objects
// (U-16, I-24), both agree; she marries at seventeen and a half and is an adult for her
// data (U-13, I-18); nothing new is given for her (B-17) and what stood goes on for 90
// days (U-19); then only what she confirmed herself holds (I-20, I-21), and she can take
// it back. Her sister turns eighteen on the same days and says nothing.
func TestU13_U19_I21_skenarioFatimahDewasa(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k, adik := t.Context(), r.keluarga(t), r.anak(t)
		x, orang := k.anak.Subjek, r.kantor.Pengenal.(akunOrang)
		fatimah, nikah := privasitest.Pelaku(privasi.PeranSantri, privasi.TujuanHakSubjek), dasar.Tgl(2026, 10, 15)
		fatimah.ID = "akun-fatimah"
		orang[fatimah.ID], r.milik[fatimah.ID] = x, []privasi.SubjekID{x}
		r.kantor.Orang = orangUji{
			x:           {Lembaga: privasitest.Lembaga, Subjek: x, Lahir: dasar.Tgl(2009, 4, 15), Zona: "Asia/Jakarta"},
			adik.Subjek: {Lembaga: privasitest.Lembaga, Subjek: adik.Subjek, Lahir: dasar.Tgl(2008, 10, 15), Zona: "Asia/Jakarta"},
		}
		r.Jam.Setel(time.Date(2026, 10, 6, 2, 0, 0, 0, time.UTC))
		terbuka := func(s privasi.SubjekID) bool { return r.publikasi(t, s).Tingkat == privasi.Penuh }
		sehari := func(n int) { r.Jam.Maju(time.Duration(n) * 24 * time.Hour) }

		r.jawab(t, k.ayah, x, true)
		require.True(t, terbuka(x))
		_, err := r.kantor.Jawab(ctx, k.ibu, x, privasi.TujuanPublikasi, false)
		require.NoError(t, err)
		require.False(t, terbuka(x), "dua wali berselisih: yang lebih ketat")
		r.Jam.Maju(time.Hour)
		r.jawab(t, k.ibu, x, true)
		require.True(t, terbuka(x))
		r.milik[k.ayah.ID] = append(r.milik[k.ayah.ID], adik.Subjek)
		r.buktikan(t, k.ayah, orang[k.ayah.ID], adik.Subjek)
		r.jawab(t, k.ayah, adik.Subjek, true)
		tahap, tugas, err := r.kantor.Peralihan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		require.Equal(t, wali.TahapAnak, tahap)
		require.Empty(t, tugas)

		r.Jam.Setel(time.Date(2026, 10, 16, 2, 0, 0, 0, time.UTC))
		_, err = r.kantor.CatatNikah(ctx, r.ppdp(), x, nikah, "AKTA-KENARI-17")
		require.NoError(t, err)
		tahap, tugas, err = r.kantor.Peralihan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		require.Equal(t, wali.TahapTenggang, tahap)
		require.NotEmpty(t, tugas, "yang dicatat terlambat jatuh tempo seketika")
		require.True(t, terbuka(x), "yang sudah ada berlanjut dahulu")
		_, err = r.kantor.Jawab(ctx, k.ayah, x, privasi.TujuanPublikasi, true)
		require.Error(t, err, "wali tidak memberi lagi untuk orang dewasa")
		require.Equal(t, dasar.Forbidden, dasar.KindOf(err), err)

		sehari(80)
		_, err = r.kantor.KonfirmasiPeralihan(ctx, fatimah, privasi.TujuanPublikasi, true)
		require.NoError(t, err)
		require.True(t, terbuka(x))
		require.True(t, terbuka(adik.Subjek), "ia pun masih dalam tenggang")
		sehari(11)
		require.True(t, terbuka(x), "yang dikonfirmasi sendiri berlaku terus")
		require.False(t, terbuka(adik.Subjek), "yang tidak dikonfirmasi berhenti")
		tahap, _, err = r.kantor.Peralihan(ctx, r.ppdp(), x)
		require.NoError(t, err)
		require.Equal(t, wali.TahapSelesai, tahap)
		rs, err := r.kantor.ResiSaya(ctx, fatimah, x)
		require.NoError(t, err)
		require.Len(t, rs, 3, "riwayat tidak dihapus: setuju ayah, keberatan ibu, setuju ibu")

		_, err = r.kantor.Jawab(ctx, fatimah, x, privasi.TujuanPublikasi, false)
		require.NoError(t, err)
		require.False(t, terbuka(x), "ia menariknya sendiri")
	})
}

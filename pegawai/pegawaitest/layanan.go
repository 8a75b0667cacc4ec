package pegawaitest

import (
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// RunLayanan tries what only a service on a storage can show: units of work that
// meet each other.
func RunLayanan(t *testing.T, open func(*testing.T) Toko) {
	t.Run("kasbon dan kunci serentak", func(t *testing.T) {
		t.Parallel()
		ujiKasbonSerentak(t, open(t))
	})
}

// Locking a run and paying back, or undoing, the kasbon that it deducts, at one
// moment: one of the two comes through, and nothing is taken twice.
func ujiKasbonSerentak(t *testing.T, k Toko) {
	ctx, h := t.Context(), BuatKantor(t, k)
	p := h.Guru(t, h.Formulir("Ustadz Uji"))
	const pokok dasar.Rupiah = 300_000
	for bulan := 1; bulan <= 10; bulan++ {
		masa := dasar.Bln(2026, bulan)
		kas, err := h.S.BeriKasbon(ctx, h.HR, "", pegawai.PermintaanKasbon{
			Pegawai: p.ID, Pokok: pokok, Tanggal: masa.Awal(), Kali: 1, AngsuranPertama: masa, Kas: pegawai.KasPegawai{Laci: "depan"},
		})
		require.NoError(t, err)
		r := h.Setujui(t, masa)
		var kunci, bayar error
		var wg sync.WaitGroup
		wg.Go(func() { _, kunci = h.S.KunciPutaran(ctx, h.HR, r.ID) })
		wg.Go(func() {
			if bulan%2 == 0 {
				_, bayar = h.S.BatalKasbon(ctx, h.HR, "", kas.ID, "salah catat")
				return
			}
			_, bayar = h.S.LunasiKasbon(ctx, h.HR, "", kas.ID, pegawai.PelunasanKasbon{Jumlah: pokok, Tanggal: dasar.Tgl(2026, 10, 5), Kas: pegawai.KasPegawai{Laci: "depan"}})
		})
		wg.Wait()
		require.True(t, (kunci == nil) != (bayar == nil), "kunci: %v; kasbon: %v", kunci, bayar)
		if kunci != nil {
			require.ErrorIs(t, kunci, pegawai.ErrBasi)
		} else {
			require.True(t, errors.Is(bayar, pegawai.ErrKasbonLunas) || errors.Is(bayar, pegawai.ErrKasbonTerangsur), bayar)
		}
		ada, err := k.Stores.Kasbon.Ambil(ctx, lembaga, kas.ID)
		require.NoError(t, err)
		terangsur, err := k.Stores.Slip.Terangsur(ctx, lembaga)
		require.NoError(t, err)
		if ada[0].Batal != "" {
			require.Zero(t, terangsur[kas.ID])
		} else {
			require.Equal(t, pokok, terangsur[kas.ID]+ada[0].Pelunasan)
		}
		_, err = h.S.BalikPutaran(ctx, h.HR, r.ID, "bulan berikutnya dihitung sendiri")
		require.NoError(t, err)
		if ada[0].Batal == "" && ada[0].Pelunasan == 0 { // owed again since the reversal: out of the way
			_, err = h.S.BatalKasbon(ctx, h.HR, "", kas.ID, "selesai diuji")
			require.NoError(t, err)
		}
	}
}

package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// tempo is where a class of somebody stands.
func (r *rumah) tempo(t *testing.T, x privasi.SubjekID, k privasi.KelasRetensi) retensi.Tempo {
	t.Helper()
	ts, err := r.kantor.TempoSaya(t.Context(), r.ppdp(), x)
	require.NoError(t, err)
	for _, h := range ts {
		if h.Kelas == k {
			return h
		}
	}
	t.Fatal(k)
	return retensi.Tempo{}
}

// Requests begin to age by themselves: when the last one is closed and no consent holds,
// and not before the person left, who must be able to ask again.
func TestP52_U40_permohonanMulaiSendiri(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x, keluarPada := k.anak.Subjek, dasar.Tgl(2027, 6, 20)
		sumber := r.dengan(keluarPada, k.anak)
		sumber.mulai[x] = nil // still here
		tempo := func(mau retensi.Keadaan, mulai dasar.Tanggal, kata string) {
			t.Helper()
			h := r.tempo(t, x, privasi.RetensiPermohonan)
			require.Equal(t, mau, h.Keadaan, kata)
			require.Equal(t, mulai, h.Mulai, kata)
		}
		r.jawab(t, k.ayah, x, true)
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Akses, Uraian: "data apa saja"})
		require.NoError(t, err)
		_, err = r.kantor.BatalkanPermohonan(ctx, k.ayah, p.ID)
		require.NoError(t, err)
		tempo(retensi.Berjalan, dasar.Tanggal{}, "masih di sini")
		r.Jam.Setel(time.Date(2027, 7, 1, 3, 0, 0, 0, time.UTC))
		sumber.mulai[x] = keluar(keluarPada)
		tempo(retensi.Berjalan, dasar.Tanggal{}, "izin masih berlaku dan harus dapat dibuktikan")
		r.jawab(t, k.ayah, x, false)
		tempo(retensi.Menunggu, dasar.Tgl(2027, 7, 1), "izin ditarik sesudah keluar")
		r.Jam.Maju(48 * time.Hour)
		p, err = r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Akses, Uraian: "data apa saja"})
		require.NoError(t, err)
		tempo(retensi.Berjalan, dasar.Tanggal{}, "ada permohonan terbuka")
		r.Jam.Maju(24 * time.Hour)
		_, err = r.kantor.BatalkanPermohonan(ctx, k.ayah, p.ID)
		require.NoError(t, err)
		tempo(retensi.Menunggu, dasar.Tgl(2027, 7, 4), "ditutup")
		r.Jam.Setel(time.Date(2032, 7, 4, 16, 59, 0, 0, time.UTC)) // 23:59 WIB of the last day
		tempo(retensi.Menunggu, dasar.Tgl(2027, 7, 4), "lima tahun, sampai jam terakhir")
		r.Jam.Maju(time.Minute)
		tempo(retensi.JatuhTempo, dasar.Tgl(2027, 7, 4), "lima tahun lewat")
	})
}

// perkara opens a case about an account and closes it.
func (r *rumah) perkara(t *testing.T, oleh dasar.Pelaku, terlapor ...string) kompartemen.Laporan {
	t.Helper()
	ctx := t.Context()
	require.NoError(t, r.kantor.Laporkan(ctx, akunBernama("santri", privasi.PeranSantri), kompartemen.Isi{Uraian: "KENARI-cerita"}, terlapor...))
	xs, err := r.kantor.LaporanTim(ctx, oleh)
	require.NoError(t, err)
	_, err = r.kantor.CatatLangkah(ctx, r.Penjaga, oleh, xs[0].ID, "didampingi")
	require.NoError(t, err)
	x, err := r.kantor.TutupLaporan(ctx, oleh, xs[0].ID)
	require.NoError(t, err)
	return x
}

// lamaPerkara sets how long cases are kept.
func (r *rumah) lamaPerkara(t *testing.T, tahun int) {
	t.Helper()
	j, x, err := r.kantor.JadwalRetensi(t.Context(), privasitest.Lembaga)
	require.NoError(t, err)
	hari := dasar.TanggalDari(r.Jam.Now())
	v, _ := j.Pada(privasi.RetensiKompartemen, hari)
	v.Sejak, v.Tahun = hari, tahun
	_, err = r.kantor.GantiKelas(t.Context(), r.ppdp(), v, x.Versi)
	require.NoError(t, err)
}

// The cases of the task team go by its own order of two members, with minutes signed by
// those who could read them. The desk, the head and the accused member see nothing of it,
// before or after.
func TestP52_U60_perkaraSatgasMulaiSendiri(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.kantor
		r.dengan(dasar.Tanggal{})
		hafsah, ali, umar := akunBernama("hafsah", privasi.PeranGuru), akunBernama("ali", privasi.PeranGuru), akunBernama("umar", privasi.PeranMusyrif)
		_, err := k.TunjukSatgas(ctx, akunBernama("pengasuh", privasi.PeranPengasuh), "hafsah", "ali", "umar")
		require.NoError(t, err)
		_, err = k.UsulkanPerintahPerkara(ctx, hafsah, "Jombang")
		require.ErrorIs(t, err, retensi.ErrPerintahTetap, "lamanya belum ditetapkan")
		r.lamaPerkara(t, 5)
		tentangAli := r.perkara(t, hafsah, "ali")
		terbuka := r.perkara(t, hafsah)
		require.NoError(t, k.Laporkan(ctx, akunBernama("santri", privasi.PeranSantri), kompartemen.Isi{Uraian: "belum selesai"}))
		_, err = k.UsulkanPerintahPerkara(ctx, r.ppdp(), "Jombang")
		require.ErrorIs(t, err, kompartemen.ErrTiada)
		_, err = k.UsulkanPerintahPerkara(ctx, hafsah, "Jombang")
		require.NoError(t, err)
		_, err = k.SetujuiPerintahPerkara(ctx, hafsah)
		require.ErrorIs(t, err, retensi.ErrPerintahTetap, "bukan pengusulnya")
		_, err = k.SetujuiPerintahPerkara(ctx, ali)
		require.NoError(t, err)
		meja := func() {
			ts, err := k.JatuhTempo(ctx, r.ppdp())
			require.NoError(t, err)
			require.Empty(t, ts)
			require.Empty(t, r.semuaRun(t))
			_, err = k.RencanakanMusnah(ctx, r.ppdp(), kantor.RencanaMusnah{Sebab: retensi.SebabRetensi})
			require.ErrorIs(t, err, retensi.ErrPemusnahan)
			_, err = k.PerintahPerkara(ctx, r.kepala())
			require.ErrorIs(t, err, kompartemen.ErrTiada)
			_, err = k.BeritaPerkara(ctx, r.ppdp())
			require.ErrorIs(t, err, kompartemen.ErrTiada)
		}
		r.Jam.Maju(5 * lamaUji)
		require.Zero(t, r.rutin(t, "x").Ditutup, "29 Februari di antaranya: hari terakhir belum lewat")
		r.Jam.Maju(3 * 24 * time.Hour)
		meja()
		require.Equal(t, 2, r.rutin(t, "x").Ditutup)
		meja()
		ms, err := k.BeritaPerkara(ctx, ali)
		require.NoError(t, err)
		require.Len(t, ms, 1, "tidak dari perkara tentang dirinya")
		require.Equal(t, terbuka.Subjek, ms[0].Sasaran[0].Subjek)
		ms, err = k.BeritaPerkara(ctx, umar)
		require.NoError(t, err)
		require.Len(t, ms, 2)
		for _, m := range ms {
			require.True(t, m.Utuh())
			require.Equal(t, []string{retensi.Sistem, "ali"}, []string{m.Langkah[0].Oleh, m.Langkah[2].Oleh})
			if m.Sasaran[0].Subjek == tentangAli.Subjek {
				require.Equal(t, []string{"hafsah", "umar"}, m.BeritaAcara.Saksi)
			}
		}
		xs, err := k.LaporanTim(ctx, hafsah)
		require.NoError(t, err)
		require.Len(t, xs, 1, "yang belum ditutup tetap ada")
		rs, err := k.Stores.Rekaman.Ambil(ctx, privasitest.Lembaga, "laporan", tentangAli.ID)
		require.NoError(t, err)
		require.NotContains(t, string(rs.Isi), "ali", "siapa yang terlapor ikut hilang")
		n, err := r.Brankas.Terbuka(ctx, privasitest.Lembaga, privasi.KunciID{Subjek: tentangAli.Subjek, Kelas: privasi.RetensiKompartemen})
		require.NoError(t, err)
		require.Zero(t, n)
		_, err = k.CabutPerintahPerkara(ctx, umar)
		require.NoError(t, err)
	})
}

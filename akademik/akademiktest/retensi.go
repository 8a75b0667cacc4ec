package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

// Words about a santri go, what he learnt and what was published stays.
func ujiRetensi(t *testing.T, k Toko) {
	p := santritest.BuatPabrik(t)
	akademik.DaftarkanTipe(p.R.Daftar)
	ctx, st := t.Context(), k.Stores
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	s1, s2 := setoran("a", "s1", d(1), 1, 7), setoran("b", "s2", d(2), 8, 12)
	s1.Catatan, s2.Catatan, s1.Batal = "dibantu kakaknya Umar", "lancar", "salah santri"
	require.NoError(t, st.Setoran.Simpan(ctx, lembaga, s1, s2))
	require.NoError(t, st.Setoran.Simpan(ctx, lain, s1))
	kb := kitab("k", "s1", "alfiyah", d(3), 1, 20)
	kb.Catatan = "ditemani Umar"
	require.NoError(t, st.Kitab.Simpan(ctx, lembaga, kb))
	hasil := akademik.HasilUjian{ID: "h", Ujian: "u", Santri: "s1", Ke: 1, Hadir: true, Nilai: "80", Catatan: "gugup", Tanggal: d(4), Oleh: "akun", Dicatat: saat}
	require.NoError(t, st.Ujian.SimpanHasil(ctx, lembaga, hasil))
	require.NoError(t, st.Ujian.SimpanSyarat(ctx, lembaga, akademik.CatatanSyarat{ID: "c", Ujian: "u", Santri: "s1", Gerbang: "alf", Jenis: "dispensasi", Alasan: "ibunya sakit", Pada: d(4), Oleh: "akun", Dicatat: saat}))
	require.NoError(t, st.Ujian.SimpanSyahadah(ctx, lembaga, akademik.Syahadah{ID: "y", Tahun: 2026, Urut: 1, Santri: "s1", Judul: "Syahadah", Tanggal: d(5), Batal: "nama Umar salah", Oleh: "akun", Dicatat: saat}))
	izin := akademik.IzinSantri{Lembaga: lembaga, ID: "i", Santri: "s1", Subjek: privasi.NewSubjek(), Jenis: akademik.IzinUKS, Alasan: privasi.Tutup("demam"), Mulai: d(6), Selesai: d(7), Oleh: "akun", Dicatat: saat}
	isi := rapor.Rapor{Kelas: "7A"}
	terbit := akademik.RaporTerbit{Lembaga: lembaga, Nomor: 1, Versi: 1, Rombel: "r1", Periode: "1", Santri: "s2", Subjek: privasi.NewSubjek(), Sidik: isi.Sidik(), Isi: privasi.Tutup(isi), Pada: d(20), Oleh: "akun", Dicatat: saat}
	require.NoError(t, privasi.Segel(ctx, p.R.Brankas, p.R.Daftar, lembaga, &izin))
	require.NoError(t, privasi.Segel(ctx, p.R.Brankas, p.R.Daftar, lembaga, &terbit))
	require.NoError(t, st.Presensi.SimpanIzin(ctx, lembaga, izin))
	require.NoError(t, st.Rapor.SimpanTerbitan(ctx, lembaga, terbit))

	hari, err := st.Retensi.Terakhir(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Tanggal{"s1": d(7), "s2": d(20)}, hari)
	hari, err = st.Retensi.Terakhir(ctx, lembaga, "s2", "tiada")
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Tanggal{"s2": d(20)}, hari)

	for _, u := range []struct {
		l     dasar.LembagaID
		kelas privasi.KelasRetensi
		mau   int
	}{{lembaga, privasi.RetensiAkademik, 0}, {lembaga, privasi.RetensiPembukuan, 0}, {lembaga, privasi.RetensiIdentitas, 5}, {lembaga, privasi.RetensiIdentitas, 0}, {lembaga, privasi.RetensiKesehatan, 1}, {lembaga, privasi.RetensiKesehatan, 0}} {
		n, err := st.Retensi.Hapus(ctx, u.l, u.kelas, "s1", "tiada")
		require.NoError(t, err)
		require.Equal(t, u.mau, n["s1"], u.kelas)
		require.LessOrEqual(t, len(n), 1)
	}
	ada, err := st.Setoran.Ambil(ctx, lembaga, "a", "b")
	require.NoError(t, err)
	s1.Lembaga, s1.Versi, s2.Lembaga, s2.Versi = lembaga, 2, lembaga, 1
	s1.Catatan, s1.Batal = santri.NamaMusnah, santri.NamaMusnah
	require.Equal(t, []akademik.Setoran{s1, s2}, ada, "yang batal tetap batal, bacaannya tetap")
	luar, err := st.Setoran.Ambil(ctx, lain, "a")
	require.NoError(t, err)
	require.Equal(t, "dibantu kakaknya Umar", luar[0].Catatan, "lembaga lain tidak tersentuh")
	hs, err := st.Ujian.Hasil(ctx, lembaga, "u")
	require.NoError(t, err)
	require.Equal(t, []string{"80", santri.NamaMusnah}, []string{hs[0].Nilai, hs[0].Catatan})
	cs, err := st.Ujian.Syarat(ctx, lembaga, "u")
	require.NoError(t, err)
	require.Equal(t, santri.NamaMusnah, cs[0].Alasan)
	is, err := st.Presensi.Izin(ctx, lembaga, akademik.SaringIzin{ID: []string{"i"}})
	require.NoError(t, err)
	izin.Alasan, izin.Versi = privasi.Tertutup[string]{}, 2
	privasitest.SamaDi(t, p.R, lembaga, izin, is[0])
	ts, err := st.Rapor.Terbitan(ctx, lembaga, akademik.SaringTerbitan{Isi: true})
	require.NoError(t, err)
	privasitest.SamaDi(t, p.R, lembaga, terbit, ts[0])
}

package akademiktest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// ujiMilik: everything of one santri, what was replaced too, and nothing of the others.
func ujiMilik(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores
	const aku, dia santri.ID = "s1", "s2"
	skor := func(s santri.ID, angka nilai.Angka, versi int) akademik.Skor {
		return akademik.Skor{Asesmen: "a", Santri: s, Percobaan: 1, Keadaan: nilai.Ada, Angka: angka, Oleh: "akun", Dicatat: saat, Versi: versi}
	}
	hadir := func(versi int, c ...presensi.Catatan) akademik.Register {
		return akademik.Register{ID: "2026-10-05/0420/r/mtk", Tanggal: dasar.Tgl(2026, 10, 5), Mulai: 420, Selesai: 460, Rombel: "r", Mapel: "mtk", JP: 1, Anggota: []santri.ID{aku, dia, "s3"}, Catatan: c, Oleh: "akun", Dicatat: saat, Versi: versi}
	}
	alpa, sakit, lain1 := presensi.Catatan{Santri: aku, Keadaan: presensi.Alpa}, presensi.Catatan{Santri: aku, Keadaan: presensi.Sakit}, presensi.Catatan{Santri: dia, Keadaan: presensi.Alpa}
	naik := func(s santri.ID) akademik.BarisKenaikan {
		return akademik.BarisKenaikan{Putaran: "p", Santri: s, Dari: "r", Usul: kenaikan.Naik, Putusan: kenaikan.Naik, Keadaan: akademik.Diterapkan, Oleh: "akun", Dicatat: saat}
	}
	syarat := func(id string, s santri.ID) akademik.CatatanSyarat {
		return akademik.CatatanSyarat{ID: id, Ujian: "u", Santri: s, Gerbang: "g", Pada: dasar.Tgl(2026, 10, 5), Oleh: "akun", Dicatat: saat}
	}
	hasil := func(id string, s santri.ID) akademik.HasilUjian {
		return akademik.HasilUjian{ID: id, Ujian: "u", Santri: s, Ke: 1, Hadir: true, Nilai: "90", Tanggal: dasar.Tgl(2026, 10, 5), Oleh: "akun", Dicatat: saat}
	}
	for _, di := range []dasar.LembagaID{lembaga, lain} {
		require.NoError(t, st.Nilai.SimpanSkor(ctx, di, skor(aku, nilai.A(60), 0), skor(dia, nilai.A(10), 0)))
		require.NoError(t, st.Nilai.SimpanSkor(ctx, di, skor(aku, nilai.A(75), 1)))
		require.NoError(t, st.Presensi.SimpanRegister(ctx, di, hadir(0, alpa, lain1)))
		require.NoError(t, st.Presensi.SimpanRegister(ctx, di, hadir(1, sakit, lain1)))
		require.NoError(t, st.Kenaikan.SimpanBaris(ctx, di, naik(aku), naik(dia)))
		require.NoError(t, st.Ujian.SimpanSyarat(ctx, di, syarat("c1", aku), syarat("c2", dia)))
		require.NoError(t, st.Ujian.SimpanHasil(ctx, di, hasil("h1", aku), hasil("h2", dia)))
	}

	ss := dasartest.Kumpul(t, st.Milik.Skor(ctx, lembaga, aku))
	require.Len(t, ss, 2)
	require.Equal(t, []nilai.Angka{nilai.A(60), nilai.A(75)}, []nilai.Angka{ss[0].Angka, ss[1].Angka}, "juga yang sudah diganti")
	rs := dasartest.Kumpul(t, st.Milik.Register(ctx, lembaga, aku))
	require.Len(t, rs, 2)
	require.Equal(t, [][]presensi.Catatan{{sakit}, {alpa}}, [][]presensi.Catatan{rs[0].Catatan, rs[1].Catatan}, "hanya tentang dia, juga yang sudah diganti")
	require.Equal(t, []int{2, 1}, []int{rs[0].Versi, rs[1].Versi})
	require.Equal(t, akademik.KodeMapel("mtk"), rs[0].Mapel)
	require.Empty(t, rs[0].Anggota)
	ns, err := st.Milik.Kenaikan(ctx, lembaga, aku)
	require.NoError(t, err)
	require.Len(t, ns, 1)
	require.Equal(t, aku, ns[0].Santri)
	cs, err := st.Milik.Syarat(ctx, lembaga, aku)
	require.NoError(t, err)
	require.Len(t, cs, 1)
	require.Equal(t, "c1", cs[0].ID)
	hs, err := st.Milik.Hasil(ctx, lembaga, aku)
	require.NoError(t, err)
	require.Len(t, hs, 1)
	require.Equal(t, "h1", hs[0].ID)
	for _, s := range [][]santri.ID{nil, {"tiada"}} {
		require.Empty(t, dasartest.Kumpul(t, st.Milik.Register(ctx, lembaga, s...)))
		require.Empty(t, dasartest.Kumpul(t, st.Milik.Skor(ctx, lembaga, s...)))
		require.Empty(t, dasartest.Kumpul(t, st.Milik.Setoran(ctx, lembaga, s...)))
		require.Empty(t, dasartest.Kumpul(t, st.Kitab.Alirkan(ctx, lembaga, s...)))
	}
}

// ujiMilikBanyak: a stream is whole and in order over the edges of its pages, gives each
// row once, and lets other work run in between.
func ujiMilikBanyak(t *testing.T, k Toko) {
	const banyak = 1203 // more than two pages
	ctx, st := t.Context(), k.Stores
	var ss []akademik.Setoran
	var ks []akademik.SetoranKitab
	var rs []akademik.Register
	var js []akademik.Jurnal
	for i := range banyak {
		hari, id := dasar.Tgl(2020, 1, 1).TambahHari(i/3), fmt.Sprintf("%05d", i)
		ss = append(ss, akademik.Setoran{ID: id, Santri: "s1", Tanggal: hari, Oleh: "akun", Dicatat: saat})
		ks = append(ks, akademik.SetoranKitab{ID: id, Santri: "s1", Kitab: "alfiyah", Tanggal: hari, Oleh: "akun", Dicatat: saat})
		rs = append(rs, akademik.Register{ID: id, Tanggal: hari, Mulai: 420, Selesai: 460, Rombel: "r", Mapel: "mtk", JP: 1, Anggota: []santri.ID{"s1", "s2"}, Catatan: []presensi.Catatan{{Santri: "s1", Keadaan: presensi.Alpa}, {Santri: "s2", Keadaan: presensi.Alpa}}, Oleh: "akun", Dicatat: saat})
		js = append(js, akademik.Jurnal{ID: id, Tanggal: hari, Rombel: "r", Mapel: "mtk", Pengajar: []akademik.Pengajar{{Guru: pegawai.ID("g" + id[4:]), Menggantikan: "g1"}}, Oleh: "akun", Dicatat: saat})
	}
	require.NoError(t, st.Setoran.Simpan(ctx, lembaga, ss...))
	require.NoError(t, st.Kitab.Simpan(ctx, lembaga, ks...))
	require.NoError(t, st.Presensi.SimpanRegister(ctx, lembaga, rs...))
	require.NoError(t, st.Presensi.SimpanJurnal(ctx, lembaga, js...))
	n := 0
	for r, err := range st.Milik.Register(ctx, lembaga, "s1") {
		require.NoError(t, err)
		require.Equal(t, rs[n].ID, r.ID)
		require.Len(t, r.Catatan, 1)
		if n++; n == 600 {
			require.NoError(t, st.Setoran.Simpan(ctx, lembaga, akademik.Setoran{ID: "di-tengah", Santri: "s2", Tanggal: dasar.Tgl(2020, 1, 1), Oleh: "akun", Dicatat: saat}))
		}
	}
	require.Equal(t, banyak, n)
	for i, s := range dasartest.Kumpul(t, st.Milik.Setoran(ctx, lembaga, "s1", "tiada")) {
		require.Equal(t, ss[i].ID, s.ID)
	}
	require.Len(t, dasartest.Kumpul(t, st.Milik.Setoran(ctx, lembaga, "s1")), banyak)
	require.Len(t, dasartest.Kumpul(t, st.Kitab.Alirkan(ctx, lembaga, "s1")), banyak)
	require.Len(t, dasartest.Kumpul(t, st.Milik.Jurnal(ctx, lembaga, "g1")), banyak, "juga yang menjadi tugasnya")
	require.Len(t, dasartest.Kumpul(t, st.Milik.Jurnal(ctx, lembaga, "g7")), 120)
	require.Empty(t, dasartest.Kumpul(t, st.Milik.Jurnal(ctx, lain, "g1")))
}

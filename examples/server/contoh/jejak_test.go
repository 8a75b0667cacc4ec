package contoh_test

import (
	"context"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// jejak is the way of one santri through the sample school.
type jejak struct {
	t     *testing.T
	s     *akademik.Service
	pel   dasar.Pelaku
	kelas akademik.Rombel
	orang santri.Peserta
	leger akademik.Leger
	ketua pegawai.ID // of the meeting that decides on promotion
}

// pilih finds the first santri of the school who has rapor marks and recitations.
func (j *jejak) pilih(hafal map[string]int) {
	ctx := j.t.Context()
	rs, err := j.s.Rombel(ctx, j.pel, akademik.SaringRombel{Jalur: santri.Formal})
	require.NoError(j.t, err)
	for _, r := range rs {
		ls, err := j.s.Leger(ctx, j.pel, "1", r.ID)
		require.NoError(j.t, err)
		for _, o := range ls[0].Santri {
			if len(ls[0].Hasil[o.ID]) > 0 && hafal[string(o.NIS)] > 0 && r.Tingkat == "7" {
				j.kelas, j.orang, j.leger = r, o, ls[0]
				return
			}
		}
	}
	require.FailNow(j.t, "tidak ada santri yang bernilai dan bersetoran")
}

// naik promotes the santri to the class of the next level in a new year.
func (j *jejak) naik(ctx context.Context) (akademik.Rombel, akademik.TahunAjaran) {
	t, err := j.s.AturTahun(ctx, j.pel, "", akademik.TahunAjaran{Nama: "2027/2028", Kalender: akademik.Masehi, Jalur: []santri.Jalur{santri.Formal}, Mulai: dasar.Tgl(2027, 7, 1), Selesai: dasar.Tgl(2028, 6, 30),
		Periode: []akademik.Periode{{Kode: "1", Nama: "Ganjil", Mulai: dasar.Tgl(2027, 7, 1), Selesai: dasar.Tgl(2028, 6, 30)}}})
	require.NoError(j.t, err)
	ke, err := j.s.AturRombel(ctx, j.pel, "", akademik.Rombel{Tahun: t.ID, Jenis: akademik.Kelas, Jalur: j.kelas.Jalur, Unit: j.kelas.Unit, Tingkat: "8", Nama: "8 Uji"})
	require.NoError(j.t, err)
	k, err := j.s.AturKenaikan(ctx, j.pel, "", akademik.Kenaikan{Dari: j.kelas.Tahun, Ke: t.ID, Rombel: []akademik.RombelID{j.kelas.ID}, Pada: t.Mulai, Rapat: dasar.Tgl(2027, 6, 20), Pemimpin: j.ketua})
	require.NoError(j.t, err)
	rs, err := j.s.PutuskanKenaikan(ctx, j.pel, "", k.ID, akademik.IsianPutusan{Santri: j.orang.ID, Putusan: kenaikan.Naik, Tujuan: ke[0].ID, Sebab: "lain"})
	require.NoError(j.t, err)
	require.Empty(j.t, rs[0].Tolak, rs[0].Pesan)
	rs, err = j.s.TerapkanKenaikan(ctx, j.pel, "", k.ID, nil)
	require.NoError(j.t, err)
	require.Len(j.t, rs, 1)
	require.Empty(j.t, rs[0].Tolak, rs[0].Pesan)
	return ke[0], t
}

func (j *jejak) anggota(r akademik.RombelID, hari dasar.Tanggal) bool {
	ps, err := j.s.Anggota(j.t.Context(), j.pel, r, hari)
	require.NoError(j.t, err)
	return slices.ContainsFunc(ps, func(p santri.Peserta) bool { return p.ID == j.orang.ID })
}

// One santri goes through the year: the class of the office's sheet, marks and recitations
// out of files, a rapor that is published with just these marks, and the next class. What
// was, stays: the class of last year, the rapor and what is known by heart.
func TestContoh_jejak_seorang_santri(t *testing.T) {
	jam, ctx := dasartest.JamPada(time.Date(2026, 11, 9, 3, 0, 0, 0, time.UTC)), t.Context()
	srv, err := rakit.Buka(ctx, rakit.Opsi{Data: t.TempDir(), Now: jam.Now, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, srv.Close()) })
	h, err := (&contoh.Pelari{Server: srv, Folder: contoh.Bawaan()}).Jalankan(ctx)
	require.NoError(t, err)
	j := &jejak{t: t, s: srv.Akademik, pel: h.Admin.Pelaku().Untuk(privasi.TujuanRapor)}
	j.pel.Peran = privasi.PeranKepala
	guru, _, err := srv.Pegawai.Stores.Pegawai.Cari(ctx, j.pel.Lembaga, pegawai.Saringan{}, dasar.Page{Limit: 1})
	require.NoError(t, err)
	j.ketua = guru[0].ID
	hafal := h.Ringkasan.Setoran.Hafal
	j.pilih(hafal)

	require.NoError(t, j.s.LangkahRapor(ctx, j.pel, "", rapor.Kurikulum, akademik.LangkahRaporBaru{Rombel: j.kelas.ID, Periode: "1", Langkah: rapor.Kunci, Alasan: "rapat sudah setuju"}))
	terbit, err := j.s.TerbitkanRapor(ctx, j.pel, "", rapor.Kurikulum, j.kelas.ID, "1")
	require.NoError(t, err)
	require.Len(t, terbit, len(j.leger.Santri), "seluruh kelas")
	buka := func() rapor.Rapor {
		d, err := j.s.BukaRapor(ctx, j.pel, akademik.SaringTerbitan{Santri: []santri.ID{j.orang.ID}, Periode: "1"})
		require.NoError(t, err)
		require.Len(t, d, 1)
		return d[0].Rapor
	}
	r, bernilai := buka(), 0
	require.Equal(t, []string{string(j.orang.NIS), j.kelas.Nama}, []string{r.Santri.NIS, r.Kelas})
	for _, k := range r.Formal.Kelompok {
		for _, m := range k.Mapel {
			if n := j.leger.Hasil[j.orang.ID][akademik.KodeMapel(m.Kode)].Rapor; n.Ada {
				require.Equal(t, n.Bulat.Desimal().String(), m.Nilai, m.Nama)
				bernilai++
			}
		}
	}
	require.Positive(t, bernilai)

	jam.Setel(time.Date(2027, 7, 15, 3, 0, 0, 0, time.UTC))
	ke, tahun := j.naik(ctx)
	require.True(t, j.anggota(ke.ID, tahun.Mulai))
	require.False(t, j.anggota(ke.ID, tahun.Mulai.TambahHari(-1)))
	require.True(t, j.anggota(j.kelas.ID, tahun.Mulai.TambahHari(-1)), "tahun lalu tetap di kelas lama")
	k, err := j.s.Hafalan(ctx, j.pel, j.orang.ID)
	require.NoError(t, err)
	require.Equal(t, hafal[string(j.orang.NIS)], k.Hafal.Jumlah())
	require.Equal(t, r, buka(), "yang terbit tidak berubah")
}

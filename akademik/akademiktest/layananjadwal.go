package akademiktest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// libur are holidays of one institution.
type libur []akademik.HariLibur

// Libur implements [akademik.SumberLibur].
func (x libur) Libur(context.Context, dasar.LembagaID, dasar.Tanggal, dasar.Tanggal) ([]akademik.HariLibur, error) {
	return x, nil
}

// Lessons follow from the version that holds on the day: the newest that covers the
// class, within the year, holidays left out.
func layananPelajaran(t *testing.T, h *Sekolah) {
	ctx, st := t.Context(), h.Stores.Jadwal
	lama, baru, draf := versiJadwal("lama", h.Tahun.ID, dasar.Tgl(2026, 7, 1)), versiJadwal("baru", h.Tahun.ID, dasar.Tgl(2026, 10, 6)), versiJadwal("draf", h.Tahun.ID, dasar.Tgl(2026, 10, 5))
	lama.Status, baru.Status, baru.Jalur = akademik.JadwalBerlaku, akademik.JadwalBerlaku, []santri.Jalur{santri.Formal}
	baru.Kisi[0] = KisiUji("MTs", santri.Formal, 8, 4)
	lama.Kisi = append(lama.Kisi, KisiUji("Tahfidz", santri.Tahfidz, 5, 2))
	require.NoError(t, st.SimpanJadwal(ctx, lembaga, lama, baru, draf))
	buat := func(id, kisi string, m akademik.KodeMapel, hari jadwal.Hari, jam int, rombel ...akademik.RombelID) akademik.KegiatanJadwal {
		k := akademik.KegiatanJadwal{ID: id, Kisi: kisi, Mapel: m, Guru: []pegawai.ID{"g1"}, JP: 2, Tempat: akademik.Tempat{Ada: true, Hari: hari, Jam: jam, Ruang: "Lab"}}
		for _, r := range rombel {
			k.Peserta = append(k.Peserta, akademik.PesertaJadwal{Rombel: r})
		}
		return k
	}
	luar, tunggu := buat("luar", "MTs", "mtk", jadwal.Senin, 3, h.Kelas.ID), buat("tunggu", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID)
	tunggu.Tempat = akademik.Tempat{}
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "lama", []akademik.KegiatanJadwal{luar, tunggu, buat("a", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID), buat("h", "Tahfidz", "quran", jadwal.Selasa, 0, h.Halaqah.ID)}))
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "baru", []akademik.KegiatanJadwal{buat("a", "MTs", "mtk", jadwal.Selasa, 1, h.Kelas.ID)}))
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "draf", []akademik.KegiatanJadwal{buat("a", "MTs", "mtk", jadwal.Senin, 0, h.Kelas.ID)}))
	ada, err := h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	satu := func(hari int, mulai, selesai jadwal.Menit, r akademik.RombelID, m akademik.KodeMapel) akademik.Pelajaran {
		return akademik.Pelajaran{Tanggal: dasar.Tgl(2026, 10, hari), Selang: jadwal.Selang{Mulai: mulai, Selesai: selesai}, Rombel: r, Mapel: m, Guru: []pegawai.ID{"g1"}, Ruang: "Lab", JP: 2}
	}
	require.Equal(t, []akademik.Pelajaran{
		satu(5, jadwal.Pukul(7, 0), jadwal.Pukul(8, 20), h.Kelas.ID, "mtk"),
		satu(6, jadwal.Pukul(5, 0), jadwal.Pukul(6, 20), h.Halaqah.ID, "quran"),
		satu(6, jadwal.Pukul(8, 40), jadwal.Pukul(10, 0), h.Kelas.ID, "mtk"),
	}, ada, "Senin yang lama, Selasa yang baru; halaqah tetap yang lama")
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12), h.Halaqah.ID)
	require.NoError(t, err)
	require.Len(t, ada, 1)
	for nama, rentang := range map[string][2]dasar.Tanggal{"di luar tahun": {dasar.Tgl(2027, 7, 1), dasar.Tgl(2027, 7, 31)}, "terbalik": {dasar.Tgl(2026, 10, 12), dasar.Tgl(2026, 10, 5)}} {
		ada, err = h.Pelajaran(ctx, lembaga, rentang[0], rentang[1])
		require.NoError(t, err)
		require.Empty(t, ada, nama)
	}
	ada, err = h.Pelajaran(ctx, lain, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	require.Empty(t, ada)
	h.Libur = libur{{Tanggal: dasar.Tgl(2026, 10, 5)}, {Tanggal: dasar.Tgl(2026, 10, 6), Unit: []santri.KodeUnit{"MTs"}}, {Tanggal: dasar.Tgl(2026, 10, 6), Jalur: []santri.Jalur{santri.Diniyah}}}
	ada, err = h.Pelajaran(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 12))
	require.NoError(t, err)
	require.Len(t, ada, 1, "libur unit MTs tidak meliburkan halaqah")
	require.Equal(t, h.Halaqah.ID, ada[0].Rombel)
}

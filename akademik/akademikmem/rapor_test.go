package akademikmem_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Whatever people do in whatever order: numbers have no gap, what was published never
// changes, versions follow each other, and nothing is written into what is closed.
func TestRaporAcak(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		k := memori(t)
		h := akademiktest.BuatSekolah(t, k)
		kelas := []akademik.RombelID{h.Kelas.ID, h.Halaqah.ID}
		terbit := map[[2]int]rapor.Sidik{}
		for range rapid.IntRange(1, 25).Draw(rt, "banyak") {
			r := rapid.SampledFrom(kelas).Draw(rt, "kelas")
			peran := rapor.Peran(rapid.IntRange(1, 7).Draw(rt, "peran"))
			switch l := rapid.SampledFrom([]rapor.Langkah{rapor.Kunci, rapor.Terbitkan, rapor.Buka, "isi"}).Draw(rt, "langkah"); l {
			case rapor.Terbitkan:
				_, err := h.TerbitkanRapor(t.Context(), h.Pelaku, "", peran, r, "1")
				diharapkan(t, err)
			case "isi":
				isiAcak(t, rt, h, r, peran)
			default:
				diharapkan(t, h.LangkahRapor(t.Context(), h.Pelaku, "", peran, akademik.LangkahRaporBaru{Rombel: r, Periode: "1", Langkah: l, Alasan: "alasan uji"}))
			}
			semua, err := k.Stores.Rapor.Terbitan(t.Context(), akademiktest.Lembaga, akademik.SaringTerbitan{})
			require.NoError(t, err)
			require.GreaterOrEqual(t, len(semua), len(terbit), "tidak ada terbitan yang hilang")
			for n, x := range semua {
				kunci := [2]int{x.Nomor, x.Versi}
				if s, ada := terbit[kunci]; ada {
					require.Equal(t, s, x.Sidik, "yang terbit tidak berubah")
				}
				terbit[kunci] = x.Sidik
				lanjut := n > 0 && x.Nomor == semua[n-1].Nomor && x.Versi == semua[n-1].Versi+1
				baru := x.Versi == 1 && (n == 0 && x.Nomor == 1 || n > 0 && x.Nomor == semua[n-1].Nomor+1)
				require.True(t, lanjut || baru, "tanpa lubang: %v sesudah %d", kunci, n)
			}
		}
	})
}

// isiAcak writes a note for one santri, and checks that it is taken exactly while the
// class is open.
func isiAcak(t *testing.T, rt *rapid.T, h *akademiktest.Sekolah, r akademik.RombelID, peran rapor.Peran) {
	s := h.Santri[rapid.IntRange(0, 2).Draw(rt, "santri")].ID
	draf, err := h.DrafRapor(t.Context(), h.Pelaku, "1", r)
	require.NoError(t, err)
	k, err := h.KeadaanRapor(t.Context(), h.Pelaku, "1", r)
	require.NoError(t, err)
	teks := rapid.SampledFrom([]string{"", "satu", "dua"}).Draw(rt, "teks")
	lama, versi := catatanDari(draf, s)
	n, gagal, err := h.IsiRapor(t.Context(), h.Pelaku, peran, r, "1", "", akademik.IsianRaporBaru{Santri: s, Isi: akademik.IsiRapor{Catatan: teks}, Versi: versi})
	require.Empty(t, gagal)
	diharapkan(t, err)
	if n > 0 {
		require.False(t, k[0].Kelas().Kelas(), "kelas yang terkunci tidak menerima isian")
		require.NotEqual(t, lama, teks)
	}
}

func catatanDari(draf []akademik.DrafRapor, s santri.ID) (string, int) {
	for _, d := range draf {
		if d.Santri.ID == s {
			return d.Rapor.Catatan, d.Isian[""].Versi
		}
	}
	return "", 0
}

// diharapkan lets refusals through, and nothing else.
func diharapkan(t *testing.T, err error) {
	if k := dasar.KindOf(err); err != nil && k != dasar.Conflict && k != dasar.Forbidden {
		require.NoError(t, err)
	}
}

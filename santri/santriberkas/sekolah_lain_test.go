package santriberkas_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Another invented school: commas, Windows-1252, lone CR, a letterhead above
// the titles, other titles in another order, other units, totals below.
func TestImpor_sekolah_lain(t *testing.T) {
	t.Parallel()
	l := baca(t, "al-hikmah.csv")
	diSemua(t, func(t *testing.T, r *rumah) {
		r.unit(t, lembaga, "Pondok", "SMP", "SMK")
		p, h := r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
		require.Len(t, p.Catatan, 3)
		require.Contains(t, p.Catatan[0], "Windows-1252")
		require.Contains(t, p.Catatan[1], "Y Golongan Darah")
		require.Contains(t, p.Catatan[2], "baris 13, 14")
		var kecualian []kecuali
		for _, b := range p.Baris {
			if u, ada := b.Utama(); ada {
				kecualian = append(kecualian, kecuali{b.Nomor, b.NIS, string(b.Hasil), u.Bidang, u.Nilai()})
			}
		}
		require.Equal(t, []kecuali{
			{4, "26.001", "perbaiki", "jenis_kelamin", "P"},
			{5, "26.002", "perbaiki", "nisn", "0131234568"},
			{8, "26.005", "tolak", "jenis_kelamin", ""},
			{9, "26.006", "tolak", "unit", ""},
			{10, "26.007", "perbaiki", "nama", "Spasi Ganda"},
		}, kecualian)
		require.Equal(t, 6, h.Baru)
		orang := r.semua(t, lembaga)
		require.Equal(t, orang["26.001"].Keluarga, orang["26.002"].Keluarga)
		require.NotEqual(t, orang["26.003"].Keluarga, orang["26.004"].Keluarga, "nomor lain, keluarga lain")
		nur := orang["26.001"]
		require.Equal(t, "Nûr Aini", nur.Nama)
		require.Equal(t, 2026, nur.Angkatan)
		require.True(t, nur.Mukim)
		require.Equal(t, []santri.Anggota{{Jalur: santri.Formal, Unit: "SMP", Tingkat: "7", Kelas: "VII-A"}, {Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "1 Ula", Kelas: "1 Ula A"}}, nur.Anggota)
		require.Equal(t, santri.Anggota{Jalur: santri.Formal, Unit: "SMK", Tingkat: "10", Kelas: "X TKJ 1"}, orang["26.004"].Utama())
		require.False(t, orang["26.004"].Mukim)
		require.Equal(t, santri.Anggota{Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "3 Ulya", Kelas: "3 Ulya"}, orang["26.008"].Utama())

		profil, err := r.impor.Service.Ambil(context.Background(), tataUsaha(lembaga), orang["26.003"].ID)
		require.NoError(t, err)
		require.Len(t, profil.Wali, 3)
		require.Equal(t, santri.Pengampu, profil.Wali[0].Hubungan, "wali yang disebut dihubungi pertama")
		require.Equal(t, dasar.Tgl(2010, 6, 5), profil.Santri.TanggalLahir)
		profil, err = r.impor.Service.Ambil(context.Background(), tataUsaha(lembaga), orang["26.004"].ID)
		require.NoError(t, err)
		require.Equal(t, santri.Ibu, profil.Wali[0].Hubungan, "anak yatim: ibunya")

		_, h = r.masukkan(t, lembaga, santri.PermintaanImpor{Lembar: l})
		require.Zero(t, h.Baru+h.Berubah)
		require.Equal(t, 6, h.Sama)
	})
}

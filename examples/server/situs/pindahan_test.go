package situs_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

// bawaan downloads the copy of a person and reads it as the next school does.
func (r *rumah) bawaan(l dasar.LembagaID, w peramban, x privasi.SubjekID) santri.Bawaan {
	r.t.Helper()
	status, berkas := w.kirim(http.MethodPost, "/data-saya/"+string(x)+"/unduh", nil)
	require.Equal(r.t, 200, status, berkas)
	publik, err := r.s.Kantor.KunciPublik(r.t.Context(), l)
	require.NoError(r.t, err)
	_, isi, err := ekspor.BacaSeksi(strings.NewReader(berkas), int64(len(berkas)), publik, r.jam.Now(), santri.TipeBawaan()...)
	require.NoError(r.t, err)
	rusak := strings.Replace(berkas, "PK", "PQ", 1)
	_, _, err = ekspor.BacaSeksi(strings.NewReader(rusak), int64(len(rusak)), publik, r.jam.Now(), santri.TipeBawaan()...)
	require.Error(r.t, err, "yang berubah tidak dibaca")
	return isi
}

// A santri and his father take their copies to another school: what they gave of
// themselves stands there as it stood here, and leaves again the same.
func TestI32_U35_pindahPesantren(t *testing.T) {
	r := bangun(t)
	ctx := t.Context()
	xs, err := r.s.Santri.Stores.Santri.Ambil(ctx, "A", r.id["Ahmad Fauzi"])
	require.NoError(t, err)
	xs[0].TanggalLahir, xs[0].TempatLahir, xs[0].NamaArab = dasar.Tgl(2013, 5, 1), "Kediri", "أحمد فوزي"
	xs[0].NIK, xs[0].Alamat, xs[0].Catatan = privasi.Tutup(santri.NIK("3599010105130001")), privasi.Tutup("Jl. Melati 3"), privasi.Tutup("catatan petugas")
	require.NoError(t, privasi.Segel(ctx, r.s.Brankas, r.s.Daftar, "A", &xs[0]))
	require.NoError(t, r.s.Santri.Stores.Santri.Simpan(ctx, "A", xs...))
	w := r.wali("Ahmad Fauzi", "nashir")
	r.buktikan("Ahmad Fauzi")
	ikatan, err := r.s.Santri.Stores.Wali.Perwalian(ctx, "A", r.id["Ahmad Fauzi"])
	require.NoError(t, err)
	ws, err := r.s.Santri.Stores.Wali.Ambil(ctx, "A", ikatan[0].Wali)
	require.NoError(t, err)
	anak, ayah := r.bawaan("A", w, r.subjek("Ahmad Fauzi")), r.bawaan("A", w, ws[0].Subjek)

	_, err = santri.DariBawaan(r.s.Daftar, ayah)
	require.ErrorIs(t, err, santri.ErrPindahan)
	_, err = santri.DariBawaan(r.s.Daftar, anak, anak)
	require.ErrorIs(t, err, santri.ErrPindahan)
	p, err := santri.DariBawaan(r.s.Daftar, anak, ayah)
	require.NoError(t, err)
	p.Pada, p.Santri.Status, p.Keanggotaan = dasar.Tgl(2025, 10, 20), santri.Aktif, []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Kelas: "7A"}}
	r.lembaga("B", "umar.b")
	ns, err := r.s.Santri.Terima(ctx, r.pelaku("B", "tata_usaha", privasi.TujuanKesiswaan), p)
	require.NoError(t, err)
	require.Empty(t, ns[0].NIS, "nomor induk diberi sekolah yang baru")
	require.True(t, ns[0].Catatan.Kosong(), "catatan petugas tinggal di sana")

	baru, err := r.s.Santri.Stores.Wali.Perwalian(ctx, "B", ns[0].ID)
	require.NoError(t, err)
	require.Equal(t, []any{santri.Ayah, true}, []any{baru[0].Hubungan, baru[0].Utama})
	wb, err := r.s.Santri.Stores.Wali.Ambil(ctx, "B", baru[0].Wali)
	require.NoError(t, err)
	_, err = r.s.Akun.Buat(ctx, akun.Akun{Lembaga: "B", NamaMasuk: "nashir.b", Nama: "Nashir", Peran: "wali", Wali: string(wb[0].ID)}, sandiUji)
	require.NoError(t, err)
	pel := r.pelaku("B", privasi.PeranPPDP, privasi.TujuanHakSubjek)
	k, err := r.s.Kantor.AjukanWali(ctx, pel, ns[0].Subjek, wb[0].Subjek, "ayah", wali.SemuaHak()...)
	require.NoError(t, err)
	pel.ID = "petugas-lain"
	_, err = r.s.Kantor.BuktikanWali(ctx, pel, k.ID, wali.BuktiKK, "KK-7", true)
	require.NoError(t, err)
	b := r.masuk("nashir.b")
	sama := func(tipe string, lama, kini santri.Bawaan, bidang ...string) {
		t.Helper()
		for _, f := range bidang {
			require.NotEmpty(t, lama[tipe][0][f], f)
			require.Equal(t, string(lama[tipe][0][f]), string(kini[tipe][0][f]), f)
		}
	}
	sama("santri.Santri", anak, r.bawaan("B", b, ns[0].Subjek), "Nama", "NamaArab", "JenisKelamin", "TempatLahir", "TanggalLahir", "NIK", "NoKK", "NISN", "Alamat", "HP", "Resmi", "Kesehatan")
	sama("santri.Wali", ayah, r.bawaan("B", b, wb[0].Subjek), "Nama", "NIK", "HP")
	require.Contains(t, string(anak["santri.Santri"][0]["NIK"]), "3599010105130001")
	require.NotEqual(t, json.RawMessage(`""`), anak["santri.Santri"][0]["Alamat"])
}

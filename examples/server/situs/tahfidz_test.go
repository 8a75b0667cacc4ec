package situs_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// halaqahUtsman gives two santri a halaqah whose ustadz is a signed-in teacher.
func (r *rumah) halaqahUtsman() (guru peramban, jalur string) {
	r.t.Helper()
	ctx, pel := r.t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanKesiswaan)
	for _, nama := range []string{"Ahmad Fauzi", "Siti Aminah"} {
		_, err := r.s.Santri.Pindahkan(ctx, pel, r.id[nama], santri.Keanggotaan{Jalur: santri.Tahfidz, Unit: "Pondok", Tingkat: "1", Kelas: "Utsman", Mulai: dasar.Tgl(2025, 10, 1)}, "pindah")
		require.NoError(r.t, err)
	}
	r.siapTahun()
	guru = r.guru("G01", "Idris Contoh")
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(ctx, "A", []string{"G01"}, nil)
	require.NoError(r.t, err)
	ts, err := r.s.Akademik.Tahun(ctx, pel.Untuk(privasi.TujuanRapor))
	require.NoError(r.t, err)
	rs, err := r.s.Akademik.AturRombel(ctx, pel.Untuk(privasi.TujuanRapor), "", akademik.Rombel{Tahun: ts[0].ID, Jenis: akademik.Halaqah, Jalur: santri.Tahfidz, Unit: "Pondok", Tingkat: "1", Nama: "Utsman", Wali: pegawai.ID(ada[0].ID)})
	require.NoError(r.t, err)
	return guru, "/tahfidz/" + string(rs[0].ID)
}

// siapTahun gives institution A its school year.
func (r *rumah) siapTahun() {
	r.t.Helper()
	tu := r.tataUsaha()
	f := formulir(r.t, tu.isi("/akademik/tahun"), "/akademik/tahun", 0)
	kirimBaik(r.t, tu, "/akademik/tahun", dengan(f, "kalender", "masehi"), "disimpan")
}

func TestTahfidz_setoran_halaqah(t *testing.T) {
	r := bangun(t)
	guru, jalur := r.halaqahUtsman()
	require.Contains(t, guru.isi("/akademik"), jalur)
	isi := guru.isi(jalur)
	require.Contains(t, isi, "0 dari 2 sudah setor")
	require.NotContains(t, isi, "Budi")
	a, b := string(r.id["Ahmad Fauzi"]), string(r.id["Siti Aminah"])
	baris := func(v url.Values, id, surah, dari, sampai string, lain ...string) url.Values {
		v["santri"] = append(v["santri"], id)
		dengan(v, "surah-"+id, surah, "dari-"+id, dari, "sampai-"+id, sampai, "jenis-"+id, "ziyadah", "hasil-"+id, "lulus")
		for i := 0; i < len(lain); i += 2 {
			v.Set(lain[i]+"-"+id, lain[i+1])
		}
		return v
	}
	awal := func(kunci string) url.Values { return url.Values{"kunci": {kunci}, "hari": {"2025-10-20"}} }
	kirimBuruk(t, guru, jalur, baris(awal("1"), a, "1", "1", ""), 422, "SRV-HALAMAN-02")
	kirimBuruk(t, guru, jalur, baris(baris(awal("2"), a, "1", "1", "7"), b, "1", "1", "9"), 422, "AKD-MUSHAF", `value="7"`, "keliru")
	kirimBuruk(t, guru, jalur, baris(awal("3"), a, "2", "5", "1"), 422, "AKD-MUSHAF-02")
	require.Contains(t, guru.isi(jalur), "0 dari 2 sudah setor", "yang ditolak tidak tersimpan separuh")
	v := baris(baris(awal("4"), a, "1", "1", "7", "lupa", "1"), b, "2", "1", "5", "hasil", "ulang")
	isi = kirimBaik(t, guru, jalur, v, "2 setoran dicatat", "2 dari 2 sudah setor", "Al-Fatihah", "1 salah")
	kirimBaik(t, guru, jalur, v, "2 dari 2")
	require.Contains(t, isi, `name="dari-`+a+`" value="1"`)
	require.Regexp(t, `<option value="2" selected>`, isi, "lanjut ke Al-Baqarah")
	peta := guru.isi("/tahfidz/santri/" + a)
	for _, kata := range []string{"Hafalan Ahmad Fauzi", "halaman 1: 7 dari 7 ayat", "penuh", "mushaf"} {
		require.Contains(t, peta, kata)
	}
	status, _ := guru.ambil("/tahfidz/santri/" + string(r.id["Budi Santoso"]))
	require.Equal(t, 404, status, "bukan santri halaqahnya")
	id := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, id)
	kirimBuruk(t, guru, jalur+"/batal", url.Values{"catatan": {id[1]}, "alasan": {"x"}}, 422, "AKD-SETORAN-04")
	kirimBaik(t, guru, jalur+"/batal", url.Values{"kunci": {"b"}, "hari": {"2025-10-20"}, "catatan": {id[1]}, "alasan": {"Salah santri"}}, "1 dari 2 sudah setor")
	kirimBuruk(t, r.masuk("kepala.a"), jalur, v, 403, "SRV-AKUN-08")
	require.NotContains(t, r.masuk("kepala.a").isi(jalur), "Simpan setoran")
	require.Contains(t, strings.ToLower(guru.isi("/tahfidz/santri/"+a)), "setoran")
}

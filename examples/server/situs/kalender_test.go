package situs_test

import (
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKalender_acara_libur_ics(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	isi := tu.isi("/akademik/kalender")
	for _, kata := range []string{"Oktober 2025", "1447 H", "Pahing", "Belum ada hari libur pekanan"} {
		require.Contains(t, isi, kata)
	}
	maulid := url.Values{"kunci": {"a1"}, "bulan": {"2025-10"}, "nama": {"Haul"}, "jenis": {"sekali"}, "mulai": {""}, "libur": {"ya"}}
	kirimBuruk(t, tu, "/akademik/kalender", maulid, 422, "AKD-KALENDER-02", `value="Haul"`)
	kirimBaik(t, tu, "/akademik/kalender", dengan(maulid, "mulai", "2025-10-22"), "Haul disimpan", "acara libur")
	kirimBaik(t, tu, "/akademik/kalender", url.Values{"kunci": {"a2"}, "bulan": {"2025-10"}, "nama": {"Istigasah"}, "jenis": {"weton"}, "hari": {"5"}, "pasaran": {"Kliwon"}, "malam": {"ya"}, "unit": {"Pondok"}}, "Istigasah disimpan")
	kirimBaik(t, tu, "/akademik/kalender", url.Values{"kunci": {"a3"}, "bulan": {"2025-10"}, "nama": {"Isra Mikraj"}, "jenis": {"bulanan"}, "kalender": {"hijriah"}, "bulan_ke": {"7"}, "hari_ke": {"27"}, "libur": {"ya"}}, "Isra Mikraj disimpan")
	kirimBuruk(t, tu, "/akademik/kalender/pekan", url.Values{"kunci": {"p0"}, "hari": {"5"}}, 422, "AKD-KALENDER-08")
	kirimBaik(t, tu, "/akademik/kalender/pekan", url.Values{"kunci": {"p1"}, "hari": {"5"}, "sejak": {"2025-07-01"}}, "semua unit: Jumat, sejak 1 Juli 2025")
	require.NotContains(t, tu.isi("/akademik/kalender?bulan=2025-10&u=MTs"), `#acara">Istigasah</a></td>`)
	r.siapAkademik(tu)
	isi = tu.isi("/akademik/kalender/tahun?u=MTs&j=formal")
	for _, kata := range []string{"2025/2026", "Ganjil", "Haul", "Isra Mikraj", "hari efektif"} {
		require.Contains(t, isi, kata)
	}
	ics := tu.isi("/akademik/kalender/kalender.ics")
	for _, kata := range []string{"BEGIN:VCALENDAR", "SUMMARY:Haul", "SUMMARY:Isra Mikraj", "DTSTART;VALUE=DATE:20251022"} {
		require.Contains(t, ics, kata)
	}
	id := regexp.MustCompile(`acara=([0-9a-f-]{36})#acara">Haul`).FindStringSubmatch(tu.isi("/akademik/kalender"))
	require.NotNil(t, id)
	isi = tu.isi("/akademik/kalender?acara=" + id[1])
	require.Contains(t, isi, "Ubah Haul")
	f := formulir(t, isi, "/akademik/kalender", 0)
	kirimBaik(t, tu, "/akademik/kalender", dengan(f, "jenis", "sekali", "nama", "Haul akbar", "aksi", "simpan"), "Haul akbar disimpan")
	kirimBuruk(t, tu, "/akademik/kalender", url.Values{"kunci": {"b0"}, "aksi": {"batal"}, "acara": {id[1]}, "versi": {"2"}, "alasan": {"x"}}, 422, "AKD-KALENDER-07")
	kirimBaik(t, tu, "/akademik/kalender", url.Values{"kunci": {"b1"}, "aksi": {"batal"}, "acara": {id[1]}, "versi": {"2"}, "alasan": {"ditiadakan"}}, "dibatalkan")
	kepala := r.masuk("kepala.a")
	require.Contains(t, kepala.isi("/akademik/kalender"), "Istigasah")
	kirimBuruk(t, kepala, "/akademik/kalender", maulid, 403, "SRV-AKUN-08")
}

func TestKalender_putusan_hijriah(t *testing.T) {
	r := bangun(t)
	tu := r.tataUsaha()
	const jalur = "/akademik/kalender/hijriah"
	require.Contains(t, tu.isi(jalur), "Putusan resmi yang termuat")
	p := url.Values{"kunci": {"h1"}, "aksi": {"coba"}, "sumber": {"Ikhbar"}, "bulan1": {"10"}, "tahun1": {"1448"}, "awal1": {"2027-03-08"}}
	status, isi := tu.kirim("POST", jalur, p)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "HIJ-PUTUSAN-03", "bulan 28 hari")
	baik := ""
	for _, awal := range []string{"2027-03-09", "2027-03-10", "2027-03-11"} {
		if status, isi = tu.kirim("POST", jalur, dengan(p, "awal1", awal)); status == 200 && regexp.MustCompile(`1 Syawal 1448 H: `).MatchString(isi) {
			baik = awal
		}
	}
	require.NotEmpty(t, baik, "salah satu tetangganya menggeser bulan")
	require.Contains(t, tu.isi(jalur), "Belum ada; kalender mengikuti")
	isi = kirimBaik(t, tu, jalur, dengan(p, "awal1", baik, "aksi", "simpan", "kunci", "h2"), "1 putusan disimpan", "Ikhbar")
	catatan := regexp.MustCompile(`name="catatan" value="([^"]+)"`).FindStringSubmatch(isi)
	require.NotNil(t, catatan)
	kirimBaik(t, tu, jalur, url.Values{"kunci": {"h3"}, "aksi": {"batal"}, "catatan": {catatan[1]}, "alasan": {"salah tanggal"}}, "kembali mengikuti", "salah tanggal")
	kirimBuruk(t, r.masuk("kepala.a"), jalur, p, 403, "SRV-AKUN-08")
}

package ropa_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

func titik() ropa.DaftarTitik {
	return ropa.DaftarTitik{
		{Kode: "daftar", Jenis: ropa.TitikLangganan, Tujuan: privasi.TujuanKesiswaan, Tipe: "santri.Santri", Bidang: []string{"Nama", "HP"}, Pemberitahuan: "kesiswaan"},
		{Kode: "sakit", Jenis: ropa.TitikPemakaian, Tujuan: privasi.TujuanKesehatan, Tipe: "santri.Santri", Bidang: []string{"Nama", "Sakit", "Subjek"}, Pemberitahuan: "kesehatan"},
	}
}

func TestP13_TitikKumpulTerdaftar(t *testing.T) {
	t.Parallel()
	require.NoError(t, titik().Periksa(register(), daftar(), kini))
	p, err := titik().Terima("daftar", "Nama")
	require.NoError(t, err)
	require.Equal(t, privasi.TujuanKesiswaan, p.Tujuan)
	for _, kode := range []string{"", "unggah", "DAFTAR"} {
		_, err := titik().Terima(kode, "Nama")
		require.ErrorIs(t, err, ropa.ErrTitikTakTerdaftar, kode)
	}
	_, err = ropa.DaftarTitik{{Bidang: []string{"Nama"}}}.Terima("", "Nama")
	require.ErrorIs(t, err, ropa.ErrTitikTakTerdaftar)
	for nama, ubah := range map[string]func(*ropa.TitikKumpul){
		"kode ganda": func(p *ropa.TitikKumpul) { p.Kode = "sakit" }, "tanpa kode": func(p *ropa.TitikKumpul) { p.Kode = "" }, "jenis": func(p *ropa.TitikKumpul) { p.Jenis = "bisik" }, "tipe": func(p *ropa.TitikKumpul) { p.Tipe = "x" },
		"bidang kosong": func(p *ropa.TitikKumpul) { p.Bidang = nil }, "bidang asing": func(p *ropa.TitikKumpul) { p.Bidang = []string{"NIK"} }, "di luar tujuan": func(p *ropa.TitikKumpul) { p.Bidang = []string{"Sakit"} },
		"pemberitahuan lain": func(p *ropa.TitikKumpul) { p.Pemberitahuan = "keuangan" }, "tujuan lain": func(p *ropa.TitikKumpul) { p.Tujuan = privasi.TujuanRapor },
	} {
		dt := titik()
		ubah(&dt[0])
		require.ErrorIs(t, dt.Periksa(register(), daftar(), kini), ropa.ErrTitik, nama)
	}
	require.ErrorIs(t, titik().Periksa(register(), daftar(), sejak.Add(-time.Second)), ropa.ErrTitik, "kegiatan belum aktif")
}

// Mass assignment: whatever else is sent along, the whole is refused.
func TestP14_BidangTakDinyatakanDitolak(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kirim := rapid.SliceOf(rapid.OneOf(rapid.SampledFrom([]string{"Nama", "HP", "Sakit", "Subjek", "Peran", "lembaga_id", "nama", "HP "}), rapid.String())).Draw(t, "kirim")
		isian := map[string]string{}
		semua := true
		for _, b := range kirim {
			isian[b] = "x"
			semua = semua && (b == "Nama" || b == "HP")
		}
		_, err := titik().TerimaIsian("daftar", isian)
		if semua {
			require.NoError(t, err)
		} else {
			require.ErrorIs(t, err, ropa.ErrBidangAsing)
		}
	})
}

// A point without a type takes names as they are sent; a star stands for many.
func TestP14_BidangSepertiDikirim(t *testing.T) {
	t.Parallel()
	dt := ropa.DaftarTitik{{Kode: "presensi", Jenis: ropa.TitikPemakaian, Tujuan: privasi.TujuanKesiswaan, Bidang: []string{"tanggal", "h-*"}}}.DenganPemberitahuan(register())
	require.NoError(t, dt.Periksa(register(), daftar(), kini))
	_, err := dt.Terima("presensi", "tanggal", "h-1", "h-santri")
	require.NoError(t, err)
	for _, b := range []string{"h-", "h", "tanggal2", "H-1", "*"} {
		_, err := dt.Terima("presensi", b)
		require.ErrorIs(t, err, ropa.ErrBidangAsing, b)
	}
	dt[0].Tujuan = "tidak.ada"
	require.ErrorIs(t, dt.DenganPemberitahuan(register()).Periksa(register(), daftar(), kini), ropa.ErrTitik)
}

// What is collected where stands in the record; another field is another record.
func TestP13_TitikDalamRekaman(t *testing.T) {
	t.Parallel()
	r := ropa.Ropa{Baris: []ropa.Baris{{Kegiatan: register().Kegiatan[0].Kode, Butir: map[string][]string{"sumber_tujuan_data": {"dari wali"}}}}}
	dt := ropa.DaftarTitik{{Kode: "a", Tujuan: register().Kegiatan[0].Tujuan, Bidang: []string{"nama"}}}
	satu := r.DenganTitik(register(), dt)
	require.Len(t, satu.Baris[0].Butir["sumber_tujuan_data"], 2)
	require.Len(t, r.Baris[0].Butir["sumber_tujuan_data"], 1, "masukannya tidak berubah")
	dt[0].Bidang = []string{"nama", "nik"}
	require.Len(t, ropa.Selisih(satu, r.DenganTitik(register(), dt)), 1)
	r.Baris[0].Butir["sumber_tujuan_data"] = nil
	require.Empty(t, r.DenganTitik(register(), dt).Baris[0].Butir["sumber_tujuan_data"], "yang kurang tetap kurang")
}

func kamera() ropa.Kamera {
	return ropa.Kamera{ID: "k1", Ruang: ropa.RuangGerbang, Tujuan: ropa.KameraKeamanan, Tanda: "papan-1", HariSimpan: 14, PenanggungJawab: "kepala keamanan", PembukaanTercatat: true}
}

func TestB49_KameraTerlarang(t *testing.T) {
	t.Parallel()
	for _, r := range []ropa.RuangKamera{ropa.RuangKamar, ropa.RuangMandi, ropa.RuangGanti, ropa.RuangPeriksa, ropa.RuangKonseling, ropa.RuangLaktasi, "", "KAMAR_ASRAMA", "toilet"} {
		k := kamera()
		k.Ruang = r
		require.ErrorIs(t, k.Periksa(), ropa.ErrKameraTerlarang, r)
	}
	wajah, suara := kamera(), kamera()
	wajah.PencocokanWajah, suara.Suara = true, true
	require.ErrorIs(t, wajah.Periksa(), ropa.ErrKameraTerlarang)
	require.ErrorIs(t, suara.Periksa(), ropa.ErrKameraTerlarang)
}

func TestU53_KameraDiTempatUmum(t *testing.T) {
	t.Parallel()
	for _, r := range []ropa.RuangKamera{ropa.RuangGerbang, ropa.RuangHalaman, ropa.RuangKoridor, ropa.RuangKantor, ropa.RuangKelas, ropa.RuangParkir, ropa.RuangUmumLain} {
		for _, tj := range []ropa.TujuanKamera{ropa.KameraKeamanan, ropa.KameraBencana, ropa.KameraLaluLintas} {
			k := kamera()
			k.Ruang, k.Tujuan = r, tj
			require.NoError(t, k.Periksa())
		}
	}
	for nama, ubah := range map[string]func(*ropa.Kamera){"tanpa papan": func(k *ropa.Kamera) { k.Tanda = "" }, "tujuan lain": func(k *ropa.Kamera) { k.Tujuan = "disiplin" }, "tanpa nama": func(k *ropa.Kamera) { k.ID = "" },
		"selamanya": func(k *ropa.Kamera) { k.HariSimpan = 31 }, "tanpa lama": func(k *ropa.Kamera) { k.HariSimpan = 0 }, "tak tercatat": func(k *ropa.Kamera) { k.PembukaanTercatat = false }, "tanpa penanggung jawab": func(k *ropa.Kamera) { k.PenanggungJawab = "" }} {
		k := kamera()
		ubah(&k)
		require.ErrorIs(t, k.Periksa(), ropa.ErrKamera, nama)
	}
}

func konfigurasi() ropa.Konfigurasi {
	return ropa.Konfigurasi{TLSMinimal: "1.3", HSTS: 365 * 24 * time.Hour, Sandi: "AES-256-GCM", KunciPer: "orang dan kelas retensi", KunciIndukDiLuar: true, JejakSebelumBuka: true, TitikPeriksa: 24 * time.Hour,
		CadanganTiap: 24 * time.Hour, CadanganKunci: 30 * 24 * time.Hour, UjiPulih: 90 * 24 * time.Hour, KataSandiMinimal: 10, MFA: true, SesiMenganggur: 30 * time.Minute, OtentikUlang: 5 * time.Minute, JendelaDukungan: 4 * time.Hour,
		AksesDarurat: 30 * time.Minute, DaruratSehari: 2, KelompokTerkecil: 5, PeringatanDini: 48 * time.Hour, KabarSebelumMateri: 14 * 24 * time.Hour, Saksi: "grup wali", PersetujuanWaliHak: "hanya yang merusak",
		PeralihanSesudah: 90 * 24 * time.Hour, TanyaUlangHari: 30, PembatasMasukAktif: true, SesiBerakhirDilepas: true}
}

// Every setting that may differ stands in the document: whatever changes, the text and
// the hash change with it.
func TestP32_DokumenSamaDenganKonfigurasi(t *testing.T) {
	t.Parallel()
	asal, err := ropa.SusunPengamanan(konfigurasi())
	require.NoError(t, err)
	require.True(t, asal.Sesuai(konfigurasi()))
	tipe := reflect.TypeFor[ropa.Konfigurasi]()
	for i := range tipe.NumField() {
		k := konfigurasi()
		f := reflect.ValueOf(&k).Elem().Field(i)
		switch f.Kind() {
		case reflect.String:
			f.SetString(map[bool]string{true: "1.2", false: "lain"}[tipe.Field(i).Name == "TLSMinimal"])
		case reflect.Bool:
			f.SetBool(!f.Bool())
		case reflect.Int:
			f.SetInt(f.Int() + 1)
		default:
			tambah := int64(time.Hour)
			if tipe.Field(i).Name == "CadanganKunci" || tipe.Field(i).Name == "JendelaDukungan" {
				tambah = -tambah
			}
			f.SetInt(f.Int() + tambah)
		}
		require.False(t, asal.Sesuai(k), tipe.Field(i).Name)
		baru, err := ropa.SusunPengamanan(k)
		if err != nil {
			require.ErrorIs(t, err, ropa.ErrPengamanan, tipe.Field(i).Name)
			continue
		}
		require.NotEqual(t, asal.Teks(false), baru.Teks(false), "%s tidak disebut dalam dokumen", tipe.Field(i).Name)
	}
}

func TestP36_HalamanPengamananDariDataYangSama(t *testing.T) {
	t.Parallel()
	p, err := ropa.SusunPengamanan(konfigurasi())
	require.NoError(t, err)
	publik := p.Teks(true)
	require.Greater(t, len(publik), 5)
	require.Less(t, len(publik), len(p.Teks(false)))
	for _, l := range publik {
		require.Contains(t, p.Teks(false), l)
	}
	teks := strings.Join(publik, "\n")
	require.Contains(t, teks, "TLS 1.3")
	require.Contains(t, teks, "cadangan kunci hidup paling lama 30 hari")
	require.NotContains(t, teks, "masuk ulang", "rincian ke dalam tidak diumumkan")
	lokal := konfigurasi()
	lokal.LoopbackSaja, lokal.TLSMinimal, lokal.HSTS = true, "", 0
	p, err = ropa.SusunPengamanan(lokal)
	require.NoError(t, err)
	require.Contains(t, p.Teks(true)[0], "komputer yang sama")
}

func TestPengamananTerlaluLemah(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*ropa.Konfigurasi){
		"tls": func(k *ropa.Konfigurasi) { k.TLSMinimal = "1.1" }, "hsts": func(k *ropa.Konfigurasi) { k.HSTS -= time.Hour }, "sandi": func(k *ropa.Konfigurasi) { k.Sandi = "" }, "kunci induk": func(k *ropa.Konfigurasi) { k.KunciIndukDiLuar = false },
		"jejak": func(k *ropa.Konfigurasi) { k.JejakSebelumBuka = false }, "cadangan kunci": func(k *ropa.Konfigurasi) { k.CadanganKunci += time.Hour }, "cadangan kunci nol": func(k *ropa.Konfigurasi) { k.CadanganKunci = 0 },
		"kata sandi": func(k *ropa.Konfigurasi) { k.KataSandiMinimal = 7 }, "pembatas": func(k *ropa.Konfigurasi) { k.PembatasMasukAktif = false }, "dukungan": func(k *ropa.Konfigurasi) { k.JendelaDukungan += time.Second }, "kelompok": func(k *ropa.Konfigurasi) { k.KelompokTerkecil = 1 },
		"kunci per": func(k *ropa.Konfigurasi) { k.KunciPer = "" },
	} {
		k := konfigurasi()
		ubah(&k)
		_, err := ropa.SusunPengamanan(k)
		require.ErrorIs(t, err, ropa.ErrPengamanan, nama)
	}
}

// The merger of a yayasan: told before, recorded, told after; apart until recorded.
func TestU48_PengalihanYayasan(t *testing.T) {
	t.Parallel()
	benih := ropa.Pengalihan{Lembaga: "a", Penerima: "b", ID: "g1", Jenis: ropa.Penggabungan, Jumlah: 900}
	for nama, ubah := range map[string]func(*ropa.Pengalihan){"ke diri sendiri": func(p *ropa.Pengalihan) { p.Penerima = "a" }, "tanpa penerima": func(p *ropa.Pengalihan) { p.Penerima = "" }, "bubar ke orang": func(p *ropa.Pengalihan) { p.Jenis = ropa.Pembubaran },
		"jenis": func(p *ropa.Pengalihan) { p.Jenis = "bagi-bagi" }, "tanpa orang": func(p *ropa.Pengalihan) { p.Jumlah = 0 }, "tanpa id": func(p *ropa.Pengalihan) { p.ID = "" }} {
		x := benih
		ubah(&x)
		_, _, err := ropa.SiapkanPengalihan(x, "kepala", sejak)
		require.ErrorIs(t, err, ropa.ErrPengalihan, nama)
	}
	p, ps, err := ropa.SiapkanPengalihan(benih, "kepala", sejak)
	require.NoError(t, err)
	require.Equal(t, "PengalihanDisiapkan", ps[0].Jenis)
	_, _, err = p.Catat("akta-1", "kepala", kini)
	require.ErrorIs(t, err, ropa.ErrPengalihan, "belum diumumkan")
	_, _, err = p.Umumkan(899, "kepala", sejak)
	require.ErrorIs(t, err, ropa.ErrPengalihan, "satu orang belum dikabari")
	p, _, err = p.Umumkan(900, "kepala", sejak.AddDate(0, 1, 0))
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		akta string
		t    time.Time
	}{"tanpa akta": {"", kini}, "bersamaan dengan kabar": {"akta-1", sejak.AddDate(0, 1, 0)}} {
		_, _, err = p.Catat(c.akta, "kepala", c.t)
		require.ErrorIs(t, err, ropa.ErrPengalihan, nama)
	}
	require.ErrorIs(t, ropa.PeriksaGabung([]ropa.Pengalihan{p}, "a", "b", kini), ropa.ErrBelumBergabung)
	p, _, err = p.Catat("akta-1", "kepala", kini)
	require.NoError(t, err)
	semua := []ropa.Pengalihan{p}
	require.NoError(t, ropa.PeriksaGabung(semua, "a", "b", kini))
	require.ErrorIs(t, ropa.PeriksaGabung(semua, "a", "b", kini.Add(-time.Second)), ropa.ErrBelumBergabung)
	require.ErrorIs(t, ropa.PeriksaGabung(semua, "b", "a", kini), ropa.ErrBelumBergabung, "arahnya satu")
	require.ErrorIs(t, ropa.PeriksaGabung(semua, "a", "c", kini), ropa.ErrBelumBergabung)
	_, _, err = p.Selesaikan(900, "kepala", kini)
	require.ErrorIs(t, err, ropa.ErrPengalihan)
	_, _, err = p.Selesaikan(899, "kepala", kini.AddDate(0, 0, 1))
	require.ErrorIs(t, err, ropa.ErrPengalihan)
	p, ps, err = p.Selesaikan(900, "kepala", kini.AddDate(0, 0, 1))
	require.NoError(t, err)
	require.Equal(t, ropa.PengalihanSelesai, p.Status)
	require.Equal(t, "PengalihanSelesai", ps[0].Jenis)
	bubar, _, err := ropa.SiapkanPengalihan(ropa.Pengalihan{Lembaga: "a", ID: "g2", Jenis: ropa.Pembubaran, Jumlah: 1}, "kepala", sejak)
	require.NoError(t, err)
	bubar.Tercatat = sejak
	require.ErrorIs(t, ropa.PeriksaGabung([]ropa.Pengalihan{bubar}, "a", "", kini), ropa.ErrBelumBergabung)
}

package situs_test

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademiktest"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

var ruas = regexp.MustCompile(`\{[a-z]+\}`)

// Every registered page, read or written, opens for a role exactly when the role
// table says so; a page that is added later is tried as well.
func TestHalaman_setiap_peran_menurut_tabel(t *testing.T) {
	r := bangun(t)
	for _, peran := range akun.SemuaPeran() {
		t.Run(peran, func(t *testing.T) {
			_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "uji." + peran, Nama: "Petugas", Peran: peran, Laci: "Laci 9"}, sandiUji)
			require.NoError(t, err)
			p := r.masuk("uji." + peran)
			for _, h := range situs.SemuaTerdaftar() {
				status, isi := p.kirim(h.Metode, strings.Replace(ruas.ReplaceAllString(h.Jalur, "tidak-ada"), "{$}", "", 1), url.Values{})
				nama := h.Metode + " " + h.Jalur
				require.Less(t, status, 500, "%s: %s", nama, isi)
				if h.Izin == "" || akun.Boleh(peran, h.Izin) {
					require.NotContains(t, isi, "SRV-AKUN-08", nama)
					continue
				}
				require.Equal(t, 403, status, nama)
				require.Contains(t, isi, "SRV-AKUN-08", nama)
			}
		})
	}
}

// What belongs to one institution is not there for another, on any page that
// names something, and nothing of it changes.
func TestHalaman_milik_lembaga_lain_tidak_ada(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	pel := r.pelaku("A", "bendahara", privasi.TujuanPembayaran)
	bayar, err := r.s.Keuangan.Terima(t.Context(), pel, "", keuangan.PermintaanBayar{Keluarga: r.kel["Budi Santoso"], Cara: keuangan.Tunai, Laci: "Laci 3", Jumlah: 100_000})
	require.NoError(t, err)
	js, _, err := r.s.Keuangan.CariJurnal(t.Context(), pel.Untuk(privasi.TujuanLaporan), keuangan.SaringJurnal{}, dasar.Page{Limit: 1})
	require.NoError(t, err)
	tarif, err := r.s.Keuangan.DaftarTarif(t.Context(), pel, dasar.Tgl(2025, 10, 20))
	require.NoError(t, err)
	as, err := r.s.Akun.Daftar(t.Context(), "A")
	require.NoError(t, err)
	_, isi := r.masuk("umar").unggah("/impor", "santri.csv", "No;NIS;Nama Lengkap;JK\n1;219999;Hamid;L\n", url.Values{"unit": {"MTs"}})
	token := regexp.MustCompile(`/impor/([0-9a-zA-Z-]{20,})`).FindStringSubmatch(isi)
	require.NotNil(t, token, isi)
	mutasi := strings.TrimPrefix(r.imporContoh(r.masuk("bendahara.a")), "/bank/unggahan/")
	x := r.tagihan("Budi Santoso", "syahriah")
	gaji, err := r.s.Pegawai.BuatPutaran(t.Context(), r.pelaku("A", "hrd", privasi.TujuanPenggajian), "", pegawai.Putaran{Jenis: pegawai.Gaji, Masa: dasar.Bln(2025, 9)})
	require.NoError(t, err)
	staf, _, err := r.s.Pegawai.Terima(t.Context(), r.pelaku("A", "hrd", privasi.TujuanKepegawaian), "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nama: "Budi Karyawan", JenisKelamin: "L", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	ta, err := r.s.Akademik.AturTahun(t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor), "", akademiktest.TahunMasehi(2025))
	require.NoError(t, err)
	kelas, err := r.s.Akademik.AturRombel(t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor), "", akademik.Rombel{Tahun: ta.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Nama: "7A"})
	require.NoError(t, err)
	hari := []jadwal.Hari{jadwal.Senin}
	versi, err := r.s.Akademik.AturJadwal(t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor), "", akademik.Jadwal{Nama: "Ganjil", Tahun: ta.ID, Mulai: ta.Mulai, Hari: hari,
		Kisi: []akademik.KisiKelas{{Kisi: jadwal.KisiRata("MTs", santri.Formal, hari, jadwal.JamRata(jadwal.Pukul(7, 0), 40, 8)...)}}})
	require.NoError(t, err)
	tu := r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	naik, err := r.s.Akademik.AturKenaikan(t.Context(), tu, "", akademik.Kenaikan{Dari: ta.ID, Ke: ta.ID, Rombel: []akademik.RombelID{kelas[0].ID}, Pada: dasar.Tgl(2025, 10, 20)})
	require.NoError(t, err)
	ujian, err := r.s.Akademik.AturUjian(t.Context(), tu, "", akademik.Ujian{Tahun: ta.ID, Periode: ta.Periode[0].Kode, Jenis: akademik.UjianDiniyah, Nama: "Ujian", Rombel: []akademik.RombelID{kelas[0].ID}, Mulai: dasar.Tgl(2025, 10, 20), Selesai: dasar.Tgl(2025, 10, 21)})
	require.NoError(t, err)
	klaim, err := r.s.Kantor.AjukanWali(t.Context(), r.pelaku("A", "ppdp", privasi.TujuanHakSubjek), r.subjek("Budi Santoso"), privasi.NewSubjek(), "ayah", wali.SemuaHak()...)
	require.NoError(t, err)
	meja := r.mejaData()
	mohon, err := r.s.Kantor.CatatPermohonan(t.Context(), meja, kantor.CatatanPermohonan{Subjek: r.subjek("Budi Santoso"), MintaHak: kantor.MintaHak{Jenis: hak.Akses}, Kanal: hak.Surat})
	require.NoError(t, err)
	adu, err := r.s.Kantor.CatatAduan(t.Context(), meja, r.subjek("Budi Santoso"), hak.Surat, "rincian")
	require.NoError(t, err)
	milik := map[string]string{
		"/privasi/permohonan/{id}": mohon.ID, "/privasi/pengaduan/{id}": adu.ID, "/pengaduan/{id}": adu.ID,
		"/akademik/kenaikan/{id}": naik.ID, "/ujian/{id}": ujian.ID, "/syahadah/{id}": "tidak-ada", "/murojaah/{id}": string(kelas[0].ID), "/kitab/{id}": string(kelas[0].ID), "/presensi/{rombel}": string(kelas[0].ID),
		"/kitab/santri/{id}": string(r.id["Budi Santoso"]), "/akademik/presensi/santri/{id}": string(r.id["Budi Santoso"]),
		"/akademik/jadwal/{id}": string(versi.ID),
		"/akademik/kelas/{id}":  string(kelas[0].ID), "/tahfidz/{id}": string(kelas[0].ID), "/nilai/{rombel}": string(kelas[0].ID), "/rapor/{rombel}": string(kelas[0].ID), "/tahfidz/santri/{id}": string(r.id["Budi Santoso"]),
		"/pegawai/{id}":       string(staf[0].ID),
		"/data-saya/{subjek}": string(r.subjek("Budi Santoso")), "/satgas/{id}": "tidak-ada", "/pemberitahuan/{id}": "tidak-ada", "/privasi/wali/{id}": klaim.ID, "/privasi/kebijakan/{versi}": "tidak-ada",
		"/privasi/insiden/{id}": "tidak-ada", "/privasi/retensi/musnah/{id}": "tidak-ada", "/privasi/pendedahan/{id}": "tidak-ada", "/privasi/darurat/{id}": "tidak-ada", "/darurat/{id}": "tidak-ada",
		"/privasi/register/kegiatan/{kode}": "tidak-ada", "/privasi/register/tempat/{id}": "tidak-ada", "/privasi/register/prosesor/{id}": "tidak-ada", "/privasi/register/transfer/{id}": "tidak-ada",
		"/privasi/dpia/{id}": "tidak-ada", "/privasi/perintah/{id}": "tidak-ada", "/privasi/dukungan/{id}": "tidak-ada",
		"/gaji/{id}": gaji.ID,
		"/akun/{id}": as[0].ID, "/bank/unggahan/{token}": mutasi, "/impor/{token}": token[1], "/jurnal/{id}": js[0].ID, "/kasir/{keluarga}": string(r.kel["Budi Santoso"]),
		"/kuitansi/{id}": bayar.ID, "/santri/{id}": string(r.id["Budi Santoso"]), "/tagihan/putaran/{id}": x.Tagihan.Putaran, "/tagihan/{id}": x.Tagihan.ID,
		"/tarif/santri/{id}": string(r.id["Budi Santoso"]), "/tarif/{id}": tarif[0].ID, "/tarif/keringanan/{id}": "tidak-ada", "/kerja/{kunci}": "tidak-ada",
	}
	isian := func() url.Values {
		return url.Values{"kunci": {"asing"}, "alasan": {"coba dari lembaga lain"}, "jumlah": {"10.000"}, "kembali": {"10.000"}, "cara": {"tunai"}, "pada": {"2025-10-20"}, "tanggal": {"2025-10-20"},
			"sejak": {"2025-10-20"}, "sampai": {"2025-11-01"}, "mulai": {"2025-10-20"}, "ke": {"cuti"}, "unit": {"MTs"}, "jalur": {"formal"}, "tingkat": {"7"}, "kelas": {"7A"}, "komponen": {"syahriah"}, "nominal": {"5.000"}, "jenis": {"nominal"},
			"aksi": {"tolak"}, "sebab": {"asing"}, "hasil": {"wajar"}, "catatan": {"asing"}, "nama": {"Asing"}, "peran": {"admin"}, "kapasitas": {"TU"}, "wewenang": {"ya"}, "besar": {"5.000"}}
	}
	admin, sendiri := r.masuk("bakar"), r.masuk("umar")
	_, err = r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "B", NamaMasuk: "petugas.b", Nama: "Petugas", Peran: "ppdp"}, sandiUji)
	require.NoError(t, err)
	ppdp := r.masuk("petugas.b")
	for _, h := range situs.SemuaTerdaftar() {
		tempat := ruas.FindString(h.Jalur)
		if tempat == "" || tempat == "{bentuk}" || strings.HasPrefix(h.Jalur, "/periode/") { // a month, or the form of a file, belongs to nobody
			continue
		}
		awal := h.Jalur[:strings.Index(h.Jalur, tempat)+len(tempat)]
		id, ada := milik[awal]
		require.True(t, ada, "%s: sebutkan milik siapa %s", h.Jalur, awal)
		jalur := strings.Replace(h.Jalur, tempat, id, 1)
		if h.Metode == http.MethodGet {
			jalur += "?jumlah=10.000"
		}
		p, meja := admin, strings.HasPrefix(h.Jalur, "/privasi/") // the desk is the officer's, not the admin's
		if meja {
			p = ppdp
		}
		f := isian()
		maps.DeleteFunc(f, func(n string, _ []string) bool {
			return !slices.Contains(situs.IsianTeknis(), n) && !h.Titik.Menerima(n)
		})
		status, isi := p.kirim(h.Metode, jalur, f)
		require.NotContains(t, isi, "Budi", jalur)
		if strings.HasSuffix(h.Jalur, "/bagi") { // a part of a page: it says so in its place
			require.Contains(t, isi, "SAN-SANTRI-01")
			continue
		}
		require.Equal(t, 404, status, "%s %s: %s", h.Metode, jalur, isi)
		if h.Metode == http.MethodGet && id != "tidak-ada" && awal != "/bank/unggahan/{token}" && awal != "/pengaduan/{id}" && !meja && awal != "/data-saya/{subjek}" && strings.Count(jalur, "{") == 0 {
			status, _ := sendiri.ambil(jalur)
			require.Equal(t, 200, status, "%s ada bagi pemiliknya", jalur)
		}
	}
	require.Equal(t, x, r.tagihan("Budi Santoso", "syahriah"))
	r.utuh()
}

// An account of one unit sees neither the santri nor the money of another.
func TestHalaman_lingkup_satu_unit(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	for _, a := range []akun.Akun{{NamaMasuk: "kepala.mts", Unit: []string{"MTs"}}, {NamaMasuk: "kepala.pondok", Unit: []string{"Pondok"}}} {
		a.Lembaga, a.Nama, a.Peran = "A", "Ali", "kepala"
		_, err := r.s.Akun.Buat(t.Context(), a, sandiUji)
		require.NoError(t, err)
	}
	pel := r.pelaku("A", "bendahara", privasi.TujuanPenagihan)
	ks, err := r.s.Keuangan.Komponen(t.Context(), pel)
	require.NoError(t, err)
	piutang := ks[0].Piutang
	mts, pondok := r.masuk("kepala.mts"), r.masuk("kepala.pondok")
	for _, jalur := range []string{"/santri", "/tagihan", "/tunggakan", "/neraca-saldo", "/buku-besar?akun=" + string(piutang)} {
		require.Regexp(t, "Ahmad Fauzi|[19]00.000", mts.isi(jalur), jalur)
		isi := pondok.isi(jalur)
		for _, kata := range []string{"Ahmad", "Siti", "Budi", "300.000", "450.000", "900.000"} {
			require.NotContains(t, isi, kata, jalur)
		}
	}
	for _, jalur := range []string{"/kas", "/buku.hledger"} {
		status, isi := pondok.ambil(jalur)
		require.Equal(t, 403, status, "%s: %s", jalur, isi)
	}
	isi := pondok.isi("/")
	require.Equal(t, 3, strings.Count(isi, "<em>belum ada data</em>"), "%s", isi)
	require.Contains(t, mts.isi("/"), "Rp1.800.000")
}

func TestBeranda_angka(t *testing.T) {
	r := bangun(t)
	p := r.masuk("bendahara.a")
	isi := p.isi("/")
	require.Contains(t, isi, "<strong>3</strong>", "santri aktif")
	require.Contains(t, isi, `href="/tagihan/terbit?bulan=2025-10"`)
	require.Equal(t, 4, strings.Count(isi, "<em>belum ada data</em>"), "belum ada data bukan nol")
	require.Contains(t, isi, "belum terbit")
	r.tagihOktober()
	isi = p.isi("/")
	require.Contains(t, isi, "5 tagihan terbit")
	require.Contains(t, isi, "<strong>Rp1.800.000</strong>")
	_, err := r.s.Keuangan.Terima(t.Context(), r.pelaku("A", "kasir", privasi.TujuanPembayaran), "", keuangan.PermintaanBayar{Keluarga: r.kel["Budi Santoso"], Cara: keuangan.Tunai, Laci: "Laci 3", Jumlah: 100_000})
	require.NoError(t, err)
	r.imporContoh(p)
	isi = p.isi("/")
	require.Contains(t, isi, "Uang masuk hari ini")
	require.NotContains(t, isi, "belum ada data")
	require.Contains(t, isi, "untuk diputuskan")
	isi = r.masuk("kasir.a").isi("/")
	require.NotContains(t, isi, "Baris bank", "kasir tidak membaca antrean bank")
	require.Contains(t, isi, "Tunggakan")
	r.lembaga("B", "bakar")
	isi = r.masuk("bakar").isi("/")
	require.Equal(t, 5, strings.Count(isi, "<em>belum ada data</em>"), "lembaga baru tidak melihat angka lembaga lain")
}

func TestPengaturan_keuangan(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("umar")
	isi := p.isi("/pengaturan/keuangan")
	f := formulir(t, isi, "/pengaturan/keuangan", 0)
	require.Equal(t, "KW", f.Get("seri"))
	require.Equal(t, []string{"admin"}, f["pembuka"])
	status, isi := p.kirim(http.MethodPost, "/pengaturan/keuangan", dengan(f, "seri", "kw baru"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-ATUR-01")
	require.Contains(t, isi, `value="kw baru"`, "yang diketik tetap ada")
	f["pembuka"] = []string{"bendahara", "kasir"}
	status, isi = p.kirim(http.MethodPost, "/pengaturan/keuangan", dengan(f, "seri", "MTS"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "berlaku sejak hari ini")
	set, err := r.s.Keuangan.Setelan(t.Context(), r.pelaku("A", "admin", privasi.TujuanSistem))
	require.NoError(t, err)
	require.Equal(t, []string{"bendahara"}, set.PembukaPeriode, "kasir tidak mengunci buku, maka tidak pula membukanya")
	require.Equal(t, "9007", set.AwalanVA, "yang tidak di halaman ini tetap")
	h, err := r.s.Keuangan.Terima(t.Context(), r.pelaku("A", "kasir", privasi.TujuanPembayaran), "", keuangan.PermintaanBayar{Keluarga: r.kel["Budi Santoso"], Cara: keuangan.Tunai, Laci: "Laci 3", Jumlah: 100_000})
	require.NoError(t, err)
	require.Contains(t, p.isi("/kuitansi/"+h.ID), "MTS/2025/000001")
	require.Contains(t, isi, "1 Januari 2000", "riwayatnya tampak")
	status, _ = r.masuk("bendahara.a").ambil("/pengaturan/keuangan")
	require.Equal(t, 403, status)
}

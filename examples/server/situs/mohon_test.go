package situs_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// petugasData makes an officer of the desk and signs him in.
func (r *rumah) petugasData(masuk string) peramban {
	r.t.Helper()
	_, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: masuk, Nama: "Hafsah " + masuk, Peran: "ppdp"}, sandiUji)
	require.NoError(r.t, err)
	return r.masuk(masuk)
}

// mejaData is the caller behind an officer of the desk who exists.
func (r *rumah) mejaData() dasar.Pelaku {
	r.t.Helper()
	a, err := r.s.Akun.Buat(r.t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "meja.data", Nama: "Meja", Peran: "ppdp"}, sandiUji)
	require.NoError(r.t, err)
	return a.Pelaku().Untuk(privasi.TujuanHakSubjek)
}

// buktikanWali proves every claim of a guardian over a santri.
func (r *rumah) buktikanWali(nama string) {
	r.t.Helper()
	pel := r.pelaku("A", "ppdp", privasi.TujuanHakSubjek)
	ks, err := r.s.Kantor.WaliSantri(r.t.Context(), pel, r.subjek(nama))
	require.NoError(r.t, err)
	for _, k := range ks {
		_, err := r.s.Kantor.BuktikanWali(r.t.Context(), pel, k.ID, wali.BuktiKK, "KK 1", true)
		require.NoError(r.t, err)
	}
}

var idMohon = regexp.MustCompile(`/permohonan/([0-9a-f-]{36})`)

// versiMohon is the state that the page of the desk shows.
func versiMohon(t *testing.T, isi string) string {
	t.Helper()
	m := regexp.MustCompile(`name="versi" value="(\d+)"`).FindStringSubmatch(isi)
	require.NotEmpty(t, m, isi)
	return m[1]
}

// gerak makes a move as the form of the page would.
func gerak(t *testing.T, p peramban, jalur, aksi string, pasangan ...string) (int, string) {
	t.Helper()
	status, isi := p.ambil(jalur)
	require.Equal(t, 200, status, isi)
	return p.kirim(http.MethodPost, jalur, dengan(url.Values{"versi": {versiMohon(t, isi)}, "aksi": {aksi}}, pasangan...))
}

// A guardian asks for a correction for his child: number and deadline at once, the desk
// proves him, corrects, answers, and he reads the answer and takes the letter along. A
// child that is not his is not there.
func TestP48_U22_U27_PermohonanKoreksi_dariWaliSampaiSurat(t *testing.T) {
	r := bangun(t)
	for _, n := range []string{"Ahmad Fauzi", "Budi Santoso"} {
		r.lahirkan(n)
	}
	w, ppdp := r.wali("Ahmad Fauzi", "nashir"), r.petugasData("hafsah")
	saya := "/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/permohonan"
	isi := w.isi(saya)
	require.Contains(t, isi, "Belum ada permohonan")
	require.Contains(t, isi, "Membetulkan dan memperbarui data")
	require.Contains(t, w.isi(saya+"?jenis=koreksi"), "tidak perlu menunjukkan kartu identitas")
	f := url.Values{"jenis": {"koreksi"}, "bidang": {"santri.Santri.Nama"}, "uraian": {"nama di akta berbeda"}}
	status, isi := w.kirim(http.MethodPost, saya, f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-HAK-02")
	require.Contains(t, isi, "nama di akta berbeda", "yang diketik tetap ada")
	require.Regexp(t, `value="santri.Santri.Nama" selected`, isi)
	status, _ = w.kirim(http.MethodPost, saya, url.Values{"jenis": {"koreksi"}, "bidang": {"pegawai.Pegawai.Nama"}, "usul": {"x"}})
	require.Equal(t, 422, status, "bidang orang lain jenisnya")
	status, isi = w.kirim(http.MethodPost, saya, dengan(f, "usul", "Achmad Fauzi"))
	require.Equal(t, 200, status, isi)
	require.Regexp(t, `nomor PDP/2025/10/[0-9A-F]{6}\. Jawaban paling lambat 23 Oktober 2025 10\.00`, isi)
	require.Contains(t, isi, "3×24 jam berturut-turut, hari libur ikut dihitung")
	require.Contains(t, isi, "kartu keluarga", "kewenangan wali belum terbukti")
	id := idMohon.FindStringSubmatch(isi)[1]
	nomor := regexp.MustCompile(`PDP/2025/10/[0-9A-F]{6}`).FindString(isi)
	status, isi = w.ambil("/data-saya/" + string(r.subjek("Siti Aminah")) + "/permohonan/" + id)
	require.Equal(t, 404, status, "permohonan anak yang lain tidak ada di halaman adiknya: %s", isi)
	for _, u := range []string{"/data-saya/" + string(r.subjek("Budi Santoso")) + "/permohonan", "/data-saya/" + string(r.subjek("Budi Santoso")) + "/permohonan/" + id, saya + "/tidak-ada"} {
		status, _ = w.ambil(u)
		require.Equal(t, 404, status, u)
		status, _ = w.kirim(http.MethodPost, u, url.Values{"aksi": {"batal"}})
		require.Equal(t, 404, status, u)
	}

	r.jam.Maju(time.Hour)
	meja := "/privasi/permohonan/" + id
	isi = ppdp.isi("/privasi/permohonan")
	require.Contains(t, isi, nomor)
	require.NotContains(t, isi, "Ahmad", "nama tidak ada di daftar")
	isi = ppdp.isi("/privasi/permohonan?nomor=" + url.QueryEscape(strings.ToLower(nomor)))
	require.Contains(t, isi, "Ahmad Fauzi")
	require.Contains(t, isi, "Achmad Fauzi")
	require.Contains(t, isi, "Nashir Setiawan")
	status, isi = gerak(t, ppdp, meja, "lanjut")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-HAK-08")
	r.buktikanWali("Ahmad Fauzi")
	status, isi = gerak(t, ppdp, meja, "lanjut")
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, `value="Ahmad Fauzi"`, "isi semula sudah tertulis")
	require.Contains(t, isi, `value="Achmad Fauzi"`)
	status, isi = gerak(t, ppdp, meja, "koreksi", "bidang", "santri.Santri.Nama", "semula", "Ahmad Fauzi", "menjadi", "Achmad Fauzi")
	require.Equal(t, 200, status, isi)
	status, isi = gerak(t, ppdp, meja, "penuhi")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-HAK-14")
	status, isi = ppdp.ambil(meja + "/surat/jawaban")
	require.Equal(t, 404, status, isi)
	status, isi = gerak(t, ppdp, meja, "penuhi", "bukti", "catatan pembetulan 1", "sebagian", "ya")
	require.Equal(t, 200, status, isi)
	status, isi = gerak(t, ppdp, meja, "kabari", "kanal", "aplikasi", "bukti", "tampil di Data saya")
	require.Equal(t, 200, status, isi)
	status, _ = gerak(t, ppdp, meja, "tutup")
	require.Equal(t, 200, status)
	for _, u := range []string{meja + "/surat/jawaban", saya + "/" + id + "/surat"} {
		p := ppdp
		if strings.HasPrefix(u, "/data-saya") {
			p = w
		}
		status, isi = p.ambil(u)
		require.Equal(t, 200, status, u)
		require.True(t, strings.HasPrefix(isi, "%PDF-"), u)
	}
	isi = w.isi(saya + "/" + id)
	for _, x := range []string{"Jawaban: dipenuhi sebagian", "catatan pembetulan 1", "Achmad Fauzi", "selesai", "petugas pelindungan data"} {
		require.Contains(t, isi, x)
	}
	require.NotContains(t, isi, "Hafsah", "nama petugas tidak perlu tampak dalam riwayat")
	require.Contains(t, ppdp.isi("/privasi/permohonan?status=semua"), "/privasi/permohonan/berkas/csv?jenis=&amp;status=semua", "berkasnya bersaringan sama")
	status, isi = ppdp.ambil("/privasi/permohonan/berkas/csv?status=semua")
	require.Equal(t, 200, status)
	require.Contains(t, isi, nomor)
	require.NotContains(t, isi, "Ahmad")
}

// Two officers at once: who acts on a page that is out of date is told, and nothing moves.
func TestB28_PermohonanDuaPetugas(t *testing.T) {
	r := bangun(t)
	xs, err := r.s.Santri.Stores.Santri.Ambil(t.Context(), "A", r.id["Ahmad Fauzi"])
	require.NoError(t, err)
	xs[0].TanggalLahir = dasar.Tgl(2001, 2, 3)
	require.NoError(t, r.s.Santri.Stores.Santri.Simpan(t.Context(), "A", xs...))
	satu, dua := r.petugasData("hafsah"), r.petugasData("salamah")
	status, isi := satu.kirim(http.MethodPost, "/privasi/permohonan/baru", url.Values{"siapa": {"santri:" + string(r.id["Ahmad Fauzi"])}, "jenis": {"hapus"}, "sebagai": {"diri"}, "kanal": {"surat"}, "tiba": {"2025-10-17T16:00"}, "uraian": {"mohon dihapus"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-HAK-06")
	require.Contains(t, isi, "mohon dihapus")
	require.Contains(t, isi, `value="2025-10-17T16:00"`)
	status, isi = satu.kirim(http.MethodPost, "/privasi/permohonan/baru", url.Values{"siapa": {"santri:" + string(r.id["Ahmad Fauzi"])}, "jenis": {"hapus"}, "sebagai": {"diri"}, "kanal": {"surat"}, "tiba": {"2025-10-17T16:00"}, "pindaian": {"SM-7"}, "uraian": {"mohon dihapus"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "20 Oktober 2025 16.00", "Jumat sore ditambah tiga hari, Sabtu dan Ahad ikut")
	require.Contains(t, isi, "mulai dihitung sesudah pemohon dipastikan")
	require.Contains(t, isi, "lewat surat, bukti SM-7")
	meja := "/privasi/permohonan/" + idMohon.FindStringSubmatch(isi)[1]
	basi := versiMohon(t, isi)
	status, _ = gerak(t, dua, meja, "pastikan", "cara", "KTP dilihat di loket")
	require.Equal(t, 200, status)
	status, isi = satu.kirim(http.MethodPost, meja, url.Values{"versi": {basi}, "aksi": {"pastikan"}, "cara": {"ditelepon"}})
	require.Equal(t, 409, status)
	require.Contains(t, isi, "PRI-REKAMAN-01")
	require.Contains(t, isi, "KTP dilihat di loket")

	status, isi = gerak(t, satu, meja, "tolak", "sebab", "wajib_disimpan", "teks", "", "pasal", "UU KUP Pasal 28")
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-HAK-11")
	require.Contains(t, isi, `value="UU KUP Pasal 28"`)
	require.Contains(t, isi, `value="wajib_disimpan" selected`)
	require.NotContains(t, isi, "wali_tidak_setuju")
	r.jam.Maju(20 * time.Hour)
	require.Contains(t, satu.isi("/privasi/permohonan?lewat=ya&jenis=hapus"), "lewat</span>")
	require.Contains(t, satu.isi("/privasi/permohonan?jenis=akses"), "Tidak ada permohonan dengan saringan ini")
	status, isi = gerak(t, satu, meja, "tolak", "sebab", "wajib_disimpan", "teks", "Catatan bayar disimpan sepuluh tahun.", "pasal", "UU KUP Pasal 28")
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Mengadu: pengaduan di halaman data saya")
}

// The only officer is complained about: he finds nothing, the pengasuh finds it on his
// desk and answers; a teacher who is named does not see it either.
func TestP56_PengaduanTentangPetugas(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	ctx := t.Context()
	staf, _, err := r.s.Pegawai.Terima(ctx, r.pelaku("A", "hrd", privasi.TujuanKepegawaian), "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nama: "Hafsah", JenisKelamin: "P", Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	buat := func(masuk, peran string) akun.Akun {
		a := akun.Akun{Lembaga: "A", NamaMasuk: masuk, Nama: "Petugas " + masuk, Peran: peran}
		if strings.HasPrefix(masuk, "hafsah") {
			a.Pegawai = string(staf[0].ID)
		}
		a, err := r.s.Akun.Buat(ctx, a, sandiUji)
		require.NoError(t, err)
		return a
	}
	buat("hafsah.ppdp", "ppdp")
	guru := buat("hafsah.guru", "guru")
	buat("kiai", "pengasuh")
	w, ppdp, kiai := r.wali("Ahmad Fauzi", "nashir"), r.masuk("hafsah.ppdp"), r.masuk("kiai")
	isi := w.isi("/pengaduan")
	require.Contains(t, isi, "Petugas hafsah.guru (Guru atau Ustadz)")
	require.NotContains(t, isi, ">Nashir Setiawan (", "keluarga tidak ada di daftar")
	status, isi := w.kirim(http.MethodPost, "/pengaduan", url.Values{"rincian": {" "}, "terlapor": {guru.ID}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-ADU-02")
	require.Contains(t, isi, `value="`+guru.ID+`" selected`)
	status, isi = w.kirim(http.MethodPost, "/pengaduan", url.Values{"rincian": {"KENARI data anak saya dibicarakan"}, "terlapor": {"akun-lembaga-lain"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-KANTOR-31")
	status, isi = w.kirim(http.MethodPost, "/pengaduan", url.Values{"rincian": {"KENARI data anak saya dibicarakan"}, "terlapor": {guru.ID}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "3 November 2025", "empat belas hari")
	require.Contains(t, isi, "ditangani pimpinan")
	nomor := regexp.MustCompile(`PDP/2025/10/[0-9A-F]{6}`).FindString(isi)
	as, err := r.s.Kantor.AduanSaya(ctx, r.pelakuAkun("nashir"))
	require.NoError(t, err)
	meja := "/privasi/pengaduan/" + as[0].ID

	isi = ppdp.isi("/privasi/pengaduan")
	require.NotContains(t, isi, nomor)
	for _, u := range []string{meja, "/pengaduan/" + as[0].ID} {
		status, isi = ppdp.ambil(u)
		require.Equal(t, 404, status, u)
		require.NotContains(t, isi, "KENARI")
	}
	status, isi = ppdp.ambil("/privasi/pengaduan?nomor=" + url.QueryEscape(nomor))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Tidak ada pengaduan dengan nomor itu")
	status, _ = r.masuk("hafsah.guru").ambil(meja)
	require.Equal(t, 403, status)
	status, _ = r.masuk("umar").ambil(meja)
	require.Equal(t, 403, status)

	isi = kiai.isi("/privasi/pengaduan")
	require.Contains(t, isi, "/privasi/pengaduan/berkas/csv")
	csv := kiai.isi("/privasi/pengaduan/berkas/csv")
	require.Contains(t, csv, nomor)
	require.NotContains(t, csv, "KENARI")
	require.NotContains(t, ppdp.isi("/privasi/pengaduan/berkas/csv"), nomor, "yang diadukan tidak menemukannya di berkas pun")
	require.Contains(t, isi, nomor)
	isi = kiai.isi(meja)
	require.Contains(t, isi, "KENARI")
	require.Contains(t, isi, "Nashir Setiawan")
	pilih := regexp.MustCompile(`<option value="([^"]+)">Petugas kiai \(Pengasuh\)`).FindStringSubmatch(isi)
	require.NotEmpty(t, pilih)
	require.NotRegexp(t, `>Petugas hafsah\.ppdp \(Petugas Pelindungan Data\)</option>.*Serahkan`, isi)
	status, isi = kiai.kirim(http.MethodPost, meja, url.Values{"aksi": {"tugas"}, "penangan": {guru.ID}})
	require.Equal(t, 422, status, isi)
	status, _ = kiai.kirim(http.MethodPost, meja, url.Values{"aksi": {"tugas"}, "penangan": {pilih[1]}})
	require.Equal(t, 200, status)
	status, isi = kiai.kirim(http.MethodPost, meja, url.Values{"aksi": {"jawab"}, "jawaban": {"Sudah kami tegur."}})
	require.Equal(t, 200, status, isi)
	isi = w.isi("/pengaduan/" + as[0].ID)
	require.Contains(t, isi, "Sudah kami tegur.")
	require.Contains(t, isi, "Kementerian Komunikasi dan Digital")
}

// A santri asks himself, his guardian is asked for his word, and refuses with a reason
// that the santri reads.
func TestU17_U18_PermohonanSantri_jawabanWali(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "ahmad", Nama: "Ahmad Fauzi", Peran: "santri", Santri: string(r.id["Ahmad Fauzi"])}, sandiUji)
	require.NoError(t, err)
	w, anak := r.wali("Ahmad Fauzi", "nashir"), r.masuk("ahmad")
	saya := "/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/permohonan"
	w.isi("/data-saya/" + string(r.subjek("Ahmad Fauzi")) + "/izin") // his claim is recorded
	r.buktikanWali("Ahmad Fauzi")
	status, isi := anak.kirim(http.MethodPost, saya, url.Values{"jenis": {"hapus"}, "uraian": {"hapus foto saya"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Petugas menilai dahulu")
	id := idMohon.FindStringSubmatch(isi)[1]
	_, err = r.s.Kantor.NilaiPermohonanAnak(t.Context(), r.mejaData(), id, true, "memahami", "DPIA-1")
	require.NoError(t, err)
	require.NotContains(t, anak.isi(saya+"/"+id), "Jawaban Anda sebagai wali")
	require.Contains(t, w.isi(saya+"/"+id), "Jawaban Anda sebagai wali")
	status, isi = w.kirim(http.MethodPost, saya+"/"+id, url.Values{"aksi": {"batal"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-HAK-10")
	status, isi = w.kirim(http.MethodPost, saya+"/"+id, url.Values{"aksi": {"tidak"}, "alasan": {""}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "PRI-HAK-11")
	status, _ = w.kirim(http.MethodPost, saya+"/"+id, url.Values{"aksi": {"tidak"}, "alasan": {"tunggu sampai lulus"}})
	require.Equal(t, 200, status)
	require.Contains(t, anak.isi(saya+"/"+id), "tunggu sampai lulus")
	status, isi = anak.kirim(http.MethodPost, saya, url.Values{"jenis": {"akses"}})
	require.Equal(t, 200, status)
	status, isi = anak.kirim(http.MethodPost, saya+"/"+idMohon.FindStringSubmatch(isi)[1], url.Values{"aksi": {"batal"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "dibatalkan pemohon")
}

// Who holds data, for which purpose and under which law is asked on the same page and
// answered out of what the institution published: the request says where.
func TestU26_PermohonanInformasi_dijawabDariYangTerbit(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	w, ppdp := r.wali("Ahmad Fauzi", "nashir"), r.petugasData("hafsah")
	status, isi := ppdp.kirim(http.MethodPost, "/privasi/kebijakan/profil", url.Values{"nama": {"Yayasan Contoh"}, "telepon": {"0811-0000-0001"}, "ppdp": {"kantor yayasan"}})
	require.Equal(t, 200, status, isi)
	diri, err := r.s.Kantor.Pengenal.Diri(t.Context(), r.pelakuAkun("nashir"))
	require.NoError(t, err)
	saya := "/data-saya/" + string(diri) + "/permohonan"
	status, isi = w.kirim(http.MethodPost, saya, url.Values{"jenis": {"informasi"}, "uraian": {"siapa yang memakai data saya"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "UU 27/2022 Pasal 32")
	id := idMohon.FindStringSubmatch(isi)[1]
	status, isi = gerak(t, ppdp, "/privasi/permohonan/"+id, "penuhi", "bukti", "/kebijakan?lembaga=A")
	require.Equal(t, 200, status, isi)
	require.Contains(t, isi, "Nashir Setiawan", "wali dikenal sebagai orang yang datanya ditanyakan")
	require.Contains(t, w.isi(saya+"/"+id), "/kebijakan?lembaga=A")
	r.jam.Maju(time.Hour)
	isi = tamu(t, r.url).isi("/kebijakan?lembaga=A")
	for _, x := range []string{"Yayasan Contoh", "kantor yayasan", "0811-0000-0001", "mengurus penerimaan, identitas"} {
		require.Contains(t, isi, x)
	}
}

// pelakuAkun is the caller behind a sign-in name, asking about himself.
func (r *rumah) pelakuAkun(masuk string) dasar.Pelaku {
	r.t.Helper()
	as, err := r.s.Akun.PerNama(r.t.Context(), masuk)
	require.NoError(r.t, err)
	require.Len(r.t, as, 1)
	return as[0].Pelaku().Untuk(privasi.TujuanHakSubjek)
}

package situs_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

// mutasiContoh has one row of every class.
func mutasiContoh(t *testing.T) string {
	return mutasiBSI(t,
		[]string{"FT1", "02/10/2025", "08:00:00", "K", "750,000.00", "1,750,000.00", "VA 9007210001 SYAHRIAH OKT"},
		[]string{"FT2", "03/10/2025", "08:00:00", "K", "300,000.00", "2,050,000.00", "TRSF DARMO WIBOWO SPP BUDI OKT"},
		[]string{"FT3", "04/10/2025", "08:00:00", "K", "123,000.00", "2,173,000.00", "TRANSFER DARI FULAN BIN FULAN"},
		[]string{"FT4", "05/10/2025", "08:00:00", "D", "15,000.50", "2,157,999.50", "BIAYA ADM"},
		[]string{"FT5", "06/10/2025", "08:00:00", "K", "7,000.25", "2,164,999.75", "BAGI HASIL"},
		[]string{"FT6", "07/10/2025", "08:00:00", "D", "500,000.00", "1,664,999.75", "TARIKAN TUNAI"},
	)
}

// imporContoh uploads and applies the sample statement.
func (r *rumah) imporContoh(p peramban) string {
	r.t.Helper()
	_, isi := p.unggah("/bank/unggah", "mutasi.csv", mutasiContoh(r.t), url.Values{"rekening": {"BSI"}})
	require.Contains(r.t, isi, "Terapkan 6 baris baru")
	aksi := isi[strings.Index(isi, "/bank/unggahan/"):]
	aksi = aksi[:strings.Index(aksi, `"`)]
	_, isi = p.kirim(http.MethodPost, aksi, formulir(r.t, isi, aksi, 0))
	require.Contains(r.t, isi, "6 baris baru, 1 dibukukan")
	return aksi
}

func (r *rumah) putusan(kunci string) keuangan.MutasiBank {
	r.t.Helper()
	ms, err := r.s.Keuangan.Stores.Mutasi.Kunci(r.t.Context(), "A", "BSI", kunci)
	require.NoError(r.t, err)
	require.Len(r.t, ms, 1)
	return ms[0]
}

func TestBank_unggah_pratinjau_terapkan(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	require.Contains(t, p.isi("/bank"), "Belum ada mutasi")
	status, isi := p.unggah("/bank/unggah", "", "", url.Values{"rekening": {"BSI"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-BANK-01")
	status, isi = p.unggah("/bank/unggah", "x.csv", "bukan,mutasi\n1,2\n", url.Values{"rekening": {"BSI"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-BERKAS-04")
	_, isi = p.unggah("/bank/unggah", "mutasi.csv", mutasiContoh(t), url.Values{"rekening": {" "}})
	require.Contains(t, isi, "KEU-MUTASI-09")
	_, isi = p.unggah("/bank/unggah", "mutasi.csv", mutasiContoh(t), url.Values{"rekening": {"BSI"}, "bulan": {"entah"}})
	require.Contains(t, isi, "DSR-BULAN-01")

	aksi := r.imporContoh(p)
	_, isi = p.kirim(http.MethodPost, aksi, url.Values{"kunci": {"lagi"}, "sidik": {"x"}})
	require.Contains(t, isi, "sudah diterapkan")
	require.Equal(t, dasar.Rupiah(0), r.tagihan("Ahmad Fauzi", "makan").Sisa(), "yang pasti dibukukan sendiri")
	require.Equal(t, dasar.Rupiah(300_000), r.tagihan("Budi Santoso", "syahriah").Sisa(), "nama tidak pernah dibukukan sendiri")
	lagi, isi := p.unggah("/bank/unggah", "mutasi.csv", mutasiContoh(t), url.Values{"rekening": {"BSI"}})
	require.Equal(t, 200, lagi)
	require.Contains(t, isi, "Tidak ada baris baru")
	status, isi = p.ambil(aksi)
	require.Equal(t, 404, status, "hanya pratinjau terakhir yang disimpan")
	require.Contains(t, isi, "SRV-BANK-02")
	r.utuh()
}

// What is uploaded is nobody else's, and is forgotten after an hour.
func TestBank_unggahan_milik_pengunggah(t *testing.T) {
	r := bangun(t)
	r.lembaga("B", "bakar")
	p := r.masuk("bendahara.a")
	_, isi := p.unggah("/bank/unggah", "mutasi.csv", mutasiContoh(t), url.Values{"rekening": {"BSI"}})
	aksi := isi[strings.Index(isi, "/bank/unggahan/"):]
	aksi = aksi[:strings.Index(aksi, `"`)]
	for _, nama := range []string{"umar", "bendahara.b"} {
		status, _ := r.masuk(nama).ambil(aksi)
		require.Equal(t, 404, status, nama)
	}
	require.Contains(t, p.isi(aksi), "Terapkan 6 baris baru")
	r.jam.Maju(61 * time.Minute)
	status, isi := p.ambil(aksi)
	require.Equal(t, 404, status)
	require.Contains(t, isi, "SRV-BANK-02")
}

func TestBank_antrean_diputuskan_dan_diurungkan(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	r.imporContoh(p)
	isi := p.isi("/bank")
	require.Contains(t, isi, "TRSF DARMO WIBOWO SPP BUDI OKT", "antrean dibuka di usulan yang menunggu")
	require.Contains(t, isi, "Budi Santoso")
	require.Contains(t, isi, "pas")

	f := formulir(t, isi, "/bank/konfirmasi", 0)
	status, isi := p.kirim(http.MethodPost, "/bank/konfirmasi", f)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Dibukukan sebagai pembayaran Rp300.000, kuitansi KW/2025/000002")
	require.Contains(t, isi, "Tidak ada usulan yang menunggu", "kembali ke laci yang sama")
	_, isi = p.kirim(http.MethodPost, "/bank/konfirmasi", f)
	require.Contains(t, isi, "sudah dibukukan sebelumnya", "klik kedua tidak membukukan apa pun")
	status, isi = p.kirim(http.MethodPost, "/bank/konfirmasi", dengan(f, "kunci", "kunci-lain"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "KEU-MUTASI-06", "orang kedua melihat bahwa barisnya sudah berubah")
	require.Equal(t, dasar.Rupiah(0), r.tagihan("Budi Santoso", "syahriah").Sisa())

	baris := "/bank/baris?rekening=BSI&baris=FT2"
	f = formulir(t, p.isi(baris), "/bank/urungkan", 0)
	_, isi = p.kirim(http.MethodPost, "/bank/urungkan", dengan(f, "alasan", ""))
	require.Contains(t, isi, "KEU-BALIK-04")
	_, isi = p.kirim(http.MethodPost, "/bank/urungkan", dengan(f, "alasan", "salah keluarga"))
	require.Contains(t, isi, "menunggu lagi")
	require.Contains(t, isi, "salah keluarga", "riwayat barisnya lengkap")
	require.Equal(t, dasar.Rupiah(300_000), r.tagihan("Budi Santoso", "syahriah").Sisa())
	require.Equal(t, keuangan.Menunggu, r.putusan("FT2").Putusan)
	r.utuh()
}

func TestBank_tak_dikenal_dicarikan_santrinya(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	r.imporContoh(p)
	baris := "/bank/baris?rekening=BSI&baris=FT3"
	f := formulir(t, p.isi(baris), "/bank/putuskan", 0)
	require.Equal(t, "titipan_tak_dikenal", f.Get("aksi"))
	_, isi := p.kirim(http.MethodPost, "/bank/putuskan", f)
	require.Contains(t, isi, "1 baris masuk titipan tak dikenal")
	require.Equal(t, keuangan.TakKenal, r.putusan("FT3").Putusan)

	isi = p.isi(baris + "&q=Siti")
	require.Contains(t, isi, "Siti Aminah")
	require.NotContains(t, isi, "Budi Santoso")
	require.Contains(t, p.isi(baris+"&q=zzz"), "Tidak ada santri yang cocok")
	_, isi = p.kirim(http.MethodPost, "/bank/konfirmasi", formulir(t, isi, "/bank/konfirmasi", 0))
	require.Contains(t, isi, "Dibukukan sebagai pembayaran Rp123.000")
	require.Equal(t, keuangan.Dibukukan, r.putusan("FT3").Putusan)
	r.utuh()
}

func TestBank_biaya_hasil_dan_diabaikan(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	r.imporContoh(p)
	for _, x := range []struct{ laci, kunci, kabar string }{{"biaya_bank", "FT4", "1 baris dibukukan sebagai biaya bank"}, {"bagi_hasil", "FT5", "1 baris dibukukan sebagai bagi hasil"}} {
		isi := p.isi("/bank?laci=" + x.laci)
		_, isi = p.kirim(http.MethodPost, "/bank/putuskan", formulir(t, isi, "/bank/putuskan", 0))
		require.Contains(t, isi, x.kabar)
		require.Equal(t, keuangan.Dibukukan, r.putusan(x.kunci).Putusan)
	}
	f := formulir(t, p.isi("/bank/baris?rekening=BSI&baris=FT6"), "/bank/putuskan", 0)
	require.Equal(t, "abaikan", f.Get("aksi"), "uang keluar tidak diusulkan sebagai biaya")
	status, isi := p.kirim(http.MethodPost, "/bank/putuskan", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-BALIK-04", "mengabaikan perlu alasan")
	_, isi = p.kirim(http.MethodPost, "/bank/putuskan", dengan(f, "alasan", "sudah dijurnal"))
	require.Contains(t, isi, "1 baris diabaikan")
	_, isi = p.kirim(http.MethodPost, "/bank/putuskan", url.Values{"kunci": {"k"}, "aksi": {"abaikan"}, "alasan": {"x y z"}})
	require.Contains(t, isi, "KEU-ANTRE-01", "tanpa baris tidak ada yang diputuskan")
	status, _ = p.kirim(http.MethodPost, "/bank/putuskan", url.Values{"rekening": {"BSI"}, "baris": {"FT6"}, "versi": {"dua"}})
	require.Equal(t, 422, status)
	r.utuh()
}

// A transfer that the cashier took down before the statement came is the same
// money.
func TestBank_dipasangkan_dengan_transfer_kasir(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	pel := r.pelaku("A", "kasir", privasi.TujuanPembayaran)
	_, err := r.s.Keuangan.Terima(t.Context(), pel, "", keuangan.PermintaanBayar{Keluarga: r.kel["Budi Santoso"], Cara: keuangan.Transfer, Rekening: "BSI", Jumlah: 300_000, Tanggal: dasar.Tgl(2025, 10, 3)})
	require.NoError(t, err)
	p := r.masuk("bendahara.a")
	r.imporContoh(p)
	isi := p.isi("/bank/baris?rekening=BSI&baris=FT2")
	require.Contains(t, isi, "sudah dicatat kasir")
	_, isi = p.kirim(http.MethodPost, "/bank/pasangkan", formulir(t, isi, "/bank/pasangkan", 0))
	require.Contains(t, isi, "tidak ada yang dibukukan dua kali")
	require.Equal(t, keuangan.Dibukukan, r.putusan("FT2").Putusan)
	require.NotContains(t, p.isi("/bank/baris?rekening=BSI&baris=FT3"), "sudah dicatat kasir")
	r.utuh()
}

func TestBank_peran_lembaga_dan_nama(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.lembaga("B", "bakar")
	r.imporContoh(r.masuk("bendahara.a"))
	admin := r.masuk("umar")
	isi := admin.isi("/bank")
	require.NotContains(t, isi, "DARMO", "uraian mutasi hanya terbuka bagi bendahara")
	require.NotContains(t, isi, "Budi Santoso")
	require.Contains(t, isi, "Peran Anda tidak membuka uraian mutasi")
	asing := r.masuk("bendahara.b")
	require.Contains(t, asing.isi("/bank"), "Belum ada mutasi")
	status, _ := asing.ambil("/bank/baris?rekening=BSI&baris=FT2")
	require.Equal(t, 404, status)
	kasir := r.masuk("kasir.a")
	status, _ = kasir.ambil("/bank")
	require.Equal(t, 403, status)
	status, _ = kasir.kirim(http.MethodPost, "/bank/konfirmasi", url.Values{"rekening": {"BSI"}, "baris": {"FT2"}, "versi": {"1"}, "santri": {string(r.id["Budi Santoso"])}, "kunci": {"k"}})
	require.Equal(t, 403, status)
	require.Equal(t, keuangan.Menunggu, r.putusan("FT2").Putusan)
}

func TestBank_rekening_dan_va(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	f := url.Values{"kode": {"BSI", "", "BRI"}, "uraian": {"BSI KCP Malang", "", ""}, "awalan_va": {"9008"}, "bukukan_biaya": {"ya"}}
	_, isi := p.kirim(http.MethodPost, "/pengaturan/rekening", f)
	require.Contains(t, isi, "Pengaturan rekening disimpan")
	require.Contains(t, isi, "BSI KCP Malang")
	_, isi = p.kirim(http.MethodPost, "/pengaturan/rekening/va", nil)
	require.Contains(t, isi, "3 santri punya nomor VA")
	f["kode"] = []string{"BSI", "BSI"}
	status, isi := p.kirim(http.MethodPost, "/pengaturan/rekening", f)
	require.Equal(t, 422, status)
	require.Contains(t, isi, "KEU-ATUR-01")
	b := r.masuk("bendahara.a")
	require.Contains(t, b.isi("/bank"), `<option value="BRI"`)
	require.Contains(t, b.isi("/pengaturan/rekening"), "Hanya admin")
	status, _ = b.kirim(http.MethodPost, "/pengaturan/rekening", f)
	require.Equal(t, 403, status)
}

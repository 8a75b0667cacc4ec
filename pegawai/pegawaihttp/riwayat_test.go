package pegawaihttp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Every kind of dated record is entered, listed, replaced, ended and made void over
// the same operations, with what it says kept.
func TestRiwayat_semua_jenis(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	lain := k.orang("Siti Aminah", "MA", 2_000_000)
	for _, u := range []struct {
		jalur, isi, ganti string // a record of its own, and one that replaces it, without the person
		bentrok           dasar.Aturan
		bidang            string
		mau               any
		akhiri            bool
	}{
		{"/penugasan", `"jabatan":"wali_kelas","unit":"MTs","nomor_sk":"SK/1","jam_pekan":"2.5","mulai":"2026-02-01"`, `"jabatan":"wali_kelas","unit":"MTs","mulai":"2026-03-01"`,
			pegawai.ErrTugasTumpang, "jam_pekan", "2.5", true},
		{"/kontrak-kerja", `"jenis":"waktu","klasifikasi":"pegawai_tetap","metode":"nett","mulai":"2027-01-01","selesai":"2027-12-31"`, "", pegawai.ErrKontrakTumpang, "metode", "nett", true},
		{"/kepesertaan-bpjs", `"kesehatan":true,"tambahan":2,"mulai":"2027-01-01"`, `"kesehatan":true,"mulai":"2027-02-01"`, pegawai.ErrPesertaTumpang, "tambahan", 2.0, true},
		{"/status-pajak", `"tahun":2027,"kawin":true,"tanggungan":2`, `"tahun":2027,"ptkp":"TK/0"`, pegawai.ErrPTKPGanda, "ptkp", "K/2", false},
		{"/saldo-pajak", `"mulai":"2026-01-01","selesai":"2026-06-30","bulan":6,"ember":{"gaji":18000000},"biaya_jabatan":900000,"pph":150000`,
			`"mulai":"2026-01-01","selesai":"2026-06-30","bulan":6,"ember":{"gaji":18000001},"biaya_jabatan":900000,"pph":150000`, pegawai.ErrSaldoGanda, "pph", 150_000.0, false},
		{"/nilai-gaji", `"komponen":"transport","nilai":15000,"mulai":"2026-02-01"`, `"komponen":"transport","nilai":20000,"mulai":"2026-05-01"`, pegawai.ErrNilaiTumpang, "nilai", 15_000.0, true},
		{"/isian-gaji", `"komponen":"lembur","tanggal":"2026-10-02","banyak":"1.5","hari":"kerja","keterangan":"ujian"`, "", "", "banyak", "1.5", false},
		{"/jam-mengajar", `"tanggal":"2026-10-03","unit":"MTs","jumlah":"2","menggantikan":"` + lain + `"`, "", "", "jumlah", "2", false},
	} {
		t.Run(u.jalur[1:], func(t *testing.T) {
			k.t = t
			ada := k.mau(200, "GET", "/pegawai/"+id+u.jalur, "").banyak()
			badan := func(ganti bool, isi string) string {
				return fmt.Sprintf(`{"ganti":%v,"catatan":[{"pegawai":%q,%s}]}`, ganti, id, isi)
			}
			if u.jalur == "/kontrak-kerja" { // the first contract is open
				k.tolak(409, u.bentrok, "POST", u.jalur, badan(false, u.isi))
				pertama := k.mau(200, "GET", "/pegawai/"+id+u.jalur, "").teksDi("isi", 0, "id")
				k.mau(200, "POST", u.jalur+"/"+pertama+"/pengakhiran", `{"selesai":"2026-12-31"}`)
			}
			kunci := []string{"Idempotency-Key", "r" + u.jalur}
			satu := k.mau(201, "POST", u.jalur, badan(u.jalur == "/kepesertaan-bpjs", u.isi), kunci...)
			require.Equal(t, u.mau, satu.di("catatan", 0, u.bidang), satu.teks)
			require.Equal(t, id, satu.di("catatan", 0, "pegawai"))
			require.Equal(t, "akun-hrd", satu.di("catatan", 0, "oleh"))
			catatan := satu.teksDi("catatan", 0, "id")
			require.Equal(t, catatan, k.mau(201, "POST", u.jalur, badan(u.jalur == "/kepesertaan-bpjs", u.isi), kunci...).di("catatan", 0, "id"))
			require.Equal(t, ada+1, k.mau(200, "GET", "/pegawai/"+id+u.jalur, "").banyak())
			if u.ganti != "" {
				k.tolak(409, u.bentrok, "POST", u.jalur, badan(false, u.ganti))
				catatan = k.mau(201, "POST", u.jalur, badan(true, u.ganti)).teksDi("catatan", 0, "id")
				require.Equal(t, ada+2, k.mau(200, "GET", "/pegawai/"+id+u.jalur, "").banyak())
			}
			if u.akhiri {
				akhir := k.mau(200, "POST", u.jalur+"/"+catatan+"/pengakhiran", `{"selesai":"2027-06-30"}`)
				require.Equal(t, "2027-06-30", akhir.di("catatan", 0, "selesai"))
			} else {
				k.mau(404, "POST", u.jalur+"/"+catatan+"/pengakhiran", `{"selesai":"2027-06-30"}`)
			}
			k.tolak(422, pegawai.ErrCatatanBatal, "POST", u.jalur+"/"+catatan+"/pembatalan", `{"alasan":"x"}`)
			require.Equal(t, "salah orang", k.mau(200, "POST", u.jalur+"/"+catatan+"/pembatalan", `{"alasan":"salah orang"}`).di("catatan", 0, "batal"))
			k.tolak(409, pegawai.ErrCatatanBatal, "POST", u.jalur+"/"+catatan+"/pembatalan", `{"alasan":"salah orang"}`)
			k.tolak(404, pegawai.ErrCatatan, "POST", u.jalur+"/tiada/pembatalan", `{"alasan":"salah orang"}`)
		})
	}
	k.t = t
	require.Empty(t, k.log.String())
}

// A batch is kept whole or not at all, and the refusal says which record it is about.
func TestRiwayat_kumpulan_utuh_atau_tidak_sama_sekali(t *testing.T) {
	t.Parallel()
	k := buka(t)
	a, b := k.orang("Ahmad Fauzan", "MTs", 3_000_000), k.orang("Siti Aminah", "MA", 2_000_000)
	isi := func(id, hari string) string {
		return fmt.Sprintf(`{"pegawai":%q,"komponen":"lembur","tanggal":"2026-10-02","banyak":"2","hari":%q}`, id, hari)
	}
	j := k.tolak(422, pegawai.ErrIsian, "POST", "/isian-gaji", `{"catatan":[`+isi(a, "kerja")+","+isi(b, "ahad")+`]}`)
	require.True(t, strings.HasPrefix(j.teksDi("detail"), "catatan ke-2: "), j.teks)
	require.Zero(t, k.mau(200, "GET", "/pegawai/"+a+"/isian-gaji", "").banyak())
	require.Len(t, k.mau(201, "POST", "/isian-gaji", `{"catatan":[`+isi(a, "kerja")+","+isi(b, "libur")+`]}`).di("catatan"), 2)
	j = k.tolak(422, pegawai.ErrKuantitas, "POST", "/isian-gaji", `{"catatan":[{"pegawai":"`+a+`","komponen":"lembur","tanggal":"2026-10-02","banyak":"1.234","hari":"kerja"}]}`)
	require.Equal(t, "banyak", j.di("bidang"))
	w := k.mau(201, "POST", "/kontrak-kerja", `{"ganti":true,"catatan":[{"pegawai":"`+a+`","jenis":"waktu","klasifikasi":"pegawai_tetap","metode":"gross","mulai":"2026-12-01"}]}`)
	require.Equal(t, string(pegawai.ErrKontrakMasa), w.di("peringatan", 0, "aturan"), w.teks)
}

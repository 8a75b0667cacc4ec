package akademikhttp_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
)

// ujian gives class 7A an exam of a kind that begins today.
func (k *kantor) ujian(jenis string) string {
	k.t.Helper()
	return k.mau(201, "POST", "/ujian", k.dataUjian(jenis)).teksDi("id")
}

func (k *kantor) dataUjian(jenis string) string {
	return `{"nama":"Ujian ` + jenis + `","jenis":"` + jenis + `","periode":"1","rombel":["` + k.kelas() + `"],"mulai":"2026-10-05","selesai":"2026-10-09"}`
}

const gerbangAdab = `{"sejak":"2026-10-05","syarat":[{"kode":"adab","nama":"Adab","jenis":"manual","ambang":"1"},{"kode":"juz","nama":"Hafal 1 juz","jenis":"hafalan","ambang":"1","satuan":"juz"}]}`

// An exam over the API: gates, a measure by the teacher, a dispensation by the head, an
// attempt, and every one of them void again.
func TestUjian(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	a := k.mau(201, "POST", "/ujian", k.dataUjian("diniyah"), "Idempotency-Key", "u")
	require.Equal(t, a.di("id"), k.mau(201, "POST", "/ujian", k.dataUjian("diniyah"), "Idempotency-Key", "u").di("id"))
	jalur := "/ujian/" + a.teksDi("id")
	k.tolak(422, nilai.ErrGerbang, "PUT", jalur+"/gerbang", `{"sejak":"2026-10-05","syarat":[{"kode":"adab","nama":"Adab","jenis":"manual","ambang":"0"}]}`)
	g := k.mau(200, "PUT", jalur+"/gerbang", gerbangAdab)
	require.Equal(t, "adab", g.di("gerbang", 0, "syarat", 0, "kode"))
	guru := []string{"X-Guru", "g2"}
	p := k.mau(200, "GET", jalur+"/peserta", "", guru...)
	require.Len(t, p.di("peserta"), 5)
	require.Equal(t, []any{"Santri 1", false, "belum_diketahui", "belum", "1"},
		[]any{p.di("peserta", 0, "nama"), p.di("peserta", 0, "layak"), p.di("peserta", 0, "syarat", 0, "keadaan"), p.di("peserta", 0, "syarat", 1, "keadaan"), p.di("peserta", 0, "syarat", 1, "kurang")})

	hasil := `{"hasil":[{"santri":"` + k.santri(0) + `","hadir":true,"nilai":"8.5","hasil":"lulus","tanggal":"2026-10-05"}]}`
	k.tolak(409, akademik.ErrBelumLayak, "POST", jalur+"/hasil", hasil, guru...)
	k.mau(204, "POST", jalur+"/ukuran", `{"ukuran":[{"santri":"`+k.santri(0)+`","gerbang":"adab","nilai":"1"}]}`, append(guru, "Idempotency-Key", "m")...)
	k.mau(204, "POST", jalur+"/ukuran", `{"ukuran":[{"santri":"`+k.santri(0)+`","gerbang":"adab","nilai":"1"}]}`, append(guru, "Idempotency-Key", "m")...)
	k.tolak(422, nilai.ErrAngka, "POST", jalur+"/ukuran", `{"ukuran":[{"santri":"`+k.santri(0)+`","gerbang":"adab","nilai":"satu"}]}`)
	k.mau(204, "POST", jalur+"/dispensasi", `{"dispensasi":[{"santri":"`+k.santri(0)+`","gerbang":"juz","alasan":"sakit sepekan"}]}`)
	k.mau(204, "POST", jalur+"/hasil", hasil, append(guru, "Idempotency-Key", "h")...)
	k.mau(204, "POST", jalur+"/hasil", hasil, append(guru, "Idempotency-Key", "h")...)
	p = k.mau(200, "GET", jalur+"/peserta", "", guru...)
	require.Equal(t, []any{true, "akun-kepala", "8.5"}, []any{p.di("peserta", 0, "layak"), p.di("peserta", 0, "syarat", 1, "dispensasi"), p.di("peserta", 0, "hasil", 0, "nilai")})
	require.Len(t, p.di("peserta", 0, "hasil"), 1, "kiriman ulang bukan percobaan kedua")

	u, d := k.mau(200, "GET", jalur+"/ukuran", "", guru...), k.mau(200, "GET", jalur+"/dispensasi", "")
	require.Equal(t, []any{1, "1"}, []any{u.banyak(), u.di("isi", 0, "nilai")})
	require.Equal(t, []any{1, "sakit sepekan"}, []any{d.banyak(), d.di("isi", 0, "alasan")})
	const alasan = `{"alasan":"salah orang"}`
	k.tolak(404, akademik.ErrHasilTiada, "POST", jalur+"/ukuran/"+d.teksDi("isi", 0, "id")+"/pembatalan", alasan)
	k.mau(204, "POST", jalur+"/dispensasi/"+d.teksDi("isi", 0, "id")+"/pembatalan", alasan)
	k.mau(204, "POST", jalur+"/ukuran/"+u.teksDi("isi", 0, "id")+"/pembatalan", alasan)
	k.mau(204, "POST", jalur+"/hasil/"+p.teksDi("peserta", 0, "hasil", 0, "id")+"/pembatalan", alasan)
	p = k.mau(200, "GET", jalur+"/peserta", "")
	require.Equal(t, false, p.di("peserta", 0, "layak"))
	require.Empty(t, p.di("peserta", 0, "hasil"))
	require.Equal(t, "salah orang", k.mau(200, "GET", jalur+"/ukuran", "").di("isi", 0, "batal"), "yang batal tetap tampak")

	ubah := `{"versi":` + fmt.Sprint(g.di("versi")) + `,"batal":"diundur",` + k.dataUjian("diniyah")[1:]
	require.Equal(t, "diundur", k.mau(200, "PUT", jalur, ubah).di("batal"))
	k.tolak(409, akademik.ErrVersi, "PUT", jalur, ubah)
	require.Len(t, k.mau(200, "GET", "/ujian", "").di("isi", 0, "gerbang"), 1, "syaratnya tetap terbaca")
	require.Empty(t, k.log.String())
}

// A juz that passed its exam leads to a numbered syahadah, which is checked by the number
// on the paper and made void; what is due for repetition stands by santri.
func TestSyahadah(t *testing.T) {
	t.Parallel()
	k := buka(t)
	s := k.santri(0)
	jalur := "/ujian/" + k.ujian("tahfidz")
	k.mau(201, "POST", "/setoran", `{"setoran":[{"santri":"`+s+`","jenis":"ziyadah","rentang":["juz 30"],"hasil":"lulus","tanggal":"2026-10-01"}]}`)
	m := k.mau(200, "GET", "/rombel/"+k.kelas()+"/murojaah", "", "X-Guru", "g1")
	require.Equal(t, []any{1, "Santri 1", 564.0}, []any{m.banyak(), m.di("isi", 0, "nama"), m.di("isi", 0, "ayat")})
	require.NotZero(t, m.di("isi", 0, "lewat"))
	syarat := `"syarat":[{"kode":"juz","nama":"Mutqin 1 juz","mutqin":true,"dasar":"juz","ambang":"1"},{"kode":"30","nama":"Hafal juz 30","dasar":"ayat","lingkup":["juz 30"]}]`
	badan := `{"santri":"` + s + `","judul":"Syahadah juz 30","tanggal":"2026-10-05",` + syarat + `}`
	k.tolak(409, akademik.ErrSyahadahSyarat, "POST", "/syahadah", badan)
	k.tolak(422, hafalan.ErrUjian, "POST", jalur+"/hasil", `{"hasil":[{"santri":"`+s+`","hadir":true,"tanggal":"2026-10-05"}]}`)
	k.mau(204, "POST", jalur+"/hasil", `{"hasil":[{"santri":"`+s+`","hadir":true,"penguji":["g2"],"bagian":[{"rentang":"juz 30","kesalahan":[{"jenis":"lupa","banyak":2}]}],"tanggal":"2026-10-05"}]}`)
	h := k.mau(200, "GET", jalur+"/peserta", "")
	require.Equal(t, []any{"95", "lulus", "An-Naba' 1 - An-Nas 6"}, []any{h.di("peserta", 0, "hasil", 0, "nilai"), h.di("peserta", 0, "hasil", 0, "hasil"), h.di("peserta", 0, "hasil", 0, "bagian", 0, "rentang")})
	c := k.mau(200, "POST", "/hafalan/"+s+"/syahadah", "{"+syarat+"}")
	require.Equal(t, []any{"terpenuhi", "terpenuhi", "564"}, []any{c.di("isi", 0, "status"), c.di("isi", 1, "status"), c.di("isi", 1, "ada")})

	a := k.mau(201, "POST", "/syahadah", badan, "Idempotency-Key", "s")
	require.Equal(t, a.di("nomor"), k.mau(201, "POST", "/syahadah", badan, "Idempotency-Key", "s").di("nomor"))
	require.Equal(t, []any{"001/SYH/2026", "An-Naba' 1 - An-Nas 6", "564"}, []any{a.di("nomor"), a.di("syarat", 1, "lingkup", 0), a.di("syarat", 1, "ada")})
	k.mau(201, "POST", "/syahadah", badan)
	k.ujian("diniyah")
	ujian := k.mau(200, "GET", "/ujian?batas=1", "")
	require.Equal(t, 1, ujian.banyak())
	require.NotEqual(t, ujian.di("isi"), k.mau(200, "GET", "/ujian?batas=1&setelah="+ujian.teksDi("berikutnya"), "").di("isi"))
	satu := k.mau(200, "GET", "/syahadah?batas=1", "")
	require.Equal(t, []any{1, 2.0}, []any{satu.banyak(), satu.di("isi", 0, "urut")})
	dua := k.mau(200, "GET", "/syahadah?batas=1&setelah="+satu.teksDi("berikutnya"), "")
	require.Equal(t, []any{1.0, nil}, []any{dua.di("isi", 0, "urut"), dua.di("berikutnya")})
	require.Equal(t, 0, k.mau(200, "GET", "/syahadah?tahun=2025", "").banyak())
	require.Equal(t, 0, k.mau(200, "GET", "/syahadah?santri="+k.santri(1), "").banyak())
	require.Equal(t, true, k.mau(200, "GET", "/syahadah/nomor/2026/1", "").di("berlaku"))
	k.tolak(404, akademik.ErrSyahadahTiada, "GET", "/syahadah/nomor/2026/3", "")
	k.mau(200, "POST", "/syahadah/"+a.teksDi("id")+"/pembatalan", `{"alasan":"salah nama"}`)
	v := k.mau(200, "GET", "/syahadah/nomor/2026/1", "", "X-Guru", "g1")
	require.Equal(t, []any{false, "salah nama"}, []any{v.di("berlaku"), v.di("batal")})
	require.Empty(t, k.log.String())
}

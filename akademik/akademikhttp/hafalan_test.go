package akademikhttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHafalan(t *testing.T) {
	t.Parallel()
	k := buka(t)
	s := k.santri(0)
	badan := `{"setoran":[{"santri":"` + s + `","rombel":"` + string(k.h.Halaqah.ID) + `","jenis":"ziyadah","rentang":["juz 30","2:255"],"kesalahan":[{"jenis":"mad","banyak":2}],"hasil":"lulus","tanggal":"2026-10-05"}]}`
	a := k.mau(201, "POST", "/setoran", badan, "Idempotency-Key", "s")
	require.Equal(t, "An-Naba' 1 - An-Nas 6", a.di("isi", 0, "rentang", 0))
	k.mau(201, "POST", "/setoran", badan, "Idempotency-Key", "s")
	h := k.mau(200, "GET", "/hafalan/"+s, "")
	require.EqualValues(t, 565, h.di("ayat"), "564 ayat juz 30 dan satu ayat; yang dikirim dua kali tidak dihitung dua kali")
	require.Equal(t, "halaman", h.di("capaian", 0, "dasar"))
	require.Equal(t, "3.33", h.di("capaian", 1, "persen"))
	require.EqualValues(t, 2, len(h.di("juz").([]any)))
	require.Equal(t, 1, k.mau(200, "GET", "/rombel/"+string(k.h.Halaqah.ID)+"/setoran?dari=2026-10-01&sampai=2026-10-31", "").banyak())
	require.NotZero(t, k.mau(200, "GET", "/hafalan/"+s+"/murojaah?pada=2026-10-20", "").banyak())
	b := k.mau(200, "POST", "/setoran/"+a.teksDi("isi", 0, "id")+"/pembatalan", `{"alasan":"salah orang"}`)
	require.Equal(t, "salah orang", b.di("batal"))
	require.EqualValues(t, 0, k.mau(200, "GET", "/hafalan/"+s, "").di("ayat"))
	require.Equal(t, 1, k.mau(200, "GET", "/hafalan/"+s+"/setoran", "").banyak(), "yang batal tetap tampak")
	require.Empty(t, k.log.String())
}

func TestKitab(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.ajar()
	require.NotZero(t, k.mau(200, "GET", "/kitab", "").banyak())
	s := k.santri(0)
	catat := func(dari, sampai, cara string) jawaban {
		return k.mau(201, "POST", "/kitab/catatan", `{"catatan":[{"santri":"`+s+`","kitab":"nahwu","cara":"`+cara+`","selang":[{"dari":`+dari+`,"sampai":`+sampai+`}],"hasil":"lulus","tanggal":"2026-10-05"}]}`)
	}
	catat("1", "20", "hafalan")
	id := catat("11", "50", "sorogan").teksDi("isi", 0, "id")
	c := k.mau(200, "GET", "/hafalan/"+s+"/kitab", "")
	require.EqualValues(t, 20, c.di("isi", 0, "hafal"))
	require.EqualValues(t, 50, c.di("isi", 0, "dibaca"), "gabungan, bukan jumlah")
	k.mau(204, "POST", "/kitab/catatan/"+id+"/pembatalan", `{"alasan":"salah orang"}`)
	require.EqualValues(t, 20, k.mau(200, "GET", "/hafalan/"+s+"/kitab", "").di("isi", 0, "dibaca"))
	require.Equal(t, 2, k.mau(200, "GET", "/hafalan/"+s+"/kitab/catatan", "").banyak())
	require.Empty(t, k.log.String())
}

package pegawaihttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A call that is sent again with its key is answered as the first was and does nothing:
// without the key each of these is refused, or done twice.
func TestKunciUlang(t *testing.T) {
	t.Parallel()
	k := buka(t)
	id := k.orang("Ahmad Fauzan", "MTs", 3_000_000)
	pel := `{"pegawai":"` + id + `",`
	cuti := func(hari string) string {
		return k.mau(201, "POST", "/cuti-pegawai", pel+`"jenis":"izin","mulai":"`+hari+`","selesai":"`+hari+`"}`).teksDi("id")
	}
	kasbon := k.mau(201, "POST", "/kasbon", pel+`"pokok":900000,"tanggal":"2026-10-05","kali":3,"angsuran_pertama":"2026-12","kas":{"laci":"laci-1"}}`).teksDi("id")
	jam := k.mau(201, "POST", "/jam-mengajar", `{"catatan":[`+pel+`"tanggal":"2026-10-03","unit":"MTs","jumlah":"2"}]}`).teksDi("catatan", 0, "id")
	dokumen := k.mau(201, "POST", "/pegawai/"+id+"/dokumen", `{"jenis":"sk","nama":"SK","isi":"JVBERi0xLjc="}`).teksDi("id")
	nilai := k.mau(201, "POST", "/nilai-gaji", `{"catatan":[`+pel+`"komponen":"transport","nilai":15000,"mulai":"2026-02-01"}]}`).teksDi("catatan", 0, "id")
	const alasan = `{"alasan":"salah orang"}`
	for _, u := range []struct{ nama, peran, metode, jalur, badan string }{
		{"ubah", hr, "PATCH", "/pegawai/" + id, `{"versi":1,"nama":"Ahmad Ganti"}`},
		{"rekening", hr, "PUT", "/pegawai/" + id + "/rekening", `{"versi":2,"bank":"BSI","nomor":"9990000999","atas_nama":"AHMAD"}`},
		{"akhiri", hr, "POST", "/nilai-gaji/" + nilai + "/pengakhiran", `{"selesai":"2026-12-31"}`},
		{"batal", hr, "POST", "/nilai-gaji/" + nilai + "/pembatalan", alasan},
		{"putus", kepala, "POST", "/cuti-pegawai/" + cuti("2026-10-07") + "/putusan", `{"setuju":true}`},
		{"batal cuti", hr, "POST", "/cuti-pegawai/" + cuti("2026-10-08") + "/pembatalan", alasan},
		{"setujui jam", kepala, "POST", "/jam-mengajar/persetujuan", `{"id":["` + jam + `"]}`},
		{"lunasi", hr, "POST", "/kasbon/" + kasbon + "/pelunasan", `{"jumlah":400000,"tanggal":"2026-10-05","kas":{"laci":"laci-1"}}`},
		{"batal kasbon", hr, "POST", "/kasbon/" + kasbon + "/pembatalan", alasan},
		{"batal dokumen", hr, "POST", "/dokumen-pegawai/" + dokumen + "/pembatalan", alasan},
		{"berhenti", hr, "POST", "/pegawai/" + id + "/pemberhentian", `{"terakhir":"2026-10-31","sebab":"lain"}`},
		{"batal berhenti", hr, "POST", "/pegawai/" + id + "/pembatalan-berhenti", ""},
	} {
		satu := k.mau(200, u.metode, u.jalur, u.badan, "X-Peran", u.peran, "Idempotency-Key", u.nama)
		delete(satu.isi, "peringatan") // they are about what the first call did
		ulang := k.mau(200, u.metode, u.jalur, u.badan, "X-Peran", u.peran, "Idempotency-Key", u.nama)
		delete(ulang.isi, "peringatan")
		require.Equal(t, satu.isi, ulang.isi, u.nama)
		if u.nama == "lunasi" {
			require.EqualValues(t, 500_000, ulang.di("terutang"))
			continue
		}
		if w := k.kirim(u.metode, u.jalur, u.badan, "X-Peran", u.peran); u.nama != "akhiri" {
			require.Equal(t, 409, w.Code, "%s tanpa kunci: %s", u.nama, w.Body)
		}
	}
	k.mau(200, "POST", "/pegawai/"+id+"/pemberhentian", `{"terakhir":"2026-10-05","sebab":"lain"}`)
	for range 2 {
		k.mau(200, "POST", "/pegawai/"+id+"/penerimaan-kembali", `{"mulai":"2026-11-02"}`, "Idempotency-Key", "kembali")
	}
}

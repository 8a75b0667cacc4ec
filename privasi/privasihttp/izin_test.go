package privasihttp_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// dewasa implements [kantor.SumberOrang]: everybody is of age.
type dewasa struct{}

func (dewasa) Orang(_ context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (map[privasi.SubjekID]wali.Orang, error) {
	m := map[privasi.SubjekID]wali.Orang{}
	for _, s := range ss {
		m[s] = wali.Orang{Lembaga: l, Subjek: s, Dewasa: true}
	}
	return m, nil
}

// Whoever works here takes his own receipt as anybody does, and a guardian to whom a notice
// is shown has claimed his child, so that the desk finds a claim to prove.
func TestU08_U15_izinSendiriDanAnak(t *testing.T) {
	r := bangun(t)
	r.kantor.Orang = dewasa{}
	x, a := string(r.orang("Siti")), r.orang("Ali")
	saya, izin := x+"/kasir", "/izin/"+privasi.TujuanPublikasi
	r.mau(204, saya, "POST", "/data-saya/"+x+izin+"/penyajian", "")
	r.mau(200, saya, "POST", "/data-saya/"+x+izin+"/jawaban", `{"setuju":true}`)
	resi := r.halaman(saya, "/data-saya/"+x+"/resi")
	require.Len(t, resi, 1)
	p := r.mau(200, saya, "GET", "/data-saya/"+x+"/resi/"+resi[0]["id"].(string), "")
	require.NotEmpty(t, p["garam"])
	jejak := r.halaman(saya, "/data-saya/"+x+"/jejak")
	require.Equal(t, privasi.PeranDiri, jejak[len(jejak)-1]["peran"])

	klaim := func() []map[string]any {
		return isi(r.mau(200, ppdp, "GET", "/kewenangan-wali", ""))
	}
	require.Empty(t, klaim(), "tentang diri sendiri tidak perlu wewenang")
	r.anak = map[string]privasi.SubjekID{x: a}
	for range 2 {
		r.mau(204, x+"/wali", "POST", "/data-saya/"+string(a)+izin+"/penyajian", "")
	}
	require.Len(t, klaim(), 1, "ditampilkan dua kali, diajukan sekali")
}

// Who asks about his child over JSON claims him as he does on the page.
func TestU24_permohonanAnak(t *testing.T) {
	r := bangun(t)
	x, a := string(r.orang("Siti")), r.orang("Ali")
	r.anak = map[string]privasi.SubjekID{x: a}
	r.mau(201, x+"/wali", "POST", "/data-saya/"+string(a)+"/permohonan", `{"jenis":"akses","uraian":"apa saja"}`)
	require.Len(t, isi(r.mau(200, ppdp, "GET", "/kewenangan-wali", "")), 1)
}

package akademikhttp_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// satuPelajaran is a timetable of one lesson a day for one class.
type satuPelajaran akademik.Pelajaran

func (x satuPelajaran) Pelajaran(_ context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...akademik.RombelID) (ps []akademik.Pelajaran, err error) {
	for h := dari; l == privasitest.Lembaga && !h.After(sampai); h = h.TambahHari(1) {
		if p := akademik.Pelajaran(x); len(rombel) == 0 || slices.Contains(rombel, p.Rombel) {
			p.Tanggal = h
			ps = append(ps, p)
		}
	}
	return ps, nil
}

// jadwal gives class 7A mathematics by g2 every day, an hour ago.
func (k *kantor) jadwal() {
	k.ajar()
	k.h.SumberPelajaran = satuPelajaran{Rombel: k.h.Kelas.ID, Mapel: "mtk", Guru: []pegawai.ID{"g2"}, Selang: jadwal.Selang{Mulai: jadwal.Pukul(7, 0), Selesai: jadwal.Pukul(7, 40)}, JP: 1}
}

// A teacher takes the register of the day with its journal; leave explains an absence
// before and after; hours wait for the office.
func TestPresensi(t *testing.T) {
	t.Parallel()
	k := buka(t)
	k.jadwal()
	guru := []string{"X-Guru", "g2"}
	izin := k.mau(201, "POST", "/izin-santri", `{"santri":"`+k.santri(0)+`","jenis":"sakit","mulai":"2026-10-05","selesai":"2026-10-06","alasan":"demam","setujui":true}`, "Idempotency-Key", "i")
	require.NotContains(t, izin.teks, "demam")
	require.Equal(t, 1, k.mau(200, "GET", "/sesi?dari=2026-10-05&sampai=2026-10-05", "", guru...).banyak())
	require.Equal(t, "mtk", k.mau(200, "GET", "/sesi/belum?dari=2026-10-05&sampai=2026-10-05", "", guru...).di("isi", 0, "mapel"))
	sesi := "?tanggal=2026-10-05&mulai=07:00&mapel=mtk&rombel=" + k.kelas()
	l := k.mau(200, "GET", "/presensi"+sesi, "", guru...)
	require.Equal(t, []any{"sakit", "hadir"}, []any{l.di("anggota", 0, "keadaan"), l.di("anggota", 1, "keadaan")}, "izin sudah mengisinya")
	isi := `"tanggal":"2026-10-05","mulai":"07:00","mapel":"mtk","rombel":"` + k.kelas() + `"`
	badan := `{` + isi + `,"versi":0,"isian":[{"santri":"` + k.santri(1) + `","keadaan":"alpa"},{"santri":"tiada","keadaan":"alpa"}],"jurnal":{"pengajar":[{"guru":"g2"}],"materi":"Bilangan bulat"}}`
	r := k.mau(200, "PUT", "/presensi", badan, append(guru, "Idempotency-Key", "p")...)
	require.EqualValues(t, 1, r.di("versi"))
	require.Equal(t, "AKD-PRESENSI-01", r.di("tolak", 0, "aturan"))
	k.mau(200, "PUT", "/presensi", badan, append(guru, "Idempotency-Key", "p")...)
	k.tolak(409, akademik.ErrRegisterAda, "PUT", "/presensi", badan, guru...)
	require.Equal(t, 0, k.mau(200, "GET", "/sesi/belum?dari=2026-10-05&sampai=2026-10-05", "").banyak())
	k.tolak(409, akademik.ErrJurnalSetuju, "PUT", "/presensi/pengajar", `{`+isi+`,"pengajar":[{"guru":"g1","menggantikan":"g2"}]}`)
	k.mau(204, "PUT", "/presensi/pengajar", `{`+strings.Replace(isi, "2026-10-05", "2026-10-06", 1)+`,"pengajar":[{"guru":"g1","menggantikan":"g2"}]}`)

	c := k.mau(200, "GET", "/rombel/"+k.kelas()+"/rekap-presensi?dari=2026-10-01&sampai=2026-10-31", "", guru...)
	require.EqualValues(t, 1, c.di("isi", 0, "hari", "sakit"))
	require.EqualValues(t, 1, c.di("isi", 1, "pelajaran", "alpa"))
	require.Equal(t, "100", c.di("isi", 2, "persen"))
	require.Equal(t, "alpa", k.mau(200, "GET", "/presensi/santri/"+k.santri(1)+"?dari=2026-10-01&sampai=2026-10-31", "", guru...).di("isi", 0, "keadaan"))
	j := k.mau(200, "GET", "/jurnal-mengajar?dari=2026-10-05&sampai=2026-10-05&menunggu=true", "", guru...)
	require.Equal(t, "Bilangan bulat", j.di("isi", 0, "materi"))
	k.mau(204, "POST", "/jurnal-mengajar/persetujuan", `{"id":["`+j.teksDi("isi", 0, "id")+`"]}`)
	require.Equal(t, 0, k.mau(200, "GET", "/jurnal-mengajar?dari=2026-10-05&sampai=2026-10-05&menunggu=true", "").banyak())

	b := k.mau(201, "POST", "/izin-santri", `{"santri":"`+k.santri(1)+`","jenis":"izin","mulai":"2026-10-05","selesai":"2026-10-05"}`).teksDi("id")
	k.mau(200, "POST", "/izin-santri/"+b+"/persetujuan", "")
	require.Equal(t, "izin", k.mau(200, "GET", "/presensi/santri/"+k.santri(1)+"?dari=2026-10-01&sampai=2026-10-31", "").di("isi", 0, "keadaan"), "izin sesudahnya menjelaskan alpa")
	k.mau(200, "POST", "/izin-santri/"+b+"/pembatalan", `{"alasan":"salah orang"}`)
	require.Equal(t, "alpa", k.mau(200, "GET", "/presensi/santri/"+k.santri(1)+"?dari=2026-10-01&sampai=2026-10-31", "").di("isi", 0, "keadaan"))
	require.Equal(t, 1, k.mau(200, "GET", "/izin-santri?dari=2026-10-01&sampai=2026-10-31", "", guru...).banyak())
	k.tolak(403, "PRI-BACA-01", "GET", "/izin-santri/"+izin.teksDi("id")+"/alasan", "") // health: not of a head by default
	require.Empty(t, k.log.String())
}

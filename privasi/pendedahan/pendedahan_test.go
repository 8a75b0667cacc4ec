package pendedahan_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	kini   = time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	hukum  = pendedahan.Hukum{Hukum: rezim.Baku(), Setelan: rezim.SetelanBaku(), Kalender: rezim.KalenderBaku()}
	tu     = pendedahan.Aktor{Akun: "akun-tu", Subjek: "p1", Kapasitas: "tata_usaha"}
	ppdp   = pendedahan.Aktor{Akun: "akun-ppdp", Subjek: "p2", Kapasitas: "ppdp"}
	kepala = pendedahan.Aktor{Akun: "akun-kepala", Subjek: "p3", Kapasitas: "kepala"}
	lulus  = pendedahan.HasilUji{Dokumen: "uji-1", Perlu: true, Seimbang: true}
)

const (
	nama = "santri.Santri.Nama"
	hp   = "santri.Santri.HP"
	nik  = "santri.Santri.NIK"
)

func surat() pendedahan.Instrumen {
	return pendedahan.Instrumen{Jenis: "surat perintah penyidikan", Nomor: "SP/12/2026", Tanggal: dasar.Tgl(2026, 11, 1), Instansi: "Polres Kediri", Pasal: "KUHAP Pasal 7",
		Lingkup: []string{nama, hp}, Petugas: "kartu anggota dicocokkan ke Polres"}
}

func permintaan(ubah ...func(*pendedahan.Permintaan)) pendedahan.Permintaan {
	m := pendedahan.Permintaan{Lembaga: "al-hikmah", ID: "d1", Subjek: "s1", Jenis: pendedahan.KepadaAparat, Penerima: "Polres Kediri", Negara: "ID", Tujuan: "penyidikan",
		Instrumen: surat(), Diminta: []string{nik, nama, hp}, Bidang: []string{nama, hp}, Pada: kini}
	for _, u := range ubah {
		u(&m)
	}
	return m
}

func minta(t testing.TB, ubah ...func(*pendedahan.Permintaan)) pendedahan.Pendedahan {
	t.Helper()
	p, ev, err := pendedahan.Minta(permintaan(ubah...), tu, hukum)
	require.NoError(t, err)
	require.Equal(t, "PendedahanDiminta", ev.Jenis)
	return p
}

// harus checks that a move went through and its event tells the truth about it.
func harus(t testing.TB, lama pendedahan.Pendedahan) func(pendedahan.Pendedahan, privasi.Peristiwa, error) pendedahan.Pendedahan {
	return func(p pendedahan.Pendedahan, ev privasi.Peristiwa, err error) pendedahan.Pendedahan {
		t.Helper()
		require.NoError(t, err)
		require.Equal(t, []string{string(lama.Status), string(p.Status)}, []string{ev.Dari, ev.Ke})
		return p
	}
}

func disetujui(t testing.TB, ubah ...func(*pendedahan.Permintaan)) pendedahan.Pendedahan {
	t.Helper()
	p := minta(t, ubah...)
	p = harus(t, p)(p.Ujikan(lulus, ppdp, kini))
	p = harus(t, p)(p.Setujui(ppdp, kini))
	if p.Status == pendedahan.Diuji {
		p = harus(t, p)(p.Setujui(kepala, kini))
	}
	require.Equal(t, pendedahan.Disetujui, p.Status)
	return p
}

func permintaanSendiri(m *pendedahan.Permintaan) {
	m.Jenis, m.Instrumen, m.Otentik, m.Diminta, m.Bidang = pendedahan.AtasPermintaan, pendedahan.Instrumen{}, true, []string{nama, hp}, []string{nama, hp}
}

func pihak(m *pendedahan.Permintaan) {
	m.Jenis, m.Instrumen, m.Dasar, m.Rujukan = pendedahan.KepadaPihak, pendedahan.Instrumen{}, privasi.KewajibanHukum, "Permendikdasmen"
}

func TestP41_SetiapPendedahanLengkap(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*pendedahan.Permintaan){
		"tanpa subjek":   func(m *pendedahan.Permintaan) { m.Subjek = "" },
		"tanpa penerima": func(m *pendedahan.Permintaan) { m.Penerima = "" },
		"tanpa negara":   func(m *pendedahan.Permintaan) { m.Negara = "" },
		"tanpa tujuan":   func(m *pendedahan.Permintaan) { m.Tujuan = "" },
		"tanpa waktu":    func(m *pendedahan.Permintaan) { m.Pada = time.Time{} },
		"tanpa bidang":   func(m *pendedahan.Permintaan) { m.Bidang = nil },
		"tanpa dasar":    func(m *pendedahan.Permintaan) { pihak(m); m.Dasar = privasi.TanpaDasar },
		"tanpa rujukan":  func(m *pendedahan.Permintaan) { pihak(m); m.Rujukan = "" },
		"jenis karangan": func(m *pendedahan.Permintaan) { m.Jenis = "titipan" },
	} {
		_, ev, err := pendedahan.Minta(permintaan(ubah), tu, hukum)
		require.ErrorIs(t, err, pendedahan.ErrPendedahan, nama)
		require.Equal(t, privasi.Peristiwa{}, ev)
	}
	_, _, err := pendedahan.Minta(permintaan(), pendedahan.Aktor{}, hukum)
	require.ErrorIs(t, err, pendedahan.ErrPendedahan)
	_, _, err = pendedahan.Minta(permintaan(func(m *pendedahan.Permintaan) { m.Pada = kini.AddDate(-9, 0, 0) }), tu, hukum)
	require.ErrorIs(t, err, rezim.ErrRezim)
	p := disetujui(t, pihak)
	require.Len(t, p.Penyetuju, 1)
	p = harus(t, p)(p.Lakukan([]string{nama}, tu, kini))
	require.Equal(t, []any{"Polres Kediri", "penyidikan", privasi.KewajibanHukum, []string{nama}, []string{"akun-ppdp"}, kini}, []any{p.Penerima, p.Tujuan, p.Dasar, p.Diberikan, p.Penyetuju, p.Dilakukan})
}

// What is given lies in the ground, and what was asked for and not given is on record.
func TestP42_SeperlunyaDanYangDitahanTercatat(t *testing.T) {
	t.Parallel()
	semua := []string{nama, hp, nik, "a", "b"}
	sub := func(r *rapid.T, n string) []string {
		return rapid.SliceOfDistinct(rapid.SampledFrom(semua), rapid.ID).Draw(r, n)
	}
	rapid.Check(t, func(r *rapid.T) {
		lingkup, bidang, beri := sub(r, "lingkup"), sub(r, "bidang"), sub(r, "beri")
		m := permintaan(func(m *pendedahan.Permintaan) {
			m.Instrumen.Lingkup, m.Diminta, m.Bidang = lingkup, semua, bidang
		})
		p, _, err := pendedahan.Minta(m, tu, hukum)
		if err != nil {
			return
		}
		p = harus(t, p)(p.Ujikan(lulus, ppdp, kini))
		p = harus(t, p)(p.Setujui(ppdp, kini))
		p = harus(t, p)(p.Setujui(kepala, kini))
		q, _, err := p.Lakukan(beri, tu, kini)
		if err != nil {
			require.Equal(t, p, q)
			return
		}
		for _, b := range semua {
			diberi := slices.Contains(q.Diberikan, b)
			require.True(t, !diberi || slices.Contains(lingkup, b), "never beyond the ground")
			require.Equal(t, !diberi, slices.Contains(q.Ditahan, b))
		}
	})
}

func TestP43_PermintaanSendiriHarusResmi(t *testing.T) {
	t.Parallel()
	p := disetujui(t, permintaanSendiri)
	harus(t, p)(p.Lakukan([]string{nama}, tu, kini))
	for _, ubah := range []func(*pendedahan.Permintaan){
		func(m *pendedahan.Permintaan) { m.Otentik = false },
		func(m *pendedahan.Permintaan) { m.Diminta = nil },
	} {
		_, _, err := pendedahan.Minta(permintaan(permintaanSendiri, ubah), tu, hukum)
		require.ErrorIs(t, err, pendedahan.ErrPermintaanTakResmi)
	}
	_, _, err := pendedahan.Minta(permintaan(permintaanSendiri, func(m *pendedahan.Permintaan) { m.Bidang = []string{nik} }), tu, hukum)
	require.ErrorIs(t, err, pendedahan.ErrMelebihiLingkup)
}

// Each part of the paper, and each way to get around two approvers.
func TestP44_Aparat(t *testing.T) {
	t.Parallel()
	for bidang, ubah := range map[string]func(*pendedahan.Instrumen){
		"jenis":    func(i *pendedahan.Instrumen) { i.Jenis = "" },
		"nomor":    func(i *pendedahan.Instrumen) { i.Nomor = "" },
		"tanggal":  func(i *pendedahan.Instrumen) { i.Tanggal = dasar.Tanggal{} },
		"instansi": func(i *pendedahan.Instrumen) { i.Instansi = "" },
		"pasal":    func(i *pendedahan.Instrumen) { i.Pasal = "" },
		"lingkup":  func(i *pendedahan.Instrumen) { i.Lingkup = nil },
		"petugas":  func(i *pendedahan.Instrumen) { i.Petugas = "" },
	} {
		_, _, err := pendedahan.Minta(permintaan(func(m *pendedahan.Permintaan) { ubah(&m.Instrumen) }), tu, hukum)
		require.ErrorIs(t, err, pendedahan.ErrInstrumen, bidang)
		require.ErrorContains(t, err, bidang)
	}
	p := minta(t)
	require.Equal(t, []string{nik}, p.Ditahan, "asked for beyond the paper")
	for _, u := range []pendedahan.HasilUji{{Dokumen: "uji-1", Perlu: true}, {Dokumen: "uji-1", Seimbang: true}} {
		q := harus(t, p)(p.Ujikan(u, ppdp, kini))
		require.Equal(t, pendedahan.Ditolak, q.Status)
	}
	_, _, err := p.Ujikan(pendedahan.HasilUji{Perlu: true, Seimbang: true}, ppdp, kini)
	require.ErrorIs(t, err, pendedahan.ErrUji)
	_, _, err = p.Ujikan(lulus, pendedahan.Aktor{Akun: "akun-santri", Subjek: "s1"}, kini)
	require.ErrorIs(t, err, pendedahan.ErrPenyetuju)
	_, _, err = p.Setujui(ppdp, kini)
	require.ErrorIs(t, err, pendedahan.ErrPerpindahan, "not tested")
	q := disetujui(t)
	require.Equal(t, []string{"akun-ppdp", "akun-kepala"}, q.Penyetuju)
	q = harus(t, q)(q.Lakukan([]string{nama, hp}, tu, kini))
	require.Equal(t, []string{nik}, q.Ditahan)
}

func TestB40_InstrumenDanPenyetuju(t *testing.T) {
	t.Parallel()
	_, _, err := pendedahan.Minta(permintaan(func(m *pendedahan.Permintaan) { m.Instrumen.Nomor = "" }), tu, hukum)
	require.ErrorIs(t, err, pendedahan.ErrInstrumen)
	p := minta(t)
	p = harus(t, p)(p.Ujikan(lulus, ppdp, kini))
	p = harus(t, p)(p.Setujui(ppdp, kini))
	require.Equal(t, pendedahan.Diuji, p.Status, "one is not enough")
	_, _, err = p.Lakukan([]string{nama}, tu, kini)
	require.ErrorIs(t, err, pendedahan.ErrPenyetuju)
	for nama, a := range map[string]pendedahan.Aktor{"dua kali": ppdp, "yang mencatat": tu, "orangnya": {Akun: "akun-santri", Subjek: "s1"}, "tanpa akun": {}} {
		q, _, err := p.Setujui(a, kini)
		require.ErrorIs(t, err, pendedahan.ErrPenyetuju, nama)
		require.Equal(t, p, q)
	}
}

func TestB41_MelebihiLingkup(t *testing.T) {
	t.Parallel()
	_, _, err := pendedahan.Minta(permintaan(func(m *pendedahan.Permintaan) { m.Bidang = []string{nama, nik} }), tu, hukum)
	require.ErrorIs(t, err, pendedahan.ErrMelebihiLingkup)
	require.ErrorContains(t, err, nik)
	p := disetujui(t, func(m *pendedahan.Permintaan) { m.Bidang = []string{nama} })
	_, _, err = p.Lakukan([]string{nama, hp}, tu, kini)
	require.ErrorIs(t, err, pendedahan.ErrMelebihiLingkup, "in the paper, but not approved")
	_, _, err = p.Lakukan(nil, tu, kini)
	require.ErrorIs(t, err, pendedahan.ErrPendedahan)
}

// The person is told at once, or on the day the prohibition ends, by a moving clock.
func TestP45_OrangnyaDikabari(t *testing.T) {
	t.Parallel()
	p := disetujui(t)
	p = harus(t, p)(p.Lakukan([]string{nama}, tu, kini))
	require.Equal(t, pendedahan.Dilakukan, p.Status)
	require.True(t, p.PerluKabar(kini))
	_, _, err := p.Kabari("", tu, kini)
	require.ErrorIs(t, err, pendedahan.ErrPendedahan)
	p = harus(t, p)(p.Kabari("resi-1", tu, kini))
	require.False(t, p.PerluKabar(kini))

	sampai := kini.AddDate(0, 0, 30)
	larang := func(m *pendedahan.Permintaan) {
		m.Instrumen.LarangSampai, m.Instrumen.LarangPasal = sampai, "UU 8/2010 Pasal 83"
	}
	q := disetujui(t, larang)
	q = harus(t, q)(q.Lakukan([]string{nama}, tu, kini))
	require.Equal(t, pendedahan.KabarDitunda, q.Status)
	for h := range 40 {
		t1 := kini.AddDate(0, 0, h)
		require.Equal(t, h >= 30, q.PerluKabar(t1), h)
	}
	_, _, err = q.Kabari("resi-1", tu, sampai.Add(-time.Microsecond))
	require.ErrorIs(t, err, pendedahan.ErrLarangKabar)
	q = harus(t, q)(q.Kabari("resi-1", tu, sampai))
	require.Equal(t, pendedahan.KabarSubjek, q.Status)

	for _, ubah := range []func(*pendedahan.Permintaan){
		func(m *pendedahan.Permintaan) { larang(m); m.Instrumen.LarangPasal = "" },
		func(m *pendedahan.Permintaan) { larang(m); m.Instrumen.LarangSampai = time.Time{} },
	} {
		_, _, err := pendedahan.Minta(permintaan(ubah), tu, hukum)
		require.ErrorIs(t, err, pendedahan.ErrLarangKabar)
	}
	habis := disetujui(t, func(m *pendedahan.Permintaan) { larang(m); m.Instrumen.LarangSampai = kini })
	habis = harus(t, habis)(habis.Lakukan([]string{nama}, tu, kini))
	require.Equal(t, pendedahan.Dilakukan, habis.Status, "over before it was done")
}

func TestU67_JamAparat(t *testing.T) {
	t.Parallel()
	p := minta(t)
	require.Equal(t, kini.Add(120*time.Hour), p.Jam.Tenggat)
	require.False(t, p.Lewat(kini.Add(120*time.Hour)))
	require.True(t, p.Lewat(kini.Add(121*time.Hour)))
	q := harus(t, p)(p.Tolak("tanpa_dasar", ppdp, kini))
	require.False(t, q.Lewat(kini.Add(999*time.Hour)), "refused is answered")
	require.False(t, minta(t, pihak).Lewat(kini.AddDate(1, 0, 0)), "no clock for others")
}

func TestPerpindahanTakSah(t *testing.T) {
	t.Parallel()
	p := minta(t)
	for nama, gerak := range map[string]func() error{
		"lakukan": func() error { _, _, err := p.Lakukan([]string{hp}, tu, kini); return err },
		"kabari":  func() error { _, _, err := p.Kabari("x", tu, kini); return err },
		"tolak":   func() error { _, _, err := p.Tolak("", tu, kini); return err },
	} {
		require.ErrorIs(t, gerak(), pendedahan.ErrPerpindahan, nama)
	}
	q := disetujui(t)
	q = harus(t, q)(q.Lakukan([]string{nama}, tu, kini))
	for nama, gerak := range map[string]func() error{
		"uji":     func() error { _, _, err := q.Ujikan(lulus, ppdp, kini); return err },
		"setujui": func() error { _, _, err := q.Setujui(kepala, kini); return err },
		"lakukan": func() error { _, _, err := q.Lakukan([]string{nama}, tu, kini); return err },
		"tolak":   func() error { _, _, err := q.Tolak("terlambat", tu, kini); return err },
	} {
		require.ErrorIs(t, gerak(), pendedahan.ErrPerpindahan, nama)
	}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	pendedahan.DaftarkanTipe(&d)
	for _, n := range []string{"Pendedahan", "AksesDukungan", "Darurat", "Token", "Perintah"} {
		require.NotNil(t, d.Tipe("pendedahan."+n), n)
	}
}

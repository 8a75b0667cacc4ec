package hak_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	kini    = time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	hukum   = hak.Hukum{Hukum: rezim.Baku(), Setelan: rezim.SetelanBaku(), Kalender: rezim.KalenderBaku()}
	santri  = hak.Aktor{Akun: "akun-santri", Subjek: "s1", Kapasitas: "santri"}
	wali    = hak.Aktor{Akun: "akun-wali", Subjek: "w1", Kapasitas: "wali"}
	petugas = hak.Aktor{Akun: "akun-ppdp", Subjek: "p1", Kapasitas: "ppdp"}
	dewasa  = hak.Fakta{}
	anak    = hak.Fakta{Anak: true}
)

func masukan(ubah ...func(*hak.Masukan)) hak.Masukan {
	m := hak.Masukan{Lembaga: "al-hikmah", ID: "r1", Subjek: "s1", Pemohon: "s1", Sebagai: hak.Diri, Jenis: hak.Akses, Kanal: hak.Aplikasi, Masuk: true, Dicatat: kini}
	for _, u := range ubah {
		u(&m)
	}
	return m
}

func terima(t testing.TB, m hak.Masukan, f hak.Fakta, lain ...hak.Permohonan) hak.Permohonan {
	t.Helper()
	p, _, evs, err := hak.Terima(m, santri, f, hukum, lain)
	require.NoError(t, err)
	require.Equal(t, "PermohonanDiterima", evs[0].Jenis)
	return p
}

// harus checks that a move went through and its event tells the truth about it.
func harus(t testing.TB, lama hak.Permohonan) func(hak.Permohonan, privasi.Peristiwa, error) hak.Permohonan {
	return func(p hak.Permohonan, ev privasi.Peristiwa, err error) hak.Permohonan {
		t.Helper()
		require.NoError(t, err)
		require.Equal(t, []string{string(lama.Status), string(p.Status)}, []string{ev.Dari, ev.Ke})
		require.Equal(t, p.ID, ev.Objek)
		require.Equal(t, p.Subjek, ev.Subjek)
		require.False(t, ev.Pada.IsZero())
		return p
	}
}

func tolakan(s hak.SebabTolak) hak.Penolakan {
	return hak.Penolakan{Sebab: s, Teks: privasi.Tutup("karena demikian"), Pasal: "UU 27/2022 Pasal 33", JalurAdu: "pengaduan@alhikmah.example", Uji: "uji-1"}
}

func TestPerjalananPermohonan(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), dewasa)
	require.Equal(t, hak.Diproses, p.Status, "one who is signed in is known")
	require.Equal(t, rezim.UU27, p.Rezim)
	require.Len(t, p.Jam, 1)
	require.Equal(t, kini.Add(72*time.Hour), p.Batas())
	p = harus(t, p)(p.Tangani(petugas, petugas, kini.Add(time.Hour)))
	p = harus(t, p)(p.Penuhi(true, "ekspor-1", petugas, dewasa, kini.Add(2*time.Hour)))
	require.Equal(t, hak.DipenuhiSebagian, p.Status)
	p = harus(t, p)(p.Kabari(hak.Aplikasi, "bukti-1", nil, petugas, kini.Add(3*time.Hour)))
	p = harus(t, p)(p.Tutup(petugas, kini.Add(4*time.Hour)))
	require.True(t, p.Status.Akhir())
	require.False(t, p.Lewat(kini.Add(9999*time.Hour)))
	require.Equal(t, []string{"akun-ppdp", "ekspor-1", "bukti-1"}, []string{p.Penangan, p.Bukti, p.BuktiKabar})
}

func TestMasukanDitolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah func(*hak.Masukan)
		mau  error
	}{
		"tanpa subjek":          {func(m *hak.Masukan) { m.Subjek = "" }, hak.ErrPermohonan},
		"hak karangan":          {func(m *hak.Masukan) { m.Jenis = "lupa" }, hak.ErrPermohonan},
		"saluran karangan":      {func(m *hak.Masukan) { m.Kanal = "merpati" }, hak.ErrPermohonan},
		"tanpa waktu":           {func(m *hak.Masukan) { m.Dicatat = time.Time{} }, hak.ErrPermohonan},
		"diri tetapi lain":      {func(m *hak.Masukan) { m.Pemohon = "w1" }, hak.ErrIdentitas},
		"wali bagi dirinya":     {func(m *hak.Masukan) { m.Sebagai = hak.WaliAnak }, hak.ErrIdentitas},
		"kelompok minta akses":  {func(m *hak.Masukan) { m.Sebagai, m.Pemohon = hak.KuasaKelompok, "k1" }, hak.ErrPemohon},
		"kedudukan tak dikenal": {func(m *hak.Masukan) { m.Sebagai, m.Pemohon = "tetangga", "k1" }, hak.ErrPemohon},
		"aplikasi mundur":       {func(m *hak.Masukan) { m.Tiba = kini.Add(-time.Hour) }, hak.ErrTanggalTerima},
	} {
		_, _, evs, err := hak.Terima(masukan(c.ubah), santri, dewasa, hukum, nil)
		require.ErrorIs(t, err, c.mau, nama)
		require.Empty(t, evs)
	}
	_, _, _, err := hak.Terima(masukan(func(m *hak.Masukan) { m.Dicatat = kini.AddDate(-5, 0, 0) }), santri, dewasa, hukum, nil)
	require.ErrorIs(t, err, rezim.ErrRezim)
}

func TestB25_IdentitasDanBuktiBerlebih(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ubah func(*hak.Masukan)
		mau  error
	}{
		{func(m *hak.Masukan) { m.Pemohon = "" }, hak.ErrIdentitas},
		{func(m *hak.Masukan) { m.Dokumen = true }, hak.ErrBuktiBerlebih},
		{func(m *hak.Masukan) { m.Diminta = []string{"bukti_identitas"} }, hak.ErrBuktiBerlebih},
	} {
		_, _, _, err := hak.Terima(masukan(c.ubah), santri, dewasa, hukum, nil)
		require.ErrorIs(t, err, c.mau)
	}
}

func TestU25_IsianTakBolehLebih(t *testing.T) {
	t.Parallel()
	require.NoError(t, hak.PeriksaIsian(hak.IsianPermohonan()))
	for _, lebih := range []string{"nama_ibu_kandung", "swafoto", "nik", ""} {
		require.ErrorIs(t, hak.PeriksaIsian([]string{"identitas", lebih}), hak.ErrBuktiBerlebih, lebih)
	}
	p := terima(t, masukan(func(m *hak.Masukan) { m.Masuk, m.Dokumen = false, true }), dewasa)
	require.Equal(t, hak.Diterima, p.Status, "one who is not signed in may show who he is")
}

// One who is signed in never waits for a proof of identity, whatever he asks and how.
func TestI33_YangMasukTakDimintaBukti(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		j := rapid.SampledFrom(hak.SemuaJenis()).Draw(r, "jenis").Jenis
		p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = j }), hak.Fakta{Anak: rapid.Bool().Draw(r, "anak")})
		require.False(t, p.Terverifikasi.IsZero())
		require.NotContains(t, []hak.Status{hak.Diterima, hak.Verifikasi}, p.Status)
		_, _, _, err := hak.Terima(masukan(func(m *hak.Masukan) { m.Jenis, m.Dokumen = j, true }), santri, dewasa, hukum, nil)
		require.ErrorIs(t, err, hak.ErrBuktiBerlebih)
	})
}

// The table of who may ask for what.
func TestU24_PemohonDanHak(t *testing.T) {
	t.Parallel()
	for _, u := range hak.SemuaJenis() {
		for _, s := range []hak.Pemohon{hak.Diri, hak.WaliAnak, hak.WaliDisabel, hak.Kuasa} {
			require.True(t, s.Boleh(u.Jenis), "%s %s", s, u.Jenis)
		}
		mau := slices.Contains([]hak.Jenis{hak.Informasi, hak.Keberatan, hak.Batasi, hak.GantiRugi}, u.Jenis)
		require.Equal(t, mau, hak.KuasaKelompok.Boleh(u.Jenis), u.Jenis)
		require.False(t, hak.Pemohon("").Boleh(u.Jenis))
		require.NotEmpty(t, u.Pasal)
	}
	require.False(t, hak.Diri.Boleh("lupa"))
	require.Len(t, hak.SemuaJenis(), 13)
}

func TestU23_SaatTerima(t *testing.T) {
	t.Parallel()
	kertas := func(ubah func(*hak.Masukan)) hak.Masukan {
		return masukan(func(m *hak.Masukan) { m.Kanal, m.Masuk = hak.Surat, false }, ubah)
	}
	p := terima(t, kertas(func(m *hak.Masukan) { m.Tiba, m.Pindaian = kini.Add(-48*time.Hour), "berkas-1" }), dewasa)
	require.Equal(t, kini.Add(24*time.Hour), p.Batas(), "earlier, never later")
	require.Equal(t, kini, p.Dicatat)
	require.Equal(t, kini.Add(72*time.Hour), terima(t, kertas(func(*hak.Masukan) {}), dewasa).Batas())
	for _, ubah := range []func(*hak.Masukan){
		func(m *hak.Masukan) { m.Tiba = kini.Add(-48 * time.Hour) },                        // no scan
		func(m *hak.Masukan) { m.Tiba, m.Pindaian = kini.Add(time.Microsecond), "berkas" }, // later
	} {
		_, _, _, err := hak.Terima(kertas(ubah), petugas, dewasa, hukum, nil)
		require.ErrorIs(t, err, hak.ErrTanggalTerima)
	}
}

// The app and the counter make the same request.
func TestP48_AplikasiDanLoketSama(t *testing.T) {
	t.Parallel()
	a := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Masuk = hak.Koreksi, false }), dewasa)
	b := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Masuk, m.Kanal = hak.Koreksi, false, hak.Loket }), dewasa)
	b.Kanal = a.Kanal
	require.Equal(t, a, b)
	require.NotEmpty(t, a.ID, "a number at once")
}

func TestU27_JamTiapHak(t *testing.T) {
	t.Parallel()
	baru := time.Date(2027, 2, 1, 1, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		jenis         hak.Jenis
		lama, sesudah time.Duration // under UU 27/2022 and PP 33/2026
	}{
		{hak.Koreksi, 72 * time.Hour, 72 * time.Hour}, {hak.Lengkapi, 72 * time.Hour, 72 * time.Hour}, {hak.Akses, 72 * time.Hour, 72 * time.Hour},
		{hak.Tarik, 72 * time.Hour, 72 * time.Hour}, {hak.Batasi, 72 * time.Hour, 72 * time.Hour}, {hak.Hapus, 72 * time.Hour, 72 * time.Hour},
		{hak.Salinan, 72 * time.Hour, 72 * time.Hour}, {hak.GantiRugi, 72 * time.Hour, 72 * time.Hour},
	} {
		require.Equal(t, kini.Add(c.lama), terima(t, masukan(func(m *hak.Masukan) { m.Jenis = c.jenis }), dewasa).Batas(), c.jenis)
		require.Equal(t, baru.Add(c.sesudah), terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Dicatat = c.jenis, baru }), dewasa).Batas(), c.jenis)
	}
}

func TestU29_SalinanMenungguVerifikasi(t *testing.T) {
	t.Parallel()
	baru := time.Date(2027, 2, 1, 1, 0, 0, 0, time.UTC)
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Masuk, m.Dicatat = hak.Salinan, false, baru }), dewasa)
	require.True(t, p.Jam[0].Tenggat.IsZero())
	require.Equal(t, baru.Add(72*time.Hour), p.Batas(), "an alarm of our own")
	p = harus(t, p)(p.MulaiVerifikasi(petugas, baru.Add(time.Hour)))
	p = harus(t, p)(p.Pastikan("kunjungan", petugas, dewasa, hukum, baru.Add(24*time.Hour)))
	require.Equal(t, baru.Add(96*time.Hour), p.Batas())
	require.Equal(t, hak.Diproses, p.Status)
	lama := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Masuk = hak.Salinan, false }), dewasa)
	require.Equal(t, kini.Add(72*time.Hour), lama.Batas(), "before PP 33/2026 the clock of access counts")
	require.Equal(t, rezim.TenggatAkses, lama.Jam[0].Kunci)
}

func TestU17_PenilaianAnak(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), anak)
	require.Equal(t, hak.MenungguPenilaian, p.Status)
	require.Equal(t, kini.Add(72*time.Hour), p.Batas(), "its clock is visible")
	_, _, err := p.Penuhi(false, "x", petugas, anak, kini)
	require.ErrorIs(t, err, hak.ErrPerpindahan)
	for _, n := range []hak.Penilaian{{Mampu: true, DPIA: "d"}, {Mampu: true, Alasan: privasi.Tutup("bisa")}} {
		_, _, err := p.Nilai(n, petugas, anak, hukum, kini)
		require.ErrorIs(t, err, hak.ErrAlasanNilai)
	}
	n := hak.Penilaian{Mampu: true, Alasan: privasi.Tutup("mengerti akibatnya"), DPIA: "dpia-1"}
	_, _, err = p.Nilai(n, santri, anak, hukum, kini)
	require.ErrorIs(t, err, hak.ErrBenturan)
	q := harus(t, p)(p.Nilai(n, petugas, anak, hukum, kini))
	require.Equal(t, hak.Diproses, q.Status)
	n.Mampu = false
	q = harus(t, p)(p.Nilai(n, petugas, anak, hukum, kini))
	require.Equal(t, hak.MenungguWali, q.Status, "not refused: the guardian is asked")
}

func TestU18_PersetujuanWaliUntukHakAnak(t *testing.T) {
	t.Parallel()
	n := hak.Penilaian{Mampu: true, Alasan: privasi.Tutup("mengerti"), DPIA: "dpia-1"}
	for setelan, mau := range map[string]map[hak.Jenis]hak.Status{
		rezim.WaliWajib:        {hak.Akses: hak.MenungguWali, hak.Hapus: hak.MenungguWali, hak.Koreksi: hak.MenungguWali, hak.Tarik: hak.MenungguWali},
		rezim.WaliHanyaMerusak: {hak.Akses: hak.Diproses, hak.Hapus: hak.MenungguWali, hak.Musnah: hak.MenungguWali, hak.Akhiri: hak.MenungguWali, hak.Koreksi: hak.Diproses, hak.Tarik: hak.Diproses},
		rezim.WaliTidak:        {hak.Akses: hak.Diproses, hak.Hapus: hak.Diproses, hak.Koreksi: hak.Diproses},
	} {
		h := hukum
		h.Setelan.WaliUntukHakAnak = setelan
		for jenis, status := range mau {
			p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = jenis }), anak)
			p = harus(t, p)(p.Nilai(n, petugas, anak, h, kini))
			require.Equal(t, status, p.Status, "%s %s", setelan, jenis)
		}
	}
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Hapus }), anak)
	p = harus(t, p)(p.Nilai(n, petugas, anak, hukum, kini))
	_, _, err := p.JawabWali(true, hak.Penolakan{}, wali, anak, hukum, kini)
	require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti)
	bukti := hak.Fakta{Anak: true, WaliTerbukti: true}
	require.Equal(t, hak.Diproses, harus(t, p)(p.JawabWali(true, hak.Penolakan{}, wali, bukti, hukum, kini)).Status)
	q := harus(t, p)(p.JawabWali(false, tolakan(""), wali, bukti, hukum, kini))
	require.Equal(t, []any{hak.Ditolak, hak.TolakWali}, []any{q.Status, q.SebabTolak})
	_, _, err = p.JawabWali(false, hak.Penolakan{}, wali, bukti, hukum, kini)
	require.ErrorIs(t, err, hak.ErrAlasanKosong)
}

func oleh(m *hak.Masukan) { m.Sebagai, m.Pemohon = hak.WaliAnak, "w1" }

// Authority at the request is not authority when it is carried out.
func TestI26_WaliMerusakHanyaDenganBuktiSaatItu(t *testing.T) {
	t.Parallel()
	terbukti := hak.Fakta{Anak: true, WaliTerbukti: true}
	require.Equal(t, hak.MenungguBuktiWali, terima(t, masukan(oleh), anak).Status)
	rapid.Check(t, func(r *rapid.T) {
		u := rapid.SampledFrom(hak.SemuaJenis()).Draw(r, "jenis")
		p := terima(t, masukan(oleh, func(m *hak.Masukan) { m.Jenis = u.Jenis }), terbukti)
		require.Equal(t, hak.Diproses, p.Status)
		_, _, err := p.Hentikan(petugas, anak, hukum, kini)
		require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti, "pembatasan pun tidak")
		p = harus(t, p)(p.Hentikan(petugas, terbukti, hukum, kini))
		kemudian := hak.Fakta{Anak: true, WaliTerbukti: rapid.Bool().Draw(r, "masih")}
		_, _, err = p.Penuhi(false, "bukti", petugas, kemudian, kini)
		if !kemudian.WaliTerbukti {
			require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti)
			return
		}
		require.NoError(t, err)
	})
	p := terima(t, masukan(oleh), anak)
	_, _, err := p.BuktikanWali(petugas, anak, hukum, kini)
	require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti)
	require.Equal(t, hak.Diproses, harus(t, p)(p.BuktikanWali(petugas, terbukti, hukum, kini)).Status)
}

// On his birthday a child needs neither assessment nor guardian any more.
func TestDewasaTakMenungguWali(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Hapus }), anak)
	_, _, err := p.Lanjutkan(petugas, anak, hukum, kini)
	require.ErrorIs(t, err, hak.ErrPerpindahan, "nothing changed")
	require.Equal(t, hak.Diproses, harus(t, p)(p.Lanjutkan(petugas, dewasa, hukum, kini.Add(time.Hour))).Status)
	p = harus(t, p)(p.Nilai(hak.Penilaian{Mampu: true, Alasan: privasi.Tutup("mengerti"), DPIA: "dpia-1"}, petugas, anak, hukum, kini))
	require.Equal(t, hak.MenungguWali, p.Status)
	q := harus(t, p)(p.Lanjutkan(petugas, dewasa, hukum, kini.Add(time.Hour)))
	require.Equal(t, hak.Diproses, q.Status)
	require.Equal(t, p.Jam, q.Jam)
	_, _, err = q.Lanjutkan(petugas, dewasa, hukum, kini)
	require.ErrorIs(t, err, hak.ErrPerpindahan)
	w := terima(t, masukan(oleh), hak.Fakta{Anak: true, WaliTerbukti: true})
	_, _, err = w.Penuhi(false, "ekspor", petugas, dewasa, kini)
	require.ErrorIs(t, err, hak.ErrWaliBelumTerbukti, "and the guardian sees nothing any more")
}

func TestU22_JawabanLewatSaluranPemohon(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Kanal = hak.WhatsApp }), dewasa)
	p = harus(t, p)(p.Penuhi(false, "ekspor-1", petugas, dewasa, kini))
	_, _, err := p.Kabari(hak.Surat, "resi", nil, petugas, kini)
	require.ErrorIs(t, err, hak.ErrKanalJawab)
	_, _, err = p.Kabari(hak.WhatsApp, "", nil, petugas, kini)
	require.ErrorIs(t, err, hak.ErrKanalJawab, "without proof of delivery")
	_, _, err = p.Kabari("merpati", "resi", []hak.Kanal{"merpati"}, petugas, kini)
	require.ErrorIs(t, err, hak.ErrKanalJawab)
	harus(t, p)(p.Kabari(hak.WhatsApp, "resi", nil, petugas, kini))
	harus(t, p)(p.Kabari(hak.Surat, "resi", []hak.Kanal{hak.Surat}, petugas, kini))
}

func TestU51_BukanOrangYangBersangkutan(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Subjek, m.Pemohon = "p1", "p1" }), dewasa) // the officer's own request
	_, _, err := p.Tangani(petugas, petugas, kini)
	require.ErrorIs(t, err, hak.ErrBenturan)
	_, _, err = p.Penuhi(false, "x", petugas, dewasa, kini)
	require.ErrorIs(t, err, hak.ErrBenturan)
	_, _, err = p.Tolak(tolakan(hak.TolakTiada), petugas, kini)
	require.ErrorIs(t, err, hak.ErrBenturan)
	q := terima(t, masukan(oleh), hak.Fakta{Anak: true, WaliTerbukti: true})
	_, _, err = q.Tangani(wali, petugas, kini)
	require.ErrorIs(t, err, hak.ErrBenturan, "nor the guardian who asks")
}

func TestB27_PerpindahanTakSah(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), dewasa)
	p = harus(t, p)(p.Penuhi(false, "e", petugas, dewasa, kini))
	p = harus(t, p)(p.Kabari(hak.Aplikasi, "b", nil, petugas, kini))
	tutup := harus(t, p)(p.Tutup(petugas, kini))
	for nama, gerak := range map[string]func() error{
		"penuhi":     func() error { _, _, err := tutup.Penuhi(false, "e", petugas, dewasa, kini); return err },
		"tolak":      func() error { _, _, err := tutup.Tolak(tolakan(hak.TolakTiada), petugas, kini); return err },
		"kabari":     func() error { _, _, err := tutup.Kabari(hak.Aplikasi, "b", nil, petugas, kini); return err },
		"tutup":      func() error { _, _, err := tutup.Tutup(petugas, kini); return err },
		"tangani":    func() error { _, _, err := tutup.Tangani(petugas, petugas, kini); return err },
		"batalkan":   func() error { _, _, err := tutup.Batalkan(santri, kini); return err },
		"verifikasi": func() error { _, _, err := tutup.MulaiVerifikasi(petugas, kini); return err },
		"pastikan":   func() error { _, _, err := tutup.Pastikan("x", petugas, dewasa, hukum, kini); return err },
		"hentikan":   func() error { _, _, err := tutup.Hentikan(petugas, hak.Fakta{}, hukum, kini); return err },
		"nilai":      func() error { _, _, err := tutup.Nilai(hak.Penilaian{}, petugas, anak, hukum, kini); return err },
		"bukti wali": func() error { _, _, err := tutup.BuktikanWali(petugas, anak, hukum, kini); return err },
		"jawab wali": func() error { _, _, err := tutup.JawabWali(true, hak.Penolakan{}, wali, anak, hukum, kini); return err },
	} {
		err := gerak()
		require.ErrorIs(t, err, hak.ErrPerpindahan, nama)
	}
	_, _, err := terima(t, masukan(), dewasa).Penuhi(false, "", petugas, dewasa, kini)
	require.ErrorIs(t, err, hak.ErrBuktiPenuhi)
	_, _, err = terima(t, masukan(func(m *hak.Masukan) { m.Masuk = false }), dewasa).Pastikan("", petugas, dewasa, hukum, kini)
	require.ErrorIs(t, err, hak.ErrIdentitas)
}

func TestBatalHanyaOlehPemohon(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), dewasa)
	for _, a := range []hak.Aktor{petugas, {Akun: "jam"}, wali} {
		_, _, err := p.Batalkan(a, kini)
		require.ErrorIs(t, err, hak.ErrBukanPemohon)
	}
	require.Equal(t, hak.Dibatalkan, harus(t, p)(p.Batalkan(santri, kini)).Status)
}

func TestB26_AlasanTolak(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), dewasa)
	for nama, c := range map[string]struct {
		ubah func(*hak.Penolakan)
		mau  error
	}{
		"tanpa alasan":  {func(x *hak.Penolakan) { x.Sebab = "" }, hak.ErrAlasanKosong},
		"tanpa teks":    {func(x *hak.Penolakan) { x.Teks = privasi.Tertutup[string]{} }, hak.ErrAlasanKosong},
		"tanpa pasal":   {func(x *hak.Penolakan) { x.Pasal = "" }, hak.ErrAlasanKosong},
		"tanpa jalur":   {func(x *hak.Penolakan) { x.JalurAdu = "" }, hak.ErrAlasanKosong},
		"karangan":      {func(x *hak.Penolakan) { x.Sebab = "malas" }, hak.ErrAlasanTakSah},
		"bukan hak ini": {func(x *hak.Penolakan) { x.Sebab = hak.TolakDitahan }, hak.ErrAlasanTakSah},
		"bukan petugas": {func(x *hak.Penolakan) { x.Sebab = hak.TolakWali }, hak.ErrAlasanTakSah},
		"tanpa uji":     {func(x *hak.Penolakan) { x.Sebab, x.Uji = hak.TolakPertahanan, "" }, hak.ErrUjiKeseimbangan},
	} {
		x := tolakan(hak.TolakBahaya)
		c.ubah(&x)
		q, _, err := p.Tolak(x, petugas, kini)
		require.ErrorIs(t, err, c.mau, nama)
		require.Equal(t, p, q)
	}
	p = harus(t, p)(p.Tolak(tolakan(hak.TolakBahaya), petugas, kini))
	require.Equal(t, hak.Ditolak, p.Status)
}

func TestP50_PenolakanLengkap(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(), dewasa)
	_, _, err := p.Tolak(hak.Penolakan{}, petugas, kini)
	require.ErrorIs(t, err, hak.ErrAlasanKosong)
}

func TestU30_AlasanWajibTolak(t *testing.T) {
	t.Parallel()
	for jenis, mau := range map[hak.Jenis]bool{hak.Akses: true, hak.Koreksi: true, hak.Salinan: true, hak.Tarik: false, hak.Hapus: false} {
		for _, s := range []hak.SebabTolak{hak.TolakBahaya, hak.TolakOrangLain} {
			p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = jenis }), dewasa)
			_, _, err := p.Tolak(tolakan(s), petugas, kini)
			require.Equal(t, mau, err == nil, "%s %s: %v", jenis, s, err)
		}
	}
}

func TestU36_PembatasanHakPerluUndangUndangDanUji(t *testing.T) {
	t.Parallel()
	umum := []hak.SebabTolak{hak.TolakPenegakan, hak.TolakUmum, hak.TolakKeuangan, hak.TolakStatistik}
	bisa := []hak.Jenis{hak.Akhiri, hak.Hapus, hak.Musnah, hak.Tarik, hak.Keberatan, hak.Batasi, hak.Portabilitas}
	for _, u := range hak.SemuaJenis() {
		for _, s := range umum {
			p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = u.Jenis }), dewasa)
			_, _, err := p.Tolak(tolakan(s), petugas, kini)
			require.Equal(t, slices.Contains(bisa, u.Jenis), err == nil, "%s %s", u.Jenis, s)
			tanpa := tolakan(s)
			tanpa.Uji = ""
			_, _, err = p.Tolak(tanpa, petugas, kini)
			require.Error(t, err)
		}
	}
}

// Whatever is tried, a refused request holds reason, text, article and route.
func TestI30_DitolakSelaluLengkap(t *testing.T) {
	t.Parallel()
	semua := []hak.SebabTolak{"", "karangan", hak.TolakBahaya, hak.TolakPertahanan, hak.TolakUmum, hak.TolakDitahan, hak.TolakDasarLain, hak.TolakTanpaDampak, hak.TolakTakOtomatis, hak.TolakIdentitas, hak.TolakTiada, hak.TolakWali}
	rapid.Check(t, func(r *rapid.T) {
		u := rapid.SampledFrom(hak.SemuaJenis()).Draw(r, "jenis")
		p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = u.Jenis }), dewasa)
		teks := func(n string) string { return rapid.SampledFrom([]string{"", "isi"}).Draw(r, n) }
		x := hak.Penolakan{Sebab: rapid.SampledFrom(semua).Draw(r, "sebab"), Teks: privasi.Tutup(teks("teks")), Pasal: teks("pasal"), JalurAdu: teks("jalur"), Uji: teks("uji")}
		q, ev, err := p.Tolak(x, petugas, kini)
		if err != nil {
			require.Equal(t, hak.Diproses, q.Status)
			require.Equal(t, privasi.Peristiwa{}, ev)
			return
		}
		require.Equal(t, hak.Ditolak, q.Status)
		require.False(t, q.TeksTolak.Kosong())
		require.True(t, q.SebabTolak != "" && q.SebabTolak != "karangan" && q.PasalTolak != "" && q.JalurAdu != "")
		require.Equal(t, string(q.SebabTolak), ev.Sebab)
	})
}

func TestU33_Pembatasan(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Lingkup = hak.Batasi, []string{"kesehatan"} }), dewasa)
	_, _, err := p.Penuhi(false, "x", petugas, dewasa, kini)
	require.ErrorIs(t, err, hak.ErrBuktiPenuhi, "not in force yet")
	pasang := kini.Add(70 * time.Hour)
	p = harus(t, p)(p.Hentikan(petugas, hak.Fakta{}, hukum, pasang))
	require.Equal(t, kini.Add(70*time.Hour), p.Dibatasi)
	require.False(t, p.Lewat(kini.Add(80*time.Hour)), "72 h were met by putting it in force")
	require.Len(t, p.Jam, 2)
	require.Equal(t, rezim.PP33, p.Jam[1].Menurut, "the notice has a clock of PP 33/2026 only")
	baru := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Dicatat = hak.Batasi, time.Date(2027, 2, 1, 1, 0, 0, 0, time.UTC) }), dewasa)
	baru = harus(t, baru)(baru.Hentikan(petugas, hak.Fakta{}, hukum, baru.Diterima.Add(time.Hour)))
	require.Equal(t, baru.Diterima.Add(73*time.Hour), baru.Batas())
	b, ada := p.Pembatasan()
	require.True(t, ada)
	bs := []hak.Pembatasan{b}
	for _, aksi := range []string{"lihat", "ubah", "ekspor", "dedah", "hapus"} {
		require.ErrorIs(t, hak.Periksa(bs, "s1", "kesehatan.catatan", aksi, pasang), hak.ErrTerbatas, aksi)
	}
	require.NoError(t, hak.Periksa(bs, "s1", "kesehatan", hak.AksiSimpan, pasang))
	require.NoError(t, hak.Periksa(bs, "s1", "kesehatan_gigi", "lihat", pasang), "paths match at a dot")
	require.NoError(t, hak.Periksa(bs, "s2", "kesehatan", "lihat", pasang))
	require.NoError(t, hak.Periksa(bs, "s1", "kesehatan", "lihat", pasang.Add(-time.Microsecond)))
	require.True(t, hak.Tanda(bs, "s1", "kesehatan", pasang), "every view carries the mark")
	lepas, ev := b.Lepas(petugas, pasang.Add(time.Hour))
	require.Equal(t, "PembatasanDilepas", ev.Jenis)
	require.NoError(t, hak.Periksa([]hak.Pembatasan{lepas}, "s1", "kesehatan", "lihat", pasang.Add(time.Hour)))
	lagi, _ := lepas.Lepas(petugas, pasang.Add(9*time.Hour))
	require.Equal(t, lepas, lagi)
	semua := hak.Pembatasan{Subjek: "s1", Sejak: pasang}
	require.ErrorIs(t, hak.Periksa([]hak.Pembatasan{semua}, "s1", "akademik", "lihat", pasang), hak.ErrTerbatas)
	_, ada = terima(t, masukan(), dewasa).Pembatasan()
	require.False(t, ada)
}

func TestPemrosesanDihentikanDahulu(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Musnah }), dewasa)
	require.Equal(t, kini.Add(72*time.Hour), p.Batas(), "stop first")
	p = harus(t, p)(p.Hentikan(petugas, hak.Fakta{}, hukum, kini.Add(time.Hour)))
	require.Equal(t, kini.Add(720*time.Hour), p.Batas())
	lagi := harus(t, p)(p.Hentikan(petugas, hak.Fakta{}, hukum, kini.Add(9*time.Hour)))
	require.Equal(t, kini.Add(time.Hour), lagi.Dihentikan)
	k := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Keberatan }), dewasa)
	k = harus(t, k)(k.Hentikan(petugas, hak.Fakta{}, hukum, kini.Add(time.Hour)))
	require.True(t, k.Lewat(kini.Add(73*time.Hour)), "an objection is met by an answer, not by stopping")
	q := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Musnah }), dewasa)
	q = harus(t, q)(q.Hentikan(petugas, hak.Fakta{}, hukum, kini.Add(73*time.Hour)))
	require.True(t, q.Lewat(kini.Add(74*time.Hour)), "stopped late")
}

func TestU32_KeputusanOtomatisPerluPeninjau(t *testing.T) {
	t.Parallel()
	k := hak.KeputusanOtomatis{ID: "k1", Subjek: "s1", Signifikan: true, Dihitung: kini}
	require.ErrorIs(t, k.Final(), hak.ErrPerluPeninjau)
	require.NoError(t, hak.KeputusanOtomatis{}.Final())
	_, _, err := k.Tinjau(true, privasi.Tertutup[string]{}, petugas, kini)
	require.ErrorIs(t, err, hak.ErrPerluPeninjau)
	_, _, err = k.Tinjau(true, privasi.Tutup("keliru"), santri, kini)
	require.ErrorIs(t, err, hak.ErrBenturan)
	k, ev, err := k.Tinjau(true, privasi.Tutup("nilai susulan belum masuk"), petugas, kini)
	require.NoError(t, err)
	require.NoError(t, k.Final())
	require.Equal(t, "KeputusanOtomatisDitinjau", ev.Jenis)
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Keberatan }), dewasa)
	_, _, err = p.Tolak(tolakan(hak.TolakTanpaDampak), petugas, kini)
	require.NoError(t, err)
}

func TestPortabelHanyaPersetujuanAtauPerjanjian(t *testing.T) {
	t.Parallel()
	for d := privasi.TanpaDasar; d <= privasi.KepentinganSah; d++ {
		mau := d == privasi.Persetujuan || d == privasi.Kontrak
		require.Equal(t, mau, hak.Portabel(d, true) == nil, d)
		require.ErrorIs(t, hak.Portabel(d, false), hak.ErrBukanPortabel)
	}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	hak.DaftarkanTipe(&d)
	for _, n := range []string{"Permohonan", "Pengaduan", "Pembatasan", "KeputusanOtomatis", "CatatanKoreksi"} {
		require.NotNil(t, d.Tipe("hak."+n), n)
	}
}

// acak makes a few requests of one person, in the order in which they are recorded.
func acakPermohonan(t *testing.T, r *rapid.T) (ps []hak.Permohonan) {
	for i := range rapid.IntRange(1, 8).Draw(r, "n") {
		catat := kini.Add(time.Duration(i) * 24 * time.Hour)
		m := masukan(func(m *hak.Masukan) {
			m.ID, m.Dicatat = fmt.Sprintf("r%d", i), catat
			m.Jenis = rapid.SampledFrom([]hak.Jenis{hak.Akses, hak.Koreksi, hak.Musnah}).Draw(r, "jenis")
			m.Lingkup = rapid.SampledFrom([][]string{nil, {"kesehatan"}, {"akademik", "kesehatan"}, {"kesehatan", "akademik"}}).Draw(r, "lingkup")
			if rapid.Bool().Draw(r, "surat") {
				m.Kanal, m.Masuk, m.Pindaian = hak.Surat, false, "berkas"
				m.Tiba = catat.Add(-time.Duration(rapid.IntRange(0, 200).Draw(r, "mundur")) * time.Hour)
			}
		})
		p, berubah, _, err := hak.Terima(m, santri, dewasa, hukum, ps)
		require.NoError(t, err)
		for _, b := range berubah {
			j := slices.IndexFunc(ps, func(x hak.Permohonan) bool { return x.ID == b.ID })
			ps[j] = b
		}
		ps = append(ps, p)
		if rapid.IntRange(0, 5).Draw(r, "jawab") == 0 && p.Status == hak.Diproses {
			q, _, err := p.Penuhi(false, "e", petugas, dewasa, catat)
			require.NoError(t, err)
			ps[len(ps)-1] = q
		}
	}
	return ps
}

func TestI28_SatuYangAktifDanMenunjukYangTerdini(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ps := acakPermohonan(t, r)
		kunci := func(p hak.Permohonan) string {
			l := slices.Clone(p.Lingkup)
			slices.Sort(l)
			return fmt.Sprint(p.Jenis, l)
		}
		aktif := map[string]int{}
		for _, p := range ps {
			if p.Status == hak.Diterima || p.Status == hak.Diproses {
				aktif[kunci(p)]++
			}
			if p.Status != hak.Duplikat {
				require.Empty(t, p.DuplikatDari)
				continue
			}
			i := slices.IndexFunc(ps, func(x hak.Permohonan) bool { return x.ID == p.DuplikatDari })
			require.GreaterOrEqual(t, i, 0)
			asal := ps[i]
			require.NotEqual(t, hak.Duplikat, asal.Status, "no chains")
			require.Equal(t, kunci(p), kunci(asal))
			require.False(t, asal.Diterima.After(p.Diterima), "the earliest is never the duplicate")
		}
		for k, n := range aktif {
			require.Equal(t, 1, n, k)
		}
	})
}

// Handing over, duplicates, verification and stopping move no clock later.
func TestI27_JamPermohonanTakMundur(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		j := rapid.SampledFrom(hak.SemuaJenis()).Draw(r, "jenis").Jenis
		if rapid.Bool().Draw(r, "batasi") {
			j = hak.Batasi
		}
		p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis, m.Masuk = j, rapid.Bool().Draw(r, "masuk") }), dewasa)
		for range rapid.IntRange(1, 8).Draw(r, "langkah") {
			lama := p.Jam
			t1 := kini.Add(time.Duration(rapid.IntRange(0, 2000).Draw(r, "jam")) * time.Hour)
			h := hukum
			h.Setelan.Zona = rapid.SampledFrom([]string{"Asia/Jakarta", "Asia/Jayapura"}).Draw(r, "zona")
			h.Setelan.RezimLebihUntung = rapid.Bool().Draw(r, "untung")
			var err error
			q := p
			switch rapid.IntRange(0, 3).Draw(r, "gerak") {
			case 0:
				q, _, err = p.MulaiVerifikasi(petugas, t1)
			case 1:
				q, _, err = p.Pastikan("kunjungan", petugas, dewasa, h, t1)
			case 2:
				q, _, err = p.Tangani(petugas, petugas, t1)
			case 3:
				q, _, err = p.Hentikan(petugas, hak.Fakta{}, h, t1)
			}
			if err != nil {
				require.ErrorIs(t, err, hak.ErrPerpindahan)
				require.Equal(t, p, q)
				continue
			}
			for i, j := range lama {
				if !j.Tenggat.IsZero() {
					require.False(t, q.Jam[i].Tenggat.IsZero())
					require.False(t, q.Jam[i].Tenggat.After(j.Tenggat))
				}
			}
			p = q
		}
	})
}

// After long enough every request is ended or on the list of late ones; the list changes
// and cancels nothing.
func TestI29_SelesaiAtauTerdaftarTerlambat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ps := acakPermohonan(t, r)
		lama := slices.Clone(ps)
		nanti := kini.AddDate(2, 0, 0)
		telat := hak.Terlambat(ps, nanti)
		require.Equal(t, lama, ps)
		for _, p := range ps {
			ada := slices.ContainsFunc(telat, func(x hak.Permohonan) bool { return x.ID == p.ID })
			require.Equal(t, !p.Status.Akhir(), ada, "%s %s", p.ID, p.Status)
		}
		require.True(t, slices.IsSortedFunc(telat, func(a, b hak.Permohonan) int { return a.Batas().Compare(b.Batas()) }))
		require.Empty(t, hak.Terlambat(ps, kini.Add(-300*time.Hour)))
	})
}

func TestP49_TepatWaktu(t *testing.T) {
	t.Parallel()
	p := terima(t, masukan(func(m *hak.Masukan) { m.Jenis = hak.Koreksi }), dewasa)
	p = harus(t, p)(p.Penuhi(false, "koreksi-1", petugas, dewasa, kini.Add(time.Hour)))
	tepat := harus(t, p)(p.Kabari(hak.Aplikasi, "b", nil, petugas, kini.Add(72*time.Hour)))
	require.False(t, tepat.Lewat(kini.Add(100*time.Hour)))
	telat := harus(t, p)(p.Kabari(hak.Aplikasi, "b", nil, petugas, kini.Add(72*time.Hour+time.Microsecond)))
	require.True(t, telat.Lewat(kini.Add(100*time.Hour)))
	require.True(t, p.Lewat(kini.Add(73*time.Hour)), "granted and not told")
}

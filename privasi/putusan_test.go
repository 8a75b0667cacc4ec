package privasi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

var (
	sejak   = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	berapat = time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)
)

func permintaan(peran, tujuan string, bidang ...string) privasi.Permintaan {
	return privasi.Permintaan{Pelaku: privasitest.Pelaku(peran, tujuan), Tipe: tipeOrang, Bidang: bidang, Subjek: []privasi.SubjekID{"s"}, Pada: berapat}
}

func TestI01_B06_B11_P21_U37_U45_Putuskan(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	baku := privasitest.RegisterBaku(t, privasitest.Lembaga)
	ubah := func(fn func(k *privasi.Kegiatan)) privasi.Register {
		r := baku.Salin()
		for i := range r.Kegiatan {
			if r.Kegiatan[i].Tujuan == privasi.TujuanPembayaran {
				fn(&r.Kegiatan[i])
			}
		}
		return r
	}
	boleh := permintaan(privasi.PeranKasir, privasi.TujuanPembayaran, "HP")
	ganti := func(fn func(m *privasi.Permintaan)) privasi.Permintaan {
		m := boleh
		fn(&m)
		return m
	}
	belum := baku
	belum.TandaTangan = privasi.TandaTangan{}
	for nama, k := range map[string]struct {
		reg     privasi.Register
		m       privasi.Permintaan
		tingkat privasi.Tingkat
		aturan  dasar.Aturan
	}{
		"kasir_melihat_hp_samar":         {baku, boleh, privasi.Samar, privasi.ErrPutusBoleh},
		"bukan_data_pribadi":             {baku, ganti(func(m *privasi.Permintaan) { m.Bidang = []string{"ID"} }), privasi.Penuh, privasi.ErrPutusBebas},
		"tanpa_pelaku":                   {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.ID = "" }), privasi.Tiada, privasi.ErrPutusPelaku},
		"lembaga_lain":                   {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.Lembaga = "lain" }), privasi.Tiada, privasi.ErrPutusLembaga},
		"register_nol":                   {privasi.Register{}, boleh, privasi.Tiada, privasi.ErrPutusLembaga},
		"belum_ditandatangani":           {belum, boleh, privasi.Tiada, privasi.ErrPutusRegister},
		"sebelum_ditandatangani":         {baku, ganti(func(m *privasi.Permintaan) { m.Pada = sejak.Add(-1) }), privasi.Tiada, privasi.ErrPutusRegister},
		"waktu_kosong":                   {baku, ganti(func(m *privasi.Permintaan) { m.Pada = time.Time{} }), privasi.Tiada, privasi.ErrPutusRegister},
		"tujuan_kosong":                  {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.Tujuan = "" }), privasi.Tiada, privasi.ErrPutusTujuan},
		"tujuan_induk_bukan_tujuan":      {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.Tujuan = "keuangan" }), privasi.Tiada, privasi.ErrPutusTujuan},
		"peran_tak_dikenal":              {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.Peran = "tamu" }), privasi.Tiada, privasi.ErrPutusPeran},
		"peran_tanpa_wewenang":           {baku, ganti(func(m *privasi.Permintaan) { m.Pelaku.Peran = privasi.PeranKepala }), privasi.Tiada, privasi.ErrPutusPeran},
		"tipe_tak_terdaftar":             {baku, ganti(func(m *privasi.Permintaan) { m.Tipe = "x.Y" }), privasi.Tiada, privasi.ErrPutusTipe},
		"bidang_tak_dikenal":             {baku, ganti(func(m *privasi.Permintaan) { m.Bidang = []string{"Gaib"} }), privasi.Tiada, privasi.ErrPutusBidang},
		"nik_tidak_untuk_pembayaran":     {baku, ganti(func(m *privasi.Permintaan) { m.Bidang = []string{"NIK"} }), privasi.Tiada, privasi.ErrPutusKategori},
		"wali_tanpa_hubungan":            {baku, permintaan(privasi.PeranWali, privasi.TujuanHakSubjek, "HP"), privasi.Tiada, privasi.ErrPutusHubungan},
		"kegiatan_dihentikan":            {ubah(func(k *privasi.Kegiatan) { k.Status = privasi.Dihentikan }), boleh, privasi.Tiada, privasi.ErrPutusMasa},
		"kegiatan_status_nol":            {ubah(func(k *privasi.Kegiatan) { k.Status = "" }), boleh, privasi.Tiada, privasi.ErrPutusMasa},
		"kegiatan_belum_mulai":           {ubah(func(k *privasi.Kegiatan) { k.Mulai = berapat.Add(1) }), boleh, privasi.Tiada, privasi.ErrPutusMasa},
		"kegiatan_tanpa_mulai":           {ubah(func(k *privasi.Kegiatan) { k.Mulai = time.Time{} }), boleh, privasi.Tiada, privasi.ErrPutusMasa},
		"kegiatan_selesai_saat_itu":      {ubah(func(k *privasi.Kegiatan) { k.Selesai = berapat }), boleh, privasi.Tiada, privasi.ErrPutusMasa},
		"kegiatan_selesai_sesudahnya":    {ubah(func(k *privasi.Kegiatan) { k.Selesai = berapat.Add(1) }), boleh, privasi.Samar, privasi.ErrPutusBoleh},
		"kegiatan_tanpa_dasar":           {ubah(func(k *privasi.Kegiatan) { k.Dasar = privasi.TanpaDasar }), boleh, privasi.Tiada, privasi.ErrPutusDasar},
		"kegiatan_dasar_tak_dikenal":     {ubah(func(k *privasi.Kegiatan) { k.Dasar = 77 }), boleh, privasi.Tiada, privasi.ErrPutusDasar},
		"kegiatan_bersandar_persetujuan": {ubah(func(k *privasi.Kegiatan) { k.Dasar = privasi.Persetujuan }), boleh, privasi.Tiada, privasi.ErrPutusPersetujuan},
		"tingkat_di_luar_batas":          {ubah(func(k *privasi.Kegiatan) { k.TingkatPeran[privasi.PeranKasir] = 9 }), boleh, privasi.Tiada, privasi.ErrPutusPeran},
		"kategori_hanya_awalan":          {ubah(func(k *privasi.Kegiatan) { k.Kategori = []string{"kontak.h", "kont", "kontak.hp.rumah", ""} }), boleh, privasi.Tiada, privasi.ErrPutusKategori},
		"kategori_induk":                 {ubah(func(k *privasi.Kegiatan) { k.Kategori = []string{"kontak"} }), boleh, privasi.Penuh, privasi.ErrPutusBoleh},
	} {
		t.Run(nama, func(t *testing.T) {
			kp := privasi.Putuskan(k.reg, d, k.m)
			h := kp.Hasil("s", k.m.Bidang[0])
			require.Equal(t, k.tingkat, h.Tingkat, h.Sebab)
			require.Equal(t, k.aturan, h.Aturan)
			require.NotEmpty(t, h.Sebab)
			require.Equal(t, k.aturan == privasi.ErrPutusBoleh, h.Kegiatan != "")
			require.Nil(t, kp.Untuk("orang lain"))
			require.Equal(t, privasi.Tiada, kp.Hasil("orang lain", k.m.Bidang[0]).Tingkat)
		})
	}
}

func TestHubungan(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	m := permintaan(privasi.PeranWali, privasi.TujuanHakSubjek, "HP", "ID")
	m.Subjek, m.Terkait = []privasi.SubjekID{"anak", "bukan"}, []privasi.SubjekID{"anak", "tidak diminta"}
	k := privasi.Putuskan(privasitest.RegisterBaku(t, privasitest.Lembaga), d, m)
	require.Equal(t, privasi.Penuh, k.Hasil("anak", "HP").Tingkat)
	require.Equal(t, privasi.ErrPutusHubungan, k.Hasil("bukan", "HP").Aturan)
	require.Equal(t, privasi.Tiada, k.Hasil("bukan", "ID").Tingkat, "keberadaan pun tidak")
	require.Nil(t, k.Untuk("tidak diminta"))
}

// acak draws a register that Periksa might well refuse: the decision must hold
// for any.
//
// Every second register also has one row that opens something: without it, a
// whole run of draws could see nothing but refusals.
func acak(rt *rapid.T) privasi.Register {
	kategori := []string{"identitas", "identitas.nama", "identitas.nik", "kontak", "kontak.hp", "kesehatan", "alamat", "", "identitas_rahasia"}
	reg := privasi.DaftarBaku(privasitest.Lembaga, "Uji", sejak)
	reg.TandaTangan = privasi.TandaTangan{Oleh: rapid.SampledFrom([]string{"a", "a", "a", ""}).Draw(rt, "oleh"), Pada: sejak}
	reg.Kegiatan = rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) privasi.Kegiatan {
		return privasi.Kegiatan{
			Kode: "k", Tujuan: rapid.SampledFrom([]string{privasi.TujuanPembayaran, privasi.TujuanPembayaran, privasi.TujuanPembayaran, privasi.TujuanKesehatan, "gaib", ""}).Draw(rt, "tujuan"),
			Dasar:    rapid.SampledFrom([]privasi.DasarHukum{privasi.Kontrak, privasi.KewajibanHukum, privasi.KepentinganSah, privasi.Persetujuan, 0, 9}).Draw(rt, "dasar"),
			Kategori: rapid.SliceOfN(rapid.SampledFrom(kategori), 0, 5).Draw(rt, "kategori"),
			TingkatPeran: rapid.MapOfN(rapid.SampledFrom([]string{privasi.PeranKasir, privasi.PeranKasir, privasi.PeranMusyrif, "tamu"}), rapid.Custom(func(rt *rapid.T) privasi.Tingkat {
				return privasi.Tingkat(rapid.IntRange(0, 4).Draw(rt, "tingkat"))
			}), 0, 3).Draw(rt, "peran"),
			Mulai: sejak.AddDate(0, rapid.SampledFrom([]int{0, 0, 0, 5}).Draw(rt, "mulai"), 0), Selesai: rapid.SampledFrom([]time.Time{{}, {}, berapat.AddDate(1, 0, 0), berapat}).Draw(rt, "selesai"),
			Status: rapid.SampledFrom([]privasi.StatusKegiatan{privasi.Aktif, privasi.Aktif, privasi.Dihentikan, ""}).Draw(rt, "status"),
		}
	}), 0, 8).Draw(rt, "kegiatan")
	if rapid.Bool().Draw(rt, "wajar") {
		reg.TandaTangan.Oleh = "a"
		reg.Kegiatan = append(reg.Kegiatan, privasi.Kegiatan{
			Kode: "wajar", Tujuan: privasi.TujuanPembayaran, Dasar: privasi.Kontrak, Kategori: []string{"identitas"},
			TingkatPeran: map[string]privasi.Tingkat{privasi.PeranKasir: privasi.Penuh}, Mulai: sejak, Status: privasi.Aktif,
		})
	}
	return reg
}

// semuaPermintaan are requests of every role for every purpose about every
// field, with the odd ones among them.
func semuaPermintaan(rt *rapid.T) (ms []privasi.Permintaan) {
	terkait := rapid.SampledFrom([][]privasi.SubjekID{nil, {"a"}, {"c"}}).Draw(rt, "m.terkait")
	lembaga := rapid.SampledFrom([]dasar.LembagaID{"uji", "uji", "uji", "lain", ""}).Draw(rt, "m.lembaga")
	tipe := rapid.SampledFrom([]string{tipeOrang, tipeOrang, tipeOrang, "x.Y"}).Draw(rt, "m.tipe")
	for _, peran := range []string{privasi.PeranKasir, privasi.PeranMusyrif, "tamu", ""} {
		for _, tujuan := range []string{privasi.TujuanPembayaran, privasi.TujuanKesehatan, "gaib", ""} {
			m := permintaan(peran, tujuan, "Periksa", "Nama", "NIK", "HP", "Alamat", "Gaib", "ID", "Subjek", "NIK")
			m.Subjek, m.Terkait, m.Pelaku.Lembaga, m.Tipe = []privasi.SubjekID{"a", "b"}, terkait, lembaga, tipe
			ms = append(ms, m)
		}
	}
	return ms
}

// batas is an independent reading of the same law: the most that the register
// gives. It is written row by row, without looking at the engine.
func batas(reg privasi.Register, m privasi.Permintaan, kategori string, terkait bool) (tertinggi privasi.Tingkat) {
	if m.Pelaku.Lembaga != reg.Lembaga || reg.TandaTangan.Oleh == "" || m.Tipe != tipeOrang || (m.Pelaku.Peran == privasi.PeranMusyrif && !terkait) ||
		!slices.Contains([]string{privasi.PeranKasir, privasi.PeranMusyrif}, m.Pelaku.Peran) {
		return privasi.Tiada
	}
	for _, k := range reg.Kegiatan {
		cakup := false
		for _, j := range k.Kategori {
			cakup = cakup || j == kategori || (j != "" && strings.HasPrefix(kategori, j+"."))
		}
		ok := cakup && k.Tujuan == m.Pelaku.Tujuan && k.Tujuan != "gaib" && k.Tujuan != "" && k.Status == privasi.Aktif &&
			k.Dasar >= privasi.Kontrak && k.Dasar <= privasi.KepentinganSah && !m.Pada.Before(k.Mulai) && (k.Selesai.IsZero() || m.Pada.Before(k.Selesai))
		if t := k.TingkatPeran[m.Pelaku.Peran]; ok && t <= privasi.Penuh {
			tertinggi = max(tertinggi, t)
		}
	}
	return tertinggi
}

func TestI02_I04_I05_P22_PutusanTakMelebihiRegister(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	boleh := 0
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		for _, m := range semuaPermintaan(rt) {
			k := privasi.Putuskan(reg, d, m)
			require.Equal(t, k, privasi.Putuskan(reg, d, m), "sama masukan sama jawaban")
			boleh += periksaBatas(t, d, reg, m, k)
		}
	})
	require.NotZero(t, boleh, "uji ini harus pernah melihat izin")
}

func periksaBatas(t *testing.T, d *privasi.Daftar, reg privasi.Register, m privasi.Permintaan, k privasi.Keputusan) (boleh int) {
	t.Helper()
	diminta := slices.Compact(slices.Sorted(slices.Values(m.Bidang)))
	for _, s := range m.Subjek {
		hs := k.Untuk(s)
		require.Len(t, hs, len(diminta), "tepat yang diminta")
		for i, h := range hs {
			require.Equal(t, diminta[i], h.Bidang)
			b, ada := d.Tipe(tipeOrang).Cari(h.Bidang)
			if !ada {
				require.Equal(t, privasi.Tiada, h.Tingkat)
			} else if b.Pribadi() {
				require.Equal(t, batas(reg, m, b.Kategori, slices.Contains(m.Terkait, s)), h.Tingkat, "%s %s", h.Bidang, h.Sebab)
				boleh += int(h.Tingkat)
			}
		}
	}
	return boleh
}

// Taking away a row, or stopping it, never raises a level.
func TestI03_barisBerkurangTakMenaikkan(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		if len(reg.Kegiatan) == 0 {
			return
		}
		kurang := reg.Salin()
		i := rapid.IntRange(0, len(reg.Kegiatan)-1).Draw(rt, "i")
		if rapid.Bool().Draw(rt, "hapus") {
			kurang.Kegiatan = slices.Delete(kurang.Kegiatan, i, i+1)
		} else {
			kurang.Kegiatan[i].Status = privasi.Dihentikan
		}
		for _, m := range semuaPermintaan(rt) {
			semula, sesudah := privasi.Putuskan(reg, d, m), privasi.Putuskan(kurang, d, m)
			for _, s := range m.Subjek {
				for _, b := range m.Bidang {
					require.LessOrEqual(t, sesudah.Hasil(s, b).Tingkat, semula.Hasil(s, b).Tingkat)
				}
			}
		}
	})
}

// The whole default register as one table, reviewed like code.
func TestMatriksRegisterBaku(t *testing.T) {
	reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
	kategori := []string{privasi.KategoriNama, privasi.KategoriNIS, privasi.KategoriNISN, privasi.KategoriNIK, privasi.KategoriKK, privasi.KategoriNPWP, privasi.KategoriLahir,
		privasi.KategoriHP, privasi.KategoriSurel, privasi.KategoriAlamat, privasi.KategoriKeluarga, privasi.KategoriKesiswaan, privasi.KategoriFoto, privasi.KategoriTagihan, privasi.KategoriPembayaran,
		privasi.KategoriRekening, privasi.KategoriAkademik, privasi.KategoriKesehatan, privasi.KategoriKonseling, privasi.KategoriKedisiplinan, privasi.KategoriKepegawaian, privasi.KategoriAkun}
	var b strings.Builder
	for _, konteks := range []struct {
		apa string
		k   privasi.Konteks
	}{{"", privasi.Konteks{}}, {"+darurat", privasi.Konteks{Darurat: "d"}}, {"+tiket", privasi.Konteks{Tiket: "t"}}} {
		for _, tj := range reg.Tujuan {
			for _, p := range reg.Peran {
				var isi []string
				for _, k := range kategori {
					tk := tingkatMatriks(t, reg, p.Kode, tj.Kode, k, konteks.k)
					if tk > privasi.Tiada && (konteks.apa == "" || tk > tingkatMatriks(t, reg, p.Kode, tj.Kode, k)) {
						isi = append(isi, k+"="+tk.String())
					}
				}
				if len(isi) > 0 {
					fmt.Fprintf(&b, "%s %s%s: %s\n", tj.Kode, p.Kode, konteks.apa, strings.Join(isi, " "))
				}
			}
		}
	}
	dasartest.Emas(t, "matriks.txt", []byte(b.String()))
}

type satu struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	X      privasi.Tertutup[string] `privasi:"kategori=ganti;kelas=umum;retensi=identitas"`
}

// tingkatMatriks asks the engine about one category through a register in which
// that category is called "ganti".
func tingkatMatriks(t *testing.T, reg privasi.Register, peran, tujuan, kategori string, konteks ...privasi.Konteks) privasi.Tingkat {
	t.Helper()
	reg = reg.Salin()
	for i := range reg.Kegiatan {
		cakup := slices.ContainsFunc(reg.Kegiatan[i].Kategori, func(j string) bool { return kategori == j || strings.HasPrefix(kategori, j+".") })
		if reg.Kegiatan[i].Kategori = []string{"lain"}; cakup {
			reg.Kegiatan[i].Kategori = []string{"ganti"}
		}
	}
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[satu](d)
	m := privasi.Permintaan{Pelaku: privasitest.Pelaku(peran, tujuan), Tipe: "privasi_test.satu", Bidang: []string{"X"}, Subjek: []privasi.SubjekID{"s"}, Terkait: []privasi.SubjekID{"s"}, Pada: berapat}
	if len(konteks) > 0 {
		m.Konteks = konteks[0]
	}
	k := privasi.Putuskan(reg, d, m)
	return k.Hasil("s", "X").Tingkat
}

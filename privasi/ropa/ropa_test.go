package ropa_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

const lembaga dasar.LembagaID = "uji"

var (
	sejak = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	kini  = time.Date(2027, 2, 1, 3, 0, 0, 0, time.UTC)
)

type santriUji struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Nama   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari"`
	HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	Sakit  privasi.Tertutup[string] `privasi:"kategori=kesehatan;kelas=spesifik;retensi=kesehatan"`
	Foto   privasi.Tertutup[string] `privasi:"kategori=berkas.foto;kelas=umum;retensi=identitas"`
}

type tagihanUji struct {
	Subjek privasi.SubjekID `privasi:"subjek"`
	Jumlah int              `privasi:"kategori=keuangan.tagihan;kelas=spesifik;retensi=pembukuan;terbuka=dijumlah"`
}

func daftar() *privasi.Daftar {
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[santriUji](d, privasi.Bernama("santri.Santri"))
	privasi.MustDaftarkan[tagihanUji](d, privasi.Bernama("keuangan.Tagihan"))
	return d
}

func register() privasi.Register { return privasi.DaftarBaku(lembaga, "Pondok Uji", sejak) }

func kegiatan(t require.TestingT, r privasi.Register, kode string) privasi.Kegiatan {
	i := slices.IndexFunc(r.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == kode })
	require.GreaterOrEqual(t, i, 0, kode)
	return r.Kegiatan[i]
}

func perjanjian() ropa.Perjanjian {
	p := ropa.Perjanjian{Nomor: "PKS-7", Mulai: sejak, Isi: map[string]string{}}
	for _, b := range ropa.ButirPerjanjian() {
		p.Isi[b] = "sesuai pasal " + b
	}
	return p
}

// lampiran covers every activity of the default register.
func lampiran() ropa.Lampiran {
	l := ropa.Lampiran{Lembaga: lembaga, Pengendali: ropa.Pihak{ID: "p", Nama: "Yayasan Uji", Negara: "ID", Kontak: "sekretariat@uji.example"}, PPDP: "ppdp@uji.example",
		Penyelenggara: ropa.Penyelenggara{Nama: "Yayasan Uji", Nomor: "PSE-1", Kontak: "sekretariat@uji.example"}, PemenuhanHak: "lewat menu Data Saya, paling lambat 72 jam",
		Pengamanan: []string{"AES-256-GCM per orang dan kelas"},
		Lokasi: []ropa.Lokasi{{ID: "ruang", BadanHukum: "Yayasan Uji", Kota: "Jombang", Negara: "ID", Mulai: sejak}, {ID: "hosting", Pengelola: "awan", BadanHukum: "PT Awan", Kota: "Jakarta", Negara: "ID", Mulai: sejak},
			{ID: "sg", Pengelola: "awan", BadanHukum: "PT Awan", Kota: "Singapura", Negara: "SG", Mulai: sejak}}}
	l.Prosesor = []ropa.Prosesor{{Pihak: ropa.Pihak{ID: "awan", Nama: "PT Awan", Negara: "ID"}, Perjanjian: perjanjian(), Kegiatan: []string{"santri-pokok"}}}
	for _, k := range register().Kegiatan {
		l.Rincian = append(l.Rincian, ropa.Rincian{Kegiatan: k.Kode, Sebagai: ropa.SebagaiPengendali, KategoriSubjek: []string{"santri"}, Sumber: []string{"formulir penerimaan"}, Lokasi: []string{"ruang"}})
	}
	return l
}

func susun(l ropa.Lampiran) (ropa.Ropa, error) {
	return ropa.Susun(register(), daftar(), retensi.JadwalBaku(), l, ropa.ButirRopa(), kini)
}

func baris(t require.TestingT, r ropa.Ropa, kode string) map[string][]string {
	i := slices.IndexFunc(r.Baris, func(b ropa.Baris) bool { return b.Kegiatan == kode })
	require.GreaterOrEqual(t, i, 0, kode)
	return r.Baris[i].Butir
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	ropa.DaftarkanTipe(d)
	require.GreaterOrEqual(t, len(d.Semua()), 15)
}

// The record is made of the register and the tags; each of the thirteen contents is
// asked for.
func TestU39_TigaBelasButir(t *testing.T) {
	t.Parallel()
	r, err := susun(lampiran())
	require.NoError(t, err)
	require.Len(t, r.Baris, len(register().Kegiatan))
	b := baris(t, r, "santri-identitas")
	require.Len(t, b, 13)
	require.Equal(t, []string{"identitas.nama (umum): santri.Santri.Nama"}, b["jenis_data"])
	require.Equal(t, []string{"identitas: 2 tahun sejak keluar, lalu musnah"}, b["retensi"])
	require.Equal(t, []string{"Yayasan Uji (pengendali)", "tanpa prosesor"}, b["pengendali_prosesor"])
	require.Equal(t, []string{"tidak ada transfer ke luar Indonesia"}, b["transfer"])
	require.Contains(t, b["pihak_akses"], "tata_usaha: penuh")
	require.Equal(t, []string{"formulir penerimaan → santri-identitas → Yayasan Uji, Jombang, ID → tidak diberikan ke luar"}, b["peta_aliran"])
	require.Contains(t, baris(t, r, "santri-pokok")["pengendali_prosesor"], "PT Awan (prosesor, perjanjian PKS-7)")
	require.Contains(t, baris(t, r, "santri-pokok")["pihak_akses"], "PT Awan: menurut instruksi")
	require.Contains(t, baris(t, r, "santri-kontak")["jenis_data"], "alamat (belum ada bidangnya)")
	require.Equal(t, []string{"kesehatan: 5 tahun sejak keluar, lalu musnah"}, baris(t, r, "kesehatan-catatan")["retensi"])

	pp, err := rezim.Baku().Cari("PP33-2026")
	require.NoError(t, err)
	for _, c := range []struct {
		daftar string
		kode   []string
	}{{"ropa", ropa.ButirRopa()}, {"perjanjian", ropa.ButirPerjanjian()}, {"dpia", ropa.ButirDPIA()}} {
		var kode []string
		for _, b := range pp.Butir[rezim.DaftarButir(c.daftar)] {
			kode = append(kode, b.Kode)
		}
		require.Equal(t, kode, c.kode, c.daftar)
	}

	for butir, ubah := range map[string]func(*ropa.Lampiran){
		"pengendali_prosesor": func(l *ropa.Lampiran) { l.Rincian[0].Sebagai = "" }, "kontak_ppdp": func(l *ropa.Lampiran) { l.PPDP = "" }, "sumber_tujuan_data": func(l *ropa.Lampiran) { l.Rincian[0].Sumber = nil },
		"kategori_subjek": func(l *ropa.Lampiran) { l.Rincian[0].KategoriSubjek = nil }, "pemenuhan_hak": func(l *ropa.Lampiran) { l.PemenuhanHak = " " }, "peta_aliran": func(l *ropa.Lampiran) { l.Rincian[0].Lokasi = []string{"gudang"} },
		"peta_aliran ": func(l *ropa.Lampiran) { l.Rincian[0].Lokasi = []string{"ruang", "gudang"} }, "transfer ": func(l *ropa.Lampiran) { l.Rincian[0].Lokasi = nil },
		"pengamanan": func(l *ropa.Lampiran) { l.Pengamanan = nil }, "transfer": func(l *ropa.Lampiran) { l.Rincian[0].Lokasi = []string{"sg"} },
	} {
		l := lampiran()
		ubah(&l)
		_, err := susun(l)
		require.ErrorIs(t, err, ropa.ErrRopaTakLengkap, butir)
		if butir = strings.TrimSpace(butir); butir != "transfer" { // without a place the flow is missed first
			require.ErrorContains(t, err, butir)
		}
	}
	mati := register()
	for i := range mati.Kegiatan {
		mati.Kegiatan[i].Status = privasi.Dihentikan
	}
	_, err = ropa.Susun(mati, daftar(), retensi.JadwalBaku(), lampiran(), ropa.ButirRopa(), kini)
	require.ErrorIs(t, err, ropa.ErrRopaTakLengkap)
	tanpaKelas := slices.DeleteFunc(retensi.JadwalBaku(), func(k retensi.Kelas) bool { return k.ID == privasi.RetensiIdentitas })
	_, err = ropa.Susun(register(), daftar(), tanpaKelas, lampiran(), ropa.ButirRopa(), kini)
	require.ErrorContains(t, err, "retensi")
	lain := lampiran()
	lain.Lembaga = "lain"
	_, err = susun(lain)
	require.ErrorIs(t, err, ropa.ErrPengendali)
}

// What the register and the tags say is what stands in the record; deleting any
// content is caught, and so is a new field.
func TestI49_TanpaPergeseran(t *testing.T) {
	t.Parallel()
	asal, err := susun(lampiran())
	require.NoError(t, err)
	lagi, err := susun(lampiran())
	require.NoError(t, err)
	require.Equal(t, asal.Sidik(), lagi.Sidik())
	require.Empty(t, ropa.Selisih(asal, lagi))
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(asal.Baris)-1).Draw(t, "kegiatan")
		butir := rapid.SampledFrom(ropa.ButirRopa()).Draw(t, "butir")
		rusak := asal
		rusak.Baris = slices.Clone(asal.Baris)
		rusak.Baris[i].Butir = maps.Clone(asal.Baris[i].Butir)
		if rapid.Bool().Draw(t, "hapus") {
			delete(rusak.Baris[i].Butir, butir)
		} else {
			rusak.Baris[i].Butir[butir] = []string{" "}
		}
		require.ErrorIs(t, rusak.Periksa(ropa.ButirRopa()), ropa.ErrRopaTakLengkap)
		require.NotEqual(t, asal.Sidik(), rusak.Sidik())
		require.Len(t, ropa.Selisih(asal, rusak), 1)
		require.NoError(t, rusak.Periksa(slices.DeleteFunc(ropa.ButirRopa(), func(b string) bool { return b == butir })), "rezim yang tidak memintanya")
	})

	type baru struct {
		Subjek privasi.SubjekID         `privasi:"subjek"`
		NIK    privasi.Tertutup[string] `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas"`
		Sidik  privasi.Tertutup[string] `privasi:"kategori=biometrik.sidik_jari;kelas=spesifik;retensi=identitas"`
	}
	d := daftar()
	privasi.MustDaftarkan[baru](d, privasi.Bernama("santri.Baru"))
	geser, err := ropa.Susun(register(), d, retensi.JadwalBaku(), lampiran(), ropa.ButirRopa(), kini)
	require.NoError(t, err)
	require.NotEqual(t, asal.Sidik(), geser.Sidik())
	beda := ropa.Selisih(asal, geser)
	require.True(t, slices.ContainsFunc(beda, func(b ropa.Beda) bool { return b.Kegiatan == "santri-identitas" && b.Butir == "jenis_data" }))
	require.Equal(t, []string{"santri.Baru.Sidik (biometrik.sidik_jari)"}, ropa.TanpaKegiatan(register(), d, kini))
	require.Empty(t, ropa.TanpaKegiatan(register(), d, kini, "santri.Baru"))
	require.Empty(t, ropa.TanpaKegiatan(register(), daftar(), kini))
	require.Len(t, ropa.TanpaKegiatan(register(), daftar(), sejak.Add(-time.Second)), 5, "belum ada kegiatan yang aktif")
}

func TestP07_PengendaliDisebut(t *testing.T) {
	t.Parallel()
	require.NoError(t, lampiran().PeriksaMulai())
	for nama, ubah := range map[string]func(*ropa.Lampiran){"nama": func(l *ropa.Lampiran) { l.Pengendali.Nama = "" }, "kontak": func(l *ropa.Lampiran) { l.Pengendali.Kontak = "" }, "lembaga": func(l *ropa.Lampiran) { l.Lembaga = "" }} {
		l := lampiran()
		ubah(&l)
		require.ErrorIs(t, l.PeriksaMulai(), ropa.ErrPengendali, nama)
	}
	kosong := lampiran()
	kosong.Pengendali.Nama = ""
	_, err := susun(kosong)
	require.ErrorIs(t, err, ropa.ErrPengendali)
}

func TestP33_PenanggungJawabDisebut(t *testing.T) {
	t.Parallel()
	require.Empty(t, lampiran().Peringatan())
	l := lampiran()
	l.PPDP = ""
	require.Len(t, l.Peringatan(), 1)
	require.Contains(t, l.Peringatan()[0], "insiden tidak dapat ditutup")
}

func TestU64_PenyelenggaraDisebut(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		p ropa.Penyelenggara
		n int
	}{"bernomor": {ropa.Penyelenggara{Nama: "Y", Nomor: "1", Kontak: "k"}, 0}, "belum, beralasan": {ropa.Penyelenggara{Nama: "Y", AlasanBelum: "sedang diajukan", Kontak: "k"}, 0}, "belum saja": {ropa.Penyelenggara{Nama: "Y", Kontak: "k"}, 1},
		"tanpa nama": {ropa.Penyelenggara{Nomor: "1", Kontak: "k"}, 1}, "tanpa kontak": {ropa.Penyelenggara{Nama: "Y", Nomor: "1"}, 1}} {
		l := lampiran()
		l.Penyelenggara = c.p
		require.Len(t, l.Peringatan(), c.n, nama)
	}
}

func periksaPerjanjian(t *testing.T) {
	for _, b := range ropa.ButirPerjanjian() {
		p := perjanjian()
		p.Isi = maps.Clone(p.Isi)
		p.Isi[b] = " "
		err := p.Periksa(ropa.ButirPerjanjian(), kini)
		require.ErrorIs(t, err, ropa.ErrPerjanjianTakLengkap, b)
		require.ErrorContains(t, err, b)
		l := lampiran()
		l.Prosesor[0].Perjanjian = p
		require.ErrorIs(t, l.PeriksaSimpan("hosting", "santri-pokok", ropa.ButirPerjanjian(), kini), ropa.ErrPerjanjianTakLengkap, b)
	}
	require.Len(t, ropa.ButirPerjanjian(), 11)
	require.NoError(t, perjanjian().Periksa(ropa.ButirPerjanjian(), kini))
}

func TestB37_PerjanjianTakLengkap(t *testing.T) { t.Parallel(); periksaPerjanjian(t) }

func TestP29_PerjanjianProsesor(t *testing.T) {
	t.Parallel()
	periksaPerjanjian(t)
	habis := perjanjian()
	habis.Selesai = kini
	require.ErrorIs(t, habis.Periksa(ropa.ButirPerjanjian(), kini), ropa.ErrPerjanjianTakLengkap)
	require.NoError(t, habis.Periksa(ropa.ButirPerjanjian(), kini.Add(-time.Second)))
	require.ErrorIs(t, perjanjian().Periksa(nil, sejak.Add(-time.Second)), ropa.ErrPerjanjianTakLengkap)
	l := lampiran()
	l.Prosesor = nil
	require.ErrorIs(t, l.PeriksaSimpan("hosting", "santri-pokok", ropa.ButirPerjanjian(), kini), ropa.ErrPerjanjianTakLengkap)
}

func TestU49_ProsesorMenurutInstruksi(t *testing.T) {
	t.Parallel()
	is := []ropa.Instruksi{{ID: "I-1", Prosesor: "awan", Kegiatan: []string{"santri-pokok"}, Oleh: "kepala", Mulai: sejak, Selesai: kini.AddDate(1, 0, 0)}}
	require.NoError(t, ropa.PeriksaInstruksi(is, "I-1", "awan", "santri-pokok", kini))
	for nama, c := range map[string]struct {
		id, prosesor, kegiatan string
		t                      time.Time
	}{"tanpa nomor": {"", "awan", "santri-pokok", kini}, "nomor lain": {"I-2", "awan", "santri-pokok", kini}, "prosesor lain": {"I-1", "lain", "santri-pokok", kini}, "kegiatan lain": {"I-1", "awan", "rapor", kini},
		"sebelum": {"I-1", "awan", "santri-pokok", sejak.Add(-time.Second)}, "sesudah": {"I-1", "awan", "santri-pokok", kini.AddDate(1, 0, 0)}} {
		require.ErrorIs(t, ropa.PeriksaInstruksi(is, c.id, c.prosesor, c.kegiatan, c.t), ropa.ErrInstruksi, nama)
	}
	require.ErrorIs(t, ropa.PeriksaInstruksi([]ropa.Instruksi{{Prosesor: "awan", Kegiatan: []string{"a"}, Oleh: "k", Mulai: sejak, Selesai: kini}}, "", "awan", "a", sejak), ropa.ErrInstruksi)

	p := lampiran().Prosesor[0]
	p.Sub = []ropa.Sub{{Pihak: ropa.Pihak{Nama: "PT Cadangan", Negara: "ID"}, Persetujuan: "S-1", Disetujui: sejak, Mulai: sejak}}
	require.NoError(t, p.Periksa(ropa.ButirPerjanjian(), kini))
	for nama, ubah := range map[string]func(*ropa.Sub){"tanpa surat": func(s *ropa.Sub) { s.Persetujuan = "" }, "mulai dahulu": func(s *ropa.Sub) { s.Mulai = sejak.Add(-time.Hour) }, "tanpa nama": func(s *ropa.Sub) { s.Pihak.Nama = "" }, "tanpa saat": func(s *ropa.Sub) { s.Disetujui = time.Time{} }} {
		x := p
		x.Sub = slices.Clone(p.Sub)
		ubah(&x.Sub[0])
		require.ErrorIs(t, x.Periksa(ropa.ButirPerjanjian(), kini), ropa.ErrSubprosesor, nama)
	}
	p.Pihak.Negara = ""
	require.ErrorIs(t, p.Periksa(ropa.ButirPerjanjian(), kini), ropa.ErrPengendali)
}

func TestB38_LokasiTakTerdaftar(t *testing.T) {
	t.Parallel()
	l := lampiran()
	l.Lokasi[0].Selesai = kini.AddDate(0, 1, 0)
	require.NoError(t, l.PeriksaSimpan("ruang", "rapor", ropa.ButirPerjanjian(), kini))
	for nama, c := range map[string]struct {
		lokasi string
		t      time.Time
	}{"asing": {"gudang", kini}, "kosong": {"", kini}, "belum dipakai": {"ruang", sejak.Add(-time.Second)}, "tidak dipakai lagi": {"ruang", kini.AddDate(0, 1, 0)}} {
		require.ErrorIs(t, l.PeriksaSimpan(c.lokasi, "rapor", ropa.ButirPerjanjian(), c.t), ropa.ErrLokasiTakTerdaftar, nama)
	}
}

func TestP28_LokasiLengkap(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*ropa.Lokasi){"badan hukum": func(l *ropa.Lokasi) { l.BadanHukum = "" }, "kota": func(l *ropa.Lokasi) { l.Kota = "" }, "negara": func(l *ropa.Lokasi) { l.Negara = "" }, "mulai": func(l *ropa.Lokasi) { l.Mulai = time.Time{} }} {
		l := lampiran()
		ubah(&l.Lokasi[0])
		require.ErrorIs(t, l.PeriksaSimpan("ruang", "rapor", ropa.ButirPerjanjian(), kini), ropa.ErrLokasiTakTerdaftar, nama)
	}
	require.NoError(t, lampiran().PeriksaSimpan("hosting", "santri-pokok", ropa.ButirPerjanjian(), kini))
}

func nilaiUji(ya bool) ropa.Nilai {
	return ropa.Nilai{Pada: sejak, Oleh: "ppdp", Memenuhi: ya, Dokumen: "N-1"}
}

func transfer(m ropa.Mekanisme, setara, mengikat ropa.Nilai) ropa.Transfer {
	return ropa.Transfer{ID: "t", Lokasi: "sg", Negara: "SG", Penerima: "PT Awan", Kegiatan: []string{"santri-pokok"}, Penilaian: "PT-1", Setara: setara, Mengikat: mengikat, Mekanisme: m,
		Dikabari: sejak, Mulai: sejak.AddDate(0, 0, 1)}
}

func TestB39_UrutanMekanisme(t *testing.T) {
	t.Parallel()
	ya, tidak, belum := nilaiUji(true), nilaiUji(false), ropa.Nilai{}
	for nama, c := range map[string]struct {
		m                ropa.Mekanisme
		setara, mengikat ropa.Nilai
		boleh            bool
	}{
		"setara": {ropa.Setara, ya, belum, true}, "setara belum dinilai": {ropa.Setara, belum, ya, false}, "setara gagal": {ropa.Setara, tidak, ya, false},
		"mengikat": {ropa.Mengikat, tidak, ya, true}, "mengikat, setara belum": {ropa.Mengikat, belum, ya, false}, "mengikat, setara terpenuhi": {ropa.Mengikat, ya, ya, false}, "mengikat gagal": {ropa.Mengikat, tidak, tidak, false},
		"persetujuan": {ropa.Setuju, tidak, tidak, true}, "persetujuan, mengikat belum": {ropa.Setuju, tidak, belum, false}, "persetujuan, setara belum": {ropa.Setuju, belum, tidak, false}, "persetujuan, mengikat ada": {ropa.Setuju, tidak, ya, false},
		"belum dipilih": {ropa.BelumDipilih, ya, ya, false}, "mekanisme asing": {"percaya", ya, ya, false}, "nilai tanpa dokumen": {ropa.Setara, ropa.Nilai{Pada: sejak, Oleh: "p", Memenuhi: true}, belum, false},
	} {
		_, err := transfer("", c.setara, c.mengikat).Pilih(c.m)
		periksa := transfer(c.m, c.setara, c.mengikat).Periksa(kini)
		if c.boleh {
			require.NoError(t, err, nama)
			require.NoError(t, periksa, nama)
		} else {
			require.ErrorIs(t, err, ropa.ErrUrutanMekanisme, nama)
			require.ErrorIs(t, periksa, ropa.ErrUrutanMekanisme, nama)
		}
	}
}

// The order holds whatever the judgements are: consent is the last resort.
func TestU50_PersetujuanJalanTerakhir(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		gambar := func(nama string) ropa.Nilai {
			if rapid.Bool().Draw(t, nama+" belum") {
				return ropa.Nilai{}
			}
			return nilaiUji(rapid.Bool().Draw(t, nama))
		}
		s, m := gambar("setara"), gambar("mengikat")
		if _, err := transfer("", s, m).Pilih(ropa.Setuju); err == nil {
			require.True(t, !s.Pada.IsZero() && !s.Memenuhi && !m.Pada.IsZero() && !m.Memenuhi)
		}
		n := 0
		for _, x := range []ropa.Mekanisme{ropa.Setara, ropa.Mengikat, ropa.Setuju} {
			if _, err := transfer("", s, m).Pilih(x); err == nil {
				n++
			}
		}
		require.LessOrEqual(t, n, 1, "paling banyak satu mekanisme terbuka")
	})
}

func TestP30_LokasiLuarNegeri(t *testing.T) {
	t.Parallel()
	l := lampiran()
	require.ErrorIs(t, l.PeriksaSimpan("sg", "santri-pokok", ropa.ButirPerjanjian(), kini), ropa.ErrTransfer)
	l.Transfer = []ropa.Transfer{transfer(ropa.Setara, nilaiUji(true), ropa.Nilai{})}
	require.NoError(t, l.PeriksaSimpan("sg", "santri-pokok", ropa.ButirPerjanjian(), kini))
	require.ErrorIs(t, l.PeriksaSimpan("sg", "rapor", ropa.ButirPerjanjian(), kini), ropa.ErrTransfer, "kegiatan lain")
	require.ErrorIs(t, l.PeriksaSimpan("sg", "santri-pokok", ropa.ButirPerjanjian(), sejak), ropa.ErrTransfer, "belum mulai")
	for nama, ubah := range map[string]func(*ropa.Transfer){
		"tanpa penilaian": func(x *ropa.Transfer) { x.Penilaian = "" }, "belum dikabari": func(x *ropa.Transfer) { x.Dikabari = time.Time{} }, "dikabari bersamaan": func(x *ropa.Transfer) { x.Dikabari = x.Mulai },
		"dinilai sesudahnya": func(x *ropa.Transfer) { x.Setara.Pada = x.Mulai.Add(time.Second) }, "tanpa penerima": func(x *ropa.Transfer) { x.Penerima = "" },
		"vital, tak pernah dikabari": func(x *ropa.Transfer) { x.Vital, x.Dikabari = true, time.Time{} },
	} {
		x := transfer(ropa.Setara, nilaiUji(true), ropa.Nilai{})
		ubah(&x)
		l.Transfer = []ropa.Transfer{x}
		require.ErrorIs(t, l.PeriksaSimpan("sg", "santri-pokok", ropa.ButirPerjanjian(), kini), ropa.ErrTransfer, nama)
	}
	vital := transfer(ropa.Setara, nilaiUji(true), ropa.Nilai{})
	vital.Vital, vital.Dikabari = true, vital.Mulai.Add(time.Hour)
	require.NoError(t, vital.Periksa(kini), "kepentingan vital boleh dikabari sesudahnya")
	vital.Negara = "ID"
	require.ErrorIs(t, vital.Periksa(kini), ropa.ErrTransfer)

	l = lampiran()
	l.Rincian[0].Lokasi = []string{"ruang", "sg"}
	l.Transfer = []ropa.Transfer{transfer(ropa.Setara, nilaiUji(true), ropa.Nilai{})}
	r, err := susun(l)
	require.NoError(t, err)
	require.Equal(t, []string{"ke PT Awan di SG, mekanisme setara, penilaian PT-1"}, baris(t, r, "santri-pokok")["transfer"])
}

func TestU02_DasarTerkunci(t *testing.T) {
	t.Parallel()
	lama := register()
	require.NoError(t, ropa.PeriksaPerubahan(lama, lama))
	for nama, ubah := range map[string]func(*privasi.Kegiatan){"dasar": func(k *privasi.Kegiatan) { k.Dasar = privasi.KepentinganSah }, "rujukan": func(k *privasi.Kegiatan) { k.Rujukan = "lain" }, "tujuan": func(k *privasi.Kegiatan) { k.Tujuan = privasi.TujuanRapor }} {
		baru := register()
		ubah(&baru.Kegiatan[0])
		require.ErrorIs(t, ropa.PeriksaPerubahan(lama, baru), ropa.ErrDasarTerkunci, nama)
		berhenti := register()
		berhenti.Kegiatan[0].Status = privasi.Dihentikan
		require.NoError(t, ropa.PeriksaPerubahan(berhenti, baru), nama)
	}
	// A new code on another basis comes with a new notice.
	baru := register()
	k := kegiatan(t, baru, "publikasi-foto")
	k.Kode, k.Dasar = "publikasi-foto-2", privasi.KepentinganSah
	baru.Kegiatan = append(baru.Kegiatan, k)
	require.ErrorIs(t, ropa.PeriksaPerubahan(lama, baru), ropa.ErrDasarTerkunci)
	for i := range baru.Pemberitahuan {
		if slices.Contains(baru.Pemberitahuan[i].Tujuan, k.Tujuan) {
			baru.Pemberitahuan[i].Judul += " (baru)"
		}
	}
	require.NoError(t, ropa.PeriksaPerubahan(lama, baru))
	sama := register()
	k.Dasar = privasi.Persetujuan
	sama.Kegiatan = append(sama.Kegiatan, k)
	require.NoError(t, ropa.PeriksaPerubahan(lama, sama), "dasar yang sama")
	// Levels and categories may change.
	ubah := register()
	ubah.Kegiatan[0].Kategori = []string{"identitas"}
	require.NoError(t, ropa.PeriksaPerubahan(lama, ubah))
}

func isiDpia() map[string]string {
	m := map[string]string{}
	for _, b := range ropa.ButirDPIA() {
		m[b] = "isi " + b
	}
	return m
}

func dpia(t require.TestingT, k privasi.Kegiatan, r ropa.Rincian) ropa.Dpia {
	p, _, err := ropa.SusunDpia("d1", lembaga, k, daftar(), r, isiDpia(), ropa.ButirDPIA(), "tu", sejak)
	require.NoError(t, err)
	p, _, err = p.Sarani("batasi yang membuka", "ppdp", sejak.Add(time.Hour))
	require.NoError(t, err)
	p, ps, err := p.Setujui(sejak.AddDate(2, 0, 0), "kepala", sejak.Add(2*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "DPIADisetujui", ps[0].Jenis)
	return p
}

func TestB36_KegiatanSpesifikTanpaDPIA(t *testing.T) {
	t.Parallel()
	k := kegiatan(t, register(), "kesehatan-catatan")
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, k, daftar(), ropa.Rincian{}, nil, kini), ropa.ErrDPIA)
	umum := kegiatan(t, register(), "santri-kontak")
	require.NoError(t, ropa.PeriksaAktif(lembaga, umum, daftar(), ropa.Rincian{}, nil, kini), "hanya data umum")
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, umum, daftar(), ropa.Rincian{Ciri: []ropa.Pemicu{ropa.SkalaBesar}}, nil, kini), ropa.ErrDPIA)
}

func TestU44_PenilaianDampak(t *testing.T) {
	t.Parallel()
	require.Len(t, ropa.SemuaPemicu(), 7)
	k, r := kegiatan(t, register(), "kesehatan-catatan"), ropa.Rincian{Kegiatan: "kesehatan-catatan", Ciri: []ropa.Pemicu{ropa.TeknologiBaru, "mode"}}
	require.Equal(t, []ropa.Pemicu{ropa.DataSpesifik, ropa.TeknologiBaru}, ropa.PemicuKegiatan(k, daftar(), r))
	d := dpia(t, k, r)
	ds := []ropa.Dpia{d}
	require.NoError(t, ropa.PeriksaAktif(lembaga, k, daftar(), r, ds, kini))
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, k, daftar(), r, ds, sejak.AddDate(2, 0, 0)), ropa.ErrDPIA, "kedaluwarsa")
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, k, daftar(), r, ds, sejak.Add(time.Hour)), ropa.ErrDPIA, "belum disetujui")
	require.ErrorIs(t, ropa.PeriksaAktif("lain", k, daftar(), r, ds, kini), ropa.ErrDPIA)
	lain := kegiatan(t, register(), "hak-subjek")
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, lain, daftar(), r, ds, kini), ropa.ErrDPIA, "kegiatan lain")

	// A change of the activity, of the tags or of the attachment asks for a review.
	ubah := k
	ubah.Kategori = append(slices.Clone(k.Kategori), "konseling")
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, ubah, daftar(), r, ds, kini), ropa.ErrDPIA)
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, k, daftar(), ropa.Rincian{Ciri: []ropa.Pemicu{ropa.SkalaBesar}}, ds, kini), ropa.ErrDPIA)
	type rawat struct {
		Subjek privasi.SubjekID         `privasi:"subjek"`
		Obat   privasi.Tertutup[string] `privasi:"kategori=kesehatan.obat;kelas=spesifik;retensi=kesehatan"`
	}
	baru := daftar()
	privasi.MustDaftarkan[rawat](baru)
	require.ErrorIs(t, ropa.PeriksaAktif(lembaga, k, baru, r, ds, kini), ropa.ErrDPIA)

	for _, b := range ropa.ButirDPIA() {
		isi := isiDpia()
		delete(isi, b)
		_, _, err := ropa.SusunDpia("d", lembaga, k, daftar(), r, isi, ropa.ButirDPIA(), "tu", sejak)
		require.ErrorIs(t, err, ropa.ErrIsiDPIA)
		require.ErrorContains(t, err, b)
	}
	_, _, err := ropa.SusunDpia("d", lembaga, k, daftar(), r, isiDpia(), ropa.ButirDPIA(), "", sejak)
	require.ErrorIs(t, err, ropa.ErrIsiDPIA)
	awal, _, err := ropa.SusunDpia("d", lembaga, k, daftar(), r, isiDpia(), ropa.ButirDPIA(), "tu", sejak)
	require.NoError(t, err)
	_, _, err = awal.Setujui(kini, "kepala", sejak)
	require.ErrorIs(t, err, ropa.ErrPindahDPIA)
	_, _, err = awal.Sarani(" ", "ppdp", sejak)
	require.ErrorIs(t, err, ropa.ErrIsiDPIA)
	disarani, _, err := awal.Sarani("x", "ppdp", sejak)
	require.NoError(t, err)
	_, _, err = disarani.Sarani("x", "ppdp", sejak)
	require.ErrorIs(t, err, ropa.ErrPindahDPIA)
	_, _, err = disarani.Setujui(sejak, "kepala", sejak)
	require.ErrorIs(t, err, ropa.ErrIsiDPIA)
}

func TestU51_BenturanPPDP(t *testing.T) {
	t.Parallel()
	require.NoError(t, ropa.Ppdp{Akun: "a", Peran: []string{privasi.PeranGuru}, Melapor: privasi.PeranPengasuh}.Periksa())
	for _, r := range []string{privasi.PeranAdmin, privasi.PeranKepala, privasi.PeranBendahara, privasi.PeranHRD, privasi.PeranTataUsaha} {
		require.ErrorIs(t, ropa.Ppdp{Akun: "a", Peran: []string{privasi.PeranGuru, r}, Melapor: privasi.PeranKepala}.Periksa(), ropa.ErrBentur, r)
	}
	require.ErrorIs(t, ropa.Ppdp{Akun: "a", Melapor: privasi.PeranTataUsaha}.Periksa(), ropa.ErrBentur)
	require.ErrorIs(t, ropa.Ppdp{Melapor: privasi.PeranKepala}.Periksa(), ropa.ErrBentur)
	require.NoError(t, ropa.BolehMemutus("ppdp", "santri1", "tu"))
	require.ErrorIs(t, ropa.BolehMemutus("ppdp", "santri1", "ppdp"), ropa.ErrBentur)
	require.ErrorIs(t, ropa.BolehMemutus(""), ropa.ErrBentur)

	k := kegiatan(t, register(), "kesehatan-catatan")
	p, _, err := ropa.SusunDpia("d", lembaga, k, daftar(), ropa.Rincian{}, isiDpia(), ropa.ButirDPIA(), "tu", sejak)
	require.NoError(t, err)
	_, _, err = p.Sarani("x", "tu", sejak)
	require.ErrorIs(t, err, ropa.ErrBentur)
	p, _, err = p.Sarani("x", "ppdp", sejak)
	require.NoError(t, err)
	for _, oleh := range []string{"tu", "ppdp"} {
		_, _, err = p.Setujui(kini, oleh, sejak)
		require.ErrorIs(t, err, ropa.ErrBentur)
	}
	require.Empty(t, ropa.WajibPPDP(false, false, false))
	require.Len(t, ropa.WajibPPDP(false, false, true), 1, "satu alasan cukup")
	require.True(t, strings.Contains(strings.Join(ropa.WajibPPDP(true, true, true), ";"), "pemantauan"))
}

// The attachments and the record come back from a storage as they were.
func TestIsiRekaman(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	ropa.DaftarkanTipe(d)
	l := lampiran()
	l.Transfer = []ropa.Transfer{transfer(ropa.Setara, nilaiUji(true), ropa.Nilai{})}
	isi, err := privasi.TulisIsi(d, &l)
	require.NoError(t, err)
	var m ropa.Lampiran
	require.NoError(t, privasi.BacaIsi(d, isi, &m))
	require.Equal(t, l, m)
	r, err := susun(l)
	require.NoError(t, err)
	isi, err = privasi.TulisIsi(d, &r)
	require.NoError(t, err)
	var s ropa.Ropa
	require.NoError(t, privasi.BacaIsi(d, isi, &s))
	require.Equal(t, r.Sidik(), s.Sidik())
}

// An activity that has ended, or not begun, is not in the record and covers no field.
func TestMasaKegiatan(t *testing.T) {
	t.Parallel()
	r := register()
	r.Kegiatan[0].Selesai = kini.Add(time.Second)
	r.Kegiatan[1].Selesai = kini
	r.Kegiatan[2].Mulai = kini.Add(time.Second)
	h, err := ropa.Susun(r, daftar(), retensi.JadwalBaku(), lampiran(), ropa.ButirRopa(), kini)
	require.NoError(t, err)
	require.Len(t, h.Baris, len(r.Kegiatan)-2)
	require.Equal(t, r.Kegiatan[0].Kode, h.Baris[0].Kegiatan)
	for i := range r.Kegiatan {
		r.Kegiatan[i].Selesai = kini
	}
	require.NotEmpty(t, ropa.TanpaKegiatan(r, daftar(), kini))
	require.Empty(t, ropa.TanpaKegiatan(r, daftar(), kini.Add(-time.Second)))
}

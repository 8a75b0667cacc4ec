package situs

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanRegisterBeda = []halaman{
	{pola: "GET /privasi/register/pembaruan", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).bedaRegister},
	{pola: "POST /privasi/register/pembaruan", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).tandatanganiBeda},
	{pola: "POST /privasi/register/aturan", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).tandatanganiAturan},
}

// bedaKegiatan is one row of the default register beside the row that was signed.
type bedaKegiatan struct {
	privasi.Kegiatan
	Baru      bool
	Uraian    string
	Perubahan []barisData // what is different: what stands, and what would
	Pilih     bool
}

type isiBedaRegister struct {
	salah
	privasi.Register
	Baris        []bedaKegiatan
	TandaTangani bool
	Jabatan      string
	WaliKontrak  bool
	DpiaSejak    string // the day from which the last rows demand an assessment; "": none says so
}

// bedaRegister shows what signing would change, before anybody signs.
func (k *kunjungan) bedaRegister() error { return k.tampilBeda(nil) }

func (k *kunjungan) tampilBeda(galat error) error {
	reg, baku, err := k.registerDanBaku()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	isi := isiBedaRegister{Register: reg, TandaTangani: akun.Boleh(k.Akun.Peran, akun.TandaRegister), Jabatan: reg.TandaTangan.Jabatan, WaliKontrak: slices.Contains(reg.PerluWali, privasi.Kontrak)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Jabatan = f.Get("jabatan")
	}
	if t := peralihanDpia(reg); !t.IsZero() {
		isi.DpiaSejak = dasar.TanggalDari(t.In(k.Lembaga.Lokasi())).String()
	}
	isi.DpiaSejak = cmp.Or(f.Get("dpia_sejak"), isi.DpiaSejak)
	tunggu := reg.Banding(baku)
	for _, g := range tunggu.Baru {
		isi.Baris = append(isi.Baris, bedaKegiatan{Kegiatan: g, Baru: true, Uraian: uraianTujuan(baku, g.Tujuan), Pilih: galat == nil || slices.Contains(f["kegiatan"], g.Kode)})
	}
	for _, g := range tunggu.Berubah {
		i := slices.IndexFunc(reg.Kegiatan, func(x privasi.Kegiatan) bool { return x.Kode == g.Kode })
		isi.Baris = append(isi.Baris, bedaKegiatan{Kegiatan: g, Uraian: uraianTujuan(baku, g.Tujuan), Perubahan: perubahanKegiatan(reg.Kegiatan[i], g), Pilih: slices.Contains(f["kegiatan"], g.Kode)})
	}
	return k.tampilSalah(isi.salah, "register_pembaruan", "Pembaruan register", isi)
}

// perubahanKegiatan says what one row would do that the signed one does not, and what no
// more.
func perubahanKegiatan(lama, baru privasi.Kegiatan) (bs []barisData) {
	catat := func(apa, a, b string) {
		if a != b {
			bs = append(bs, barisData{apa, strings.TrimSpace(a) + " → " + strings.TrimSpace(b)})
		}
	}
	catat("Tujuan", lama.Tujuan, baru.Tujuan)
	catat("Dasar", lama.Dasar.String(), baru.Dasar.String())
	for _, x := range []struct{ apa, isi string }{{"Data yang ditambah", kurangi(baru.Kategori, lama.Kategori)}, {"Data yang dilepas", kurangi(lama.Kategori, baru.Kategori)}} {
		if x.isi != "" {
			bs = append(bs, barisData{x.apa, x.isi})
		}
	}
	semua := maps.Clone(lama.TingkatPeran)
	maps.Copy(semua, baru.TingkatPeran)
	for _, p := range slices.Sorted(maps.Keys(semua)) {
		catat("Peran "+akun.NamaPeran(p), tingkat(lama, p), tingkat(baru, p))
	}
	catat("Syarat", gabungKata(lama.Perlu), gabungKata(baru.Perlu))
	return bs
}

func tingkat(k privasi.Kegiatan, peran string) string {
	t, ada := k.TingkatPeran[peran]
	if !ada {
		return "tidak melihat"
	}
	return t.String()
}

// kurangi lists what of a is not in b.
func kurangi(a, b []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) }), ", ")
}

func (k *kunjungan) tandatanganiBeda() error {
	n, err := k.tandatanganiBaris()
	if err != nil {
		return k.tampilBeda(err)
	}
	return k.pindah("/privasi/register/pembaruan", "Ditandatangani: %d kegiatan berlaku mulai sekarang.", n)
}

// peralihanDpia is the last day from which rows without an assessment demand one.
func peralihanDpia(reg privasi.Register) (t time.Time) {
	for _, g := range reg.Kegiatan {
		if g.DPIA == "" && g.DPIASejak.After(t) {
			t = g.DPIASejak
		}
	}
	return t
}

// majukanDpia lets every row that nobody assessed demand it from a day on; those that
// demand it earlier go on to. Whether that day may be chosen the office says.
func majukanDpia(reg *privasi.Register, sejak time.Time) {
	akhir := peralihanDpia(*reg)
	for i := range reg.Kegiatan {
		if g := &reg.Kegiatan[i]; g.DPIA == "" && (g.DPIASejak.IsZero() || g.DPIASejak.After(sejak) || g.DPIASejak.Equal(akhir)) {
			g.DPIASejak = sejak
		}
	}
}

// tandatanganiAturan signs the two rules that hold for the whole register.
func (k *kunjungan) tandatanganiAturan() error {
	f := k.r.PostForm
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	if f.Get("tanda_tangan") != "ya" {
		return k.tampilBeda(errTandaTangan.Invalidf("isi jabatan, lalu centang tanda tangan").Pada("tanda_tangan"))
	}
	b, baru := pembacaForm{f: f}, reg.Salin()
	if f.Get("dpia_sejak") != "" {
		majukanDpia(&baru, k.awalHari(b.tanggal("dpia_sejak")))
	}
	if err := b.err(); err != nil {
		return k.tampilBeda(err)
	}
	baru.PerluWali = slices.DeleteFunc(baru.PerluWali, func(d privasi.DasarHukum) bool { return d == privasi.Kontrak })
	if f.Get("wali") == "ya" {
		baru.PerluWali = append(baru.PerluWali, privasi.Kontrak)
	}
	if err := k.simpanRegister(baru); err != nil {
		return k.tampilBeda(err)
	}
	return k.pindah("/privasi/register/pembaruan", "Aturan register ditandatangani dan berlaku mulai sekarang.")
}

package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKitab = []halaman{
	{pola: "GET /kitab/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kitab},
	{pola: "POST /kitab/{id}", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).catatKitab},
	{pola: "POST /kitab/{id}/batal", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).batalKitab},
	{pola: "GET /kitab/santri/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kitabSantri},
}

type isiKitab struct {
	formulir
	R       akademik.Rombel
	Hari    dasar.Tanggal
	Kini    bool
	Kemarin dasar.Tanggal
	Besok   dasar.Tanggal
	Kitab   hafalan.Kitab
	Pilih   []Opsi
	Cara    []Opsi
	Baris   []BarisKitab
	Catatan []KitabTampak // of the day
	Sudah   int
}

// BarisKitab is one santri of a group with how far he or she is.
type BarisKitab struct {
	Tampak
	akademik.KeadaanKitab
	Kali  int // records of the day
	Salah string
}

// KitabTampak is one record with names.
type KitabTampak struct {
	akademik.SetoranKitab
	Nama, NamaKitab, Bacaan string
}

func (k *kunjungan) kitab() error { return k.tampilKitab(nil, nil) }

// kitabDipilih is the kitab of the query, else the one that the class teaches, else the
// first.
func (k *kunjungan) kitabDipilih(r akademik.Rombel) (pilih hafalan.Kitab, semua []hafalan.Kitab, err error) {
	if semua, err = k.s.Akademik.Kitab(k.ctx(), k.Pelaku); err != nil || len(semua) == 0 {
		return pilih, nil, err
	}
	ajar, err := k.s.Akademik.Pengampu(k.ctx(), k.Pelaku, akademik.SaringPengampu{Rombel: []akademik.RombelID{r.ID}, Pada: k.hariIni()})
	if err != nil {
		return pilih, nil, err
	}
	pilih = semua[0]
	for _, x := range slices.Backward(semua) {
		if slices.ContainsFunc(ajar, func(p akademik.Pengampu) bool { return string(p.Mapel) == x.Kode }) {
			pilih = x
		}
	}
	for _, x := range semua {
		if x.Kode == k.r.FormValue("kitab") {
			pilih = x
		}
	}
	return pilih, semua, nil
}

// tampilKitab is the sheet of a group in one kitab on one day. gagal names the santri
// whose row was refused.
func (k *kunjungan) tampilKitab(galat error, gagal map[santri.ID]string) (err error) {
	hari := k.hariDipilih()
	isi := isiKitab{formulir: formulirBaru(k.r.PostForm), Hari: hari, Kini: hari == k.hariIni(), Kemarin: hari.TambahHari(-1), Besok: hari.TambahHari(1)}
	for _, c := range akademik.DaftarCaraKitab() {
		isi.Cara = append(isi.Cara, Opsi{string(c), string(c)})
	}
	if isi.R, err = k.rombel(k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	pilih, semua, err := k.kitabDipilih(isi.R)
	if err != nil {
		return err
	}
	isi.Kitab = pilih
	for _, x := range semua {
		isi.Pilih = append(isi.Pilih, Opsi{x.Kode, x.Nama + " (" + strconv.Itoa(x.Jumlah) + " " + x.Satuan + ")"})
	}
	orang, err := k.anggotaTampak(isi.R, hari)
	if err != nil {
		return err
	}
	per, catatan, err := k.s.Akademik.KitabRombel(k.ctx(), k.Pelaku, isi.R.ID, pilih.Kode, hari)
	if err != nil {
		return err
	}
	kali := map[santri.ID]int{}
	for _, o := range orang {
		for _, c := range catatan {
			if c.Santri == o.ID && c.Tanggal == hari && c.Batal == "" {
				kali[o.ID]++
				isi.Catatan = append(isi.Catatan, KitabTampak{c, o.Nama, pilih.Nama, sebutSelang(c.Selang)})
			}
		}
		if kali[o.ID] > 0 {
			isi.Sudah++
		}
		isi.Baris = append(isi.Baris, BarisKitab{Tampak: o, KeadaanKitab: per[o.ID], Kali: kali[o.ID], Salah: gagal[o.ID]})
	}
	return k.tampilForm(isi.formulir, "kitab", "Kitab "+isi.R.Nama, isi)
}

func sebutSelang(rs []akademik.SelangKitab) (s string) {
	for i, r := range rs {
		if i > 0 {
			s += ", "
		}
		if s += strconv.Itoa(r.Dari); r.Sampai > r.Dari {
			s += "–" + strconv.Itoa(r.Sampai)
		}
	}
	return s
}

// catatKitab stores the rows that say up to where somebody came, and, for the others
// that are ticked, what the group read together.
func (k *kunjungan) catatKitab() error {
	f, hari := k.r.PostForm, k.hariDipilih()
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	var ms []akademik.SetoranKitab
	gagal := map[santri.ID]string{}
	var pertama error
	for _, id := range f["santri"] {
		b := &pembacaForm{f: f}
		dari, sampai := b.angka("dari-"+id), b.angka("sampai-"+id)
		if sampai == 0 && len(b.salah) == 0 && b.ya("ikut-"+id) {
			dari, sampai = b.angka("dari"), b.angka("sampai")
		}
		if sampai == 0 && len(b.salah) == 0 {
			continue
		}
		if err := b.err(); err != nil {
			gagal[santri.ID(id)], pertama = kalimat(pesanDari(err)), err
			continue
		}
		ms = append(ms, akademik.SetoranKitab{Santri: santri.ID(id), Kitab: f.Get("kitab"), Rombel: r.ID, Cara: akademik.CaraKitab(f.Get("cara")), Hasil: hafalan.Hasil(b.teks("hasil-" + id)), Tanggal: hari,
			Selang: []akademik.SelangKitab{{Dari: max(dari, 1), Sampai: sampai}}})
	}
	if pertama == nil && len(ms) == 0 {
		pertama = errForm.Invalidf("belum ada yang diisi; isi nomor terakhir sedikitnya satu santri, atau bacaan bersama")
	}
	if pertama == nil {
		_, pertama = k.s.Akademik.CatatKitab(k.ctx(), k.Pelaku, f.Get("kunci"), ms...)
	}
	if pertama != nil {
		return k.tampilKitab(pertama, gagal)
	}
	return k.pindah(alamatKitab(r, f.Get("kitab"), hari), "%d catatan kitab disimpan.", len(ms))
}

func alamatKitab(r akademik.Rombel, kitab string, hari dasar.Tanggal) string {
	return "/kitab/" + url.PathEscape(string(r.ID)) + "?" + url.Values{"kitab": {kitab}, "hari": {hari.String()}}.Encode()
}

func (k *kunjungan) batalKitab() error {
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	f := k.r.PostForm
	if err := k.s.Akademik.BatalKitab(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("catatan"), f.Get("alasan")); err != nil {
		return k.tampilKitab(err, nil)
	}
	return k.pindah(alamatKitab(r, f.Get("kitab"), k.hariDipilih()), "Catatan dibatalkan; capaiannya kembali seperti sebelumnya.")
}

type isiKitabSantri struct {
	Orang   Tampak
	Rombel  []akademik.Rombel // the way back
	Capaian []CapaianTampak
	Catatan []KitabTampak // newest first
	Petugas map[string]string
}

// CapaianTampak is the progress in one kitab.
type CapaianTampak struct {
	Kitab hafalan.Kitab
	akademik.KeadaanKitab
}

// Persen writes a share with its comma: 24,95%.
func (CapaianTampak) Persen(c hafalan.CapaianKitab) string {
	return strings.Replace(c.Persen.StringFixed(2), ".", ",", 1) + "%"
}

// kitabSantri shows how far one santri has come in every kitab.
func (k *kunjungan) kitabSantri() (err error) {
	id := santri.ID(k.r.PathValue("id"))
	isi := isiKitabSantri{}
	if isi.Orang, isi.Rombel, err = k.santriMilik(id); err != nil {
		return err
	}
	per, err := k.s.Akademik.CapaianKitab(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	semua, err := k.s.Akademik.Kitab(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	nama := map[string]string{}
	for _, x := range semua {
		if nama[x.Kode] = x.Nama; per[x.Kode].Dibaca.Kitab.Kode != "" {
			isi.Capaian = append(isi.Capaian, CapaianTampak{x, per[x.Kode]})
		}
	}
	ss, err := k.s.Akademik.KitabMilik(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(ss) {
		isi.Catatan = append(isi.Catatan, KitabTampak{s, isi.Orang.Nama, nama[s.Kitab], sebutSelang(s.Selang)})
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("kitab_santri", "Kitab "+isi.Orang.Nama, isi)
}

// santriMilik reads a santri that the visitor may see, and his or her classes today; a
// teacher sees only those of his or her own.
func (k *kunjungan) santriMilik(id santri.ID) (o Tampak, rs []akademik.Rombel, err error) {
	tiada := akademik.ErrSantriTiada.NotFoundf("santri tidak ditemukan")
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, k.hariIni(), id)
	if err != nil {
		return o, nil, err
	}
	if len(ps) == 0 {
		return o, nil, tiada
	}
	if rs, err = k.rombelSantri(ps[0]); err != nil {
		return o, nil, err
	}
	if k.hanyaMilik() && len(rs) == 0 {
		return o, nil, tiada
	}
	tampak, err := k.tampakPeserta(ps)
	return tampak[id], rs, err
}

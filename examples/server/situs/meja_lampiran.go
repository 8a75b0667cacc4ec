package situs

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var halamanMejaLampiran = []halaman{
	{pola: "GET /privasi/register/lampiran", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaLampiran},
	{pola: "POST /privasi/register/lampiran", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturLampiran},
	{pola: "GET /privasi/register/tempat/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formTempat},
	{pola: "POST /privasi/register/tempat/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturTempat},
	{pola: "GET /privasi/register/prosesor/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formProsesor},
	{pola: "POST /privasi/register/prosesor/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturProsesor},
	{pola: "GET /privasi/register/transfer/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formTransfer},
	{pola: "POST /privasi/register/transfer/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturTransfer},
}

// idBaru names what is about to be added.
const idBaru = "baru"

// versiLampiran is the version that the form was made from.
func (k *kunjungan) versiLampiran() (uint64, error) {
	v, err := strconv.ParseUint(k.r.PostForm.Get("versi"), 10, 63)
	if err != nil {
		return 0, errForm.Invalidf("muat ulang halaman, lalu isi kembali").Pada("versi")
	}
	return v, nil
}

type isiMejaLampiran struct {
	formulir
	ropa.Lampiran
	Peringatan []string
	Kini       time.Time
	Catatan    map[string]string // what is not sound, by id of a processor or transfer
}

func (k *kunjungan) mejaLampiran() error { return k.tampilMejaLampiran(nil) }

func (k *kunjungan) tampilMejaLampiran(galat error) error {
	l, err := k.s.Kantor.Lampiran(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiMejaLampiran{formulir: formulirBaru(k.r.PostForm), Lampiran: l, Peringatan: l.Peringatan(), Kini: k.s.Now(), Catatan: map[string]string{}}
	for _, p := range l.Prosesor {
		if err := p.Periksa(ropa.ButirPerjanjian(), isi.Kini); err != nil {
			isi.Catatan[p.Pihak.ID] = kalimat(pesanDari(err))
		}
	}
	for _, x := range l.Transfer {
		if err := x.Periksa(isi.Kini); err != nil {
			isi.Catatan[x.ID] = kalimat(pesanDari(err))
		}
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F = url.Values{"nama": {l.Pengendali.Nama}, "negara": {cmp.Or(l.Pengendali.Negara, ropa.Indonesia)}, "kontak": {l.Pengendali.Kontak}, "ppdp": {l.PPDP}, "hak": {l.PemenuhanHak},
			"pse_nama": {l.Penyelenggara.Nama}, "pse_nomor": {l.Penyelenggara.Nomor}, "pse_alasan": {l.Penyelenggara.AlasanBelum}, "pse_kontak": {l.Penyelenggara.Kontak}}
	}
	return k.tampilForm(isi.formulir, "lampiran", "Lampiran register", isi)
}

func (k *kunjungan) aturLampiran() (err error) {
	b := pembacaForm{f: k.r.PostForm}
	l := ropa.Lampiran{PPDP: b.teks("ppdp"), PemenuhanHak: b.teks("hak"), Pengendali: ropa.Pihak{Nama: b.teks("nama"), Negara: b.teks("negara"), Kontak: b.teks("kontak")},
		Penyelenggara: ropa.Penyelenggara{Nama: b.teks("pse_nama"), Nomor: b.teks("pse_nomor"), AlasanBelum: b.teks("pse_alasan"), Kontak: b.teks("pse_kontak")}}
	if l.Versi, err = k.versiLampiran(); err == nil {
		_, err = k.s.Kantor.AturPihak(k.ctx(), k.Pelaku, l)
	}
	if err != nil {
		return k.tampilMejaLampiran(err)
	}
	return k.pindah("/privasi/register/lampiran", "Lampiran disimpan.")
}

// isiBagianLampiran is the form of one place, processor or transfer.
type isiBagianLampiran struct {
	formulir
	ropa.Lampiran
	ID       string
	Kegiatan []string // codes of active activities
	Butir    []rezim.Butir
	Sub      []ropa.Sub
}

// Pilih are the codes that are ticked.
func (i isiBagianLampiran) Pilih() []string { return i.F["kegiatan"] }

// bagianLampiran shows the form of one part: what was typed, or what isi reads from the
// attachments. isi reports false for an id that they do not have.
func (k *kunjungan) bagianLampiran(nama, judul string, galat error, isi func(ropa.Lampiran, string) (url.Values, []ropa.Sub, bool)) error {
	l, err := k.s.Kantor.Lampiran(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	x := isiBagianLampiran{formulir: formulirBaru(k.r.PostForm), Lampiran: l, ID: k.r.PathValue("id"), Butir: butirHukum(rezim.ButirPerjanjian)}
	f, sub, ada := isi(l, x.ID)
	if !ada && x.ID != idBaru {
		return errTakAda.NotFoundf("bagian ini tidak ada; kembali ke lampiran")
	}
	x.Sub = sub
	for _, g := range reg.Kegiatan {
		if g.Status == privasi.Aktif {
			x.Kegiatan = append(x.Kegiatan, g.Kode)
		}
	}
	if galat != nil {
		if err := x.pakai(galat); err != nil {
			return err
		}
	} else if x.F = f; f == nil {
		x.F = url.Values{"mulai": {k.hariIni().String()}, "negara": {ropa.Indonesia}}
	}
	return k.tampilForm(x.formulir, nama, judul, x)
}

// simpanBagian keeps a part under its id, a new one where it is added; one that is not
// there is not found.
func (k *kunjungan) simpanBagian(ada func(ropa.Lampiran, string) bool, simpan func(id string, versi uint64) error) error {
	id := k.r.PathValue("id")
	versi, err := k.versiLampiran()
	if err != nil {
		return err
	}
	if id == idBaru {
		return simpan(uuid.Must(uuid.NewV7()).String(), versi)
	}
	l, err := k.s.Kantor.Lampiran(k.ctx(), k.Pelaku)
	if err == nil && !ada(l, id) {
		err = errTakAda.NotFoundf("bagian ini tidak ada; kembali ke lampiran")
	}
	if err != nil {
		return err
	}
	return simpan(id, versi)
}

// awalHari is the beginning of a day where the institution is; an unset day is no moment.
func (k *kunjungan) awalHari(t dasar.Tanggal) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Waktu(k.Lembaga.Lokasi()).UTC()
}

func (k *kunjungan) hariDari(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dasar.TanggalDari(t.In(k.Lembaga.Lokasi())).String()
}

func (k *kunjungan) formTempat() error { return k.tampilTempat(nil) }

func (k *kunjungan) tampilTempat(galat error) error {
	return k.bagianLampiran("lampiran_tempat", "Tempat penyimpanan", galat, func(l ropa.Lampiran, id string) (url.Values, []ropa.Sub, bool) {
		i := slices.IndexFunc(l.Lokasi, func(x ropa.Lokasi) bool { return x.ID == id })
		if i < 0 {
			return nil, nil, false
		}
		x := l.Lokasi[i]
		return url.Values{"badan": {x.BadanHukum}, "kota": {x.Kota}, "negara": {x.Negara}, "pengelola": {x.Pengelola}, "mulai": {k.hariDari(x.Mulai)}, "selesai": {k.hariDari(x.Selesai)}}, nil, true
	})
}

func (k *kunjungan) aturTempat() error {
	b := pembacaForm{f: k.r.PostForm}
	x := ropa.Lokasi{BadanHukum: b.teks("badan"), Kota: b.teks("kota"), Negara: b.teks("negara"), Pengelola: b.teks("pengelola"), Mulai: k.awalHari(b.tanggal("mulai")), Selesai: k.awalHari(b.tanggal("selesai"))}
	err := b.err()
	if err == nil {
		err = k.simpanBagian(adaTempat, func(id string, versi uint64) error {
			x.ID = id
			_, err := k.s.Kantor.AturTempat(k.ctx(), k.Pelaku, x, versi)
			return err
		})
	}
	if err != nil {
		return k.tampilTempat(err)
	}
	return k.pindah("/privasi/register/lampiran", "Tempat penyimpanan disimpan.")
}

func adaTempat(l ropa.Lampiran, id string) bool {
	return slices.ContainsFunc(l.Lokasi, func(x ropa.Lokasi) bool { return x.ID == id })
}

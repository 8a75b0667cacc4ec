package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/privasi/ropa"
)

func (k *kunjungan) formProsesor() error { return k.tampilProsesor(nil) }

func (k *kunjungan) tampilProsesor(galat error) error {
	return k.bagianLampiran("lampiran_prosesor", "Prosesor dan perjanjiannya", galat, func(l ropa.Lampiran, id string) (url.Values, []ropa.Sub, bool) {
		i := slices.IndexFunc(l.Prosesor, func(p ropa.Prosesor) bool { return p.Pihak.ID == id })
		if i < 0 {
			return nil, nil, false
		}
		p := l.Prosesor[i]
		f := url.Values{"nama": {p.Pihak.Nama}, "negara": {p.Pihak.Negara}, "kontak": {p.Pihak.Kontak}, "nomor": {p.Perjanjian.Nomor},
			"mulai": {k.hariDari(p.Perjanjian.Mulai)}, "selesai": {k.hariDari(p.Perjanjian.Selesai)}, "kegiatan": p.Kegiatan}
		for b, isi := range p.Perjanjian.Isi {
			f.Set("isi_"+b, isi)
		}
		return f, p.Sub, true
	})
}

// aturProsesor keeps a processor with its agreement: the eleven contents and a number, or
// nothing at all.
func (k *kunjungan) aturProsesor() error {
	b := pembacaForm{f: k.r.PostForm}
	p := ropa.Prosesor{Pihak: ropa.Pihak{Nama: b.teks("nama"), Negara: b.teks("negara"), Kontak: b.teks("kontak")}, Kegiatan: k.r.PostForm["kegiatan"],
		Perjanjian: ropa.Perjanjian{Nomor: b.teks("nomor"), Mulai: k.awalHari(b.tanggal("mulai")), Selesai: k.awalHari(b.tanggal("selesai")), Isi: map[string]string{}}}
	for _, x := range ropa.ButirPerjanjian() {
		if isi := b.teks("isi_" + x); isi != "" {
			p.Perjanjian.Isi[x] = isi
		}
	}
	sub, err := k.subBaru(&b)
	if err == nil {
		err = k.simpanBagian(adaProsesor, func(id string, versi uint64) error {
			p.Pihak.ID, p.Sub = id, sub
			_, err := k.s.Kantor.AturProsesor(k.ctx(), k.Pelaku, p, versi)
			return diAwalan(err, "isi_")
		})
	}
	if err != nil {
		return k.tampilProsesor(err)
	}
	return k.pindah("/privasi/register/lampiran", "Prosesor dan perjanjiannya disimpan.")
}

func adaProsesor(l ropa.Lampiran, id string) bool {
	return slices.ContainsFunc(l.Prosesor, func(x ropa.Prosesor) bool { return x.Pihak.ID == id })
}

// subBaru is the sub-processor of the form; without a name there is none.
func (k *kunjungan) subBaru(b *pembacaForm) ([]ropa.Sub, error) {
	if b.teks("sub_nama") == "" {
		return nil, b.err()
	}
	s := ropa.Sub{Pihak: ropa.Pihak{Nama: b.teks("sub_nama"), Negara: b.teks("sub_negara")}, Persetujuan: b.teks("sub_persetujuan"), Disetujui: k.awalHari(b.tanggal("sub_disetujui")), Mulai: k.awalHari(b.tanggal("sub_mulai"))}
	return []ropa.Sub{s}, b.err()
}

func (k *kunjungan) formTransfer() error { return k.tampilTransfer(nil) }

func (k *kunjungan) tampilTransfer(galat error) error {
	return k.bagianLampiran("lampiran_transfer", "Transfer ke luar Indonesia", galat, func(l ropa.Lampiran, id string) (url.Values, []ropa.Sub, bool) {
		i := slices.IndexFunc(l.Transfer, func(x ropa.Transfer) bool { return x.ID == id })
		if i < 0 {
			return nil, nil, false
		}
		x := l.Transfer[i]
		f := url.Values{"lokasi": {x.Lokasi}, "penerima": {x.Penerima}, "penilaian": {x.Penilaian}, "mekanisme": {string(x.Mekanisme)}, "dikabari": {k.hariDari(x.Dikabari)}, "mulai": {k.hariDari(x.Mulai)}, "kegiatan": x.Kegiatan}
		for _, n := range []struct {
			nama string
			ropa.Nilai
		}{{"setara", x.Setara}, {"mengikat", x.Mengikat}} {
			f.Set(n.nama+"_pada", k.hariDari(n.Pada))
			f.Set(n.nama+"_dokumen", n.Dokumen)
			if !n.Pada.IsZero() {
				f.Set(n.nama, map[bool]string{true: "ya", false: "tidak"}[n.Memenuhi])
			}
		}
		if x.Vital {
			f.Set("vital", "ya")
		}
		return f, nil, true
	})
}

func (k *kunjungan) aturTransfer() error {
	b := pembacaForm{f: k.r.PostForm}
	x := ropa.Transfer{Lokasi: b.teks("lokasi"), Penerima: b.teks("penerima"), Kegiatan: k.r.PostForm["kegiatan"], Penilaian: b.teks("penilaian"), Dikabari: k.awalHari(b.tanggal("dikabari")), Mulai: k.awalHari(b.tanggal("mulai")), Vital: b.ya("vital"),
		Mekanisme: ropa.Mekanisme(b.teks("mekanisme")), Setara: k.nilaiForm(&b, "setara"), Mengikat: k.nilaiForm(&b, "mengikat")}
	err := b.err()
	if err == nil {
		err = k.simpanBagian(adaTransfer, func(id string, versi uint64) error {
			x.ID = id
			_, err := k.s.Kantor.AturTransfer(k.ctx(), k.Pelaku, x, versi)
			return err
		})
	}
	if err != nil {
		return k.tampilTransfer(err)
	}
	return k.pindah("/privasi/register/lampiran", "Transfer disimpan.")
}

func adaTransfer(l ropa.Lampiran, id string) bool {
	return slices.ContainsFunc(l.Transfer, func(x ropa.Transfer) bool { return x.ID == id })
}

// nilaiForm reads the judgement of one mechanism; without an outcome nothing was judged.
func (k *kunjungan) nilaiForm(b *pembacaForm, nama string) ropa.Nilai {
	n := ropa.Nilai{Pada: k.awalHari(b.tanggal(nama + "_pada")), Memenuhi: b.teks(nama) == "ya", Dokumen: b.teks(nama + "_dokumen")}
	if b.teks(nama) == "" {
		return ropa.Nilai{}
	}
	return n
}

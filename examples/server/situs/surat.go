package situs

import (
	"cmp"
	"io"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
)

// kirimSurat answers with the letter to a request that was decided.
func (k *kunjungan) kirimSurat(b kantor.BerkasPermohonan, nama string) error {
	kop, kota, err := k.kopSurat()
	if err != nil {
		return err
	}
	oleh, err := k.semuaAkun()
	if err != nil {
		return err
	}
	j := privasiberkas.Jawaban{Kop: kop, Kota: kota, Berkas: b, Kepada: cmp.Or(nama, "pemohon"), Bidang: namaBidang, Zona: k.Lembaga.Lokasi(), Dibuat: k.s.Now().In(k.Lembaga.Lokasi()),
		Penanda: pdf.Pihak{Sebagai: "Pejabat Pelindungan Data Pribadi", Nama: oleh[pemutus(b)]}}
	return k.kirimBerkas("jawaban "+kantor.Nomor(b.ID, b.Dicatat), "pdf", func(w io.Writer) error { return privasiberkas.TulisJawaban(w, j) })
}

// pemutus is the account that decided a request.
func pemutus(b kantor.BerkasPermohonan) (akun string) {
	for _, e := range b.Riwayat {
		if e.Jenis == "PermohonanDipenuhi" || e.Jenis == "PermohonanDitolak" {
			akun = e.Oleh
		}
	}
	return akun
}

// kopSurat is the head of a letter of the institution: as its policy names it, with what
// the head of the rapor of its first unit adds.
func (k *kunjungan) kopSurat() (h pdf.Kop, kota string, err error) {
	p, err := k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return h, "", err
	}
	st, err := k.s.Santri.Stores.Struktur.Struktur(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return h, "", err
	}
	var unit akun.Kop
	if len(st.Unit) > 0 {
		if unit, _, err = k.s.Akun.Kop(k.ctx(), k.Lembaga.ID, string(st.Unit[0].Kode)); err != nil {
			return h, "", err
		}
	}
	h = pdf.Kop{Arab: unit.NamaArab, Nama: cmp.Or(p.Nama, k.Lembaga.Nama)}
	for _, x := range []string{cmp.Or(p.Alamat, unit.Alamat), kontak(p)} {
		if x != "" {
			h.Baris = append(h.Baris, x)
		}
	}
	return h, unit.Kota, nil
}

func kontak(p kantor.ProfilKantor) string {
	switch {
	case p.Telepon != "" && p.Surel != "":
		return "telepon " + p.Telepon + ", surel " + p.Surel
	case p.Telepon != "":
		return "telepon " + p.Telepon
	case p.Surel != "":
		return "surel " + p.Surel
	}
	return ""
}

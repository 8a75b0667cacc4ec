package pegawai

import (
	"bytes"
	"context"
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// kenaliBaris finds who each accepted row is about: by the office's number or by NIK,
// never by name. Rows that say one number twice, or numbers of two people, are refused.
func (s *Service) kenaliBaris(ctx context.Context, l dasar.LembagaID, rs []*rencanaBaris) error {
	var nomor []string
	nik := make([]string, len(rs))
	for i, x := range rs {
		if x.diambil() {
			nik[i] = string(x.nik)
			if x.orang.Nomor != "" {
				nomor = append(nomor, x.orang.Nomor)
			}
		}
	}
	indeks, err := s.Brankas.IndeksBanyak(ctx, l, privasi.KategoriNIK, nik)
	if err != nil {
		return err
	}
	var cari [][]byte
	for i, x := range rs {
		if nik[i] != "" {
			x.indeks, cari = indeks[i], append(cari, indeks[i])
		}
	}
	ada, err := s.Stores.Pegawai.Kenali(ctx, l, nomor, cari)
	if err != nil {
		return err
	}
	k := kenalan{map[string]*Pegawai{}, map[string]*Pegawai{}}
	for i := range ada {
		k.tambah(&ada[i])
	}
	tolakGanda(rs)
	for _, x := range rs {
		if x.diambil() {
			k.cocokkan(x)
		}
	}
	tolakKembar(rs)
	return nil
}

// kenalan is who is stored, by number and by blind index of the NIK.
type kenalan struct{ nomor, nik map[string]*Pegawai }

func (k kenalan) tambah(p *Pegawai) {
	if p.Nomor != "" {
		k.nomor[p.Nomor] = p
	}
	if b, ok := p.NIK.Bungkus(); ok && len(b.Indeks) > 0 {
		k.nik[string(b.Indeks)] = p
	}
}

// cocokkan settles one row against who is stored.
func (k kenalan) cocokkan(x *rencanaBaris) {
	n, i := k.nomor[x.orang.Nomor], k.nik[string(x.indeks)]
	switch {
	case n != nil && i != nil && n.ID != i.ID:
		x.tolak("nomor", ErrImporDua, "nomor pegawai dan NIK di baris ini milik dua orang yang berbeda; periksa keduanya")
		return
	case i != nil:
		x.lama, x.lewatNIK = i, true
	case n != nil:
		if b, _ := n.NIK.Bungkus(); x.indeks != nil && len(b.Indeks) > 0 && !bytes.Equal(b.Indeks, x.indeks) && !serupa(*n, x.orang) || x.indeks == nil && !serupa(*n, x.orang) {
			x.tolak("nomor", ErrImporOrang, "nomor pegawai sudah dipakai orang lain yang nama dan tanggal lahirnya berbeda; periksa nomornya")
			return
		}
		x.lama = n
	}
	if x.lama == nil {
		return
	}
	if x.ID = x.lama.ID; !x.lama.Berhenti.IsZero() {
		x.tolak("nama", ErrImporBerhenti, "pegawai ini sudah berhenti pada "+x.lama.Berhenti.Panjang()+"; terima kembali dahulu, baru impor")
	}
}

// serupa reports that a stored person may be the one of a row with the same number.
func serupa(p, baris Pegawai) bool {
	return santri.KunciCari(p.Nama) == santri.KunciCari(baris.Nama) || !baris.TanggalLahir.IsZero() && p.TanggalLahir == baris.TanggalLahir
}

// tolakGanda refuses a row that repeats the number or NIK of an earlier accepted one.
func tolakGanda(rs []*rencanaBaris) {
	lihat := map[string]int{}
	for _, x := range rs {
		if !x.diambil() {
			continue
		}
		kunci := [...]struct{ bidang, nilai string }{{"nomor", x.orang.Nomor}, {"nik", string(x.indeks)}}
		for _, k := range kunci {
			if n, ganda := lihat[k.bidang+":"+k.nilai]; ganda && k.nilai != "" {
				x.tolak(k.bidang, ErrImporGanda, fmt.Sprintf("%s yang sama sudah ada di baris %d; hapus salah satu, tugas kedua dicatat sesudah impor", k.bidang, n))
				break
			}
		}
		for _, k := range kunci {
			if x.diambil() && k.nilai != "" {
				lihat[k.bidang+":"+k.nilai] = x.Nomor
			}
		}
	}
}

// tolakKembar refuses a second row about one known person. Of a row that knows the
// person by NIK and one that knows only the number, the first stands, whatever their
// order: the same sheet says the same again.
func tolakKembar(rs []*rencanaBaris) {
	milik := map[ID]int{}
	for _, lewatNIK := range []bool{true, false} {
		for _, x := range rs {
			if !x.diambil() || x.lama == nil || x.lewatNIK != lewatNIK {
				continue
			}
			if n, ada := milik[x.lama.ID]; ada {
				x.tolak("nama", ErrImporGanda, fmt.Sprintf("orang yang sama sudah ada di baris %d; hapus salah satu baris", n))
				continue
			}
			milik[x.lama.ID] = x.Nomor
		}
	}
}

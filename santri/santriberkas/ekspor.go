package santriberkas

import (
	"context"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Ekspor writes lists of santri that the import reads back. Every page of 500
// goes through the door: what the actor's role may not see for the purpose of
// the call is masked, and the trail names each person before a cell is written.
type Ekspor struct {
	Service *santri.Service
	Penjaga *privasi.Penjaga
}

// judulEkspor are the columns, in their permanent order; the import knows all
// of them.
var judulEkspor = [...]string{"NIS", "NISN", "NIK", "No KK", "Nama Lengkap", "L/P", "Tempat Lahir", "Tanggal Lahir", "Nama Ayah", "Nama Ibu",
	"Nama Wali", "HP Ayah", "HP Ibu", "No. HP Wali", "No. HP", "Alamat", "Unit", "Kelas", "Diniyah", "Tahfidz", "Asrama", "Kamar", "Mukim", "Tahun Masuk", "Ket", "Nama Arab"}

// Santri lists the santri that the filter and the actor's scope allow, ordered
// by name, with the memberships of the filter's day. denganID adds the permanent
// id in front, by which a list that goes back into the same institution is
// recognised even when every number in it was mended; leave it out for others.
func (e Ekspor) Santri(ctx context.Context, p dasar.Pelaku, f santri.Saringan, denganID bool) dasarberkas.Tabel {
	t := dasarberkas.Tabel{Nama: "Santri", Judul: judulEkspor[:]}
	if denganID {
		t.Judul = append([]string{"ID"}, t.Judul...)
	}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		h := dasar.Page{Limit: dasar.MaxPage}
		for {
			orang, lanjut, err := e.Service.Cari(ctx, p, f, h)
			if err != nil {
				yield(nil, err)
				return
			}
			baris, err := e.halaman(ctx, p, orang, denganID)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, b := range baris {
				if !yield(dasarberkas.BarisTeks(b...), nil) {
					return
				}
			}
			if h.After = lanjut; lanjut == "" {
				return
			}
		}
	}
	return t
}

// sekitar is what one page needs beside the records themselves.
type sekitar struct {
	wali    map[santri.ID]map[santri.Hubungan]santri.Wali
	anggota map[santri.ID]map[santri.Jalur]santri.Keanggotaan
	mukim   map[santri.ID]santri.Mukim
	subjek  []privasi.SubjekID // of the wali
}

func (e Ekspor) halaman(ctx context.Context, p dasar.Pelaku, orang []santri.Santri, denganID bool) ([][]string, error) {
	if len(orang) == 0 {
		return nil, nil
	}
	s, err := e.sekitar(ctx, p.Lembaga, orang)
	if err != nil {
		return nil, err
	}
	subjek := make([]privasi.SubjekID, len(orang))
	for i, o := range orang {
		subjek[i] = o.Subjek
	}
	v, err := e.Penjaga.Minta(ctx, p, "santri.Santri", []string{"NIS", "NISN", "NIK", "NoKK", "Nama", "JenisKelamin", "TempatLahir", "TanggalLahir",
		"HP", "Alamat", "Angkatan", "Catatan", "NamaArab"}, subjek...)
	if err != nil {
		return nil, err
	}
	var vw *privasi.Pandangan
	if len(s.subjek) > 0 {
		if vw, err = e.Penjaga.Minta(ctx, p, "santri.Wali", []string{"Nama", "HP"}, s.subjek...); err != nil {
			return nil, err
		}
	}
	hasil := make([][]string, len(orang))
	for i, o := range orang {
		hasil[i] = s.baris(v, vw, o)
		if denganID {
			hasil[i] = append([]string{string(o.ID)}, hasil[i]...)
		}
	}
	return hasil, nil
}

func (e Ekspor) sekitar(ctx context.Context, l dasar.LembagaID, orang []santri.Santri) (sekitar, error) {
	s := sekitar{map[santri.ID]map[santri.Hubungan]santri.Wali{}, map[santri.ID]map[santri.Jalur]santri.Keanggotaan{}, map[santri.ID]santri.Mukim{}, nil}
	id := make([]santri.ID, len(orang))
	for i, o := range orang {
		id[i] = o.ID
		s.wali[o.ID], s.anggota[o.ID] = map[santri.Hubungan]santri.Wali{}, map[santri.Jalur]santri.Keanggotaan{}
	}
	st := e.Service.Stores
	ikatan, err := st.Wali.Perwalian(ctx, l, id...)
	if err != nil {
		return s, err
	}
	wid := make([]santri.WaliID, len(ikatan))
	for i, k := range ikatan {
		wid[i] = k.Wali
	}
	wali, err := st.Wali.Ambil(ctx, l, wid...)
	if err != nil {
		return s, err
	}
	menurut := map[santri.WaliID]santri.Wali{}
	for _, w := range wali {
		menurut[w.ID] = w
	}
	for _, k := range ikatan {
		if _, sudah := s.wali[k.Santri][k.Hubungan]; !sudah {
			s.wali[k.Santri][k.Hubungan] = menurut[k.Wali]
			s.subjek = append(s.subjek, menurut[k.Wali].Subjek)
		}
	}
	anggota, err := st.Keanggotaan.Milik(ctx, l, id...)
	if err != nil {
		return s, err
	}
	for _, a := range anggota {
		if a.Terbuka() {
			s.anggota[a.Santri][a.Jalur] = a
		}
	}
	mukim, err := st.Mukim.Milik(ctx, l, id...)
	for _, m := range mukim {
		if m.Terbuka() {
			s.mukim[m.Santri] = m
		}
	}
	return s, err
}

func (s sekitar) baris(v, vw *privasi.Pandangan, o santri.Santri) []string {
	nama := func(h santri.Hubungan) string {
		if w := s.wali[o.ID][h]; w.ID != "" {
			return vw.Terang(w.Subjek, "Nama", w.Nama)
		}
		return ""
	}
	hp := func(h santri.Hubungan) string {
		if w := s.wali[o.ID][h]; w.ID != "" {
			return privasi.Tampil(vw, w.Subjek, "HP", w.HP)
		}
		return ""
	}
	terang := func(bidang, nilai string) string { return v.Terang(o.Subjek, bidang, nilai) }
	formal, diniyah, tahfidz := s.anggota[o.ID][santri.Formal], s.anggota[o.ID][santri.Diniyah], s.anggota[o.ID][santri.Tahfidz]
	mukim, m := "Tidak", s.mukim[o.ID]
	if m.ID != "" {
		mukim = "Ya"
	}
	angkatan := ""
	if o.Angkatan > 0 {
		angkatan = strconv.Itoa(o.Angkatan)
	}
	return []string{terang("NIS", string(o.NIS)), terang("NISN", string(o.NISN)), privasi.Tampil(v, o.Subjek, "NIK", o.NIK),
		privasi.Tampil(v, o.Subjek, "NoKK", o.NoKK), terang("Nama", o.Nama), terang("JenisKelamin", string(o.JenisKelamin)),
		terang("TempatLahir", o.TempatLahir), terang("TanggalLahir", o.TanggalLahir.String()), nama(santri.Ayah), nama(santri.Ibu), nama(santri.Pengampu),
		hp(santri.Ayah), hp(santri.Ibu), hp(santri.Pengampu), privasi.Tampil(v, o.Subjek, "HP", o.HP), privasi.Tampil(v, o.Subjek, "Alamat", o.Alamat),
		string(formal.Unit), formal.Kelas, diniyah.Kelas, tahfidz.Kelas, m.Asrama, m.Kamar, mukim, terang("Angkatan", angkatan),
		privasi.Tampil(v, o.Subjek, "Catatan", o.Catatan), terang("NamaArab", o.NamaArab)}
}

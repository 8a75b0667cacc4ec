package akademik

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// IsianRaporBaru is what somebody writes for one santri. Versi is that of the entry that
// was shown, 0 when there was none, so that nobody overwrites what somebody else wrote.
type IsianRaporBaru struct {
	Santri santri.ID
	Isi    IsiRapor
	Versi  int
}

// GalatIsian is the refusal of one santri's entry; the others are kept.
type GalatIsian struct {
	Santri santri.ID
	Err    *dasar.Error
}

// IsiRapor stores what people write for the rapor of a class and term: with mapel "" the
// parts of the wali kelas, else the descriptions of a subject. It returns how many
// changed, and those that are refused, each with its reason: the rest is kept. What
// stands already is left alone. As peran see [Service.LangkahRapor]: parts of the wali
// are for Wali and Kurikulum until the class is locked, descriptions also for Guru while
// the sheet is open.
func (s *Service) IsiRapor(ctx context.Context, pel dasar.Pelaku, peran rapor.Peran, rombel RombelID, periode string, mapel KodeMapel, baru ...IsianRaporBaru) (tersimpan int, gagal []GalatIsian, err error) {
	r, _, p, err := s.kelasPeriode(ctx, pel, rombel, periode)
	if err != nil {
		return 0, nil, err
	}
	boleh := rapor.Wali | rapor.Kurikulum
	if mapel != "" {
		boleh |= rapor.Guru
	}
	if !peran.Punya(boleh) {
		return 0, nil, rapor.ErrPeran.Forbiddenf("bagian rapor ini diisi orang lain: wali kelas, atau guru untuk deskripsi pelajarannya")
	}
	orang, err := s.Anggota(ctx, pel, r.ID, hariLembar(p, s.HariIni(pel.Lembaga)))
	if err != nil {
		return 0, nil, err
	}
	simpan, gagal, err := s.susunIsian(ctx, pel, IsianRapor{Lembaga: pel.Lembaga, Rombel: r.ID, Periode: periode, Mapel: mapel}, orang, baru)
	if err != nil || len(simpan) == 0 {
		return 0, gagal, err
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, kunciRapor(r.ID, periode)); err != nil {
			return err
		}
		k, err := keadaanRapor(ctx, st, pel.Lembaga, periode, r.ID)
		if err != nil {
			return err
		}
		if err := terimaIsian(k[0], mapel, peran); err != nil {
			return err
		}
		return st.Rapor.SimpanIsian(ctx, pel.Lembaga, simpan...)
	})
	if err != nil {
		return 0, gagal, err
	}
	return len(simpan), gagal, nil
}

func terimaIsian(k KeadaanRapor, mapel KodeMapel, peran rapor.Peran) error {
	if mapel == "" || peran.Punya(rapor.Wali|rapor.Kurikulum) {
		return k.Kelas().TerimaIsian()
	}
	return k.Lembar(mapel).TerimaNilai()
}

// susunIsian makes the entries that change, sealed.
func (s *Service) susunIsian(ctx context.Context, pel dasar.Pelaku, pola IsianRapor, orang []santri.Peserta, baru []IsianRaporBaru) (simpan []IsianRapor, gagal []GalatIsian, err error) {
	semua, err := s.Stores.Rapor.Isian(ctx, pel.Lembaga, pola.Periode, pola.Rombel)
	if err != nil {
		return nil, nil, err
	}
	ada := map[santri.ID]IsianRapor{}
	var subjek []privasi.SubjekID
	for _, i := range semua {
		if i.Mapel == pola.Mapel {
			ada[i.Santri], subjek = i, append(subjek, i.Subjek)
		}
	}
	var v *privasi.Pandangan
	if len(subjek) > 0 {
		if v, err = s.Penjaga.Minta(ctx, pel, "akademik.IsianRapor", []string{"Isi"}, subjek...); err != nil {
			return nil, nil, err
		}
	}
	sudah := map[santri.ID]bool{}
	for _, b := range baru {
		i, galat := satuIsian(v, ada[b.Santri], orang, b)
		switch {
		case sudah[b.Santri]:
			continue
		case galat != nil:
			gagal = append(gagal, GalatIsian{b.Santri, galat})
		case i != nil:
			i.Lembaga, i.Rombel, i.Periode, i.Mapel, i.Oleh, i.Dicatat = pola.Lembaga, pola.Rombel, pola.Periode, pola.Mapel, pel.ID, s.kini()
			simpan = append(simpan, *i)
		}
		sudah[b.Santri] = true
	}
	segel := make([]*IsianRapor, len(simpan))
	for i := range simpan {
		segel[i] = &simpan[i]
	}
	return simpan, gagal, privasi.Segel(ctx, s.Penjaga.Brankas, s.Penjaga.Daftar, pel.Lembaga, segel...)
}

// satuIsian judges the entry of one santri against what stands; nil when nothing
// changes.
func satuIsian(v *privasi.Pandangan, lama IsianRapor, orang []santri.Peserta, b IsianRaporBaru) (*IsianRapor, *dasar.Error) {
	n := slices.IndexFunc(orang, func(p santri.Peserta) bool { return p.ID == b.Santri })
	if n < 0 {
		return nil, ErrSantriTiada.Invalidf("santri itu bukan anggota kelas ini").Pada("santri")
	}
	isi, err := b.Isi.Rapi()
	if err == nil {
		err = isi.Validate()
	}
	if err != nil {
		return nil, galatDari(err)
	}
	if lama.Versi == 0 && isi.Kosong() {
		return nil, nil
	}
	if lama.Versi > 0 {
		dulu, _, err := privasi.Baca(v, lama.Subjek, "Isi", lama.Isi)
		if err != nil {
			return nil, galatDari(err)
		}
		if sama(dulu, isi) {
			return nil, nil
		}
	}
	if lama.Versi != b.Versi {
		return nil, ErrIsianBentrok.Conflictf("isian ini sudah diubah orang lain; muat ulang lalu putuskan").Pada("versi")
	}
	return &IsianRapor{Santri: b.Santri, Subjek: orang[n].Subjek, Versi: lama.Versi, Isi: privasi.Tutup(isi)}, nil
}

// sama compares what is written; an empty list is no list.
func sama(a, b IsiRapor) bool {
	for _, x := range []*IsiRapor{&a, &b} {
		if len(x.Sikap) == 0 {
			x.Sikap = nil
		}
		if len(x.Ekskul) == 0 {
			x.Ekskul = nil
		}
		if len(x.Kokurikuler) == 0 {
			x.Kokurikuler = nil
		}
	}
	return reflect.DeepEqual(a, b)
}

func galatDari(err error) *dasar.Error {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e
	}
	return ErrIsianRapor.Invalidf("isian ini tidak dapat disimpan; coba lagi").Karena(err)
}

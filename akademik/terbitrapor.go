package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrRaporTiada says that there is no such published rapor, or none that the actor
	// may know of.
	ErrRaporTiada = dasar.Aturan("AKD-RAPOR-09")
	// ErrRaporKosong says that a class without santri is to be published.
	ErrRaporKosong = dasar.Aturan("AKD-RAPOR-10")
)

// TerbitkanRapor publishes the rapor of all santri of a locked class in one unit: each
// gets a number of the institution, without gaps, or keeps the one it had with the next
// version; the content with its hash and the fingerprints of its rules is kept sealed.
// A class that is published already gives what was published, and changes nothing.
//
// The actor must be allowed to see the whole content (privasi.ErrTingkat): what nobody
// may look at is not given out.
func (s *Service) TerbitkanRapor(ctx context.Context, pel dasar.Pelaku, kunci string, peran rapor.Peran, rombel RombelID, periode string) ([]RaporTerbit, error) {
	r, _, _, err := s.kelasPeriode(ctx, pel, rombel, periode)
	if err != nil {
		return nil, err
	}
	k, err := keadaanRapor(ctx, s.Stores, pel.Lembaga, periode, r.ID)
	if err != nil {
		return nil, err
	}
	if k[0].Kelas() == rapor.Terbit && peran.Punya(rapor.Kurikulum) {
		return s.terbitanKini(ctx, pel.Lembaga, r.ID, periode)
	}
	if _, err := k[0].Kelas().Sesudah(rapor.Terbitkan, peran, ""); err != nil {
		return nil, err
	}
	baru, err := s.siapkanTerbitan(ctx, pel, r, periode, k[0])
	if err != nil {
		return nil, err
	}
	_, _, err = s.sekali(ctx, pel, "rapor.terbitkan", kunci, []string{string(r.ID), periode}, "ada", func(ctx context.Context, st Stores) error {
		return s.terbitkan(ctx, st, pel, r.ID, periode, k[0], baru)
	})
	if err != nil {
		return nil, err
	}
	return s.terbitanKini(ctx, pel.Lembaga, r.ID, periode)
}

// siapkanTerbitan makes and seals the content, before the unit that keeps it.
func (s *Service) siapkanTerbitan(ctx context.Context, pel dasar.Pelaku, r Rombel, periode string, k KeadaanRapor) ([]RaporTerbit, error) {
	b, err := s.bahanRapor(ctx, pel, periode, []RombelID{r.ID})
	if err != nil {
		return nil, err
	}
	draf, err := b.draf(true)
	if err != nil {
		return nil, err
	}
	if len(draf) == 0 {
		return nil, ErrRaporKosong.Conflictf("kelas ini belum punya santri, jadi tidak ada rapor untuk diterbitkan")
	}
	baru, segel := make([]RaporTerbit, len(draf)), make([]*RaporTerbit, len(draf))
	for i, d := range draf {
		baru[i] = RaporTerbit{Lembaga: pel.Lembaga, Rombel: r.ID, Periode: periode, Santri: d.Santri.ID, Subjek: d.Santri.Subjek, Sidik: d.Rapor.Sidik(), Isi: privasi.Tutup(d.Rapor), Kurang: len(d.Rapor.Kurang),
			Pada: s.HariIni(pel.Lembaga), Alasan: k.alasanBuka(), Oleh: pel.ID, Dicatat: s.kini()}
		segel[i] = &baru[i]
	}
	return baru, privasi.Segel(ctx, s.Penjaga.Brankas, s.Penjaga.Daftar, pel.Lembaga, segel...)
}

// terbitkan numbers and keeps what was made while the class was in the state dulu.
func (s *Service) terbitkan(ctx context.Context, st Stores, pel dasar.Pelaku, rombel RombelID, periode string, dulu KeadaanRapor, baru []RaporTerbit) error {
	if err := st.Gembok.Kunci(ctx, pel.Lembaga, kunciRapor(rombel, periode)); err != nil {
		return err
	}
	k, err := keadaanRapor(ctx, st, pel.Lembaga, periode, rombel)
	if err != nil {
		return err
	}
	akhir := k[0].Akhir("")
	switch {
	case akhir.Versi == dulu.Akhir("").Versi+1 && akhir.Keadaan == rapor.Terbit:
		return nil // somebody was faster, with the same content
	case akhir.Versi != dulu.Akhir("").Versi:
		return ErrVersi.Conflictf("keadaan rapor kelas ini berubah; muat ulang lalu ulangi")
	}
	lama, err := st.Rapor.Terbitan(ctx, pel.Lembaga, SaringTerbitan{Rombel: []RombelID{rombel}, Periode: periode})
	if err != nil {
		return err
	}
	punya := map[santri.ID]RaporTerbit{}
	for _, x := range lama { // by number and version: the last stands
		punya[x.Santri] = x
	}
	simpan, tanpa := slices.Clone(baru), 0
	for i := range simpan {
		if x, ada := punya[simpan[i].Santri]; ada {
			simpan[i].Nomor, simpan[i].Versi = x.Nomor, x.Versi+1
		} else {
			tanpa++
		}
	}
	if tanpa > 0 {
		nomor, err := st.Rapor.Nomor(ctx, pel.Lembaga, tanpa)
		if err != nil {
			return err
		}
		for i := range simpan {
			if simpan[i].Nomor == 0 {
				simpan[i].Nomor, simpan[i].Versi = nomor, 1
				nomor++
			}
		}
	}
	if err := st.Rapor.SimpanTerbitan(ctx, pel.Lembaga, simpan...); err != nil {
		return err
	}
	return st.Rapor.CatatLangkah(ctx, pel.Lembaga, LangkahRapor{Lembaga: pel.Lembaga, Rombel: rombel, Periode: periode, Versi: akhir.Versi + 1, Langkah: rapor.Terbitkan, Keadaan: rapor.Terbit, Oleh: pel.ID, Dicatat: s.kini()})
}

// terbitanKini are the last versions of a class and term, without content.
func (s *Service) terbitanKini(ctx context.Context, l dasar.LembagaID, rombel RombelID, periode string) ([]RaporTerbit, error) {
	semua, err := s.Stores.Rapor.Terbitan(ctx, l, SaringTerbitan{Rombel: []RombelID{rombel}, Periode: periode})
	if err != nil {
		return nil, err
	}
	var hasil []RaporTerbit
	for _, x := range semua {
		if n := len(hasil); n > 0 && hasil[n-1].Nomor == x.Nomor {
			hasil[n-1] = x
		} else {
			hasil = append(hasil, x)
		}
	}
	return hasil, nil
}

// TerbitanRapor lists what was published of classes within the actor's scope, all
// versions, by number and version, without content.
func (s *Service) TerbitanRapor(ctx context.Context, pel dasar.Pelaku, periode string, rombel ...RombelID) ([]RaporTerbit, error) {
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: rombel})
	if err != nil || len(rs) == 0 {
		return nil, err
	}
	id := make([]RombelID, len(rs))
	for i, r := range rs {
		id[i] = r.ID
	}
	return s.Stores.Rapor.Terbitan(ctx, pel.Lembaga, SaringTerbitan{Rombel: id, Periode: periode})
}

// BukaRapor opens published rapor for printing, in the order of number: the versions
// that stand when the filter names none. It refuses, with rapor.ErrIsi, content that is
// not what was published, and with privasi.ErrTingkat what the actor may not see.
func (s *Service) BukaRapor(ctx context.Context, pel dasar.Pelaku, f SaringTerbitan) ([]rapor.Dokumen, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	f.Isi = true
	satu := f.Versi
	f.Versi = 0
	semua, err := s.Stores.Rapor.Terbitan(ctx, pel.Lembaga, f)
	if err != nil {
		return nil, err
	}
	if semua, err = s.dalamLingkup(ctx, pel, semua); err != nil {
		return nil, err
	}
	terakhir := map[int]int{}
	for _, x := range semua {
		terakhir[x.Nomor] = max(terakhir[x.Nomor], x.Versi)
	}
	semua = slices.DeleteFunc(semua, func(x RaporTerbit) bool { return x.Versi != cmp.Or(satu, terakhir[x.Nomor]) })
	if len(semua) == 0 {
		return nil, ErrRaporTiada.NotFoundf("rapor itu belum diterbitkan")
	}
	subjek := make([]privasi.SubjekID, len(semua))
	for i, x := range semua {
		subjek[i] = x.Subjek
	}
	v, err := s.Penjaga.Minta(ctx, pel, "akademik.RaporTerbit", []string{"Isi"}, subjek...)
	if err != nil {
		return nil, err
	}
	hasil := make([]rapor.Dokumen, len(semua))
	for i, x := range semua {
		isi, _, err := privasi.Baca(v, x.Subjek, "Isi", x.Isi)
		if err != nil {
			return nil, err
		}
		hasil[i] = rapor.Dokumen{Rapor: isi, Terbit: x.Terbitan()}
		if x.Versi < terakhir[x.Nomor] {
			hasil[i].Ganti = terakhir[x.Nomor]
		}
		if err := hasil[i].Periksa(); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

// dalamLingkup leaves out what belongs to classes beyond the actor's scope.
func (s *Service) dalamLingkup(ctx context.Context, pel dasar.Pelaku, semua []RaporTerbit) ([]RaporTerbit, error) {
	id := map[RombelID]bool{}
	for _, x := range semua {
		id[x.Rombel] = false
	}
	daftar := make([]RombelID, 0, len(id))
	for r := range id {
		daftar = append(daftar, r)
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: daftar})
	for _, r := range rs {
		id[r.ID] = true
	}
	return slices.DeleteFunc(semua, func(x RaporTerbit) bool { return !id[x.Rombel] }), err
}

package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// PilihanNaik names one row to apply and the difference that was shown for it
// ([BarisTampil].Sidik); "" = whatever it is now.
type PilihanNaik struct {
	Santri santri.ID
	Sidik  string
}

// langkahKenaikan does one step of a run in a unit of its own, under the lock and the
// key of the caller, and writes it into the history. A repetition returns what the first
// call did.
func (s *Service) langkahKenaikan(ctx context.Context, pel dasar.Pelaku, operasi, kunci, id string, jenis JenisLangkah, masukan any, fn func(context.Context, Stores, Kenaikan, []Rombel) ([]RincianLangkah, error)) ([]RincianLangkah, error) {
	if _, _, err := s.satuKenaikan(ctx, s.Stores, pel, id); err != nil {
		return nil, err
	}
	baru := idBaru()
	langkah, _, err := s.sekali(ctx, pel, operasi+"/"+id, kunci, masukan, baru, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokKenaikan); err != nil {
			return err
		}
		k, rs, err := s.satuKenaikan(ctx, st, pel, id)
		if err != nil {
			return err
		}
		rincian, err := fn(ctx, st, k, rs)
		if err != nil || len(rincian) == 0 {
			return err
		}
		return s.catatKenaikan(ctx, st, pel, id, baru, jenis, rincian)
	})
	if err != nil {
		return nil, err
	}
	semua, err := s.Stores.Kenaikan.Langkah(ctx, pel.Lembaga, id)
	for _, p := range semua {
		if p.ID == langkah {
			return p.Rincian, err
		}
	}
	return nil, err
}

// TerapkanKenaikan applies the decisions of a run: those chosen, or all that wait.
// Memberships end and begin, and who graduates leaves, by santri's own rules and in one
// unit of work. A row that is refused, or that would do something else than was shown
// ([ErrBarisBerubah]), is named in the result and stays; the others are applied. syarat
// is what the officer confirms for graduation (santri.JalurTuntas).
func (s *Service) TerapkanKenaikan(ctx context.Context, pel dasar.Pelaku, kunci, id string, syarat []santri.Syarat, pilih ...PilihanNaik) ([]RincianLangkah, error) {
	masukan := struct {
		Syarat []santri.Syarat
		Pilih  []PilihanNaik
	}{syarat, pilih}
	return s.langkahKenaikan(ctx, pel, "kenaikan.terapkan", kunci, id, LangkahTerapkan, masukan, func(ctx context.Context, st Stores, k Kenaikan, kelas []Rombel) ([]RincianLangkah, error) {
		if k.Antartahun() && k.Rapat.IsZero() {
			return nil, ErrRapatKosong.Invalidf("isi tanggal dan pemimpin rapat dewan guru dahulu").Pada("rapat")
		}
		ada, err := barisPutaran(ctx, st, pel.Lembaga, id)
		if err != nil {
			return nil, err
		}
		rincian, baris, sidik := pilihBaris(ada, pilih)
		selisih, err := s.selisihKini(ctx, st, pel, k, kelas, baris, syarat)
		if err != nil {
			return nil, err
		}
		var ms []santri.Mutasi
		var simpan []BarisKenaikan
		for i, x := range selisih {
			r := RincianLangkah{Santri: x.Baris.Santri, Putusan: x.Baris.Putusan, Tujuan: RombelID(x.Baris.Tujuan)}
			switch mau := sidik[x.Baris.Santri]; {
			case x.Masalah != nil:
				r = r.tolak(x.Masalah)
			case mau != "" && mau != sidikSelisih(x):
				r = r.tolak(ErrBarisBerubah.Conflictf("yang akan terjadi sudah berbeda dari yang ditampilkan; periksa lagi"))
			default:
				m := s.beriID(x.Mutasi)
				b := baris[i]
				b.Keadaan, b.Jejak, b.Oleh, b.Dicatat = Diterapkan, m.Jejak(), pel.ID, s.kini()
				ms, simpan = append(ms, m), append(simpan, b)
			}
			rincian = append(rincian, r)
		}
		if err := santri.SimpanMutasi(ctx, st.Santri, pel.Lembaga, ms...); err != nil {
			return nil, err
		}
		return rincian, st.Kenaikan.SimpanBaris(ctx, pel.Lembaga, simpan...)
	})
}

// pilihBaris finds the rows to apply, and refuses those that are not there or applied.
func pilihBaris(ada map[santri.ID]BarisKenaikan, pilih []PilihanNaik) (rincian []RincianLangkah, baris []BarisKenaikan, sidik map[santri.ID]string) {
	sidik = map[santri.ID]string{}
	if len(pilih) == 0 {
		for _, b := range ada {
			if b.Putusan != "" && b.Keadaan != Diterapkan {
				baris = append(baris, b)
			}
		}
	}
	for _, p := range pilih {
		b, kenal := ada[p.Santri]
		_, sudah := sidik[p.Santri]
		switch r := (RincianLangkah{Santri: p.Santri, Putusan: b.Putusan, Tujuan: b.Tujuan}); {
		case sudah:
		case !kenal:
			rincian = append(rincian, r.tolak(kenaikan.ErrPutusan.Invalidf("santri ini belum diputuskan").Pada("putusan")))
		case b.Keadaan == Diterapkan:
			rincian = append(rincian, r.tolak(ErrBarisTerkunci.Conflictf("putusan ini sudah diterapkan")))
		default:
			baris = append(baris, b)
		}
		sidik[p.Santri] = p.Sidik
	}
	slices.SortFunc(baris, urutBaris)
	return rincian, baris, sidik
}

// selisihKini holds rows against what stands in the unit, with the records locked.
func (s *Service) selisihKini(ctx context.Context, st Stores, pel dasar.Pelaku, k Kenaikan, kelas []Rombel, baris []BarisKenaikan, syarat []santri.Syarat) ([]kenaikan.Selisih, error) {
	dari, err := s.tahun(ctx, st, pel.Lembaga, k.Dari)
	if err != nil {
		return nil, err
	}
	ke, err := s.tahun(ctx, st, pel.Lembaga, k.Ke)
	if err != nil {
		return nil, err
	}
	if ke.Ditutup {
		return nil, ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", ke.Nama)
	}
	tujuan, err := tujuanKenaikan(ctx, st, pel, k, kelas)
	if err != nil {
		return nil, err
	}
	r := rencanaNaik(k, kelas, tujuan, dari, ke, baris, syarat)
	f, err := s.fakta(ctx, st, pel, r, true)
	if err != nil {
		return nil, err
	}
	return kenaikan.Bandingkan(r, f), nil
}

// beriID names what a move opens and records.
func (s *Service) beriID(m santri.Mutasi) santri.Mutasi {
	m.Buka = slices.Clone(m.Buka)
	for i := range m.Buka {
		m.Buka[i].ID, m.Buka[i].Dicatat = idBaru(), s.kini()
	}
	if m.Peristiwa != nil {
		m.Peristiwa = new(*m.Peristiwa)
		m.Peristiwa.ID, m.Peristiwa.Dicatat = idBaru(), s.kini()
	}
	return m
}

func urutBaris(a, b BarisKenaikan) int {
	return cmp.Or(cmp.Compare(a.Dari, b.Dari), cmp.Compare(a.Santri, b.Santri))
}

// SebabUrung are the reasons for which what was applied is taken back.
func SebabUrung() []string {
	return []string{"salah_putusan", "salah_data", "salah_hari", "rapat_ulang", "lain"}
}

// UrungkanKenaikan takes applied rows back, those chosen or all of them: memberships,
// stays and statuses are on every day what they were before (santri.Keadaan.Balik). A
// santri who moved on since is named in the result and left alone; the others are
// restored. A row that was taken back may be decided and applied again.
func (s *Service) UrungkanKenaikan(ctx context.Context, pel dasar.Pelaku, kunci, id, sebab string, pilih ...santri.ID) ([]RincianLangkah, error) {
	if !slices.Contains(SebabUrung(), sebab) {
		return nil, ErrPutusanSebab.Invalidf("pilih sebab pengurungannya dari daftar").Pada("sebab")
	}
	masukan := struct {
		Sebab string
		Pilih []santri.ID
	}{sebab, pilih}
	return s.langkahKenaikan(ctx, pel, "kenaikan.urungkan", kunci, id, LangkahUrungkan, masukan, func(ctx context.Context, st Stores, _ Kenaikan, _ []Rombel) (rincian []RincianLangkah, err error) {
		ada, err := barisPutaran(ctx, st, pel.Lembaga, id)
		if err != nil {
			return nil, err
		}
		var baris []BarisKenaikan
		for _, b := range ada {
			if terpilih := slices.Contains(pilih, b.Santri); b.Keadaan == Diterapkan && (terpilih || len(pilih) == 0) {
				baris = append(baris, b)
			} else if terpilih {
				r := RincianLangkah{Santri: b.Santri, Putusan: b.Putusan, Tujuan: b.Tujuan, Sebab: sebab}
				rincian = append(rincian, r.tolak(ErrBarisBelum.Conflictf("putusan ini belum diterapkan, atau sudah diurungkan")))
			}
		}
		slices.SortFunc(baris, urutBaris)
		hasil, err := s.balikkan(ctx, st, pel, sebab, baris)
		return append(rincian, hasil...), err
	})
}

func (s *Service) balikkan(ctx context.Context, st Stores, pel dasar.Pelaku, sebab string, baris []BarisKenaikan) (rincian []RincianLangkah, err error) {
	id := make([]santri.ID, len(baris))
	for i, b := range baris {
		id[i] = b.Santri
	}
	slices.Sort(id)
	keadaan, err := santri.BacaKeadaan(ctx, st.Santri, pel.Lembaga, true, id...)
	if err != nil {
		return nil, err
	}
	var ms []santri.Mutasi
	var simpan []BarisKenaikan
	for _, b := range baris {
		r := RincianLangkah{Santri: b.Santri, Putusan: b.Putusan, Tujuan: b.Tujuan, Sebab: sebab}
		m, err := keadaan[b.Santri].Balik(b.Jejak, pel)
		if e, ya := err.(*dasar.Error); ya {
			rincian = append(rincian, r.tolak(e))
			continue
		}
		if err != nil {
			return nil, err
		}
		b.Keadaan, b.Jejak, b.Oleh, b.Dicatat = Diurungkan, santri.Jejak{}, pel.ID, s.kini()
		rincian, ms, simpan = append(rincian, r), append(ms, s.beriID(m)), append(simpan, b)
	}
	if err := santri.SimpanMutasi(ctx, st.Santri, pel.Lembaga, ms...); err != nil {
		return nil, err
	}
	return rincian, st.Kenaikan.SimpanBaris(ctx, pel.Lembaga, simpan...)
}

package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// gembokKenaikan is held by whatever changes runs.
const gembokKenaikan = "kenaikan"

// AturKenaikan makes a run (ID empty) or changes the day and the meeting of one. Its
// classes must be of the year Dari and within the actor's scope, and the day must lie
// in the year Ke. Years and classes of a run stay what they are; once a row is applied
// its day stays as well.
func (s *Service) AturKenaikan(ctx context.Context, pel dasar.Pelaku, kunci string, k Kenaikan) (Kenaikan, error) {
	if err := pel.Validate(); err != nil {
		return k, err
	}
	k = k.Salin()
	slices.Sort(k.Rombel)
	k.Rombel = slices.Compact(k.Rombel)
	k.Lembaga, k.Oleh, k.Dicatat = pel.Lembaga, "", time.Time{}
	if err := k.Validate(); err != nil {
		return k, err
	}
	if err := s.guru(ctx, pel.Lembaga, append(slices.Clone(k.Hadir), k.Pemimpin)...); err != nil {
		return k, err
	}
	sidik, baru := k, k.ID == ""
	if baru {
		k.ID, k.Versi = idBaru(), 0
	}
	k.Oleh, k.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "kenaikan", kunci, sidik, k.ID, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokKenaikan); err != nil {
			return err
		}
		x := k
		jenis := LangkahUbah
		if baru {
			semua, err := st.Kenaikan.Putaran(ctx, pel.Lembaga, nil)
			if err != nil {
				return err
			}
			x.Nomor, jenis = 1, LangkahBuat
			if len(semua) > 0 {
				x.Nomor = semua[0].Nomor + 1
			}
		} else if err := s.tetapKenaikan(ctx, st, pel, &x); err != nil {
			return err
		}
		if err := s.periksaKenaikan(ctx, st, pel, x); err != nil {
			return err
		}
		if err := st.Kenaikan.Simpan(ctx, pel.Lembaga, x); err != nil {
			return err
		}
		return s.catatKenaikan(ctx, st, pel, x.ID, idBaru(), jenis, nil)
	})
	if err != nil {
		return k, err
	}
	k, _, err = s.satuKenaikan(ctx, s.Stores, pel, id)
	return k, err
}

// tetapKenaikan keeps what a run may not change.
func (s *Service) tetapKenaikan(ctx context.Context, st Stores, pel dasar.Pelaku, k *Kenaikan) error {
	lama, _, err := s.satuKenaikan(ctx, st, pel, k.ID)
	if err != nil {
		return err
	}
	k.Nomor, k.Dari, k.Ke, k.Rombel = lama.Nomor, lama.Dari, lama.Ke, lama.Rombel
	if k.Pada == lama.Pada {
		return nil
	}
	bs, err := st.Kenaikan.Baris(ctx, pel.Lembaga, k.ID)
	if err == nil && slices.ContainsFunc(bs, func(b BarisKenaikan) bool { return b.Keadaan == Diterapkan }) {
		err = ErrBarisTerkunci.Conflictf("hari berlaku tidak diubah lagi sesudah ada yang diterapkan; urungkan dahulu").Pada("pada")
	}
	return err
}

func (s *Service) periksaKenaikan(ctx context.Context, st Stores, pel dasar.Pelaku, k Kenaikan) error {
	rs, err := st.Struktur.Rombel(ctx, pel.Lembaga, SaringRombel{ID: k.Rombel, Unit: lingkup(pel)})
	if err != nil {
		return err
	}
	if len(rs) != len(k.Rombel) || slices.ContainsFunc(rs, func(r Rombel) bool { return r.Tahun != k.Dari }) {
		return ErrKenaikan.Invalidf("kelas yang diputuskan harus kelas tahun asalnya").Pada("rombel")
	}
	if _, err := s.tahun(ctx, st, pel.Lembaga, k.Dari); err != nil {
		return err
	}
	ke, err := s.tahun(ctx, st, pel.Lembaga, k.Ke)
	switch {
	case err != nil:
		return err
	case ke.Ditutup:
		return ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", ke.Nama).Pada("ke")
	case !ke.Memuat(k.Pada):
		return ErrKenaikan.Invalidf("hari berlaku harus di dalam tahun ajaran %s", ke.Nama).Pada("pada")
	}
	return nil
}

// catatKenaikan adds a step to the history of a run, whose lock is held.
func (s *Service) catatKenaikan(ctx context.Context, st Stores, pel dasar.Pelaku, putaran, id string, jenis JenisLangkah, rincian []RincianLangkah) error {
	ada, err := st.Kenaikan.Langkah(ctx, pel.Lembaga, putaran)
	if err != nil {
		return err
	}
	return st.Kenaikan.Catat(ctx, pel.Lembaga, LangkahKenaikan{Lembaga: pel.Lembaga, Putaran: putaran, Urut: len(ada) + 1, ID: id, Jenis: jenis, Rincian: rincian, Oleh: pel.ID, Dicatat: s.kini()})
}

// IsianPutusan is one decision as it was typed; Versi is that of the row as shown.
type IsianPutusan struct {
	Santri  santri.ID
	Putusan kenaikan.Putusan // "" takes the decision back
	Tujuan  RombelID         // "" = the class that is proposed for it, if any
	Sebab   string           // why otherwise than proposed, of [SebabPutusan]
	Versi   int
}

// PutuskanKenaikan keeps decisions of the meeting, each with what was proposed when it
// was taken. A row that is refused takes no other with it; the refusals come back as
// the Tolak of the result.
func (s *Service) PutuskanKenaikan(ctx context.Context, pel dasar.Pelaku, kunci, id string, isian ...IsianPutusan) ([]RincianLangkah, error) {
	l, err := s.LembarKenaikan(ctx, pel, id)
	if err != nil {
		return nil, err
	}
	struktur, err := s.Santri.Struktur.Struktur(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	return s.langkahKenaikan(ctx, pel, "kenaikan.putuskan", kunci, id, LangkahPutuskan, isian, func(ctx context.Context, st Stores, k Kenaikan, _ []Rombel) (rincian []RincianLangkah, err error) {
		ada, err := barisPutaran(ctx, st, pel.Lembaga, id)
		if err != nil {
			return nil, err
		}
		var simpan []BarisKenaikan
		for _, x := range isian {
			b, r := l.putuskan(struktur, ada, x)
			if r.Tolak == "" && b.sama(ada[x.Santri]) {
				continue
			}
			rincian = append(rincian, r)
			if r.Tolak == "" {
				b.Oleh, b.Dicatat, ada[x.Santri] = pel.ID, s.kini(), b
				simpan = append(simpan, b)
			}
		}
		return rincian, st.Kenaikan.SimpanBaris(ctx, pel.Lembaga, simpan...)
	})
}

func barisPutaran(ctx context.Context, st Stores, l dasar.LembagaID, putaran string) (map[santri.ID]BarisKenaikan, error) {
	bs, err := st.Kenaikan.Baris(ctx, l, putaran)
	ada := make(map[santri.ID]BarisKenaikan, len(bs))
	for _, b := range bs {
		ada[b.Santri] = b
	}
	return ada, err
}

func (b BarisKenaikan) sama(x BarisKenaikan) bool {
	return b.Putusan == x.Putusan && b.Tujuan == x.Tujuan && b.Sebab == x.Sebab
}

// putuskan turns one decision into a row, or into its refusal.
func (l LembarKenaikan) putuskan(st santri.Struktur, ada map[santri.ID]BarisKenaikan, x IsianPutusan) (BarisKenaikan, RincianLangkah) {
	r := RincianLangkah{Santri: x.Santri, Putusan: x.Putusan, Tujuan: x.Tujuan, Sebab: x.Sebab}
	i := slices.IndexFunc(l.Baris, func(b BarisTampil) bool { return b.Peserta.ID == x.Santri })
	if i < 0 {
		return BarisKenaikan{}, r.tolak(kenaikan.ErrSantri.Invalidf("santri bukan anggota kelas yang diputuskan"))
	}
	t, lama := l.Baris[i], ada[x.Santri]
	b := BarisKenaikan{Lembaga: l.Putaran.Lembaga, Putaran: l.Putaran.ID, Santri: x.Santri, Dari: t.Dari.ID, Usul: t.UsulPutusan, Putusan: x.Putusan, Tujuan: x.Tujuan, Sebab: x.Sebab, Keadaan: Menunggu, Versi: lama.Versi}
	if lama.Keadaan == Diurungkan {
		b.Keadaan = Diurungkan
	}
	for _, a := range t.Usul.Alasan {
		b.Alasan = append(b.Alasan, AlasanNaik{a.Aturan, a.Teks})
	}
	if !x.Putusan.Bertujuan() {
		b.Tujuan = ""
	} else if b.Tujuan == "" {
		var semua []kenaikan.Kelas
		for _, k := range l.Tujuan {
			semua = append(semua, kelasNaik(k, l.Ke))
		}
		k, _ := kenaikan.UsulTujuan(st, kelasNaik(t.Dari, l.Dari), x.Putusan, t.Peserta.JenisKelamin, semua)
		b.Tujuan = RombelID(k.ID)
	}
	r.Tujuan = b.Tujuan
	switch {
	case lama.Keadaan == Diterapkan:
		return b, r.tolak(ErrBarisTerkunci.Conflictf("putusan ini sudah diterapkan; urungkan dahulu"))
	case lama.Versi != x.Versi:
		return b, r.tolak(ErrVersi.Conflictf("putusan ini sudah diubah orang lain; muat ulang lalu ulangi"))
	case x.Putusan != "" && !slices.Contains(kenaikan.DaftarPutusan(), x.Putusan):
		return b, r.tolak(kenaikan.ErrPutusan.Invalidf("pilih naik, tinggal, pindah, tamat, atau lulus").Pada("putusan"))
	case x.Sebab != "" && !slices.Contains(SebabPutusan(), x.Sebab), x.Sebab == "" && berbeda(t.UsulPutusan, x.Putusan):
		return b, r.tolak(ErrPutusanSebab.Invalidf("putusan berbeda dari usulan; pilih sebabnya dari daftar").Pada("sebab"))
	}
	return b, r
}

// berbeda reports whether a decision is another than the proposal. Who finished the
// last level may leave or stay: the proposal says neither.
func berbeda(usul, putusan kenaikan.Putusan) bool {
	return usul != "" && putusan != "" && usul != putusan && (usul != kenaikan.Tamat || putusan != kenaikan.Lulus)
}

func (r RincianLangkah) tolak(e *dasar.Error) RincianLangkah {
	r.Tolak, r.Pesan = dasar.Aturan(e.Rule), e.Message
	return r
}

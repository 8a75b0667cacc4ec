package pegawai

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Penerimaan takes one employee on: the person as typed in, with the first of
// every kind of dated record, kept together or not at all. In the records ID,
// Pegawai, Lembaga and what the service sets are left empty; Mulai is the first day
// of service when unset.
type Penerimaan struct {
	Diri        Formulir
	Kontrak     []Kontrak
	Penugasan   []Penugasan
	StatusPajak []StatusPajak
	Kepesertaan []Kepesertaan
	Nilai       []Nilai
}

// penerimaan is an intake that was read, checked and sealed, ready to be stored.
type penerimaan struct {
	pegawai Pegawai
	kumpulanBerkala
}

// kumpulanBerkala is dated records of many people, to be stored in one batch a kind.
type kumpulanBerkala struct {
	penugasan   []Penugasan
	kontrak     []Kontrak
	statusPajak []StatusPajak
	kepesertaan []Kepesertaan
	nilai       []Nilai
}

func (b *kumpulanBerkala) gabung(c kumpulanBerkala) {
	b.penugasan, b.kontrak = append(b.penugasan, c.penugasan...), append(b.kontrak, c.kontrak...)
	b.statusPajak, b.kepesertaan = append(b.statusPajak, c.statusPajak...), append(b.kepesertaan, c.kepesertaan...)
	b.nilai = append(b.nilai, c.nilai...)
}

func (b *kumpulanBerkala) simpan(ctx context.Context, st Stores, l dasar.LembagaID) error {
	for _, f := range []func() error{
		func() error { return st.Penugasan.Simpan(ctx, l, b.penugasan...) },
		func() error { return st.Kontrak.Simpan(ctx, l, b.kontrak...) },
		func() error { return st.StatusPajak.Simpan(ctx, l, b.statusPajak...) },
		func() error { return st.Kepesertaan.Simpan(ctx, l, b.kepesertaan...) },
		func() error { return st.Nilai.Simpan(ctx, l, b.nilai...) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// Terima takes people on, all of them or none, and returns them as stored, with
// the warnings of their forms and records. Refusals are those of [Formulir.Baca],
// of the kinds of record and of [Store].Simpan; a batch names the first person that
// is refused by place. kunci is the Idempotency-Key, or "": repeated with the same
// forms the call returns the people of the first. Whoever does not cover the whole
// institution takes people on into duties of their own units only.
func (s *Service) Terima(ctx context.Context, pel dasar.Pelaku, kunci string, ps ...Penerimaan) ([]Pegawai, []Peringatan, error) {
	if err := pel.Validate(); err != nil {
		return nil, nil, err
	}
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, pel); err != nil {
		return nil, nil, err
	}
	k, err := s.keadaan(ctx, pel.Lembaga)
	if err != nil {
		return nil, nil, err
	}
	siap := make([]*penerimaan, len(ps))
	var w []Peringatan
	for i, p := range ps {
		r, wi, err := s.siapkan(pel, k, p)
		if err != nil {
			return nil, nil, orangKe(err, i, len(ps))
		}
		siap[i], w = r, append(w, wi...)
	}
	sidik, err := s.sidikPribadi(ctx, pel.Lembaga, ps)
	if err != nil {
		return nil, nil, err
	}
	id, err := s.segelPenerimaan(ctx, pel.Lembaga, siap)
	if err != nil {
		return nil, nil, err
	}
	var kunciBulan []Peringatan
	semua, _, err := s.sekali(ctx, pel, "terima", kunci, sidik, strings.Join(id, ","), func(ctx context.Context, st Stores) (err error) {
		kunciBulan, err = simpanPenerimaan(ctx, st, pel.Lembaga, siap)
		return err
	})
	if err != nil || len(ps) == 0 {
		return nil, nil, err
	}
	hasil, err := s.Stores.Pegawai.Ambil(ctx, pel.Lembaga, keID(semua)...)
	return hasil, append(w, kunciBulan...), err
}

func keID(s string) (id []ID) {
	for t := range strings.SplitSeq(s, ",") {
		id = append(id, ID(t))
	}
	return id
}

// orangKe says which person of a batch an error is about.
func orangKe(err error, i, n int) error {
	if n == 1 {
		return err
	}
	return fmt.Errorf("pegawai ke-%d: %w", i+1, err)
}

// keadaan reads what people who are taken on are checked against.
func (s *Service) keadaan(ctx context.Context, l dasar.LembagaID) (*keadaan, error) {
	unit, err := s.unit(ctx, l)
	if err != nil {
		return nil, err
	}
	k := &keadaan{hariIni: s.HariIni(l), unit: unit}
	return k, k.muat(ctx, s.Stores, l, true, true)
}

// siapkan reads and checks one intake.
func (s *Service) siapkan(pel dasar.Pelaku, k *keadaan, p Penerimaan) (*penerimaan, []Peringatan, error) {
	orang, b, err := p.Diri.Baca()
	if err != nil {
		return nil, nil, err
	}
	orang.Lembaga, orang.ID, orang.Subjek, orang.Alias = pel.Lembaga, ID(idBaru()), privasi.NewSubjek(), santri.Alias(uuid.NewString())
	orang.Dicatat = s.kini()
	if err := orang.Periksa(k.hariIni); err != nil {
		return nil, nil, err
	}
	if !pel.Lingkup.Semua && len(p.Penugasan) == 0 {
		return nil, nil, pel.Lingkup.Periksa("")
	}
	r, w := &penerimaan{pegawai: orang}, b.Peringatan
	for _, f := range []func() ([]Peringatan, error){
		func() (w []Peringatan, err error) {
			r.kontrak, w, err = awali(s, pel, k, orang, jenisKontrak(), p.Kontrak)
			return
		},
		func() (w []Peringatan, err error) {
			r.penugasan, w, err = awali(s, pel, k, orang, jenisPenugasan(), p.Penugasan)
			return
		},
		func() (w []Peringatan, err error) {
			r.statusPajak, w, err = awali(s, pel, k, orang, jenisStatus(), p.StatusPajak)
			return
		},
		func() (w []Peringatan, err error) {
			r.kepesertaan, w, err = awali(s, pel, k, orang, jenisKepesertaan(), p.Kepesertaan)
			return
		},
		func() (w []Peringatan, err error) {
			r.nilai, w, err = awali(s, pel, k, orang, jenisNilai(), p.Nilai)
			return
		},
	} {
		wi, err := f()
		if err != nil {
			return nil, nil, err
		}
		w = append(w, wi...)
	}
	return r, w, nil
}

// awali checks the first records of one kind of somebody who is taken on.
func awali[T Berkala](s *Service, pel dasar.Pelaku, k *keadaan, orang Pegawai, j jenisBerkala[T], ts []T) ([]T, []Peringatan, error) {
	r := Riwayat[T]{s, j}
	b := &bukuBerkala[T]{j: j, k: *k, orang: map[ID]Pegawai{orang.ID: orang}, milik: map[ID][]T{}, ubahan: map[string]bool{}}
	for _, t := range slices.Clone(ts) {
		h := j.kepala(&t)
		*h.pegawai = orang.ID
		if h.mulai.IsZero() {
			*h.mulai = orang.Mulai
		}
		if err := r.siapkan(pel, &t); err != nil {
			return nil, nil, err
		}
		*h.id, *h.oleh, *h.dicatat = idBaru(), pel.ID, s.kini()
		if err := b.tambah(t, false); err != nil {
			return nil, nil, err
		}
	}
	return b.milik[orang.ID], b.w, nil
}

// sidikPribadi hashes inputs that hold personal data with the vault's key, so that
// the record of an Idempotency-Key tells nothing.
func (s *Service) sidikPribadi(ctx context.Context, l dasar.LembagaID, masukan any) ([]byte, error) {
	b, err := json.Marshal(masukan)
	if err != nil {
		return nil, fmt.Errorf("hashing an input: %w", err)
	}
	h := sha256.Sum256(b) // the index folds case; a hash has none
	return s.Brankas.IndeksButa(ctx, l, "kepegawaian.ulang", hex.EncodeToString(h[:]))
}

// segelPenerimaan seals the people of a batch and returns their ids.
func (s *Service) segelPenerimaan(ctx context.Context, l dasar.LembagaID, siap []*penerimaan) ([]string, error) {
	orang, id := make([]*Pegawai, len(siap)), make([]string, len(siap))
	for i, r := range siap {
		orang[i], id[i] = &r.pegawai, string(r.pegawai.ID)
	}
	return id, privasi.Segel(ctx, s.Brankas, s.Daftar, l, orang...)
}

// simpanPenerimaan stores prepared intakes with the stores of one unit of work: a
// few batches, whatever their number.
func simpanPenerimaan(ctx context.Context, st Stores, l dasar.LembagaID, siap []*penerimaan) ([]Peringatan, error) {
	if len(siap) == 0 {
		return nil, nil
	}
	var b kumpulanBerkala
	orang := make([]Pegawai, len(siap))
	dari := dasar.Tanggal{}
	for i, r := range siap {
		orang[i] = r.pegawai
		b.gabung(r.kumpulanBerkala)
		if dari.IsZero() || r.pegawai.Mulai.Before(dari) {
			dari = r.pegawai.Mulai
		}
	}
	if err := st.Pegawai.Simpan(ctx, l, orang...); err != nil {
		return nil, err
	}
	if err := b.simpan(ctx, st, l); err != nil {
		return nil, err
	}
	return peringatanTerkunci(ctx, st, l, dari, dasar.Tanggal{})
}

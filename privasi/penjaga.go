package privasi

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBukaDalamUnit says that sealed data was to be opened inside a unit of
	// work, where the trail cannot commit first.
	ErrBukaDalamUnit = dasar.Aturan("PRI-BUKA-01")
	// ErrTujuanKosong says that a call declared no purpose.
	ErrTujuanKosong = dasar.Aturan("PRI-TUJUAN-01")
	// ErrTujuanTakDikenal says that the declared purpose is not in the register.
	ErrTujuanTakDikenal = dasar.Aturan("PRI-TUJUAN-02")
	// ErrBidangKosong says that a request names no field or no person.
	ErrBidangKosong = dasar.Aturan("PRI-MINTA-01")
	// ErrTerlaluBanyak says that a request names too many fields or people.
	ErrTerlaluBanyak = dasar.Aturan("PRI-MINTA-02")
)

// The bounds of one request. Longer exports ask in batches.
const (
	MaksBidang = 500
	MaksSubjek = 10_000
)

// MasaPandangan is how long a view opens values after its decision.
const MasaPandangan = 15 * time.Minute

// Hubungan proves relations between an actor and people: the guardian of this
// santri, the musyrif of this dormitory. The embedding application implements
// it from its accounts and the santri package.
type Hubungan interface {
	// Terkait returns those of the people that the actor, in his role, is related
	// to at this moment. When in doubt it leaves a person out.
	Terkait(ctx context.Context, pel dasar.Pelaku, s []SubjekID) ([]SubjekID, error)
}

// Penjaga is the door: the only way to a sealed value. Its fields are set once,
// at start-up.
type Penjaga struct {
	Register GudangRegister // [Singgahan] keeps it in memory for a moment
	Jejak    GudangJejak
	Brankas  *Brankas
	Daftar   *Daftar
	Hubungan Hubungan // nil: nobody is related to anybody
	Now      func() time.Time
}

// Minta decides about fields of one registered type for some people, writes the
// trail, one line per person in one statement, and only when that has committed
// fetches the keys and returns the view. A list of fifty people is one call.
//
// Denied fields are no error: the view shows "—" for them, and
// [Pandangan].Wajib turns one into an error. Errors are: inside a unit of work
// ([ErrBukaDalamUnit]); no actor; no purpose ([ErrTujuanKosong]) or one that the
// register does not know; no or too many fields or people; an unregistered type
// ([ErrTipe]); no signed register ([ErrRegisterBelum]); a trail that cannot be
// written ([ErrJejak], Unavailable). With an error nothing is shown.
func (p *Penjaga) Minta(ctx context.Context, pel dasar.Pelaku, tipe string, bidang []string, subjek ...SubjekID) (*Pandangan, error) {
	if dasar.DalamUnit(ctx) {
		return nil, &dasar.Error{Rule: string(ErrBukaDalamUnit), Message: "data pribadi tidak boleh dibuka di dalam unit kerja; buka sebelum atau sesudahnya"}
	}
	t, err := p.periksa(pel, tipe, bidang, subjek)
	if err != nil {
		return nil, err
	}
	reg, err := p.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	m := Permintaan{Pelaku: pel, Tipe: tipe, Bidang: bidang, Subjek: subjek, Pada: p.Now().UTC().Truncate(time.Microsecond)}
	if p.Hubungan != nil && perluHubungan(reg, pel.Peran) {
		if m.Terkait, err = p.Hubungan.Terkait(ctx, pel, subjek); err != nil {
			return nil, fmt.Errorf("memeriksa hubungan: %w", err)
		}
	}
	k := Putuskan(reg, p.Daftar, m)
	if err := p.catat(ctx, &k); err != nil {
		return nil, err
	}
	if h := k.Hasil(subjek[0], bidang[0]); h.Aturan == ErrPutusTujuan {
		return nil, ErrTujuanTakDikenal.Forbiddenf("tujuan %q tidak ada dalam register kegiatan", pel.Tujuan)
	}
	kunci, err := p.Brankas.ambil(ctx, pel.Lembaga, kunciPerlu(&k, t))
	if err != nil {
		return nil, err
	}
	return &Pandangan{putusan: k, tipe: t, kunci: kunci, samaran: reg.Samaran, now: p.Now}, nil
}

func (p *Penjaga) periksa(pel dasar.Pelaku, tipe string, bidang []string, subjek []SubjekID) (*Tipe, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	switch {
	case pel.Tujuan == "":
		return nil, ErrTujuanKosong.Forbiddenf("halaman ini belum menyatakan tujuan; data pribadi tidak ditampilkan")
	case len(bidang) == 0 || len(subjek) == 0:
		return nil, ErrBidangKosong.Invalidf("sebutkan bidang dan orang yang datanya diperlukan")
	case len(bidang) > MaksBidang || len(subjek) > MaksSubjek:
		return nil, ErrTerlaluBanyak.Invalidf("paling banyak %d bidang dan %d orang sekali minta", MaksBidang, MaksSubjek)
	}
	for _, s := range subjek {
		if s == "" {
			return nil, ErrBidangKosong.Invalidf("catatan ini belum menunjuk orangnya")
		}
	}
	t := p.Daftar.Tipe(tipe)
	if t == nil {
		return nil, &dasar.Error{Rule: string(ErrTipe), Message: "tipe " + tipe + " belum didaftarkan; panggil privasi.Daftarkan"}
	}
	return t, nil
}

// catat writes the trail of a decision, denied or not.
func (p *Penjaga) catat(ctx context.Context, k *Keputusan) error {
	m := k.Permintaan
	permintaan := uuid.Must(uuid.NewV7()).String()
	terkait, lain := ringkas(k.terkait), ringkas(k.lain)
	js := make([]Jejak, 0, len(k.hubungan))
	sudah := make(map[SubjekID]bool, len(m.Subjek))
	for _, s := range m.Subjek {
		if sudah[s] {
			continue
		}
		sudah[s] = true
		j := Jejak{m.Pelaku.Lembaga, permintaan, permintaan, m.Pada, m.Pelaku.ID, m.Pelaku.Peran, m.Pelaku.Tujuan, m.Tipe, lain, s}
		if len(js) > 0 {
			j.ID = uuid.Must(uuid.NewV7()).String()
		}
		if k.hubungan[s] {
			j.Bidang = terkait
		}
		js = append(js, j)
	}
	if err := p.Jejak.Tambah(ctx, js); err != nil {
		return ErrJejak.Unavailablef("jejak pembukaan data tidak dapat ditulis, jadi data tidak ditampilkan; coba lagi sebentar").Karena(err)
	}
	return nil
}

func ringkas(hs []HasilBidang) string {
	var b strings.Builder
	for i, h := range hs {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(h.Bidang)
		b.WriteByte('=')
		b.WriteString(h.Tingkat.String())
	}
	return b.String()
}

// kunciPerlu lists the keys of the sealed fields that will be shown at all;
// whether a value exists needs no key.
func kunciPerlu(k *Keputusan, t *Tipe) []KunciID {
	perlu := func(hs []HasilBidang) (kelas []KelasRetensi) {
		for _, h := range hs {
			if b, _ := t.Cari(h.Bidang); b.Tertutup && h.Tingkat >= Samar && !slices.Contains(kelas, b.Retensi) {
				kelas = append(kelas, b.Retensi)
			}
		}
		return kelas
	}
	terkait, lain := perlu(k.terkait), perlu(k.lain)
	var ids []KunciID
	for s, hubungan := range k.hubungan {
		kelas := lain
		if hubungan {
			kelas = terkait
		}
		for _, r := range kelas {
			ids = append(ids, KunciID{s, r})
		}
	}
	return ids
}

package privasi

import (
	"context"
	"crypto/rand"
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
	Hubungan Hubungan         // nil: nobody is related to anybody
	Fakta    SumberFakta      // nil: nothing is known of anybody
	Konteks  PemeriksaKonteks // nil: nobody vouches for tickets, instruments and emergencies
	Now      func() time.Time

	Kebijakan PemeriksaKebijakan // nil: whether a policy is in force is not asked
}

// PemeriksaKebijakan tells whether people were told, by a policy in force, before their
// data is processed. The privacy office implements it.
type PemeriksaKebijakan interface {
	// PeriksaKebijakan refuses a purpose of the actor while an audience that the purpose
	// concerns has no policy in force, or one that does not name it. It is asked once for a
	// decision or a write, however many people that is about, and is cheap enough for that.
	PeriksaKebijakan(ctx context.Context, pel dasar.Pelaku) error
}

// PeriksaKebijakan asks p where there is one.
func PeriksaKebijakan(ctx context.Context, p PemeriksaKebijakan, pel dasar.Pelaku) error {
	if p == nil {
		return nil
	}
	return p.PeriksaKebijakan(ctx, pel)
}

// Minta decides about fields of one registered type for some people, writes the
// trail, one line per person in one statement, and only when that has committed
// fetches the keys and returns the view. A list of fifty people is one call.
//
// Denied fields are no error: the view shows "—" for them, and
// [Pandangan].Wajib turns one into an error. Errors are: inside a unit of work
// ([ErrBukaDalamUnit]); no actor; no purpose ([ErrTujuanKosong]) or one that the
// register does not know; no or too many fields or people; an unregistered type
// ([ErrTipe]); no policy in force, or one without the purpose ([PemeriksaKebijakan]); no signed register ([ErrRegisterBelum]); a trail that cannot be
// written ([ErrJejak], Unavailable). With an error nothing is shown.
func (p *Penjaga) Minta(ctx context.Context, pel dasar.Pelaku, tipe string, bidang []string, subjek ...SubjekID) (*Pandangan, error) {
	return p.MintaDengan(ctx, pel, Konteks{}, tipe, bidang, subjek...)
}

// MintaDengan is [Penjaga.Minta] for an actor who shows more than his account: a
// ticket, the instrument of an authority, an emergency, a fresh sign-in. What
// nobody vouches for is refused with [ErrKonteks].
func (p *Penjaga) MintaDengan(ctx context.Context, pel dasar.Pelaku, konteks Konteks, tipe string, bidang []string, subjek ...SubjekID) (*Pandangan, error) {
	if dasar.DalamUnit(ctx) {
		return nil, &dasar.Error{Rule: string(ErrBukaDalamUnit), Message: "data pribadi tidak boleh dibuka di dalam unit kerja; buka sebelum atau sesudahnya"}
	}
	t, err := p.periksa(pel, tipe, bidang, subjek)
	if err != nil {
		return nil, err
	}
	if konteks.Darurat == "" { // an emergency waits for no text
		if err := PeriksaKebijakan(ctx, p.Kebijakan, pel); err != nil {
			return nil, err
		}
	}
	reg, err := p.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	m, err := p.lengkapi(ctx, reg, Permintaan{Pelaku: pel, Tipe: tipe, Bidang: bidang, Subjek: subjek, Konteks: konteks, Pada: p.Now().UTC().Truncate(time.Microsecond)})
	if err != nil {
		return nil, err
	}
	k := Putuskan(reg, p.Daftar, m)
	if err := p.catat(ctx, &k, reg.Versi); err != nil {
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

// lengkapi adds what is proven and known to a request.
func (p *Penjaga) lengkapi(ctx context.Context, reg Register, m Permintaan) (_ Permintaan, err error) {
	if !m.Konteks.Kosong() {
		if p.Konteks == nil {
			return m, ErrKonteks.Forbiddenf("tiket, surat atau keadaan darurat ini tidak dapat diperiksa")
		}
		if err := p.Konteks.PeriksaKonteks(ctx, m); err != nil {
			return m, err
		}
	}
	switch {
	case m.Konteks.Darurat != "":
		m.Terkait = m.Subjek
	case p.Hubungan != nil && perluHubungan(reg, m.Pelaku.Peran):
		if m.Terkait, err = p.Hubungan.Terkait(ctx, m.Pelaku, m.Subjek); err != nil {
			return m, fmt.Errorf("memeriksa hubungan: %w", err)
		}
	}
	if p.Fakta != nil {
		if m.Fakta, err = p.Fakta.Fakta(ctx, m.Pelaku.Lembaga, m.Subjek, m.Pelaku.Tujuan, m.Pada); err != nil {
			return m, fmt.Errorf("memeriksa persetujuan dan pembatasan: %w", err)
		}
	}
	return m, nil
}

// catat writes the trail of a decision, denied or not.
func (p *Penjaga) catat(ctx context.Context, k *Keputusan, register int) error {
	if _, err := p.Jejak.Tambah(ctx, k.catatan(register)); err != nil {
		return ErrJejak.Unavailablef("jejak pembukaan data tidak dapat ditulis, jadi data tidak ditampilkan; coba lagi sebentar").Karena(err)
	}
	return nil
}

// catatan is a decision as the trail keeps it, with fresh salts.
func (k *Keputusan) catatan(register int) Catatan {
	m := k.Permintaan
	c := Catatan{Lembaga: m.Pelaku.Lembaga, ID: uuid.Must(uuid.NewV7()).String(), Pada: m.Pada, Pelaku: m.Pelaku.ID, Peran: m.Pelaku.Peran,
		Tujuan: m.Pelaku.Tujuan, Tipe: m.Tipe, Rujukan: m.Konteks.Rujukan(), Register: register,
		Golongan: make([]string, len(k.golongan)), Orang: make([]OrangTercatat, len(k.urut))}
	for i, g := range k.golongan {
		c.Golongan[i] = ringkas(g)
	}
	acak := make([]byte, len(c.Garam)*(1+len(k.urut)))
	_, _ = rand.Read(acak) // never fails
	c.Garam = Garam(acak)
	for i, s := range k.urut {
		c.Orang[i] = OrangTercatat{s, k.orang[s], Garam(acak[len(c.Garam)*(i+1):])}
	}
	return c
}

func ringkas(hs []HasilBidang) string {
	var b strings.Builder
	b.Grow(16 * len(hs))
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
	kelas := make([][]KelasRetensi, len(k.golongan))
	for i, g := range k.golongan {
		kelas[i] = perlu(g)
	}
	var ids []KunciID
	for _, s := range k.urut {
		for _, r := range kelas[k.orang[s]] {
			ids = append(ids, KunciID{s, r})
		}
	}
	return ids
}

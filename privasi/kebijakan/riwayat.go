package kebijakan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrTanpaKebijakan says that no version is in force: nothing but a first contact is
	// processed.
	ErrTanpaKebijakan = dasar.Aturan("PRI-KEBIJAKAN-09")
	// ErrTujuanLain says that the version in force does not name a purpose, and no
	// permission for it is recorded.
	ErrTujuanLain = dasar.Aturan("PRI-KEBIJAKAN-10")
)

// TujuanPraPendaftaran is the purpose of a first contact: somebody asks before any policy
// is shown.
const TujuanPraPendaftaran = "pra_pendaftaran"

// TakMenunggu reports a purpose that goes on without a policy in force: a first contact,
// what people ask and complain of about their own data, reports of violence, the care of
// the sick, and telling people what they have to be told.
func TakMenunggu(tujuan string) bool {
	switch tujuan {
	case TujuanPraPendaftaran, privasi.TujuanHakSubjek, privasi.TujuanPelindungan, privasi.TujuanKesehatan, privasi.TujuanPemberitahuan:
		return true
	}
	return false
}

// Riwayat is every version of one language and audience, in order of effect.
type Riwayat struct {
	Lembaga  dasar.LembagaID `privasi:"-,lembaga"`
	Bahasa   string          `privasi:"-,kebijakan lembaga"`
	Audiens  Audiens         `privasi:"-,kebijakan lembaga"`
	Terbitan []Kebijakan     `privasi:"-,kebijakan lembaga"`
	Versi    uint64          `privasi:"-,nomor perubahan"`
}

// Salin returns a deep copy.
func (r Riwayat) Salin() Riwayat {
	r.Terbitan = slices.Clone(r.Terbitan)
	for i := range r.Terbitan {
		r.Terbitan[i] = r.Terbitan[i].salin()
	}
	return r
}

func (k Kebijakan) salin() Kebijakan {
	k.Klausul, k.Tujuan = slices.Clone(k.Klausul), slices.Clone(k.Tujuan)
	for i, t := range k.Tujuan {
		k.Tujuan[i].Kategori, k.Tujuan[i].Penerima, k.Tujuan[i].Retensi = slices.Clone(t.Kategori), slices.Clone(t.Penerima), slices.Clone(t.Retensi)
	}
	return k
}

func (r Riwayat) terakhir() (Kebijakan, bool) {
	if len(r.Terbitan) == 0 {
		return Kebijakan{}, false
	}
	return r.Terbitan[len(r.Terbitan)-1], true
}

// Pada gives the version in force at a moment; false before the first took effect.
func (r Riwayat) Pada(t time.Time) (Kebijakan, bool) {
	i := r.pada(t)
	if i < 0 {
		return Kebijakan{}, false
	}
	return r.Terbitan[i].salin(), true
}

func (r Riwayat) pada(t time.Time) int {
	ke := -1
	for i, k := range r.Terbitan {
		if !t.Before(k.BerlakuSejak) {
			ke = i
		}
	}
	return ke
}

// Masa gives the period of a version: from inclusive, to exclusive and zero while it is
// the last. False for an ID that is not here.
func (r Riwayat) Masa(id string) (dari, sampai time.Time, ada bool) {
	for i, k := range r.Terbitan {
		if k.ID != id {
			continue
		}
		if i+1 < len(r.Terbitan) {
			sampai = r.Terbitan[i+1].BerlakuSejak
		}
		return k.BerlakuSejak, sampai, true
	}
	return dari, sampai, false
}

// Mendatang gives versions that are announced and not in force yet at t.
func (r Riwayat) Mendatang(t time.Time) (ks []Kebijakan) {
	for _, k := range r.Terbitan {
		if !t.Before(k.DiumumkanPada) && t.Before(k.BerlakuSejak) {
			ks = append(ks, k.salin())
		}
	}
	return ks
}

// BolehTujuan says whether data may be processed for a purpose at t: a version is in force
// ([ErrTanpaKebijakan]) and names the purpose, or a permission for it is recorded
// ([ErrTujuanLain]).
func (r Riwayat) BolehTujuan(tujuan string, izin bool, t time.Time) error {
	if TakMenunggu(tujuan) {
		return nil
	}
	i := r.pada(t)
	if i < 0 {
		return ErrTanpaKebijakan.Forbiddenf("lembaga belum punya kebijakan privasi yang berlaku untuk %s, jadi datanya belum boleh dibuka atau dicatat; mintalah admin, kepala, pengasuh, atau pejabat pelindungan data (PPDP) menerbitkannya di Pengaturan, Kebijakan privasi pertama", sebutan(r.Audiens))
	}
	if izin || slices.ContainsFunc(r.Terbitan[i].Tujuan, func(x Tujuan) bool { return x.Kode == tujuan }) {
		return nil
	}
	return ErrTujuanLain.Forbiddenf("kebijakan privasi yang berlaku untuk %s tidak menyebut tujuan %q, jadi datanya tidak boleh dibuka atau dicatat; minta izin orangnya, atau mintalah pejabat pelindungan data (PPDP) menerbitkan versi baru di Privasi, Kebijakan", sebutan(r.Audiens), tujuan)
}

// TanpaTeks returns when each version takes effect and which purposes it names, and nothing
// else: all that [Riwayat.BolehTujuan] asks, small enough to be kept in memory.
func (r Riwayat) TanpaTeks() Riwayat {
	x := Riwayat{Lembaga: r.Lembaga, Bahasa: r.Bahasa, Audiens: r.Audiens, Terbitan: make([]Kebijakan, len(r.Terbitan))}
	for i, k := range r.Terbitan {
		ts := make([]Tujuan, len(k.Tujuan))
		for j, t := range k.Tujuan {
			ts[j].Kode = t.Kode
		}
		x.Terbitan[i] = Kebijakan{BerlakuSejak: k.BerlakuSejak, Tujuan: ts}
	}
	return x
}

// Tersentuh lists the purposes that changed between the version of an ID and the one in
// force at t, sorted: a purpose that was changed and changed back is among them. Consent
// given under the ID no longer counts for these, and goes on for all others. An ID that is
// not here touches every purpose of the version in force.
func (r Riwayat) Tersentuh(id string, t time.Time) (kode []string) {
	kini := r.pada(t)
	dari := slices.IndexFunc(r.Terbitan, func(k Kebijakan) bool { return k.ID == id })
	if kini < 0 {
		return nil
	}
	if dari < 0 {
		return Bandingkan(Kebijakan{}, r.Terbitan[kini]).Tersentuh()
	}
	for i := dari + 1; i <= kini; i++ {
		kode = append(kode, Bandingkan(r.Terbitan[i-1], r.Terbitan[i]).Tersentuh()...)
	}
	return urut(kode)
}

// PerubahanTujuan is a version that changed purposes: since when, and which.
type PerubahanTujuan struct {
	Versi  string // ID of the version
	Tujuan []string
	Sejak  time.Time
}

// Perubahan lists the versions that changed purposes, in order: what whoever keeps
// consents has to know of this history. The first version changes nothing.
func (r Riwayat) Perubahan() (ps []PerubahanTujuan) {
	for i := 1; i < len(r.Terbitan); i++ {
		if kode := Bandingkan(r.Terbitan[i-1], r.Terbitan[i]).Tersentuh(); len(kode) > 0 {
			ps = append(ps, PerubahanTujuan{r.Terbitan[i].ID, kode, r.Terbitan[i].BerlakuSejak})
		}
	}
	return ps
}

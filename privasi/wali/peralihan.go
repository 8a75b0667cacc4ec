package wali

import (
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrBelumDewasa says that a santri wanted to confirm before his majority.
	ErrBelumDewasa = dasar.Aturan("PRI-WALI-15")
	// ErrBukanSantri says that somebody else wanted to confirm for the santri.
	ErrBukanSantri = dasar.Aturan("PRI-WALI-16")
	// ErrSetelanPeralihan says that the settings of the hand-over make no sense.
	ErrSetelanPeralihan = dasar.Aturan("PRI-WALI-17")
)

// ModePeralihan is what a guardian's consent is worth after majority.
type ModePeralihan string

// The modes.
const (
	LanjutLaluTangguh ModePeralihan = "lanjut_lalu_tangguh" // holds for a while, then rests
	TangguhSeketika   ModePeralihan = "tangguh_seketika"
)

// Setelan are the institution's choices about the hand-over. PP 33/2026 article
// 38 paragraph 8 demands a procedure and sets no number; these are the product's.
type Setelan struct {
	Mode         ModePeralihan
	TenggangHari int // how long consents go on after majority
	KabarHari    int // how long before majority both are told
}

// SetelanBaku returns 90 days before and 90 days after.
func SetelanBaku() Setelan { return Setelan{LanjutLaluTangguh, 90, 90} }

// Periksa refuses settings outside of one year, or an unknown mode.
func (s Setelan) Periksa() error {
	if (s.Mode != LanjutLaluTangguh && s.Mode != TangguhSeketika) || s.TenggangHari < 0 || s.TenggangHari > 366 || s.KabarHari < 1 || s.KabarHari > 366 {
		return ErrSetelanPeralihan.Invalidf("pilih cara peralihan, dan isi tenggang serta pemberitahuan paling lama 366 hari")
	}
	return nil
}

// Konfirmasi is what the santri said about one purpose.
type Konfirmasi struct {
	Tujuan string    `privasi:"-,kode tujuan"`
	Setuju bool      `privasi:"-,jawaban"`
	Pada   time.Time `privasi:"-,saat dijawab"`
}

// Peralihan keeps what was done about the hand-over of one santri.
type Peralihan struct {
	Lembaga      dasar.LembagaID  `privasi:"-,lembaga"`
	Santri       privasi.SubjekID `privasi:"subjek"`
	KabarSantri  time.Time        `privasi:"-,saat santri dikabari"`
	KabarWali    time.Time        `privasi:"-,saat wali dikabari"`
	KanalSendiri time.Time        `privasi:"-,saat kanal santri sendiri dicatat"`
	Jawaban      []Konfirmasi     `privasi:"-,jawaban per tujuan"` // oldest first, never changed
	Izinkan      []string         `privasi:"-,kategori yang tetap boleh dilihat wali"`
	Versi        uint64           `privasi:"-,versi catatan"`
}

// Tahap is where the hand-over stands.
type Tahap string

// The stages.
const (
	TahapAnak      Tahap = "anak"
	TahapMenjelang Tahap = "menjelang"
	TahapTenggang  Tahap = "tenggang" // an adult; unconfirmed consents still hold
	TahapSelesai   Tahap = "selesai"
)

// Tahap says where the hand-over stands at a moment.
func (p Peralihan) Tahap(o Orang, a AturanUsia, s Setelan, t time.Time) Tahap {
	saat, ada := o.SaatDewasa(a)
	switch {
	case !ada || t.Before(saat.AddDate(0, 0, -s.KabarHari)):
		return TahapAnak
	case t.Before(saat):
		return TahapMenjelang
	case t.Before(s.batas(saat)):
		return TahapTenggang
	}
	return TahapSelesai
}

// batas is when unconfirmed consents stop.
func (s Setelan) batas(dewasa time.Time) time.Time {
	if s.Mode == LanjutLaluTangguh {
		return dewasa.AddDate(0, 0, s.TenggangHari)
	}
	return dewasa
}

// Tugas is something that the hand-over needs done.
type Tugas struct {
	Apa          string // "kabar_santri", "kabar_wali", "kanal_sendiri"
	Sejak, Batas time.Time
}

// Tugas lists what is due at a moment and not done: both are told, and the
// santri's own channel is asked for, from 90 days before until majority. A
// marriage recorded late makes them due at once.
func (p Peralihan) Tugas(o Orang, a AturanUsia, s Setelan, t time.Time) (ts []Tugas) {
	saat, ada := o.SaatDewasa(a)
	if p.Tahap(o, a, s, t) == TahapAnak || !ada {
		return nil
	}
	sejak := saat.AddDate(0, 0, -s.KabarHari)
	for _, x := range []struct {
		apa     string
		selesai time.Time
	}{{"kabar_santri", p.KabarSantri}, {"kabar_wali", p.KabarWali}, {"kanal_sendiri", p.KanalSendiri}} {
		if x.selesai.IsZero() || x.selesai.After(t) {
			ts = append(ts, Tugas{x.apa, sejak, saat})
		}
	}
	return ts
}

// Kabari records that a duty of [Peralihan.Tugas] is done; what is done stays.
func (p Peralihan) Kabari(apa string, w Waktu) (Peralihan, []privasi.Peristiwa, error) {
	var saat *time.Time
	switch apa {
	case "kabar_santri":
		saat = &p.KabarSantri
	case "kabar_wali":
		saat = &p.KabarWali
	case "kanal_sendiri":
		saat = &p.KanalSendiri
	default:
		return p, nil, ErrSetelanPeralihan.Invalidf("tugas peralihan %q tidak dikenal", apa)
	}
	if !saat.IsZero() {
		return p, nil, nil
	}
	*saat = w.Pada.UTC()
	return p, w.peristiwa("PeralihanDimulai", string(p.Santri), p.Santri, "", "", apa), nil
}

// Konfirmasi records what the santri himself says about one purpose. subjek is
// who really acts.
func (p Peralihan) Konfirmasi(o Orang, a AturanUsia, subjek privasi.SubjekID, tujuan string, setuju bool, w Waktu) (Peralihan, []privasi.Peristiwa, error) {
	switch {
	case subjek == "" || subjek != p.Santri || o.Subjek != p.Santri:
		return p, nil, ErrBukanSantri.Forbiddenf("hanya santri sendiri yang dapat menjawab peralihan ini")
	case o.Anak(a, w.Pada):
		return p, nil, ErrBelumDewasa.Forbiddenf("peralihan baru dapat dijawab sejak santri dewasa")
	case tujuan == "":
		return p, nil, privasi.ErrTujuanKosong.Invalidf("sebutkan tujuan yang dijawab").Pada("tujuan")
	}
	p.Jawaban = append(slices.Clone(p.Jawaban), Konfirmasi{tujuan, setuju, w.Pada.UTC()})
	sebab := "ditarik:" + tujuan
	if setuju {
		sebab = "dikonfirmasi:" + tujuan
	}
	return p, w.peristiwa("PeralihanDikonfirmasi", string(p.Santri), p.Santri, "", "", sebab), nil
}

// Nasib is what a consent that a guardian gave is worth.
type Nasib string

// The fates.
const (
	NasibBerlaku      Nasib = "berlaku"
	NasibDikonfirmasi Nasib = "dikonfirmasi"
	NasibDitarik      Nasib = "ditarik"
	NasibDitangguhkan Nasib = "ditangguhkan"
)

// Nasib says what a guardian's consent for a purpose is worth at a moment, so far
// as age goes. It only ever takes away: whether the consent was in force at all
// is another question.
func (p Peralihan) Nasib(o Orang, a AturanUsia, s Setelan, tujuan string, t time.Time) Nasib {
	saat, ada := o.SaatDewasa(a)
	if !ada || t.Before(saat) {
		return NasibBerlaku
	}
	for _, j := range slices.Backward(p.Jawaban) {
		switch {
		case j.Tujuan != tujuan || j.Pada.After(t) || j.Pada.Before(saat):
		case j.Setuju:
			return NasibDikonfirmasi
		default:
			return NasibDitarik
		}
	}
	if t.Before(s.batas(saat)) {
		return NasibBerlaku
	}
	return NasibDitangguhkan
}

// LihatWali returns which of the categories that a guardian saw he still sees:
// all while the santri is a child; afterwards those that whoever pays a bill
// needs for the bills he pays, and what the santri granted. Sorted.
func (p Peralihan) LihatWali(o Orang, a AturanUsia, dulu, pembayar []string, t time.Time) []string {
	anak := o.Anak(a, t)
	lihat := map[string]bool{}
	for _, k := range dulu {
		if anak || slices.Contains(pembayar, k) || slices.Contains(p.Izinkan, k) {
			lihat[k] = true
		}
	}
	return slices.Sorted(maps.Keys(lihat))
}

// PandanganPembayar are the categories of bills and payments, for LihatWali.
func PandanganPembayar() []string {
	return []string{privasi.KategoriNama, privasi.KategoriTagihan, privasi.KategoriPembayaran}
}

// Izinkan sets, by the santri himself once adult, what his former guardian keeps
// seeing.
func (p Peralihan) IzinkanWali(o Orang, a AturanUsia, subjek privasi.SubjekID, kategori []string, w Waktu) (Peralihan, []privasi.Peristiwa, error) {
	switch {
	case subjek == "" || subjek != p.Santri || o.Subjek != p.Santri:
		return p, nil, ErrBukanSantri.Forbiddenf("hanya santri sendiri yang dapat memberi izin kepada walinya")
	case o.Anak(a, w.Pada):
		return p, nil, ErrBelumDewasa.Forbiddenf("izin ini baru dapat diberikan sejak santri dewasa")
	}
	p.Izinkan = slices.Clone(kategori)
	return p, w.peristiwa("PandanganWaliDiatur", string(p.Santri), p.Santri, "", "", ""), nil
}

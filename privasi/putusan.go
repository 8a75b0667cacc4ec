package privasi

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Why a field is released or not. Each result of [Putuskan] carries one.
var (
	ErrPutusBoleh       = dasar.Aturan("PRI-PUTUS-00") // not an error: a row allows the level
	ErrPutusBebas       = dasar.Aturan("PRI-PUTUS-01") // not an error: the field is not personal data
	ErrPutusPelaku      = dasar.Aturan("PRI-PUTUS-02") // no actor
	ErrPutusLembaga     = dasar.Aturan("PRI-PUTUS-03") // another institution's register
	ErrPutusRegister    = dasar.Aturan("PRI-PUTUS-04") // the register is not in force at the moment
	ErrPutusTujuan      = dasar.Aturan("PRI-PUTUS-05") // the purpose is not in the register
	ErrPutusPeran       = dasar.Aturan("PRI-PUTUS-06") // the role is not in the register, or has no level here
	ErrPutusTipe        = dasar.Aturan("PRI-PUTUS-07") // the type is not registered
	ErrPutusBidang      = dasar.Aturan("PRI-PUTUS-08") // the type has no such field
	ErrPutusHubungan    = dasar.Aturan("PRI-PUTUS-09") // the role sees only people related to the actor
	ErrPutusKategori    = dasar.Aturan("PRI-PUTUS-10") // no row of the purpose covers the category
	ErrPutusMasa        = dasar.Aturan("PRI-PUTUS-11") // the row is stopped, not yet or no longer in force
	ErrPutusPersetujuan = dasar.Aturan("PRI-PUTUS-12") // the row rests on consent, and there is none
	ErrPutusDasar       = dasar.Aturan("PRI-PUTUS-13") // the row has no lawful basis
	ErrPutusDPIA        = dasar.Aturan("PRI-PUTUS-14") // specific data, and the row has no impact assessment in force
	ErrPutusTerbatas    = dasar.Aturan("PRI-PUTUS-15") // the person had processing restricted
	ErrPutusMusnah      = dasar.Aturan("PRI-PUTUS-16") // the field's retention class was destroyed
	ErrPutusWali        = dasar.Aturan("PRI-PUTUS-17") // a child whose guardian has not agreed to the basis
	ErrPutusPerintah    = dasar.Aturan("PRI-PUTUS-19") // the regulator ordered to stop
	ErrPutusSyarat      = dasar.Aturan("PRI-PUTUS-18") // the row asks for a ticket, an instrument, an emergency or a fresh sign-in
)

// Permintaan asks to see fields of some people. The purpose is the actor's.
type Permintaan struct {
	Pelaku  dasar.Pelaku
	Tipe    string // registered name, such as "santri.Santri"
	Bidang  []string
	Subjek  []SubjekID
	Terkait []SubjekID         // those of Subjek that the actor is related to, as proven by [Hubungan]
	Fakta   map[SubjekID]Fakta // what is known of each of Subjek, as told by [SumberFakta]
	Konteks Konteks            // what the actor showed besides his account
	Pada    time.Time
}

// HasilBidang is the answer for one field.
type HasilBidang struct {
	Bidang   string
	Kategori string // "" for a field that is not personal data, or unknown
	Tingkat  Tingkat
	Aturan   dasar.Aturan // why
	Kegiatan string       // the row that allowed it
	Sebab    string       // the same in words, for the trail and for the person asked about
}

// Keputusan is the answer to a Permintaan: for each person, one result per field
// asked for, without doubles and sorted by name. People of whom the same is known
// share one answer.
type Keputusan struct {
	Permintaan Permintaan
	golongan   [][]HasilBidang
	orang      map[SubjekID]int // index in golongan
	urut       []SubjekID       // people in the order asked for, without doubles
}

// Untuk returns a copy of the results for a person; nil for one that was not
// asked about.
func (k *Keputusan) Untuk(s SubjekID) []HasilBidang { return slices.Clone(k.untuk(s)) }

func (k *Keputusan) untuk(s SubjekID) []HasilBidang {
	if i, ada := k.orang[s]; ada {
		return k.golongan[i]
	}
	return nil
}

// Hasil returns the result for one field of a person. What was not asked for is
// [Tiada].
func (k *Keputusan) Hasil(s SubjekID, bidang string) HasilBidang {
	for _, h := range k.untuk(s) {
		if h.Bidang == bidang {
			return h
		}
	}
	return tolak(bidang, "", ErrPutusBidang)
}

// sifat is what sets one person of a request apart from another.
type sifat struct {
	terkait bool
	fakta   Fakta
}

// Putuskan decides, per field, person, purpose and moment. It is pure and total:
// the same values give the same answer, and whatever is missing, unknown,
// stopped or out of its time gives [Tiada]. It only ever gives what an active
// row of the signed register gives that role for that purpose, and only while
// nothing known of the person speaks against it.
func Putuskan(reg Register, d *Daftar, m Permintaan) Keputusan {
	k := Keputusan{Permintaan: m, orang: make(map[SubjekID]int, len(m.Subjek)), urut: make([]SubjekID, 0, len(m.Subjek))}
	bidang := slices.Clone(m.Bidang)
	slices.Sort(bidang)
	bidang = slices.Compact(bidang)
	aturan := periksaUmum(reg, m)
	t := d.Tipe(m.Tipe)
	if aturan == "" && t == nil {
		aturan = ErrPutusTipe
	}
	semua := aturan != "" || !perluHubungan(reg, m.Pelaku.Peran)
	terkait := himpunan(m.Terkait)
	sudah := map[sifat]int{}
	for _, s := range m.Subjek {
		if _, ganda := k.orang[s]; ganda {
			continue
		}
		x := sifat{terkait: semua || terkait[s]}
		if aturan == "" && x.terkait {
			x.fakta = m.Fakta[s]
		}
		i, ada := sudah[x]
		if !ada {
			i = len(k.golongan)
			sudah[x] = i
			k.golongan = append(k.golongan, putusSifat(&reg, t, &m, bidang, aturan, x))
		}
		k.orang[s] = i
		k.urut = append(k.urut, s)
	}
	return k
}

func putusSifat(reg *Register, t *Tipe, m *Permintaan, bidang []string, aturan dasar.Aturan, x sifat) []HasilBidang {
	switch {
	case aturan != "":
		return tolakSemua(bidang, aturan)
	case !x.terkait:
		return tolakSemua(bidang, ErrPutusHubungan)
	}
	return putusBidang(reg, t, m, bidang, &x.fakta)
}

func himpunan(ss []SubjekID) map[SubjekID]bool {
	if len(ss) == 0 {
		return nil
	}
	h := make(map[SubjekID]bool, len(ss))
	for _, s := range ss {
		h[s] = true
	}
	return h
}

// periksaUmum is what holds for the request as a whole; "" means go on.
func periksaUmum(reg Register, m Permintaan) dasar.Aturan {
	switch {
	case m.Pelaku.Validate() != nil:
		return ErrPutusPelaku
	case m.Pelaku.Lembaga != reg.Lembaga:
		return ErrPutusLembaga
	case reg.TandaTangan.Oleh == "" || reg.TandaTangan.Pada.IsZero() || m.Pada.IsZero() || m.Pada.Before(reg.TandaTangan.Pada):
		return ErrPutusRegister
	case !slices.ContainsFunc(reg.Tujuan, func(t Tujuan) bool { return t.Kode == m.Pelaku.Tujuan }):
		return ErrPutusTujuan
	case !slices.ContainsFunc(reg.Peran, func(p Peran) bool { return p.Kode == m.Pelaku.Peran }):
		return ErrPutusPeran
	}
	return ""
}

func perluHubungan(reg Register, peran string) bool {
	i := slices.IndexFunc(reg.Peran, func(p Peran) bool { return p.Kode == peran })
	return i < 0 || reg.Peran[i].PerluHubungan
}

func putusBidang(reg *Register, t *Tipe, m *Permintaan, bidang []string, f *Fakta) []HasilBidang {
	baris := make([]*Kegiatan, 0, 16)
	for i := range reg.Kegiatan {
		if k := &reg.Kegiatan[i]; k.Tujuan == m.Pelaku.Tujuan {
			baris = append(baris, k)
		}
	}
	hasil := make([]HasilBidang, len(bidang))
	sudah := make([]int, len(t.Bidang)) // by group: where its first result stands, plus one
	for i, nama := range bidang {
		b := t.cari(nama)
		switch {
		case b == nil:
			hasil[i] = tolak(nama, "", ErrPutusBidang)
		case !b.Pribadi():
			hasil[i] = HasilBidang{nama, "", Penuh, ErrPutusBebas, "", sebab(ErrPutusBebas)}
		default:
			if j := sudah[b.golongan]; j > 0 {
				hasil[i] = hasil[j-1]
				hasil[i].Bidang = nama
				continue
			}
			hasil[i], sudah[b.golongan] = putusKategori(baris, penimbang{m, f, b, reg.WajibDPIA}), i+1
		}
	}
	return hasil
}

// serupa reports a field of which the register and what is known of a person say the same.
func (b Bidang) serupa(c Bidang) bool {
	return c.Kategori == b.Kategori && c.Kelas == b.Kelas && c.Retensi == b.Retensi
}

// penimbang is what a row is held against for one field of one group of people.
type penimbang struct {
	m         *Permintaan
	f         *Fakta
	b         *Bidang
	wajibDPIA bool
}

// putusKategori takes the highest level that the rows of the purpose give. When
// none gives any, it tells the reason that came closest to a yes.
func putusKategori(baris []*Kegiatan, p penimbang) HasilBidang {
	nama, kategori := p.b.Nama, p.b.Kategori
	if p.f.SudahMusnah(p.b.Retensi) {
		return tolak(nama, kategori, ErrPutusMusnah)
	}
	terbaik, kode, sebabnya, dekat := Tiada, "", ErrPutusKategori, 0
	for _, k := range baris {
		if !slices.ContainsFunc(k.Kategori, func(j string) bool { return mencakup(j, kategori) }) {
			continue
		}
		t, aturan, jauh := p.timbang(k)
		switch {
		case t > terbaik:
			terbaik, kode = t, k.Kode
		case terbaik == Tiada && jauh > dekat:
			sebabnya, dekat = aturan, jauh
		}
	}
	if terbaik == Tiada {
		return tolak(nama, kategori, sebabnya)
	}
	return HasilBidang{nama, kategori, terbaik, ErrPutusBoleh, kode, sebab(ErrPutusBoleh)}
}

// timbang is what one row gives: a level, or the rule that stopped it and how far
// it came.
func (p penimbang) timbang(k *Kegiatan) (Tingkat, dasar.Aturan, int) {
	t := k.TingkatPeran[p.m.Pelaku.Peran]
	switch {
	case t == Tiada || t > Penuh:
		return Tiada, ErrPutusPeran, 1
	case k.Status != Aktif || k.Mulai.IsZero() || p.m.Pada.Before(k.Mulai) || (!k.Selesai.IsZero() && !p.m.Pada.Before(k.Selesai)):
		return Tiada, ErrPutusMasa, 2
	case k.Dasar == TanpaDasar || k.Dasar > KepentinganSah:
		return Tiada, ErrPutusDasar, 3
	case p.b.Kelas == Spesifik && (p.wajibDPIA || k.wajibDPIA(p.m.Pada)) && !k.DPIABerlaku(p.m.Pada):
		return Tiada, ErrPutusDPIA, 4
	case k.Dasar == Persetujuan && !p.f.Setuju(k.Tujuan):
		return Tiada, ErrPutusPersetujuan, 5
	case p.f.Gugur.Memuat(k.Dasar):
		return Tiada, ErrPutusWali, 6
	case p.f.Dibatasi && k.Tujuan != TujuanHakSubjek && !k.menyelamatkan():
		return Tiada, ErrPutusTerbatas, 7
	case k.Tujuan != TujuanHakSubjek && p.f.Dihentikan(p.b.Kategori):
		return Tiada, ErrPutusPerintah, 8
	case !p.m.Konteks.Memenuhi(k.Perlu, p.m.Pada):
		return Tiada, ErrPutusSyarat, 9
	}
	return t, ErrPutusBoleh, 10
}

// menyelamatkan reports a row that opens only in an emergency that was declared, on the
// ground of a vital interest (UU 27/2022 article 20(2)(d)): whoever had processing
// restricted did not ask not to be rescued. An order of the regulator is not in his hand.
func (k *Kegiatan) menyelamatkan() bool {
	return k.Dasar == KepentinganVital && slices.Contains(k.Perlu, SyaratDarurat)
}

func tolak(bidang, kategori string, a dasar.Aturan) HasilBidang {
	return HasilBidang{bidang, kategori, Tiada, a, "", sebab(a)}
}

func tolakSemua(bidang []string, a dasar.Aturan) []HasilBidang {
	hasil := make([]HasilBidang, len(bidang))
	for i, b := range bidang {
		hasil[i] = tolak(b, "", a)
	}
	return hasil
}

// sebab puts a rule of the decision in words.
func sebab(a dasar.Aturan) string {
	switch a {
	case ErrPutusBoleh:
		return "diizinkan oleh kegiatan dalam register"
	case ErrPutusBebas:
		return "bukan data pribadi"
	case ErrPutusPelaku:
		return "pelaku belum dikenal"
	case ErrPutusLembaga:
		return "data lembaga lain"
	case ErrPutusRegister:
		return "register kegiatan belum ditandatangani pada saat itu"
	case ErrPutusTujuan:
		return "tujuan ini tidak ada dalam register"
	case ErrPutusPeran:
		return "peran ini tidak diberi wewenang untuk tujuan ini"
	case ErrPutusTipe:
		return "jenis catatan tidak terdaftar"
	case ErrPutusBidang:
		return "bidang tidak dikenal"
	case ErrPutusHubungan:
		return "peran ini hanya boleh melihat orang yang berhubungan dengannya"
	case ErrPutusMasa:
		return "kegiatan sedang tidak berlaku"
	case ErrPutusPersetujuan:
		return "perlu persetujuan orangnya, dan belum ada"
	case ErrPutusDasar:
		return "kegiatan tidak punya dasar hukum"
	case ErrPutusDPIA:
		return "penilaian dampak (DPIA) kegiatan ini belum disetujui atau sudah lewat"
	case ErrPutusTerbatas:
		return "pemrosesan data orang ini sedang dibatasi atas permintaannya; datanya hanya disimpan"
	case ErrPutusMusnah:
		return "data ini sudah dimusnahkan"
	case ErrPutusWali:
		return "perlu persetujuan wali, dan belum ada"
	case ErrPutusPerintah:
		return "pemrosesan data ini dihentikan atas perintah pengawas"
	case ErrPutusSyarat:
		return "perlu tiket, surat, keadaan darurat atau masuk ulang lebih dahulu"
	}
	return "tidak ada kegiatan dengan tujuan ini yang memakai data tersebut"
}

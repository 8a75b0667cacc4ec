package privasi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrRegisterBelum says that the institution has not signed a register:
	// nothing personal is shown until it has.
	ErrRegisterBelum = dasar.Aturan("PRI-REGISTER-01")
	// ErrRegisterBerubah says that a stored register is not what was signed.
	ErrRegisterBerubah = dasar.Aturan("PRI-REGISTER-02")
	// ErrRegisterIsi says that a register contradicts itself or misses a part.
	ErrRegisterIsi = dasar.Aturan("PRI-REGISTER-03")
	// ErrRegisterVersi says that somebody else signed a newer version meanwhile.
	ErrRegisterVersi = dasar.Aturan("PRI-REGISTER-04")
)

// DasarHukum is the lawful basis of an activity (UU 27/2022 article 20
// paragraph 2). The zero value is none, and allows nothing.
type DasarHukum uint8

// The six bases, in the order of the law.
const (
	TanpaDasar DasarHukum = iota
	Persetujuan
	Kontrak
	KewajibanHukum
	KepentinganVital
	TugasPublik
	KepentinganSah
)

// String names the basis as the law does.
func (d DasarHukum) String() string {
	nama := [...]string{"tanpa dasar", "persetujuan", "perjanjian", "kewajiban hukum", "kepentingan vital", "tugas publik", "kepentingan yang sah"}
	if int(d) >= len(nama) {
		return nama[0]
	}
	return nama[d]
}

// Tujuan is a purpose, declared by the institution in words that a parent
// understands. Every call names exactly one.
type Tujuan struct {
	Kode   string `privasi:"-,kebijakan lembaga"` // dot path, such as "keuangan.penagihan"
	Uraian string `privasi:"-,kebijakan lembaga"`
}

// Peran is a role that the register gives levels to.
type Peran struct {
	Kode string `privasi:"-,kebijakan lembaga"`
	Nama string `privasi:"-,kebijakan lembaga"`
	// PerluHubungan: the role sees only people that it is related to (a guardian
	// his children, a musyrif his dormitory), as [Hubungan] proves.
	PerluHubungan bool `privasi:"-,kebijakan lembaga"`
}

// StatusKegiatan is the state of an activity.
type StatusKegiatan string

// The states. Only an active one allows anything.
const (
	Aktif      StatusKegiatan = "aktif"
	Dihentikan StatusKegiatan = "dihentikan"
)

// Kegiatan is one row of the register of processing activities: it allows the
// roles in TingkatPeran to see fields of the categories, up to their level, for
// one purpose. Rows add up: where several rows cover a field, the highest level
// counts. What no row covers is not shown.
type Kegiatan struct {
	Kode         string             `privasi:"-,kebijakan lembaga"`
	Tujuan       string             `privasi:"-,kebijakan lembaga"`
	Dasar        DasarHukum         `privasi:"-,kebijakan lembaga"`
	Rujukan      string             `privasi:"-,kebijakan lembaga"` // contract, article or document of the basis
	Kategori     []string           `privasi:"-,kebijakan lembaga"` // dot paths, each covers what lies below it
	TingkatPeran map[string]Tingkat `privasi:"-,kebijakan lembaga"`
	Mulai        time.Time          `privasi:"-,kebijakan lembaga"`
	Selesai      time.Time          `privasi:"-,kebijakan lembaga"` // zero: open; exclusive
	Status       StatusKegiatan     `privasi:"-,kebijakan lembaga"`
	// What registers signed before these fields do not have stays out of their hash.
	Perlu      []Syarat  `json:",omitzero" privasi:"-,kebijakan lembaga"` // all of them
	DPIA       string    `json:",omitzero" privasi:"-,nomor penilaian dampak"`
	DPIASampai time.Time `json:",omitzero" privasi:"-,akhir berlaku penilaian dampak"` // exclusive
	// DPIASejak is from when the row shows specific data only under an assessment in
	// force; zero: where [Register].WajibDPIA says so.
	DPIASejak time.Time `json:",omitzero" privasi:"-,kebijakan lembaga"`
}

// MasaPeralihanDPIA is how long the rows that an institution starts with may run before an
// assessment of each is approved ([DaftarBaku]). UU 27/2022 article 34 is in force and gives
// no time, so this is short and ends by itself: one quarter, for the three people that an
// assessment needs to read some thirty drafts beside opening a school. What is added or
// changed later gets none. An institution may set another day before it signs.
const MasaPeralihanDPIA = 90 * 24 * time.Hour

// DPIABerlaku reports an impact assessment that was approved and has not run out
// (UU 27/2022 article 34).
func (k *Kegiatan) DPIABerlaku(pada time.Time) bool { return k.DPIA != "" && pada.Before(k.DPIASampai) }

// wajibDPIA reports that the row shows specific data only under an assessment in force.
func (k *Kegiatan) wajibDPIA(pada time.Time) bool {
	return !k.DPIASejak.IsZero() && !pada.Before(k.DPIASejak)
}

// Butir is one point of a notice.
type Butir struct {
	Judul string `privasi:"-,kebijakan lembaga"`
	Isi   string `privasi:"-,kebijakan lembaga"`
}

// Pemberitahuan is what people are told before their data is processed: the
// seven points of UU 27/2022 article 21 paragraph 1, for some purposes.
type Pemberitahuan struct {
	Kode   string   `privasi:"-,kebijakan lembaga"`
	Judul  string   `privasi:"-,kebijakan lembaga"`
	Tujuan []string `privasi:"-,kebijakan lembaga"`
	Butir  []Butir  `privasi:"-,kebijakan lembaga"`
}

// Versi is the address of the text: the same text has the same version, and a
// changed comma has another.
func (p Pemberitahuan) Versi() string { return sidikJSON("pemberitahuan", p) }

// TandaTangan says who put a register in force for the institution, and which.
type TandaTangan struct {
	Oleh    string    `privasi:"-,akun penanda tangan"`
	Jabatan string    `privasi:"-,jabatan penanda tangan"`
	Pada    time.Time `privasi:"-,saat ditandatangani"`
	Sidik   string    `privasi:"-,sidik isi register"`
}

// Register is everything that decisions rest on: a pure value, versioned, put
// in force by a signature. Start from [DaftarBaku].
type Register struct {
	Lembaga       dasar.LembagaID `privasi:"-,lembaga"`
	Versi         int             `privasi:"-,nomor urut"` // 1, 2, …: set by Simpan
	Tujuan        []Tujuan        `privasi:"-,kebijakan lembaga"`
	Peran         []Peran         `privasi:"-,kebijakan lembaga"`
	Kegiatan      []Kegiatan      `privasi:"-,kebijakan lembaga"`
	Pemberitahuan []Pemberitahuan `privasi:"-,kebijakan lembaga"`
	Samaran       []Samaran       `privasi:"-,kebijakan lembaga"`
	WajibDPIA     bool            `json:",omitzero" privasi:"-,kebijakan lembaga"` // rows without an impact assessment in force show no specific data
	PerluWali     []DasarHukum    `json:",omitzero" privasi:"-,kebijakan lembaga"` // bases that hold for a child only when his guardian agreed
	TandaTangan   TandaTangan     `privasi:"-,penanda tangan"`
}

// Sidik is the hash of the content that a signature covers: all but Versi and
// the signature itself.
func (r Register) Sidik() string {
	r.Versi, r.TandaTangan = 0, TandaTangan{}
	return sidikJSON("register", r)
}

// sidikJSON hashes the JSON of v, which orders fields and map keys; moments are
// UTC by then ([Register].Periksa).
func sidikJSON(apa string, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("privasi: %s: %v", apa, err)) // only plain values inside
	}
	s := sha256.Sum256(append([]byte("pesantren/"+apa+"/1\x00"), b...))
	return hex.EncodeToString(s[:])
}

// Tandatangani returns a copy put in force by a person of the institution at
// the moment. It refuses, with [ErrRegisterIsi], a register that is not sound.
func (r Register) Tandatangani(oleh, jabatan string, pada time.Time) (Register, error) {
	r = r.Salin()
	if err := r.Periksa(); err != nil {
		return Register{}, err
	}
	if oleh == "" || jabatan == "" || pada.IsZero() {
		return Register{}, ErrRegisterIsi.Invalidf("sebutkan penanda tangan dan jabatannya").Pada("jabatan")
	}
	r.TandaTangan = TandaTangan{oleh, jabatan, pada.UTC().Truncate(time.Microsecond), ""}
	r.TandaTangan.Sidik = r.Sidik()
	return r, nil
}

// PeriksaTandaTangan refuses an unsigned register with [ErrRegisterBelum], one
// that differs from what was signed with [ErrRegisterBerubah].
func (r Register) PeriksaTandaTangan() error {
	if r.TandaTangan.Oleh == "" || r.TandaTangan.Pada.IsZero() {
		return registerBelum()
	}
	if r.TandaTangan.Sidik != r.Sidik() {
		return &dasar.Error{Rule: string(ErrRegisterBerubah), Message: "register kegiatan tidak sama dengan yang ditandatangani; pulihkan dari cadangan atau tandatangani kembali"}
	}
	return nil
}

func registerBelum() error {
	return ErrRegisterBelum.Forbiddenf("register kegiatan belum ditandatangani; buka Pengaturan, periksa daftar kegiatan, lalu tandatangani")
}

// Periksa reports, with [ErrRegisterIsi], what makes a register unsound: an
// activity of an unknown purpose or role, without basis, reference or category,
// with a period that ends before it starts, a code used twice, a purpose
// without a notice, a moment that is not UTC.
func (r Register) Periksa() error {
	if r.Lembaga == "" || len(r.Tujuan) == 0 || len(r.Peran) == 0 {
		return ErrRegisterIsi.Invalidf("register harus menyebut lembaga, tujuan dan peran")
	}
	tujuan, peran, kode := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, t := range r.Tujuan {
		if tujuan[t.Kode] || !polaJalur.MatchString(t.Kode) || t.Uraian == "" {
			return ErrRegisterIsi.Invalidf("tujuan %q ganda, tanpa uraian, atau salah tulis", t.Kode)
		}
		tujuan[t.Kode] = true
	}
	for _, p := range r.Peran {
		if peran[p.Kode] || p.Kode == "" {
			return ErrRegisterIsi.Invalidf("peran %q ganda atau kosong", p.Kode)
		}
		peran[p.Kode] = true
	}
	for _, k := range r.Kegiatan {
		if kode[k.Kode] || k.Kode == "" {
			return ErrRegisterIsi.Invalidf("kode kegiatan %q ganda atau kosong", k.Kode)
		}
		kode[k.Kode] = true
		if err := k.periksa(tujuan, peran); err != nil {
			return err
		}
	}
	return r.periksaPemberitahuan(tujuan)
}

func (k Kegiatan) periksa(tujuan, peran map[string]bool) error {
	salah := func(apa string) error { return ErrRegisterIsi.Invalidf("kegiatan %q: %s", k.Kode, apa) }
	switch {
	case !tujuan[k.Tujuan]:
		return salah("tujuannya tidak ada dalam register")
	case k.Dasar == TanpaDasar || k.Dasar > KepentinganSah || k.Rujukan == "":
		return salah("dasar hukum dan rujukannya wajib ada")
	case len(k.Kategori) == 0 || len(k.TingkatPeran) == 0:
		return salah("kategori data dan peran wajib ada")
	case k.Status != Aktif && k.Status != Dihentikan:
		return salah("statusnya tidak dikenal")
	case k.Mulai.IsZero() || (!k.Selesai.IsZero() && !k.Selesai.After(k.Mulai)):
		return salah("masa berlakunya tidak sah")
	case k.Mulai.Location() != time.UTC || k.Selesai.Location() != time.UTC || k.DPIASampai.Location() != time.UTC || k.DPIASejak.Location() != time.UTC:
		return salah("waktunya harus UTC")
	}
	for _, j := range k.Kategori {
		if !polaJalur.MatchString(j) {
			return salah("kategori " + j + " tidak sah")
		}
	}
	for p, t := range k.TingkatPeran {
		if !peran[p] || t > Penuh {
			return salah("peran " + p + " tidak ada dalam register, atau tingkatnya tidak dikenal")
		}
	}
	return nil
}

func (r Register) periksaPemberitahuan(tujuan map[string]bool) error {
	kode, diberitahukan := map[string]bool{}, map[string]bool{}
	for _, p := range r.Pemberitahuan {
		if kode[p.Kode] || p.Kode == "" || len(p.Butir) < 7 {
			return ErrRegisterIsi.Invalidf("pemberitahuan %q ganda, tanpa kode, atau tidak memuat tujuh butir", p.Kode)
		}
		kode[p.Kode] = true
		for _, t := range p.Tujuan {
			if !tujuan[t] {
				return ErrRegisterIsi.Invalidf("pemberitahuan %q menyebut tujuan %q yang tidak ada", p.Kode, t)
			}
			diberitahukan[t] = true
		}
	}
	for _, t := range r.Tujuan {
		if !diberitahukan[t.Kode] {
			return ErrRegisterIsi.Invalidf("tujuan %q belum punya pemberitahuan", t.Kode)
		}
	}
	return nil
}

// Salin returns a deep copy.
func (r Register) Salin() Register {
	r.Tujuan, r.Peran = slices.Clone(r.Tujuan), slices.Clone(r.Peran)
	r.Kegiatan, r.Pemberitahuan = slices.Clone(r.Kegiatan), slices.Clone(r.Pemberitahuan)
	r.Samaran, r.PerluWali = slices.Clone(r.Samaran), slices.Clone(r.PerluWali)
	for i := range r.Kegiatan {
		k := &r.Kegiatan[i]
		k.Kategori, k.TingkatPeran, k.Perlu = slices.Clone(k.Kategori), maps.Clone(k.TingkatPeran), slices.Clone(k.Perlu)
	}
	for i := range r.Pemberitahuan {
		p := &r.Pemberitahuan[i]
		p.Tujuan, p.Butir = slices.Clone(p.Tujuan), slices.Clone(p.Butir)
	}
	return r
}

// Berikut is the rule of [GudangRegister].Simpan: it returns a copy as the
// version after lama, where terbaru is the newest that is stored.
func (r Register) Berikut(l dasar.LembagaID, lama, terbaru int) (Register, error) {
	switch err := r.PeriksaTandaTangan(); {
	case err != nil:
		return Register{}, err
	case r.Lembaga != l || l == "":
		return Register{}, ErrRegisterIsi.Invalidf("register ini milik lembaga lain")
	case lama != terbaru:
		return Register{}, ErrRegisterVersi.Conflictf("register sudah ditandatangani orang lain; muat ulang, periksa, lalu tandatangani kembali")
	}
	r = r.Salin()
	r.Versi = lama + 1
	return r, nil
}

// CariPemberitahuan returns the notice that covers a purpose.
func (r Register) CariPemberitahuan(tujuan string) (Pemberitahuan, bool) {
	i := slices.IndexFunc(r.Pemberitahuan, func(p Pemberitahuan) bool { return slices.Contains(p.Tujuan, tujuan) })
	if i < 0 {
		return Pemberitahuan{}, false
	}
	return r.Pemberitahuan[i], true
}

// GudangRegister keeps every signed version of every institution's register.
// Implementations pass privasitest.GudangRegister.
type GudangRegister interface {
	// Ambil returns the newest version. Without one it fails with
	// [ErrRegisterBelum]; when the stored content is not what was signed, with
	// [ErrRegisterBerubah]. The caller does not change the value.
	Ambil(ctx context.Context, l dasar.LembagaID) (Register, error)
	// Simpan adds a signed register as the version after lama (0 for the first).
	// It refuses a register of another institution, unsigned or changed since
	// ([Register].PeriksaTandaTangan), and, with Conflict [ErrRegisterVersi], when
	// lama is not the newest.
	Simpan(ctx context.Context, l dasar.LembagaID, r Register, lama int) error
}

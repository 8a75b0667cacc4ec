package privasi

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrTipe says that a type has not been registered with [Daftarkan].
var ErrTipe = dasar.Aturan("PRI-TIPE-01")

// Daftar is the inventory of persisted types: one truth for sealing, decisions
// and exports. The zero value is empty and ready. Each package registers its
// types once at start-up; afterwards it is read by many goroutines.
type Daftar struct {
	mu   sync.RWMutex
	nama map[string]*Tipe
	tipe map[reflect.Type]*Tipe
}

// Tipe is a registered type.
type Tipe struct {
	Nama        string   // such as "santri.Santri"
	Bidang      []Bidang // in the order of the struct
	TanpaSubjek bool
	Orang       string // of what the id is that stands for the person, such as "santri"; "" where a field holds the SubjekID

	rt          reflect.Type
	letakSubjek []int
	ke          map[string]int // index in Bidang by field name
}

// Cari returns what the tag of a field says.
func (t *Tipe) Cari(bidang string) (Bidang, bool) {
	if b := t.cari(bidang); b != nil {
		return *b, true
	}
	return Bidang{}, false
}

// cari is nil for a field that the type does not have.
func (t *Tipe) cari(bidang string) *Bidang {
	if i, ada := t.ke[bidang]; ada {
		return &t.Bidang[i]
	}
	return nil
}

// Pribadi lists the names of the fields that hold personal data, in the order
// of the struct.
func (t *Tipe) Pribadi() (nama []string) {
	for _, b := range t.Bidang {
		if b.Pribadi() {
			nama = append(nama, b.Nama)
		}
	}
	return nama
}

// OpsiDaftar changes how [Daftarkan] registers a type.
type OpsiDaftar func(*Tipe)

// TanpaSubjek registers a type that is about no person: every field is tagged
// `privasi:"-,reason"`.
func TanpaSubjek(t *Tipe) { t.TanpaSubjek = true }

// Bernama registers the type under a fixed name instead of "package.Type".
// Ciphertext is bound to the name: use it when a Go type is renamed or moved.
func Bernama(nama string) OpsiDaftar { return func(t *Tipe) { t.Nama = nama } }

// Daftarkan reads the privasi tags of T once. Every field carries one of
//
//	privasi:"subjek"                                    the SubjekID, exactly one
//	privasi:"orang=<of what>"                           instead of it: the id of a santri, a family,
//	                                                    a bill, that stands for the person
//	privasi:"-,<reason>"                                not personal data
//	privasi:"kategori=<path>;kelas=umum|spesifik;retensi=<class>[;indeks][;sebagai=<name>]"
//	                                                    a Tertutup[T]
//	privasi:"kategori=<path>;kelas=umum|spesifik;retensi=<class>;terbuka=<reason>"
//	                                                    readable personal data
//
// Records whose person is named by another id are decided on, shown and trailed like any
// other: whoever shows them knows whose they are and says so ([Penjaga.Minta]). Their
// fields stay readable, for keys belong to a SubjekID.
//
// A reason holds no semicolon. An embedded struct without a tag counts as its
// fields. Anything else is a [*GalatTanda]: a field without a tag, an exemption
// without a reason, an unknown or doubled key, personal data that is neither
// sealed nor readable with a reason, a category that must be sealed and is
// readable, a sealed field that needs none, a Tertutup hidden inside another
// type, not exactly one subject or person, a sealed field without a subject, a type or name registered twice, not a struct.
func Daftarkan[T any](r *Daftar, opsi ...OpsiDaftar) error {
	rt := reflect.TypeFor[T]()
	t := &Tipe{Nama: rt.String(), rt: rt, ke: map[string]int{}}
	for _, o := range opsi {
		o(t)
	}
	if rt.Kind() != reflect.Struct || rt.Name() == "" {
		return &GalatTanda{t.Nama, "", "bukan struct bernama"}
	}
	var err error
	if t.Bidang, err = bacaBidang(t.Nama, rt, nil); err != nil {
		return err
	}
	if err := t.periksa(); err != nil {
		return err
	}
	return r.pasang(rt, t)
}

// MustDaftarkan is [Daftarkan] for start-up code; it panics on a wrong tag.
func MustDaftarkan[T any](r *Daftar, opsi ...OpsiDaftar) {
	if err := Daftarkan[T](r, opsi...); err != nil {
		panic(err)
	}
}

func (t *Tipe) periksa() error {
	subjek, orang, sandi := 0, 0, map[string]bool{}
	for i, b := range t.Bidang {
		if _, ganda := t.ke[b.Nama]; ganda {
			return &GalatTanda{t.Nama, b.Nama, "nama bidang ganda"}
		}
		t.ke[b.Nama] = i
		t.Bidang[i].golongan = slices.IndexFunc(t.Bidang, b.serupa)
		if b.Tertutup && sandi[b.Sebagai] {
			return &GalatTanda{t.Nama, b.Nama, "nama segel ganda: " + b.Sebagai}
		}
		sandi[b.Sebagai] = b.Tertutup
		if b.Subjek {
			subjek++
			t.letakSubjek = b.letak
		}
		if b.Orang != "" {
			orang++
			t.Orang = b.Orang
		}
		if t.TanpaSubjek && b.Bebas == "" {
			return &GalatTanda{t.Nama, b.Nama, "tipe tanpa subjek memuat data pribadi"}
		}
	}
	if !t.TanpaSubjek && subjek+orang != 1 {
		return &GalatTanda{t.Nama, "", fmt.Sprintf("harus tepat satu subjek, ada %d", subjek+orang)}
	}
	if i := slices.IndexFunc(t.Bidang, func(b Bidang) bool { return b.Tertutup }); i >= 0 && orang > 0 {
		return &GalatTanda{t.Nama, t.Bidang[i].Nama, "data tersegel perlu SubjekID"}
	}
	return nil
}

func (r *Daftar) pasang(rt reflect.Type, t *Tipe) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.nama == nil {
		r.nama, r.tipe = map[string]*Tipe{}, map[reflect.Type]*Tipe{}
	}
	if r.nama[t.Nama] != nil || r.tipe[rt] != nil {
		return &GalatTanda{t.Nama, "", "sudah terdaftar"}
	}
	r.nama[t.Nama], r.tipe[rt] = t, t
	return nil
}

// Tipe returns the type registered under the name, or nil.
func (r *Daftar) Tipe(nama string) *Tipe {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.nama[nama]
}

// TipeDari returns what was registered for a Go type, or nil.
func (r *Daftar) TipeDari(rt reflect.Type) *Tipe {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.tipe[rt]
}

// Semua returns every registered type, sorted by name.
func (r *Daftar) Semua() []*Tipe {
	r.mu.RLock()
	defer r.mu.RUnlock()
	ts := make([]*Tipe, 0, len(r.nama))
	for _, t := range r.nama {
		ts = append(ts, t)
	}
	slices.SortFunc(ts, func(a, b *Tipe) int { return strings.Compare(a.Nama, b.Nama) })
	return ts
}

func (r *Daftar) wajib(rt reflect.Type) (*Tipe, error) {
	t := r.TipeDari(rt)
	if t == nil {
		return nil, &dasar.Error{Rule: string(ErrTipe), Message: "tipe " + rt.String() + " belum didaftarkan; panggil privasi.Daftarkan"}
	}
	return t, nil
}

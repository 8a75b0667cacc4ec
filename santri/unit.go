package santri

import "github.com/pesantren-go/pesantren/dasar"

// KodeUnit is the code of a unit inside an institution, as the office writes
// it: "Pondok", "MTs", "MA".
type KodeUnit string

// Unit is one part of the institution with its own classes: the pondok itself,
// a madrasah, a school. Tariffs, marks and scopes speak of units.
type Unit struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Kode    KodeUnit        `privasi:"-,nama unit"`
	Nama    string          `privasi:"-,nama unit"`
	Jalur   Jalur           `privasi:"-,jalur unit"` // the track its memberships usually belong to
	Urutan  int             `privasi:"-,urutan tampil"`
}

// Tingkat is a level inside a unit and track: "7", "10", "2 Ula".
type Tingkat struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Unit    KodeUnit        `privasi:"-,nama unit"`
	Jalur   Jalur           `privasi:"-,jalur"`
	Kode    string          `privasi:"-,nama tingkat"`
	Urutan  int             `privasi:"-,urutan tampil"`
}

// Jalur is a track of study. A santri follows several at once, with at most
// one active membership in each.
type Jalur string

// The three tracks of a pesantren.
const (
	Formal  Jalur = "formal"
	Diniyah Jalur = "diniyah"
	Tahfidz Jalur = "tahfidz"
)

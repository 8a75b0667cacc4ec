package santri

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// WaliID is the permanent, random id of one parent or guardian.
type WaliID string

// KeluargaID is the permanent, random id of one family.
type KeluargaID string

// Wali is a parent or guardian. One wali may have several santri and one
// santri several wali ([Perwalian]); a phone number may belong to several wali.
type Wali struct {
	Lembaga dasar.LembagaID           `privasi:"-,penanda lembaga"`
	ID      WaliID                    `privasi:"-,penanda acak"`
	Subjek  privasi.SubjekID          `privasi:"subjek"`
	Nama    string                    `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari, dan dicocokkan dengan nama pengirim di mutasi bank"`
	NIK     privasi.Tertutup[NIK]     `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;indeks"`
	HP      privasi.Tertutup[NomorHP] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas;indeks"`
	Dicatat time.Time                 `privasi:"-,saat pencatatan"`
	Versi   int                       `privasi:"-,nomor versi catatan"`
}

// Hubungan says how a wali is related to a santri.
type Hubungan string

// The relations that the official workbook knows; Pengampu is its "wali".
const (
	Ayah     Hubungan = "ayah"
	Ibu      Hubungan = "ibu"
	Pengampu Hubungan = "wali"
)

// Perwalian ties a wali to a santri. (Lembaga, Santri, Wali) is unique; at
// most one Perwalian of a santri is Utama, the one called and billed first.
type Perwalian struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	Santri   ID              `privasi:"orang=santri"`
	Wali     WaliID          `privasi:"-,penanda acak"`
	Hubungan Hubungan        `privasi:"kategori=keluarga.hubungan;kelas=umum;retensi=identitas;terbuka=menentukan siapa wali siapa"`
	Utama    bool            `privasi:"-,urutan kontak"`
}

// Keluarga is the household that pays together: santri with the same father,
// mother and normalised phone number. Kunci is a keyed blind index of those
// three, so that the number itself is stored nowhere in the clear. Bills stay
// with the santri; credit (titipan) belongs to the family.
type Keluarga struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      KeluargaID      `privasi:"-,penanda acak"`
	Kunci   []byte          `privasi:"-,indeks buta berkunci"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

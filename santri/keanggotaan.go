package santri

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Keanggotaan is the membership of a santri in one track: in which unit, level
// and class, from which day, and until when. It holds on [Mulai, Selesai); an
// unset Selesai means "still". At most one membership per santri and track is
// open at a time.
type Keanggotaan struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Santri  ID              `privasi:"orang=santri"`
	Jalur   Jalur           `privasi:"kategori=kesiswaan.kelas;kelas=umum;retensi=identitas;terbuka=daftar kelas disusun dengannya"`
	Unit    KodeUnit        `privasi:"kategori=kesiswaan.kelas;kelas=umum;retensi=identitas;terbuka=daftar kelas disusun dengannya"`
	Tingkat string          `privasi:"kategori=kesiswaan.kelas;kelas=umum;retensi=identitas;terbuka=daftar kelas disusun dengannya"`
	Kelas   string          `privasi:"kategori=kesiswaan.kelas;kelas=umum;retensi=identitas;terbuka=daftar kelas disusun dengannya"`
	Mulai   dasar.Tanggal   `privasi:"-,tanggal keanggotaan"`
	Selesai dasar.Tanggal   `privasi:"-,tanggal keanggotaan"`
	Sebab   string          `privasi:"kategori=kesiswaan.kelas;kelas=umum;retensi=identitas;terbuka=riwayat kelas disusun dengannya"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

// Mukim is one stay in a dormitory: a santri with an open Mukim boards, one
// without is non-mukim. It holds on [Mulai, Selesai). Asrama and Kamar may be
// empty while a place is sought.
type Mukim struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID      string          `privasi:"-,penanda acak"`
	Santri  ID              `privasi:"orang=santri"`
	Asrama  string          `privasi:"kategori=kesiswaan.asrama;kelas=umum;retensi=identitas;terbuka=daftar asrama disusun dengannya"`
	Kamar   string          `privasi:"kategori=kesiswaan.asrama;kelas=umum;retensi=identitas;terbuka=daftar asrama disusun dengannya"`
	Mulai   dasar.Tanggal   `privasi:"-,tanggal mukim"`
	Selesai dasar.Tanggal   `privasi:"-,tanggal mukim"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

package persetujuan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Fakta is what the worth of a consent depends on besides its own steps.
type Fakta struct {
	Orang      wali.Orang   // whom the consent is about
	Lain       []wali.Orang // guardians: their forms of communication
	Kewenangan []wali.Kewenangan
	Kapasitas  []wali.Kapasitas
	Peralihan  wali.Peralihan
	Usia       wali.AturanUsia
	Setelan    wali.Setelan
	Penyajian  []Penyajian
	Perubahan  []PerubahanMaterial
}

// PerubahanMaterial says that from a moment on a new notice version replaced what
// consents for some purposes rested on.
type PerubahanMaterial struct {
	Versi  string    `privasi:"-,sidik pemberitahuan baru"`
	Tujuan []string  `privasi:"-,tujuan yang tersentuh"`
	Sejak  time.Time `privasi:"-,saat berlaku"`
}

// siapa is the person behind a giver.
func (f Fakta) siapa(o Pemberi) privasi.SubjekID {
	if o.Diri {
		return f.Orang.Subjek
	}
	return o.Wali
}

func (f Fakta) orang(s privasi.SubjekID) wali.Orang {
	if s == f.Orang.Subjek {
		return f.Orang
	}
	for _, o := range f.Lain {
		if o.Subjek == s {
			return o
		}
	}
	return wali.Orang{Subjek: s}
}

// kompeten says whether a giver may decide for the person at a moment.
func (f Fakta) kompeten(o Pemberi, tujuan string, t time.Time) error {
	switch {
	case o.Diri && (!f.Orang.Anak(f.Usia, t) || slices.ContainsFunc(f.Kapasitas, func(k wali.Kapasitas) bool { return k.Berlaku(f.Orang.Subjek, tujuan, t) })):
		return nil
	case o.Diri:
		return ErrPerluWali.Forbiddenf("santri di bawah umur memerlukan persetujuan wali; mintalah kepada walinya")
	case o.Wali == "" || o.Wali == f.Orang.Subjek:
		return wali.ErrWaliTakSah.Invalidf("sebutkan wali yang memberi persetujuan").Pada("wali")
	}
	return f.kewenangan(o, t).Izin(f.Orang, f.Usia, wali.HakPersetujuan, t).Efek
}

func (f Fakta) kewenangan(o Pemberi, t time.Time) wali.Kewenangan {
	return wali.Cari(f.Kewenangan, wali.Orang{Subjek: o.Wali}, f.Orang, f.Usia, t)
}

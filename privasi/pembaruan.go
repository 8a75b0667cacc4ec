package privasi

import (
	"maps"
	"slices"
)

// Pembaruan is what a register lacks of a newer default one: a program that learns
// new work brings new rows, and an institution that signed before must read and sign
// them before they allow anything.
type Pembaruan struct {
	Baru    []Kegiatan // rows whose code the register does not have
	Berubah []Kegiatan // rows of the default that cover other data or roles than those signed
}

// Kosong reports that there is nothing to sign.
func (p Pembaruan) Kosong() bool { return len(p.Baru)+len(p.Berubah) == 0 }

// Semua lists the rows, new ones first.
func (p Pembaruan) Semua() []Kegiatan { return slices.Concat(p.Baru, p.Berubah) }

// Banding compares a signed register with a default one ([DaftarBaku]). Rows that the
// institution ended itself (Dihentikan) are its own decision and are left out, as are
// rows of its own making.
func (r Register) Banding(baku Register) (p Pembaruan) {
	for _, b := range baku.Kegiatan {
		i := slices.IndexFunc(r.Kegiatan, func(k Kegiatan) bool { return k.Kode == b.Kode })
		switch {
		case i < 0:
			p.Baru = append(p.Baru, b)
		case r.Kegiatan[i].Status == Dihentikan:
		case !samaIsi(r.Kegiatan[i], b):
			p.Berubah = append(p.Berubah, b)
		}
	}
	return p
}

func samaIsi(a, b Kegiatan) bool {
	return a.Tujuan == b.Tujuan && a.Dasar == b.Dasar && maps.Equal(a.TingkatPeran, b.TingkatPeran) && slices.Equal(a.Perlu, b.Perlu) && slices.Equal(slices.Sorted(slices.Values(a.Kategori)), slices.Sorted(slices.Values(b.Kategori)))
}

// Meluas reports that an activity allows something that it did not as it was signed: it is
// new or was stopped, or touches more, shows somebody more, asks for less or lasts longer.
// What only became narrower needs no new assessment before it holds.
func (k Kegiatan) Meluas(lama Kegiatan) bool {
	tercakup := func(j string) bool {
		return slices.ContainsFunc(lama.Kategori, func(x string) bool { return mencakup(x, j) })
	}
	switch {
	case k.Status != Aktif:
		return false
	case lama.Status != Aktif, lama.Tujuan != k.Tujuan, lama.Dasar != k.Dasar:
		return true
	case slices.ContainsFunc(k.Kategori, func(j string) bool { return !tercakup(j) }):
		return true
	case slices.ContainsFunc(lama.Perlu, func(s Syarat) bool { return !slices.Contains(k.Perlu, s) }):
		return true
	case !lama.Selesai.IsZero() && (k.Selesai.IsZero() || k.Selesai.After(lama.Selesai)), k.Mulai.Before(lama.Mulai):
		return true
	}
	for p, t := range k.TingkatPeran {
		if t > lama.TingkatPeran[p] {
			return true
		}
	}
	return false
}

// Perbarui returns a copy with the rows of the default that have the given codes, and
// the purposes, roles and notices that these rows need and the register lacks. It
// still has to be signed ([Register.Tandatangani]). A code that [Register.Banding]
// does not list is refused with [ErrRegisterIsi].
func (r Register) Perbarui(baku Register, kode ...string) (Register, error) {
	boleh := r.Banding(baku).Semua()
	r, baku = r.Salin(), baku.Salin()
	r.TandaTangan = TandaTangan{}
	for _, kd := range kode {
		i := slices.IndexFunc(boleh, func(k Kegiatan) bool { return k.Kode == kd })
		if i < 0 {
			return Register{}, ErrRegisterIsi.Invalidf("kegiatan ini tidak menunggu tanda tangan; muat ulang halaman").Pada("kegiatan")
		}
		b := boleh[i]
		b.DPIASejak = b.Mulai // what is new or reaches further shows nothing specific before it is assessed
		if j := slices.IndexFunc(r.Kegiatan, func(k Kegiatan) bool { return k.Kode == kd }); j >= 0 {
			if lama := r.Kegiatan[j]; !b.Meluas(lama) {
				b.DPIA, b.DPIASampai, b.DPIASejak = lama.DPIA, lama.DPIASampai, lama.DPIASejak
			}
			r.Kegiatan[j] = b
		} else {
			r.Kegiatan = append(r.Kegiatan, b)
		}
		r.lengkapi(baku, b)
	}
	return r.Salin(), nil
}

// lengkapi adds what a row speaks of.
func (r *Register) lengkapi(baku Register, b Kegiatan) {
	if !slices.ContainsFunc(r.Tujuan, func(t Tujuan) bool { return t.Kode == b.Tujuan }) {
		if i := slices.IndexFunc(baku.Tujuan, func(t Tujuan) bool { return t.Kode == b.Tujuan }); i >= 0 {
			r.Tujuan = append(r.Tujuan, baku.Tujuan[i])
		}
	}
	for _, p := range baku.Peran {
		if _, perlu := b.TingkatPeran[p.Kode]; perlu && !slices.ContainsFunc(r.Peran, func(x Peran) bool { return x.Kode == p.Kode }) {
			r.Peran = append(r.Peran, p)
		}
	}
	if _, ada := r.CariPemberitahuan(b.Tujuan); ada {
		return
	}
	p, ada := baku.CariPemberitahuan(b.Tujuan)
	if !ada {
		return
	}
	if i := slices.IndexFunc(r.Pemberitahuan, func(x Pemberitahuan) bool { return x.Kode == p.Kode }); i >= 0 {
		r.Pemberitahuan[i].Tujuan = append(r.Pemberitahuan[i].Tujuan, b.Tujuan) // the notice is known: it now speaks of one purpose more
		return
	}
	p.Tujuan = slices.DeleteFunc(p.Tujuan, func(t string) bool { return !slices.ContainsFunc(r.Tujuan, func(x Tujuan) bool { return x.Kode == t }) })
	r.Pemberitahuan = append(r.Pemberitahuan, p)
}

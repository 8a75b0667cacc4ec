package kebijakan

import "slices"

// Perubahan is what happened to a clause or a purpose.
type Perubahan string

// The changes.
const (
	Ditambah Perubahan = "ditambah"
	Dihapus  Perubahan = "dihapus"
	Diubah   Perubahan = "diubah"
)

// BedaKlausul is one changed clause.
type BedaKlausul struct {
	Kunci      string
	Perubahan  Perubahan
	Lama, Baru Klausul
}

// BedaTujuan is one changed purpose, with the parts that changed: "uraian", "kategori",
// "penerima", "retensi".
type BedaTujuan struct {
	Kode      string
	Perubahan Perubahan
	Bagian    []string
}

// Beda is what differs between two versions: exactly the changed clauses and purposes, in
// the order of the newer version, what it dropped last.
type Beda struct {
	Ringkasan bool
	Klausul   []BedaKlausul
	Tujuan    []BedaTujuan
}

// Kosong reports that nothing differs but perhaps the order.
func (b Beda) Kosong() bool { return !b.Ringkasan && len(b.Klausul) == 0 && len(b.Tujuan) == 0 }

// Material reports a change of purpose, category, recipient or retention.
func (b Beda) Material() bool { return len(b.Tujuan) > 0 }

// Tersentuh lists the purposes that changed, sorted.
func (b Beda) Tersentuh() (kode []string) {
	for _, t := range b.Tujuan {
		kode = append(kode, t.Kode)
	}
	return urut(kode)
}

// Bandingkan compares two versions.
func Bandingkan(lama, baru Kebijakan) (b Beda) {
	b.Ringkasan = lama.Ringkasan != baru.Ringkasan
	b.Klausul = bandingKlausul(lama.Klausul, baru.Klausul)
	b.Tujuan = bandingTujuan(lama.Tujuan, baru.Tujuan)
	return b
}

func bandingKlausul(lama, baru []Klausul) (bs []BedaKlausul) {
	cari := func(ks []Klausul, kunci string) int {
		return slices.IndexFunc(ks, func(k Klausul) bool { return k.Kunci == kunci })
	}
	for _, k := range baru {
		switch i := cari(lama, k.Kunci); {
		case i < 0:
			bs = append(bs, BedaKlausul{k.Kunci, Ditambah, Klausul{}, k})
		case lama[i] != k:
			bs = append(bs, BedaKlausul{k.Kunci, Diubah, lama[i], k})
		}
	}
	for _, k := range lama {
		if cari(baru, k.Kunci) < 0 {
			bs = append(bs, BedaKlausul{k.Kunci, Dihapus, k, Klausul{}})
		}
	}
	return bs
}

func bandingTujuan(lama, baru []Tujuan) (bs []BedaTujuan) {
	cari := func(ts []Tujuan, kode string) int {
		return slices.IndexFunc(ts, func(t Tujuan) bool { return t.Kode == kode })
	}
	for _, t := range baru {
		i := cari(lama, t.Kode)
		if i < 0 {
			bs = append(bs, BedaTujuan{t.Kode, Ditambah, nil})
			continue
		}
		if bagian := lama[i].beda(t); len(bagian) > 0 {
			bs = append(bs, BedaTujuan{t.Kode, Diubah, bagian})
		}
	}
	for _, t := range lama {
		if cari(baru, t.Kode) < 0 {
			bs = append(bs, BedaTujuan{t.Kode, Dihapus, nil})
		}
	}
	return bs
}

func (t Tujuan) beda(u Tujuan) (bagian []string) {
	if t.Uraian != u.Uraian {
		bagian = append(bagian, "uraian")
	}
	if !slices.Equal(urut(t.Kategori), urut(u.Kategori)) {
		bagian = append(bagian, "kategori")
	}
	if !slices.Equal(urut(t.Penerima), urut(u.Penerima)) {
		bagian = append(bagian, "penerima")
	}
	if !slices.Equal(urut(t.Retensi), urut(u.Retensi)) {
		bagian = append(bagian, "retensi")
	}
	return bagian
}

package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Drawers whose records a decision may rest on.
var (
	laciOrang = laci[wali.Orang]{"orang", func(o *wali.Orang) kepala {
		return kepala{lembaga: o.Lembaga, id: string(o.Subjek), subjek: o.Subjek, status: "tercatat", versi: &o.Versi}
	}}
	laciKewenangan = laci[wali.Kewenangan]{"kewenangan", func(k *wali.Kewenangan) kepala {
		return kepala{lembaga: k.Lembaga, id: k.ID, subjek: k.Santri, status: statusKewenangan(k), pada: k.Diajukan, versi: &k.Versi}
	}}
	laciKapasitas = laci[wali.Kapasitas]{"kapasitas", func(k *wali.Kapasitas) kepala {
		return kepala{lembaga: k.Lembaga, id: k.ID, subjek: k.Santri, status: "dinilai", pada: k.Mulai, versi: &k.Versi}
	}}
	laciPeralihan = laci[wali.Peralihan]{"peralihan", func(p *wali.Peralihan) kepala {
		return kepala{lembaga: p.Lembaga, id: string(p.Santri), subjek: p.Santri, status: "tercatat", pada: p.KabarSantri, versi: &p.Versi}
	}}
	laciPersetujuan = laci[persetujuan.Persetujuan]{"persetujuan", func(p *persetujuan.Persetujuan) kepala {
		k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, versi: &p.Versi}
		if n := len(p.Langkah); n > 0 {
			k.status, k.pada = string(p.Langkah[n-1].Ke), p.Langkah[0].Pada
		}
		return k
	}}
	laciPenyajian = laci[persetujuan.Penyajian]{"penyajian", func(p *persetujuan.Penyajian) kepala {
		return kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: "disajikan", pada: p.Pada, versi: &p.Nomor}
	}}
	laciMusnah = laci[Musnah]{"musnah", func(m *Musnah) kepala {
		return kepala{lembaga: m.Lembaga, id: m.ID, subjek: m.Subjek, status: "musnah", pada: m.Pada, versi: &m.Versi}
	}}
	laciPembatasan = laci[Pembatasan]{"pembatasan", func(p *Pembatasan) kepala {
		return kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: "tercatat", pada: p.Mulai, versi: &p.Versi}
	}}
)

func statusKewenangan(k *wali.Kewenangan) string {
	switch {
	case !k.Dicabut.IsZero():
		return "dicabut"
	case !k.Ditolak.IsZero():
		return "ditolak"
	case k.Terbukti.IsZero():
		return "diajukan"
	}
	return "terbukti"
}

// Musnah says what one run of destruction took away from a person: one record per run
// and person. From its moment on the door shows nothing of those classes.
type Musnah struct {
	Lembaga dasar.LembagaID  `privasi:"-,lembaga"`
	ID      string           `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID `privasi:"subjek"`
	Hilang  []retensi.Hilang `privasi:"-,kelas yang dihapus atau dimusnahkan"`
	Pada    time.Time        `privasi:"-,saat dicatat"`
	Versi   uint64           `privasi:"-,versi catatan"`
}

// Pembatasan says that a person had processing restricted: while it holds his data is
// only stored.
type Pembatasan struct {
	Lembaga    dasar.LembagaID  `privasi:"-,lembaga"`
	ID         string           `privasi:"-,kunci teknis"`
	Subjek     privasi.SubjekID `privasi:"subjek"`
	Permohonan string           `privasi:"-,kunci permohonan"`
	Mulai      time.Time        `privasi:"-,saat terpasang"`
	Selesai    time.Time        `privasi:"-,saat dilepas"` // zero: until further notice; exclusive
	Versi      uint64           `privasi:"-,versi catatan"`
}

// Berlaku reports that the restriction holds.
func (p Pembatasan) Berlaku(t time.Time) bool {
	return !t.Before(p.Mulai) && (p.Selesai.IsZero() || t.Before(p.Selesai))
}

// berkas is all that the office knows of some people, by person.
type berkas struct {
	orang       map[privasi.SubjekID]wali.Orang
	kewenangan  map[privasi.SubjekID][]wali.Kewenangan
	kapasitas   map[privasi.SubjekID][]wali.Kapasitas
	peralihan   map[privasi.SubjekID]wali.Peralihan
	persetujuan map[privasi.SubjekID][]persetujuan.Persetujuan
	penyajian   map[privasi.SubjekID][]persetujuan.Penyajian
	pembatasan  map[privasi.SubjekID][]Pembatasan
	musnah      map[privasi.SubjekID][]privasi.KelasRetensi
	perjanjian  map[privasi.SubjekID]bool
	perintah    []pendedahan.Perintah
}

// pilah reads records of a kind into their map.
func pilah[T any](s *Service, l laci[T], r privasi.Rekaman, pasang func(T)) error {
	if r.Jenis != l.jenis {
		return nil
	}
	x, err := l.keadaan(s.Daftar, r)
	if err == nil {
		pasang(x)
	}
	return err
}

// bacaBerkas reads what the office knows of people in one statement per few thousand.
func (s *Service) bacaBerkas(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (b berkas, err error) {
	rs, err := s.Stores.Rekaman.MilikSubjek(ctx, l, []string{laciOrang.jenis, laciKewenangan.jenis, laciKapasitas.jenis, laciPeralihan.jenis,
		laciPersetujuan.jenis, laciPenyajian.jenis, laciPembatasan.jenis, laciMusnah.jenis, laciPerjanjian.jenis, laciPerintah.jenis}, append(slices.Clone(ss), semuaOrang))
	if err != nil {
		return b, err
	}
	b = berkas{map[privasi.SubjekID]wali.Orang{}, map[privasi.SubjekID][]wali.Kewenangan{}, map[privasi.SubjekID][]wali.Kapasitas{}, map[privasi.SubjekID]wali.Peralihan{},
		map[privasi.SubjekID][]persetujuan.Persetujuan{}, map[privasi.SubjekID][]persetujuan.Penyajian{}, map[privasi.SubjekID][]Pembatasan{},
		map[privasi.SubjekID][]privasi.KelasRetensi{}, map[privasi.SubjekID]bool{}, nil}
	for _, r := range rs {
		for _, err := range []error{
			pilah(s, laciOrang, r, func(x wali.Orang) { b.orang[x.Subjek] = x }),
			pilah(s, laciKewenangan, r, func(x wali.Kewenangan) { b.kewenangan[x.Santri] = append(b.kewenangan[x.Santri], x) }),
			pilah(s, laciKapasitas, r, func(x wali.Kapasitas) { b.kapasitas[x.Santri] = append(b.kapasitas[x.Santri], x) }),
			pilah(s, laciPeralihan, r, func(x wali.Peralihan) { b.peralihan[x.Santri] = x }),
			pilah(s, laciPersetujuan, r, func(x persetujuan.Persetujuan) { b.persetujuan[x.Subjek] = append(b.persetujuan[x.Subjek], x) }),
			pilah(s, laciPenyajian, r, func(x persetujuan.Penyajian) { b.penyajian[x.Subjek] = append(b.penyajian[x.Subjek], x) }),
			pilah(s, laciPembatasan, r, func(x Pembatasan) { b.pembatasan[x.Subjek] = append(b.pembatasan[x.Subjek], x) }),
			pilah(s, laciPerintah, r, func(x pendedahan.Perintah) { b.perintah = append(b.perintah, x) }),
			pilah(s, laciMusnah, r, func(x Musnah) {
				for _, h := range x.Hilang {
					b.musnah[x.Subjek] = append(b.musnah[x.Subjek], h.Kelas)
				}
			}),
			pilah(s, laciPerjanjian, r, func(x Perjanjian) { b.perjanjian[x.Subjek] = true }),
		} {
			if err != nil {
				return b, err
			}
		}
	}
	return b, nil
}

// lengkapiOrang adds what the source outside the office knows: what the office
// recorded itself (a corrected date, a marriage) comes first.
func (s *Service) lengkapiOrang(ctx context.Context, l dasar.LembagaID, b *berkas, ss []privasi.SubjekID) error {
	if s.Orang == nil {
		return nil
	}
	luar, err := s.Orang.Orang(ctx, l, ss)
	if err != nil {
		return err
	}
	for id, o := range luar {
		if _, ada := b.orang[id]; !ada {
			b.orang[id] = o
		}
	}
	return nil
}

// fakta is what the worth of a person's consents depends on.
func (b berkas) fakta(l dasar.LembagaID, x privasi.SubjekID, a aturan) persetujuan.Fakta {
	o, ada := b.orang[x]
	if !ada {
		o = wali.Orang{Lembaga: l, Subjek: x}
	}
	f := persetujuan.Fakta{Orang: o, Kewenangan: b.kewenangan[x], Kapasitas: b.kapasitas[x], Peralihan: b.peralihan[x], Usia: a.usia, Setelan: a.peralihan,
		Penyajian: b.penyajian[x], Perubahan: a.perubahan}
	for _, k := range f.Kewenangan {
		if w, ada := b.orang[k.Wali]; ada {
			f.Lain = append(f.Lain, w)
		}
	}
	return f
}

// Fakta implements [privasi.SumberFakta].
func (s *Service) Fakta(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID, tujuan string, pada time.Time) (map[privasi.SubjekID]privasi.Fakta, error) {
	reg, err := s.Register.Ambil(ctx, l)
	if err != nil {
		return nil, err
	}
	b, err := s.bacaBerkas(ctx, l, ss)
	if err != nil {
		return nil, err
	}
	perlu := len(reg.PerluWali) > 0
	var a aturan
	if perlu || len(b.persetujuan) > 0 {
		if err := s.lengkapiOrang(ctx, l, &b, ss); err != nil {
			return nil, err
		}
		if a, err = s.aturan(ctx, l); err != nil {
			return nil, err
		}
	}
	hasil := make(map[privasi.SubjekID]privasi.Fakta, len(b.persetujuan)+len(b.pembatasan)+len(b.musnah))
	berhenti := henti(b.perintah, func(p pendedahan.Perintah, k string) bool { return p.Menghentikan(k, pada) })
	for _, x := range ss {
		f := privasi.Fakta{Musnah: privasi.DaftarKata(b.musnah[x]...), Henti: berhenti}
		for _, p := range b.pembatasan[x] {
			f.Dibatasi = f.Dibatasi || p.Berlaku(pada)
		}
		if ps := b.persetujuan[x]; len(ps) > 0 && persetujuan.BerlakuPada(ps, b.fakta(l, x, a), tujuan, pada).Ya {
			f.Persetujuan = tujuan
		}
		if perlu && !b.perjanjian[x] && b.fakta(l, x, a).Orang.Anak(a.usia, pada) {
			f.Gugur = f.Gugur.Tambah(reg.PerluWali...)
		}
		if f != (privasi.Fakta{}) {
			hasil[x] = f
		}
	}
	return hasil, nil
}

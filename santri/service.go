package santri

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Service is the door to kesiswaan for people: it knows who asks, keeps to the
// actor's scope, seals before it stores, and opens the units of work. All fields
// but Zona and Tulis are required.
//
// A santri outside the scope does not exist for the actor: [ErrSantri]
// (NotFound). Nothing sealed is opened here; whoever shows a record goes through
// privasi.Penjaga.
type Service struct {
	Atomic  dasar.Atomic[Stores]
	Stores  Stores // for reading outside a unit
	Brankas *privasi.Brankas
	Daftar  *privasi.Daftar
	Now     func() time.Time

	// Zona decides which civil day it is for an institution; nil means WIB.
	Zona func(dasar.LembagaID) *time.Location

	// Tulis is told which fields a change wrote, once it is stored; nil: nobody asks.
	Tulis privasi.PencatatTulis

	// Kebijakan refuses to take people's data in, or to write it anew, before a privacy
	// policy is in force; nil: not asked.
	Kebijakan privasi.PemeriksaKebijakan

	sekali sekali
}

// ErrSantri says that the institution has no such santri, or none that the
// actor may know of.
var ErrSantri = dasar.Aturan("SAN-SANTRI-01")

func tiada() error { return ErrSantri.NotFoundf("santri tidak ditemukan") }

func (s *Service) kini() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// hariIni is the civil day at the institution.
func (s *Service) hariIni(l dasar.LembagaID) dasar.Tanggal {
	zona := time.FixedZone("WIB", 7*3600)
	if s.Zona != nil {
		zona = s.Zona(l)
	}
	return dasar.TanggalDari(s.kini().In(zona))
}

// Terima takes santri in, all of them or none, and returns them as stored.
// Refusals are those of [Santri.Periksa], [Awal], [BukaAnggota] and of
// [Store].Simpan.
func (s *Service) Terima(ctx context.Context, p dasar.Pelaku, terima ...Penerimaan) ([]Santri, error) {
	ps := make([]*Penerimaan, len(terima))
	for i := range terima {
		ps[i] = new(terima[i].salin())
	}
	if err := s.SiapkanPenerimaan(ctx, p, ps); err != nil {
		return nil, err
	}
	id := make([]ID, len(ps))
	for i, r := range ps {
		id[i] = r.Santri.ID
	}
	var hasil []Santri
	err := s.kerjakan(ctx, p, "terima", gabungID(id), func(ctx context.Context, st Stores, lama string) (err error) {
		if lama != "" {
			hasil, err = s.terbaca(ctx, st, p, pisahID(lama))
			return err
		}
		if err := SimpanPenerimaan(ctx, st, p.Lembaga, ps); err != nil {
			return err
		}
		hasil, err = st.Santri.Ambil(ctx, p.Lembaga, id...)
		return err
	})
	return hasil, err
}

// terbaca reads santri that an earlier call of the same key took in, as they
// are now, within the actor's scope.
func (s *Service) terbaca(ctx context.Context, st Stores, p dasar.Pelaku, id []ID) (hasil []Santri, err error) {
	for _, i := range id {
		n, _, err := s.satu(ctx, st, p, i, false)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, n)
	}
	return hasil, nil
}

func (r Penerimaan) salin() Penerimaan {
	r.Wali, r.Keanggotaan = slices.Clone(r.Wali), slices.Clone(r.Keanggotaan)
	if r.Mukim != nil {
		r.Mukim = new(*r.Mukim)
	}
	return r
}

// Profil is all that is kept about one santri.
type Profil struct {
	Santri      Santri
	Wali        []WaliBaru // main contact first
	Keanggotaan []Keanggotaan
	Mukim       []Mukim
	Riwayat     []Peristiwa
}

// Ambil returns one santri with everything around it.
func (s *Service) Ambil(ctx context.Context, p dasar.Pelaku, id ID) (Profil, error) {
	if err := p.Validate(); err != nil {
		return Profil{}, err
	}
	n, anggota, err := s.satu(ctx, s.Stores, p, id, false)
	if err != nil {
		return Profil{}, err
	}
	hasil := Profil{Santri: n, Keanggotaan: anggota}
	if hasil.Mukim, err = s.Stores.Mukim.Milik(ctx, p.Lembaga, id); err != nil {
		return hasil, err
	}
	if hasil.Riwayat, err = s.Stores.Riwayat.Milik(ctx, p.Lembaga, id); err != nil {
		return hasil, err
	}
	ikatan, err := s.Stores.Wali.Perwalian(ctx, p.Lembaga, id)
	if err != nil {
		return hasil, err
	}
	wali, err := ambilWali(ctx, s.Stores, p.Lembaga, ikatan)
	for _, i := range ikatan {
		if w, ada := wali[i.Wali]; ada {
			hasil.Wali = append(hasil.Wali, WaliBaru{w, i.Hubungan, i.Utama})
		}
	}
	return hasil, err
}

// satu reads one santri with its memberships and keeps to the scope; kunci
// locks it for the rest of the unit.
func (s *Service) satu(ctx context.Context, st Stores, p dasar.Pelaku, id ID, kunci bool) (n Santri, anggota []Keanggotaan, err error) {
	ambil := st.Santri.Ambil
	if kunci {
		ambil = st.Santri.Kunci
	}
	ada, err := ambil(ctx, p.Lembaga, id)
	if err != nil {
		return n, nil, err
	}
	if len(ada) == 0 {
		return n, nil, tiada()
	}
	if anggota, err = st.Keanggotaan.Milik(ctx, p.Lembaga, id); err != nil {
		return n, nil, err
	}
	if !tercakup(p.Lingkup, anggota, s.hariIni(p.Lembaga)) {
		return n, nil, tiada()
	}
	return ada[0], anggota, nil
}

// tercakup reports whether a scope covers a santri with these memberships: one
// that holds on the day lies in it, or, when none holds, one of the past.
func tercakup(l dasar.Lingkup, anggota []Keanggotaan, hari dasar.Tanggal) bool {
	if l.Semua {
		return true
	}
	berlaku, dulu := false, false
	for _, k := range anggota {
		cakup := l.Mencakup(string(k.Unit))
		if k.Berlaku(hari) {
			if cakup {
				return true
			}
			berlaku = true
		}
		dulu = dulu || cakup
	}
	return !berlaku && dulu
}

// Keluarga returns the members of a family that lie in the actor's scope, with
// the facts of today, ordered by NIS. A family without such members is
// [ErrSantri] (NotFound).
func (s *Service) Keluarga(ctx context.Context, p dasar.Pelaku, id KeluargaID) ([]Peserta, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	ada, err := s.Stores.Peserta.PesertaKeluarga(ctx, p.Lembaga, s.hariIni(p.Lembaga), id)
	if err != nil {
		return nil, err
	}
	anak := make([]ID, len(ada))
	for i, n := range ada {
		anak[i] = n.ID
	}
	anggota, err := s.Stores.Keanggotaan.Milik(ctx, p.Lembaga, anak...)
	if err != nil {
		return nil, err
	}
	milik := map[ID][]Keanggotaan{}
	for _, k := range anggota {
		milik[k.Santri] = append(milik[k.Santri], k)
	}
	ada = slices.DeleteFunc(ada, func(n Peserta) bool { return !tercakup(p.Lingkup, milik[n.ID], s.hariIni(p.Lembaga)) })
	if len(ada) == 0 {
		return nil, tiada()
	}
	return ada, nil
}

// PesertaHariIni returns the facts of today about santri, by id; those outside
// the institution are absent. It looks at no scope: give it what
// [Service.Cari] or [Service.Ambil] found.
func (s *Service) PesertaHariIni(ctx context.Context, p dasar.Pelaku, id ...ID) (map[ID]Peserta, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	ada, err := s.Stores.Peserta.PesertaID(ctx, p.Lembaga, s.hariIni(p.Lembaga), id...)
	hasil := make(map[ID]Peserta, len(ada))
	for _, n := range ada {
		hasil[n.ID] = n
	}
	return hasil, err
}

// Struktur returns the units and levels of the institution.
func (s *Service) Struktur(ctx context.Context, p dasar.Pelaku) (Struktur, error) {
	if err := p.Validate(); err != nil {
		return Struktur{}, err
	}
	return s.Stores.Struktur.Struktur(ctx, p.Lembaga)
}

// AturStruktur stores units and levels, for whoever covers the whole
// institution. Existing codes are replaced, none is removed.
func (s *Service) AturStruktur(ctx context.Context, p dasar.Pelaku, st Struktur) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if err := p.Lingkup.Periksa(""); err != nil {
		return err
	}
	for _, u := range st.Unit {
		if err := u.Validate(); err != nil {
			return err
		}
	}
	for _, t := range st.Tingkat {
		if err := t.Validate(); err != nil {
			return err
		}
	}
	return s.kerjakan(ctx, p, "struktur", "ada", func(ctx context.Context, toko Stores, lama string) error {
		if lama != "" {
			return nil
		}
		if err := toko.Struktur.SimpanUnit(ctx, p.Lembaga, st.Unit...); err != nil {
			return err
		}
		if err := toko.Struktur.SimpanTingkat(ctx, p.Lembaga, st.Tingkat...); err != nil {
			return err
		}
		ada, err := toko.Struktur.Struktur(ctx, p.Lembaga)
		if err != nil {
			return err
		}
		for _, t := range st.Tingkat {
			if !slices.ContainsFunc(ada.Unit, func(u Unit) bool { return u.Kode == t.Unit }) {
				return ErrUnitAsing.Invalidf("unit %q tidak ada di lembaga ini; daftarkan unitnya dahulu", potong(string(t.Unit))).Pada("unit")
			}
		}
		return nil
	})
}

package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/lint"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
)

// bahasaKebijakan is the language that every policy of the office is written in.
const bahasaKebijakan = "id"

// tundaPertama lies between the announcement of the first policy and its effect: nobody was
// told anything else before, so it takes effect as it is announced. A policy is announced
// before it counts all the same, so it is the least that the records tell apart.
const tundaPertama = time.Microsecond

// ProfilKantor is what the policy has to say of the institution besides its register.
type ProfilKantor struct {
	Lembaga            dasar.LembagaID `privasi:"-,lembaga"`
	Nama               string          `privasi:"-,identitas lembaga"`
	Alamat             string          `privasi:"-,identitas lembaga"`
	Surel              string          `privasi:"-,kontak lembaga"`
	Telepon            string          `privasi:"-,kontak lembaga"`
	PPDP               string          `privasi:"-,jabatan dan kontak kantor pelindungan data"`
	Pengaduan          []string        `privasi:"-,saluran pengaduan lembaga"`
	BertempatIndonesia bool            `privasi:"-,tempat simpan"`
	Versi              uint64          `privasi:"-,versi catatan"`
}

// PerubahanKebijakan are the material changes of all policies of an institution: what the
// worth of older consents depends on.
type PerubahanKebijakan struct {
	Lembaga dasar.LembagaID                 `privasi:"-,lembaga"`
	Isi     []persetujuan.PerubahanMaterial `privasi:"-,perubahan tujuan dalam kebijakan"`
	Versi   uint64                          `privasi:"-,versi catatan"`
}

var (
	laciProfil = laci[ProfilKantor]{"profil", func(x *ProfilKantor) kepala {
		return kepala{lembaga: x.Lembaga, id: "profil", status: "berlaku", versi: &x.Versi}
	}}
	laciRiwayatKebijakan = laci[kebijakan.Riwayat]{"kebijakan", func(x *kebijakan.Riwayat) kepala {
		return kepala{lembaga: x.Lembaga, id: x.Bahasa + "." + string(x.Audiens), status: "terbit", versi: &x.Versi}
	}}
	laciPerubahan = laci[PerubahanKebijakan]{"perubahan_kebijakan", func(x *PerubahanKebijakan) kepala {
		return kepala{lembaga: x.Lembaga, id: "perubahan", status: "berlaku", versi: &x.Versi}
	}}
)

// Profil returns what the institution says of itself in its policy; empty before
// somebody wrote it. Anybody may read it: it is printed on the public page.
func (s *Service) Profil(ctx context.Context, l dasar.LembagaID) (ProfilKantor, error) {
	x, err := laciProfil.ambil(ctx, s, l, "profil")
	if dasar.KindOf(err) == dasar.NotFound {
		return ProfilKantor{Lembaga: l}, nil
	}
	return x, err
}

// penyiap lets through who sets an institution up, who leads it, and the officer.
func penyiap(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if !slices.Contains([]string{privasi.PeranAdmin, privasi.PeranKepala, privasi.PeranPengasuh, privasi.PeranPPDP}, pel.Peran) {
		return ErrBukanPetugas.Forbiddenf("profil dan kebijakan pertama diisi oleh admin, kepala, pengasuh, atau pejabat pelindungan data pribadi (PPDP)")
	}
	return nil
}

// AturProfil changes the profile; Versi is that of the profile that was read.
func (s *Service) AturProfil(ctx context.Context, pel dasar.Pelaku, x ProfilKantor) (ProfilKantor, error) {
	if err := penyiap(pel); err != nil {
		return x, err
	}
	if err := x.rapikan(); err != nil {
		return x, err
	}
	x.Lembaga = pel.Lembaga
	return catat(ctx, s, laciProfil, pel, x, []privasi.Peristiwa{{Jenis: "ProfilDiubah", Objek: "profil", Oleh: pel.ID, Pada: s.kini()}})
}

// rapikan trims a profile, and refuses one that names nobody who answers for the data.
func (x *ProfilKantor) rapikan() error {
	semua := []*string{&x.Nama, &x.Alamat, &x.Surel, &x.Telepon, &x.PPDP}
	x.Pengaduan = slices.Clone(x.Pengaduan)
	for i := range x.Pengaduan {
		semua = append(semua, &x.Pengaduan[i])
	}
	for _, t := range semua {
		rapi, err := dasar.Rapikan(*t, 200)
		if err != nil {
			return err
		}
		*t = rapi
	}
	if x.Nama == "" || x.Surel == "" && x.Telepon == "" {
		return kebijakan.ErrPengendali.Invalidf("isi nama lembaga dan paling sedikit satu kontaknya; lembaga adalah pengendali data").Pada("pengendali")
	}
	x.Pengaduan = slices.DeleteFunc(x.Pengaduan, func(t string) bool { return t == "" })
	return nil
}

// Kebijakan returns every version of the policy for an audience; without a version
// before the first was published. Anybody may read it.
func (s *Service) Kebijakan(ctx context.Context, l dasar.LembagaID, a kebijakan.Audiens) (kebijakan.Riwayat, error) {
	x, err := laciRiwayatKebijakan.ambil(ctx, s, l, bahasaKebijakan+"."+string(a))
	if dasar.KindOf(err) == dasar.NotFound {
		return kebijakan.Riwayat{Lembaga: l, Bahasa: bahasaKebijakan, Audiens: a}, nil
	}
	return x, err
}

// SemuaKebijakan returns the histories of all audiences, in their order.
func (s *Service) SemuaKebijakan(ctx context.Context, l dasar.LembagaID) ([]kebijakan.Riwayat, error) {
	rs, err := semuaBerstatus(ctx, s, laciRiwayatKebijakan, l)
	if err != nil {
		return nil, err
	}
	urut := kebijakan.SemuaAudiens()
	slices.SortFunc(rs, func(a, b kebijakan.Riwayat) int {
		return slices.Index(urut, a.Audiens) - slices.Index(urut, b.Audiens)
	})
	return rs, nil
}

// NaskahBaku writes the default policy for an audience out of the register, the profile
// and the retention plan of the institution.
func (s *Service) NaskahBaku(ctx context.Context, l dasar.LembagaID, a kebijakan.Audiens) (kebijakan.Naskah, error) {
	x, err := s.Profil(ctx, l)
	if err != nil {
		return kebijakan.Naskah{}, err
	}
	ns, err := s.naskahBaku(ctx, x, l, a)
	if err != nil {
		return kebijakan.Naskah{}, err
	}
	return ns[0], nil
}

// PratinjauKebijakan writes the default policy for every audience as it would read with a
// profile that nobody has saved yet; nothing is stored.
func (s *Service) PratinjauKebijakan(ctx context.Context, pel dasar.Pelaku, x ProfilKantor) ([]kebijakan.Naskah, error) {
	if err := penyiap(pel); err != nil {
		return nil, err
	}
	if err := x.rapikan(); err != nil {
		return nil, err
	}
	return s.naskahBaku(ctx, x, pel.Lembaga, kebijakan.SemuaAudiens()...)
}

func (s *Service) naskahBaku(ctx context.Context, x ProfilKantor, l dasar.LembagaID, as ...kebijakan.Audiens) (ns []kebijakan.Naskah, err error) {
	set, err := s.Setelan(ctx, l)
	if err != nil {
		return nil, err
	}
	reg, err := s.Register.Ambil(ctx, l)
	if err != nil {
		return nil, err
	}
	jadwal, _, err := s.JadwalRetensi(ctx, l)
	if err != nil {
		return nil, err
	}
	p := kebijakan.Profil{Jadwal: jadwal, Nama: x.Nama, Alamat: x.Alamat, Surel: x.Surel, Telepon: x.Telepon, PPDP: x.PPDP, Pengaduan: x.Pengaduan, Pengawas: set.Isi.AlamatPengawas,
		PengumumanHari: set.Isi.PengumumanJam / 24, BertempatIndonesia: x.BertempatIndonesia}
	for _, a := range as {
		n, err := kebijakan.Baku(p, reg, a, s.Daftar)
		if err != nil {
			return nil, err
		}
		ns = append(ns, n)
	}
	return ns, nil
}

// SiapkanKebijakan publishes the default policy for every audience that has none yet:
// the last step of setting an institution up. Done twice it changes nothing.
func (s *Service) SiapkanKebijakan(ctx context.Context, pel dasar.Pelaku) error {
	if err := penyiap(pel); err != nil {
		return err
	}
	for _, a := range kebijakan.SemuaAudiens() { // four
		r, err := s.Kebijakan(ctx, pel.Lembaga, a)
		if err != nil || len(r.Terbitan) > 0 {
			if err != nil {
				return err
			}
			continue
		}
		n, err := s.NaskahBaku(ctx, pel.Lembaga, a)
		if err != nil {
			return err
		}
		p := kebijakan.Perintah{Oleh: pel.ID, Kapasitas: pel.Peran, DiumumkanPada: s.kini().Add(-tundaPertama), BerlakuSejak: s.kini()}
		if _, err := s.terbitkan(ctx, pel, r, n, p); err != nil {
			return err
		}
	}
	return nil
}

// PeriksaNaskah marks what the law forbids or makes void in the text of a draft.
func PeriksaNaskah(n kebijakan.Naskah) []lint.Temuan {
	return lint.Periksa(kebijakan.Kebijakan{Ringkasan: n.Ringkasan, Klausul: n.Klausul, Tujuan: n.Tujuan}.Teks())
}

// TerbitkanKebijakan announces a text now, in effect from a moment on. Its purposes are
// those of the register as it stands, whatever the text came with; with it go one task
// for each affected person and the purposes whose consents it ends, in the same unit.
func (s *Service) TerbitkanKebijakan(ctx context.Context, pel dasar.Pelaku, n kebijakan.Naskah, berlaku time.Time) (kebijakan.Kebijakan, error) {
	if err := petugas(pel); err != nil {
		return kebijakan.Kebijakan{}, err
	}
	baku, err := s.NaskahBaku(ctx, pel.Lembaga, n.Audiens)
	if err != nil {
		return kebijakan.Kebijakan{}, err
	}
	n.Bahasa, n.Tujuan = bahasaKebijakan, baku.Tujuan
	r, err := s.Kebijakan(ctx, pel.Lembaga, n.Audiens)
	if err != nil {
		return kebijakan.Kebijakan{}, err
	}
	return s.terbitkan(ctx, pel, r, n, kebijakan.Perintah{Oleh: pel.ID, Kapasitas: pel.Peran, DiumumkanPada: s.kini(), BerlakuSejak: berlaku})
}

func (s *Service) terbitkan(ctx context.Context, pel dasar.Pelaku, r kebijakan.Riwayat, n kebijakan.Naskah, p kebijakan.Perintah) (kebijakan.Kebijakan, error) {
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return kebijakan.Kebijakan{}, err
	}
	r, k, ps, err := r.Terbitkan(n, p, set.Isi)
	if err != nil || len(ps) == 0 {
		return k, err
	}
	kabar, err := s.siapkanKabar(ctx, pel, k)
	if err != nil {
		return k, err
	}
	perubahan, err := s.siapkanPerubahan(ctx, pel, r, k)
	if err != nil {
		return k, err
	}
	_, err = catat(ctx, s, laciRiwayatKebijakan, pel, r, ps, kabar, perubahan)
	return k, err
}

// siapkanPerubahan adds the purposes that a version changes to what consents are
// measured by.
func (s *Service) siapkanPerubahan(ctx context.Context, pel dasar.Pelaku, r kebijakan.Riwayat, k kebijakan.Kebijakan) (func(context.Context, Stores) error, error) {
	x, err := s.perubahan(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	for _, p := range r.Perubahan() {
		if p.Versi == k.ID {
			x.Isi = append(slices.Clone(x.Isi), persetujuan.PerubahanMaterial{Versi: p.Versi, Tujuan: p.Tujuan, Sejak: p.Sejak})
			return func(ctx context.Context, st Stores) error {
				x := x
				return laciPerubahan.simpan(ctx, s, st, pel, &x, nil)
			}, nil
		}
	}
	return func(context.Context, Stores) error { return nil }, nil
}

func (s *Service) perubahan(ctx context.Context, l dasar.LembagaID) (PerubahanKebijakan, error) {
	x, err := laciPerubahan.ambil(ctx, s, l, "perubahan")
	if dasar.KindOf(err) == dasar.NotFound {
		return PerubahanKebijakan{Lembaga: l}, nil
	}
	return x, err
}

package kantor

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// The cases of the task team go like everything else, by two people and with minutes, but
// in drawers of their own: who is not of the team does not learn that there was one.
var (
	laciTetapPerkara = laci[retensi.PerintahTetap]{"perintah_perkara", laciTetap.kepala}
	laciMusnahkan    = laci[retensi.Pemusnahan]{"pemusnahan_perkara", laciPemusnahan.kepala}
)

// rujukanPerkara is the reference of runs over cases.
const rujukanPerkara = "perintah_satgas"

// kabarPerkara stands for the notice: whom a case names is known inside its seal alone,
// and the team tells him.
const kabarPerkara = "satgas"

// laciRun is the drawer of a run.
func laciRun(p retensi.Pemusnahan) laci[retensi.Pemusnahan] {
	if p.Rujukan == rujukanPerkara {
		return laciMusnahkan
	}
	return laciPemusnahan
}

func (s *Service) perintahPerkara(ctx context.Context, l dasar.LembagaID) (retensi.PerintahTetap, error) {
	p, err := laciTetapPerkara.ambil(ctx, s, l, "perintah")
	if dasar.KindOf(err) == dasar.NotFound {
		return retensi.PerintahTetap{Lembaga: l}, nil
	}
	return p, err
}

// PerintahPerkara is the team's order that closed cases go when their time is over.
func (s *Service) PerintahPerkara(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	if err := s.anggota(ctx, pel); err != nil {
		return retensi.PerintahTetap{}, err
	}
	return s.perintahPerkara(ctx, pel.Lembaga)
}

// UsulkanPerintahPerkara proposes that order, at the place where minutes are signed; the
// team witnesses. How long cases are kept must be set before.
func (s *Service) UsulkanPerintahPerkara(ctx context.Context, pel dasar.Pelaku, tempat string) (p retensi.PerintahTetap, err error) {
	if p, err = s.PerintahPerkara(ctx, pel); err != nil {
		return p, err
	}
	if tempat, err = dasar.Rapikan(tempat, 100); err != nil {
		return p, err
	}
	if tempat == "" {
		return p, retensi.ErrPerintahTetap.Invalidf("tulis tempat berita acara ditandatangani").Pada("tempat")
	}
	tim, err := s.Satgas(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	baru := retensi.PerintahTetap{Kelas: []privasi.KelasRetensi{privasi.RetensiKompartemen}, Kabar: kabarPerkara, Tempat: tempat, Saksi: tim.Anggota}
	return s.usulkanPerintah(ctx, pel, laciTetapPerkara, baru, p)
}

// SetujuiPerintahPerkara puts it in force: another member than who proposed it.
func (s *Service) SetujuiPerintahPerkara(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	return s.gerakPerkara(ctx, pel, func(p retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error) {
		return p.Setujui(pel.ID, s.kini())
	})
}

// CabutPerintahPerkara ends it.
func (s *Service) CabutPerintahPerkara(ctx context.Context, pel dasar.Pelaku) (retensi.PerintahTetap, error) {
	return s.gerakPerkara(ctx, pel, func(p retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error) {
		return p.Cabut(pel.ID, s.kini())
	})
}

func (s *Service) gerakPerkara(ctx context.Context, pel dasar.Pelaku, aturan func(retensi.PerintahTetap) (retensi.PerintahTetap, []privasi.Peristiwa, error)) (retensi.PerintahTetap, error) {
	if err := s.anggota(ctx, pel); err != nil {
		return retensi.PerintahTetap{}, err
	}
	return gerak(ctx, s, laciTetapPerkara, pel, "perintah", aturan)
}

// BeritaPerkara are the runs over cases that a member of the team witnessed, the newest
// first: nobody else, not even of the team, learns of them.
func (s *Service) BeritaPerkara(ctx context.Context, pel dasar.Pelaku) ([]retensi.Pemusnahan, error) {
	if err := s.anggota(ctx, pel); err != nil {
		return nil, err
	}
	ms, err := semuaBerstatus(ctx, s, laciMusnahkan, pel.Lembaga, string(retensi.Ditutup))
	return slices.DeleteFunc(ms, func(m retensi.Pemusnahan) bool { return !slices.Contains(m.BeritaAcara.Saksi, pel.ID) }), err
}

// perkara is the part of a round that is about the cases of the team: what its order lets
// go, in one run for all cases that the same people may read, who witness it. A case that
// fewer than two of them may read waits.
func (p putaranRutin) perkara(ctx context.Context, f retensi.Fakta) error {
	tetap, err := p.s.perintahPerkara(ctx, p.pel.Lembaga)
	if err != nil || tetap.Status() == "" {
		return err
	}
	terbuka, err := semuaBerstatus(ctx, p.s, laciMusnahkan, p.pel.Lembaga, kata(retensi.SemuaTerbuka())...)
	if err != nil {
		return err
	}
	per, err := p.perkaraJatuh(ctx, tetap, f, terbuka)
	if err != nil {
		return err
	}
	for _, siapa := range slices.Sorted(maps.Keys(per)) {
		m, err := p.rencanakan(ctx, f, rujukanPerkara, per[siapa], nil, strings.Split(siapa, pisahSaksi)...)
		if err != nil {
			return err
		}
		terbuka = append(terbuka, m)
	}
	for _, m := range terbuka {
		tetap.Saksi = m.BeritaAcara.Saksi
		if err := p.tuntaskan(ctx, tetap, m); err != nil {
			return err
		}
	}
	return nil
}

const pisahSaksi = "\x00"

// perkaraJatuh are the cases that are due, by who may read them.
func (p putaranRutin) perkaraJatuh(ctx context.Context, tetap retensi.PerintahTetap, f retensi.Fakta, terbuka []retensi.Pemusnahan) (map[string][]retensi.Sasaran, error) {
	if !tetap.Memuat(privasi.RetensiKompartemen) {
		return nil, nil
	}
	sudah := map[privasi.SubjekID]bool{}
	for _, m := range terbuka {
		for _, x := range m.Sasaran {
			sudah[x.Subjek] = true
		}
	}
	jatuh := map[privasi.SubjekID]retensi.Tempo{}
	var ss []privasi.SubjekID
	for _, t := range f.Jadwal.Rencana(f.Isi, f.Penahanan, f.Zona, p.s.kini()) {
		if t.Kelas == privasi.RetensiKompartemen && !sudah[t.Subjek] {
			jatuh[t.Subjek], ss = t, append(ss, t.Subjek)
		}
	}
	xs, err := laciLaporan.milik(ctx, p.s, p.pel.Lembaga, ss...)
	per := map[string][]retensi.Sasaran{}
	for _, x := range xs {
		if siapa := pembaca(x); len(siapa) >= kompartemen.AnggotaTersedikit {
			kunci := strings.Join(siapa, pisahSaksi)
			per[kunci] = append(per[kunci], retensi.Sasaran{Subjek: x.Subjek, Kelas: privasi.RetensiKompartemen, Tindakan: jatuh[x.Subjek].Tindakan})
		} else {
			p.h.Tertahan++
		}
	}
	return per, err
}

// pembaca are the accounts that may read a case, sorted.
func pembaca(x kompartemen.Laporan) []string {
	return slices.Sorted(func(yield func(string) bool) {
		for _, a := range x.Tim {
			if x.Boleh(a) && !yield(a) {
				return
			}
		}
	})
}

// hapusPerkara erases who was of the team of a case, and whom it accused.
type hapusPerkara struct{ s *Service }

// Hapus implements [PenyediaHapus].
func (h hapusPerkara) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	if k != privasi.RetensiKompartemen {
		return nil, nil
	}
	xs, err := laciLaporan.milik(ctx, h.s, l, ss...)
	if err != nil || len(xs) == 0 {
		return nil, err
	}
	n := map[privasi.SubjekID]int{}
	rs := make([]privasi.Rekaman, len(xs))
	for i := range xs {
		xs[i].Tim, xs[i].Kecuali = nil, nil
		if rs[i], err = laciLaporan.rekaman(h.s.Daftar, &xs[i]); err != nil {
			return nil, err
		}
		n[xs[i].Subjek] = 1
	}
	return n, h.s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		_, err := st.Banyak.Ganti(ctx, l, rs)
		return err
	})
}

package kantor

import (
	"context"
	"encoding/hex"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// PenyediaHapus erases what stands readable about people: names, dates, blind indexes.
// What is sealed goes with its key. Each package with such fields implements it.
type PenyediaHapus interface {
	// Hapus erases the readable fields of one class of people, in a few statements for
	// any number, and returns how many records of each it changed. Idempotent. Records
	// stay, under their alias, so that journals balance.
	Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error)
}

var laciPemusnahan = laci[retensi.Pemusnahan]{"pemusnahan", func(p *retensi.Pemusnahan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, status: string(p.Status), versi: &p.Versi}
	if len(p.Langkah) > 0 {
		k.pada = p.Langkah[0].Pada
	}
	return k
}}

// RencanaMusnah is what a plan of destruction says. No target is everything that is
// due now, for SebabRetensi alone.
type RencanaMusnah struct {
	Sebab    retensi.SebabMusnah
	Rujukan  string // of the request, the withdrawal, the finding
	Sasaran  []retensi.Sasaran
	Prosesor []string // everybody who holds copies
}

// maksSasaran is how many classes of people one run takes at most: its minutes are
// read by people.
const maksSasaran = 500

// RencanakanMusnah opens a run. The first targets that are due fill it when none are
// named.
func (s *Service) RencanakanMusnah(ctx context.Context, pel dasar.Pelaku, m RencanaMusnah) (retensi.Pemusnahan, error) {
	if err := petugas(pel); err != nil {
		return retensi.Pemusnahan{}, err
	}
	f, err := s.faktaMusnah(ctx, retensi.Pemusnahan{Lembaga: pel.Lembaga, Sebab: m.Sebab, Rujukan: m.Rujukan, Sasaran: m.Sasaran})
	if err != nil {
		return retensi.Pemusnahan{}, err
	}
	if len(m.Sasaran) == 0 && m.Sebab == retensi.SebabRetensi {
		for _, t := range tanpaPerkara(f.Jadwal.Rencana(f.Isi, f.Penahanan, f.Zona, s.kini())) {
			m.Sasaran = append(m.Sasaran, retensi.Sasaran{Subjek: t.Subjek, Kelas: t.Kelas, Tindakan: t.Tindakan})
		}
		m.Sasaran = m.Sasaran[:min(len(m.Sasaran), maksSasaran)]
	}
	if len(m.Sasaran) > maksSasaran && m.Sebab != retensi.SebabAkhirLayanan {
		return retensi.Pemusnahan{}, retensi.ErrPemusnahan.Invalidf("satu pemusnahan memuat paling banyak %d sasaran; bagi menjadi beberapa", maksSasaran)
	}
	p, ps, err := retensi.RencanaMusnah(pel.Lembaga, idBaru(), m.Sebab, m.Rujukan, m.Sasaran, m.Prosesor, f, pel.ID, s.kini())
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPemusnahan, pel, p, ps)
}

func subjekSasaran(ss []retensi.Sasaran) (ids []privasi.SubjekID) {
	for _, x := range ss {
		ids = append(ids, x.Subjek)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// gerakMusnah moves a run of the desk.
func (s *Service) gerakMusnah(ctx context.Context, pel dasar.Pelaku, id string, aturan func(retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error)) (retensi.Pemusnahan, error) {
	if err := petugas(pel); err != nil {
		return retensi.Pemusnahan{}, err
	}
	return gerak(ctx, s, laciPemusnahan, pel, id, aturan)
}

// SetujuiMusnah approves a plan: another person than the one who made it, the head and
// the pengasuh too.
func (s *Service) SetujuiMusnah(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.Pemusnahan{}, err
	}
	return gerak(ctx, s, laciPemusnahan, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		return p.Setujui(pel.ID, s.kini())
	})
}

// KabariProsesorMusnah notes that every processor was told: party and proof. A notice
// without a moment is of now.
func (s *Service) KabariProsesorMusnah(ctx context.Context, pel dasar.Pelaku, id string, kabar ...retensi.Kabar) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		kini := s.kini()
		return p.KabariProsesor(bertanggal(kabar, kini), pel.ID, kini)
	})
}

// KabariSubjekMusnah notes that every person was told.
func (s *Service) KabariSubjekMusnah(ctx context.Context, pel dasar.Pelaku, id string, kabar ...retensi.Kabar) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		kini := s.kini()
		return p.KabariSubjek(bertanggal(kabar, kini), pel.ID, kini)
	})
}

func bertanggal(kabar []retensi.Kabar, kini time.Time) []retensi.Kabar {
	kabar = slices.Clone(kabar)
	for i := range kabar {
		if kabar[i].Pada.IsZero() {
			kabar[i].Pada = kini
		}
	}
	return kabar
}

// TahanPemusnahan stops a run before execution; LanjutkanPemusnahan takes it up again
// once nothing holds its targets.
func (s *Service) TahanPemusnahan(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, s.tahan(pel))
}

func (s *Service) tahan(pel dasar.Pelaku) func(retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
	return func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		return p.Tahan(pel.ID, s.kini())
	}
}

// LanjutkanPemusnahan: see [Service.TahanPemusnahan].
func (s *Service) LanjutkanPemusnahan(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		f, err := s.faktaMusnah(ctx, p)
		if err != nil {
			return p, nil, err
		}
		return p.Lanjutkan(f, pel.ID, s.kini())
	})
}

// SisihkanMusnah takes out of a run what is held by now, so that the rest goes on.
func (s *Service) SisihkanMusnah(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, s.sisihkan(ctx, pel))
}

func (s *Service) sisihkan(ctx context.Context, pel dasar.Pelaku) func(retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
	return func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		f, err := s.faktaMusnah(ctx, p)
		if err != nil {
			return p, nil, err
		}
		return p.Sisihkan(f, pel.ID, s.kini())
	}
}

// faktaMusnah is what the rules look at for one run; who an institution is that leaves
// belongs to it.
func (s *Service) faktaMusnah(ctx context.Context, p retensi.Pemusnahan) (retensi.Fakta, error) {
	f, err := s.faktaRetensi(ctx, p.Lembaga, subjekSasaran(p.Sasaran)...)
	if err == nil && p.Sebab == retensi.SebabAkhirLayanan {
		f.Akhir, err = laciAkhir.ambil(ctx, s, p.Lembaga, p.Rujukan)
	}
	return f, err
}

// LaksanakanMusnah executes a run of which everybody has been told. Holds and the law
// are asked once more before anything goes. Then the door closes, the keys go, the
// owners erase what is readable, and who lost his identity leaves the trail.
//
// It may be repeated: when the power fails in the middle, what is left is done by the
// next call, and the run says that it was executed only when all of it was. What is
// gone stays gone.
func (s *Service) LaksanakanMusnah(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	if err := petugas(pel); err != nil {
		return retensi.Pemusnahan{}, err
	}
	p, err := laciPemusnahan.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return p, err
	}
	return s.laksanakan(ctx, pel, p, s.kini())
}

func (s *Service) laksanakan(ctx context.Context, pel dasar.Pelaku, p retensi.Pemusnahan, kini time.Time) (retensi.Pemusnahan, error) {
	f, err := s.faktaMusnah(ctx, p)
	if err != nil {
		return p, err
	}
	if err := s.periksaIsi(ctx, p); err != nil {
		return p, err
	}
	f.Isi = tanpaIni(f.Isi, p)
	hasil := hasilMusnah(p)
	if _, _, err := p.Laksanakan(hasil, f, pel.ID, kini); err != nil {
		return p, err
	}
	if err := s.tutupPintu(ctx, p, kini); err != nil {
		return p, err
	}
	jumlah, err := s.hancurkan(ctx, pel.Lembaga, p)
	if err != nil {
		return p, err
	}
	for i, x := range hasil {
		hasil[i].Jumlah = jumlah[x.Kelas][x.Subjek]
	}
	p, ps, err := p.Laksanakan(hasil, f, pel.ID, kini)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciRun(p), pel, p, ps)
}

// tanpaIni leaves out what this very run closed in an attempt that was cut short.
func tanpaIni(isi []retensi.Isi, p retensi.Pemusnahan) []retensi.Isi {
	for i := range isi {
		isi[i].Hilang = slices.DeleteFunc(isi[i].Hilang, func(h retensi.Hilang) bool {
			return slices.ContainsFunc(p.Sasaran, func(x retensi.Sasaran) bool { return x.Subjek == isi[i].Subjek && x.Kelas == h.Kelas })
		})
	}
	return isi
}

// hasilMusnah are the targets with the tombstones that their keys will have.
func hasilMusnah(p retensi.Pemusnahan) []retensi.Sasaran {
	hasil := slices.Clone(p.Sasaran)
	for i, x := range hasil {
		if x.Tindakan == retensi.Musnah {
			nisan := privasi.KunciID{Subjek: x.Subjek, Kelas: x.Kelas}.Sidik(p.Lembaga)
			hasil[i].Nisan = hex.EncodeToString(nisan[:])
		}
	}
	return hasil
}

// tutupPintu records what goes, so that the next decision shows nothing of it.
func (s *Service) tutupPintu(ctx context.Context, p retensi.Pemusnahan, kini time.Time) error {
	var rs []privasi.Rekaman
	for _, x := range subjekSasaran(p.Sasaran) {
		m := Musnah{Lembaga: p.Lembaga, ID: idTetap(p.ID, string(x)), Subjek: x, Pada: kini}
		for _, y := range p.Sasaran {
			if y.Subjek == x {
				m.Hilang = append(m.Hilang, retensi.Hilang{Kelas: y.Kelas, Tindakan: y.Tindakan, Pada: kini})
			}
		}
		r, err := laciMusnah.rekaman(s.Daftar, &m)
		if err != nil {
			return err
		}
		rs = append(rs, r)
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		_, err := st.Rekaman.Sisipkan(ctx, p.Lembaga, rs)
		return err
	})
}

// hancurkan does what cannot be undone, class by class.
func (s *Service) hancurkan(ctx context.Context, l dasar.LembagaID, p retensi.Pemusnahan) (map[privasi.KelasRetensi]map[privasi.SubjekID]int, error) {
	jumlah := map[privasi.KelasRetensi]map[privasi.SubjekID]int{}
	var lupakan []privasi.SubjekID
	for _, k := range privasi.SemuaRetensi() {
		var musnah, semua []privasi.SubjekID
		for _, x := range p.Sasaran {
			if x.Kelas != k {
				continue
			}
			if semua = append(semua, x.Subjek); x.Tindakan == retensi.Musnah {
				musnah = append(musnah, x.Subjek)
			}
		}
		if len(semua) == 0 {
			continue
		}
		if err := s.Brankas.MusnahkanBanyak(ctx, l, k, musnah...); err != nil {
			return nil, err
		}
		if k == privasi.RetensiIdentitas {
			lupakan = musnah
		}
		jumlah[k] = map[privasi.SubjekID]int{}
		for _, h := range append(slices.Clone(s.Hapus), hapusPerkara{s}) {
			n, err := h.Hapus(ctx, l, k, semua...)
			if err != nil {
				return nil, err
			}
			for x, m := range n {
				jumlah[k][x] += m
			}
		}
	}
	if len(lupakan) > 0 {
		if err := s.Jejak.Lupakan(ctx, l, lupakan...); err != nil {
			return nil, err
		}
	}
	if s.Nisan == nil {
		return jumlah, nil
	}
	return jumlah, s.Nisan(ctx)
}

// BuktikanMusnah notes the test of copies and backups: which old backup was restored
// apart, and that nothing of the targets opened. The keys of this server are tried
// besides.
func (s *Service) BuktikanMusnah(ctx context.Context, pel dasar.Pelaku, id string, u retensi.Uji) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		n, err := s.terbuka(ctx, p)
		if err != nil {
			return p, nil, err
		}
		u.Dibuka += n
		return p.Buktikan(u, pel.ID, s.kini())
	})
}

// terbuka counts the keys of a run's targets that open all the same.
func (s *Service) terbuka(ctx context.Context, p retensi.Pemusnahan) (int, error) {
	var ids []privasi.KunciID
	for _, x := range p.Sasaran {
		if x.Tindakan == retensi.Musnah {
			ids = append(ids, privasi.KunciID{Subjek: x.Subjek, Kelas: x.Kelas})
		}
	}
	return s.Brankas.Terbuka(ctx, p.Lembaga, ids...)
}

// BeritaAcara are the minutes that two witnesses sign, neither of whom planned the run.
type BeritaAcara struct {
	Nomor, Tempat string
	Saksi         []string
}

// BuatBeritaAcara signs the minutes.
func (s *Service) BuatBeritaAcara(ctx context.Context, pel dasar.Pelaku, id string, b BeritaAcara) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		return p.BuatBeritaAcara(b.Nomor, b.Tempat, b.Saksi, pel.ID, s.kini())
	})
}

// KabariSusulanMusnah notes notices after the execution, for people who were told more
// than 72 hours before it.
func (s *Service) KabariSusulanMusnah(ctx context.Context, pel dasar.Pelaku, id string, kabar ...retensi.Kabar) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		kini := s.kini()
		return p.KabariSusulan(bertanggal(kabar, kini), pel.ID, kini)
	})
}

// TutupMusnah closes a run that has all nine steps.
func (s *Service) TutupMusnah(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	return s.gerakMusnah(ctx, pel, id, func(p retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		return p.Tutup(pel.ID, s.kini())
	})
}

// PemusnahanSatu returns a run, for those who approve it too.
func (s *Service) PemusnahanSatu(ctx context.Context, pel dasar.Pelaku, id string) (retensi.Pemusnahan, error) {
	if err := pimpinan(pel); err != nil {
		return retensi.Pemusnahan{}, err
	}
	return laciPemusnahan.ambil(ctx, s, pel.Lembaga, id)
}

// DaftarPemusnahan pages through runs of the statuses given (none = all), the newest
// first.
func (s *Service) DaftarPemusnahan(ctx context.Context, pel dasar.Pelaku, p dasar.Page, status ...retensi.Status) ([]retensi.Pemusnahan, string, error) {
	if err := pimpinan(pel); err != nil {
		return nil, "", err
	}
	return laciPemusnahan.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{Status: kata(status)}, p)
}

// kata are statuses as storages filter by them.
func kata(status []retensi.Status) (ks []string) {
	for _, x := range status {
		ks = append(ks, string(x))
	}
	return ks
}

package akademik

import (
	"context"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberNaik tells what a proposal weighs besides marks: predikat of sikap and of the
// compulsory ekstrakurikuler, presence of the year, diniyah exams and their gates, what
// is known by heart. [Service] is one.
type SumberNaik interface {
	// BahanNaik returns it for the santri asked about; whoever is absent has nothing
	// recorded. Mapel of the result is not looked at.
	BahanNaik(ctx context.Context, pel dasar.Pelaku, m PermintaanNaik) (map[santri.ID]nilai.BahanKenaikan, error)
}

// PermintaanNaik says who is decided about after which year: the class of each santri,
// and the rules that hold for each class.
type PermintaanNaik struct {
	Tahun  TahunAjaran
	Kelas  map[santri.ID]Rombel
	Aturan map[RombelID]nilai.AturanKenaikan
}

// AturKenaikanUsul stores rules of promotion that hold from a day on, for whoever
// covers the whole institution; those of the same unit and day are replaced.
func (s *Service) AturKenaikanUsul(ctx context.Context, pel dasar.Pelaku, kunci string, a AturanNaik) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	a = a.Salin()
	a.Lembaga = pel.Lembaga
	switch {
	case a.Sejak.IsZero():
		return ErrKenaikan.Invalidf("isi sejak kapan aturan ini berlaku").Pada("sejak")
	case a.Aturan.MaksGagal < 0 || a.Aturan.MaksGagal > 50:
		return ErrKenaikan.Invalidf("banyaknya mata pelajaran di bawah KKM 0 sampai 50").Pada("maks_gagal")
	case a.Aturan.MaksAlpa < 0 || a.Aturan.MaksAlpa > nilai.A(100):
		return ErrKenaikan.Invalidf("batas tanpa keterangan 0 sampai 100 persen; 0 berarti tidak ditanyakan").Pada("maks_alpa")
	}
	if h := a.Aturan; h.MinHafalan < 0 || h.MinHafalan > 0 && !slices.Contains([]hafalan.Basis{hafalan.BasisJuz, hafalan.BasisHalaman, hafalan.BasisAyat}, hafalan.Basis(h.Satuan)) {
		return ErrKenaikan.Invalidf("hafalan Qur'an dihitung dalam juz, halaman, atau ayat; 0 berarti tidak ditanyakan").Pada("satuan")
	}
	if t, err := dasar.Rapikan(a.Aturan.EkskulWajib, maksNama); err != nil || t != a.Aturan.EkskulWajib {
		return ErrKenaikan.Invalidf("tulis nama ekstrakurikuler wajib seperti di rapor, paling banyak %d karakter", maksNama).Pada("ekskul_wajib")
	}
	for bidang, kode := range map[string]string{"min_sikap": a.Aturan.MinSikap, "min_ekskul": a.Aturan.MinEkskul} {
		if _, err := a.Aturan.Sikap.Setidaknya(kode, kode); kode != "" && err != nil {
			return ErrKenaikan.Invalidf("predikat itu tidak ada di skala sikap").Pada(bidang)
		}
	}
	if a.Unit != "" {
		if err := s.kenalUnit(ctx, pel.Lembaga, a.Unit); err != nil {
			return err
		}
	}
	sidik := a
	a.Oleh, a.Dicatat = pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "aturan-naik", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		return st.Kenaikan.SimpanAturan(ctx, pel.Lembaga, a)
	})
	return err
}

// AturanNaik returns the rules of promotion, newest first.
func (s *Service) AturanNaik(ctx context.Context, pel dasar.Pelaku) ([]AturanNaik, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kenaikan.Aturan(ctx, pel.Lembaga)
}

// usulkan fills the proposals of a run between years: out of the marks of all terms
// under the rules that hold on its last day, and of what [Service].Naik knows.
func (s *Service) usulkan(ctx context.Context, pel dasar.Pelaku, l *LembarKenaikan) error {
	if !l.Putaran.Antartahun() || len(l.Baris) == 0 {
		return nil
	}
	semuaAturan, err := s.Stores.Kenaikan.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	m := PermintaanNaik{Tahun: l.Dari, Kelas: make(map[santri.ID]Rombel, len(l.Baris)), Aturan: map[RombelID]nilai.AturanKenaikan{}}
	for _, b := range l.Baris {
		m.Kelas[b.Peserta.ID], m.Aturan[b.Dari.ID] = b.Dari, AturanNaikBerlaku(semuaAturan, b.Dari.Unit, l.Dari.Selesai)
	}
	bahan, err := s.bahanNaik(ctx, pel, m)
	if err != nil {
		return err
	}
	struktur, err := s.Santri.Struktur.Struktur(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	var semua []kenaikan.Kelas
	for _, r := range l.Tujuan {
		semua = append(semua, kelasNaik(r, l.Ke))
	}
	for i := range l.Baris {
		b := &l.Baris[i]
		dari := kelasNaik(b.Dari, l.Dari)
		b.Usul = m.Aturan[b.Dari.ID].Usulkan(bahan[b.Peserta.ID])
		b.UsulPutusan = kenaikan.UsulPutusan(b.Usul, kenaikan.Terakhir(struktur, dari))
		p := b.Simpan.Putusan
		if p == "" {
			p = b.UsulPutusan
		}
		if k, ada := kenaikan.UsulTujuan(struktur, dari, p, b.Peserta.JenisKelamin, semua); ada {
			b.UsulTujuan = RombelID(k.ID)
		}
	}
	return nil
}

// bahanNaik gathers the marks of all terms, by santri and subject, out of the class that
// a santri was in at the end of each term.
func (s *Service) bahanNaik(ctx context.Context, pel dasar.Pelaku, m PermintaanNaik) (map[santri.ID]nilai.BahanKenaikan, error) {
	aturan, err := s.Stores.Nilai.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	bahan := map[santri.ID]nilai.BahanKenaikan{}
	if s.Naik != nil {
		if bahan, err = s.Naik.BahanNaik(ctx, pel, m); err != nil {
			return nil, err
		}
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{Tahun: []TahunID{m.Tahun.ID}})
	if err != nil {
		return nil, err
	}
	jejak, err := s.jejak(ctx, pel.Lembaga, []TahunAjaran{m.Tahun}, rs, slices.Sorted(maps.Keys(m.Kelas))...)
	if err != nil {
		return nil, err
	}
	for _, p := range m.Tahun.Periode { // few, as a year has terms
		hari := hariLembar(p, s.HariIni(pel.Lembaga))
		var kelas []RombelID
		for id, r := range m.Kelas {
			for _, x := range jejak.selama(id, r.Jalur, hari, hari) {
				kelas = append(kelas, x.ID)
			}
		}
		slices.Sort(kelas)
		if kelas = slices.Compact(kelas); len(kelas) == 0 {
			continue
		}
		legers, err := s.Leger(ctx, pel, p.Kode, kelas...)
		if err != nil {
			return nil, err
		}
		for _, x := range legers {
			tambahLeger(bahan, m, x, aturan)
		}
	}
	return bahan, nil
}

// tambahLeger adds the marks of one class and term of who is decided about in its track.
func tambahLeger(bahan map[santri.ID]nilai.BahanKenaikan, m PermintaanNaik, x Leger, aturan []AturanNilai) {
	for _, y := range x.Mapel {
		a, _ := AturanBerlaku(aturan, x.Rombel.Unit, y.Kode, x.Periode.Selesai)
		for _, n := range x.Santri {
			if m.Kelas[n.ID].Jalur != x.Rombel.Jalur || !x.Ikut(n.ID, y.Kode) {
				continue
			}
			b := bahan[n.ID]
			for _, k := range y.Kolom() {
				b.Mapel = tambahTerm(b.Mapel, k, a.Aturan.KKM, x.Nilai(n.ID, k).Rapor)
			}
			bahan[n.ID] = b
		}
	}
}

// tambahTerm adds the mark of one term; the KKM is that of the last term.
func tambahTerm(ms []nilai.MapelSetahun, k KolomLeger, kkm nilai.Angka, n nilai.Nilai) []nilai.MapelSetahun {
	i := slices.IndexFunc(ms, func(m nilai.MapelSetahun) bool { return m.Kode == string(k.Kode) && m.Aspek == k.Aspek })
	if i < 0 {
		return append(ms, nilai.MapelSetahun{Kode: string(k.Kode), Aspek: k.Aspek, KKM: kkm, Term: []nilai.Nilai{n}})
	}
	ms[i].KKM, ms[i].Term = kkm, append(ms[i].Term, n)
	return ms
}

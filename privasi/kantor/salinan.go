package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var (
	// ErrSalinanWali says that somebody takes the data of a child without proven
	// authority to see it.
	ErrSalinanWali = dasar.Aturan("PRI-EKSPOR-09")
	// ErrSalinanAnak says that a child takes his data himself, and nobody assessed that
	// he may.
	ErrSalinanAnak = dasar.Aturan("PRI-EKSPOR-10")
	// ErrSalinanPermohonan says that the desk takes the data of a person without a
	// request of his that it answers.
	ErrSalinanPermohonan = dasar.Aturan("PRI-EKSPOR-11")
	// ErrRentang says that the time of a file of evidence is no time.
	ErrRentang = dasar.Aturan("PRI-EKSPOR-12")
)

// Salinan is a copy of a person's data that the institution gave. It is written down
// before the first byte goes out; without Selesai the download was cut short.
type Salinan struct {
	Lembaga    dasar.LembagaID  `privasi:"-,lembaga"`
	ID         string           `privasi:"-,kunci teknis"`
	Subjek     privasi.SubjekID `privasi:"subjek"`
	Jenis      string           `privasi:"-,lengkap atau bukti"`
	Permohonan string           `privasi:"-,kunci permohonan yang dijawab"`
	Oleh       string           `privasi:"-,akun yang mengunduh"`
	Peran      string           `privasi:"-,peran saat mengunduh"`
	Dari       time.Time        `privasi:"-,awal rentang bukti"`
	Sampai     time.Time        `privasi:"-,akhir rentang bukti"`
	Mulai      time.Time        `privasi:"-,saat mulai"`
	Selesai    time.Time        `privasi:"-,saat selesai"`
	Baris      int64            `privasi:"-,hitungan"`
	Sidik      string           `privasi:"kategori=permohonan.salinan;kelas=umum;retensi=permohonan;terbuka=dicocokkan dengan berkas yang diunduh"`
	Versi      uint64           `privasi:"-,versi catatan"`
}

// tipeSalinan is the registered name of what the door is asked about first, so that the
// copy itself stands in the trail.
const tipeSalinan = "kantor.Salinan"

var laciSalinan = laci[Salinan]{"salinan", func(x *Salinan) kepala {
	status := "dimulai"
	if !x.Selesai.IsZero() {
		status = "selesai"
	}
	return kepala{lembaga: x.Lembaga, id: x.ID, subjek: x.Subjek, status: status, pada: x.Mulai, versi: &x.Versi}
}}

// MintaSalinan asks for a copy of a person's data.
type MintaSalinan struct {
	Subjek     privasi.SubjekID
	Permohonan string // for the desk: the request of the person that it answers
	// Bukti asks for evidence alone: how the data was treated from Dari up to Sampai
	// (exclusive), with proofs.
	Bukti        bool
	Dari, Sampai time.Time
}

// SiapkanSalinan looks whether a copy may be given and whether it would be complete,
// before a byte goes out. The person may take his own, a guardian that of a child whose
// data he is proven to be allowed to see ([wali.HakLihat]), a child his own when he was
// assessed, and the officer that of whoever asked ([MintaSalinan].Permohonan). Nothing
// of anybody else is inside.
func (s *Service) SiapkanSalinan(ctx context.Context, pel dasar.Pelaku, m MintaSalinan) (*PenulisSalinan, error) {
	if err := s.bolehSalin(ctx, pel, m); err != nil {
		return nil, err
	}
	m.Dari, m.Sampai = m.Dari.UTC(), m.Sampai.UTC()
	if m.Bukti && !m.Dari.Before(m.Sampai) {
		return nil, ErrRentang.Invalidf("rentang bukti harus mulai sebelum ia berakhir").Pada("dari")
	}
	if !m.Bukti {
		m.Dari, m.Sampai = time.Time{}, time.Time{}
	}
	r, err := s.rahasiaDari(ctx, pel.Lembaga, m.Subjek) // the file goes to the person, whoever makes it
	if err != nil {
		return nil, err
	}
	b, err := s.bekuSaya(ctx, pel, m.Subjek)
	if err != nil {
		return nil, err
	}
	p := &PenulisSalinan{s: s, pel: pel, m: m, rahasia: r, beku: b}
	p.bagian, err = ekspor.Lengkap(s.Daftar, append([]ekspor.Penyedia{p}, s.Ekspor...)...)
	return p, err
}

// BerkasBukti is [Service.SiapkanSalinan] for evidence: consents with receipts,
// requests, notices, disclosures, incidents and the trail of a span of time.
func (s *Service) BerkasBukti(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, dari, sampai time.Time) (*PenulisSalinan, error) {
	return s.SiapkanSalinan(ctx, pel, MintaSalinan{Subjek: x, Bukti: true, Dari: dari, Sampai: sampai})
}

// hakSalinan are the rights that a copy answers.
func hakSalinan() []hak.Jenis {
	return []hak.Jenis{hak.Akses, hak.Salinan, hak.Portabilitas, hak.GantiRugi}
}

// PermohonanSalinan pages through the open requests that a copy answers, the earliest
// deadline first.
func (s *Service) PermohonanSalinan(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]hak.Permohonan, string, error) {
	return s.DaftarPermohonan(ctx, pel, SaringPermohonan{Jenis: hakSalinan()}, p)
}

// PermohonanSalinanNomor is the open request of a number, when a copy answers it; else
// nothing.
func (s *Service) PermohonanSalinanNomor(ctx context.Context, pel dasar.Pelaku, nomor string) ([]hak.Permohonan, error) {
	p, err := s.CariPermohonan(ctx, pel, nomor)
	if dasar.KindOf(err) == dasar.NotFound || err == nil && !DijawabSalinan(p) {
		return nil, nil
	}
	return []hak.Permohonan{p}, err
}

// DijawabSalinan reports whether a copy answers the request and it still waits for one.
func DijawabSalinan(p hak.Permohonan) bool {
	return !p.Status.Akhir() && slices.Contains(hakSalinan(), p.Jenis)
}

func (s *Service) bolehSalin(ctx context.Context, pel dasar.Pelaku, m MintaSalinan) error {
	if petugas(pel) == nil {
		return s.bolehSalinPetugas(ctx, pel, m)
	}
	if err := s.milik(ctx, pel, m.Subjek); err != nil {
		return err
	}
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return err
	}
	f, beku, err := s.faktaHak(ctx, pel.Lembaga, m.Subjek, siapa, hak.Salinan)
	switch {
	case err != nil:
		return err
	case siapa != m.Subjek && !f.WaliTerbukti && !beku: // frozen: answered as before, he must not notice
		return ErrSalinanWali.Forbiddenf("hubungan wali belum dibuktikan; serahkan kartu keluarga, akta atau penetapan kepada tata usaha, lalu unduh di sini")
	case siapa == m.Subjek && f.Anak && pel.Peran == privasi.PeranSantri:
		return s.anakMampu(ctx, pel.Lembaga, siapa)
	}
	return nil
}

// anakMampu lets a child through who was assessed for one of the rights that a copy
// answers (PP 33/2026 article 38 paragraphs 5 and 6).
func (s *Service) anakMampu(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) error {
	ks, err := laciKapasitas.milik(ctx, s, l, x)
	if err != nil {
		return err
	}
	for _, j := range hakSalinan() {
		if slices.ContainsFunc(ks, func(k wali.Kapasitas) bool { return k.Berlaku(x, string(j), s.kini()) }) {
			return nil
		}
	}
	return ErrSalinanAnak.Forbiddenf("mintalah walimu mengunduhkannya, atau ajukan permohonan salinan agar pejabat pelindungan data pribadi menilainya")
}

// bolehSalinPetugas: the officer answers an open request of the person for a copy. A
// file of evidence he may gather to account for what the institution did.
func (s *Service) bolehSalinPetugas(ctx context.Context, pel dasar.Pelaku, m MintaSalinan) error {
	if m.Bukti && m.Permohonan == "" && m.Subjek != "" {
		return nil
	}
	p, err := laciPermohonan.ambil(ctx, s, pel.Lembaga, m.Permohonan)
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return err
	}
	if err != nil || m.Permohonan == "" || p.Subjek != m.Subjek || !DijawabSalinan(p) {
		return ErrSalinanPermohonan.Forbiddenf("salinan dibuat untuk menjawab permohonan akses, salinan, pemindahan atau ganti rugi yang belum ditutup; pilih permohonannya")
	}
	return nil
}

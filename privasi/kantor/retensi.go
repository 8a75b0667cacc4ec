package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// SumberMulai knows when retention of a person's data began: he left, his service
// ended, the book year of his last payment ended. Each package that keeps records of
// people has one, or the embedding application writes one for all.
type SumberMulai interface {
	// Mulai returns the start events of people, in a few statements for any number;
	// without people, those of everybody in the institution. Somebody who is known and
	// still needed has none, and is listed all the same.
	Mulai(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error)
}

// JadwalKantor are the classes that an institution set for itself, beside the shipped
// ones ([retensi.JadwalBaku]).
type JadwalKantor struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Kelas   []retensi.Kelas `privasi:"-,kelas retensi lembaga"`
	Oleh    string          `privasi:"-,akun yang mengubah"`
	Pada    time.Time       `privasi:"-,saat diubah"`
	Versi   uint64          `privasi:"-,versi catatan"`
}

var (
	laciJadwal = laci[JadwalKantor]{"jadwal_retensi", func(x *JadwalKantor) kepala {
		return kepala{lembaga: x.Lembaga, id: "jadwal", status: "berlaku", pada: x.Pada, versi: &x.Versi}
	}}
	laciTahan = laci[retensi.Penahanan]{"penahanan", func(p *retensi.Penahanan) kepala {
		return kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: "tercatat", pada: p.Sejak, versi: &p.Versi}
	}}
)

// JadwalRetensi returns the classes of the institution, every version, and what its
// own ones were read at. Anybody of the institution may read them.
func (s *Service) JadwalRetensi(ctx context.Context, l dasar.LembagaID) (retensi.Jadwal, JadwalKantor, error) {
	x, err := laciJadwal.ambil(ctx, s, l, "jadwal")
	if dasar.KindOf(err) == dasar.NotFound {
		x, err = JadwalKantor{Lembaga: l}, nil
	}
	return append(retensi.JadwalBaku(), x.Kelas...), x, err
}

// GantiKelas sets a class anew from its day on; versi is that of the schedule which was
// read. What the law demands at least cannot be undercut.
func (s *Service) GantiKelas(ctx context.Context, pel dasar.Pelaku, k retensi.Kelas, versi uint64) (JadwalKantor, error) {
	if err := petugas(pel); err != nil {
		return JadwalKantor{}, err
	}
	j, x, err := s.JadwalRetensi(ctx, pel.Lembaga)
	if err != nil {
		return x, err
	}
	if _, err := j.Ganti(k); err != nil {
		return x, err
	}
	x.Kelas = append(x.Kelas, k)
	x.Versi, x.Oleh, x.Pada = versi, pel.ID, s.kini()
	return catat(ctx, s, laciJadwal, pel, x, []privasi.Peristiwa{{Jenis: "JadwalRetensiDiubah", Objek: "jadwal", Oleh: pel.ID, Sebab: string(k.ID), Pada: x.Pada}})
}

// TahanData puts a hold in force now: on one person's class, or with Subjek "" on that
// of everybody. What is held is not destroyed, whoever asks.
func (s *Service) TahanData(ctx context.Context, pel dasar.Pelaku, p retensi.Penahanan) (retensi.Penahanan, error) {
	if err := petugas(pel); err != nil {
		return p, err
	}
	p.Lembaga, p.ID, p.Versi = pel.Lembaga, idBaru(), 0
	p, ps, err := retensi.Tahan(p, pel.ID, s.kini())
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciTahan, pel, p, ps)
}

// LepasTahanan ends a hold now, for a reason (a code).
func (s *Service) LepasTahanan(ctx context.Context, pel dasar.Pelaku, id, sebab string) (retensi.Penahanan, error) {
	if err := petugas(pel); err != nil {
		return retensi.Penahanan{}, err
	}
	return gerak(ctx, s, laciTahan, pel, id, func(p retensi.Penahanan) (retensi.Penahanan, []privasi.Peristiwa, error) {
		return p.Lepas(sebab, pel.ID, s.kini())
	})
}

// DaftarTahanan pages through holds, those that ended too, the newest first.
func (s *Service) DaftarTahanan(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]retensi.Penahanan, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	return laciTahan.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{}, p)
}

// faktaRetensi is what the rules of retention look at; without people, for everybody.
func (s *Service) faktaRetensi(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (f retensi.Fakta, err error) {
	f.Zona = s.zona(l)
	if f.Jadwal, _, err = s.JadwalRetensi(ctx, l); err != nil {
		return f, err
	}
	if f.Penahanan, err = semuaBerstatus(ctx, s, laciTahan, l); err != nil {
		return f, err
	}
	var ms []Musnah
	if len(ss) == 0 {
		ms, err = semuaBerstatus(ctx, s, laciMusnah, l)
	} else {
		ms, err = laciMusnah.milik(ctx, s, l, ss...)
	}
	if err != nil {
		return f, err
	}
	mulai, err := s.mulaiSemua(ctx, l, ss...)
	f.Isi = gabungIsi(l, mulai, ms)
	return f, err
}

func gabungIsi(l dasar.LembagaID, mulai map[privasi.SubjekID][]retensi.Mulai, ms []Musnah) (isi []retensi.Isi) {
	hilang := map[privasi.SubjekID][]retensi.Hilang{}
	for _, m := range ms {
		hilang[m.Subjek] = append(hilang[m.Subjek], m.Hilang...)
	}
	for x, m := range mulai {
		isi = append(isi, retensi.Isi{Lembaga: l, Subjek: x, Mulai: m, Hilang: hilang[x]})
		delete(hilang, x)
	}
	for x, h := range hilang {
		isi = append(isi, retensi.Isi{Lembaga: l, Subjek: x, Hilang: h})
	}
	return isi
}

// TempoSaya says for each class of a person how long his data is kept and why: for
// himself, his guardian and the officer.
func (s *Service) TempoSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]retensi.Tempo, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	f, err := s.faktaRetensi(ctx, pel.Lembaga, x)
	if err != nil {
		return nil, err
	}
	i := retensi.Isi{Lembaga: pel.Lembaga, Subjek: x}
	if len(f.Isi) > 0 {
		i = f.Isi[0]
	}
	var ts []retensi.Tempo
	for _, k := range privasi.SemuaRetensi() {
		ts = append(ts, f.Jadwal.Nilai(i, k, f.Penahanan, f.Zona, s.kini()))
	}
	return ts, nil
}

// JatuhTempo lists what of whom is due now, the longest due first. The cases of the task
// team are not in it: that there was one is known to its team alone.
func (s *Service) JatuhTempo(ctx context.Context, pel dasar.Pelaku) ([]retensi.Tempo, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	f, err := s.faktaRetensi(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	return tanpaPerkara(f.Jadwal.Rencana(f.Isi, f.Penahanan, f.Zona, s.kini())), nil
}

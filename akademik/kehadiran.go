package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberKehadiran tells the presence of santri over days, as a rapor prints it.
type SumberKehadiran interface {
	// Kehadiran counts the registers of lessons of [dari, sampai] of classes (none =
	// all) per santri: a fixed number of reads, whatever the number of santri. Somebody
	// who moved between the classes has the sum of them. Whoever is in no register is
	// absent from the result.
	Kehadiran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) (map[santri.ID]presensi.Rekap, error)
}

// KehadiranDari counts what stores keep, by the rules that hold on the last day.
func KehadiranDari(st Stores) SumberKehadiran { return kehadiran{st} }

type kehadiran struct{ st Stores }

// Kehadiran implements [SumberKehadiran].
func (k kehadiran) Kehadiran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) (map[santri.ID]presensi.Rekap, error) {
	f := SaringRegister{Dari: dari, Sampai: sampai, Pelajaran: true}
	if len(rombel) > 0 {
		f.Rombel = rombel
	}
	aturan, err := k.st.Kegiatan.Aturan(ctx, l)
	if err != nil {
		return nil, err
	}
	rs, err := k.st.Presensi.Register(ctx, l, f)
	if err != nil {
		return nil, err
	}
	return AturanPresensiPada(aturan, sampai).Aturan.Rekap(pertemuan(rs)), nil
}

func pertemuan(rs []Register) []presensi.Pertemuan {
	ps := make([]presensi.Pertemuan, len(rs))
	for i, r := range rs {
		ps[i] = r.Pertemuan()
	}
	return ps
}

// RekapKelas is the presence of one class over days.
type RekapKelas struct {
	Rombel       Rombel
	Dari, Sampai dasar.Tanggal
	Pertemuan    int              // registers that were taken
	Santri       []santri.Peserta // of the registers, by name
	Hasil        map[santri.ID]presensi.Rekap
}

// RekapKelas counts the registers of lessons of a class within the actor's scope, over
// at most two years.
func (s *Service) RekapKelas(ctx context.Context, pel dasar.Pelaku, id RombelID, dari, sampai dasar.Tanggal) (r RekapKelas, err error) {
	if r.Rombel, err = s.satuRombel(ctx, s.Stores, pel, id); err != nil {
		return r, err
	}
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) > maksHari {
		return r, ErrSesi.Invalidf("isi rentang tanggal, paling lama dua tahun").Pada("sampai")
	}
	r.Dari, r.Sampai = dari, sampai
	aturan, err := s.Stores.Kegiatan.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return r, err
	}
	rs, err := s.Stores.Presensi.Register(ctx, pel.Lembaga, SaringRegister{Rombel: []RombelID{id}, Dari: dari, Sampai: sampai, Pelajaran: true})
	if err != nil {
		return r, err
	}
	r.Pertemuan, r.Hasil = len(rs), AturanPresensiPada(aturan, sampai).Aturan.Rekap(pertemuan(rs))
	siapa := Register{Versi: 1}
	for x := range r.Hasil {
		siapa.Anggota = append(siapa.Anggota, x)
	}
	slices.Sort(siapa.Anggota)
	r.Santri, err = s.anggotaSesi(ctx, pel, SesiHari{Sesi: Sesi{Tanggal: sampai}, Register: siapa})
	return r, err
}

// PresensiSantri lists the registers of [dari, sampai], at most two years, that say more
// about a santri within the actor's scope than "was there", oldest first; of the
// registers only what they say about this santri.
func (s *Service) PresensiSantri(ctx context.Context, pel dasar.Pelaku, id santri.ID, dari, sampai dasar.Tanggal) ([]Register, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) > maksHari {
		return nil, ErrSesi.Invalidf("isi rentang tanggal, paling lama dua tahun").Pada("sampai")
	}
	if _, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), id); err != nil {
		return nil, err
	}
	rs, err := s.Stores.Presensi.Register(ctx, pel.Lembaga, SaringRegister{Dari: dari, Sampai: sampai, Santri: id})
	for i := range rs {
		rs[i].Anggota = nil
		rs[i].Catatan = slices.DeleteFunc(rs[i].Catatan, func(c presensi.Catatan) bool { return c.Santri != id })
	}
	return rs, err
}

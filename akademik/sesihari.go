package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberIzin tells approved leave; nil in [Service] is the leave that this package
// keeps.
type SumberIzin interface {
	// Cuti returns the approved leave of santri (none = everybody) that shares a day
	// with [dari, sampai], in any order.
	Cuti(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, s ...santri.ID) ([]presensi.Cuti, error)
}

// SesiHari is one lesson or activity of a day with how far its register is. Of a
// register that was taken it is the copy, whatever the timetable says since.
type SesiHari struct {
	Sesi
	Selesai  jadwal.Menit
	Kelas    Rombel       // zero for an activity of named santri
	Nama     string       // of an activity
	Guru     []pegawai.ID // of an activity: who takes its register
	Ruang    string
	JP       int
	Register Register // without its santri; Versi 0 = not taken
	Jurnal   Jurnal   // Versi 0 = none
}

// Milik reports whether the session is a teacher's: by the timetable, or because he
// stands in or stood in.
func (x SesiHari) Milik(g pegawai.ID) bool {
	return g != "" && (slices.Contains(x.Guru, g) || x.Jurnal.Mengajar(g))
}

// Terisi reports whether the register was taken.
func (x SesiHari) Terisi() bool { return x.Register.Versi > 0 }

// Usai reports whether the session is over at an hour of a day.
func (x SesiHari) Usai(hari dasar.Tanggal, pukul jadwal.Menit) bool {
	return x.Tanggal.Before(hari) || x.Tanggal == hari && x.Selesai <= pukul
}

// jamKini is the day and the hour at the institution.
func (s *Service) jamKini(l dasar.LembagaID) (dasar.Tanggal, jadwal.Menit) {
	hari := s.HariIni(l)
	t := s.kini().In(s.lokasi(l))
	return hari, jadwal.Pukul(t.Hour(), t.Minute())
}

// pelajaran asks the timetable.
func (s *Service) pelajaran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) ([]Pelajaran, error) {
	var sumber SumberPelajaran = s
	if s.SumberPelajaran != nil {
		sumber = s.SumberPelajaran
	}
	return sumber.Pelajaran(ctx, l, dari, sampai, rombel...)
}

const maksMasaSesi = 62 // days of one list of sessions

// SesiHari lists the lessons and activities of [dari, sampai], at most two months, of
// classes (none = all) within the actor's scope, in order of day, hour and class: those
// of the timetable, and those whose register was taken though the timetable has them no
// more. Without classes the activities of named santri are among them.
func (s *Service) SesiHari(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal, rombel ...RombelID) ([]SesiHari, error) {
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= maksMasaSesi {
		return nil, ErrSesi.Invalidf("isi rentang tanggal, paling lama %d hari", maksMasaSesi).Pada("sampai")
	}
	f := SaringRombel{}
	if len(rombel) > 0 {
		f.ID = rombel
	}
	rs, err := s.Rombel(ctx, pel, f)
	if err != nil {
		return nil, err
	}
	kelas := make(map[RombelID]Rombel, len(rs))
	id := make([]RombelID, len(rs))
	for i, r := range rs {
		kelas[r.ID], id[i] = r, r.ID
	}
	semua, err := s.jadwalSesi(ctx, pel.Lembaga, dari, sampai, kelas, id, len(rombel) == 0)
	if err != nil {
		return nil, err
	}
	if err := s.isiSesi(ctx, pel.Lembaga, dari, sampai, kelas, semua, len(rombel) == 0); err != nil {
		return nil, err
	}
	hasil := make([]SesiHari, 0, len(semua))
	for _, x := range semua {
		hasil = append(hasil, *x)
	}
	slices.SortFunc(hasil, func(a, b SesiHari) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.Kelas.Unit, b.Kelas.Unit), cmp.Compare(a.Kelas.Nama, b.Kelas.Nama), cmp.Compare(a.ID(), b.ID()))
	})
	return hasil, nil
}

// jadwalSesi are the sessions that timetable and activities have.
func (s *Service) jadwalSesi(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, kelas map[RombelID]Rombel, id []RombelID, tanpaKelas bool) (map[string]*SesiHari, error) {
	semua := map[string]*SesiHari{}
	if len(id) > 0 {
		ps, err := s.pelajaran(ctx, l, dari, sampai, id...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			x := SesiHari{Sesi: p.Sesi(), Selesai: p.Selesai, Kelas: kelas[p.Rombel], Guru: p.Guru, Ruang: p.Ruang, JP: p.JP}
			semua[x.ID()] = &x
		}
	}
	ks, err := s.Stores.Kegiatan.Kegiatan(ctx, l)
	if err != nil || len(ks) == 0 {
		return semua, err
	}
	hijri, err := s.KalenderHijriah(ctx, l)
	if err != nil {
		return nil, err
	}
	for _, k := range ks {
		sesi, err := k.Terjadi(hijri, dari, sampai)
		if err != nil {
			return nil, err
		}
		for _, y := range sesi {
			r, ada := kelas[y.Rombel]
			if !ada && (y.Rombel != "" || !tanpaKelas) {
				continue
			}
			semua[y.ID()] = &SesiHari{Sesi: y, Selesai: k.Selesai, Kelas: r, Nama: k.Nama, Guru: k.Petugas}
		}
	}
	return semua, nil
}

// isiSesi joins registers and journals to sessions.
func (s *Service) isiSesi(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, kelas map[RombelID]Rombel, semua map[string]*SesiHari, tanpaKelas bool) error {
	nama := map[string]string{}
	ks, err := s.Stores.Kegiatan.Kegiatan(ctx, l)
	if err != nil {
		return err
	}
	for _, k := range ks {
		nama[k.ID] = k.Nama
	}
	registers, err := s.Stores.Presensi.Register(ctx, l, SaringRegister{Dari: dari, Sampai: sampai, Ringkas: true})
	if err != nil {
		return err
	}
	for _, r := range registers {
		if _, ada := kelas[r.Rombel]; !ada && (r.Rombel != "" || !tanpaKelas) {
			continue
		}
		semua[r.ID] = &SesiHari{Sesi: r.Sesi(), Selesai: r.Selesai, Kelas: kelas[r.Rombel], Nama: nama[r.Kegiatan], Guru: r.Guru, Ruang: r.Ruang, JP: r.JP, Register: r}
	}
	js, err := s.Stores.Presensi.Jurnal(ctx, l, SaringJurnal{Dari: dari, Sampai: sampai})
	for _, j := range js {
		if x, ada := semua[j.ID]; ada {
			x.Jurnal = j
		}
	}
	return err
}

// SaringSesi narrows lists of sessions.
type SaringSesi struct {
	Rombel RombelID
	Guru   pegawai.ID
	Mapel  KodeMapel
}

// BelumDiisi lists the sessions of [dari, sampai] that are over and whose register was
// not taken, a page of them in order of day, hour and class, with how many there are in
// all and the cursor of the next page.
func (s *Service) BelumDiisi(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal, f SaringSesi, p dasar.Page) (hasil []SesiHari, jumlah int, lanjut string, err error) {
	var rombel []RombelID
	if f.Rombel != "" {
		rombel = []RombelID{f.Rombel}
	}
	semua, err := s.SesiHari(ctx, pel, dari, sampai, rombel...)
	if err != nil {
		return nil, 0, "", err
	}
	hari, pukul := s.jamKini(pel.Lembaga)
	semua = slices.DeleteFunc(semua, func(x SesiHari) bool {
		return x.Terisi() || !x.Usai(hari, pukul) || f.Guru != "" && !x.Milik(f.Guru) || f.Mapel != "" && x.Mapel != f.Mapel
	})
	jumlah = len(semua)
	if i := slices.IndexFunc(semua, func(x SesiHari) bool { return x.ID() == p.After }); p.After != "" && i >= 0 {
		semua = semua[i+1:]
	}
	if len(semua) > p.Batas() {
		semua = semua[:p.Batas()]
		lanjut = semua[len(semua)-1].ID()
	}
	return semua, jumlah, lanjut, nil
}

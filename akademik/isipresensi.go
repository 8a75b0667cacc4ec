package akademik

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LembarPresensi is the register of one session as a teacher opens it.
type LembarPresensi struct {
	SesiHari
	Anggota []santri.Peserta               // by name
	Catatan map[santri.ID]presensi.Catatan // what stands; before it is taken, what leave fills in
	Aturan  AturanPresensi
	Alasan  bool // a correction now must say why
}

// bukaAwal is how many minutes before its beginning a register may be taken.
const bukaAwal = 30

// Presensi opens the register of a session within the actor's scope: what stands, or an
// empty one that approved leave has filled in. A lesson that the timetable does not have
// is [ErrSesiTiada].
func (s *Service) Presensi(ctx context.Context, pel dasar.Pelaku, sesi Sesi) (l LembarPresensi, err error) {
	if l.SesiHari, err = s.satuSesi(ctx, pel, sesi); err != nil {
		return l, err
	}
	semua, err := s.Stores.Kegiatan.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return l, err
	}
	l.Aturan = AturanPresensiPada(semua, sesi.Tanggal)
	l.Alasan = l.Terisi() && s.HariIni(pel.Lembaga).Selisih(sesi.Tanggal) > l.Aturan.HariKoreksi
	l.Catatan = map[santri.ID]presensi.Catatan{}
	if l.Anggota, err = s.anggotaSesi(ctx, pel, l.SesiHari); err != nil {
		return l, err
	}
	catatan := l.Register.Catatan
	if !l.Terisi() {
		cuti, err := s.cuti(ctx, s.Stores, pel.Lembaga, sesi.Tanggal, idOrang(l.Anggota))
		if err != nil {
			return l, err
		}
		catatan, _ = l.Aturan.Aturan.Susun(idOrang(l.Anggota), sesi.Tanggal, sesi.Mulai, cuti, nil)
	}
	for _, c := range catatan {
		l.Catatan[c.Santri] = c
	}
	return l, nil
}

func idOrang(ps []santri.Peserta) []santri.ID {
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.ID
	}
	return id
}

// satuSesi finds one session: its register as a whole when it was taken, else what
// timetable or activity say of it.
func (s *Service) satuSesi(ctx context.Context, pel dasar.Pelaku, sesi Sesi) (x SesiHari, err error) {
	if err := sesi.Validate(); err != nil {
		return x, err
	}
	x.Sesi = sesi
	if sesi.Rombel != "" {
		if x.Kelas, err = s.satuRombel(ctx, s.Stores, pel, sesi.Rombel); err != nil {
			return x, err
		}
	} else if err := pel.Validate(); err != nil {
		return x, err
	}
	ada, err := s.Stores.Presensi.Register(ctx, pel.Lembaga, SaringRegister{ID: []string{sesi.ID()}})
	if err != nil {
		return x, err
	}
	js, err := s.Stores.Presensi.Jurnal(ctx, pel.Lembaga, SaringJurnal{ID: []string{sesi.ID()}})
	if err != nil {
		return x, err
	}
	if len(js) == 1 {
		x.Jurnal = js[0]
	}
	if len(ada) == 1 {
		r := ada[0]
		x.Register, x.Selesai, x.Guru, x.Ruang, x.JP = r, r.Selesai, r.Guru, r.Ruang, r.JP
	}
	if sesi.Kegiatan != "" {
		return x, s.isiKegiatan(ctx, pel, &x)
	}
	if x.Terisi() {
		return x, nil
	}
	ps, err := s.pelajaran(ctx, pel.Lembaga, sesi.Tanggal, sesi.Tanggal, sesi.Rombel)
	if err != nil {
		return x, err
	}
	i := slices.IndexFunc(ps, func(p Pelajaran) bool { return p.Sesi() == sesi })
	if i < 0 {
		return x, ErrSesiTiada.NotFoundf("jadwal tidak memuat pelajaran itu pada %s; muat ulang daftar pelajaran", sesi.Tanggal.Panjang()).Pada("mapel")
	}
	x.Selesai, x.Guru, x.Ruang, x.JP = ps[i].Selesai, ps[i].Guru, ps[i].Ruang, ps[i].JP
	return x, nil
}

// isiKegiatan completes a session of an activity.
func (s *Service) isiKegiatan(ctx context.Context, pel dasar.Pelaku, x *SesiHari) error {
	k, err := s.satuKegiatan(ctx, pel, x.Kegiatan)
	if err != nil {
		return err
	}
	x.Nama = k.Nama
	if x.Terisi() {
		return nil
	}
	hijri, err := s.KalenderHijriah(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	sesi, err := k.Terjadi(hijri, x.Tanggal, x.Tanggal)
	if err != nil {
		return err
	}
	if !slices.Contains(sesi, x.Sesi) {
		return ErrSesiTiada.NotFoundf("kegiatan %s tidak berlangsung pada %s", k.Nama, x.Tanggal.Panjang()).Pada("kegiatan")
	}
	x.Selesai, x.Guru = k.Selesai, k.Petugas
	return nil
}

// anggotaSesi reads whom a register is about: its members as they were, or those of the
// class on the day, by name.
func (s *Service) anggotaSesi(ctx context.Context, pel dasar.Pelaku, x SesiHari) ([]santri.Peserta, error) {
	id := x.Register.Anggota
	if !x.Terisi() {
		if x.Rombel != "" {
			return s.anggotaPelajaran(ctx, pel.Lembaga, x)
		}
		k, err := s.satuKegiatan(ctx, pel, x.Kegiatan)
		if err != nil {
			return nil, err
		}
		id = k.Santri
	}
	ps, err := s.Santri.Peserta.PesertaID(ctx, pel.Lembaga, x.Tanggal, id...)
	if err != nil {
		return nil, err
	}
	if !x.Terisi() {
		ps = slices.DeleteFunc(ps, func(p santri.Peserta) bool { return p.Status != santri.Aktif && p.Status != santri.Pengabdian })
	}
	u, kunci := santri.BuatPengurut(), map[santri.ID]string{}
	for _, p := range ps {
		kunci[p.ID] = string(u.Kunci(p.Nama))
	}
	slices.SortFunc(ps, func(a, b santri.Peserta) int {
		return cmp.Or(strings.Compare(kunci[a.ID], kunci[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return ps, nil
}

// anggotaPelajaran reads who has a lesson: the class on the day, or the groups of it that
// the lesson is of.
func (s *Service) anggotaPelajaran(ctx context.Context, l dasar.LembagaID, x SesiHari) ([]santri.Peserta, error) {
	semua, err := s.anggota(ctx, l, x.Tanggal, x.Kelas)
	if err != nil || x.Kelompok == "" {
		return semua[x.Rombel], err
	}
	bagi, err := s.pembagianHari(ctx, l, x.Tanggal, x.Rombel)
	return hanyaKelompok(semua[x.Rombel], bagi[x.Rombel], x.NamaKelompok()), err
}

// cuti reads the leave of santri on a day. Our own is read from st, so that a unit sees
// what it locks.
func (s *Service) cuti(ctx context.Context, st Stores, l dasar.LembagaID, hari dasar.Tanggal, id []santri.ID) ([]presensi.Cuti, error) {
	if len(id) == 0 {
		return nil, nil
	}
	if s.Izin != nil {
		return s.Izin.Cuti(ctx, l, hari, hari, id...)
	}
	is, err := st.Presensi.Izin(ctx, l, SaringIzin{Dari: hari, Sampai: hari, Santri: id, Berlaku: true})
	cuti := make([]presensi.Cuti, len(is))
	for i, x := range is {
		cuti[i] = x.Cuti()
	}
	return cuti, err
}

// MasukanPresensi is a register as sent: the santri of whom there is something to say.
// Versi is that of the register which the sender saw, 0 when it had not been taken.
type MasukanPresensi struct {
	Sesi
	Versi  int
	Isian  []presensi.Isian
	Sebab  string         // why it is corrected
	Jurnal *MasukanJurnal // nil = leave the journal as it is; activities have none
}

// MasukanJurnal is the journal of a lesson as sent. Without Pengajar nobody taught.
type MasukanJurnal struct {
	Pengajar            []Pengajar
	Materi, TP, Catatan string
}

// maksIsianPresensi bounds the rows of one register.
const maksIsianPresensi = 5000

// IsiPresensi takes a register, or corrects it, with the journal of the lesson in the
// same unit. It is taken once: whoever comes second gets [ErrRegisterAda] and sees the
// first. Rows about people who are not members are refused each by itself and the rest
// is kept; a wrong row about a member refuses the register, because a member that is
// not named would count as present. A correction that changes nothing stores nothing.
func (s *Service) IsiPresensi(ctx context.Context, pel dasar.Pelaku, kunci string, m MasukanPresensi) (Register, []presensi.Galat, error) {
	if len(m.Isian) > maksIsianPresensi {
		return Register{}, nil, ErrSesi.Invalidf("paling banyak %d baris sekali kirim", maksIsianPresensi)
	}
	l, err := s.Presensi(ctx, pel, m.Sesi)
	if err != nil {
		return Register{}, nil, err
	}
	if err := s.bolehIsi(ctx, pel, l); err != nil {
		return Register{}, nil, err
	}
	if m.Sebab, err = dasar.Rapikan(m.Sebab, 200); err != nil || m.Versi > 0 && l.Alasan && len([]rune(m.Sebab)) < 5 {
		return Register{}, nil, ErrKoreksi.Invalidf("sudah lewat %d hari; tulis alasan koreksinya, 5 sampai 200 huruf tanpa urusan pribadi", l.Aturan.HariKoreksi).Pada("sebab").Karena(err)
	}
	j, err := s.bacaJurnal(ctx, pel, l, m.Jurnal)
	if err != nil {
		return Register{}, nil, err
	}
	cuti, err := s.cutiLuar(ctx, pel.Lembaga, l)
	if err != nil {
		return Register{}, nil, err
	}
	var hasil Register
	var tolak []presensi.Galat
	_, ulang, err := s.sekali(ctx, pel, "presensi", kunci, m, m.ID(), func(ctx context.Context, st Stores) error {
		hasil, tolak, err = s.simpanPresensi(ctx, st, pel, l, m, j, cuti)
		return err
	})
	if err != nil || !ulang {
		return hasil, tolak, err
	}
	x, err := s.satuSesi(ctx, pel, m.Sesi)
	return x.Register, nil, err
}

// bolehIsi refuses registers of a closed year and of lessons that have not begun.
func (s *Service) bolehIsi(ctx context.Context, pel dasar.Pelaku, l LembarPresensi) error {
	hari, pukul := s.jamKini(pel.Lembaga)
	if l.Tanggal.After(hari) || l.Tanggal == hari && l.Mulai > pukul+bukaAwal {
		return ErrSesiDepan.Invalidf("presensi dibuka %d menit sebelum mulai", bukaAwal).Pada("tanggal")
	}
	if l.Rombel == "" {
		return nil
	}
	t, err := s.tahun(ctx, s.Stores, pel.Lembaga, l.Kelas.Tahun)
	if err == nil && t.Ditutup {
		err = ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama)
	}
	return err
}

// cutiLuar asks a source of leave that is not ours, before the unit begins.
func (s *Service) cutiLuar(ctx context.Context, l dasar.LembagaID, x LembarPresensi) ([]presensi.Cuti, error) {
	if s.Izin == nil {
		return nil, nil
	}
	return s.cuti(ctx, s.Stores, l, x.Tanggal, idOrang(x.Anggota))
}

func gembokPresensi(hari dasar.Tanggal) string { return "presensi/" + hari.String() }

func (s *Service) simpanPresensi(ctx context.Context, st Stores, pel dasar.Pelaku, l LembarPresensi, m MasukanPresensi, j *Jurnal, luar []presensi.Cuti) (r Register, tolak []presensi.Galat, err error) {
	if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokPresensi(m.Tanggal)); err != nil {
		return r, nil, err
	}
	ada, err := st.Presensi.Register(ctx, pel.Lembaga, SaringRegister{ID: []string{m.ID()}})
	if err != nil {
		return r, nil, err
	}
	versi := 0
	if len(ada) == 1 {
		r, versi = ada[0], ada[0].Versi
	}
	if versi != m.Versi {
		return r, nil, ErrRegisterAda.Conflictf("presensi ini sudah diisi atau diubah orang lain; periksa isinya, lalu simpan lagi bila perlu")
	}
	baru := r
	if versi == 0 {
		baru = Register{ID: m.ID(), Tanggal: m.Tanggal, Mulai: m.Mulai, Selesai: l.Selesai, Rombel: m.Rombel, Mapel: m.Mapel, Kegiatan: m.Kegiatan, Kelompok: m.Kelompok, Guru: l.Guru, Ruang: l.Ruang, JP: l.JP, Anggota: idOrang(l.Anggota)}
	}
	cuti := luar
	if s.Izin == nil {
		if cuti, err = s.cuti(ctx, st, pel.Lembaga, m.Tanggal, baru.Anggota); err != nil {
			return r, nil, err
		}
	}
	baru.Catatan, tolak = l.Aturan.Aturan.Susun(baru.Anggota, m.Tanggal, m.Mulai, cuti, m.Isian)
	if err := salahAnggota(tolak); err != nil {
		return r, tolak, err
	}
	baru.Lembaga, baru.Sebab, baru.Oleh, baru.Dicatat = pel.Lembaga, m.Sebab, pel.ID, s.kini()
	if versi == 0 || !slices.Equal(r.Catatan, baru.Catatan) {
		if err := st.Presensi.SimpanRegister(ctx, pel.Lembaga, baru); err != nil {
			return r, nil, err
		}
		baru.Versi++
		r = baru
	}
	return r, tolak, s.simpanJurnal(ctx, st, pel, l, j)
}

// salahAnggota joins the refusals about members: each row with its error.
func salahAnggota(tolak []presensi.Galat) error {
	var errs []error
	for _, g := range tolak {
		if !errors.Is(g.Err, presensi.ErrSantri) {
			errs = append(errs, g.Err)
		}
	}
	return errors.Join(errs...)
}

// RiwayatPresensi returns every version of a register, oldest first.
func (s *Service) RiwayatPresensi(ctx context.Context, pel dasar.Pelaku, sesi Sesi) ([]Register, error) {
	x, err := s.satuSesi(ctx, pel, sesi)
	if err != nil {
		return nil, err
	}
	if !x.Terisi() {
		return nil, ErrRegisterTiada.NotFoundf("presensi itu belum diisi")
	}
	return s.Stores.Presensi.RiwayatRegister(ctx, pel.Lembaga, sesi.ID())
}

// Pukul is the day and the hour at the institution, for pages that show what is over.
func (s *Service) Pukul(l dasar.LembagaID) (dasar.Tanggal, jadwal.Menit) { return s.jamKini(l) }

package pegawai

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrJam says that hours are malformed.
	ErrJam = dasar.Aturan("PEG-JAM-01")
	// ErrJamSetuju says that hours were approved already, are void, or may not be
	// approved by whoever entered them.
	ErrJamSetuju = dasar.Aturan("PEG-JAM-02")
	// ErrJamRencana says that planned hours cannot fill a month because the settings do
	// not say how many weeks a month has.
	ErrJamRencana = dasar.Aturan("PEG-JAM-03")
)

// maksJamCatatan bounds one entry: more hours than a month has are a slip of the finger.
const maksJamCatatan Kuantitas = 744 * 100

func (c *CatatanJam) rapikan() (err error) {
	if c.Selesai.IsZero() {
		c.Selesai = c.Mulai
	}
	if c.Keterangan, err = dasar.Rapikan(c.Keterangan, 100); err != nil {
		return diBidang(err, "keterangan")
	}
	c.Disetujui = ""
	switch {
	case c.Unit == "":
		return ErrJam.Invalidf("pilih unit tempat mengajar").Pada("unit")
	case c.Mulai.IsZero() || c.Mulai != c.Selesai:
		return ErrJam.Invalidf("isi tanggal mengajar, atau hari terakhir bulan yang dijumlahkan").Pada("mulai")
	case c.Jumlah < 0 || c.Jumlah > maksJamCatatan:
		return ErrJam.Invalidf("jam mengajar 0 sampai %s", maksJamCatatan).Pada("jumlah")
	case c.Menggantikan == c.Pegawai && c.Pegawai != "":
		return ErrJam.Invalidf("badal menggantikan orang lain; kosongkan bila mengajar jadwalnya sendiri").Pada("menggantikan")
	case c.Menggantikan != "" && c.Jumlah == 0:
		return ErrJam.Invalidf("badal tanpa jam; isi jamnya").Pada("jumlah")
	}
	return nil
}

// jenisJam tells the common path what is particular about hours.
func jenisJam() jenisBerkala[CatatanJam] {
	return jenisBerkala[CatatanJam]{
		nama: "jam", toko: func(st Stores) BerkalaStore[CatatanJam] { return st.Jam }, kepala: (*CatatanJam).kepala,
		rapikan: (*CatatanJam).rapikan,
		tempat:  func(c CatatanJam) string { return string(c.Unit) },
		sebut:   func(c CatatanJam) ID { return c.Menggantikan },
		masa:    masaSehari,
	}
}

// Jam gives the hours entered by hand. Catat enters them, to wait for
// [Service.SetujuiJam]; hours of nought say that nothing was taught. Menggantikan
// names the scheduled teacher whom Pegawai stood in for: the hours are paid to
// Pegawai, the scheduled teacher gets none.
func (s *Service) Jam() Riwayat[CatatanJam] { return Riwayat[CatatanJam]{s, jenisJam()} }

// SetujuiJam approves hours that wait, all of them or none. Where the settings ask
// for another approver (PenyetujuLain), whoever entered hours does not approve them.
func (s *Service) SetujuiJam(ctx context.Context, pel dasar.Pelaku, kunci string, id ...string) ([]CatatanJam, []Peringatan, error) {
	if err := pel.Validate(); err != nil || len(id) == 0 {
		return nil, nil, err
	}
	set, err := setelanPada(ctx, s.Stores, pel.Lembaga, s.HariIni(pel.Lembaga))
	if err != nil {
		return nil, nil, err
	}
	var w []Peringatan
	_, _, err = s.sekali(ctx, pel, "jam.setujui", kunci, id, "ada", func(ctx context.Context, st Stores) error {
		w, err = s.simpanSetuju(ctx, st, pel, set.PenyetujuLain, id)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	hasil, err := s.Stores.Jam.Ambil(ctx, pel.Lembaga, id...)
	return hasil, w, err
}

func (s *Service) simpanSetuju(ctx context.Context, st Stores, pel dasar.Pelaku, lain bool, id []string) ([]Peringatan, error) {
	ada, err := st.Jam.Ambil(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	if len(ada) != len(id) {
		return nil, catatanTiada()
	}
	if _, err := s.orang(ctx, st, pel, true, orangDari(ada)...); err != nil {
		return nil, err
	}
	if ada, err = st.Jam.Ambil(ctx, pel.Lembaga, id...); err != nil { // as they are under the lock
		return nil, err
	}
	for i := range ada {
		c := &ada[i]
		switch {
		case pel.Lingkup.Periksa(string(c.Unit)) != nil:
			return nil, catatanTiada()
		case c.Batal != "" || c.Disetujui != "":
			return nil, ke(ErrJamSetuju.Conflictf("jam ini sudah disetujui atau dibatalkan; muat ulang halaman"), i, len(ada))
		case lain && c.Oleh == pel.ID:
			return nil, ke(ErrJamSetuju.Forbiddenf("yang mencatat jam tidak menyetujuinya; minta orang lain"), i, len(ada))
		}
		c.Disetujui = pel.ID
	}
	if err := st.Jam.Simpan(ctx, pel.Lembaga, ada...); err != nil {
		return nil, err
	}
	dari, sampai := tepi(ada)
	return peringatanTerkunci(ctx, st, pel.Lembaga, dari, sampai)
}

// DaftarJam lists the hours entered by hand for [dari, sampai], at most a year, of
// people within the actor's scope, ordered by person and day, void ones left out.
// With menunggu only those that wait for approval are listed.
func (s *Service) DaftarJam(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal, menunggu bool) ([]CatatanJam, error) {
	if err := rentang(dari, sampai); err != nil {
		return nil, err
	}
	cs, err := selama(ctx, s, pel, s.Stores.Jam, dari, sampai)
	return slices.DeleteFunc(cs, func(c CatatanJam) bool { return menunggu && c.Disetujui != "" || !pel.Lingkup.Mencakup(string(c.Unit)) }), err
}

// RencanakanJam returns the hours that a month's duties plan for one person, unit by
// unit: hours a week × weeks a month (pekan, in hundredths), shared by calendar days
// where a duty covers part of the month, and rounded half up to hundredths of an hour
// once for each unit.
func RencanakanJam(tugas []Penugasan, masuk Pegawai, bulan dasar.Bulan, pekan Kuantitas) []CatatanJam {
	n := bulan.Akhir().Hari()
	bobot, akhir := map[santri.KodeUnit]int64{}, map[santri.KodeUnit]dasar.Tanggal{}
	for _, t := range tugas {
		dari := maksHari(maksHari(t.Mulai, bulan.Awal()), masuk.Mulai)
		sampai := minHari(minHari(bulan.Akhir(), t.Selesai), masuk.Berhenti)
		if t.Batal != "" || t.JamPekan <= 0 || sampai.Before(dari) {
			continue
		}
		bobot[t.Unit] += int64(t.JamPekan) * int64(sampai.Selisih(dari)+1)
		akhir[t.Unit] = maksHari(akhir[t.Unit], sampai)
	}
	hasil := make([]CatatanJam, 0, len(bobot))
	for u, b := range bobot {
		bagi := int64(n) * 100
		hasil = append(hasil, CatatanJam{
			Pegawai: masuk.ID, Unit: u, Jumlah: Kuantitas((b*int64(pekan)*2 + bagi) / (2 * bagi)), Keterangan: ketRencana(bulan), Mulai: akhir[u], Selesai: akhir[u],
		})
	}
	slices.SortFunc(hasil, func(a, b CatatanJam) int { return cmp.Compare(a.Unit, b.Unit) })
	return hasil
}

func ketRencana(b dasar.Bulan) string { return "rencana " + b.Panjang() }

// minHari returns the earlier day; an unset b is open.
func minHari(a, b dasar.Tanggal) dasar.Tanggal {
	if !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// IsiJamDariRencana enters the planned hours of a month for everybody within the
// actor's scope ([RencanakanJam]), to wait for approval. A person who has any hours of
// their own in a unit and the month, approved or not, is left out there: nothing is
// counted twice. Hours that a substitute taught in somebody's place are taken off the
// plan of the scheduled teacher.
func (s *Service) IsiJamDariRencana(ctx context.Context, pel dasar.Pelaku, kunci string, bulan dasar.Bulan) ([]CatatanJam, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if bulan.IsZero() || bulan.Awal().After(s.HariIni(pel.Lembaga).TambahHari(62)) {
		return nil, ErrMasa.Invalidf("isi bulan mengajar, paling jauh dua bulan ke depan").Pada("bulan")
	}
	orang, err := s.bekerja(ctx, pel, bulan.Awal(), bulan.Akhir())
	if err != nil {
		return nil, err
	}
	var hasil []CatatanJam
	_, ulang, err := s.sekali(ctx, pel, "jam.rencana", kunci, bulan, "ada", func(ctx context.Context, st Stores) error {
		hasil, err = s.simpanRencana(ctx, st, pel, orang, bulan)
		return err
	})
	if err != nil || !ulang {
		return hasil, err
	}
	hasil, err = s.DaftarJam(ctx, pel, bulan.Awal(), bulan.Akhir(), false)
	return slices.DeleteFunc(hasil, func(c CatatanJam) bool { return c.Oleh != pel.ID || c.Keterangan != ketRencana(bulan) }), err
}

// tempatJam is one person in one unit.
type tempatJam struct {
	pegawai ID
	unit    santri.KodeUnit
}

// jamBulan tells who has hours of their own in a month, and how many hours others
// taught in somebody's place.
func jamBulan(ctx context.Context, st Stores, l dasar.LembagaID, bulan dasar.Bulan) (ada map[tempatJam]bool, badal map[tempatJam]Kuantitas, err error) {
	ada, badal = map[tempatJam]bool{}, map[tempatJam]Kuantitas{}
	for c, err := range st.Jam.Selama(ctx, l, bulan.Awal(), bulan.Akhir()) {
		if err != nil {
			return nil, nil, err
		}
		if c.Menggantikan == "" {
			ada[tempatJam{c.Pegawai, c.Unit}] = true
		} else {
			badal[tempatJam{c.Menggantikan, c.Unit}] += c.Jumlah
		}
	}
	return ada, badal, nil
}

func (s *Service) simpanRencana(ctx context.Context, st Stores, pel dasar.Pelaku, orang []Pegawai, bulan dasar.Bulan) ([]CatatanJam, error) {
	set, err := setelanPada(ctx, st, pel.Lembaga, bulan.Akhir())
	if err != nil {
		return nil, err
	}
	if set.PekanSebulan <= 0 {
		return nil, ErrJamRencana.Invalidf("isi banyaknya pekan sebulan di pengaturan penggajian, misalnya 4")
	}
	id := make([]ID, len(orang))
	for i, p := range orang {
		id[i] = p.ID
	}
	if orang, err = st.Pegawai.Kunci(ctx, pel.Lembaga, id...); err != nil {
		return nil, err
	}
	tugas, err := st.Penugasan.Milik(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	ada, badal, err := jamBulan(ctx, st, pel.Lembaga, bulan)
	if err != nil {
		return nil, err
	}
	milik := perOrang(tugas)
	var hasil []CatatanJam
	for _, p := range orang {
		for _, c := range RencanakanJam(milik[p.ID], p, bulan, set.PekanSebulan) {
			if ada[tempatJam{p.ID, c.Unit}] || !pel.Lingkup.Mencakup(string(c.Unit)) {
				continue
			}
			c.Jumlah = max(c.Jumlah-badal[tempatJam{p.ID, c.Unit}], 0)
			c.Lembaga, c.ID, c.Oleh, c.Dicatat = pel.Lembaga, idBaru(), pel.ID, s.kini()
			hasil = append(hasil, c)
		}
	}
	return hasil, st.Jam.Simpan(ctx, pel.Lembaga, hasil...)
}

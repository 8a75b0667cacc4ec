package rakit

import (
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

// rakitKantor wires the privacy office and lets the door ask it.
func (s *Server) rakitKantor() {
	stores := func(db bun.IDB) kantor.Stores {
		return kantor.Stores{Rekaman: privasibun.NewRekaman(db), Banyak: privasibun.NewRekaman(db), Pernyataan: privasibun.NewPernyataan(db), Buku: privasibun.NewBuku(db), Ulang: dasarbun.Ulang(db)}
	}
	o := orang{s}
	s.Kantor = &kantor.Service{
		Atomic: dasarbun.Atomic(s.DB, stores), Stores: stores(s.DB), Jejak: s.Penjaga.Jejak, Register: s.Register, Brankas: s.Brankas, Daftar: s.Daftar,
		Hubungan: o, Pengenal: o, Orang: o, Kerabat: o, Petugas: o, Pembaca: o, Jangkau: o, Now: s.opsi.Now,
		Ekspor: []ekspor.Penyedia{s.Santri.Stores.Ekspor(), s.Keuangan.Stores.Ekspor(), s.Pegawai.Stores.Ekspor(), s.Akademik.Stores.Ekspor(), s.Akun.Ekspor()}, Milik: privasibun.NewMilik(s.DB),
		Tinjau: tinjau{s}, Mulai: mulai{s}, Serah: penyerah{s}, Hapus: s.penghapus(), Zona: s.zona, Nisan: s.sesudahMusnah, Saksi: s.saksikan,
		Konfigurasi: s.konfigurasi(), Baku: s.registerBaku,
	}
	if s.opsi.Surel != nil {
		s.Kantor.Pengirim = pengirimSurel{s, s.opsi.Surel}
	}
	s.Penjaga.Hubungan, s.Penjaga.Fakta, s.Penjaga.Konteks = o, s.Kantor, s.Kantor
	pintu := kantor.SinggahkanKebijakan(s.Kantor)
	s.Penjaga.Kebijakan, s.Santri.Kebijakan, s.Pegawai.Kebijakan = pintu, pintu, pintu
	s.Santri.Tulis, s.Pegawai.Tulis = tinjau{s}, tinjau{s}
}

// registerBaku is the default register of an institution.
func (s *Server) registerBaku(ctx context.Context, l dasar.LembagaID) (privasi.Register, error) {
	x, err := s.Akun.Lembaga(ctx, l)
	if err != nil {
		return privasi.Register{}, err
	}
	reg, err := s.DaftarPemrosesan(x.Nama)
	reg.Lembaga = l
	return reg, err
}

// konfigurasi is how this server protects data, for the document of measures. Backups and
// the trial of a restore are done by people; checkpoints are signed by the beat.
func (s *Server) konfigurasi() *ropa.Konfigurasi {
	k := ropa.Konfigurasi{LoopbackSaja: !s.opsi.TLS, Sandi: "AES-256-GCM", KunciPer: "orang dan kelas retensi", KunciIndukDiLuar: true, JejakSebelumBuka: true,
		KataSandiMinimal: akun.SandiMinimal, SesiMenganggur: sesiMenganggur, PembatasMasukAktif: true, SesiBerakhirDilepas: true,
		TitikPeriksa: kantor.JedaTitik, Saksi: "berkas " + berkasTitik + " di luar basis data"}
	if s.opsi.TLS {
		k.TLSMinimal, k.HSTS = "1.2", 365*24*time.Hour
	}
	return &k
}

// orang ties accounts to people, and people to each other, out of the records of
// santri and staff.
type orang struct{ s *Server }

// Diri implements [kantor.Pengenal].
func (o orang) Diri(ctx context.Context, pel dasar.Pelaku) (privasi.SubjekID, error) {
	a, err := o.s.Akun.Ambil(ctx, pel.Lembaga, pel.ID)
	if err != nil {
		return "", err
	}
	return o.diri(ctx, a)
}

func (o orang) diri(ctx context.Context, a akun.Akun) (privasi.SubjekID, error) {
	switch {
	case a.Wali != "":
		ws, err := o.s.Santri.Stores.Wali.Ambil(ctx, a.Lembaga, santri.WaliID(a.Wali))
		if err != nil || len(ws) == 0 {
			return "", err
		}
		return ws[0].Subjek, nil
	case a.Santri != "":
		ss, err := o.s.Santri.Stores.Santri.Ambil(ctx, a.Lembaga, santri.ID(a.Santri))
		if err != nil || len(ss) == 0 {
			return "", err
		}
		return ss[0].Subjek, nil
	case a.Pegawai != "":
		ps, err := o.s.Pegawai.Stores.Pegawai.Ambil(ctx, a.Lembaga, pegawai.ID(a.Pegawai))
		if err != nil || len(ps) == 0 {
			return "", err
		}
		return ps[0].Subjek, nil
	}
	return "", nil
}

// Terkait implements [privasi.Hubungan]: a person is related to himself, and a
// guardian to his children while they are children.
func (o orang) Terkait(ctx context.Context, pel dasar.Pelaku, ss []privasi.SubjekID) (ya []privasi.SubjekID, err error) {
	a, err := o.s.Akun.Ambil(ctx, pel.Lembaga, pel.ID)
	if err != nil {
		return nil, err
	}
	milik := map[privasi.SubjekID]bool{}
	diri, err := o.diri(ctx, a)
	if err != nil {
		return nil, err
	}
	milik[diri] = diri != ""
	if pel.Peran == privasi.PeranWali && a.Wali != "" {
		anak, err := o.asuhan(ctx, a)
		if err != nil {
			return nil, err
		}
		for _, x := range anak {
			milik[x.Subjek] = o.orang(x).Anak(wali.AturanUsiaBaku(), o.s.opsi.Now())
		}
	}
	for _, s := range ss {
		if milik[s] {
			ya = append(ya, s)
		}
	}
	return ya, nil
}

// asuhan are the santri of a guardian's account.
func (o orang) asuhan(ctx context.Context, a akun.Akun) ([]santri.Santri, error) {
	ps, err := o.s.Santri.Stores.Wali.Asuhan(ctx, a.Lembaga, santri.WaliID(a.Wali))
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	ids := make([]santri.ID, len(ps))
	for i, p := range ps {
		ids[i] = p.Santri
	}
	return o.s.Santri.Stores.Santri.Ambil(ctx, a.Lembaga, ids...)
}

func (o orang) orang(x santri.Santri) wali.Orang {
	return wali.Orang{Lembaga: x.Lembaga, Subjek: x.Subjek, Lahir: x.TanggalLahir, Zona: o.s.zona(x.Lembaga).String()}
}

// Orang implements [kantor.SumberOrang]: birth dates of santri and staff, and that a
// guardian is an adult. Whoever is a santri is asked no further.
func (o orang) Orang(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (map[privasi.SubjekID]wali.Orang, error) {
	xs, err := o.s.Santri.Stores.Santri.Kenali(ctx, l, santri.TandaKenal{Subjek: ss})
	if err != nil {
		return nil, err
	}
	m := make(map[privasi.SubjekID]wali.Orang, len(xs))
	for _, x := range xs {
		m[x.Subjek] = o.orang(x)
	}
	lain := slices.DeleteFunc(slices.Clone(ss), func(s privasi.SubjekID) bool { _, ada := m[s]; return ada || s == "" })
	if len(lain) == 0 {
		return m, nil
	}
	zona := o.s.zona(l).String()
	ws, err := o.s.Santri.Stores.Wali.MenurutSubjek(ctx, l, lain...)
	if err != nil {
		return nil, err
	}
	for _, w := range ws {
		m[w.Subjek] = wali.Orang{Lembaga: l, Subjek: w.Subjek, Dewasa: true, Zona: zona}
	}
	ps, err := o.s.Pegawai.Stores.Pegawai.MenurutSubjek(ctx, l, lain...)
	for _, p := range ps { // a date says more than what he is
		m[p.Subjek] = wali.Orang{Lembaga: l, Subjek: p.Subjek, Dewasa: m[p.Subjek].Dewasa, Lahir: p.TanggalLahir, Zona: zona}
	}
	return m, err
}

// Saya implements [situs.SumberOrang]: the person of the account first, then his
// children by name.
func (o orang) Saya(ctx context.Context, a akun.Akun) (xs []situs.OrangSaya, err error) {
	diri, err := o.diri(ctx, a)
	if err != nil || diri == "" {
		return nil, err
	}
	xs = append(xs, situs.OrangSaya{Subjek: diri, Nama: a.Nama, Diri: true, Wali: a.Wali, Santri: a.Santri, Pegawai: a.Pegawai})
	if a.Wali == "" {
		return xs, nil
	}
	anak, err := o.asuhan(ctx, a)
	for _, x := range anak {
		xs = append(xs, situs.OrangSaya{Subjek: x.Subjek, Nama: x.Nama, Santri: string(x.ID), Anak: o.orang(x).Anak(wali.AturanUsiaBaku(), o.s.opsi.Now())})
	}
	return xs, err
}

// Wali implements [kantor.Kerabat]: whom to call for a santri.
func (o orang) Wali(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) ([]privasi.SubjekID, error) {
	xs, err := o.s.Santri.Stores.Santri.Kenali(ctx, l, santri.TandaKenal{Subjek: []privasi.SubjekID{x}})
	if err != nil || len(xs) == 0 {
		return nil, err
	}
	ps, err := o.s.Santri.Stores.Wali.Perwalian(ctx, l, xs[0].ID)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	ids := make([]santri.WaliID, len(ps))
	for i, p := range ps {
		ids[i] = p.Wali
	}
	ws, err := o.s.Santri.Stores.Wali.Ambil(ctx, l, ids...)
	ss := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		ss[i] = w.Subjek
	}
	return ss, err
}

// Pembaca implements [kantor.SumberPembaca]: santri at the school, their guardians, and
// everybody in service. The public is nobody in particular.
func (o orang) Pembaca(ctx context.Context, l dasar.LembagaID, a kebijakan.Audiens) ([]privasi.SubjekID, error) {
	hari := dasar.TanggalDari(o.s.opsi.Now().In(o.s.zona(l)))
	switch a {
	case kebijakan.Santri:
		_, ss, err := o.santriAktif(ctx, l, hari)
		return ss, err
	case kebijakan.Wali:
		return o.waliAktif(ctx, l, hari)
	case kebijakan.Pegawai:
		var ss []privasi.SubjekID
		for p, err := range o.s.Pegawai.Stores.Pegawai.Bekerja(ctx, l, hari, hari) {
			if err != nil {
				return nil, err
			}
			ss = append(ss, p.Subjek)
		}
		return ss, nil
	}
	return nil, nil
}

func (o orang) santriAktif(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal) (ids []santri.ID, ss []privasi.SubjekID, err error) {
	for p, err := range o.s.Santri.Stores.Peserta.Peserta(ctx, l, hari) {
		if err != nil {
			return nil, nil, err
		}
		ids, ss = append(ids, p.ID), append(ss, p.Subjek)
	}
	return ids, ss, nil
}

func (o orang) waliAktif(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal) ([]privasi.SubjekID, error) {
	ids, _, err := o.santriAktif(ctx, l, hari)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	ps, err := o.s.Santri.Stores.Wali.Perwalian(ctx, l, ids...)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	wid := make([]santri.WaliID, len(ps))
	for i, p := range ps {
		wid[i] = p.Wali
	}
	ws, err := o.s.Santri.Stores.Wali.Ambil(ctx, l, wid...)
	ss := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		ss[i] = w.Subjek
	}
	return ss, err
}

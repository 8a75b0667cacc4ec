package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LembarUjian is one exam with who sits it and how the gates stand on a day.
type LembarUjian struct {
	Ujian   Ujian
	Hari    dasar.Tanggal
	Rombel  []Rombel
	Syarat  []SyaratUjian  // that hold on the day
	Peserta []PesertaUjian // by class, then name
}

// PesertaUjian is one santri before an exam. Of a payment gate it says only whether it
// is met: never an amount, nor why somebody was let through.
type PesertaUjian struct {
	santri.Peserta
	Rombel  RombelID
	Putusan []nilai.PutusanGerbang // in the order of the gates
	Layak   bool                   // may sit: every gate is met or dispensed
	Hasil   []HasilUjian           // attempts that stand, the first one first
}

// PesertaUjian evaluates the gates of an exam for everybody who sits it, on today's
// day: a fixed number of reads, and one more for each kitab or component of fees that
// the gates name. Classes outside the actor's scope are left out.
func (s *Service) PesertaUjian(ctx context.Context, pel dasar.Pelaku, ujian string) (l LembarUjian, err error) {
	if l.Ujian, err = s.Ujian(ctx, pel, ujian); err != nil {
		return l, err
	}
	if l.Rombel, err = s.Rombel(ctx, pel, SaringRombel{ID: l.Ujian.Rombel}); err != nil {
		return l, err
	}
	return s.evaluasi(ctx, pel.Lembaga, l)
}

// evaluasi judges the members of the classes of a sheet.
func (s *Service) evaluasi(ctx context.Context, lembaga dasar.LembagaID, l LembarUjian) (LembarUjian, error) {
	ujian := l.Ujian.ID
	l.Hari = s.HariIni(lembaga)
	l.Syarat = l.Ujian.SyaratPada(l.Hari)
	hari := l.Hari
	if hari.After(l.Ujian.Selesai) {
		hari = l.Ujian.Selesai
	}
	anggota, err := s.anggota(ctx, lembaga, hari, l.Rombel...)
	if err != nil {
		return l, err
	}
	var id []santri.ID
	for _, r := range l.Rombel {
		for _, p := range anggota[r.ID] {
			if !slices.Contains(id, p.ID) {
				id = append(id, p.ID)
				l.Peserta = append(l.Peserta, PesertaUjian{Peserta: p, Rombel: r.ID})
			}
		}
	}
	catatan, err := s.Stores.Ujian.Syarat(ctx, lembaga, ujian)
	if err != nil {
		return l, err
	}
	hasil, err := s.Stores.Ujian.Hasil(ctx, lembaga, append(l.ujianSebelum(), ujian)...)
	if err != nil {
		return l, err
	}
	ukuran, err := s.ukur(ctx, lembaga, l, id, catatan, hasil)
	if err != nil {
		return l, err
	}
	return l, l.putuskan(ukuran, catatan, hasil)
}

func (l LembarUjian) ujianSebelum() (id []string) {
	for _, x := range l.Syarat {
		if x.Gerbang.Jenis == nilai.GerbangUjian {
			id = append(id, x.Dari)
		}
	}
	return id
}

// putuskan judges everybody.
func (l *LembarUjian) putuskan(ukuran map[santri.ID][]nilai.Ukuran, catatan []CatatanSyarat, hasil []HasilUjian) error {
	gerbang := make([]nilai.Gerbang, len(l.Syarat))
	for i, x := range l.Syarat {
		gerbang[i] = x.Gerbang
	}
	lepas := map[santri.ID][]nilai.Dispensasi{}
	for _, c := range catatan {
		if c.Jenis == DispensasiSyarat && c.Batal == "" && slices.ContainsFunc(gerbang, func(g nilai.Gerbang) bool { return g.Kode == c.Gerbang }) {
			lepas[c.Santri] = append(lepas[c.Santri], nilai.Dispensasi{Gerbang: c.Gerbang, Oleh: c.Oleh, Alasan: c.Alasan, Pada: c.Pada})
		}
	}
	milik := map[santri.ID][]HasilUjian{}
	for _, h := range hasil {
		if h.Ujian == l.Ujian.ID && h.Batal == "" {
			milik[h.Santri] = append(milik[h.Santri], h)
		}
	}
	for i := range l.Peserta {
		p := &l.Peserta[i]
		ps, err := nilai.PeriksaGerbang(gerbang, ukuran[p.ID], lepas[p.ID])
		if err != nil {
			return err
		}
		p.Layak, p.Hasil = nilai.GerbangTertutup(ps) == 0, milik[p.ID]
		for _, x := range ps {
			p.Putusan = append(p.Putusan, x.Ringkas())
		}
	}
	return nil
}

// ukur gathers the measures of all gates, each kind in one read for everybody.
func (s *Service) ukur(ctx context.Context, lembaga dasar.LembagaID, l LembarUjian, id []santri.ID, catatan []CatatanSyarat, hasil []HasilUjian) (map[santri.ID][]nilai.Ukuran, error) {
	ukuran := map[santri.ID][]nilai.Ukuran{}
	var quran map[santri.ID]hafalan.Keadaan
	for _, x := range l.Syarat {
		var satu map[santri.ID]nilai.Pecahan
		var err error
		switch j := x.Gerbang.Jenis; {
		case j == nilai.GerbangHafalan && x.Dari == "":
			if quran == nil {
				if quran, err = s.hafalanPer(ctx, s.Stores, lembaga, id); err != nil {
					return nil, err
				}
			}
			satu, err = s.ukurQuran(quran, hafalan.Basis(x.Gerbang.Satuan))
		case j == nilai.GerbangHafalan || j == nilai.GerbangKitab:
			satu, err = s.ukurKitab(ctx, lembaga, x, id)
		case j == nilai.GerbangBayar && s.Bayar != nil:
			satu, err = s.ukurBayar(ctx, lembaga, l.Ujian, x, id)
		case j == nilai.GerbangKehadiran && s.Hadir != nil:
			satu, err = s.ukurHadir(ctx, lembaga, l.Ujian, l.Hari)
		case j == nilai.GerbangUjian:
			satu = pernahUjian(hasil, x.Dari, id)
		default:
			satu = diukurOrang(catatan, x.Gerbang.Kode)
		}
		if err != nil {
			return nil, err
		}
		for _, i := range id {
			if n, ada := satu[i]; ada {
				ukuran[i] = append(ukuran[i], nilai.Ukuran{Gerbang: x.Gerbang.Kode, Nilai: n})
			}
		}
	}
	return ukuran, nil
}

// hafalanPer computes what santri know by heart, with one read of their recitations.
func (s *Service) hafalanPer(ctx context.Context, st Stores, l dasar.LembagaID, id []santri.ID) (map[santri.ID]hafalan.Keadaan, error) {
	semua, err := st.Setoran.Milik(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	milik, hasil := map[santri.ID][]Setoran{}, make(map[santri.ID]hafalan.Keadaan, len(id))
	for _, x := range semua {
		milik[x.Santri] = append(milik[x.Santri], x)
	}
	for _, i := range id {
		if hasil[i], err = hafalan.Susun(bacaan(milik[i]), s.kebijakan()); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

func (s *Service) ukurQuran(quran map[santri.ID]hafalan.Keadaan, b hafalan.Basis) (map[santri.ID]nilai.Pecahan, error) {
	hasil := make(map[santri.ID]nilai.Pecahan, len(quran))
	for i, k := range quran {
		d, err := hafalan.Ukur(s.Mushaf(), k.Hafal).Jumlah(b)
		if err != nil {
			return nil, err
		}
		hasil[i] = nilai.DariDesimal(d)
	}
	return hasil, nil
}

func (s *Service) ukurKitab(ctx context.Context, lembaga dasar.LembagaID, x SyaratUjian, id []santri.ID) (map[santri.ID]nilai.Pecahan, error) {
	k, err := s.satuKitab(ctx, lembaga, x.Dari)
	if err != nil {
		return nil, err
	}
	semua, err := s.Stores.Kitab.Milik(ctx, lembaga, x.Dari, id...)
	if err != nil {
		return nil, err
	}
	per, err := kitabPer(k, semua, id)
	hasil := make(map[santri.ID]nilai.Pecahan, len(per))
	for i, h := range per {
		n := h.Dibaca.Ada
		if x.Gerbang.Jenis == nilai.GerbangHafalan {
			n = h.Hafal.Ada
		}
		hasil[i] = nilai.Utuh(int64(n))
	}
	return hasil, err
}

// masaUkur is the time that presence and payment are measured over: from the beginning
// of the term to the first day of the exam.
func (s *Service) masaUkur(ctx context.Context, l dasar.LembagaID, u Ujian) (dari, sampai dasar.Tanggal, err error) {
	t, err := s.tahun(ctx, s.Stores, l, u.Tahun)
	if err != nil {
		return dari, sampai, err
	}
	p, ada := t.CariPeriode(u.Periode)
	if !ada {
		return dari, sampai, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", t.Nama)
	}
	return p.Mulai, u.Mulai, nil
}

// ukurBayar takes the bills that fall due in the time; where nothing was billed, all is
// paid.
func (s *Service) ukurBayar(ctx context.Context, l dasar.LembagaID, u Ujian, x SyaratUjian, id []santri.ID) (map[santri.ID]nilai.Pecahan, error) {
	dari, sampai, err := s.masaUkur(ctx, l, u)
	if err != nil {
		return nil, err
	}
	bs, err := s.Bayar.Bayaran(ctx, l, x.Dari, dari, sampai, id...)
	hasil := make(map[santri.ID]nilai.Pecahan, len(id))
	for _, i := range id {
		hasil[i] = nilai.UkuranBayar(x.Gerbang.Kode, bs[i].Dibayar, bs[i].Ditagih).Nilai
	}
	return hasil, err
}

// ukurHadir takes the lessons of the classes that sit the exam. Who is in no register
// is not known, which is not 0.
func (s *Service) ukurHadir(ctx context.Context, l dasar.LembagaID, u Ujian, hari dasar.Tanggal) (map[santri.ID]nilai.Pecahan, error) {
	dari, sampai, err := s.masaUkur(ctx, l, u)
	if err != nil {
		return nil, err
	}
	if sampai.After(hari) {
		sampai = hari
	}
	rekap, err := s.Hadir.Kehadiran(ctx, l, dari, sampai, u.Rombel...)
	hasil := make(map[santri.ID]nilai.Pecahan, len(rekap))
	for i, r := range rekap {
		if n, ada := r.Pelajaran.Persen(); ada {
			hasil[i] = n
		}
	}
	return hasil, err
}

func pernahUjian(hasil []HasilUjian, ujian string, id []santri.ID) map[santri.ID]nilai.Pecahan {
	pernah := make(map[santri.ID]nilai.Pecahan, len(id))
	for _, i := range id {
		pernah[i] = nilai.Utuh(0)
	}
	for _, h := range hasil {
		if h.Ujian == ujian && h.Batal == "" && h.Hadir {
			pernah[h.Santri] = nilai.Utuh(1)
		}
	}
	return pernah
}

// diukurOrang are the newest measures that somebody recorded.
func diukurOrang(catatan []CatatanSyarat, kode string) map[santri.ID]nilai.Pecahan {
	hasil := map[santri.ID]nilai.Pecahan{}
	for _, c := range catatan { // oldest first
		if c.Jenis == UkuranSyarat && c.Gerbang == kode && c.Batal == "" {
			hasil[c.Santri] = c.Nilai.Pecahan()
		}
	}
	return hasil
}

// diukurSendiri reports that a gate needs nobody to measure it.
func (s *Service) diukurSendiri(j nilai.JenisGerbang) bool {
	return j == nilai.GerbangHafalan || j == nilai.GerbangKitab || j == nilai.GerbangUjian || j == nilai.GerbangBayar && s.Bayar != nil || j == nilai.GerbangKehadiran && s.Hadir != nil
}

// CatatSyarat records measures of gates that nothing else measures, and dispensations,
// all of them or none. The exam and its gates are those of today, and everybody must
// sit it. A dispensation needs a reason; before a payment gate it is one of
// [DaftarSebabBayar], so that nobody's circumstances are written down.
func (s *Service) CatatSyarat(ctx context.Context, pel dasar.Pelaku, kunci, ujian string, cs ...CatatanSyarat) error {
	l, err := s.PesertaUjian(ctx, pel, ujian)
	if err != nil || len(cs) == 0 {
		return err
	}
	if l.Ujian.Batal != "" {
		return ErrUjianTiada.Conflictf("ujian ini sudah dibatalkan")
	}
	cs = slices.Clone(cs)
	for i := range cs {
		if err := s.periksaCatatan(l, &cs[i]); err != nil {
			return ke(err, i, len(cs))
		}
	}
	sidik := slices.Clone(cs)
	for i := range cs {
		c := &cs[i]
		c.Lembaga, c.ID, c.Ujian, c.Pada, c.Batal, c.Oleh, c.Dicatat, c.Versi = pel.Lembaga, idBaru(), ujian, l.Hari, "", pel.ID, s.kini(), 0
	}
	_, _, err = s.sekali(ctx, pel, "ujian.syarat", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Syarat(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		for i, c := range cs {
			if c.Jenis == DispensasiSyarat && slices.ContainsFunc(slices.Concat(ada, cs[:i]), func(x CatatanSyarat) bool {
				return x.Jenis == DispensasiSyarat && x.Batal == "" && x.Santri == c.Santri && x.Gerbang == c.Gerbang
			}) {
				return ke(ErrCatatanSyarat.Conflictf("santri itu sudah mendapat dispensasi untuk syarat ini"), i, len(cs))
			}
		}
		return st.Ujian.SimpanSyarat(ctx, pel.Lembaga, cs...)
	})
	return err
}

func (s *Service) periksaCatatan(l LembarUjian, c *CatatanSyarat) error {
	i := slices.IndexFunc(l.Syarat, func(x SyaratUjian) bool { return x.Gerbang.Kode == c.Gerbang })
	if i < 0 {
		return ErrCatatanSyarat.Invalidf("syarat itu tidak diminta ujian ini").Pada("gerbang")
	}
	if !slices.ContainsFunc(l.Peserta, func(p PesertaUjian) bool { return p.ID == c.Santri }) {
		return ErrCatatanSyarat.NotFoundf("santri itu bukan peserta ujian ini").Pada("santri")
	}
	g := l.Syarat[i].Gerbang
	switch c.Jenis {
	case UkuranSyarat:
		if s.diukurSendiri(g.Jenis) {
			return ErrCatatanSyarat.Invalidf("syarat %s dihitung sendiri dari catatannya; perbaiki catatan itu", g.Nama).Pada("gerbang")
		}
		if c.Alasan = ""; c.Nilai < 0 || g.Jenis == nilai.GerbangKehadiran && c.Nilai > nilai.A(100) {
			return ErrCatatanSyarat.Invalidf("isi angka yang tidak negatif, dan persen paling banyak 100").Pada("nilai")
		}
	case DispensasiSyarat:
		c.Nilai = 0
		if g.Jenis == nilai.GerbangBayar {
			if !slices.Contains(DaftarSebabBayar(), SebabDispensasiBayar(c.Alasan)) {
				return ErrCatatanSyarat.Invalidf("pilih alasannya; keadaan keluarga tidak ditulis di sini").Pada("alasan")
			}
			return nil
		}
		alasan, err := dasar.Rapikan(c.Alasan, 200)
		if err != nil || len([]rune(alasan)) < 5 || alasan != c.Alasan {
			return ErrCatatanSyarat.Invalidf("tulis alasan dispensasi dalam satu baris, 5 sampai 200 huruf, tanpa urusan pribadi").Pada("alasan").Karena(err)
		}
	default:
		return ErrCatatanSyarat.Invalidf("pilih ukuran atau dispensasi").Pada("jenis")
	}
	return nil
}

// CatatanUjian lists what was recorded about the gates of an exam, with the reasons:
// for whoever decides on dispensations, not for every teacher. Records of santri outside
// the actor's scope are left out.
func (s *Service) CatatanUjian(ctx context.Context, pel dasar.Pelaku, ujian string) ([]CatatanSyarat, error) {
	if _, err := s.Ujian(ctx, pel, ujian); err != nil {
		return nil, err
	}
	cs, err := s.Stores.Ujian.Syarat(ctx, pel.Lembaga, ujian)
	if err != nil {
		return nil, err
	}
	return milikLingkup(ctx, s, pel, cs, func(c CatatanSyarat) santri.ID { return c.Santri })
}

// BatalSyarat makes a measure or dispensation void with a reason.
func (s *Service) BatalSyarat(ctx context.Context, pel dasar.Pelaku, kunci, ujian, id, alasan string) error {
	alasan, err := dasar.Rapikan(alasan, 200)
	if err != nil || len([]rune(alasan)) < 5 {
		return ErrCatatanSyarat.Invalidf("tulis alasan dalam satu baris, 5 sampai 200 huruf, tanpa urusan pribadi").Pada("alasan").Karena(err)
	}
	cs, err := s.CatatanUjian(ctx, pel, ujian)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(cs, func(c CatatanSyarat) bool { return c.ID == id }) {
		return hasilTiada()
	}
	_, _, err = s.sekali(ctx, pel, "ujian.syarat.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Syarat(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(ada, func(c CatatanSyarat) bool { return c.ID == id && c.Batal == "" })
		if i < 0 {
			return hasilTiada()
		}
		ada[i].Batal = alasan
		return st.Ujian.SimpanSyarat(ctx, pel.Lembaga, ada[i])
	})
	return err
}

// GerbangRapor implements [SumberGerbang] over the exams of a term: the verdicts of all
// of them that a class sits, the earliest exam first.
func (s *Service) GerbangRapor(ctx context.Context, l dasar.LembagaID, periode string, rombel ...RombelID) (map[RombelID]map[santri.ID][]nilai.PutusanGerbang, error) {
	us, err := s.Stores.Ujian.Ujian(ctx, l)
	if err != nil {
		return nil, err
	}
	rs, err := s.Stores.Struktur.Rombel(ctx, l, SaringRombel{ID: rombel})
	if err != nil {
		return nil, err
	}
	hasil := map[RombelID]map[santri.ID][]nilai.PutusanGerbang{}
	for _, u := range slices.Backward(us) {
		kelas := slices.DeleteFunc(slices.Clone(rs), func(r Rombel) bool { return r.Tahun != u.Tahun || !slices.Contains(u.Rombel, r.ID) })
		if u.Periode != periode || u.Batal != "" || len(kelas) == 0 {
			continue
		}
		x, err := s.evaluasi(ctx, l, LembarUjian{Ujian: u, Rombel: kelas})
		if err != nil {
			return nil, err
		}
		for _, p := range x.Peserta {
			if hasil[p.Rombel] == nil {
				hasil[p.Rombel] = map[santri.ID][]nilai.PutusanGerbang{}
			}
			hasil[p.Rombel][p.ID] = append(hasil[p.Rombel][p.ID], p.Putusan...)
		}
	}
	return hasil, nil
}

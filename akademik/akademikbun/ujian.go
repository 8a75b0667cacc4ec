package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoUjian struct{ db bun.IDB }

type barisUjian struct {
	bun.BaseModel `bun:"table:akademik_ujian,alias:u"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Tahun   string `bun:"tahun"`
	Periode string `bun:"periode"`
	Jenis   string `bun:"jenis"`
	Nama    string `bun:"nama"`
	Rombel  string `bun:"rombel"`
	Mulai   string `bun:"mulai"`
	Selesai string `bun:"selesai"`
	Gerbang string `bun:"gerbang"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisUjian) kunci() (string, int) { return b.ID, b.Versi }

// SimpanUjian implements [akademik.UjianStore].
func (t tokoUjian) SimpanUjian(ctx context.Context, l dasar.LembagaID, us ...akademik.Ujian) error {
	baris := make([]barisUjian, len(us))
	for i, u := range us {
		rombel, err := tulis(u.Rombel)
		if err != nil {
			return err
		}
		gerbang, err := tulis(u.Gerbang)
		if err != nil {
			return err
		}
		baris[i] = barisUjian{Lembaga: string(l), ID: u.ID, Tahun: string(u.Tahun), Periode: u.Periode, Jenis: string(u.Jenis), Nama: u.Nama, Rombel: rombel, Mulai: u.Mulai.String(), Selesai: u.Selesai.String(),
			Gerbang: gerbang, Batal: u.Batal, Oleh: u.Oleh, Dicatat: dasarbun.Mikro(u.Dicatat), Versi: u.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_ujian", `tahun = EXCLUDED.tahun, periode = EXCLUDED.periode, jenis = EXCLUDED.jenis, nama = EXCLUDED.nama, rombel = EXCLUDED.rombel, mulai = EXCLUDED.mulai,
		selesai = EXCLUDED.selesai, gerbang = EXCLUDED.gerbang, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Ujian implements [akademik.UjianStore].
func (t tokoUjian) Ujian(ctx context.Context, l dasar.LembagaID, id ...string) (hasil []akademik.Ujian, err error) {
	var baris []barisUjian
	if len(id) > 0 {
		baris, err = ambilIn[barisUjian](ctx, t.db, l, "id", id, nil)
	} else {
		baris, err = semua[barisUjian](ctx, t.db, l)
	}
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		u := akademik.Ujian{Lembaga: l, ID: b.ID, Tahun: akademik.TahunID(b.Tahun), Periode: b.Periode, Jenis: akademik.JenisUjian(b.Jenis), Nama: b.Nama, Mulai: hari(b.Mulai), Selesai: hari(b.Selesai),
			Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := cmp.Or(baca(b.Rombel, &u.Rombel), baca(b.Gerbang, &u.Gerbang)); err != nil {
			return nil, err
		}
		hasil = append(hasil, u)
	}
	slices.SortFunc(hasil, func(a, b akademik.Ujian) int {
		return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisSyaratUjian struct {
	bun.BaseModel `bun:"table:akademik_ujian_syarat,alias:c"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Ujian   string `bun:"ujian"`
	Santri  string `bun:"santri"`
	Gerbang string `bun:"gerbang"`
	Jenis   string `bun:"jenis"`
	Nilai   int64  `bun:"nilai"`
	Alasan  string `bun:"alasan"`
	Pada    string `bun:"pada"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisSyaratUjian) kunci() (string, int) { return b.ID, b.Versi }

func (b barisSyaratUjian) syarat() akademik.CatatanSyarat {
	return akademik.CatatanSyarat{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Ujian: b.Ujian, Santri: santri.ID(b.Santri), Gerbang: b.Gerbang, Jenis: akademik.JenisCatatanSyarat(b.Jenis), Nilai: nilai.Angka(b.Nilai),
		Alasan: b.Alasan, Pada: hari(b.Pada), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
}

// SimpanSyarat implements [akademik.UjianStore].
func (t tokoUjian) SimpanSyarat(ctx context.Context, l dasar.LembagaID, cs ...akademik.CatatanSyarat) error {
	baris := make([]barisSyaratUjian, len(cs))
	for i, c := range cs {
		baris[i] = barisSyaratUjian{Lembaga: string(l), ID: c.ID, Ujian: c.Ujian, Santri: string(c.Santri), Gerbang: c.Gerbang, Jenis: string(c.Jenis), Nilai: int64(c.Nilai), Alasan: c.Alasan, Pada: c.Pada.String(),
			Batal: c.Batal, Oleh: c.Oleh, Dicatat: dasarbun.Mikro(c.Dicatat), Versi: c.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_ujian_syarat", `ujian = EXCLUDED.ujian, santri = EXCLUDED.santri, gerbang = EXCLUDED.gerbang, jenis = EXCLUDED.jenis, nilai = EXCLUDED.nilai, alasan = EXCLUDED.alasan,
		pada = EXCLUDED.pada, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Syarat implements [akademik.UjianStore].
func (t tokoUjian) Syarat(ctx context.Context, l dasar.LembagaID, ujian string) (hasil []akademik.CatatanSyarat, err error) {
	baris, err := ambilIn[barisSyaratUjian](ctx, t.db, l, "ujian", []string{ujian}, nil)
	for _, b := range baris {
		hasil = append(hasil, b.syarat())
	}
	slices.SortFunc(hasil, func(a, b akademik.CatatanSyarat) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Gerbang, b.Gerbang), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return hasil, err
}

type barisHasilUjian struct {
	bun.BaseModel `bun:"table:akademik_ujian_hasil,alias:h"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Ujian   string `bun:"ujian"`
	Santri  string `bun:"santri"`
	Ke      int    `bun:"ke"`
	Hadir   bool   `bun:"hadir"`
	Isi     string `bun:"isi"`
	Nilai   string `bun:"nilai"`
	Hasil   string `bun:"hasil"`
	Catatan string `bun:"catatan"`
	Tanggal string `bun:"tanggal"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisHasilUjian) kunci() (string, int) { return b.ID, b.Versi }

// isiHasilUjian is what no query looks at.
type isiHasilUjian struct {
	Penguji []pegawai.ID           `json:"penguji,omitempty"`
	Bagian  []akademik.BagianUjian `json:"bagian,omitempty"`
	Uraian  []string               `json:"uraian,omitempty"`
	Setoran []string               `json:"setoran,omitempty"`
}

func (b barisHasilUjian) hasil() (akademik.HasilUjian, error) {
	var isi isiHasilUjian
	err := baca(b.Isi, &isi)
	return akademik.HasilUjian{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Ujian: b.Ujian, Santri: santri.ID(b.Santri), Ke: b.Ke, Hadir: b.Hadir, Penguji: isi.Penguji, Bagian: isi.Bagian, Nilai: b.Nilai,
		Hasil: hafalan.Hasil(b.Hasil), Uraian: isi.Uraian, Setoran: isi.Setoran, Catatan: b.Catatan, Tanggal: hari(b.Tanggal), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}, err
}

// SimpanHasil implements [akademik.UjianStore].
func (t tokoUjian) SimpanHasil(ctx context.Context, l dasar.LembagaID, hs ...akademik.HasilUjian) error {
	baris := make([]barisHasilUjian, len(hs))
	for i, h := range hs {
		isi, err := tulis(isiHasilUjian{h.Penguji, h.Bagian, h.Uraian, h.Setoran})
		if err != nil {
			return err
		}
		baris[i] = barisHasilUjian{Lembaga: string(l), ID: h.ID, Ujian: h.Ujian, Santri: string(h.Santri), Ke: h.Ke, Hadir: h.Hadir, Isi: isi, Nilai: h.Nilai, Hasil: string(h.Hasil), Catatan: h.Catatan,
			Tanggal: h.Tanggal.String(), Batal: h.Batal, Oleh: h.Oleh, Dicatat: dasarbun.Mikro(h.Dicatat), Versi: h.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_ujian_hasil", `ujian = EXCLUDED.ujian, santri = EXCLUDED.santri, ke = EXCLUDED.ke, hadir = EXCLUDED.hadir, isi = EXCLUDED.isi, nilai = EXCLUDED.nilai, hasil = EXCLUDED.hasil,
		catatan = EXCLUDED.catatan, tanggal = EXCLUDED.tanggal, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Hasil implements [akademik.UjianStore].
func (t tokoUjian) Hasil(ctx context.Context, l dasar.LembagaID, ujian ...string) (hasil []akademik.HasilUjian, err error) {
	baris, err := ambilIn[barisHasilUjian](ctx, t.db, l, "ujian", ujian, nil)
	if err != nil {
		return nil, err
	}
	if hasil, err = terjemah(baris, barisHasilUjian.hasil); err != nil {
		return nil, err
	}
	slices.SortFunc(hasil, func(a, b akademik.HasilUjian) int {
		return cmp.Or(cmp.Compare(a.Ujian, b.Ujian), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Ke, b.Ke), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisSyahadah struct {
	bun.BaseModel `bun:"table:akademik_syahadah,alias:s"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Tahun   int    `bun:"tahun"`
	Urut    int    `bun:"urut"`
	Santri  string `bun:"santri"`
	Judul   string `bun:"judul"`
	Syarat  string `bun:"syarat"`
	Tanggal string `bun:"tanggal"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisSyahadah) kunci() (string, int) { return b.ID, b.Versi }

// SimpanSyahadah implements [akademik.UjianStore].
func (t tokoUjian) SimpanSyahadah(ctx context.Context, l dasar.LembagaID, ss ...akademik.Syahadah) error {
	baris := make([]barisSyahadah, len(ss))
	for i, s := range ss {
		syarat, err := tulis(s.Syarat)
		if err != nil {
			return err
		}
		baris[i] = barisSyahadah{Lembaga: string(l), ID: s.ID, Tahun: s.Tahun, Urut: s.Urut, Santri: string(s.Santri), Judul: s.Judul, Syarat: syarat, Tanggal: s.Tanggal.String(), Batal: s.Batal, Oleh: s.Oleh,
			Dicatat: dasarbun.Mikro(s.Dicatat), Versi: s.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_syahadah", `tahun = EXCLUDED.tahun, urut = EXCLUDED.urut, santri = EXCLUDED.santri, judul = EXCLUDED.judul, syarat = EXCLUDED.syarat, tanggal = EXCLUDED.tanggal,
		batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, akademik.ErrSyahadahNomor.Conflictf("nomor syahadah itu sudah dipakai; ulangi"))
}

// Syahadah implements [akademik.UjianStore].
func (t tokoUjian) Syahadah(ctx context.Context, l dasar.LembagaID, f akademik.SaringSyahadah) (hasil []akademik.Syahadah, err error) {
	var baris []barisSyahadah
	tahun := func(q *bun.SelectQuery) *bun.SelectQuery {
		if f.Tahun != 0 {
			q = q.Where("tahun = ?", f.Tahun)
		}
		return q
	}
	switch {
	case f.ID != nil:
		baris, err = ambilIn[barisSyahadah](ctx, t.db, l, "id", f.ID, tahun)
	case f.Santri != nil:
		baris, err = ambilIn[barisSyahadah](ctx, t.db, l, "santri", f.Santri, tahun)
	default:
		err = dasarbun.Translate(tahun(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))).Scan(ctx))
	}
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		s := akademik.Syahadah{Lembaga: l, ID: b.ID, Tahun: b.Tahun, Urut: b.Urut, Santri: santri.ID(b.Santri), Judul: b.Judul, Tanggal: hari(b.Tanggal), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := baca(b.Syarat, &s.Syarat); err != nil {
			return nil, err
		}
		if f.Santri == nil || slices.Contains(f.Santri, s.Santri) {
			hasil = append(hasil, s)
		}
	}
	slices.SortFunc(hasil, func(a, b akademik.Syahadah) int {
		return cmp.Or(cmp.Compare(b.Tahun, a.Tahun), cmp.Compare(b.Urut, a.Urut))
	})
	return hasil, nil
}

package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type barisJurnal struct {
	bun.BaseModel `bun:"table:akademik_jurnal,alias:j"`

	Lembaga    string `bun:"lembaga,pk"`
	ID         string `bun:"id,pk"`
	Tanggal    string `bun:"tanggal"`
	Mulai      int    `bun:"mulai"`
	Rombel     string `bun:"rombel"`
	Unit       string `bun:"unit"`
	Mapel      string `bun:"mapel"`
	Kelompok   string `bun:"kelompok"`
	JP         int    `bun:"jp"`
	Pengajar   string `bun:"pengajar"`
	Materi     string `bun:"materi"`
	TP         string `bun:"tp"`
	Catatan    string `bun:"catatan"`
	Terlaksana bool   `bun:"terlaksana"`
	Disetujui  string `bun:"disetujui"`
	Oleh       string `bun:"oleh"`
	Dicatat    int64  `bun:"dicatat"`
	Versi      int    `bun:"versi"`
}

func (b barisJurnal) kunci() (string, int) { return b.ID, b.Versi }

func (b barisJurnal) jurnal() (akademik.Jurnal, error) {
	j := akademik.Jurnal{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Tanggal: hari(b.Tanggal), Mulai: jadwal.Menit(b.Mulai), Rombel: akademik.RombelID(b.Rombel), Unit: santri.KodeUnit(b.Unit), Mapel: akademik.KodeMapel(b.Mapel),
		Kelompok: b.Kelompok, JP: b.JP, Materi: b.Materi, TP: b.TP, Catatan: b.Catatan, Terlaksana: b.Terlaksana, Disetujui: b.Disetujui, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	return j, baca(b.Pengajar, &j.Pengajar)
}

// SimpanJurnal implements [akademik.PresensiStore].
func (t tokoPresensi) SimpanJurnal(ctx context.Context, l dasar.LembagaID, js ...akademik.Jurnal) error {
	baris := make([]barisJurnal, len(js))
	for i, j := range js {
		pengajar, err := tulis(j.Pengajar)
		if err != nil {
			return err
		}
		baris[i] = barisJurnal{Lembaga: string(l), ID: j.ID, Tanggal: j.Tanggal.String(), Mulai: int(j.Mulai), Rombel: string(j.Rombel), Unit: string(j.Unit), Mapel: string(j.Mapel), Kelompok: j.Kelompok, JP: j.JP,
			Pengajar: pengajar, Materi: j.Materi, TP: j.TP, Catatan: j.Catatan, Terlaksana: j.Terlaksana, Disetujui: j.Disetujui, Oleh: j.Oleh, Dicatat: dasarbun.Mikro(j.Dicatat), Versi: j.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_jurnal", `jp = EXCLUDED.jp, pengajar = EXCLUDED.pengajar, materi = EXCLUDED.materi, tp = EXCLUDED.tp, catatan = EXCLUDED.catatan,
		unit = EXCLUDED.unit, terlaksana = EXCLUDED.terlaksana, disetujui = EXCLUDED.disetujui, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Jurnal implements [akademik.PresensiStore].
func (t tokoPresensi) Jurnal(ctx context.Context, l dasar.LembagaID, f akademik.SaringJurnal) (hasil []akademik.Jurnal, err error) {
	var baris []barisJurnal
	q := dalam(dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "id", f.ID), "rombel", f.Rombel)
	if !f.Dari.IsZero() {
		q = q.Where("tanggal >= ?", f.Dari.String())
	}
	if !f.Sampai.IsZero() {
		q = q.Where("tanggal <= ?", f.Sampai.String())
	}
	if f.Menunggu {
		q = q.Where("disetujui = ''").Where("terlaksana = ?", true)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		j, err := b.jurnal()
		if err != nil {
			return nil, err
		}
		if f.Guru == "" || j.Mengajar(f.Guru) {
			hasil = append(hasil, j)
		}
	}
	slices.SortFunc(hasil, func(a, b akademik.Jurnal) int { return cmp.Compare(a.ID, b.ID) })
	return hasil, nil
}

type barisIzin struct {
	bun.BaseModel `bun:"table:akademik_izin,alias:i"`

	Lembaga   string `bun:"lembaga,pk"`
	ID        string `bun:"id,pk"`
	Santri    string `bun:"santri"`
	Subjek    string `bun:"subjek"`
	Jenis     string `bun:"jenis"`
	Alasan    []byte `bun:"alasan"`
	Mulai     string `bun:"mulai"`
	Dari      int    `bun:"dari"`
	Selesai   string `bun:"selesai"`
	Sampai    int    `bun:"sampai"`
	Disetujui string `bun:"disetujui"`
	Batal     string `bun:"batal"`
	Oleh      string `bun:"oleh"`
	Dicatat   int64  `bun:"dicatat"`
	Versi     int    `bun:"versi"`
}

func (b barisIzin) kunci() (string, int) { return b.ID, b.Versi }

// SimpanIzin implements [akademik.PresensiStore].
func (t tokoPresensi) SimpanIzin(ctx context.Context, l dasar.LembagaID, is ...akademik.IzinSantri) error {
	baris := make([]barisIzin, len(is))
	for i, x := range is {
		alasan, err := x.Alasan.Simpan()
		if err != nil {
			return err
		}
		baris[i] = barisIzin{Lembaga: string(l), ID: x.ID, Santri: string(x.Santri), Subjek: string(x.Subjek), Jenis: string(x.Jenis), Alasan: alasan.Sandi, Mulai: x.Mulai.String(), Dari: int(x.Dari),
			Selesai: x.Selesai.String(), Sampai: int(x.Sampai), Disetujui: x.Disetujui, Batal: x.Batal, Oleh: x.Oleh, Dicatat: dasarbun.Mikro(x.Dicatat), Versi: x.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_izin", `santri = EXCLUDED.santri, subjek = EXCLUDED.subjek, jenis = EXCLUDED.jenis, alasan = EXCLUDED.alasan, mulai = EXCLUDED.mulai, dari = EXCLUDED.dari, selesai = EXCLUDED.selesai, sampai = EXCLUDED.sampai,
		disetujui = EXCLUDED.disetujui, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Izin implements [akademik.PresensiStore].
func (t tokoPresensi) Izin(ctx context.Context, l dasar.LembagaID, f akademik.SaringIzin) (hasil []akademik.IzinSantri, err error) {
	saring := func(q *bun.SelectQuery) *bun.SelectQuery {
		q = dalam(q, "id", f.ID)
		if !f.Dari.IsZero() {
			q = q.Where("selesai >= ?", f.Dari.String())
		}
		if !f.Sampai.IsZero() {
			q = q.Where("mulai <= ?", f.Sampai.String())
		}
		if f.Berlaku {
			q = q.Where("disetujui <> '' AND batal = ''")
		}
		return q
	}
	var baris []barisIzin
	if f.Santri != nil {
		baris, err = ambilIn[barisIzin](ctx, t.db, l, "santri", f.Santri, saring)
	} else if err = saring(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))).Scan(ctx); err != nil {
		err = dasarbun.Translate(err)
	}
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.IzinSantri{Lembaga: l, ID: b.ID, Santri: santri.ID(b.Santri), Subjek: privasi.SubjekID(b.Subjek), Jenis: akademik.JenisIzin(b.Jenis),
			Alasan: privasi.DariSegel[string](privasi.Bungkus{Sandi: b.Alasan}), Mulai: hari(b.Mulai), Dari: jadwal.Menit(b.Dari), Selesai: hari(b.Selesai), Sampai: jadwal.Menit(b.Sampai),
			Disetujui: b.Disetujui, Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	slices.SortFunc(hasil, func(a, b akademik.IzinSantri) int { return cmp.Or(a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID)) })
	return hasil, nil
}

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
)

type tokoJadwal struct{ db bun.IDB }

// teksJSON writes values into columns, in turn.
func teksJSON(ke []*string, nilai ...any) error {
	for i, v := range nilai {
		s, err := tulis(v)
		if err != nil {
			return err
		}
		*ke[i] = s
	}
	return nil
}

type barisSyarat struct {
	bun.BaseModel `bun:"table:akademik_jadwal_syarat,alias:s"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Ruang    string `bun:"ruang"`
	Jeda     string `bun:"jeda"`
	Halangan string `bun:"halangan"`
	Beban    string `bun:"beban"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisSyarat) kunci() (string, int) { return b.ID, b.Versi }

// SimpanSyarat implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanSyarat(ctx context.Context, l dasar.LembagaID, s akademik.SyaratJadwal) error {
	b := barisSyarat{Lembaga: string(l), ID: "umum", Oleh: s.Oleh, Dicatat: dasarbun.Mikro(s.Dicatat), Versi: s.Versi + 1}
	if err := teksJSON([]*string{&b.Ruang, &b.Jeda, &b.Halangan, &b.Beban}, s.Ruang, s.Jeda, s.Halangan, s.Beban); err != nil {
		return err
	}
	return simpanVersi(ctx, t.db, l, "akademik_jadwal_syarat", `ruang = EXCLUDED.ruang, jeda = EXCLUDED.jeda, halangan = EXCLUDED.halangan, beban = EXCLUDED.beban,
		oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, []barisSyarat{b}, nil)
}

// Syarat implements [akademik.JadwalStore].
func (t tokoJadwal) Syarat(ctx context.Context, l dasar.LembagaID) (akademik.SyaratJadwal, error) {
	s := akademik.SyaratJadwal{Lembaga: l}
	var baris []barisSyarat
	if err := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Scan(ctx); err != nil || len(baris) == 0 {
		return s, dasarbun.Translate(err)
	}
	b := baris[0]
	s.Oleh, s.Dicatat, s.Versi = b.Oleh, dasarbun.DariMikro(b.Dicatat), b.Versi
	return s, cmp.Or(baca(b.Ruang, &s.Ruang), baca(b.Jeda, &s.Jeda), baca(b.Halangan, &s.Halangan), baca(b.Beban, &s.Beban))
}

type barisJadwal struct {
	bun.BaseModel `bun:"table:akademik_jadwal,alias:j"`

	Lembaga   string `bun:"lembaga,pk"`
	ID        string `bun:"id,pk"`
	Tahun     string `bun:"tahun"`
	Nama      string `bun:"nama"`
	Unit      string `bun:"unit"`
	Jalur     string `bun:"jalur"`
	Hari      string `bun:"hari"`
	Kisi      string `bun:"kisi"`
	Pembagian string `bun:"pembagian"`
	Status    string `bun:"status"`
	Mulai     string `bun:"mulai"`
	Asal      string `bun:"asal"`
	Terima    string `bun:"terima"`
	Oleh      string `bun:"oleh"`
	Dicatat   int64  `bun:"dicatat"`
	Versi     int    `bun:"versi"`
}

func (b barisJadwal) kunci() (string, int) { return b.ID, b.Versi }

// SimpanJadwal implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanJadwal(ctx context.Context, l dasar.LembagaID, js ...akademik.Jadwal) error {
	baris := make([]barisJadwal, len(js))
	for i, j := range js {
		b := barisJadwal{Lembaga: string(l), ID: string(j.ID), Tahun: string(j.Tahun), Nama: j.Nama, Status: string(j.Status), Mulai: j.Mulai.String(), Asal: string(j.Asal),
			Oleh: j.Oleh, Dicatat: dasarbun.Mikro(j.Dicatat), Versi: j.Versi + 1}
		if err := teksJSON([]*string{&b.Unit, &b.Jalur, &b.Hari, &b.Kisi, &b.Pembagian, &b.Terima}, j.Unit, j.Jalur, j.Hari, j.Kisi, j.Pembagian, j.Terima); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_jadwal", `tahun = EXCLUDED.tahun, nama = EXCLUDED.nama, unit = EXCLUDED.unit, jalur = EXCLUDED.jalur, hari = EXCLUDED.hari, kisi = EXCLUDED.kisi,
		pembagian = EXCLUDED.pembagian, status = EXCLUDED.status, mulai = EXCLUDED.mulai, asal = EXCLUDED.asal, terima = EXCLUDED.terima, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat,
		versi = EXCLUDED.versi`, baris, nil)
}

// Jadwal implements [akademik.JadwalStore].
func (t tokoJadwal) Jadwal(ctx context.Context, l dasar.LembagaID, f akademik.SaringJadwal) (hasil []akademik.Jadwal, err error) {
	var baris []barisJadwal
	q := dalam(dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "id", f.ID), "tahun", f.Tahun)
	if f.Status != "" {
		q = q.Where("status = ?", string(f.Status))
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		j := akademik.Jadwal{Lembaga: l, ID: akademik.JadwalID(b.ID), Tahun: akademik.TahunID(b.Tahun), Nama: b.Nama, Status: akademik.StatusJadwal(b.Status), Mulai: hari(b.Mulai),
			Asal: akademik.JadwalID(b.Asal), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := cmp.Or(baca(b.Unit, &j.Unit), baca(b.Jalur, &j.Jalur), baca(b.Hari, &j.Hari), baca(b.Kisi, &j.Kisi), baca(b.Pembagian, &j.Pembagian), baca(b.Terima, &j.Terima)); err != nil {
			return nil, err
		}
		hasil = append(hasil, j)
	}
	slices.SortFunc(hasil, func(a, b akademik.Jadwal) int {
		return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisKegiatan struct {
	bun.BaseModel `bun:"table:akademik_jadwal_kegiatan,alias:k"`

	Lembaga    string `bun:"lembaga,pk"`
	Jadwal     string `bun:"jadwal,pk"`
	ID         string `bun:"id,pk"`
	Kisi       string `bun:"kisi"`
	Mapel      string `bun:"mapel"`
	Guru       string `bun:"guru"`
	Peserta    string `bun:"peserta"`
	JP         int    `bun:"jp"`
	PilihRuang string `bun:"pilih_ruang"`
	Ada        bool   `bun:"ada"`
	Hari       int    `bun:"hari"`
	Jam        int    `bun:"jam"`
	Ruang      string `bun:"ruang"`
	Tetap      bool   `bun:"tetap"`
}

// SimpanKegiatan implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanKegiatan(ctx context.Context, l dasar.LembagaID, j akademik.JadwalID, simpan []akademik.KegiatanJadwal, hapus ...string) error {
	terakhir := map[string]barisKegiatan{} // the same id twice in a batch: the last stands
	for _, k := range simpan {
		b := barisKegiatan{Lembaga: string(l), Jadwal: string(j), ID: k.ID, Kisi: k.Kisi, Mapel: string(k.Mapel), JP: k.JP, Ada: k.Tempat.Ada, Hari: int(k.Tempat.Hari), Jam: k.Tempat.Jam,
			Ruang: k.Tempat.Ruang, Tetap: k.Tempat.Tetap}
		if err := teksJSON([]*string{&b.Guru, &b.Peserta, &b.PilihRuang}, k.Guru, k.Peserta, k.PilihRuang); err != nil {
			return err
		}
		terakhir[k.ID] = b
	}
	baris := make([]barisKegiatan, 0, len(terakhir))
	for _, b := range terakhir {
		baris = append(baris, b)
	}
	slices.SortFunc(baris, func(a, b barisKegiatan) int { return cmp.Compare(a.ID, b.ID) })
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		for bagian := range slices.Chunk(hapus, sekali) {
			if _, err := db.NewDelete().Model((*barisKegiatan)(nil)).Where("lembaga = ?", string(l)).Where("jadwal = ?", string(j)).Where("id IN (?)", bun.List(bagian)).Exec(ctx); err != nil {
				return dasarbun.Translate(err)
			}
		}
		_, err := dasarbun.SisipBanyak(ctx, db, baris, `CONFLICT (lembaga, jadwal, id) DO UPDATE SET kisi = EXCLUDED.kisi, mapel = EXCLUDED.mapel, guru = EXCLUDED.guru, peserta = EXCLUDED.peserta,
			jp = EXCLUDED.jp, pilih_ruang = EXCLUDED.pilih_ruang, ada = EXCLUDED.ada, hari = EXCLUDED.hari, jam = EXCLUDED.jam, ruang = EXCLUDED.ruang, tetap = EXCLUDED.tetap`)
		return err
	})
}

// Kegiatan implements [akademik.JadwalStore].
func (t tokoJadwal) Kegiatan(ctx context.Context, l dasar.LembagaID, j ...akademik.JadwalID) (hasil []akademik.KegiatanJadwal, err error) {
	baris, err := ambilIn[barisKegiatan](ctx, t.db, l, "jadwal", j, nil)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		k := akademik.KegiatanJadwal{Lembaga: l, Jadwal: akademik.JadwalID(b.Jadwal), ID: b.ID, Kisi: b.Kisi, Mapel: akademik.KodeMapel(b.Mapel), JP: b.JP,
			Tempat: akademik.Tempat{Ada: b.Ada, Hari: jadwal.Hari(b.Hari), Jam: b.Jam, Ruang: b.Ruang, Tetap: b.Tetap}}
		if err := cmp.Or(baca(b.Guru, &k.Guru), baca(b.Peserta, &k.Peserta), baca(b.PilihRuang, &k.PilihRuang)); err != nil {
			return nil, err
		}
		hasil = append(hasil, k)
	}
	slices.SortFunc(hasil, func(a, b akademik.KegiatanJadwal) int {
		return cmp.Or(cmp.Compare(a.Jadwal, b.Jadwal), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisLangkah struct {
	bun.BaseModel `bun:"table:akademik_jadwal_langkah,alias:g"`

	Lembaga string `bun:"lembaga,pk"`
	Jadwal  string `bun:"jadwal,pk"`
	Nomor   int    `bun:"nomor,pk"`
	Pindah  string `bun:"pindah"`
	Urung   bool   `bun:"urung"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// SimpanLangkah implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanLangkah(ctx context.Context, l dasar.LembagaID, ls ...akademik.LangkahJadwal) error {
	baris := make([]barisLangkah, len(ls))
	for i, x := range ls {
		baris[i] = barisLangkah{Lembaga: string(l), Jadwal: string(x.Jadwal), Nomor: x.Nomor, Urung: x.Urung, Oleh: x.Oleh, Dicatat: dasarbun.Mikro(x.Dicatat)}
		if err := teksJSON([]*string{&baris[i].Pindah}, x.Pindah); err != nil {
			return err
		}
	}
	slices.SortFunc(baris, func(a, b barisLangkah) int {
		return cmp.Or(cmp.Compare(a.Jadwal, b.Jadwal), cmp.Compare(a.Nomor, b.Nomor))
	})
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, `CONFLICT (lembaga, jadwal, nomor) DO UPDATE SET pindah = EXCLUDED.pindah, urung = EXCLUDED.urung, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat`)
	return err
}

// Langkah implements [akademik.JadwalStore].
func (t tokoJadwal) Langkah(ctx context.Context, l dasar.LembagaID, j akademik.JadwalID, n int) (hasil []akademik.LangkahJadwal, err error) {
	var baris []barisLangkah
	if err := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Where("jadwal = ?", string(j)).Order("nomor DESC").Limit(int64(n)).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		x := akademik.LangkahJadwal{Lembaga: l, Jadwal: j, Nomor: b.Nomor, Urung: b.Urung, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Pindah, &x.Pindah); err != nil {
			return nil, err
		}
		hasil = append(hasil, x)
	}
	return hasil, nil
}

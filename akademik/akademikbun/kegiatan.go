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

type tokoKegiatan struct{ db bun.IDB }

type barisKegiatanPondok struct {
	bun.BaseModel `bun:"table:akademik_kegiatan,alias:k"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Nama    string `bun:"nama"`
	Jenis   string `bun:"jenis"`
	Pola    string `bun:"pola"`
	Mulai   int    `bun:"mulai"`
	Selesai int    `bun:"selesai"`
	Rombel  string `bun:"rombel"`
	Santri  string `bun:"santri"`
	Petugas string `bun:"petugas"`
	Aktif   bool   `bun:"aktif"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisKegiatanPondok) kunci() (string, int) { return b.ID, b.Versi }

// SimpanKegiatan implements [akademik.KegiatanStore].
func (t tokoKegiatan) SimpanKegiatan(ctx context.Context, l dasar.LembagaID, ks ...akademik.Kegiatan) error {
	baris := make([]barisKegiatanPondok, len(ks))
	for i, k := range ks {
		b := barisKegiatanPondok{Lembaga: string(l), ID: k.ID, Nama: k.Nama, Jenis: k.Jenis, Mulai: int(k.Mulai), Selesai: int(k.Selesai), Aktif: k.Aktif, Oleh: k.Oleh, Dicatat: dasarbun.Mikro(k.Dicatat), Versi: k.Versi + 1}
		var e1, e2, e3, e4 error
		b.Pola, e1 = tulis(k.Pola)
		b.Rombel, e2 = tulis(k.Rombel)
		b.Santri, e3 = tulis(k.Santri)
		b.Petugas, e4 = tulis(k.Petugas)
		if err := cmp.Or(e1, e2, e3, e4); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_kegiatan", `nama = EXCLUDED.nama, jenis = EXCLUDED.jenis, pola = EXCLUDED.pola, mulai = EXCLUDED.mulai, selesai = EXCLUDED.selesai, rombel = EXCLUDED.rombel,
		santri = EXCLUDED.santri, petugas = EXCLUDED.petugas, aktif = EXCLUDED.aktif, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Kegiatan implements [akademik.KegiatanStore].
func (t tokoKegiatan) Kegiatan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.Kegiatan, err error) {
	baris, err := semua[barisKegiatanPondok](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		k := akademik.Kegiatan{Lembaga: l, ID: b.ID, Nama: b.Nama, Jenis: b.Jenis, Mulai: jadwal.Menit(b.Mulai), Selesai: jadwal.Menit(b.Selesai), Aktif: b.Aktif, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := cmp.Or(baca(b.Pola, &k.Pola), baca(b.Rombel, &k.Rombel), baca(b.Santri, &k.Santri), baca(b.Petugas, &k.Petugas)); err != nil {
			return nil, err
		}
		hasil = append(hasil, k)
	}
	slices.SortFunc(hasil, func(a, b akademik.Kegiatan) int {
		return cmp.Or(cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisAturanPresensi struct {
	bun.BaseModel `bun:"table:akademik_aturan_presensi"`

	Lembaga        string `bun:"lembaga,pk"`
	Sejak          string `bun:"sejak,pk"`
	Aturan         string `bun:"aturan"`
	HariKoreksi    int    `bun:"hari_koreksi"`
	JurnalLangsung bool   `bun:"jurnal_langsung"`
	Oleh           string `bun:"oleh"`
	Dicatat        int64  `bun:"dicatat"`
}

// SimpanAturan implements [akademik.KegiatanStore].
func (t tokoKegiatan) SimpanAturan(ctx context.Context, l dasar.LembagaID, as ...akademik.AturanPresensi) error {
	terakhir := map[string]barisAturanPresensi{} // the same day twice in a batch: the last stands
	for _, a := range as {
		aturan, err := tulis(a.Aturan)
		if err != nil {
			return err
		}
		terakhir[a.Sejak.String()] = barisAturanPresensi{Lembaga: string(l), Sejak: a.Sejak.String(), Aturan: aturan, HariKoreksi: a.HariKoreksi, JurnalLangsung: a.JurnalLangsung, Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat)}
	}
	baris := make([]barisAturanPresensi, 0, len(terakhir))
	for _, b := range terakhir {
		baris = append(baris, b)
	}
	slices.SortFunc(baris, func(a, b barisAturanPresensi) int { return cmp.Compare(a.Sejak, b.Sejak) })
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, `CONFLICT (lembaga, sejak) DO UPDATE SET aturan = EXCLUDED.aturan, hari_koreksi = EXCLUDED.hari_koreksi,
		jurnal_langsung = EXCLUDED.jurnal_langsung, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat`)
	return err
}

// Aturan implements [akademik.KegiatanStore].
func (t tokoKegiatan) Aturan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.AturanPresensi, err error) {
	var baris []barisAturanPresensi
	if err := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Order("sejak DESC").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		a := akademik.AturanPresensi{Lembaga: l, Sejak: hari(b.Sejak), HariKoreksi: b.HariKoreksi, JurnalLangsung: b.JurnalLangsung, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Aturan, &a.Aturan); err != nil {
			return nil, err
		}
		hasil = append(hasil, a)
	}
	return hasil, nil
}

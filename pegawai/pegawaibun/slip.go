package pegawaibun

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoSlip struct{ db bun.IDB }

type barisSlip struct {
	bun.BaseModel `bun:"table:pegawai_slip,alias:p"`

	Lembaga      string     `bun:"lembaga,pk"`
	Putaran      string     `bun:"putaran,pk"`
	Pegawai      pegawai.ID `bun:"pegawai,pk"`
	Subjek       string     `bun:"subjek"`
	Nomor        string     `bun:"nomor"`
	Nama         string     `bun:"nama"`
	Urut         []byte     `bun:"urut"`
	Cari         string     `bun:"cari"`
	Jabatan      string     `bun:"jabatan"`
	NamaJabatan  string     `bun:"nama_jabatan"`
	Unit         string     `bun:"unit"`
	Klasifikasi  string     `bun:"klasifikasi"`
	Metode       string     `bun:"metode"`
	KodeObjek    string     `bun:"kode_objek"`
	PTKP         string     `bun:"ptkp"`
	Kategori     string     `bun:"kategori"`
	Tarif        int64      `bun:"tarif"`
	Terakhir     bool       `bun:"terakhir"`
	Disetahunkan bool       `bun:"disetahunkan"`
	MasaAwal     int        `bun:"masa_awal"`
	DPP          int64      `bun:"dpp"`
	EGaji        int64      `bun:"e_gaji"`
	ETunjPajak   int64      `bun:"e_tunj_pajak"`
	ETunjLain    int64      `bun:"e_tunj_lain"`
	EHonor       int64      `bun:"e_honor"`
	EPremi       int64      `bun:"e_premi"`
	ENatura      int64      `bun:"e_natura"`
	EBonus       int64      `bun:"e_bonus"`
	EIuran       int64      `bun:"e_iuran"`
	EZakat       int64      `bun:"e_zakat"`
	BiayaJabatan int64      `bun:"biaya_jabatan"`
	BiayaSisa    int64      `bun:"biaya_sisa"`
	Dibayar      int64      `bun:"dibayar"`
	Bruto        int64      `bun:"bruto"`
	PPh          int64      `bun:"pph"`
	Iuran        int64      `bun:"iuran"`
	IuranKami    int64      `bun:"iuran_kami"`
	Potongan     int64      `bun:"potongan"`
	Neto         int64      `bun:"neto"`
	UpahBPJS     int64      `bun:"upah_bpjs"`
	Peringatan   string     `bun:"peringatan"`
	Uraian       string     `bun:"uraian"`
	Rujukan      string     `bun:"rujukan"`
}

type barisBaris struct {
	bun.BaseModel `bun:"table:pegawai_slip_baris,alias:b"`

	Lembaga    string     `bun:"lembaga,pk"`
	Putaran    string     `bun:"putaran,pk"`
	Pegawai    pegawai.ID `bun:"pegawai,pk"`
	Nomor      int        `bun:"nomor,pk"`
	Komponen   string     `bun:"komponen"`
	Nama       string     `bun:"nama"`
	Bagian     string     `bun:"bagian"`
	Ember      string     `bun:"ember"`
	Pajak      bool       `bun:"pajak"`
	Tetap      bool       `bun:"tetap"`
	Pokok      bool       `bun:"pokok"`
	Angsuran   bool       `bun:"angsuran"`
	Unit       string     `bun:"unit"`
	Jabatan    string     `bun:"jabatan"`
	Banyak     int64      `bun:"banyak"`
	Tarif      int64      `bun:"tarif"`
	Jumlah     int64      `bun:"jumlah"`
	Akun       string     `bun:"akun"`
	Rujukan    string     `bun:"rujukan"`
	Keterangan string     `bun:"keterangan"`
	Uraian     string     `bun:"uraian"`
}

func slipKeBaris(l dasar.LembagaID, putaran string, s *pegawai.Slip, u *santri.Pengurut) (b barisSlip, err error) {
	e := s.Ember
	b = barisSlip{
		Lembaga: string(l), Putaran: putaran, Pegawai: s.Pegawai, Subjek: string(s.Subjek), Nomor: s.Nomor, Nama: s.Nama, Urut: u.Kunci(s.Nama), Cari: " " + santri.KunciCari(s.Nama),
		Jabatan: string(s.Jabatan), NamaJabatan: s.NamaJabatan, Unit: string(s.Unit), Klasifikasi: string(s.Klasifikasi), Metode: string(s.Metode), KodeObjek: s.KodeObjek,
		PTKP: s.PTKP, Kategori: s.Kategori, Tarif: s.Tarif, Terakhir: s.Terakhir, Disetahunkan: s.Disetahunkan, MasaAwal: s.MasaAwal, DPP: int64(s.DPP),
		EGaji: int64(e.Gaji), ETunjPajak: int64(e.TunjPajak), ETunjLain: int64(e.TunjLain), EHonor: int64(e.Honor), EPremi: int64(e.Premi), ENatura: int64(e.Natura),
		EBonus: int64(e.Bonus), EIuran: int64(e.Iuran), EZakat: int64(e.Zakat), BiayaJabatan: int64(s.BiayaJabatan), BiayaSisa: s.BiayaSisa, Dibayar: int64(s.Dibayar), Bruto: int64(s.Bruto),
		PPh: int64(s.PPh), Iuran: int64(s.Iuran), IuranKami: int64(s.IuranKami), Potongan: int64(s.Potongan), Neto: int64(s.Neto), UpahBPJS: int64(s.UpahBPJS), Rujukan: s.Rujukan,
	}
	b.Uraian = tulisUraian(s.Uraian)
	b.Peringatan, err = tulis(s.Peringatan)
	return b, err
}

func (b *barisSlip) slip() (pegawai.Slip, error) {
	r := func(n int64) dasar.Rupiah { return dasar.Rupiah(n) }
	s := pegawai.Slip{
		Lembaga: dasar.LembagaID(b.Lembaga), Putaran: b.Putaran, Pegawai: b.Pegawai, Subjek: privasi.SubjekID(b.Subjek), Nomor: b.Nomor, Nama: b.Nama,
		Jabatan: pegawai.KodeJabatan(b.Jabatan), NamaJabatan: b.NamaJabatan, Unit: santri.KodeUnit(b.Unit), Klasifikasi: pegawai.Klasifikasi(b.Klasifikasi),
		Metode: pegawai.MetodePajak(b.Metode), KodeObjek: b.KodeObjek, PTKP: b.PTKP, Kategori: b.Kategori, Tarif: b.Tarif, Terakhir: b.Terakhir, Disetahunkan: b.Disetahunkan, MasaAwal: b.MasaAwal, DPP: r(b.DPP),
		Ember: pegawai.Embers{
			Gaji: r(b.EGaji), TunjPajak: r(b.ETunjPajak), TunjLain: r(b.ETunjLain), Honor: r(b.EHonor), Premi: r(b.EPremi), Natura: r(b.ENatura), Bonus: r(b.EBonus),
			Iuran: r(b.EIuran), Zakat: r(b.EZakat),
		},
		BiayaJabatan: r(b.BiayaJabatan), BiayaSisa: b.BiayaSisa, Dibayar: r(b.Dibayar), Bruto: r(b.Bruto), PPh: r(b.PPh), Iuran: r(b.Iuran), IuranKami: r(b.IuranKami), Potongan: r(b.Potongan),
		Neto: r(b.Neto), UpahBPJS: r(b.UpahBPJS), Rujukan: b.Rujukan,
	}
	if err := baca(b.Peringatan, &s.Peringatan); err != nil {
		return s, err
	}
	return s, baca(b.Uraian, &s.Uraian)
}

func (b *barisBaris) baris() (s pegawai.BarisSlip, err error) {
	s = pegawai.BarisSlip{
		Komponen: pegawai.KodeKomponen(b.Komponen), Nama: b.Nama, Bagian: pegawai.Bagian(b.Bagian), Ember: pegawai.Ember(b.Ember), Pajak: b.Pajak, Tetap: b.Tetap, Pokok: b.Pokok,
		Angsuran: b.Angsuran, Unit: santri.KodeUnit(b.Unit), Jabatan: pegawai.KodeJabatan(b.Jabatan), Banyak: pegawai.Kuantitas(b.Banyak), Tarif: dasar.Rupiah(b.Tarif),
		Jumlah: dasar.Rupiah(b.Jumlah), Akun: keuangan.KodeAkun(b.Akun), Rujukan: b.Rujukan, Keterangan: b.Keterangan,
	}
	return s, baca(b.Uraian, &s.Uraian)
}

func barisKeBaris(l dasar.LembagaID, putaran string, p pegawai.ID, i int, s *pegawai.BarisSlip) barisBaris {
	return barisBaris{
		Lembaga: string(l), Putaran: putaran, Pegawai: p, Nomor: i, Komponen: string(s.Komponen), Nama: s.Nama, Bagian: string(s.Bagian), Ember: string(s.Ember), Pajak: s.Pajak,
		Tetap: s.Tetap, Pokok: s.Pokok, Angsuran: s.Angsuran, Unit: string(s.Unit), Jabatan: string(s.Jabatan), Banyak: int64(s.Banyak), Tarif: int64(s.Tarif),
		Jumlah: int64(s.Jumlah), Akun: string(s.Akun), Rujukan: s.Rujukan, Keterangan: s.Keterangan,
		Uraian: tulisUraian(s.Uraian),
	}
}

// Ganti implements [pegawai.SlipStore].
func (t tokoSlip) Ganti(ctx context.Context, l dasar.LembagaID, putaran string, slip iter.Seq2[pegawai.Slip, error]) error {
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		for _, model := range []any{(*barisBaris)(nil), (*barisSlip)(nil)} {
			if _, err := db.NewDelete().Model(model).Where("lembaga = ? AND putaran = ?", string(l), putaran).Exec(ctx); err != nil {
				return dasarbun.Translate(err)
			}
		}
		var slips []barisSlip
		var baris []barisBaris
		sisip := func() error {
			if _, err := dasarbun.SisipBanyak(ctx, db, slips, ""); err != nil {
				return err
			}
			_, err := dasarbun.SisipBanyak(ctx, db, baris, "")
			slips, baris = slips[:0], baris[:0]
			return err
		}
		u := santri.BuatPengurut()
		for s, err := range slip {
			if err != nil {
				return err
			}
			b, err := slipKeBaris(l, putaran, &s, u)
			if err != nil {
				return err
			}
			slips = append(slips, b)
			for i := range s.Baris {
				baris = append(baris, barisKeBaris(l, putaran, s.Pegawai, i, &s.Baris[i]))
			}
			if len(slips) == alir {
				if err := sisip(); err != nil {
					return err
				}
			}
		}
		return sisip()
	})
}

// isi reads the lines of slips and joins them: one query for the batch.
func (t tokoSlip) isi(ctx context.Context, l dasar.LembagaID, putaran []string, slips []barisSlip) ([]pegawai.Slip, error) {
	if len(slips) == 0 {
		return nil, nil
	}
	id := make([]pegawai.ID, len(slips))
	for i, s := range slips {
		id[i] = s.Pegawai
	}
	slices.Sort(id)
	baris, err := ambilBanyak[barisBaris](ctx, t.db, l, "pegawai", slices.Compact(id), func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("putaran IN (?)", bun.List(putaran)).OrderExpr("putaran, pegawai, nomor")
	})
	if err != nil {
		return nil, err
	}
	milik := map[string][]pegawai.BarisSlip{}
	for i := range baris {
		s, err := baris[i].baris()
		if err != nil {
			return nil, err
		}
		k := baris[i].Putaran + "/" + string(baris[i].Pegawai)
		milik[k] = append(milik[k], s)
	}
	hasil := make([]pegawai.Slip, len(slips))
	for i := range slips {
		if hasil[i], err = slips[i].slip(); err != nil {
			return nil, err
		}
		hasil[i].Baris = milik[slips[i].Putaran+"/"+string(slips[i].Pegawai)]
	}
	return hasil, nil
}

// Ambil implements [pegawai.SlipStore].
func (t tokoSlip) Ambil(ctx context.Context, l dasar.LembagaID, putaran string, p ...pegawai.ID) ([]pegawai.Slip, error) {
	baris, err := ambilBanyak[barisSlip](ctx, t.db, l, "pegawai", p, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("putaran = ?", putaran) })
	if err != nil {
		return nil, err
	}
	return t.isi(ctx, l, []string{putaran}, susun(p, baris, func(b barisSlip) pegawai.ID { return b.Pegawai }))
}

// Alirkan implements [pegawai.SlipStore].
func (t tokoSlip) Alirkan(ctx context.Context, l dasar.LembagaID, putaran string) iter.Seq2[pegawai.Slip, error] {
	return func(yield func(pegawai.Slip, error) bool) {
		for sesudah := pegawai.ID(""); ; {
			var baris []barisSlip
			err := t.db.NewSelect().Model(&baris).Where("lembaga = ? AND putaran = ? AND pegawai > ?", string(l), putaran, string(sesudah)).OrderExpr("pegawai").Limit(alir).Scan(ctx)
			var slips []pegawai.Slip
			if err = dasarbun.Translate(err); err == nil {
				slips, err = t.isi(ctx, l, []string{putaran}, baris)
			}
			if err != nil {
				yield(pegawai.Slip{}, err)
				return
			}
			for _, s := range slips {
				if !yield(s, nil) {
					return
				}
			}
			if len(baris) < alir {
				return
			}
			sesudah = baris[len(baris)-1].Pegawai
		}
	}
}

// Cari implements [pegawai.SlipStore].
func (t tokoSlip) Cari(ctx context.Context, l dasar.LembagaID, putaran, teks string, h dasar.Page) ([]pegawai.Slip, string, error) {
	sesudah, err := pegawai.BacaKursor(h.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisSlip
	q := saringTeks(t.db.NewSelect().Model(&baris).ExcludeColumn("uraian").Where("p.lembaga = ? AND p.putaran = ?", string(l), putaran), teks).
		OrderExpr("p.urut, p.pegawai").Limit(int64(h.Batas()) + 1)
	if sesudah != "" {
		i := strings.LastIndexByte(sesudah, 0)
		if i < 0 {
			return nil, "", pegawai.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		q = q.Where("(p.urut, p.pegawai) > (?, ?)", []byte(sesudah[:i]), sesudah[i+1:])
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if n := h.Batas(); len(baris) > n {
		baris = baris[:n]
		lanjut = pegawai.Kursor(string(baris[n-1].Urut) + "\x00" + string(baris[n-1].Pegawai))
	}
	hasil := make([]pegawai.Slip, len(baris))
	for i := range baris {
		baris[i].Uraian = "null"
		if hasil[i], err = baris[i].slip(); err != nil {
			return nil, "", err
		}
	}
	return hasil, lanjut, nil
}

var terkunci = []pegawai.StatusPutaran{pegawai.Dikunci, pegawai.Dibayar, pegawai.Diposting}

// Setahun implements [pegawai.SlipStore]: one grouped statement a batch of people.
func (t tokoSlip) Setahun(ctx context.Context, l dasar.LembagaID, masa dasar.Bulan, putaran string) iter.Seq2[pegawai.Setahun, error] {
	return func(yield func(pegawai.Setahun, error) bool) {
		for sesudah := (pegawai.Setahun{}); ; {
			baris, err := t.setahun(ctx, l, masa, putaran, sesudah)
			if err != nil {
				yield(pegawai.Setahun{}, err)
				return
			}
			for _, s := range baris {
				if !yield(s, nil) {
					return
				}
			}
			if len(baris) < alir {
				return
			}
			sesudah = baris[len(baris)-1]
		}
	}
}

var kolomEmber = [...]string{"e_gaji", "e_tunj_pajak", "e_tunj_lain", "e_honor", "e_premi", "e_natura", "e_bonus", "e_iuran", "e_zakat", "pph"}

func (t tokoSlip) setahun(ctx context.Context, l dasar.LembagaID, masa dasar.Bulan, putaran string, sesudah pegawai.Setahun) ([]pegawai.Setahun, error) {
	q := t.db.NewSelect().TableExpr("pegawai_slip AS s").Join("JOIN pegawai_putaran AS r ON r.lembaga = s.lembaga AND r.id = s.putaran").
		ColumnExpr("s.pegawai, s.klasifikasi").ColumnExpr("COUNT(DISTINCT CASE WHEN r.masa < ? THEN r.masa END)", masa.String()).ColumnExpr("MIN(r.masa)").
		ColumnExpr("CAST(COALESCE(SUM(CASE WHEN r.masa < ? THEN s.biaya_jabatan END), 0) AS BIGINT)", masa.String()).
		ColumnExpr("CAST(COALESCE(SUM(CASE WHEN r.masa < ? THEN s.biaya_sisa END), 0) AS BIGINT)", masa.String()).
		Where("s.lembaga = ? AND s.putaran <> ? AND (s.pegawai, s.klasifikasi) > (?, ?)", string(l), putaran, string(sesudah.Pegawai), string(sesudah.Klasifikasi)).
		Where("r.status IN (?) AND r.masa >= ? AND r.masa <= ?", bun.List(terkunci), dasar.Bln(masa.Tahun(), 1).String(), masa.String()).
		GroupExpr("s.pegawai, s.klasifikasi").OrderExpr("s.pegawai, s.klasifikasi").Limit(alir)
	for _, tanda := range []string{"<", "="} {
		for _, k := range kolomEmber {
			q = q.ColumnExpr("CAST(COALESCE(SUM(CASE WHEN r.masa "+tanda+" ? THEN s.? END), 0) AS BIGINT)", masa.String(), bun.Ident(k))
		}
	}
	rows, err := q.Rows(ctx)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	defer rows.Close()
	var hasil []pegawai.Setahun
	for rows.Next() {
		var s pegawai.Setahun
		var awal string
		e, i := &s.Ember, &s.BulanIni
		if err := rows.Scan(&s.Pegawai, &s.Klasifikasi, &s.Bulan, &awal, &s.BiayaJabatan, &s.BiayaSisa,
			&e.Gaji, &e.TunjPajak, &e.TunjLain, &e.Honor, &e.Premi, &e.Natura, &e.Bonus, &e.Iuran, &e.Zakat, &s.PPh,
			&i.Gaji, &i.TunjPajak, &i.TunjLain, &i.Honor, &i.Premi, &i.Natura, &i.Bonus, &i.Iuran, &i.Zakat, &s.PPhBulanIni); err != nil {
			return nil, dasarbun.Translate(err)
		}
		b, err := dasar.ParseBulan(awal)
		if err != nil {
			return nil, err
		}
		s.MasaAwal = b.Ke()
		hasil = append(hasil, s)
	}
	return hasil, dasarbun.Translate(rows.Err())
}

// Milik implements [pegawai.SlipStore].
func (t tokoSlip) Milik(ctx context.Context, l dasar.LembagaID, p pegawai.ID, tahun int) ([]pegawai.Slip, error) {
	var baris []barisSlip
	q := t.db.NewSelect().Model(&baris).Join("JOIN pegawai_putaran AS r ON r.lembaga = p.lembaga AND r.id = p.putaran").
		Where("p.lembaga = ? AND p.pegawai = ?", string(l), string(p)).Where("r.status IN (?)", bun.List(terkunci))
	if tahun != 0 {
		q = q.Where("r.masa >= ? AND r.masa <= ?", dasar.Bln(tahun, 1).String(), dasar.Bln(tahun, 12).String())
	}
	if err := q.OrderExpr("r.masa, r.jenis, r.nomor").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	putaran := make([]string, len(baris))
	for i := range baris {
		putaran[i] = baris[i].Putaran
	}
	return t.isi(ctx, l, putaran, baris)
}

// Terangsur implements [pegawai.SlipStore].
func (t tokoSlip) Terangsur(ctx context.Context, l dasar.LembagaID) (map[string]dasar.Rupiah, error) {
	var baris []struct {
		Rujukan string
		Jumlah  int64
	}
	err := t.db.NewSelect().TableExpr("pegawai_slip_baris AS b").Join("JOIN pegawai_putaran AS r ON r.lembaga = b.lembaga AND r.id = b.putaran").
		ColumnExpr("b.rujukan").ColumnExpr("CAST(SUM(b.jumlah) AS BIGINT) AS jumlah").
		Where("b.lembaga = ? AND b.angsuran AND r.status IN (?)", string(l), bun.List(terkunci)).GroupExpr("b.rujukan").Scan(ctx, &baris)
	hasil := make(map[string]dasar.Rupiah, len(baris))
	for _, b := range baris {
		hasil[b.Rujukan] = dasar.Rupiah(b.Jumlah)
	}
	return hasil, dasarbun.Translate(err)
}

package keuanganbun

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Mutasi is the bank rows and virtual account numbers in SQL.
type Mutasi struct{ db bun.IDB }

type mutasiRow struct {
	bun.BaseModel `bun:"table:keuangan_mutasi,alias:m"`

	Lembaga    string        `bun:"lembaga,pk"`
	Rekening   string        `bun:"rekening,pk"`
	Kunci      string        `bun:"kunci,pk"`
	ID         string        `bun:"id"`
	Subjek     string        `bun:"subjek"`
	Tanggal    dasar.Tanggal `bun:"tanggal"`
	TanggalPos dasar.Tanggal `bun:"tanggal_pos"`
	Jam        string        `bun:"jam"`
	Masuk      bool          `bun:"masuk"`
	Nominal    int64         `bun:"nominal"`
	Jumlah     int64         `bun:"jumlah"`
	Saldo      *int64        `bun:"saldo"`
	Teks       []byte        `bun:"teks"`
	Kelas      string        `bun:"kelas"`
	Usulan     string        `bun:"usulan"`
	Putusan    string        `bun:"putusan"`
	Pembayaran string        `bun:"pembayaran,nullzero"`
	Jurnal     string        `bun:"jurnal"`
	Alasan     string        `bun:"alasan"`
	Berkas     string        `bun:"berkas"`
	Baris      int           `bun:"baris"`
	Oleh       string        `bun:"oleh"`
	Dicatat    int64         `bun:"dicatat"`
	Pemutus    string        `bun:"pemutus"`
	Diputus    int64         `bun:"diputus"`
	Versi      int           `bun:"versi"`
}

// usulanJSON is how a proposal is stored.
type usulanJSON struct {
	Santri   santri.ID            `json:"s"`
	Keluarga santri.KeluargaID    `json:"k"`
	Sebab    keuangan.SebabUsulan `json:"b"`
}

func tulisUsulan(us []keuangan.Usulan) (string, error) {
	js := make([]usulanJSON, len(us))
	for i, u := range us {
		js[i] = usulanJSON(u)
	}
	b, err := json.Marshal(js)
	return string(b), err
}

func keSen(d decimal.Decimal) int64 { return d.Shift(2).IntPart() }

func barisMutasi(l dasar.LembagaID, m keuangan.MutasiBank) (mutasiRow, error) {
	teks, err := m.Teks.Simpan()
	if err != nil {
		return mutasiRow{}, err
	}
	usulan, err := tulisUsulan(m.Usulan)
	if err != nil {
		return mutasiRow{}, err
	}
	r := mutasiRow{
		Lembaga: string(l), Rekening: m.Rekening, Kunci: m.Kunci, ID: m.ID, Subjek: string(m.Subjek), Tanggal: m.Tanggal, TanggalPos: m.TanggalPos,
		Jam: m.Jam, Masuk: m.Masuk, Nominal: keSen(m.Nominal), Jumlah: int64(m.Jumlah), Teks: teks.Sandi, Kelas: string(m.Kelas), Usulan: usulan,
		Putusan: string(m.Putusan), Pembayaran: m.Pembayaran, Jurnal: m.Jurnal, Alasan: m.Alasan, Berkas: m.Berkas, Baris: m.Baris,
		Oleh: m.Oleh, Dicatat: dasarbun.Mikro(m.Dicatat), Pemutus: m.Pemutus, Diputus: dasarbun.Mikro(m.Diputus), Versi: 1,
	}
	if m.Saldo.Valid {
		n := keSen(m.Saldo.Decimal)
		r.Saldo = &n
	}
	return r, nil
}

func (r mutasiRow) mutasi() (keuangan.MutasiBank, error) {
	var js []usulanJSON
	if err := json.Unmarshal([]byte(r.Usulan), &js); err != nil {
		return keuangan.MutasiBank{}, fmt.Errorf("reading the proposals of bank row %s: %w", r.ID, err)
	}
	m := keuangan.MutasiBank{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Rekening: r.Rekening, Kunci: r.Kunci, Subjek: privasi.SubjekID(r.Subjek),
		Tanggal: r.Tanggal, TanggalPos: r.TanggalPos, Jam: r.Jam, Masuk: r.Masuk, Nominal: decimal.New(r.Nominal, -2), Jumlah: dasar.Rupiah(r.Jumlah),
		Teks: privasi.DariSegel[string](privasi.Bungkus{Sandi: r.Teks}), Kelas: keuangan.KelasMutasi(r.Kelas), Putusan: keuangan.PutusanMutasi(r.Putusan),
		Pembayaran: r.Pembayaran, Jurnal: r.Jurnal, Alasan: r.Alasan, Berkas: r.Berkas, Baris: r.Baris, Oleh: r.Oleh,
		Dicatat: dasarbun.DariMikro(r.Dicatat), Pemutus: r.Pemutus, Diputus: dasarbun.DariMikro(r.Diputus), Versi: r.Versi,
	}
	if r.Saldo != nil {
		m.Saldo = decimal.NewNullDecimal(decimal.New(*r.Saldo, -2))
	}
	for _, j := range js {
		m.Usulan = append(m.Usulan, keuangan.Usulan(j))
	}
	return m, nil
}

func semuaMutasi(rows []mutasiRow) ([]keuangan.MutasiBank, error) {
	var out []keuangan.MutasiBank
	for _, r := range rows {
		m, err := r.mutasi()
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// Tambah implements [keuangan.MutasiStore].
func (st Mutasi) Tambah(ctx context.Context, l dasar.LembagaID, ms []keuangan.MutasiBank) (baru []string, err error) {
	rows := make([]mutasiRow, len(ms))
	id := make([]string, len(ms))
	for i, m := range ms {
		if rows[i], err = barisMutasi(l, m); err != nil {
			return nil, err
		}
		id[i] = m.ID
	}
	// In the order of the key: two imports at once wait for each other.
	slices.SortFunc(rows, func(a, b mutasiRow) int {
		return cmp.Or(cmp.Compare(a.Rekening, b.Rekening), cmp.Compare(a.Kunci, b.Kunci))
	})
	err = dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT (lembaga, rekening, kunci) DO NOTHING")
		if err != nil {
			return err
		}
		if baru = nil; n == 0 {
			return nil
		}
		masuk, err := idMutasi(ctx, db, l, id)
		for _, m := range ms {
			if masuk[m.ID] {
				baru = append(baru, m.Kunci)
			}
		}
		return err
	})
	return baru, err
}

func idMutasi(ctx context.Context, db bun.IDB, l dasar.LembagaID, id []string) (map[string]bool, error) {
	out := make(map[string]bool, len(id))
	for ruas := range slices.Chunk(id, 1000) {
		var ada []string
		if err := db.NewSelect().Model((*mutasiRow)(nil)).Column("id").Where("lembaga = ? AND id IN (?)", l, bun.List(ruas)).Scan(ctx, &ada); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, i := range ada {
			out[i] = true
		}
	}
	return out, nil
}

// Kunci implements [keuangan.MutasiStore].
func (st Mutasi) Kunci(ctx context.Context, l dasar.LembagaID, rekening string, kunci ...string) ([]keuangan.MutasiBank, error) {
	kunci = slices.Compact(slices.Sorted(slices.Values(kunci)))
	var semua []mutasiRow
	for ruas := range slices.Chunk(kunci, 1000) {
		var rows []mutasiRow
		q := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND rekening = ? AND kunci IN (?)", l, rekening, bun.List(ruas)).Order("kunci")
		if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		semua = append(semua, rows...)
	}
	slices.SortFunc(semua, func(a, b mutasiRow) int { return cmp.Compare(a.Kunci, b.Kunci) })
	return semuaMutasi(semua)
}

type mutasiRiwayatRow struct {
	bun.BaseModel `bun:"table:keuangan_mutasi_riwayat,alias:r"`

	Lembaga    string `bun:"lembaga,pk"`
	Rekening   string `bun:"rekening,pk"`
	Kunci      string `bun:"kunci,pk"`
	Versi      int    `bun:"versi,pk"`
	Kelas      string `bun:"kelas"`
	Putusan    string `bun:"putusan"`
	Pembayaran string `bun:"pembayaran"`
	Jurnal     string `bun:"jurnal"`
	Alasan     string `bun:"alasan"`
	Oleh       string `bun:"oleh"`
	Dicatat    int64  `bun:"dicatat"`
}

// Putuskan implements [keuangan.MutasiStore].
func (st Mutasi) Putuskan(ctx context.Context, l dasar.LembagaID, ms ...keuangan.MutasiBank) error {
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		rows := make([]mutasiRiwayatRow, len(ms))
		for i, m := range ms {
			if err := putuskanSatu(ctx, db, l, m); err != nil {
				return err
			}
			rows[i] = mutasiRiwayatRow{
				Lembaga: string(l), Rekening: m.Rekening, Kunci: m.Kunci, Versi: m.Versi + 1, Kelas: string(m.Kelas), Putusan: string(m.Putusan),
				Pembayaran: m.Pembayaran, Jurnal: m.Jurnal, Alasan: m.Alasan, Oleh: m.Pemutus, Dicatat: dasarbun.Mikro(m.Diputus),
			}
		}
		_, err := dasarbun.SisipBanyak(ctx, db, rows, "")
		return err
	})
}

func putuskanSatu(ctx context.Context, db bun.IDB, l dasar.LembagaID, m keuangan.MutasiBank) error {
	if m.Pembayaran != "" {
		n, err := db.NewSelect().Model((*mutasiRow)(nil)).Where("lembaga = ? AND pembayaran = ?", l, m.Pembayaran).
			Where("NOT (rekening = ? AND kunci = ?)", m.Rekening, m.Kunci).Count(ctx)
		if err != nil {
			return dasarbun.Translate(err)
		}
		if n > 0 {
			return keuangan.ErrMutasiGanda.Conflictf("pembayaran ini sudah dipasangkan dengan baris mutasi lain").Pada("pembayaran")
		}
	}
	usulan, err := tulisUsulan(m.Usulan)
	if err != nil {
		return err
	}
	res, err := db.NewUpdate().Model((*mutasiRow)(nil)).
		Set("kelas = ?, usulan = ?, putusan = ?", string(m.Kelas), usulan, string(m.Putusan)).
		Set("pembayaran = NULLIF(?, ''), jurnal = ?, alasan = ?", m.Pembayaran, m.Jurnal, m.Alasan).
		Set("pemutus = ?, diputus = ?, versi = versi + 1", m.Pemutus, dasarbun.Mikro(m.Diputus)).
		Where("lembaga = ? AND rekening = ? AND kunci = ? AND versi = ?", l, m.Rekening, m.Kunci, m.Versi).Exec(ctx)
	return satuBaris(res, err, keuangan.ErrMutasiVersi.Conflictf("baris mutasi sudah diputus atau berubah; muat ulang antrean"))
}

// Riwayat implements [keuangan.MutasiStore].
func (st Mutasi) Riwayat(ctx context.Context, l dasar.LembagaID, rekening, kunci string) ([]keuangan.PeristiwaMutasi, error) {
	var rows []mutasiRiwayatRow
	err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND rekening = ? AND kunci = ?", l, rekening, kunci).Order("versi").Scan(ctx)
	var out []keuangan.PeristiwaMutasi
	for _, r := range rows {
		out = append(out, keuangan.PeristiwaMutasi{
			Lembaga: l, Rekening: r.Rekening, Kunci: r.Kunci, Versi: r.Versi, Kelas: keuangan.KelasMutasi(r.Kelas), Putusan: keuangan.PutusanMutasi(r.Putusan),
			Pembayaran: r.Pembayaran, Jurnal: r.Jurnal, Alasan: r.Alasan, Oleh: r.Oleh, Dicatat: dasarbun.DariMikro(r.Dicatat),
		})
	}
	return out, dasarbun.Translate(err)
}

// Cari implements [keuangan.MutasiStore].
func (st Mutasi) Cari(ctx context.Context, l dasar.LembagaID, s keuangan.SaringMutasi, p dasar.Page) ([]keuangan.MutasiBank, string, error) {
	setelah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	var rows []mutasiRow
	q := saringMutasi(st.db.NewSelect().Model(&rows).Where("lembaga = ?", l), s)
	if setelah != nil {
		hari, err := dasar.ParseTanggal(setelah[0])
		if err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		q = q.Where("(tanggal > ? OR (tanggal = ? AND id > ?))", hari, hari, setelah[1])
	}
	n := p.Batas()
	if err := q.Order("tanggal", "id").Limit(int64(n) + 1).Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	next := ""
	if len(rows) > n {
		rows = rows[:n]
		next = keuangan.Kursor(rows[n-1].Tanggal.String(), rows[n-1].ID)
	}
	ms, err := semuaMutasi(rows)
	return ms, next, err
}

func saringMutasi(q *bun.SelectQuery, s keuangan.SaringMutasi) *bun.SelectQuery {
	for kolom, isi := range map[string]string{
		"rekening": s.Rekening, "kelas": string(s.Kelas), "putusan": string(s.Putusan), "berkas": s.Berkas, "pembayaran": s.Pembayaran,
	} {
		if isi != "" {
			q = q.Where("? = ?", bun.Ident(kolom), isi)
		}
	}
	if s.Menunggu {
		q = q.Where("putusan = ''")
	}
	if !s.Dari.IsZero() {
		q = q.Where("tanggal >= ?", s.Dari)
	}
	if !s.Sampai.IsZero() {
		q = q.Where("tanggal <= ?", s.Sampai)
	}
	return q
}

// Hitung implements [keuangan.MutasiStore].
func (st Mutasi) Hitung(ctx context.Context, l dasar.LembagaID, rekening string) (map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int, error) {
	var rows []struct {
		Kelas   keuangan.KelasMutasi
		Putusan keuangan.PutusanMutasi
		N       int
	}
	q := st.db.NewSelect().Model((*mutasiRow)(nil)).Column("kelas", "putusan").ColumnExpr("COUNT(*) AS n").Where("lembaga = ?", l)
	if rekening != "" {
		q = q.Where("rekening = ?", rekening)
	}
	if err := q.Group("kelas", "putusan").Scan(ctx, &rows); err != nil {
		return nil, dasarbun.Translate(err)
	}
	out := map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int{}
	for _, r := range rows {
		if out[r.Kelas] == nil {
			out[r.Kelas] = map[keuangan.PutusanMutasi]int{}
		}
		out[r.Kelas][r.Putusan] = r.N
	}
	return out, nil
}

type vaRow struct {
	bun.BaseModel `bun:"table:keuangan_va,alias:v"`

	Lembaga string `bun:"lembaga,pk"`
	Nomor   string `bun:"nomor,pk"`
	Santri  string `bun:"santri"`
}

// SimpanVA implements [keuangan.MutasiStore].
func (st Mutasi) SimpanVA(ctx context.Context, l dasar.LembagaID, vas ...keuangan.NomorVA) error {
	rows := make([]vaRow, len(vas))
	nomor := make([]string, len(vas))
	for i, v := range vas {
		rows[i], nomor[i] = vaRow{Lembaga: string(l), Nomor: v.Nomor, Santri: string(v.Santri)}, v.Nomor
	}
	slices.SortFunc(rows, func(a, b vaRow) int { return cmp.Compare(a.Nomor, b.Nomor) })
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT (lembaga, nomor) DO NOTHING")
		if err != nil || n == int64(len(rows)) {
			return err
		}
		pemilik, err := (Mutasi{db}).CariVA(ctx, l, nomor...)
		if err != nil {
			return err
		}
		for _, v := range vas {
			if pemilik[v.Nomor] != v.Santri {
				return keuangan.ErrVADipakai.Conflictf("nomor rekening virtual ini milik santri lain").Pada("nomor")
			}
		}
		return nil
	})
}

// CariVA implements [keuangan.MutasiStore].
func (st Mutasi) CariVA(ctx context.Context, l dasar.LembagaID, nomor ...string) (map[string]santri.ID, error) {
	out := make(map[string]santri.ID, len(nomor))
	for ruas := range slices.Chunk(nomor, 1000) {
		var rows []vaRow
		if err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND nomor IN (?)", l, bun.List(ruas)).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, r := range rows {
			out[r.Nomor] = santri.ID(r.Santri)
		}
	}
	return out, nil
}

package santribun

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type toko struct{ db bun.IDB }

type barisSantri struct {
	bun.BaseModel `bun:"table:santri_santri,alias:s"`

	Lembaga      string        `bun:"lembaga,pk"`
	ID           santri.ID     `bun:"id,pk"`
	Subjek       string        `bun:"subjek"`
	Alias        string        `bun:"alias"`
	Keluarga     string        `bun:"keluarga"`
	NIS          string        `bun:"nis,nullzero"`
	NISN         string        `bun:"nisn,nullzero"`
	NIK          []byte        `bun:"nik"`
	NIKIndeks    []byte        `bun:"nik_indeks"`
	NoKK         []byte        `bun:"no_kk"`
	Nama         string        `bun:"nama"`
	NamaArab     string        `bun:"nama_arab"`
	Urut         []byte        `bun:"urut"`
	Cari         string        `bun:"cari"`
	JenisKelamin string        `bun:"jenis_kelamin"`
	TempatLahir  string        `bun:"tempat_lahir"`
	TanggalLahir dasar.Tanggal `bun:"tanggal_lahir"`
	Alamat       []byte        `bun:"alamat"`
	HP           []byte        `bun:"hp"`
	Catatan      []byte        `bun:"catatan"`
	Resmi        []byte        `bun:"resmi"`
	Kesehatan    []byte        `bun:"kesehatan"`
	Angkatan     int           `bun:"angkatan"`
	Status       string        `bun:"status"`
	Dicatat      int64         `bun:"dicatat"`
	Versi        int           `bun:"versi"`
}

// baris turns a record into its row at the next version.
func barisDari(l dasar.LembagaID, n santri.Santri, p *santri.Pengurut) (barisSantri, error) {
	var galat error
	b := barisSantri{
		Lembaga: string(l), ID: n.ID, Subjek: string(n.Subjek), Alias: string(n.Alias), Keluarga: string(n.Keluarga),
		NIS: string(n.NIS), NISN: string(n.NISN), NIK: sandi(n.NIK, &galat), NIKIndeks: indeks(n.NIK), NoKK: sandi(n.NoKK, &galat),
		Nama: n.Nama, NamaArab: n.NamaArab, Urut: p.Kunci(n.Nama), Cari: " " + santri.KunciCari(n.Nama), JenisKelamin: string(n.JenisKelamin),
		TempatLahir: n.TempatLahir, TanggalLahir: n.TanggalLahir, Alamat: sandi(n.Alamat, &galat), HP: sandi(n.HP, &galat),
		Catatan: sandi(n.Catatan, &galat), Resmi: sandi(n.Resmi, &galat), Kesehatan: sandi(n.Kesehatan, &galat),
		Angkatan: n.Angkatan, Status: string(n.Status), Dicatat: dasarbun.Mikro(n.Dicatat), Versi: n.Versi + 1,
	}
	return b, galat
}

func (b barisSantri) santri() santri.Santri {
	return santri.Santri{
		Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Subjek: privasi.SubjekID(b.Subjek), Alias: santri.Alias(b.Alias),
		Keluarga: santri.KeluargaID(b.Keluarga), NIS: santri.NIS(b.NIS), NISN: santri.NISN(b.NISN),
		NIK: segel[santri.NIK](b.NIK, b.NIKIndeks), NoKK: segel[santri.NoKK](b.NoKK, nil), Nama: b.Nama, NamaArab: b.NamaArab,
		JenisKelamin: santri.JenisKelamin(b.JenisKelamin), TempatLahir: b.TempatLahir, TanggalLahir: b.TanggalLahir,
		Alamat: segel[string](b.Alamat, nil), HP: segel[santri.NomorHP](b.HP, nil), Catatan: segel[string](b.Catatan, nil),
		Resmi: segel[santri.DataResmi](b.Resmi, nil), Kesehatan: segel[santri.DataKesehatan](b.Kesehatan, nil),
		Angkatan: b.Angkatan, Status: santri.Status(b.Status), Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi,
	}
}

// Simpan implements [santri.Store].
func (t toko) Simpan(ctx context.Context, l dasar.LembagaID, s ...santri.Santri) error {
	p := santri.BuatPengurut()
	var baru, ganti []barisSantri
	for _, n := range s {
		b, err := barisDari(l, n, p)
		if err != nil {
			return err
		}
		if n.Versi == 0 {
			baru = append(baru, b)
		} else {
			ganti = append(ganti, b)
		}
	}
	if len(s) == 0 {
		return nil
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		if err := ubahSantri(ctx, db, l, ganti); err != nil {
			return err
		}
		return sisipSantri(ctx, db, l, baru)
	})
}

func urutID(a, b barisSantri) int { return cmp.Compare(a.ID, b.ID) }

func sisipSantri(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisSantri) error {
	n, err := dasarbun.SisipBanyak(ctx, db, slices.SortedFunc(slices.Values(baris), urutID), "CONFLICT DO NOTHING")
	if err != nil || int(n) == len(baris) {
		return err
	}
	ada, err := petik[barisSantri](ctx, db, l, "id", ubah(baris, func(b barisSantri) santri.ID { return b.ID }))
	if err != nil {
		return err
	}
	if len(ada) > int(n) { // more than went in: some were there before
		return versiBasi()
	}
	if _, err := bentrok(ctx, db, l, baris); err != nil {
		return err
	}
	return versiBasi()
}

func versiBasi() error {
	return santri.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
}

// ubahSantri locks the rows, compares their versions, and replaces them in one
// go. Conflicts are looked for first: a violated index would end the unit.
func ubahSantri(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisSantri) error {
	if len(baris) == 0 {
		return nil
	}
	urut := slices.SortedFunc(slices.Values(baris), urutID)
	ada, err := petik[struct {
		bun.BaseModel `bun:"table:santri_santri,alias:s"`
		ID            santri.ID
		Versi         int
	}](ctx, db, l, "id", ubah(urut, func(b barisSantri) santri.ID { return b.ID }), berurut("id"), dasarbun.ForUpdate)
	if err != nil {
		return err
	}
	versi := make(map[santri.ID]int, len(ada))
	for _, a := range ada {
		versi[a.ID] = a.Versi
	}
	for i, b := range urut {
		if versi[b.ID] != b.Versi-1 || (i > 0 && urut[i-1].ID == b.ID) {
			return versiBasi()
		}
	}
	berpindah, err := bentrok(ctx, db, l, baris)
	if err != nil {
		return err
	}
	if err := lepasNomor(ctx, db, l, berpindah); err != nil {
		return err
	}
	_, err = dasarbun.SisipBanyak(ctx, db, urut, `CONFLICT (lembaga, id) DO UPDATE SET subjek = EXCLUDED.subjek, alias = EXCLUDED.alias,
		keluarga = EXCLUDED.keluarga, nis = EXCLUDED.nis, nisn = EXCLUDED.nisn, nik = EXCLUDED.nik, nik_indeks = EXCLUDED.nik_indeks,
		no_kk = EXCLUDED.no_kk, nama = EXCLUDED.nama, nama_arab = EXCLUDED.nama_arab, urut = EXCLUDED.urut, cari = EXCLUDED.cari, jenis_kelamin = EXCLUDED.jenis_kelamin,
		tempat_lahir = EXCLUDED.tempat_lahir, tanggal_lahir = EXCLUDED.tanggal_lahir, alamat = EXCLUDED.alamat, hp = EXCLUDED.hp,
		catatan = EXCLUDED.catatan, resmi = EXCLUDED.resmi, kesehatan = EXCLUDED.kesehatan, angkatan = EXCLUDED.angkatan,
		status = EXCLUDED.status, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`)
	return err
}

func berurut(kolom string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery { return q.Order(kolom) }
}

// lepasNomor empties the numbers of santri whose number goes to another one of
// the same batch, such as two that were swapped: a unique index looks at every
// row by itself. The versions are checked, and the rows are written next.
func lepasNomor(ctx context.Context, db bun.IDB, l dasar.LembagaID, id []santri.ID) error {
	if len(id) == 0 {
		return nil
	}
	_, err := db.NewUpdate().Model((*barisSantri)(nil)).Set("nis = NULL, nisn = NULL, nik_indeks = NULL").
		Where("lembaga = ? AND id IN (?)", string(l), bun.List(id)).Exec(ctx)
	return dasarbun.Translate(err)
}

// bentrok names the number of a batch that another santri has, in the store or
// in the batch itself. Without one it returns the santri of the batch whose
// stored number goes to another of the batch.
func bentrok(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisSantri) (berpindah []santri.ID, err error) {
	var tanda santri.TandaKenal
	for _, b := range baris {
		tanda.NIS, tanda.NISN = append(tanda.NIS, santri.NIS(b.NIS)), append(tanda.NISN, santri.NISN(b.NISN))
		if len(b.NIKIndeks) > 0 && santri.Status(b.Status).DiPesantren() {
			tanda.IndeksNIK = append(tanda.IndeksNIK, b.NIKIndeks)
		}
	}
	ada, err := kenali(ctx, db, l, tanda)
	if err != nil {
		return nil, err
	}
	dalam, pemilik, pemakai := map[santri.ID]bool{}, map[string]santri.ID{}, map[string]int{}
	for _, b := range baris {
		dalam[b.ID] = true
		for _, n := range nomor(b) {
			pemilik[n.kunci] = b.ID
			pemakai[n.kunci]++
		}
	}
	for _, lama := range ada {
		for _, n := range nomor(lama) {
			baru, dipakai := pemilik[n.kunci]
			switch {
			case !dalam[lama.ID]:
				pemakai[n.kunci]++
			case dipakai && baru != lama.ID:
				berpindah = append(berpindah, lama.ID)
			}
		}
	}
	for _, b := range baris {
		for _, n := range nomor(b) {
			if pemakai[n.kunci] > 1 {
				return nil, n.galat
			}
		}
	}
	return berpindah, nil
}

// nomorTunggal is a number of a row that no other row may have.
type nomorTunggal struct {
	kunci string
	galat error
}

func nomor(b barisSantri) (hasil []nomorTunggal) {
	if b.NIS != "" {
		hasil = append(hasil, nomorTunggal{"nis " + b.NIS, santri.ErrNISDipakai.Conflictf("NIS sudah dipakai santri lain").Pada("nis")})
	}
	if b.NISN != "" {
		hasil = append(hasil, nomorTunggal{"nisn " + b.NISN, santri.ErrNISNDipakai.Conflictf("NISN sudah dipakai santri lain").Pada("nisn")})
	}
	if len(b.NIKIndeks) > 0 && santri.Status(b.Status).DiPesantren() {
		hasil = append(hasil, nomorTunggal{"nik " + string(b.NIKIndeks), santri.ErrNIKDipakai.Conflictf("NIK sudah dipakai santri lain di lembaga ini").Pada("nik")})
	}
	return hasil
}

// Ambil implements [santri.Store].
func (t toko) Ambil(ctx context.Context, l dasar.LembagaID, id ...santri.ID) ([]santri.Santri, error) {
	baris, err := petik[barisSantri](ctx, t.db, l, "id", id)
	return susun(id, ubah(baris, barisSantri.santri), func(n santri.Santri) santri.ID { return n.ID }), err
}

// Kunci implements [santri.Store].
func (t toko) Kunci(ctx context.Context, l dasar.LembagaID, id ...santri.ID) ([]santri.Santri, error) {
	urut := slices.Sorted(slices.Values(id))
	baris, err := petik[barisSantri](ctx, t.db, l, "id", urut, berurut("id"), dasarbun.ForUpdate)
	return susun(id, ubah(baris, barisSantri.santri), func(n santri.Santri) santri.ID { return n.ID }), err
}

// Cari implements [santri.Store].
func (t toko) Cari(ctx context.Context, l dasar.LembagaID, f santri.Saringan, p dasar.Page) ([]santri.Santri, string, error) {
	if err := f.Validate(); err != nil {
		return nil, "", err
	}
	baris, err := t.halaman(ctx, l, f, p.After, int64(p.Batas())+1)
	if err != nil {
		return nil, "", err
	}
	lanjut := ""
	if n := p.Batas(); len(baris) > n {
		baris = baris[:n]
		lanjut = string(baris[n-1].ID)
	}
	return ubah(baris, barisSantri.santri), lanjut, nil
}

// halaman reads rows in the order of their name after the named santri.
func (t toko) halaman(ctx context.Context, l dasar.LembagaID, f santri.Saringan, sesudah string, n int64) (baris []barisSantri, err error) {
	q := saring(t.db.NewSelect().Model(&baris), l, f).OrderExpr("s.urut, s.id").Limit(n)
	if sesudah != "" {
		batas, err := petik[barisSantri](ctx, t.db, l, "id", []string{sesudah})
		if err != nil {
			return nil, err
		}
		if len(batas) == 0 {
			return nil, santri.ErrKursor.Invalidf("halaman tidak dikenal; mulai lagi dari awal").Pada("after")
		}
		q = q.Where("(s.urut, s.id) > (?, ?)", batas[0].Urut, batas[0].ID)
	}
	return baris, dasarbun.Translate(q.Scan(ctx))
}

// Hitung implements [santri.Store].
func (t toko) Hitung(ctx context.Context, l dasar.LembagaID, f santri.Saringan) (int, error) {
	if err := f.Validate(); err != nil {
		return 0, err
	}
	n, err := saring(t.db.NewSelect().Model((*barisSantri)(nil)), l, f).Count(ctx)
	return int(n), dasarbun.Translate(err)
}

// Alirkan implements [santri.Store].
func (t toko) Alirkan(ctx context.Context, l dasar.LembagaID, f santri.Saringan) iter.Seq2[santri.Santri, error] {
	return func(yield func(santri.Santri, error) bool) {
		if err := f.Validate(); err != nil {
			yield(santri.Santri{}, err)
			return
		}
		const sekaliAlir = 2000
		for sesudah := ""; ; {
			baris, err := t.halaman(ctx, l, f, sesudah, sekaliAlir)
			if err != nil {
				yield(santri.Santri{}, err)
				return
			}
			for _, b := range baris {
				if !yield(b.santri(), nil) {
					return
				}
			}
			if len(baris) < sekaliAlir {
				return
			}
			sesudah = string(baris[len(baris)-1].ID)
		}
	}
}

package pegawaibun

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoPegawai struct{ db bun.IDB }

type barisPegawai struct {
	bun.BaseModel `bun:"table:pegawai_pegawai,alias:p"`

	Lembaga      string     `bun:"lembaga,pk"`
	ID           pegawai.ID `bun:"id,pk"`
	Subjek       string     `bun:"subjek"`
	Alias        string     `bun:"alias"`
	Nomor        string     `bun:"nomor,nullzero"`
	Nama         string     `bun:"nama"`
	Urut         []byte     `bun:"urut"`
	Cari         string     `bun:"cari"`
	JenisKelamin string     `bun:"jenis_kelamin"`
	TempatLahir  string     `bun:"tempat_lahir"`
	TanggalLahir string     `bun:"tanggal_lahir"`
	Agama        string     `bun:"agama"`
	NIK          []byte     `bun:"nik"`
	NIKIndeks    []byte     `bun:"nik_indeks"`
	NPWP         []byte     `bun:"npwp"`
	NUPTK        []byte     `bun:"nuptk"`
	NIP          []byte     `bun:"nip"`
	HP           []byte     `bun:"hp"`
	Surel        []byte     `bun:"surel"`
	Alamat       []byte     `bun:"alamat"`
	Rekening     []byte     `bun:"rekening"`
	Mulai        string     `bun:"mulai"`
	Berhenti     string     `bun:"berhenti"`
	Lain         string     `bun:"lain"`
	Dicatat      int64      `bun:"dicatat"`
	Versi        int        `bun:"versi"`
}

func barisDari(l dasar.LembagaID, n pegawai.Pegawai, u *santri.Pengurut) (barisPegawai, error) {
	var galat error
	nik, err := n.NIK.Simpan()
	galat = cmp.Or(galat, err)
	b := barisPegawai{
		Lembaga: string(l), ID: n.ID, Subjek: string(n.Subjek), Alias: string(n.Alias), Nomor: n.Nomor, Nama: n.Nama, Urut: u.Kunci(n.Nama), Cari: " " + santri.KunciCari(n.Nama),
		JenisKelamin: string(n.JenisKelamin), TempatLahir: n.TempatLahir, TanggalLahir: n.TanggalLahir.String(), Agama: string(n.Agama),
		NIK: nik.Sandi, NIKIndeks: nik.Indeks, NPWP: sandi(n.NPWP, &galat), NUPTK: sandi(n.NUPTK, &galat), NIP: sandi(n.NIP, &galat), HP: sandi(n.HP, &galat),
		Surel: sandi(n.Surel, &galat), Alamat: sandi(n.Alamat, &galat), Rekening: sandi(n.Rekening, &galat), Mulai: n.Mulai.String(), Berhenti: n.Berhenti.String(),
		Dicatat: dasarbun.Mikro(n.Dicatat), Versi: n.Versi + 1,
	}
	if len(b.NIKIndeks) == 0 {
		b.NIKIndeks = nil
	}
	b.Lain, err = tulis(lainDari(n))
	return b, cmp.Or(galat, err)
}

func (b barisPegawai) pegawai() (pegawai.Pegawai, error) {
	p := pegawai.Pegawai{
		Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Subjek: privasi.SubjekID(b.Subjek), Alias: santri.Alias(b.Alias), Nomor: b.Nomor, Nama: b.Nama,
		JenisKelamin: santri.JenisKelamin(b.JenisKelamin), TempatLahir: b.TempatLahir, TanggalLahir: hari(b.TanggalLahir), Agama: pegawai.Agama(b.Agama),
		NIK: segel[santri.NIK](b.NIK, b.NIKIndeks), NPWP: segel[pegawai.NPWP](b.NPWP, nil), NUPTK: segel[string](b.NUPTK, nil), NIP: segel[string](b.NIP, nil),
		HP: segel[santri.NomorHP](b.HP, nil), Surel: segel[string](b.Surel, nil), Alamat: segel[string](b.Alamat, nil), Rekening: segel[pegawai.Rekening](b.Rekening, nil),
		Mulai: hari(b.Mulai), Berhenti: hari(b.Berhenti), Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi,
	}
	return p, pasangLain(b.Lain, &p)
}

func semuaPegawai(baris []barisPegawai) (hasil []pegawai.Pegawai, err error) {
	for _, b := range baris {
		p, err := b.pegawai()
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, p)
	}
	return hasil, nil
}

// Simpan implements [pegawai.Store].
func (t tokoPegawai) Simpan(ctx context.Context, l dasar.LembagaID, ps ...pegawai.Pegawai) error {
	u := santri.BuatPengurut()
	var baru, ganti []barisPegawai
	for _, p := range ps {
		b, err := barisDari(l, p, u)
		if err != nil {
			return err
		}
		if p.Versi == 0 {
			baru = append(baru, b)
		} else {
			ganti = append(ganti, b)
		}
	}
	if len(ps) == 0 {
		return nil
	}
	slices.SortFunc(baru, urutPegawai)
	slices.SortFunc(ganti, urutPegawai)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		semua := slices.SortedFunc(slices.Values(slices.Concat(baru, ganti)), urutPegawai)
		lama, err := periksaVersi(ctx, db, l, semua)
		if err != nil {
			return err
		}
		if err := periksaNomor(ctx, db, l, semua); err != nil {
			return err
		}
		if err := lepasNomor(ctx, db, l, lama, semua); err != nil {
			return err
		}
		if _, err := dasarbun.SisipBanyak(ctx, db, ganti, `CONFLICT (lembaga, id) DO UPDATE SET subjek = EXCLUDED.subjek, alias = EXCLUDED.alias, nomor = EXCLUDED.nomor,
			nama = EXCLUDED.nama, urut = EXCLUDED.urut, cari = EXCLUDED.cari, jenis_kelamin = EXCLUDED.jenis_kelamin, tempat_lahir = EXCLUDED.tempat_lahir,
			tanggal_lahir = EXCLUDED.tanggal_lahir, agama = EXCLUDED.agama, nik = EXCLUDED.nik, nik_indeks = EXCLUDED.nik_indeks, npwp = EXCLUDED.npwp,
			nuptk = EXCLUDED.nuptk, nip = EXCLUDED.nip, hp = EXCLUDED.hp, surel = EXCLUDED.surel, alamat = EXCLUDED.alamat, rekening = EXCLUDED.rekening,
			mulai = EXCLUDED.mulai, berhenti = EXCLUDED.berhenti, lain = EXCLUDED.lain, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`); err != nil {
			return err
		}
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err != nil || int(n) == len(baru) {
			return err
		}
		if err := periksaNomor(ctx, db, l, baru); err != nil { // somebody was faster
			return err
		}
		return basi()
	})
}

func urutPegawai(a, b barisPegawai) int { return cmp.Compare(a.ID, b.ID) }

// periksaVersi locks the rows there are, compares versions and returns the rows.
func periksaVersi(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisPegawai) ([]barisPegawai, error) {
	id := make([]pegawai.ID, len(baris))
	for i, b := range baris {
		id[i] = b.ID
	}
	ada, err := ambilBanyak[barisPegawai](ctx, db, l, "id", id, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Order("id") }, dasarbun.ForUpdate)
	if err != nil {
		return nil, err
	}
	versi := make(map[pegawai.ID]int, len(ada))
	for _, a := range ada {
		versi[a.ID] = a.Versi
	}
	for i, b := range baris {
		if versi[b.ID] != b.Versi-1 || i > 0 && baris[i-1].ID == b.ID {
			return nil, basi()
		}
	}
	return ada, nil
}

// lepasNomor frees the numbers and NIK that one person of the batch gives up and
// another takes over: a unique index looks at every row as it is written.
func lepasNomor(ctx context.Context, db bun.IDB, l dasar.LembagaID, lama, baru []barisPegawai) error {
	nomor, nik := map[string]pegawai.ID{}, map[string]pegawai.ID{}
	for _, b := range baru {
		nomor[b.Nomor], nik[string(b.NIKIndeks)] = b.ID, b.ID
	}
	var lepas []pegawai.ID
	for _, a := range lama {
		n, ambilNomor := nomor[a.Nomor]
		k, ambilNIK := nik[string(a.NIKIndeks)]
		if ambilNomor && a.Nomor != "" && n != a.ID || ambilNIK && a.NIKIndeks != nil && k != a.ID {
			lepas = append(lepas, a.ID)
		}
	}
	for bagian := range slices.Chunk(lepas, sekali) {
		_, err := db.NewUpdate().Model((*barisPegawai)(nil)).Set("nomor = NULL, nik_indeks = NULL").Where("lembaga = ? AND id IN (?)", string(l), bun.List(bagian)).Exec(ctx)
		if err != nil {
			return dasarbun.Translate(err)
		}
	}
	return nil
}

// periksaNomor names a number or NIK that another employee has, in the store or in
// the batch.
func periksaNomor(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisPegawai) error {
	var nomor []string
	var nik [][]byte
	dalam := map[pegawai.ID]bool{}
	for _, b := range baris {
		dalam[b.ID] = true
		if b.Nomor != "" {
			nomor = append(nomor, b.Nomor)
		}
		if b.NIKIndeks != nil {
			nik = append(nik, b.NIKIndeks)
		}
	}
	ada, err := kenali(ctx, db, l, nomor, nik)
	if err != nil {
		return err
	}
	semua := slices.Concat(baris, slices.DeleteFunc(ada, func(b barisPegawai) bool { return dalam[b.ID] }))
	if kembar(semua, func(b barisPegawai) string { return b.Nomor }) {
		return pegawai.ErrNomorDipakai.Conflictf("nomor pegawai sudah dipakai pegawai lain").Pada("nomor")
	}
	if kembar(semua, func(b barisPegawai) string { return string(b.NIKIndeks) }) {
		return pegawai.ErrNIKDipakai.Conflictf("NIK sudah dipakai pegawai lain").Pada("nik")
	}
	return nil
}

// kembar reports that two people have one number; an empty one is none.
func kembar(baris []barisPegawai, nomor func(barisPegawai) string) bool {
	milik := map[string]pegawai.ID{}
	for _, b := range baris {
		n := nomor(b)
		if lain, ada := milik[n]; ada && n != "" && lain != b.ID {
			return true
		}
		milik[n] = b.ID
	}
	return false
}

func kenali(ctx context.Context, db bun.IDB, l dasar.LembagaID, nomor []string, nik [][]byte) ([]barisPegawai, error) {
	a, err := ambilBanyak[barisPegawai](ctx, db, l, "nomor", nomor)
	if err != nil {
		return nil, err
	}
	b, err := ambilBanyak[barisPegawai](ctx, db, l, "nik_indeks", slices.DeleteFunc(slices.Clone(nik), func(b []byte) bool { return len(b) == 0 }))
	semua := slices.SortedFunc(slices.Values(append(a, b...)), urutPegawai)
	return slices.CompactFunc(semua, func(a, b barisPegawai) bool { return a.ID == b.ID }), err
}

// Kenali implements [pegawai.Store].
func (t tokoPegawai) Kenali(ctx context.Context, l dasar.LembagaID, nomor []string, nik [][]byte) ([]pegawai.Pegawai, error) {
	baris, err := kenali(ctx, t.db, l, slices.DeleteFunc(slices.Clone(nomor), func(s string) bool { return s == "" }), nik)
	if err != nil {
		return nil, err
	}
	return semuaPegawai(baris)
}

// MenurutSubjek implements [pegawai.Store].
func (t tokoPegawai) MenurutSubjek(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]pegawai.Pegawai, error) {
	baris, err := ambilBanyak[barisPegawai](ctx, t.db, l, "subjek", slices.Sorted(slices.Values(s)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(baris, func(a, b barisPegawai) int { return cmp.Compare(a.ID, b.ID) })
	return semuaPegawai(baris)
}

// Ambil implements [pegawai.Store].
func (t tokoPegawai) Ambil(ctx context.Context, l dasar.LembagaID, id ...pegawai.ID) ([]pegawai.Pegawai, error) {
	return t.ambil(ctx, l, id)
}

// Kunci implements [pegawai.Store].
func (t tokoPegawai) Kunci(ctx context.Context, l dasar.LembagaID, id ...pegawai.ID) ([]pegawai.Pegawai, error) {
	return t.ambil(ctx, l, id, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Order("id") }, dasarbun.ForUpdate)
}

func (t tokoPegawai) ambil(ctx context.Context, l dasar.LembagaID, id []pegawai.ID, ubah ...func(*bun.SelectQuery) *bun.SelectQuery) ([]pegawai.Pegawai, error) {
	baris, err := ambilBanyak[barisPegawai](ctx, t.db, l, "id", slices.Sorted(slices.Values(id)), ubah...)
	if err != nil {
		return nil, err
	}
	return semuaPegawai(susun(id, baris, func(b barisPegawai) pegawai.ID { return b.ID }))
}

// saring adds the conditions of a filter.
func saring(q *bun.SelectQuery, l dasar.LembagaID, f pegawai.Saringan) *bun.SelectQuery {
	q = saringTeks(q.Where("p.lembaga = ?", string(l)), f.Teks)
	pada := f.Pada.String()
	if f.Bekerja {
		q = q.Where("p.mulai <= ? AND (p.berhenti = '' OR p.berhenti >= ?)", pada, pada)
	}
	bertugas := func(unit []string, jabatan pegawai.KodeJabatan) *bun.SelectQuery {
		d := q.NewSelect().TableExpr("pegawai_catatan AS c").ColumnExpr("1").Where("c.lembaga = p.lembaga AND c.jenis = 'penugasan' AND c.pegawai = p.id AND NOT c.batal").
			Where("c.mulai <= ? AND (c.selesai = '' OR c.selesai >= ?)", pada, pada)
		if len(unit) > 0 {
			d = d.Where("c.unit IN (?)", bun.List(unit))
		}
		if jabatan != "" {
			d = d.Where("c.jabatan = ?", string(jabatan))
		}
		return d
	}
	if f.Jabatan != "" || len(f.Unit) > 0 {
		q = q.Where("EXISTS (?)", bertugas(f.Unit, f.Jabatan))
	}
	switch {
	case f.Lingkup == nil:
	case len(f.Lingkup) == 0:
		q = q.Where("1 = 0")
	default:
		q = q.Where("EXISTS (?)", bertugas(f.Lingkup, ""))
	}
	return q
}

// saringTeks wants every word to start a word of the name, or the number. A folded
// word holds letters and digits only: no sign of a pattern hides in it.
func saringTeks(q *bun.SelectQuery, teks string) *bun.SelectQuery {
	for _, k := range strings.Fields(teks) {
		nomor := strings.ToLower(k)
		q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("substr(lower(p.nomor), 1, ?) = ?", utf8.RuneCountInString(nomor), nomor)
			if polos := santri.KunciCari(k); polos != "" {
				q = q.WhereOr("p.cari LIKE ?", "% "+polos+"%")
			}
			return q
		})
	}
	return q
}

// Cari implements [pegawai.Store].
func (t tokoPegawai) Cari(ctx context.Context, l dasar.LembagaID, f pegawai.Saringan, h dasar.Page) ([]pegawai.Pegawai, string, error) {
	if err := f.Validate(); err != nil {
		return nil, "", err
	}
	sesudah, err := pegawai.BacaKursor(h.After)
	if err != nil {
		return nil, "", err
	}
	var baris []barisPegawai
	q := saring(t.db.NewSelect().Model(&baris), l, f).OrderExpr("p.urut, p.id").Limit(int64(h.Batas()) + 1)
	if sesudah != "" {
		i := strings.LastIndexByte(sesudah, 0)
		if i < 0 {
			return nil, "", pegawai.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
		q = q.Where("(p.urut, p.id) > (?, ?)", []byte(sesudah[:i]), sesudah[i+1:])
	}
	if err := q.Scan(ctx); err != nil {
		return nil, "", dasarbun.Translate(err)
	}
	lanjut := ""
	if n := h.Batas(); len(baris) > n {
		baris = baris[:n]
		lanjut = pegawai.Kursor(string(baris[n-1].Urut) + "\x00" + string(baris[n-1].ID))
	}
	ps, err := semuaPegawai(baris)
	return ps, lanjut, err
}

// Hitung implements [pegawai.Store].
func (t tokoPegawai) Hitung(ctx context.Context, l dasar.LembagaID, f pegawai.Saringan) (int, error) {
	if err := f.Validate(); err != nil {
		return 0, err
	}
	n, err := saring(t.db.NewSelect().Model((*barisPegawai)(nil)), l, f).Count(ctx)
	return int(n), dasarbun.Translate(err)
}

// Bekerja implements [pegawai.Store].
func (t tokoPegawai) Bekerja(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[pegawai.Pegawai, error] {
	return func(yield func(pegawai.Pegawai, error) bool) {
		for sesudah := pegawai.ID(""); ; {
			var baris []barisPegawai
			err := t.db.NewSelect().Model(&baris).Where("p.lembaga = ? AND p.id > ?", string(l), string(sesudah)).
				Where("p.mulai <= ? AND (p.berhenti = '' OR p.berhenti >= ?)", sampai.String(), dari.String()).OrderExpr("p.id").Limit(alir).Scan(ctx)
			var ps []pegawai.Pegawai
			if err = dasarbun.Translate(err); err == nil {
				ps, err = semuaPegawai(baris)
			}
			if err != nil {
				yield(pegawai.Pegawai{}, err)
				return
			}
			for _, p := range ps {
				if !yield(p, nil) {
					return
				}
			}
			if len(baris) < alir {
				return
			}
			sesudah = baris[len(baris)-1].ID
		}
	}
}

package santribun

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type sumber struct{ db bun.IDB }

// statusPada is the status of a santri s on a day: the last event up to it.
const statusPada = `(SELECT r.ke FROM santri_riwayat AS r WHERE r.lembaga = s.lembaga AND r.santri = s.id AND r.pada <= ? ORDER BY r.urut DESC LIMIT 1)`

// faktaPeserta gives one row per santri. What changes with days is looked up per
// santri in an index, without a join: whatever a planner knows of the tables, and
// right after an import it knows nothing, the work grows with the santri only.
// Memberships come as one text; they hold no control characters (dasar.Rapikan).
const faktaPeserta = `SELECT s.id, s.subjek, s.alias, s.keluarga, coalesce(s.nis, '') AS nis, s.nama, s.jenis_kelamin, s.angkatan,
	coalesce(` + statusPada + `, '') AS status,
	EXISTS (SELECT 1 FROM santri_mukim AS m WHERE m.lembaga = s.lembaga AND m.santri = s.id AND m.mulai <= ? AND (m.selesai IS NULL OR m.selesai > ?)) AS mukim,
	coalesce((SELECT string_agg(k.jalur || ? || k.unit || ? || k.tingkat || ? || k.kelas || ? || CAST(k.mulai AS TEXT) || ? || k.id, ?)
		FROM santri_keanggotaan AS k WHERE k.lembaga = s.lembaga AND k.santri = s.id AND ` + berlaku + `), '') AS anggota
	FROM santri_santri AS s WHERE s.lembaga = ?`

const (
	antarBidang  = "\x1f"
	antarAnggota = "\x1e"
)

// argumen are the arguments of faktaPeserta.
func argumen(l dasar.LembagaID, pada dasar.Tanggal) []any {
	const b = antarBidang
	return []any{pada, pada, pada, b, b, b, b, b, antarAnggota, pada, pada, string(l)}
}

// peserta reads the rows of a query to their end, ordered by id, before anything
// is given away: a caller inside a unit may go on using it, and a connection of
// Postgres serves one statement at a time.
func (s sumber) peserta(ctx context.Context, q string, args ...any) ([]santri.Peserta, error) {
	rows, err := s.db.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	defer rows.Close()
	var hasil []santri.Peserta
	for rows.Next() {
		var id, subjek, alias, keluarga, nis, nama, jk, status, anggota string
		var angkatan int
		var mukim bool
		if err := rows.Scan(&id, &subjek, &alias, &keluarga, &nis, &nama, &jk, &angkatan, &status, &mukim, &anggota); err != nil {
			return nil, dasarbun.Translate(err)
		}
		hasil = append(hasil, santri.Peserta{ID: santri.ID(id), Subjek: privasi.SubjekID(subjek), Alias: santri.Alias(alias), Keluarga: santri.KeluargaID(keluarga),
			NIS: santri.NIS(nis), Nama: nama, JenisKelamin: santri.JenisKelamin(jk), Angkatan: angkatan, Status: santri.Status(status), Mukim: mukim, Anggota: bacaAnggota(anggota)})
	}
	slices.SortFunc(hasil, func(a, b santri.Peserta) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return hasil, dasarbun.Translate(rows.Err())
}

// bacaAnggota reads the memberships of a row, ordered by track, then first day
// and id.
func bacaAnggota(s string) []santri.Anggota {
	if s == "" {
		return nil
	}
	baris := strings.Split(s, antarAnggota)
	bidang := make([][6]string, len(baris))
	for i, b := range baris {
		for j := range bidang[i] {
			bidang[i][j], b, _ = strings.Cut(b, antarBidang)
		}
	}
	if len(bidang) > 1 {
		slices.SortFunc(bidang, func(a, b [6]string) int {
			return cmp.Or(cmp.Compare(urutJalur(santri.Jalur(a[0])), urutJalur(santri.Jalur(b[0]))), cmp.Compare(a[4], b[4]), cmp.Compare(a[5], b[5]))
		})
	}
	hasil := make([]santri.Anggota, len(bidang))
	for i, b := range bidang {
		hasil[i] = santri.Anggota{Jalur: santri.Jalur(b[0]), Unit: santri.KodeUnit(b[1]), Tingkat: b[2], Kelas: b[3]}
	}
	return hasil
}

// Peserta implements [santri.SumberPeserta].
func (s sumber) Peserta(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	return func(yield func(santri.Peserta, error) bool) {
		hasil, err := s.peserta(ctx, "SELECT * FROM ("+faktaPeserta+") AS x WHERE x.status IN (?)", append(argumen(l, pada), bun.List(status))...)
		if err != nil {
			yield(santri.Peserta{}, err)
			return
		}
		for _, p := range hasil {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// sebutan reads santri of any status whose column is one of the values.
func sebutan[T any](ctx context.Context, s sumber, l dasar.LembagaID, pada dasar.Tanggal, kolom string, nilai []T) (hasil []santri.Peserta, err error) {
	for bagian := range slices.Chunk(nilai, sekali) {
		p, err := s.peserta(ctx, faktaPeserta+" AND s.? IN (?)", append(argumen(l, pada), bun.Ident(kolom), bun.List(bagian))...)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, p...)
	}
	return hasil, nil
}

// PesertaKeluarga implements [santri.SumberPeserta].
func (s sumber) PesertaKeluarga(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	hasil, err := sebutan(ctx, s, l, pada, "keluarga", unik(k))
	slices.SortFunc(hasil, func(a, b santri.Peserta) int {
		return cmp.Or(cmp.Compare(a.Keluarga, b.Keluarga), cmp.Compare(a.NIS, b.NIS), cmp.Compare(a.ID, b.ID))
	})
	return hasil, err
}

// PesertaID implements [santri.SumberPeserta].
func (s sumber) PesertaID(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	hasil, err := sebutan(ctx, s, l, pada, "id", unik(id))
	return susun(id, hasil, func(p santri.Peserta) santri.ID { return p.ID }), err
}

// NamaWali implements [santri.SumberPeserta].
func (s sumber) NamaWali(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(yield func(santri.WaliSantri, error) bool) {
		hasil, err := s.namaWali(ctx, l, pada)
		if err != nil {
			yield(santri.WaliSantri{}, err)
			return
		}
		for _, w := range hasil {
			if !yield(w, nil) {
				return
			}
		}
	}
}

func (s sumber) namaWali(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) (hasil []santri.WaliSantri, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT s.id, s.keluarga, coalesce(s.nis, ''), s.nama, w.nama FROM santri_santri AS s
		JOIN santri_perwalian AS p ON p.lembaga = s.lembaga AND p.santri = s.id
		JOIN santri_wali AS w ON w.lembaga = p.lembaga AND w.id = p.wali
		WHERE s.lembaga = ? AND `+statusPada+` = ? ORDER BY s.id, w.id`, string(l), pada, string(santri.Aktif))
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var w santri.WaliSantri
		if err := rows.Scan(&w.Santri, &w.Keluarga, &w.NIS, &w.Nama, &w.Wali); err != nil {
			return nil, dasarbun.Translate(err)
		}
		hasil = append(hasil, w)
	}
	return hasil, dasarbun.Translate(rows.Err())
}

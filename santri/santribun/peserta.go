package santribun

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type sumber struct{ db bun.IDB }

// statusPada joins the event that gives the status of a day: the last one up to
// it, found by one look into the primary key per santri. (An anti-join over the
// later events took Postgres a minute for 471 santri that had just come in,
// before its statistics knew of them.)
const statusPada = ` JOIN santri_riwayat AS r ON r.lembaga = s.lembaga AND r.santri = s.id AND r.urut =
	(SELECT max(r2.urut) FROM santri_riwayat AS r2 WHERE r2.lembaga = s.lembaga AND r2.santri = s.id AND r2.pada <= ?)`

const faktaPeserta = `SELECT s.id, s.subjek, s.alias, s.keluarga, coalesce(s.nis, ''), s.nama, s.jenis_kelamin, s.angkatan, coalesce(r.ke, '') AS status,
	EXISTS (SELECT 1 FROM santri_mukim AS m WHERE m.lembaga = s.lembaga AND m.santri = s.id AND m.mulai <= ? AND (m.selesai IS NULL OR m.selesai > ?)) AS mukim,
	coalesce(k.jalur, ''), coalesce(k.unit, ''), coalesce(k.tingkat, ''), coalesce(k.kelas, '')
	FROM santri_santri AS s`

const anggotaPada = ` LEFT JOIN santri_keanggotaan AS k ON k.lembaga = s.lembaga AND k.santri = s.id AND ` + berlaku

// peserta runs the query over one moment of the database. It is read to its end
// before anything is given away, so that a caller inside a unit may go on using
// it: a connection of Postgres serves one statement at a time.
func (s sumber) peserta(ctx context.Context, q string, args ...any) ([]santri.Peserta, error) {
	rows, err := s.db.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, dasarbun.Translate(err)
	}
	defer rows.Close()
	var hasil []santri.Peserta
	for rows.Next() {
		var p santri.Peserta
		var a santri.Anggota
		if err := rows.Scan(&p.ID, &p.Subjek, &p.Alias, &p.Keluarga, &p.NIS, &p.Nama, &p.JenisKelamin, &p.Angkatan, &p.Status, &p.Mukim,
			&a.Jalur, &a.Unit, &a.Tingkat, &a.Kelas); err != nil {
			return nil, dasarbun.Translate(err)
		}
		if n := len(hasil); n == 0 || hasil[n-1].ID != p.ID {
			hasil = append(hasil, p)
		}
		if a.Jalur != "" {
			p := &hasil[len(hasil)-1]
			p.Anggota = append(p.Anggota, a)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for i := range hasil {
		slices.SortStableFunc(hasil[i].Anggota, func(a, b santri.Anggota) int { return cmp.Compare(urutJalur(a.Jalur), urutJalur(b.Jalur)) })
	}
	return hasil, nil
}

// Peserta implements [santri.SumberPeserta].
func (s sumber) Peserta(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	return func(yield func(santri.Peserta, error) bool) {
		hasil, err := s.peserta(ctx, faktaPeserta+statusPada+anggotaPada+" WHERE s.lembaga = ? AND r.ke IN (?) ORDER BY s.id, k.mulai, k.id",
			pada, pada, pada, pada, pada, string(l), bun.List(status))
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
		p, err := s.peserta(ctx, faktaPeserta+" LEFT"+statusPada+anggotaPada+" WHERE s.lembaga = ? AND s.? IN (?) ORDER BY s.id, k.mulai, k.id",
			pada, pada, pada, pada, pada, string(l), bun.Ident(kolom), bun.List(bagian))
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
	rows, err := s.db.QueryContext(ctx, "SELECT s.id, s.keluarga, coalesce(s.nis, ''), s.nama, w.nama FROM santri_santri AS s"+statusPada+`
		JOIN santri_perwalian AS p ON p.lembaga = s.lembaga AND p.santri = s.id
		JOIN santri_wali AS w ON w.lembaga = p.lembaga AND w.id = p.wali
		WHERE s.lembaga = ? AND r.ke = ? ORDER BY s.id, w.id`, pada, string(l), string(santri.Aktif))
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

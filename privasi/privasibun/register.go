package privasibun

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
)

// Register is a [privasi.GudangRegister].
type Register struct{ db bun.IDB }

// NewRegister returns the store of registers in db.
func NewRegister(db bun.IDB) Register { return Register{db} }

type barisRegister struct {
	bun.BaseModel `bun:"table:privasi_register,alias:r"`
	Lembaga       string `bun:",pk"`
	Versi         int    `bun:",pk"`
	Isi           string
	Oleh          string
	Jabatan       string
	Pada          int64
	Sidik         string
}

func (r Register) terbaru(ctx context.Context, l dasar.LembagaID) (b barisRegister, err error) {
	err = r.db.NewSelect().Model(&b).Where("lembaga = ?", string(l)).Order("versi DESC").Limit(1).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return barisRegister{}, nil
	}
	return b, dasarbun.Translate(err)
}

// Ambil implements [privasi.GudangRegister].
func (r Register) Ambil(ctx context.Context, l dasar.LembagaID) (privasi.Register, error) {
	b, err := r.terbaru(ctx, l)
	if err != nil {
		return privasi.Register{}, err
	}
	var reg privasi.Register
	if b.Versi > 0 {
		if err := json.Unmarshal([]byte(b.Isi), &reg); err != nil {
			reg = privasi.Register{}
		}
		reg.Versi = b.Versi
		reg.TandaTangan = privasi.TandaTangan{Oleh: b.Oleh, Jabatan: b.Jabatan, Pada: dasarbun.DariMikro(b.Pada), Sidik: b.Sidik}
		if reg.Lembaga != l {
			reg = privasi.Register{TandaTangan: reg.TandaTangan} // not what was signed
		}
	}
	if err := reg.PeriksaTandaTangan(); err != nil {
		return privasi.Register{}, err
	}
	return reg, nil
}

// Simpan implements [privasi.GudangRegister].
func (r Register) Simpan(ctx context.Context, l dasar.LembagaID, reg privasi.Register, lama int) error {
	kini, err := r.terbaru(ctx, l)
	if err != nil {
		return err
	}
	baru, err := reg.Berikut(l, lama, kini.Versi)
	if err != nil {
		return err
	}
	t := baru.TandaTangan
	baru.TandaTangan = privasi.TandaTangan{}
	isi, err := json.Marshal(baru)
	if err != nil {
		return fmt.Errorf("menulis register: %w", err)
	}
	b := barisRegister{Lembaga: string(l), Versi: baru.Versi, Isi: string(isi), Oleh: t.Oleh, Jabatan: t.Jabatan, Pada: dasarbun.Mikro(t.Pada), Sidik: t.Sidik}
	err = dasarbun.OneRow(r.db.NewInsert().Model(&b).On("CONFLICT DO NOTHING").Exec(ctx))
	if errors.Is(err, dasar.ErrBentrok) { // somebody signed between the read and the write
		_, err = reg.Berikut(l, lama, lama+1)
	}
	return err
}

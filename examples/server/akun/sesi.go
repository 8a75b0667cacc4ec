package akun

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

// GudangSesi keeps login sessions for alexedwards/scs. Only the hash of a
// token is stored, so that a copy of the database opens no session.
type GudangSesi struct {
	DB  *bun.DB
	Now func() time.Time
}

type barisSesi struct {
	bun.BaseModel `bun:"table:server_sesi"`

	Token       string `bun:"token,pk"`
	Isi         []byte `bun:"isi"`
	Kedaluwarsa int64  `bun:"kedaluwarsa"`
}

// FindCtx implements scs.CtxStore.
func (g GudangSesi) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var b barisSesi
	err := g.DB.NewSelect().Model(&b).Where("token = ? AND kedaluwarsa > ?", hashToken(token), dasarbun.Mikro(g.Now())).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return b.Isi, err == nil, err
}

// CommitCtx implements scs.CtxStore.
func (g GudangSesi) CommitCtx(ctx context.Context, token string, isi []byte, habis time.Time) error {
	b := barisSesi{Token: hashToken(token), Isi: isi, Kedaluwarsa: dasarbun.Mikro(habis)}
	_, err := g.DB.NewInsert().Model(&b).On("CONFLICT (token) DO UPDATE").Set("isi = EXCLUDED.isi, kedaluwarsa = EXCLUDED.kedaluwarsa").Exec(ctx)
	return err
}

// DeleteCtx implements scs.CtxStore.
func (g GudangSesi) DeleteCtx(ctx context.Context, token string) error {
	_, err := g.DB.NewDelete().Model((*barisSesi)(nil)).Where("token = ?", hashToken(token)).Exec(ctx)
	return err
}

// Sapu removes expired sessions and invitations.
func (g GudangSesi) Sapu(ctx context.Context) error {
	habis := dasarbun.Mikro(g.Now())
	if _, err := g.DB.NewDelete().Model((*barisSesi)(nil)).Where("kedaluwarsa <= ?", habis).Exec(ctx); err != nil {
		return err
	}
	_, err := g.DB.NewDelete().Model((*barisUndangan)(nil)).Where("kedaluwarsa <= ?", habis).Exec(ctx)
	return err
}

// Find, Commit and Delete complete scs.Store; scs calls the Ctx forms.
func (g GudangSesi) Find(token string) ([]byte, bool, error) {
	return g.FindCtx(context.Background(), token)
}

// Commit implements scs.Store.
func (g GudangSesi) Commit(token string, isi []byte, habis time.Time) error {
	return g.CommitCtx(context.Background(), token, isi, habis)
}

// Delete implements scs.Store.
func (g GudangSesi) Delete(token string) error { return g.DeleteCtx(context.Background(), token) }

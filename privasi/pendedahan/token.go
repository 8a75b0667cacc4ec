package pendedahan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrToken says that a third party's token does not cover a call, or is over.
var ErrToken = dasar.Aturan("PRI-TOKEN-01")

// Token is what a third party may call with: for one purpose, listed fields, listed people
// and some time. What is not listed is closed; the zero Token opens nothing. The secret
// itself is not kept here.
type Token struct {
	Lembaga    dasar.LembagaID    `privasi:"-,lembaga"`
	ID         string             `privasi:"-,kunci teknis"`
	Pihak      string             `privasi:"-,badan pemegang"`
	Pendedahan string             `privasi:"-,kunci pendedahan yang mendasari"`
	Tujuan     string             `privasi:"-,tujuan pemakaian"`
	Bidang     []string           `privasi:"-,nama bidang; tanpa isi"`
	Subjek     []privasi.SubjekID `privasi:"-,kunci orang yang dicakup"`
	Mulai      time.Time          `privasi:"-,saat mulai"`
	Berakhir   time.Time          `privasi:"-,saat berakhir"`
	Dicabut    time.Time          `privasi:"-,saat dicabut"`
	Versi      uint64             `privasi:"-,nomor perubahan"`
}

// Periksa lets a call through only when purpose, every field, every person and the moment
// are covered.
func (k Token) Periksa(l dasar.LembagaID, tujuan string, bidang []string, subjek []privasi.SubjekID, t time.Time) error {
	luar := k.Lembaga == "" || k.Lembaga != l || k.Pendedahan == "" || k.Tujuan == "" || k.Tujuan != tujuan || len(bidang) == 0 || len(subjek) == 0 ||
		k.Mulai.IsZero() || t.Before(k.Mulai) || !t.Before(k.Berakhir) || !k.Dicabut.IsZero() && !t.Before(k.Dicabut) ||
		slices.ContainsFunc(bidang, func(b string) bool { return !slices.Contains(k.Bidang, b) }) ||
		slices.ContainsFunc(subjek, func(s privasi.SubjekID) bool { return !slices.Contains(k.Subjek, s) })
	if luar {
		return ErrToken.Forbiddenf("token tidak mencakup permintaan ini atau sudah berakhir")
	}
	return nil
}

// Cabut ends a token. Done twice it keeps the first moment.
func (k Token) Cabut(a Aktor, pada time.Time) (Token, privasi.Peristiwa) {
	if k.Dicabut.IsZero() {
		k.Dicabut = mikro(pada)
	}
	return k, privasi.Peristiwa{Jenis: "TokenDicabut", Objek: k.ID, Dari: "aktif", Ke: "dicabut", Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: k.Dicabut}
}

package persetujuan

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var (
	// ErrPemberitahuanBelumDisajikan says that the giver was not shown this version
	// of the notice before.
	ErrPemberitahuanBelumDisajikan = dasar.Aturan("PRI-PERSETUJUAN-01")
	// ErrBentukKomunikasi says that the notice came in a form that the giver has
	// declared he cannot use.
	ErrBentukKomunikasi = dasar.Aturan("PRI-PERSETUJUAN-02")
)

// Penyajian records that a version of a notice was put before somebody.
type Penyajian struct {
	Lembaga dasar.LembagaID         `privasi:"-,lembaga"`
	ID      string                  `privasi:"-,kunci teknis"`
	Subjek  privasi.SubjekID        `privasi:"subjek"`
	Kepada  privasi.SubjekID        `privasi:"-,id acak pembaca"` // the person himself or his guardian
	Versi   string                  `privasi:"-,sidik pemberitahuan"`
	Tujuan  []string                `privasi:"-,kode tujuan"`
	Bentuk  []wali.BentukKomunikasi `privasi:"-,bentuk penyajian"`
	Bahasa  string                  `privasi:"-,kode bahasa"`
	Pada    time.Time               `privasi:"-,saat disajikan"`
	Nomor   uint64                  `privasi:"-,versi catatan"`
}

// TujuanPemasaran is the purpose, with all below it, that needs a notice and a
// consent of its own (PP 33/2026 article 35 paragraph 2).
const TujuanPemasaran = "pemasaran"

func pemasaran(tujuan string) bool {
	return tujuan == TujuanPemasaran || strings.HasPrefix(tujuan, TujuanPemasaran+".")
}

// periksaSajian finds the notice that a giver was shown before t, in the exact
// version, for the purpose, in a form that he understands.
func (f Fakta) periksaSajian(p Persetujuan, versi string, kepada privasi.SubjekID, t time.Time) error {
	pembaca, sajian := f.orang(kepada), false
	for _, s := range f.Penyajian {
		if s.Lembaga != p.Lembaga || s.Subjek != p.Subjek || s.Kepada != kepada || s.Versi != versi || versi == "" || s.Pada.After(t) || !slices.Contains(s.Tujuan, p.Tujuan) {
			continue
		}
		if pemasaran(p.Tujuan) && len(s.Tujuan) > 1 {
			return takSpesifik("tujuan pemasaran memerlukan pemberitahuan tersendiri")
		}
		if pembaca.Dipahami(s.Bentuk) {
			return nil
		}
		sajian = true
	}
	if sajian {
		return ErrBentukKomunikasi.Invalidf("sajikan dahulu pemberitahuan dalam bentuk yang dipahami pemberi persetujuan").Pada("bentuk")
	}
	return ErrPemberitahuanBelumDisajikan.Invalidf("pemberitahuan versi ini belum disajikan; tampilkan dahulu, lalu mintalah persetujuan").Pada("pemberitahuan")
}

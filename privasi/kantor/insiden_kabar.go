package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

// KirimanKabar is what became of one notice: a notice is written once and ends once, so
// that hundreds of them can end in one statement.
type KirimanKabar struct {
	Lembaga  dasar.LembagaID  `privasi:"-,lembaga"`
	Kabar    string           `privasi:"-,kunci pemberitahuan"`
	Insiden  string           `privasi:"-,kunci insiden"`
	Subjek   privasi.SubjekID `privasi:"subjek"` // "" for the regulator and the public
	Terkirim bool             `privasi:"-,terkirim atau gagal"`
	Kanal    string           `privasi:"-,jenis kanal; tanpa alamat"`
	Bukti    string           `privasi:"-,kunci bukti pengiriman"`
	Sebab    string           `privasi:"-,kode alasan gagal"`
	Oleh     string           `privasi:"-,akun pencatat"`
	Pada     time.Time        `privasi:"-,saat selesai"`
	Susulan  bool             `privasi:"-,terkirim sesudah semula gagal"`
	Versi    uint64           `privasi:"-,versi catatan"`
}

var (
	laciKabar = laci[insiden.Kabar]{"kabar_insiden", func(k *insiden.Kabar) kepala {
		return kepala{lembaga: k.Lembaga, id: IDKabar(*k), subjek: k.Subjek, status: k.Insiden, pada: k.Dibuat, versi: &k.Versi}
	}}
	laciKiriman = laci[KirimanKabar]{"kiriman_insiden", func(k *KirimanKabar) kepala {
		id := k.Kabar
		if k.Susulan {
			id = idTetap("susulan", k.Kabar)
		}
		return kepala{lembaga: k.Lembaga, id: id, subjek: k.Subjek, status: k.Insiden, pada: k.Pada, versi: &k.Versi}
	}}
)

// idTetap is an id that follows from words: the same words give the same id.
func idTetap(kata ...string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("pesantren/kantor\x00"+strings.Join(kata, "\x00"))).String()
}

// IDKabar is the id of a notice: the same party and the same data are the same notice.
func IDKabar(k insiden.Kabar) string {
	return idTetap(append([]string{k.Insiden, string(k.Pihak), string(k.Subjek)}, k.Kategori...)...)
}

// SusunKabar writes the notices of a failure: one for each affected person, one for the
// regulator, and for the public where the incident needs it. What is written stays; a
// person of whom more was found since gets another. umum asks for a public notice in
// any case, for people who cannot be reached.
func (s *Service) SusunKabar(ctx context.Context, pel dasar.Pelaku, id string, umum bool) (int, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	i, err := laciInsiden.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	if i.Status != insiden.Dipastikan {
		return 0, insiden.ErrPerpindahan.Conflictf("pastikan dahulu bahwa ini kegagalan, lalu susun pemberitahuannya")
	}
	ts, lama, err := s.isiInsiden(ctx, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	ks := i.Susun(ts, s.kini())
	if umum && !i.Umum {
		ks = append(ks, i.Umumkan(ks, s.kini()))
	}
	sudah := map[string]bool{}
	for _, k := range lama {
		sudah[IDKabar(k)] = true
	}
	ks = slices.DeleteFunc(ks, func(k insiden.Kabar) bool { return sudah[IDKabar(k)] })
	if len(ks) == 0 {
		return 0, nil
	}
	return len(ks), sisip(ctx, s, laciInsiden, pel, i, catatanInsiden(i, "KabarDisusun", pel, s.kini()), laciKabar, ks)
}

// kabarInsiden reads the notices of an incident with what became of each.
func (s *Service) kabarInsiden(ctx context.Context, l dasar.LembagaID, id string) ([]insiden.Kabar, error) {
	ks, err := semuaBerstatus(ctx, s, laciKabar, l, id)
	if err != nil {
		return nil, err
	}
	kirim, err := semuaBerstatus(ctx, s, laciKiriman, l, id)
	return akhiri(ks, kirim), err
}

// akhiri applies what became of notices to them.
func akhiri(ks []insiden.Kabar, kirim []KirimanKabar) []insiden.Kabar {
	per := make(map[string]KirimanKabar, len(kirim))
	for _, k := range kirim {
		if !per[k.Kabar].Susulan {
			per[k.Kabar] = k
		}
	}
	for n, k := range ks {
		if x, ada := per[IDKabar(k)]; ada {
			if y, _, err := k.Catat(x.Terkirim, x.Kanal, x.Bukti, x.Sebab, x.Pada); err == nil {
				ks[n] = y
			}
		}
	}
	return ks
}

// Pengiriman says how notices went out, or why they did not.
type Pengiriman struct {
	Terkirim bool
	Kanal    string // kind of channel, never an address
	Bukti    string // number of the dispatch, of the letter, of the receipt
	Sebab    string // code, when it failed
}

// CatatKiriman ends notices of an incident that wait, by their ids; none is all notices
// to people that wait. It returns how many ended.
func (s *Service) CatatKiriman(ctx context.Context, pel dasar.Pelaku, id string, p Pengiriman, kabar ...string) (int, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	for _, t := range []*string{&p.Kanal, &p.Bukti, &p.Sebab} {
		rapi, err := dasar.Rapikan(*t, 100)
		if err != nil {
			return 0, err
		}
		*t = rapi
	}
	i, err := laciInsiden.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	ks, err := s.kabarInsiden(ctx, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	var kirim []KirimanKabar
	for _, k := range ks {
		kid := IDKabar(k)
		if len(kabar) == 0 && (k.Pihak != insiden.Subjek || k.Status != insiden.Antre) || len(kabar) > 0 && !slices.Contains(kabar, kid) {
			continue
		}
		if _, _, err := k.Catat(p.Terkirim, p.Kanal, p.Bukti, p.Sebab, s.kini()); err != nil {
			return 0, err
		}
		kirim = append(kirim, kiriman(k, p, pel.ID, s.kini()))
	}
	if len(kirim) == 0 {
		return 0, nil
	}
	jenis := "SubjekDikabari"
	if !p.Terkirim {
		jenis = "KabarGagal"
	}
	return len(kirim), sisip(ctx, s, laciInsiden, pel, i, catatanInsiden(i, jenis, pel, s.kini()), laciKiriman, kirim, s.sampaiInsiden(pel.Lembaga, p, kirim))
}

// sampaiInsiden ends the deliveries of notices that the desk sent by itself.
func (s *Service) sampaiInsiden(l dasar.LembagaID, p Pengiriman, kirim []KirimanKabar) func(context.Context, Stores) error {
	milik := map[privasi.SubjekID]string{}
	for _, k := range kirim {
		if k.Terkirim && k.Subjek != "" {
			milik[k.Subjek] = k.Kabar
		}
	}
	return s.sudahSampai(l, antar.Insiden, p.Kanal, p.Bukti, milik)
}

// kiriman is the end of a notice.
func kiriman(k insiden.Kabar, p Pengiriman, oleh string, pada time.Time) KirimanKabar {
	return KirimanKabar{Lembaga: k.Lembaga, Kabar: IDKabar(k), Insiden: k.Insiden, Subjek: k.Subjek, Terkirim: p.Terkirim, Kanal: p.Kanal, Bukti: p.Bukti, Sebab: p.Sebab, Oleh: oleh, Pada: pada,
		Susulan: k.Status == insiden.Gagal}
}

// TeksKabar writes a notice of an incident for its party; nama is the institution's.
func (s *Service) TeksKabar(ctx context.Context, pel dasar.Pelaku, id, kabar, nama string) (string, error) {
	if err := petugas(pel); err != nil {
		return "", err
	}
	i, err := laciInsiden.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return "", err
	}
	k, err := laciKabar.ambil(ctx, s, pel.Lembaga, kabar)
	if err != nil {
		return "", err
	}
	if k.Insiden != id {
		return "", ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	return i.Tulis(k, nama)
}

// KabarInsiden is a notice as the person reads it.
type KabarInsiden struct {
	ID     string
	Dibuat time.Time
	Teks   string
}

// InsidenSaya lists the notices of incidents to a person: for himself or his guardian,
// from the moment they are written.
func (s *Service) InsidenSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, nama string) (hasil []KabarInsiden, err error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	ks, err := laciKabar.milik(ctx, s, pel.Lembaga, x)
	if err != nil || len(ks) == 0 {
		return nil, err
	}
	is, err := semuaBerstatus(ctx, s, laciInsiden, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	for _, k := range slices.Backward(ks) {
		if n := slices.IndexFunc(is, func(i insiden.Insiden) bool { return i.ID == k.Insiden }); n >= 0 {
			teks, err := is[n].Tulis(k, nama)
			if err != nil {
				return nil, err
			}
			hasil = append(hasil, KabarInsiden{IDKabar(k), k.Dibuat, teks})
		}
	}
	return hasil, nil
}

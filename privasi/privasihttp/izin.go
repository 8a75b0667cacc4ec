package privasihttp

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// hubunganWali is how whoever asks about a child is related to him before the desk has seen
// a document.
const hubunganWali = "wali"

// BadanIzin is one optional purpose and the answer to it.
type BadanIzin struct {
	Tujuan       string `json:"tujuan"`
	Uraian       string `json:"uraian"`
	Judul        string `json:"judul" doc:"pemberitahuan yang dibaca sebelum menjawab"`
	Versi        string `json:"versi" doc:"versi pemberitahuan"`
	Berlaku      bool   `json:"berlaku"`
	Sebab        string `json:"sebab,omitempty" doc:"mengapa tidak berlaku"`
	BolehDitanya bool   `json:"boleh_ditanya"`
}

func keIzin(p kantor.Pilihan) BadanIzin {
	return BadanIzin{p.Tujuan.Kode, p.Tujuan.Uraian, p.Pemberitahuan.Judul, p.Versi, p.Berlaku, p.Sebab, p.BolehTanya}
}

// BadanJawaban is the outcome of an answer.
type BadanJawaban struct {
	ID     string `json:"id"`
	Tujuan string `json:"tujuan"`
	Setuju bool   `json:"setuju"`
}

// BadanResi is a receipt of consent.
type BadanResi struct {
	ID   string          `json:"id"`
	Pada time.Time       `json:"pada"`
	Isi  json.RawMessage `json:"isi" doc:"isi bertanda tangan, tanpa nama"`
}

func keResi(c resi.Catatan) BadanResi { return BadanResi{c.ID, c.Pada, json.RawMessage(c.Isi)} }

// BadanPegangan is a receipt that its person checks offline.
type BadanPegangan struct {
	Resi  json.RawMessage `json:"resi"`
	Garam string          `json:"garam" doc:"base64; dengan ini resi dapat dibuktikan milik orangnya"`
}

type (
	// MasukJawaban answers one optional purpose.
	MasukJawaban struct {
		MasukSubjek
		Tujuan string `path:"tujuan" maxLength:"80"`
		Body   struct {
			Setuju bool `json:"setuju" doc:"false menolak, atau menarik persetujuan yang berlaku"`
		}
	}
	// MasukResi names a receipt of a person.
	MasukResi struct {
		MasukSubjek
		MasukID
	}
)

func (h pintu) pasangIzin(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("izin-saya", ambil, "/data-saya/{subjek}/izin", "Tujuan yang boleh ditolak, dan jawabannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[BadanIzin], error) {
			ps, err := h.s.PilihanSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(ps, m.Halaman, err, func(p kantor.Pilihan) string { return p.Tujuan.Kode }, keIzin)
		})
	dasarhttp.Daftar(a, saya("sajikan-izin", kirim, "/data-saya/{subjek}/izin/{tujuan}/penyajian", "Catat bahwa pemberitahuannya ditampilkan, sebelum menjawab"),
		func(ctx context.Context, p dasar.Pelaku, m *struct {
			MasukSubjek
			Tujuan string `path:"tujuan" maxLength:"80"`
		}) (*dasarhttp.Kosong, error) {
			if err := h.s.PastikanPengajuan(ctx, p, m.orang(), hubunganWali); err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.SajikanPemberitahuan(ctx, p, m.orang(), m.Tujuan))
		})
	dasarhttp.Daftar(a, saya("jawab-izin", kirim, "/data-saya/{subjek}/izin/{tujuan}/jawaban", "Setujui, tolak, atau tarik persetujuan; berlaku seketika"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukJawaban) (*dasarhttp.Keluar[BadanJawaban], error) {
			x, err := h.s.Jawab(ctx, p, m.orang(), m.Tujuan, m.Body.Setuju)
			return dasarhttp.Beri(x, err, func(x persetujuan.Persetujuan) BadanJawaban { return BadanJawaban{x.ID, m.Tujuan, m.Body.Setuju} })
		})
	dasarhttp.Daftar(a, saya("resi-saya", ambil, "/data-saya/{subjek}/resi", "Resi persetujuan seseorang"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[BadanResi], error) {
			cs, err := h.s.ResiSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(cs, m.Halaman, err, func(c resi.Catatan) string { return c.ID }, keResi)
		})
	dasarhttp.Daftar(a, saya("pegangan-resi", ambil, "/data-saya/{subjek}/resi/{id}", "Satu resi beserta garamnya, untuk disimpan dan diperiksa sendiri"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukResi) (*dasarhttp.Keluar[BadanPegangan], error) {
			x, err := h.s.Pegangan(ctx, h.jaga, privasi.SebagaiDiri(p), m.orang(), m.ID)
			return dasarhttp.Beri(x, err, func(x resi.Pegangan) BadanPegangan {
				return BadanPegangan{x.Resi, base64.StdEncoding.EncodeToString(x.Garam)}
			})
		})
}

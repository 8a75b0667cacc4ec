package privasihttp

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// DataSalinan says what a copy holds, and proves who asks for it.
type DataSalinan struct {
	Sandi  string    `json:"sandi,omitempty" maxLength:"200" doc:"kata sandi akun, diketik sekali lagi"`
	Bukti  bool      `json:"bukti,omitempty" doc:"hanya bukti perlakuan data dalam rentang, bukan semua datanya"`
	Dari   time.Time `json:"dari,omitzero" doc:"awal rentang bukti"`
	Sampai time.Time `json:"sampai,omitzero" doc:"akhir rentang bukti, tidak termasuk"`
}

func (d DataSalinan) minta(x privasi.SubjekID) kantor.MintaSalinan {
	return kantor.MintaSalinan{Subjek: x, Bukti: d.Bukti, Dari: d.Dari, Sampai: d.Sampai}
}

type (
	// MasukSalinan takes a copy of the data of oneself or of a child.
	MasukSalinan struct {
		MasukSubjek
		Body DataSalinan
	}
	// MasukSalinanMeja makes the copy that answers a request.
	MasukSalinanMeja struct {
		MasukID
		Body struct {
			DataSalinan
			Subjek string `json:"subjek" maxLength:"64" doc:"orang yang memohon"`
		}
	}
)

const jenisZip = "application/zip"

// salinan streams a copy. A refusal comes before its first byte; a copy that breaks off
// later ends the connection, does not verify, and stands in the office as not ended.
func (h pintu) salinan(ctx context.Context, p dasar.Pelaku, sandi string, m kantor.MintaSalinan) (*huma.StreamResponse, error) {
	if h.opsi.Pastikan != nil {
		if err := h.opsi.Pastikan(ctx, p, sandi); err != nil {
			return nil, err
		}
	}
	x, err := h.s.SiapkanSalinan(ctx, p, m)
	if err != nil {
		return nil, err
	}
	r, w := io.Pipe()
	go func() {
		_, err := x.Tulis(ctx, h.jaga, w)
		w.CloseWithError(err)
	}()
	awal := make([]byte, 512)
	n, err := io.ReadAtLeast(r, awal, 1)
	if err != nil { // refused by the door, with nothing written yet
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer r.Close()
		hc.SetHeader("Content-Type", jenisZip)
		hc.SetHeader("Content-Disposition", `attachment; filename="salinan-data.zip"`)
		_, err := hc.BodyWriter().Write(awal[:n])
		if err == nil {
			_, err = io.Copy(hc.BodyWriter(), r)
		}
		if err != nil {
			if !errors.Is(ctx.Err(), context.Canceled) {
				slog.ErrorContext(ctx, "copy broken off", "err", err)
			}
			panic(http.ErrAbortHandler)
		}
	}}, nil
}

func (h pintu) pasangSalinan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("unduh-salinan", kirim, "/data-saya/{subjek}/salinan", "Unduh salinan data seseorang, atau berkas bukti, sebagai zip"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSalinan) (*huma.StreamResponse, error) {
			return h.salinan(ctx, privasi.SebagaiDiri(p), m.Body.Sandi, m.Body.minta(m.orang()))
		})
	dasarhttp.Daftar(a, meja("unduh-salinan-permohonan", kirim, "/permohonan-hak/{id}/salinan", "Buat salinan yang menjawab permohonan, sebagai zip"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSalinanMeja) (*huma.StreamResponse, error) {
			x := m.Body.minta(privasi.SubjekID(m.Body.Subjek))
			x.Permohonan = m.ID
			return h.salinan(ctx, p, m.Body.Sandi, x)
		})
	for _, jalur := range []string{"/data-saya/{subjek}/salinan", "/permohonan-hak/{id}/salinan"} {
		a.OpenAPI().Paths[jalur].Post.Responses["200"].Content = map[string]*huma.MediaType{jenisZip: {Schema: &huma.Schema{Type: "string", Format: "binary"}}}
	}
}

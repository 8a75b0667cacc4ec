package pegawaihttp

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// BarisAliran is one line of a stream of slips (NDJSON): a slip, or, as the last line,
// how many there were. A stream without its last line broke off.
type BarisAliran struct {
	Slip   *Slip        `json:"slip,omitempty"`
	Banyak *int         `json:"banyak,omitempty" doc:"baris terakhir: banyaknya slip"`
	Putus  *PutusAliran `json:"putus,omitempty" doc:"mengapa alirannya berhenti sebelum selesai"`
}

// PutusAliran says why a stream broke off.
type PutusAliran struct {
	Aturan string `json:"aturan,omitempty"`
	Pesan  string `json:"pesan"`
}

const (
	jalurAliran = "/gaji/putaran/{id}/aliran-slip"
	// alir is how many slips are decided about, and released, at a time.
	alir = 200
)

func (h pintu) pasangAliran(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "alirkan-slip", ambil, jalurAliran, "Semua slip satu putaran dengan barisnya, satu per baris teks (NDJSON)"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*huma.StreamResponse, error) {
			if _, err := h.s.Putaran(ctx, p, in.ID); err != nil {
				return nil, err
			}
			lanjut, tutup := iter.Pull2(h.kelompok(ctx, p, in.ID))
			pertama, err, _ := lanjut() // a refusal before the first slip is an answer of its own
			if err != nil {
				tutup()
				return nil, err
			}
			return &huma.StreamResponse{Body: func(hc huma.Context) {
				defer tutup()
				hc.SetHeader("Content-Type", "application/x-ndjson")
				tulisAliran(json.NewEncoder(hc.BodyWriter()), pertama, lanjut)
			}}, nil
		})
	r := a.OpenAPI().Components.Schemas
	a.OpenAPI().Paths[jalurAliran].Get.Responses["200"].Content = map[string]*huma.MediaType{
		"application/x-ndjson": {Schema: r.Schema(reflect.TypeFor[BarisAliran](), true, "BarisAliran")},
	}
}

// kelompok gives the slips of a run batch by batch, each decided about before it is
// released.
func (h pintu) kelompok(ctx context.Context, p dasar.Pelaku, putaran string) iter.Seq2[[]Slip, error] {
	return func(yield func([]Slip, error) bool) {
		var tunda []pegawai.Slip
		lepas := func() bool {
			ts, err := h.bukaSlip(ctx, p, bidangSlip[:], tunda)
			xs := make([]Slip, len(ts))
			for i := range ts {
				xs[i] = keSlip(&tunda[i], ts[i])
			}
			tunda = nil
			return yield(xs, err) && err == nil
		}
		for s, err := range h.s.AlirkanSlip(ctx, p, putaran) {
			if err != nil {
				yield(nil, err)
				return
			}
			if tunda = append(tunda, s); len(tunda) == alir && !lepas() {
				return
			}
		}
		lepas()
	}
}

// tulisAliran writes batches until there are no more, and the last line.
func tulisAliran(ke *json.Encoder, xs []Slip, lanjut func() ([]Slip, error, bool)) {
	banyak := 0
	for ada := true; ada; {
		for i := range xs {
			if ke.Encode(BarisAliran{Slip: &xs[i]}) != nil {
				return // the client is gone: nobody is left to tell
			}
		}
		banyak += len(xs)
		var err error
		if xs, err, ada = lanjut(); err != nil {
			putus := PutusAliran{Pesan: "aliran terputus di server; ulangi dari awal"}
			if e, ok := errors.AsType[*dasar.Error](err); ok && e.Kind != dasar.Internal {
				putus = PutusAliran{e.Rule, e.Message}
			}
			_ = ke.Encode(BarisAliran{Putus: &putus})
			return
		}
	}
	_ = ke.Encode(BarisAliran{Banyak: &banyak})
}

package santri

import (
	"context"
	"encoding/json"
	"maps"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
)

// The kinds of ids under which a person is known here; packages downstream find their
// own records of him by them.
const (
	TandaSantri   = "santri"
	TandaWali     = "wali"
	TandaKeluarga = "keluarga" // families whose bills and payments are his: his own, and those he pays for
	TandaAlias    = "alias"    // names in journals
)

const milikLembaga = "susunan lembaga; bukan tentang orang"

// Ekspor answers for every type of this package when a person takes his data with him.
func (s Stores) Ekspor() ekspor.Penyedia { return penyedia{s} }

type penyedia struct{ st Stores }

// Kenali implements [ekspor.Penyedia].
func (p penyedia) Kenali(ctx context.Context, l dasar.LembagaID, o *ekspor.Orang) error {
	ss, err := p.santri(ctx, l, *o)
	if err != nil {
		return err
	}
	for _, s := range ss {
		o.Tambah(TandaSantri, string(s.ID))
		o.Tambah(TandaKeluarga, string(s.Keluarga))
		o.Tambah(TandaAlias, string(s.Alias))
	}
	ws, err := p.st.Wali.MenurutSubjek(ctx, l, o.Subjek)
	if err != nil || len(ws) == 0 {
		return err
	}
	ids := make([]WaliID, len(ws))
	for i, w := range ws {
		ids[i] = w.ID
		o.Tambah(TandaWali, string(w.ID))
	}
	return p.keluargaDibayar(ctx, l, o, ids)
}

// keluargaDibayar adds the families of which a guardian is the one who pays: bills and
// payments of a family are his as well as the santri's.
func (p penyedia) keluargaDibayar(ctx context.Context, l dasar.LembagaID, o *ekspor.Orang, ids []WaliID) error {
	ps, err := p.st.Wali.Asuhan(ctx, l, ids...)
	if err != nil {
		return err
	}
	var anak []ID
	for _, x := range ps {
		if x.Utama {
			anak = append(anak, x.Santri)
		}
	}
	if len(anak) == 0 {
		return nil
	}
	ss, err := p.st.Santri.Ambil(ctx, l, anak...)
	for _, s := range ss {
		o.Tambah(TandaKeluarga, string(s.Keluarga))
	}
	return err
}

func (p penyedia) santri(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]Santri, error) {
	return p.st.Santri.Kenali(ctx, l, TandaKenal{Subjek: []privasi.SubjekID{o.Subjek}})
}

// Bagian implements [ekspor.Penyedia].
func (p penyedia) Bagian() []ekspor.Bagian {
	diri := ekspor.Daftar(p.santri)
	diri.Sunting = tanpaOrangTua
	return []ekspor.Bagian{
		diri,
		ekspor.Daftar(func(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]Wali, error) {
			return p.st.Wali.MenurutSubjek(ctx, l, o.Subjek)
		}),
		ekspor.Daftar(p.keluarga), ekspor.Daftar(p.perwalian),
		ekspor.Milik(TandaSantri, p.st.Keanggotaan.Milik), ekspor.Milik(TandaSantri, p.st.Mukim.Milik), ekspor.Milik(TandaSantri, p.st.Riwayat.Milik),
		ekspor.Tanpa[Penutupan]("bentuk perintah; hasilnya ada pada santri.Keanggotaan dan santri.Mukim"),
		ekspor.Tanpa[Unit](milikLembaga), ekspor.Tanpa[Tingkat](milikLembaga),
		ekspor.Tanpa[CatatanImpor]("pratinjau satu berkas impor tentang banyak orang; isinya dikosongkan begitu diterapkan"), ekspor.Dalam[HasilImpor, CatatanImpor](),
		ekspor.Tanpa[SidikImpor]("sidik berkunci untuk mengenali perubahan; tidak terbaca oleh siapa pun"),
	}
}

// tanpaOrangTua takes the columns about parents out of the official data: what they
// earn and do is theirs.
func tanpaOrangTua(nilai map[string]json.RawMessage) ([]privasi.Ditahan, error) {
	var r DataResmi
	if len(nilai["Resmi"]) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(nilai["Resmi"], &r); err != nil {
		return nil, err
	}
	n := len(r)
	maps.DeleteFunc(r, func(k, _ string) bool {
		return strings.HasPrefix(k, "ayah_") || strings.HasPrefix(k, "ibu_") || strings.HasPrefix(k, "wali_")
	})
	if len(r) == n {
		return nil, nil
	}
	b, err := json.Marshal(r)
	nilai["Resmi"] = b
	return []privasi.Ditahan{{Bidang: "Resmi", Sebab: "kolom tentang ayah, ibu dan wali adalah data mereka; yang lain dimuat"}}, err
}

// keluarga is the own family of a santri, without the keyed index that finds it.
func (p penyedia) keluarga(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]Keluarga, error) {
	ids := ekspor.Sebutan[KeluargaID](o, TandaKeluarga)
	if len(ids) == 0 {
		return nil, nil
	}
	ks, err := p.st.Keluarga.Ambil(ctx, l, ids...)
	for i := range ks {
		ks[i].Kunci = nil
	}
	return ks, err
}

// perwalian ties the person to his guardians and to his children, by random ids.
func (p penyedia) perwalian(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) (ps []Perwalian, err error) {
	if ids := ekspor.Sebutan[ID](o, TandaSantri); len(ids) > 0 {
		if ps, err = p.st.Wali.Perwalian(ctx, l, ids...); err != nil {
			return nil, err
		}
	}
	if ids := ekspor.Sebutan[WaliID](o, TandaWali); len(ids) > 0 {
		asuhan, err := p.st.Wali.Asuhan(ctx, l, ids...)
		return append(ps, asuhan...), err
	}
	return ps, nil
}

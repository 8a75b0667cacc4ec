package contoh

import (
	"context"
	"path"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// mulai is the first day of the month that runs, or today when that lies ahead.
func (p *Pelari) mulai() dasar.Tanggal {
	awal := p.f.bulan.Awal()
	if hari := dasar.TanggalDari(p.Server.Now().In(p.lembaga.Lokasi())); awal.After(hari) {
		return hari
	}
	return awal
}

func (p *Pelari) imporSemua(ctx context.Context) error {
	for _, nama := range p.f.atur.UrutanImpor {
		pr, err := p.impor(ctx, p.admin, nama, "")
		if err != nil {
			return err
		}
		kunci := "import_" + strings.NewReplacer("-", "_", " ", "_").Replace(strings.TrimSuffix(nama, path.Ext(nama)))
		p.r.Impor[kunci] = hasilLembar(pr)
		p.r.Santri += pr.Jumlah.Baris
		p.r.Keluarga = max(p.r.Keluarga, pr.Keluarga)
		p.kabar("  %s: %d baris, %d baru, %d berubah, %d sama, %d ditolak", nama, pr.Jumlah.Baris, pr.Baru, pr.Berubah, pr.Sama, pr.Jumlah.Tolak)
	}
	return nil
}

// impor reads, previews and applies one sheet, good rows only.
func (p *Pelari) impor(ctx context.Context, a akun.Akun, nama string, unit santri.KodeUnit) (santri.Pratinjau, error) {
	pel := a.Pelaku().Untuk(privasi.TujuanImpor)
	minta := santri.PermintaanImpor{Lembar: p.f.lembar[nama], Mulai: p.mulai(), Unit: unit, UnitDiniyah: p.f.diniyah}
	pr, err := p.Server.Impor.Periksa(ctx, pel, minta)
	if err != nil {
		return pr, err
	}
	w, err := privasi.Nyatakan(pel, "Kepala tata usaha", situs.NaskahWewenang, nama, pr.Kategori, p.Server.Now())
	if err != nil {
		return pr, err
	}
	_, _, err = p.Server.Impor.Terapkan(ctx, pel, pr.Token, santri.YangBaikSaja, w)
	return pr, err
}

func hasilLembar(pr santri.Pratinjau) *HasilLembar {
	j := pr.Jumlah
	h := &HasilLembar{Rows: j.Baris, OK: j.OK, Perbaiki: j.Perbaiki, Peringatan: j.Peringatan, Tolak: j.Tolak, Exceptions: []Kecuali{}, Alasan: []Penyebab{}}
	for _, b := range pr.Baris {
		t, ada := b.Utama()
		if !ada {
			continue
		}
		h.Exceptions = append(h.Exceptions, Kecuali{b.Nomor, b.NIS, string(b.Hasil), t.Bidang, t.Nilai()})
		h.Alasan = append(h.Alasan, Penyebab{b.Nomor, t.Sel, string(t.Aturan), t.Alasan})
	}
	return h
}

// dapodik tries the official workbooks in an empty institution of its own, so
// that its verdicts do not depend on what the office's own sheet brought.
func (p *Pelari) dapodik(ctx context.Context) error {
	for _, nama := range p.f.dapodik {
		l := p.lembaga
		l.ID, l.Nama = l.ID+"-"+dasar.LembagaID(strings.TrimSuffix(nama, path.Ext(nama))), l.Nama+" (uji "+nama+")"
		a, err := p.siapkanLembaga(ctx, l, "admin.dapodik")
		if err != nil {
			return err
		}
		pr, err := p.impor(ctx, a, nama, p.unitDapodik(nama))
		if err != nil {
			return err
		}
		d := &Dapodik{Rows: pr.Jumlah.Baris, Tolak: pr.Jumlah.Tolak, Perbaiki: []PerbaikiBaris{}}
		for _, b := range pr.Baris {
			if t, ada := b.Utama(); ada && b.Hasil == santri.HasilPerbaiki {
				d.Perbaiki = append(d.Perbaiki, PerbaikiBaris{b.NIS, t.Bidang, t.Nilai()})
			}
		}
		p.r.Dapodik = d
	}
	return nil
}

// unitDapodik takes the unit from the file name (dapodik-mts.xlsx), or else the
// first formal unit.
func (p *Pelari) unitDapodik(nama string) santri.KodeUnit {
	akhir := strings.TrimPrefix(strings.TrimSuffix(nama, path.Ext(nama)), "dapodik-")
	var pilih santri.KodeUnit
	for _, u := range p.f.atur.Unit {
		if strings.EqualFold(u, akhir) {
			return santri.KodeUnit(u)
		}
		if pilih == "" && rakit.JalurUnit(u) == santri.Formal {
			pilih = santri.KodeUnit(u)
		}
	}
	return pilih
}

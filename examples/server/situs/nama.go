package situs

import (
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// tipeSantri is the name under which santri.Santri stands in the inventory.
const tipeSantri = "santri.Santri"

// Tampak is a santri as this visitor may see one, with what lists need.
type Tampak struct {
	ID       santri.ID
	Keluarga santri.KeluargaID
	Nama     string
	NIS      string
	Unit     santri.KodeUnit
	Kelas    string
	Status   santri.Status
	Mukim    bool
}

// tampakPeserta opens the names of santri for the purpose of the page: one
// decision and one trail for the whole list.
func (k *kunjungan) tampakPeserta(ps []santri.Peserta) (map[santri.ID]Tampak, error) {
	out := make(map[santri.ID]Tampak, len(ps))
	if len(ps) == 0 {
		return out, nil
	}
	subjek := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		subjek[i] = p.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSantri, []string{"Nama", "NIS"}, subjek...)
	if err != nil {
		return nil, err
	}
	for _, p := range ps {
		u := p.Utama()
		out[p.ID] = Tampak{ID: p.ID, Keluarga: p.Keluarga, Nama: v.Terang(p.Subjek, "Nama", p.Nama), NIS: v.Terang(p.Subjek, "NIS", string(p.NIS)),
			Unit: u.Unit, Kelas: u.Kelas, Status: p.Status, Mukim: p.Mukim}
	}
	return out, nil
}

// namaArab is the name of a santri in Arabic letters, where the family gave it.
func (k *kunjungan) namaArab(id santri.ID) (string, error) {
	ns, err := k.s.Santri.Stores.Santri.Ambil(k.ctx(), k.Lembaga.ID, id)
	if err != nil || len(ns) == 0 || ns[0].NamaArab == "" {
		return "", err
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSantri, []string{"NamaArab"}, ns[0].Subjek)
	if err != nil {
		return "", err
	}
	return v.Terang(ns[0].Subjek, "NamaArab", ns[0].NamaArab), nil
}

// tampakID is tampakPeserta for ids, as they stand today.
func (k *kunjungan) tampakID(id ...santri.ID) (map[santri.ID]Tampak, error) {
	if len(id) == 0 {
		return map[santri.ID]Tampak{}, nil
	}
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, k.hariIni(), id...)
	if err != nil {
		return nil, err
	}
	return k.tampakPeserta(ps)
}

package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/pegawai"
)

// namaGuruLeger names all teachers of legers with one decision.
func (k *kunjungan) namaGuruLeger(ls []akademik.Leger) (map[pegawai.ID]string, error) {
	var id []pegawai.ID
	for _, l := range ls {
		for _, m := range l.Mapel {
			id = append(id, m.Guru...)
		}
	}
	tampak, err := k.tampakPegawaiID(id...)
	nama := make(map[pegawai.ID]string, len(tampak))
	for i, t := range tampak {
		nama[i] = t.Nama
	}
	return nama, err
}

func kelasRaporTampak(l akademik.Leger, k akademik.KeadaanRapor, wali string, guru map[pegawai.ID]string) KelasRapor {
	x := KelasRapor{Rombel: l.Rombel, Periode: l.Periode, WaliNama: wali, Keadaan: k.Kelas(), Mapel: len(l.Mapel)}
	for _, m := range l.Mapel {
		switch s := k.Lembar(m.Kode); {
		case s == rapor.Diperiksa || s.Kelas():
			x.Siap++
		case s == rapor.Terbuka:
			var nama []string
			for _, g := range m.Guru {
				nama = append(nama, guru[g])
			}
			teks := m.Nama
			if len(nama) > 0 {
				teks += " (" + strings.Join(nama, ", ") + ")"
			}
			x.Telat = append(x.Telat, teks)
		}
	}
	if !x.Keadaan.Kelas() {
		x.Keadaan = rapor.Terbuka
	}
	return x
}

package pegawaibun

import "github.com/pesantren-go/pesantren/pegawai"

// lain are the fields of an employee that no query looks at.
type lain struct {
	Sebab   pegawai.SebabBerhenti
	Ditutup []pegawai.Penutupan
}

func lainDari(p pegawai.Pegawai) lain { return lain{p.Sebab, p.Ditutup} }

func pasangLain(s string, p *pegawai.Pegawai) error {
	var l lain
	err := baca(s, &l)
	p.Sebab, p.Ditutup = l.Sebab, l.Ditutup
	return err
}

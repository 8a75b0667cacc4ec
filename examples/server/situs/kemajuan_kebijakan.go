package situs

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// tertutupTampak is a purpose that the policy in force does not name.
type tertutupTampak struct {
	Uraian string
	Untuk  string // the first audience that was not told
	Sejak  string // day from which an announced version opens it; "": none does
}

func tampakTertutup(ts []kantor.TujuanTertutup, lokasi *time.Location) (out []tertutupTampak) {
	for _, t := range ts {
		x := tertutupTampak{Uraian: t.Tujuan.Uraian, Untuk: string(t.Audiens[0])}
		if !t.Sejak.IsZero() {
			x.Sejak = dasar.TanggalDari(t.Sejak.In(lokasi)).Panjang()
		}
		out = append(out, x)
	}
	return out
}

// tujuanTertutup lists for the desk what the policies shut, with where to mend it.
func (k *kunjungan) tujuanTertutup() ([]tertutupTampak, error) {
	ts, err := k.s.Kantor.DaftarTujuanTertutup(k.ctx(), k.Lembaga.ID)
	return tampakTertutup(ts, k.Lembaga.Lokasi()), err
}

// angkaTujuan tells the heads and the officer that work is shut because a policy does not
// name it. The zero figure: nothing is.
func (k *kunjungan) angkaTujuan() (angkaBeranda, error) {
	ts, err := k.tujuanTertutup()
	if err != nil || len(ts) == 0 {
		return angkaBeranda{}, err
	}
	a := angkaBeranda{Nama: "Tujuan data tertutup", Nilai: bilangan(len(ts)), Ket: "belum disebut kebijakan privasi; mintalah PPDP menerbitkan versi baru", Ke: "/kebijakan"}
	if akun.Boleh(k.Akun.Peran, akun.MejaPrivasi) {
		a.Ket, a.Ke = "belum disebut kebijakan privasi; terbitkan versi baru", "/privasi/kebijakan?untuk="+ts[0].Untuk
	}
	return a, nil
}

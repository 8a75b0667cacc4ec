package pegawai

import (
	"github.com/pesantren-go/pesantren/dasar"
)

// Hari are the days of presence of one person in a run.
type Hari struct {
	Diketahui bool      // presence, or approved leave, was recorded at all
	Hadir     Kuantitas // days present, official trips included
	Alpa      Kuantitas // days absent without leave
}

// HitungHari counts the days of one person in [dari, sampai], both included. A
// day with a record is what the record says: present when any shift of it was,
// otherwise absent when any was. A day without one is filled by approved leave:
// an official trip counts as present, other leave as neither. A recorded absence
// that approved leave covers is no absence. Days with neither are unknown and not
// counted; the office lists them with [Service.TanpaPresensi].
func HitungHari(presensi []Presensi, cuti []Cuti, dari, sampai dasar.Tanggal) (h Hari) {
	hari := hariCuti(cuti, dari, sampai)
	tercatat := map[dasar.Tanggal]Kehadiran{}
	for _, p := range PresensiBerlaku(presensi) {
		if !p.Mulai.Before(dari) && !p.Mulai.After(sampai) && p.Kehadiran.bobot() > tercatat[p.Mulai].bobot() {
			tercatat[p.Mulai] = p.Kehadiran
		}
	}
	for d, k := range tercatat {
		if _, bercuti := hari[d]; k != Alpa || !bercuti {
			hari[d] = k
		}
	}
	for _, k := range hari {
		switch k {
		case Hadir, DinasHari:
			h.Hadir += 100
		case Alpa:
			h.Alpa += 100
		}
	}
	h.Diketahui = len(hari) > 0
	return h
}

// hariCuti fills days with approved leave.
func hariCuti(cuti []Cuti, dari, sampai dasar.Tanggal) map[dasar.Tanggal]Kehadiran {
	hari := map[dasar.Tanggal]Kehadiran{}
	for _, c := range cuti {
		if c.Status != CutiDisetujui || c.Batal != "" {
			continue
		}
		for d := c.Mulai; !d.After(c.Selesai) && !d.After(sampai); d = d.TambahHari(1) {
			if !d.Before(dari) {
				hari[d] = c.Jenis.Kehadiran()
			}
		}
	}
	return hari
}

// bobot orders what several shifts of one day make of it; 0 is no record.
func (k Kehadiran) bobot() int {
	switch k {
	case "":
		return 0
	case Hadir, DinasHari:
		return 3
	case Alpa:
		return 2
	}
	return 1
}

// Kehadiran is what a day of approved leave counts as.
func (j JenisCuti) Kehadiran() Kehadiran {
	switch j {
	case Dinas:
		return DinasHari
	case CutiSakit:
		return SakitHari
	case IzinPribadi:
		return IzinHari
	}
	return CutiHari
}

package jadwal

import (
	"strconv"
	"strings"
)

// kendala takes over one constraint, or notes its name among those not understood.
func (p *pembacaFET) kendala(k fetKendala) error {
	nama := k.XMLName.Local
	if k.Aktif != nil && !*k.Aktif {
		p.asing[nama+" (Active false)"]++
		return nil
	}
	wajib := false
	if bobot, err := strconv.ParseFloat(strings.TrimSpace(k.Bobot), 64); err == nil {
		wajib = bobot >= 100
	}
	if !wajib && nama != fetJarak {
		p.asing[nama+" ("+k.Bobot+"%)"]++
		return nil
	}
	j := &p.hasil.Jadwal
	switch nama {
	case fetDasarWaktu, fetDasarTempat:
		return nil
	case fetHalangGuru:
		return p.halangan(Pihak{Guru, k.Guru}, k.Halangan)
	case fetHalangKelas:
		return p.halangan(Pihak{Kelas, k.Peserta}, k.Halangan)
	case fetHalangRuang:
		return p.halangan(Pihak{Kamar, k.Ruang}, k.Halangan)
	case fetJedaWaktu:
		return p.jeda(k.Jeda)
	case fetJarak:
		return p.jarak(k, wajib)
	case fetJPHari, fetHariPekan:
		p.beban(k.NamaGuru, k.JPHari, k.HariPekan)
		return nil
	}
	if nama != fetLetak && nama != fetBoleh && nama != fetLetakRuang && nama != fetPilihRuang {
		p.asing[nama]++
		return nil
	}
	if len(k.Kegiatan) != 1 {
		return ErrFET.Invalidf("%s harus menyebut satu kegiatan; simpan ulang dari FET", nama)
	}
	no := k.Kegiatan[0]
	i, ada := p.id[no]
	if !ada {
		p.asing[nama+" (inactive activity)"]++
		return nil
	}
	switch acara := &j.Kegiatan[i]; nama {
	case fetLetak:
		return p.satuLetak(no, k)
	case fetBoleh:
		return p.boleh(acara, k.Mulai)
	case fetLetakRuang:
		p.ruang[no] = k.Ruang
		if k.Terkunci == nil || *k.Terkunci {
			acara.Ruang = []string{k.Ruang}
		}
	case fetPilihRuang:
		acara.Ruang = k.PilihRuang
	}
	return nil
}

func (p *pembacaFET) saat(hari, jam string) (Hari, int, error) {
	h, ada1 := p.hari[hari]
	n, ada2 := p.jam[jam]
	if !ada1 || !ada2 {
		return 0, 0, ErrFET.Invalidf("berkas FET menyebut hari %q atau jam %q yang tidak didaftarkannya; simpan ulang dari FET", hari, jam)
	}
	return h, n, nil
}

// satuLetak takes a place over. The last one counts when the file names several.
func (p *pembacaFET) satuLetak(no int, k fetKendala) error {
	if k.Jam == "" || k.Hari == "" {
		p.asing[fetLetak+" (day or hour only)"]++
		return nil
	}
	h, jam, err := p.saat(k.Hari, k.Jam)
	if err != nil {
		return err
	}
	if p.letak[no] != nil {
		p.asing[fetLetak+" (second of one activity)"]++
	}
	p.letak[no] = &Letak{Waktu: Waktu{h, jam}, Tetap: k.Terkunci == nil || *k.Terkunci}
	return nil
}

func (p *pembacaFET) boleh(k *Kegiatan, mulai []fetMulai) error {
	if len(k.Boleh) > 0 {
		p.asing[fetBoleh+" (second of one activity)"]++
	}
	k.Boleh = nil
	for _, m := range mulai {
		h, jam, err := p.saat(m.Hari, m.Jam)
		if err != nil {
			return err
		}
		k.Boleh = append(k.Boleh, Waktu{h, jam})
	}
	return nil
}

func (p *pembacaFET) selang(s fetSaat) (Hari, Selang, error) {
	h, jam, err := p.saat(s.Hari, s.Jam)
	if err != nil {
		return 0, Selang{}, err
	}
	return h, p.hasil.Jadwal.Kisi[0].jam(h)[jam], nil
}

func (p *pembacaFET) halangan(pihak Pihak, daftar []fetSaat) error {
	for _, s := range daftar {
		h, g, err := p.selang(s)
		if err != nil {
			return err
		}
		p.hasil.Jadwal.Halangan = append(p.hasil.Jadwal.Halangan, Halangan{pihak, h, g})
	}
	return nil
}

func (p *pembacaFET) jeda(daftar []fetSaat) error {
	for _, s := range daftar {
		h, g, err := p.selang(s)
		if err != nil {
			return err
		}
		p.hasil.Jadwal.Jeda = append(p.hasil.Jadwal.Jeda, Jeda{Nama: "jeda", Hari: []Hari{h}, Selang: g, Sumber: "FET"})
	}
	return nil
}

func (p *pembacaFET) jarak(k fetKendala, wajib bool) error {
	s := Sebar{Jarak: k.JarakHari, Anjuran: !wajib}
	if s.Anjuran && k.Berurut != nil && *k.Berurut {
		p.asing[fetJarak+" (Consecutive_If_Same_Day)"]++
	}
	for _, no := range k.Kegiatan {
		i, ada := p.id[no]
		if !ada {
			p.asing[fetJarak+" (inactive activity)"]++
			continue
		}
		s.Kegiatan = append(s.Kegiatan, p.hasil.Jadwal.Kegiatan[i].ID)
	}
	p.hasil.Jadwal.Sebar = append(p.hasil.Jadwal.Sebar, s)
	return nil
}

func (p *pembacaFET) beban(guru string, jpHari, hariPekan int) {
	j := &p.hasil.Jadwal
	if i, ada := p.guru[guru]; ada {
		b := &j.Beban[i]
		b.JPHari, b.HariPekan = terkecil(b.JPHari, jpHari), terkecil(b.HariPekan, hariPekan)
		return
	}
	p.guru[guru] = len(j.Beban)
	j.Beban = append(j.Beban, Beban{Guru: guru, JPHari: jpHari, HariPekan: hariPekan})
}

// terkecil is the tighter of two bounds, of which 0 is none.
func terkecil(a, b int) int {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

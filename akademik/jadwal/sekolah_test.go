package jadwal

import (
	"fmt"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// sekolah24 is an invented pesantren: 24 classes of MTs and MA with 44 JP of 46, twelve
// classes of diniyah in the afternoon, 24 halaqah at dawn, 600 santri who are in one of
// each, and teachers who teach in two tracks. lamaMA is the length of a period of MA;
// with 40 minutes as in MTs, FET can say the same in its own hours.
func sekolah24(lamaMA Menit) Jadwal {
	hari := []Hari{Sabtu, Ahad, Senin, Selasa, Rabu, Kamis}
	formal := func(id string, lama Menit) Kisi {
		k := KisiRata(id, santri.Formal, hari[:5], JamRata(Pukul(7, 0), lama, 8)...)
		k.Hari = append(k.Hari, HariKisi{Kamis, JamRata(Pukul(7, 0), lama, 6)})
		return k
	}
	j := Jadwal{
		Mulai: dasar.Tgl(2026, 7, 13), Selesai: dasar.Tgl(2026, 12, 19), Hari: hari,
		Kisi: []Kisi{formal("mts", 40), formal("ma", lamaMA), KisiRata("diniyah", santri.Diniyah, hari, JamRata(Pukul(13, 30), 45, 2)...),
			KisiRata("tahfidz", santri.Tahfidz, hari, JamRata(Pukul(5, 0), 60, 1)...)},
		Jeda: []Jeda{{Nama: "salat Zuhur", Selang: Selang{Pukul(13, 5), Pukul(13, 25)}, Sumber: "jadwal salat setempat"}},
	}
	for _, r := range []string{"lab ipa", "lab komputer 1", "lab komputer 2", "lapangan", "gor", "halaman"} {
		j.Ruang = append(j.Ruang, Ruang{ID: r})
	}
	var kelas []string
	for _, tingkat := range []string{"7", "8", "9", "10", "11", "12"} {
		for _, huruf := range []string{"A", "B", "C", "D"} {
			kelas = append(kelas, tingkat+huruf)
			j.Rombel = append(j.Rombel, Pecah(tingkat+huruf, "")...)
		}
	}
	s := &penulisSekolah{j: &j}
	for i, k := range kelas {
		kisi := "mts"
		if i >= 12 {
			kisi = "ma"
		}
		for _, m := range strings.Fields("quran:2 akidah:2 fikih:2 ski:2 arab:2,1 ppkn:2 indonesia:2,2,1 mtk:2,2,1 ipa:2,2,1 ips:2,2 inggris:2,2 seni:2 pjok:3 komputer:2 mulok:1") {
			s.mapel(k, kisi, m, i)
		}
	}
	for i := range 12 {
		k := fmt.Sprint("Diniyah ", i+1)
		j.Rombel = append(j.Rombel, Rombel{ID: k})
		for _, m := range strings.Fields("nahwu:2,2 sharaf:2 fiqih:2,1 tauhid:1 akhlak:1") {
			s.mapel(k, "diniyah", m, i)
		}
	}
	for i := range 24 {
		k := fmt.Sprint("Halaqah ", i+1)
		j.Rombel = append(j.Rombel, Rombel{ID: k})
		s.mapel(k, "tahfidz", "tahfidz:1,1,1,1,1", i)
	}
	for i := range 600 {
		j.Santri = append(j.Santri, Keikutsertaan{fmt.Sprint("santri-", i), []string{kelas[i%24], fmt.Sprint("Diniyah ", (i%24)/2+1), fmt.Sprint("Halaqah ", (i*7+i/24)%24+1)}})
	}
	for i := 0; i < 60; i += 6 { // outside teachers do not come on one day
		j.Halangan = append(j.Halangan, Halangan{Pihak{Guru, fmt.Sprintf("g%02d", i)}, hari[i%5], Selang{0, maksMenit}})
	}
	return j
}

type penulisSekolah struct {
	j    *Jadwal
	guru []string         // subject of each teacher
	jp   []map[string]int // and the periods, by track
}

// mapel adds the meetings of one subject of a class: "mtk:2,2,1", kept on different
// days. Its teacher is the first one of the subject with room for it: 24 JP by day, 8 in the diniyah.
func (s *penulisSekolah) mapel(kelas, kisi, m string, urut int) {
	nama, pertemuan, _ := strings.Cut(m, ":")
	sebar := Sebar{Jarak: 1}
	jumlah := 0
	for _, p := range strings.Split(pertemuan, ",") {
		jumlah += int(p[0] - '0')
	}
	guru := s.cariGuru(nama, kisi, jumlah, urut)
	for n, p := range strings.Split(pertemuan, ",") {
		k := Kegiatan{ID: fmt.Sprintf("%s %s %d", kelas, nama, n+1), Kisi: kisi, Mapel: nama, Guru: []string{guru}, Rombel: []string{kelas}, JP: int(p[0] - '0')}
		switch {
		case nama == "ipa" && n == 0 && urut%2 == 0:
			k.Ruang = []string{"lab ipa"}
		case nama == "komputer":
			k.Ruang = []string{"lab komputer 1", "lab komputer 2"}
		case nama == "pjok":
			k.Ruang = []string{"lapangan", "gor", "halaman"}
		}
		sebar.Kegiatan = append(sebar.Kegiatan, k.ID)
		s.j.Kegiatan = append(s.j.Kegiatan, k)
	}
	if len(sebar.Kegiatan) > 1 {
		s.j.Sebar = append(s.j.Sebar, sebar)
	}
}

func (s *penulisSekolah) cariGuru(mapel, kisi string, jp, urut int) string {
	jalur, batas := "formal", 24
	switch mapel { // the same people as by day
	case "fiqih":
		mapel = "fikih"
	case "tauhid", "akhlak":
		mapel = "akidah"
	case "tahfidz":
		return fmt.Sprintf("g%02d", urut*2)
	}
	if kisi == "diniyah" {
		jalur, batas = "diniyah", 8
	}
	for i, m := range s.guru {
		if m == mapel && s.jp[i][jalur]+jp <= batas {
			s.jp[i][jalur] += jp
			return fmt.Sprintf("g%02d", i)
		}
	}
	s.guru, s.jp = append(s.guru, mapel), append(s.jp, map[string]int{jalur: jp})
	return fmt.Sprintf("g%02d", len(s.guru)-1)
}

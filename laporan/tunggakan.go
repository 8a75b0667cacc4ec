package laporan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Tunggakan is who owes what as of a day, aged by due date. A unit opens to its
// classes, a class to its santri, a santri to the account that explains it.
func (s *Service) Tunggakan(ctx context.Context, pel dasar.Pelaku, m keuangan.MintaTunggakan) (Dokumen, error) {
	m, err := s.mintaTunggakan(pel, m)
	if err != nil {
		return Dokumen{}, err
	}
	rows, err := s.Ringkasan.Tunggakan(ctx, pel.Lembaga, m.Saring, m.Pada, m.Umur, m.Menurut)
	if err != nil {
		return Dokumen{}, err
	}
	orang := map[santri.ID]Orang{}
	if m.Menurut == keuangan.PerSantri {
		id := make([]santri.ID, len(rows))
		for i, r := range rows {
			id[i] = r.Santri
		}
		if orang, err = s.orang(ctx, pel, m.Pada.Tanggal, id); err != nil {
			return Dokumen{}, err
		}
		slices.SortStableFunc(rows, func(a, b keuangan.BarisTunggakan) int { return banding(orang[a.Santri], orang[b.Santri]) })
	}
	d := s.dokumen(pel, "Tunggakan per "+string(m.Menurut), m.Pada, Butir{"pada", m.Pada.Tanggal.Panjang()}, Butir{"unit", gabungUnit(m.Saring.Unit)},
		Butir{"kelas", m.Saring.Kelas}, Butir{"komponen", string(m.Saring.Komponen)})
	d.Kolom = kolomTunggakan(m.Menurut, m.Umur)
	total := keuangan.BarisTunggakan{Umur: make([]dasar.Rupiah, len(m.Umur)+1)}
	for _, r := range rows {
		total.Tagihan, total.Jumlah = total.Tagihan+r.Tagihan, total.Jumlah+r.Jumlah
		for i, u := range r.Umur {
			total.Umur[i] += u
		}
	}
	if m.Menurut == keuangan.PerSantri {
		if err := s.Keuangan.TahanTunggakan(ctx, pel, rows); err != nil {
			return Dokumen{}, err
		}
	}
	tahan := 0
	for _, r := range rows {
		d.Baris = append(d.Baris, barisTunggakan(m, r, orang[r.Santri]))
		if r.Tertahan {
			tahan++
		}
	}
	d.sebutDitahan(tahan)
	if !d.Kosong() {
		d.Jumlah = append(kepala(m.Menurut, teks("Jumlah")), bilangan(total.Tagihan))
		for _, u := range total.Umur {
			d.Jumlah = append(d.Jumlah, uang(u))
		}
		d.Jumlah = append(d.Jumlah, uang(total.Jumlah), kosong())
	}
	d.segel()
	return d, nil
}

func (s *Service) mintaTunggakan(pel dasar.Pelaku, m keuangan.MintaTunggakan) (keuangan.MintaTunggakan, error) {
	if err := pel.Validate(); err != nil {
		return m, err
	}
	if m.Umur == nil {
		m.Umur = keuangan.UmurBaku()
	}
	if m.Menurut == "" {
		m.Menurut = keuangan.PerSantri
	}
	if err := m.Umur.Validate(); err != nil {
		return m, err
	}
	if !slices.Contains([]keuangan.MenurutTunggakan{keuangan.PerSantri, keuangan.PerKelas, keuangan.PerUnit}, m.Menurut) {
		return m, keuangan.ErrMenurut.Invalidf("tunggakan dapat dilihat per santri, kelas atau unit").Pada("menurut")
	}
	if len(m.Saring.Unit) == 0 && !pel.Lingkup.Semua {
		for _, u := range pel.Lingkup.Unit {
			m.Saring.Unit = append(m.Saring.Unit, santri.KodeUnit(u))
		}
		if len(m.Saring.Unit) == 0 {
			return m, pel.Lingkup.Periksa("")
		}
	}
	for _, u := range m.Saring.Unit {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return m, err
		}
	}
	m.Pada, m.Saring.Terbuka = s.pada(pel.Lembaga, m.Pada), true
	return m, nil
}

func kolomTunggakan(menurut keuangan.MenurutTunggakan, umur keuangan.Umur) []Kolom {
	var ks []Kolom
	switch menurut {
	case keuangan.PerSantri:
		ks = []Kolom{{"NIS", Teks}, {"Nama", Teks}, {"Unit", Teks}, {"Kelas", Teks}}
	case keuangan.PerKelas:
		ks = []Kolom{{"Unit", Teks}, {"Kelas", Teks}}
	default:
		ks = []Kolom{{"Unit", Teks}}
	}
	ks = append(ks, Kolom{"Tagihan", Bilangan})
	for _, l := range umur.Label() {
		ks = append(ks, Kolom{l, Uang})
	}
	return append(ks, Kolom{"Jumlah", Uang}, Kolom{"Tertua", Hari})
}

// kepala is the leading cells of a total, with a word in the last of them.
func kepala(menurut keuangan.MenurutTunggakan, kata Sel) []Sel {
	n := map[keuangan.MenurutTunggakan]int{keuangan.PerSantri: 4, keuangan.PerKelas: 2, keuangan.PerUnit: 1}[menurut]
	out := make([]Sel, n)
	out[n-1] = kata
	return out
}

func barisTunggakan(m keuangan.MintaTunggakan, r keuangan.BarisTunggakan, o Orang) Baris {
	var b Baris
	hari8 := m.Pada.Tanggal.String()
	switch m.Menurut {
	case keuangan.PerSantri:
		b.Sel = []Sel{teks(o.NIS), teks(o.Nama), teks(string(o.Unit)), teks(o.Kelas)}
		b.Rinci = alamat("santri/"+string(r.Santri)+"/rekening", m.Pada, "pada", hari8)
	case keuangan.PerKelas:
		b.Sel = []Sel{teks(string(r.Unit)), teks(r.Kelas)}
		b.Rinci = alamat("tunggakan", m.Pada, "menurut", string(keuangan.PerSantri), "unit", string(r.Unit), "kelas", r.Kelas, "komponen", string(m.Saring.Komponen), "pada", hari8)
	default:
		b.Sel = []Sel{teks(string(r.Unit))}
		b.Rinci = alamat("tunggakan", m.Pada, "menurut", string(keuangan.PerKelas), "unit", string(r.Unit), "komponen", string(m.Saring.Komponen), "pada", hari8)
	}
	if r.Tertahan {
		b.Rinci, b.Sel = "", append(b.Sel, make([]Sel, len(r.Umur)+3)...)
		return b
	}
	b.Sel = append(b.Sel, bilangan(r.Tagihan))
	for _, u := range r.Umur {
		b.Sel = append(b.Sel, isiAtau(u))
	}
	b.Sel = append(b.Sel, uang(r.Jumlah), hari(r.Tertua))
	return b
}

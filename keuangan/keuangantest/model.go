package keuangantest

import (
	"context"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// modelBuku is what the books should be: a list, and the months that are
// locked. It shares no code with the storages.
type modelBuku struct {
	*buku
	jurnal   []keuangan.Jurnal
	terkunci map[dasar.Bulan]bool
	mati     map[keuangan.KodeAkun]bool
}

// sifatModel runs random commands, good and bad, on a storage and on the model
// and compares everything that can be read after each.
func sifatModel(r *rapid.T, b *buku) {
	m := &modelBuku{buku: b, terkunci: map[dasar.Bulan]bool{}, mati: map[keuangan.KodeAkun]bool{}}
	r.Repeat(map[string]func(*rapid.T){
		"":           m.cocok,
		"catat":      m.catatAcak,
		"rusak":      m.catatRusak,
		"ulang":      m.catatUlang,
		"balik":      m.balikAcak,
		"kunci":      m.kunciAcak,
		"rangkum":    m.rangkumAcak,
		"matikan":    m.matikanAcak,
		"dibatalkan": m.dibatalkan,
	})
}

// harap is the rule that refuses a journal which is right by itself.
func (m *modelBuku) harap(j keuangan.Jurnal) dasar.Aturan {
	if m.terkunci[j.Tanggal.Bulan()] {
		return keuangan.ErrTerkunci
	}
	for _, l := range j.Baris {
		if m.mati[l.Akun] {
			return keuangan.ErrAkunMati
		}
	}
	for _, k := range m.jurnal {
		if j.Membalik != "" && k.Membalik == j.Membalik {
			return keuangan.ErrDibalik
		}
	}
	for _, k := range m.jurnal {
		if k.Sumber == j.Sumber {
			return keuangan.ErrSumber
		}
	}
	return ""
}

// coba posts j and keeps the model in step.
func (m *modelBuku) coba(r *rapid.T, j keuangan.Jurnal) {
	err := m.catat(j)
	if mau := m.harap(j); mau != "" {
		require.ErrorIs(r, err, mau)
		return
	}
	require.NoError(r, err)
	m.jurnal = append(m.jurnal, j.Salin())
}

func (m *modelBuku) catatAcak(r *rapid.T) {
	m.coba(r, m.buku.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...))
}

func (m *modelBuku) catatUlang(r *rapid.T) {
	if len(m.jurnal) == 0 {
		return
	}
	j := m.buku.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...)
	j.Sumber = rapid.SampledFrom(m.jurnal).Draw(r, "sumber").Sumber
	m.coba(r, j)
}

// catatRusak breaks a journal in a way that no state of the books allows.
func (m *modelBuku) catatRusak(r *rapid.T) {
	j := m.buku.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...)
	i := rapid.IntRange(0, len(j.Baris)-1).Draw(r, "baris")
	switch rapid.IntRange(0, 4).Draw(r, "rusak") {
	case 0:
		j.Baris[i].Debit += 1 // no longer balanced, or both sides
	case 1:
		j.Baris[i].Akun = "9.9"
	case 2:
		j.Baris[i].Akun = "1.1.2"
	case 3:
		j.Baris[i].Unit += "x"
	case 4:
		j.Baris = j.Baris[:1]
	}
	err := m.catat(j)
	require.NotEmpty(r, dasar.RuleOf(err), "a refusal names its rule: %v", err)
}

func (m *modelBuku) balikAcak(r *rapid.T) {
	asal := slices.DeleteFunc(slices.Clone(m.jurnal), func(j keuangan.Jurnal) bool { return j.Jenis == keuangan.Pembalik })
	if len(asal) == 0 {
		return
	}
	j, err := rapid.SampledFrom(asal).Draw(r, "asal").Balik(idUji(), hariAcak().Draw(r, "tanggal"), "uji", "petugas-uji", m.kini())
	require.NoError(r, err)
	if rapid.Bool().Draw(r, "sumber lain") {
		j.Sumber = "lain/" + j.ID
	}
	m.coba(r, j)
}

func (m *modelBuku) kunciAcak(r *rapid.T) {
	b := hariAcak().Draw(r, "bulan").Bulan()
	ke := keuangan.PeriodeDikunci
	if m.terkunci[b] {
		ke = keuangan.PeriodeBuka
	}
	require.NoError(r, m.ubahPeriode(b, ke))
	m.terkunci[b] = ke == keuangan.PeriodeDikunci
}

func (m *modelBuku) rangkumAcak(r *rapid.T) {
	var bulan []dasar.Bulan
	if rapid.Bool().Draw(r, "satu bulan") {
		bulan = append(bulan, hariAcak().Draw(r, "bulan").Bulan())
	}
	require.NoError(r, m.st.Buku.Jurnal.Rangkum(ctx, m.l, bulan...))
}

func (m *modelBuku) matikanAcak(r *rapid.T) {
	kode := rapid.SampledFrom(akunAcak[4:]).Draw(r, "akun")
	as, err := m.st.Buku.Akun.Ambil(ctx, m.l, kode)
	require.NoError(r, err)
	a := as[kode]
	a.Aktif = m.mati[kode]
	require.NoError(r, m.st.Buku.Akun.Simpan(ctx, m.l, a))
	m.mati[kode] = !a.Aktif
}

// dibatalkan posts in a unit that fails afterwards: nothing of it stays.
func (m *modelBuku) dibatalkan(r *rapid.T) {
	j := m.buku.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...)
	batal := dasar.ErrSibuk.Unavailablef("batal")
	err := m.at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		if err := keuangan.Catat(ctx, st.Buku, j); err != nil {
			return err
		}
		return batal
	})
	if mau := m.harap(j); mau != "" {
		require.ErrorIs(r, err, mau)
		return
	}
	require.ErrorIs(r, err, dasar.ErrSibuk)
}

// cocok compares the storage with the model.
func (m *modelBuku) cocok(r *rapid.T) {
	m.utuh(r)
	urut := slices.Clone(m.jurnal)
	slices.SortFunc(urut, func(a, b keuangan.Jurnal) int {
		if c := a.Tanggal.Compare(b.Tanggal); c != 0 {
			return c
		}
		if c := a.Dicatat.Compare(b.Dicatat); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	n := rapid.IntRange(1, 5).Draw(r, "per halaman")
	require.Equal(r, urut, slices.Concat([]keuangan.Jurnal(nil), m.semuaJurnal(r, keuangan.SaringJurnal{Terlama: true}, n)), "bytes of every journal")
	pada := saatAcak(r, m.buku)
	require.Equal(r, hitung(m.jurnal, pada), m.saldoUnit(r, pada), "as of %+v", pada)

	s := keuangan.SaringBuku{Akun: rapid.SampledFrom(akunAcak).Draw(r, "akun"), Sampai: pada.Tanggal, Tercatat: pada.Tercatat}
	baris, _ := bacaBuku(r, m.buku, s)
	var saldo dasar.Rupiah
	i := 0
	for _, j := range urut {
		for _, l := range j.Baris {
			if l.Akun != s.Akun || (!s.Sampai.IsZero() && j.Tanggal.After(s.Sampai)) || (!s.Tercatat.IsZero() && j.Dicatat.After(s.Tercatat)) {
				continue
			}
			saldo += l.Debit - l.Kredit
			require.Less(r, i, len(baris), "a line is missing")
			require.Equal(r, j.ID, baris[i].Jurnal)
			require.Equal(r, saldo, baris[i].SaldoSesudah)
			i++
		}
	}
	require.Len(r, baris, i, "a line too many")
}

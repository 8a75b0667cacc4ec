package keuangan

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrVA says that a virtual account number is not 6 to 30 digits.
	ErrVA = dasar.Aturan("KEU-VA-01")
	// ErrVADipakai says that a number belongs to another santri already.
	ErrVADipakai = dasar.Aturan("KEU-VA-02")
	// ErrVASantri says that the santri of a number does not exist here.
	ErrVASantri = dasar.Aturan("KEU-VA-03")
)

// NomorVA ties a virtual account number to a santri: a mapping table, never
// parsed back from the number.
type NomorVA struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Nomor   string          `privasi:"kategori=keuangan.pembayaran;kelas=umum;retensi=identitas;terbuka=dicocokkan dengan mutasi bank"`
	Santri  santri.ID       `privasi:"orang=santri"`
}

const maksVA = 30

// Validate refuses a number that is not 6 to 30 digits.
func (v NomorVA) Validate() error {
	if len(v.Nomor) < 6 || len(v.Nomor) > maksVA || strings.Trim(v.Nomor, "0123456789") != "" {
		return ErrVA.Invalidf("nomor rekening virtual harus 6 sampai %d angka", maksVA).Pada("nomor")
	}
	if v.Santri == "" {
		return ErrVASantri.Invalidf("pilih santri pemilik nomor rekening virtual").Pada("santri")
	}
	return nil
}

// AturVA maps virtual account numbers to santri, for banks whose numbers do not
// follow from the NIS. All or none; a number never moves to another santri.
func (s *Service) AturVA(ctx context.Context, pel dasar.Pelaku, vas ...NomorVA) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	id := make([]santri.ID, len(vas))
	for i := range vas {
		vas[i].Lembaga = pel.Lembaga
		if err := vas[i].Validate(); err != nil {
			return err
		}
		id[i] = vas[i].Santri
	}
	ada, err := s.santriAda(ctx, pel.Lembaga, id)
	if err != nil {
		return err
	}
	for _, v := range vas {
		if _, ok := ada[v.Santri]; !ok {
			return ErrVASantri.NotFoundf("santri pemilik nomor rekening virtual tidak ditemukan; muat ulang daftar santri").Pada("santri")
		}
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error { return st.Mutasi.SimpanVA(ctx, pel.Lembaga, vas...) })
}

// TerbitkanVA gives every santri, whatever the status, the number prefix + NIS
// that the bank uses here ([Pengaturan].AwalanVA), and returns how many santri
// have one. Without prefix nothing happens. Numbers that exist stay: a NIS that
// was mended later gives a second number to the same santri, which is right,
// because parents keep paying to the first.
func (s *Service) TerbitkanVA(ctx context.Context, pel dasar.Pelaku) (int, error) {
	if err := seluruh(pel); err != nil {
		return 0, err
	}
	vas, _, err := s.nomorBaku(ctx, pel.Lembaga)
	if err != nil || len(vas) == 0 {
		return 0, err
	}
	lama, err := s.pemilikVA(ctx, pel.Lembaga, vas)
	if err != nil {
		return 0, err
	}
	baru := slices.DeleteFunc(slices.Clone(vas), func(v NomorVA) bool { return lama[v.Nomor] != "" })
	if len(baru) == 0 {
		return len(vas), nil
	}
	return len(vas), s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error { return st.Mutasi.SimpanVA(ctx, pel.Lembaga, baru...) })
}

func (s *Service) pemilikVA(ctx context.Context, l dasar.LembagaID, vas []NomorVA) (map[string]santri.ID, error) {
	nomor := make([]string, len(vas))
	for i, v := range vas {
		nomor[i] = v.Nomor
	}
	return s.Stores.Mutasi.CariVA(ctx, l, nomor...)
}

// semuaStatus are the statuses of people whose numbers are known: everyone.
func semuaStatus() []santri.Status {
	return []santri.Status{santri.Calon, santri.Aktif, santri.Cuti, santri.Skors, santri.TanpaKabar, santri.Berhenti, santri.MutasiKeluar,
		santri.Boyong, santri.Dikeluarkan, santri.Lulus, santri.Pengabdian, santri.Alumni, santri.Wafat}
}

// nomorBaku computes the numbers that follow from prefix and NIS, and who the
// santri are. NIS with anything but digits have none.
func (s *Service) nomorBaku(ctx context.Context, l dasar.LembagaID) ([]NomorVA, map[santri.ID]santri.KeluargaID, error) {
	hari := s.hariIni(l)
	atur, err := s.Stores.Setelan(ctx, l, hari)
	if err != nil || atur.AwalanVA == "" {
		return nil, nil, err
	}
	var vas []NomorVA
	keluarga := map[santri.ID]santri.KeluargaID{}
	for p, err := range s.Stores.Santri.Peserta(ctx, l, hari, semuaStatus()...) {
		if err != nil {
			return nil, nil, err
		}
		v := NomorVA{Lembaga: l, Nomor: atur.AwalanVA + string(p.NIS), Santri: p.ID}
		if p.NIS != "" && v.Validate() == nil {
			vas = append(vas, v)
			keluarga[p.ID] = p.Keluarga
		}
	}
	return vas, keluarga, nil
}

// santriAda returns those of the santri that exist, with their families.
func (s *Service) santriAda(ctx context.Context, l dasar.LembagaID, id []santri.ID) (map[santri.ID]santri.Peserta, error) {
	out := make(map[santri.ID]santri.Peserta, len(id))
	for ruas := range slices.Chunk(id, 1000) {
		ps, err := s.Stores.Santri.PesertaID(ctx, l, s.hariIni(l), ruas...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			out[p.ID] = p
		}
	}
	return out, nil
}

// kenalVA finds the owners of the numbers in texts: first in the mapping
// table, then, for numbers that are not in it yet, by prefix and NIS.
func (s *Service) kenalVA(ctx context.Context, l dasar.LembagaID, nomor []string) (map[string]Usulan, error) {
	out := make(map[string]Usulan, len(nomor))
	if len(nomor) == 0 {
		return out, nil
	}
	pemilik, err := s.Stores.Mutasi.CariVA(ctx, l, nomor...)
	if err != nil {
		return nil, err
	}
	baku, keluarga, err := s.nomorBaku(ctx, l)
	if err != nil {
		return nil, err
	}
	dicari := himpun(nomor)
	for _, v := range baku {
		if _, ada := pemilik[v.Nomor]; !ada && dicari[v.Nomor] {
			pemilik[v.Nomor] = v.Santri
		}
	}
	id := make([]santri.ID, 0, len(pemilik))
	for _, p := range pemilik {
		if _, ada := keluarga[p]; !ada {
			id = append(id, p)
		}
	}
	ada, err := s.santriAda(ctx, l, id)
	if err != nil {
		return nil, err
	}
	for n, p := range pemilik {
		k, ok := keluarga[p]
		if q, dikenal := ada[p]; dikenal {
			k, ok = q.Keluarga, true
		}
		if ok {
			out[n] = Usulan{p, k, SebabVA}
		}
	}
	return out, nil
}

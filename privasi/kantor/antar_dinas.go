package kantor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// JelangTenggat is how long before the deadline of a request who handles it is reminded.
// The number is the product's.
const JelangTenggat = 24 * time.Hour

// sudahDiputus are the states in which a request has its answer and is not closed.
var sudahDiputus = []hak.Status{hak.Dipenuhi, hak.DipenuhiSebagian, hak.Ditolak, hak.Diberitahukan}

// tungguJawaban are those whose requests were decided, as long as the requests are open:
// the answer is read on the page of the request.
func (s *Service) tungguJawaban(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	ps, err := semuaBerstatus(ctx, s, laciPermohonan, l, SaringPermohonan{Status: sudahDiputus}.rekaman(s.kini()).Status...)
	for _, p := range ps {
		as = append(as, antar.Baru(l, antar.JawabanHak, p.ID, p.Pemohon, time.Time{}, s.kini()))
	}
	return as, err
}

// tungguTenggat are the officers who are free to handle a request that is due soon or
// overdue, or else the leadership: once for each request and deadline.
func (s *Service) tungguTenggat(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	if s.Petugas == nil {
		return nil, nil
	}
	f := SaringPermohonan{Status: slices.DeleteFunc(hak.SemuaStatus(), func(x hak.Status) bool { return !x.Terbuka() })}.rekaman(s.kini())
	f.Sebelum = s.kini().Add(JelangTenggat)
	ps, _, err := laciPermohonan.cari(ctx, s, l, f, dasar.Page{Limit: dasar.MaxPage}) // the earliest; the rest follows when these are answered
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	xs, err := s.Petugas.Petugas(ctx, l, privasi.PeranPPDP, privasi.PeranKepala, privasi.PeranPengasuh)
	for _, p := range ps {
		for _, a := range bebasUntuk(xs, p) {
			as = append(as, antar.Baru(l, antar.TenggatHak, p.ID+"/"+p.Batas().UTC().Format(time.RFC3339), a.Subjek, p.Batas(), s.kini()))
		}
	}
	return as, err
}

// tungguDarurat are the officers who review an emergency opening: never whose own it was.
func (s *Service) tungguDarurat(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	if s.Petugas == nil {
		return nil, nil
	}
	ds, err := semuaBerstatus(ctx, s, laciDarurat, l, "terbuka")
	if err != nil || len(ds) == 0 {
		return nil, err
	}
	xs, err := s.mejaHak(ctx, l)
	for _, d := range ds {
		for _, a := range xs {
			if a.Akun != d.Akun {
				as = append(as, antar.Baru(l, antar.TinjauDarurat, d.ID, a.Subjek, d.Tinjau, s.kini()))
			}
		}
	}
	return as, err
}

// naskahHak writes the number and the day; what was asked is read where it is opened
// through the door.
func (s *Service) naskahHak(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	_, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		id, _, _ := strings.Cut(a.Rujukan, "/")
		p, err := laciPermohonan.ambil(ctx, s, l, id)
		if err != nil {
			return Surat{}, err
		}
		nomor := Nomor(p.ID, p.Dicatat)
		if a.Jenis == antar.JawabanHak {
			return Surat{judulKabar[a.Jenis], alinea(fmt.Sprintf("Permohonan Anda nomor %s dijawab pada %s.", nomor, s.hariPanjang(l, p.Diputus)), "Bukalah Data saya, lalu Permohonan, untuk membaca jawabannya dan mengunduh suratnya. Bila Anda tidak setuju, di sana tertulis juga cara mengadu.", tanya)}, nil
		}
		return Surat{judulKabar[a.Jenis], fmt.Sprintf("Permohonan nomor %s harus dijawab paling lambat %s pukul %s. Bukalah meja pelindungan data, lalu Permohonan.", nomor, s.hariPanjang(l, a.Batas), a.Batas.In(s.zona(l)).Format("15.04"))}, nil
	})
}

func (s *Service) naskahDarurat(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		d, err := laciDarurat.ambil(ctx, s, l, a.Rujukan)
		if err != nil {
			return Surat{}, err
		}
		return Surat{judulKabar[a.Jenis], s.isiDarurat(l, d)}, nil
	})
}

func (s *Service) isiDarurat(l dasar.LembagaID, d pendedahan.Darurat) string {
	return fmt.Sprintf("Pada %s data seseorang dibuka dengan akses darurat. Tinjaulah paling lambat %s di meja pelindungan data, Akses darurat; sesudah itu akun yang membukanya terkunci sampai ditinjau.", s.hariPanjang(l, d.Mulai), s.hariPanjang(l, d.Tinjau))
}

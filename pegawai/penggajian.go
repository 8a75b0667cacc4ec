package pegawai

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrBasi says that the inputs changed since the run was computed.
	ErrBasi = dasar.Aturan("PEG-PUTARAN-08")
	// ErrBahanKurang says that some people's records do not allow a slip;
	// [*GalatBahan] lists them all.
	ErrBahanKurang = dasar.Aturan("PEG-PUTARAN-10")
	// ErrJamTertunda says that lessons of the run wait for approval.
	ErrJamTertunda = dasar.Aturan("PEG-PUTARAN-11")
	// ErrTanpaPegawai says that nobody is in service in the run.
	ErrTanpaPegawai = dasar.Aturan("PEG-PUTARAN-12")
)

// Kurang is one person whose slip cannot be computed, and why.
type Kurang struct {
	Pegawai ID
	Nomor   string // the office's number
	Err     *dasar.Error
}

// GalatBahan lists everybody whose records do not allow a slip. Nothing of the run
// is stored.
type GalatBahan struct{ Kurang []Kurang }

func (g *GalatBahan) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "[%s] %d pegawai belum dapat dihitung", string(ErrBahanKurang), len(g.Kurang))
	for i, k := range g.Kurang {
		if i == 20 {
			fmt.Fprintf(&b, "; dan %d lagi", len(g.Kurang)-i)
			break
		}
		fmt.Fprintf(&b, "; %s: %s", k.Nomor, k.Err.Message)
	}
	return b.String()
}

// Unwrap gives the error that people and the API see.
func (g *GalatBahan) Unwrap() error {
	pesan, _ := strings.CutPrefix(g.Error(), "["+string(ErrBahanKurang)+"] ")
	return ErrBahanKurang.Invalidf("%s", pesan).Pada("pegawai")
}

// BuatPutaran opens a draft. A month has one run of a kind and number
// ([ErrPutaranGanda]). kunci is the caller's idempotency key, or "".
func (s *Service) BuatPutaran(ctx context.Context, pel dasar.Pelaku, kunci string, p Putaran) (Putaran, error) {
	if err := seluruh(pel); err != nil {
		return Putaran{}, err
	}
	baru := Putaran{
		Lembaga: pel.Lembaga, ID: idBaru(), Jenis: p.Jenis, Nomor: max(p.Nomor, 1), Masa: p.Masa, Dari: p.Dari, Sampai: p.Sampai, Status: Draf, Oleh: pel.ID, Dicatat: s.kini(),
	}
	if baru.Dari.IsZero() && baru.Sampai.IsZero() {
		baru.Dari, baru.Sampai = p.Masa.Awal(), p.Masa.Akhir()
	}
	if err := baru.Validate(); err != nil {
		return Putaran{}, err
	}
	masukan := []any{baru.Jenis, baru.Nomor, baru.Masa, baru.Dari, baru.Sampai}
	id, _, err := s.sekali(ctx, pel, "putaran", kunci, masukan, baru.ID, func(ctx context.Context, st Stores) error {
		return st.Putaran.Simpan(ctx, pel.Lembaga, baru)
	})
	if err != nil {
		return Putaran{}, err
	}
	return s.Putaran(ctx, pel, id)
}

// Putaran returns one run.
func (s *Service) Putaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	if err := seluruh(pel); err != nil {
		return Putaran{}, err
	}
	ada, err := s.Stores.Putaran.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return Putaran{}, err
	}
	if len(ada) == 0 {
		return Putaran{}, ErrPutaranTiada.NotFoundf("putaran gaji tidak ditemukan")
	}
	return ada[0], nil
}

// DaftarPutaran returns a page of runs, newest first.
func (s *Service) DaftarPutaran(ctx context.Context, pel dasar.Pelaku, h dasar.Page) ([]Putaran, string, error) {
	if err := seluruh(pel); err != nil {
		return nil, "", err
	}
	return s.Stores.Putaran.Cari(ctx, pel.Lembaga, h)
}

// HitungPutaran computes the slips of everybody and stores them, all or none.
// People whose records do not allow a slip are all named in a [*GalatBahan]. It
// may be repeated while the run is not checked; the same inputs give the same
// Sidik and leave the run as it was.
func (s *Service) HitungPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	return s.langkah(ctx, pel, id, Dihitung, "", func(ctx context.Context, st Stores, p *Putaran, r *Rencana) error {
		jumlah, err := s.simpanSlip(ctx, st, *p, r)
		if err != nil {
			return err
		}
		p.Jumlah, p.Sidik, p.Tabel = jumlah.Jumlahan, jumlah.sidik(), r.Tabel
		return nil
	})
}

// PeriksaPutaran, SetujuiPutaran and KembalikanPutaran move a run between the
// people who look at it; giving it back needs a reason and means computing again.
func (s *Service) PeriksaPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	return s.langkah(ctx, pel, id, Diperiksa, "", nil)
}

// SetujuiPutaran approves a checked run; see [Service.PeriksaPutaran].
func (s *Service) SetujuiPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	return s.langkah(ctx, pel, id, Disetujui, "", nil)
}

// KembalikanPutaran gives a checked or approved run back with a reason.
func (s *Service) KembalikanPutaran(ctx context.Context, pel dasar.Pelaku, id, alasan string) (Putaran, error) {
	if strings.TrimSpace(alasan) == "" {
		return Putaran{}, ErrAlasan.Invalidf("sebutkan alasannya").Pada("alasan")
	}
	return s.langkah(ctx, pel, id, Dihitung, alasan, nil)
}

// KunciPutaran freezes an approved run. It computes everything once more, after it
// holds the lock that repayments of kasbon and other runs take: when the inputs
// changed since, nothing is locked and [ErrBasi] (Conflict) says so. Money that is
// paid back at the same moment is so either seen here or refused there.
func (s *Service) KunciPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	return s.langkah(ctx, pel, id, Dikunci, "", func(ctx context.Context, st Stores, p *Putaran, r *Rencana) error {
		if err := st.Putaran.KunciMasa(ctx, p.Lembaga); err != nil {
			return err
		}
		jumlah := buatPenjumlah()
		for slip, err := range r.Slip(Kumpulkan(ctx, st, p.Lembaga, *p), false) {
			if err != nil {
				return err
			}
			jumlah.tambah(&slip)
		}
		if jumlah.sidik() != p.Sidik {
			return ErrBasi.Conflictf("data berubah sejak putaran dihitung; kembalikan, hitung, dan periksa lagi").Pada("status")
		}
		return nil
	})
}

// Pembayaran says how a locked run was paid.
type Pembayaran struct {
	Tanggal  dasar.Tanggal
	Rujukan  string // number of the transfer file or cash list
	Rekening string // bank account that paid; "" with Laci
	Laci     string // drawer that paid cash
}

// BayarPutaran records that a locked run was paid.
func (s *Service) BayarPutaran(ctx context.Context, pel dasar.Pelaku, id string, b Pembayaran) (Putaran, error) {
	rujukan, err := dasar.Rapikan(b.Rujukan, 80)
	if err != nil {
		return Putaran{}, err
	}
	if b.Tanggal.IsZero() || b.Tanggal.After(s.HariIni(pel.Lembaga)) || rujukan == "" || (b.Rekening == "") == (b.Laci == "") {
		return Putaran{}, ErrPembayaran.Invalidf("isi tanggal bayar (paling akhir hari ini), rujukannya, dan rekening atau laci yang membayar").Pada("tanggal")
	}
	return s.langkah(ctx, pel, id, Dibayar, "", func(_ context.Context, _ Stores, p *Putaran, _ *Rencana) error {
		p.Dibayar, p.Rujukan, p.Rekening, p.Laci = b.Tanggal, rujukan, b.Rekening, b.Laci
		return nil
	})
}

// ErrPembayaran says that a payment of a run lacks its day, reference or source.
var ErrPembayaran = dasar.Aturan("PEG-PUTARAN-13")

// PostingPutaran posts a paid run to the books, once, in the same unit of work:
// expense and liabilities on the last day of the run, the payment on its day.
func (s *Service) PostingPutaran(ctx context.Context, pel dasar.Pelaku, id string) (Putaran, error) {
	return s.langkah(ctx, pel, id, Diposting, "", func(ctx context.Context, st Stores, p *Putaran, r *Rencana) error {
		buku := BuatPembukuan(r.Setelan.Akun)
		for slip, err := range st.Slip.Alirkan(ctx, p.Lembaga, p.ID) {
			if err != nil {
				return err
			}
			buku.Tambah(&slip)
		}
		return keuangan.Catat(ctx, st.Buku, buku.Jurnal(*p, pel.ID, s.kini())...)
	})
}

// BalikPutaran undoes a run with a reason: it counts no longer, and what it posted
// is posted the other way round. The month may then have a new run. dari, unless none,
// are the states it may be in, looked at while the run is held: who may not undo a
// payment is refused with [ErrLangkah] (Conflict) when it was paid a moment before.
func (s *Service) BalikPutaran(ctx context.Context, pel dasar.Pelaku, id, alasan string, dari ...StatusPutaran) (Putaran, error) {
	return s.langkah(ctx, pel, id, Dibalik, alasan, func(ctx context.Context, st Stores, p *Putaran, _ *Rencana) error {
		lama := p.Peristiwa[len(p.Peristiwa)-1].Dari
		if len(dari) > 0 && !slices.Contains(dari, lama) {
			return ErrLangkah.Conflictf("putaran baru saja %s; muat ulang, lalu mintalah yang berwenang membatalkannya", lama)
		}
		if lama != Diposting {
			return nil
		}
		return s.balikJurnal(ctx, st, pel, *p)
	})
}

// langkah takes a run one step further in a unit of work: the run is held, the step
// checked, kerja does the work, and the run is stored.
func (s *Service) langkah(ctx context.Context, pel dasar.Pelaku, id string, ke StatusPutaran, alasan string, kerja func(context.Context, Stores, *Putaran, *Rencana) error) (hasil Putaran, err error) {
	if err := seluruh(pel); err != nil {
		return Putaran{}, err
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		lama, err := st.Putaran.Kunci(ctx, pel.Lembaga, id)
		if err != nil {
			return err
		}
		if lama.Status == ke && ke != Dihitung { // asked twice: done once
			hasil = lama
			return nil
		}
		set, err := s.setelan(ctx, st, pel.Lembaga, lama.Sampai)
		if err != nil {
			return err
		}
		p, err := lama.Ke(ke, alasan, pel.ID, set.PenyetujuLain, s.kini())
		if err != nil {
			return err
		}
		if kerja != nil {
			r, err := s.rencana(ctx, st, lama, set)
			if err != nil {
				return err
			}
			if err := kerja(ctx, st, &p, r); err != nil {
				return err
			}
		}
		if ke == Dihitung && lama.Status == Dihitung && lama.Sidik == p.Sidik && alasan == "" {
			hasil = lama
			return nil
		}
		hasil = p
		hasil.Versi++
		return st.Putaran.Simpan(ctx, pel.Lembaga, p)
	})
	return hasil, err
}

// setelan returns the settings of a day.
func (s *Service) setelan(ctx context.Context, st Stores, l dasar.LembagaID, hari dasar.Tanggal) (Pengaturan, error) {
	riwayat, err := st.Master.Pengaturan(ctx, l)
	if err != nil {
		return Pengaturan{}, err
	}
	set, ada := PengaturanBerlaku(riwayat, hari)
	if !ada {
		return set, ErrPengaturan.Invalidf("pengaturan penggajian belum diisi untuk %s; isi upah minimum, kelas JKK, dan lainnya dahulu", hari.Panjang()).Pada("pengaturan")
	}
	return set, nil
}

// rencana compiles the plan of a run.
func (s *Service) rencana(ctx context.Context, st Stores, p Putaran, set Pengaturan) (*Rencana, error) {
	kom, err := st.Master.Komponen(ctx, p.Lembaga)
	if err != nil {
		return nil, err
	}
	jab, err := st.Master.Jabatan(ctx, p.Lembaga)
	if err != nil {
		return nil, err
	}
	h, err := s.hukum()
	if err != nil {
		return nil, err
	}
	return Rencanakan(p, set, kom, jab, h)
}

// hukum returns the tables in use: the embedder's, or the embedded ones.
func (s *Service) hukum() (Hukum, error) {
	if s.Hukum.PPh != nil {
		return s.Hukum, nil
	}
	return HukumBaku()
}

// simpanSlip computes and stores the slips of a run in one pass.
func (s *Service) simpanSlip(ctx context.Context, st Stores, p Putaran, r *Rencana) (*penjumlah, error) {
	if n, err := st.SumberJam.JamTertunda(ctx, p.Lembaga, p.Dari, p.Sampai); err != nil {
		return nil, err
	} else if n > 0 {
		return nil, ErrJamTertunda.Conflictf("%d catatan jam mengajar masih menunggu persetujuan; setujui atau batalkan dahulu", n).Pada("jam")
	}
	jumlah := buatPenjumlah()
	err := st.Slip.Ganti(ctx, p.Lembaga, p.ID, func(yield func(Slip, error) bool) {
		for slip, err := range r.Slip(Kumpulkan(ctx, st, p.Lembaga, p), true) {
			if err == nil {
				jumlah.tambah(&slip)
			}
			if !yield(slip, err) || err != nil {
				return
			}
		}
	})
	if err == nil && jumlah.Orang == 0 {
		err = ErrTanpaPegawai.Invalidf("tidak ada pegawai yang dibayar dalam putaran ini").Pada("masa")
	}
	return jumlah, err
}

// Slip computes everybody who comes along. Refusals that a person can mend are
// gathered over all of them and given at the end as one [*GalatBahan]; from the
// first refusal on no slip is given any more.
func (r *Rencana) Slip(bahan func(yield func(Bahan, error) bool), jelaskan bool) func(yield func(Slip, error) bool) {
	return func(yield func(Slip, error) bool) {
		var kurang []Kurang
		for b, err := range bahan {
			if err != nil {
				yield(Slip{}, err)
				return
			}
			slip, err := r.Hitung(&b, jelaskan)
			if e, ok := errors.AsType[*dasar.Error](err); ok && e.Kind != dasar.Internal {
				kurang = append(kurang, Kurang{b.Pegawai.ID, b.Pegawai.Nomor, e})
				continue
			}
			if err != nil {
				yield(Slip{}, err)
				return
			}
			if len(kurang) == 0 && slip.berisi() && !yield(slip, nil) {
				return
			}
		}
		if len(kurang) > 0 {
			yield(Slip{}, &GalatBahan{kurang})
		}
	}
}

// berisi reports that the slip pays or withholds anything: a run of THR leaves out
// whoever gets none.
func (s *Slip) berisi() bool {
	return len(s.Baris) > 0 && (s.Bruto != 0 || s.Dibayar != 0 || s.PPh != 0)
}

// balikJurnal posts the opposite of what a run posted.
func (s *Service) balikJurnal(ctx context.Context, st Stores, pel dasar.Pelaku, p Putaran) error {
	unit := map[santri.KodeUnit]bool{}
	for slip, err := range st.Slip.Alirkan(ctx, p.Lembaga, p.ID) {
		if err != nil {
			return err
		}
		for _, b := range slip.Baris {
			unit[b.Unit] = true
		}
	}
	var sumber []string
	for u := range unit {
		sumber = append(sumber, sumberBeban(p, u), sumberBayar(p, u))
	}
	slices.Sort(sumber)
	asal, err := st.Buku.Jurnal.Sumber(ctx, p.Lembaga, sumber...)
	if err != nil {
		return err
	}
	balik := make([]keuangan.Jurnal, len(asal))
	for i, j := range asal {
		if balik[i], err = j.Balik(idBaru(), s.HariIni(p.Lembaga), "Pembatalan putaran gaji", pel.ID, s.kini()); err != nil {
			return err
		}
	}
	return keuangan.Catat(ctx, st.Buku, balik...)
}

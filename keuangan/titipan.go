package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// PermintaanKembali asks for credit to be given back to a family, from a drawer
// (Tunai) or a bank account (Transfer). An unset Tanggal is today.
type PermintaanKembali struct {
	Keluarga santri.KeluargaID
	Jumlah   dasar.Rupiah
	Cara     CaraBayar
	Tanggal  dasar.Tanggal
	Laci     string
	Rekening string
	Alasan   string
}

// KembalikanTitipan gives credit back to the family, never more than it has:
// debit titipan, kredit cash or bank. The unit that holds the credit lies in the
// actor's scope. The result is a [Pembayaran] with
// negative amounts, which [Service.BalikBayar] can undo like any other.
func (s *Service) KembalikanTitipan(ctx context.Context, pel dasar.Pelaku, kunci string, p PermintaanKembali) (HasilBayar, error) {
	hari := s.hariIni(pel.Lembaga)
	b := s.pembayaran(pel, PermintaanBayar{Keluarga: p.Keluarga, Cara: p.Cara, Jumlah: p.Jumlah, Tanggal: p.Tanggal, Laci: p.Laci, Rekening: p.Rekening})
	if err := b.Validate(hari); err != nil {
		return HasilBayar{}, err
	}
	if p.Cara != Tunai && p.Cara != Transfer {
		return HasilBayar{}, ErrBayarCara.Invalidf("titipan dikembalikan tunai atau lewat transfer").Pada("cara")
	}
	var err error
	if b.Alasan, err = alasanKoreksi(p.Alasan); err != nil {
		return HasilBayar{}, err
	}
	at, err := s.aturanBayar(ctx, pel, p.Keluarga, b.Tanggal)
	if err != nil {
		return HasilBayar{}, err
	}
	b.Jumlah, b.SisaTitipan = -b.Jumlah, -b.Jumlah
	var h HasilBayar
	id, ulang, err := s.sekali(ctx, pel.Lembaga, "titipan.kembali", kunci, p, b.ID, func(ctx context.Context, st Stores) error {
		h, err = kembalikan(ctx, st, at, b)
		return err
	})
	if err != nil {
		return HasilBayar{}, err
	}
	if ulang {
		return s.hasilUlang(ctx, pel, id)
	}
	return h, nil
}

func kembalikan(ctx context.Context, st Stores, at AturanBayar, b Pembayaran) (HasilBayar, error) {
	titipan, err := st.Bayar.KunciTitipan(ctx, b.Lembaga, b.Keluarga, at.Unit)
	if err != nil {
		return HasilBayar{}, err
	}
	if err := at.Lingkup.Periksa(string(titipan.Unit)); err != nil {
		return HasilBayar{}, err
	}
	if titipan.Saldo += b.Jumlah; titipan.Saldo < 0 {
		return HasilBayar{}, ErrTitipanKurang.Invalidf("titipan keluarga ini hanya %s", titipan.Saldo-b.Jumlah).Pada("jumlah")
	}
	var k barisJurnal
	k.debit(Baris{Akun: at.Akun.Titipan, Unit: titipan.Unit}, -b.Jumlah)
	k.kredit(barisUang(at, b.Cara, b.Laci, b.Rekening, titipan.Unit), -b.Jumlah)
	j := Jurnal{
		Lembaga: b.Lembaga, ID: b.ID, Sumber: sumberBayar(b.ID), Jenis: Umum, Tanggal: b.Tanggal, Keterangan: "Pengembalian titipan",
		Oleh: b.Oleh, Dicatat: b.Dicatat, Baris: k.selesai(at.Akun.AntarUnit),
	}
	if err := Catat(ctx, st.Buku, j); err != nil {
		return HasilBayar{}, err
	}
	gerak := []GerakTitipan{gerakTitipan(b, 1, b.Keluarga, b.Jumlah, "")}
	if err := st.Bayar.Tambah(ctx, b.Lembaga, b, nil, gerak); err != nil {
		return HasilBayar{}, err
	}
	return HasilBayar{PembayaranRinci: PembayaranRinci{Pembayaran: b}, Pembagian: Pembagian{Sisa: b.SisaTitipan}, Titipan: titipan.Saldo}, nil
}

// TitipanKeluarga returns the credit of families as of pada. Without families
// it lists all that have any, which takes an actor who covers the whole
// institution; families out of scope, and those whose money the door does not release,
// are absent.
func (s *Service) TitipanKeluarga(ctx context.Context, pel dasar.Pelaku, pada PadaSaat, ks ...santri.KeluargaID) (map[santri.KeluargaID]dasar.Rupiah, error) {
	if len(ks) == 0 {
		if err := seluruh(pel); err != nil {
			return nil, err
		}
		return s.titipanDilihat(ctx, pel, pada)
	}
	var boleh []santri.KeluargaID
	for _, k := range ks {
		switch _, err := s.keluarga(ctx, pel, k); {
		case err == nil:
			boleh = append(boleh, k)
		case dasar.KindOf(err) != dasar.NotFound:
			return nil, err
		}
	}
	if len(boleh) == 0 {
		return map[santri.KeluargaID]dasar.Rupiah{}, nil
	}
	return s.titipanDilihat(ctx, pel, pada, boleh...)
}

func (s *Service) titipanDilihat(ctx context.Context, pel dasar.Pelaku, pada PadaSaat, ks ...santri.KeluargaID) (map[santri.KeluargaID]dasar.Rupiah, error) {
	m, err := s.Stores.Bayar.Titipan(ctx, pel.Lembaga, pada, ks...)
	if err != nil {
		return nil, err
	}
	return s.lihatTitipan(ctx, pel, m)
}

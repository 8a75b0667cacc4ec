package keuangan

import (
	"context"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ErrSaldoAwal says that an opening balance cannot be posted.
var ErrSaldoAwal = dasar.Aturan("KEU-SALDOAWAL-01")

// SaldoAwal is the opening balance of one account. Jumlah is positive on the
// account's usual side.
type SaldoAwal struct {
	Akun     KodeAkun
	Jumlah   dasar.Rupiah
	Unit     santri.KodeUnit
	Dana     string
	Laci     string
	Rekening string
}

// CatatSaldoAwal posts opening balances of assets and liabilities on a day, as
// one journal of kind Pembuka: each against the migration account, or, for
// money of a fund, against the net assets of that fund. When all are in,
// [Service.TutupSaldoAwal] clears the migration account. What santri owe at the
// start is billed, not posted here. kunci is the Idempotency-Key, or "".
func (s *Service) CatatSaldoAwal(ctx context.Context, pel dasar.Pelaku, kunci string, hari dasar.Tanggal, saldo ...SaldoAwal) (Jurnal, error) {
	if err := seluruh(pel); err != nil {
		return Jurnal{}, err
	}
	masukan := struct {
		Hari  dasar.Tanggal
		Saldo []SaldoAwal
	}{hari, saldo}
	var j Jurnal
	id := idBaru()
	lama, ulang, err := s.sekali(ctx, pel.Lembaga, "saldo-awal", kunci, masukan, id, func(ctx context.Context, st Stores) error {
		baris, err := st.barisSaldoAwal(ctx, pel.Lembaga, hari, saldo)
		if err != nil {
			return err
		}
		j = Jurnal{
			Lembaga: pel.Lembaga, ID: id, Sumber: "saldo-awal/" + id, Jenis: Pembuka, Tanggal: hari,
			Keterangan: "Saldo awal", Oleh: pel.ID, Dicatat: s.kini(), Baris: baris,
		}
		return Catat(ctx, st.Buku, j)
	})
	if err != nil || !ulang {
		return j, err
	}
	return s.AmbilJurnal(ctx, pel, lama)
}

func (st Stores) barisSaldoAwal(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, saldo []SaldoAwal) ([]Baris, error) {
	p, err := st.Setelan(ctx, l, hari)
	if err != nil {
		return nil, err
	}
	kontrol, err := st.akunKontrol(ctx, l, p)
	if err != nil {
		return nil, err
	}
	kode := make([]KodeAkun, len(saldo))
	for i, a := range saldo {
		kode[i] = a.Akun
	}
	bagan, err := st.Buku.Akun.Ambil(ctx, l, kode...)
	if err != nil {
		return nil, err
	}
	var baris []Baris
	for i, a := range saldo {
		akun, ada := bagan[a.Akun]
		switch {
		case !ada || (akun.Jenis != Aset && akun.Jenis != Liabilitas):
			return nil, ErrSaldoAwal.Invalidf("saldo awal ke-%d: akun %s bukan aset atau liabilitas di bagan akun", i+1, potong(string(a.Akun))).Pada("saldo")
		case kontrol[a.Akun]:
			return nil, ErrAkunKontrol.Invalidf("saldo awal ke-%d: akun %s diisi lewat tagihan, pembayaran atau titipan", i+1, a.Akun).Pada("saldo")
		case a.Jumlah == 0 || a.Jumlah.Batas() != nil:
			return nil, ErrSaldoAwal.Invalidf("saldo awal ke-%d: jumlah harus bukan nol dan dalam batas", i+1).Pada("saldo")
		}
		lawan := Baris{Akun: p.Akun.SaldoAwal, Unit: a.Unit}
		if a.Dana != "" {
			d, ada := p.CariDana(a.Dana)
			if !ada {
				return nil, danaDikenal(p, i, Baris{Dana: a.Dana})
			}
			lawan = Baris{Akun: d.AsetNeto, Unit: a.Unit, Dana: a.Dana}
		}
		sendiri := Baris{Akun: a.Akun, Unit: a.Unit, Dana: a.Dana, Laci: a.Laci, Rekening: a.Rekening}
		baris = append(baris, sisi(sendiri, a.Jumlah, akun.NormalDebit()), sisi(lawan, a.Jumlah, !akun.NormalDebit()))
	}
	return baris, nil
}

// sisi puts an amount on a side of a line; a negative one goes to the other.
func sisi(b Baris, jumlah dasar.Rupiah, debit bool) Baris {
	if jumlah < 0 {
		jumlah, debit = -jumlah, !debit
	}
	if debit {
		b.Debit = jumlah
	} else {
		b.Kredit = jumlah
	}
	return b
}

// TutupSaldoAwal moves what stands on the migration account to the net assets
// without restriction, unit by unit, so that it is zero after migration. It
// does nothing, and returns the zero Jurnal, when it is zero already. Of two
// calls at once one is Conflict.
func (s *Service) TutupSaldoAwal(ctx context.Context, pel dasar.Pelaku, hari dasar.Tanggal) (j Jurnal, err error) {
	if err := seluruh(pel); err != nil {
		return Jurnal{}, err
	}
	id := idBaru()
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		j = Jurnal{}
		p, err := st.Setelan(ctx, pel.Lembaga, hari)
		if err != nil {
			return err
		}
		saldo, err := st.Buku.Jurnal.Saldo(ctx, pel.Lembaga, PadaSaat{}, true)
		if err != nil {
			return err
		}
		var baris []Baris
		var gerak dasar.Rupiah // only ever grows: it names the state that is closed
		for _, a := range saldo {
			if a.Akun != p.Akun.SaldoAwal {
				continue
			}
			gerak += a.Debit + a.Kredit
			if n := a.Netto(); n != 0 {
				baris = append(baris, sisi(Baris{Akun: a.Akun, Unit: a.Unit}, n, false), sisi(Baris{Akun: p.Akun.Surplus, Unit: a.Unit}, n, true))
			}
		}
		if len(baris) == 0 {
			return nil
		}
		j = Jurnal{
			Lembaga: pel.Lembaga, ID: id, Sumber: "saldo-awal-tutup/" + strconv.FormatInt(int64(gerak), 10), Jenis: Pembuka, Tanggal: hari,
			Keterangan: "Penutupan ekuitas saldo awal", Oleh: pel.ID, Dicatat: s.kini(), Baris: baris,
		}
		return Catat(ctx, st.Buku, j)
	})
	return j, err
}
